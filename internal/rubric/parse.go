package rubric

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Kinds of items and what each can be computed from.
const (
	KindFact      = "fact"      // a fact of the reply holds
	KindAbsence   = "absence"   // a fact of the reply does not hold
	KindTime      = "time"      // working time against the target
	KindQuestions = "questions" // share of the questions
	KindDerived   = "derived"   // an observation about the enquiry
	KindJudgement = "judgement" // what only people can say, by a scale with anchors
)

// WhenLate is the condition that the reply came later than its target.
const WhenLate = "late"

// Problem is one mistake in a rubric.
type Problem struct {
	File         string
	Line, Column int
	Text         string
}

// Error writes the problem as editors and compilers do.
func (p Problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Text)
}

// Parse reads a rubric strictly. name is the file's name in messages. The error
// joins one Problem for each mistake, in the order of the file.
func Parse(name string, src []byte) (*Rubric, error) {
	var r Rubric
	err := yaml.NewDecoder(bytes.NewReader(src), yaml.Strict()).Decode(&r)
	if errors.Is(err, io.EOF) {
		return nil, Problem{name, 1, 1, "the rubric is empty; begin with \"name:\" and \"version:\""}
	}
	if err != nil {
		return nil, located(name, err)
	}
	file, err := parser.ParseBytes(src, 0)
	if err != nil {
		return nil, located(name, err)
	}
	c := checker{name: name, file: file, principles: principleIDs()}
	c.use(&r)
	c.rubric(&r)
	if len(c.problems) > 0 {
		return nil, c.joined()
	}
	return &r, nil
}

// located turns an error of the YAML library into a Problem.
func located(name string, err error) error {
	var e yaml.Error
	if !errors.As(err, &e) || e.GetToken() == nil {
		return fmt.Errorf("read rubric %s: %w", name, err)
	}
	at := e.GetToken().Position
	text := e.GetMessage()
	if strings.HasPrefix(text, "unknown field") {
		text += "; remove it or correct its spelling"
	}
	if m := wrongType.FindStringSubmatch(text); m != nil {
		text = fmt.Sprintf("%q cannot stand here; write %s", e.GetToken().Value, kindOf(cmp.Or(m[1], m[2])))
	}
	return Problem{name, at.Line, at.Column, text}
}

// wrongType is how the YAML library says that a value is of another kind than its key.
var wrongType = regexp.MustCompile(`cannot unmarshal .* of type (.+)$|was used where (\w+) is expected$`)

// kindOf says in words what belongs where Go has a type.
func kindOf(goType string) string {
	switch {
	case strings.HasPrefix(goType, "float"), strings.HasPrefix(goType, "int"):
		return "a number"
	case goType == "bool":
		return "true or false"
	case goType == "string":
		return "a text"
	case strings.HasPrefix(goType, "[]"), goType == "sequence":
		return "a list"
	}
	return "keys with their values"
}

// checker looks for what the types of YAML cannot say.
type checker struct {
	name       string
	file       *ast.File
	principles []string
	problems   []Problem
}

var idPattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

func (c *checker) rubric(r *Rubric) {
	c.want(r.Name != "", "$", "the rubric has no name; add \"name: my_rubric\"")
	c.want(r.Version != "", "$", "the rubric has no version; add \"version: \"1\"\" and raise it with every change")
	c.want(r.Silence >= 0 && r.Silence <= 100, "$.silence", "silence scores %g; write a number from 0 to 100", r.Silence)
	c.want(r.Threshold > 0 && r.Threshold <= 1, "$.threshold", "the threshold is %g; write a number above 0 and up to 1, for example 0.5", r.Threshold)
	c.finding(r.Silent, "$.silent")
	c.finding(r.Undelivered, "$.undelivered")
	c.bands(r.Bands)
	c.passes(r)
	c.want(len(r.Sections) > 0, "$", "the rubric has no sections; add \"sections:\" with at least one")
	sections, items, whole := map[string]bool{}, map[string]bool{}, 0.0
	for i, s := range r.Sections {
		whole += s.Weight
		at := fmt.Sprintf("$.sections[%d]", i)
		c.id(s.ID, at, sections)
		c.weight(s.Weight, at)
		c.text(s.Title, at, "title")
		c.want(len(s.Items) > 0, at, "section %s has no items; add one or remove the section", s.ID)
		total := 0.0
		for j, item := range s.Items {
			if item.Use != "" && r.Name != Default {
				total++ // unknown until the name is right
				continue
			}
			c.item(item, fmt.Sprintf("%s.items[%d]", at, j), items)
			if item.Kind != KindJudgement {
				total += item.Weight
			}
		}
		c.want(len(s.Items) == 0 || total > 0, at, "all items of section %s weigh 0, judgements left aside; give one of them a weight", s.ID)
	}
	c.want(len(r.Sections) == 0 || whole > 0, "$.sections", "all sections weigh 0; give one of them a weight")
}

