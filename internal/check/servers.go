package check

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/engine"
	"replyaudit/internal/imapin"
	"replyaudit/internal/smtpout"
)

const (
	// serverPatience is how long a server may take to let us in.
	serverPatience = 30 * time.Second
	// renewal is how long before its end a certificate is usually renewed at the latest.
	renewal = 14 * 24 * time.Hour
	// roomy is a size that every letter of a campaign stays below.
	roomy = 256 << 10
)

// smtp checks the submission server; nil when it does not let us in.
func (r *run) smtp(ctx context.Context, m campaign.Mailbox) *smtpout.Session {
	r.host(ctx, m.Key, "smtp", m.SMTP.Host)
	opening, cancel := context.WithTimeout(ctx, serverPatience)
	defer cancel()
	session, err := engine.OpenSMTP(opening, r.Servers, m)
	if err != nil {
		r.refused(m.Key, "smtp", err)
		return nil
	}
	state, secured := session.TLS()
	r.encryption(m.Key, "smtp", m.SMTP, state, secured)
	r.login(m.Key, "smtp", m.SMTP)
	r.size(m.Key, session)
	return session
}

// imap checks the server of the mailbox; nil when it does not let us in.
func (r *run) imap(ctx context.Context, m campaign.Mailbox) *imapin.Account {
	r.host(ctx, m.Key, "imap", m.IMAP.Host)
	opening, cancel := context.WithTimeout(ctx, serverPatience)
	defer cancel()
	box, err := engine.OpenIMAP(opening, r.Servers, m)
	if err != nil {
		r.refused(m.Key, "imap", err)
		return nil
	}
	state, secured := box.TLS()
	r.encryption(m.Key, "imap", m.IMAP, state, secured)
	r.login(m.Key, "imap", m.IMAP)
	if box.Offers("IDLE") {
		r.ok(m.Key, "imap idle", "offered: mail is seen as soon as it comes")
	} else {
		r.add(m.Key, "imap idle", OK, "not offered: the mailbox is asked every --poll, and waits are known no better than that", "")
	}
	return box
}

// refused says at which step a server did not let us in.
func (r *run) refused(on, protocol string, err error) {
	step, happened, advice := "login", err.Error(), ""
	kinds := []struct {
		kind error
		step string
	}{
		{smtpout.ErrConnect, "connection"},
		{imapin.ErrConnect, "connection"},
		{smtpout.ErrRefused, "connection"},
		{imapin.ErrRefused, "connection"},
		{smtpout.ErrTLS, "tls"},
		{imapin.ErrTLS, "tls"},
	}
	for _, k := range kinds {
		if errors.Is(err, k.kind) {
			step = k.step
			break
		}
	}
	if e, ok := errors.AsType[*smtpout.Error](err); ok {
		happened, advice = e.Parts()
	}
	if e, ok := errors.AsType[*imapin.Error](err); ok {
		happened, advice = e.Parts()
	}
	r.add(on, protocol+" "+step, Failed, happened, asSentence(advice))
}

// asSentence makes one of the advice that an error ends with.
func asSentence(advice string) string {
	if advice == "" {
		return ""
	}
	return strings.ToUpper(advice[:1]) + advice[1:] + "."
}

// encryption says what protects the line. The certificate was verified as it is in a run.
func (r *run) encryption(on, protocol string, s campaign.Server, state tls.ConnectionState, secured bool) {
	topic := protocol + " tls"
	if !secured || len(state.PeerCertificates) == 0 {
		r.ok(on, topic, "none, which is allowed on this machine alone")
		return
	}
	cert := state.PeerCertificates[0]
	left := cert.NotAfter.Sub(r.now())
	names := append([]string{}, cert.DNSNames...)
	for _, ip := range cert.IPAddresses {
		names = append(names, ip.String())
	}
	const most = 4
	if len(names) > most {
		names = append(names[:most], "…")
	}
	found := fmt.Sprintf("%s (%s), certificate for %s, %s left", tls.VersionName(state.Version), s.TLS, strings.Join(names, ", "), days(left))
	if left < renewal {
		r.add(on, topic, Warning, found, "See that the certificate is renewed before it ends; a run stops sending and collecting that day.")
		return
	}
	r.ok(on, topic, "%s", found)
}

