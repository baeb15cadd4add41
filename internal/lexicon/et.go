package lexicon

func estonian() Language {
	return Language{
		Code:    "et",
		Quoting: estonianQuoting(),
	}
}

func estonianQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"kirjutas", "kirjutab"},
		From:         []string{"saatja", "kellelt"},
		Labels:       []string{"saadetud", "kuupäev", "kellele", "koopia", "cc", "teema", "adressaat", "saaja"},
		Original:     []string{"algne kiri", "algne sõnum", "originaalkiri", "algteade", "esialgne kiri", "original message"},
		Forwarded:    []string{"edastatud kiri", "edastatud sõnum", "edasi saadetud kiri", "edastatud teade"},
		Repeated:     []string{"teie sõnum", "teie kiri", "teie küsimus", "teie päring"},
		Devices:      []string{"saadetud minu", "saadetud telefonist", "hangi outlook", "saatja minu"},
		Confidential: []string{"konfidentsiaal", "on mõeldud ainult", "ekslikult saanud", "ei ole adressaat", "enne printimist", "enne väljatrükkimist"},
		Inline:       []string{"vastused allpool", "sinisega", "punasega"},
	}
}
