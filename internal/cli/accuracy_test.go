package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
)

const accuracyRecord = "testdata/accuracy.txt"

// authoredLabel is what the author of a message says of it.
type authoredLabel struct {
	File, Scenario, Language string
	Class                    audit.Class
	VisibleText              string `json:"visible_text"`
	BodyText                 string `json:"body_text"`
	Facts                    map[string]any
	Questions                map[string]grade.Status
	Bounce                   *struct{ Kind, Recipient string }
}

// tally counts how often each figure was right, in tenths of a percent for F1.
type tally map[string]*score

type score struct{ right, of int }

func (t tally) add(name string, right bool) {
	s := t[name]
	if s == nil {
		s = &score{}
		t[name] = s
	}
	s.of++
	if right {
		s.right++
	}
}

// TestAccuracy reads the authored messages as users do and compares every figure
// with the recorded one: a figure that falls is a fault, one that rises is recorded
// with -update.
func TestAccuracy(t *testing.T) {
	got := make(tally)
	for _, set := range authoredSets(t) {
		for _, l := range authoredLabels(t, set) {
			l.count(got, filepath.Base(set)+".", inspectAuthored(t, set, l))
		}
	}
	if *update {
		if err := os.WriteFile(accuracyRecord, []byte(got.table()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	recorded := readTally(t)
	for _, name := range slices.Sorted(maps.Keys(recorded)) {
		switch was, is := recorded[name], got[name]; {
		case is == nil:
			t.Errorf("%s is recorded and was not measured", name)
		case is.right*was.of < was.right*is.of:
			t.Errorf("%s fell from %d/%d to %d/%d", name, was.right, was.of, is.right, is.of)
		}
	}
	t.Log("\n" + got.table())
}

// authoredSets are the folders of labelled messages.
func authoredSets(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob("../reading/testdata/authored*")
	if err != nil || len(found) == 0 {
		t.Fatalf("no authored messages: %v", err)
	}
	return found
}

func authoredLabels(t *testing.T, set string) []authoredLabel {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(set, "labels.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out []authoredLabel
	for line := range strings.Lines(string(raw)) {
		var l authoredLabel
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

// inspectAuthored is what inspect says of a message, given its enquiry.
func inspectAuthored(t *testing.T, set string, l authoredLabel) inspectObject {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(set, "scenarios.json"))
	if err != nil {
		t.Fatal(err)
	}
	var scenarios []json.RawMessage
	if err := json.Unmarshal(raw, &scenarios); err != nil {
		t.Fatal(err)
	}
	var o inspectObject
	for _, s := range scenarios {
		var id struct{ ID string }
		if err := json.Unmarshal(s, &id); err != nil || id.ID != l.Scenario {
			continue
		}
		code, out, errs := inspectRun(t, "", "--jsonl", "--enquiry", inspectFile(t, "enquiry.json", string(s)), filepath.Join(set, filepath.Base(l.File)))
		if code != 0 {
			t.Fatalf("exit code %d: %s", code, errs)
		}
		if err := json.Unmarshal([]byte(out), &o); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// count adds one message to the figures of its set.
func (l authoredLabel) count(t tally, set string, o inspectObject) {
	t.add(set+"class", o.Class == l.Class)
	t.add(set+"matched", o.Matched != nil && *o.Matched)
	if l.Class == audit.Human {
		t.add(set+"class.human_not_called_automatic", o.Class == audit.Human || o.Class == audit.Uncertain)
	} else {
		t.add(set+"class.automatic_not_called_human", o.Class != audit.Human)
	}
	if l.VisibleText != "" {
		t.add(set+"visible_text", squash(o.VisibleText) == squash(l.VisibleText))
		t.add(set+"body_text", squash(o.BodyText) == squash(l.BodyText))
		t.add(set+"language", o.Language == l.Language)
	}
	if l.Bounce != nil {
		t.add(set+"bounce", o.Bounce != nil && o.Bounce.Kind == l.Bounce.Kind && o.Bounce.Recipients.String() == l.Bounce.Recipient)
	}
	if l.Class != audit.Human {
		return
	}
	for name, want := range l.Facts {
		t.add(set+"fact."+name, holds(want) == holds(o.Facts[name]))
	}
	for id, want := range l.Questions {
		t.add(set+"questions", o.Questions[id] == want)
	}
}

// holds reports whether a fact is there: true, or any words.
func holds(v any) bool { return v != nil && v != false && v != "" }

func squash(s string) string { return strings.Join(strings.Fields(s), " ") }

func (t tally) table() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(t)) {
		s := t[name]
		fmt.Fprintf(&b, "%-50s %4d/%-4d %5.1f %%\n", name, s.right, s.of, 100*float64(s.right)/float64(s.of))
	}
	return b.String()
}

func readTally(t *testing.T) tally {
	t.Helper()
	f, err := os.Open(accuracyRecord)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := make(tally)
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		right, of, ok := strings.Cut(fields[1], "/")
		n, err := strconv.Atoi(right)
		m, err2 := strconv.Atoi(of)
		if !ok || err != nil || err2 != nil {
			t.Fatalf("%s: %q is no figure", accuracyRecord, lines.Text())
		}
		out[fields[0]] = &score{n, m}
	}
	return out
}
