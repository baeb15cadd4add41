package coding

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/clock"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// house is a closed campaign with some graded replies, in a database.
func house(t testing.TB, replies int) (*store.Store, *analysis.Data) {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "audit.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d := analysistest.Market(1)
	d.Closed = true
	d.Records = slices.DeleteFunc(d.Records, func(r analysis.Record) bool {
		a := analysis.Assess(d, r)
		return !a.Settled || !a.Scored || a.First < 0 || len(a.Counted) != 1
	})
	if len(d.Records) < replies {
		t.Fatalf("the market has %d such replies", len(d.Records))
	}
	d.Records = d.Records[:replies]
	document, err := json.Marshal(d.Campaign)
	if err != nil {
		t.Fatal(err)
	}
	launch := store.Launch{Campaign: d.Campaign.Key, Seed: d.Campaign.Seed, DesignHash: "d", RubricHash: d.RubricHash, Document: document, Rubric: []byte("{}"), At: noon, Accounts: map[string]string{}}
	var seen []store.Sighting
	for i := range d.Records {
		r := &d.Records[i]
		launch.Enquiries = append(launch.Enquiries, r.Enquiry)
		launch.Accounts[r.Mailbox] = "box@ours.example"
		for j := range r.Messages {
			seen = append(seen, store.Sighting{UID: uint32(len(seen) + 1), InternalDate: noon, Raw: []byte(r.Messages[j].ID)})
		}
	}
	if err := s.Launch(ctx, launch); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SaveBatch(ctx, store.Folder{Account: "box@ours.example", Name: "INBOX", UIDValidity: 1}, seen, uint32(len(seen)+1), noon); err != nil {
		t.Fatal(err)
	}
	for i := range d.Records {
		for j := range d.Records[i].Messages {
			m := &d.Records[i].Messages[j]
			m.ID, _ = store.MessageKey("box@ours.example", []byte(m.ID), false)
		}
	}
	return s, d
}

