package simulation

import (
	"fmt"
	"time"
)

// restless moves, copies and deletes messages, as people and filters do.
func (s *simulation) restless(d *draw) {
	s.power.later = append(s.power.later, func() {
		for range 2 + d.below(4) {
			h := s.world.hosts[d.below(len(s.world.hosts))]
			what := d.below(4)
			s.world.plan(d.between(2*time.Hour, 40*time.Hour), "", func() { s.world.with(func() { s.tidy(h, what) }) })
		}
	})
}

// tidy does one thing to a mailbox.
func (s *simulation) tidy(h *host, what int) {
	done, name := false, ""
	switch what {
	case 0:
		done, name = h.move(inbox, junk, false), "move from INBOX to Junk"
	case 1:
		done, name = h.move(junk, inbox, false), "move from Junk to INBOX"
	case 2:
		done, name = h.move(inbox, junk, true), "copy into a second folder"
	default:
		done, name = h.expunge(inbox), "expunge"
	}
	if done {
		s.hits.add(name)
		s.notes.add("%s (%s)", name, h.name)
	}
}

// advertise brings mail that answers nothing, at this very instant.
func (s *simulation) advertise() {
	s.world.with(func() { s.world.hosts[0].advertise() })
}

// advertise delivers a newsletter; the caller holds the lock.
func (h *host) advertise() {
	h.adverts++
	raw := fmt.Sprintf("Received: from shop.test by mx.%s with ESMTP id 7; %s\r\nFrom: Shop <news@shop.test>\r\nTo: %s\r\nSubject: Offers of the week\r\nMessage-ID: <o%d@shop.test>\r\nList-Unsubscribe: <https://shop.test/u>\r\nPrecedence: bulk\r\n\r\nOffers of the week: unsubscribe at any time.\r\n",
		h.name, h.world.virtual.world().Format(time.RFC1123Z), h.address, h.adverts)
	h.arrive(inbox, &mailItem{raw: raw, sum: sum(raw), kind: advertising})
}

// flood brings more messages than a scan lists below its cursor once more, and
// breaks the first attempt to fetch them.
func (s *simulation) flood(d *draw) {
	const more = 130
	s.world.with(func() {
		for range more {
			s.world.hosts[0].advertise()
		}
	})
	broken := &fault{name: "the line breaks in the flood", protocol: "imap", verb: "body", act: around, host: 0, from: 1, times: 1}
	if torn := d.chance(30); d.chance(60) {
		broken.then = func() { s.crash(torn) }
	} else {
		broken.act = tear
		s.faults.arm(&fault{name: "imap connect refused", protocol: "imap", verb: "connect", act: refuse, host: 0, from: 1, times: 3})
	}
	s.faults.arm(broken)
}
