package cli

import (
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/smtpout"
	"replyaudit/internal/store"
)

// sentence says in words what an event of the log is about. It returns "" for a
// kind that it does not know; a test sees to it that there is none.
func sentence(e store.Event, zone *time.Location) string {
	kind, what, _ := strings.Cut(e.Kind, ".")
	switch kind {
	case "campaign":
		return campaignSentence(e, what)
	case "account":
		return accountSentence(e, what)
	case "suppression":
		return suppressionSentence(e, what)
	case "letter":
		return letterSentence(e, what, zone)
	case "message":
		return messageSentence(e, what)
	case "enquiry":
		return enquirySentence(e, what)
	case "review":
		return reviewSentence(e, what)
	case "report":
		return reportSentence(e, what)
	case "persona", "control", "mailbox":
		return placementSentence(e)
	case "coding":
		return codingSentence(e, what)
	}
	return ""
}

// placementSentence is about where our own letters land, and what follows from it.
func placementSentence(e store.Event) string {
	text := func(key string) string { s, _ := e.Payload[key].(string); return printable(s) }
	switch e.Kind {
	case "persona.paused":
		return fmt.Sprintf("Persona %s was paused: %s.", text("persona"), pausedWhy(text("reason")))
	case "persona.resumed":
		return fmt.Sprintf("Persona %s was allowed to write again%s.", text("persona"), ordered(e))
	case "control.placed":
		return fmt.Sprintf("The letter of persona %s to control %s of %s: %s.", text("persona"), text("control"), text("day"), text("placement"))
	case "mailbox.checked":
		return "The mailbox was checked with a letter to itself."
	}
	return ""
}

// pausedWhy is why the engine paused a persona.
func pausedWhy(reason string) string {
	return map[string]string{
		store.ControlInJunk:  "a letter to a control lay in the junk folder",
		store.PolicyRefusals: "several letters in a row were refused by policy",
	}[reason]
}

func campaignSentence(e store.Event, what string) string {
	switch what {
	case "launched":
		return "The campaign was launched."
	case store.Running:
		return "The campaign was resumed" + ordered(e) + "."
	case store.Paused:
		return "The campaign was paused" + ordered(e) + ": nothing is sent."
	case store.Stopped:
		return "The campaign was stopped" + ordered(e) + ": nothing more is sent."
	case store.Closed:
		return "The campaign was closed."
	case "regraded":
		return "The campaign was graded anew by another rubric or reader."
	case "restored":
		return "The database was restored from a backup: what may have gone out since is unknown."
	case "upgraded":
		return "The database of an earlier version was brought up to date."
	}
	return ""
}

func accountSentence(e store.Event, what string) string {
	switch what {
	case store.Running:
		return "The mailbox was allowed to send again" + ordered(e) + "."
	case store.Paused:
		return "The mailbox was paused" + ordered(e) + ": nothing is sent from it."
	case "searched":
		return "The mailbox was searched after the restore: it may send again."
	}
	return ""
}

func suppressionSentence(e store.Event, what string) string {
	return map[string]string{
		"added":   who(e) + " put somebody on the list of those who are never written to.",
		"removed": who(e) + " took somebody off the list of those who are never written to.",
	}[what]
}

// ordered says who gave an order, and why.
func ordered(e store.Event) string { return " by " + printable(who(e)) + reasonOf(e.Text) }

func codingSentence(e store.Event, what string) string {
	switch by := " by " + who(e); what {
	case "planned":
		return "The coding of replies was planned" + by + "."
	case "opened":
		return "A stage of coding was opened" + by + " before the coders agreed."
	case "adjudicated":
		return fmt.Sprintf("Where coders differed on %s, %s was decided%s.", word(e, "item"), word(e, "value"), by)
	}
	return ""
}

func letterSentence(e store.Event, what string, zone *time.Location) string {
	letter := "The " + stageWords(word(e, "letter"))
	why := because(word(e, "reason"))
	due := instantOf(e, "due_at").In(zone).Format("Mon 2 Jan 15:04:05")
	switch what {
	case "due":
		if word(e, "from") != "" { // given back by a try that began nothing
			return letter + " waits for another try" + why + "."
		}
		return letter + " is due " + due + why + "."
	case "upgraded":
		return letter + " was due " + due + ", as the database of an earlier version says."
	case "added":
		if _, timed := e.Payload["due_at"]; !timed {
			return letter + " was written" + why + "."
		}
		return letter + " was written and is due " + due + why + "."
	case "replanned":
		return letter + " got a new time, " + due + why + "."
	case "not_needed":
		return letter + " will not be sent" + why + "."
	case "claimed":
		return letter + " was taken for sending."
	case "handing_over":
		return letter + " is being handed over: from here on it may have been sent."
	case "copied":
		return "A copy of the " + stageWords(word(e, "letter")) + " lies in the Sent folder."
	}
	return settledSentence(e, letter, why, what)
}

// settledSentence says how a hand-over ended.
func settledSentence(e store.Event, letter, why, what string) string {
	said := serverSaid(e)
	switch audit.LetterState(what) {
	case audit.Accepted:
		return letter + " was accepted by our mail server" + why + said + "."
	case audit.Rejected:
		return letter + " was refused" + why + said + "."
	case audit.Deferred:
		return letter + " was put off by the server and is tried again" + why + said + "."
	case audit.Unknown:
		return letter + " may or may not have been sent" + why + said + "; without proof it is not sent again."
	case audit.MissedLetter:
		return letter + " was not sent" + why + "."
	case audit.Cancelled:
		return letter + " was cancelled" + why + "."
	}
	return ""
}

