package mask_test

import (
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
)

// Where a persona lives and its phone are in no anonymous report, however they are
// written; what it wants to buy stays.
func TestParticularsOfPersonasAreHidden(t *testing.T) {
	m := &analysis.Model{Anonymous: true, Campaign: &campaign.Campaign{
		Personas: []campaign.Persona{
			{Key: "grace", First: "Grace", Last: "Pembury", Language: "en", Facts: map[string]string{"postcode": "LS6 2AB", "size": "120 x 135 cm", "colour": "white"}},
			{Key: "rasa", First: "Rasa", Last: "Petraitė", Language: "lt", Facts: map[string]string{"code": "LT-01100", "town": "Kaunas", "street": "Liepų g. 14-3", "phone": "612 34567"}},
			{Key: "katrin", First: "Katrin", Last: "Behrens", Language: "de", Facts: map[string]string{"place": "04229 Leipzig"}},
		},
		Companies: []campaign.Company{{Key: "oak", Name: "Oak Framing", Address: "info@oak.example"}},
	}}
	k := mask.New(m)
	for text, want := range map[string]string{
		"Re: Getting a wardrobe to LS6 2AB":         "Re: Getting a wardrobe to [detail]",
		"delivery (ls6-2ab, LS62AB)":                "delivery ([detail], [detail])",
		"Pristatymas į LT-01100, 01100 ir LT 01100": "Pristatymas į [place], [detail] ir [detail]",
		"Ar vežate į Kauną? Liepų g. 14-3":          "Ar vežate į [place]? [place]",
		"call 612-34567":                            "call [detail]",
		"nach 04229 Leipzig":                        "nach [detail]",
		"120 x 135 cm, white, 101100 or 011005":     "120 x 135 cm, white, 101100 or 011005",
	} {
		if got := k.Plain(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}
