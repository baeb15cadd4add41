package classify

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

const (
	prior     = 1.2 // of a person, in mail that comes in answer to a person's letter
	certain   = 0.7 // confidence below which a class is uncertain
	unrelated = 0.6 // the same for a mailing that has nothing to do with a letter of ours: no answer can be lost in it
	faint     = 0.6 // evidence that no other supports makes nobody doubt a person
	hurry     = 90 * time.Second
	soon      = 10 * time.Minute
	reading   = 25 * time.Second       // the least in which one notices, reads and takes in a letter
	typing    = 750 * time.Millisecond // for each word, of a fast typist
	unhurried = 20 * time.Minute
)

// order breaks ties between classes.
var order = []audit.Class{
	audit.Bounce, audit.Delay, audit.FeedbackReport, audit.ReadReceipt, audit.Challenge, audit.OutOfOffice,
	audit.Acknowledgement, audit.Notification, audit.Marketing, audit.Human,
}

// Decide weighs the evidence of a message in its context.
func Decide(s Signals, ctx Context) Verdict {
	evidence := append(slices.Clone(s.Evidence), contextSignals(s, ctx)...)
	sums := map[audit.Class]float64{audit.Human: prior}
	for _, e := range evidence {
		sums[e.Class] += e.Weight
	}
	adjust(sums, s, ctx)
	best, confidence := likeliest(sums)
	v := Verdict{Class: best, Best: best, Confidence: math.Round(confidence*1000) / 1000, Substance: substance(s, ctx)}
	needed := certain
	if mailing := best == audit.Marketing || best == audit.Notification; mailing && !s.Reply && !ctx.Matched {
		needed = unrelated
	}
	if confidence < needed || best == audit.Human && s.Length == 0 {
		v.Class = audit.Uncertain // nobody can be heard where nothing can be read
	}
	switch {
	case v.Class == audit.Human && v.Substance == Generic:
		v.Substance = Substantive // a person took the letter up, were it to say "see our site"
	case v.Class != audit.Human && v.Class != audit.Uncertain:
		v.Substance = Generic // a machine's words deal with no enquiry
	}
	v.Authorship = authorship(v, evidence)
	v.Evidence = relevant(evidence)
	if best == audit.Bounce || best == audit.Delay {
		v.Bounce = s.Bounce
	}
	if best == audit.Acknowledgement {
		v.Ack = cmp.Or(s.Ack, &Ack{})
	}
	return v
}

// contextSignals turn what is known beyond the bytes into evidence.
func contextSignals(s Signals, ctx Context) []Signal {
	var out []Signal
	add := func(class audit.Class, rule string, weight float64) {
		out = append(out, Signal{class, audit.Evidence{Rule: rule, Source: "context", Weight: weight}})
	}
	if ctx.QuestionsMet > 0 {
		add(audit.Human, "answers_question", min(2+0.8*float64(ctx.QuestionsMet-1), 3.5))
	}
	if ctx.AskedBack {
		add(audit.Human, "asks_back", 1.5)
	}
	if ctx.Echoes >= 2 {
		add(audit.Human, "takes_up_our_words", min(0.4*float64(ctx.Echoes), 2))
	}
	if ctx.SiblingTemplate && ctx.QuestionsMet == 0 {
		weight := 1.0
		if ctx.Latency > unhurried && handwritten(s) {
			weight = 0.4 // a person who often writes the same
		}
		add(audit.Human, "same_text_elsewhere", -2*weight)
		add(audit.Acknowledgement, "same_text_elsewhere", 1.5*weight)
	}
	switch {
	case ctx.Latency <= 0:
	case ctx.Latency < hurry && ctx.QuestionsMet == 0:
		out = append(out, hurried(s, ctx)...)
	case ctx.Latency < soon && ctx.QuestionsMet == 0 && !ctx.AskedBack:
		weight := -0.8 // responders that fetch their mail do so every few minutes
		if says(s, "return_or_deputy") && (says(s, "away") || says(s, "gone_for_a_time")) {
			weight = -1.8 // a whole notice and nothing else
		}
		add(audit.Human, "within_10_minutes", weight)
	case ctx.Latency > unhurried && !declared(s):
		// What only the grammar suggests, a place and a date, people write too.
		add(audit.Acknowledgement, "not_at_once", -1-weightOf(s, "letter_arrived")-weightOf(s, "answers_later"))
		add(audit.OutOfOffice, "not_at_once", -0.5-weightOf(s, "gone_for_a_time"))
	}
	return out
}

