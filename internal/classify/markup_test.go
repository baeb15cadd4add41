package classify

import (
	"strings"
	"testing"
)

func TestMailingMarks(t *testing.T) {
	for _, mark := range mailingMarks {
		for i, s := range mark.any {
			got := mailingSignals(lowerASCII("<p>Žinios</p><i " + strings.ToUpper(s) + ">"))
			at := -1
			for j, signal := range got {
				if signal.Rule == mark.rule {
					at = j
				}
			}
			if at < 0 || !strings.Contains(s, got[at].Quote) && got[at].Quote != mark.any[i] {
				t.Errorf("%q gives %+v, want %s", s, got, mark.rule)
			}
		}
	}
	if got := mailingSignals("<p>we unsubscribed? no: unsub-scribe, width=1 height=10</p>"); len(got) != 2 {
		t.Errorf("%+v, want the link and the picture", got)
	}
	if got := mailingSignals("<p>a letter</p><a href=https://inn.example>Inn</a>"); len(got) != 0 {
		t.Errorf("a letter gives %+v", got)
	}
}

func TestMayHoldCode(t *testing.T) {
	for text, want := range map[string]bool{
		"550 no such user": true, "said: 451-later": true, "smtp;554#quota": true, "status 5.1.1": true, "5.123.45 x": true, "a 4.4.7": true,
		"tel. 960 114": false, "EUR 184.50 in all": false, "in 2045 and 1550.": false, "45 12": false, "": false,
	} {
		if got := mayHoldCode(text); got != want {
			t.Errorf("%q may hold a code: %v, want %v", text, got, want)
		}
	}
}
