package grade

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// attachment holds when the message brings documents, by their names. What stands in them is not read.
func (r *reader) attachment() Fact {
	if len(r.ctx.Attachments) == 0 {
		return Fact{}
	}
	return Fact{Holds: true, Value: strings.Join(r.ctx.Attachments, ", "), Rule: "attached"}
}

// replyLength is the number of words before the signature.
func (r *reader) replyLength() Fact {
	last, n := 0, 0
	for last < len(r.words) && !r.inSignature(r.words[last].start) {
		if last == 0 || r.words[last-1].end < r.words[last].start && strings.ContainsFunc(r.gap(last-1), unicode.IsSpace) {
			n++ // a link is one word
		}
		last++
	}
	if n == 0 {
		return Fact{}
	}
	return stated("words", fmt.Sprintf("%d words", n), r.span(0, last))
}

// socialHosts are the networks that a link can lead to.
func socialHosts() []string {
	return []string{
		"facebook.com", "fb.com", "fb.me", "instagram.com", "linkedin.com", "twitter.com", "x.com", "youtube.com", "youtu.be", "tiktok.com", "vk.com", "vk.ru", "ok.ru", "t.me",
		"telegram.me", "wa.me", "pinterest.com", "threads.net", "bsky.app", "draugiem.lv", "xing.com",
	}
}

// socialLink holds for a link to a page of a social network.
func (r *reader) socialLink() Fact {
	for _, l := range r.links {
		if l.email {
			continue
		}
		site := host(r.src[l.Start:l.End])
		if slices.ContainsFunc(socialHosts(), func(h string) bool { return site == h || strings.HasSuffix(site, "."+h) }) {
			return stated("social_network", r.src[l.Start:l.End], r.bytes(l.Start, l.End))
		}
	}
	return Fact{}
}

// specificWords is how many words of the questions a reply takes up that speaks of what was asked.
const specificWords = 2

// specificLength is the least length of a word that can tell what was asked about.
const specificLength = 5

// specifics holds when one sentence takes up two different words of the
// questions, other than by repeating a whole question. It is a hint: a reply
// may speak of the matter in words of its own.
func (r *reader) specifics() Fact {
	for _, s := range r.sentences {
		if s.signature || r.repeatsQuestion(s) {
			continue
		}
		var met []string
		for i := s.from; i < s.to; i++ {
			w := &r.words[i]
			if w.stop || utf8.RuneCountInString(w.folded) < specificLength || slices.ContainsFunc(met, func(m string) bool { return akin(m, w.folded) }) {
				continue
			}
			if slices.ContainsFunc(r.asked, func(q *text) bool { return q.hasAkin(w.folded) }) {
				met = append(met, w.folded)
			}
		}
		if len(met) >= specificWords {
			return stated("words_of_the_questions", strings.Join(met, ", "), r.span(s.from, s.to))
		}
	}
	return Fact{}
}

// writingSlip holds for a slip that needs no dictionary to be seen: a word
// written twice, a space before a comma or none behind it, doubled marks. It is a hint for
// whoever judges the spelling; words are not checked.
func (r *reader) writingSlip() Fact {
	for i := 0; i+1 < len(r.words); i++ {
		if r.foreign[i] || r.foreign[i+1] || r.words[i].sentence != r.words[i+1].sentence && !strings.ContainsAny(r.gap(i), "!?") {
			continue
		}
		if rule := r.slipBehind(i); rule != "" {
			return r.shown(rule, i, i+2)
		}
	}
	return Fact{}
}

// slipBehind names the slip between word i and the next, "" when there is none.
func (r *reader) slipBehind(i int) string {
	gap := r.gap(i)
	letters := r.letters(i) && r.letters(i+1)
	switch {
	case gap == " " && letters && utf8.RuneCountInString(r.words[i].folded) > 2 && r.raw(i) == r.raw(i+1) && !r.capital(i) && !r.emphasis(i):
		return "word_twice"
	case strings.HasPrefix(gap, " ,") && letters:
		return "space_before_comma"
	case gap == "," && letters:
		return "no_space_behind_comma"
	case strings.HasPrefix(gap, "!!") || strings.HasPrefix(gap, "??") || strings.HasPrefix(gap, ",,"):
		return "doubled_mark"
	}
	return ""
}

// emphasis reports whether word i is one that people double on purpose ("very very").
func (r *reader) emphasis(i int) bool {
	return slices.Contains([]string{"very", "had", "that", "bye", "очень", "еле", "чуть", "labai", "vos", "bardzo", "sehr", "ļoti", "väga"}, r.words[i].folded)
}

func (r *reader) letters(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.words[i].folded)
	return unicode.IsLetter(first)
}
