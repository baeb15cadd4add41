package calendar

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"time"
)

// Duration is a length of time in the campaign's own units: seconds, minutes,
// hours and days of elapsed time (90s, 30m, 36h, 10d), working hours (8wh) or
// working days (2wd), as RULES section 4 defines them.
type Duration struct {
	N    float64
	Unit Unit
}

// Unit is a unit of Duration.
type Unit string

// The units of the duration grammar.
const (
	Seconds      Unit = "s"
	Minutes      Unit = "m"
	Hours        Unit = "h"
	Days         Unit = "d" // 24 elapsed hours
	WorkingHours Unit = "wh"
	WorkingDays  Unit = "wd"
)

// maxYears bounds a duration, so that no calendar is walked without end.
const maxYears = 10

var durationPattern = regexp.MustCompile(`^([0-9]{1,9}(?:\.[0-9]{1,6})?)(s|m|h|d|wh|wd)$`)

// ParseDuration reads a number and a unit without a space between them: 90s,
// 30m, 1.5h, 10d, 8wh, 2wd. Working days are whole; nothing is longer than ten
// years.
func ParseDuration(s string) (Duration, error) {
	m := durationPattern.FindStringSubmatch(s)
	if m == nil {
		return Duration{}, fmt.Errorf("%q is not a duration; write a number and a unit, such as 90s, 30m, 36h, 10d, 8wh (working hours) or 2wd (working days)", s)
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return Duration{}, fmt.Errorf("read the number of %q: %w", s, err)
	}
	d := Duration{N: n, Unit: Unit(m[2])}
	if d.Unit == WorkingDays && n != math.Trunc(n) {
		return Duration{}, fmt.Errorf("%q is not a whole number of working days; write working hours instead, such as 12wh", s)
	}
	if d.N*float64(d.Unit.nominal()) > float64(maxYears*366*24*time.Hour) {
		return Duration{}, fmt.Errorf("%q is longer than %d years; write a shorter duration", s, maxYears)
	}
	return d, nil
}

// ElapsedDuration writes an elapsed time in the largest unit in which it is whole,
// else in seconds.
func ElapsedDuration(elapsed time.Duration) Duration {
	for _, unit := range []Unit{Days, Hours, Minutes} {
		if elapsed > 0 && elapsed%unit.nominal() == 0 {
			return Duration{N: float64(elapsed / unit.nominal()), Unit: unit}
		}
	}
	return Duration{N: elapsed.Seconds(), Unit: Seconds}
}

// String writes the duration as ParseDuration reads it.
func (d Duration) String() string {
	return strconv.FormatFloat(d.N, 'f', -1, 64) + string(d.Unit)
}

// IsZero reports whether the duration has no length; the zero value has none.
func (d Duration) IsZero() bool { return d.N == 0 }

// Elapsed returns the duration as elapsed time; ok is false for working hours
// and working days, whose elapsed length depends on a calendar.
func (d Duration) Elapsed() (elapsed time.Duration, ok bool) {
	if d.Unit == WorkingHours || d.Unit == WorkingDays {
		return 0, false
	}
	return time.Duration(math.Round(d.N * float64(d.Unit.nominal()))), true
}

// Compare tells which of two durations that begin together ends later: 1 for d,
// -1 for o, 0 for neither. ok is false where that depends on a calendar. Working
// time is never shorter than so much elapsed time, and N working days are longer
// than N-1 elapsed days, less the hours by which a day may close earlier than another.
func (d Duration) Compare(o Duration) (sign int, ok bool) {
	a, elapsedA := d.Elapsed()
	b, elapsedB := o.Elapsed()
	switch {
	case elapsedA && elapsedB:
		return cmp.Compare(a, b), true
	case d.Unit == o.Unit:
		return cmp.Compare(d.N, o.N), true
	case elapsedB && d.least() > b:
		return 1, true
	case elapsedA && o.least() > a:
		return -1, true
	}
	return 0, false
}

// least is an elapsed time that the duration is sure to last.
func (d Duration) least() time.Duration {
	n := d.N
	if d.Unit == WorkingDays {
		n = max(0, n-1)
	}
	return time.Duration(n * float64(d.Unit.nominal()))
}

// MarshalText implements encoding.TextMarshaler for JSON and YAML; the zero value is empty.
func (d Duration) MarshalText() ([]byte, error) {
	if d == (Duration{}) {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Duration) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Duration{}
		return nil
	}
	parsed, err := ParseDuration(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// nominal is the length of one unit, where a working day counts as a whole day:
// exact for elapsed units, an upper bound of work for the others.
func (u Unit) nominal() time.Duration {
	switch u {
	case Seconds:
		return time.Second
	case Minutes:
		return time.Minute
	case Hours, WorkingHours:
		return time.Hour
	default:
		return 24 * time.Hour
	}
}
