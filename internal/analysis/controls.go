package analysis

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// personaDay is a persona on a day of UTC.
type personaDay struct{ persona, day string }

func dayOf(persona string, at time.Time) personaDay {
	return personaDay{persona, at.UTC().Format(time.DateOnly)}
}

// controls reads where the letters to our own mailboxes at other providers lay,
// and marks the personas and days on which delivery is doubtful: a control lay in
// the junk folder or did not arrive, or so many letters were refused by policy that
// the persona was paused.
func (l *loader) controls(ctx context.Context) error {
	d := l.data
	d.doubtful = map[personaDay]bool{}
	for _, p := range l.refusedDays {
		d.doubtful[p] = true
	}
	if len(d.Campaign.Controls) == 0 {
		return nil
	}
	all, err := l.store.ControlLetters(ctx, d.Campaign.Key)
	for _, c := range all {
		if c.Placement == "" || c.PlacedAt.After(d.AsOf) {
			continue
		}
		d.Controls = append(d.Controls, c)
		if c.Placement != store.PlacedInbox {
			d.doubtful[personaDay{c.Persona, c.Day}] = true
		}
	}
	return err
}

// pauseEvent notes the day of a persona's pause for refusals by policy.
func (l *loader) pauseEvent(e store.Event) {
	if e.Kind == "persona.paused" && e.Payload["reason"] == store.PolicyRefusals && !l.tooLate(e) {
		persona, _ := e.Payload["persona"].(string)
		l.refusedDays = append(l.refusedDays, dayOf(persona, e.At))
	}
}

// Placed counts where the letters to controls lay. They are no enquiries and stand
// in no rate.
type Placed struct {
	Placing
	Doubtful int       // silent enquiries whose delivery is doubtful
	Cells    []Placing // by persona and arm
}

// Placing is what the controls showed, of a persona in an arm.
type Placing struct {
	Persona              string            // key
	Variant              string            // of the script's texts
	Factors              map[string]string // level of each factor
	Inbox, Junk, Missing int
}

// N is how many letters to controls were found or given up.
func (p Placing) N() int { return p.Inbox + p.Junk + p.Missing }

func (p *Placing) add(placement string) {
	switch placement {
	case store.PlacedInbox:
		p.Inbox++
	case store.PlacedJunk:
		p.Junk++
	default:
		p.Missing++
	}
}

func placed(d *Data, all []Enquiry) Placed {
	var p Placed
	byID := map[string]*Enquiry{}
	for i := range all {
		byID[all[i].ID] = &all[i]
		if all[i].Flags.DeliveryDoubtful && all[i].Outcome == audit.Silent {
			p.Doubtful++
		}
	}
	cells := map[string]*Placing{}
	for _, c := range d.Controls {
		e := byID[c.Enquiry]
		if e == nil {
			continue
		}
		key := []string{c.Persona, e.Variant}
		for _, f := range d.Campaign.Design.Factors {
			key = append(key, e.Factors[f.Key])
		}
		cell := cells[strings.Join(key, "\x00")]
		if cell == nil {
			cell = &Placing{Persona: c.Persona, Variant: e.Variant, Factors: e.Factors}
			cells[strings.Join(key, "\x00")] = cell
		}
		cell.add(c.Placement)
		p.add(c.Placement)
	}
	for _, key := range slices.Sorted(maps.Keys(cells)) {
		p.Cells = append(p.Cells, *cells[key])
	}
	return p
}
