package analysis

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"replyaudit/internal/campaign"
)

// What may be said of a list that names companies.
const (
	byPlace = "by place"                                // Reordered puts it in order
	byCount = "by how often; the example's index moves" // its order is that of figures
	holds   = "holds lists by place"
)

// orders says of every list of the model whose order it has; what lies inside a list
// that is free of companies is free, too. A list that is not here fails the tests
// below, so that whoever adds one decides whether its order could tell who a company is.
func orders() map[string]string {
	return map[string]string{
		"Enquiries": byPlace, "Campaign.Companies": byPlace, "Companies": byPlace, "League": byPlace, "Unranked": byPlace, "Portraits": byPlace, "Speed.Points": byPlace,
		"Observed.Companies": byPlace, "Worst.Companies": byPlace, "Sameness.Repeats": byPlace, "Waves.Movers": byPlace, "Surveys[].Questions[].Answers": byPlace,

		"Enquiries[]":           "of one enquiry",
		"Campaign.Companies[]":  "of one company",
		"Portraits[].Sections":  "of the rubric",
		"Log":                   "of the campaign itself, by time",
		"calendars":             "of shifts, never printed",
		"Companies[].Company":   "of one company",
		"Companies[].Proposals": "of one company, by how often it made the mistake",
		"Companies[].Beside":    "of one company, in the order of measures",
		"Companies[].Letters":   "of one company, by id", "Companies[].Standing.Letters": "of one company, best first", "League[].Letters": "of one company, best first", "Unranked[].Letters": "of one company, best first",
		"Sameness.Repeats[]": "of one question",
		"Mistakes":           byCount,
		"Surveys":            holds, "Surveys[].Questions": holds,
		"Surveys[].Questions[].Counts": "of values",

		"Campaign": "what the campaign says, but for its companies", "Rubric": "of the rubric", "Facts": "sorted names of countries, languages and scripts",
		"Observed.Market": "of sources", "Evenness": "of personas and languages", "Levels": "of rates", "Contrasts": "of arms", "Funnel": "of stages", "Flow": "of stages",
		"Survival": "of all letters, by time", "Waits": "of countries", "Histogram": "of times", "Sections": "of the rubric", "Views": "of the rubric", "Principles": "of the principles", "Passes": "of the rubric",
		"Breakdowns": "of countries, languages, scripts, waves and columns, by value", "Traits": "names of columns",
		"ClockError": "of mailboxes", "Placed": "of personas and arms", "Departures": "of days and hours", "Waves.Waves": "of waves", "Waves.Changes": "of rates", "Waves.Terms": "of campaigns, in time",
		"Waves.Repairs": "of mistakes", "Waves.Client": "of mistakes", "Further": "of widths", "Plan": "of mistakes, in the order of the plan's file",
		"Coding": "of items, by the lot that drew the replies and by the time of coding", "Notes": "of sections, and of companies by key: whoever prints them goes by Companies",
	}
}

// walk calls found for each list in a type: its path, and the type of its elements.
func walk(t reflect.Type, path string, within []reflect.Type, found func(path string, of reflect.Type) (inside bool)) {
	if slices.Contains(within, t) || t.PkgPath() == "time" {
		return
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Map:
		walk(t.Elem(), path, within, found)
	case reflect.Slice, reflect.Array:
		if found(path, t.Elem()) {
			walk(t.Elem(), path+"[]", within, found)
		}
	case reflect.Struct:
		for f := range t.Fields() {
			walk(f.Type, strings.TrimPrefix(path+"."+f.Name, "."), append(within, t), found)
		}
	}
}

// declared is what orders says of a path: by itself, or by what it lies in.
func declared(path string) (entry, order string) {
	all := orders()
	for entry = path; ; {
		if order = all[entry]; order == byPlace && entry != path {
			return "", "" // the inside of such a list is declared by itself
		}
		if order != "" {
			return entry, order
		}
		cut := strings.LastIndexAny(entry, ".[")
		if cut < 0 {
			return "", ""
		}
		entry = entry[:cut]
	}
}

func TestEveryListOfTheModelHasADeclaredOrder(t *testing.T) {
	used := map[string]bool{}
	walk(reflect.TypeFor[Model](), "", nil, func(path string, of reflect.Type) bool {
		entry, order := declared(path)
		if order == "" {
			t.Errorf("Model.%s is a list of %s: have Reordered put it in order, or say in orders why its order tells nothing", path, of)
		}
		if named := order == byPlace || order == byCount || order == holds || strings.HasPrefix(order, "of one "); entry == path && names(of, nil) && !named {
			t.Errorf("Model.%s names companies and is declared %q", path, order)
		}
		used[entry] = true
		return true
	})
	for entry := range maps.Keys(orders()) {
		if !used[entry] {
			t.Errorf("the model has no list %s any more", entry)
		}
	}
}

// names reports whether a type names a company or points to an enquiry.
func names(t reflect.Type, within []reflect.Type) bool {
	if slices.Contains(within, t) {
		return false
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return names(t.Elem(), within)
	case reflect.Struct:
		for f := range t.Fields() {
			if slices.Contains(fieldsThatName(), f.Name) || pointer(f.Name, f.Type) || names(f.Type, append(within, t)) {
				return true
			}
		}
	}
	return false
}

func fieldsThatName() []string { return []string{"Company", "Organisation"} }

// pointer reports whether a field holds indices into Model.Enquiries.
func pointer(name string, t reflect.Type) bool {
	return t.Kind() == reflect.Int && slices.Contains([]string{"Enquiry", "Worst", "first"}, name) || t == reflect.TypeFor[[]int]() && name == "Letters"
}

