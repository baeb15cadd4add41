package reading

import (
	"fmt"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/mail"
	"replyaudit/internal/match"
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
func Decide(e Extract, ctx Context) Decision { return Judge(e, Match(e, ctx), ctx) }

// Match is the first half of Decide: which letter the extract answers. It looks
// at no sibling.
func Match(e Extract, ctx Context) (r match.Result) {
	defer func() {
		if recover() != nil {
			r = unplaced(ctx)
		}
	}()
	if e.IsUnreadable() {
		return unplaced(ctx)
	}
	return place(e, ctx)
}

// Judge is the second half of Decide: everything else about an extract of which
// Match has said what it answers.
func Judge(e Extract, placed match.Result, ctx Context) (d Decision) {
	defer func() {
		if broken := recover(); broken != nil {
			d = undecided(ctx, fmt.Sprint(broken))
		}
	}()
	if e.IsUnreadable() {
		return undecided(ctx, e.Defects[0].Detail)
	}
	return judge(e, placed, ctx)
}

// undecided is the decision about a message that nobody has read, or that people
// alone have read.
func undecided(ctx Context, why string) Decision {
	d := Decision{Match: unplaced(ctx), Unread: true}
	d.Verdict.Class, d.Verdict.Best = audit.Uncertain, audit.Uncertain
	d.Verdict.Evidence = []audit.Evidence{{Rule: unreadable, Source: "context", Quote: why}}
	if ctx.Person.Class != "" {
		d.Verdict = judged(d.Verdict, ctx.Person.Class, classify.Signals{})
	}
	if len(ctx.Person.Questions) > 0 {
		d = answered(d, ctx.Person.Questions)
	}
	return d
}

// unplaced is the match of a message that nobody has read: any letter that was
// sent before it, unless a person knows better.
func unplaced(ctx Context) match.Result {
	if ctx.Person.Enquiry != nil {
		return assigned(match.Result{}, *ctx.Person.Enquiry, ctx)
	}
	return match.Result{Possible: ctx.Letters.SentBefore(ctx.ReceivedAt)}
}
