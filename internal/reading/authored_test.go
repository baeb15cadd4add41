package reading

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
)

const authored = "testdata/authored"

// label is what a person says of one message of the authored corpus.
type label struct {
	File     string
	Scenario string
	Class    audit.Class
	Ack      *struct {
		PromisesDeadline bool    `json:"promises_deadline"`
		Ticket           *string `json:"ticket"`
	}
	Bounce *struct{ Kind, Recipient, Status string }
}

// unmatched is foreign mail that nothing leads to a letter from.
var unmatched = []string{"070-pl-marketing-personal.eml"}

func TestAuthored(t *testing.T) {
	contexts := scenarios(t)
	for _, l := range labels(t) {
		name := filepath.Base(l.File)
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join(authored, name))
			if err != nil {
				t.Fatal(err)
			}
			e := Read(raw)
			ctx := contexts[l.Scenario]
			ctx.ReceivedAt = e.Stamped
			d := Decide(e, ctx)
			if d.Verdict.Class != l.Class {
				t.Errorf("class %s (best %s, %.2f), want %s", d.Verdict.Class, d.Verdict.Best, d.Verdict.Confidence, l.Class)
			}
			if matched := d.Match.Enquiry == l.Scenario; matched == slices.Contains(unmatched, name) {
				t.Errorf("matched %t: %+v", matched, d.Match)
			}
			checkBounce(t, l, d.Verdict.Bounce)
			checkAck(t, l, d.Verdict.Ack)
		})
	}
}

func checkBounce(t *testing.T, l label, got *classify.Bounce) {
	t.Helper()
	if l.Bounce != nil && (got == nil || got.Kind != l.Bounce.Kind || got.Recipients.String() != l.Bounce.Recipient || got.Status != l.Bounce.Status) {
		t.Errorf("bounce %+v, want %+v", got, *l.Bounce)
	}
}

func checkAck(t *testing.T, l label, got *classify.Ack) {
	t.Helper()
	if l.Ack == nil || got == nil {
		return
	}
	ticket := ""
	if l.Ack.Ticket != nil {
		ticket = *l.Ack.Ticket
	}
	if got.PromisesDeadline != l.Ack.PromisesDeadline || got.Ticket != ticket {
		t.Errorf("receipt %+v, want deadline %t ticket %q", *got, l.Ack.PromisesDeadline, ticket)
	}
}

func labels(t *testing.T) []label {
	t.Helper()
	f, err := os.Open(filepath.Join(authored, "labels.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []label
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var l label
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	if len(out) != 70 {
		t.Fatalf("%d labels", len(out))
	}
	return out
}

// scenarios returns the context of each of the five enquiries, all five letters
// being candidates as if one mailbox had sent them.
func scenarios(t *testing.T) map[string]Context {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(authored, "scenarios.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		ID, Language, Subject, Body string
		Persona, Company            struct{ Name, Address, Domain string }
		Questions                   []struct{ ID, Text string }
		MessageID                   string    `json:"message_id"`
		SentAt                      time.Time `json:"sent_at"`
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	all := Context{Grades: make(map[string]grade.Context)}
	var letters []match.Candidate
	for _, s := range list {
		first, last, _ := strings.Cut(s.Persona.Name, " ")
		g := grade.Context{Language: s.Language, PersonaFirst: first, PersonaLast: last, CompanyName: s.Company.Name, LetterBody: s.Body}
		for _, q := range s.Questions {
			g.Questions = append(g.Questions, grade.Question{ID: q.ID, Text: q.Text})
		}
		all.Grades[s.ID+"/opening"] = g
		letters = append(letters, match.Candidate{
			Enquiry: s.ID, Letter: s.ID + "/opening", Organisation: s.Company.Domain, Company: s.Company.Name, To: s.Company.Address, From: s.Persona.Address,
			Subject: s.Subject, Body: s.Body, MessageIDs: []string{strings.Trim(s.MessageID, "<>")}, T0: s.SentAt,
		})
	}
	all.Letters = match.NewLetters(letters)
	out := make(map[string]Context)
	for _, s := range list {
		out[s.ID] = all
	}
	return out
}
