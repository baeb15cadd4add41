package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/compose"
	"replyaudit/internal/engine"
	"replyaudit/internal/imapin"
	"replyaudit/internal/mail"
	"replyaudit/internal/smtpout"
	"replyaudit/internal/store"
)

// loop is the letter that a mailbox sends to itself.
type loop struct {
	*run
	mailbox campaign.Mailbox
	session *smtpout.Session
	box     *imapin.Account
	folders map[imapin.Folder]uint32 // and where each ended before the letter

	id       string
	raw      []byte
	began    time.Time // just before it was handed over
	accepted time.Time
}

// arrival is the letter as it was found.
type arrival struct {
	folder       imapin.Folder
	raw          []byte
	internalDate time.Time
	looked, seen time.Time // the last look without it, and the one that found it
}

// measure sends the letter once, awaits it and says what it shows.
func (l *loop) measure(ctx context.Context) {
	if !l.send() {
		return
	}
	found, err := l.await(ctx)
	on := l.mailbox.Key
	m := store.Measurement{Account: engine.AccountName(l.mailbox), At: l.accepted}
	switch {
	case err != nil:
		l.add(on, "loop letter", Failed, "the mailbox could not be read while the letter was awaited: "+err.Error(), "Check again.")
		return
	case found == nil:
		l.add(on, "loop letter", Failed, fmt.Sprintf("accepted, and not in the mailbox after %s", l.Patience),
			"Look for it in the other folders of the mailbox and in its filters, and check again with a longer --wait.")
		l.result.Measurements = append(l.result.Measurements, m)
		return
	}
	m.Arrived, m.Junk = true, found.folder.Junk
	m.Delay = store.Interval{Lo: max(0, found.looked.Sub(l.accepted)), Hi: found.seen.Sub(l.accepted)}
	m.Skew = between(found.internalDate, l.began, found.seen)
	l.arrived(found, m.Delay)
	if copied, ok := l.keepCopy(ctx); ok {
		m.Skew = narrowed(m.Skew, copied)
	}
	l.clocks(found, m.Skew)
	l.result.Measurements = append(l.result.Measurements, m)
	l.trace(ctx, mail.Parse(found.raw), mail.Parse(l.raw))
}

// send hands the letter over as every letter is. It is tried once: a second one
// would spoil the measurement.
func (l *loop) send() bool {
	on := l.mailbox.Key
	from, to, zone := l.mailbox.Address, l.mailbox.Address, time.UTC
	letter := audit.Letter{ID: fmt.Sprintf("check/%s/%d", l.mailbox.Address, l.now().UnixMicro()), Subject: "Note to myself", Body: "This is a note to myself, to see that letters arrive.\n"}
	if all := l.personas(l.mailbox); len(all) > 0 {
		from, letter.FromName = all[0].Address, strings.TrimSpace(all[0].First+" "+all[0].Last)
		if z, err := time.LoadLocation(all[0].Zone); err == nil {
			zone = z
		}
	}
	if l.mailbox.Subaddresses {
		to = mail.Subaddress(to, "check")
	}
	letter.From, letter.To = from, to
	l.id = compose.MessageID(l.Campaign.Seed, letter.ID, 1, campaign.DomainOf(from))
	letter.Subject += " " + l.id[:8] // some servers give a letter another Message-ID
	var err error
	if l.raw, err = compose.Bytes(letter, l.now().In(zone), l.id, compose.Thread{}); err != nil {
		l.add(on, "loop letter", Failed, err.Error(), "Correct the persona's name or address.")
		return false
	}
	l.Progress(on + ": sending a letter from the mailbox to itself")
	l.began = l.now()
	out := l.session.Send(from, to, l.raw)
	l.accepted = l.now()
	switch out.Kind {
	case smtpout.Accepted, smtpout.Unknown:
		return true
	case smtpout.Deferred:
		l.add(on, "loop letter", Warning, "the server put it off: "+answer(out), "Check again in a quarter of an hour; a server that does not know us yet may ask for patience.")
	default:
		l.add(on, "loop letter", Failed, "the server refused it: "+answer(out), "Ask the operator of the server whether this account may send in the name of "+from+".")
	}
	return false
}

func answer(out smtpout.Outcome) string {
	text := strings.Join(strings.Fields(out.Text), " ")
	if out.Code == 0 {
		return text
	}
	return fmt.Sprintf("%d %s, after %s", out.Code, text, out.Phase)
}