func days(d time.Duration) string {
	n := int(d / (24 * time.Hour))
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}

func (r *run) login(on, protocol string, s campaign.Server) {
	if s.Username == "" {
		r.ok(on, protocol+" login", "none is asked for on this machine")
		return
	}
	r.ok(on, protocol+" login", "works as %s", s.Username)
}

// size tells the largest letter that the server takes (RFC 1870).
func (r *run) size(on string, session *smtpout.Session) {
	parameter, offered := session.Offers("SIZE")
	limit, err := strconv.ParseInt(parameter, 10, 64)
	switch {
	case !offered || err != nil || limit == 0:
		r.ok(on, "smtp size", "no limit announced")
	case limit < roomy:
		r.add(on, "smtp size", Warning, fmt.Sprintf("the server takes no more than %d KB a letter", limit>>10), "Keep the letters shorter, or use another server.")
	default:
		r.ok(on, "smtp size", "up to %d MB a letter", limit>>20)
	}
}

// folders checks that what is to be read can be read; nil when not. It returns
// where each folder ends before the letter is sent.
func (r *run) folders(ctx context.Context, m campaign.Mailbox, box *imapin.Account) map[imapin.Folder]uint32 {
	r.special(ctx, m, box)
	chosen, err := box.Folders(ctx, m.Folders)
	if err != nil {
		r.folderFault(m.Key, "imap folders", err)
		return nil
	}
	ends := map[imapin.Folder]uint32{}
	var names []string
	for _, f := range chosen {
		state, err := box.Examine(ctx, f.Name)
		if err != nil {
			r.folderFault(m.Key, "imap folders", err)
			return nil
		}
		ends[f] = state.UIDNext
		names = append(names, fmt.Sprintf("%s (%d)", f.Name, state.Messages))
	}
	r.ok(m.Key, "imap folders", "replies are looked for in %s", strings.Join(names, ", "))
	return ends
}

func (r *run) folderFault(on, topic string, err error) {
	happened, advice := err.Error(), ""
	if e, ok := errors.AsType[*imapin.Error](err); ok {
		happened, advice = e.Parts()
	}
	r.add(on, topic, Failed, happened, asSentence(advice))
}

// special finds the folders for unwanted mail and for our copies.
func (r *run) special(ctx context.Context, m campaign.Mailbox, box *imapin.Account) {
	junk, sent, err := box.SpecialFolders(ctx)
	if err != nil {
		r.folderFault(m.Key, "imap folders", err)
		return
	}
	found := func(f imapin.SpecialFolder) string {
		if f.Announced {
			return f.Name + ", as the server announces (SPECIAL-USE)"
		}
		return f.Name + ", by its name, since the server announces none"
	}
	if junk.Name == "" {
		r.ok(m.Key, "imap junk", "there is none yet, which is normal; it is read as soon as it appears")
	} else {
		r.ok(m.Key, "imap junk", "%s", found(junk))
	}
	switch name, err := box.SentFolder(ctx, m.Sent); {
	case m.Sent == "none":
		r.ok(m.Key, "imap sent", "no copies are kept, as the campaign asks")
	case err != nil:
		r.folderFault(m.Key, "imap sent", err)
	case name == "":
		r.add(m.Key, "imap sent", Warning, "there is no folder for copies of what is sent, so that a letter of unknown fate cannot be settled by its copy",
			"Name the folder under sent, or write sent: none.")
	case m.Sent != "":
		r.ok(m.Key, "imap sent", "%s, as the campaign asks", name)
	default:
		r.ok(m.Key, "imap sent", "%s", found(sent))
	}
}
