package mail

import (
	"bytes"
	"strings"
)

// Limits of the MIME tree.
const (
	maxNesting = 12  // of multiparts
	maxParts   = 500 // of a message
)

// split divides a multipart body into its parts (RFC 2046 section 5.1) in one pass
// over its lines, in time linear in its size whatever its nesting. A boundary that
// was not declared, or that occurs nowhere, is looked for.
func (p *part) split() []Defect {
	if !strings.HasPrefix(p.contentType, "multipart/") && p.params["boundary"] == "" || p.isText() {
		return nil
	}
	s := splitter{}
	boundary := p.params["boundary"]
	if boundary == "" {
		boundary = sniffBoundary(p.body)
		s.defects = append(s.defects, Defect{Code: BoundaryMissing})
	}
	s.read(p, boundary)
	if len(p.children) > 0 {
		return s.defects
	}
	s.defects = append(s.defects, Defect{Code: BoundaryWrong})
	if found := sniffBoundary(p.body); found != "" && found != boundary {
		s.read(p, found)
	}
	return s.defects
}

// splitter is the state of one pass: the multiparts that are open, and the leaf
// that is being read with the bytes from its start to the end of the message.
type splitter struct {
	stack   []openMultipart
	leaf    *part
	start   []byte
	parts   int
	defects []Defect
}

type openMultipart struct {
	part     *part
	boundary string
}

// read takes the body of p apart.
func (s *splitter) read(p *part, boundary string) {
	s.stack = []openMultipart{{p, boundary}}
	for rest := nextDashes(p.body); len(rest) > 0; {
		line, after := cutLine(rest)
		if level, last, ok := s.match(line); ok {
			s.close(rest)
			s.stack = s.stack[:level+1]
			if last {
				s.stack = s.stack[:level]
				if level == 0 {
					return
				}
			} else {
				after = s.begin(after)
			}
		}
		rest = nextDashes(after)
	}
	s.close(nil)
	if len(p.children) > 0 {
		s.defects = append(s.defects, Defect{Code: MIMEMalformed, Detail: "multipart without an end"})
	}
}

// nextDashes returns b from its first line on that begins as boundaries do.
func nextDashes(b []byte) []byte {
	for at := 0; ; at += len("--") {
		i := bytes.Index(b[at:], []byte("--"))
		if i < 0 {
			return nil
		}
		if at += i; at == 0 || b[at-1] == '\n' || b[at-1] == '\r' {
			return b[at:]
		}
	}
}

// match finds the innermost open multipart whose boundary line is, and whether it closes it.
func (s *splitter) match(line []byte) (level int, last, ok bool) {
	text := string(bytes.TrimRight(line[2:min(len(line), maxBoundary)], " \t"))
	for i := len(s.stack) - 1; i >= 0; i-- {
		switch b := s.stack[i].boundary; {
		case b == "":
		case text == b:
			return i, false, true
		case text == b+"--":
			return i, true, true
		}
	}
	return 0, false, false
}

// begin reads the header of a part and returns what follows it.
func (s *splitter) begin(rest []byte) []byte {
	if s.parts++; s.parts > maxParts {
		if s.parts == maxParts+1 {
			s.defects = append(s.defects, Defect{Code: TooManyParts})
		}
		return rest
	}
	header, body, _ := readHeader(rest)
	if next, _ := cutLine(rest); len(next) == 0 {
		header, body = nil, bodyAfter(rest)
	}
	p := newPart(header, nil)
	parent := s.stack[len(s.stack)-1].part
	parent.children = append(parent.children, p)
	if parent.contentType == "multipart/digest" && p.contentType == "" {
		p.contentType = "message/rfc822" // RFC 2046 section 5.1.5
	}
	if strings.HasPrefix(p.contentType, "multipart/") && p.params["boundary"] != "" {
		if len(s.stack) < maxNesting {
			s.stack = append(s.stack, openMultipart{p, p.params["boundary"]})
			return body
		}
		s.defects = append(s.defects, Defect{Code: NestingTooDeep})
		p.contentType = "text/plain" // what stands inside is shown as it is
	}
	s.leaf, s.start = p, body
	return body
}

// close ends the leaf where rest begins; the line end before a boundary belongs to the boundary.
func (s *splitter) close(rest []byte) {
	if s.leaf == nil {
		return
	}
	body := s.start[:max(0, len(s.start)-len(rest))]
	body = bytes.TrimSuffix(body, []byte("\n"))
	s.leaf.body = bytes.TrimSuffix(body, []byte("\r"))
	s.leaf = nil
}

// maxBoundary bounds the lines that are compared; RFC 2046 allows 70 bytes.
const maxBoundary = 1000

// sniffBoundary guesses a boundary that the header does not name: the first line
// of dashes and something more that a Content- field follows.
func sniffBoundary(body []byte) string {
	for rest := body; len(rest) > 0; {
		line, after := cutLine(rest)
		if len(line) > 2 && bytes.HasPrefix(line, []byte("--")) && len(after) > 8 && bytes.EqualFold(after[:8], []byte("content-")) {
			return string(bytes.TrimRight(line[2:], " \t"))
		}
		rest = after
	}
	return ""
}
