package world

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/smtp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"text/template"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
	gosmtp "github.com/emersion/go-smtp"
	"go.uber.org/goleak"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

const password = "correct horse"

// forever lies behind everything that a test lets happen.
var forever = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func demo(t *testing.T) *campaign.Campaign {
	t.Helper()
	c, err := campaign.Load("../../campaigns/demo/campaign.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// start opens a world that closes with the test.
func start(t *testing.T, c *campaign.Campaign, clk clock.Clock, seed int64) *World {
	t.Helper()
	w, err := Start(Config{Campaign: c, Clock: clk, Seed: seed, Password: password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return w
}

// post is one letter to be sent by a test.
type post struct {
	company campaign.Company
	persona campaign.Persona
	script  campaign.Script
	at      time.Time
}

// posts gives every company with an address one letter of each script, between
// 2 and 13 March.
func posts(c *campaign.Campaign) []post {
	var all []post
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for i, s := range c.Scripts {
		for j, company := range c.Companies {
			if company.Address == "" {
				continue
			}
			var fitting []campaign.Persona
			for _, p := range c.Personas {
				if p.Language == company.Language {
					fitting = append(fitting, p)
				}
			}
			day := at.AddDate(0, 0, 7*i+j%5)
			all = append(all, post{company, fitting[(i+j)%len(fitting)], s, day.Add(time.Duration(j) * 5 * time.Minute)})
		}
	}
	slices.SortStableFunc(all, func(a, b post) int { return a.at.Compare(b.at) })
	return all
}

func address(c *campaign.Campaign, p campaign.Persona) string {
	if p.Address != "" {
		return p.Address
	}
	return mailbox(c, p.Mailbox).Address
}

func mailbox(c *campaign.Campaign, key string) campaign.Mailbox {
	for _, m := range c.Mailboxes {
		if m.Key == key {
			return m
		}
	}
	panic("no mailbox " + key)
}

// compose writes a letter as a mail program would.
func compose(t *testing.T, c *campaign.Campaign, p post, id string) []byte {
	t.Helper()
	data := map[string]any{
		"company": map[string]string{"name": p.company.Name}, "field": p.company.Fields,
		"persona": map[string]string{"first": p.persona.First, "last": p.persona.Last},
	}
	render := func(s string) string {
		var b strings.Builder
		if err := template.Must(template.New("").Parse(s)).Execute(&b, data); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	opening := p.script.Opening[p.company.Language][0]
	var b bytes.Buffer
	fmt.Fprintf(&b, "From: %s <%s>\r\n", mime.QEncoding.Encode("utf-8", p.persona.First+" "+p.persona.Last), address(c, p.persona))
	fmt.Fprintf(&b, "To: <%s>\r\nSubject: %s\r\n", p.company.Address, mime.QEncoding.Encode("utf-8", render(opening.Subject)))
	fmt.Fprintf(&b, "Date: %s\r\nMessage-ID: <%s>\r\nMIME-Version: 1.0\r\n", p.at.Format(time.RFC1123Z), id)
	b.WriteString("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	q := quotedprintable.NewWriter(&b)
	_, _ = io.WriteString(q, strings.ReplaceAll(render(opening.Body), "\n", "\r\n"))
	_ = q.Close()
	return b.Bytes()
}

// submit hands a letter over with the standard library's client.
func submit(t *testing.T, c *campaign.Campaign, w *World, from, mailboxKey, to string, raw []byte) error {
	t.Helper()
	m := mailbox(c, mailboxKey)
	conn, err := w.Dial(context.Background(), "tcp", fmt.Sprintf("%s:%d", m.SMTP.Host, m.SMTP.Port))
	if err != nil {
		t.Fatal(err)
	}
	client, err := smtp.NewClient(conn, "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if err := client.Auth(smtp.PlainAuth("", m.SMTP.Username, password, "127.0.0.1")); err != nil {
		return err
	}
	if err := client.Mail(from); err != nil {
		return err
	}
	if err := client.Rcpt(to); err != nil {
		return err
	}
	d, err := client.Data()
	if err != nil {
		return err
	}
	if _, err := d.Write(raw); err != nil {
		return err
	}
	if err := d.Close(); err != nil {
		return err
	}
	return client.Quit()
}

// mailItem is one message as IMAP shows it.
type mailItem struct {
	Account, Folder string
	UID             imap.UID
	At              time.Time
	Raw             []byte
}

// connect logs in to an account.
func connect(t *testing.T, c *campaign.Campaign, w *World, key string) *imapclient.Client {
	t.Helper()
	m := mailbox(c, key)
	conn, err := w.Dial(context.Background(), "tcp", fmt.Sprintf("%s:%d", m.IMAP.Host, m.IMAP.Port))
	if err != nil {
		t.Fatal(err)
	}
	client := imapclient.New(conn, nil)
	if err := client.Login(m.IMAP.Username, password).Wait(); err != nil {
		t.Fatal(err)
	}
	return client
}

// dump reads every message of every account.
func dump(t *testing.T, c *campaign.Campaign, w *World) []mailItem {
	t.Helper()
	var items []mailItem
	for _, m := range c.Mailboxes {
		client := connect(t, c, w, m.Key)
		for _, f := range []string{Inbox, Junk, Sent} {
			items = append(items, read(t, client, m.Key, f)...)
		}
		if err := client.Logout().Wait(); err != nil {
			t.Fatal(err)
		}
		_ = client.Close()
	}
	return items
}

func read(t *testing.T, client *imapclient.Client, account, folder string) []mailItem {
	t.Helper()
	selected, err := client.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil {
		t.Fatal(err)
	}
	if selected.NumMessages == 0 {
		return nil
	}
	section := &imap.FetchItemBodySection{Peek: true}
	all := imap.SeqSet{}
	all.AddRange(1, 0)
	messages, err := client.Fetch(all, &imap.FetchOptions{UID: true, InternalDate: true, BodySection: []*imap.FetchItemBodySection{section}}).Collect()
	if err != nil {
		t.Fatal(err)
	}
	var items []mailItem
	for _, m := range messages {
		items = append(items, mailItem{account, folder, m.UID, m.InternalDate.UTC(), m.FindBodySection(section)})
	}
	return items
}

// run sends every post of the demo and drives the world until nothing is left.
func run(t *testing.T, seed int64) (*campaign.Campaign, []Truth, []mailItem, map[string]error) {
	t.Helper()
	c := demo(t)
	all := posts(c)
	clk := clock.NewVirtual(all[0].at)
	w := start(t, c, clk, seed)
	refused := map[string]error{}
	for i, p := range all {
		for next, ok := w.Next(); ok && next.Before(p.at); next, ok = w.Next() {
			clk.AdvanceTo(next)
			if _, err := w.Step(); err != nil {
				t.Fatal(err)
			}
		}
		clk.AdvanceTo(p.at)
		raw := compose(t, c, p, fmt.Sprintf("letter-%03d@pastas.example", i))
		if err := submit(t, c, w, address(c, p.persona), p.persona.Mailbox, p.company.Address, raw); err != nil {
			refused[p.company.Key] = err
		}
	}
	for next, ok := w.Next(); ok; next, ok = w.Next() {
		clk.AdvanceTo(next)
		keys, err := w.Step()
		if err != nil || len(keys) == 0 {
			t.Fatalf("step at %v: mailboxes %v, error %v", next, keys, err)
		}
	}
	return c, w.Truth(forever), dump(t, c, w), refused
}

func TestDialReachesNothingElse(t *testing.T) {
	w := start(t, demo(t), clock.NewVirtual(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)), 1)
	for _, addr := range []string{"127.0.0.1:25", "mail.zalioji-linija.example:587", "", w.smtp.Addr().String()} {
		if conn, err := w.Dial(context.Background(), "tcp", addr); err == nil {
			_ = conn.Close()
			t.Errorf("Dial(%q) connected", addr)
		}
	}
}

func TestStartRefusesWhatItCannotPlay(t *testing.T) {
	tests := map[string]func(*campaign.Campaign){
		"unknown habit":    func(c *campaign.Campaign) { c.Companies[3].Fields = map[string]string{"habit": "rude"} },
		"foreign language": func(c *campaign.Campaign) { c.Companies[3].Language = "fi" },
		"no answer": func(c *campaign.Campaign) {
			c.Scripts[0].Questions["lt"][0].ID, c.Scripts[0].Questions["lt"][0].Expects = "x", "y"
		},
		"TLS":              func(c *campaign.Campaign) { c.Mailboxes[0].SMTP.TLS = "starttls" },
		"one port for two": func(c *campaign.Campaign) { c.Mailboxes[0].SMTP.Port = c.Mailboxes[0].IMAP.Port },
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			c := demo(t)
			spoil(c)
			w, err := Start(Config{Campaign: c, Clock: clock.Real{}, Seed: 1, Password: password})
			if err == nil {
				_ = w.Close()
				t.Fatal("the world started")
			}
		})
	}
}

// TestSubmission checks what the submission server takes and what it refuses.
func TestSubmission(t *testing.T) {
	c := demo(t)
	w := start(t, c, clock.NewVirtual(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)), 1)
	letter := []byte("From: <vilte@pastas.example>\r\nSubject: x\r\nMessage-ID: <a@b>\r\n\r\nhello\r\n")
	tests := []struct {
		name, mailbox, from, to string
		want                    string // in the error, "" for acceptance
	}{
		{"a company", "vilnius", "vilte@pastas.example", "uzsakymai@zalioji-linija.example", ""},
		{"an alias of the account", "vilnius", "tomas@pastas.example", "uzsakymai@zalioji-linija.example", ""},
		{"another account's sender", "vilnius", "marina@pochta.example", "uzsakymai@zalioji-linija.example", "553"},
		{"no company", "vilnius", "vilte@pastas.example", "info@real-company.com", "550"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := submit(t, c, w, tt.from, tt.mailbox, tt.to, letter)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

func TestLoginMechanisms(t *testing.T) {
	c := demo(t)
	w := start(t, c, clock.NewVirtual(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)), 1)
	const user = "vilte@pastas.example"
	tests := []struct {
		name string
		auth sasl.Client
		ok   bool
	}{
		{"plain", sasl.NewPlainClient("", user, password), true},
		{"login", sasl.NewLoginClient(user, password), true},
		{"plain, wrong password", sasl.NewPlainClient("", user, "guess"), false},
		{"login, wrong password", sasl.NewLoginClient(user, "guess"), false},
		{"nobody", sasl.NewPlainClient("", "nobody", password), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			conn, err := w.Dial(context.Background(), "tcp", "127.0.0.1:2587")
			if err != nil {
				t.Fatal(err)
			}
			client := gosmtp.NewClient(conn)
			defer client.Close()
			if err := client.Auth(tt.auth); (err == nil) != tt.ok {
				t.Errorf("AUTH: %v", err)
			}
		})
	}
}

// TestCopyInSent appends without a date, as the engine does to sample the
// server's clock, and looks for the folders by their special use.
func TestCopyInSent(t *testing.T) {
	now := time.Date(2026, 3, 4, 10, 20, 30, 0, time.UTC)
	c := demo(t)
	w := start(t, c, clock.NewVirtual(now), 1)
	client := connect(t, c, w, "minsk")
	defer client.Close()
	folders, err := client.List("", "*", &imap.ListOptions{ReturnSpecialUse: true}).Collect()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range folders {
		got = append(got, fmt.Sprint(f.Mailbox, f.Attrs))
	}
	if want := []string{"INBOX[]", `Junk[\Junk]`, `Sent[\Sent]`}; !slices.Equal(got, want) {
		t.Errorf("folders %v, want %v", got, want)
	}
	raw := "Subject: copy\r\n\r\nx\r\n"
	cmd := client.Append(Sent, int64(len(raw)), nil)
	if _, err := io.WriteString(cmd, raw); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	items := read(t, client, "minsk", Sent)
	if len(items) != 1 || !items[0].At.Equal(now) || string(items[0].Raw) != raw {
		t.Errorf("Sent holds %v, want one copy received at %v", items, now)
	}
	if err := client.Create("Archive", nil).Wait(); err == nil {
		t.Error("CREATE was allowed")
	}
}

// TestDouble sends one letter twice: it shows in the truth, and nobody answers twice.
func TestDouble(t *testing.T) {
	c := demo(t)
	p := posts(c)[0]
	w := start(t, c, clock.NewVirtual(p.at), 1)
	raw := compose(t, c, p, "twice@pastas.example")
	for range 2 {
		if err := submit(t, c, w, address(c, p.persona), p.persona.Mailbox, p.company.Address, raw); err != nil {
			t.Fatal(err)
		}
	}
	truth := w.Truth(forever)
	if len(truth) != 1 || truth[0].Letters[0].Copies != 2 || len(w.queue) != len(truth[0].Messages) {
		t.Errorf("truth %+v with %d deliveries, want one letter in two copies", truth, len(w.queue))
	}
}

// TestCloseCutsConnections closes a world under a client that idles and one
// that is in the middle of a submission; goleak sees what stays.
func TestCloseCutsConnections(t *testing.T) {
	c := demo(t)
	w, err := Start(Config{Campaign: c, Clock: clock.Real{}, Seed: 1, Password: password})
	if err != nil {
		t.Fatal(err)
	}
	client := connect(t, c, w, "london")
	defer client.Close()
	if _, err := client.Select(Inbox, nil).Wait(); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Idle(); err != nil {
		t.Fatal(err)
	}
	conn, err := w.Dial(context.Background(), "tcp", "127.0.0.1:2587")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Read(make([]byte, 200)); err != nil { // the greeting
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(conn); err != nil && !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("read after close: %v", err)
	}
	<-client.Closed()
}
