package mail

import (
	"bytes"
	"strings"
)

// salvage divides a multipart body in one pass over its lines, in time linear in
// the size of the body. It serves what enmime cannot: trees that are nested too
// deep or not closed, boundaries that were not declared, malformed part headers.
func (p *part) salvage() []Defect {
	s := salvager{}
	s.open(p, p.params["boundary"])
	if p.params["boundary"] == "" {
		s.stack[0].boundary = sniffBoundary(p.body)
	}
	p.children = nil
	for rest := p.body; len(rest) > 0; {
		line, after := cutLine(rest)
		if level, last, ok := s.match(line); ok {
			s.close(rest)
			s.stack = s.stack[:level+1]
			if last {
				s.stack = s.stack[:level]
				if level == 0 {
					return s.defects
				}
			} else {
				after = s.begin(after)
			}
		}
		rest = after
	}
	s.close(nil)
	return s.defects
}

// salvager is the state of one pass: the multiparts that are open, and the leaf
// that is being read with the bytes from its start to the end of the message.
type salvager struct {
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

func (s *salvager) open(p *part, boundary string) {
	s.stack = append(s.stack, openMultipart{p, boundary})
}

// match finds the innermost open multipart whose boundary line is, and whether it closes it.
func (s *salvager) match(line []byte) (level int, last, ok bool) {
	if !bytes.HasPrefix(line, []byte("--")) {
		return 0, false, false
	}
	text := string(bytes.TrimRight(line[2:], " \t"))
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
func (s *salvager) begin(rest []byte) []byte {
	if s.parts++; s.parts > maxParts {
		if s.parts == maxParts+1 {
			s.defects = append(s.defects, Defect{Code: "too_many_parts"})
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
	if strings.HasPrefix(p.contentType, "multipart/") && p.params["boundary"] != "" {
		if len(s.stack) < maxNesting {
			s.open(p, p.params["boundary"])
			return body
		}
		p.contentType = "text/plain" // what stands inside is shown as it is
	}
	s.leaf, s.start = p, body
	return body
}

// close ends the leaf where rest begins; the line end before a boundary belongs to the boundary.
func (s *salvager) close(rest []byte) {
	if s.leaf == nil {
		return
	}
	body := s.start[:max(0, len(s.start)-len(rest))]
	body = bytes.TrimSuffix(body, []byte("\n"))
	s.leaf.body = bytes.TrimSuffix(body, []byte("\r"))
	s.leaf = nil
}

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
