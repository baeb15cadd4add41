package report

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	cldr "golang.org/x/text/number"

	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

func wordsIn(t *testing.T, code string) *words {
	t.Helper()
	w, err := loadWords(code)
	if err != nil {
		t.Fatal(err)
	}
	if w.language != code {
		t.Fatalf("no messages in %s", code)
	}
	return w
}

// A report in another language falls back to English where a message is missing.
// Nobody shall see that in a report: it is seen here.
func TestEveryLanguageHasEveryMessage(t *testing.T) {
	english := wordsIn(t, fallback)
	for _, code := range Languages() {
		w := wordsIn(t, code)
		for _, key := range sortedKeys(english.messages) {
			forms, there := w.messages[key]
			switch counted := len(english.messages[key]) > 1; {
			case !there:
				t.Errorf("%s: %q is missing", code, key)
			case key == "forms":
			case counted && len(forms) != len(w.forms):
				t.Errorf("%s: %q has %d forms, want %v", code, key, len(forms), w.messages["forms"])
			case !counted && len(forms) != 1:
				t.Errorf("%s: %q has %d forms, and in English it depends on no number", code, key, len(forms))
			case there && strings.Join(forms, "") == "":
				t.Errorf("%s: %q is empty", code, key)
			}
		}
		for _, key := range sortedKeys(w.messages) {
			base := strings.LastIndex(key, ".")
			if _, known := english.messages[key]; !known && (base < 0 || len(key)-base != 2 || !slices.Contains(amounts(t), key[:base])) {
				t.Errorf("%s: %q is no message of the report", code, key)
			}
		}
	}
}

var (
	placePattern = regexp.MustCompile(`%(?:\[(\d)\])?([a-z])`)
	tagPattern   = regexp.MustCompile(`</?[a-z]+[^>]*>`)
)

// places are the values that a message shows, by number.
func places(text string) []string {
	next, found := 1, []string{}
	for _, m := range placePattern.FindAllStringSubmatch(strings.ReplaceAll(text, "%%", ""), -1) {
		if m[1] != "" {
			next = int(m[1][0] - '0')
		}
		found = append(found, string(rune('0'+next)))
		next++
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// A translation shows the values that the English message shows, in the same markup.
func TestTranslationsKeepValuesAndMarkup(t *testing.T) {
	english := wordsIn(t, fallback)
	tags := func(text string) string {
		found := tagPattern.FindAllString(text, -1)
		slices.Sort(found)
		return strings.Join(found, "")
	}
	for _, code := range Languages() {
		w := wordsIn(t, code)
		for _, key := range sortedKeys(english.messages) {
			want := english.messages[key][len(english.messages[key])-1]
			for _, form := range w.messages[key] {
				if got := places(form); !slices.Equal(got, places(want)) && len(form) > 0 {
					t.Errorf("%s: %q shows the values %v, want %v: %s", code, key, got, places(want), form)
				}
				if tags(form) != tags(want) {
					t.Errorf("%s: %q has the markup %q, want %q", code, key, tags(form), tags(want))
				}
			}
		}
	}
}

// The forms that a file declares are the categories of CLDR, in its order.
func TestFormsAreTheCategoriesOfCLDR(t *testing.T) {
	for _, code := range Languages() {
		tag, has := language.Make(code), map[plural.Form]bool{}
		for i := range 1000 {
			has[plural.Cardinal.MatchPlural(tag, i, 0, 0, 0, 0)] = true
			for f := range 10 {
				has[plural.Cardinal.MatchPlural(tag, i, 1, min(f, 1), f, f)] = true
			}
		}
		has[plural.Cardinal.MatchPlural(tag, 1_000_000, 0, 0, 0, 0)] = true
		var want []string
		for _, name := range []string{"zero", "one", "two", "few", "many", "other"} {
			if has[categories()[name]] {
				want = append(want, name)
			}
		}
		if got := wordsIn(t, code).messages["forms"]; !slices.Equal(got, want) {
			t.Errorf("%s: forms %v, CLDR has %v", code, got, want)
		}
	}
}

// sources are our Go files and templates, tests apart.
func sources(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !strings.HasSuffix(name, "_test.go") {
				all.WriteString(read(t, name))
			}
		}
	}
	return all.String()
}

// amounts are the keys that sentences may put in a case: durations, and what the
// code hands over as amounts.
func amounts(t *testing.T) []string {
	t.Helper()
	var keys []string
	for key := range wordsIn(t, fallback).messages {
		if strings.HasPrefix(key, "duration.") {
			keys = append(keys, key)
		}
	}
	for _, m := range regexp.MustCompile(`\.amount\("([a-z._]+)"`).FindAllStringSubmatch(sources(t), -1) {
		keys = append(keys, m[1])
	}
	return keys
}

