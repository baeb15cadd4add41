package match

import (
	"slices"
	"testing"
	"time"
)

// subaddressed are letters of which each was written from an address of its own,
// the last two by another customer without one.
func subaddressed() []Candidate {
	list := letters()
	for i, from := range []string{"ada+k7m3qx@post.example", "ada+w2tzpn@post.example", "eve@post.example", "ada@post.example"} {
		list[i].From = from
	}
	return list
}

func TestRule6_AddressToken(t *testing.T) {
	later := t0.Add(26 * time.Hour)
	for _, c := range []struct {
		name            string
		m               Message
		enquiry, signal string
		possible        []string
	}{
		{
			"the address that one enquiry was written from decides, whoever writes",
			Message{From: []string{"jo@elsewhere.example"}, Recipients: []string{"Ada+W2TZPN@post.example"}, ReceivedAt: later},
			"c/elm/01", "address_token", nil,
		},
		{
			"before the ids of a thread",
			Message{From: []string{"jo@elm.example"}, Recipients: []string{"ada+w2tzpn@post.example"}, InReplyTo: []string{"two@post.example"}, ReceivedAt: later},
			"c/elm/01", "address_token", nil,
		},
		{
			"a detail that is none of ours says nothing",
			Message{From: []string{"jo@elsewhere.example"}, Recipients: []string{"ada+offers@post.example"}, ReceivedAt: later},
			"", "", nil,
		},
		{
			"an address without a detail does not decide alone",
			Message{From: []string{"jo@elsewhere.example"}, Recipients: []string{"eve@post.example"}, ReceivedAt: later},
			"", "", nil,
		},
		{
			"of two customers who wrote to one company, the one who is answered",
			Message{From: []string{"boss@elm.example"}, Recipients: []string{"eve@post.example"}, Subject: "Your enquiry", ReceivedAt: later},
			"c/elm/02", "sender_domain", nil,
		},
		{
			"a message to neither waits for a person",
			Message{From: []string{"boss@elm.example"}, Recipients: []string{"list@post.example"}, Subject: "Your enquiry", ReceivedAt: later},
			"", "sender_domain",
			[]string{"c/elm/01", "c/elm/02"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := NewLetters(subaddressed()).Match(c.m)
			if r.Enquiry != c.enquiry || r.Signal != c.signal || !slices.Equal(r.Possible, c.possible) {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestReceiptInTime(t *testing.T) {
	list := letters() // nine, ten, eleven and twelve o'clock
	for _, c := range []struct {
		name    string
		to      string
		at      time.Time
		enquiry string
	}{
		{"shortly after one letter", "ada@post.example", t0.Add(7 * time.Minute), "c/oak/01"},
		{"after the next one", "ada@post.example", t0.Add(time.Hour + time.Minute), "c/elm/01"},
		{"too late for any", "ada@post.example", t0.Add(31 * time.Minute), ""},
		{"to somebody else", "eve@post.example", t0.Add(7 * time.Minute), ""},
		{"before the first", "ada@post.example", t0.Add(-time.Minute), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := NewLetters(list).Prompted(Message{From: []string{"no-reply@platform.test"}, Recipients: []string{c.to}, ReceivedAt: c.at})
			if r.Enquiry != c.enquiry || r.Enquiry != "" && (r.Signal != "receipt_in_time" || r.Sender != ThirdParty) {
				t.Errorf("%+v", r)
			}
		})
	}
	list[1].T0 = list[0].T0.Add(time.Minute)
	if r := NewLetters(list).Prompted(Message{Recipients: []string{"ada@post.example"}, ReceivedAt: t0.Add(7 * time.Minute)}); r.Enquiry != "" || len(r.Possible) != 2 {
		t.Errorf("of two letters at the same time neither is meant: %+v", r)
	}
}
