package mask

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cell keeps a spreadsheet from running a cell as a formula: what begins with
// = + - @, also in their wide forms and behind blanks or signs that do not show,
// a tab or a line end gets an apostrophe, unless it is a number.
func Cell(cell string) string {
	cell = strings.ToValidUTF8(strings.ReplaceAll(cell, "\x00", ""), "\uFFFD")
	telling := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	if cell == "" || !strings.ContainsRune("\t\r\n", rune(cell[0])) && (telling == "" || !strings.ContainsAny(telling[:firstRune(telling)], "=+-@＝＋－＠")) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}

// firstRune is how many bytes the first character has.
func firstRune(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}
