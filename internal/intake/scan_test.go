package intake

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/imapin"
	"replyaudit/internal/store"
)

func numbered(i int) []byte { return message("x@y.test", "message "+fmt.Sprint(i)) }

func (o *office) folder(name string) store.Folder {
	o.t.Helper()
	folders, err := o.Store.Folders(o.t.Context(), account)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, f := range folders {
		if f.Name == name {
			return f
		}
	}
	return store.Folder{}
}

// TestScanAfterACrashBetweenBatches: what was committed stays, what was not
// comes again, and nothing comes twice.
func TestScanAfterACrashBetweenBatches(t *testing.T) {
	o := newOffice(t, 0)
	for i := range 450 {
		o.host.put(t, "INBOX", numbered(i), monday)
	}
	o.behind(`CREATE TRIGGER broken BEFORE INSERT ON message WHEN (SELECT COUNT(*) FROM message) >= 420 BEGIN SELECT RAISE(ABORT, 'no room'); END`)
	if _, err := o.scan(); !store.IsStoreError(err) {
		t.Fatalf("a store that fails is %v", err)
	}
	if f, n := o.folder("INBOX"), o.count(`SELECT COUNT(*) FROM message`); f.NextUID != 401 || n != 400 || !f.ScannedThrough.IsZero() {
		t.Errorf("cursor at %d with %d messages, scanned through %v; want two whole batches of 200 and an incomplete scan", f.NextUID, n, f.ScannedThrough)
	}
	o.behind(`DROP TRIGGER broken`)
	o.mustScan(50)
	o.mustScan(0)
	if f, n := o.folder("INBOX"), o.count(`SELECT COUNT(*) FROM sighting`); f.NextUID != 451 || n != 450 || !f.ScannedThrough.Equal(monday.Add(-time.Second)) {
		t.Errorf("cursor at %d with %d sightings, scanned through %v", f.NextUID, n, f.ScannedThrough)
	}
}

func TestBatchesAreBoundedInBytes(t *testing.T) {
	o := newOffice(t, 0)
	big := make([]byte, 1<<20)
	for i := range big {
		big[i] = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789\r\n"[i%74]
	}
	for i := range 9 {
		o.host.put(t, "INBOX", append(numbered(i), big...), monday)
	}
	o.behind(`CREATE TABLE cursors (next_uid); CREATE TRIGGER moves AFTER UPDATE OF next_uid ON folder BEGIN INSERT INTO cursors VALUES (NEW.next_uid); END`)
	o.mustScan(9)
	if first, n := o.count(`SELECT MIN(next_uid) FROM cursors`), o.count(`SELECT COUNT(DISTINCT next_uid) FROM cursors`); first > 5 || n < 3 {
		t.Errorf("the first commit moved the cursor to %d, there were %d; want no batch above 4 MB and a message", first, n)
	}
	o.behind(`DROP TRIGGER moves; DROP TABLE cursors`)
}

// TestWhatCameBeforeLaunchIsNotRead, and what came after is, from the first.
func TestWhatCameBeforeLaunchIsNotRead(t *testing.T) {
	o := newOffice(t, 0)
	o.host.put(t, "INBOX", numbered(1), monday)
	other := newHost(t)
	other.put(t, "INBOX", numbered(1), monday)
	other.put(t, "INBOX", numbered(2), monday)
	box := other.open(t)
	folders, err := Baseline(t.Context(), box, account, nil)
	if err != nil || len(folders) != 1 || folders[0].FirstUID != 3 || folders[0].NextUID != 3 {
		t.Errorf("baseline %+v, %v", folders, err)
	}
	o.mustScan(1) // newOffice took its baseline while the folder was empty
}

