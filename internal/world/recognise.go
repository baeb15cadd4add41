package world

import (
	"maps"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

// known is a text of the campaign by which a letter is recognised.
type known struct {
	script   *campaign.Script
	stage    audit.Stage
	language string
	text     campaign.Text
}

// knownTexts lists every text of every script, in the order of the campaign.
func knownTexts(c *campaign.Campaign) []known {
	var all []known
	for i := range c.Scripts {
		s := &c.Scripts[i]
		for _, stage := range audit.Stages() {
			texts := s.Opening
			if step := s.StepOf(stage); step != nil {
				texts = step.Texts
			} else if stage == audit.Clarification && s.Clarification != nil {
				texts = s.Clarification.Texts
			} else if stage != audit.Opening {
				continue
			}
			for _, lang := range slices.Sorted(maps.Keys(texts)) {
				for _, t := range texts[lang] {
					all = append(all, known{s, stage, lang, t})
				}
			}
		}
	}
	return all
}

// armsOf lists every combination of the levels that the texts of a campaign carry.
func armsOf(c *campaign.Campaign) []map[string]string {
	arms := []map[string]string{{}}
	for _, f := range c.Design.Factors {
		if f.By != campaign.ByText {
			continue
		}
		var finer []map[string]string
		for _, arm := range arms {
			for _, level := range f.Levels {
				more := maps.Clone(arm)
				more[f.Key] = level
				finer = append(finer, more)
			}
		}
		arms = finer
	}
	return arms
}

// share is how much of a known text, as it would have been written for this
// company by this persona, stands in a letter, and of how many words; of the arms
// that which fits best. The facts of a clarification are left out.
func (w *World) share(k known, l *letter, have map[string]bool) (best float64, words int) {
	blanks := campaign.Blanks{Company: *l.company, Facts: "-"}
	if l.persona != nil {
		blanks.Persona = *l.persona
	}
	for _, arm := range w.arms {
		blanks.Factors = maps.Clone(blanks.Persona.Factors)
		if blanks.Factors == nil {
			blanks.Factors = map[string]string{}
		}
		maps.Copy(blanks.Factors, arm)
		subject, body, err := k.text.Fill(blanks)
		if err != nil {
			continue // it cannot have been written
		}
		text := wordSet(subject + " " + body)
		shared := 0
		for word := range text {
			if have[word] {
				shared++
			}
		}
		if share := float64(shared) / float64(max(1, len(text))); share > best || share == best && len(text) > words {
			best, words = share, len(text)
		}
	}
	return best, words
}

// recognise finds out which text of the campaign a letter is. In a conversation it
// is the later letter of its script that it shares most words with; any other
// letter is the text that has at least half of its words in it, or none. Of two
// texts that stand in it alike, it is the longer.
func (w *World) recognise(l *letter, in *conversation) {
	have := wordSet(l.subject + " " + l.body)
	best, words := 0.5, 0
	if in != nil {
		best = 0
	}
	for _, k := range w.known {
		if in != nil && (k.stage == audit.Opening || k.script != in.script) || l.persona != nil && l.persona.Language != k.language {
			continue
		}
		share, long := w.share(k, l, have)
		if share > best || share == best && long > words {
			best, words, l.script, l.stage, l.language = share, long, k.script, k.stage, k.language
		}
	}
}
