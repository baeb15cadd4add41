package campaign

// languageOf describes the whole campaign file.
func languageOf() *shape {
	return &shape{kind: kindSection, name: "The file", intro: "A campaign is one YAML file. Unknown keys, keys that are given twice and keys without a value are mistakes.", keys: []term{
		need("campaign", simple(kindSlug), "my-campaign", "The key of the campaign in the database: 1 to 40 small letters a-z, digits and -."),
		need("title", simple(kindLine), "Do shops answer their mail?", "The title of the report."),
		may("language", words("en"), "en", "The language of the report."),
		need("seed", between(0, 1<<53), "1", "The same seed draws the same lots and due times."),
		need("authorisation", authorisationShape(), "{ basis: research, statement: ..., by: ..., date: 2026-02-20 }", "On what ground the enquiries are sent."),
		need("mailboxes", many("mailbox", kindKey, mailboxShape()), "{ main: { address: ann@example.com, smtp: ..., imap: ... } }", "The accounts that send and receive, by key."),
		need("personas", many("persona", kindKey, personaShape()), "{ ann: { first: Ann, last: Miller, language: en, mailbox: main } }", "The customers in whose names the letters are written, by key."),
		may("controls", many("control", kindKey, controlShape()), "", "Mailboxes of our own at other providers. Each gets, from each persona on each day (of UTC) on which it writes, the letter that a company has got, and where it lands is read there. They are never counted as enquiries. The letters count in the day's caps of the mailbox, of the persona and of all, and the plan leaves room for them. A control in the junk folder pauses its persona.").otherwise("none").such("{ gmx: { address: seed@gmx.example, imap: ... } }"),
		may("pools", many("pool", kindKey, poolShape()), "", "Which personas write to which companies.").otherwise("every persona writes to every company of its language").such("{ lt: { language: lt, personas: [ann] } }"),
		need("companies", companiesShape(), "companies.csv", "The list of companies: the path of a CSV file, seen from the campaign file, or the companies themselves."),
		may("defaults", defaultsShape(), "", "What stands in for a cell of the list that is empty.").such("{ country: LT, language: lt, zone: Europe/Vilnius }"),
		need("scripts", many("script", kindKey, scriptShape()), "{ delivery: { opening: ... } }", "What is asked, and what may follow, by key."),
		may("design", designShape(), "", "How companies, scripts and personas are combined."),
		may("waves", wavesShape(), "", "Sends the whole design again and again.").otherwise("the design is carried out once").such(`{ cron: "0 9 * * mon", zone: Europe/Vilnius, count: 4, spread: 5d }`),
		need("sending", sendingShape(), "{ until: 2026-03-31 }", "When letters may go out."),
		need("window", simple(kindDuration), "7d", "How long an answer counts, from the acceptance of the letter by our server. An answer at its last instant still does."),
		may("watch", simple(kindDuration), "", "How long after the window companies are watched for writing again unasked. Thanks wait for its end.").otherwise("not watched").such("5d"),
		may("target", targetShape(), "8wh", "Within what a complete answer is on time; or targets for each step of it."),
		may("service_levels", serviceLevelsShape(), "", "Least shares. The program ends with exit code 4 when one is missed.").such("{ replied: 90%, on_time_in_full: 80% }"),
		may("caps", capsShape(), "", "How many letters may go out. Days are days of UTC; all campaigns of a database count together."),
		may("hours", hoursShape(), "", "The working hours of companies, and additions to the tables of holidays."),
		may("rubric", simple(kindLine), "default", "By which rubric replies are graded: default, five-p, lead-response, public-service, or the path of your own; see [RUBRICS.md](RUBRICS.md)."),
		may("report", reportShape(), "", "What may be shown."),
		may("self_assessment", simple(kindLine), "", "The file in which the audited organisation rates itself, seen from the campaign file.").otherwise("none is printed").such("self-assessment.yaml"),
	}}
}

