package classify

import (
	"cmp"
	"regexp"
	"strings"

	"replyaudit/internal/audit"
)

// The fixed vocabulary of Bounce.Reason.
const (
	unknownUser = "unknown_user"
	mailboxFull = "mailbox_full"
	byPolicy    = "policy"
	byContent   = "content"
	badDomain   = "domain"
	expired     = "expired"
	routing     = "routing"
	bySystem    = "system"
	otherReason = "other"
)

// reasonWords are literal pieces of diagnostics, the plainest first; what reports
// say to people in other languages stands in package lexicon.
var reasonWords = []struct {
	reason string
	words  []string
}{
	{mailboxFull, []string{
		"mailbox full", "mailbox is full", "mail box full", "mailbox has exceeded", "mailbox exceeds", "exceeds allowed size", "quota", "insufficient storage", "over the storage", "exceeded storage", "exceeded the local limit", "storage limit", "inbox is full", "full mailbox", "not enough space", "no space left for", "too many messages in", "too many messages on", "too many mails", "mailbox size limit", "mailbox over",
	}},
	{unknownUser, []string{
		"user unknown", "unknown user", "no such user", "no such recipient", "no such account", "no such address", "no such mailbox", "no such person", "no mailbox here", "no account by that name", "user not found", "recipient not found", "recipientnotfound", "mailbox not found", "address not found", "unknown recipient", "unknown address", "unknown local", "unknown mailbox", "invalid recipient", "invalid mailbox", "invalid address", "invalid user", "not a valid user", "not a valid recipient", "not a valid mailbox", "unable to find user", "user doesn't exist", "account doesn't exist",
		"mailbox unavailable", "address does not exist", "user does not exist", "account does not exist", "mailbox does not exist", "account that you tried to reach does not", "unrouteable address", "unroutable address", "not listed in", "not our customer", "account is disabled", "account disabled", "mailbox disabled", "account has been disabled", "account inactive", "account is inactive", "user is inactive", "inactive user", "no longer on server", "no longer active", "no longer valid", "does not have an account", "doesn't have a", "this user doesn't", "user is unknown", "recipient name is not recognized", "has been suspended", "account suspended", "undeliverable address", "recipient unknown", "badrecipient", "bad_recipient", "bad destination mailbox", "is not a valid", "known user", "recipient does not exist", "rcpt does not exist", "user not exist", "deactivated", "not an active address", "no mail box", "no mailbox found", "mail-box not found", "invalid final delivery userid", "no valid recipients",
		"recipient address rejected: access denied", // Exchange Online for addresses that its directory does not hold
		"couldn't be found", "wasn't found", "email address you entered",
	}},
	{badDomain, []string{
		"host unknown", "unknown host", "host not found", "domain not found", "domain does not exist", "no such domain", "unrouteable mail domain", "unroutable mail domain", "name or service not known", "bad destination host", "non-existent domain", "nxdomain", "couldn't find any host", "couldn't find a mail exchanger", "no mx", "domain has no mail", "does not accept mail", "null mx", "host or domain name not found", "illegal host", "invalid domain", "domain is not reachable", "domain couldn't be found", "domain name not found", "no mail exchanger", "unknown domain",
	}},
	{byContent, []string{
		"too large", "too big", "size limit", "size exceeds", "exceeds size", "exceeds the maximum", "maximum size", "message length exceeds", "virus", "malware", "attachment", "rfc 5322", "rfc 2822", "non-compliant", "header is missing", "illegal character", "banned content",
	}},
	{byPolicy, []string{
		"spam", "blocked", "block list", "blocklist", "blacklist", "black list", "dnsbl", "rbl", "spamhaus", "reputation", "policy", "dmarc", "spf", "dkim", "unauthenticated", "not permitted", "not allowed", "access denied", "denied", "relay", "not authorized", "not authorised", "administrative prohibition", "prohibited", "refused", "reverse dns", "ptr", "rejected", "not accepted", "not a member", "too many", "rate limit", "throttl", "authentication required", "filtered", "does not like recipient", "unsolicited", "sender", "no access from", "bad helo", "helo", "not accept mail from", "unacceptable", "suspicious", "abuse", "complain", "banned",
	}},
	{expired, []string{
		"retry timeout", "retry time", "expired", "too long", "been failing for a long time", "not been collected", "gave up", "timed out", "time-out", "timeout", "maximum delivery time", "queue time", "unable to deliver for", "not delivered within", "delivery failed 20 attempts", "could not be delivered for", "undeliverable for", "could not deliver for", "was aborted after",
	}},
	{routing, []string{
		"loop", "too many hops", "hop count", "no route", "connection refused", "connection reset", "connection dropped", "unable to connect", "could not connect", "couldn't make smtp connection", "network is unreachable", "not reachable", "did not accept our requests to connect", "did not respond", "lost connection", "routing",
	}},
	{bySystem, []string{
		"local configuration", "system error", "service unavailable", "internal error", "temporary failure", "disk full", "system is not accepting", "try again later", "local error", "starttls",
	}},
}

