package world

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"replyaudit/internal/audit"
)

// habitChecker looks for what the types of YAML cannot say.
type habitChecker struct {
	name     string
	file     *ast.File
	customs  *customs
	problems []error
}

func (k *habitChecker) all() {
	k.want(len(k.customs.Habits) > 0, "$", "the file names no habit; add one below \"habits:\"")
	for _, name := range k.customs.names() {
		at := "$.habits." + name
		h := k.customs.Habits[name]
		if !k.want(habitName.MatchString(name), at, "%q is no name of a habit; write small letters, digits and _", name) {
			continue
		}
		if h == nil {
			k.customs.Habits[name] = &habit{}
			continue
		}
		_, refused := refusals()[h.Refuses]
		k.want(h.Refuses == "" || refused, at+".refuses", "a server does not refuse with %q; write one of %s", h.Refuses, strings.Join(slices.Sorted(maps.Keys(refusals())), ", "))
		for stage, list := range map[string]*[]act{
			"opening": h.Opening, "reminder": h.Reminder, "clarification": h.Clarification, "follow_up": h.FollowUp,
			"thanks": h.Thanks, "debriefing": h.Debriefing, "every": h.Every,
		} {
			if list != nil {
				k.acts(*list, at+"."+stage)
			}
		}
	}
	for stage, list := range k.customs.Usual {
		at := "$.usual." + string(stage)
		k.want(slices.Contains(audit.Stages(), stage) && stage != audit.Opening, at, "%q is no later letter of a script; write one of %v", stage, audit.Stages()[1:])
		k.acts(list, at)
	}
	k.market()
	slices.SortFunc(k.problems, func(a, b error) int { return strings.Compare(placeOf(a), placeOf(b)) })
}

// The shape of a habit's name, and of the place in a problem.
var (
	habitName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	placeText = regexp.MustCompile(`:(\d+):(\d+): `)
)

// placeOf makes problems comparable as text: by place, then by what they say.
func placeOf(err error) string {
	m := placeText.FindStringSubmatch(err.Error()) // every problem has a place
	return fmt.Sprintf("%8s%8s%s", m[1], m[2], err)
}

func (k *habitChecker) market() {
	if !k.want(len(k.customs.Market) > 0, "$", "the file has no market; add \"market:\" with the shares of the habits") {
		return
	}
	for i, m := range k.customs.Market {
		at := fmt.Sprintf("$.market[%d]", i)
		sum := 0.0
		for name, share := range m.Shares {
			k.want(k.customs.Habits[name] != nil, at+".shares."+name, "there is no habit %q; the file has %s", name, strings.Join(k.customs.names(), ", "))
			k.want(share >= 0, at+".shares."+name, "the share of %s is %g; write a number from 0 up", name, share)
			sum += share
		}
		k.want(sum > 0, at, "all shares are 0; give a habit more")
	}
	last := len(k.customs.Market) - 1
	k.want(len(k.customs.Market[last].Where) == 0, fmt.Sprintf("$.market[%d]", last), "the last part of the market has a \"where\", so that companies may be left over; add one without")
}

// choices are the words that an act may hold, by key; the first is what the key
// means when it is left out.
func choices() map[string][]string {
	return map[string][]string{
		"since":    {"letter", "previous", "return", "window"},
		"form":     {"dsn", "text"},
		"folder":   {Inbox, Junk},
		"answers":  {"all", "first", "rest", "none"},
		"from":     {"clerk", "colleague", "private", "dealer", "agent"},
		"thread":   {"reply", "new", "ticket"},
		"client":   {"", "helpdesk"},
		"language": {"", "other"},
		"says": {
			"", "deflect", "clarify", "attachment", "portal", "promise", "apology", "correction", "colleague", "dealer", "reminded",
			"clarified", "welcome", "unprompted", "debriefed", "second", "first_only",
		},
	}
}

// kinds are the words that "kind" may hold, by what is done.
func kinds() map[string][]string {
	return map[string][]string{
		"bounce":          {"unknown_user", "mailbox_full", "policy", "expired", "forwarding"},
		"acknowledgement": {"helpdesk", "plain"},
	}
}

func (k *habitChecker) acts(list []act, path string) {
	for i := range list {
		a, at := &list[i], fmt.Sprintf("%s[%d]", path, i)
		deeds := slices.Sorted(maps.Keys(deeds()))
		k.want(slices.Contains(deeds, a.Do), at, "nobody can do %q; write one of %s", a.Do, strings.Join(deeds, ", "))
		k.want(a.Chance == nil || *a.Chance >= 0 && *a.Chance <= 1, at+".chance", "a chance is a number from 0 to 1")
		k.want(a.After.wrong == "", at+".after", "%s", a.After.wrong)
		k.want(a.Away.wrong == "", at+".away", "%s", a.Away.wrong)
		k.want(a.Moved.wrong == "", at+".moved", "%s", a.Moved.wrong)
		k.want(a.Since != "return" || i > 0 && list[i-1].Do == "out_of_office", at+".since", "nobody was away: put an out_of_office before this act")
		k.want((a.Do == "out_of_office") == (a.Away != span{}), at, "an out_of_office, and nothing else, has \"away\": how long it lasts")
		k.want(a.Copies >= 0 && a.Copies <= 10, at+".copies", "a message arrives in 1 to 10 copies")
		k.want(a.Moved.unit == "" || a.Folder == Junk, at+".moved", "only what lies in Junk is moved to INBOX; add \"folder: Junk\"")
		k.want(a.Answers != "none" || a.Says != "", at, "the reply says nothing; add \"says\" or let it answer")
		k.defaults(a, at)
	}
}

// defaults fills in what was left out and refuses what does not exist.
func (k *habitChecker) defaults(a *act, at string) {
	for key, field := range map[string]*string{
		"since": &a.Since, "form": &a.Form, "folder": &a.Folder, "answers": &a.Answers, "from": &a.From,
		"thread": &a.Thread, "client": &a.Client, "language": &a.Language, "says": &a.Says,
	} {
		words := choices()[key]
		if *field == "" {
			*field = words[0]
		}
		k.want(slices.Contains(words, *field), at+"."+key, "%q is no %q; write one of %s", *field, key, strings.TrimPrefix(strings.Join(words, ", "), ", "))
	}
	words := kinds()[a.Do]
	if a.Kind == "" && len(words) > 0 {
		a.Kind = words[0]
	}
	k.want(a.Kind == "" || slices.Contains(words, a.Kind), at+".kind", "%s of the kind %q does not exist; write one of %s", a.Do, a.Kind, strings.Join(words, ", "))
	a.Copies = max(a.Copies, 1)
}

// want notes a problem at the nearest place that the file has for the path.
func (k *habitChecker) want(ok bool, path, format string, args ...any) bool {
	if ok {
		return true
	}
	line, column := 1, 1
	for ; path != ""; path = path[:max(0, strings.LastIndexAny(path, ".["))] {
		p, err := yaml.PathString(path)
		if err != nil {
			continue
		}
		if node, err := p.FilterFile(k.file); err == nil && node != nil {
			line, column = node.GetToken().Position.Line, node.GetToken().Position.Column
			break
		}
	}
	k.problems = append(k.problems, fmt.Errorf("%s:%d:%d: %s", k.name, line, column, fmt.Sprintf(format, args...)))
	return false
}
