package match

import "slices"

// letterOf decides which letter of an enquiry a message answers: the one whose
// id it names, else the newest that it quotes, else the newest whose subject it
// carries, else the one that was the last to go out before it came. A thread
// that names the opening answers the opening, whatever was sent since.
func (l *Letters) letterOf(e int, m Message, text []string) Candidate {
	letters := l.inOrder(e)
	if len(letters) == 1 {
		return letters[0]
	}
	if c, named := l.named(letters, m); named {
		return c
	}
	sent := slices.DeleteFunc(slices.Clone(letters), func(c Candidate) bool { return early(m.ReceivedAt, c.T0) })
	if len(sent) == 0 {
		return letters[0]
	}
	slices.Reverse(sent)
	if i := slices.IndexFunc(sent, func(c Candidate) bool { return quotes(text, c, letters) }); i >= 0 {
		return sent[i]
	}
	theirs := words(BaseSubject(m.Subject))
	if i := slices.IndexFunc(sent, func(c Candidate) bool { return carries(theirs, words(BaseSubject(c.Subject))) }); i >= 0 {
		return sent[i]
	}
	return sent[0]
}

// named returns the letter whose id the message names, the newest id first.
func (l *Letters) named(letters []Candidate, m Message) (Candidate, bool) {
	for _, ids := range [][]string{m.InReplyTo, m.References, m.OriginalIDs} {
		for _, id := range slices.Backward(ids) {
			for _, i := range l.byID[keyOf(id)] {
				if l.letters[i].Enquiry == letters[0].Enquiry {
					return l.letters[i], true
				}
			}
		}
	}
	return Candidate{}, false
}

// quotes says that the text repeats what a letter alone says: its greeting and
// signature stand in the other letters of its enquiry too.
func quotes(text []string, c Candidate, letters []Candidate) bool {
	own := map[string]bool{}
	for _, p := range phrases(words(c.Body)) {
		own[p] = true
	}
	for _, other := range letters {
		if other.Letter == c.Letter {
			continue
		}
		for _, p := range phrases(words(other.Body)) {
			delete(own, p)
		}
	}
	n := 0
	for _, p := range distinct(phrases(text)) {
		if own[p] {
			n++
		}
	}
	return n >= 3 || n > 0 && n*4 >= len(own)
}
