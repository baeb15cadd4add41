package analysis

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/stats"
)

// Two letters at the same instant left in different hours of different days, where
// the companies' clocks differ.
func TestDeparturesGoByTheCompanysOwnClock(t *testing.T) {
	d := study()
	d.Campaign.Companies[1].Zone = "Pacific/Auckland" // 10:00 UTC on Monday is 22:00 there
	d.Campaign.Companies[2].Zone = "Pacific/Kiritimati"
	late := sent(d, "c", 1, wrote("3h", "price", "time"))
	late.Letter.SentAt = after("2h") // 12:00 UTC is 02:00 on Tuesday
	d.Records = []Record{sent(d, "a", 1, wrote("5h", "price", "time")), sent(d, "b", 1), late, sent(d, "a", 2)}
	got := Analyse(d).Departures
	want := map[string]string{"Monday": "1 of 3", "Tuesday": "1 of 1"}
	if len(got.Weekdays) != len(want) {
		t.Fatalf("weekdays %+v", got.Weekdays)
	}
	for _, x := range got.Weekdays {
		if s := fmt.Sprintf("%d of %d", x.Replied.X, x.Replied.N); s != want[x.Weekday.String()] {
			t.Errorf("%s: %s, want %s", x.Weekday, s, want[x.Weekday.String()])
		}
	}
	var hours []string
	for _, x := range got.Hours {
		hours = append(hours, fmt.Sprintf("%d:%d/%d", x.Hour, x.Replied.X, x.Replied.N))
	}
	if s := strings.Join(hours, " "); s != "2:1/1 10:1/2 22:0/1" {
		t.Errorf("hours %s", s)
	}
	if m := got.Hours[0].Wait.Elapsed.Median; m != time.Hour.Seconds() {
		t.Errorf("median of the letter of two o'clock %v s, want one hour", m)
	}
	bounce := sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", "info@a.example"))
	d.Records = []Record{bounce, unsent(d, audit.MissedLetter)}
	if got := Analyse(d).Departures; len(got.Weekdays)+len(got.Hours) != 0 {
		t.Errorf("letters that nobody got began to wait: %+v", got)
	}
}

func TestColumnsThatGroup(t *testing.T) {
	c := &campaign.Campaign{}
	for i := range 40 {
		c.Companies = append(c.Companies, campaign.Company{Key: fmt.Sprint(i), Fields: map[string]string{
			"trade": []string{"baker", "printer"}[i%2], "manager": fmt.Sprintf("Jonas %c", 'A'+rune(i)), "mail": "x@firm.example",
			"line": "+370 612 34567", "staff": fmt.Sprint(i), "fee": fmt.Sprintf("%d,50 EUR", i), "none": " ", "site": "https://a.example",
		}})
	}
	for column, want := range map[string]string{
		"trade": "", "staff": "", "fee": "", "manager": "names companies rather than groups them", "mail": "must not print",
		"line": "must not print", "site": "must not print", "none": "no company has a value", "absent": "no company has a value",
	} {
		if err := Groups(c, column); fmt.Sprint(err) != "<nil>" && want == "" || want != "" && !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%s: %v, want %q", column, err, want)
		}
	}
}

// A named column with many values: numbers in ranges of equal weight, rare words together.
func TestColumnsWithManyValuesAreMadeCoarse(t *testing.T) {
	d := study()
	d.Campaign.Companies = nil
	for i := range 60 {
		co := company(fmt.Sprint("k", i), fmt.Sprintf("k%d.example", i))
		co.Fields = map[string]string{"staff": fmt.Sprint(i % 20), "town": fmt.Sprintf("T%02d", i%26)}
		d.Campaign.Companies = append(d.Campaign.Companies, co)
		d.Records = append(d.Records, sent(d, co.Key, 1))
	}
	if m := Analyse(d); len(m.Traits) != 0 {
		t.Errorf("columns of many values are broken down by unasked: %v", m.Traits)
	}
	d.Campaign.Report.Breakdowns = []string{"staff", "town"}
	m := Analyse(d)
	got := map[string]string{}
	for _, b := range m.Breakdowns {
		var levels []string
		for _, l := range b.Levels {
			name := l.Name
			if l.Other {
				name = "rest"
			}
			levels = append(levels, fmt.Sprintf("%s:%d", name, l.Replied.N))
		}
		got[b.Trait] = strings.Join(levels, " ")
	}
	if want := "0–4:15 5–9:15 10–14:15 15–19:15"; got["staff"] != want {
		t.Errorf("staff %s, want %s", got["staff"], want)
	}
	if want := "T00:3 T01:3 T02:3 T03:3 T04:3 T05:3 T06:3 T07:3 T08:2 T09:2 T10:2 rest:30"; got["town"] != want {
		t.Errorf("town %s, want %s", got["town"], want)
	}
}