func authorisationShape() *shape {
	return &shape{kind: kindSection, name: "authorisation", intro: "Nothing is sent without it. The basis `simulation` is for invented companies: it takes only addresses that can belong to nobody, such as those in `.example`, and servers on this machine.", keys: []term{
		need("basis", words("own_organisation", "client", "competitor", "research", "simulation"), "research", "On whose behalf, or for what, the companies are asked."),
		need("statement", simple(kindText), "why these enquiries may be sent", "The ground in words."),
		need("by", simple(kindLine), "Ona Onaitė", "The name of the person who answers for it."),
		need("date", simple(kindDay), "2026-02-20", "The day on which it was given; not later than the first letter."),
	}}
}

func mailboxShape() *shape {
	return &shape{kind: kindSection, name: "mailboxes: MAILBOX", intro: "One account that sends over SMTP and collects over IMAP. Passwords stay out of the file.", keys: []term{
		need("address", simple(kindAddress), "ann@example.com", "The address of the account."),
		may("per_day", between(1, 100000), "", "How many letters it may send in a day.").otherwise("`caps.per_mailbox_day`").such("15"),
		need("smtp", serverShape(), "{ host: smtp.example.com, username: ann@example.com, password_env: ANN_PASSWORD }", "Where letters are handed over."),
		need("imap", serverShape(), "{ host: imap.example.com, username: ann@example.com, password_env: ANN_PASSWORD }", "Where replies are collected."),
		may("folders", listOf(simple(kindLine)), "", "The folders that are read.").otherwise("INBOX and the junk folder").such("[INBOX, Junk]"),
		may("sent", simple(kindLine), "", "The folder for our own copies; none = keep no copy.").otherwise("the sent folder").such("Sent"),
		may("subaddresses", simple(kindFlag), "false", "Whether each enquiry is written from an address of its own, such as ann+k7m3qx@example.com (RFC 5233), by which any answer leads to it. Only where the mail host delivers such addresses; companies can see them."),
		may("helo", simple(kindDomain), "", "How we name ourselves to the server.").otherwise("the domain of the address").such("mail.example.com"),
	}}
}

func controlShape() *shape {
	return &shape{kind: kindSection, name: "controls: CONTROL", intro: "A mailbox of our own at another provider. Nothing in it is changed.", keys: []term{
		need("address", simple(kindAddress), "seed@gmx.example", "Its address."),
		need("imap", serverShape(), "{ host: imap.gmx.example, username: seed@gmx.example, password_env: SEED_PASSWORD }", "Where it is read."),
		may("within", simple(kindElapsed), "2h", "Within what of its acceptance a letter must be there; later it has not arrived."),
	}}
}

func serverShape() *shape {
	const advice = "a password does not belong in a campaign file; put it into an environment variable and write password_env: NAME, or into a file and write password_file: PATH"
	return &shape{kind: kindSection, name: "smtp, imap", intro: "A server of a mailbox.", refused: map[string]string{"password": advice}, keys: []term{
		need("host", simple(kindHost), "smtp.example.com", "Its name, without a port."),
		may("port", between(1, 65535), "", "Its port.").otherwise("SMTP 465, IMAP 993; without implicit TLS 587 and 143").such("465"),
		may("tls", words("implicit", "starttls", "none"), "implicit", "How the connection is protected; none is for a server on this machine."),
		may("username", simple(kindLine), "", "Whom to log in as. Only SMTP on this machine may do without.").such("ann@example.com"),
		may("password_env", simple(kindLine), "", "The environment variable that holds the password.").such("ANN_PASSWORD"),
		may("password_file", simple(kindLine), "", "The file that holds the password, instead.").such("/run/secrets/ann"),
		may("auth", words(LoginMechanisms()...), "", "The only way to log in. With xoauth2 the password is an access token.").otherwise("the strongest that the server offers").such("plain"),
		may("poll", simple(kindLine), "", "Of imap alone: when the folders are looked at, however quiet the server is; minute, hour, day, month and weekday in UTC. A server that announces mail (IDLE) is listened to as well.").otherwise("every minute, or as `run --poll` says").such(`"*/5 * * * *"`),
		may("ca_file", simple(kindLine), "", "A file of certificates (PEM) to trust, seen from the working folder.").otherwise("those of the system").such("ca.pem"),
	}}
}

