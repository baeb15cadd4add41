package report_test

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// demo is the committed sample, read as a statistician would who has nothing
// but the tables, the codebook and the rules.
const demo = "../../reports/sample/en"

type table []map[string]string

func read(t *testing.T, name string) table {
	t.Helper()
	f, err := os.Open(filepath.Join(demo, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out table
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, name := range rows[0] {
			row[name] = cells[i]
		}
		out = append(out, row)
	}
	return out
}

func (rows table) where(keep func(map[string]string) bool) table {
	return slices.DeleteFunc(slices.Clone(rows), func(r map[string]string) bool { return !keep(r) })
}

type figures struct {
	X         int
	N         int
	Rate      float64
	Range     [2]float64
	OfTried   struct{ X, N int } `json:"of_tried"`
	OfTargets struct{ X, N int } `json:"of_targets"`
}

var delivered = []string{"answered", "replied", "asked_back", "uncollected", "pending_review", "challenged", "silent"}

// The headline rates with their denominators and ranges follow from the table
// of enquiries by the words of RULES 2 alone.
func TestRatesFollowFromTheTables(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(demo, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var printed struct{ Rates map[string]figures }
	if err := json.Unmarshal(raw, &printed); err != nil {
		t.Fatal(err)
	}
	settled := read(t, "enquiries.csv").where(func(r map[string]string) bool { return r["stage"] == "opening" && r["settled"] == "1" })
	analysed := settled.where(func(r map[string]string) bool { return slices.Contains(delivered, r["outcome"]) })
	tried := settled.where(func(r map[string]string) bool {
		return slices.Contains(append(slices.Clone(delivered), "refused", "undeliverable"), r["outcome"])
	})
	targets := settled.where(func(r map[string]string) bool { return r["outcome"] != "withdrawn" })
	unknown := len(settled.where(func(r map[string]string) bool { return r["outcome"] == "send_unknown" }))
	for name, counts := range map[string]func(map[string]string) bool{
		"acknowledged":    func(r map[string]string) bool { return r["acknowledged"] == "1" },
		"replied":         func(r map[string]string) bool { return r["outcome"] == "replied" || r["outcome"] == "answered" },
		"answered":        func(r map[string]string) bool { return r["outcome"] == "answered" },
		"on_time_in_full": func(r map[string]string) bool { return r["outcome"] == "answered" && r["on_time_in_full"] == "1" },
	} {
		x, n := len(analysed.where(counts)), len(analysed)
		undecided := len(analysed.where(func(r map[string]string) bool {
			return !counts(r) && slices.Contains([]string{"pending_review", "uncollected"}, r["outcome"])
		}))
		got := printed.Rates[name]
		if got.X != x || got.N != n || got.OfTried.X != x || got.OfTried.N != len(tried) || got.OfTargets.N != len(targets) {
			t.Errorf("%s: printed %+v; the table has %d of %d, tried %d, targets %d", name, got, x, n, len(tried), len(targets))
		}
		low, high := float64(x)/float64(n+unknown), float64(x+undecided+unknown)/float64(n+unknown)
		if math.Abs(got.Range[0]-low) > 1e-12 || math.Abs(got.Range[1]-high) > 1e-12 {
			t.Errorf("%s: range %v, the table gives [%v %v]", name, got.Range, low, high)
		}
	}
}

// The median by Kaplan and Meier, by hand from event and follow-up time.
func TestMedianFollowsFromTheTables(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(demo, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var printed struct {
		Survival map[string]struct {
			N, Events int
			Median    *float64
		}
	}
	if err := json.Unmarshal(raw, &printed); err != nil {
		t.Fatal(err)
	}
	for _, clock := range []string{"ack", "reply", "answer"} {
		type wait struct {
			seconds float64
			event   bool
		}
		var waits []wait
		events := 0
		for _, r := range read(t, "enquiries.csv").where(func(r map[string]string) bool { return r["stage"] == "opening" && r[clock+"_event"] != "" }) {
			s, err := strconv.ParseFloat(r[clock+"_seconds"], 64)
			if err != nil {
				t.Fatal(err)
			}
			waits = append(waits, wait{s, r[clock+"_event"] == "1"})
			if r[clock+"_event"] == "1" {
				events++
			}
		}
		slices.SortFunc(waits, func(a, b wait) int {
			if a.seconds != b.seconds {
				return int(math.Copysign(1, a.seconds-b.seconds))
			}
			if a.event == b.event {
				return 0
			}
			if a.event { // who is censored at an instant was still at risk at it
				return -1
			}
			return 1
		})
		surviving, median, past := 1.0, math.NaN(), false
		for i, w := range waits {
			if w.event {
				surviving *= 1 - 1/float64(len(waits)-i)
			}
			switch half := surviving - 0.5; {
			case !w.event || half > 1e-12 || past:
			case math.IsNaN(median):
				median, past = w.seconds, half < -1e-12
			default: // level at one half until now: the middle, as survfit has it
				median, past = (median+w.seconds)/2, true
			}
		}
		got := printed.Survival[clock]
		printed := math.NaN()
		if got.Median != nil {
			printed = *got.Median
		}
		if got.N != len(waits) || got.Events != events || math.IsNaN(printed) != math.IsNaN(median) || math.Abs(printed-median) > 1e-6 {
			t.Errorf("%s: printed n %d, events %d, median %v; the table gives %d, %d, %v", clock, got.N, got.Events, printed, len(waits), events, median)
		}
	}
}

// Outcomes with a reply, the clocks and "on time in full" follow from the
// messages and the questions by RULES 1, 5 and 7.
func TestOutcomesFollowFromTheTables(t *testing.T) {
	messages, questions := map[string]table{}, map[string]table{}
	for _, m := range read(t, "messages.csv") {
		if m["state"] == "matched" {
			messages[m["enquiry"]] = append(messages[m["enquiry"]], m)
		}
	}
	for _, q := range read(t, "questions.csv") {
		questions[q["enquiry"]+"/"+q["stage"]] = append(questions[q["enquiry"]+"/"+q["stage"]], q)
	}
	for _, e := range read(t, "enquiries.csv") {
		if e["stage"] != "opening" || e["settled"] != "1" || !slices.Contains(delivered, e["outcome"]) {
			continue
		}
		cut := e["window_end"]
		if e["reminded_at"] != "" && e["reminded_at"] < cut {
			cut = e["reminded_at"]
		}
		first := ""
		for _, m := range messages[e["enquiry"]] {
			if substantive(m) && m["received_at"] <= cut && (first == "" || m["received_at"] < first) {
				first = m["received_at"]
			}
		}
		replied := e["outcome"] == "answered" || e["outcome"] == "replied"
		if (first != "") != replied || (first != "") != (e["reply_event"] == "1") {
			t.Errorf("%s: outcome %s, reply_event %s; its first message of substance is %q", e["enquiry"], e["outcome"], e["reply_event"], first)
			continue
		}
		if first != "" {
			checkReply(t, e, first, questions[e["enquiry"]+"/opening"])
		}
	}
}

// substantive is RULES 5 by the columns of messages.csv.
func substantive(m map[string]string) bool {
	asksOnly := m["asks_back"] == "1" && !strings.Contains(m["questions"], ":answered:") && !strings.Contains(m["questions"], ":partly:")
	said := m["substance"] == "substantive" || m["substance"] == "answers"
	stage := slices.Contains([]string{"opening", "reminder", "clarification"}, m["letter"])
	return m["class"] == "human" && said && stage && m["unread"] == "0" && !asksOnly
}

func checkReply(t *testing.T, e map[string]string, first string, questions table) {
	t.Helper()
	t0, err := time.Parse(time.RFC3339, e["sent_at"])
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.Parse(time.RFC3339, first)
	if err != nil {
		t.Fatal(err)
	}
	seconds, err := strconv.ParseFloat(e["reply_seconds"], 64)
	if err != nil || math.Abs(max(0, at.Sub(t0).Seconds())-seconds) > 1 {
		t.Errorf("%s: reply after %s s, the messages say %v", e["enquiry"], e["reply_seconds"], at.Sub(t0))
	}
	open := len(questions.where(func(q map[string]string) bool { return q["status"] != "answered" }))
	wrong := len(questions.where(func(q map[string]string) bool { return q["correct"] == "wrong" }))
	if complete := len(questions) > 0 && open == 0; complete != (e["outcome"] == "answered") {
		t.Errorf("%s: outcome %s with %d of %d questions open", e["enquiry"], e["outcome"], open, len(questions))
	}
	if e["outcome"] != "answered" {
		return
	}
	worked, err1 := strconv.ParseFloat(e["answer_working_seconds"], 64)
	target, err2 := strconv.ParseFloat(e["target_working_seconds"], 64)
	if err1 != nil || err2 != nil {
		t.Fatalf("%s: %v, %v", e["enquiry"], err1, err2)
	}
	if onTime := wrong == 0 && worked <= target; onTime != (e["on_time_in_full"] == "1") {
		t.Errorf("%s: on time in full %s; %d wrong, %v of %v working seconds", e["enquiry"], e["on_time_in_full"], wrong, worked, target)
	}
}
