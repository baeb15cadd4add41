package mailhost

import (
	_ "embed"
	"testing"
)

//go:embed main.cf
var mainCF string

//go:embed master.cf
var masterCF string

const (
	mailboxesMap = "/./ OK\n" // every address is one
	// recipientsMap refuses some recipients at once, for good or for a while.
	recipientsMap = "/^nobody/ 550 5.1.1 there is no such user\n/^busy/ 450 4.2.1 the mailbox is busy, try again later\n"
	// transportsMap takes letters to some recipients and gives them back.
	transportsMap = "/^gone/ error:5.1.1 there is no such user any more\n"
	// headersMap refuses a letter after it has been seen.
	headersMap = "/^Subject:.*refuse-after-dot/ REJECT 5.7.1 not wanted here\n"
)

// postfix writes the configuration of the SMTP side.
func (h *Host) postfix(t testing.TB) *server {
	t.Helper()
	uid, gid := owner(t, "postfix")
	h.mkdir(t, 0o755, 0, 0, "postfix")
	h.mkdir(t, 0o755, 0, 0, "postfix", "queue")
	h.mkdir(t, 0o755, uid, gid, "postfix", "data")
	h.mkdir(t, 0o755, 0, 0, "postfix", "queue", "pid")
	for _, name := range []string{
		"active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "maildrop", "private", "public", "saved", "trace",
	} {
		h.mkdir(t, 0o700, uid, gid, "postfix", "queue", name)
	}
	for name, text := range map[string]string{
		"main.cf": mainCF, "master.cf": masterCF,
		"mailboxes": mailboxesMap, "recipients": recipientsMap, "headers": headersMap, "transports": transportsMap,
	} {
		h.render(t, text, "postfix", name)
	}
	// The daemon is run directly: the start script puts it into a session of its
	// own, out of our reach.
	return &server{
		name:    "postfix",
		command: []string{"/usr/lib/postfix/sbin/master", "-d", "-c", h.path("postfix")},
		ports:   []int{h.Relay, h.Submission, h.Submissions},
		log:     h.path("postfix", "log"),
	}
}
