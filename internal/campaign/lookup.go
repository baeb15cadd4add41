package campaign

// CompanyByKey returns the company with a key.
func (c *Campaign) CompanyByKey(key string) (Company, bool) {
	for _, company := range c.Companies {
		if company.Key == key {
			return company, true
		}
	}
	return Company{}, false
}

// PersonaByKey returns the persona with a key.
func (c *Campaign) PersonaByKey(key string) (Persona, bool) {
	for _, persona := range c.Personas {
		if persona.Key == key {
			return persona, true
		}
	}
	return Persona{}, false
}

// ScriptByKey returns the script with a key.
func (c *Campaign) ScriptByKey(key string) (Script, bool) {
	for _, script := range c.Scripts {
		if script.Key == key {
			return script, true
		}
	}
	return Script{}, false
}

// MailboxByKey returns the mailbox with a key.
func (c *Campaign) MailboxByKey(key string) (Mailbox, bool) {
	for _, mailbox := range c.Mailboxes {
		if mailbox.Key == key {
			return mailbox, true
		}
	}
	return Mailbox{}, false
}

// PersonasIn returns the personas of a language in the order of the file.
func (c *Campaign) PersonasIn(language string) []Persona {
	var personas []Persona
	for _, p := range c.Personas {
		if p.Language == language {
			personas = append(personas, p)
		}
	}
	return personas
}

// ScriptsIn returns the scripts with an opening in a language, in the order of the file.
func (c *Campaign) ScriptsIn(language string) []Script {
	var scripts []Script
	for _, s := range c.Scripts {
		if _, ok := s.Opening[language]; ok {
			scripts = append(scripts, s)
		}
	}
	return scripts
}
