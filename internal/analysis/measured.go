package analysis

import (
	"context"

	"replyaudit/internal/stats"
	"replyaudit/internal/store"
)

// ClockError is the error of measured times, as letters from the mailboxes to
// themselves showed it: over all mailboxes that were measured, in seconds.
type ClockError struct {
	Mailboxes int                 // of the campaign
	Measured  []store.Measurement // the last of each mailbox that was measured, in the order of the campaign
	Delay     stats.Interval      // from acceptance until a letter could be seen
	Skew      stats.Interval      // the mailboxes' clocks minus ours
}

// measurements reads the last measurement of each mailbox in which the letter arrived.
func (l *loader) measurements(ctx context.Context) error {
	if len(l.ids) > 0 { // of the campaign, not of some enquiries
		return nil
	}
	seen := map[string]bool{}
	for _, m := range l.data.Campaign.Mailboxes {
		name := accountOf(m)
		if seen[name] {
			continue
		}
		seen[name] = true
		all, err := l.store.Measurements(ctx, name, l.data.AsOf)
		if err != nil {
			return err
		}
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].Arrived {
				l.data.Measured = append(l.data.Measured, all[i])
				break
			}
		}
	}
	return nil
}

func clockError(d *Data) ClockError {
	e := ClockError{Measured: d.Measured}
	accounts := map[string]bool{}
	for _, m := range d.Campaign.Mailboxes {
		accounts[accountOf(m)] = true
	}
	e.Mailboxes = len(accounts)
	for i, m := range d.Measured {
		delay := stats.Interval{Lo: m.Delay.Lo.Seconds(), Hi: m.Delay.Hi.Seconds()}
		skew := stats.Interval{Lo: m.Skew.Lo.Seconds(), Hi: m.Skew.Hi.Seconds()}
		if i == 0 {
			e.Delay, e.Skew = delay, skew
		}
		e.Delay, e.Skew = hull(e.Delay, delay), hull(e.Skew, skew)
	}
	return e
}

func hull(a, b stats.Interval) stats.Interval {
	return stats.Interval{Lo: min(a.Lo, b.Lo), Hi: max(a.Hi, b.Hi)}
}
