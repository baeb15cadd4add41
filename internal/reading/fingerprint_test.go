package reading

import "testing"

func TestMaskVariable(t *testing.T) {
	for text, want := range map[string]string{
		"Ticket #4711 is open.":                   "Ticket \x00 is open. ",
		"from 9:30 on":                            "from \x00 on ",
		"write to info@firm.example, please":      "write to \x00 please ",
		"a@b@ @handle @ at@":                      "\x00 @handle @ at@ ",
		"see https://firm.example/x and http://y": "see  \x00 and  \x00 ",
		"(see:http://firm.example)":               "(see: \x00 ",
		"ftp://files.example http:// done":        "ftp://files.example http:// done ",
		"5\u00a0евро\nbis morgen":                 "\x00 bis morgen ",
		"":                                        "",
	} {
		if got := maskVariable(text); got != want {
			t.Errorf("maskVariable(%q) = %q, want %q", text, got, want)
		}
	}
}
