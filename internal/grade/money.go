package grade

import (
	"strings"
	"unicode/utf8"
)

// currency returns the ISO 4217 codes of the currencies that a folded word or
// sign may name, separated by spaces, and what share of the unit it stands for:
// 0.01 for cents. A name that several countries use has several codes ("руб" is
// written for RUB and BYN). codes is "" for any other word.
func currency(word string) (codes string, share float64) {
	switch word {
	case "€", "eur", "euro", "euros", "euru", "eurai", "eurus", "eurais", "eura", "euras", "евро", "eiro", "eurot", "euroga", "eurosse", "eurami", "eurom", "eiros":
		return "EUR", 1
	case "£", "gbp", "pound", "pounds", "quid", "фунт", "фунта", "фунтов":
		return "GBP", 1
	case "$", "dollar", "dollars", "доллар", "долларов", "доллара":
		return "USD CAD AUD NZD", 1
	case "руб", "рубль", "рубля", "рублей", "рублями", "рублях", "р", "ruble", "rubles", "rouble", "roubles", "rubl", "rubliai", "rubliu":
		return "RUB BYN", 1
	case "₽", "rur":
		return "RUB", 1
	case "zl", "zloty", "zlote", "zlotych", "злотых":
		return "PLN", 1
	case "kc":
		return "CZK", 1
	case "fr", "franken", "francs":
		return "CHF", 1
	case "kr", "kronor", "kroner", "kronur":
		return "SEK NOK DKK ISK", 1
	case "₴", "грн", "гривен":
		return "UAH", 1
	case "₸", "тг", "тенге", "kzt", "tenge":
		return "KZT", 1
	case "ft", "huf", "forint":
		return "HUF", 1
	case "lei", "ron":
		return "RON", 1
	case "₾", "лари", "gel":
		return "GEL", 1
	case "usd", "cad", "aud", "rub", "byn", "pln", "czk", "chf", "sek", "nok", "dkk", "isk", "uah":
		return strings.ToUpper(word), 1
	case "ct", "cent", "cents", "centu", "centai", "centi", "centiem", "centus", "centow", "centy", "senti", "sent", "цент", "цента", "центов":
		return "EUR USD CAD AUD NZD", 0.01
	case "pence":
		return "GBP", 0.01
	case "коп", "копеек", "копейки", "копейка":
		return "RUB BYN UAH", 0.01
	case "groszy", "gr":
		return "PLN", 0.01
	}
	return "", 0
}

// sameCurrency reports whether two amounts may be in one currency; codes are as
// currency returns them, "" where none was named.
func sameCurrency(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	for code := range strings.FieldsSeq(a) {
		if strings.Contains(b, code) {
			return true
		}
	}
	return false
}

// centsFollow reports whether rest begins with a part of the unit ("40 коп."),
// so that a point before it stands inside an amount.
func centsFollow(rest string) bool {
	number := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	unit := strings.TrimLeft(rest[number:], " \u00a0\r\n")
	return number > 0 && number <= 2 && unit != "" && isCents(fold(unit[:wordEnd(unit, 0)]))
}

// isCents reports whether the word, behind an amount and a number, is a part of
// the unit. By itself "к" is a preposition.
func isCents(word string) bool {
	_, share := currency(word)
	return share == 0.01 || word == "к"
}

// currencyAt reads the currency at word i, with the country that may stand before
// it ("бел. руб.", "US dollars"). end is the word behind it, 0 when there is none.
func (r *reader) currencyAt(i, to int) (codes string, share float64, end int) {
	if i >= to {
		return "", 0, 0
	}
	if i+1 < to {
		own := countryCurrency(r.words[i].folded)
		if codes, share = currency(r.words[i+1].folded); own != "" && strings.Contains(codes, own) {
			return own, share, i + 2
		}
	}
	if codes, share = currency(r.words[i].folded); codes != "" {
		return codes, share, i + 1
	}
	return "", 0, 0
}

// countryCurrency is the currency that an adjective before its name tells from
// those of other countries.
func countryCurrency(word string) string {
	for _, c := range []struct{ stem, code string }{
		{"бел", "BYN"},
		{"рос", "RUB"},
		{"belarus", "BYN"},
		{"baltarus", "BYN"},
		{"russian", "RUB"},
		{"rusijos", "RUB"},
		{"us", "USD"},
		{"american", "USD"},
		{"американск", "USD"},
		{"jav", "USD"},
		{"canadian", "CAD"},
		{"канадск", "CAD"},
		{"australian", "AUD"},
		{"swedish", "SEK"},
		{"norwegian", "NOK"},
		{"danish", "DKK"},
	} {
		if word == c.stem || len(c.stem) > 4 && strings.HasPrefix(word, c.stem) {
			return c.code
		}
	}
	return ""
}