const (
	// pause is how long the folders are left alone between two looks; IDLE ends it earlier.
	pause = 2 * time.Second
	// noteworthy is how often the waiting is told.
	noteworthy = 10 * time.Second
)

// await looks for the letter until it is there or patience ends; nil when it did not come.
func (l *loop) await(ctx context.Context) (*arrival, error) {
	looked, told := l.began, l.accepted
	for {
		now := l.now()
		found, err := l.look(ctx)
		if err != nil {
			return nil, err
		}
		if found != nil {
			found.looked = looked
			return found, nil
		}
		looked = now
		waited := now.Sub(l.accepted)
		if waited >= l.Patience {
			return nil, nil
		}
		if now.Sub(told) >= noteworthy {
			told = now
			l.Progress(fmt.Sprintf("%s: waiting for it, %s of %s", l.mailbox.Key, waited.Round(time.Second), l.Patience))
		}
		if err := l.box.Idle(ctx, "INBOX", min(pause, l.Patience-waited)); err != nil {
			return nil, err
		}
	}
}

// look lists what has come into the folders since the letter left.
func (l *loop) look(ctx context.Context) (*arrival, error) {
	if err := l.newJunk(ctx); err != nil {
		return nil, err
	}
	for _, f := range slices.SortedFunc(maps.Keys(l.folders), func(a, b imapin.Folder) int { return strings.Compare(a.Name, b.Name) }) {
		items, err := l.box.List(ctx, f.Name, l.folders[f])
		if err != nil {
			return nil, err
		}
		seen := l.now()
		var found *arrival
		err = l.box.Fetch(ctx, items, roomy, func(m imapin.Fetched) error {
			if m.Err == nil && l.mine(m.Raw) && found == nil {
				found = &arrival{folder: f, raw: m.Raw, internalDate: m.InternalDate, seen: seen}
			}
			l.folders[f] = max(l.folders[f], m.UID+1)
			return nil
		})
		if found != nil || err != nil {
			return found, err
		}
	}
	return nil, nil
}

// newJunk takes in a folder for unwanted mail that came into being with the letter.
func (l *loop) newJunk(ctx context.Context) error {
	now, err := l.box.Folders(ctx, l.mailbox.Folders)
	for _, f := range now {
		if _, known := l.folders[f]; !known {
			l.folders[f] = 1
		}
	}
	return err
}

// mine tells the letter by its id, or by the part of it that stands in the subject.
func (l *loop) mine(raw []byte) bool {
	head, _, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	m := mail.Parse(append(bytes.Clone(head), "\r\n\r\n"...))
	return m.MessageID == l.id || strings.HasSuffix(m.Subject, " "+l.id[:8])
}

func (l *loop) arrived(a *arrival, delay store.Interval) {
	on := l.mailbox.Key
	took := fmt.Sprintf("in %s after %s to %s", a.folder.Name, seconds(delay.Lo), seconds(delay.Hi))
	if a.folder.Junk {
		l.add(on, "loop letter", Warning, took+": the mailbox counts its own letter as junk",
			"Find out why before anybody is written to: see the lines about SPF, DKIM and DMARC, and mark the letter as no junk.")
		return
	}
	l.ok(on, "loop letter", "%s", took)
}

// keepCopy puts the letter into Sent as a run does with every letter. The date
// that the server gives it is a narrow sample of its clock.
func (l *loop) keepCopy(ctx context.Context) (skew store.Interval, ok bool) {
	if l.mailbox.Sent == "none" {
		return skew, false
	}
	folder, err := l.box.SentFolder(ctx, l.mailbox.Sent)
	if err != nil || folder == "" {
		return skew, false // said before
	}
	there, err := l.box.SearchMessageID(ctx, folder, l.id)
	if err != nil || len(there) > 0 { // the server has filed one by itself
		return skew, false
	}
	before := l.now()
	if err := l.box.Append(ctx, folder, l.raw); err != nil {
		happened, advice := err.Error(), ""
		if e, ok := errors.AsType[*imapin.Error](err); ok {
			happened, advice = e.Parts()
		}
		l.add(l.mailbox.Key, "imap sent", Warning, "no copy could be kept: "+happened, asSentence(advice))
		return skew, false
	}
	after := l.now()
	copies, err := l.box.SearchMessageID(ctx, folder, l.id)
	if err != nil || len(copies) == 0 {
		return skew, false
	}
	items, err := l.box.List(ctx, folder, copies[len(copies)-1])
	if err != nil || len(items) == 0 || items[0].InternalDate.IsZero() {
		return skew, false
	}
	return between(items[0].InternalDate, before, after), true
}
