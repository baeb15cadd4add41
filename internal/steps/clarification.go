package steps

import (
	"slices"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/reading"
)

// clarification: the facts that the company has asked for, once, unless an answer
// came meanwhile (RULES 5). Where no fact is known to be meant, a person decides.
func (k *desk) clarification() (Order, error) {
	script := k.script.Clarification
	if script == nil || k.r.Letter.State != audit.Accepted || k.r.Withdrawn || !k.now.Before(k.r.WindowEnd) || k.so.AskedBackBy < 0 || len(k.so.Counted) > 0 {
		return Order{}, nil
	}
	facts, first, last := k.asked(script)
	if len(facts) == 0 {
		return Order{}, nil
	}
	ripe := k.cal.Add(first.ReceivedAt, script.After)
	at, err := k.slot(audit.Clarification, ripe)
	if err != nil {
		return Order{}, err
	}
	o := k.sendInWindow(at, last.ID, "asked back").since(ripe)
	switch {
	case k.now.Before(at):
		return wait(at, "the time of the facts has not come"), nil
	case k.now.After(o.Latest):
		return Order{}, nil // too late to look natural: a person decides
	case k.r.Collected.Before(at):
		return collect(at), nil
	}
	o.Facts = facts
	return o, nil
}

// asked lists the facts that questions back ask for, in the order of the script,
// with the first and the last of those questions.
func (k *desk) asked(script *campaign.Clarification) (facts []string, first, last analysis.Message) {
	met := map[string]bool{}
	for _, m := range k.questions() {
		found := reading.AskedFor(m.Decision, script.Facts, k.r.Language)
		for _, key := range found {
			met[key] = true
		}
		if len(found) > 0 {
			if first.ID == "" {
				first = m
			}
			last = m
		}
	}
	for _, f := range script.Facts {
		if met[f.Key] {
			facts = append(facts, f.Key)
		}
	}
	return facts, first, last
}

// questions are the messages that only ask back, by their receipt.
func (k *desk) questions() []analysis.Message {
	var all []analysis.Message
	for i, m := range k.r.Messages {
		d := m.Decision
		if i >= k.so.AskedBackBy && d.Verdict.Class == audit.Human && d.Reading.Facts["clarifying_question"].Holds && !slices.Contains(k.so.Counted, i) {
			all = append(all, m)
		}
	}
	return all
}
