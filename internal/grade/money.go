package grade

import "strings"

// currency returns the ISO 4217 code of a folded word or sign, and what share of
// the unit it stands for: 0.01 for cents. The code is "" for any other word.
func currency(word string) (code string, share float64) {
	switch word {
	case "€", "eur", "euro", "euros", "euru", "eurai", "eurus", "eurais", "eura", "euras", "евро", "eiro", "eurot", "eurami", "eurom":
		return "EUR", 1
	case "£", "gbp", "pound", "pounds", "quid", "фунт", "фунтов":
		return "GBP", 1
	case "$", "usd", "dollar", "dollars", "доллар", "долларов", "доллара":
		return "USD", 1
	case "₽", "руб", "рубль", "рубля", "рублей", "рублями", "р", "rub", "rur":
		return "RUB", 1
	case "zl", "pln", "zloty", "zlote", "zlotych", "злотых":
		return "PLN", 1
	case "kc", "czk":
		return "CZK", 1
	case "chf", "fr", "franken":
		return "CHF", 1
	case "sek", "nok", "dkk":
		return strings.ToUpper(word), 1
	case "₴", "uah", "грн", "гривен":
		return "UAH", 1
	case "byn":
		return "BYN", 1
	case "ct", "cent", "cents", "centu", "centai", "цент", "центов":
		return "EUR", 0.01
	case "pence":
		return "GBP", 0.01
	case "коп", "копеек":
		return "RUB", 0.01
	case "groszy", "gr":
		return "PLN", 0.01
	}
	return "", 0
}

// money returns the amounts with a currency in words[from:to], and prices of
// nothing ("free of charge").
func (r *reader) money(from, to int) []value {
	var out []value
	for i := from; i < to; i++ {
		v, ok := r.amount(i, to)
		if !ok {
			if end := r.lex.at(r.text, listFree, i, to); end > 0 {
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

// amount reads "€4.90", "EUR 4,90", "4,90 €", "10–15 euro" or "4 euro 90 cent" at word i.
func (r *reader) amount(i, to int) (value, bool) {
	if code, share := currency(r.words[i].folded); code != "" && share == 1 && i+1 < to && len(strings.TrimSpace(r.gap(i))) == 0 {
		if low, high, end := r.ranged(i + 1); end > 0 && !isLetterWord(r.words[i+1].folded) {
			return value{kind: "money", from: i, to: end, low: low, high: high, unit: code, rule: "amount"}, true
		}
	}
	low, high, end := r.ranged(i)
	if end == 0 || end >= to || strings.TrimSpace(r.gap(end-1)) != "" && r.gap(end-1) != ",-" && r.gap(end-1) != ",- " {
		return value{}, false
	}
	code, share := currency(r.words[end].folded)
	if code == "" {
		return value{}, false
	}
	v := value{kind: "money", from: i, to: end + 1, low: low * share, high: high * share, unit: code, rule: "amount"}
	if cents, after := r.number(end + 1); share == 1 && after > 0 && after < to {
		if _, part := currency(r.words[after].folded); part == 0.01 {
			v.low, v.high, v.to = v.low+cents/100, v.high+cents/100, after+1
		}
	}
	return v, true
}

func isLetterWord(w string) bool { return w[0] < '0' || w[0] > '9' }

// barePrices returns numbers without a currency that stand like a price: beside
// a word of price, or with what they buy behind them ("15 a night").
func (r *reader) barePrices(from, to int, taken []value) []value {
	var out []value
	for i := from; i < to; i++ {
		if isLetterWord(r.words[i].folded) || covered(taken, i) || strings.Contains(r.words[i].folded, ":") {
			continue
		}
		low, high, end := r.ranged(i)
		if end == 0 {
			continue
		}
		if r.pricedBefore(i, from) || r.pricedAfter(end, to) {
			out = append(out, value{kind: "money", from: i, to: end, low: low, high: high, rule: "bare_number"})
		}
		i = end - 1
	}
	return out
}

func (r *reader) pricedBefore(i, from int) bool {
	for j := i - 1; j >= max(from, i-3); j-- {
		if r.lex.is(listPrice, r.words[j].folded) ||
			j == i-1 && r.lex.is(listPrices, r.words[j].folded) {
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
	switch r.words[end].folded {
	case "a", "per", "each", "pp", "uz", "за", "pro", "za":
		return end+1 < to
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