func personaShape() *shape {
	return &shape{kind: kindSection, name: "personas: PERSONA", intro: "An invented customer. It writes in its own language alone.", keys: []term{
		need("first", simple(kindPerson), "Viltė", "First name."),
		need("last", simple(kindPerson), "Kazlauskaitė", "Last name."),
		need("language", simple(kindLanguage), "lt", "The language of its letters (ISO 639-1)."),
		may("country", simple(kindCountry), "", "Where it lives (ISO 3166-1).").such("LT"),
		need("mailbox", simple(kindKey), "main", "The key of the mailbox it writes from."),
		may("address", simple(kindAddress), "", "Its address.").otherwise("that of the mailbox").such("vilte@example.com"),
		may("zone", simple(kindZone), "", "The time zone of its letters' Date.").otherwise("that of the companies in its country").such("Europe/Vilnius"),
		may("factors", &shape{kind: kindChoice, chosen: kindLabel, called: "factor", of: simple(kindKey)}, "", "What its name signals: the level of each factor of the design that is varied by persona.").such("{ origin: local }"),
		may("facts", &shape{kind: kindChoice, chosen: kindLabel, called: "fact", of: simple(kindLine)}, "", "What it may tell a company: `{{.persona.facts.NAME}}`.").such(`{ street: "Pilies g. 1, Vilnius" }`),
	}}
}

func poolShape() *shape {
	return &shape{kind: kindSection, name: "pools: POOL", intro: "With pools, every company belongs to exactly one, by its language and country.", keys: []term{
		need("language", simple(kindLanguage), "lt", "Of its companies and personas."),
		may("countries", listOf(simple(kindCountry)), "", "Of its companies.").otherwise("all that no other pool of the language names").such("[LT]"),
		need("personas", &shape{kind: kindList, of: simple(kindKey), least: 1}, "[vilte]", "Who writes to them."),
	}}
}

func defaultsShape() *shape {
	return &shape{kind: kindSection, name: "defaults", keys: []term{
		may("country", simple(kindCountry), "", "Country.").such("LT"),
		may("language", simple(kindLanguage), "", "Language of the letters.").such("lt"),
		may("zone", simple(kindZone), "", "Time zone.").such("Europe/Vilnius"),
	}}
}

// companiesShape is the path of a list, or the list itself.
func companiesShape() *shape {
	return &shape{kind: kindLine, or: listOf(companyShape())}
}

// companyShape describes the columns of the list of companies.
func companyShape() *shape {
	return &shape{
		kind: kindSection, name: "companies", open: true,
		intro: "The columns of the list of companies. Any further column is `{{.field.NAME}}` in the letters, can be a block, and is a breakdown in the report. The file is UTF-8, or UTF-16 with a byte order mark; " +
			"commas, semicolons or tabs stand between the cells; the first line names the columns, in any order. A line break in a further column is read as a blank. A company without an address is kept and counted as one that cannot be asked.",
		keys: []term{
			need("key", simple(kindKey), "acme", "Its key, different from all others."),
			need("name", simple(kindLine), "UAB Acme", "Its name, as it writes it."),
			need("address", simple(kindAddress), "info@acme.example", "Where letters go. The column must be there; a cell may be empty.").orEmpty(),
			may("channel", words(ChannelEmail, ChannelForm, ChannelPhone, ChannelNone), "", "How it takes enquiries; only email gets letters.").otherwise("email with an address, else none").such("form"),
			may("country", simple(kindCountry), "", "ISO 3166-1, such as LT.").otherwise("`defaults.country`").such("LT"),
			may("region", simple(kindLine), "", "ISO 3166-2, with or without the country: for regional holidays.").such("BY"),
			may("language", simple(kindLanguage), "", "In which it is written to (ISO 639-1).").otherwise("`defaults.language`").such("lt"),
			may("zone", simple(kindZone), "", "Its time zone.").otherwise("`defaults.zone`").such("Europe/Vilnius"),
			may("domain", simple(kindDomain), "", "Its own domain.").otherwise("the registrable domain of the address").such("acme.example"),
			may("organisation", simple(kindLine), "", "Who is behind it: the cluster of inference.").otherwise("its domain, or its key when that is a free mail provider's").such("acme-group"),
			may("client", words("yes", "no", "true", "false", "1", "0"), "no", "Whether it is a client; clients are written to first."),
			may("promise", simple(kindDuration), "", "Within what it publicly says it replies.").such("24h"),
			may("hours", simple(kindWeek), "", "Its own working week, as it publishes it.").otherwise("its country's or the campaign's").such(`"mon-fri 09:00-12:00 13:00-18:00, sat 10:00-14:00"`),
		},
	}
}

