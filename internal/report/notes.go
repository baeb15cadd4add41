package report

import (
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
	"replyaudit/internal/notes"
)

// Sections are the ids of the sections that the report of a campaign has, in their
// order, as headings of notes name them.
func Sections(m *analysis.Model) []string {
	ids := []string{"summary", "method", "funnel", "time", "quality", "speed", "rs", "measures", "mistakes", "league", "companies", "principles"}
	if len(m.Surveys) > 0 {
		ids = append(ids, "survey")
	}
	return append(ids, "appendix")
}

// Words are a consultant's own, as they stand under a heading of the report.
type Words struct {
	Label  string // whose they are
	Blocks []WordsBlock
}

// WordsBlock is a paragraph, which has one item, or a list.
type WordsBlock struct {
	Kind  notes.Kind
	Items [][]WordsRun
}

// WordsRun is a stretch of words.
type WordsRun struct {
	Pieces []mask.Piece
	Bold   bool
}

// sectionWords are the consultant's words for a section, nil without any.
func (b *builder) sectionWords(id string) *Words {
	if b.m.Notes == nil {
		return nil
	}
	return b.written(b.m.Notes.Sections[id])
}

// companyWords are the consultant's words for a company, nil without any.
func (b *builder) companyWords(key string) *Words {
	if b.m.Notes == nil || !b.m.Shows(key) {
		return nil
	}
	return b.written(b.m.Notes.Companies[key])
}

// written are notes for the page: masked as all that is shown, since a consultant
// knows names that this copy may not tell.
func (b *builder) written(blocks []notes.Block) *Words {
	if len(blocks) == 0 {
		return nil
	}
	w := &Words{Label: b.say("notes.by", b.author())}
	for _, block := range blocks {
		shown := WordsBlock{Kind: block.Kind}
		for _, item := range block.Items {
			var runs []WordsRun
			for _, text := range item {
				runs = append(runs, WordsRun{b.mask.Pieces(text.Words), text.Bold})
			}
			shown.Items = append(shown.Items, runs)
		}
		w.Blocks = append(w.Blocks, shown)
	}
	return w
}

// author is who wrote the notes; unless the file says so, who answers for the campaign.
func (b *builder) author() string {
	switch by := b.m.Campaign.Authorisation.By; {
	case b.m.Anonymous: // he may be of the house; a firm that signs has its brand
	case b.m.Notes.By != "":
		return b.mask.Own(b.m.Notes.By)
	case by != "":
		return by
	}
	return b.say("notes.consultant")
}

// jsonNote is the consultant's words for a section or a company, as plain text.
type jsonNote struct {
	Section string   `json:"section,omitempty"`
	Company string   `json:"company,omitempty"`
	By      string   `json:"by,omitempty"`
	Text    []string `json:"text"` // paragraphs and items of lists, masked
}

func jsonNotesOf(m *analysis.Model, k *mask.Masker) []jsonNote {
	out := []jsonNote{}
	if m.Notes == nil {
		return out
	}
	plain := func(blocks []notes.Block) []string {
		var texts []string
		for _, block := range blocks {
			for _, item := range block.Items {
				var words strings.Builder
				for _, text := range item {
					words.WriteString(text.Words)
				}
				texts = append(texts, k.Plain(words.String()))
			}
		}
		return texts
	}
	by := k.Own(m.Notes.By)
	if m.Anonymous {
		by = ""
	}
	for _, id := range Sections(m) {
		if texts := plain(m.Notes.Sections[id]); len(texts) > 0 {
			out = append(out, jsonNote{Section: id, By: by, Text: texts})
		}
	}
	for _, c := range m.Companies { // in their order: that of keys would tell names
		if texts := plain(m.Notes.Companies[c.Key]); m.Shows(c.Key) && len(texts) > 0 {
			out = append(out, jsonNote{Company: k.CompanyKey(c.Key), By: by, Text: texts})
		}
	}
	return out
}
