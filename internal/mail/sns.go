package mail

import (
	"encoding/json"
	"strings"
)

// maxNotification is how much of a text is read as a notification in JSON.
const maxNotification = 256 << 10

// snsEnvelope is what Amazon SNS wraps around a notification unless it was told
// to deliver it raw.
type snsEnvelope struct {
	Message string
}

// sesNotification is Amazon SES's report of a bounce or a complaint, in both of
// its forms: notifications have a notificationType, published events an eventType.
type sesNotification struct {
	NotificationType string `json:"notificationType"`
	EventType        string `json:"eventType"`
	Bounce           struct {
		BounceType        string `json:"bounceType"`
		BouncedRecipients []struct {
			EmailAddress   string `json:"emailAddress"`
			Action         string `json:"action"`
			Status         string `json:"status"`
			DiagnosticCode string `json:"diagnosticCode"`
		} `json:"bouncedRecipients"`
		ReportingMTA string `json:"reportingMTA"`
	} `json:"bounce"`
	Complaint struct {
		ComplaintFeedbackType string `json:"complaintFeedbackType"`
	} `json:"complaint"`
	Mail struct {
		CommonHeaders struct {
			From      []string `json:"from"`
			To        []string `json:"to"`
			Subject   string   `json:"subject"`
			MessageID string   `json:"messageId"`
		} `json:"commonHeaders"`
	} `json:"mail"`
}

// readNotification takes over what a notification of Amazon SES in the text says.
func (m *Message) readNotification() {
	n, ok := notificationIn(m.Text)
	if !ok {
		return
	}
	switch n.NotificationType + n.EventType {
	case "Bounce":
		m.Delivery = n.delivery()
	case "Complaint":
		m.Feedback = &Feedback{Type: oneLine(n.Complaint.ComplaintFeedbackType)}
	default:
		return
	}
	if h := n.Mail.CommonHeaders; m.Original == nil {
		m.Original = &Original{
			MessageID: firstID(h.MessageID), Subject: oneLine(h.Subject),
			From: firstAddr(readAddresses(strings.Join(h.From, ","), "")), To: firstAddr(readAddresses(strings.Join(h.To, ","), "")),
		}
	}
}

// notificationIn decodes the object with which text begins. Line ends that
// transport put into its strings are taken out; outside of them they mean nothing.
func notificationIn(text string) (n sesNotification, ok bool) {
	text = strings.TrimSpace(text[:min(len(text), maxNotification)])
	if !strings.HasPrefix(text, "{") {
		return n, false
	}
	text = strings.ReplaceAll(text, "\n", "")
	var e snsEnvelope
	if json.NewDecoder(strings.NewReader(text)).Decode(&e) == nil && e.Message != "" {
		text = e.Message
	}
	err := json.NewDecoder(strings.NewReader(text)).Decode(&n)
	return n, err == nil
}

func (n sesNotification) delivery() *Delivery {
	d := &Delivery{ReportingMTA: clean(afterType(n.Bounce.ReportingMTA))}
	for _, b := range n.Bounce.BouncedRecipients[:min(len(n.Bounce.BouncedRecipients), maxRecipients)] {
		r := DeliveryRecipient{
			Final: normaliseAddr(b.EmailAddress), Action: "failed",
			Status: statusCode.FindString(b.Status), Diagnostic: oneLine(afterType(b.DiagnosticCode)),
		}
		if r.Status == "" && n.Bounce.BounceType == "Transient" {
			r.Status = "4.0.0"
		}
		d.Recipients = append(d.Recipients, r)
	}
	return d
}
