package mask

import (
	"strconv"
	"strings"
)

// Cell keeps a spreadsheet from running a cell as a formula: what begins with
// = + - @, a tab or a line end gets an apostrophe, unless it is a number.
func Cell(cell string) string {
	cell = strings.ToValidUTF8(strings.ReplaceAll(cell, "\x00", ""), "\uFFFD")
	if cell == "" || !strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}
