package simulation

import (
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

// reply says what a message in a mailbox is.
type reply string

// The replies. A stale message lay there before the campaign, an own copy was put
// there by the engine.
const (
	answer      reply = "answer" // of the question, by a person
	receipt     reply = "acknowledgement"
	absence     reply = "out of office"
	bounce      reply = "bounce"
	question    reply = "question back"
	stale       reply = "stale"
	ownCopy     reply = "own copy"
	advertising reply = "advertising"
)

// habit is how a company treats a letter.
type habit string

// The habits.
const (
	answers      habit = "answers"
	acknowledges habit = "acknowledges and answers"
	receiptOnly  habit = "acknowledges alone"
	bounces      habit = "bounces"
	silent       habit = "silent"
	answersLate  habit = "answers after the window"
	elsewhere    habit = "answers from another address"
	twice        habit = "answers twice"
	intoJunk     habit = "answers into the junk folder"
	bothFolders  habit = "answers into two folders"
	absent       habit = "out of office"
	asksBack     habit = "asks back"
	prompt       habit = "answers before the 250"
	unknownHere  habit = "refused at RCPT"
	reminded     habit = "answers the reminder"
)

// habits lists all, the commoner ones several times.
func habits() []habit {
	return []habit{
		answers, answers, answers, acknowledges, receiptOnly, bounces, bounces, silent, silent, answersLate, elsewhere, twice, intoJunk,
		bothFolders, absent, asksBack, prompt, unknownHere, reminded,
	}
}

// firm is a company.
type firm struct {
	campaign.Company
	habit         habit
	after         time.Duration // until it answers
	chance        *draw         // its own
	refusedAtDoor bool
	begun         []begin // letters that were begun to it: RCPT TOs
	replies       int
	suppressed    time.Time // since when it must not be written to, zero for never
	underWay      bool      // a letter was being handed over then
}

// begin is when a letter was begun, by the world's clock, and whose.
type begin struct {
	at time.Time
	by *life
}

func newFirm(d *draw, c campaign.Company) *firm {
	all, own := habits(), d.of(c.Key, "habit")
	f := &firm{Company: c, habit: all[own.below(len(all))], after: time.Duration(20+own.below(25*60)) * time.Minute, chance: own}
	if f.habit == answersLate {
		f.after = 50*time.Hour + time.Duration(own.below(10*60))*time.Minute
	}
	return f
}

// pending is the letter to an address that is not accepted yet, as far as anybody
// can tell before its text is read: the opening, or else a later one.
func (w *world) pending(account int, to string) *letter {
	if l := w.letterTo(account, to, audit.Opening); len(l.accepted) == 0 {
		return l
	}
	return w.letterTo(account, to, "later")
}

// begins notes that a letter to an address is begun.
func (w *world) begins(to string, by *life) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if f := w.firms[to]; f != nil {
		f.begun = append(f.begun, begin{w.virtual.world(), by})
	}
}

// letterTo finds or makes the letter to an address. The caller holds the lock.
func (w *world) letterTo(account int, to string, stage audit.Stage) *letter {
	key := to + "/" + string(stage)
	if w.letters[key] == nil {
		w.letters[key] = &letter{to: to, stage: stage, account: account}
	}
	return w.letters[key]
}

// stageOf tells a letter by its words.
func stageOf(raw string) audit.Stage {
	for words, stage := range map[string]audit.Stage{
		"may I remind": audit.Reminder, "should be A5": audit.Clarification, "how long would": audit.FollowUp,
		"thank you for your trouble": audit.Thanks,
	} {
		if strings.Contains(raw, words) {
			return stage
		}
	}
	return audit.Opening
}

// accept takes a letter over: from here on it is sent, whatever the client learns.
func (w *world) accept(account int, to, raw string, begun time.Time, by *life) *letter {
	w.mu.Lock()
	defer w.mu.Unlock()
	l := w.letterTo(account, to, stageOf(raw))
	l.account, l.raw, l.id, l.begun, l.by = account, raw, header(raw, "Message-ID"), begun, by
	l.accepted = append(l.accepted, w.virtual.world())
	w.notes.add("the world accepts the %s to %s", l.stage, to)
	if f := w.firms[to]; f != nil && len(l.accepted) == 1 {
		w.reacts(f, l)
	}
	return l
}