// Where a language puts one amount in a case, it has that case of every amount of
// the same family, since any of them may stand there.
func TestAmountsHaveTheirCases(t *testing.T) {
	keys := amounts(t)
	for _, code := range Languages() {
		w := wordsIn(t, code)
		used, known := map[string]bool{}, map[string]bool{}
		for _, forms := range w.messages {
			for _, m := range placePattern.FindAllStringSubmatch(strings.ReplaceAll(strings.Join(forms, "|"), "%%", ""), -1) {
				used[m[2]] = used[m[2]] || m[2] != "s"
			}
		}
		for _, key := range keys {
			family, _, _ := strings.Cut(key, ".")
			for which, yes := range used {
				known[family+"."+which] = known[family+"."+which] || yes && w.messages[key+"."+which] != nil
			}
		}
		for which, yes := range used {
			if yes && !known["duration."+which] && !known["count."+which] {
				t.Errorf("%s: no amount has the case %s", code, which)
			}
			for _, key := range keys {
				family, _, _ := strings.Cut(key, ".")
				if yes && known[family+"."+which] && w.messages[key+"."+which] == nil {
					t.Errorf("%s: %s has no case %s", code, key, which)
				}
			}
		}
	}
}

// What the code and the templates say is there, and nothing is there that nobody says.
func TestMessagesAreThoseThatAreSaid(t *testing.T) {
	english, text := wordsIn(t, fallback), sources(t)
	said := regexp.MustCompile(`(?:(?:say|markup|plural|pluralMarkup|count|amount)\(|\{\{[th] |\([th] )"([a-z][a-zA-Z0-9_.]*)"[ ,)}]`)
	for _, m := range said.FindAllStringSubmatch(text, -1) {
		if english.messages[m[1]] == nil && !strings.HasSuffix(m[1], ".") { // what follows the point comes from a variable
			t.Errorf("%q is said and is no message", m[1])
		}
	}
	for key := range english.messages {
		whole := strings.Contains(text, `"`+key+`"`)
		built := false // "outcome." + something, or something + ".range"
		for i, c := range key {
			built = built || c == '.' && (strings.Contains(text, `"`+key[:i+1]+`"`) || strings.Contains(text, `"`+key[i:]+`"`) || strings.Contains(text, `name("`+key[:i]+`"`))
		}
		table := strings.HasPrefix(key, "country.") || strings.HasPrefix(key, "language.") || key == "forms" // by a variable
		if !whole && !built && !table {
			t.Errorf("%q is said nowhere", key)
		}
	}
}

// Facts of CLDR and of the orthographies, written by hand.
func TestNumbersAndDatesOfEachLanguage(t *testing.T) {
	march, april := time.Date(2026, 3, 10, 9, 5, 0, 0, time.UTC), time.Date(2026, 4, 14, 0, 0, 0, 0, time.UTC)
	hours := func(w *words, n float64) string { return w.spelled(measureOf(3600), n*3600).String() }
	for code, want := range map[string][]string{
		"en": {
			"0 letters", "1 letter", "2 letters", "5 letters", "11 letters", "21 letters", "101 letters", "1.5 hours", "1.0 hours", "12 hours",
			"9999", "12,345", "1,234,567", "−0.5", "66%", "60–72%", "14 April 2026", "2–29 March 2026", "Tue 10 Mar, 09:05", "47\u00a0h 35\u00a0min", "a, b and c", "“mail”", "5 of 21 companies",
		},
		"ru": {
			"0\u00a0писем", "1\u00a0письмо", "2\u00a0письма", "5\u00a0писем", "11\u00a0писем", "21\u00a0письмо", "101\u00a0письмо", "1,5\u00a0часа", "1,0\u00a0часа", "12\u00a0часов",
			"9999", "12\u00a0345", "1\u00a0234\u00a0567", "−0,5", "66\u00a0%", "60–72\u00a0%", "14\u00a0апреля 2026\u00a0г.", "2–29\u00a0марта 2026\u00a0г.", "вт, 10\u00a0мар., 09:05", "47\u00a0ч 35\u00a0мин", "a, b и c", "«mail»", "5 из\u00a021\u00a0компании",
		},
		"lt": {
			"0\u00a0laiškų", "1\u00a0laiškas", "2\u00a0laiškai", "5\u00a0laiškai", "11\u00a0laiškų", "21\u00a0laiškas", "101\u00a0laiškas", "1,5\u00a0valandos", "1,0\u00a0valanda", "12\u00a0valandų",
			"9999", "12\u00a0345", "1\u00a0234\u00a0567", "−0,5", "66\u00a0%", "60–72\u00a0%", "2026\u00a0m. balandžio 14\u00a0d.", "2026\u00a0m. kovo 2–29\u00a0d.", "an, kov.\u00a010\u00a0d., 09:05", "47\u00a0val. 35\u00a0min.", "a, b ir c", "„mail“", "5 iš\u00a021\u00a0įmonės",
		},
	} {
		w := wordsIn(t, code)
		var got []string
		for _, n := range []int{0, 1, 2, 5, 11, 21, 101} {
			got = append(got, w.count("count.letters", n))
		}
		got = append(got, hours(w, 1.5), hours(w, 1), hours(w, 12),
			w.integer(9999), w.integer(12345), w.integer(1234567), w.decimal(-0.5, 1), w.percent(.655), w.percents(stats.Interval{Lo: .6, Hi: .72}),
			w.date(april), w.days(march.AddDate(0, 0, -8), march.AddDate(0, 0, 19)), w.moment(march), w.duration(47*3600+35*60), w.list([]string{"a", "b", "c"}), w.say("quote", "mail"),
			w.say("x_of_counted", "5", w.amount("count.companies", 21)))
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", code, got[i], want[i])
			}
		}
	}
}