// money returns the amounts with a currency in words[from:to], and prices of
// nothing ("free of charge").
func (r *reader) money(from, to int) []value {
	var out []value
	for i := from; i < to; i++ {
		v, ok := r.amount(i, to)
		if ok && r.threshold(i, stretch{from: from, to: to}) {
			i = v.to - 1
			continue
		}
		if !ok {
			if end := r.lex.at(r.text, listFree, i, to); end > 0 && !r.allowed(i, to) && !r.lex.in(r.text, listSecond, stretch{from: from, to: to}) {
				v, ok = value{kind: "money", from: i, to: end, rule: "free"}, true
			}
		}
		if ok {
			out = append(out, v)
			i = v.to - 1
		}
	}
	return out
}

// threshold reports whether the amount at word i is the one from which on
// something is free ("over 50 euro we deliver free of charge").
func (r *reader) threshold(i int, c stretch) bool {
	if !r.lex.in(r.text, listFree, c) {
		return false
	}
	for j := max(c.from, i-3); j < i; j++ {
		if r.lex.at(r.text, listAbove, j, i) == i {
			return true
		}
	}
	return false
}

// allowed reports whether word i belongs to a consent that begins before it: who
// may "feel free to" do something is not told a price.
func (r *reader) allowed(i, to int) bool { return i > 0 && r.lex.at(r.text, listCan, i-1, to) > i }

// amount reads "€4.90", "EUR 4,90", "4,90 €", "10–15 euro" or "4 euro 90 cent" at word i.
func (r *reader) amount(i, to int) (value, bool) {
	if codes, share := currency(r.words[i].folded); share == 1 && i+1 < to && len(strings.TrimSpace(r.gap(i))) == 0 {
		if low, high, end := r.ranged(i + 1); end > 0 && !isLetterWord(r.words[i+1].folded) {
			return value{kind: "money", from: i, to: end, low: low, high: high, unit: codes, rule: "amount"}, true
		}
	}
	low, high, end := r.ranged(i)
	if end == 0 || end >= to || !wholeGap(r.gap(end-1)) && !r.shortened(end-1) {
		return value{}, false
	}
	codes, share, after := r.currencyAt(end, to)
	if after == 0 && r.words[end].folded == "e" && r.gap(end-1) == "" && r.gap(i-1) != "" && (r.foreign == nil || !r.foreign[i]) {
		codes, share, after = "EUR", 1, end+1 // "38e"
	}
	if end = after; end == 0 {
		return value{}, false
	}
	v := value{kind: "money", from: i, to: end, low: low * share, high: high * share, unit: codes, rule: "amount"}
	cents, after := r.number(end)
	switch {
	case share != 1 || after == 0 || low != high:
	case after < to && isCents(r.words[after].folded):
		v.low, v.high, v.to = v.low+cents/100, v.high+cents/100, after+1
	case len(r.words[end].folded) == 2 && isDigits(r.words[end].folded) && r.gap(end-1) == " " && (after == to || r.closesClause(end, stretch{to: to})):
		v.low, v.high, v.to = v.low+cents/100, v.high+cents/100, after // "4 Euro 90"
	}
	return v, true
}

// wholeGap reports whether nothing stands between an amount and its currency but
// the dash that is written for no cents ("9,- €").
func wholeGap(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "", ",-", ",–", ",—":
		return true
	}
	return false
}

// shortened reports whether word i is a number word with the point of an abbreviation ("9 тыс. тенге").
func (r *reader) shortened(i int) bool { return isLetterWord(r.words[i].folded) && r.gap(i) == ". " }

func isLetterWord(w string) bool { return w[0] < '0' || w[0] > '9' }

// barePrices returns numbers without a currency that stand like a price: beside
// a word of price, with what they buy behind them ("15 a night") or with cents.
func (r *reader) barePrices(from, to int, taken []value) []value {
	var out []value
	if n, end := r.number(from); end == to && (isLetterWord(r.words[from].folded) || r.alone(from, to)) && !covered(taken, from) {
		return []value{{kind: "money", from: from, to: to, low: n, high: n, rule: "bare_number"}} // nothing else in the clause
	}
	for i := from; i < to; i++ {
		if covered(taken, i) || strings.Contains(r.words[i].folded, ":") || r.pointedTime(i) {
			continue
		}
		low, high, end := r.ranged(i)
		if end == 0 || isLetterWord(r.words[i].folded) && !r.summed(i, end, from, to) {
			continue
		}
		if i == from && low >= 10 && r.lex.at(r.text, listBeside, end, to) > 0 || r.pricedBefore(i, from) || r.pricedAfter(end, to) || r.summed(i, end, from, to) || r.noCents(end) || r.thousandsOnly(i, end, to) || r.secondPrice(i, end, from, to) || hasCents(r.words[i].folded) && !r.unitFollows(end, to) {
			out = append(out, value{kind: "money", from: i, to: end, low: low, high: high, rule: "bare_number"})
		}
		i = end - 1
	}
	return out
}

