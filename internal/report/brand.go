package report

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
)

// Brand is whose report it is, on the cover and at the foot.
type Brand struct {
	Firm, Contact, Disclaimer string
	Logo                      template.URL // data: URI, "" for none
}

func brandOf(b *campaign.Brand) *Brand {
	if b == nil {
		return nil
	}
	return &Brand{
		Firm: mask.Visible(b.Firm), Contact: mask.Visible(strings.Join(b.Contact, " · ")), Disclaimer: mask.Visible(b.Disclaimer),
		Logo: template.URL(b.Logo), //nolint:gosec // a data: URI of a picture that campaign.LoadBrand has checked
	}
}

// accents sets the client's colour and its two paler steps on both grounds.
func accents(b *campaign.Brand) template.CSS {
	if b == nil || b.Accent.Light == "" || b.Accent.Dark == "" {
		return ""
	}
	set := func(accent, ground string) string {
		s := inSteps(accent, ground)
		return fmt.Sprintf(":root { --accent: %s; --accent2: %s; --accent3: %s; }", s[0], s[1], s[2])
	}
	return template.CSS("\n" + set(b.Accent.Light, campaign.LightGround) + "\n@media screen and (prefers-color-scheme: dark) { " + set(b.Accent.Dark, campaign.DarkGround) + " }\n") //nolint:gosec // colours that campaign.LoadBrand has checked
}

// inSteps is an accent and its two paler steps on a ground. The second fills marks that
// have no edge, so it is as pale as it may be and no paler; the third has the accent
// for its edge.
func inSteps(accent, ground string) [3]string {
	const (
		second, third = 0.6, 0.3 // of the accent, the rest is ground
		step          = 0.02
		leastMark     = 3 // contrast of a mark, WCAG 2.2 (1.4.11); an accent has 4.5
	)
	share := second
	for share+step <= 1 && campaign.Contrast(mixed(accent, ground, share), ground) < leastMark {
		share += step
	}
	return [3]string{accent, mixed(accent, ground, share), mixed(accent, ground, third)}
}

// mixed is a share of one colour #rrggbb on another.
func mixed(a, b string, share float64) string {
	out := "#"
	for i := 1; i < len("#rrggbb"); i += 2 {
		x, _ := strconv.ParseUint(a[i:i+2], 16, 8) // checked when it was read
		y, _ := strconv.ParseUint(b[i:i+2], 16, 8)
		out += fmt.Sprintf("%02x", int(share*float64(x)+(1-share)*float64(y)+0.5))
	}
	return out
}
