package simulation

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

// The windows of PROTOCOL are the instants at which a letter could be doubled or
// lost. Some are told by what a crash has left, others by the log.
const windows = 19

func window(n int) string { return fmt.Sprintf("window %02d", n) }

// afterCrash tells in which windows a crash has fallen: by what each letter's state
// was, as written and as it is on the disk now, and by what the world knows.
func (s *simulation) afterCrash(visible disk.Image) error {
	before, err := disk.New(s.draw.seed, visible)
	if err != nil {
		return err
	}
	was, err := s.states(before)
	if err = errors.Join(err, before.Close()); err != nil {
		s.notes.add("what was written cannot be read: %v", err) // torn in the middle of a write
		was = nil
	}
	is, err := s.states(s.disk)
	if err != nil {
		return fmt.Errorf("read what the power cut has left: %w", err)
	}
	for id, l := range is {
		s.world.with(func() { s.fallsInto(l, was[id]) })
	}
	return nil
}

// states reads all letters.
func (s *simulation) states(d *disk.Disk) (map[string]store.LetterRow, error) {
	all := map[string]store.LetterRow{}
	err := s.on(d, func(ctx context.Context, db *store.Store) error {
		letters, err := db.Letters(ctx, campaignKey)
		for _, l := range letters {
			all[l.ID] = l
		}
		return err
	})
	return all, err
}

// fallsInto counts the window of one letter after a crash.
func (s *simulation) fallsInto(is, was store.LetterRow) {
	seen := s.world.letters[is.To+"/"+string(is.Stage)]
	sent := seen != nil && len(seen.accepted) > 0
	switch {
	case was.State == audit.Claimed && (is.State == audit.Due || is.State == audit.Deferred):
		s.hits.add(window(1))
	case is.State == audit.Claimed:
		s.hits.add(window(3))
	case is.State == audit.Accepted && !is.Copied:
		s.hits.add(window(13))
	case is.State != audit.HandingOver:
	case sent && !seen.heard.IsZero():
		s.hits.add(window(9))
	case sent:
		s.hits.add(window(8))
	case seen != nil && seen.lastCode != 0:
		s.hits.add(window(6))
	default:
		s.hits.add(window(5))
	}
}

// fromLog counts the windows that the log tells.
func (s *simulation) fromLog(events []store.Event) {
	heard := map[string]bool{} // enquiries of which a message was decided
	for _, e := range events {
		heard[e.Entity] = heard[e.Entity] || strings.HasPrefix(e.Kind, "message.")
		id, to := e.Payload["letter"], fmt.Sprint(e.Payload["state"])
		from, reason, code := fmt.Sprint(e.Payload["from"]), fmt.Sprint(e.Payload["reason"]), fmt.Sprint(e.Payload["code"])
		if id == nil || e.Payload["state"] == nil {
			continue
		}
		switch {
		case to == "due" && reason == "connection":
			s.hits.add(window(2))
		case to == "due" && reason == "not_marked":
			s.hits.add(window(4))
		case to == "deferred" && from == "handing_over" && code == "0":
			s.hits.add(window(7))
		case (to == "deferred" || to == "rejected") && reason == "dot" && code != "0":
			s.hits.add(window(12))
		case to == "unknown" && reason == "dot":
			s.hits.add(window(8))
		case to == "accepted" && from == "unknown" && reason == "bounce":
			s.hits.add(window(15))
		}
		if to == "accepted" && from == "unknown" {
			s.hits.add("proved by " + reason)
		}
		if to == "accepted" && from == "handing_over" && heard[e.Entity] && strings.HasSuffix(fmt.Sprint(id), string(audit.Opening)) {
			s.hits.add(window(14))
		}
	}
}
