package check

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"replyaudit/internal/campaign"
	"replyaudit/internal/mail"
)

// trace says what the header of the letter, as it arrived, tells a receiver: what
// the receiving host makes of it, and what gives the test away.
func (l *loop) trace(ctx context.Context, got, sent *mail.Message) {
	l.authentication(got)
	l.signature(ctx, got)
	before := len(l.result.Lines)
	l.added(got, sent)
	l.origin(got)
	l.changed(got, sent)
	if len(l.result.Lines) == before {
		l.ok(l.mailbox.Key, "header", "nothing in it names a program or this machine, and nothing was changed on the way")
	}
}

// authentication says what the receiving host found. Only its own field counts
// (RFC 8601 section 5): another may have come with the letter.
func (l *loop) authentication(got *mail.Message) {
	own := func(server string) bool {
		hosts := []string{l.mailbox.IMAP.Host, campaign.DomainOf(l.mailbox.Address)}
		if hops := got.Hops(); len(hops) > 0 {
			hosts = append(hosts, hops[0].By)
		}
		return slices.ContainsFunc(hosts, func(h string) bool { return mail.Registrable(h) == mail.Registrable(server) })
	}
	values := map[string]string{}
	for _, a := range got.Authentications() {
		if !own(a.Server) {
			continue
		}
		for _, result := range a.Results {
			if _, known := values[result.Method]; !known || result.Value == "pass" {
				values[result.Method] = result.Value
			}
		}
	}
	for _, method := range []string{"spf", "dkim", "dmarc"} {
		topic := method + " result"
		switch value := values[method]; value {
		case "":
			l.skip(l.mailbox.Key, topic, "the receiving host recorded none, as many do for letters of their own users")
		case "pass":
			l.ok(l.mailbox.Key, topic, "pass, says the receiving host")
		case "none", "neutral", "temperror":
			l.skip(l.mailbox.Key, topic, "%s, says the receiving host", value)
		default:
			l.add(l.mailbox.Key, topic, Warning, value+", says the receiving host", repairs[method])
		}
	}
}

var repairs = map[string]string{
	"spf":   "Add the host that sends to the SPF record of the domain.",
	"dkim":  "Let the mail host sign for the domain, with a key that is published.",
	"dmarc": "Let the domain of the signature or of the envelope be that of the address; until then companies may never see the letters.",
}

// signature looks whether the letter is signed in the name of the persona's domain.
func (l *loop) signature(ctx context.Context, got *mail.Message) {
	on := l.mailbox.Key
	signatures := got.Header.Values("DKIM-Signature")
	if len(signatures) == 0 {
		l.skip(on, "dkim", "the letter is not signed; some hosts sign only what leaves them")
		return
	}
	from := ""
	if len(got.From) > 0 {
		from = campaign.DomainOf(got.From[0].Addr)
	}
	var domains []string
	for _, s := range signatures {
		t := tags(s)
		domains = append(domains, t["d"])
		if mail.Registrable(t["d"]) == mail.Registrable(from) {
			l.ok(on, "dkim", "signed by %s, which is aligned with %s", t["d"], from)
			l.dkim(ctx, on, t)
			return
		}
	}
	l.add(on, "dkim", Warning, fmt.Sprintf("signed by %s, which is not aligned with %s", strings.Join(domains, ", "), from), repairs["dkim"])
}

// telling are fields that a private person's letter does not have.
var telling = map[string]string{
	"User-Agent":               "it names a program",
	"X-Mailer":                 "it names a program",
	"X-Originating-IP":         "it tells from where the letter was sent",
	"X-Originating-Client":     "it names a program",
	"X-Source-Ip":              "it tells from where the letter was sent",
	"X-Authenticated-Sender":   "it names the account",
	"X-Authenticated-User":     "it names the account",
	"X-Php-Originating-Script": "it names a program",
	"Auto-Submitted":           "it says that no person wrote",
	"Precedence":               "it says that no person wrote",
	"List-Unsubscribe":         "it makes the letter a mailing",
	"List-Id":                  "it makes the letter a mailing",
	"Feedback-Id":              "it makes the letter a mailing",
	"X-Campaign":               "it makes the letter a mailing",
	"X-Mailgun-Sid":            "it shows a service for mass mail",
	"X-Ses-Outgoing":           "it shows a service for mass mail",
	"X-Sg-Eid":                 "it shows a service for mass mail",
	"X-Mc-User":                "it shows a service for mass mail",
}

