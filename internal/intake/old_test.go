package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/imapin"
)

// TestOldMailOfARebuiltFolder: what is older than the campaign by its sender's
// clock and its mailbox's is not even fetched; whatever could be an answer is.
func TestOldMailOfARebuiltFolder(t *testing.T) {
	const year, day = 365 * 24 * time.Hour, 24 * time.Hour
	stamp := func(at time.Time) string { return at.Format(time.RFC1123Z) }
	old, young := monday.Add(-year), monday.Add(day)
	for _, c := range []struct {
		name     string
		internal time.Time
		fields   []string
		stored   bool
	}{
		{"old by every clock", old, []string{"Received: from x by mx.post.test; " + stamp(old), "Date: " + stamp(old)}, false},
		{"old, and no Received", old, []string{"Date: " + stamp(old)}, false},
		{"old, put back with the date of the rebuilding", young, []string{"Received: from x by mx.post.test; " + stamp(old), "Date: " + stamp(old)}, false},
		{"young", young, []string{"Received: from x by mx.post.test; " + stamp(young), "Date: " + stamp(young)}, true},
		{"young, put back with its sender's wrong date", old, []string{"Received: from x by mx.post.test; " + stamp(young), "Date: " + stamp(old)}, true},
		{"young by its sender alone", old, []string{"Received: from x by mx.post.test; " + stamp(old), "Date: " + stamp(young)}, true},
		{"young by INTERNALDATE, and no Received", young, []string{"Date: " + stamp(old)}, true},
		{"without any date", old, []string{"Subject: x"}, true},
		{"with a date that nobody can read", old, []string{"Date: yesterday"}, true},
		{"within what clocks are off", old, []string{"Date: " + stamp(monday.Add(-47*time.Hour))}, true},
		{"old by every clock, and an answer to our letter", old, []string{"Date: " + stamp(old), "References: <a@b.test> <" + messageID(0) + ">"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t, 1)
			o.sent(0)
			o.mustScan(0)
			o.host.rebuild(t, "INBOX")
			o.host.put(t, "INBOX", []byte(strings.Join(c.fields, "\r\n")+"\r\nFrom: a@b.test\r\n\r\nbody\r\n"), c.internal)
			want := 0
			if c.stored {
				want = 1
			}
			o.mustScan(want)
			o.mustScan(0)
			if f := o.folder("INBOX"); f.NextUID != 2 {
				t.Errorf("the cursor stands at %d", f.NextUID)
			}
		})
	}
}

// TestYearsOfOldMail are passed over in a rebuilt folder, and what comes
// afterwards is read, whatever it says of its age.
func TestYearsOfOldMail(t *testing.T) {
	o := newOffice(t, 1)
	o.mustScan(0)
	o.host.rebuild(t, "INBOX")
	long := monday.Add(-1000 * 24 * time.Hour)
	ancient := func(i int) []byte {
		return []byte(fmt.Sprintf("Date: %s\r\nSubject: %d\r\n\r\nbody\r\n", long.Format(time.RFC1123Z), i))
	}
	for i := range siftAtOnce + relist + 50 {
		raw := ancient(i)
		if i == 30 || i == siftAtOnce+10 {
			raw = numbered(i)
		}
		o.host.put(t, "INBOX", raw, long)
	}
	o.mustScan(2)
	f := o.folder("INBOX")
	if f.NextUID != siftAtOnce+relist+51 || f.OldBelow != f.NextUID {
		t.Errorf("after the rebuild: %+v", f)
	}
	if n := o.count(`SELECT COUNT(*) FROM passed_over`); n == 0 || n > relist {
		t.Errorf("%d UIDs are remembered as passed over, want those of the last %d", n, relist)
	}
	o.mustScan(0)
	o.host.put(t, "INBOX", ancient(-1), long)
	o.mustScan(1)
}

// TestAgesWithoutACampaign: then nothing is too old.
func TestAgesWithoutACampaign(t *testing.T) {
	if (ages{}).old(imapin.Item{InternalDate: monday}, []byte("Date: Mon, 2 Mar 1970 12:00:00 +0000\r\n")) {
		t.Error("passed over")
	}
	o := newOffice(t, 0)
	if a, err := o.ages(t.Context(), "nobody@post.test"); err != nil || !a.floor.IsZero() {
		t.Errorf("%+v, %v", a, err)
	}
}
