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
	OldBelow       uint32    // UIDs below it may be mail from before the first letter
	ScannedThrough time.Time // the last complete scan missed nothing up to here
}

// Folders returns the cursors of an account by name.
func (s *Store) Folders(ctx context.Context, account string) ([]Folder, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT account, name, uid_validity, next_uid, first_uid, old_below, scanned_through FROM folder WHERE account = $1 ORDER BY name`, account)
	return collect(rows, err, "read the folders of "+account, func(scan scanner) (Folder, error) {
		var f Folder
		var through int64
		err := scan(&f.Account, &f.Name, &f.UIDValidity, &f.NextUID, &f.FirstUID, &f.OldBelow, &through)
		f.ScannedThrough = instant(through)
		return f, err
	})
}

// AddFolder begins to read a folder that appeared after launch, from its first
// message. Those below its OldBelow may be older than the launch.
func (s *Store) AddFolder(ctx context.Context, f Folder) error {
	err := s.Write(ctx, func(t *Tx) error {
		_, err := t.exec(`INSERT INTO folder (account, name, uid_validity, next_uid, first_uid, old_below) VALUES ($1, $2, $3, $4, $4, $5) ON CONFLICT (account, name) DO NOTHING`,
			f.Account, f.Name, f.UIDValidity, f.NextUID, f.OldBelow)
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
func (s *Store) NewEpoch(ctx context.Context, f Folder) error {
	err := s.Write(ctx, func(t *Tx) error {
		if _, err := t.exec(`DELETE FROM passed_over WHERE account = $1 AND folder = $2`, f.Account, f.Name); err != nil {
			return err
		}
		_, err := t.exec(`UPDATE folder SET uid_validity = $3, next_uid = $4, first_uid = $4, old_below = $5 WHERE account = $1 AND name = $2`,
			f.Account, f.Name, f.UIDValidity, f.NextUID, f.OldBelow)
		return err
	})
	if err != nil {
		return fmt.Errorf("start folder %s of %s anew: %w", f.Name, f.Account, err)
	}
	return nil
}

// PassOver moves a folder's cursor to next over messages that are older than
// every letter. Of these it remembers those from kept on, which the next scan
// lists again.
func (s *Store) PassOver(ctx context.Context, f Folder, uids []uint32, kept, next uint32) error {
	err := s.Write(ctx, func(t *Tx) error {
		if _, err := t.exec(`DELETE FROM passed_over WHERE account = $1 AND folder = $2 AND uid < $3`, f.Account, f.Name, kept); err != nil {
			return err
		}
		for _, uid := range uids {
			if uid < kept {
				continue
			}
			if _, err := t.exec(`INSERT INTO passed_over (account, folder, uid_validity, uid) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
				f.Account, f.Name, f.UIDValidity, uid); err != nil {
				return err
			}
		}
		_, err := t.exec(`UPDATE folder SET next_uid = $4 WHERE account = $1 AND name = $2 AND uid_validity = $3 AND next_uid < $4`,
			f.Account, f.Name, f.UIDValidity, next)
		return err
	})
	if err != nil {
		return fmt.Errorf("pass over old mail of %s of %s: %w", f.Name, f.Account, err)
	}
	return nil
}

// FirstLaunch is when the first campaign was launched that wrote from an account;
// it is zero when there is none. What came before answers none of our letters.
func (s *Store) FirstLaunch(ctx context.Context, account string) (time.Time, error) {
	var at int64
	err := s.read.QueryRowContext(ctx, `SELECT COALESCE(MIN(launched_at), 0) FROM campaign WHERE id IN (SELECT campaign FROM enquiry WHERE account = $1)`, account).Scan(&at)
	if err != nil {
		return time.Time{}, fmt.Errorf("read the first launch from %s: %w", account, explain(err))
	}
	return instant(at), nil
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

// SeenUIDs returns the UIDs from first on that are already stored, recorded as
// unfetchable or passed over.
func (s *Store) SeenUIDs(ctx context.Context, f Folder, first uint32) (map[uint32]bool, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT uid FROM sighting WHERE account = $1 AND folder = $2 AND uid_validity = $3 AND uid >= $4
		UNION SELECT uid FROM unfetchable WHERE account = $1 AND folder = $2 AND uid_validity = $3 AND uid >= $4
		UNION SELECT uid FROM passed_over WHERE account = $1 AND folder = $2 AND uid_validity = $3 AND uid >= $4`,
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