// declared says that a header or the message's own words call it automatic, so
// that it need not have come at once. What a helpdesk stamps on all mail does not count.
func declared(s Signals) bool {
	return slices.ContainsFunc(s.Evidence, func(e Signal) bool {
		switch e.Rule {
		case "auto_replied", "auto_generated", "precedence_auto_reply", "says_automatic", "subject_robot":
			return e.Class == audit.Human && e.Weight < -1
		}
		return strings.HasPrefix(e.Rule, "x_auto")
	})
}

// hurried judges what came within seconds and answers nothing. With the words of
// a notice in it, or with more words than one can read our letter and type in
// that time, nobody wrote it by hand; otherwise speed is a suspicion only.
func hurried(s Signals, ctx Context) []Signal {
	add := func(class audit.Class, rule string, weight float64) Signal {
		return Signal{class, audit.Evidence{Rule: rule, Source: "context", Weight: weight}}
	}
	if ctx.AskedBack {
		return []Signal{add(audit.Human, "within_90_seconds", -1)}
	}
	notice, sum := suggested(s)
	against := -1.0
	if sum >= 0.8 || s.Words >= 10 && ctx.Latency < reading+time.Duration(s.Words)*typing {
		against = -2.5
	}
	out := []Signal{add(audit.Human, "within_90_seconds", against), add(notice, "within_90_seconds", 0.8)}
	for _, e := range s.Evidence {
		if e.Rule == "own_words" && s.Words >= 10 {
			out = append(out, add(audit.Human, "written_beforehand", -e.Weight))
		}
	}
	return out
}

// suggested says which notice the words and header suggest, a receipt when they
// say nothing, and how strongly they speak for one.
func suggested(s Signals) (notice audit.Class, sum float64) {
	sums := map[audit.Class]float64{}
	for _, e := range s.Evidence {
		switch e.Class {
		case audit.OutOfOffice, audit.Acknowledgement, audit.Challenge:
			sums[e.Class] += e.Weight
			sum += e.Weight
		case audit.Human:
			sum += max(0, -e.Weight)
		}
	}
	notice = audit.Acknowledgement
	for _, c := range []audit.Class{audit.OutOfOffice, audit.Challenge} {
		if sums[c] > sums[notice] {
			notice = c
		}
	}
	return notice, sum
}

// handwritten reports whether the message shows a person's mail program,
// telephone or promise.
func handwritten(s Signals) bool {
	return says(s, "mail_client") || says(s, "device_line") || says(s, "promises_in_person")
}

