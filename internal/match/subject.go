package match

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"replyaudit/internal/lexicon"
)

// replyPrefixes are the words that mail clients of many languages put before
// the subject of an answer or a forwarded message.
var replyPrefixes = sync.OnceValue(func() map[string]bool {
	return set(`re r res fw fwd aw antw antwort wg weitergeleitet sv vs vl vb ats atb ats. pers persiųsta atsakymas
		odp pd odpowiedź przekazane ha отв ответ пересл пересылка на fyi tr réf rif rv enc i doorst fs ynt ilt vá továbbítás
		回复 转发 atbilde pārsūtīts vastus edasi відп відповідь адк πρθ απ σχετ bls trs videresendt videresend ref`)
})

var (
	// subjectPrefix is subj-refwd of RFC 5256 section 5: word, optional count or
	// blob, colon. "Re[2]:" and "Re^2:" are in use too.
	subjectPrefix = regexp.MustCompile(`^\s*([\p{L}.]{1,14})\s*(?:[\[(^]\s*\d{1,3}\s*[\])]?|\[[^\]\[]{0,60}\])?\s*[:：]\s*`)
	subjectBlob   = regexp.MustCompile(`^\s*\[[^\[\]]{0,60}\]\s*`)
	forwardTail   = regexp.MustCompile(`(?i)\s*\(fwd\)\s*$`)
)

// BaseSubject returns the subject without the marks of replying and forwarding
// (RFC 5256 section 2.1), with the prefixes of many languages and those of
// absence notices, in lower case and with single spaces.
func BaseSubject(subject string) string {
	s := strings.ToLower(strings.Join(strings.Fields(subject), " "))
	if !strings.ContainsAny(s, ":：[(") {
		return s // as most subjects of ours
	}
	for range 16 { // hostile subjects are all prefix
		before := s
		if strings.Contains(s, "(fwd)") {
			s = forwardTail.ReplaceAllString(s, "")
		}
		s = cutReplyPrefix(s)
		if strings.Contains(s, "[") {
			s = cmp.Or(subjectBlob.ReplaceAllString(s, ""), s)
		}
		s = cutAwayPrefix(s)
		if s == before {
			break
		}
	}
	return strings.TrimSpace(s)
}

// cutReplyPrefix removes what mail clients put before the subject of an answer.
func cutReplyPrefix(s string) string {
	if !strings.Contains(s, ":") && !strings.Contains(s, "：") {
		return s
	}
	if m := subjectPrefix.FindStringSubmatchIndex(s); m != nil && replyPrefixes()[s[m[2]:m[3]]] {
		return s[m[1]:]
	}
	return s
}

// awaySubjects are the words before a colon in the subjects of absence notices.
var awaySubjects = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool)
	for _, l := range lexicon.Languages() {
		for _, p := range l.Automatic.AwaySubjects {
			out[strings.TrimSuffix(p, ":")] = true
		}
	}
	return out
})

// cutAwayPrefix removes what automatic replies put before the subject they answer.
func cutAwayPrefix(s string) string {
	before, after, ok := strings.Cut(s, ":")
	if after = strings.TrimSpace(after); ok && after != "" && awaySubjects()[strings.TrimSpace(before)] {
		return after
	}
	return s
}

// carries says whether the words of a base subject are or contain ours. Receipts
// write "Request 4711: our subject"; short subjects such as "Question" must be
// the whole of it.
func carries(theirs, ours []string) bool {
	if len(ours) == 0 {
		return false
	}
	if slices.Equal(theirs, ours) {
		return true
	}
	return len(ours) >= 3 && strings.Contains(" "+strings.Join(theirs, " ")+" ", " "+strings.Join(ours, " ")+" ")
}
