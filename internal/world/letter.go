package world

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// letter is an accepted letter as its recipient sees it. It is parsed with the
// standard library alone, so that a fault of the project's own reader cannot
// hide itself here.
type letter struct {
	raw       []byte
	company   *campaign.Company
	script    *campaign.Script // nil when the letter is no opening of the campaign
	language  string           // in which the script was recognised
	persona   *campaign.Persona
	account   string // mailbox key
	fromName  string
	from, to  string
	subject   string
	messageID string // with angle brackets
	body      string // UTF-8, LF, no trailing space
	at        time.Time
	entity    string // names the letter's streams of chance: company/ordinal
}

// accept takes over a letter and schedules everything that will come of it.
func (w *World) accept(c *campaign.Company, from string, raw []byte) error {
	l, err := readLetter(raw)
	if err != nil {
		return fmt.Errorf("read letter to %s: %w", c.Key, err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	l.company, l.from, l.to = c, from, c.Address
	l.account = w.owners[strings.ToLower(from)]
	l.at = w.clock.Now().Truncate(time.Second)
	w.recognise(l)
	identity := c.Key + "\n" + cmp.Or(l.messageID, l.from+"\n"+l.subject)
	if i, twice := w.seen[identity]; twice {
		w.truth[i].Copies++
		return nil
	}
	w.letters[c.Key]++
	l.entity = fmt.Sprintf("%s/%02d", c.Key, w.letters[c.Key])
	s, err := w.play(l)
	if err != nil {
		return err
	}
	w.seen[identity] = len(w.truth)
	w.truth = append(w.truth, s.truth)
	w.schedule(s.deliveries)
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
	if from, err := m.Header.AddressList("From"); err == nil && len(from) > 0 {
		l.fromName = oneLine(from[0].Name)
	}
	return l, nil
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

// recognise finds the persona, and the script as the opening that shares the
// most words with the letter, at least half of its own.
func (w *World) recognise(l *letter) {
	for i := range w.campaign.Personas {
		p := &w.campaign.Personas[i]
		if strings.EqualFold(p.Address, l.from) && (l.persona == nil || p.First+" "+p.Last == l.fromName) {
			l.persona = p
		}
	}
	have := wordSet(l.subject + " " + l.body)
	best := 0.5
	for i := range w.campaign.Scripts {
		s := &w.campaign.Scripts[i]
		for _, lang := range slices.Sorted(maps.Keys(s.Opening)) {
			want := wordSet(s.Opening[lang][0].Subject + " " + s.Opening[lang][0].Body)
			shared := 0
			for word := range want {
				if have[word] {
					shared++
				}
			}
			if share := float64(shared) / float64(len(want)); share > best {
				best, l.script, l.language = share, s, lang
			}
		}
	}
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
