package mailhost
import ("testing";"time")
func TestZZ(t *testing.T) {
	b := time.Now()
	h := Start(t); t.Log("start", time.Since(b)); b=time.Now()
	h.StopSMTP(t); t.Log("stopsmtp", time.Since(b)); b=time.Now()
	h.StartSMTP(t); t.Log("startsmtp", time.Since(b)); b=time.Now()
	h.StopIMAP(t); t.Log("stopimap", time.Since(b), h.imap.lastLines(), h.smtp.lastLines()); b=time.Now()
	h.StartIMAP(t); t.Log("startimap", time.Since(b)); b=time.Now()
}
