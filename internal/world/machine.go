package world

import (
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// failure is why a letter cannot be delivered, as a remote server says it.
type failure struct {
	code    int
	status  string // RFC 3463
	text    string
	stage   string // SMTP command that was answered
	refusal bool
	inside  bool // names another recipient of the company
}

// failures are the kinds of bounce by their word in habits.yaml.
func failures() map[string]failure {
	return map[string]failure{
		"unknown_user": {code: 550, status: "5.1.1", text: "Recipient address rejected: User unknown in virtual mailbox table", stage: "RCPT TO"},
		"mailbox_full": {code: 552, status: "5.2.2", text: "Mailbox full: quota exceeded for this user", stage: "end of DATA"},
		"policy":       {code: 550, status: "5.7.1", text: "Message rejected due to content restrictions", stage: "end of DATA", refusal: true},
		"expired":      {code: 451, status: "4.4.1", text: "delivery time expired", stage: "RCPT TO"},
		"forwarding":   {code: 550, status: "5.1.1", text: "Recipient address rejected: User unknown in local recipient table", stage: "RCPT TO", inside: true},
	}
}

// notice is what the texts of a delivery report speak of.
type notice struct {
	Host, Remote, From, To, Queue string
	Code                          int
	Status, Text, Stage, Action   string
	Arrival, Until, Copy          string
}

func (s *scene) notice(f failure, action string) notice {
	_, own, _ := strings.Cut(s.letter.from, "@")
	to := s.letter.to
	if f.inside { // where the company forwards its mail to
		former := hire(s.world.chance(s.letter.company.Key, "former"), s.words, s.letter.company)
		to = former.login + "@" + s.domain()
	}
	const postfixDate = "Mon, 2 Jan 2006 15:04:05 -0700 (MST)"
	return notice{
		Host: "mx1." + own, Remote: "mail." + s.domain(), From: s.letter.from, To: to, Queue: s.upperHex(10),
		Code: f.code, Status: f.status, Text: f.text, Stage: f.stage, Action: action,
		Arrival: s.letter.at.In(s.zone).Format(postfixDate), Until: s.letter.at.AddDate(0, 0, 5).In(s.zone).Format(postfixDate),
	}
}

// bounce is a failure notice: a delivery report of our own mail host, in the
// shape of Postfix (RFC 3464), or one in words alone.
func (s *scene) bounce(a act, at time.Time) error {
	f := failures()[a.Kind]
	fact := Message{Class: audit.Bounce, Refusal: f.refusal, Forwarded: f.inside}
	if a.Form == "text" {
		return s.bounceText(a, at, f, fact)
	}
	return s.report(a, at, s.notice(f, "failed"), "postfix", "Undelivered Mail Returned to Sender", fact,
		entity{
			fields:  []field{{"Content-Description", "Undelivered Message"}, {"Content-Type", "message/rfc822"}},
			content: []byte(crlf(string(s.letter.raw))),
		})
}

// delay is the warning that a letter has waited for four hours.
func (s *scene) delay(a act, at time.Time) error {
	head, _, _ := strings.Cut(crlf(string(s.letter.raw)), "\r\n\r\n")
	return s.report(a, at, s.notice(failure{status: "4.4.1"}, "delayed"), "postfix_delay", "Delayed Mail (still being retried)", Message{Class: audit.Delay},
		entity{
			fields:  []field{{"Content-Description", "Undelivered Message Headers"}, {"Content-Type", "text/rfc822-headers"}},
			content: []byte(head + "\r\n"),
		})
}

func (s *scene) report(a act, at time.Time, n notice, shape, subject string, fact Message, original entity) error {
	human, err := s.world.shapes.make("bounce", shape, n)
	if err != nil {
		return err
	}
	machine, err := s.world.shapes.make("bounce", "report", n)
	if err != nil {
		return err
	}
	boundary := fmt.Sprintf("%s.%d/%s", n.Queue, at.Unix(), n.Host)
	body := joined("report", boundary, ";\r\n report-type=delivery-status",
		entity{[]field{{"Content-Description", "Notification"}, {"Content-Type", "text/plain; charset=us-ascii"}}, []byte(crlf(human))},
		entity{[]field{{"Content-Description", "Delivery report"}, {"Content-Type", "message/delivery-status"}}, []byte(crlf(machine))},
		original,
	)
	id := at.UTC().Format("20060102150405") + "." + n.Queue + "@" + n.Host
	from := "MAILER-DAEMON@" + n.Host
	header := []field{
		{"Return-Path", "<>"},
		{"Delivered-To", n.From},
		{"Received", fmt.Sprintf("by %s (Postfix)\r\n\tid %s; %s", n.Host, s.upperHex(10), mailDate(at.UTC()))},
		{"Date", mailDate(at.UTC())},
		{"From", "Mail Delivery System <" + from + ">"},
		{"To", n.From},
		{"Subject", subject},
		{"Message-ID", "<" + id + ">"},
		{"Auto-Submitted", "auto-replied"},
		{"MIME-Version", "1.0"},
	}
	fact.MessageID, fact.From = id, from
	s.record(at, a, fact, body.bytes(header))
	return nil
}

// bounceText is a failure notice without any MIME structure, as qmail and Exim send it.
func (s *scene) bounceText(a act, at time.Time, f failure, fact Message) error {
	n := s.notice(f, "failed")
	n.Copy = strings.ReplaceAll(string(s.letter.raw), "\r\n", "\n")
	staff := s.world.chance(s.letter.company.Key, "bounce")
	shape := pick(staff, []string{"exim", "qmail"})
	text, err := s.world.shapes.make("bounce", shape, n)
	if err != nil {
		return err
	}
	id := at.UTC().Format("20060102150405") + "." + n.Queue + "@" + n.Host
	from := "MAILER-DAEMON@" + n.Host
	header := []field{
		{"Return-Path", "<>"},
		{"Delivered-To", n.From},
		{"Received", fmt.Sprintf("(qmail %d invoked for bounce); %s", 1000+s.marks.Intn(60000), mailDate(at.UTC()))},
		{"Date", mailDate(at.UTC())},
		{"From", from},
		{"To", n.From},
		{"Subject", "failure notice"},
		{"Message-ID", "<" + id + ">"},
	}
	if shape == "exim" {
		from = "Mailer-Daemon@" + n.Host
		header[2] = field{"Received", fmt.Sprintf("from mail by %s with local (Exim 4.96)\r\n\tid 1%s-0007-%s\r\n\tfor %s; %s",
			n.Host, s.hex(5), s.hex(2), n.From, mailDate(at.UTC()))}
		header[4] = field{"From", "Mail Delivery System <" + from + ">"}
		header[6] = field{"Subject", "Mail delivery failed: returning message to sender"}
		header = append(header, field{"X-Failed-Recipients", n.To}, field{"Auto-Submitted", "auto-replied"})
	}
	fact.MessageID, fact.From = id, from
	s.record(at, a, fact, entity{content: []byte(crlf(text))}.bytes(header))
	return nil
}

// acknowledge confirms that a letter came: as a helpdesk with its headers (RFC
// 3834), or as a web shop that only its words betray.
func (s *scene) acknowledge(a act, at time.Time) error {
	staff := s.world.chance(s.letter.company.Key, "ack") // one text for every customer
	subject, texts := s.words.Ack.Subject, s.words.Ack.Texts
	r := reply{
		at: at, how: a, class: audit.Acknowledgement, client: "plain", words: s.words, name: s.letter.company.Name,
		extra: []field{
			{"Auto-Submitted", "auto-replied"},
			{"Precedence", "bulk"},
			{"X-Loop", s.letter.to},
			{"X-Mailer", "OTRS Mail Service (6.0.36)"},
		},
	}
	if a.Kind == "plain" {
		subject, texts = s.words.Re+s.letter.base(), s.words.AckPlain
		r.extra = []field{{"X-Mailer", "PHP/8.1.27"}}
	}
	data := s.said(s.words)
	var err error
	if r.subject, err = fill(subject, data); err != nil {
		return err
	}
	said, err := fill(pick(staff, texts), data)
	if err != nil {
		return err
	}
	r.paras, r.quote = strings.Split(said, "\n\n"), a.Kind != "plain" && staff.Intn(2) == 0
	return s.send(r)
}

// beAway is the automatic reply of an Exchange server.
func (s *scene) beAway(a act, at time.Time) error {
	s.back = s.later(s.letter.at, a.Away)
	data := s.said(s.words)
	staff := s.world.chance(s.letter.company.Key, "colleague")
	colleague := hire(staff, s.words, s.letter.company)
	data.Colleague, data.ColleagueAddress = colleague.name(), colleague.login+"@"+s.domain()
	var err error
	if data.Until, err = fill(s.words.Clients.Date, s.words.moment(s.back.In(s.zone), "", "")); err != nil {
		return err
	}
	said, err := fill(pick(staff, s.words.OutOfOffice.Texts), data)
	if err != nil {
		return err
	}
	return s.send(reply{
		at: at, how: a, class: audit.OutOfOffice, client: "exchange", words: s.words, name: s.clerk.name(), returnPath: "<>",
		subject: s.words.OutOfOffice.Prefix + s.letter.subject, paras: strings.Split(said, "\n\n"),
		extra: []field{
			{"X-Auto-Response-Suppress", "All"},
			{"auto-submitted", "auto-generated"},
			{"x-ms-exchange-generated-message-source", "Mailbox Rules Agent"},
		},
	})
}

// readReceipt says that a letter was opened (RFC 8098).
func (s *scene) readReceipt(a act, at time.Time) error {
	data := s.said(s.words)
	var err error
	if data.Day, err = fill(s.words.Clients.Date, s.words.moment(at.In(s.zone), "", "")); err != nil {
		return err
	}
	subject, err := fill(s.words.Receipt.Subject, data)
	if err != nil {
		return err
	}
	said, err := fill(s.words.Receipt.Text, data)
	if err != nil {
		return err
	}
	machine := fmt.Sprintf("Reporting-UA: %s; Mail\r\nOriginal-Recipient: rfc822;%s\r\nFinal-Recipient: rfc822;%s\r\nOriginal-Message-ID: %s\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n",
		s.domain(), s.letter.to, s.letter.to, s.letter.messageID)
	body := joined("report", "=_"+s.hex(24), ";\r\n report-type=disposition-notification",
		text("plain", "utf-8", "", "quoted-printable", said),
		entity{[]field{{"Content-Type", "message/disposition-notification"}}, []byte(machine)},
	)
	id := s.hex(32) + "@" + s.domain()
	r := reply{at: at, how: a, words: s.words, name: s.clerk.name(), from: s.letter.to, returnPath: "<>", subject: subject}
	header := append(s.header(r, clientNamed("plain", s.words), "utf-8", id), field{"MIME-Version", "1.0"})
	s.record(at, a, Message{Class: audit.ReadReceipt, MessageID: id, From: r.from}, body.bytes(header))
	return nil
}

// challenge asks the sender to prove that it is a person.
func (s *scene) challenge(a act, at time.Time) error {
	data := s.said(s.words)
	subject, err := fill(s.words.Challenge.Subject, data)
	if err != nil {
		return err
	}
	text, err := fill(s.words.Challenge.Text, data)
	if err != nil {
		return err
	}
	return s.send(reply{
		at: at, how: a, class: audit.Challenge, client: "plain", words: s.words, returnPath: "<>",
		subject: subject, paras: strings.Split(text, "\n\n"),
		extra: []field{{"Precedence", "bulk"}, {"X-Autorespond", "BoxTrapper"}, {"Auto-Submitted", "auto-replied"}},
	})
}

// newsletter is what a company does that puts the sender on a list and never answers.
func (s *scene) newsletter(a act, at time.Time) error {
	data := s.said(s.words)
	n := s.words.Newsletter
	texts := append([]string{n.Subject}, n.Texts...)
	for i, t := range texts {
		filled, err := fill(t, data)
		if err != nil {
			return err
		}
		texts[i] = filled
	}
	from := "news@" + s.domain()
	stop := "https://" + s.site() + "/u/" + strings.ToLower(s.token)
	return s.send(reply{
		at: at, how: a, class: audit.Marketing, client: "newsletter", words: s.words,
		name: s.letter.company.Name, from: from, subject: texts[0], loose: true, paras: texts[1:], stop: stop,
		sig: nonEmpty(s.letter.company.Name, s.letter.company.Fields["street"]),
		extra: []field{
			{"List-Unsubscribe", "<" + stop + ">"},
			{"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"},
			{"Precedence", "bulk"},
			{"Feedback-ID", s.hex(4) + ":spring:" + s.letter.company.Key},
		},
	})
}
