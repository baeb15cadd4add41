package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// twoCampaigns plays the demo twice in one database, the second time two months later.
func twoCampaigns(t *testing.T) (db string) {
	t.Helper()
	dir := t.TempDir()
	db = filepath.Join(dir, "audit.db")
	g := &globals{db: db, stdout: io.Discard, stderr: io.Discard}
	c, err := demoCampaign(dir, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	c.Companies = c.Companies[:12]
	for _, key := range []string{"spring", "summer"} {
		c.Key = key
		r, err := g.rehearse(t.Context(), c, habits{}, db, c.Sending.From.Add(-time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		r.store.Close()
		c.Sending.From, c.Sending.Until = c.Sending.From.AddDate(0, 2, 0), c.Sending.Until.AddDate(0, 2, 0)
	}
	return db
}

func TestCompareTwoCampaigns(t *testing.T) {
	db := twoCampaigns(t)
	run := func(args ...string) (int, string, string) {
		var out, complaints bytes.Buffer
		code := Main(t.Context(), append(args, "--db", db), func(string) string { return "" }, strings.NewReader(""), &out, &complaints)
		return code, out.String(), complaints.String()
	}
	code, text, stderr := run("compare", "spring", "summer")
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	for _, want := range []string{"from spring (", "to   summer (", "companies had a delivered letter in both", "Companies in both", "replied", "Mistake, companies that made it", "No company has 5 scored letters or more in both"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	code, text, _ = run("compare", "spring", "summer", "--json")
	var got struct {
		Waves     []struct{ Wave string }
		Companies int `json:"companies_in_both"`
		Improved  int
		Same      int
		Fell      int
	}
	if err := json.Unmarshal([]byte(text), &got); code != 0 || err != nil {
		t.Fatalf("exit code %d, %v\n%s", code, err, text)
	}
	if len(got.Waves) != 2 || got.Waves[0].Wave != "spring" || got.Companies < 8 || got.Improved+got.Same+got.Fell > got.Companies {
		t.Errorf("%+v", got)
	}
	dir := t.TempDir()
	if code, _, stderr := run("report", "summer", "--waves", "spring", "--format", "html,json", "--out", dir); code != 0 {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	page, err := os.ReadFile(filepath.Join(dir, "report.html"))
	if err != nil || !strings.Contains(string(page), `id="waves"`) || !strings.Contains(string(page), "spring: ") {
		t.Errorf("the report does not set summer against spring: %v", err)
	}
	for _, x := range []struct {
		args []string
		want string
	}{
		{[]string{"compare", "spring", "spring"}, "both campaigns are spring"},
		{[]string{"compare", "spring", "autumn"}, "autumn"},
		{[]string{"compare", "spring", "summer", "--with", "heavy"}, "--with names a second grading"},
		{[]string{"report", "spring", "--waves", "spring"}, "is the campaign of the report itself"},
		{[]string{"report", "spring", "--waves", "summer"}, "campaign summer was launched after spring"},
		{[]string{"report", "summer", "--waves", "spring, autumn"}, "autumn"},
		{[]string{"report", "spring", "--by", "moon"}, `--by "moon": the list of companies has no such column`},
		{[]string{"report", "spring", "--by", "street"}, "names companies rather than groups them"},
	} {
		if code, _, stderr := run(x.args...); code == 0 || !strings.Contains(stderr, x.want) {
			t.Errorf("%v: exit code %d, %s", x.args, code, stderr)
		}
	}
}

// The plan in the working folder is that of the campaign that it names; one that is
// named must be right.
func TestReportPrintsTheImprovementPlan(t *testing.T) {
	db := twoCampaigns(t)
	dir := t.TempDir()
	t.Chdir(dir)
	plan := "campaign: summer\nby: Ona Onaitė\ndate: 2026-05-04\nmeasures:\n  silence: { act: A deputy reads the mailbox., owner: Head of service, state: in_progress }\n"
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("improvement-plan.yaml", plan)
	report := func(args ...string) (page, stderr string) {
		var complaints bytes.Buffer
		Main(t.Context(), append([]string{"report", "--format", "html", "--out", "out", "--db", db}, args...), func(string) string { return "" }, strings.NewReader(""), io.Discard, &complaints)
		raw, err := os.ReadFile(filepath.Join("out", "report.html"))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return string(raw), complaints.String()
	}
	if page, _ := report("spring"); page == "" || strings.Contains(page, "A deputy reads the mailbox") {
		t.Error("the plan of another campaign is printed, or nothing is")
	}
	if page, stderr := report("summer"); !strings.Contains(page, "A deputy reads the mailbox. Head of service; in progress.") {
		t.Errorf("the plan is not printed: %s", stderr)
	}
	if _, stderr := report("spring", "--plan", "improvement-plan.yaml"); !strings.Contains(stderr, "is the plan of campaign summer, and the report is of spring") {
		t.Error(stderr)
	}
	write("other.yaml", strings.Replace(plan, "silence", "silense", 1))
	if _, stderr := report("summer", "--plan", "other.yaml"); !strings.Contains(stderr, `other.yaml:5:3: measures: the rubric has no mistake "silense"; did you mean "silence"?`) {
		t.Error(stderr)
	}
}
