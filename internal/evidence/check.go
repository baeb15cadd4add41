package evidence

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Finding is something that Check found wrong: in which file, and what it means.
type Finding struct {
	File string `json:"file"`
	What string `json:"what"`
}

// Result is what Check saw. Without findings, everything that the zip holds is what
// its lists name, and with a report also what the report rests on.
type Result struct {
	Facts    Facts     `json:"facts"`
	Proof    Proof     `json:"evidence"` // as computed from the zip, to be compared with the report's appendix
	Raw      int       `json:"enclosed"` // messages enclosed byte for byte
	Texts    int       `json:"texts"`    // messages enclosed as text
	Quoted   int       `json:"quoted"`   // quotations of the report that were compared with the texts
	Findings []Finding `json:"findings"`
}

// Check holds a zip against itself and, unless it is nil, against a report. It reads
// hostile files within the package's limits and keeps one message at a time. It fails
// only when nothing can be said: the file cannot be read, or is no zip of ours.
func Check(r io.ReaderAt, size int64, report *Report) (*Result, error) {
	a, found, err := open(r, size)
	if err != nil {
		return nil, err
	}
	c := &checker{archive: a, Result: Result{Findings: found}}
	files, listed := c.list(FilesFile), c.list(ListFile)
	if list := a.named[ListFile]; list != nil {
		if b, err := a.read(ListFile, maxList); err == nil {
			c.Proof.Messages, c.Proof.MessagesSum = len(listed), Sum(b)
		}
	}
	c.facts()
	c.files(files)
	c.messages(listed)
	c.events()
	c.totals()
	if report != nil {
		c.report(report)
	}
	return &c.Result, nil
}

// checker gathers what is wrong.
type checker struct {
	*archive
	Result
}

func (c *checker) wrong(file, format string, args ...any) {
	c.Findings = append(c.Findings, Finding{file, fmt.Sprintf(format, args...)})
}

// list reads a file in the form of sha256sum: name → hash.
func (c *checker) list(name string) map[string]string {
	sums := map[string]string{}
	if c.named[name] == nil {
		c.wrong(name, "is missing: somebody took it out")
		return sums
	}
	b, err := c.read(name, maxList)
	if err != nil {
		c.wrong(name, "%v", err)
		return sums
	}
	for i, text := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		sum, file, ok := strings.Cut(text, "  ")
		if text == "" && len(b) == 0 {
			continue
		}
		if !ok || !sumPattern.MatchString(sum) || !ours(file) || sums[file] != "" {
			c.wrong(name, "line %d is none of a list of hashes, or names a file again: it was changed", i+1)
			continue
		}
		sums[file] = sum
	}
	return sums
}

// facts reads evidence.json.
func (c *checker) facts() {
	if c.named[FactsFile] == nil {
		return // files says so
	}
	b, err := c.read(FactsFile, maxList)
	if err == nil {
		err = json.Unmarshal(b, &c.Facts)
	}
	if err != nil {
		c.wrong(FactsFile, "cannot be read: %v", err)
	}
}

// files holds every file against FILES.sha256.
func (c *checker) files(want map[string]string) {
	for _, f := range c.archive.files {
		if f.Name == FilesFile {
			continue
		}
		sum, err := c.sum(f.Name)
		switch {
		case err != nil:
			c.wrong(f.Name, "%v", err)
		case want[f.Name] == "":
			c.wrong(f.Name, "is not in %s: somebody added it, or took its line out", FilesFile)
		case want[f.Name] != sum:
			c.wrong(f.Name, "was changed: %s has SHA-256 %s, and it has %s", FilesFile, want[f.Name], sum)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if c.named[name] == nil {
			c.wrong(name, "is missing: %s has it, so somebody took it out", FilesFile)
		}
	}
}

func (c *checker) sum(name string) (string, error) {
	content, err := c.named[name].Open()
	if err != nil {
		return "", damaged(err)
	}
	defer content.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, content); err != nil {
		return "", damaged(err)
	}
	return hex.EncodeToString(digest.Sum(nil)), nil
}

// messages holds what is enclosed of each message against MESSAGES.sha256, and its
// text against its bytes.
func (c *checker) messages(listed map[string]string) {
	erased := map[string]bool{}
	for _, name := range c.Facts.Erased {
		erased[name] = true
	}
	for _, path := range slices.Sorted(maps.Keys(listed)) {
		name := strings.TrimSuffix(strings.TrimPrefix(path, folder), rawEnd)
		switch {
		case path != Raw(Name(listed[path])):
			c.wrong(ListFile, "names a message %s that has another hash: its line was changed", path)
		case erased[name]:
		case c.named[Text(name)] == nil:
			c.wrong(Text(name), "is missing: %s lists the message", ListFile)
		case c.Facts.Identified && c.named[path] == nil:
			c.wrong(path, "is missing: the messages are enclosed, and %s lists this one", ListFile)
		}
	}
	for _, f := range c.archive.files {
		switch {
		case strings.HasSuffix(f.Name, rawEnd):
			c.raw(f.Name, listed[f.Name])
		case strings.HasSuffix(f.Name, textEnd):
			c.Texts++
			if listed[strings.TrimSuffix(f.Name, textEnd)+rawEnd] == "" {
				c.wrong(f.Name, "is the text of a message that %s does not list", ListFile)
			}
		}
	}
}