func TestEqualNumbersStayInOneRange(t *testing.T) {
	var names []string
	for _, l := range quarters([]float64{1, 1, 1, 1, 1, 1, 2, 9}) {
		names = append(names, l.Name)
	}
	if s := strings.Join(names, " "); s != "1–1 2–9" {
		t.Errorf("%s", s)
	}
}

// waved is a study of so many waves; script says of each company and wave what its
// letters came to: "+" answered, "." silent, "-" a reply that leaves a question open.
func waved(script map[string][]string) *Data {
	d := study()
	for _, key := range []string{"a", "b", "c"} {
		for wave, letters := range script[key] {
			for n, what := range letters {
				r := sent(d, key, 10*wave+n)
				switch what {
				case '+':
					r = sent(d, key, 10*wave+n, wrote("1h", "price", "time"))
				case '-':
					r = sent(d, key, 10*wave+n, wrote("1h", "price"))
				}
				r.Wave, r.PlannedAt = fmt.Sprint(wave+1), t0.AddDate(0, wave, 0)
				d.Records = append(d.Records, r)
			}
		}
	}
	return d
}

func TestWavesOverTheSameCompanies(t *testing.T) {
	d := waved(map[string][]string{"a": {".....", "+++++"}, "b": {"+++++", "+++.."}, "c": {"+.", ""}})
	w := Analyse(d).Waves
	if len(w.Waves) != 2 || w.Waves[0].Rates.Replied.Fraction != (Fraction{6, 12}) || w.Waves[1].Rates.Replied.Fraction != (Fraction{8, 10}) {
		t.Fatalf("waves %+v", w.Waves)
	}
	if w.Companies != 2 || w.Improved != 1 || w.Fell != 1 || w.Same != 0 {
		t.Errorf("%d companies: %d improved, %d same, %d fell; want 2: 1, 0, 1, the third was in one wave", w.Companies, w.Improved, w.Same, w.Fell)
	}
	c := w.Changes[0]
	if c.Measure != "replied" || c.Old != (Fraction{5, 10}) || c.New != (Fraction{8, 10}) || math.Abs(c.Difference-0.3) > 1e-12 {
		t.Errorf("replied: %+v, want 5 of 10, then 8 of 10", c)
	}
	if !c.Limits.Defined() || c.Limits.Lo > c.Difference || c.Limits.Hi < c.Difference {
		t.Errorf("limits %+v do not hold %v", c.Limits, c.Difference)
	}
	if len(w.Movers) != 2 || w.Movers[0].Company != "a" || w.Movers[1].Company != "b" {
		t.Errorf("movers %+v, want a before b", w.Movers)
	}
}

func TestOneWaveIsNoComparison(t *testing.T) {
	for name, d := range map[string]*Data{
		"one": waved(map[string][]string{"a": {"+"}}),
		"second not analysed": func() *Data {
			d := waved(map[string][]string{"a": {"+", "."}})
			d.AsOf = after("1h")
			d.Closed = false
			return d
		}(),
	} {
		if w := Analyse(d).Waves; len(w.Waves) != 0 {
			t.Errorf("%s: %+v", name, w)
		}
	}
}

// Companies below five letters in a wave are counted, never drawn.
func TestMoversHaveFiveLettersInBothWaves(t *testing.T) {
	w := Analyse(waved(map[string][]string{"a": {".", "+++++"}, "b": {".....", "+++++"}})).Waves
	if len(w.Movers) != 1 || w.Movers[0].Company != "b" || w.Improved != 2 {
		t.Errorf("movers %+v, improved %d; want b alone, and 2", w.Movers, w.Improved)
	}
}

func TestRepairsOverThreeWaves(t *testing.T) {
	for _, x := range []struct {
		waves []Fraction
		want  Repair
	}{
		{[]Fraction{{1, 2}, {0, 2}}, Repair{Old: Fraction{1, 1}, New: Fraction{0, 1}, Repaired: 1}},
		{[]Fraction{{2, 2}, {1, 2}}, Repair{Old: Fraction{1, 1}, New: Fraction{1, 1}, Persists: 1}},
		{[]Fraction{{0, 2}, {1, 2}}, Repair{Old: Fraction{0, 1}, New: Fraction{1, 1}, Appeared: 1}},
		{[]Fraction{{0, 2}, {0, 2}}, Repair{Old: Fraction{0, 1}, New: Fraction{0, 1}}},
		{[]Fraction{{1, 2}, {0, 2}, {1, 1}}, Repair{Old: Fraction{1, 1}, New: Fraction{1, 1}, CameBack: 1}},
		{[]Fraction{{1, 2}, {0, 0}, {1, 1}}, Repair{Old: Fraction{1, 1}, New: Fraction{1, 1}, Persists: 1}}, // nothing could show it in between
		{[]Fraction{{0, 2}, {1, 1}, {0, 1}}, Repair{Old: Fraction{0, 1}, New: Fraction{0, 1}, Repaired: 1}},
		{[]Fraction{{1, 1}, {0, 0}}, Repair{Old: Fraction{1, 1}}}, // nothing could show it any more
	} {
		var got Repair
		got.count(x.waves)
		if got != x.want {
			t.Errorf("%v: %+v, want %+v", x.waves, got, x.want)
		}
	}
}

