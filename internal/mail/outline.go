package mail

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/jhillyerd/enmime/v2"
)

// OutlinePart is a part of a message as enmime sees it.
type OutlinePart struct {
	Depth       int // 0 is the message
	ContentType string
	Charset     string
	Name        string
	Size        int // of the decoded content, in bytes
	Problems    []string
}

// maxOutlined bounds what could declare a multipart: enmime's time doubles with each
// one that is not closed, and it decodes encoded words in the names of parameters.
const maxOutlined = 12

// Outline returns the MIME tree of a message by enmime, a reader that has nothing
// in common with Parse: who doubts what was read sees what another one makes of
// the same bytes. It fails where enmime does, and on messages that it must not see.
func Outline(raw []byte) ([]OutlinePart, error) {
	_, body, _ := bytes.Cut(raw, []byte("\n\r\n"))
	if n := bytes.Count(bytes.ToLower(raw), []byte("boundary")) + bytes.Count(body, []byte("=?")); n > maxOutlined {
		return nil, fmt.Errorf("outline message: %d boundaries are too many", n)
	}
	parser := enmime.NewParser(enmime.SkipMalformedParts(true), enmime.DisableCharacterDetection(true), enmime.MaxStoredPartErrors(10))
	root, err := parser.ReadParts(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("outline message: %w", err)
	}
	var out []OutlinePart
	outline(root, 0, &out)
	return out, nil
}

func outline(p *enmime.Part, depth int, out *[]OutlinePart) {
	for ; p != nil && len(*out) < maxParts; p = p.NextSibling {
		part := OutlinePart{Depth: depth, ContentType: clean(p.ContentType), Charset: clean(p.Charset), Name: clean(p.FileName), Size: len(p.Content)}
		for _, e := range p.Errors {
			part.Problems = append(part.Problems, clip(clean(strings.TrimSpace(e.Name+": "+e.Detail)), 120))
		}
		*out = append(*out, part)
		outline(p.FirstChild, depth+1, out)
	}
}