// Decimal mark, grouping and per cent sign are those of CLDR.
func TestNumberMarksAreThoseOfCLDR(t *testing.T) {
	for _, code := range Languages() {
		w, p := wordsIn(t, code), message.NewPrinter(language.Make(code))
		for got, want := range map[string]string{
			w.integer(1234567):  p.Sprint(cldr.Decimal(1234567)),
			w.decimal(0.25, 2):  p.Sprint(cldr.Decimal(0.25)),
			w.percent(0.65):     p.Sprint(cldr.Percent(0.65)),
			w.decimal(12.50, 2): p.Sprint(cldr.Decimal(12.5, cldr.Scale(2))),
		} {
			if got != want {
				t.Errorf("%s: %q, CLDR %q", code, got, want)
			}
		}
	}
}

// Sentences with numbers agree with them.
func TestSentencesAgreeWithTheirNumbers(t *testing.T) {
	for code, want := range map[string][]string{
		"en": {"Half of the letters had a reply after 1.5 hours", "Half waited longer than 21 hours", "1 letter was withdrawn.", "22 letters were withdrawn."},
		"ru": {"Половина писем получила ответ в пределах 1,5\u00a0часа", "Половина ждала дольше 21\u00a0часа", "1\u00a0письмо снято.", "22\u00a0письма сняты."},
		"lt": {"Pusė laiškų atsakymo sulaukė per 1,5\u00a0valandos", "Pusė laukė ilgiau nei 21\u00a0valandą", "1\u00a0laiškas atšauktas.", "22\u00a0laiškai atšaukti."},
	} {
		w := wordsIn(t, code)
		m := measureOf(3600)
		for i, got := range []string{
			w.say("time.head", w.spelled(m, 1.5*3600)), w.say("surv.median", w.spelled(m, 21*3600)),
			w.plural("exc.withdrawn", 1, w.count("count.letters", 1)), w.plural("exc.withdrawn", 22, w.count("count.letters", 22)),
		} {
			if got != want[i] {
				t.Errorf("%s: %q, want %q", code, got, want[i])
			}
		}
	}
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		message string
		values  []any
		want    string
	}{
		{"%s of %s", []any{"1", 2}, "1 of 2"},
		{"%[2]s, %[1]s, %s", []any{"a", "b"}, "b, a, b"},
		{"95%% of %s", []any{"x"}, "95% of x"},
		{"on %s. Then", []any{"14 г."}, "on 14 г. Then"},
		{"%s.", []any{"Who?"}, "Who?."},
		{"too many %s %s", []any{"x"}, "too many x "},
		{"no place", []any{"x"}, "no place"},
		{"100%", nil, "100"},
		{"%[1]g", []any{"no amount"}, "no amount"},
	} {
		if got := fill(c.message, c.values, asText); got != c.want {
			t.Errorf("%q with %v: %q, want %q", c.message, c.values, got, c.want)
		}
	}
	if got := wordsIn(t, "en").markup("table", "<i>", "&"); got != "Table &lt;i&gt;. &amp;" {
		t.Errorf("markup lets %q through", got)
	}
}

// A message that no file has makes words of its key, and is noted.
func TestNoKeyReachesAReader(t *testing.T) {
	w := wordsIn(t, "lt")
	w.english.missing = map[string]struct{}{}
	if got := w.say("outcome.never_heard_of"); got != "never heard of" {
		t.Errorf("%q", got)
	}
	if len(w.english.missing) != 1 {
		t.Error("nothing was noted")
	}
	delete(w.messages, "count.letters")
	if got := w.count("count.letters", 21); got != "21 letters" {
		t.Errorf("in place of a missing translation %q", got)
	}
}

