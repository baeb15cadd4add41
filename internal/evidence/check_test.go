package evidence_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/evidence"
)

const (
	letter  = "From: Ada <ada@post.example>\r\nTo: info@firm.example\r\nSubject: A room\r\n\r\nHello, how much is a room in May?\r\nAda\r\n"
	reply   = "From: Eva Lind <eva@firm.example>\r\nTo: ada@post.example\r\nSubject: Re: A room\r\n\r\nDear Ada,\r\na room is 45 EUR a night. We open in May.\r\nEva\r\n"
	asked   = "From: [customer 1]\nTo: info@firm.example\nSubject: A room\n\nHello, how much is a room in May?\n[customer 1]\n"
	replied = "From: [staff 1]\nSubject: Re: A room\n\nDear [customer 1],\na room is 45 EUR a night. We open in May.\n[staff 1]\n"
)

// file is one file of a zip.
type file struct{ name, content string }

// good is evidence of one letter and its answer, messages enclosed.
func good(tb testing.TB) []byte {
	tb.Helper()
	var out bytes.Buffer
	w := evidence.NewWriter(&out)
	add := func(name, content string) {
		if err := w.Add(name, func(f io.Writer) error { _, err := io.WriteString(f, content); return err }); err != nil {
			tb.Fatal(err)
		}
	}
	list, n := evidence.List([]string{evidence.Sum([]byte(letter)), evidence.Sum([]byte(reply))})
	var chain evidence.Chain
	var log strings.Builder
	for i, kind := range []string{"letter.due", "letter.accepted", "message.decided"} {
		line, err := chain.Add(evidence.Event{Entity: "spring/firm/01", Seq: i + 1, At: "2026-03-02T09:00:00Z", Actor: "engine", Kind: kind})
		if err != nil {
			tb.Fatal(err)
		}
		log.WriteString(encoded(tb, line))
	}
	add(evidence.Page, "<!DOCTYPE html><p>How to check")
	add(evidence.FactsFile, encoded(tb, evidence.Facts{
		Campaign: "spring", Identified: true, DesignHash: strings.Repeat("d", 64), RubricHash: strings.Repeat("e", 64),
		Proof:   evidence.Proof{Messages: n, MessagesSum: evidence.Sum(list), Events: chain.N, EventsSum: chain.Head},
		Reports: map[string]string{"report.html": evidence.Sum([]byte(page(string(list), chain.Head, "a room is 45 EUR a night. We open in May.")))},
	}))
	add(evidence.EventsFile, log.String())
	add(evidence.ListFile, string(list))
	for _, m := range [][2]string{{letter, asked}, {reply, replied}} {
		name := evidence.Name(evidence.Sum([]byte(m[0])))
		add(evidence.Raw(name), m[0])
		add(evidence.Text(name), m[1])
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func encoded(tb testing.TB, v any) string {
	tb.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b) + "\n"
}

// page is what matters of a report.
func page(list, head, answer string) string {
	return `<table><tr><td id="evidence-messages">` + evidence.Sum([]byte(list)) + `</td></tr><tr><td id="evidence-events">` + head + `</td></tr>
<tr><td id="evidence-design">` + strings.Repeat("d", 64) + `</td></tr><tr><td id="evidence-rubric">` + strings.Repeat("e", 64) + `</td></tr></table>
<div class="letter mail" data-evidence="` + evidence.Name(evidence.Sum([]byte(reply))) + `"><header><b>Subject</b></header><div class="body">Dear <span class="mask">[customer 1]</span>,
<mark class="e">` + strings.Replace(answer, "45 EUR", `45</mark><span class="en">1</span> EUR`, 1) + "\n<span class=\"mask\">[staff 1]</span></div></div>"
}

func unpack(tb testing.TB, b []byte) (files []file) {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		files = append(files, file{f.Name, string(content)})
	}
	return files
}

func pack(tb testing.TB, files []file) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(w, f.content); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func rawName() string  { return evidence.Raw(evidence.Name(evidence.Sum([]byte(reply)))) }
func textName() string { return evidence.Text(evidence.Name(evidence.Sum([]byte(reply)))) }

// replace changes words of one file; a careful forger then mends the hashes in lists.
func replace(name, from, to string, lists ...string) func([]file) []file {
	return func(files []file) []file {
		sums := map[string]string{}
		change := func(name string, to func(string) string) {
			for i, f := range files {
				if f.name == name {
					files[i].content = to(f.content)
					sums[evidence.Sum([]byte(f.content))] = evidence.Sum([]byte(files[i].content))
				}
			}
		}
		change(name, func(s string) string { return strings.Replace(s, from, to, 1) })
		for _, list := range lists {
			change(list, func(s string) string {
				for old, now := range sums {
					s = strings.ReplaceAll(s, old, now)
				}
				return s
			})
		}
		return files
	}
}

