package report_test

import (
	"bytes"
	"encoding/csv"
	"html"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/report"
	"replyaudit/internal/rubric"
)

// printedItem is what the appendix says of an item.
type printedItem struct {
	section int
	weight  float64
	knots   [][2]float64
}

var (
	rubricRow   = regexp.MustCompile(`(?s)<tr( class="grp")?>(.*?)</tr>`)
	cellPattern = regexp.MustCompile(`(?s)<td[^>]*>(?:<b>)?(.*?)(?:</b>)?</td>`)
	knotPattern = regexp.MustCompile(`([\d.]+) → ([\d.]+)`)
)

// TestScoresFollowFromTheExportAndThePrintedRubric computes the score of every
// letter by hand, by each shipped rubric: from the weights and knots that the
// report prints, and the grades and clocks of the export, and nothing else.
func TestScoresFollowFromTheExportAndThePrintedRubric(t *testing.T) {
	for _, name := range rubric.Shipped() {
		t.Run(name, func(t *testing.T) {
			r, err := rubric.Load(name)
			if err != nil {
				t.Fatal(err)
			}
			d := analysistest.Market(1)
			d.Rubric, d.RubricHash = r, r.Hash()
			m := analysis.Analyse(d)
			dir := t.TempDir()
			var page bytes.Buffer
			if err := report.CSV(dir, m); err != nil {
				t.Fatal(err)
			}
			if err := report.HTML(&page, m, report.Options{}); err != nil {
				t.Fatal(err)
			}
			sections, items := printedRubric(t, page.String())
			enquiries, grades := sheet(t, dir, "enquiries.csv"), sheet(t, dir, "grades.csv")
			checked := 0
			for _, e := range enquiries {
				if e["machine_score"] == "" {
					continue
				}
				want := byHand(t, e, grades, sections, items)
				if got := num(t, e["machine_score"]); math.Abs(got-want) > 0.006 { // item scores are exported with four places
					t.Errorf("%s: %v, by hand %v", e["enquiry"], got, want)
				}
				checked++
			}
			if checked < 30 {
				t.Errorf("only %d letters were scored", checked)
			}
		})
	}
}

// byHand is RULES 8: the weighted mean of the items that apply, a section's weight
// shared out over its items; an enquiry without grades is silent and scores nothing.
func byHand(t *testing.T, e map[string]string, grades table, sections []float64, items map[string]printedItem) float64 {
	t.Helper()
	inside := make([]float64, len(sections))
	for _, i := range items {
		inside[i.section] += i.weight
	}
	sum, weight := 0.0, 0.0
	for _, g := range grades.where(func(g map[string]string) bool { return g["enquiry"] == e["enquiry"] }) {
		i, known := items[g["item"]]
		if !known {
			t.Fatalf("item %s is graded and not printed", g["item"])
		}
		if g["applies"] != "1" {
			continue
		}
		score := num(t, g["score"])
		if clock := map[string]string{"reply_time": "reply", "answer_time": "answer"}[g["item"]]; clock != "" && e[clock+"_event"] == "1" { // of a question back, its own time counts
			ratio := num(t, e[clock+"_working_seconds"]) / num(t, e["target_working_seconds"])
			if by := between(i.knots, ratio); math.Abs(by-score) > 1e-4 {
				t.Errorf("%s: %s scores %v, %v times the target by the printed knots %v is %v", e["enquiry"], g["item"], score, ratio, i.knots, by)
			}
		}
		points := sections[i.section] * i.weight / inside[i.section]
		sum += points * score
		weight += points
	}
	if weight == 0 {
		return 0
	}
	return 100 * sum / weight
}

func between(knots [][2]float64, x float64) float64 {
	for i, k := range knots {
		if x > k[0] {
			continue
		}
		if i == 0 {
			return k[1]
		}
		before := knots[i-1]
		return before[1] + (k[1]-before[1])*(x-before[0])/(k[0]-before[0])
	}
	return knots[len(knots)-1][1]
}

// printedRubric reads the rubric out of the report's appendix. Items that only
// people judge have no part in the machine's score.
func printedRubric(t *testing.T, page string) (sections []float64, items map[string]printedItem) {
	t.Helper()
	_, page, found := strings.Cut(page, "Rubric “")
	if !found {
		t.Fatal("the report prints no rubric")
	}
	page, _, _ = strings.Cut(page, "</table>")
	_, page, _ = strings.Cut(page, "<tbody>")
	items = map[string]printedItem{}
	for _, row := range rubricRow.FindAllStringSubmatch(page, -1) {
		cells := cellPattern.FindAllStringSubmatch(row[0], -1)
		last := num(t, cells[len(cells)-1][1])
		if row[1] != "" {
			sections = append(sections, last)
			continue
		}
		kind := strings.ReplaceAll(html.UnescapeString(row[2]), "\u00a0", " ")
		if strings.Contains(kind, "judgement") || strings.Contains(kind, "people") {
			continue
		}
		i := printedItem{section: len(sections) - 1, weight: last}
		for _, k := range knotPattern.FindAllStringSubmatch(kind, -1) {
			i.knots = append(i.knots, [2]float64{num(t, k[1]), num(t, k[2])})
		}
		items[cells[0][1]] = i
	}
	return sections, items
}

func num(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func sheet(t *testing.T, dir, name string) table {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out table
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, head := range rows[0] {
			row[head] = cells[i]
		}
		out = append(out, row)
	}
	return out
}
