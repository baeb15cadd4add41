package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
)

// stamp is the instant in the name of a copy that a person has not named.
var stamp = regexp.MustCompile(`\d{8}T\d{6}\.\d{3}Z`)

// newPart makes the file, readable by its owner alone, in which the copy to comes
// into being. It is locked for as long as it is open, which tells it from one that a
// process has left that was killed; those hold mail, too, and are removed here.
func newPart(to string) (*os.File, error) {
	if err := removeLeftParts(to); err != nil {
		return nil, err
	}
	part, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".*.part") // mode 0600; VACUUM INTO takes an empty file
	if err != nil {
		return nil, err
	}
	_ = syscall.Flock(int(part.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) // where nobody can lock, nobody removes
	return part, nil
}

// removeLeftParts removes what interrupted copies of the same name have left, the
// instant in the name aside.
func removeLeftParts(to string) error {
	dir, base := filepath.Dir(to), filepath.Base(to)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var fixed []string
	for _, piece := range stamp.Split(base, -1) {
		fixed = append(fixed, regexp.QuoteMeta(piece))
	}
	ours, err := regexp.Compile("^" + strings.Join(fixed, stamp.String()) + `\.\d+\.part$`)
	if err != nil {
		return fmt.Errorf("look for what copies to %s have left: %w", to, err)
	}
	for _, e := range entries {
		if !ours.MatchString(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		if err := removeUnlocked(filepath.Join(dir, e.Name())); err != nil {
			return fmt.Errorf("remove what an interrupted copy has left: %w", err)
		}
	}
	return nil
}

// removeUnlocked removes a part, with the journal that SQLite keeps beside it,
// unless a process is still at work on it.
func removeUnlocked(path string) error {
	part, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) { // gone, or somebody else's
		return nil
	}
	if err != nil {
		return err
	}
	defer part.Close() //nolint:errcheck // its lock is all that is wanted
	if syscall.Flock(int(part.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		return nil
	}
	for _, name := range []string{path, path + "-journal"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
