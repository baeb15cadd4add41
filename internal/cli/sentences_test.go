package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// TestEveryKindOfEventHasASentence: every kind that stands in the sources, and
// those that are put together from a state or from what a person can decide.
func TestEveryKindOfEventHasASentence(t *testing.T) {
	kinds := kindsInSources(t)
	for _, state := range []string{"running", "paused", "stopped", "closed"} {
		kinds["campaign."+state] = true
	}
	delete(kinds, "letter."+string(audit.Planned)) // as every letter begins: no event says so
	if len(kinds) < 25 || !kinds["letter.replanned"] || !kinds["message.gone"] || !kinds["letter.accepted"] || !kinds["review.withdrawn"] || !kinds["report.contrasts"] {
		t.Fatalf("the sources are not read: %v", kinds)
	}
	for kind := range kinds {
		e := store.Event{Kind: kind, Actor: "person:eva", Payload: map[string]any{"letter": "c/oak/01/reminder", "message": "0123456789abcdef", "subject": "fedcba9876543210", "class": "human", "outcome": "silent", "value": "yes", "placement": "junk"}}
		if says := sentence(e, time.UTC); !regexp.MustCompile(`^[\p{L}].*[a-z0-9]\.$`).MatchString(says) {
			t.Errorf("%s says %q", kind, says)
		}
	}
	if says := sentence(store.Event{Kind: "letter.folded"}, time.UTC); says != "" {
		t.Errorf("a kind that nobody knows says %q", says)
	}
}

// kindsInSources are the kinds of events that stand in the sources as they are, and
// "letter." and "review." before each state of a letter and kind of decision.
func kindsInSources(t *testing.T) map[string]bool {
	t.Helper()
	kind := regexp.MustCompile(`^(campaign|letter|message|enquiry|review)\.[a-z_]+$`)
	named := regexp.MustCompile(`^[a-z_]+\.[a-z_]+$`)
	kinds := map[string]bool{}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			fits := kind
			if spec, ok := n.(*ast.ValueSpec); ok {
				addConstant(t, kinds, spec)
			}
			if field, ok := n.(*ast.KeyValueExpr); ok {
				if key, ok := field.Key.(*ast.Ident); ok && key.Name == "Kind" {
					n, fits = field.Value, named
				}
			}
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && fits.MatchString(s) && s != "campaign.yaml" {
					kinds[s] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

// addConstant adds the kind that is made of a state of a letter or of what a
// person can decide.
func addConstant(t *testing.T, kinds map[string]bool, spec *ast.ValueSpec) {
	t.Helper()
	before := ""
	if of, ok := spec.Type.(*ast.Ident); ok && of.Name == "LetterState" {
		before = "letter."
	} else if strings.HasPrefix(spec.Names[0].Name, "Override") {
		before = "review."
	}
	if before == "" || len(spec.Values) == 0 {
		return
	}
	lit, ok := spec.Values[0].(*ast.BasicLit)
	if !ok {
		t.Fatalf("%s is no literal", spec.Names[0])
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		t.Fatal(err)
	}
	kinds[before+s] = true
}

func TestSentences(t *testing.T) {
	vilnius, err := time.LoadLocation("Europe/Vilnius")
	if err != nil {
		t.Fatal(err)
	}
	letter := func(kind, stage string, payload map[string]any) store.Event {
		payload["letter"] = "spring/oak/01/" + stage
		return store.Event{Kind: "letter." + kind, Payload: payload}
	}
	due := float64(time.Date(2026, 3, 30, 7, 0, 0, 0, time.UTC).UnixMicro())
	for _, c := range []struct {
		e    store.Event
		want string
	}{
		{letter("due", "opening", map[string]any{"due_at": due, "reason": "launch"}), "The opening letter is due Mon 30 Mar 10:00:00, as planned."},
		{letter("due", "opening", map[string]any{"from": "claimed", "reason": "connection"}), "The opening letter waits for another try because the mail server could not be reached."},
		{letter("replanned", "follow_up", map[string]any{"due_at": due, "reason": "too_late"}), "The follow-up question got a new time, Mon 30 Mar 10:00:00 because it had become too late."},
		{letter("not_needed", "thanks", map[string]any{"reason": "the window is over"}), "The letter of thanks will not be sent (the window is over)."},
		{letter("accepted", "reminder", map[string]any{"reason": "reply"}), "The reminder was accepted by our mail server; a reply proves it."},
		{store.Event{Kind: "letter.rejected", Text: "5.1.1\r\n unknown\x1b[2J", Payload: map[string]any{"letter": "a/b/01/opening", "code": 550.0, "reason": "rcpt"}}, "The opening letter was refused (550 5.1.1 unknown?[2J)."},
		{store.Event{Kind: "message.decided", Payload: map[string]any{"message": "0123456789abcdef", "class": "out_of_office"}}, "Message 0123456789 was read as an out-of-office notice."},
		{store.Event{Kind: "message.decided", Payload: map[string]any{"message": "post.test/0123456789abcdef/part", "class": "uncertain"}}, "Message 0123456789 was read as uncertain."},
		{store.Event{Kind: "review.match", Actor: "person:eva", Payload: map[string]any{"decision": 7.0, "subject": "post.test/0123456789abcdef", "value": ""}}, "Decision 7 by eva: message 0123456789 is none of ours."},
	} {
		if got := sentence(c.e, vilnius); got != c.want {
			t.Errorf("%s says\n%s\nwant\n%s", c.e.Kind, got, c.want)
		}
	}
}

func TestSinceWords(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "+0:00:00", 65 * time.Second: "+0:01:05", -time.Hour: "-1:00:00", 51*time.Hour + 400*time.Millisecond: "+2d 3:00:00", -30 * time.Hour: "-1d 6:00:00",
	} {
		if got := sinceWords(d); got != want {
			t.Errorf("%v is %s, want %s", d, got, want)
		}
	}
}
