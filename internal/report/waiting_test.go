package report

import (
	"math"
	"strings"
	"testing"
)

// Where the curve of waits ends on another share than the count of letters without a
// reply, the summary and the figure say what each of them counts; elsewhere neither does.
func TestCurveAndCountAreToldApart(t *testing.T) {
	for language, want := range map[string]string{
		"en": "of all letters whose windows are over, 50% got no reply.", "ru": "без ответа осталось 50\u00a0%.", "lt": "be atsakymo liko 50\u00a0%.",
	} {
		w, err := loadWords(language)
		if err != nil {
			t.Fatal(err)
		}
		m := *sixLetters()
		curve := m.Survival.Reply.Elapsed
		m.Survival.Reply.Elapsed.Median = math.Inf(1)
		for _, c := range []struct {
			replied int
			differs bool
		}{{int(math.Round(1000 * (1 - curve.Points[len(curve.Points)-1].Survival))), false}, {500, true}} {
			m.Rates.Replied.X, m.Rates.Replied.N = c.replied, 1000
			b := newBuilder(&m, w)
			found, plot := string(b.waitFinding().Text), b.survival(m.Survival.Reply.Elapsed)
			if strings.Contains(found, want) != c.differs || strings.Contains(plot.Title.Unit, want) != c.differs {
				t.Errorf("%s, %d of 1,000 replied: %q, %q", language, c.replied, found, plot.Title.Unit)
			}
			if same := strings.Contains(plot.End, strings.TrimPrefix(w.say("surv.end", ""), " ")); same == c.differs {
				t.Errorf("%s: the end of the curve is called %q", language, plot.End)
			}
		}
	}
}
