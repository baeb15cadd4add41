package mail

import "strings"

// Armour headers of OpenPGP (RFC 9580 section 6.2).
const (
	pgpSigned    = "-----BEGIN PGP SIGNED MESSAGE-----"
	pgpSignature = "-----BEGIN PGP SIGNATURE-----"
	pgpMessage   = "-----BEGIN PGP MESSAGE-----"
)

// stripPGP takes the armour off a clear-signed text (RFC 9580 section 7): the
// header up to the first empty line, the signature, and the dash that escapes
// lines which begin with one. An armoured block of encrypted text is taken out,
// and the last result says so. Signatures are not checked.
func stripPGP(text string) (stripped string, encrypted bool) {
	if !strings.Contains(text, "-----BEGIN PGP ") {
		return text, false
	}
	var out strings.Builder
	signed, skip := false, ""
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		atStart := strings.HasPrefix(line, "-----BEGIN PGP ")
		switch {
		case skip == "header":
			if bare == "" {
				skip = ""
			}
		case skip != "":
			if bare == skip {
				skip = ""
			}
		case atStart && bare == pgpSigned:
			signed, skip = true, "header"
		case atStart && bare == pgpSignature && signed:
			signed, skip = false, "-----END PGP SIGNATURE-----"
		case atStart && bare == pgpMessage:
			encrypted, skip = true, "-----END PGP MESSAGE-----"
		case signed:
			out.WriteString(strings.TrimPrefix(line, "- "))
		default:
			out.WriteString(line)
		}
	}
	return out.String(), encrypted
}