func designShape() *shape {
	return &shape{kind: kindSection, name: "design", keys: []term{
		may("letters_per_company", between(1, 20), "1", "How many letters each company gets in each wave, each with another script."),
		may("factors", &shape{kind: kindChoice, chosen: kindLabel, called: "factor", of: factorShape()}, "", "What is varied. The levels are crossed into arms; companies are assigned to arms by lot, in equal numbers within each block.").such("{ detail: { levels: [short, long], by: text } }"),
		may("blocks", listOf(simple(kindColumn)), "", "Within what arms are balanced: country, language, region, organisation or a further column of the list.").such("[country, trade]"),
	}}
}

func factorShape() *shape {
	return &shape{kind: kindSection, name: "design.factors: FACTOR", keys: []term{
		need("levels", &shape{kind: kindList, of: simple(kindKey), least: 2}, "[short, long]", "Two levels or more."),
		need("by", words(ByPersona, ByText), "text", "What carries the level: persona (each names its level under factors) or text, which says `{{if eq .factor.FACTOR \"LEVEL\"}}`."),
	}}
}

func wavesShape() *shape {
	return &shape{kind: kindSection, name: "waves", keys: []term{
		need("cron", simple(kindLine), `"0 9 * * mon"`, "When a wave begins: minute, hour, day, month and weekday, or @daily, @weekly or @monthly. An hour that the clocks skip counts when they are changed."),
		need("zone", simple(kindZone), "Europe/Vilnius", "The time zone of the expression."),
		need("count", between(1, 1000), "4", "How many waves."),
		need("spread", simple(kindDuration), "5d", "Within what of its beginning a wave's letters are due; it ends before the next wave begins."),
	}}
}

func sendingShape() *shape {
	return &shape{kind: kindSection, name: "sending", intro: "Due times are drawn by lot over these days and hours, in the zone of each company.", keys: []term{
		may("from", simple(kindStart), "launch", "The first instant: launch, a day, a time in UTC (2026-03-02 09:00) or one with its offset (2026-03-02T09:00:00+02:00)."),
		need("until", simple(kindTime), "2026-03-31", "The last instant of openings; a day ends at 23:59:59 UTC."),
		may("days", &shape{kind: kindList, of: words(weekdays...), least: 1}, "[mon, tue, wed, thu, fri]", "The days of the week, for later letters too."),
		may("hours", simple(kindSpan), `"09:00-17:00"`, "The hours, one span, for later letters too."),
		may("skip_holidays", simple(kindFlag), "true", "Whether no letter goes out on a holiday of the company's country and region."),
		may("min_gap", simple(kindElapsed), "3m", "Between two letters of one mailbox, at least."),
		may("persona_gap", simple(kindElapsed), "", "Between two letters of one persona, at least.").otherwise("none").such("30m"),
		may("max_lateness", simple(kindElapsed), "4h", "How late a letter may still go out."),
		may("late", words("skip", "replan"), "skip", "What becomes of a later one: skip (it is missed) or replan (it gets a new time before until, once)."),
	}}
}

func targetShape() *shape {
	s := simple(kindDuration)
	s.or = &shape{kind: kindSection, name: "target", intro: "A duration, such as `target: 8wh`, is the target for the complete answer; or:", keys: []term{
		may("acknowledgement", simple(kindDuration), "", "For the first acknowledgement.").otherwise("none").such("1h"),
		may("reply", simple(kindDuration), "", "For the first substantive message.").otherwise("none").such("4wh"),
		need("answer", simple(kindDuration), "8wh", "For the complete answer."),
	}}
	return s
}

// serviceLevels are the rates that can have a least share.
func serviceLevels() []string {
	return []string{"acknowledged", "replied", "answered", "on_time_in_full"}
}