func TestClientsRepairsCountLetters(t *testing.T) {
	d := waved(map[string][]string{"a": {"..+", "+++"}, "b": {"..", ".+"}})
	d.Campaign.Companies[0].Client = true
	w := Analyse(d).Waves
	silence := func(all []Repair) Repair {
		r, _ := find(all, func(r Repair) bool { return r.ID == Silence })
		return r
	}
	if r := silence(w.Client); r.Old != (Fraction{2, 3}) || r.New != (Fraction{0, 3}) || r.Repaired != 1 {
		t.Errorf("client %+v, want silence repaired, 2 of 3 letters before", r)
	}
	if r := silence(w.Repairs); r.Old != (Fraction{2, 2}) || r.New != (Fraction{1, 2}) || r.Repaired != 1 || r.Persists != 1 {
		t.Errorf("all %+v, want silence: 2 of 2 companies, then 1 of 2", r)
	}
}

func TestAgainstTakesCampaignsForWaves(t *testing.T) {
	before, now := waved(map[string][]string{"a": {"....."}, "b": {"+++++"}}), waved(map[string][]string{"a": {"+++++"}, "b": {"+++++"}})
	before.Campaign.Key, now.Campaign.Key = "z2025", "a2026" // in the order given, not that of the alphabet
	w := Against(before, now)
	if len(w.Waves) != 2 || w.Waves[0].Name != "z2025" || w.Companies != 2 || w.Improved != 1 || w.Same != 1 {
		t.Fatalf("%+v", w)
	}
	if w.Changes[0].Difference != 0.5 {
		t.Errorf("replied moved by %v, want a half", w.Changes[0].Difference)
	}
	if now.Earlier = []*Data{before}; fmt.Sprint(Analyse(now).Waves) != fmt.Sprint(w) {
		t.Error("the report of the later campaign compares otherwise")
	}
}

// In one company's own copy the client of the earlier campaign is nobody.
func TestAgainstHasTheClientOfTheLast(t *testing.T) {
	before, now := waved(map[string][]string{"a": {"....."}, "b": {"+++++"}}), waved(map[string][]string{"a": {"....."}, "b": {"+++++"}})
	before.Campaign.Companies[0].Client, now.Campaign.Companies[0].Client = true, true
	before.Campaign.Key = "earlier"
	silence := func(r Repair) bool { return r.ID == Silence }
	if w := Against(before, now); !slices.ContainsFunc(w.Client, silence) {
		t.Errorf("a client that is silent twice repaired %+v", w.Client)
	}
	own, _ := now.For("b")
	if w := Against(before, own); slices.ContainsFunc(w.Client, silence) {
		t.Errorf("the silence of another company is the reader's: %+v", w.Client)
	}
}

