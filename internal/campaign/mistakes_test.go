package campaign

import (
	"os"
	"strings"
	"testing"
)

func exampleFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("example/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// loadExample loads the example with one change in the campaign, or in its list.
func loadExample(t *testing.T, old, new string) error {
	t.Helper()
	yaml, csv := exampleFile(t, "campaign.yaml"), exampleFile(t, "companies.csv")
	if strings.Contains(csv, old) && !strings.Contains(yaml, old) {
		csv = strings.Replace(csv, old, new, 1)
	} else if changed := strings.Replace(yaml, old, new, 1); changed != yaml {
		yaml = changed
	} else {
		t.Fatalf("%q is nowhere in the example", old)
	}
	_, err := loadText(yaml, csv)
	return err
}

// The mistakes that lie in the newer parts of the language and between parts.
func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		name     string
		old, new string
		want     []string // whole messages
	}{
		{
			"a key without a value", "title: Do shops answer their mail?", "title:",
			[]string{`spring.yaml:2:1: title has no value; write one after the colon, or remove the key`},
		},
		{
			"an empty title", "title: Do shops answer their mail?", `title: ""`,
			[]string{`spring.yaml:2:8: title is empty; write title: Do shops answer their mail?`},
		},
		{
			"a persona without a value", "  vilte:\n    first: Viltė", "  nobody:\n  vilte:\n    first: Viltė",
			[]string{`spring.yaml:24:3: personas.nobody has no value; write one after the colon, or remove the key`},
		},
		{
			"an empty name", "first: Viltė", `first: ""`,
			[]string{`spring.yaml:25:12: personas.vilte.first is empty; write first: Viltė`},
		},
		{
			"an empty folder", "folders: [INBOX, Junk]", `folders: [INBOX, ""]`,
			[]string{`spring.yaml:18:22: mailboxes.vilnius.folders.2 is empty; write it, or remove it`},
		},
		{
			"a folder twice", "folders: [INBOX, Junk]", `folders: [INBOX, INBOX]`,
			[]string{`spring.yaml:18:22: mailboxes.vilnius.folders: "INBOX" is given twice; keep one`},
		},
		{
			"a wrong fact name", "facts: { street: \"Pilies g. 1, Vilnius\" }", "facts: { Street: x, street: y }",
			[]string{`spring.yaml:33:14: personas.vilte.facts: "Street" is not a name that a template can use; write small letters a-z, digits and _, beginning with a letter`},
		},
		{
			"an address that is a subaddress already", "subaddresses: false\n\npersonas:", "subaddresses: true\n\npersonas:\n  jan: { first: Jan, last: Bach, language: lt, mailbox: vilnius, address: jan+x@pastas.example, factors: { origin: local }, facts: { street: a } }",
			[]string{`spring.yaml:24:8: persona jan writes from jan+x@pastas.example, which is a subaddress already; give it an address without +, or write subaddresses: false in mailbox vilnius`},
		},
		{
			"per_day of nothing", "per_day: 15", "per_day: 0",
			[]string{`spring.yaml:15:14: mailboxes.vilnius.per_day is "0"; write a whole number from 1 to 100000`},
		},
		{
			"authorised after the first letter", "date: 2026-02-20", "date: 2026-03-03",
			[]string{`spring.yaml:10:9: the authorisation is of 2026-03-03, later than sending.from (2026-03-02); nothing is sent before it was given, correct one of them`},
		},
		{
			"unknown persona in a pool", "personas: [vilte, marie]", "personas: [vilte, mary]",
			[]string{`spring.yaml:39:57: there is no persona "mary"; did you mean "marie"?`},
		},
		{
			"a persona of another language in a pool", "personas: [vilte, marie]", "personas: [vilte, marie, ann]",
			[]string{`spring.yaml:39:57: persona ann writes in en and pool lithuania in lt; take a persona with language: lt`},
		},
		{
			"an empty pool", "personas: [ann, lucia]", "personas: []",
			[]string{`spring.yaml:40:40: pools.elsewhere.personas has no value; write at least 1, such as [vilte]`},
		},
		{
			"in no pool", "elsewhere: { language: en, personas", "elsewhere: { language: en, countries: [US], personas",
			[]string{`companies.csv:5:48: company clock (language en, country GB) belongs to no pool; name its country under countries of a pool of that language`},
		},
		{
			"in two pools", "elsewhere: { language: en, personas: [ann, lucia] }", "elsewhere: { language: en, personas: [ann, lucia] }\n  rest: { language: en, personas: [ann, lucia] }",
			[]string{`companies.csv:5:48: company clock (language en, country GB) belongs to the pools elsewhere and rest; leave its country in one of them`},
		},
		{
			"two languages lack one letter", "        lt: { body: Ačiū už pagalbą! }\n", "",
			[]string{`spring.yaml:112:9: thanks of script delivery is missing in lt, in which the opening is written; add lt: ... here`},
		},
		{
			"a step in a language too many", "        lt: { body: Ačiū už pagalbą! }\n", "        lt: { body: Ačiū už pagalbą! }\n        lv: { body: Paldies! }\n",
			[]string{`spring.yaml:113:13: thanks of script delivery is written in lv, in which there is no opening; write one, or remove this`},
		},
		{
			"a step with other variants", "            b: { subject: Still waiting, body", "            c: { subject: Still waiting, body",
			[]string{`spring.yaml:81:11: the reminder has the variants a, c, and the opening has a, b; write the same ones, or one text for all`},
		},
		{
			"one variant", "            a: { body: \"Did you get my letter? {{.persona.first}}\" }\n", "",
			[]string{`spring.yaml:82:13: scripts.delivery.reminder.texts.en.variants has 1 variant and needs at least 2; write such as { a: { subject: ..., body: ... }, b: { subject: ..., body: ... } }`},
		},
		{
			"a step that asks", "        lt: { body: Ačiū už pagalbą! }\n", "        lt: { body: Ačiū už pagalbą!, questions: { x: { text: y, expects: free } } }\n",
			[]string{`spring.yaml:112:39: only the opening and the follow_up ask questions; remove them, or use follow_up`},
		},
		{
			"a follow-up that asks nothing", "          questions:\n            returns: { text: \"Ar galima grąžinti?\", expects: yes_no }\n", "",
			[]string{`spring.yaml:99:11: scripts.delivery.follow_up.texts.lt.questions is missing; write questions: { price: { text: "What does delivery cost?", expects: money } }`},
		},
		{
			"other answers expected", "returns: { text: \"Ar galima grąžinti?\", expects: yes_no }", "returns: { text: \"Ar galima grąžinti?\", expects: money }",
			[]string{`spring.yaml:108:13: the questions of lt are returns (money) and those of en are returns (yes_no); give both languages the same ones`},
		},
		{
			"a key of another kind", `"Kiek kainuoja pristatymas?", expects: money, key: "{{.field.price}}"`, `"Kiek kainuoja pristatymas?", expects: money, key: "nebrangu"`,
			[]string{`spring.yaml:57:77: scripts.delivery.opening.lt.questions.price.key: the key "nebrangu" holds no value of the kind money, so that no answer could be judged by it; write it as a reply in lt would, or leave it empty where the answer is not known (for 2 companies, amber first)`},
		},
		{
			"an empty question", "text: \"Kiek kainuoja pristatymas?\"", "text: \" \"",
			[]string{`spring.yaml:57:26: scripts.delivery.opening.lt.questions.price.text is empty; write text: "What does delivery cost?"`},
		},
		{
			"subject and variants", "      en:\n        variants:", "      en:\n        subject: Hello\n        variants:",
			[]string{`spring.yaml:59:9: scripts.delivery.opening.en has subject and variants, which exclude each other; keep one`},
		},
		{
			"no body", "        lt: { body: Ačiū už pagalbą! }\n", "        lt: { subject: Ačiū }\n",
			[]string{`spring.yaml:112:13: scripts.delivery.thanks.texts.lt.body is missing; write body: "Hello, ..."`},
		},
		{
			"a late reminder", "after: 3wd", "after: 8d",
			[]string{`spring.yaml:77:14: the reminder comes 8d after the opening, when the window of 7d is over; write a shorter after, or a longer window`},
		},
		{
			"a reminder at the end of the window", "after: 3wd", "after: 168h",
			[]string{`spring.yaml:77:14: the reminder comes 168h after the opening, when the window of 7d is over; write a shorter after, or a longer window`},
		},
		{
			"a reminder in working time after the window", "after: 3wd", "after: 9wd",
			[]string{`spring.yaml:77:14: the reminder comes 9wd after the opening, when the window of 7d is over; write a shorter after, or a longer window`},
		},
		{
			"a fact in one language", `{ lt: "Mano adresas {{.persona.facts.street}}.", en: "My address is {{.persona.facts.street}}." }`, `{ lt: "Mano adresas {{.persona.facts.street}}." }`,
			[]string{`spring.yaml:89:17: fact address of script delivery is missing in en, in which the opening is written; add en: ... here`},
		},
		{
			"a fact without cues", "cues: { lt: [adresas, kodas], en: [address, postcode] }", "cues: { lt: [adresas, kodas], en: [] }",
			[]string{`spring.yaml:88:45: scripts.delivery.clarification.facts.address.cues.en has no value; write at least 1, such as { en: [postcode, address] }`},
		},
		{
			"a clarification without its facts", `"Hello,\n\n{{.facts}}\n\n{{.persona.first}}"`, `"Hello,\n\n{{.persona.first}}"`,
			[]string{`spring.yaml:92:21: the clarification does not print the facts; write {{.facts}} where they belong`},
		},
		{
			"facts elsewhere", "{ body: Ačiū už pagalbą! }", "{ body: \"Ačiū! {{.facts}}\" }",
			[]string{`spring.yaml:112:21: scripts.delivery.thanks.texts.lt.body: {{.facts}} stands in the text of a clarification alone; write {{.persona.facts.NAME}} for a fact of the persona (for 2 companies, amber first)`},
		},
		{
			"an unknown fact", "Mano adresas {{.persona.facts.street}}.", "Mano adresas {{.persona.facts.stret}}.",
			[]string{`spring.yaml:89:23: scripts.delivery.clarification.facts.address.text.lt: unknown variable {{.persona.facts.stret}}; did you mean ".persona.facts.street"? (for 2 companies, amber first)`},
		},
		{
			"a level that does not exist", `eq .factor.detail "long"}}norėčiau`, `eq .factor.detail "lang"}}norėčiau`,
			[]string{
				`spring.yaml:53:11: scripts.delivery.opening.lt.body: factor detail has no level "lang"; did you mean "long"?`,
			},
		},
		{
			"a factor that does not exist", `eq .factor.detail "long"}}norėčiau`, `eq .factor.length "long"}}norėčiau`,
			[]string{
				`spring.yaml:53:19: scripts.delivery.opening.lt.body: unknown variable {{.factor.length}}; write one of .factor.detail, .factor.origin (for 2 companies, amber first)`,
			},
		},
		{
			"a factor that changes nothing in one wording", `{{if eq .factor.detail "long"}}, for a present to my mother{{end}}`, "",
			[]string{`spring.yaml:69:13: scripts.delivery.opening.en.variants.b is the same at the levels short and long of factor detail; write {{if eq .factor.detail "short"}}...{{end}} in it, or remove the factor`},
		},
		{
			"a text that cannot be read", `{{if eq .factor.detail "long"}}norėčiau`, `{{if eq .factor.detail 'long'}}norėčiau`,
			[]string{`spring.yaml:53:11: scripts.delivery.opening.lt.body: the text to compare with stands between other marks than ""; write such as {{if eq .factor.detail "long"}}`},
		},
		{
			"one level by text", "levels: [short, long]", "levels: [long]",
			[]string{`spring.yaml:125:23: design.factors.detail.levels has 1 value and needs at least 2; write such as [short, long]`},
		},
		{
			"a factor that changes nothing", `detail: { levels: [short, long], by: text }`, "detail: { levels: [short, long], by: text }\n    tone: { levels: [warm, cold], by: text }",
			[]string{
				`spring.yaml:126:11: no text in en depends on factor tone, so that it changes nothing; write {{if eq .factor.tone "warm"}}...{{end}} in a text, or remove the factor`,
				`spring.yaml:126:11: no text in lt depends on factor tone, so that it changes nothing; write {{if eq .factor.tone "warm"}}...{{end}} in a text, or remove the factor`,
			},
		},
		{
			"levels that nothing tells apart", `levels: [short, long], by: text`, `levels: [short, middle, long], by: text`,
			[]string{
				`spring.yaml:125:13: no text in en tells the levels short and middle of factor detail apart; write {{if eq .factor.detail "short"}}...{{end}} in a text, or remove a level`,
				`spring.yaml:125:13: no text in lt tells the levels short and middle of factor detail apart; write {{if eq .factor.detail "short"}}...{{end}} in a text, or remove a level`,
			},
		},
		{
			"one level", `levels: [local, foreign]`, `levels: [local]`,
			[]string{`spring.yaml:124:23: design.factors.origin.levels has 1 value and needs at least 2; write such as [short, long]`},
		},
		{
			"a persona without a level", "mailbox: vilnius, address: ann@pastas.example, factors: { origin: local }", "mailbox: vilnius, address: ann@pastas.example",
			[]string{`spring.yaml:35:8: persona ann does not say which level of origin its name signals; write factors: { origin: local or foreign }`},
		},
		{
			"an unknown level of a persona", "address: ann@pastas.example, factors: { origin: local }", "address: ann@pastas.example, factors: { origin: loca }",
			[]string{`spring.yaml:35:116: factor origin has no level "loca"; did you mean "local"?`},
		},
		{
			"a factor that no persona carries", "address: ann@pastas.example, factors: { origin: local }", "address: ann@pastas.example, factors: { origin: local, detail: short }",
			[]string{`spring.yaml:35:131: persona ann signals detail, and the design has no such factor with by: persona; add it to design.factors, or remove it here`},
		},
		{
			"no persona for a level", "address: lucia@pastas.example, factors: { origin: foreign }", "address: lucia@pastas.example, factors: { origin: local }",
			[]string{`spring.yaml:124:5: no persona that writes to company clock in en signals { origin: foreign }; add one, or give up a level`},
		},
		{
			"too many arms", `levels: [short, long], by: text`, `levels: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a1, a2, a3, a4, a5, a6, a7], by: text`,
			[]string{
				`spring.yaml:53:11: scripts.delivery.opening.lt.body: factor detail has no level "long"; write one of a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a1, a2, a3, a4, a5, a6, a7`,
				`spring.yaml:65:15: scripts.delivery.opening.en.variants.a.body: factor detail has no level "long"; write one of a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a1, a2, a3, a4, a5, a6, a7`,
				`spring.yaml:71:15: scripts.delivery.opening.en.variants.b.body: factor detail has no level "long"; write one of a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a1, a2, a3, a4, a5, a6, a7`,
				`spring.yaml:125:13: with detail the levels cross into 66 arms; a campaign has at most 64, use fewer factors or levels`,
			},
		},
		{
			"an unknown block", "blocks: [country, trade]", "blocks: [country, trad]",
			[]string{`spring.yaml:126:11: design.blocks: the list of companies has no column "trad"; did you mean "trade"?`},
		},
		{
			"an unknown breakdown", "breakdowns: [trade, city]", "breakdowns: [trade, town]",
			[]string{`spring.yaml:168:99: report.breakdowns: the list of companies has no column "town"; write one of country, language, region, organisation, city, price, trade`},
		},
		{
			"no cron", `cron: "0 9 * * mon"`, `cron: "every monday"`,
			[]string{`spring.yaml:128:16: waves.cron: "every monday" is no cron expression: it has 2 fields and not 5; write minute, hour, day, month and weekday, such as "0 9 * * mon"`},
		},
		{
			"waves that overlap", "spread: 5d", "spread: 8d",
			[]string{`spring.yaml:128:71: wave 1 is spread over 8d, and wave 2 begins 7d after it; write a shorter spread, or fewer instants in waves.cron`},
		},
		{
			"too many waves", "count: 4", "count: 6",
			[]string{`spring.yaml:128:60: wave 6 of 6 would begin on 2026-04-06, after sending.until (2026-03-31); write fewer waves, or a later until`},
		},
		{
			"a share above one", "replied: 90%", "replied: 90",
			[]string{`spring.yaml:146:47: service_levels.replied is "90"; write a share above 0 and up to 100%, such as 90% or 0.9`},
		},
		{
			"an unknown service level", "replied: 90%", "reply: 90%",
			[]string{`spring.yaml:146:38: unknown key "reply" in service_levels; write one of acknowledged, replied, answered, on_time_in_full`},
		},
		{
			"a target beyond the window", "answer: 8wh", "answer: 8d",
			[]string{`spring.yaml:144:52: the target.answer of 8d is longer than the window of 7d, so that no answer could be late; write a shorter target, or a longer window`},
		},
		{
			"a gap in working time", "min_gap: 5m", "min_gap: 1wh",
			[]string{`spring.yaml:136:12: sending.min_gap: 1wh depends on working hours; write it in s, m, h or d`},
		},
		{
			"no way to be late", "late: replan", "late: never",
			[]string{`spring.yaml:139:9: sending.late is "never"; write one of skip, replan`},
		},
		{
			"launch as an end", "until: 2026-03-31", "until: launch",
			[]string{`spring.yaml:132:10: sending.until is "launch"; write a day (2026-03-02), a time in UTC (2026-03-02 09:00) or one with its offset (2026-03-02T09:00:00+02:00)`},
		},
		{
			"hours that cross", "{ date: 2026-03-10, country: LT, hours: \"09:00-15:00\" }", "{ date: 2026-03-10, country: LT, hours: \"13:00-15:00 09:00-12:00\" }",
			[]string{`spring.yaml:160:47: hours.short_days.1.hours: hours 09:00-12:00 begin before 13:00-15:00 have ended; write them in order and apart`},
		},
		{
			"a region without a country", "country: GB, region: SCT, hours", "region: SCT, hours",
			[]string{`spring.yaml:161:35: hours.short_days.2 has a region and no country; write country too`},
		},
		{
			"an unknown region", "country: GB, region: SCT, hours", "country: GB, region: SCO, hours",
			[]string{`spring.yaml:161:48: hours.short_days.2.region: there is no table of holidays for region "SCO" of GB; write one of ENG, NIR, SCT, WLS, or leave it empty for the national holidays`},
		},
		{
			"our copies among what is read", "folders: [INBOX, Junk]", "folders: [INBOX, Sent]",
			[]string{`spring.yaml:19:11: mailboxes.vilnius.sent is "Sent", which is among the folders that are read for replies; remove it from folders, or keep copies elsewhere`},
		},
		{
			"a control that is one of the mailboxes", "address: seed@gmx.example", "address: Vilte@pastas.example",
			[]string{`spring.yaml:172:14: control gmx has the address of persona vilte; give it a mailbox of its own, at another provider`},
		},
		{
			"a control on a real server", "host: imap.gmx.example", "host: imap.gmx.net",
			[]string{`spring.yaml:173:19: imap.gmx.net is a real server with authorisation.basis simulation; name the basis on which real mail may be sent, or use one on this machine`},
		},
		{
			"controls that take the whole day", "per_day: 15", "per_day: 4",
			[]string{`spring.yaml:15:14: mailboxes.vilnius.per_day is 4, and the controls alone may take 4 of them; raise it, or have fewer controls`},
		},
		{
			"a control that nobody can read", "username: seed, password_env: SEED_PASSWORD", "ca_file: ca.pem",
			[]string{`spring.yaml:173:11: controls.gmx.imap has no username; write username and password_env (only a server on this machine may do without)`},
		},
		{
			"a poll that never comes", `poll: "*/5 * * * *"`, `poll: "0 0 30 2 *"`,
			[]string{`spring.yaml:17:141: mailboxes.vilnius.imap: poll: "0 0 30 2 *" never comes; write minute, hour, day, month and weekday, such as "0 9 * * mon"`},
		},
		{
			"a poll of what is never looked at", "auth: plain", `poll: "*/5 * * * *"`,
			[]string{`spring.yaml:16:11: mailboxes.vilnius.smtp has poll; only a mailbox is looked at, write it under imap`},
		},
		{
			"an unknown way to log in", "auth: plain", "auth: ntlm",
			[]string{`spring.yaml:16:119: mailboxes.vilnius.smtp.auth is "ntlm"; write one of scram-sha-256-plus, scram-sha-1-plus, scram-sha-256, scram-sha-1, plain, login, cram-md5, xoauth2`},
		},
		{
			"INBOX twice", "folders: [INBOX, Junk]", "folders: [INBOX, inbox]",
			[]string{`spring.yaml:18:14: mailboxes.vilnius.folders has INBOX twice; keep one`},
		},
		{
			"a wrong address of a persona", "address: marie@pastas.example", "address: marie@paštas.example",
			[]string{`spring.yaml:34:82: personas.marie.address: "marie@paštas.example" has letters outside ASCII; write the domain in its xn-- form, as the company's web address has it`},
		},
		{
			"waves every few minutes", `"0 9 * * mon"`, `"*/5 * * * *"`,
			[]string{`spring.yaml:128:71: wave 1 is spread over 5d, and wave 2 begins 5m after it; write a shorter spread, or fewer instants in waves.cron`},
		},
		{
			"an organisation in two spellings", "honey,Auksinis avilys,,form,,,,,,", "honey,Auksinis avilys,,form,,,,,,Clock-Group",
			[]string{`companies.csv:5:91: organisation of company clock is "clock-group" and that of company honey "Clock-Group", which would count as two; write them alike`},
		},
		{
			"a block in two spellings", ",textiles,", ",Repairs,",
			[]string{`companies.csv:5:111: trade of company clock is "repairs" and that of company linen "Repairs", which would count as two; write them alike`},
		},
		{
			"a second document", "\npersonas:\n", "\n---\npersonas:\n",
			[]string{`spring.yaml:23:1: a second document begins here; the file is one document, remove the line ---`},
		},
		{
			"a short day twice", "    - { date: 2026-03-16, country: GB, region: SCT,", "    - { date: 2026-03-10, country: LT,",
			[]string{`spring.yaml:161:7: this short day is given twice, first in line 160; keep one`},
		},
		{
			"a short holiday", "{ date: 2026-03-12, country: LT, name: Fair }", "{ date: 2026-03-10, country: LT, name: Fair }",
			[]string{`spring.yaml:160:7: 2026-03-10 is a short day and a holiday at once; keep one of them`},
		},
		{
			"an unknown country of hours", "    GB: {", "    UK: {",
			[]string{`spring.yaml:158:5: hours.countries: "UK" is not a country; write its two capital letters of ISO 3166-1, such as LT`},
		},
		{
			"form with an address", "labas@lino-sodyba.example,email", "labas@lino-sodyba.example,form",
			[]string{`companies.csv:3:45: company linen has channel form and an address, so that it is not clear whether it gets letters; write email, or remove the address`},
		},
		{
			"email without an address", "honey,Auksinis avilys,,form", "honey,Auksinis avilys,,email",
			[]string{`companies.csv:4:24: company honey takes e-mail and has no address; fill in the address, or write channel none`},
		},
		{
			"an unknown channel", "labas@lino-sodyba.example,email", "labas@lino-sodyba.example,fax",
			[]string{`companies.csv:3:45: channel of company linen is "fax"; write one of email, form, phone, none`},
		},
		{
			"a promise in words", ",yes,24h,", ",yes,one day,",
			[]string{`companies.csv:2:63: promise of company amber: "one day" is not a duration; write a number and a unit, such as 90s, 30m, 36h, 10d, 8wh (working hours) or 2wd (working days)`},
		},
		{
			"own hours in words", "mon-fri 09:00-12:00 13:00-18:00, sat 10:00-14:00", "weekdays 09:00-18:00",
			[]string{`companies.csv:2:67: hours of company amber: "weekdays" are not days with their hours; write such as "mon-fri 09:00-17:00, sat 10:00-14:00"`},
		},
		{
			"a day twice in own hours", "mon-fri 09:00-12:00 13:00-18:00, sat 10:00-14:00", "mon-fri 09:00-18:00, fri 10:00-14:00",
			[]string{`companies.csv:2:67: hours of company amber: fri has its hours twice in "mon-fri 09:00-18:00, fri 10:00-14:00"; write them once`},
		},
		{
			"a column by another name", "key,name,address", "key,name,E-mail",
			[]string{`companies.csv:1:10: column "E-mail" has no meaning; did you mean "address"? Rename it`},
		},
		{
			"an organisation in American", ",organisation,", ",Organization,",
			[]string{`companies.csv:1:62: column "Organization" has no meaning; did you mean "organisation"? Rename it`},
		},
		{
			"a region without a table", ",GB,SCT,", ",GB,XXX,",
			[]string{`companies.csv:5:51: company clock: there is no table of holidays for region "XXX" of GB; write one of ENG, NIR, SCT, WLS, or leave it empty for the national holidays`},
		},
		{
			"client in words", ",clock-group,no,", ",clock-group,maybe,",
			[]string{`companies.csv:5:103: client of company clock is "maybe"; write one of yes, no, true, false, 1, 0`},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := loadExample(t, test.old, test.new)
			if want := strings.Join(test.want, "\n"); err == nil || err.Error() != want {
				t.Errorf("problems:\n%v\nwant:\n%s", err, want)
			}
		})
	}
}

