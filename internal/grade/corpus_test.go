package grade

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// labelled is one reply of testdata with what a person found in it.
type labelled struct {
	File      string
	Scenario  string
	Visible   string `json:"visible_text"`
	Signature string
	Facts     map[string]any
	Questions map[string]Status
}

func loadCorpus(t *testing.T) (replies []labelled, contexts map[string]Context) {
	t.Helper()
	src, err := os.ReadFile("testdata/scenarios.json")
	if err != nil {
		t.Fatal(err)
	}
	var scenarios []struct {
		ID, Language, Body string
		Persona, Company   struct{ Name string }
		Questions          []struct {
			ID, Text string
			Key      []string
		}
	}
	if err := json.Unmarshal(src, &scenarios); err != nil {
		t.Fatal(err)
	}
	contexts = make(map[string]Context)
	for _, s := range scenarios {
		first, last, _ := strings.Cut(s.Persona.Name, " ")
		c := Context{Language: s.Language, PersonaFirst: first, PersonaLast: last, CompanyName: s.Company.Name, LetterBody: s.Body}
		for _, q := range s.Questions {
			c.Questions = append(c.Questions, Question{ID: q.ID, Text: q.Text, Key: strings.Join(q.Key, "; ")})
		}
		contexts[s.ID] = c
	}
	f, err := os.Open("testdata/labels.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var l labelled
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		replies = append(replies, l)
	}
	return replies, contexts
}

// TestCorpus holds the reading of the labelled replies to what was reached:
// F1 over the facts, and the share of questions with the right status.
func TestCorpus(t *testing.T) {
	replies, contexts := loadCorpus(t)
	if len(replies) < 30 {
		t.Fatalf("only %d labelled replies", len(replies))
	}
	hit, miss := map[string]float64{}, map[string]float64{}
	var right, asked float64
	for _, l := range replies {
		r := Read(l.Visible, l.Signature, contexts[l.Scenario])
		for _, name := range FactNames() {
			if _, labelled := l.Facts[name]; !labelled {
				continue
			}
			want := l.Facts[name] != nil && l.Facts[name] != false && l.Facts[name] != ""
			switch have := r.Facts[name].Holds; {
			case have && want:
				hit[name]++
			case have != want:
				miss[name]++
				t.Logf("%s: %s is %v, want %v (%q)", l.File, name, have, l.Facts[name], r.Facts[name].Span.Quote)
			}
		}
		for id, want := range l.Questions {
			asked++
			if have := r.Questions[id]; have.Status == want {
				right++
			} else {
				t.Logf("%s: %s is %s, want %s (%q)", l.File, id, have.Status, want, have.Value)
			}
		}
	}
	for _, name := range FactNames() {
		if f1 := 2 * hit[name] / (2*hit[name] + miss[name]); hit[name]+miss[name] > 0 && f1 < 0.95 { // not all are labelled
			t.Errorf("F1 of %s is %.3f", name, f1)
		}
	}
	if right/asked < 0.95 {
		t.Errorf("%g of %g questions have the right status", right, asked)
	}
}
