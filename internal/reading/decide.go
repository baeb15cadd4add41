package reading

import (
	"path"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
)

// Context is all that Decide may know besides the extract.
type Context struct {
	Letters    *match.Letters           // all letters sent from the mailbox that received the message
	ReceivedAt time.Time                // RULES section 4; zero when unknown
	Grades     map[string]grade.Context // by enquiry
	Siblings   []Sibling                // every message from the mailboxes of the campaign; the order does not matter
	// Assigned is the enquiry that a person has matched the message to, "" for
	// none of ours; nil when nobody has decided.
	Assigned *string
}

// Sibling is another message, for telling templates: the same fingerprint from
// the same sender in answer to another enquiry.
type Sibling struct {
	Enquiry     string
	From        string // address
	Fingerprint string
}

func decide(e Extract, ctx Context) Decision {
	d := Decision{Parts: e.Parts}
	message := e.Match
	message.ReceivedAt = ctx.ReceivedAt
	d.Match = ctx.Letters.Match(message)
	if ctx.Assigned != nil {
		d.Match = assigned(d.Match, *ctx.Assigned, ctx.Letters.Candidates())
	}
	letter, found := letterOf(d.Match, ctx.Letters.Candidates())
	if found {
		d.Parts = e.Parts.WithoutOwn(letter.Body)
	}
	gctx := ctx.Grades[letter.Enquiry]
	d.Reading = grade.Read(d.Parts.Visible, d.Parts.Signature, gctx)
	signals := e.Signals.Reword(d.Parts, letter.Subject)
	d.Verdict = classify.Decide(signals, classifyContext(e, ctx, d, letter))
	if automatic(d.Verdict.Class) {
		d.Reading = grade.Reading{}
		return d
	}
	d.Unread = unread(e, d, gctx)
	return d
}

// assigned puts a person's match in the place of the machine's, whose evidence stays.
func assigned(r match.Result, enquiry string, cands []match.Candidate) match.Result {
	r.Enquiry, r.Letter, r.Possible = enquiry, "", nil
	for _, c := range cands {
		if enquiry != "" && c.Enquiry == enquiry {
			r.Letter = c.Letter
		}
	}
	return r
}

// letterOf returns the matched letter, or the first possible one: our own words
// are taken out of a text that waits for review too.
func letterOf(r match.Result, cands []match.Candidate) (match.Candidate, bool) {
	for _, c := range cands {
		if r.Enquiry != "" && c.Enquiry == r.Enquiry && c.Letter == r.Letter {
			return c, true
		}
	}
	for _, c := range cands {
		if r.Enquiry == "" && len(r.Possible) > 0 && c.Enquiry == r.Possible[0] {
			return c, true
		}
	}
	return match.Candidate{}, false
}

func classifyContext(e Extract, ctx Context, d Decision, letter match.Candidate) classify.Context {
	c := classify.Context{Matched: d.Match.Enquiry != "", Echoes: echoes(d.Parts.Body, letter)}
	for _, a := range d.Reading.Questions {
		if a.Status == grade.Answered && !classify.Formulaic(a.Span.Quote) {
			c.QuestionsMet++
		}
	}
	asked := d.Reading.Facts["clarifying_question"]
	c.AskedBack = c.Matched && c.QuestionsMet == 0 && asked.Holds && !classify.Formulaic(asked.Span.Quote)
	if c.Matched && !ctx.ReceivedAt.IsZero() && !letter.T0.IsZero() {
		c.Latency = max(ctx.ReceivedAt.Sub(letter.T0), time.Nanosecond)
	}
	for _, s := range ctx.Siblings {
		other := s.Enquiry != "" && s.Enquiry != d.Match.Enquiry
		if c.Matched && other && e.Fingerprint != "" && s.Fingerprint == e.Fingerprint && sentBy(e, s.From) {
			c.SiblingTemplate = true
		}
	}
	return c
}

func sentBy(e Extract, from string) bool {
	for _, f := range e.Match.From {
		if strings.EqualFold(f, from) {
			return true
		}
	}
	return false
}

// automatic says that a class holds no words of a person to be graded.
func automatic(c audit.Class) bool { return c != audit.Human && c != audit.Uncertain }

// unread says that the answer to an open question may stand where it cannot be read.
func unread(e Extract, d Decision, gctx grade.Context) bool {
	open := len(d.Reading.Questions) == 0 && len(gctx.Questions) == 0
	for _, a := range d.Reading.Questions {
		open = open || a.Status != grade.Answered
	}
	if !open {
		return false
	}
	empty := len(strings.Fields(d.Parts.Body)) < 5
	for _, a := range e.Attachments {
		if isDocument(a.Name) && (!a.Inline || empty) {
			return true
		}
	}
	return e.Signals.Portal
}

// isDocument says that a file of this name may hold an answer; calling cards,
// signatures and calendars do not.
func isDocument(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".txt", ".htm", ".html", ".eml", ".zip",
		".png", ".jpg", ".jpeg", ".heic", ".tif", ".tiff", ".webp":
		return true
	}
	return false
}
