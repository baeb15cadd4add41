package store

import (
	"context"
	"fmt"
	"time"

	"replyaudit/internal/audit"
)

// Interval bounds a duration that was measured.
type Interval struct{ Lo, Hi time.Duration }

// Measurement is what a letter from a mailbox to itself showed.
type Measurement struct {
	Account string
	At      time.Time // our server's acceptance of the letter
	Arrived bool      // within the time that was given
	Junk    bool      // it lay among unwanted mail
	Delay   Interval  // from acceptance until it could be seen
	Skew    Interval  // the mailbox's clock minus ours
}

// AddMeasurement stores a measurement and logs it under its account.
func (s *Store) AddMeasurement(ctx context.Context, m Measurement) error {
	err := s.Write(ctx, func(t *Tx) error {
		if _, err := t.exec(`INSERT INTO measurement (account, at, arrived, junk, delay_from, delay_to, skew_from, skew_to)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, m.Account, micros(m.At), m.Arrived, m.Junk,
			m.Delay.Lo.Microseconds(), m.Delay.Hi.Microseconds(), m.Skew.Lo.Microseconds(), m.Skew.Hi.Microseconds()); err != nil {
			return err
		}
		return t.Append(Event{Entity: m.Account, At: m.At, Actor: audit.ByEngine, Kind: "mailbox.checked", Payload: map[string]any{
			"arrived": m.Arrived, "junk": m.Junk, "delay_us": m.Delay.Hi.Microseconds(),
			"skew_from_us": m.Skew.Lo.Microseconds(), "skew_to_us": m.Skew.Hi.Microseconds(),
		}})
	})
	if err != nil {
		return fmt.Errorf("store what was measured of %s: %w", m.Account, err)
	}
	return nil
}

// Measurements returns what was measured of an account until an instant, in order.
func (s *Store) Measurements(ctx context.Context, account string, until time.Time) ([]Measurement, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT account, at, arrived, junk, delay_from, delay_to, skew_from, skew_to FROM measurement
		WHERE account = $1 AND at <= $2 ORDER BY at`, account, micros(until))
	return collect(rows, err, "read what was measured of "+account, func(scan scanner) (Measurement, error) {
		var m Measurement
		var at, delayLo, delayHi, skewLo, skewHi int64
		err := scan(&m.Account, &at, &m.Arrived, &m.Junk, &delayLo, &delayHi, &skewLo, &skewHi)
		m.At = instant(at)
		m.Delay = Interval{time.Duration(delayLo) * time.Microsecond, time.Duration(delayHi) * time.Microsecond}
		m.Skew = Interval{time.Duration(skewLo) * time.Microsecond, time.Duration(skewHi) * time.Microsecond}
		return m, err
	})
}