func opened(t testing.TB, s *store.Store, d *analysis.Data, p Plan) *Study {
	t.Helper()
	ctx := context.Background()
	if err := Begin(ctx, s, clock.NewVirtual(noon), d, p, "person:eva"); err != nil {
		t.Fatal(err)
	}
	st, err := Open(ctx, s, clock.NewVirtual(noon), d, "person:eva")
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// work has a coder code all that falls to him; says picks the value.
func work(t testing.TB, st *Study, coder string, says func(Task) string) (messages []string) {
	t.Helper()
	ctx := context.Background()
	session, err := st.Join(ctx, coder)
	if err != nil {
		t.Fatal(err)
	}
	for {
		task, _, _, ok := session.Next()
		if !ok {
			return messages
		}
		if !slices.Contains(messages, task.Message) {
			messages = append(messages, task.Message)
		}
		if err := session.Say(ctx, task, says(task)); err != nil {
			t.Fatal(err)
		}
	}
}

func firstValue(t Task) string { return t.Book.Values[0].ID }

// The sample is drawn once: the same seed draws the same, later stages hold what
// earlier ones do not, and every graded reply has its place.
func TestSampleIsStagedAndSeeded(t *testing.T) {
	_, d := house(t, 20)
	m := analysis.Replies(d)
	stream := func() *clock.Stream { return clock.NewStream(d.Campaign.Seed, d.Campaign.Key, "coding sample") }
	a, b := draw(m, []int{10, 50, 100}, stream()), draw(m, []int{10, 50, 100}, stream())
	if !slices.Equal(a, b) {
		t.Error("one seed draws two samples")
	}
	stages := map[int]int{}
	for _, r := range a {
		stages[r.Stage]++
	}
	if len(a) != 20 || stages[1] != 2 || stages[2] != 8 || stages[3] != 10 {
		t.Errorf("20 replies in stages %v, want 2, 8 and 10", stages)
	}
	if c := draw(m, []int{10, 50, 100}, clock.NewStream(99, d.Campaign.Key, "coding sample")); slices.Equal(a, c) {
		t.Error("another seed draws the same sample")
	}
}

// Three coders with an overlap of two: each reply of a stage but the last goes to
// exactly two, everybody gets a share and an order of his own; the last stage is
// shared out.
func TestOverlapAndShares(t *testing.T) {
	s, d := house(t, 12)
	st := opened(t, s, d, Plan{Stages: []int{50, 100}, Overlap: 2, Threshold: 0})
	ctx := context.Background()
	names := []string{"anna", "ben", "cyd"}
	for _, name := range names {
		if _, err := st.Join(ctx, name); err != nil {
			t.Fatal(err)
		}
	}
	by := map[string][]string{}
	orders := map[string][]string{}
	for range 2 { // the second time round, what opened meanwhile
		for _, name := range names {
			got := work(t, st, name, firstValue)
			orders[name] = append(orders[name], got...)
			for _, message := range got {
				by[message] = append(by[message], name)
			}
		}
	}
	for _, r := range st.order {
		if want := st.needed(r.Stage); len(by[r.Message]) != want {
			t.Errorf("reply %d of stage %d was coded by %v, want %d coders", r.number, r.Stage, by[r.Message], want)
		}
	}
	for _, name := range names {
		if n := len(orders[name]); n != 6 {
			t.Errorf("%s coded %d replies, want 4 of the first stage and 2 of the last", name, n)
		}
	}
	status := st.Status()
	if !status.Stages[1].Done || status.ToDecide != 0 {
		t.Errorf("status %+v", status)
	}
}

// Two coders who differ on an item keep the next stage closed, until a person
// opens it with a reason. One value alone holds nothing up.
func TestTheNextStageOpensByAgreement(t *testing.T) {
	s, d := house(t, 20)
	st := opened(t, s, d, Plan{Stages: []int{50, 100}, Overlap: 2, Threshold: 0.8})
	work(t, st, "anna", firstValue)
	if st.stages()[1].Open {
		t.Fatal("the second stage opened with one coder")
	}
	n := 0
	work(t, st, "ben", func(task Task) string {
		if task.Item == "tone" {
			n++
			return task.Book.Values[n%2*4].ID
		}
		return firstValue(task)
	})
	stages := st.stages()
	if stages[1].Open || !stages[0].Done || !slices.Equal(stages[0].Below, []string{"tone"}) {
		t.Fatalf("stages %+v", stages)
	}
	if _, err := st.OpenNext(context.Background(), " ", "person:eva"); !errors.Is(err, ErrCoding) {
		t.Errorf("opened without a reason: %v", err)
	}
	if stage, err := st.OpenNext(context.Background(), "we talked", "person:eva"); err != nil || stage != 2 || !st.stages()[1].Open {
		t.Errorf("stage %d, %v", stage, err)
	}
}

// Every code is kept, whatever is said later, and what is taken back stands no more.
func TestCodesAreKept(t *testing.T) {
	s, d := house(t, 4)
	st := opened(t, s, d, DefaultPlan())
	ctx := context.Background()
	session, err := st.Join(ctx, "anna")
	if err != nil {
		t.Fatal(err)
	}
	task, _, _, _ := session.Next()
	for _, value := range []string{task.Book.Values[0].ID, task.Book.Values[1].ID} {
		if err := session.Say(ctx, task, value); err != nil {
			t.Fatal(err)
		}
	}
	if ok, err := session.Undo(ctx); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if err := session.Say(ctx, task, "purple"); !errors.Is(err, ErrCoding) {
		t.Errorf("a value that is none: %v", err)
	}
	stored, err := s.Coding(ctx, d.Campaign.Key)
	if err != nil {
		t.Fatal(err)
	}
	if len(stored.Codes) != 2 || stored.Codes[0].Superseded != 2 || stored.Codes[1].Superseded != 2 {
		t.Errorf("codes %+v, want two, the first superseded by the second, the second taken back", stored.Codes)
	}
	if again, _, _, _ := session.Next(); again.Thing != task.Thing {
		t.Errorf("next is %+v, want what was taken back", again.Thing)
	}
}

// A decision between coders asks again when somebody codes otherwise afterwards.
func TestAdjudication(t *testing.T) {
	s, d := house(t, 2)
	st := opened(t, s, d, Plan{Stages: []int{100}, Overlap: 2, Threshold: 0.8})
	ctx := context.Background()
	work(t, st, "anna", firstValue)
	work(t, st, "ben", func(task Task) string {
		if task.Item == "greeting" {
			return rubric.No
		}
		return firstValue(task)
	})
	dispute, left, ok := st.NextDispute()
	if !ok || left != 2 || dispute.Item != "greeting" || dispute.Said[rubric.Yes] != 1 || dispute.Said[rubric.No] != 1 {
		t.Fatalf("%+v, %d left", dispute, left)
	}
	if err := st.Decide(ctx, dispute.Task, rubric.Yes, "person:eva"); err != nil {
		t.Fatal(err)
	}
	if value, settled := st.codes.Final(dispute.Thing); value != rubric.Yes || !settled {
		t.Errorf("decided %q, %v", value, settled)
	}
	if a, _ := st.codes.Adjudicated(dispute.Thing); len(a.Against) != 2 {
		t.Errorf("decided against %v, want both codes", a.Against)
	}
	session, err := st.Join(ctx, "cyd")
	if err != nil {
		t.Fatal(err)
	}
	if err := session.Say(ctx, dispute.Task, rubric.No); err != nil {
		t.Fatal(err)
	}
	if _, left, _ := st.NextDispute(); left != 2 {
		t.Errorf("%d left after a new code against the decision, want 2", left)
	}
}

// Nothing that a coder sees names a company, a person or a link.
func TestSheetsAreBlind(t *testing.T) {
	s, d := house(t, 25)
	d.Campaign.Report.ShowStaff, d.Campaign.Authorisation.Basis = true, "own_organisation" // what reports may show, coders may not see
	st := opened(t, s, d, Plan{Stages: []int{100}, Overlap: 2, Threshold: 0.8})
	session, err := st.Join(context.Background(), "anna")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := session.WriteSheet(&b); err != nil {
		t.Fatal(err)
	}
	sheet := strings.ToLower(b.String())
	for _, c := range d.Campaign.Companies {
		for _, secret := range []string{c.Name, c.Address, "/" + c.Key + "/"} {
			if strings.Contains(sheet, strings.ToLower(secret)) {
				t.Errorf("the sheet holds %q", secret)
			}
		}
	}
	for _, p := range d.Campaign.Personas {
		if strings.Contains(sheet, strings.ToLower(p.Last)) || strings.Contains(sheet, p.Address) {
			t.Errorf("the sheet names %s %s", p.First, p.Last)
		}
	}
	for _, r := range d.Records {
		for _, m := range r.Messages {
			if name := m.Decision.Reading.Facts["responder_name"].Value; name != "" && strings.Contains(sheet, strings.ToLower(name)) {
				t.Errorf("the sheet names %s", name)
			}
		}
	}
}

// What was filled in comes back; what a spreadsheet would run does not run.
func TestSheetRoundTrip(t *testing.T) {
	s, d := house(t, 3)
	d.Records[0].Messages[0].Subject = "=cmd|calc"
	st := opened(t, s, d, Plan{Stages: []int{100}, Overlap: 2, Threshold: 0.8})
	ctx := context.Background()
	session, err := st.Join(ctx, "anna")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := session.WriteSheet(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := newSheetCSV(b.Bytes()).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	defused := 0
	for i, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a spreadsheet would run %q", cell)
			}
			if strings.HasPrefix(cell, "'=") {
				defused++
			}
		}
		if i > 0 {
			row[6], _, _ = strings.Cut(row[7], ":") // the first choice
		}
	}
	if defused == 0 {
		t.Error("the subject =cmd|calc is not in the sheet")
	}
	for _, comma := range []rune{',', ';', '\t'} {
		var filled bytes.Buffer
		w := csv.NewWriter(&filled)
		w.Comma = comma
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		n, err := st.ReadSheet(ctx, "anna.csv", filled.Bytes())
		if want := map[rune]int{',': len(rows) - 1}[comma]; err != nil || n != want {
			t.Errorf("apart by %q: %d new codes, %v; want %d", comma, n, err, want)
		}
	}
	if _, _, _, ok := session.Next(); ok {
		t.Error("something is left after a full sheet")
	}
}

