package classify

import (
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/lexicon"
)

func TestFold(t *testing.T) {
	cases := []struct{ in, want string }{
		{"Jūsų  Užklausa\u00a0GAUTA", "jusu uzklausa gauta"},
		{"Ещё не доставлено", "еще не доставлено"},
		{"We’ve – got", "we've - got"},
		{"un\u00adsub\u200bscribe", "unsubscribe"},
		{"Йод, МАЙ и \"Чай\"", "иод, маи и \"чаи\""},
		{"  \n\t ", ""},
	}
	for _, c := range cases {
		if got := fold(c.in); got != c.want {
			t.Errorf("fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestPhrasebookFind(t *testing.T) {
	cases := []struct {
		text string
		list list
		want bool
	}{
		{"We have received your kind letter", received, true},
		{"unreceived", received, false},
		{"Ваше обращение № 48213 от 14 октября принято", received, true},
		{"ваше обращение " + strings.Repeat("очень длинное ", 9) + "принято", received, false},
		{"now 25% off everything", offer, true},
		{"no phrase at all", received, false},
		{"", away, false},
	}
	for _, c := range cases {
		if got := phrases().find(fold(c.text))[c.list]; got != c.want {
			t.Errorf("find(%q)[%d] = %v", c.text, c.list, got)
		}
	}
}

func TestSentences(t *testing.T) {
	text := "Hello,\nthis long line of a wrapped paragraph goes on and on until it\nends here. Second one! Third\n\nLast"
	want := []string{"Hello,", "this long line of a wrapped paragraph goes on and on until it\nends here.", "Second one!", "Third", "Last"}
	got := sentences(text)
	if len(got) != len(want) {
		t.Fatalf("%d sentences: %+v", len(got), got)
	}
	for i, s := range got {
		if s.text != want[i] || text[s.start:s.end] != want[i] {
			t.Errorf("sentence %d: %q [%d:%d], want %q", i, s.text, s.start, s.end, want[i])
		}
	}
}

// Long hostile text must not cost more than a little.
func TestSentencesAreBounded(t *testing.T) {
	start := time.Now()
	for _, text := range []string{strings.Repeat("a", 4<<20), strings.Repeat("we have received ", 1<<18), strings.Repeat(".\n", 1<<20), strings.Repeat("ваше обращение ", 1<<17)} {
		sentences(text)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("took %v", took)
	}
}

// Every phrase is found in itself, whatever the length of its head.
func TestEveryPhraseIsFound(t *testing.T) {
	book := phrases()
	for _, l := range lexicon.Languages() {
		for _, d := range l.Quoting.Devices {
			if !book.begins(fold(d), device) {
				t.Errorf("%s: %q is not found", l.Code, d)
			}
		}
		for _, entry := range slices.Concat(l.Automatic.Received, l.Automatic.Gone, l.Automatic.Return, l.Automatic.Ticket) {
			if text := strings.ReplaceAll(fold(entry), "…", " "); !slices.Contains(found(book, text), true) {
				t.Errorf("%s: %q is not found", l.Code, entry)
			}
		}
	}
}

func found(b phrasebook, text string) []bool {
	all := b.find(text)
	return all[:]
}
