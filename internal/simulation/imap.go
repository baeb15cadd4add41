package simulation

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// imapSession is one connection to a host's IMAP server (RFC 3501): as much of the
// protocol as a reader of mail speaks, with every answer within reach of the faults.
type imapSession struct {
	host *host
	conn *line

	writing sync.Mutex
	wire    io.Writer
	in      *bufio.Reader

	// The rest is guarded by the world's lock.
	selected *folder
	view     []*stored // what the client has been told of the folder, in order
	idling   bool
	deaf     bool // announces nothing while it idles
	over     bool
}

// imap serves one connection.
func (h *host) imap(conn *line, implicit bool) {
	w := h.world
	s := &imapSession{host: h, conn: conn, wire: conn, in: bufio.NewReader(conn)}
	w.mu.Lock()
	h.sessions[s] = struct{}{}
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		delete(h.sessions, s)
		w.mu.Unlock()
		_ = conn.Close()
	}()
	w.talk(1)
	ok := (!implicit || s.encrypt()) && s.greet()
	w.talk(-1)
	for ok {
		ok = s.command()
	}
}

func (s *imapSession) encrypt() bool {
	certificate := s.host.certificate
	if f := s.host.world.faults.strike(s.host.number, "imap", "tls", ""); f != nil {
		if f.act != wrongName {
			return false
		}
		certificate = s.host.stranger
	}
	secured := tls.Server(s.conn, &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12})
	if secured.Handshake() != nil {
		return false
	}
	s.wire, s.in = secured, bufio.NewReader(secured)
	return true
}

func (s *imapSession) greet() bool {
	f := s.host.world.faults.strike(s.host.number, "imap", "greeting", "")
	if f != nil {
		return s.suffer(f, "*")
	}
	s.write("* OK [CAPABILITY " + s.capabilities() + "] ready\r\n")
	return true
}

func (s *imapSession) capabilities() string {
	all := "IMAP4rev1 AUTH=PLAIN SPECIAL-USE LIST-EXTENDED UIDPLUS"
	if s.host.idles {
		all += " IDLE"
	}
	return all
}

// write sends bytes as they are.
func (s *imapSession) write(text string) {
	s.writing.Lock()
	defer s.writing.Unlock()
	_, _ = io.WriteString(s.wire, text)
}

// bye ends the session from the server's side; the caller holds the world's lock.
func (s *imapSession) bye(why string) {
	if s.over {
		return
	}
	s.over = true
	s.write("* BYE " + why + "\r\n")
	s.conn.out.end()
	s.conn.in.kill(io.EOF)
}

// suffer does what a fault asks for instead of an answer; true when the session goes on.
func (s *imapSession) suffer(f *fault, tag string) bool {
	switch f.act {
	case say:
		s.write(tag + " " + f.reply + "\r\n")
		return true
	case farewell:
		s.write("* BYE going down\r\n")
	case tear:
		s.conn.reset()
	case silence:
		_, _ = io.Copy(io.Discard, s.conn)
	}
	return false
}

// command reads one command and does it. While it does, the engine waits.
func (s *imapSession) command() bool {
	words, ok := s.read()
	if !ok || len(words) < 2 {
		return false
	}
	w := s.host.world
	w.talk(1)
	defer w.talk(-1)
	tag, verb := words[0], strings.ToUpper(words[1])
	args := words[2:]
	if verb == "UID" {
		verb, args = strings.ToUpper(words[2]), words[3:]
	}
	step := strings.ToLower(verb)
	if verb == "FETCH" && slices.ContainsFunc(args, func(a string) bool { return strings.HasPrefix(strings.ToUpper(a), "BODY") }) {
		step = "body"
	}
	f := w.faults.strike(s.host.number, "imap", step, "")
	if f != nil && f.act != cutLiteral && f.act != disorder && f.act != around && f.act != dropAfter {
		return s.suffer(f, tag)
	}
	if f != nil && f.then != nil && f.act == around {
		f.then()
	}
	done := s.do(tag, verb, args, f)
	return done && (f == nil || f.act != dropAfter && f.act != cutLiteral)
}

// do carries a command out.
func (s *imapSession) do(tag, verb string, args []string, f *fault) bool {
	switch verb {
	case "CAPABILITY":
		s.write("* CAPABILITY " + s.capabilities() + "\r\n" + tag + " OK done\r\n")
	case "AUTHENTICATE":
		return s.authenticate(tag, args)
	case "LOGIN":
		s.logIn(tag, strings.HasSuffix(args[1], s.host.password))
	case "LIST":
		s.list(tag)
	case "EXAMINE", "SELECT":
		s.examine(tag, args[0])
	case "FETCH":
		s.fetch(tag, args, f)
	case "SEARCH":
		s.search(tag, args)
	case "APPEND":
		s.append(tag, args)
	case "IDLE":
		return s.idle(tag, f)
	case "NOOP", "CHECK":
		s.news()
		s.write(tag + " OK done\r\n")
	case "CLOSE", "UNSELECT":
		s.write(tag + " OK done\r\n")
	case "LOGOUT":
		s.write("* BYE until next time\r\n" + tag + " OK done\r\n")
		return false
	default:
		s.write(tag + " BAD what\r\n")
	}
	return true
}

