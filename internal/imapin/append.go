package imapin

import (
	"bytes"
	"context"
	"fmt"
	"io"
)

// chunk is how much of a letter is written at a time, so that the watch sees it move.
const chunk = 32 << 10

// Append adds a message to a folder, byte for byte. No date is given, so that
// its INTERNALDATE is a sample of the server's clock, and no flag is set. After an
// error other than ErrRefused and ErrNoFolder the message may be there: search for
// it before trying again.
func (a *Account) Append(ctx context.Context, folder string, raw []byte) error {
	return a.do(ctx, fmt.Sprintf("append to folder %q", folder), func() error {
		a.log.pause(fmt.Sprintf("append of %d bytes to %q", len(raw), folder))
		defer a.log.resume()
		cmd := a.client.Append(folder, int64(len(raw)), nil)
		// The answer of the server tells more than a write that it did not let happen.
		_, writeErr := io.CopyBuffer(onlyWriter{cmd}, onlyReader{bytes.NewReader(raw)}, make([]byte, chunk))
		closeErr := cmd.Close()
		if _, err := cmd.Wait(); err != nil {
			return err
		}
		if writeErr != nil {
			return writeErr
		}
		return closeErr
	})
}

// onlyWriter and onlyReader keep io.Copy from handing over everything at once.
type (
	onlyWriter struct{ io.Writer }
	onlyReader struct{ io.Reader }
)
