package store

import (
	"context"
	"fmt"
	"time"
)

// Folder is a cursor into one folder of an account.
type Folder struct {
	Account        string
	Name           string
	UIDValidity    uint32
	NextUID        uint32    // every UID below it is stored, gone or recorded as unfetchable
	FirstUID       uint32    // where this program began to read
	ScannedThrough time.Time // the last complete scan missed nothing up to here
}

// Folders returns the cursors of an account by name.
func (s *Store) Folders(ctx context.Context, account string) ([]Folder, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT account, name, uid_validity, next_uid, first_uid, scanned_through FROM folder WHERE account = $1 ORDER BY name`, account)
	return collect(rows, err, "read the folders of "+account, func(scan scanner) (Folder, error) {
		var f Folder
		var through int64
		err := scan(&f.Account, &f.Name, &f.UIDValidity, &f.NextUID, &f.FirstUID, &through)
		f.ScannedThrough = instant(through)
		return f, err
	})
}

// AddFolder begins to read a folder that appeared after launch, from its first message.
func (s *Store) AddFolder(ctx context.Context, f Folder) error {
	err := s.Write(ctx, func(t *Tx) error {
		_, err := t.exec(`INSERT INTO folder (account, name, uid_validity, next_uid, first_uid) VALUES ($1, $2, $3, $4, $4) ON CONFLICT (account, name) DO NOTHING`,
			f.Account, f.Name, f.UIDValidity, f.NextUID)
		return err
	})
	if err != nil {
		return fmt.Errorf("add folder %s of %s: %w", f.Name, f.Account, err)
	}
	return nil
}

// NewEpoch starts a folder anew after its UIDVALIDITY changed (RFC 9051 section
// 2.3.1.1): all cursors into it are void, and what is fetched again is found by
// its hash.
func (s *Store) NewEpoch(ctx context.Context, account, folder string, uidValidity uint32) error {
	err := s.Write(ctx, func(t *Tx) error {
		_, err := t.exec(`UPDATE folder SET uid_validity = $3, next_uid = 1, first_uid = 1 WHERE account = $1 AND name = $2`, account, folder, uidValidity)
		return err
	})
	if err != nil {
		return fmt.Errorf("start folder %s of %s anew: %w", folder, account, err)
	}
	return nil
}

// Scanned records that the folder was completely scanned and that nothing is missed up to through.
func (s *Store) Scanned(ctx context.Context, account, folder string, through time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		_, err := t.exec(`UPDATE folder SET scanned_through = $3 WHERE account = $1 AND name = $2 AND scanned_through < $3`, account, folder, micros(through))
		return err
	})
	if err != nil {
		return fmt.Errorf("record the scan of %s of %s: %w", folder, account, err)
	}
	return nil
}

// SeenUIDs returns the UIDs from first on that are already stored or recorded as unfetchable.
func (s *Store) SeenUIDs(ctx context.Context, f Folder, first uint32) (map[uint32]bool, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT uid FROM sighting WHERE account = $1 AND folder = $2 AND uid_validity = $3 AND uid >= $4
		UNION SELECT uid FROM unfetchable WHERE account = $1 AND folder = $2 AND uid_validity = $3 AND uid >= $4`,
		f.Account, f.Name, f.UIDValidity, first)
	uids, err := collect(rows, err, "read what was seen in "+f.Name+" of "+f.Account, func(scan scanner) (uint32, error) {
		var uid uint32
		return uid, scan(&uid)
	})
	if err != nil {
		return nil, err
	}
	seen := make(map[uint32]bool, len(uids))
	for _, uid := range uids {
		seen[uid] = true
	}
	return seen, nil
}

// ScannedThrough returns the smallest scanned_through over the folders of an
// account: silence is proven up to there. It is zero before the first complete scan.
func (s *Store) ScannedThrough(ctx context.Context, account string) (time.Time, error) {
	var through int64
	if err := s.read.QueryRowContext(ctx, `SELECT COALESCE(MIN(scanned_through), 0) FROM folder WHERE account = $1`, account).Scan(&through); err != nil {
		return time.Time{}, fmt.Errorf("read how far %s was scanned: %w", account, explain(err))
	}
	return instant(through), nil
}

// ScannedAccounts returns ScannedThrough of all accounts that have folders.
func (s *Store) ScannedAccounts(ctx context.Context) (map[string]time.Time, error) {
	all := map[string]time.Time{}
	rows, err := s.read.QueryContext(ctx, `SELECT account, MIN(scanned_through) FROM folder GROUP BY account`)
	_, err = collect(rows, err, "read how far the accounts were scanned", func(scan scanner) (account string, err error) {
		var through int64
		err = scan(&account, &through)
		all[account] = instant(through)
		return account, err
	})
	return all, err
}
