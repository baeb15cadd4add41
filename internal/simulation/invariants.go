package simulation

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/engine"
	"replyaudit/internal/intake"
	"replyaudit/internal/plan"
	"replyaudit/internal/store"
)

// inspect is what is checked whenever a process has ended: nothing that the world
// or the log has seen may be forgotten.
func (s *simulation) inspect() error {
	return s.on(s.disk, func(ctx context.Context, db *store.Store) error {
		log, err := logOf(ctx, db)
		if err != nil {
			return err
		}
		s.grows(log)
		letters, err := db.Letters(ctx, campaignKey)
		if err != nil {
			return err
		}
		s.world.with(func() {
			markers := map[string]int{}
			for _, l := range letters {
				markers[l.To] += l.Attempts
			}
			for _, to := range sorted(s.world.firms) {
				if n := len(s.world.firms[to].begun); n > markers[to] && !s.forgot {
					s.violates("letters to %s were begun %d times at the server, the disk knows of %d markers", to, n, markers[to])
				}
			}
		})
		return nil
	})
}

// logOf is the whole log, a line each.
func logOf(ctx context.Context, db *store.Store) ([]string, error) {
	lines, err := db.TouchedSince(ctx, 0)
	var all []string
	for _, l := range lines {
		all = append(all, fmt.Sprint(l.ID, " ", l.Entity, " ", l.Kind))
	}
	return all, err
}

// grows checks that the log has lost nothing. What a failing sync has lost was
// never promised.
func (s *simulation) grows(log []string) {
	if len(log) < len(s.log) || !slices.Equal(log[:len(s.log)], s.log) {
		s.violates("the log had %d lines and is now another one of %d", len(s.log), len(log))
	}
	if !s.power.hasLost() {
		s.log = log
	}
}

// judge is what is checked when the campaign is closed.
func (s *simulation) judge() error {
	return s.on(s.disk, func(ctx context.Context, db *store.Store) error {
		log, err := logOf(ctx, db)
		if err != nil {
			return err
		}
		s.grows(log)
		s.respected(log)
		if err := s.verifies(ctx, db); err != nil {
			return err
		}
		events, err := db.Events(ctx, campaignKey)
		if err != nil {
			return err
		}
		s.events = events
		kept, err := s.collected(ctx, db)
		if err != nil {
			return err
		}
		d, err := analysis.Load(ctx, db, campaignKey, s.virtual.Now())
		if err != nil {
			return err
		}
		s.world.with(func() {
			s.once()
			s.withinCaps()
			s.fromLog(events)
			s.compare(d, kept)
		})
		return nil
	})
}

// once: no letter is accepted twice by the world.
func (s *simulation) once() {
	for _, key := range sorted(s.world.letters) {
		if n := len(s.world.letters[key].accepted); n > 1 {
			s.violates("the world took letter %s %d times", key, n)
		}
	}
}

// withinCaps: no mailbox sends more on a day than it may.
func (s *simulation) withinCaps() {
	used := map[string]int{}
	for _, l := range s.world.letters {
		for _, at := range l.accepted {
			used[fmt.Sprintf("mailbox %d on %s", l.account, at.Format(time.DateOnly))]++
		}
	}
	for _, key := range sorted(used) {
		if used[key] > s.campaign.Caps.PerMailboxDay {
			s.violates("%s sent %d letters, its cap is %d", key, used[key], s.campaign.Caps.PerMailboxDay)
		}
	}
}

// respected: nothing is begun between a pause and its end, or after a stop.
func (s *simulation) respected(log []string) {
	forbidden := ""
	for _, line := range log {
		switch kind := line[strings.LastIndexByte(line, ' ')+1:]; kind {
		case "campaign.paused", "campaign.stopped":
			forbidden = kind
		case "campaign.running":
			forbidden = ""
		case "letter.handing_over", "letter.claimed":
			if forbidden != "" {
				s.violates("after %s: %s", forbidden, line)
			}
		}
	}
	for to, f := range s.world.firms {
		for _, b := range f.begun {
			if !b.by.mayBegin(to, b.at) {
				s.violates("RCPT TO %s came at %s from a process that had lost its lease", to, b.at.Format(time.DateTime))
			}
			if !f.suppressed.IsZero() && b.at.After(f.suppressed) && !f.underWay {
				s.violates("RCPT TO %s came at %s, it was suppressed at %s", to, b.at.Format(time.DateTime), f.suppressed.Format(time.DateTime))
			}
			if s.forbiddenAt(b.at.Add(-2*time.Second)) && s.forbiddenAt(b.at) {
				s.violates("RCPT TO %s came at %s, while the campaign was paused or stopped", to, b.at.Format(time.DateTime))
			}
		}
	}
}

// forbiddenAt tells whether people had forbidden to send at an instant.
func (s *simulation) forbiddenAt(at time.Time) bool {
	forbidden := false
	for _, b := range s.barriers {
		if !b.since.After(at) {
			forbidden = b.what != "running"
		}
	}
	return forbidden
}