// TestLateUID: a server may show a message under a UID that the cursor has passed.
func TestLateUID(t *testing.T) {
	o := newOffice(t, 0)
	for i := range 150 {
		o.host.put(t, "INBOX", numbered(i), monday)
	}
	o.mustScan(150)
	for _, uid := range []string{"60", "140"} { // as if they had not been shown then
		o.behind(`CREATE TEMP TABLE late AS SELECT message FROM sighting WHERE uid = ` + uid + `; DELETE FROM sighting WHERE uid = ` + uid + `;
			DELETE FROM undecided WHERE message IN (SELECT message FROM late); DELETE FROM message_raw WHERE message IN (SELECT message FROM late); DELETE FROM message WHERE id IN (SELECT message FROM late)`)
	}
	o.mustScan(2)
	if f := o.folder("INBOX"); f.NextUID != 151 {
		t.Errorf("the cursor went back to %d", f.NextUID)
	}
	o.mustScan(0)
}

func TestRebuiltFolder(t *testing.T) {
	o := newOffice(t, 0)
	for i := range 5 {
		o.host.put(t, "INBOX", numbered(i), monday.Add(time.Duration(i)*time.Minute))
	}
	o.mustScan(5)
	before := o.folder("INBOX")
	o.host.rebuild(t, "INBOX")
	for _, i := range []int{3, 4, 5} { // two old ones, later by the new folder's dates, and one new
		o.host.put(t, "INBOX", numbered(i), monday.Add(24*time.Hour))
	}
	o.mustScan(1)
	f := o.folder("INBOX")
	if f.UIDValidity == before.UIDValidity || f.NextUID != 4 || f.FirstUID != 1 {
		t.Errorf("after the rebuild: %+v, before %+v", f, before)
	}
	seen, err := o.Store.SeenMessages(t.Context(), account)
	id, _ := store.MessageKey(account, numbered(3), false)
	if err != nil || len(seen) != 6 || !seen[id].InternalDate.Equal(monday.Add(3*time.Minute)) {
		t.Errorf("%d messages, %v; one that was seen before came at %v", len(seen), err, seen[id].InternalDate)
	}
	o.mustScan(0)
}

func TestJunkThatAppearsLater(t *testing.T) {
	o := newOffice(t, 0)
	o.mustScan(0)
	o.clock.AdvanceTo(monday.Add(time.Hour))
	o.host.create(t, "Junk")
	o.host.put(t, "Junk", numbered(1), monday)
	o.host.put(t, "Junk", numbered(2), monday)
	o.mustScan(2)
	if f := o.folder("Junk"); f.FirstUID != 1 || !f.ScannedThrough.Equal(monday.Add(time.Hour-time.Second)) {
		t.Errorf("%+v", f)
	}
}

// TestAScanProvesSilenceOnlyUntilItsBeginning: what comes while it lasts may be missed.
func TestRule3_AScanProvesSilenceOnlyUntilItsBeginning(t *testing.T) {
	o := newOffice(t, 0)
	o.host.opened = func() { o.clock.AdvanceTo(monday.Add(time.Hour)) }
	o.mustScan(0)
	if through, err := o.Store.ScannedThrough(t.Context(), account); err != nil || !through.Equal(monday.Add(-time.Second)) {
		t.Errorf("scanned through %v, %v", through, err)
	}
}

// TestAFolderThatCannotBeOpened keeps silence unproven, and does not keep the
// others from being read.
func TestAFolderThatCannotBeOpened(t *testing.T) {
	for _, refused := range []string{"INBOX", "Junk"} {
		t.Run(refused, func(t *testing.T) {
			o := newOffice(t, 0)
			o.host.create(t, "Junk")
			o.mustScan(0)
			later := monday.Add(time.Hour)
			o.clock.AdvanceTo(later)
			o.host.put(t, "INBOX", numbered(1), monday)
			o.host.put(t, "Junk", numbered(2), monday)
			o.host.refuse(refused)
			if n, err := o.scan(); err == nil || n != 1 {
				t.Errorf("stored %d, %v; want the other folder's message and an error", n, err)
			}
			for _, name := range []string{"INBOX", "Junk"} {
				want := later
				if name == refused {
					want = monday
				}
				if f := o.folder(name); !f.ScannedThrough.Equal(want.Add(-time.Second)) {
					t.Errorf("%s is scanned through %v, want a second before %v", name, f.ScannedThrough, want)
				}
			}
			if through, err := o.Store.ScannedThrough(t.Context(), account); err != nil || !through.Equal(monday.Add(-time.Second)) {
				t.Errorf("the account is scanned through %v, %v", through, err)
			}
			o.host.refuse("")
			o.mustScan(1)
		})
	}
}

