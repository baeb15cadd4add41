package steps

import (
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

// reminder: only to silence, and silence must be proven (RULES 3 and 5). An
// acknowledgement or an absence does not break it.
func (k *desk) reminder(step *campaign.Step) (Order, error) {
	if reason := k.heard(); reason != "" {
		return drop(reason), nil
	}
	ripe := k.cal.Add(k.r.Letter.SentAt, step.After)
	at, err := k.nextSlot(audit.Reminder, ripe)
	if err != nil {
		return Order{}, err
	}
	switch {
	case !at.Before(k.r.WindowEnd), !k.now.Before(k.r.WindowEnd):
		return drop("no time is left before the window ends"), nil
	case k.now.Before(at):
		return wait(at, "the time of the reminder has not come"), nil
	case k.r.Collected.Before(at):
		return collect(at), nil
	case k.so.Waiting:
		return k.again(audit.Reminder, at, "a message waits for a person")
	}
	return k.sendInWindow(at, "", "silence").since(ripe), nil
}

// heard says what speaks against a reminder, "" for nothing.
func (k *desk) heard() string {
	switch {
	case len(k.so.Counted) > 0, k.so.Late.Running: // late by the clock of the mailbox, and here
		return "a reply came"
	case k.so.AskedBackBy >= 0, !k.so.ClarifiedAt.IsZero():
		return "the company asked back"
	case k.so.Failure.Outcome != "":
		return "the opening was not delivered"
	}
	return ""
}
