// Package evidence is the file by which a reader checks a report without those who
// wrote it: evidence.zip.
//
// The report prints two hashes: of the list of all messages that it rests on, and of
// the last line of the log. The zip holds both lists in full, the text of each
// message as the report quotes it and, where people may be shown, the message itself
// byte for byte. Nothing in it can be changed without a hash that differs, and
// sha256sum alone finds that; Check says it in words and also holds quotations
// against messages.
//
// What it cannot show: that a message which is listed and not enclosed says what its
// text says. Its hash binds whoever wrote the report to show no other later.
package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// The files of the zip, beside one or two for each message.
const (
	Page       = "index.html"      // says what is inside and how to check it
	FactsFile  = "evidence.json"   // Facts
	EventsFile = "events.jsonl"    // a Line for each event
	ListFile   = "MESSAGES.sha256" // of the messages as sent and received; its hash is in the report
	FilesFile  = "FILES.sha256"    // of every other file of the zip
)

// Limits of a zip: what exceeds them is neither written nor read.
const (
	maxFiles = 65_000    // below the 65,535 of a plain zip
	maxFile  = 64 << 20  // bytes of one file
	maxTotal = 2 << 30   // bytes of all files
	maxList  = 16 << 20  // bytes of a list of hashes
	maxNames = 128       // bytes of the directory for each file, at most
	maxLine  = 1 << 20   // bytes of a line of the log
	maxPage  = 256 << 20 // bytes of a report
)

const (
	folder   = "messages/"
	rawEnd   = ".eml"
	textEnd  = ".txt"
	sumSize  = 2 * sha256.Size
	nameSize = sumSize / 2
)

var (
	sumPattern  = regexp.MustCompile(`^[0-9a-f]{64}$`)
	namePattern = regexp.MustCompile(`^messages/[0-9a-f]{32}\.(?:eml|txt)$`)
)

// Facts are what evidence.json says of the whole.
type Facts struct {
	Campaign      string            `json:"campaign"`
	CopyFor       string            `json:"copy_for,omitempty"` // key of the company whose own copy this is
	Language      string            `json:"language"`           // of the page and of what stands for masked words
	AsOf          string            `json:"as_of"`              // RFC 3339
	DesignHash    string            `json:"design_hash"`
	RubricHash    string            `json:"rubric_hash"`
	ReaderVersion string            `json:"reader_version"`
	Identified    bool              `json:"identified"` // the messages themselves are enclosed
	Proof         Proof             `json:"evidence"`
	Erased        []string          `json:"erased,omitempty"` // names of messages whose content is erased
	Reports       map[string]string `json:"reports"`          // files that were written with it → SHA-256
}

// Proof is what a report prints of its evidence.
type Proof struct {
	Messages    int    `json:"messages"`        // lines of MESSAGES.sha256
	MessagesSum string `json:"messages_sha256"` // of that file
	Events      int    `json:"events"`          // lines of events.jsonl
	EventsSum   string `json:"events_sha256"`   // head of their chain
}

// Name is the name of a message in the evidence, by the SHA-256 of its bytes: it says
// nothing of whoever wrote it, and is the same in every copy.
func Name(sum string) string { return sum[:min(nameSize, len(sum))] }

// Raw and Text are the paths of a message in the zip.
func Raw(name string) string  { return folder + name + rawEnd }
func Text(name string) string { return folder + name + textEnd }

// Sum is the SHA-256 of bytes, in hexadecimal digits.
func Sum(b []byte) string {
	digest := sha256.Sum256(b)
	return hex.EncodeToString(digest[:])
}

// List is MESSAGES.sha256 for messages with these hashes, in the form that sha256sum
// reads, by name; and how many there are, each once.
func List(sums []string) (list []byte, n int) {
	sums = slices.Compact(slices.Sorted(slices.Values(sums)))
	var b strings.Builder
	for _, sum := range sums {
		b.WriteString(line(sum, Raw(Name(sum))))
	}
	return []byte(b.String()), len(sums)
}

// line is a line as sha256sum writes it.
func line(sum, name string) string { return sum + "  " + name + "\n" }

// Event is a line of the log as everybody may read it.
type Event struct {
	Entity string `json:"entity"` // enquiry or campaign
	Seq    int    `json:"seq"`
	At     string `json:"at"`    // RFC 3339
	Actor  string `json:"actor"` // engine, or person
	Kind   string `json:"kind"`
	Letter string `json:"letter,omitempty"`
	Detail string `json:"detail,omitempty"`
}

// Who says what an event hides; it is no part of the chain.
type Who struct {
	Entity string `json:"entity"`
	Actor  string `json:"actor"`
}

// Line is a line of events.jsonl. Chain is the SHA-256 of the chain of the line before
// ("" before the first), a line feed, and the bytes of Event.
type Line struct {
	Event json.RawMessage `json:"event"`
	Chain string          `json:"chain"`
	Who   *Who            `json:"who,omitempty"`
}

// Chain ties each event to all before it. The zero value is that of an empty log.
type Chain struct {
	Head string // of the last event, "" before the first
	N    int
}

// Add continues the chain.
func (c *Chain) Add(e Event) (Line, error) {
	body, err := json.Marshal(e)
	if err != nil {
		return Line{}, err
	}
	c.next(body)
	return Line{Event: body, Chain: c.Head}, nil
}

func (c *Chain) next(event []byte) {
	c.Head = Sum(append([]byte(c.Head+"\n"), event...))
	c.N++
}
