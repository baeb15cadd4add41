package simulation

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

// machineFaults are those of disk, clock, process and people, by name.
func machineFaults() []maker {
	all := slices.Concat(timedFaults(), peoplesFaults(), syncFaults(), stepFaults())
	slices.SortFunc(all, func(a, b maker) int { return strings.Compare(a.name, b.name) })
	return all
}

// timedFaults happen at an instant.
func timedFaults() []maker {
	return []maker{
		atTime("clock of the machine jumps", func(s *simulation, d *draw) { s.virtual.set(d.between(-time.Minute, 5*time.Minute)) }),
		atTime("clock of the mail host jumps", func(s *simulation, d *draw) {
			s.world.with(func() { s.world.hosts[0].fast = d.between(-20*time.Minute, 20*time.Minute) })
		}),
		atTime("power cut", func(s *simulation, d *draw) { s.crash(d.chance(50)) }),
		atTime("signal", func(s *simulation, _ *draw) { s.signal() }),
		atTime("second engine", func(s *simulation, _ *draw) { s.secondEngine() }),
		atTime("copied file", func(s *simulation, _ *draw) { s.copiedFile() }),
		atTime("disk full for a while", func(s *simulation, d *draw) { s.full(d.between(time.Second, 20*time.Minute)) }),
		atTime("flood of mail, and the line breaks", func(s *simulation, d *draw) { s.flood(d) }),
		atTime("UIDVALIDITY change", func(s *simulation, d *draw) {
			s.world.with(func() { s.world.hosts[d.below(len(s.world.hosts))].rebuild([]string{inbox, junk}[d.below(2)]) })
		}),
		atTime("UIDVALIDITY change of a folder with new mail", func(s *simulation, d *draw) {
			s.world.with(func() {
				h := s.world.hosts[d.below(len(s.world.hosts))]
				h.advertise()
				h.rebuild(inbox)
			})
		}),
	}
}

// peoplesFaults are what people do from other processes; what they bring about is
// counted under names of its own.
func peoplesFaults() []maker {
	act := func(name string, do func(s *simulation, d *draw)) maker {
		return maker{name: name, by: true, arm: func(s *simulation, d *draw) {
			own := d.of(fmt.Sprint(d.below(1<<30)), name)
			s.power.later = append(s.power.later, func() { do(s, own) })
		}}
	}
	return []maker{
		act("pause and resume", func(s *simulation, d *draw) {
			s.pause(d.between(time.Second, 10*time.Hour), d.between(time.Second, 5*time.Hour))
		}),
		act("stop", func(s *simulation, d *draw) {
			s.person("a person stops the campaign", d.between(30*time.Minute, 12*time.Hour), s.set(store.Stopped))
		}),
		act("suppression", func(s *simulation, d *draw) { s.suppress(d) }),
		act("restore from a backup", func(s *simulation, d *draw) {
			s.backUp(d.between(time.Hour, 20*time.Hour), d.between(time.Minute, 25*time.Hour))
		}),
		act("restore from the backup of an hour ago", func(s *simulation, d *draw) {
			s.backUp(d.between(20*time.Minute, 4*time.Hour), time.Hour)
		}),
		act("lease taken over", func(s *simulation, d *draw) { s.stealLease(d.between(30*time.Minute, 9*time.Hour)) }),
		act("many changes of the mailbox", func(s *simulation, d *draw) { s.restless(d) }),
	}
}

// syncFaults befall a sync: any, or that of a claim, a marker or an outcome.
func syncFaults() (all []maker) {
	for _, kind := range failures() {
		all = append(all, maker{name: kind.name, arm: func(s *simulation, d *draw) { s.power.at[5+d.below(140)] = kind }},
			atSync(kind, "marker", "auth"), atSync(kind, "outcome", "dot"), atClaim(kind))
	}
	return all
}