// serverSaid is the server's answer, where there was one.
func serverSaid(e store.Event) string {
	code, _ := e.Payload["code"].(float64)
	if code == 0 {
		return ""
	}
	return strings.TrimRight(fmt.Sprintf(" (%d %s", int(code), printable(clipped(oneLine(e.Text), 120))), " ") + ")"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func messageSentence(e store.Event, what string) string {
	message := shortID(word(e, "message"))
	switch what {
	case "decided":
		return fmt.Sprintf("Message %s was read as %s.", message, classWords(audit.Class(word(e, "class"))))
	case "gone":
		return fmt.Sprintf("Message %s does not belong here any more.", message)
	case "whole":
		return fmt.Sprintf("The rest of a large message was fetched; the whole is message %s.", message)
	}
	return ""
}

func enquirySentence(e store.Event, what string) string {
	if what != "assessed" {
		return ""
	}
	return fmt.Sprintf("The result is %s.", spaced(word(e, "outcome")))
}

func reportSentence(e store.Event, what string) string {
	switch what {
	case "contrasts":
		return who(e) + " asked for the contrasts between arms before the end."
	case "identified":
		return who(e) + " took out messages unmasked, as evidence of a report."
	}
	return ""
}

// who is the person who caused an event.
func who(e store.Event) string { return strings.TrimPrefix(string(e.Actor), "person:") }

func reviewSentence(e store.Event, what string) string {
	number, _ := e.Payload["decision"].(float64)
	who := who(e)
	subject, value := shortID(word(e, "subject")), word(e, "value")
	says := ""
	switch what {
	case "shown":
		return fmt.Sprintf("%s looked at the text of message %s.", who, subject)
	case "undone":
		return fmt.Sprintf("%s took decision %d back.", who, int(number))
	case store.OverrideClass:
		says = fmt.Sprintf("message %s is %s", subject, classWords(audit.Class(value)))
	case store.OverrideMatch:
		says = fmt.Sprintf("message %s belongs to %s", subject, value)
		if value == "" {
			says = fmt.Sprintf("message %s is none of ours", subject)
		}
	case store.OverrideReading:
		says = fmt.Sprintf("message %s was read: %s", subject, value)
	case store.OverrideSent:
		says = "of the " + stageWords(word(e, "subject")) + ", " + sentWords(value)
	case store.OverrideContacted:
		says = "the company came back in another way"
	case store.OverrideDetected:
		says = "the company saw through the enquiry"
	case store.OverrideProposal:
		says = "the proposal " + word(e, "subject") + " " + proposalWords(value)
	case store.OverrideWithdrawn:
		says = "the enquiry is withdrawn"
	default:
		return ""
	}
	return fmt.Sprintf("Decision %d by %s: %s.", int(number), who, says)
}

func proposalWords(value string) string {
	switch value {
	case store.ProposalHidden:
		return "is hidden"
	case store.ProposalReworded:
		return "has other words"
	}
	return "is accepted"
}

// because is the reason of a letter's transition in words. The phase of a
// dialogue with a server says nothing that its answer does not say better.
func because(reason string) string {
	words := map[string]string{
		"":            "",
		"launch":      ", as planned",
		"too_late":    " because it had become too late",
		"suppressed":  " because the company asked not to be written to",
		"cap":         " because the caps of the day are used up",
		"connection":  " because the mail server could not be reached",
		"not_marked":  " because it was held back right before",
		"restored":    ", since the database was restored from a backup",
		"engine_died": " because the program had ended in the middle",
		"exhausted":   " because every try was put off until it was too late",
		"reply":       "; a reply proves it",
		"bounce":      "; a bounce proves it",
		"sent_copy":   "; its copy in the Sent folder proves it",
		"person":      "; a person says so",
		"undone":      " because a person's word was taken back",
		"withdrawn":   " because the enquiry is withdrawn",
	}
	for _, phase := range []string{smtpout.PhaseCheck, smtpout.PhaseReset, smtpout.PhaseMail, smtpout.PhaseRcpt, smtpout.PhaseData, smtpout.PhaseBody, smtpout.PhaseDot} {
		words[phase] = ""
	}
	if said, known := words[reason]; known {
		return said
	}
	return " (" + printable(spaced(reason)) + ")"
}

// stageWords names a letter by its stage.
func stageWords(letter string) string {
	_, stage := audit.SplitLetterID(letter)
	switch stage {
	case audit.Opening:
		return "opening letter"
	case audit.FollowUp:
		return "follow-up question"
	case audit.Thanks:
		return "letter of thanks"
	case audit.Questionnaire:
		return "questionnaire"
	}
	return string(stage)
}

// classWords is a class as part of a sentence.
func classWords(c audit.Class) string {
	switch c {
	case audit.Human:
		return "a person's reply"
	case audit.Uncertain:
		return "uncertain"
	case audit.Marketing:
		return "marketing"
	case audit.Acknowledgement, audit.OutOfOffice:
		return "an " + strings.ReplaceAll(string(c), "_", "-") + " notice"
	case audit.Delay:
		return "a notice of delay"
	}
	return "a " + spaced(string(c))
}

func word(e store.Event, key string) string {
	s, _ := e.Payload[key].(string)
	return s
}

// instantOf is an instant of a payload, which is in microseconds.
func instantOf(e store.Event, key string) time.Time {
	us, _ := e.Payload[key].(float64)
	return time.UnixMicro(int64(us)).UTC()
}

// shortID is the id of a message, as the log has it, as people write it.
func shortID(id string) string {
	id = strings.TrimSuffix(id, "/part") // of a message that was cut
	id = id[strings.LastIndexByte(id, '/')+1:]
	return id[:min(10, len(id))]
}
