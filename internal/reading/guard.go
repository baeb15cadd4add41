package reading

import (
	"fmt"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// unreadable is the code of the defect that stands alone on the extract of a
// message that nobody has read.
const unreadable = "unreadable"

// Unreadable is the extract of a message that could not be read, or must not be
// tried again. Decide leaves such a message to a person.
func Unreadable(why string) Extract {
	return Extract{Version: Version, Defects: []mail.Defect{{Code: unreadable, Detail: why}}}
}

// IsUnreadable tells whether an extract says nothing of its message.
func (e Extract) IsUnreadable() bool {
	return len(e.Defects) == 1 && e.Defects[0].Code == unreadable
}

// Read extracts everything that the bytes of one message say. It never fails:
// what cannot be read is named in Defects, and a reader that panics has met a
// message for a person.
func Read(raw []byte) (e Extract) {
	defer func() {
		if broken := recover(); broken != nil {
			e = Unreadable(fmt.Sprint(broken))
		}
	}()
	return read(raw)
}

// Decide judges an extract in its context. It never fails: a message that
// cannot be read, or breaks the judge, could belong to every letter that was
// sent before it, and is left to a person.
func Decide(e Extract, ctx Context) (d Decision) {
	defer func() {
		if broken := recover(); broken != nil {
			d = undecided(ctx, fmt.Sprint(broken))
		}
	}()
	if e.IsUnreadable() {
		return undecided(ctx, e.Defects[0].Detail)
	}
	return decide(e, ctx)
}

// EnquiryOf is the enquiry that Decide would match the extract to, "" for none.
func EnquiryOf(e Extract, ctx Context) (enquiry string) {
	defer func() {
		if recover() != nil {
			enquiry = "" // Decide says why
		}
	}()
	if ctx.Assigned != nil {
		return *ctx.Assigned
	}
	message := e.Match
	message.ReceivedAt = ctx.ReceivedAt
	return ctx.Letters.Match(message).Enquiry
}

// undecided is the decision about a message that nobody has read.
func undecided(ctx Context, why string) Decision {
	d := Decision{Unread: true}
	d.Verdict.Class, d.Verdict.Best = audit.Uncertain, audit.Uncertain
	d.Verdict.Evidence = []audit.Evidence{{Rule: unreadable, Source: "context", Quote: why}}
	if ctx.Assigned != nil {
		d.Match = assigned(d.Match, *ctx.Assigned, ctx.Letters.Candidates())
		return d
	}
	for _, c := range ctx.Letters.Candidates() {
		if !c.T0.After(ctx.ReceivedAt) {
			d.Match.Possible = append(d.Match.Possible, c.Enquiry)
		}
	}
	return d
}