// added looks for fields that were not in the letter when it left.
func (l *loop) added(got, sent *mail.Message) {
	for _, f := range got.Header {
		for name, why := range telling {
			if strings.EqualFold(f.Name, name) && !sent.Header.Has(name) {
				l.add(l.mailbox.Key, "header", Warning, fmt.Sprintf("the server adds %s: %s", name, why), "Ask the operator of the server to leave it out, or send through another.")
			}
		}
	}
}

// origin reads the first Received field, which our submission server writes about us.
func (l *loop) origin(got *mail.Message) {
	all := got.Header.Values("Received")
	if len(all) == 0 {
		return
	}
	from, rest, _ := strings.Cut(all[len(all)-1], " by ")
	submission := strings.Contains(rest, "ESMTPA") || strings.Contains(rest, "ESMTPSA") || slices.Contains(hostWords(from), strings.ToLower(l.mailbox.HELO))
	const repair = "Use a submission server that leaves it out, or send from a machine that may be seen."
	for _, word := range hostWords(from) {
		name, _, _ := strings.Cut(word, ".")
		if host := strings.ToLower(l.Machine.Host); host != "" && (word == host || name == host) {
			l.add(l.mailbox.Key, "header", Warning, "Received names this machine: "+l.Machine.Host, repair)
			return
		}
		ip, err := netip.ParseAddr(strings.TrimPrefix(word, "ipv6:"))
		switch {
		case err != nil || ip.IsLoopback():
		case slices.Contains(l.Machine.Addresses, ip.Unmap()):
			l.add(l.mailbox.Key, "header", Warning, fmt.Sprintf("Received names the address of this machine: %s", ip), repair)
			return
		case submission:
			l.add(l.mailbox.Key, "header", Warning, fmt.Sprintf("Received names the address from which we connect: %s", ip), repair)
			return
		}
	}
}

// hostWords are the host names and addresses in a clause of Received.
func hostWords(clause string) []string {
	return strings.FieldsFunc(strings.ToLower(clause), func(c rune) bool { return strings.ContainsRune(" \t()[]<>;,=", c) })
}

// changed looks for what the servers on the way have rewritten.
func (l *loop) changed(got, sent *mail.Message) {
	warn := func(found, repair string) { l.add(l.mailbox.Key, "header", Warning, found, repair) }
	if got.MessageID != sent.MessageID {
		warn("the server gives letters another Message-ID", "Use another server: an answer names an id that we do not know, and is told only by its address and subject.")
	}
	if !strings.EqualFold(campaign.DomainOf(got.MessageID), campaign.DomainOf(l.from(sent))) && got.MessageID == sent.MessageID {
		warn("the Message-ID is of another domain than the address", "Give the persona an address in the mailbox's domain.")
	}
	if field(got, "Date") != field(sent, "Date") {
		warn("the server rewrites Date, so that the persona's time zone is lost", "Use another server, or a persona who lives where the server does.")
	}
	if l.from(got) != l.from(sent) {
		warn(fmt.Sprintf("the server rewrites From: %s became %s", l.from(sent), l.from(got)), "Allow the account to send in the name of the persona.")
	}
	if strings.TrimSpace(got.Text) != strings.TrimSpace(sent.Text) || got.HTML != "" || len(got.Attachments) > 0 {
		warn("the server changes the text, such as by a footer", "Ask its operator to leave letters alone, or use another server.")
	} else if kind(got) != kind(sent) {
		warn("the server rewrites the MIME structure of letters to "+kind(got), "Compare with what a person's program sends through the same server; if that is rewritten alike, nothing is given away.")
	}
}

func (l *loop) from(m *mail.Message) string {
	if len(m.From) == 0 {
		return ""
	}
	return strings.ToLower(m.From[0].Addr)
}

func field(m *mail.Message, name string) string {
	return strings.Join(strings.Fields(m.Header.Get(name)), " ")
}

// kind is the media type of a message without its parameters.
func kind(m *mail.Message) string {
	kind, _, _ := strings.Cut(strings.ToLower(m.Header.Get("Content-Type")), ";")
	return strings.TrimSpace(kind)
}
