package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
	"replyaudit/internal/intake"
	"replyaudit/internal/plan"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// letterMonday is when the letters of the scripts' database went out.
var letterMonday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

const (
	scriptAccount = "ada@post.test"
	scriptLetter  = "Hello,\n\nI would like to print two hundred brochures. How much would they cost?\n\nAda Lind"
)

// reviewDB is the command "reviewdb FILE" of the scripts: a campaign "spring" to
// the firms oak, elm, ash and yew with an answer in an attachment, a message from
// nowhere, a clear answer, and a letter of unknown fate.
func reviewDB(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	s, err := store.Open(ctx, ts.MkAbs(args[0]))
	ts.Check(err)
	for i, firm := range []string{"oak", "elm", "ash", "yew"} {
		if i == 0 {
			ts.Check(launchSpring(ctx, s, "ash", "elm", "oak", "yew"))
		}
		to := store.Settlement{State: audit.Accepted, At: letterMonday, SentAt: letterMonday, Code: 250, Text: "2.0.0 OK"}
		if firm == "yew" {
			to = store.Settlement{
				State: audit.Unknown, At: letterMonday, Reason: "dot", Text: "the letter is complete on the wire and the server gave no answer: EOF",
				Transcript: "C: MAIL FROM:<ada@post.test>\nS: 250 2.1.0 Ok\nC: RCPT TO:<info@yew.test>\nS: 250 2.1.5 Ok\x1b[2J\nC: DATA\nS: 354 go on\nC: (the letter, 412 bytes)\nC: .",
			}
		}
		ts.Check(sendSpring(ctx, s, firm, to))
	}
	attached := "--b\nContent-Type: text/plain\n\nDear Ada, please see the attached sheet of our prices. Eve\n--b\nContent-Type: application/pdf; name=prices.pdf\n" +
		"Content-Disposition: attachment; filename=prices.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n"
	for i, raw := range []string{
		"From: Eve <info@oak.test>\nTo: " + scriptAccount + "\nSubject: Re: Brochures\nIn-Reply-To: <oak@post.test>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + attached,
		"From: Jo <jo@gmail.com>\nTo: " + scriptAccount + "\nSubject: Brochures\n\nGood day, two hundred brochures cost 90 euro.\x1b[2J Jo\n",
		"From: Ash <info@ash.test>\nTo: " + scriptAccount + "\nSubject: Re: Brochures\nIn-Reply-To: <ash@post.test>\n\nDear Ada,\n\ntwo hundred brochures cost 80 euro.\n\nKind regards\nAsh\n",
	} {
		seen := store.Sighting{UID: uint32(i + 1), InternalDate: letterMonday.Add(time.Duration(i+1) * time.Hour), Raw: []byte(strings.ReplaceAll(raw, "\n", "\r\n"))}
		_, err := s.SaveBatch(ctx, store.Folder{Account: scriptAccount, Name: "INBOX", UIDValidity: 1}, []store.Sighting{seen}, seen.UID+1, letterMonday)
		ts.Check(err)
	}
	broken := store.Trouble{Account: scriptAccount, Line: store.LineCollecting, Since: letterMonday.Add(time.Hour), Cause: "look for folder \"Replies\": there is \x1b[31mnone"}
	ts.Check(s.Trouble(ctx, broken, broken.Since))
	in := &intake.Intake{Store: s, Clock: clock.NewVirtual(letterMonday.Add(4 * time.Hour))}
	ts.Check(errors.Join(in.Read(ctx, scriptAccount), s.Close()))
}

func launchSpring(ctx context.Context, s *store.Store, firms ...string) error {
	c := campaign.Campaign{
		Key: "spring", Title: "Printers", Window: calendar.Duration{N: 7, Unit: calendar.Days}, Target: calendar.Duration{N: 8, Unit: calendar.WorkingHours},
		Hours:     campaign.Hours{Holidays: &[]campaign.Holiday{}, Week: map[string][]string{"mon": {"09:00-17:00"}, "tue": {"09:00-17:00"}}},
		Mailboxes: []campaign.Mailbox{{Key: "main", Address: scriptAccount, IMAP: campaign.Server{Host: "imap.post.test"}}},
		Personas:  []campaign.Persona{{Key: "ada", First: "Ada", Last: "Lind", Language: "en", Mailbox: "main", Address: scriptAccount, Zone: "Europe/Vilnius"}},
		Scripts: []campaign.Script{{
			Key: "print", Opening: map[string][]campaign.Text{"en": {{Subject: "Brochures", Body: scriptLetter}}},
			Questions: map[string][]grade.Question{"en": {{ID: "price", Text: "How much would they cost?", Expects: "money", Cues: []string{"cost", "brochures"}}}},
		}},
	}
	l := store.Launch{Campaign: "spring", Title: c.Title, At: letterMonday.Add(-time.Hour), Accounts: map[string]string{"main": scriptAccount}}
	for _, firm := range firms {
		c.Companies = append(c.Companies, campaign.Company{
			Key: firm, Name: "House of " + firm, Address: "info@" + firm + ".test", Channel: campaign.ChannelEmail, Organisation: firm, Country: "LT", Zone: "Europe/Vilnius", Language: "en",
		})
		id := "spring/" + firm + "/01"
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: id, Campaign: "spring", Organisation: firm, Company: firm, Persona: "ada", Mailbox: "main", Script: "print", Language: "en", PlannedAt: letterMonday})
		l.Letters = append(l.Letters, audit.Letter{
			ID: id + "/opening", Enquiry: id, Stage: audit.Opening, Mailbox: "main", From: scriptAccount, To: "info@" + firm + ".test",
			Subject: "Brochures", Body: scriptLetter, DueAt: letterMonday, LatestAt: letterMonday.Add(time.Hour),
		}, audit.Letter{ID: id + "/thanks", Enquiry: id, Stage: audit.Thanks, Mailbox: "main", From: scriptAccount, To: "info@" + firm + ".test", Subject: "Thanks", Body: "Thank you."})
	}
	scheme, err := rubric.Load("default")
	if err != nil {
		return err
	}
	if l.Rubric, err = json.Marshal(scheme); err != nil {
		return err
	}
	if l.Document, err = json.Marshal(c); err != nil {
		return err
	}
	l.RubricHash = scheme.Hash()
	if l.DesignHash, err = plan.Hash(&c, l.Enquiries, l.Letters); err != nil {
		return err
	}
	l.Folders = []store.Folder{{Account: scriptAccount, Name: "INBOX", UIDValidity: 1, NextUID: 1}}
	return errors.Join(s.Launch(ctx, l), s.TakeLease(ctx, "me", "here", letterMonday, letterMonday.Add(time.Minute)))
}

func sendSpring(ctx context.Context, s *store.Store, firm string, to store.Settlement) error {
	l := store.LetterRow{Letter: audit.Letter{ID: "spring/" + firm + "/01/opening", Enquiry: "spring/" + firm + "/01"}}
	fence, _, err := s.Claim(ctx, store.Claim{
		Letter: l, Owner: "me", At: letterMonday, MessageID: firm + "@post.test", Raw: []byte("x"),
		Budgets: []store.Budget{{Scope: "campaign:spring", Cap: 10}},
	})
	if err != nil {
		return err
	}
	if _, err := s.HandOver(ctx, l, "me", fence, letterMonday); err != nil {
		return err
	}
	ok, err := s.Settle(ctx, l, 0, []audit.LetterState{audit.HandingOver}, to)
	if err == nil && !ok {
		err = fmt.Errorf("letter to %s cannot be settled", firm)
	}
	return err
}
