package simulation

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// fetch answers UID FETCH.
func (s *imapSession) fetch(tag string, args []string, f *fault) {
	w := s.host.world
	w.mu.Lock()
	var answers []string
	for i, m := range s.view {
		if !inSet(args[0], m.uid, s.highest()) || !slices.Contains(s.selected.messages, m) {
			continue
		}
		answers = append(answers, s.describe(i+1, m, args[1:]))
	}
	w.mu.Unlock()
	if f != nil && f.act == disorder {
		slices.Reverse(answers)
	}
	whole := strings.Join(answers, "")
	if f != nil && f.act == cutLiteral {
		if whole == "" {
			whole = "* 1 FETCH (UID 1 BODY[] {100}\r\n"
		}
		s.write(whole[:len(whole)*2/3])
		return
	}
	s.write(whole + tag + " OK done\r\n")
}

// highest is the UID for which * stands; the caller holds the lock.
func (s *imapSession) highest() uint32 {
	if len(s.view) == 0 {
		return 0
	}
	return s.view[len(s.view)-1].uid
}

// inSet tells whether a UID is in a sequence set; n:* always has the last message.
func inSet(set string, uid, highest uint32) bool {
	number := func(text string) uint32 {
		if text == "*" {
			return highest
		}
		n, _ := strconv.ParseUint(text, 10, 32)
		return uint32(n)
	}
	for part := range strings.SplitSeq(set, ",") {
		from, to, isRange := strings.Cut(part, ":")
		if !isRange {
			to = from
		}
		a, b := number(from), number(to)
		if a > b {
			a, b = b, a
		}
		if uid >= a && uid <= b {
			return true
		}
	}
	return false
}

// describe is the answer about one message. The caller holds the lock.
func (s *imapSession) describe(number int, m *stored, items []string) string {
	parts := []string{fmt.Sprintf("UID %d", m.uid)}
	for _, item := range items {
		name := strings.ToUpper(item)
		switch {
		case name == "INTERNALDATE":
			parts = append(parts, fmt.Sprintf("INTERNALDATE %q", m.item.internal.Format("_2-Jan-2006 15:04:05 -0700")))
		case name == "RFC822.SIZE":
			parts = append(parts, fmt.Sprintf("RFC822.SIZE %d", len(m.item.raw)))
		case name == "FLAGS":
			parts = append(parts, "FLAGS ()")
		case strings.HasPrefix(name, "BODY"):
			label, body := section(item, m.item.raw)
			parts = append(parts, fmt.Sprintf("%s {%d}\r\n%s", label, len(body), body))
		}
	}
	return fmt.Sprintf("* %d FETCH (%s)\r\n", number, strings.Join(parts, " "))
}

// section cuts what BODY.PEEK[SECTION]<FROM.LENGTH> asks for.
func section(item, raw string) (label, body string) {
	name, rest, _ := strings.Cut(item[strings.IndexByte(item, '[')+1:], "]")
	header, text, _ := strings.Cut(raw, "\r\n\r\n")
	body = raw
	switch upper := strings.ToUpper(name); {
	case upper == "TEXT":
		body = text
	case upper == "HEADER":
		body = header + "\r\n\r\n"
	case strings.HasPrefix(upper, "HEADER.FIELDS"):
		body = ""
		for field := range strings.SplitSeq(header, "\r\n") {
			key, _, _ := strings.Cut(field, ":")
			if slices.Contains(split(upper[len("HEADER.FIELDS"):]), strings.ToUpper(key)) {
				body += field + "\r\n"
			}
		}
		body += "\r\n"
	}
	label = "BODY[" + name + "]"
	if from, length, part := strings.Cut(strings.Trim(rest, "<>"), "."); part {
		start, _ := strconv.Atoi(from)
		count, _ := strconv.Atoi(length)
		body = body[min(start, len(body)):min(start+count, len(body))]
		label += "<" + from + ">"
	}
	return label, body
}

// search answers UID SEARCH by the keys that a reader of mail uses.
func (s *imapSession) search(tag string, args []string) {
	w := s.host.world
	w.mu.Lock()
	found := "* SEARCH"
	for _, m := range s.view {
		if slices.Contains(s.selected.messages, m) && s.matches(m, args) {
			found += fmt.Sprintf(" %d", m.uid)
		}
	}
	w.mu.Unlock()
	s.write(found + "\r\n" + tag + " OK done\r\n")
}

// matches holds a message against search keys, all of which must hold.
func (s *imapSession) matches(m *stored, keys []string) bool {
	for len(keys) > 0 {
		key := strings.ToUpper(keys[0])
		ok, used := true, 1
		switch key {
		case "UID":
			ok, used = inSet(keys[1], m.uid, s.highest()), 2
		case "HEADER":
			ok, used = hasField(m.item.raw, keys[1], keys[2]), 3
		case "SINCE", "BEFORE", "ON", "SENTSINCE":
			day, _ := time.Parse("_2-Jan-2006", keys[1])
			at := m.item.internal.UTC().Truncate(24 * time.Hour)
			ok, used = key == "BEFORE" && at.Before(day) || key != "BEFORE" && !at.Before(day), 2
		case "LARGER", "SMALLER":
			size, _ := strconv.Atoi(keys[1])
			ok, used = (key == "LARGER") == (len(m.item.raw) > size), 2
		case "CHARSET":
			used = 2
		}
		if !ok {
			return false
		}
		keys = keys[used:]
	}
	return true
}

// hasField tells whether a header field holds a text.
func hasField(raw, name, text string) bool {
	header, _, _ := strings.Cut(raw, "\r\n\r\n")
	for field := range strings.SplitSeq(header, "\r\n") {
		key, value, _ := strings.Cut(field, ":")
		if strings.EqualFold(key, name) && strings.Contains(strings.ToLower(value), strings.ToLower(text)) {
			return true
		}
	}
	return false
}
