package campaign

import (
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/calendar"
)

func readMailbox(key string, s section) Mailbox {
	m := Mailbox{
		Key:     key,
		Address: s.get("address").line(),
		SMTP:    readServer(s.get("smtp"), smtpPort),
		IMAP:    readServer(s.get("imap"), imapPort),
		PerDay:  int(s.get("per_day").whole()),
		Folders: []string{},
		Sent:    s.get("sent").line(),
		HELO:    s.get("helo").line(),

		Subaddresses: s.get("subaddresses").flag(),
	}
	m.Folders = append(m.Folders, s.get("folders").lines()...)
	checkFolders(s, m)
	if smtp := s.get("smtp"); smtp.present() && m.SMTP.Poll != "" {
		smtp.fail("%s has poll; only a mailbox is looked at, write it under imap", smtp.path)
	}
	if imap := s.get("imap"); imap.present() && m.IMAP.Username == "" {
		imap.fail("%s has no username; nobody reads a mailbox without one, write username and password_env", imap.path)
	}
	if m.HELO == "" && m.Address != "" {
		m.HELO = DomainOf(m.Address)
	}
	return m
}

func readControl(key string, s section) Control {
	c := Control{Key: key, Address: s.get("address").line(), IMAP: readServer(s.get("imap"), imapPort), Within: s.get("within").elapsed()}
	if imap := s.get("imap"); imap.present() && c.IMAP.Username == "" && loopback(c.IMAP.Host) {
		imap.fail("%s has no username; nobody reads a mailbox without one, write username and password_env", imap.path)
	}
	return c
}

// Looks are the instants at which the folders are looked at, nil where the
// campaign does not say.
func (s Server) Looks() (*calendar.Cron, error) {
	if s.Poll == "" {
		return nil, nil
	}
	cron, err := calendar.ParseCron(s.Poll, "UTC")
	if err != nil {
		return nil, fmt.Errorf("poll: %w", err)
	}
	return cron, nil
}

// LoginMechanisms are the ways to prove who we are, the strongest first.
func LoginMechanisms() []string {
	return []string{"scram-sha-256-plus", "scram-sha-1-plus", "scram-sha-256", "scram-sha-1", "plain", "login", "cram-md5", "xoauth2"}
}

// checkFolders keeps our own copies out of what is read. INBOX alone is the same
// in small letters (RFC 9051 section 5.1).
func checkFolders(s section, m Mailbox) {
	inbox := func(folder string) bool { return strings.EqualFold(folder, "INBOX") }
	if i := slices.IndexFunc(m.Folders, inbox); i >= 0 && slices.ContainsFunc(m.Folders[i+1:], inbox) {
		s.get("folders").fail("%s has INBOX twice; keep one", s.child("folders"))
	}
	if m.Sent != "" && slices.Contains(m.Folders, m.Sent) {
		s.get("sent").fail("%s is %q, which is among the folders that are read for replies; remove it from folders, or keep copies elsewhere", s.child("sent"), m.Sent)
	}
}

// smtpPort and imapPort are the usual ports by kind of TLS (RFC 8314).
func smtpPort(tls string) int {
	if tls == "implicit" {
		return 465
	}
	return 587
}

func imapPort(tls string) int {
	if tls == "implicit" {
		return 993
	}
	return 143
}

func readServer(v value, usual func(tls string) int) Server {
	s := v.section()
	server := Server{
		Host:     s.get("host").line(),
		Port:     int(s.get("port").whole()),
		TLS:      s.get("tls").word(),
		Username: s.get("username").line(),
		Secret:   Secret{Env: s.get("password_env").line(), File: s.get("password_file").line()},
		Auth:     s.get("auth").word(),
		Poll:     s.get("poll").line(),
		CAFile:   s.get("ca_file").line(),
	}
	if server.Port == 0 {
		server.Port = usual(server.TLS)
	}
	if server.Host != "" {
		checkLogin(s, server)
	}
	return server
}

// checkLogin wants a name and a password, and no password in the clear.
func checkLogin(s section, server Server) {
	local := loopback(server.Host)
	if _, err := server.Looks(); err != nil {
		s.get("poll").fail("%s: %v", s.path, err)
	}
	if server.TLS == "none" && !local {
		s.get("tls").fail("%s is none, which would send the password of %s in the clear; write implicit or starttls (none is for this machine only)", s.child("tls"), server.Host)
	}
	if server.Username == "" && server.Auth != "" {
		s.get("auth").fail("%s is given and there is no username to log in with; remove it, or write username", s.child("auth"))
	}
	env, file := server.Secret.Env != "", server.Secret.File != ""
	switch {
	case server.Username == "" && (env || file):
		s.fail("%s has a password and no username; write username", s.path)
	case server.Username == "" && !local:
		s.fail("%s has no username; write username and password_env (only a server on this machine may do without)", s.path)
	case server.Username != "" && !env && !file:
		s.fail("%s has a username and no password; write password_env: the name of an environment variable, or password_file: a path", s.path)
	case env && file:
		s.fail("%s has password_env and password_file; keep one", s.path)
	}
}
