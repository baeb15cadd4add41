package classify

import (
	"strings"
	"unicode/utf8"

	"replyaudit/internal/audit"
	"replyaudit/internal/split"
)

// voice says for which class a list of phrases speaks: with which weight the
// first sentence, each further one, and how much at most.
type voice struct {
	list             list
	rule             string
	class            audit.Class
	first, more, top float64
}

// subjectVoices weigh what stands in the subject.
var subjectVoices = []voice{
	{awaySubject, "subject_away", audit.OutOfOffice, 3, 0, 3},
	{ackSubject, "subject_receipt", audit.Acknowledgement, 1.8, 0, 1.8},
	{received, "subject_received", audit.Acknowledgement, 0.8, 0, 0.8},
	{robot, "subject_robot", audit.Human, -1.5, 0, -1.5},
	{deaf, "subject_robot", audit.Human, -1, 0, -1},
	{status, "subject_status", audit.Notification, 1.5, 0, 1.5},
	{transaction, "subject_transaction", audit.Notification, 1.2, 0, 1.2},
	{challenge, "subject_challenge", audit.Challenge, 2, 0, 2},
	{offer, "subject_offer", audit.Marketing, 1, 0, 1},
	{optOut, "subject_opt_out", audit.Marketing, 1, 0, 1},
	{failed, "subject_failed", audit.Bounce, 1.5, 0, 1.5},
	{delayed, "subject_delayed", audit.Delay, 2, 0, 2},
	{opened, "subject_read", audit.ReadReceipt, 2.5, 0, 2.5},
}

// bodyVoices weigh what stands in the new text.
var bodyVoices = []voice{
	{robot, "says_automatic", audit.Human, -3, -0.5, -3.5},
	{deaf, "wants_no_reply", audit.Human, -1.5, -0.3, -1.8},
	{away, "away", audit.OutOfOffice, 2.2, 0.8, 4},
	{comeback, "return_or_deputy", audit.OutOfOffice, 0.8, 0.5, 1.8},
	{received, "received", audit.Acknowledgement, 2, 0.5, 3},
	{promise, "promises_answer", audit.Acknowledgement, 1.2, 0.4, 2},
	{personal, "promises_in_person", audit.Human, 1.5, 0, 1.5},
	{deadline, "promises_deadline", audit.Acknowledgement, 0.2, 0, 0.2},
	{ticket, "names_ticket", audit.Acknowledgement, 0.4, 0, 0.4},
	{filler, "receipt_filler", audit.Acknowledgement, 0.5, 0.3, 1.1},
	{status, "status_or_survey", audit.Notification, 2, 0.7, 3.5},
	{transaction, "transaction", audit.Notification, 1.3, 0.6, 3.1},
	{challenge, "demands_proof", audit.Challenge, 1.6, 1, 4.6},
	{optOut, "opt_out", audit.Marketing, 1.9, 0.6, 3.1},
	{offer, "offer", audit.Marketing, 0.5, 0.45, 3.2},
	{opened, "says_read", audit.ReadReceipt, 1.5, 0.5, 2},
	{absent, "gone_for_a_time", audit.OutOfOffice, 1.6, 0.4, 2},
	{landed, "letter_arrived", audit.Acknowledgement, 1, 0, 1},
	{later, "answers_later", audit.Acknowledgement, 0.8, 0, 0.8},
	{gate, "held_until_you_act", audit.Challenge, 1.8, 0.8, 3.4},
	{optIn, "confirms_address", audit.Notification, 2.5, 0.5, 3},
	{pitch, "pitch", audit.Marketing, 0.5, 1, 3.5},
}

// inWords reads evidence out of the new text, of which ss are the sentences.
func inWords(p split.Parts, of Signals, ss []sentence) (signals []Signal, substance Substance) {
	own := of.Words
	for _, v := range bodyVoices {
		if !v.silent(of) {
			signals = append(signals, v.dampened(own, of).speak(ss)...)
		}
	}
	if of.Reply {
		signals = append(signals, contentSignals(written(p, ss))...)
	}
	signals = append(signals, footer(p, of.Vendor)...)
	if fromTelephone(p.Signature) {
		signals = append(signals, Signal{audit.Human, audit.Evidence{Rule: "device_line", Source: "visible", Weight: 0.8}})
	}
	if own >= 4 {
		signals = append(signals, Signal{audit.Human, audit.Evidence{Rule: "own_words", Source: "visible", Weight: substanceWeight(own, of.Reply)}})
	}
	if own >= 6 {
		return signals, Substantive
	}
	return signals, Generic
}

