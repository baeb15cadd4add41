package evidence

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// archive is a zip that holds nothing but files of ours, each once, within the limits.
type archive struct {
	files []*zip.File
	named map[string]*zip.File
}

// endSize is the size of a zip's last record, which names its directory (APPNOTE 4.3.16).
const endSize = 22

// open reads the directory of a zip. It is bounded before anything is unpacked, so
// that a small file cannot ask for much memory or time: a plain zip without comment,
// whose directory has its place at the end and as many bytes as its names need.
func open(r io.ReaderAt, size int64) (*archive, []Finding, error) {
	end := make([]byte, endSize)
	if size < endSize {
		return nil, nil, errors.New("it is too short for a zip: it was cut, or is another file")
	}
	if _, err := r.ReadAt(end, size-endSize); err != nil {
		return nil, nil, fmt.Errorf("read its end: %w", err)
	}
	n, length, at := binary.LittleEndian.Uint16(end[10:]), int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	switch {
	case !bytes.HasPrefix(end, []byte("PK\x05\x06")) || binary.LittleEndian.Uint16(end[20:]) != 0:
		return nil, nil, errors.New("it does not end as a zip of replyaudit does: it was cut, changed, or written by another program")
	case at+length+endSize != size || int(n) > maxFiles || length > int64(n)*maxNames:
		return nil, nil, errors.New("its directory is not one that replyaudit writes")
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, nil, fmt.Errorf("its directory cannot be read: %w", err)
	}
	a := &archive{named: map[string]*zip.File{}}
	found, err := a.admit(z.File, r, at)
	return a, found, err
}

// admit takes the files of a directory that belong into the zip, and says which do not.
func (a *archive) admit(files []*zip.File, r io.ReaderAt, directory int64) (found []Finding, _ error) {
	var packed, unpacked, end uint64
	for _, f := range files {
		packed, unpacked = packed+f.CompressedSize64, unpacked+f.UncompressedSize64
		if f.CompressedSize64 > uint64(directory) || packed > uint64(directory) || f.UncompressedSize64 > maxFile || unpacked > maxTotal {
			return nil, fmt.Errorf("file %q is larger than evidence can be (%d MB, all together %d MB), or lies upon another: a zip made to exhaust whoever opens it", f.Name, maxFile>>20, maxTotal>>20)
		}
		switch {
		case !ours(f.Name):
			found = append(found, Finding{fmt.Sprintf("%q", f.Name), "does not belong into the evidence: somebody added it"})
		case a.named[f.Name] != nil:
			found = append(found, Finding{f.Name, "is there twice, and programs differ in which they show: somebody added one"})
		case f.Method != zip.Deflate && f.Method != zip.Store || f.Flags&1 != 0:
			found = append(found, Finding{f.Name, "is packed or locked in a way that replyaudit does not use"})
		default:
			a.named[f.Name] = f
			a.files = append(a.files, f)
		}
		at, ok := placed(f, r, end)
		if !ok {
			found = append(found, Finding{fmt.Sprintf("%q", f.Name), "is not where or as the zip's directory says, or follows bytes that belong to no file: the zip was changed, or packed again by another program"})
		}
		end = at
	}
	if end != uint64(directory) && len(found) == 0 {
		found = append(found, Finding{"the zip", "holds bytes that belong to no file"})
	}
	return found, nil
}

// placed reports whether a file follows the one that ends at an offset, under the
// name that the directory gives it: what another program may go by is the same.
func placed(f *zip.File, r io.ReaderAt, end uint64) (next uint64, ok bool) {
	const head, descriptor = 30, 16 // bytes before the name, and after the data
	at, err := f.DataOffset()
	if err != nil || at < 0 {
		return end, false
	}
	name := make([]byte, len(f.Name))
	if _, err := r.ReadAt(name, max(0, at-int64(len(name)))); err != nil {
		return end, false
	}
	next = uint64(at) + f.CompressedSize64 + descriptor
	return next, string(name) == f.Name && uint64(at) == end+head+uint64(len(name))
}

// ours reports whether evidence has a file of that name.
func ours(name string) bool {
	return slices.Contains([]string{Page, FactsFile, EventsFile, ListFile, FilesFile}, name) || namePattern.MatchString(name)
}

// read unpacks a file of at most so many bytes.
func (a *archive) read(name string, most int64) ([]byte, error) {
	f := a.named[name]
	if f.UncompressedSize64 > uint64(most) {
		return nil, fmt.Errorf("is larger than the %d MB that it can have", most>>20)
	}
	content, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer content.Close()
	b, err := io.ReadAll(content)
	if err != nil {
		return nil, damaged(err)
	}
	return b, nil
}

// damaged says of a file that cannot be unpacked what that means.
func damaged(err error) error {
	return fmt.Errorf("cannot be unpacked, its bytes were changed (%w)", err)
}
