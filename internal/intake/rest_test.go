package intake

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// oversized answers letter 0; what makes it long comes first, so that the price
// stands behind all that is fetched at once.
func oversized(size int) []byte {
	var b strings.Builder
	b.WriteString("From: Eve <info@firm0.test>\r\nTo: " + account + "\r\nDate: Mon, 2 Mar 2026 12:00:00 +0000\r\nSubject: Re: Brochures\r\n" +
		"Message-ID: <reply0@firm0.test>\r\nIn-Reply-To: <" + messageID(0) + ">\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
		"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=prices.pdf\r\n\r\n")
	line := strings.Repeat("x", 998) + "\r\n"
	for b.Len() < size {
		b.WriteString(line)
	}
	b.WriteString("--b\r\nContent-Type: text/plain\r\n\r\n" + strings.ReplaceAll(priced, "\n", "\r\n") + "\r\n--b--\r\n")
	return []byte(b.String())
}

func (o *office) fetchRest(wantMore bool) {
	o.t.Helper()
	if more, err := o.FetchRest(o.t.Context(), o.box, account); more != wantMore || err != nil {
		o.t.Fatalf("FetchRest reports more: %t, %v; want %t", more, err, wantMore)
	}
}

// TestTheRestOfAnOversizedMessage comes later, goes on after a restart, and is
// read in the place of the beginning.
func TestTheRestOfAnOversizedMessage(t *testing.T) {
	o := newOffice(t, 1)
	o.sent(0)
	raw := oversized(maxFetch + restAtOnce + restChunk)
	o.host.put(t, "INBOX", raw, monday.Add(1e9))
	o.mustScan(1)
	o.mustRead()
	part, _ := store.MessageKey(account, raw[:maxFetch], true)
	if d := o.decisions()[part]; d.Enquiry != enquiryID(0) {
		t.Fatalf("the beginning was decided as %+v", d)
	}
	override := store.Override{Kind: store.OverrideClass, Subject: part, Entity: enquiryID(0), Value: string(audit.Human), Person: "person:Ona", At: monday}
	if _, err := o.Store.AddOverride(t.Context(), override); err != nil {
		t.Fatal(err)
	}

	o.fetchRest(true)
	o.Intake = &Intake{Store: o.Store, Clock: o.clock} // another process goes on
	o.fetchRest(false)
	o.mustRead()
	if d := o.read(raw); d.Decision.Match.Enquiry != enquiryID(0) || d.Decision.Verdict.Class != audit.Human || !d.Overridden {
		t.Errorf("the whole was decided as %+v", d)
	}
	if all := o.decisions(); len(all) != 1 {
		t.Errorf("%d decisions, want that about the whole alone", len(all))
	}
	id, _ := store.MessageKey(account, raw, false)
	if stored, err := o.Store.Raw(t.Context(), id); err != nil || !bytes.Equal(stored, raw) {
		t.Errorf("%d bytes of %d are stored, %v", len(stored), len(raw), err)
	}
	if seen, err := o.Store.SeenMessages(t.Context(), account); err != nil || len(seen) != 1 || !seen[id].InternalDate.Equal(monday.Add(1e9)) {
		t.Errorf("seen %+v, %v", seen, err)
	}
	if n := o.count(`SELECT (SELECT COUNT(*) FROM rest) + (SELECT COUNT(*) FROM rest_chunk)`); n != 0 {
		t.Errorf("%d rows wait for a rest that is there", n)
	}
	o.rest(raw)
}

// rest is what must hold when all is there: nothing is fetched, read or found wrong any more.
func (o *office) rest(raw []byte) {
	o.t.Helper()
	o.fetchRest(false)
	o.host.create(o.t, "Junk")
	o.host.put(o.t, "Junk", raw, monday) // seen again, the beginning alone
	o.mustScan(0)
	o.mustRead()
	id, _ := store.MessageKey(account, raw, false)
	if n := o.count(`SELECT COUNT(*) FROM sighting WHERE message = '` + id + `'`); n != 2 {
		o.t.Errorf("the whole was seen %d times, want 2", n)
	}
	if err := o.DecideAll(o.t.Context(), account); err != nil {
		o.t.Error(err)
	}
	if found, err := o.Verify(o.t.Context(), account); err != nil || len(found) > 0 {
		o.t.Errorf("what was read does not verify: %v, %v", found, err)
	}
}

// TestTheRestOfAMessageThatMoves is fetched from where it went, and given up where it is gone.
func TestTheRestOfAMessageThatMoves(t *testing.T) {
	o := newOffice(t, 1)
	o.host.create(t, "Junk")
	o.sent(0)
	raw := oversized(maxFetch + 10)
	o.host.put(t, "INBOX", raw, monday)
	o.mustScan(1)
	o.host.rebuild(t, "INBOX")
	o.fetchRest(false)
	if n := o.count(`SELECT COUNT(*) FROM rest`); n != 0 {
		t.Errorf("the rest of a message that is gone is still awaited")
	}
	o.host.put(t, "Junk", raw, monday)
	o.mustScan(0)
	o.fetchRest(false)
	id, _ := store.MessageKey(account, raw, false)
	if stored, err := o.Store.Raw(t.Context(), id); err != nil || !bytes.Equal(stored, raw) {
		t.Errorf("%d bytes of %d are stored, %v", len(stored), len(raw), err)
	}
}

// TestTheRestIsBounded: of what is too large for any honest mail only the beginning is kept.
func TestTheRestIsBounded(t *testing.T) {
	o := newOffice(t, 0)
	f := store.Folder{Account: account, Name: "INBOX", UIDValidity: 1}
	part := store.Sighting{UID: 1, Raw: []byte("From: a@b.test\r\n\r\nx"), Size: store.MaxWhole + 1, Truncated: true, InternalDate: monday}
	if _, err := o.Store.SaveBatch(t.Context(), f, []store.Sighting{part}, 2, monday); err != nil {
		t.Fatal(err)
	}
	if rests, err := o.Store.Rests(t.Context(), account); err != nil || len(rests) != 0 {
		t.Errorf("%+v, %v", rests, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := o.FetchRest(ctx, o.box, account); !errors.Is(err, context.Canceled) {
		t.Errorf("FetchRest = %v", err)
	}
}
