package plan

import (
	"maps"
	"strings"
	"testing"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// Monday 9 March to Friday 13 March 2026, sent from 09:00 to 17:00 in Vilnius.
func TestUnreminded(t *testing.T) {
	days := func(n float64) calendar.Duration { return calendar.Duration{N: n, Unit: calendar.Days} }
	for _, test := range []struct {
		name          string
		after, window calendar.Duration
		want          map[string]int
		refused       string
	}{
		{"in time", days(2), days(10), nil, ""},
		// The two letters of Monday could be followed on Wednesday, a holiday, or on
		// Thursday before six; those of Thursday and Friday on a weekend. That of
		// Tuesday afternoon has a quarter of an hour on Thursday.
		{"no sending hours left for some", days(2), calendar.Duration{N: 62, Unit: calendar.Hours}, map[string]int{"s0": 4}, ""},
		{
			"working hours that reach beyond the window",
			calendar.Duration{N: 100, Unit: calendar.WorkingHours},
			days(10), nil,
			"the reminder is due 100wh after the opening, and none of its 5 letters has sending hours left by then in its window of 10d; write a shorter after",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := study(5, 1, 2)
			c.Window = test.window
			c.Scripts[0].Reminder = &campaign.Step{After: test.after, Texts: map[string][]campaign.Text{"lt": {{Body: "?"}}}}
			p, err := Make(c, utc("2026-03-01T00:00:00Z"), nil)
			if test.refused != "" {
				if err == nil || !strings.Contains(err.Error(), test.refused) {
					t.Errorf("error %v, want %q", err, test.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !maps.Equal(p.Unreminded, test.want) {
				for _, l := range p.Openings() {
					t.Log(l.DueAt)
				}
				t.Errorf("without a reminder %v, want %v", p.Unreminded, test.want)
			}
		})
	}
}