// collected: every message of a folder is stored exactly once, and nothing else.
func (s *simulation) collected(ctx context.Context, db *store.Store) (map[string]bool, error) {
	kept := map[string]bool{}
	for _, h := range s.world.hosts {
		account := strings.ToLower(h.address)
		through, err := db.ScannedThrough(ctx, account)
		if err != nil {
			return nil, err
		}
		ids, err := db.Messages(ctx, account)
		if err != nil {
			return nil, err
		}
		stored := map[string]int{}
		for _, id := range ids {
			raw, err := db.Raw(ctx, id)
			if err != nil {
				return nil, err
			}
			stored[sum(string(raw))]++
			kept[sum(string(raw))] = true
		}
		s.world.with(func() { s.sameMail(h, stored, through) })
	}
	return kept, nil
}

// sameMail compares a mailbox with what is stored of it.
func (s *simulation) sameMail(h *host, stored map[string]int, through time.Time) {
	for _, f := range h.folders {
		if f.name == sent {
			continue
		}
		for _, m := range f.messages {
			if m.item.kind != stale && m.item.filed.Before(through.Add(-10*time.Minute)) && stored[m.item.sum] == 0 {
				s.violates("a message in %s of %s is not stored: %s, there since %s", f.name, h.name, m.item.kind, at(m.item.filed))
			}
		}
	}
	copies := map[string]int{}
	for _, m := range h.folder(sent).messages {
		if copies[m.item.sum]++; copies[m.item.sum] == 2 {
			s.violates("two copies of a letter lie in Sent of %s", h.name)
		}
	}
	for hash, n := range stored {
		if n > 1 {
			s.violates("message %.8s of %s is stored %d times", hash, h.name, n)
		}
		if !h.had[hash] {
			s.violates("message %.8s is stored for %s, which never had it", hash, h.name)
		}
	}
}

// verifies is what "replyaudit verify" does: the database against itself, and all
// that is derived made again.
func (s *simulation) verifies(ctx context.Context, db *store.Store) error {
	found, err := db.Verify(ctx)
	if err != nil {
		return err
	}
	frozen, err := analysis.Freeze(ctx, db, campaignKey)
	if err != nil {
		return err
	}
	in := &intake.Intake{Store: db, Clock: s.virtual}
	for _, m := range frozen.Campaign().Mailboxes {
		more, err := in.Verify(ctx, engine.AccountName(m))
		if err != nil {
			return err
		}
		found = append(found, more...)
	}
	for _, f := range found {
		s.violates("verify: %s: %s", f.Row, f.What)
	}
	if err := s.sameDesign(ctx, db, frozen); err != nil {
		return err
	}
	return s.sameResults(ctx, db, frozen)
}

func (s *simulation) sameDesign(ctx context.Context, db *store.Store, frozen *analysis.Frozen) error {
	row, err := db.Campaign(ctx, campaignKey)
	if err != nil {
		return err
	}
	enquiries, err := db.Enquiries(ctx, campaignKey)
	if err != nil {
		return err
	}
	letters, err := db.Design(ctx, campaignKey)
	if err != nil {
		return err
	}
	hash, err := plan.Hash(frozen.Campaign(), enquiries, letters)
	if err == nil && hash != row.DesignHash {
		s.violates("the frozen design has lost its hash")
	}
	return err
}

// sameResults makes the results again.
func (s *simulation) sameResults(ctx context.Context, db *store.Store, frozen *analysis.Frozen) error {
	gradings, err := db.Gradings(ctx, campaignKey)
	if err != nil || len(gradings) != 1 {
		s.violates("the campaign was graded %d times instead of once", len(gradings))
		return err
	}
	stored, err := db.Assessments(ctx, campaignKey, gradings[0])
	if err != nil {
		return err
	}
	if len(stored) != len(s.campaign.Companies) {
		s.violates("%d of %d enquiries were assessed", len(stored), len(s.campaign.Companies))
		return nil
	}
	d, err := frozen.Load(ctx, db, stored[0].AsOf)
	if err != nil {
		return err
	}
	again, err := engine.Assessments(d)
	for i, a := range again {
		if a.Outcome != stored[i].Outcome || !bytes.Equal(a.Body, stored[i].Body) {
			s.violates("the result of %s comes out otherwise when made again: %s, %s", a.Enquiry, stored[i].Outcome, a.Outcome)
		}
	}
	return err
}

// digest is the hash of the whole log but for its instants: two timers that end at
// the same one may ring in either order, and what follows be milliseconds apart.
func (s *simulation) digest() string {
	h := sha256.New()
	for _, e := range s.events {
		fmt.Fprintln(h, e.Entity, e.Seq, e.Kind, e.Payload["letter"], e.Payload["state"], e.Payload["from"], e.Payload["reason"], e.Payload["code"], e.Text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// acceptances counts what the world took.
func (w *world) acceptances() (n int) {
	for _, l := range w.letters {
		n += len(l.accepted)
	}
	return n
}
