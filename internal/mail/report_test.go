package mail

import (
	"strings"
	"testing"
)

// Exports leave empty lines in front of a header; a message may also have none.
func TestBlankLinesBeforeHeader(t *testing.T) {
	if m := Parse([]byte("\r\n   \r\nFrom: Eve <eve@inn.example>\r\nSubject: Room\r\n\r\nThe room is free.\r\n")); m.Subject != "Room" || strings.TrimSpace(m.Text) != "The room is free." {
		t.Errorf("subject %q, text %q", m.Subject, m.Text)
	}
	if m := Parse([]byte("\r\nThe room is free.\r\n")); strings.TrimSpace(m.Text) != "The room is free." {
		t.Errorf("text %q of a message without header", m.Text)
	}
}

// A report that a mail system returns or forwards keeps what it says of its recipients.
func TestReportInReport(t *testing.T) {
	inner := "From: mailer-daemon@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=in\n\n--in\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; desk@inn.example\nAction: failed\nStatus: 5.1.1\n\n--in--\n"
	m := Parse([]byte("From: postmaster@relay.example\nContent-Type: multipart/mixed; boundary=out\n\n--out\nContent-Type: text/plain\n\nSee below.\n\n--out\nContent-Type: message/rfc822\n\n" + inner + "\n--out--\n"))
	if m.Delivery != nil {
		t.Errorf("delivery %+v of the message itself", m.Delivery)
	}
	if m.Original == nil || m.Original.Delivery == nil || m.Original.Delivery.Recipients[0].Final != "desk@inn.example" {
		t.Errorf("original %+v", m.Original)
	}
}

// A notification in JSON may be cut off, of another kind, or no notification.
func TestNotificationsOfOtherKinds(t *testing.T) {
	for _, text := range []string{
		`{"notificationType":"Delivery","delivery":{"recipients":["desk@inn.example"]}}`,
		`{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"desk@`,
		`{"room":"blue","price":80}`,
		`{Hello} Ada`,
	} {
		if m := Parse([]byte("From: eve@inn.example\n\n" + text + "\n")); m.Delivery != nil || m.Feedback != nil || m.Original != nil {
			t.Errorf("%s: %+v %+v %+v", text, m.Delivery, m.Feedback, m.Original)
		}
	}
}

func FuzzNotification(f *testing.F) {
	f.Add(`{"notificationType":"Bounce","bounce":{"bounceType":"Transient","bouncedRecipients":[{"emailAddress":"desk@inn.example"}]}}`)
	f.Add(`{"Type":"Notification","Message":"{\"eventType\":\"Complaint\"}"}`)
	f.Add(`{"notificationType":"Bounce"}`)
	f.Fuzz(func(t *testing.T, text string) {
		m := &Message{Text: text}
		m.readNotification()
		if m.Delivery != nil && len(m.Delivery.Recipients) > maxRecipients {
			t.Errorf("%d recipients", len(m.Delivery.Recipients))
		}
	})
}

func FuzzDelivery(f *testing.F) {
	f.Add("Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; desk@inn.example\nAction: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; boss@inn.example\n")
	f.Add("Action: failed\n\nFinal-Recipient: rfc822;|/bin/x y\n")
	f.Fuzz(func(t *testing.T, text string) {
		if d := ReadDelivery([]byte(text)); d != nil && len(d.Recipients) > maxRecipients {
			t.Errorf("%d recipients", len(d.Recipients))
		}
	})
}
