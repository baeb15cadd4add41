package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/mailhost"
	"replyaudit/internal/plan"
)

// settings are what differs between the campaigns of the tests.
type settings struct {
	seed   int64
	until  time.Time
	window time.Duration
	ca     string
	// ports of the servers: vilnius with STARTTLS and implicit TLS, minsk the other way round
	vilniusSMTP, vilniusIMAP, minskSMTP, minskIMAP int
}

func settingsFor(host *mailhost.Host) settings {
	return settings{
		seed: 1, until: time.Now().Add(time.Hour), window: window, ca: host.CAFile,
		vilniusSMTP: host.Submission, vilniusIMAP: host.IMAPS, minskSMTP: host.Submissions, minskIMAP: host.IMAP,
	}
}

// text is a campaign of two mailboxes, with letters three seconds apart.
func (s settings) text() string {
	return strings.NewReplacer(
		"$SEED", fmt.Sprint(s.seed), "$UNTIL", s.until.UTC().Format(time.RFC3339), "$WINDOW", fmt.Sprintf("%ds", int(s.window.Seconds())), "$CA", s.ca,
		"$VILNIUS_SMTP", fmt.Sprint(s.vilniusSMTP), "$VILNIUS_IMAP", fmt.Sprint(s.vilniusIMAP),
		"$MINSK_SMTP", fmt.Sprint(s.minskSMTP), "$MINSK_IMAP", fmt.Sprint(s.minskIMAP),
	).Replace(campaignTemplate)
}

const campaignTemplate = `campaign: real
title: Do shops answer their mail?
language: en
seed: $SEED
authorisation: { basis: simulation, statement: A test on this machine., by: The tests, date: 2026-02-20 }
mailboxes:
  vilnius:
    address: vilte@pastas.test
    smtp: { host: 127.0.0.1, port: $VILNIUS_SMTP, tls: starttls, username: vilte@pastas.test, password_file: password, ca_file: $CA }
    imap: { host: 127.0.0.1, port: $VILNIUS_IMAP, tls: implicit, username: vilte@pastas.test, password_file: password, ca_file: $CA }
  minsk:
    address: marina@pochta.test
    smtp: { host: 127.0.0.1, port: $MINSK_SMTP, tls: implicit, username: marina@pochta.test, password_file: password, ca_file: $CA }
    imap: { host: 127.0.0.1, port: $MINSK_IMAP, tls: starttls, username: marina@pochta.test, password_file: password, ca_file: $CA }
    folders: [INBOX, Junk]
    sent: Sent
personas:
  vilte: { first: Viltė, last: Kazlauskaitė, language: lt, country: LT, mailbox: vilnius }
  marina: { first: Марина, last: Соловей, language: ru, country: BY, mailbox: minsk }
companies: companies.csv
scripts:
  delivery:
    opening:
      lt:
        subject: Dovanų kupono pristatymas
        body: |
          Laba diena,

          norėčiau seseriai užsakyti „{{.company.name}}“ dovanų kuponą.

          Kiek kainuoja pristatymas į namus? Ir per kiek laiko pristatote?

          Iš anksto dėkoju,
          {{.persona.first}} {{.persona.last}}
        questions:
          price: { text: "Kiek kainuoja pristatymas į namus?", expects: money, cues: [pristatymas, kaina, kainuoja] }
          time: { text: "Per kiek laiko pristatote?", expects: duration, cues: [pristatome, per, dienas] }
      ru:
        subject: Доставка подарочного сертификата
        body: |
          Здравствуйте!

          Хочу заказать для сестры подарочный сертификат в «{{.company.name}}».

          Сколько стоит доставка на дом? И за сколько дней вы доставляете?

          Заранее спасибо,
          {{.persona.first}} {{.persona.last}}
        questions:
          price: { text: "Сколько стоит доставка на дом?", expects: money, cues: [доставка, стоит, стоимость] }
          time: { text: "За сколько дней вы доставляете?", expects: duration, cues: [доставляем, дней, дня] }
sending:
  until: $UNTIL
  days: [mon, tue, wed, thu, fri, sat, sun]
  hours: "00:00-24:00"
  skip_holidays: false
  min_gap: 3s
  max_lateness: 1h
window: $WINDOW
target: $WINDOW
caps: { per_mailbox_day: 50, per_domain_day: 1, total: 200 }
hours:
  week: { mon: "00:00-24:00", tue: "00:00-24:00", wed: "00:00-24:00", thu: "00:00-24:00", fri: "00:00-24:00", sat: "00:00-24:00", sun: "00:00-24:00" }
  holidays: none
report: { publish_names: true, reason: All companies are invented, show_staff: true }
`

// writeCampaign writes the campaign, its companies and the password.
func writeCampaign(t *testing.T, dir, text string, companies []company) {
	t.Helper()
	zones := map[string]string{"lt": "LT,lt,Europe/Vilnius", "ru": "BY,ru,Europe/Minsk"}
	var list strings.Builder
	list.WriteString("key,name,address,country,language,zone\n")
	for _, c := range companies {
		fmt.Fprintf(&list, "%s,Firm %s,%s,%s\n", c.key, c.key, c.address(), zones[c.language()])
	}
	for name, body := range map[string]string{"campaign.yaml": text, "companies.csv": list.String(), "password": mailhost.Password + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// writePackedCampaign writes the campaign with a seed by which no draw finds a
// place for all letters, so that they are packed from the beginning of sending,
// one every three seconds in the order of the keys, whenever in the next seconds
// the program is launched. The last ones then have some seconds to be late in.
func writePackedCampaign(t *testing.T, dir string, s settings, companies []company) {
	t.Helper()
	now := time.Now()
	s.until = now.Add(46 * time.Second)
	packed := func(c *campaign.Campaign) bool {
		for d := range 4 {
			p, err := plan.Make(c, now.Add(time.Duration(d)*time.Second), nil)
			if err != nil {
				t.Fatal(err)
			}
			if p.LastDue.Sub(p.Letters[0].DueAt) > 12*3*time.Second { // thirteen letters of a mailbox
				return false
			}
		}
		return true
	}
	for s.seed = range int64(200) {
		writeCampaign(t, dir, s.text(), companies)
		c, err := campaign.Load(filepath.Join(dir, "campaign.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if packed(c) {
			return
		}
	}
	t.Fatal("no seed packs the letters")
}