func (s *imapSession) authenticate(tag string, args []string) bool {
	var response string
	if len(args) > 1 {
		response = args[1]
	} else {
		s.write("+ \r\n")
		text, err := s.in.ReadString('\n')
		if err != nil {
			return false
		}
		response = strings.TrimSpace(text)
	}
	plain, _ := base64.StdEncoding.DecodeString(response)
	s.logIn(tag, strings.HasSuffix(string(plain), "\x00"+s.host.password))
	return true
}

func (s *imapSession) logIn(tag string, right bool) {
	if !right {
		s.write(tag + " NO [AUTHENTICATIONFAILED] wrong\r\n")
		return
	}
	s.write(tag + " OK [CAPABILITY " + s.capabilities() + "] welcome\r\n")
}

func (s *imapSession) list(tag string) {
	var b strings.Builder
	w := s.host.world
	w.mu.Lock()
	for _, f := range s.host.folders {
		fmt.Fprintf(&b, "* LIST (%s) \"/\" %q\r\n", f.use, f.name)
	}
	w.mu.Unlock()
	s.write(b.String() + tag + " OK done\r\n")
}

func (s *imapSession) examine(tag, name string) {
	w := s.host.world
	w.mu.Lock()
	f := s.host.folder(name)
	s.selected, s.view = f, nil
	if f != nil {
		s.view = slices.Clone(f.messages)
	}
	w.mu.Unlock()
	if f == nil {
		s.write(tag + " NO [NONEXISTENT] no such folder\r\n")
		return
	}
	s.write(fmt.Sprintf("* FLAGS (\\Seen)\r\n* %d EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY %d] epoch\r\n* OK [UIDNEXT %d] next\r\n%s OK [READ-ONLY] done\r\n",
		len(s.view), f.validity, f.next, tag))
}

// news tells what has changed in the folder since the client was last told.
func (s *imapSession) news() {
	w := s.host.world
	w.mu.Lock()
	defer w.mu.Unlock()
	s.sync()
}

// sync is news for one that holds the lock.
func (s *imapSession) sync() {
	if s.selected == nil || s.over {
		return
	}
	for i := 0; i < len(s.view); {
		if slices.Contains(s.selected.messages, s.view[i]) {
			i++
			continue
		}
		s.view = slices.Delete(s.view, i, i+1)
		s.write(fmt.Sprintf("* %d EXPUNGE\r\n", i+1))
	}
	if n := len(s.selected.messages); n > len(s.view) {
		s.view = slices.Clone(s.selected.messages)
		s.write(fmt.Sprintf("* %d EXISTS\r\n", n))
	}
}

// idle announces until the client says DONE. While it idles, nobody waits for it.
func (s *imapSession) idle(tag string, f *fault) bool {
	w := s.host.world
	w.mu.Lock()
	s.idling, s.deaf = true, f != nil && f.act == around
	w.mu.Unlock()
	s.write("+ idling\r\n")
	if f == nil || f.act != around {
		s.news()
	}
	w.talk(-1)
	_, err := s.in.ReadString('\n')
	w.talk(1)
	w.mu.Lock()
	s.idling = false
	w.mu.Unlock()
	if err != nil {
		return false
	}
	s.news()
	s.write(tag + " OK done\r\n")
	return true
}

// append keeps a copy of a letter; its INTERNALDATE is the host's time.
func (s *imapSession) append(tag string, args []string) {
	w := s.host.world
	raw := args[len(args)-1]
	w.mu.Lock()
	f := s.host.folder(args[0])
	m := s.host.file(f.name, &mailItem{raw: raw, sum: sum(raw), account: s.host.number, kind: ownCopy, internal: w.virtual.world().Add(s.host.fast)})
	w.mu.Unlock()
	s.write(fmt.Sprintf("%s OK [APPENDUID %d %d] done\r\n", tag, f.validity, m.uid))
}

// read reads one command with its literals (RFC 3501 section 4.3) as words.
func (s *imapSession) read() ([]string, bool) {
	var words []string
	for {
		text, err := s.in.ReadString('\n')
		if err != nil {
			return nil, false
		}
		text = strings.TrimRight(text, "\r\n")
		size := -1
		if open := strings.LastIndexByte(text, '{'); open >= 0 && strings.HasSuffix(text, "}") {
			if size, err = strconv.Atoi(strings.TrimSuffix(text[open+1:len(text)-1], "+")); err == nil {
				text = text[:open]
			}
		}
		words = append(words, split(text)...)
		if size < 0 {
			return words, true
		}
		s.write("+ go on\r\n")
		literal := make([]byte, size)
		if _, err := io.ReadFull(s.in, literal); err != nil {
			return nil, false
		}
		words = append(words, string(literal))
	}
}

// split takes a line apart: atoms, quoted strings, and what stands in brackets as one.
func split(text string) (words []string) {
	for text != "" {
		switch text[0] {
		case ' ', '(', ')':
			text = text[1:]
		case '"':
			end := 1
			for end < len(text) && text[end] != '"' {
				if text[end] == '\\' {
					end++
				}
				end++
			}
			words = append(words, strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(text[1:end]))
			text = text[min(end+1, len(text)):]
		default:
			end, depth := 0, 0
			for ; end < len(text); end++ {
				switch c := text[end]; {
				case c == '[':
					depth++
				case c == ']':
					depth--
				case depth == 0 && (c == ' ' || c == ')' || c == '('):
					goto word
				}
			}
		word:
			words = append(words, text[:end])
			text = text[end:]
		}
	}
	return words
}