// silent says that a list tells nothing in such a message: the words of a mailing
// on a discussion list are the list's, and of orders and accounts people write
// in their answers too.
func (v voice) silent(of Signals) bool {
	if of.Vendor == discussionList && (v.class == audit.Marketing || v.list >= absent) {
		return true
	}
	return v.list == pitch && of.Reply || v.list == transaction && (of.Reply || of.Vendor == discussionList) ||
		(v.list == failed || v.list == delayed) && prefixed(of.Subject) // the subject of a report that a person answers or forwards
}

// fromTelephone reports whether a line of the signature is one that a telephone
// adds ("sent from my").
func fromTelephone(signature string) bool {
	for line := range strings.Lines(signature) {
		if phrases().begins(strings.TrimLeft(fold(line), " [(<-"), device) {
			return true
		}
	}
	return false
}

// noticeWords is the length that notices rarely exceed; in longer texts a
// formula says less and less.
const noticeWords = 80

// dampened returns v as it speaks in a text with so many words of its own. What
// stands in footers of any length keeps its weight, and so does the statement
// that a machine writes, unless people write to each other and may quote it.
func (v voice) dampened(own int, of Signals) voice {
	if v.list == status && of.Reply {
		v.first, v.more = 0.8, 1.3 // one such sentence stands in answers by people too
	}
	among := of.Reply || of.Vendor == discussionList
	if own > noticeWords && v.list != optOut && v.list != offer && (v.list != robot && v.list != deaf || among) {
		share := noticeWords / float64(own)
		v.first, v.more, v.top = v.first*share, v.more*share, v.top*share
	}
	return v
}

// substanceWeight grows with the words that no formula explains and falls again:
// newsletters are longer than letters. Outside an answer words are cheap, since
// mailings and notifications have as many.
func substanceWeight(own int, reply bool) float64 {
	switch {
	case !reply && own >= 10:
		return 0.8
	case own > 300:
		return 1.2
	case own >= 40:
		return 2.2
	case own >= 20:
		return 1.8
	case own >= 10:
		return 1.2
	}
	return 0.5
}

// speak returns the signals of one list, one for each sentence up to the voice's limit.
func (v voice) speak(ss []sentence) []Signal {
	var out []Signal
	sum := 0.0
	for _, s := range ss {
		if !s.found[v.list] {
			continue
		}
		w := v.more
		if len(out) == 0 {
			w = v.first
		}
		if v.top >= 0 && sum+w > v.top || v.top < 0 && sum+w < v.top {
			w = v.top - sum
		}
		if w == 0 {
			break
		}
		sum += w
		out = append(out, Signal{v.class, audit.Evidence{
			Rule: v.rule, Source: "visible", Quote: clip(s.text, 200), Start: s.start, End: s.end, Weight: w,
		}})
	}
	return out
}

// footer reads what split took for furniture: automatic mail says there what it
// is. A discussion list tells everybody there how to leave it.
func footer(p split.Parts, vendor string) []Signal {
	var out []Signal
	ss := sentences(p.Disclaimer)
	for _, v := range bodyVoices {
		if v.list != robot && v.list != deaf && v.list != optOut && v.list != status || v.list == optOut && vendor == discussionList {
			continue
		}
		for _, s := range v.speak(ss) {
			s.Source, s.Start, s.End = "footer", 0, 0
			out = append(out, s)
		}
	}
	return out
}

// written returns the sentences above the signature.
func written(p split.Parts, ss []sentence) []sentence {
	end := len(p.Visible)
	if p.Signature != "" {
		if i := strings.LastIndex(p.Visible, p.Signature); i >= 0 {
			end = i
		}
	}
	for i, s := range ss {
		if s.start >= end {
			return ss[:i]
		}
	}
	return ss
}

// subjectWording reads the subject without the words of our own in it. Words of
// absence count only where the subject begins, since a letter may be about holidays.
func subjectWording(of Signals, own string) []Signal {
	folded := fold(of.Subject)
	if own = fold(own); own != "" {
		folded = strings.ReplaceAll(folded, own, " ")
	}
	found := phrases().find(folded)
	found[awaySubject] = phrases().begins(folded, awaySubject)
	s := []sentence{{text: of.Subject, found: found}}
	var out []Signal
	for _, v := range subjectVoices {
		if v.silent(of) {
			continue
		}
		for _, sig := range v.speak(s) {
			sig.Source, sig.Start, sig.End = "subject", 0, 0
			out = append(out, sig)
		}
	}
	return out
}

// isOneLine says that all white space in s is single spaces between words, of
// ASCII and the scripts whose letters take two bytes.
func isOneLine(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c == ' ' && space || c < ' ' || c >= 0xe0 || c == 0xc2 {
			return false
		}
		space = c == ' '
	}
	return !space
}

// clip bounds s to n runes, on one line.
func clip(s string, n int) string {
	if !isOneLine(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	end := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	if end == len(s) {
		return s
	}
	return string([]rune(s[:end]))
}