// stepFaults happen in the middle of a step of a protocol, which goes on as usual.
func stepFaults() []maker {
	all := []maker{
		atStep("lease taken over at", "smtp", "auth", func(s *simulation, _ *draw) { s.stealLease(0) }),
		atStep("pause at", "smtp", "auth", func(s *simulation, _ *draw) { s.pause(0, time.Hour) }),
		atStep("suppression at", "smtp", "auth", func(s *simulation, _ *draw) { s.suppressClaimed() }),
		atStep("mail during", "imap", "idle", func(s *simulation, _ *draw) { s.advertise() }),
		atStep("expunge during", "imap", "body", func(s *simulation, d *draw) { s.world.with(func() { s.tidy(s.world.hosts[0], 3) }) }),
	}
	cut := func(s *simulation, d *draw) { s.crash(d.chance(30)) }
	for _, verb := range []string{"auth", "mail", "rcpt", "data", "body", "dot", "quit"} {
		all = append(all, atStep("power cut at", "smtp", verb, cut))
	}
	for _, verb := range []string{"body", "search", "append"} {
		all = append(all, atStep("power cut at", "imap", verb, cut))
	}
	for _, verb := range []string{"data", "body", "dot"} {
		all = append(all, atStep("signal at", "smtp", verb, func(s *simulation, _ *draw) { s.signal() }))
	}
	for _, verb := range []string{"auth", "dot"} {
		all = append(all, atStep("disk full at", "smtp", verb, func(s *simulation, d *draw) { s.full(d.between(2*time.Second, time.Minute)) }))
	}
	return all
}

// failures are what can happen to a sync.
func failures() []failure {
	return []failure{
		{name: "power cut before the sync", cut: "before"},
		{name: "power cut before the sync, torn", cut: "before", torn: true},
		{name: "power cut after the sync", cut: "after"},
		{name: "failing fsync, lost", fails: disk.Lost},
		{name: "failing fsync, kept", fails: disk.Kept},
	}
}

// atTime makes a fault that happens at an instant of the campaign's first days.
func atTime(name string, do func(*simulation, *draw)) maker {
	return maker{name: name, arm: func(s *simulation, d *draw) {
		own := d.of(fmt.Sprint(d.below(1<<30)), name)
		s.power.later = append(s.power.later, func() {
			s.world.plan(own.between(time.Minute, 50*time.Hour), name, func() { s.hits.add(name); do(s, own) })
		})
	}}
}

// atStep makes a fault that happens while a server does as usual.
func atStep(name, protocol, verb string, do func(*simulation, *draw)) maker {
	name = fmt.Sprintf("%s %s %s", name, protocol, verb)
	return maker{name: name, arm: func(s *simulation, d *draw) {
		own := d.of(fmt.Sprint(d.below(1<<30)), name)
		s.faults.arm(&fault{name: name, protocol: protocol, verb: verb, act: around, host: -1, from: s.afterLaunch(verb) + d.below(3), times: 1, then: func() { do(s, own) }})
	}}
}

// afterLaunch is the number of the first step of its kind that belongs to a letter:
// the launch logs in to each mailbox once.
func (s *simulation) afterLaunch(verb string) int {
	if verb == "auth" {
		return 1 + len(s.campaign.Mailboxes)
	}
	return 1
}

// atSync makes a fault of the sync that follows a step of SMTP.
func atSync(kind failure, what, verb string) maker {
	kind.name += " of the " + what
	return maker{name: kind.name, arm: func(s *simulation, d *draw) {
		s.faults.arm(&fault{
			name: "the next sync is that of the " + what, protocol: "smtp", verb: verb, act: around, host: -1, from: s.afterLaunch(verb) + d.below(4), times: 1,
			then: func() { s.power.soon(kind) },
		})
	}}
}

// atClaim makes a fault of the sync that follows when an opening is due.
func atClaim(kind failure) maker {
	kind.name += " of the claim"
	return maker{name: kind.name, arm: func(s *simulation, d *draw) {
		n := d.below(4)
		s.launched = append(s.launched, func(due []time.Time) {
			s.world.plan(due[min(n, len(due)-1)].Sub(s.virtual.Now())-time.Millisecond, "", func() { s.power.soon(kind) })
		})
	}}
}
