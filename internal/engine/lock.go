package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"replyaudit/internal/store"
)

// lock is held for as long as an engine lives; the kernel gives it back when the
// process ends, however it ends, so that a restart after kill -9 need not wait.
type lock struct {
	file *os.File
	// installation names the machine and the place of the database on it. A
	// database that was copied elsewhere meets the lease of another installation.
	installation string
}

// takeLock locks the database at path against a second engine on this machine.
func takeLock(path string) (*lock, error) {
	file, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock database %s: %w", path, err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = store.ErrLeased
		}
		return nil, errors.Join(fmt.Errorf("lock database %s: %w", path, err), file.Close())
	}
	installation, err := installationOf(path)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &lock{file: file, installation: installation}, nil
}

// Alone keeps every engine of this machine away from the database at path until
// release is called. It fails with store.ErrLeased while one works.
func Alone(path string) (release func() error, err error) {
	l, err := takeLock(path)
	if err != nil {
		return nil, err
	}
	return l.release, nil
}

func (l *lock) release() error { return l.file.Close() }

func installationOf(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find the place of %s: %w", path, err)
	}
	machine, err := os.ReadFile("/etc/machine-id")
	if err != nil { // no systemd: the host's name must do
		name, nameErr := os.Hostname()
		if nameErr != nil {
			return "", fmt.Errorf("tell this machine from others: %w", nameErr)
		}
		machine = []byte(name)
	}
	sum := sha256.Sum256(append(machine, full...))
	return hex.EncodeToString(sum[:8]), nil
}