// alone reports whether words[from:to] are all that their paragraph says, as the
// bare answer below a quoted question is.
func (r *reader) alone(from, to int) bool {
	s := r.sentences[r.words[from].sentence]
	if n, _ := r.number(from); from == 0 && s.to > to && n >= 10 && !r.calendarYear(n) {
		return true // a letter that begins with it: "3500, ready in two days"
	}
	return s.from == from && s.to == to && r.words[from].sentence > 0 && !s.signature && r.beginsLine(from) && r.beginsLine(to)
}

// calendarYear reports whether the number may be a year of our time.
func (r *reader) calendarYear(n float64) bool { return n >= 1990 && n < 2100 }

// pointedTime reports whether word i is a time of day with a point behind a word
// that times have before them ("nuo 7.15"). Most languages write cents with a comma.
func (r *reader) pointedTime(i int) bool {
	if !strings.Contains(r.words[i].folded, ".") || r.language == "en" || !r.atBefore(i) && !r.sinceBefore(i) {
		return false
	}
	_, sure, _ := r.clockFace(i)
	return sure
}

// summed reports whether words[i:end] are a sum by a verb that tells one, right
// before them or behind them ("that comes to a hundred", "simtu sanāks").
func (r *reader) summed(i, end, from, to int) bool {
	return end < to && r.lex.at(r.text, listAmounts, end, to) > 0 || i > from && r.lex.is(listAmounts, &r.words[i-1]) ||
		i > from+1 && r.lex.at(r.text, listAmounts, i-2, i) == i
}

// thousandsOnly reports whether the clause ends in a number of thousands ("62
// thousand"), and names nothing that they count but money.
func (r *reader) thousandsOnly(i, end, to int) bool {
	n, word := r.numberWord(end - 1)
	return end == to && end > i+1 && word > 0 && n == 1000
}

// secondPriceWords is the length up to which a clause is a position of a list of prices.
const secondPriceWords = 3

// secondPrice reports whether the clause is a position of a list of prices, which
// names the currency once ("145 euro, transport 60").
func (r *reader) secondPrice(i, end, from, to int) bool {
	if end != to || i == from || to-from > secondPriceWords || !r.telling(i-1) {
		return false
	}
	return len(r.money(r.sentences[r.words[from].sentence].from, from)) > 0
}

// noCents reports whether the number before word end has the dash for no cents
// behind it ("38.-", "9,–"), as nothing but prices have.
func (r *reader) noCents(end int) bool {
	behind := r.src[r.words[end-1].end:]
	for _, mark := range []string{".-", ".–", ".—", ",-", ",–", ",—"} {
		if rest, ok := strings.CutPrefix(behind, mark); ok {
			next, _ := utf8.DecodeRuneInString(rest)
			return !isWordRune(next)
		}
	}
	return false
}

// hasCents reports whether the number is written as nothing but prices are: with
// a decimal comma and two digits.
func hasCents(number string) bool {
	comma := strings.IndexByte(number, ',')
	return comma > 0 && comma == len(number)-3
}

func (r *reader) pricedBefore(i, from int) bool {
	for j := i - 1; j >= max(from, i-3); j-- {
		if r.lex.is(listPrice, &r.words[j]) ||
			j == i-1 && r.lex.is(listPrices, &r.words[j]) {
			return true
		}
	}
	return false
}

func (r *reader) pricedAfter(end, to int) bool {
	if end >= to {
		return false
	}
	if strings.HasPrefix(strings.TrimSpace(r.gap(end-1)), "/") {
		return true
	}
	if r.lex.at(r.text, listInclusive, end, to) > 0 {
		return true // "140 incl. the refit"
	}
	if _, unit := r.unitAt(end + 1); unit && utf8.RuneCountInString(r.words[end].folded) <= 3 && isLetterWord(r.words[end].folded) && r.gap(end) == " " {
		return true // "4200 в сутки"
	}
	switch r.words[end].folded {
	case "a", "per", "each", "pp", "uz", "за", "pro", "za":
		if end+1 >= to {
			return false
		}
		_, number := r.number(end + 1)
		return number == 0 // and not "between 10 and 17", which is "między 10 a 17"
	}
	return false
}

func covered(values []value, word int) bool {
	for _, v := range values {
		if word >= v.from && word < v.to {
			return true
		}
	}
	return false
}
