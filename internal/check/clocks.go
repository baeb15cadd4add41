package check

import (
	"fmt"
	"time"

	"replyaudit/internal/mail"
	"replyaudit/internal/match"
	"replyaudit/internal/store"
)

// between bounds a server's clock minus ours: the server stamped, in whole
// seconds, something that happened between two readings of our clock.
func between(stamp, from, until time.Time) store.Interval {
	if stamp.IsZero() {
		return store.Interval{}
	}
	return store.Interval{Lo: stamp.Sub(until), Hi: stamp.Add(time.Second).Sub(from)}
}

// narrowed is what two samples of one clock leave, or the first where they
// contradict each other: the clock of what is delivered counts.
func narrowed(a, b store.Interval) store.Interval {
	both := store.Interval{Lo: max(a.Lo, b.Lo), Hi: min(a.Hi, b.Hi)}
	if both.Lo > both.Hi {
		return a
	}
	return both
}

// distrust is how far the mailbox host's own Received may lie from INTERNALDATE
// before it is believed instead (RULES 4).
const distrust = 120 * time.Second

// clocks says how far the clocks of the servers on the way are from ours.
func (l *loop) clocks(a *arrival, skew store.Interval) {
	on := l.mailbox.Key
	const repair = "Keep this machine's clock by NTP (timedatectl), or tell the operator of the server; every wait is measured wrong by so much."
	switch {
	case a.internalDate.IsZero():
		l.add(on, "clock", Warning, "the mailbox tells no date of receipt", "Use another mailbox: without INTERNALDATE receipt is known only by the moment of the look.")
		return
	case skew.Lo > match.Skew || skew.Hi < -match.Skew:
		l.add(on, "clock", Warning, "the mailbox's clock differs from ours by "+signed(skew), repair)
	default:
		l.ok(on, "clock", "the mailbox's clock differs from ours by %s", signed(skew))
	}
	hops := mail.Parse(a.raw).Hops()
	if len(hops) == 0 {
		l.skip(on, "received", "the letter bears no Received field with a date")
		return
	}
	last := hops[0]
	found := fmt.Sprintf("%s stamped it by a clock that differs from ours by %s", last.By, signed(between(last.At, l.began, a.seen)))
	if last.At.Sub(a.internalDate).Abs() > distrust {
		l.add(on, "received", Warning, fmt.Sprintf("%s; the mailbox's own date is %s off", found, seconds(a.internalDate.Sub(last.At))),
			"Tell the operator of the mailbox; until then the time in Received counts, and is flagged.")
		return
	}
	l.ok(on, "received", "%s", found)
}

// signed writes an interval of seconds: −0.3…+0.4 s.
func signed(i store.Interval) string {
	one := func(d time.Duration) string {
		sign := "+"
		if d < 0 {
			sign, d = "−", -d
		}
		return sign + fmt.Sprintf("%.1f", d.Seconds())
	}
	return one(i.Lo) + "…" + one(i.Hi) + " s"
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
