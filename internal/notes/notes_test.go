package notes

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func load(t *testing.T, text string) (*Notes, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notes.md")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	n, err := Load(path, []string{"summary", "time", "companies"}, []string{"oak", "elm", "company-3"})
	if err != nil {
		err = errorf(strings.ReplaceAll(err.Error(), path, "notes.md"))
	}
	return n, err
}

type errorf string

func (e errorf) Error() string { return string(e) }

func TestNotesAreReadByTheirStructure(t *testing.T) {
	plain := func(words string) []Text { return []Text{{Words: words}} }
	for _, c := range []struct {
		why, text string
		want      []Block
	}{
		{"lines of one paragraph", "# summary\nOne\ntwo.\n\nThree.", []Block{{Paragraph, [][]Text{{{Words: "One"}, {Words: " "}, {Words: "two."}}}}, {Paragraph, [][]Text{plain("Three.")}}}},
		{"lists, the second by numbers", "# summary\n- a\n- b\n  goes on\n1. c\n2) d", []Block{{Bullets, [][]Text{plain("a"), {{Words: "b"}, {Words: " "}, {Words: "goes on"}}}}, {Numbers, [][]Text{plain("c"), plain("d")}}}},
		{"bold, and stars that are not", "# summary\nIt is **not** so; 2 ** 3 stays", []Block{{Paragraph, [][]Text{{{Words: "It is "}, {Words: "not", Bold: true}, {Words: " so; 2 ** 3 stays"}}}}}},
		{"links as text", "# summary\nSee [us](javascript:alert(1)) or [x] (y)", []Block{{Paragraph, [][]Text{plain("See us (javascript:alert(1)) or [x] (y)")}}}},
		{"markup is text", "# summary\n<script>alert(1)</script>", []Block{{Paragraph, [][]Text{plain("<script>alert(1)</script>")}}}},
		{"a year is no list", "# summary\n2026. That was it", []Block{{Paragraph, [][]Text{plain("2026. That was it")}}}},
		{"Windows' line ends and byte order mark", "\ufeff# summary\r\nOne\r\n", []Block{{Paragraph, [][]Text{plain("One")}}}},
	} {
		n, err := load(t, c.text)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		} else if !reflect.DeepEqual(n.Sections["summary"], c.want) {
			t.Errorf("%s: %+v, want %+v", c.why, n.Sections["summary"], c.want)
		}
	}
	n, err := load(t, "by: Jane Doe\n\n# time\nA\n## company oak\nB\n## elm ##\nC\n## company-3\nD\n")
	if err != nil || n.By != "Jane Doe" || len(n.Sections) != 1 || len(n.Companies) != 3 || n.Companies["oak"][0].Items[0][0].Words != "B" {
		t.Errorf("%+v, %v", n, err)
	}
}

func TestMistakesOfNotesHaveTheirPlace(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"an unknown section", "# sumary\nx", `notes.md:1:3: there is no section "sumary"; did you mean "summary"? The sections are summary, time, companies`},
		{"an unknown company", "# time\n\n ##  company ash\nx", `notes.md:3:14: there is no company "ash"; the keys of companies are oak, elm, company-3`},
		{"twice", "# time\nx\n# time\ny", `notes.md:3:3: section "time" is given twice, first in line 1; put the words together`},
		{"too deep", "# time\n### x", `notes.md:2:1: a heading has one # for a section or two for a company; write this one in **bold**`},
		{"before a heading", "by: A\n  Hello", `notes.md:2:3: this stands before the first heading; write "by: NAME" here, and words below "# SECTION" or "## company KEY"`},
		{"no UTF-8", "# time\n\xff", `notes.md:2:1: this line is no UTF-8; save the file as UTF-8`},
		{"several at once", "# a\n# b", "notes.md:1:3: there is no section \"a\"; the sections are summary, time, companies\nnotes.md:2:3: there is no section \"b\"; the sections are summary, time, companies"},
	} {
		if _, err := load(t, c.text); err == nil || err.Error() != c.want {
			t.Errorf("%s:\n%v\nwant\n%s", c.why, err, c.want)
		}
	}
	if _, err := load(t, "# time\n"+strings.Repeat("x", most)); err == nil || !strings.Contains(err.Error(), "more than 1 MB") {
		t.Errorf("a huge file: %v", err)
	}
}

// Whatever the bytes, notes are text and every problem has a place.
func FuzzNotes(f *testing.F) {
	for _, seed := range []string{"# summary\n**a** [b](c)\n- d\n1. e", "##oak\n", "#\n", "by:\n****\n[](", "## company \n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		n, problems := parse("n.md", source, []string{"summary"}, []string{"oak"})
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.Text == "" {
				t.Errorf("%+v has no place", p)
			}
		}
		for _, blocks := range n.Sections {
			for _, b := range blocks {
				if len(b.Items) == 0 {
					t.Errorf("%+v is empty", b)
				}
			}
		}
	})
}