func TestFurtherWave(t *testing.T) {
	d := study()
	d.Campaign.Companies = nil
	for i := range 30 { // one letter each, a third on time and in full
		co := company(fmt.Sprint("k", i), fmt.Sprintf("k%d.example", i))
		d.Campaign.Companies = append(d.Campaign.Companies, co)
		r := sent(d, co.Key, 1)
		if i%3 == 0 {
			r = sent(d, co.Key, 1, wrote("1h", "price", "time"))
		}
		d.Records = append(d.Records, r)
	}
	f := Analyse(d).Further
	if f.DesignEffect != 1 || f.PerOrganisation != 1 || f.Widths[0] != (Width{0.05, 342, 342}) || f.Widths[1] != (Width{0.03, 949, 949}) {
		t.Errorf("%+v, want 342 letters for 5 points (1.96² × 1/3 × 2/3 / 0.05²) and 949 for 3", f)
	}
	if want := stats.LettersForDifference(1.0/3, 1.0/3+0.1, 0.8, 1); f.Contrast.Letters != want {
		t.Errorf("%d letters in each arm, want %d", f.Contrast.Letters, want)
	}
	// Letters to one organisation alone say nothing of how they resemble each other.
	alone := *d
	alone.Records = slices.Clone(d.Records)
	for i := range alone.Records {
		alone.Records[i].Organisation = "one"
	}
	if m := Analyse(&alone); m.Rates.OnTimeInFull.X != 10 || len(m.Further.Widths) != 0 {
		t.Errorf("one organisation with %v foretells %+v", m.Rates.OnTimeInFull.Fraction, m.Further)
	}
	// The same letters again from the same companies tell nothing new: the variance doubles.
	for _, r := range d.Records {
		r.ID = strings.Replace(r.ID, "/01", "/02", 1)
		r.Messages = append([]Message(nil), r.Messages...)
		for i := range r.Messages {
			r.Messages[i].Decision.Match.Letter = r.ID + "/opening"
		}
		d.Records = append(d.Records, r)
	}
	twice := Analyse(d).Further
	if e := twice.DesignEffect; math.Abs(e-2*30.0/29) > 1e-9 || twice.PerOrganisation != 2 {
		t.Errorf("design effect %v with %v letters each, want 2 × 30/29 with 2", e, twice.PerOrganisation)
	}
	if w := twice.Widths[0]; w.Letters != int(math.Ceil(2*30.0/29*341.46)) || w.Organisations != (w.Letters+1)/2 {
		t.Errorf("%+v", w)
	}
	d.Records = d.Records[:10]
	if few := Analyse(d).Further; len(few.Widths) != 0 {
		t.Errorf("ten letters foretell %+v", few)
	}
}

// The method table and the export list the same tests; nothing is shown before the end.
func TestTestsOfContrasts(t *testing.T) {
	c := Contrasts{
		Effects: []Effect{{Factor: "f", Level: "y", Reference: "n", Outcome: "score", Difference: 6, SE: 2, DF: 9, P: 0.02, Method: "hc2", Randomisation: stats.Test{Statistic: 3, DF: math.NaN(), P: 0.03}}},
		Hurries: []Hurry{{Factor: "f", Level: "y", Reference: "n", LogRank: stats.Test{Statistic: 4, DF: 1, P: 0.05}}},
	}
	var got []string
	for _, x := range c.Tests() {
		got = append(got, fmt.Sprint(x.Outcome, " ", x.Method, " ", x.Statistic, " ", x.DF, " ", x.P))
	}
	if s := strings.Join(got, "; "); s != "score hc2 3 9 0.02; score randomisation 3 NaN 0.03; reply_clock log_rank 4 1 0.05" {
		t.Error(s)
	}
}

// While contrasts are hidden, no column of the flow table tells an arm's replies.
func TestRule3_FlowByArmIsHiddenToo(t *testing.T) {
	d := study()
	d.Campaign.Design.Factors = []campaign.Factor{{Key: "tone", Levels: []string{"plain", "warm"}}}
	r := sent(d, "a", 1, wrote("1h", "price"))
	r.Factors = map[string]string{"tone": "warm"}
	d.Records = []Record{r}
	if m := Analyse(d); len(m.Flow) != 3 || m.Flow[2].Group != "arm" || m.Contrasts.Hidden {
		t.Fatalf("flow %+v of a closed campaign, want one column for each arm", m.Flow)
	}
	d.Closed = false
	for _, f := range Analyse(d).Flow {
		if f.Group == "arm" {
			t.Errorf("column %+v before the end", f)
		}
	}
}

// A company without a value is in no range, and amounts of two currencies are not ordered.
func TestRangesOfNumbersHoldOneUnit(t *testing.T) {
	d := study()
	d.Campaign.Companies, d.Campaign.Report.Breakdowns = nil, []string{"fee", "mixed"}
	for i := range 40 {
		co := company(fmt.Sprint("k", i), fmt.Sprintf("k%d.example", i))
		co.Fields = map[string]string{"fee": fmt.Sprintf("%d,50 EUR", 1+i%20), "mixed": fmt.Sprintf("%d %s", i/2, []string{"EUR", "BYN"}[i%4/2])}
		if i == 0 {
			co.Fields["fee"] = ""
		}
		d.Campaign.Companies = append(d.Campaign.Companies, co)
		d.Records = append(d.Records, sent(d, co.Key, 1))
	}
	for _, b := range Analyse(d).Breakdowns {
		letters := 0
		for _, l := range b.Levels {
			letters += l.Replied.N
		}
		if b.Trait == "fee" && (letters != 39 || b.Levels[0].Low != 1.5) {
			t.Errorf("%d letters in ranges from %v, want 39 from 1.5", letters, b.Levels[0].Low)
		}
		if b.Trait == "mixed" && !math.IsNaN(b.Levels[0].Low) {
			t.Errorf("two currencies in one range: %+v", b.Levels[0])
		}
	}
}
