package match

// trie finds known sequences of words in a text, all of them in one pass. The
// zero value is empty.
type trie struct {
	next      map[string]*trie
	enquiries []int // of the sequence that ends here, ascending; none where none ends
}

// add files a sequence of words under an enquiry.
func (t *trie) add(words []string, enquiry int) {
	if len(words) == 0 {
		return
	}
	at := t
	for _, w := range words {
		if at.next == nil {
			at.next = map[string]*trie{}
		}
		if at.next[w] == nil {
			at.next[w] = &trie{}
		}
		at = at.next[w]
	}
	at.enquiries = insert(at.enquiries, enquiry)
}

// find reports every known sequence in the text: where it begins, where it ends,
// and the enquiries that it stands for.
func (t *trie) find(text []string, report func(start, end int, enquiries []int)) {
	for start := range text {
		at := t
		for end := start; end < len(text); end++ {
			if at = at.next[text[end]]; at == nil {
				break
			}
			if len(at.enquiries) > 0 {
				report(start, end+1, at.enquiries)
			}
		}
	}
}
