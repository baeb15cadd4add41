package mail

import (
	"sort"
	"strconv"
	"strings"
)

// maxParams is how many parameters of a field are read.
const maxParams = 100

// mediaType reads a Content-Type or Content-Disposition value, however broken: the
// type in lower case, and its parameters by their lower-case names. Parameters may
// follow without a semicolon, stand unquoted with spaces, or be cut off.
func mediaType(value string) (string, map[string]string) {
	params := map[string]string{}
	if value == "" {
		return "", params
	}
	kind, rest := cutKind(value)
	var pieces []piece
	for rest != "" && len(params)+len(pieces) < maxParams {
		var name, v string
		var quoted bool
		name, v, quoted, rest = cutParam(rest)
		base, star, extended := strings.Cut(name, "*")
		switch {
		case name == "":
		case extended:
			pieces = append(pieces, newPiece(base, star, v))
		case params[name] == "":
			params[name] = v
			if !quoted {
				params[name] = strings.TrimSpace(v)
			}
		}
	}
	joinPieces(params, pieces)
	return strings.ToLower(strings.TrimSpace(clean(kind))), params
}

// cutKind cuts the type from its parameters, which some programs leave the
// semicolon out before: "text/plain charset=utf-8".
func cutKind(value string) (kind, rest string) {
	kind, rest, _ = strings.Cut(value, ";")
	if i := strings.IndexAny(kind, " \t"); i > 0 && strings.IndexByte(kind, '=') > i {
		return kind[:i], value[i:]
	}
	if eq := strings.IndexByte(kind, '='); eq >= 0 && !strings.Contains(kind[:eq], "/") {
		return "", value // parameters alone
	}
	return strings.ReplaceAll(kind, " ", ""), rest
}

// cutParam takes the next parameter from s.
func cutParam(s string) (name, value string, quoted bool, rest string) {
	s = strings.TrimLeft(s, "; \t,")
	end := strings.IndexAny(s, "=;")
	if end < 0 {
		return "", "", false, ""
	}
	if s[end] == ';' {
		return "", "", false, s[end+1:]
	}
	name = strings.ToLower(strings.TrimSpace(s[:end]))
	if i := strings.LastIndexAny(name, " \t\""); i >= 0 {
		name = name[i+1:] // what a broken value left behind
	}
	s = strings.TrimLeft(s[end+1:], " \t")
	if strings.HasPrefix(s, `"`) {
		value, rest = cutQuoted(s[1:])
		return name, value, true, rest
	}
	end = strings.IndexByte(s, ';')
	if end < 0 {
		end = len(s)
	}
	if next := nextParam(s[:end]); next > 0 {
		end = next
	}
	return name, s[:end], false, s[end:]
}

// nextParam finds a further parameter inside an unquoted value, where the
// semicolon before it is missing, else 0.
func nextParam(s string) int {
	for _, name := range []string{"charset=", "boundary=", "name=", "filename=", "format=", "type="} {
		for _, space := range []string{" ", "\t"} {
			if i := strings.Index(s, space+name); i > 0 {
				return i
			}
		}
	}
	return 0
}

// cutQuoted reads up to the closing quote. A backslash escapes quotes and
// backslashes only: before anything else it is the path of a Windows file.
func cutQuoted(s string) (value, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), ""
}

// piece is one section of a parameter of RFC 2231: name*1*=.
type piece struct {
	name    string
	index   int
	encoded bool
	value   string
}

func newPiece(name, star, value string) piece {
	p := piece{name: name, value: value}
	star, last := strings.CutSuffix(star, "*")
	p.index, _ = strconv.Atoi(star)
	p.encoded = last || star == "" // name*=, name*0*=
	return p
}

// joinPieces puts the sections together, in the order of their numbers (RFC 2231
// section 3), decodes them by the charset that the first one names, and sets the
// parameter: what is meant for old programs stands beside it under the plain name.
func joinPieces(params map[string]string, pieces []piece) {
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].index < pieces[j].index })
	raw := map[string][]byte{}
	charsets := map[string]string{}
	var names []string
	for _, p := range pieces {
		if _, seen := raw[p.name]; !seen {
			names = append(names, p.name)
			if charset, rest, ok := strings.Cut(p.value, "'"); ok && p.encoded {
				charsets[p.name] = charset
				_, p.value, ok = strings.Cut(rest, "'")
				if !ok {
					p.value = rest
				}
			}
		}
		value := []byte(p.value)
		if p.encoded {
			value = unpercent(p.value)
		}
		raw[p.name] = append(raw[p.name], value...)
	}
	for _, name := range names {
		if text, _ := decodeCharset(raw[name], charsets[name]); text != "" {
			params[name] = text
		}
	}
}

// unpercent replaces %XX by the byte that it names; what is none stays.
func unpercent(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			out = append(out, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return out
}
