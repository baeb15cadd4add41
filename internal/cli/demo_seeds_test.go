package cli

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"replyaudit/internal/analysis"
)

// Two hundred small worlds, each with other companies, habits, words, hours and
// mail programs: what is measured must be what happened, or wait for a person.
func TestDemoMeasuresManyWorlds(t *testing.T) {
	seeds := 200
	if testing.Short() {
		seeds = 6
	}
	var mu sync.Mutex
	var sum likeness
	t.Run("seeds", func(t *testing.T) {
		for seed := int64(1); seed <= int64(seeds); seed++ {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				l := likenessOf(t, seed, 8)
				mu.Lock()
				defer mu.Unlock()
				sum.compared += l.compared
				sum.waiting = append(sum.waiting, l.waiting...)
				if len(l.differences) > 0 {
					var s strings.Builder
					(&globals{stdout: &s}).printLikeness(l, true)
					t.Errorf("replay with: replyaudit demo --seed %d --companies 8\n%s", seed, s.String())
				}
			})
		}
	})
	if float64(len(sum.waiting)) > mostWaiting*float64(sum.compared) {
		t.Errorf("%d of %d enquiries wait for a person: %v", len(sum.waiting), sum.compared, sum.waiting)
	}
	t.Logf("%d of %d enquiries wait for a person", len(sum.waiting), sum.compared)
}

// likenessOf runs the demo with n invented companies and without its reports.
func likenessOf(t *testing.T, seed int64, n int) likeness {
	t.Helper()
	c, err := demoCampaign(t.TempDir(), seed, n)
	if err != nil {
		t.Fatal(err)
	}
	r := runInWorld(t, c)
	d, err := dataOf(t.Context(), r.store, c.Key, "", time.Time{}, true)
	if err != nil {
		t.Fatal(err)
	}
	var enquiries []analysis.Enquiry
	for _, record := range d.Records {
		enquiries = append(enquiries, analysis.Enquiry{Record: record, Assessment: analysis.Assess(d, record), Later: analysis.LaterOf(d, record)})
	}
	return compareWithTruth(c, enquiries, r.truth)
}