// ours is the text of a page in its own language: quoted mail and other foreign
// text is marked by its lang attribute and left out.
func ours(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, written, of string)
	walk = func(n *html.Node, written, of string) {
		if n.Type == html.ElementNode && n.Data == "style" {
			return
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "lang":
				written = a.Val
				if n.Data == "html" {
					of = a.Val
				}
			case a.Key == "aria-label" || a.Key == "alt" || a.Key == "title":
				b.WriteString(" " + a.Val + " ")
			}
		}
		if n.Type == html.TextNode && written == of {
			b.WriteString(n.Data)
		}
		for child := range n.ChildNodes() {
			walk(child, written, of)
		}
		if n.Type == html.ElementNode {
			b.WriteByte(' ')
		}
	}
	walk(root, "", "")
	return b.String()
}

// In a Russian or Lithuanian report no sentence is left in English, no message is
// missing, and no point stands twice.
func TestOtherLanguagesHoldNoEnglish(t *testing.T) {
	for _, code := range []string{"ru", "lt"} {
		for name, m := range map[string]*analysis.Model{
			"six letters": sixLetters(), "one letter": oneLetter(), "interim": changed(1, interim), "masked": changed(1, func(d *analysis.Data) { d.Campaign.Report.PublishNames = false }),
			"ten seconds": analysis.Analyse(hurried()), "nothing": changed(1, func(d *analysis.Data) { d.Records = nil }),
		} {
			w := wordsIn(t, code)
			w.english.missing = map[string]struct{}{}
			var page bytes.Buffer
			if err := write(&page, m, w, Options{}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(page.String(), `<html lang="`+code+`">`) {
				t.Errorf("%s, %s: the page does not say its language", code, name)
			}
			if len(w.english.missing) > 0 {
				t.Errorf("%s, %s: no message for %v", code, name, sortedKeys(w.english.missing))
			}
			text := ours(t, page.String())
			text = strings.ReplaceAll(text, m.Campaign.Title, "")
			text = strings.ReplaceAll(text, m.Campaign.Authorisation.Statement, "")
			for _, c := range m.Campaign.Companies {
				text = strings.ReplaceAll(text, c.Name, "")
			}
			text = strings.Join(strings.Fields(text), " ")
			for _, wrong := range []string{" the ", " of ", " and ", " was ", " were ", " with ", " from ", " no ", " not ", " within ", " letter ", " letters", " replied", "..", "%[", " [staff", " [customer", " [company"} {
				if i := strings.Index(strings.ToLower(text), wrong); i >= 0 {
					t.Errorf("%s, %s: %q in …%s…", code, name, wrong, text[max(0, i-80):min(len(text), i+80)])
				}
			}
		}
	}
}

// The names of a list stand as a dictionary of the language has them.
func TestNamesAreOrderedByTheLanguage(t *testing.T) {
	names := []string{"Zuikis", "Ąžuolas", "Žalia", "Ymeja", "Jonas", "Čia", "Cukrus", "arka"}
	slices.SortFunc(names, wordsIn(t, "lt").compare)
	if got, want := strings.Join(names, " "), "arka Ąžuolas Cukrus Čia Ymeja Jonas Zuikis Žalia"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// The rubric that is shipped speaks every language of the report.
func TestRubricSpeaksEveryLanguage(t *testing.T) {
	r := sixLetters().Rubric
	for _, code := range Languages() {
		check := func(what string, texts map[string]string) {
			if texts[code] == "" {
				t.Errorf("%s: the rubric has no %s", code, what)
			}
		}
		check("mistake of silence", r.Silent.Mistake)
		check("repair of silence", r.Silent.Repair)
		check("mistake of failed delivery", r.Undelivered.Mistake)
		check("repair of failed delivery", r.Undelivered.Repair)
		for _, s := range r.Sections {
			check("title of "+s.ID, s.Title)
			for _, item := range s.Items {
				check("title of "+item.ID, item.Title)
				check("mistake of "+item.ID, item.Mistake)
				check("repair of "+item.ID, item.Repair)
			}
		}
	}
}

func TestRehearsalsSaySoInTheCampaignsLanguage(t *testing.T) {
	for language, want := range map[string]string{"lt": "Repeticija, visi skaičiai išgalvoti: Testas", "ru": "Репетиция, все числа вымышлены: Testas", "pl": "Rehearsal, all figures are invented: Testas"} {
		if got, err := RehearsalTitle(language, "Testas"); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", language, got, err, want)
		}
	}
}
