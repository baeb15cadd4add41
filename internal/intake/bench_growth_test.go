package intake

import (
	"database/sql"
	"fmt"
	"testing"
	"time"

	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// BenchmarkArrive stores and reads portions of 100 replies in a database that
// holds a thousand to a million messages already: what one costs must not grow
// with them.
func BenchmarkArrive(b *testing.B) {
	const arriving = 100
	for _, stored := range []int{1000, 10000, 100000, 1000000} {
		b.Run(fmt.Sprint(stored), func(b *testing.B) {
			o := newOffice(b, arriving)
			o.allSent()
			o.hold(stored)
			folder := store.Folder{Account: account, Name: "INBOX", UIDValidity: 1}
			o.mustRead()
			uid := uint32(stored)
			for b.Loop() {
				b.StopTimer()
				var batch []store.Sighting
				for i := range arriving {
					uid++
					raw := mixed(int(uid), i)
					batch = append(batch, store.Sighting{UID: uid, InternalDate: monday.Add(time.Hour), Raw: raw, Size: int64(len(raw))})
				}
				b.StartTimer()
				if _, err := o.Store.SaveBatch(b.Context(), folder, batch, uid+1, monday); err != nil {
					b.Fatal(err)
				}
				o.mustRead()
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*arriving), "µs/message")
			b.StopTimer()
			o.drop()
			o.noneSent()
		})
	}
}

// hold fills the database with messages of 1 KB that belong to no enquiry, read
// and decided, under keys in no order, as hashes are.
func (o *office) hold(messages int) {
	o.t.Helper()
	o.db(func(db *sql.DB) error {
		_, err := db.Exec(`BEGIN;
			WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
				INSERT INTO message (id, number, account, sha256, size, truncated, stored_at) SELECT 'held' || lower(hex(randomblob(12))) || i, i, $2, lower(hex(randomblob(32))), 1000, 0, $3 FROM n;
			INSERT INTO message_raw (message, raw) SELECT id, randomblob(1000) FROM message ORDER BY number;
			INSERT INTO sighting (account, folder, uid_validity, uid, message, internaldate, seen_at) SELECT account, 'INBOX', 1, number, id, stored_at, stored_at FROM message ORDER BY number;
			INSERT INTO extract (message, reader_version, body) SELECT id, $4, '{}' FROM message ORDER BY number;
			INSERT INTO decision (message, reader_version, enquiry, class, sender, template, received_at, clock_flag, unread, asks_back, body)
				SELECT id, $4, '', 'marketing', 'news@shop.test', sha256, stored_at, 0, 0, 0, '{}' FROM message ORDER BY number;
			COMMIT`, messages, account, monday.UnixMicro(), reading.Version)
		if err == nil {
			_, err = db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`) // filling is not to be paid for by what comes next
		}
		return err
	})
}

// drop takes them out again: nothing in them is real but their number.
func (o *office) drop() {
	o.behind(`DELETE FROM decision WHERE message LIKE 'held%'; DELETE FROM undecided; DELETE FROM extract WHERE message LIKE 'held%';
		DELETE FROM sighting WHERE message LIKE 'held%'; DELETE FROM message_raw WHERE message LIKE 'held%'; DELETE FROM message WHERE id LIKE 'held%'`)
}
