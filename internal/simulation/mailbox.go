package simulation

import (
	"crypto/tls"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/campaign"
)

// The folders of every mailbox.
const (
	inbox = "INBOX"
	junk  = "Junk"
	sent  = "Sent"
)

const password = "open sesame"

// host is the mail host of one mailbox: it submits, and it keeps folders. The
// world's lock guards it.
type host struct {
	world       *world
	number      int
	name        string // "a0.test": the domain of the mailbox and of its servers
	address     string
	starttls    bool
	idles       bool // offers IDLE
	certificate tls.Certificate
	stranger    tls.Certificate
	folders     []*folder
	fast        time.Duration // how far the host's clock is ahead
	sessions    map[*imapSession]struct{}
	password    string // what it takes today
	adverts     int
	had         map[string]bool // hashes of all messages that ever lay in INBOX or Junk
}

// folder is one folder of a mailbox.
type folder struct {
	name     string
	use      string // special use (RFC 6154)
	validity uint32
	next     uint32
	messages []*stored
}

// stored is a message in a folder.
type stored struct {
	uid  uint32
	item *mailItem
}

func newHost(w *world, authority *Authority, number int, m campaign.Mailbox) *host {
	domain := m.Address[strings.IndexByte(m.Address, '@')+1:]
	h := &host{
		world: w, number: number, name: domain, address: m.Address, sessions: map[*imapSession]struct{}{}, had: map[string]bool{},
		starttls: m.SMTP.TLS == "starttls", idles: w.draw.chance(80), certificate: authority.own, stranger: authority.stranger,
		folders: []*folder{{name: inbox}, {name: junk, use: `\Junk`}, {name: sent, use: `\Sent`}}, password: password,
	}
	for i, f := range h.folders {
		f.validity, f.next = uint32(1000*(number+1)+i), 1
	}
	for i := range w.draw.below(4) { // mail from before the campaign
		raw := fmt.Sprintf("From: Club <news%d@club.test>\r\nTo: %s\r\nSubject: Spring fair\r\nMessage-ID: <old%d.%d@club.test>\r\nDate: Sun, 1 Mar 2026 09:00:00 +0000\r\n\r\nThe spring fair is on Sunday.\r\n", i, m.Address, number, i)
		h.file(inbox, &mailItem{raw: raw, sum: sum(raw), account: number, kind: stale, internal: launchAt.Add(-24 * time.Hour)})
	}
	return h
}

func (h *host) folder(name string) *folder {
	for _, f := range h.folders {
		if strings.EqualFold(f.name, name) {
			return f
		}
	}
	return nil
}

// file puts a message into a folder and tells the sessions that wait there. The
// caller holds the lock, or nobody else knows the host yet.
func (h *host) file(name string, item *mailItem) *stored {
	f := h.folder(name)
	m := &stored{uid: f.next, item: item}
	f.next++
	f.messages = append(f.messages, m)
	item.filed = h.world.virtual.world()
	if name != sent {
		h.had[item.sum] = true
	}
	h.announce(f)
	return m
}

// announce tells the sessions that idle in a folder what is new there.
func (h *host) announce(f *folder) {
	for s := range h.sessions {
		if s.idling && s.selected == f && !s.deaf {
			s.sync()
		}
	}
}

// remove takes a message out of a folder.
func (h *host) remove(f *folder, m *stored) {
	f.messages = slices.DeleteFunc(slices.Clone(f.messages), func(other *stored) bool { return other == m })
	h.announce(f)
}

// arrive delivers a message, stamped by the host's clock.
func (h *host) arrive(name string, item *mailItem) {
	now := h.world.virtual.world()
	item.at, item.account = now, h.number
	item.internal = now.Add(h.fast).Truncate(time.Second)
	item.receipt = item.internal
	if received := now.Truncate(time.Second); strings.HasPrefix(item.raw, "Received: ") && received.Sub(item.internal).Abs() > 120*time.Second {
		item.receipt, item.flagged = received, true
	}
	h.file(name, item)
}

// received is the trace that the mailbox's own host writes on top of a message;
// its mail exchanger keeps good time whatever the store's clock says.
func (h *host) received(from string) string {
	return fmt.Sprintf("Received: from %s by mx.%s with ESMTP id 7; %s\r\n", from, h.name, h.world.virtual.world().Format(time.RFC1123Z))
}

// move takes a message that was filed in one folder to another, as a person or a filter does.
func (h *host) move(from, to string, keep bool) bool {
	f := h.folder(from)
	i := slices.IndexFunc(f.messages, func(m *stored) bool { return m.item.kind != stale })
	if i < 0 {
		return false
	}
	m := f.messages[i]
	h.file(to, m.item)
	if !keep {
		h.remove(f, m)
	}
	return true
}

// expunge deletes the first message of a folder.
func (h *host) expunge(name string) bool {
	f := h.folder(name)
	i := slices.IndexFunc(f.messages, func(m *stored) bool { return m.item.kind != stale })
	if i < 0 {
		return false
	}
	m := f.messages[i]
	h.remove(f, m)
	m.item.gone = !slices.ContainsFunc(h.folders, func(f *folder) bool {
		return slices.ContainsFunc(f.messages, func(other *stored) bool { return other.item == m.item })
	})
	return true
}

// holds tells whether a folder has a message with an id.
func (h *host) holds(name, id string) bool {
	return slices.ContainsFunc(h.folder(name).messages, func(m *stored) bool { return header(m.item.raw, "Message-ID") == id })
}

// rebuild gives a folder a new epoch: another UIDVALIDITY, all messages under new
// numbers and in another order (RFC 9051 section 2.3.1.1). Connections that have it
// open are told goodbye.
func (h *host) rebuild(name string) {
	f := h.folder(name)
	fresh := &folder{name: f.name, use: f.use, validity: f.validity + 7, next: 1}
	items := slices.Clone(f.messages)
	slices.Reverse(items)
	for i, other := range h.folders {
		if other == f {
			h.folders[i] = fresh
		}
	}
	for _, m := range items {
		h.file(name, m.item)
	}
	for s := range h.sessions {
		if s.selected == f {
			s.bye("the mailbox is rebuilt")
		}
	}
}