// reacts plans what a company does about a letter, as its habit is.
func (w *world) reacts(f *firm, l *letter) {
	switch {
	case l.stage == audit.FollowUp:
		w.comes(f, l, answer, time.Duration(1+f.chance.below(20))*time.Hour, inbox, "Dear Ada,\n\nit would take ten days.\n\nKind regards\nEve Marlowe")
		return
	case l.stage == audit.Reminder && f.habit == reminded:
		w.comes(f, l, answer, f.after%(10*time.Hour)+20*time.Minute, inbox, priced)
		return
	case l.stage != audit.Opening:
		return
	}
	switch f.habit {
	case answers, answersLate, elsewhere:
		w.comes(f, l, answer, f.after, inbox, priced)
	case acknowledges:
		w.comes(f, l, receipt, 2*time.Second, inbox, thanked)
		w.comes(f, l, answer, f.after, inbox, priced)
	case receiptOnly:
		w.comes(f, l, receipt, 2*time.Second, inbox, thanked)
	case absent:
		w.comes(f, l, absence, time.Second, inbox, away)
	case bounces:
		w.comes(f, l, bounce, time.Duration(1+f.chance.below(600))*time.Second, inbox, "")
	case twice:
		w.comes(f, l, answer, f.after, inbox, priced)
		w.comes(f, l, answer, f.after+time.Hour, inbox, "Dear Ada,\n\nas I wrote, two hundred brochures cost 80 euro.\n\nKind regards\nEve Marlowe")
	case intoJunk:
		w.comes(f, l, answer, f.after, junk, priced)
	case bothFolders:
		item := w.comes(f, l, answer, f.after, inbox, priced)
		h := w.hosts[l.account]
		w.at(w.virtual.world().Add(f.after+time.Minute), "", func() {
			w.mu.Lock()
			defer w.mu.Unlock()
			h.file(junk, item)
		})
	case asksBack:
		w.comes(f, l, question, time.Hour, inbox, which)
	case prompt:
		w.comes(f, l, answer, 0, inbox, priced)
		l.slow = 40 * time.Second
	}
}

const (
	priced  = "Dear Ada,\n\ntwo hundred brochures cost 80 euro.\n\nKind regards\nEve Marlowe"
	thanked = "Thank you for your message. We have received your enquiry and will answer it as soon as possible.\n\nThis is an automatic reply."
	away    = "I am out of the office until 12 May. For urgent matters please call my colleagues."
	which   = "Dear Ada,\n\nwhich size should the brochures have?\n\nKind regards\nEve Marlowe"
)

// comes plans a message of a company after a while.
func (w *world) comes(f *firm, l *letter, kind reply, after time.Duration, folder, text string) *mailItem {
	f.replies++
	n := f.replies
	item := &mailItem{kind: kind, firm: f, stage: l.stage, account: l.account}
	l.puts = append(l.puts, item)
	h := w.hosts[l.account]
	deliver := func() {
		item.raw = strings.ReplaceAll(f.write(h, l, kind, n, text), "\r\n", "\n")
		item.raw = h.received("mail."+f.Domain) + strings.ReplaceAll(item.raw, "\n", "\r\n")
		item.sum = sum(item.raw)
		h.arrive(folder, item)
		w.notes.add("%s of %s comes into %s of %s", kind, f.Key, folder, h.name)
	}
	if after == 0 { // on the spot; the caller holds the lock
		deliver()
		return item
	}
	w.at(w.virtual.world().Add(after), "", func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		deliver()
	})
	return item
}

// write is the message.
func (f *firm) write(h *host, l *letter, kind reply, n int, text string) string {
	from := "Eve Marlowe <" + f.Address + ">"
	extra := ""
	switch kind {
	case bounce:
		return f.notice(h, l)
	case receipt, absence:
		from, extra = f.Address, "Auto-Submitted: auto-replied\n"
	case answer:
		if f.habit == elsewhere {
			from = "Eve Marlowe <eve.marlowe@" + f.Domain + ">"
		}
	}
	subject := map[reply]string{absence: "Automatic reply: Brochures", receipt: "Thank you for your message"}[kind]
	if subject == "" {
		subject = "Re: Brochures"
	}
	return fmt.Sprintf("From: %s\nTo: %s\nSubject: %s\nMessage-ID: <r%d@%s>\nIn-Reply-To: %s\nReferences: %s\n%sMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s\n",
		from, h.address, subject, n, f.Domain, l.id, l.id, extra, text)
}

// notice is a delivery status notification (RFC 3464) for a letter.
func (f *firm) notice(h *host, l *letter) string {
	return fmt.Sprintf("From: Mail Delivery System <mailer-daemon@mx.%s>\nTo: %s\nSubject: Undelivered Mail Returned to Sender\nMessage-ID: <b.%s@mx.%s>\nAuto-Submitted: auto-replied\n"+
		"MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\nContent-Type: text/plain\n\nNo such user.\n\n"+
		"--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.%s\n\nFinal-Recipient: rfc822; %s\nAction: failed\nStatus: 5.1.1\n\n"+
		"--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: %s\nTo: %s\n\n--x--\n",
		h.name, h.address, f.Key, h.name, h.name, f.Address, l.id, f.Address)
}

// header is a field of a message, "" when there is none.
func header(raw, name string) string {
	for text := range strings.SplitSeq(raw, "\r\n") {
		if value, ok := strings.CutPrefix(text, name+": "); ok {
			return value
		}
		if text == "" {
			break
		}
	}
	return ""
}
