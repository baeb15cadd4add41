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
}

func unknownUser() failure {
	return failure{550, "5.1.1", "Recipient address rejected: User unknown in virtual mailbox table", "RCPT TO", false}
}

func mailboxFull() failure {
	return failure{552, "5.2.2", "Mailbox full: quota exceeded for this user", "end of DATA", false}
}

func policy() failure {
	return failure{550, "5.7.1", "Message rejected due to content restrictions", "end of DATA", true}
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
	const postfixDate = "Mon, 2 Jan 2006 15:04:05 -0700 (MST)"
	return notice{
		Host: "mx1." + own, Remote: "mail." + s.domain(), From: s.letter.from, To: s.letter.to, Queue: s.upperHex(10),
		Code: f.code, Status: f.status, Text: f.text, Stage: f.stage, Action: action,
		Arrival: s.letter.at.In(s.zone).Format(postfixDate), Until: s.letter.at.AddDate(0, 0, 5).In(s.zone).Format(postfixDate),
	}
}

// bounce is a delivery report of our own mail host, in the shape of Postfix (RFC 3464).
func (s *scene) bounce(at time.Time, f failure) error {
	n := s.notice(f, "failed")
	return s.report(at, n, "postfix", "Undelivered Mail Returned to Sender", audit.Bounce, f.refusal,
		entity{
			fields:  []field{{"Content-Description", "Undelivered Message"}, {"Content-Type", "message/rfc822"}},
			content: []byte(crlf(string(s.letter.raw))),
		})
}

// delay is the warning that a letter has waited for four hours.
func (s *scene) delay(at time.Time) error {
	n := s.notice(failure{status: "4.4.1"}, "delayed")
	head, _, _ := strings.Cut(crlf(string(s.letter.raw)), "\r\n\r\n")
	return s.report(at, n, "postfix_delay", "Delayed Mail (still being retried)", audit.Delay, false,
		entity{
			fields:  []field{{"Content-Description", "Undelivered Message Headers"}, {"Content-Type", "text/rfc822-headers"}},
			content: []byte(head + "\r\n"),
		})
}

func (s *scene) report(at time.Time, n notice, shape, subject string, class audit.Class, refusal bool, original entity) error {
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
	s.record(at, Inbox, class, id, from, Message{Refusal: refusal}, body.bytes(header))
	return nil
}

// bounceText is a failure notice without any MIME structure, as qmail and Exim send it.
func (s *scene) bounceText(at time.Time, f failure) error {
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
	s.record(at, Inbox, audit.Bounce, id, from, Message{Refusal: f.refusal}, entity{content: []byte(crlf(text))}.bytes(header))
	return nil
}

// challenge asks the sender to prove that it is a person.
func challenge(s *scene) error {
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
		at: s.soon(5, 40), class: audit.Challenge, client: "plain", words: s.words, returnPath: "<>",
		subject: subject, paras: strings.Split(text, "\n\n"),
		extra: []field{{"Precedence", "bulk"}, {"X-Autorespond", "BoxTrapper"}, {"Auto-Submitted", "auto-replied"}},
	})
}

// newsletter is what a company does that puts the sender on a list and never answers.
func newsletter(s *scene) error {
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
		at: s.at(s.letter.at, 9, 24), class: audit.Marketing, client: "newsletter", words: s.words,
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
