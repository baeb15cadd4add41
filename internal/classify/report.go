package classify

import (
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// proof is the weight of structure that nothing but a report has.
const proof = 12

// reportSignals read the machine-readable reports: delivery status (RFC 3464),
// disposition notification (RFC 8098) and feedback report (RFC 5965).
func reportSignals(m *mail.Message) ([]Signal, *Bounce) {
	switch {
	case m.Feedback != nil:
		return []Signal{structure(audit.FeedbackReport, "feedback_report", m.Feedback.Type)}, nil
	case m.Disposition != nil && (m.Delivery == nil || len(m.Delivery.Recipients) == 0):
		return []Signal{structure(audit.ReadReceipt, "disposition_notification", m.Disposition.Disposition)}, nil
	case m.Delivery != nil && len(m.Delivery.Recipients) > 0:
		return deliveryReport(m.Delivery)
	}
	return nil, nil
}

func structure(class audit.Class, rule, quote string) Signal {
	return Signal{class, audit.Evidence{Rule: rule, Source: "dsn", Quote: clip(quote, 200), Weight: proof}}
}

// deliveryReport takes the first failed recipient, else the first delayed one.
// A report of success is a notification.
func deliveryReport(d *mail.Delivery) ([]Signal, *Bounce) {
	for _, want := range []struct {
		action string
		class  audit.Class
	}{{"failed", audit.Bounce}, {"delayed", audit.Delay}} {
		for _, r := range d.Recipients {
			if action(r) != want.action {
				continue
			}
			b := &Bounce{Recipient: recipientAddress(r), Status: r.Status, Text: clip(r.Diagnostic, 300)}
			b.Reason = reason(b.Status, r.Diagnostic)
			b.Kind = kind(want.class, b.Status, b.Reason)
			return []Signal{structure(want.class, "delivery_status", "Action: "+r.Action+", Status: "+r.Status)}, b
		}
	}
	return []Signal{structure(audit.Notification, "delivery_success", "Action: "+d.Recipients[0].Action)}, nil
}

// action completes a report that leaves out the field (RFC 3464 section 2.3.3
// requires it) from the class of its status.
func action(r mail.DeliveryRecipient) string {
	switch r.Action {
	case "failed", "delayed", "delivered", "relayed", "expanded":
		return r.Action
	}
	switch {
	case strings.HasPrefix(r.Status, "2"):
		return "delivered"
	case strings.HasPrefix(r.Status, "4") && strings.Contains(r.Action, "delay"):
		return "delayed"
	}
	return "failed"
}

// recipientAddress prefers the address that refused the letter to the one that it was written to.
func recipientAddress(r mail.DeliveryRecipient) string {
	a := r.Final
	if !strings.Contains(a, "@") && strings.Contains(r.Original, "@") {
		a = r.Original
	}
	// RFC 5321 appendix C: a source route "@a,@b:user@c" may stand before the address.
	if route, rest, ok := strings.Cut(a, ":"); ok && strings.HasPrefix(route, "@") {
		a = rest
	}
	return a
}
