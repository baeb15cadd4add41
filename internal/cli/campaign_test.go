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

// campaignText is a campaign of two mailboxes: one with STARTTLS straight to the
// host, one with implicit TLS to a port of its own. Its letters have so little
// time that they go out every three seconds, in the order of the companies' keys.
func campaignText(host *mailhost.Host, submissions int, seed int64, until time.Time, window time.Duration) string {
	return fmt.Sprintf(`campaign: real
title: Do shops answer their mail?
language: en
seed: %d
authorisation: { basis: simulation, statement: A test on this machine., by: The tests, date: 2026-02-20 }
mailboxes:
  vilnius:
    address: vilte@pastas.test
    smtp: { host: 127.0.0.1, port: %[2]d, tls: starttls, username: vilte@pastas.test, password_file: password, ca_file: %[3]s }
    imap: { host: 127.0.0.1, port: %[4]d, tls: implicit, username: vilte@pastas.test, password_file: password, ca_file: %[3]s }
  minsk:
    address: marina@pochta.test
    smtp: { host: 127.0.0.1, port: %[5]d, tls: implicit, username: marina@pochta.test, password_file: password, ca_file: %[3]s }
    imap: { host: 127.0.0.1, port: %[6]d, tls: starttls, username: marina@pochta.test, password_file: password, ca_file: %[3]s }
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
  until: %[7]s
  days: [mon, tue, wed, thu, fri, sat, sun]
  hours: "00:00-24:00"
  skip_holidays: false
  min_gap: 3s
  max_lateness: 1h
window: %[8]s
target: 1h
caps: { per_mailbox_day: 50, per_domain_day: 1, total: 200 }
hours:
  week: { mon: "00:00-24:00", tue: "00:00-24:00", wed: "00:00-24:00", thu: "00:00-24:00", fri: "00:00-24:00", sat: "00:00-24:00", sun: "00:00-24:00" }
  holidays: none
report: { publish_names: true, reason: All companies are invented, show_staff: true }
`, seed, host.Submission, host.CAFile, host.IMAPS, submissions, host.IMAP, until.UTC().Format(time.RFC3339), fmt.Sprintf("%ds", int(window.Seconds())))
}

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
func writePackedCampaign(t *testing.T, dir string, host *mailhost.Host, submissions int, companies []company) {
	t.Helper()
	now := time.Now()
	until := now.Add(42 * time.Second)
	packed := func(c *campaign.Campaign) bool {
		for d := range 4 {
			p, err := plan.Make(c, now.Add(time.Duration(d)*time.Second))
			if err != nil {
				t.Fatal(err)
			}
			if p.LastDue.Sub(p.Letters[0].DueAt) > 12*3*time.Second { // thirteen letters of a mailbox
				return false
			}
		}
		return true
	}
	for seed := range int64(200) {
		writeCampaign(t, dir, campaignText(host, submissions, seed, until, window), companies)
		c, err := campaign.Load(filepath.Join(dir, "campaign.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if packed(c) {
			t.Logf("seed %d", seed)
			return
		}
	}
	t.Fatal("no seed packs the letters")
}