// One mistake, and nothing of the sheet is stored.
func TestNothingIsHalfImported(t *testing.T) {
	s, d := house(t, 2)
	st := opened(t, s, d, Plan{Stages: []int{100}, Overlap: 2, Threshold: 0.8})
	if _, err := st.Join(context.Background(), "anna"); err != nil {
		t.Fatal(err)
	}
	key := d.Campaign.Key
	sheet := "campaign,coder,reply,item,question,value\n" + key + ",anna,1,tone,,warm\n" + key + ",anna,2,tone,,tepid\n"
	n, err := st.ReadSheet(context.Background(), "anna.csv", []byte(sheet))
	want := fmt.Sprintf(`anna.csv:3:%d: "tepid" is no value of tone; write hostile, cold, neutral, friendly, warm, cannot_tell`, len(key)+len(",anna,2,tone,,")+1)
	if n != 0 || err == nil || err.Error() != want {
		t.Errorf("%d codes, %v; want %s", n, err, want)
	}
	if stored, err := s.Coding(context.Background(), key); err != nil || len(stored.Codes) != 0 || len(stored.Coders) != 1 {
		t.Errorf("stored %+v, %v", stored.Codes, err)
	}
}

// A slip in the name of the coder makes no second coder, who would agree with the
// first; a long list of mistakes is cut; the line ends of an old Macintosh are named.
func TestSheetsThatWereSpoiled(t *testing.T) {
	s, d := house(t, 2)
	st := opened(t, s, d, Plan{Stages: []int{100}, Overlap: 2, Threshold: 0.8})
	for _, name := range []string{"anna", "ben"} {
		if _, err := st.Join(context.Background(), name); err != nil {
			t.Fatal(err)
		}
	}
	key, head := d.Campaign.Key, "campaign,coder,reply,item,question,value\n"
	for why, c := range map[string]struct{ sheet, want string }{
		"another name": {head + key + ",Anna,1,tone,,warm\n", `:2:%d: there is no coder "Anna"; a sheet is exported for one of anna, ben, and keeps the name`},
		"an old end":   {strings.ReplaceAll(head, "\n", "\r") + key + ",anna,1,tone,,warm\r", `:1:1: the lines end as on an old Macintosh`},
		"10,000 slips": {head + strings.Repeat(key+",anna,99,tone,,warm\n", 10000), "\n9950 more like these"},
	} {
		if strings.Contains(c.want, "%d") {
			c.want = fmt.Sprintf(c.want, len(key)+2)
		}
		if n, err := st.ReadSheet(context.Background(), "a.csv", []byte(c.sheet)); n != 0 || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %d codes, %.300v; want %s", why, n, err, c.want)
		}
	}
	if stored, err := s.Coding(context.Background(), key); err != nil || len(stored.Codes) != 0 || len(stored.Coders) != 2 {
		t.Errorf("stored %+v of %v, %v", stored.Codes, stored.Coders, err)
	}
}

