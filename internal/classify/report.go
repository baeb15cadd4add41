package classify

import (
	"cmp"
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
	case m.Disposition != nil && isRejection(m):
		return rejection(m)
	case m.Disposition != nil && (m.Delivery == nil || len(m.Delivery.Recipients) == 0):
		return []Signal{structure(audit.ReadReceipt, "disposition_notification", m.Disposition.Disposition)}, nil
	case m.Delivery != nil && len(m.Delivery.Recipients) > 0:
		return deliveryReport(m)
	}
	return nil, nil
}

// isRejection says that a disposition notification tells of a refusal: Sieve's
// reject answers with one (RFC 5429 section 2.2), Dovecot for a full mailbox
// too. "deleted" alone is also what Exchange says of a letter thrown away unread.
func isRejection(m *mail.Message) bool {
	if !strings.Contains(m.Disposition.Disposition, "deleted") && !strings.Contains(m.Disposition.Disposition, "denied") {
		return false
	}
	rejected := strings.Contains(fold(m.Header.Get("Auto-Submitted")), "rejected")
	return rejected || phrases().find(fold(reportText(m)))[failed]
}

func rejection(m *mail.Message) ([]Signal, *Bounce) {
	b := explain(m, mail.DeliveryRecipient{}, audit.Bounce)
	b.Recipients.add(m.Disposition.FinalRecipient)
	return []Signal{structure(audit.Bounce, "rejection_notice", m.Disposition.Disposition)}, b
}

func structure(class audit.Class, rule, quote string) Signal {
	return Signal{class, audit.Evidence{Rule: rule, Source: "dsn", Quote: clip(quote, 200), Weight: proof}}
}

// deliveryReport takes the failed recipients, else the delayed ones, and the
// reason of the first. A report of success is a notification.
func deliveryReport(m *mail.Message) ([]Signal, *Bounce) {
	for _, want := range []struct {
		action string
		class  audit.Class
	}{{"failed", audit.Bounce}, {"delayed", audit.Delay}} {
		var to Recipients
		var first *mail.DeliveryRecipient
		for i, r := range m.Delivery.Recipients {
			if action(r) == want.action {
				first = cmp.Or(first, &m.Delivery.Recipients[i])
				to.add(recipientAddress(r))
			}
		}
		if first == nil {
			continue
		}
		if len(to) == 0 {
			to = failedRecipients(m, reportText(m))
		}
		b := explain(m, *first, want.class)
		b.Recipients = to
		s := structure(want.class, "delivery_status", "Action: "+first.Action+", Status: "+first.Status)
		if isChallenge(m) {
			s.Weight = formWeight
		}
		return []Signal{s}, b
	}
	return []Signal{structure(audit.Notification, "delivery_success", "Action: "+m.Delivery.Recipients[0].Action)}, nil
}

// explain says why the letter did not arrive. Where the fields give no diagnosis
// the explanation for people above them may.
func explain(m *mail.Message, r mail.DeliveryRecipient, class audit.Class) *Bounce {
	diagnostic, prose := r.Diagnostic, ""
	if diagnostic == "" {
		report := reportText(m)
		diagnostic, _ = diagnose(report)
		diagnostic, prose = cmp.Or(diagnostic, failureSentence(report)), clip(report, 2000)
	}
	b := &Bounce{Status: preciseStatus(r.Status, diagnostic), Text: clip(diagnostic, 300)}
	b.Reason = firstReason(b.Status, diagnostic, prose)
	b.Kind = kind(class, b.Status, b.Reason)
	return b
}

// preciseStatus prefers the code of the server that refused the letter to that
// of the server that reports it: Exim always writes 5.0.0, Sendmail 5.1.1 for
// every refused RCPT. That the queue expired (X.4.7) only the reporter knows.
func preciseStatus(reported, diagnostic string) string {
	if strings.HasSuffix(reported, ".4.7") {
		return reported
	}
	said := ""
	for _, found := range replyLine.FindAllStringSubmatch(diagnostic, 5) {
		if said = cmp.Or(said, found[2]); said != "" {
			break
		}
	}
	if said == "" && (reported == "" || strings.HasSuffix(reported, ".0.0")) {
		if found := statusCode.FindStringSubmatch(diagnostic); found != nil {
			said = found[1]
		}
	}
	if said == "" || strings.HasSuffix(said, ".0.0") && reported != "" {
		return reported
	}
	return said
}

// formWeight is the weight of a report that its words may contradict.
const formWeight = 2

// isChallenge says that a delivery status is the form only of a demand: services
// that hold a letter until its sender proves to be a person use it, under the
// address of the one whom they guard. Mail systems do not ask.
func isChallenge(m *mail.Message) bool {
	from, display := sender(m)
	local, _, _ := strings.Cut(from, "@")
	if isDaemon(local, display) || m.ReturnPath == "<>" {
		return false
	}
	return challengeService(m, from) != "" || phrases().find(fold(clipBytes(wholeText(m), reportLimit)))[challenge]
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

// recipientAddress prefers the address that refused the letter to the one that
// it was written to, unless that is a file, a program or a name inside a host only.
func recipientAddress(r mail.DeliveryRecipient) string {
	final, original := cleanAddress(r.Final), cleanAddress(r.Original)
	if original != "" && (final == "" || !isQualified(final) && isQualified(original)) {
		return original
	}
	return final
}

// isFeedback recognises complaint reports without the machine-readable part of
// RFC 5965. Hotmail's are the letter itself with fields on top, Apple Mail's ask
// for the end of a subscription.
func isFeedback(m *mail.Message) bool {
	if m.Feedback != nil {
		return false
	}
	if m.Header.Has("X-HmXmrOriginalRecipient") || m.Header.Has("X-Apple-Unsubscribe") {
		return true
	}
	if strings.Contains(strings.ReplaceAll(fold(m.Header.Get("Content-Type")), "\"", ""), "report-type=feedback-report") {
		return true
	}
	text := fold(clipBytes(m.Subject+"\n"+textUpTo(m, 2000), 2000))
	return containsAny(text, []string{"this is an email abuse report", "email feedback report", "abuse report for an email", "spam complaint report", "feedback loop report", "complaint about message from"})
}