// raw holds one message against its hash, and its text against it.
func (c *checker) raw(path, want string) {
	c.Raw++
	raw, err := c.read(path, maxFile)
	switch {
	case err != nil: // files has said so
	case want == "":
		c.wrong(path, "is not in %s, so that the report does not rest on it", ListFile)
	case Sum(raw) != want:
		c.wrong(path, "is not the message that was sent or received: its SHA-256 is not that of %s", ListFile)
	}
	text := strings.TrimSuffix(path, rawEnd) + textEnd
	if err != nil || c.named[text] == nil {
		return
	}
	quoted, err := c.read(text, maxFile)
	if err != nil {
		return
	}
	if words := notIn(body(quoted), raw); words != "" {
		c.wrong(text, "quotes %q, which the message does not say there", words)
	}
}

// events follows the chain of the log.
func (c *checker) events() {
	f := c.named[EventsFile]
	if f == nil {
		return // files says so
	}
	content, err := f.Open()
	if err != nil {
		return // files says so
	}
	defer content.Close()
	var chain Chain
	lines := bufio.NewScanner(content)
	lines.Buffer(nil, maxLine)
	broken := false
	for lines.Scan() {
		var l Line
		err := json.Unmarshal(lines.Bytes(), &l)
		chain.next(l.Event)
		if (err != nil || l.Chain != chain.Head) && !broken {
			broken = true
			c.wrong(EventsFile, "line %d: the chain breaks here: this event was changed, or one before it was taken out, added or moved", chain.N)
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		c.wrong(EventsFile, "line %d is longer than an event can be", chain.N+1)
	}
	c.Proof.Events, c.Proof.EventsSum = chain.N, chain.Head
}

// totals holds what evidence.json counts against what there is.
func (c *checker) totals() {
	if c.named[FactsFile] == nil || c.named[ListFile] == nil || c.named[EventsFile] == nil {
		return
	}
	said := c.Facts.Proof
	if said.MessagesSum != c.Proof.MessagesSum || said.Messages != c.Proof.Messages {
		c.wrong(ListFile, "is not the list that %s names: %d messages, SHA-256 %s", FactsFile, said.Messages, orNone(said.MessagesSum))
	}
	if said.EventsSum != c.Proof.EventsSum || said.Events != c.Proof.Events {
		c.wrong(EventsFile, "is not the log that %s names: %d events up to %s", FactsFile, said.Events, orNone(said.EventsSum))
	}
}

// report holds the zip against the report.
func (c *checker) report(r *Report) {
	if sum, ok := c.Facts.Reports[r.Name]; !ok || sum != r.Sum {
		c.wrong(r.Name, "is not the file that this evidence was written with: one of them was changed, or the report was written at another time or in another language")
	}
	for _, x := range []struct{ what, report, zip string }{
		{ListFile + ": the list of messages", r.Proof.MessagesSum, c.Proof.MessagesSum},
		{EventsFile + ": the log", r.Proof.EventsSum, c.Proof.EventsSum},
		{FactsFile + ": the design", r.Design, c.Facts.DesignHash},
		{FactsFile + ": the rubric", r.Rubric, c.Facts.RubricHash},
	} {
		if file, what, _ := strings.Cut(x.what, ": "); x.report != x.zip {
			c.wrong(file, "%s is not the one that the report names: SHA-256 %s, and here %s", what, orNone(x.report), orNone(x.zip))
		}
	}
	for _, q := range r.quotes {
		c.quote(q)
	}
}

// orNone is a hash that a file of a stranger names, as it may be printed.
func orNone(sum string) string {
	if !sumPattern.MatchString(sum) {
		return "(none)"
	}
	return sum
}

// quote holds a quotation of the report against the text of its message.
func (c *checker) quote(q quote) {
	path := Text(q.message)
	if !namePattern.MatchString(path) || c.named[path] == nil {
		c.wrong("report", "quotes message %q, which is not enclosed", q.message)
		return
	}
	text, err := c.read(path, maxFile)
	if err != nil {
		return // files has said so
	}
	c.Quoted++
	if Sum(squeezed(body(text))) != q.sum {
		c.wrong(path, "is not what the report quotes of this message")
	}
}

// body is what stands below the head of a text.
func body(text []byte) []byte {
	_, below, _ := bytes.Cut(text, []byte("\n\n"))
	return below
}

// squeezed makes one space of all white space between words.
func squeezed(text []byte) []byte { return bytes.Join(bytes.Fields(text), []byte(" ")) }
