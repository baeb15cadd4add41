package plan

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

func TestWavesBegin(t *testing.T) {
	c := study(1, 1, 1)
	waves("0 9 * * mon", 5, calendar.Days)(c)
	c.Waves.Count, c.Sending.Until = 3, utc("2026-04-30T00:00:00Z")
	for start, want := range map[string][]string{
		// The clocks go forward on 29 March.
		"2026-03-16T07:00:00Z": {"01 2026-03-16T07:00:00Z", "02 2026-03-23T07:00:00Z", "03 2026-03-30T06:00:00Z"},
		"2026-03-16T07:00:01Z": {"01 2026-03-23T07:00:00Z", "02 2026-03-30T06:00:00Z", "03 2026-04-06T06:00:00Z"},
	} {
		all, err := wavesOf(c, utc(start))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range all {
			got = append(got, w.name+" "+w.from.Format(time.RFC3339))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("from %s: %v, want %v", start, got, want)
		}
	}
}

// A spread may be in the company's working days.
func TestWaveSpreadsOverWorkingDays(t *testing.T) {
	c := study(1, 1, 1)
	waves("0 8 * * mon", 2, calendar.WorkingDays)(c)
	end, err := wave{name: "01", from: utc("2026-03-02T06:00:00Z")}.end(c, c.Companies[0], utc("2026-04-30T00:00:00Z"))
	// Day 0 is Monday the 2nd, then come Tuesday and Friday.
	if want := utc("2026-03-06T14:00:00Z"); err != nil || !end.Equal(want) {
		t.Errorf("the wave ends at %s, %v; want %s", end, err, want)
	}
	if end, err = (wave{name: "01", from: utc("2026-03-02T06:00:00Z")}).end(c, c.Companies[0], utc("2026-03-04T00:00:00Z")); err != nil || !end.Equal(utc("2026-03-04T00:00:00Z")) {
		t.Errorf("the wave ends at %s, %v; want the end of sending", end, err)
	}
}

// Working time can reach into the next wave; elapsed time was compared by the loader.
func TestWavesInWorkingTimeDoNotOverlap(t *testing.T) {
	c := study(1, 1, 1)
	c.Sending.From, c.Sending.Until = utc("2026-03-02T00:00:00Z"), utc("2026-04-30T00:00:00Z")
	c.Waves = &campaign.Waves{Cron: "0 8 * * mon", Zone: "Europe/Vilnius", Count: 3}
	for _, test := range []struct {
		spread calendar.Duration
		want   string
	}{
		{calendar.Duration{N: 2, Unit: calendar.WorkingDays}, ""},
		// Monday, Tuesday and Friday are worked, 8, 8 and 7 hours.
		{calendar.Duration{N: 23, Unit: calendar.WorkingHours}, ""},
		{calendar.Duration{N: 24, Unit: calendar.WorkingHours}, "wave 01 is spread over 24wh, for company c000 until 2026-03-09T08:00:00Z, and the next one begins on 2026-03-09T06:00:00Z; write a shorter spread"},
		{calendar.Duration{N: 3, Unit: calendar.WorkingDays}, "wave 01 is spread over 3wd, for company c000 until 2026-03-09T15:00:00Z, and"},
	} {
		c.Waves.Spread = test.spread
		_, err := Make(c, utc("2026-03-01T00:00:00Z"), nil)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("spread %s: %v, want %q", test.spread, err, test.want)
		}
	}
}

// A company gets each wording of a question before it gets one again.
func TestWavesBringOtherWordings(t *testing.T) {
	c := study(5, 1, 2)
	c.Sending.From, c.Sending.Until = utc("2026-03-02T00:00:00Z"), utc("2026-04-30T00:00:00Z")
	waves("0 8 * * mon", 5, calendar.Days)(c)
	c.Waves.Count = 6
	for _, v := range []string{"a", "b", "c"} {
		c.Scripts[0].Opening["lt"] = append(c.Scripts[0].Opening["lt"], campaign.Text{Variant: v, Subject: v, Body: v})
	}
	c.Scripts[0].Opening["lt"] = c.Scripts[0].Opening["lt"][1:]
	heard := map[string]map[string]int{}
	for _, e := range plan(t, c, "2026-03-01T00:00:00Z").Enquiries {
		if heard[e.Company] == nil {
			heard[e.Company] = map[string]int{}
		}
		heard[e.Company][e.Variant]++
	}
	for company, wordings := range heard {
		if want := map[string]int{"a": 2, "b": 2, "c": 2}; !reflect.DeepEqual(wordings, want) {
			t.Errorf("company %s gets %v, want each wording twice", company, wordings)
		}
	}
}

// Each wave has a lot of its own, and a company meets new people in it.
func TestWavesAreDrawnAnew(t *testing.T) {
	c := study(40, 2, 4)
	waves("0 8 * * mon", 5, calendar.Days)(c)
	c.Waves.Count, c.Sending.Until = 2, utc("2026-03-31T00:00:00Z")
	c.Design.Factors = []campaign.Factor{{Key: "detail", Levels: []string{"short", "long"}, By: campaign.ByText}}
	same, met := 0, map[string]bool{}
	levels := map[string]string{}
	for _, e := range plan(t, c, "2026-03-01T00:00:00Z").Enquiries {
		if met[e.Company+e.Persona] || met[e.Company+e.Script] {
			t.Fatalf("%s meets %s or hears %s again in wave %s", e.Company, e.Persona, e.Script, e.Wave)
		}
		met[e.Company+e.Persona], met[e.Company+e.Script] = true, true
		if levels[e.Company] == e.Factors["detail"] {
			same++
		}
		levels[e.Company] = e.Factors["detail"]
		if want := fmt.Sprintf("study/%s/%s", e.Company, e.Wave); e.ID != want {
			t.Errorf("enquiry %s of wave %s", e.ID, e.Wave)
		}
	}
	if same < 8 || same > 32 { // 20 of 40 expected; P < 0.001 outside
		t.Errorf("%d of 40 companies keep their arm in the second wave", same)
	}
}
