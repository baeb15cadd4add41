package classify

import (
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/lexicon"
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
	{status, "subject_status", audit.Notification, 1.5, 0, 1.5},
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
	{away, "away", audit.OutOfOffice, 2.2, 0.8, 4},
	{comeback, "return_or_deputy", audit.OutOfOffice, 0.8, 0.5, 1.8},
	{received, "received", audit.Acknowledgement, 2, 0.5, 3},
	{promise, "promises_answer", audit.Acknowledgement, 1.2, 0.4, 2},
	{personal, "promises_in_person", audit.Human, 1.5, 0, 1.5},
	{deadline, "promises_deadline", audit.Acknowledgement, 0.2, 0, 0.2},
	{ticket, "names_ticket", audit.Acknowledgement, 0.4, 0, 0.4},
	{filler, "receipt_filler", audit.Acknowledgement, 0.5, 0.3, 1.1},
	{status, "status_or_survey", audit.Notification, 2, 0.7, 3.5},
	{challenge, "demands_proof", audit.Challenge, 1.6, 1, 4.6},
	{optOut, "opt_out", audit.Marketing, 1.8, 0.6, 3},
	{offer, "offer", audit.Marketing, 0.6, 0.4, 2.6},
	{opened, "says_read", audit.ReadReceipt, 1.5, 0.5, 2},
}

// wording reads evidence out of the new text. On a discussion list the words
// of a mailing are the list's, not the writer's.
func wording(p split.Parts, vendor string) (signals []Signal, substance Substance) {
	ss := sentences(p.Visible)
	own := ownWords(written(p, ss))
	for _, v := range bodyVoices {
		if v.class == audit.Marketing && vendor == discussionList {
			continue
		}
		signals = append(signals, v.dampened(own).speak(ss)...)
	}
	signals = append(signals, footer(p)...)
	if fromTelephone(p.Signature) {
		signals = append(signals, Signal{audit.Human, audit.Evidence{Rule: "device_line", Source: "visible", Weight: 0.8}})
	}
	if own >= 4 {
		signals = append(signals, Signal{audit.Human, audit.Evidence{Rule: "own_words", Source: "visible", Weight: substanceWeight(own)}})
	}
	if own >= 6 {
		return signals, Substantive
	}
	return signals, Generic
}

// fromTelephone reports whether a line of the signature is one that a telephone
// adds ("sent from my").
func fromTelephone(signature string) bool {
	for line := range strings.Lines(signature) {
		line = strings.TrimLeft(fold(line), " [(<-")
		for _, l := range lexicon.Languages() {
			if slices.ContainsFunc(l.Quoting.Devices, func(d string) bool { return strings.HasPrefix(line, fold(d)) }) {
				return true
			}
		}
	}
	return false
}

// noticeWords is the length that notices rarely exceed; in longer texts a
// formula says less and less.
const noticeWords = 80

// dampened returns v as it speaks in a text with so many words of its own. What
// stands in footers of any length keeps its weight.
func (v voice) dampened(own int) voice {
	if own > noticeWords && v.list != robot && v.list != optOut && v.list != offer {
		share := noticeWords / float64(own)
		v.first, v.more, v.top = v.first*share, v.more*share, v.top*share
	}
	return v
}

// substanceWeight grows with the words that no formula explains and falls again:
// newsletters are longer than letters.
func substanceWeight(own int) float64 {
	switch {
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

// footer reads what split took for furniture: automatic mail says there what it is.
func footer(p split.Parts) []Signal {
	var out []Signal
	ss := sentences(p.Disclaimer)
	for _, v := range bodyVoices {
		if v.list != robot && v.list != optOut && v.list != status {
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
func subjectWording(subject, own string) []Signal {
	folded := fold(subject)
	if own = fold(own); own != "" {
		folded = strings.ReplaceAll(folded, own, " ")
	}
	found := phrases().find(folded)
	found[awaySubject] = phrases().begins(folded, awaySubject)
	s := []sentence{{text: subject, found: found}}
	var out []Signal
	for _, v := range subjectVoices {
		for _, sig := range v.speak(s) {
			sig.Source, sig.Start, sig.End = "subject", 0, 0
			out = append(out, sig)
		}
	}
	return out
}

// clip bounds s to n runes, on one line.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
