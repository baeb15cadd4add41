package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
)

// inspectLimit bounds one file; a larger one is cut and marked.
const inspectLimit = 64 << 20

type inspectOptions struct {
	jsonl   bool
	as      string
	enquiry string
}

func newInspectCommand(g *globals) *cobra.Command {
	var o inspectOptions
	cmd := &cobra.Command{
		Use:   "inspect [flags] PATH...",
		Short: "Read messages and show what is found in them, without any campaign",
		Long: `Reads messages from files, from all files of a folder, or from standard input ("-"),
and shows the class of each with its evidence, the new text, and what was cut away and why.

With --enquiry, a JSON object with persona, company, subject, body, questions, message_id
and sent_at, messages are also matched to that enquiry and its questions are looked for.
` + exitCodeHelp,
		Example: `  replyaudit inspect reply.eml
  replyaudit inspect --jsonl --enquiry enquiry.json replies/`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError(errors.New(`name at least one file or folder, or "-" for standard input`))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runInspect(cmd.Context(), g, o, args) },
	}
	cmd.Flags().BoolVar(&o.jsonl, "jsonl", false, "print one JSON object per message")
	cmd.Flags().StringVar(&o.as, "as", "eml", "what the files hold: eml, text or html")
	cmd.Flags().StringVar(&o.enquiry, "enquiry", "", "JSON file with the enquiry that is answered")
	return cmd
}

func runInspect(ctx context.Context, g *globals, o inspectOptions, args []string) error {
	if o.as != "eml" && o.as != "text" && o.as != "html" {
		return usageError(fmt.Errorf("--as %q: use eml, text or html", o.as))
	}
	letters, err := inspectContext(o.enquiry)
	if err != nil {
		return err
	}
	paths, err := inspectPaths(args)
	if err != nil {
		return err
	}
	out := json.NewEncoder(g.stdout)
	out.SetEscapeHTML(false)
	unread := 0
	for path, seen := range inspectAll(paths, func(path string) (inspected, error) { return inspectPath(path, o.as, g.stdin, letters) }) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if seen.err != nil { // one bad file must not hide the others
			fmt.Fprintf(g.stderr, "replyaudit: %v\n", seen.err)
			unread++
			continue
		}
		if o.jsonl || g.json {
			err = out.Encode(seen.object(o.enquiry != ""))
		} else {
			_, err = io.WriteString(g.stdout, seen.view())
		}
		if err != nil {
			return fmt.Errorf("print %s: %w", path, err)
		}
	}
	if unread > 0 {
		return fmt.Errorf("%s could not be read; they are named above", plural(unread, "file"))
	}
	return nil
}

// outcome is what came of one path.
type outcome struct {
	inspected
	err error
}

// inspectAll inspects as many paths at a time as there are processors and yields
// what came of them in their order.
func inspectAll(paths []string, inspect func(path string) (inspected, error)) iter.Seq2[string, outcome] {
	return func(yield func(string, outcome) bool) {
		ahead := make(chan chan outcome, runtime.GOMAXPROCS(0)-1) // one more is waited for
		stop := make(chan struct{})
		defer close(stop)
		go func() {
			defer close(ahead)
			for _, path := range paths {
				done := make(chan outcome, 1)
				select {
				case ahead <- done:
				case <-stop:
					return
				}
				go func() {
					seen, err := inspect(path)
					done <- outcome{seen, err}
				}()
			}
		}()
		for _, path := range paths {
			if !yield(path, <-<-ahead) {
				return
			}
		}
	}
}

// inspectPaths replaces folders by the files in them, in the order of their names.
// Links to files count, links to folders could lead in circles.
func inspectPaths(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		if arg == "" {
			return nil, usageError(errors.New(`an empty path was given; name a file or folder, or "-" for standard input`))
		}
		if arg == "-" {
			out = append(out, arg)
			continue
		}
		before := len(out)
		err := filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			if err == nil && (path == arg && !d.IsDir() || isMessageFile(path, d)) {
				out = append(out, path)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("look for messages in %s: %w", arg, err)
		}
		if len(out) == before {
			return nil, fmt.Errorf("there are no files in %s; name a folder that holds messages", arg)
		}
	}
	return out, nil
}

// isMessageFile reports a file found in a folder that can be read to its end: no
// pipe, no device, no folder behind a link.
func isMessageFile(path string, d fs.DirEntry) bool {
	if d.Type().IsRegular() {
		return true
	}
	info, err := os.Stat(path)
	return d.Type()&fs.ModeSymlink != 0 && (err != nil || info.Mode().IsRegular()) // a broken link is named when it is read
}

// inspectPath reads the message at a path; "-" is standard input.
func inspectPath(path, as string, stdin io.Reader, ctx reading.Context) (inspected, error) {
	in := stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return inspected{}, fmt.Errorf("open message: %w", err)
		}
		defer func() { _ = f.Close() }() // it was only read
		in = f
	}
	raw, err := io.ReadAll(io.LimitReader(in, inspectLimit))
	if err != nil {
		return inspected{}, fmt.Errorf("read message %s: %w", path, err)
	}
	return inspectMessage(path, asMessage(raw, as), ctx), nil
}

