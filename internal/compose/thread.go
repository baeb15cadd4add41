package compose

import (
	"regexp"
	"slices"
	"strings"
)

// Thread says which messages a letter answers, by their Message-IDs without angle
// brackets. InReplyTo is the message that is answered; References are those
// before it, oldest first, with or without it. The ids are foreign text: one that
// cannot stand in a header is left out.
type Thread struct {
	InReplyTo  string
	References []string
}

// maxReferences bounds the References of a long correspondence; the first, which
// programs file a thread under, and the last ones stay.
const maxReferences = 20

// threadIDPattern is wider than RFC 5322 section 3.6.4, since an answer must
// repeat whatever id the other side has given: printable ASCII without a space or
// an angle bracket, short enough for one line.
var threadIDPattern = regexp.MustCompile(`^[!-;=?-~]{1,900}$`)

// fields are the values of In-Reply-To and References, "" for none. References
// ends with the message that is answered (RFC 5322 section 3.6.4).
func (t Thread) fields() (inReplyTo, references string) {
	if threadIDPattern.MatchString(t.InReplyTo) {
		inReplyTo = "<" + t.InReplyTo + ">"
	}
	all := append(slices.Clone(t.References), t.InReplyTo)
	if n := len(all); n > maxReferences {
		all = append(all[:1], all[n-maxReferences+1:]...)
	}
	var ids []string // the latest first
	for _, id := range slices.Backward(all) {
		if id = "<" + id + ">"; threadIDPattern.MatchString(id[1:len(id)-1]) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Reverse(ids)
	return inReplyTo, fold("References: ", strings.Join(ids, " "))
}
