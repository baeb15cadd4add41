package lexicon

func latvian() Language {
	return Language{
		Code:    "lv",
		Quoting: latvianQuoting(),
	}
}

func latvianQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"rakstīja", "raksta", "uzrakstīja"},
		From:         []string{"no", "sūtītājs"},
		Labels:       []string{"nosūtīts", "nosūtīja", "datums", "kam", "kopija", "cc", "tēma", "temats", "sūtīts"},
		Original:     []string{"sākotnējā ziņa", "sākotnējais ziņojums", "oriģinālais ziņojums", "oriģinālā ziņa", "original message"},
		Forwarded:    []string{"pārsūtīta ziņa", "pārsūtītā ziņa", "pārsūtīts ziņojums", "pāradresēta ziņa"},
		Repeated:     []string{"jūsu ziņa", "jūsu vēstule", "jūsu jautājums", "ziņas teksts"},
		Devices:      []string{"nosūtīts no", "sūtīts no", "iegūt outlook"},
		Confidential: []string{"konfidenciāl", "nav jums adresēts", "neesat adresāts", "saņēmāt kļūdas", "saņēmis kļūdas", "pirms drukāšanas"},
		Inline:       []string{"atbildes zemāk", "zilā krāsā", "sarkanā krāsā"},
	}
}