// TestWhatTheServerDidNotHandOut is asked for again, an hour later: a reply is not
// lost because a server's storage was down when it came.
func TestWhatTheServerDidNotHandOut(t *testing.T) {
	o := newOffice(t, 0)
	came := monday.Add(-time.Minute)
	for i := range 150 { // more than a scan lists below its cursor
		o.host.put(t, "INBOX", numbered(i), came)
	}
	o.host.seal(true)
	o.mustScan(0)
	sealed := func() int64 { return o.count(`SELECT COUNT(*) FROM unfetchable`) }
	if n := sealed(); n != 150 {
		t.Fatalf("%d messages are recorded as unfetchable, want all", n)
	}
	o.host.seal(true)
	o.mustScan(0)
	if o.host.asked != 0 {
		t.Errorf("asked %d times for what could not be had a moment ago", o.host.asked)
	}
	o.clock.AdvanceTo(monday.Add(time.Hour))
	o.mustScan(0)
	if o.host.asked == 0 || o.host.asked > 5 {
		t.Errorf("asked %d times while the server is still in trouble, want one message's tries", o.host.asked)
	}
	o.host.seal(false)
	o.mustScan(149) // the one that has just been tried again waits
	o.clock.AdvanceTo(monday.Add(2 * time.Hour))
	o.mustScan(1)
	if n, f := sealed(), o.folder("INBOX"); n != 0 || f.NextUID != 151 {
		t.Errorf("%d are still unfetchable, the cursor is at %d", n, f.NextUID)
	}
	if early := o.count(`SELECT COUNT(*) FROM sighting WHERE internaldate = ` + fmt.Sprint(came.UnixMicro())); early != 150 {
		t.Errorf("%d of 150 were received when they came", early)
	}
}

// TestWhatLeavesBeforeItIsHandedOut stays for a person to look at, and is not
// asked for at every scan.
func TestWhatLeavesBeforeItIsHandedOut(t *testing.T) {
	o := newOffice(t, 0)
	o.mustScan(0)
	o.behind(`INSERT INTO unfetchable (account, folder, uid_validity, uid, reason, internaldate, at)
		SELECT account, name, uid_validity, 99, 'NO', 7000000, 7000000 FROM folder WHERE name = 'INBOX'`)
	o.mustScan(0)
	left, err := o.Store.Unfetchables(t.Context(), account)
	if err != nil || len(left) != 1 || left[0].UID != 99 || left[0].InternalDate.Unix() != 7 {
		t.Errorf("left for a person: %v, %v", left, err)
	}
	again, err := o.Store.UnfetchableIn(t.Context(), o.folder("INBOX"), monday.Add(-time.Second), 10)
	if err != nil || len(again) != 0 {
		t.Errorf("to be tried again at once: %v, %v", again, err)
	}
}

// TestAFolderThatIsNoMore must not keep a campaign open for ever.
func TestAFolderThatIsNoMore(t *testing.T) {
	o := newOffice(t, 0)
	o.host.create(t, "Junk")
	o.mustScan(0)
	if err := o.host.user.Delete("Junk"); err != nil {
		t.Fatal(err)
	}
	later := monday.Add(time.Hour)
	o.clock.AdvanceTo(later)
	o.mustScan(0)
	if through, err := o.Store.ScannedThrough(t.Context(), account); err != nil || !through.Equal(later.Add(-time.Second)) {
		t.Errorf("scanned through %v, %v", through, err)
	}
}