func without(name string) func([]file) []file {
	return func(files []file) []file {
		return slices.DeleteFunc(files, func(f file) bool { return f.name == name })
	}
}

func with(name string) func([]file) []file {
	return func(files []file) []file { return append(files, file{name, "new"}) }
}

func check(tb testing.TB, b []byte, report *evidence.Report) *evidence.Result {
	tb.Helper()
	r, err := evidence.Check(bytes.NewReader(b), int64(len(b)), report)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func reportOf(tb testing.TB, b []byte, answer string) *evidence.Report {
	tb.Helper()
	var list, head string
	for _, f := range unpack(tb, b) {
		switch f.name {
		case evidence.ListFile:
			list = f.content
		case evidence.FactsFile:
			var facts evidence.Facts
			if err := json.Unmarshal([]byte(f.content), &facts); err != nil {
				tb.Fatal(err)
			}
			head = facts.Proof.EventsSum
		}
	}
	r, err := evidence.ReadReport("out/report.html", strings.NewReader(page(list, head, answer)))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func TestSoundEvidence(t *testing.T) {
	b := good(t)
	r := check(t, b, reportOf(t, b, "a room is 45 EUR a night. We open in May."))
	if len(r.Findings) > 0 || r.Raw != 2 || r.Texts != 2 || r.Proof.Events != 3 || r.Quoted != 1 {
		t.Errorf("%+v", r)
	}
	if !bytes.Equal(b, good(t)) {
		t.Error("the zip differs from one writing to the next")
	}
}

// Whatever is changed is found, and the line names it.
func TestChangesAreFoundAndNamed(t *testing.T) {
	files := evidence.FilesFile
	for name, x := range map[string]struct {
		change     func([]file) []file
		file, what string
	}{
		"a byte of a message":                 {replace(rawName(), "45", "55"), rawName(), "is not the message that was sent or received"},
		"a byte of a text":                    {replace(textName(), "45", "55"), textName(), "was changed"},
		"a byte of the list":                  {replace(evidence.ListFile, "messages/", "messages/0"), evidence.ListFile, "line 1 is none"},
		"a byte of an event":                  {replace(evidence.EventsFile, "letter.due", "letter.dud"), evidence.EventsFile, "line 1: the chain breaks here"},
		"a byte of the page":                  {replace(evidence.Page, "How", "Now"), evidence.Page, "was changed"},
		"a byte of the list of files":         {replace(files, "index", "Index"), files, "line 1 is none"},
		"a message is taken out":              {without(rawName()), rawName(), "somebody took it out"},
		"a text is taken out":                 {without(textName()), textName(), "somebody took it out"},
		"the list is taken out":               {without(evidence.ListFile), evidence.ListFile, "is missing"},
		"the log is taken out":                {without(evidence.EventsFile), evidence.EventsFile, "is missing"},
		"the list of files is taken out":      {without(files), files, "is missing"},
		"a message is added":                  {with("messages/" + strings.Repeat("a", 32) + ".eml"), "messages/" + strings.Repeat("a", 32) + ".eml", "is not in MESSAGES.sha256"},
		"a program is added":                  {with("index.exe"), `"index.exe"`, "does not belong"},
		"a way out of the folder":             {with("../../.profile"), `"../../.profile"`, "does not belong"},
		"a second page":                       {with(evidence.Page), evidence.Page, "is there twice"},
		"a text and its hash":                 {replace(textName(), "45", "55", files), textName(), `quotes "a room is 55 EUR a night", which the message does not say`},
		"an event and its hash":               {replace(evidence.EventsFile, "accepted", "rejected", files), evidence.EventsFile, "line 2: the chain breaks here"},
		"an event less":                       {replace(evidence.EventsFile, "\n{", "", files), evidence.EventsFile, "the chain breaks here"},
		"a message, its hash and those of it": {replace(rawName(), "45", "55", evidence.ListFile, files), evidence.ListFile, "is not the list that evidence.json names"},
	} {
		t.Run(name, func(t *testing.T) {
			r := check(t, pack(t, x.change(unpack(t, good(t)))), nil)
			if !slices.ContainsFunc(r.Findings, func(f evidence.Finding) bool { return f.File == x.file && strings.Contains(f.What, x.what) }) {
				t.Errorf("found %v, want %s: … %s", r.Findings, x.file, x.what)
			}
		})
	}
}

// A zip that agrees with itself is held against the report.
func TestReportIsHeldAgainstTheEvidence(t *testing.T) {
	b := good(t)
	for name, x := range map[string]struct {
		report *evidence.Report
		what   string
	}{
		"another quotation": {reportOf(t, b, "a room is 55 EUR a night. We open in May."), "is not what the report quotes of this message"},
		"a changed report":  {reportOf(t, b, "a room is 45 EUR a night. We open in May. "), "is not the file that this evidence was written with"},
		"another campaign":  {&evidence.Report{Name: "report.html", Proof: evidence.Proof{MessagesSum: strings.Repeat("a", 64)}}, "the list of messages is not the one that the report names"},
	} {
		r := check(t, b, x.report)
		if !slices.ContainsFunc(r.Findings, func(f evidence.Finding) bool { return strings.Contains(f.What, x.what) }) {
			t.Errorf("%s: found %v", name, r.Findings)
		}
	}
	for name, text := range map[string]string{"report.html": "<p>none", "report.json": `{"evidence": {}}`, "report.pdf": "%PDF", "x.json": "{"} {
		if _, err := evidence.ReadReport(name, strings.NewReader(text)); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

// What is made to exhaust memory or time is refused before anything is unpacked.
func TestHostileZips(t *testing.T) {
	b := good(t)
	end := len(b) - 22
	patched := func(change func([]byte)) []byte {
		c := bytes.Clone(b)
		change(c)
		return c
	}
	directory := int(binary.LittleEndian.Uint32(b[end+16:]))
	for name, bad := range map[string][]byte{
		"empty":                  {},
		"cut":                    b[:len(b)/2],
		"something after it":     append(bytes.Clone(b), 0),
		"something before it":    append([]byte("MZ"), b...),
		"a comment":              append(patched(func(c []byte) { c[end+20] = 1 }), 'x'),
		"more files than bytes":  patched(func(c []byte) { binary.LittleEndian.PutUint16(c[end+10:], 65_535) }),
		"a directory elsewhere":  patched(func(c []byte) { binary.LittleEndian.PutUint32(c[end+16:], 0) }),
		"a file of 4 GB":         patched(func(c []byte) { binary.LittleEndian.PutUint32(c[directory+24:], 0xFFFF_FFF0) }),
		"a file upon the others": patched(func(c []byte) { binary.LittleEndian.PutUint32(c[directory+20:], uint32(directory)) }),
	} {
		if r, err := evidence.Check(bytes.NewReader(bad), int64(len(bad)), nil); err == nil {
			t.Errorf("%s: was read, with %v", name, r.Findings)
		}
	}
	// Programs that go by the local headers would unpack another name.
	r := check(t, patched(func(c []byte) { c[30] = 'I' }), nil)
	if len(r.Findings) == 0 {
		t.Error("a name that differs from the directory's is not found")
	}
	bomb := pack(t, []file{{evidence.Page, strings.Repeat("0", 65<<20)}})
	if _, err := evidence.Check(bytes.NewReader(bomb), int64(len(bomb)), nil); err == nil || !strings.Contains(err.Error(), "exhaust") {
		t.Errorf("a bomb: %v", err)
	}
}

func TestWriterRefusesWhatCheckDoesNotRead(t *testing.T) {
	w := evidence.NewWriter(io.Discard)
	err := w.Add(evidence.Page, func(f io.Writer) error {
		for range 65 {
			if _, err := f.Write(make([]byte, 1<<20)); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "--company") {
		t.Errorf("65 MB in one file: %v", err)
	}
}

// No bytes make the check fail badly, and nothing passes with a message that the
// report does not rest on.
func FuzzCheck(f *testing.F) {
	b := good(f)
	report := reportOf(f, b, "a room is 45 EUR a night. We open in May.")
	f.Add(b)
	f.Add(b[:len(b)-30])
	f.Add(pack(f, replace(rawName(), "45", "55")(unpack(f, b))))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := evidence.Check(bytes.NewReader(b), int64(len(b)), report)
		if err != nil || len(r.Findings) > 0 {
			return
		}
		for _, file := range unpack(t, b) {
			if strings.HasSuffix(file.name, ".eml") && file.content != letter && file.content != reply {
				t.Errorf("%s passes as %q", file.name, file.content)
			}
		}
	})
}

// No page makes reading a report fail badly.
func FuzzReadReport(f *testing.F) {
	f.Add(page("", "", "a room is 45 EUR"))
	f.Add(`{"evidence": {"messages_sha256": "a"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"report.html", "report.json"} {
			r, err := evidence.ReadReport(name, strings.NewReader(text))
			if err == nil && (r.Sum != evidence.Sum([]byte(text)) || r.Proof.MessagesSum == "" && r.Proof.EventsSum == "") {
				t.Errorf("%s: %+v", name, r)
			}
		}
	})
}