// Every number in what names a company is an index that moves, or a count that does not.
func TestEveryNumberBesideACompanyIsDeclared(t *testing.T) {
	counts := []string{
		"Delivered", "Acknowledged", "Replied", "Answered", "OTIF", "Rank", "Letters", "N", "X", "Replies", "Count", "Of", "Companies", "Message", "Start", "End", "Kept", "Broken", "Open",
	}
	var check func(t reflect.Type, path string)
	test := t
	check = func(t reflect.Type, path string) {
		if t.Kind() != reflect.Struct || t == reflect.TypeFor[Enquiry]() || t == reflect.TypeFor[campaign.Company]() || t.PkgPath() == "time" {
			return
		}
		for f := range t.Fields() {
			if number := f.Type.Kind() == reflect.Int || f.Type == reflect.TypeFor[[]int](); number && !pointer(f.Name, f.Type) && !slices.Contains(counts, f.Name) {
				test.Errorf("%s.%s: is it an index into Enquiries?", path, f.Name)
			}
			check(f.Type, path+"."+f.Name)
		}
	}
	walk(reflect.TypeFor[Model](), "", nil, func(path string, of reflect.Type) bool {
		if _, order := declared(path); order == byPlace || order == byCount {
			check(of, path)
		}
		return true
	})
}

// A model in which every list by place, and every index, belongs to a, b, c in turn is
// the same in another order, whatever lists it has.
func TestReorderedMovesEveryListByPlace(t *testing.T) {
	keys := []string{"a", "b", "c"}
	place := map[string]int{"a": 2, "b": 0, "c": 1}
	want := []string{"b", "c", "a"}
	m := &Model{}
	fill(reflect.ValueOf(m).Elem(), "", 0)
	for i, key := range keys {
		m.Enquiries[i].Company, m.Campaign.Companies[i].Key, m.Companies[i].Key = key, key, key
	}
	before := fmt.Sprintf("%+v", flat(m))
	r := m.Reordered(place)
	if after := fmt.Sprintf("%+v", flat(m)); after != before {
		t.Errorf("the model itself was changed:\n%s\n%s", before, after)
	}
	lists := flat(r)
	for path, order := range orders() {
		if order != byPlace && order != byCount {
			continue
		}
		for i, element := range lists[path] {
			company, at := want[i], i
			if order == byCount { // whose order is their own
				company, at = keys[i], slices.Index(want, keys[i])
			}
			if element.company != "" && element.company != company {
				t.Errorf("%s[%d] is of %s, want %s", path, i, element.company, company)
			}
			for field, index := range element.indices {
				if index != at {
					t.Errorf("%s[%d].%s, of %s, points to %d, want %d", path, i, field, company, index, at)
				}
			}
		}
		if len(lists[path]) != len(keys) {
			t.Errorf("%s has %d elements, want one of each company", path, len(lists[path]))
		}
	}
}

// fill gives every list of a value, by place or not, one element for each of three companies.
func fill(v reflect.Value, path string, company int) {
	switch v.Kind() {
	case reflect.Pointer:
		if strings.Count(path, ".") < 6 && (v.Type().Elem().PkgPath() == "" || path == "Campaign") {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), path, company)
		}
	case reflect.Slice:
		entry, order := declared(path)
		if order != byPlace && order != byCount && order != holds || entry != path {
			return
		}
		n := 3
		if order == holds {
			n = 1
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(v.Index(i), path+"[]", i)
		}
	case reflect.Struct:
		for f, field := range v.Fields() {
			field = reflect.NewAt(f.Type, unsafe.Pointer(field.UnsafeAddr())).Elem() // unexported ones, too
			switch {
			case pointer(f.Name, f.Type) && f.Type.Kind() == reflect.Int:
				field.SetInt(int64(company))
			case pointer(f.Name, f.Type):
				field.Set(reflect.ValueOf([]int{company}))
			case f.Name == "Company" && f.Type.Kind() == reflect.String:
				field.SetString(string(rune('a' + company)))
			default:
				fill(field, strings.TrimPrefix(path+"."+f.Name, "."), company)
			}
		}
	}
}

// element is what one element of a list says of its company.
type element struct {
	company string
	indices map[string]int
}

// flat are the elements of the lists of a model by path.
func flat(m *Model) map[string][]element {
	out := map[string][]element{}
	var read func(v reflect.Value, path string, into *element)
	read = func(v reflect.Value, path string, into *element) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				read(v.Elem(), path, into)
			}
		case reflect.Slice:
			for i := range v.Len() {
				e := element{indices: map[string]int{}}
				read(v.Index(i), path+"[]", &e)
				out[path] = append(out[path], e)
			}
		case reflect.Struct:
			for f, field := range v.Fields() {
				switch {
				case pointer(f.Name, f.Type) && f.Type.Kind() == reflect.Int:
					into.indices[f.Name] = int(field.Int())
				case pointer(f.Name, f.Type):
					into.indices[f.Name] = int(field.Index(0).Int())
				case (f.Name == "Company" || f.Name == "Key" && v.Type() == reflect.TypeFor[campaign.Company]()) && f.Type.Kind() == reflect.String:
					into.company = field.String()
				default:
					read(field, strings.TrimPrefix(path+"."+f.Name, "."), into)
				}
			}
		}
	}
	read(reflect.ValueOf(m).Elem(), "", &element{indices: map[string]int{}})
	return out
}
