package classify

import (
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// senderSignals judge the sender's address.
func senderSignals(m *mail.Message) []Signal {
	var out []Signal
	if m.ReturnPath == "<>" {
		out = append(out, Signal{audit.Human, audit.Evidence{Rule: "null_return_path", Source: "header:Return-Path", Quote: "Return-Path: <>", Weight: -2}})
	}
	from, display := sender(m)
	local, _, _ := strings.Cut(from, "@")
	add := func(class audit.Class, rule, quote string, weight float64) {
		out = append(out, Signal{class, audit.Evidence{Rule: rule, Source: "header:From", Quote: clip(quote, 200), Weight: weight}})
	}
	switch {
	case isDaemon(local, display):
		add(audit.Bounce, "mail_system", display+" "+from, 2.5)
		add(audit.Human, "mail_system", "", -3)
	case isNoReply(local):
		add(audit.Human, "no_reply", from, -1)
		add(audit.Notification, "no_reply", from, 0.5)
	}
	switch account := accountOf(local); {
	case machineAccounts[account] || containsAny(display, machineNames):
		add(audit.Human, "machine_account", from, -1.5)
		add(audit.Notification, "machine_account", from, 1.8)
	case deskAccounts[account]:
		add(audit.Notification, "desk_account", from, 0.6)
	case newsAccounts[account]:
		add(audit.Human, "news_account", from, -0.5)
		add(audit.Marketing, "news_account", from, 1.2)
	}
	if challenger := challengeService(m, from); challenger != "" {
		add(audit.Challenge, challenger, from, 6)
	}
	return out
}

// Accounts by the first word of their name. No person writes from a machine's;
// at a desk people do, so that it tells little.
var (
	machineAccounts = accounts("notification notifications notify notifier alert alerts autoconfirm cron root daemon wwwdata wordpress jira bugzilla gitlab github " +
		"redmine listserv majordomo mailman auto automailer robot system receipts receipt verify verification security nobody httpd apache calendar")
	deskAccounts = accounts("order orders billing invoice invoices account accounts confirm confirmation registration payment payments shipping shipment shipments " +
		"delivery tracking uzsakymai saskaitos arved tellimused pasutijumi rekini zakaz zakazy zamowienia faktury bestellung rechnung versand")
	newsAccounts = accounts("news newsletter newsletters mailing mailings promo promos promotion promotions offer offers deal deals marketing digest bulletin " +
		"campaign announce announcement announcements advisory advisories naujienos naujienlaiskis akcijos jaunumi uudiskiri uudised rassylka novosti aktualnosci newsy specials savings rewards")
)

// machineNames stand in display names of systems.
var machineNames = []string{"tracking system", "notification", "no-reply", "noreply", "no reply", "do not reply", "robot", " bot", "(bot", "automat", "daemon", "mailer"}

func accounts(names string) map[string]bool {
	set := make(map[string]bool)
	for _, n := range strings.Fields(names) {
		set[n] = true
	}
	return set
}

// accountOf returns the word that an address begins with, so that
// "ship-confirm" is a machine's, "newsletter-2026" news.
func accountOf(local string) string {
	if account := squashed(local); machineAccounts[account] {
		return account
	}
	word, rest, _ := strings.Cut(strings.TrimPrefix(strings.Map(func(r rune) rune {
		if r == '_' || r == '.' || r == '+' {
			return '-'
		}
		return r
	}, local), "owner-"), "-")
	if rest == "confirm" || rest == "confirmation" || rest == "tracking" {
		return "autoconfirm"
	}
	return word
}

// challengeServices hold letters back until their sender proves to be a person;
// they write from their own domain.
var challengeServices = []struct{ name, domain string }{
	{"boxbe", "boxbe.com"},
	{"spamarrest", "spamarrest.com"},
	{"bluebottle", "bluebottle.com"},
	{"sendio", "sendio.com"},
	{"uol_antispam", "antispam.uol.com.br"},
}

// challengeService names the service that demands proof, "" for none. TMDA asks
// for an answer to "user-confirm-" and a cookie; its mark in the Message-ID
// alone stands in letters of its users too.
func challengeService(m *mail.Message, from string) string {
	_, domain, _ := strings.Cut(from, "@")
	for _, c := range challengeServices {
		if domain == c.domain || strings.HasSuffix(domain, "."+c.domain) {
			return c.name
		}
	}
	if strings.Contains(strings.ToLower(m.Header.Get("Reply-To")), "-confirm-") {
		return "tmda"
	}
	return ""
}

// sender returns address and display name of the first author, in lower case.
func sender(m *mail.Message) (addr, display string) {
	for _, list := range [][]mail.Address{m.From, m.Sender} {
		if len(list) > 0 {
			return strings.ToLower(list[0].Addr), fold(list[0].Name)
		}
	}
	return "", fold(m.Header.Get("From"))
}

// isDaemon recognises mail servers speaking for themselves (RFC 5321 section
// 4.5.1 reserves postmaster; mailer-daemon is custom).
func isDaemon(local, display string) bool {
	for _, d := range []string{"mailer-daemon", "mailerdaemon", "mail-daemon", "postmaster", "post_master", "mdaemon", "mail.daemon", "maildaemon", "bounce-notification"} {
		if strings.HasPrefix(local, d) || strings.HasPrefix(display, d) {
			return true
		}
	}
	for _, d := range []string{"mail delivery", "mail administrator", "mail system", "delivery subsystem", "mailer-daemon", "mailer daemon"} {
		if strings.Contains(display, d) {
			return true
		}
	}
	return false
}

// squashed is a name without the signs between its words.
func squashed(local string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == '.' {
			return -1
		}
		return r
	}, local)
}

func isNoReply(local string) bool {
	account := squashed(local)
	for _, n := range []string{"noreply", "donotreply", "dontreply", "nereply", "neatsakyti", "notification", "robot", "automat", "newsletter"} {
		if strings.Contains(account, n) {
			return true
		}
	}
	return false
}
