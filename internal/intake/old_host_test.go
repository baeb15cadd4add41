package intake

import (
	"context"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"replyaudit/internal/imapin"
	"replyaudit/internal/mailhost"
	"replyaudit/internal/store"
)

// attic is a mailbox at Dovecot that holds years of mail from before the launch,
// and the office of a campaign that was launched after it.
type attic struct {
	*office
	server *mailhost.Host
	heard  atomic.Int64 // bytes that the server has sent
}

// newAttic fills the mailbox with n messages of a year ago, most of them long,
// and launches.
func newAttic(t testing.TB, n int) *attic {
	t.Helper()
	a := &attic{server: mailhost.Start(t)}
	for i := range n {
		at := monday.Add(-365*24*time.Hour + time.Duration(i)*time.Minute)
		stamp := at.Format(time.RFC1123Z)
		raw := fmt.Sprintf("Received: from mail.firm.test (mail.firm.test [192.0.2.7])\r\n\tby host.test (Postfix) with ESMTPS id 4%06d\r\n\tfor <%s>; %s\r\n"+
			"Date: %s\r\nMessage-ID: <%d@old.test>\r\nFrom: a@old.test\r\nSubject: %d\r\n\r\n%s", i, account, stamp, stamp, i, i, strings.Repeat("long ago\r\n", 400))
		a.server.Put(t, account, "INBOX", []byte(raw), at)
	}
	a.office = newOffice(t, 1)
	a.sent(0)
	a.connect(t)
	folders, err := Baseline(t.Context(), a.box, account, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders { // as if it had been launched with this mailbox
		if err := a.Store.AddFolder(t.Context(), f); err != nil {
			t.Fatal(err)
		}
		if err := a.Store.NewEpoch(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func (a *attic) connect(t testing.TB) {
	t.Helper()
	box, err := imapin.Open(t.Context(), imapin.Config{
		Host: a.server.Name, Port: a.server.IMAP, TLS: imapin.TLSNone, Username: account, Password: mailhost.Password,
		Dial: func(ctx context.Context, network, addr string) (net.Conn, error) {
			conn, err := new(net.Dialer).DialContext(ctx, network, addr)
			return heardConn{conn, &a.heard}, err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { box.Close() })
	a.box = box
}

// heardConn counts what is read.
type heardConn struct {
	net.Conn
	heard *atomic.Int64
}

func (c heardConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.heard.Add(int64(n))
	return n, err
}

// rebuild gives every message of the mailbox another UID.
func (a *attic) rebuild(t testing.TB) {
	t.Helper()
	a.box.Close()
	a.server.StopIMAP(t)
	a.server.Rebuild(t, account, "INBOX")
	a.server.StartIMAP(t)
	a.connect(t)
}

// scanned scans and returns the bytes that it took.
func (a *attic) scanned(want int) int64 {
	a.t.Helper()
	before := a.heard.Load()
	a.mustScan(want)
	return a.heard.Load() - before
}

// TestAnAttic: of a mailbox full of old mail nothing is fetched at the first
// scan, and after a rebuild no more than the age of each message.
func TestAnAttic(t *testing.T) {
	const old = 2500 // several portions
	a := newAttic(t, old)
	if bytes := a.scanned(0); bytes > 20000 {
		t.Errorf("the first scan took %d bytes", bytes)
	}
	for i := range 3 {
		a.server.Put(t, account, "INBOX", reply(0, priced+fmt.Sprint(i)), monday.Add(time.Hour))
	}
	a.scanned(3)
	before, err := a.Store.Folders(t.Context(), account)
	if err != nil {
		t.Fatal(err)
	}
	a.rebuild(t)
	a.server.Put(t, account, "INBOX", reply(0, "while it was rebuilt"), monday.Add(2*time.Hour))
	if bytes := a.scanned(1); bytes > old*600 {
		t.Errorf("the scan of the rebuilt folder took %d bytes, %d for each message", bytes, bytes/old)
	}
	after, err := a.Store.Folders(t.Context(), account)
	if err != nil || after[0].UIDValidity == before[0].UIDValidity || after[0].NextUID != old+5 {
		t.Errorf("the folder was not rebuilt: %+v, before %+v, %v", after, before, err)
	}
	if bytes := a.scanned(0); bytes > 50000 {
		t.Errorf("the next scan took %d bytes", bytes)
	}
	seen, err := a.Store.SeenMessages(t.Context(), account)
	if id, _ := store.MessageKey(account, reply(0, priced+"0"), false); err != nil || len(seen) != 4 || !seen[id].InternalDate.Equal(monday.Add(time.Hour)) {
		t.Errorf("%d messages, %v", len(seen), err)
	}
}

// BenchmarkAttic says what a rebuilt mailbox of 100,000 old messages costs.
func BenchmarkAttic(b *testing.B) {
	const old = 100000
	a := newAttic(b, old)
	first := a.scanned(0)
	var seconds, peaks, bytes []float64
	for b.Loop() {
		b.StopTimer()
		a.rebuild(b)
		resetPeak(b)
		b.StartTimer()
		seconds = append(seconds, took(func() { bytes = append(bytes, float64(a.scanned(0))) }))
		peaks = append(peaks, peak(b))
	}
	b.ReportMetric(float64(first), "B-first-scan")
	b.ReportMetric(median(bytes)/old, "B/message")
	b.ReportMetric(median(seconds), "s-rebuilt")
	b.ReportMetric(median(peaks), "MB-peak")
	b.ReportMetric(0, "ns/op")
}