func TestPlansThatCannotBe(t *testing.T) {
	s, d := house(t, 2)
	for want, p := range map[string]Plan{
		"rise to 100":         {Stages: []int{50, 10, 100}, Overlap: 2, Threshold: 0.8},
		"must be 100":         {Stages: []int{10, 50}, Overlap: 2, Threshold: 0.8},
		"shows no agreement":  {Stages: []int{100}, Overlap: 1, Threshold: 0.8},
		"write an alpha from": {Stages: []int{100}, Overlap: 2, Threshold: 8},
	} {
		if err := Begin(context.Background(), s, clock.NewVirtual(noon), d, p, "person:eva"); !errors.Is(err, ErrCoding) || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", p, err, want)
		}
	}
	d.Closed = false
	if _, err := Open(context.Background(), s, clock.NewVirtual(noon), d, "person:eva"); !errors.Is(err, ErrCoding) {
		t.Errorf("a campaign that still runs: %v", err)
	}
}

// FuzzReadSheet: whatever stands in a file, either all of it is stored as values of
// the codebook, or nothing is and every mistake has its place.
func FuzzReadSheet(f *testing.F) {
	s, d := house(f, 2)
	st := opened(f, s, d, Plan{Stages: []int{100}, Overlap: 2, Threshold: 0.8})
	if _, err := st.Join(context.Background(), "anna"); err != nil {
		f.Fatal(err)
	}
	head := "campaign,coder,reply,item,question,value\n"
	line := d.Campaign.Key + ",anna,1,tone,,warm\n"
	for _, seed := range []string{"", head, head + line, byteOrderMark + strings.ReplaceAll(head+line, ",", ";"), head + line + line, head + "\"\n", head + line[:9] + "\xff", strings.ToUpper(head) + line} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		before := len(st.stored.Codes)
		n, err := st.ReadSheet(context.Background(), "fuzz.csv", src)
		after, problem := st.stored.Codes[before:], SheetProblem{}
		if len(after) != n || err != nil && n != 0 {
			t.Fatalf("%d codes are stored, %d were announced, %v", len(after), n, err)
		}
		if err != nil && !errors.Is(err, ErrCoding) && (!errors.As(err, &problem) || problem.Line < 1 || problem.Column < 1) {
			t.Fatalf("a mistake without a place: %v", err)
		}
		for _, c := range after {
			if st.replies[c.Message] == nil || c.Coder == "" || c.Value == "" {
				t.Fatalf("stored %+v", c)
			}
		}
	})
}
