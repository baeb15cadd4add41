package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const inspectReply = "From: Eve <eve@inn.example>\r\nTo: ada@post.example\r\nSubject: Re: Room\r\nIn-Reply-To: <1@post.example>\r\n" +
	"Date: Mon, 2 Mar 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
	"Dear Ada,\r\n\r\na double room costs 80 euro a night.\x1b[31m\r\n\r\nKind regards\r\nEve Brown\r\n\r\n> how much is a double room?\r\n"

const inspectEnquiry = `{"id": "E1", "language": "en", "persona": {"name": "Ada Lind", "address": "ada@post.example"},
 "company": {"name": "Lake Inn", "address": "desk@inn.example", "domain": "inn.example"}, "subject": "Room", "body": "Hello,\n\nhow much is a double room?\n\nAda Lind",
 "questions": [{"id": "price", "text": "How much is a double room?"}], "message_id": "<1@post.example>", "sent_at": "2026-03-02T09:00:00Z"}`

// inspectRun runs the command line and returns its exit code and output.
func inspectRun(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Main(t.Context(), append([]string{"inspect"}, args...), func(string) string { return "" }, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func inspectFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestInspectJSONL(t *testing.T) {
	path := inspectFile(t, "reply.eml", inspectReply)
	code, out, errs := inspectRun(t, "", "--jsonl", "--enquiry", inspectFile(t, "e.json", inspectEnquiry), path)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var o map[string]any
	if err := json.Unmarshal([]byte(out), &o); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	for _, key := range []string{
		"file", "class", "best", "confidence", "evidence", "language", "visible_text", "body_text", "signature", "quoted_text",
		"facts", "questions", "bounce", "ack", "matched", "defects",
	} {
		if _, ok := o[key]; !ok {
			t.Errorf("key %q is missing", key)
		}
	}
	facts := o["facts"].(map[string]any)
	got := []any{o["file"], o["class"], o["language"], o["matched"], o["bounce"], facts["greeting"], facts["responder_name"], facts["phone"], o["questions"].(map[string]any)["price"]}
	want := []any{path, "human", "en", true, nil, true, "Eve Brown", nil, "answered"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if v := o["visible_text"].(string); strings.Contains(v, "how much") || !strings.Contains(v, "80 euro") {
		t.Errorf("visible text %q", v)
	}
}

func TestInspectWithoutEnquiry(t *testing.T) {
	code, out, _ := inspectRun(t, inspectReply, "--jsonl", "-")
	if code != 0 || !strings.Contains(out, `"matched":null`) || !strings.Contains(out, `"file":"-"`) {
		t.Errorf("exit code %d, %s", code, out)
	}
}

func TestInspectFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.eml", "a.eml", "c/d.eml"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(inspectReply), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, out, _ := inspectRun(t, "", "--jsonl", dir)
	var names []string
	for line := range strings.Lines(out) {
		var o struct{ File string }
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatal(err)
		}
		names = append(names, strings.TrimPrefix(filepath.ToSlash(o.File), filepath.ToSlash(dir)+"/"))
	}
	if want := []string{"a.eml", "b.eml", "c/d.eml"}; !slices.Equal(names, want) {
		t.Errorf("read %v, want %v", names, want)
	}
}

func TestInspectAs(t *testing.T) {
	cases := []struct{ as, content string }{
		{"text", "Grüße aus dem Haus am See, das Zimmer kostet 80 Euro.\n\n> was kostet das Zimmer?\n"},
		{"html", "<p>Grüße aus dem Haus am See, das Zimmer kostet 80 Euro.</p><blockquote type=\"cite\">was kostet das Zimmer?</blockquote>"},
	}
	for _, c := range cases {
		_, out, errs := inspectRun(t, "", "--jsonl", "--as", c.as, inspectFile(t, "reply", c.content))
		var o struct {
			Visible string `json:"visible_text"`
		}
		if err := json.Unmarshal([]byte(out), &o); err != nil || o.Visible != "Grüße aus dem Haus am See, das Zimmer kostet 80 Euro." {
			t.Errorf("%s: %q %v %s", c.as, o.Visible, err, errs)
		}
	}
}

func TestInspectView(t *testing.T) {
	_, out, _ := inspectRun(t, "", "--enquiry", inspectFile(t, "e.json", inspectEnquiry), inspectFile(t, "reply.eml", inspectReply))
	for _, want := range []string{"Class       human", "Answers     E1 by in_reply_to", "Question    price", "  | Dear Ada,", "Cut         quote"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if strings.Contains(out, "\x1b") {
		t.Error("an escape sequence of the message reached the terminal")
	}
}

func TestInspectWrongUse(t *testing.T) {
	cases := []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no path", nil, exitUsage, "file or folder"},
		{"unknown form", []string{"--as", "pdf", "-"}, exitUsage, "eml, text or html"},
		{"missing file", []string{"/nonexistent/reply.eml"}, exitFailed, "/nonexistent/reply.eml"},
		{"enquiry that is no JSON", []string{"--enquiry", inspectFile(t, "e.json", "{"), "-"}, exitUsage, "unexpected end of JSON"},
		{"missing enquiry", []string{"--enquiry", "/nonexistent/e.json", "-"}, exitFailed, "open enquiry"},
	}
	for _, c := range cases {
		code, out, errs := inspectRun(t, "", c.args...)
		if code != c.code || !strings.Contains(errs, c.says) || out != "" {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q", c.name, code, out, errs)
		}
	}
}
