package world

import (
	"cmp"
	"slices"
	"strings"
)

// lay makes the body of a reply in the forms that its client writes. Charset,
// encoding and what stands below the signature belong to the company's program
// and are the same in all its letters.
func (s *scene) lay(r reply, c client) (body entity, charset string, err error) {
	setup := s.world.chance(s.letter.company.Key, "program/"+c.name)
	encoding := pick(setup, c.encodings)
	charset = pick(setup, charsetsOf(c.charsets, r.words.language))
	p, err := s.page(r, c)
	if err != nil {
		return entity{}, "", err
	}
	if c.formal && setup.Intn(3) == 0 {
		p.Disclaimer = r.words.Clients.Disclaimer
	}
	if c.formal && setup.Intn(3) == 0 {
		p.Logo = "image001.png@01D" + s.upperHex(5) + "." + s.upperHex(8)
	}
	plain, rich, charset, err := s.forms(c, charset, p)
	if err != nil {
		return entity{}, "", err
	}
	label, params := charset, ""
	if c.capitals && strings.EqualFold(charset, "utf-8") {
		label = "UTF-8"
	}
	if c.flowed {
		params = "; format=flowed"
	}
	htmlPart, textPart := text("html", label, "", encoding, rich), text("plain", label, params, encoding, plain)
	switch {
	case rich == "":
		return textPart, charset, nil
	case plain == "":
		return htmlPart, charset, nil
	}
	body = joined("alternative", c.boundary(s), "", textPart, htmlPart)
	if p.Logo != "" {
		body = joined("related", c.boundary(s), "; type=\"multipart/alternative\"", body, picture(p.Logo))
	}
	return body, charset, nil
}

// forms lays a page out as plain text and as HTML, and settles the charset: a
// text that the wanted one cannot hold is written in UTF-8.
func (s *scene) forms(c client, wanted string, p page) (plain, rich, charset string, err error) {
	for charset = wanted; ; {
		p.Charset = charset
		if plain, err = s.world.shapes.make(c.shape, "text", p); err != nil {
			return "", "", "", err
		}
		if rich, err = s.world.shapes.make(c.shape, "html", p); err != nil {
			return "", "", "", err
		}
		settled, _ := charsetFor(charset, plain+rich)
		if settled == charset {
			break
		}
		charset = settled
	}
	if strings.TrimSpace(plain) == "" {
		plain = ""
	}
	_, plain = charsetFor(charset, plain)
	_, rich = charsetFor(charset, strings.TrimSpace(rich))
	return plain, rich, charset, nil
}

// page gathers what a shape lays out; the quoted letter is dated in the zone of the writer.
func (s *scene) page(r reply, c client) (page, error) {
	l, cw := s.letter, r.words.Clients
	asked := r.words.moment(l.at.In(s.zone), l.fromName, l.from)
	answered := r.words.moment(r.at.In(s.zone), "", "")
	p := page{
		Lang: r.words.language, Paras: r.paras, Sig: r.sig, Original: cw.Original, Dashed: cw.Dashed, Footer: c.footer,
		QuotedID: strings.Trim(l.messageID, "<>"), Delimiter: cw.Delimiter, Token: s.token, Ticket: s.ticket,
		Company: s.company(r.words), Agent: s.clerk.short(), Asker: l.fromName,
	}
	var sent string
	for _, t := range []struct {
		text string
		data any
		into *string
	}{
		{c.wrote, asked, &p.Intro},
		{cw.OutlookDate, asked, &sent},
		{cw.Stamp, asked, &p.AskStamp},
		{cw.Stamp, answered, &p.Stamp},
		{cw.Service, s.said(r.words), &p.Service},
	} {
		var err error
		if *t.into, err = fill(t.text, t.data); err != nil {
			return page{}, err
		}
	}
	p.Head = []labelled{
		{cw.Outlook[0], cmp.Or(l.fromName, l.from) + " <" + l.from + ">"}, {cw.Outlook[1], sent}, {cw.Outlook[2], l.to}, {cw.Outlook[3], l.subject},
	}
	p.Block = []labelled{p.Head[0], {cw.DateLabel, asked.DD + "." + asked.MM + "." + asked.Year + "  " + asked.Time + "  (GMT" + asked.Zone + ")"}, p.Head[2], p.Head[3]}
	if c.terse {
		p.Sig = nil
	}
	if r.quote {
		p.Quote = strings.Split(l.body, "\n")
	}
	p.Flow = arrange(pick(s.marks, c.flows), p)
	if n := r.words.Newsletter; r.stop != "" {
		p.Hidden, p.Footer, p.Unsubscribe, p.UnsubscribeText = n.Hidden, n.Footer, r.stop, n.Unsubscribe
	}
	return p, nil
}

// stretch is one kind of text in a message: the writer's words, the signature, or
// lines of the letter that is answered.
type stretch struct {
	Paras, Sig, Quote []string
	Intro             string // before the first quoted line
}

// arrange puts the stretches of a page into the order that its writer is used to.
func arrange(f flow, p page) []stretch {
	words, sig, quote := stretch{Paras: p.Paras}, stretch{Sig: p.Sig}, stretch{Quote: p.Quote, Intro: p.Intro}
	asked := lastQuestion(p.Quote)
	switch {
	case len(p.Quote) == 0:
		return []stretch{words, sig}
	case f == signedBelow:
		return []stretch{words, quote, sig}
	case f == bottomPosted:
		return []stretch{quote, words, sig}
	case f == interleaved && len(p.Paras) > 2 && asked > 0:
		last := len(p.Paras) - 1
		return []stretch{
			{Paras: p.Paras[:1]}, {Quote: p.Quote[:asked], Intro: p.Intro}, {Paras: p.Paras[1:last]}, {Quote: p.Quote[asked:]}, {Paras: p.Paras[last:]}, sig,
		}
	}
	return []stretch{words, sig, quote}
}

// lastQuestion returns the index behind the last line that asks something, 0
// when none does or nothing follows it.
func lastQuestion(lines []string) int {
	for i, line := range slices.Backward(lines) {
		if strings.Contains(line, "?") && i+1 < len(lines) {
			return i + 1
		}
	}
	return 0
}

// picture is an image of one pixel that HTML refers to by its id (RFC 2392).
func picture(id string) entity {
	name, _, _ := strings.Cut(id, "@")
	return entity{
		fields: []field{
			{"Content-Type", "image/png; name=\"" + name + "\""},
			{"Content-Transfer-Encoding", "base64"},
			{"Content-Disposition", "inline; filename=\"" + name + "\""},
			{"Content-ID", "<" + id + ">"},
		},
		content: []byte("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\r\n"),
	}
}
