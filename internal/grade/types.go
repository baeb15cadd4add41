package grade

import "replyaudit/internal/audit"

// Context is what the grader may know of the enquiry besides the text.
type Context struct {
	Language     string // of the enquiry
	PersonaFirst string
	PersonaLast  string
	CompanyName  string
	LetterBody   string
	Questions    []Question
	Detected     string      // language of the text, where it was detected already
	Attachments  []string    // names of the documents that came with the message
	Above        []Quotation // of the letter, between the words of the text
}

// Question is one question of a script and the kind of value it expects.
type Question struct {
	ID      string   `json:"id" yaml:"id"`
	Text    string   `json:"text" yaml:"text"`
	Expects string   `json:"expects" yaml:"expects"` // money, date, duration, hours, yes_no, person, phone, url, free
	Key     string   `json:"key,omitempty" yaml:"key"`
	Cues    []string `json:"cues,omitempty" yaml:"cues"` // words that bind an answer to this question
}

// Status of a question in one reply or in the union of several.
type Status string

// Partly counts 0 in "answered" and half in the score.
const (
	Answered   Status = "answered"
	Partly     Status = "partly"
	Unanswered Status = "unanswered"
)

// Answer is what a reply says to one question.
type Answer struct {
	Status  Status     `json:"status"`
	Value   string     `json:"value,omitempty"`
	Correct string     `json:"correct"` // right, wrong or unknown (no key)
	Span    audit.Span `json:"span,omitzero"`
	Rule    string     `json:"rule,omitempty"`
	Missing []string   `json:"missing,omitempty"` // of a partial answer: what was asked and is not there, as NUMBER:KIND
}

// Fact is something a reply does or does not do, with the words that show it.
type Fact struct {
	Holds bool       `json:"holds"`
	Value string     `json:"value,omitempty"` // a name, a phone, ... where the fact has one
	Span  audit.Span `json:"span,omitzero"`
	Rule  string     `json:"rule,omitempty"`
}

// Reading is what the grader reads out of one visible text.
type Reading struct {
	Language  string            `json:"language"`
	Facts     map[string]Fact   `json:"facts"`     // keys as FactNames
	Questions map[string]Answer `json:"questions"` // by question id
}

// FactNames are the facts in their fixed order.
func FactNames() []string {
	return []string{
		"greeting", "addressed_by_name", "thanked", "polite_closing", "responder_name", "responder_role",
		"company_named", "phone", "postal_address", "website", "invites_questions", "next_step", "related_offer",
		"deflected", "clarifying_question", "apologised", "unfilled_placeholder", "language_matches",
		"attachment", "reply_length", "social_link", "specifics", "writing_slip",
	}
}

// Observation is all that scoring an enquiry needs (RULES sections 5 and 8).
type Observation struct {
	Silent             bool              // the enquiry's outcome is silent: the score is the rubric's score of silence
	Reading            Reading           // of the first substantive message
	Questions          map[string]Answer // union over the substantive messages in the window
	ReplySeconds       float64           // working seconds to the first substantive message
	AnswerSeconds      float64           // working seconds to the completing message; <0 when never complete
	TargetSeconds      float64           // working seconds of the target
	Acknowledged       bool
	Contacts           int
	FromCompanyDomain  bool
	SolvedFirstContact bool
	Handovers          int   // distinct signers less one
	AckDeadline        bool  // an acknowledgement names the time by which a person answers
	Promises           Share // kept, of the promises of an answer that came due, in public and in messages
	Again              Share // the same, of the answers to questions that the company had answered before
	Reminding          bool  // the script has a reminder
	Reminded           bool  // the reply came only after it
	Unprompted         bool  // it wrote again of its own accord
}

// Share is how much of what can be told holds, with the words that show it.
type Share struct {
	Hits, Of int
	Spans    []audit.Span
}

// Add counts one more.
func (s *Share) Add(hit bool, span audit.Span) {
	s.Of++
	if hit {
		s.Hits++
	}
	if span.Quote != "" {
		s.Spans = append(s.Spans, span)
	}
}

// Item is one graded item of the rubric.
type Item struct {
	ID      string       `json:"id"`
	Section string       `json:"section"`
	Applies bool         `json:"applies"`
	Score   float64      `json:"score"` // 0..1
	Weight  float64      `json:"weight"`
	Spans   []audit.Span `json:"spans,omitempty"` // words it rests on; empty means "not found"
	Note    string       `json:"note,omitempty"`  // for times and counts: what was measured
	Mistake bool         `json:"mistake"`         // weighs something and scored below the rubric's threshold
}

// Judged is what people made of an item, in place of the machine or alone.
type Judged struct {
	Applies bool    // false: they could not tell
	Score   float64 // 0..1
}

// Score is the result of an enquiry under a rubric. Totals run 0..100.
type Score struct {
	Machine  float64            `json:"machine"`
	Sections map[string]float64 `json:"sections"`
	Items    []Item             `json:"items"`
}
