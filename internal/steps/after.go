package steps

import (
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

// followUp: a question of its own, some time after the message that the script
// names, and only after one that the machine is certain of.
func (k *desk) followUp(step *campaign.Step) (Order, error) {
	m, ok := k.named(step.When)
	if !ok {
		return k.noReply("no certain message of the kind that it follows came in time"), nil
	}
	ripe := k.cal.Add(m.ReceivedAt, step.After)
	if o := k.ripen(ripe, ripe); o.Do != "" {
		return o, nil
	}
	slot := k.slot
	if m.Overridden { // a person's decision may come late, and is no reading anew
		slot = k.nextSlot
	}
	at, err := slot(audit.FollowUp, ripe)
	return k.send(at, m.ID, step.When).since(ripe), err
}

// ripen waits for an instant, and then for a scan through another.
func (k *desk) ripen(ripe, through time.Time) Order {
	switch {
	case k.now.Before(ripe):
		return wait(ripe, "its time has not come")
	case k.r.Collected.Before(through):
		return collect(through)
	}
	return Order{}
}

// named is the message that a follow-up follows: the first substantive one, or the
// one that completed the answer.
func (k *desk) named(when string) (analysis.Message, bool) {
	i := k.so.CompletedBy
	if when != "answered" && len(k.so.Counted) > 0 {
		i = k.so.Counted[0]
	}
	if i < 0 {
		return analysis.Message{}, false
	}
	return k.r.Messages[i], true
}

// noReply waits for the end of the window, proven by a scan, and then drops the
// letter; a person who is to decide about a message has until the end of the watch.
func (k *desk) noReply(reason string) Order {
	end := k.r.WindowEnd
	if k.so.Waiting {
		end = k.so.WatchEnd
	}
	if o := k.ripen(end, end); o.Do != "" {
		return o
	}
	return drop(reason)
}

// afterwards: thanks and, behind them, a questionnaire, when the window, the watch
// and the follow-up's window are over, so that they do not spoil what comes
// unprompted (RULES 5), and only for a reply in time.
func (k *desk) afterwards(stage audit.Stage, step *campaign.Step) (Order, error) {
	if len(k.so.Counted) == 0 {
		return k.noReply("no certain reply came in time"), nil
	}
	over := k.so.WatchEnd
	if s := k.r.Step(audit.FollowUp); s != nil {
		if unsettled(s.Letter.State) {
			return Order{Do: Wait, Reason: "the follow-up is not out yet"}, nil
		}
		over = later(over, s.WindowEnd)
	}
	if s := k.r.Step(audit.Thanks); s != nil && stage == audit.Questionnaire {
		if unsettled(s.Letter.State) {
			return Order{Do: Wait, Reason: "the thanks are not out yet"}, nil
		}
		over = later(over, s.Letter.SentAt)
	}
	ripe := k.cal.Add(over, step.After)
	if o := k.ripen(ripe, over); o.Do != "" {
		return o, nil
	}
	at, err := k.nextSlot(stage, ripe)
	return k.send(at, k.last().ID, "replied").since(ripe), err
}

// last is the latest substantive message of the company, be it in answer to the
// follow-up question.
func (k *desk) last() analysis.Message {
	last := k.so.Counted[len(k.so.Counted)-1]
	for _, later := range analysis.LaterOf(k.d, k.r) {
		for _, i := range later.Counted {
			last = max(last, i)
		}
	}
	return k.r.Messages[last]
}

// debriefing: when everything of the whole campaign is over, to every company
// that our letter has reached. One that bounced is not written to again.
func (k *desk) debriefing(step *campaign.Step) (Order, error) {
	switch {
	case k.end.At.IsZero():
		return Order{Do: Wait, Reason: "the campaign is not over"}, nil
	case k.so.Failure.Outcome != "":
		return drop("the opening was not delivered"), nil
	case !k.end.Speaks:
		return drop("the company is told in another correspondence"), nil
	}
	ripe := k.cal.Add(k.end.At, step.After)
	if o := k.ripen(ripe, k.end.At); o.Do != "" {
		return o, nil
	}
	at, err := k.nextSlot(audit.Debriefing, ripe)
	return k.send(at, "", "the campaign is over").since(ripe), err
}

// unsettled tells that a letter may still go out or is going out.
func unsettled(s audit.LetterState) bool {
	switch s {
	case audit.Planned, audit.Due, audit.Claimed, audit.HandingOver, audit.Deferred:
		return true
	}
	return false
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
