package cli_test
import ("testing";"time";"replyaudit/internal/campaign";"replyaudit/internal/plan";"path/filepath";"fmt";"replyaudit/internal/mailhost")
func TestZZ(t *testing.T){
 dir:=t.TempDir(); now:=time.Now().Truncate(time.Second)
 h:=&mailhost.Host{Name:"127.0.0.1",CAFile:"x",Submission:1,IMAP:2,IMAPS:3}
 for T:=37;T<47;T++{ n:=0
 for seed:=range int64(100){
 writeCampaign(t,dir,campaignText(h,5,seed,now.Add(time.Duration(T)*time.Second),window),companies())
 c,err:=campaign.Load(filepath.Join(dir,"campaign.yaml")); if err!=nil{t.Fatal(err)}
 p,err:=plan.Make(c,now); if err!=nil{t.Fatal(err)}
 if p.LastDue.Sub(now)==36*time.Second{n++}
 }
 fmt.Println(T,n)}
}
