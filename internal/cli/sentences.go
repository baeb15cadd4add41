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
		return campaignSentence(what)
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
	}
	return ""
}

func campaignSentence(what string) string {
	return map[string]string{
		"launched": "The campaign was launched.",
		"running":  "The campaign was resumed.",
		"paused":   "The campaign was paused: nothing is sent.",
		"stopped":  "The campaign was stopped: nothing more is sent.",
		"closed":   "The campaign was closed.",
	}[what]
}

func letterSentence(e store.Event, what string, zone *time.Location) string {
	letter := "The " + stageWords(word(e, "letter"))
	because := because(word(e, "reason"))
	due := instantOf(e, "due_at").In(zone).Format("Mon 2 Jan 15:04:05")
	switch what {
	case "due":
		if word(e, "from") != "" { // given back by a try that began nothing
			return letter + " waits for another try" + because + "."
		}
		return letter + " is due " + due + because + "."
	case "added":
		return letter + " was written and is due " + due + because + "."
	case "replanned":
		return letter + " got a new time, " + due + because + "."
	case "not_needed":
		return letter + " will not be sent" + because + "."
	case "claimed":
		return letter + " was taken for sending."
	case "handing_over":
		return letter + " is being handed over: from here on it may have been sent."
	case "copied":
		return "A copy of the " + stageWords(word(e, "letter")) + " lies in the Sent folder."
	}
	return settledSentence(e, letter, because, what)
}

// settledSentence says how a hand-over ended.
func settledSentence(e store.Event, letter, because, what string) string {
	said := serverSaid(e)
	switch audit.LetterState(what) {
	case audit.Accepted:
		return letter + " was accepted by our mail server" + because + said + "."
	case audit.Rejected:
		return letter + " was refused" + because + said + "."
	case audit.Deferred:
		return letter + " was put off by the server and is tried again" + because + said + "."
	case audit.Unknown:
		return letter + " may or may not have been sent" + because + said + "; without proof it is not sent again."
	case audit.MissedLetter:
		return letter + " was not sent" + because + "."
	case audit.Cancelled:
		return letter + " was cancelled" + because + "."
	case audit.Planned:
		return letter + " is planned."
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
	message := clipped10(word(e, "message"))
	switch what {
	case "decided":
		return fmt.Sprintf("Message %s was read as %s.", message, classWords(audit.Class(word(e, "class"))))
	case "gone":
		return fmt.Sprintf("Message %s does not belong here any more.", message)
	}
	return ""
}

func enquirySentence(e store.Event, what string) string {
	if what != "assessed" {
		return ""
	}
	return fmt.Sprintf("The result is %s.", strings.ReplaceAll(word(e, "outcome"), "_", " "))
}

func reportSentence(e store.Event, what string) string {
	if what != "contrasts" {
		return ""
	}
	return who(e) + " asked for the contrasts between arms before the end."
}

// who is the person who caused an event.
func who(e store.Event) string { return strings.TrimPrefix(string(e.Actor), "person:") }

func reviewSentence(e store.Event, what string) string {
	number, _ := e.Payload["decision"].(float64)
	who := who(e)
	subject, value := clipped10(word(e, "subject")), word(e, "value")
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
		says = fmt.Sprintf("the %s was sent: %s", stageWords(word(e, "subject")), value)
	case store.OverrideContacted:
		says = "the company came back in another way"
	case store.OverrideDetected:
		says = "the company saw through the enquiry"
	case store.OverrideWithdrawn:
		says = "the enquiry is withdrawn"
	default:
		return ""
	}
	return fmt.Sprintf("Decision %d by %s: %s.", int(number), who, says)
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
		"not_marked":  " because the campaign does not run",
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
	return " (" + printable(strings.ReplaceAll(reason, "_", " ")) + ")"
}

// stageWords names a letter by its stage: the id is ENQUIRY/STAGE.
func stageWords(letter string) string {
	stage := letter[strings.LastIndexByte(letter, '/')+1:]
	switch audit.Stage(stage) {
	case audit.Opening:
		return "opening letter"
	case audit.FollowUp:
		return "follow-up question"
	case audit.Thanks:
		return "letter of thanks"
	}
	return stage
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
	return "a " + strings.ReplaceAll(string(c), "_", " ")
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

// clipped10 is a message's id as people write it.
func clipped10(hash string) string {
	hash = hash[strings.LastIndexByte(hash, '/')+1:]
	return hash[:min(10, len(hash))]
}
