package calendar

import (
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// Cron is a repeated instant, such as nine o'clock on every Monday, on the wall
// clock of one zone. It is safe for use by several goroutines.
type Cron struct {
	wall *cron.SpecSchedule // matches times on the wall, read as if they were UTC
	zone *time.Location
}

// maxCronLength is more than any expression needs that lists every value.
const maxCronLength = 400

// ParseCron reads the five fields of cron(5), minute, hour, day of the month,
// month and day of the week (0 or sun to 6 or sat), or one of @hourly, @daily,
// @weekly, @monthly and @yearly. A day matches either of two restricted day
// fields. An expression that no day ever matches, such as 30 February, is an error.
func ParseCron(expr, zone string) (*Cron, error) {
	location, err := loadZone(zone)
	if err != nil {
		return nil, err
	}
	const advice = `write minute, hour, day, month and weekday, such as "0 9 * * mon"`
	expr = strings.TrimSpace(expr)
	switch {
	case strings.HasPrefix(expr, "TZ="), strings.HasPrefix(expr, "CRON_TZ="): // on some of which the library panics
		return nil, fmt.Errorf("%q names a zone of its own; write the zone beside the expression, not in it", expr)
	case len(expr) > maxCronLength:
		return nil, fmt.Errorf("the expression has %d characters, more than any needs; %s", len(expr), advice)
	}
	schedule, err := cron.ParseStandard(expr)
	if err != nil {
		return nil, fmt.Errorf("%q is no cron expression: it has %s; %s", expr, oddField(expr), advice)
	}
	wall, ok := schedule.(*cron.SpecSchedule)
	if !ok {
		return nil, fmt.Errorf("%q repeats from a beginning that it does not name; %s", expr, advice)
	}
	c := &Cron{wall: wall, zone: location}
	if c.Next(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return nil, fmt.Errorf("%q never comes; %s", expr, advice)
	}
	return c, nil
}

// oddField names what cannot be read in an expression.
func oddField(expr string) string {
	fields := strings.Fields(expr)
	if len(fields) != 5 {
		return fmt.Sprintf("%d fields and not 5", len(fields))
	}
	for i, field := range []struct{ name, values string }{
		{"minute", "0 to 59"}, {"hour", "0 to 23"}, {"day of the month", "1 to 31"}, {"month", "1 to 12, or jan to dec"}, {"weekday", "0 (Sunday) to 6, or sun to sat"},
	} {
		alone := []string{"*", "*", "*", "*", "*"}
		alone[i] = fields[i]
		if _, err := cron.ParseStandard(strings.Join(alone, " ")); err != nil {
			return fmt.Sprintf("the %s %q, and these are %s", field.name, fields[i], field.values)
		}
	}
	return "a field that cannot be read"
}

// Next is the first instant after another at which the expression is met, in UTC,
// in whole seconds. What the wall shows twice counts the first time; what it
// skips counts at the instant of the skip, once however many matches it skips.
// The zero time means never.
func (c *Cron) Next(after time.Time) time.Time {
	for shown := wallAsUTC(after.In(c.zone)); ; {
		if shown = c.nextOnWall(shown); shown.IsZero() {
			return shown
		}
		at := civilOf(shown).at(shown.Hour()*60+shown.Minute(), c.zone)
		if at.After(after) {
			return at.UTC()
		}
	}
}

// nextOnWall looks twice: the library gives up after five years, and from one
// 29 February to the next it can be eight.
func (c *Cron) nextOnWall(after time.Time) time.Time {
	if next := c.wall.Next(after); !next.IsZero() {
		return next
	}
	return c.wall.Next(after.AddDate(5, 0, 0))
}