// asMessage wraps bare text or HTML into a message.
func asMessage(raw []byte, as string) []byte {
	if as == "eml" {
		return raw
	}
	kind := map[string]string{"text": "text/plain", "html": "text/html"}[as]
	if utf8.Valid(raw) {
		kind += "; charset=utf-8"
	}
	head := "MIME-Version: 1.0\r\nContent-Type: " + kind + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
	return bytes.Join([][]byte{[]byte(head), raw}, nil)
}

// enquiryFile is what --enquiry takes.
type enquiryFile struct {
	ID       string `json:"id"`
	Language string `json:"language"`
	Persona  struct {
		Name    string `json:"name"`
		Address string `json:"address"`
	} `json:"persona"`
	Company struct {
		Name    string `json:"name"`
		Address string `json:"address"`
		Domain  string `json:"domain"`
	} `json:"company"`
	Subject   string `json:"subject"`
	Body      string `json:"body"`
	Questions []struct {
		ID      string   `json:"id"`
		Text    string   `json:"text"`
		Expects string   `json:"expects"`
		Cues    []string `json:"cues"`
		Key     []string `json:"key"` // facts that a correct answer holds
	} `json:"questions"`
	MessageID string    `json:"message_id"`
	SentAt    time.Time `json:"sent_at"`
}

// inspectContext reads the enquiry; without one nothing is matched or asked.
func inspectContext(path string) (reading.Context, error) {
	if path == "" {
		return reading.Context{}, nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return reading.Context{}, fmt.Errorf("open enquiry: %w", err)
	}
	e, err := readEnquiry(raw)
	if err != nil {
		return reading.Context{}, usageError(fmt.Errorf("enquiry %s: %w", path, err))
	}
	return e.context(), nil
}

// readEnquiry reads the one object of an enquiry and wants what matching rests on.
func readEnquiry(raw []byte) (e enquiryFile, err error) {
	switch begin := bytes.TrimSpace(raw); {
	case len(begin) > 0 && begin[0] == '[':
		return e, errors.New("this is a list; give one enquiry, an object with persona, company, subject, body, questions, message_id and sent_at")
	case len(begin) == 0 || begin[0] != '{':
		return e, errors.New("this is no JSON object; give one with persona, company, subject, body, questions, message_id and sent_at")
	}
	var wrong *json.UnmarshalTypeError
	switch err := json.Unmarshal(raw, &e); {
	case errors.As(err, &wrong):
		return e, fmt.Errorf("%s is a JSON %s, which it cannot be; correct it", wrong.Field, wrong.Value)
	case err != nil:
		return e, fmt.Errorf("this is not the JSON that it should be: %w; sent_at is a time such as 2026-03-02T09:00:00Z", err)
	case e.Company.Address == "" || e.Subject+e.Body == "":
		return e, errors.New("company.address, subject and body are needed to match a message to it; add them")
	}
	return e, nil
}

func (e enquiryFile) context() reading.Context {
	id := e.ID
	if id == "" {
		id = "enquiry"
	}
	first, last := splitName(e.Persona.Name)
	gctx := grade.Context{
		Language: e.Language, PersonaFirst: first, PersonaLast: last, CompanyName: e.Company.Name, LetterBody: e.Body,
	}
	for _, q := range e.Questions {
		gctx.Questions = append(gctx.Questions, grade.Question{ID: q.ID, Text: q.Text, Expects: q.Expects, Cues: q.Cues, Key: strings.Join(q.Key, "; ")})
	}
	return reading.Context{
		Letters: match.NewLetters([]match.Candidate{{
			Enquiry: id, Letter: audit.LetterID(id, audit.Opening), Organisation: e.Company.Domain, Company: e.Company.Name,
			To: e.Company.Address, From: e.Persona.Address, Subject: e.Subject, Body: e.Body,
			MessageIDs: []string{strings.Trim(e.MessageID, "<>")}, T0: e.SentAt,
		}}),
		Grades: map[string]grade.Context{audit.LetterID(id, audit.Opening): gctx},
	}
}

func splitName(name string) (first, last string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		return name, ""
	}
	return strings.Join(words[:len(words)-1], " "), words[len(words)-1]
}

// inspected is one message as inspect saw it.
type inspected struct {
	path    string
	raw     []byte
	extract reading.Extract
	reading.Decision
}

// inspectMessage reads raw in ctx; the time of receipt is taken from the message
// itself. What a person wrote is graded against the one enquiry that was named,
// also where nothing in the message ties it to that: "matched" says so.
func inspectMessage(path string, raw []byte, ctx reading.Context) inspected {
	e := reading.Read(raw)
	ctx.ReceivedAt = e.Stamped
	d := reading.Decide(e, ctx)
	if d.Match.Enquiry == "" && len(ctx.Grades) == 1 && d.Reading.Facts != nil {
		for _, asked := range ctx.Grades {
			asked.Attachments = e.Documents()
			d.Reading = reading.Grade(d.Parts, asked)
		}
	}
	return inspected{path, raw, e, d}
}