func serviceLevelsShape() *shape {
	s := &shape{kind: kindSection, name: "service_levels", intro: "Of the companies that got a letter: a share such as 90% or 0.9."}
	for i, means := range []string{"Acknowledged the letter.", "Replied with substance.", "Answered every question.", "Answered every question, none wrongly, within the target."} {
		s.keys = append(s.keys, may(serviceLevels()[i], simple(kindShare), "", means).such("90%"))
	}
	return s
}

func capsShape() *shape {
	return &shape{kind: kindSection, name: "caps", keys: []term{
		may("per_day", between(1, 1000000), "", "In a day.").otherwise("no cap").such("60"),
		may("per_mailbox_day", between(1, 100000), "20", "From one mailbox in a day."),
		may("per_persona_day", between(1, 100000), "", "From one persona in a day.").otherwise("no cap").such("4"),
		may("per_domain_day", between(1, 100000), "1", "To one domain in a day."),
		may("total", between(1, 1000000), "200", "Openings of this campaign, over all its days."),
	}}
}

func hoursShape() *shape {
	return &shape{
		kind: kindSection, name: "hours",
		intro: "A company's own hours, from the list, win over those of its country, and these over the week. Hours that nobody has stated are assumed, and the report says so.",
		keys: []term{
			may("week", weekShape(), "", "The working week.").otherwise("Monday to Friday, 09:00-17:00, assumed").such(`{ mon: "09:00-17:00", fri: "09:00-16:00" }`),
			may("countries", &shape{kind: kindChoice, chosen: kindCountry, called: "country", of: weekShape()}, "", "The working week of a country.").such(`{ BY: { mon: "09:00-18:00" } }`),
			may("short_days", listOf(shortDayShape()), "", "Dates with other hours than their day of the week.").such(`[ { date: 2026-03-10, country: LT, hours: "09:00-15:00" } ]`),
			may("holidays", holidaysShape(), "", "Additions to the tables of holidays; none = use no table.").otherwise("the tables alone").such("[ { date: 2026-03-11, country: LT, name: ... } ]"),
		},
	}
}

func weekShape() *shape {
	s := &shape{kind: kindSection, name: "week", intro: "A day that is left out is no working day. A break divides a day in two: `\"09:00-12:00 13:00-18:00\"`. A night shift is written as two: until 24:00, and from 00:00 of the next day."}
	for i, name := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		s.keys = append(s.keys, may(weekdays[(i+1)%7], simple(kindHours), "", "The hours of "+name+".").otherwise("closed").such(`"09:00-17:00"`))
	}
	return s
}

func shortDayShape() *shape {
	return &shape{kind: kindSection, name: "hours.short_days", intro: "The hours replace those of the day, a company's own too. Given for a country, they hold even on a holiday of its table; given for all, they do not. Holidays of the campaign's own always win.", keys: []term{
		need("date", simple(kindDay), "2026-03-10", "The day."),
		may("country", simple(kindCountry), "", "Where.").otherwise("everywhere").such("LT"),
		may("region", simple(kindLine), "", "The region of the country.").otherwise("all of it").such("BY"),
		need("hours", simple(kindHours), `"09:00-15:00"`, "The hours of that day."),
	}}
}

func holidaysShape() *shape {
	s := &shape{kind: kindWord, words: []string{"none"}}
	s.or = listOf(&shape{kind: kindSection, name: "hours.holidays", intro: "Days off that the tables do not have. A country without a table needs its holidays here.", keys: []term{
		need("date", simple(kindDay), "2026-03-11", "The day."),
		may("country", simple(kindCountry), "", "Where.").otherwise("everywhere").such("LT"),
		may("region", simple(kindLine), "", "The region of the country.").otherwise("all of it").such("BY"),
		may("name", simple(kindLine), "", "Its name.").such("Founders' day"),
	}})
	return s
}

func reportShape() *shape {
	return &shape{kind: kindSection, name: "report", keys: []term{
		may("publish_names", simple(kindFlag), "false", "Whether companies are named."),
		may("reason", simple(kindLine), "", "Why they may be named; needed with publish_names.").such("the companies agreed"),
		may("show_staff", simple(kindFlag), "false", "Whether the people who answered are named; for basis own_organisation, and only where they agreed to it."),
		may("breakdowns", listOf(simple(kindColumn)), "", "By which columns of the list results are broken down.").otherwise("every further column whose values repeat").such("[trade, city]"),
	}}
}
