package campaign

func readPersonas(v value) []Persona {
	var personas []Persona
	for _, e := range v.choices() {
		s := e.value.section()
		personas = append(personas, Persona{
			Key:      e.key,
			First:    s.get("first").line(),
			Last:     s.get("last").line(),
			Language: s.get("language").line(),
			Country:  s.get("country").line(),
			Mailbox:  s.get("mailbox").line(),
			Address:  s.get("address").line(),
			Zone:     s.get("zone").line(),
			Factors:  readLines(s.get("factors")),
			Facts:    readLines(s.get("facts")),
		})
	}
	return personas
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

func readPools(v value) []Pool {
	var pools []Pool
	for _, e := range v.choices() {
		s := e.value.section()
		pools = append(pools, Pool{
			Key:       e.key,
			Language:  s.get("language").line(),
			Countries: s.get("countries").lines(),
			Personas:  s.get("personas").lines(),
		})
	}
	return pools
}
