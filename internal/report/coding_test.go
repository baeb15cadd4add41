package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
)

func written(t *testing.T, m *analysis.Model) string {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, m, Options{Language: "en"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Before the first code the report says that nobody has checked; afterwards each
// machine figure carries the agreement, and the full score has a table of its own.
func TestReportTellsWhoHasChecked(t *testing.T) {
	before := written(t, analysis.Analyse(analysistest.Market(1)))
	for _, want := range []string{"Nobody has checked", "not yet checked by coders"} {
		if !strings.Contains(before, want) {
			t.Errorf("before the first code the report does not say %q", want)
		}
	}
	after := written(t, analysis.Analyse(analysistest.Coded(30)))
	for _, not := range []string{"Nobody has checked", "not yet checked", "Krippendorff’s α</th></tr></thead><tbody>\n</tbody>", "anna", "⟨"} {
		if strings.Contains(after, not) {
			t.Errorf("the report of coded replies says %q", not)
		}
	}
	for want, least := range map[string]int{
		"People have checked the machine": 1, "Machine-graded. People agree with the machine on": 6,
		"people agree on": 12, "not checked by people": 5, "Full score: the judgements of people included": 1, "10 differences between coders await a decision": 1,
	} {
		if n := strings.Count(after, want); n < least {
			t.Errorf("%q stands there %d times, want %d", want, n, least)
		}
	}
	for table := range strings.SplitSeq(after, "<table") {
		caption, _, _ := strings.Cut(table, "</table>")
		if strings.Contains(caption, "Full score") && strings.Contains(caption, "Machine score") {
			t.Error("machine score and full score share a table")
		}
	}
}

func TestJSONAndCSVCarryTheAgreement(t *testing.T) {
	m := analysis.Analyse(analysistest.Coded(30))
	var b bytes.Buffer
	if err := JSON(&b, m); err != nil {
		t.Fatal(err)
	}
	var r struct {
		Coding   *jsonCoding   `json:"coding"`
		Sections []jsonSection `json:"sections"`
	}
	if err := json.Unmarshal(b.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if r.Coding == nil || r.Coding.Coded != 30 || r.Coding.ByEnquiry.N != 30 {
		t.Fatalf("coding: %+v", r.Coding)
	}
	for _, s := range r.Sections {
		for _, i := range s.Items {
			if checked := i.Agreement != nil; checked != (m.Coding.Item(i.ID) != nil && m.Coding.Item(i.ID).Machine.Units > 0) {
				t.Errorf("%s carries an agreement: %v", i.ID, checked)
			}
		}
	}
	dir := t.TempDir()
	if err := CSV(dir, m); err != nil {
		t.Fatal(err)
	}
	rows := func(name string) [][]string {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		all, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if n := len(rows("codes.csv")); n != 1+len(m.Coding.Stored.Codes) {
		t.Errorf("codes.csv has %d lines, want %d", n, 1+len(m.Coding.Stored.Codes))
	}
	if n := len(rows("agreement.csv")); n < 25 {
		t.Errorf("agreement.csv has %d lines", n)
	}
	full := 0
	enquiries := rows("enquiries.csv")
	for i, name := range enquiries[0] {
		for _, row := range enquiries[1:] {
			if name == "full_score" && row[i] != "" {
				full++
			}
		}
	}
	if full != 30 {
		t.Errorf("%d enquiries have a full score, want 30", full)
	}
}