func (c *checker) item(item Item, at string, seen map[string]bool) {
	c.id(item.ID, at, seen)
	c.weight(item.Weight, at)
	sources := sourceNames(item.Kind)
	c.want(slices.Contains(kinds(), item.Kind), at+".kind", "item %s has the kind %q; write one of %s", item.ID, item.Kind, strings.Join(kinds(), ", "))
	c.want(item.Kind != KindJudgement || item.From == "", at+".from", "item %s is a judgement and computed from nothing; remove \"from: %s\"", item.ID, item.From)
	c.want(sources == nil || item.Kind == KindJudgement || slices.Contains(sources, item.From), at+".from", "item %s is computed from %q; an item of kind %s can come from %s", item.ID, item.From, item.Kind, strings.Join(sources, ", "))
	c.want(item.When == "" || item.When == WhenLate, at+".when", "item %s applies when %q; write %q or leave it out", item.ID, item.When, WhenLate)
	c.want(item.Source != "", at, "item %s names no source; add \"source:\" with the study that it comes from", item.ID)
	c.want(item.Threshold >= 0 && item.Threshold <= 1, at+".threshold", "the threshold of item %s is %g; write a number from 0 to 1", item.ID, item.Threshold)
	c.knots(item, at)
	c.codebook(item, at)
	c.text(item.Title, at, "title")
	c.text(item.Mistake, at, "mistake")
	c.text(item.Repair, at, "repair")
	for k, v := range item.Views {
		c.want(slices.Contains(views(), v), fmt.Sprintf("%s.views[%d]", at, k), "there is no view %q; write one of %s", v, strings.Join(views(), ", "))
	}
	for k, p := range item.Principles {
		c.want(slices.Contains(c.principles, p), fmt.Sprintf("%s.principles[%d]", at, k), "there is no principle %q; write one of %s", p, strings.Join(c.principles, ", "))
	}
}

func (c *checker) knots(item Item, at string) {
	needed := item.Kind == KindTime || item.From == "contacts" || item.From == "handovers"
	c.want(!needed || len(item.Knots) > 0, at, "item %s needs knots; add \"knots: [{at: 1, score: 1}, {at: 5, score: 0}]\"", item.ID)
	c.want(needed || len(item.Knots) == 0, at+".knots", "item %s is no time and no count; remove its knots", item.ID)
	for i, k := range item.Knots {
		place := fmt.Sprintf("%s.knots[%d]", at, i)
		c.want(k.Score >= 0 && k.Score <= 1, place+".score", "the score of a knot is %g; write a number from 0 to 1", k.Score)
		c.want(k.At >= 0 && !math.IsInf(k.At, 0), place+".at", "a knot stands at %g; write 0 or more", k.At)
		c.want(i == 0 || k.At > item.Knots[i-1].At, place+".at", "knots must rise; %g comes after %g", k.At, item.Knots[max(0, i-1)].At)
	}
}

// codebook asks for a scale and for two values or more with anchors, in a judgement alone.
func (c *checker) codebook(item Item, at string) {
	if item.Kind != KindJudgement {
		c.want(item.Scale == "" && len(item.Values) == 0, at, "item %s is no judgement; remove its scale and values", item.ID)
		return
	}
	scales := []string{Nominal, Ordinal, Interval}
	c.want(slices.Contains(scales, item.Scale), at+".scale", "item %s has the scale %q; write one of %s", item.ID, item.Scale, strings.Join(scales, ", "))
	c.want(len(item.Values) > 1 && len(item.Values) <= maxValues, at, "item %s has %d values; coders choose between 2 and %d", item.ID, len(item.Values), maxValues)
	seen := map[string]bool{}
	for i, v := range item.Values {
		place := fmt.Sprintf("%s.values[%d]", at, i)
		c.id(v.ID, place, seen)
		c.want(v.ID != CannotTell, place+".id", "%q is what coders say when they cannot tell; name the value differently", CannotTell)
		c.want(v.Score >= 0 && v.Score <= 1, place+".score", "the score of a value is %g; write a number from 0 to 1", v.Score)
		c.want(item.Scale != Interval || i == 0 || v.Number > item.Values[i-1].Number, place+".number", "the numbers of an interval scale must rise")
		c.text(v.Anchor, place, "anchor")
	}
}

func (c *checker) finding(f Finding, at string) {
	c.text(f.Title, at, "title")
	c.text(f.Mistake, at, "mistake")
	c.text(f.Repair, at, "repair")
}

// text asks for English, which stands in for every language that is missing.
func (c *checker) text(texts map[string]string, at, field string) {
	c.want(texts["en"] != "", at, "%s has no English text; add \"en:\" under \"%s:\"", field, field)
}

func (c *checker) weight(w float64, at string) {
	c.want(w >= 0 && !math.IsInf(w, 0) && !math.IsNaN(w), at+".weight", "the weight is %g; write 0 or more", w)
}

func (c *checker) id(id, at string, seen map[string]bool) {
	c.want(idPattern.MatchString(id), at, "the id is %q; write small letters, digits and _ beginning with a letter", id)
	c.want(!seen[id], at+".id", "the id %s is used twice; choose another", id)
	seen[id] = true
}

// want notes a problem at the YAML path when ok does not hold. A path that is
// not in the file stands for the nearest part of it that is.
func (c *checker) want(ok bool, path, format string, args ...any) {
	if ok {
		return
	}
	line, column := c.position(path)
	c.problems = append(c.problems, Problem{c.name, line, column, fmt.Sprintf(format, args...)})
}

func (c *checker) position(path string) (line, column int) {
	for path != "$" {
		if p, err := yaml.PathString(path); err == nil {
			if node, err := p.FilterFile(c.file); err == nil && node != nil {
				at := node.GetToken().Position
				if m, ok := node.(*ast.MappingNode); ok && len(m.Values) > 0 {
					at = m.Values[0].Key.GetToken().Position
				}
				return at.Line, at.Column
			}
		}
		path = path[:max(1, strings.LastIndexByte(path, '.'))]
	}
	return 1, 1
}

func (c *checker) joined() error {
	slices.SortStableFunc(c.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	errs := make([]error, len(c.problems))
	for i, p := range c.problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}
