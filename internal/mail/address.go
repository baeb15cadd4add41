package mail

import "strings"

// maxAddresses is how many addresses of one field are read.
const maxAddresses = 1000

// readAddresses reads an address list (RFC 5322 section 3.4) as mail programs
// write it: names unquoted or with encoded words, comments, groups, missing
// brackets. What holds no "@" and no name is passed over.
func readAddresses(value, charset string) []Address {
	var out []Address
	for _, item := range splitList(value) {
		if len(out) == maxAddresses {
			break
		}
		if a := readAddress(item, charset); a.Addr != "" || a.Name != "" {
			out = append(out, a)
		}
	}
	return out
}

// splitList cuts a list at commas and semicolons that stand outside of quotes, comments and brackets.
func splitList(s string) []string {
	var out []string
	start, depth, lastAngle := 0, 0, strings.LastIndexByte(s, '>')
	quoted, angle := false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '"' && (quoted || strings.IndexByte(s[i+1:], '"') >= 0):
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case c == '=' && strings.HasPrefix(s[i:], "=?"):
			i += wordLength(s[i:]) // a comma in there is part of a name
		case c == '<' && i < lastAngle:
			angle = true
		case c == '>':
			angle = false
		case (c == ',' || c == ';') && depth == 0 && !angle:
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[min(start, len(s)):])
}

// wordLength returns how far an encoded word at the start of s goes on, 0 for none
// and for one that does not end.
func wordLength(s string) int {
	_, n, ok := parseWord(s)
	if !ok || !strings.HasSuffix(s[:n], "?=") {
		return 0
	}
	return n - 1
}

// readAddress reads one address. Some programs encode the whole of it, brackets
// and all, against RFC 2047 section 5.
func readAddress(item, charset string) Address {
	if strings.Contains(item, "=?") && !strings.Contains(item, "@") {
		if text := decodeWords(item, charset); strings.Contains(text, "@") {
			item = text
		}
	}
	return cutAddress(item, charset)
}

func cutAddress(item, charset string) Address {
	item = strings.TrimSpace(item)
	if i := strings.LastIndexByte(item, '<'); i >= 0 {
		addr, _, _ := strings.Cut(item[i+1:], ">")
		return Address{Name: displayName(item[:i], charset), Addr: normaliseAddr(addr)}
	}
	if i := strings.IndexByte(item, ':'); i >= 0 && !strings.Contains(item[:i], "@") {
		if strings.EqualFold(item[:i], "mailto") || strings.Contains(item[i:], "@") {
			item = strings.TrimSpace(item[i+1:]) // a group's name, or a URL
		} else {
			return Address{}
		}
	}
	name := ""
	if before, comment, ok := strings.Cut(item, "("); ok {
		item, name = before, displayName(strings.TrimSuffix(strings.TrimSpace(comment), ")"), charset)
	}
	words := strings.Fields(item)
	for i, w := range words {
		if strings.Contains(w, "@") {
			rest := strings.Join(append(append([]string{}, words[:i]...), words[i+1:]...), " ")
			if rest != "" {
				name = displayName(rest, charset)
			}
			return Address{Name: name, Addr: normaliseAddr(w)}
		}
	}
	return Address{Name: displayName(item, charset)}
}

// displayName decodes a name, with its quotes and backslashes taken away.
func displayName(s, charset string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = s[1 : len(s)-1]
	}
	if strings.Contains(s, `\`) {
		s = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s)
	}
	s = decodeWords(s, charset)
	return strings.TrimSpace(strings.Trim(s, `"'`))
}

// normaliseAddr trims what is no part of an address and lowers the case of its domain.
func normaliseAddr(s string) string {
	s = clean(strings.Join(strings.Fields(s), ""))
	s = strings.Trim(s, `<>()[]"',;`)
	s = strings.TrimPrefix(s, "mailto:")
	i := strings.LastIndexByte(s, '@')
	if i < 0 {
		return s
	}
	return s[:i+1] + strings.TrimSuffix(strings.ToLower(s[i+1:]), ".")
}