// quotedAddress is what stands inside of a server's sentence: "User
// <desk@inn.example> does not exist".
var quotedAddress = regexp.MustCompile(`[<\["']{0,2}` + address.String() + `[>\]"']{0,2}`)

// firstReason is what a server's answer gives as the reason, else what the report
// around it says, which may speak of further recipients.
func firstReason(status, diagnostic, report string) string {
	if r := reason("", diagnostic); diagnostic != "" && (r == unknownUser || r == mailboxFull) {
		return r
	}
	return reason(status, diagnostic+"\n"+clip(report, 2000))
}

// reason names why a letter was not delivered. The two plain words, unknown
// user and full mailbox, beat the status, which systems get wrong most often;
// else the status decides (RFC 3463 section 3), else the other words.
func reason(status, text string) string {
	text = strings.ToLower(text)
	if strings.Contains(text, "@") {
		text = quotedAddress.ReplaceAllString(text, " ")
	}
	text = strings.Join(strings.Fields(text), " ")
	found := phrases().find(fold(text))
	switch {
	case containsAny(text, reasonWords[0].words) || found[full]:
		return mailboxFull
	case containsAny(text, reasonWords[1].words) || found[nobody]:
		return unknownUser
	}
	byStatus := reasonByStatus(status)
	if byStatus != "" && byStatus != routing {
		return byStatus
	}
	for _, r := range reasonWords[2:] {
		if byStatus == routing && r.reason != badDomain && r.reason != expired {
			continue // RFC 3463 section 3.5: X.4.Z covers name servers and time too
		}
		if containsAny(text, r.words) {
			return r.reason
		}
	}
	return cmp.Or(byStatus, otherReason)
}

func reasonByStatus(status string) string {
	_, detail, _ := strings.Cut(status, ".")
	switch detail {
	case "1.1", "1.3", "1.6", "2.1":
		return unknownUser
	case "1.7", "1.8": // the sender's address
		return byPolicy
	case "1.2", "1.10": // RFC 7505 section 4.1: null MX
		return badDomain
	case "2.2":
		return mailboxFull
	case "2.3", "3.4":
		return byContent
	case "4.7":
		return expired
	}
	switch subject, _, _ := strings.Cut(detail, "."); {
	case subject == "4":
		return routing
	case subject == "6":
		return byContent
	case subject == "7":
		return byPolicy
	case strings.HasSuffix(detail, ".0"): // "other or undefined"
		return ""
	case subject == "3" || subject == "5":
		return bySystem
	}
	return ""
}

// kind tells a lasting failure from one that may pass: a delay, a full mailbox
// and an expired queue, whatever the status says.
func kind(class audit.Class, status, reason string) string {
	switch {
	case class == audit.Delay || reason == mailboxFull || reason == expired || strings.HasPrefix(status, "4"):
		return "soft"
	case status == "" && (reason == bySystem || reason == routing):
		return "soft"
	}
	return "hard"
}

func containsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
