package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/evidence"
	"replyaudit/internal/mask"
)

// evidenceOf is the evidence of a model, file by file, and the zip.
func evidenceOf(t *testing.T, m *analysis.Model, language string, enc Enclosure) (files map[string]string, packed []byte) {
	t.Helper()
	var out bytes.Buffer
	if err := Evidence(&out, m, Options{Language: language}, enc); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(b)
		if len(f.Extra) > 0 || f.Mode().Perm() != 0o600 || f.Modified.Year() != 1980 {
			t.Errorf("%s: extra %x, mode %v, time %v", f.Name, f.Extra, f.Mode(), f.Modified)
		}
	}
	return files, out.Bytes()
}

// The evidence agrees with itself and with the report in each language, and the hashes
// that the report prints are the same in each.
func TestEvidenceIsThatOfTheReport(t *testing.T) {
	m := sixLetters()
	proof := proofOf(m, mask.New(m))
	for _, language := range Languages() {
		page := htmlOf(t, m, language)
		_, packed := evidenceOf(t, m, language, Enclosure{Reports: map[string]string{"report.html": evidence.Sum([]byte(page))}})
		r, err := evidence.ReadReport("report.html", strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		result, err := evidence.Check(bytes.NewReader(packed), int64(len(packed)), r)
		if err != nil || len(result.Findings) > 0 || result.Proof != proof || result.Quoted == 0 {
			t.Errorf("%s: %v, %+v, want %+v", language, err, result, proof)
		}
	}
	if figuresOf(t, m).Evidence != proof {
		t.Errorf("report.json has %+v", figuresOf(t, m).Evidence)
	}
}

func TestEvidenceHasTheSameBytesEachTime(t *testing.T) {
	_, one := evidenceOf(t, sixLetters(), "lt", Enclosure{})
	_, two := evidenceOf(t, changed(6, func(*analysis.Data) {}), "lt", Enclosure{})
	if !bytes.Equal(one, two) {
		t.Error("the evidence differs from one writing to the next")
	}
}

// Without leave nothing in the zip names staff, personas, or their addresses and phones.
func TestRule11_EvidenceNamesNobody(t *testing.T) {
	m := changed(6, func(d *analysis.Data) { d.Campaign.Report.ShowStaff = false })
	files, _ := evidenceOf(t, m, "", Enclosure{})
	var traces []string
	for _, p := range m.Campaign.Personas {
		traces = append(traces, p.Last, p.Address)
	}
	for i := range m.Enquiries {
		for _, x := range m.Enquiries[i].Messages {
			facts := x.Decision.Reading.Facts
			if name := strings.Fields(facts["responder_name"].Value); len(name) > 0 {
				traces = append(traces, name[len(name)-1])
			}
			traces = append(traces, facts["phone"].Span.Quote)
		}
	}
	looked := 0
	for name, text := range files {
		for _, trace := range traces {
			if looked++; trace != "" && strings.Contains(text, trace) {
				t.Errorf("%s holds %q", name, trace)
			}
		}
		if strings.HasSuffix(name, ".eml") {
			t.Errorf("%s is a message itself", name)
		}
	}
	if looked < 1000 {
		t.Errorf("only %d looks", looked)
	}
}

// One company's evidence holds its own messages and events alone.
func TestOwnEvidenceIsThatOfOneCompany(t *testing.T) {
	m := ownCopy(t, "lt01", 6, func(*analysis.Data) {})
	files, _ := evidenceOf(t, m, "", Enclosure{})
	own := 0
	for i := range m.Enquiries {
		if e := &m.Enquiries[i]; e.Company == "lt01" {
			own += 1 + len(e.Messages) + len(e.Pending)
		}
	}
	if n := strings.Count(files[evidence.ListFile], "\n"); n != own || n == 0 {
		t.Errorf("lists %d messages, want %d", n, own)
	}
	for _, line := range strings.Split(strings.TrimSpace(files[evidence.EventsFile]), "\n") {
		if !strings.Contains(line, "/lt01/") {
			t.Errorf("an event of another: %s", line)
		}
	}
	for name, text := range files {
		for _, c := range m.Campaign.Companies {
			if c.Key != "lt01" && (strings.Contains(text, c.Name) || strings.Contains(text, c.Domain)) {
				t.Errorf("%s names %s", name, c.Name)
			}
		}
	}
}

// What was erased is listed and not enclosed, and the page says so.
func TestErasedMessagesAreListedAlone(t *testing.T) {
	m := sixLetters()
	gone := exhibits(m)[3]
	enc := Enclosure{Erased: map[string]bool{gone.id: true}}
	files, packed := evidenceOf(t, m, "en", enc)
	if files[evidence.Text(gone.name)] != "" || !strings.Contains(files[evidence.ListFile], gone.sum) || !strings.Contains(files[evidence.Page], "only their hashes are left: 1") {
		t.Errorf("%s: text %q", gone.name, files[evidence.Text(gone.name)])
	}
	if r, err := evidence.Check(bytes.NewReader(packed), int64(len(packed)), nil); err != nil || len(r.Findings) > 0 {
		t.Errorf("%v, %+v", err, r)
	}
}

// Messages that are enclosed must have their hash.
func TestEvidenceRefusesOtherBytes(t *testing.T) {
	err := Evidence(io.Discard, sixLetters(), Options{}, Enclosure{Raw: func(string, bool) ([]byte, error) { return []byte("other"), nil }})
	if err == nil || !strings.Contains(err.Error(), "are not those that were stored") {
		t.Errorf("ended with %v", err)
	}
	err = Evidence(io.Discard, sixLetters(), Options{}, Enclosure{Raw: func(string, bool) ([]byte, error) { return nil, fmt.Errorf("gone") }})
	if err == nil {
		t.Error("a message that cannot be read is passed over")
	}
}
