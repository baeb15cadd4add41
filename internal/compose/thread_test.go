package compose

import (
	"bytes"
	"fmt"
	"net/mail"
	"strings"
	"testing"

	"replyaudit/internal/audit"
)

// later is a letter that comes after the opening.
func later() audit.Letter {
	l := letter()
	l.ID, l.Stage, l.Subject = "spring/acme/01/reminder", audit.Reminder, "Re: "+l.Subject
	return l
}

func TestThread(t *testing.T) {
	var many []string
	for i := range 30 {
		many = append(many, fmt.Sprintf("%d@x.example", i))
	}
	for name, test := range map[string]struct {
		thread                Thread
		inReplyTo, references string
	}{
		"an opening":             {Thread{}, "", ""},
		"the opening is root":    {Thread{InReplyTo: "a@x.example"}, "<a@x.example>", "<a@x.example>"},
		"the answered is last":   {Thread{"c@x.example", []string{"a@x.example", "b@x.example"}}, "<c@x.example>", "<a@x.example> <b@x.example> <c@x.example>"},
		"said already":           {Thread{"b@x.example", []string{"a@x.example", "b@x.example"}}, "<b@x.example>", "<a@x.example> <b@x.example>"},
		"said twice":             {Thread{"b@x.example", []string{"a@x.example", "b@x.example", "a@x.example"}}, "<b@x.example>", "<a@x.example> <b@x.example>"},
		"an odd id of theirs":    {Thread{InReplyTo: "AB$12!3[x]@[127.0.0.1]"}, "<AB$12!3[x]@[127.0.0.1]>", "<AB$12!3[x]@[127.0.0.1]>"},
		"a line break":           {Thread{"a@x.example\r\nBcc: y@z.example", []string{"b@x.example\n", "c@x.example"}}, "", "<c@x.example>"},
		"a space, a bracket":     {Thread{"a b@x.example", []string{"<b@x.example>", "c>@x.example", ""}}, "", ""},
		"outside ASCII":          {Thread{InReplyTo: "ą@x.example"}, "", ""},
		"too long for a line":    {Thread{InReplyTo: strings.Repeat("a", 900) + "@x.example"}, "", ""},
		"a long correspondence":  {Thread{"z@x.example", many}, "<z@x.example>", "<0@x.example> <" + strings.Join(append(many[12:30:30], "z@x.example"), "> <") + ">"},
		"references without one": {Thread{References: []string{"a@x.example"}}, "", "<a@x.example>"},
	} {
		raw, err := Bytes(later(), monday(t), someID, test.thread)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Header.Get("In-Reply-To"); got != test.inReplyTo {
			t.Errorf("%s: In-Reply-To %q, want %q", name, got, test.inReplyTo)
		}
		if got := m.Header.Get("References"); got != test.references {
			t.Errorf("%s: References %q, want %q", name, got, test.references)
		}
		if len(m.Header["Bcc"]) > 0 {
			t.Errorf("%s: a field was smuggled in: %v", name, m.Header)
		}
	}
}

// A line of References is folded between two ids, never within one.
func TestReferencesAreFolded(t *testing.T) {
	raw, err := Bytes(later(), monday(t), someID, Thread{someID, []string{"1." + someID, "2." + someID}})
	if err != nil {
		t.Fatal(err)
	}
	want := "References: <1." + someID + ">\r\n <2." + someID + ">\r\n <" + someID + ">\r\n"
	if !bytes.Contains(raw, []byte(want)) {
		t.Errorf("%q is not in %q", want, raw)
	}
}