// TestFoldersOfAnotherCampaign: a folder that one campaign began to read is read
// on, even where the account's present campaign does not name it.
func TestFoldersOfAnotherCampaign(t *testing.T) {
	o := newOffice(t, 0)
	o.host.create(t, "Replies")
	if _, err := o.Scan(t.Context(), o.box, account, []string{"INBOX", "Replies"}); err != nil {
		t.Fatal(err)
	}
	later := monday.Add(time.Hour)
	o.clock.AdvanceTo(later)
	o.host.put(t, "Replies", numbered(1), monday)
	o.mustScan(1)
	if through, err := o.Store.ScannedThrough(t.Context(), account); err != nil || !through.Equal(later.Add(-time.Second)) {
		t.Errorf("scanned through %v, %v", through, err)
	}
}

// TestAMessageThatIsMovedDuringAScan from a folder that was not read yet into one
// that was, is in neither when its turn comes.
func TestAMessageThatIsMovedDuringAScan(t *testing.T) {
	o := newOffice(t, 0)
	o.host.create(t, "Junk")
	o.mustScan(0)
	o.host.put(t, "Junk", numbered(1), monday)
	openings := 0
	o.host.opened = func() {
		if openings++; openings == 2 { // INBOX is read, Junk is being opened
			o.host.move(t, "Junk", "INBOX", numbered(1))
		}
	}
	o.mustScan(1)
	if through, err := o.Store.ScannedThrough(t.Context(), account); err != nil || !through.Equal(monday.Add(-time.Second)) {
		t.Errorf("scanned through %v, %v", through, err)
	}
}

// TestAScanEndsWhereMailNeverStops coming.
func TestAScanEndsWhereMailNeverStops(t *testing.T) {
	o := newOffice(t, 0)
	o.host.create(t, "Junk")
	o.mustScan(0)
	n := 0
	o.host.opened = func() {
		n++
		o.host.put(t, "INBOX", numbered(n), monday)
	}
	added, err := o.scan()
	if err != nil || added < 2 || n > 12 {
		t.Errorf("stored %d of %d messages, %v", added, n, err)
	}
}

// TestANamedFolderThatIsMissing is said, and proves no silence; the others are read.
func TestANamedFolderThatIsMissing(t *testing.T) {
	o := newOffice(t, 0)
	names := []string{"INBOX", "Replies"}
	o.host.create(t, "Replies")
	if _, err := o.Scan(t.Context(), o.box, account, names); err != nil {
		t.Fatal(err)
	}
	if err := o.host.user.Rename("Replies", "Old", nil); err != nil {
		t.Fatal(err)
	}
	o.clock.AdvanceTo(monday.Add(time.Hour))
	o.host.put(t, "INBOX", numbered(1), monday)
	n, err := o.Scan(t.Context(), o.box, account, names)
	if n != 1 || !errors.Is(err, imapin.ErrNoFolder) || !strings.Contains(err.Error(), `"Replies"`) {
		t.Errorf("stored %d, %v; want the other folder's message and an error that names the missing one", n, err)
	}
	if through, err := o.Store.ScannedThrough(t.Context(), account); err != nil || !through.Equal(monday.Add(-time.Second)) {
		t.Errorf("scanned through %v, %v; silence is not proven where a folder is missing", through, err)
	}
	o.host.create(t, "Replies")
	if _, err := o.Scan(t.Context(), o.box, account, names); err != nil {
		t.Fatal(err)
	}
	if through, err := o.Store.ScannedThrough(t.Context(), account); err != nil || !through.Equal(monday.Add(time.Hour-time.Second)) {
		t.Errorf("scanned through %v, %v after it is back", through, err)
	}
}