func TestSyntaxInPlainWords(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"title: Do shops answer their mail?", "title: Shops: do they answer?", `spring.yaml:2:8: this is not YAML: mapping value is not allowed in this context; put a text that holds ": " between quotation marks, or look at the indentation, the rest was not read`},
		{"body: Ačiū! Ar galima grąžinti?", "body: {{.persona.first}} klausia", `spring.yaml:100:18: this is not YAML: could not find flow map content; put a text that begins with { between quotation marks, the rest was not read`},
		{"  basis: simulation", "\tbasis: simulation", `spring.yaml:7:1: this is not YAML: found character '	' that cannot start any token; indent with blanks instead of tabs, the rest was not read`},
	} {
		if err := loadExample(t, test.old, test.new); err == nil || err.Error() != test.want {
			t.Errorf("%s:\n%v\nwant:\n%s", test.new, err, test.want)
		}
	}
}

// Whose staff may be named depends on whom the campaign is about (RULES section 11).
func TestStaffOfOthers(t *testing.T) {
	for basis, want := range map[string]string{
		"own_organisation": "", "simulation": "",
		"client": "is client", "competitor": "is competitor", "research": "is research",
	} {
		yaml := strings.Replace(exampleFile(t, "campaign.yaml"), "basis: simulation", "basis: "+basis, 1)
		yaml = strings.Replace(yaml, "show_staff: false", "show_staff: true", 1)
		yaml = strings.Replace(yaml, "self_assessment: self-assessment.yaml\n", "", 1)
		from, to := strings.Index(yaml, "    questionnaire:"), strings.Index(yaml, "\ndesign:")
		yaml = yaml[:from] + "\n\n" + yaml[to:] // on as many lines
		_, err := loadText(yaml, exampleFile(t, "companies.csv"))
		if want != "" {
			want = "spring.yaml:168:80: report.show_staff is for your own organisation alone, and authorisation.basis " + want + "; write show_staff: false"
		}
		if (err == nil) != (want == "") || err != nil && err.Error() != want {
			t.Errorf("basis %s: %v, want %q", basis, err, want)
		}
	}
}

func TestNobodyToWriteTo(t *testing.T) {
	_, err := loadText(exampleFile(t, "campaign.yaml"), "key,name,address,channel,trade,city,price\nhoney,Auksinis avilys,,form,food,Alytus,\n")
	const want = "spring.yaml:42:12: none of the companies has an address, so that no letter would go out; fill in the address of one at least"
	if err == nil || err.Error() != want {
		t.Errorf("problems:\n%v\nwant:\n%s", err, want)
	}
}

func TestFileThatIsNoText(t *testing.T) {
	for source, want := range map[string]string{
		"campaign: x\ntitle: \xd0i\n":        "c.yaml:2:8: the file is not UTF-8 text; save it again as UTF-8",
		"\xff\xfec\x00a\x00":                 "c.yaml:1:1: the file is not UTF-8 text; save it again as UTF-8",
		"campaign: x\ntitle: Shops \x00 a\n": "c.yaml:2:14: the file is not UTF-8 text; save it again as UTF-8",
	} {
		if _, err := load("c.yaml", []byte(source), nil); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", source, err, want)
		}
	}
}
