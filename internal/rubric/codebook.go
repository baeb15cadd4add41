package rubric

import (
	"iter"
	"slices"
)

// Scales of a codebook: what a difference between two values means.
const (
	Nominal  = "nominal"  // equal or not
	Ordinal  = "ordinal"  // in the order of the list
	Interval = "interval" // in equal steps, by the values' numbers
)

// Value is one value that a coder can give, with its anchor: the words that say
// when it is right.
type Value struct {
	ID     string            `yaml:"id" json:"id"`
	Number float64           `yaml:"number,omitempty" json:"number,omitempty"` // on an interval scale
	Score  float64           `yaml:"score" json:"score"`                       // 0..1
	Anchor map[string]string `yaml:"anchor" json:"anchor"`                     // by language
}

// Codebook is what coders can say of an item.
type Codebook struct {
	Scale       string
	Values      []Value
	PerQuestion bool // each question of the letter is coded by itself
}

// CannotTell is what a coder says who cannot tell; it counts as no value.
const CannotTell = "cannot_tell"

// maxValues is how many values one key each can choose from.
const maxValues = 9

// The values of items that the machine grades and people can code as well.
const (
	Yes = "yes"
	No  = "no"
)

// Codebook returns what coders can say of an item; false where only the machine
// can: of times and of what the log shows, and of what coders do not see.
func (i Item) Codebook() (Codebook, bool) {
	switch i.Kind {
	case KindJudgement:
		return Codebook{Scale: i.Scale, Values: i.Values}, true
	case KindFact, KindAbsence:
		if slices.Contains(unseen(), i.From) {
			return Codebook{}, false
		}
		return Codebook{Scale: Nominal, Values: []Value{
			{ID: Yes, Score: 1, Anchor: map[string]string{"en": "yes, this holds of the reply", "ru": "да, это верно для ответа", "lt": "taip, atsakymui tai tinka"}},
			{ID: No, Anchor: map[string]string{"en": "no", "ru": "нет", "lt": "ne"}},
		}}, true
	case KindQuestions:
		return questionCodebook(i.From), true
	}
	return Codebook{}, false
}

// unseen are the facts that coders cannot see: those that mostly rest on the
// signature, what came with the text, and its length, which nobody need judge.
func unseen() []string {
	return []string{"responder_name", "responder_role", "company_named", "phone", "postal_address", "website", "social_link", "attachment", "reply_length"}
}

func questionCodebook(from string) Codebook {
	if from == "correct" {
		return Codebook{Scale: Nominal, PerQuestion: true, Values: []Value{
			{ID: "right", Score: 1, Anchor: map[string]string{"en": "the answer agrees with the key", "ru": "ответ совпадает с ключом", "lt": "atsakymas sutampa su raktu"}},
			{ID: "wrong", Anchor: map[string]string{"en": "the answer contradicts the key", "ru": "ответ противоречит ключу", "lt": "atsakymas prieštarauja raktui"}},
		}}
	}
	return Codebook{Scale: Ordinal, PerQuestion: true, Values: []Value{
		{ID: "unanswered", Anchor: map[string]string{"en": "not answered, or only sent elsewhere", "ru": "нет ответа или только отсылка", "lt": "neatsakyta arba tik nukreipta kitur"}},
		{ID: "partly", Score: 0.5, Anchor: map[string]string{"en": "a part of what was asked", "ru": "дана часть того, что спрошено", "lt": "atsakyta į dalį klausimo"}},
		{ID: "answered", Score: 1, Anchor: map[string]string{"en": "answered in the reply itself", "ru": "ответ дан в самом письме", "lt": "atsakyta pačiame laiške"}},
	}}
}

// Find returns the value of that id.
func (c Codebook) Find(id string) (Value, bool) {
	i := slices.IndexFunc(c.Values, func(v Value) bool { return v.ID == id })
	if i < 0 {
		return Value{}, false
	}
	return c.Values[i], true
}

// Number is where a value stands on the scale; false for what is none.
func (c Codebook) Number(id string) (float64, bool) {
	i := slices.IndexFunc(c.Values, func(v Value) bool { return v.ID == id })
	if i < 0 {
		return 0, false
	}
	if c.Scale == Interval {
		return c.Values[i].Number, true
	}
	return float64(i), true
}

// Graded are the items that the machine grades.
func (s Section) Graded() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, i := range s.Items {
			if i.Kind != KindJudgement && !yield(i) {
				return
			}
		}
	}
}

// Coded returns the items that people can code, in the order of the rubric.
func (r *Rubric) Coded() []Item {
	var out []Item
	for _, s := range r.Sections {
		for _, i := range s.Items {
			if _, ok := i.Codebook(); ok {
				out = append(out, i)
			}
		}
	}
	return out
}
