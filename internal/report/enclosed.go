package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/evidence"
)

// Enclosure is what the evidence of a report takes from elsewhere.
type Enclosure struct {
	// Raw returns the bytes of a letter of ours, or of a message that came, by its id in
	// the database. Nil encloses no message itself: they name people (RULES 11).
	Raw func(id string, ours bool) ([]byte, error)
	// Erased are the ids of messages of which only the hash is left.
	Erased map[string]bool
	// Reports are the files that were written beside it, by name, with their SHA-256.
	Reports map[string]string
}

// Evidence writes evidence.zip: what everybody needs to check the report without us
// (package evidence). The same model, options and enclosure give the same bytes. It
// keeps one message at a time.
func Evidence(w io.Writer, m *analysis.Model, opt Options, enc Enclosure) error {
	words, err := opt.words(m)
	if err != nil {
		return err
	}
	b, t, err := prepare(m, words)
	if err != nil {
		return err
	}
	if err := b.write(io.Discard, t, opt); err != nil { // so that masks have the numbers that they have in the report
		return err
	}
	x := enclosed{builder: b, zip: evidence.NewWriter(w), enc: enc, exhibits: exhibits(m), facts: b.evidenceFacts(enc)}
	for _, step := range []func() error{
		func() error { return x.page(t) }, x.factsFile, x.log, x.list, x.messages, x.zip.Close,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// enclosed is evidence.zip while it is written.
type enclosed struct {
	*builder
	zip      *evidence.Writer
	enc      Enclosure
	exhibits []exhibit
	facts    evidence.Facts
}

func (b *builder) evidenceFacts(enc Enclosure) evidence.Facts {
	f := b.m.Facts
	facts := evidence.Facts{
		Campaign: b.mask.CampaignKey(b.m.Campaign.Key), CopyFor: b.m.Reader, Language: b.language, AsOf: stamp(f.AsOf), DesignHash: f.DesignHash, RubricHash: f.RubricHash,
		ReaderVersion: f.ReaderVersion, Identified: enc.Raw != nil, Proof: proofOf(b.m, b.mask), Reports: enc.Reports,
	}
	for _, x := range exhibits(b.m) {
		if enc.Erased[x.id] {
			facts.Erased = append(facts.Erased, x.name)
		}
	}
	slices.Sort(facts.Erased)
	return facts
}

// EvidencePage is the page that explains the evidence.
type EvidencePage struct {
	Style     template.CSS
	Language  string
	Title     string
	Foreign   string // the language of the title, where it is another
	Date, Sub string
	Facts     evidence.Facts
	Erased    string // how many messages are, "" for none
	Hashes    []Hash
	Messages  []EvidenceRow
}

// EvidenceRow is a message in the table of the page.
type EvidenceRow struct{ Name, Text, Raw, Kind, Enquiry, At string }

func (x *enclosed) page(t *template.Template) error {
	p := EvidencePage{
		Style: x.style(), Language: x.language, Foreign: x.foreign, Title: x.m.Campaign.Title, Date: x.date(x.m.Facts.AsOf), Facts: x.facts,
		Sub: x.say("proof.sub", x.count("count.messages", x.facts.Proof.Messages)),
	}
	if n := len(x.facts.Erased); n > 0 {
		p.Erased = x.say("proof.erased", x.count("count.messages", n))
	}
	for _, h := range x.hashes() {
		if h.ID != "" {
			p.Hashes = append(p.Hashes, h)
		}
	}
	for _, one := range x.exhibits {
		row := EvidenceRow{Name: one.name, Kind: x.exhibitKind(one), Enquiry: x.mask.Enquiry(one.enquiry.ID, one.enquiry.Company), At: stamp(one.at)}
		if !x.enc.Erased[one.id] {
			row.Text = evidence.Text(one.name)
			if x.enc.Raw != nil {
				row.Raw = evidence.Raw(one.name)
			}
		}
		p.Messages = append(p.Messages, row)
	}
	return x.zip.Add(evidence.Page, func(w io.Writer) error { return t.ExecuteTemplate(w, "evidence", p) })
}

func (b *builder) exhibitKind(x exhibit) string {
	switch {
	case x.pending:
		return b.say("proof.pending")
	case x.stage == "":
		return b.say("proof.received")
	}
	return b.say("proof." + string(x.stage))
}

func (x *enclosed) factsFile() error {
	return x.zip.Add(evidence.FactsFile, func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", "  ")
		return encoder.Encode(x.facts)
	})
}

// log writes the events with their chain, and who did what only beside the messages.
func (x *enclosed) log() error {
	return x.zip.Add(evidence.EventsFile, func(w io.Writer) error {
		var chain evidence.Chain
		encoder := json.NewEncoder(w)
		for e := range logOf(x.m, x.mask) {
			line, err := chain.Add(e.Event)
			if err != nil {
				return err
			}
			if x.enc.Raw != nil && (e.who.Actor != e.Actor || e.who.Entity != e.Entity) {
				line.Who = &e.who
			}
			if err := encoder.Encode(line); err != nil {
				return err
			}
		}
		return nil
	})
}

func (x *enclosed) list() error {
	list, _ := listOf(x.exhibits)
	return x.zip.Add(evidence.ListFile, func(w io.Writer) error {
		_, err := w.Write(list)
		return err
	})
}

// messages writes the text of each message that is not erased and, where that may be,
// the message.
func (x *enclosed) messages() error {
	byName := slices.SortedFunc(slices.Values(x.exhibits), func(a, b exhibit) int { return cmp.Compare(a.name, b.name) })
	for _, one := range byName {
		if x.enc.Erased[one.id] {
			continue
		}
		if x.enc.Raw != nil {
			if err := x.zip.Add(evidence.Raw(one.name), func(w io.Writer) error { return x.raw(w, one) }); err != nil {
				return err
			}
		}
		text := x.quotedText(one)
		if err := x.zip.Add(evidence.Text(one.name), func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

func (x *enclosed) raw(w io.Writer, one exhibit) error {
	raw, err := x.enc.Raw(one.id, one.stage != "")
	if err != nil {
		return err
	}
	if evidence.Sum(raw) != one.sum {
		return fmt.Errorf("the bytes of %s are not those that were stored; \"replyaudit verify\" says what else is wrong", one.id)
	}
	_, err = w.Write(raw)
	return err
}

// quotedText is a message as the report quotes it: a head, an empty line, its words.
func (x *enclosed) quotedText(one exhibit) string {
	var head strings.Builder
	field := func(name, value string) {
		head.WriteString(x.say("letter."+name) + ": " + strings.Join(strings.Fields(value), " ") + "\n")
	}
	subject, text := "", ""
	if one.letter != nil {
		field("from", x.mask.Plain(x.persona(one.enquiry)))
		field("to", x.mask.Plain(one.letter.To))
		field("sent", stamp(one.at))
		subject, text = one.letter.Subject, one.letter.Body
	} else {
		field("from", x.mask.Plain(sender(one.message)))
		field("received", stamp(one.at))
		subject, text = one.message.Subject, one.message.Decision.Parts.Visible
	}
	field("subject", x.mask.Plain(subject))
	return head.String() + "\n" + strings.TrimRight(x.mask.Plain(text), "\n") + "\n"
}
