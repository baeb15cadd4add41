package world

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// letter is an accepted letter as its recipient sees it. It is parsed with the
// standard library alone, so that a fault of the project's own reader cannot
// hide itself here.
type letter struct {
	raw        []byte
	company    *campaign.Company
	script     *campaign.Script // nil when the letter is no text of the campaign
	stage      audit.Stage
	language   string // in which the script was recognised
	persona    *campaign.Persona
	account    string // mailbox key
	fromName   string
	from, to   string
	subject    string
	messageID  string   // with angle brackets
	references []string // message ids without angle brackets
	body       string   // UTF-8, LF, no trailing space
	at         time.Time
}

// accept takes over a letter and schedules everything that will come of it.
// What comes at that very instant is in the mailbox before accept returns.
func (w *World) accept(c *campaign.Company, from string, raw []byte) error {
	l, err := readLetter(raw)
	if err != nil {
		return fmt.Errorf("read letter to %s: %w", c.Key, err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	l.company, l.from, l.to, l.stage = c, from, c.Address, audit.Opening
	l.account = w.owners[withoutDetail(from)]
	l.at = w.clock.Now().Truncate(time.Second)
	l.persona = w.personaOf(l)
	identity := c.Key + "\n" + cmp.Or(l.messageID, l.from+"\n"+l.subject)
	if i, twice := w.seen[identity]; twice {
		i.talk.truth.Letters[i.letter].Copies++
		return nil
	}
	talk := w.join(l)
	talk.take(l, w.campaign.Window)
	w.seen[identity] = copyOf{talk, len(talk.truth.Letters) - 1}
	if l.messageID != "" {
		w.threads[strings.Trim(l.messageID, "<>")] = talk
	}
	s, err := w.play(l, talk)
	if err != nil {
		return err
	}
	return w.begun(s.deliveries, l.at)
}

// copyOf says which letter of a conversation a copy is of.
type copyOf struct {
	talk   *conversation
	letter int
}

// begun schedules what will happen, and lets happen what is due already.
func (w *World) begun(ds []delivery, now time.Time) error {
	for i := range ds {
		if d := &ds[i]; d.raw != nil && !d.at.After(now) {
			if err := w.accounts[d.account].deliver(*d); err != nil {
				return err
			}
			d.raw = nil // Step shall tell of it
		}
	}
	w.schedule(ds)
	return nil
}

// readLetter parses a plain-text message; of a multipart one it would see the source.
func readLetter(raw []byte) (*letter, error) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	var words mime.WordDecoder
	subject, err := words.DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		return nil, fmt.Errorf("decode subject: %w", err)
	}
	var body io.Reader = m.Body
	switch strings.ToLower(m.Header.Get("Content-Transfer-Encoding")) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		return nil, fmt.Errorf("decode body: %w", err)
	}
	l := &letter{
		raw: raw, subject: oneLine(subject), messageID: oneLine(m.Header.Get("Message-ID")),
		body: strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")),
	}
	for _, name := range []string{"In-Reply-To", "References"} {
		for id := range strings.FieldsSeq(m.Header.Get(name)) {
			l.references = append(l.references, strings.Trim(id, "<>"))
		}
	}
	if from, err := m.Header.AddressList("From"); err == nil && len(from) > 0 {
		l.fromName = oneLine(from[0].Name)
	}
	return l, nil
}

// base is the subject without the marks of earlier replies.
func (l *letter) base() string {
	s := l.subject
	for len(s) > 3 && strings.EqualFold(s[:3], "re:") {
		s = strings.TrimSpace(s[3:])
	}
	return s
}

// question is what the letter asks first, in its own words; its subject where no
// sentence of it ends in a question mark.
func (l *letter) question() string {
	text := strings.Join(strings.Fields(l.body), " ")
	before, _, asks := strings.Cut(text, "?")
	if !asks {
		return l.base()
	}
	for _, end := range []string{". ", "! ", ": ", " - "} {
		before = before[max(0, strings.LastIndex(before, end)+1):]
	}
	return strings.TrimLeft(before, " -") + "?"
}

// thread is the References field of an answer: what the letter refers to, and
// the letter (RFC 5322 section 3.6.4).
func (l *letter) thread() string {
	var ids []string
	for _, id := range append(slices.Clone(l.references), strings.Trim(l.messageID, "<>")) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return "<" + strings.Join(ids, ">\r\n <") + ">"
}

// oneLine drops control characters, so that no text becomes a header of its own.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s))
}

// personaOf finds who wrote, by address and, where several share one, by name.
func (w *World) personaOf(l *letter) *campaign.Persona {
	var found *campaign.Persona
	for i := range w.campaign.Personas {
		p := &w.campaign.Personas[i]
		if strings.EqualFold(p.Address, withoutDetail(l.from)) && (found == nil || p.First+" "+p.Last == l.fromName) {
			found = p
		}
	}
	return found
}

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, f := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		set[f] = true
	}
	return set
}

// chance returns a stream of the letter, or of the company alone for what all
// its letters share.
func (w *World) chance(entity, purpose string) *clock.Stream {
	return clock.NewStream(w.seed, entity, "world/"+purpose)
}

// pick draws one element.
func pick[T any](s *clock.Stream, from []T) T { return from[s.Intn(len(from))] }
