package mail

import "testing"

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"jonas@firm.lt":                     "jonas@firm.lt",
		"  Jonas@Firm.LT. ":                 "jonas@firm.lt",
		"Jonas Jonaitis <jonas+x@firm.lt>":  "jonas@firm.lt",
		`"Jonaitis, Jonas" <JONAS@firm.lt>`: "jonas@firm.lt",
		"<jonas@firm.lt>":                   "jonas@firm.lt",
		"mailto:jonas@firm.lt":              "jonas@firm.lt",
		"jonas@firm.lt (Jonas)":             "jonas@firm.lt",
		"jonas+a+b@firm.lt":                 "jonas@firm.lt",
		"+x@firm.lt":                        "+x@firm.lt", // nothing would be left of it
		"j.onas@firm.lt":                    "j.onas@firm.lt",
		"J.O.nas+shop@gmail.com":            "jonas@gmail.com",
		"jo.nas@googlemail.com":             "jonas@gmail.com",
		"info@ąžuolas.lt":                   "info@xn--uolas-2wa16f.lt",
		"info@XN--UOLAS-2WA16F.lt":          "info@xn--uolas-2wa16f.lt",
		"Z\u030cana@firm.lt":                "\u017eana@firm.lt", // composed (NFC)
		"info@sub.firm.co.uk":               "info@sub.firm.co.uk",
		"firm.lt":                           "",
		"@firm.lt":                          "",
		"jonas@":                            "",
		"jonas@firm":                        "",
		"jonas@lt":                          "",
		"jonas@firm@lt.lt":                  "",
		"":                                  "",
		"jonas@firm.lt, petras@firm.lt":     "",
		"=?utf-8?q?Jonas?= <jonas@firm.lt>": "jonas@firm.lt",
		"jonas@firm.lt <b>":                 "",
	} {
		got, err := Canonical(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("Canonical(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestCanonicalDomain(t *testing.T) {
	for in, want := range map[string]string{
		"firm.lt": "firm.lt", "FIRM.lt.": "firm.lt", " mail.firm.lt ": "mail.firm.lt", "ąžuolas.lt": "xn--uolas-2wa16f.lt", "gmail.com": "gmail.com",
		"lt": "", "co.uk": "", "": "", ".": "", "firm": "", "https://firm.lt/": "", "a b.lt": "", "firm..lt": "", "jonas@firm.lt": "",
	} {
		got, err := CanonicalDomain(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("CanonicalDomain(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}
