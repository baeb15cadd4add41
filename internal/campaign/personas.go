package campaign

func readPersona(key string, s section) Persona {
	return Persona{
		Key:      key,
		First:    s.get("first").line(),
		Last:     s.get("last").line(),
		Language: s.get("language").line(),
		Country:  s.get("country").line(),
		Mailbox:  s.get("mailbox").line(),
		Address:  s.get("address").line(),
		Zone:     s.get("zone").line(),
		Factors:  readLines(s.get("factors")),
		Facts:    readLines(s.get("facts")),
	}
}

// readLines reads a line under each key that the campaign chooses, nil when there are none.
func readLines(v value) map[string]string {
	var lines map[string]string
	for _, e := range v.choices() {
		if lines == nil {
			lines = map[string]string{}
		}
		lines[e.key] = e.value.line()
	}
	return lines
}

func readPool(key string, s section) Pool {
	return Pool{
		Key:       key,
		Language:  s.get("language").line(),
		Countries: s.get("countries").lines(),
		Personas:  s.get("personas").lines(),
	}
}
