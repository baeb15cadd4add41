package campaign

import "slices"

func readMailboxes(v value) []Mailbox {
	var boxes []Mailbox
	for _, e := range v.entries() {
		if !e.keyOK() {
			continue
		}
		s := e.value.section("address", "smtp", "imap", "folders", "sent", "helo")
		m := Mailbox{
			Key:     e.key,
			Address: readAddress(s.need("address", "name@example.com")),
			SMTP:    readServer(s.need("smtp", "{ host: smtp.example.com, username: ..., password_env: ... }"), smtpPorts),
			IMAP:    readServer(s.need("imap", "{ host: imap.example.com, username: ..., password_env: ... }"), imapPorts),
			Folders: readFolders(s.get("folders")),
			Sent:    s.get("sent").line(),
			HELO:    readHELO(s.get("helo")),
		}
		if imap := s.get("imap"); imap.present() && m.IMAP.Username == "" {
			imap.fail("%s has no username; nobody reads a mailbox without one, write username and password_env", imap.path)
		}
		if m.HELO == "" && m.Address != "" {
			m.HELO = DomainOf(m.Address)
		}
		boxes = append(boxes, m)
	}
	if v.present() && len(boxes) == 0 {
		v.fail("mailboxes has no mailbox; write one below it, such as main: { address: ..., smtp: ..., imap: ... }")
	}
	return boxes
}

func readAddress(v value) string {
	s := v.line()
	if s == "" {
		return ""
	}
	address, err := parseAddress(s)
	if err != nil {
		v.fail("%s: %v", v.path, err)
		return ""
	}
	return address
}

func readHELO(v value) string {
	name := v.line()
	if name != "" && !domainPattern.MatchString(name) {
		v.fail("%s is %q; write a host name in small letters, such as mail.example.com", v.path, name)
		return ""
	}
	return name
}

func readFolders(v value) []string {
	folders := []string{}
	for _, item := range v.items() {
		name := item.line()
		switch {
		case name == "":
			item.fail("%s is empty; write the name of a folder, or leave folders out for INBOX and Junk", item.path)
		case slices.Contains(folders, name):
			item.fail("folder %q is given twice; keep one", name)
		default:
			folders = append(folders, name)
		}
	}
	return folders
}

// smtpPorts and imapPorts are the usual ports by kind of TLS (RFC 8314).
func smtpPorts(tls string) int64 {
	if tls == "implicit" {
		return 465
	}
	return 587
}

func imapPorts(tls string) int64 {
	if tls == "implicit" {
		return 993
	}
	return 143
}

func readServer(v value, port func(tls string) int64) Server {
	if !v.present() {
		return Server{}
	}
	s := v.section("host", "port", "tls", "username", "password_env", "password_file", "ca_file")
	server := Server{
		Host:     readHost(s.need("host", "mail.example.com")),
		TLS:      s.get("tls").oneOf("implicit", "implicit", "starttls", "none"),
		Username: s.get("username").line(),
		Secret:   Secret{Env: s.get("password_env").line(), File: s.get("password_file").line()},
		CAFile:   s.get("ca_file").line(),
	}
	server.Port = int(s.get("port").integer(port(server.TLS), 1, 65535))
	if server.Host == "" {
		return server
	}
	local := loopback(server.Host)
	if server.TLS == "none" && !local {
		s.get("tls").fail("%s is none, which would send the password of %s in the clear; write implicit or starttls (none is for this machine only)", s.child("tls"), server.Host)
	}
	sources := 0
	for _, source := range []string{server.Secret.Env, server.Secret.File} {
		if source != "" {
			sources++
		}
	}
	switch {
	case server.Username == "" && sources > 0:
		s.fail("%s has a password and no username; write username", s.path)
	case server.Username == "" && !local:
		s.fail("%s has no username; write username and password_env (only a server on this machine may do without)", s.path)
	case server.Username != "" && sources == 0:
		s.fail("%s has a username and no password; write password_env: the name of an environment variable, or password_file: a path", s.path)
	case sources == 2:
		s.fail("%s has password_env and password_file; keep one", s.path)
	}
	return server
}

func readHost(v value) string {
	host := v.line()
	if host != "" && !loopback(host) && !domainPattern.MatchString(host) {
		v.fail("%s is %q; write a host name such as mail.example.com, without a port", v.path, host)
		return ""
	}
	return host
}

func readPersonas(v value) []Persona {
	var personas []Persona
	for _, e := range v.entries() {
		if !e.keyOK() {
			continue
		}
		s := e.value.section("first", "last", "language", "country", "mailbox", "address", "zone")
		personas = append(personas, Persona{
			Key:      e.key,
			First:    readName(s.need("first", "Viltė")),
			Last:     readName(s.need("last", "Kazlauskaitė")),
			Language: checked(s.need("language", "lt"), checkLanguage),
			Country:  checked(s.get("country"), checkCountry),
			Mailbox:  s.need("mailbox", "the key of a mailbox").line(),
			Address:  readAddress(s.get("address")),
			Zone:     checked(s.get("zone"), checkZone),
		})
	}
	if v.present() && len(personas) == 0 {
		v.fail("personas has no persona; write one below it, such as jonas: { first: Jonas, last: Petraitis, language: lt, mailbox: main }")
	}
	return personas
}

// readName reads a name that stands in From. "=?" begins an encoded word (RFC
// 2047), and a name with an @ looks like another address to the reader.
func readName(v value) string {
	name := v.line()
	if bad := forbiddenInHeader(name); bad != "" {
		v.fail("%s holds %s; write the name alone", v.path, bad)
		return ""
	}
	return name
}
