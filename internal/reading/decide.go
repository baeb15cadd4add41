package reading

import (
	"path"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/split"
)

// Context is all that Decide may know besides the extract.
type Context struct {
	Letters    *match.Letters           // all letters sent from the mailbox that received the message
	ReceivedAt time.Time                // RULES section 4; zero when unknown
	Grades     map[string]grade.Context // by letter: a follow-up has questions of its own
	Template   Template                 // of the message
	Siblings   *Siblings                // who got which template in the mailbox; may be nil
	Person     Person                   // what people have decided about the message
}

// sent says that a letter had gone out when the message came, as far as is known.
func (ctx Context) sent(c match.Candidate) bool {
	return ctx.ReceivedAt.IsZero() || !c.T0.After(ctx.ReceivedAt)
}

// place decides which letter the extract answers, by a person's word before any signal.
func place(e Extract, ctx Context) match.Result {
	message := e.Match
	message.ReceivedAt = ctx.ReceivedAt
	r := ctx.Letters.Match(message)
	if r.Enquiry == "" && len(r.Possible) == 0 && classify.Decide(e.Signals, classify.Context{}).Class == audit.Acknowledgement {
		r = ctx.Letters.Prompted(message) // receipts of platforms name neither the company nor the letter
	}
	if ctx.Person.Enquiry != nil && (*ctx.Person.Enquiry == "" || *ctx.Person.Enquiry != r.Enquiry) {
		return assigned(r, *ctx.Person.Enquiry, ctx)
	}
	return r
}

// judge decides everything else about an extract whose letter is known.
func judge(e Extract, placed match.Result, ctx Context) Decision {
	d := Decision{Match: placed, Parts: e.Parts}
	letter, found := letterOf(placed, ctx.Letters)
	if found {
		for _, c := range ctx.Letters.Of(letter.Enquiry) {
			if c.Letter == letter.Letter || ctx.sent(c) {
				d.Parts = d.Parts.WithoutOwn(c.Body)
			}
		}
	}
	gctx := ctx.Grades[letter.Letter]
	gctx.Attachments = e.Documents()
	if d.Parts.Visible == e.Parts.Visible {
		gctx.Detected = e.Language
	}
	d.Reading = Grade(d.Parts, gctx)
	signals := e.Signals.Reword(d.Parts, letter.Subject)
	d.Verdict = classify.Decide(signals, classifyContext(e, ctx, d, letter))
	if ctx.Person.Class != "" {
		d.Verdict = judged(d.Verdict, ctx.Person.Class, signals)
	}
	if automatic(d.Verdict.Class) {
		d.Reading = grade.Reading{}
	} else {
		d.Unread = unread(e, d, gctx)
	}
	if len(ctx.Person.Questions) > 0 {
		d = answered(d, ctx.Person.Questions)
	}
	return d
}

// Grade reads the facts and the answers out of the new text of a message.
func Grade(p split.Parts, ctx grade.Context) grade.Reading {
	ctx.Above = nil
	for _, q := range p.Above {
		ctx.Above = append(ctx.Above, grade.Quotation(q))
	}
	return grade.Read(p.Visible, p.Signature, ctx)
}

// assigned puts a person's match in the place of the machine's, whose evidence
// stays. The letter is the last that had gone out when the message came.
func assigned(r match.Result, enquiry string, ctx Context) match.Result {
	r.Enquiry, r.Letter, r.Possible = enquiry, "", nil
	for i, c := range ctx.Letters.Of(enquiry) {
		if i == 0 || ctx.sent(c) {
			r.Letter = c.Letter
		}
	}
	return r
}

// letterOf returns the matched letter, or the first of the first possible
// enquiry: our own words are taken out of a text that waits for review too.
func letterOf(r match.Result, letters *match.Letters) (match.Candidate, bool) {
	if r.Enquiry != "" {
		return letters.Letter(r.Letter)
	}
	if len(r.Possible) > 0 {
		if all := letters.Of(r.Possible[0]); len(all) > 0 {
			return all[0], true
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
	c.AskedBack = c.Matched && asked.Holds && !classify.Formulaic(asked.Span.Quote)
	if c.Matched && !ctx.ReceivedAt.IsZero() && !letter.T0.IsZero() {
		c.Latency = max(ctx.ReceivedAt.Sub(letter.T0), time.Nanosecond)
	}
	c.SiblingTemplate = c.Matched && ctx.Siblings.elsewhere(ctx.Template, d.Match.Enquiry)
	return c
}

// automatic says that a class holds no words of a person to be graded.
func automatic(c audit.Class) bool { return c != audit.Human && c != audit.Uncertain }

// AsksBack says that a message holds a person's question to us and no answer.
func AsksBack(d Decision) bool {
	if d.Verdict.Class != audit.Human || !d.Reading.Facts["clarifying_question"].Holds {
		return false
	}
	for _, a := range d.Reading.Questions {
		if a.Status != grade.Unanswered {
			return false
		}
	}
	return true
}

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

// Documents are the names of the attached files that may hold an answer.
func (e Extract) Documents() []string {
	var out []string
	for _, a := range e.Attachments {
		if isDocument(a.Name) && !a.Inline {
			out = append(out, a.Name)
		}
	}
	return out
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