// adjust settles what sums cannot express. Mail that a header declares automatic
// but whose words fit no class is a receipt when it answers and a notification
// when it does not; evidence of an absence speaks against a mere receipt.
func adjust(sums map[audit.Class]float64, s Signals, ctx Context) {
	switch {
	case s.Reply && ctx.QuestionsMet > 0: // programs for mailings and helpdesks send what clerks write as well
		sums[audit.Marketing] *= 0.4
		sums[audit.Notification] *= 0.5
	case s.Reply:
		sums[audit.Marketing] -= 0.3 * furniture(s)
	case ctx.QuestionsMet >= 2:
		sums[audit.Marketing] -= 0.6 * furniture(s) // a platform's footer under what it relays
	}
	automatic := sums[audit.Human] <= 0
	absent := says(s, "away") || says(s, "gone_for_a_time") || says(s, "return_or_deputy") || says(s, "auto_submitted_vacation")
	switch {
	case absent && automatic && sums[audit.OutOfOffice] >= 2:
		sums[audit.Acknowledgement]--
	case !absent && says(s, "subject_away") && sums[audit.Acknowledgement] > 0:
		// "Automatic reply" in the subject stands over receipts too.
		sums[audit.Acknowledgement] += 1.5
		sums[audit.OutOfOffice] -= 1.5
	}
	if !automatic {
		return
	}
	// Something automatic wrote this, even where no words say what. What comes
	// within seconds has to do with our letter.
	if ctx.Latency <= 0 || ctx.Latency >= hurry {
		sums[audit.Notification] += 0.5
	} else if says(s, "machine_account") {
		sums[audit.Notification] -= 1.8
	}
	for _, e := range s.Evidence {
		switch e.Rule {
		case "auto_replied", "precedence_auto_reply", "x_autoreply", "x_autorespond":
			sums[audit.Acknowledgement] += 0.5
		case "auto_generated", "no_reply":
			sums[audit.Notification] += 0.5
		}
	}
}

// furniture sums what the text and layout of a message say for a mailing. It
// weighs less in an answer: mailings answer nobody, but companies put banners
// and opt-outs under letters. Header fields keep their weight.
func furniture(s Signals) float64 {
	sum := 0.0
	for _, e := range s.Evidence {
		if e.Class == audit.Marketing && !strings.HasPrefix(e.Source, "header:") {
			sum += e.Weight
		}
	}
	return sum
}

// weightOf sums the evidence of one rule.
func weightOf(s Signals, rule string) (sum float64) {
	for _, e := range s.Evidence {
		if e.Rule == rule {
			sum += e.Weight
		}
	}
	return sum
}

func says(s Signals, rule string) bool {
	return slices.ContainsFunc(s.Evidence, func(e Signal) bool { return e.Rule == rule })
}

// likeliest returns the class with the largest sum and its share by the
// logistic of sums; classes without evidence, or against a person with faint
// evidence only, are not in the running.
func likeliest(sums map[audit.Class]float64) (audit.Class, float64) {
	best, total := audit.Human, 0.0
	floor := 0.0
	if sums[audit.Human] > 0 {
		floor = faint
	}
	for _, c := range order {
		sum, ok := sums[c]
		if !ok || c != audit.Human && sum <= floor {
			continue
		}
		total += math.Exp(sum)
		if sum > sums[best] {
			best = c
		}
	}
	return best, math.Exp(sums[best]) / total
}

// substance says how much the message holds for the enquiry (RULES section 5).
func substance(s Signals, ctx Context) Substance {
	switch {
	case ctx.QuestionsMet > 0:
		return Answers
	case ctx.AskedBack:
		return Substantive
	case ctx.SiblingTemplate:
		return Generic
	}
	return s.Substance
}

// authorship keeps apart what a header declares and what only words or speed suggest.
func authorship(v Verdict, evidence []Signal) Authorship {
	switch v.Class {
	case audit.Uncertain:
		return Nobody
	case audit.Human:
		return Person
	case audit.Bounce, audit.Delay, audit.ReadReceipt, audit.FeedbackReport:
		return Automatic
	}
	for _, e := range evidence {
		if e.Class == audit.Human && e.Weight <= -3 && e.Source != "visible" && e.Source != "footer" {
			return Automatic
		}
	}
	return Suspected
}

// relevant returns the evidence with the heaviest first, at most twelve pieces.
func relevant(evidence []Signal) []audit.Evidence {
	sorted := slices.Clone(evidence)
	slices.SortStableFunc(sorted, func(a, b Signal) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	sorted = sorted[:min(12, len(sorted))]
	out := slices.Grow([]audit.Evidence(nil), len(sorted))
	for _, e := range sorted {
		e.For = e.Class // of Evidence
		out = append(out, e.Evidence)
	}
	return out
}
