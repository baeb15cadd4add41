package plan

import (
	"errors"
	"fmt"
	"time"

	"replyaudit/internal/campaign"
)

// countUnreminded counts the openings that cannot be followed by the reminder of
// their script. A reminder that can follow none of them is a misfit.
func (p *Plan) countUnreminded(c *campaign.Campaign, jobs []*job) error {
	letters, late := map[string]int{}, map[string]int{}
	for _, j := range jobs {
		if j.company.Address == "" || j.script.Reminder == nil {
			continue
		}
		letters[j.script.Key]++
		inTime, err := remindable(c, j)
		if err != nil {
			return fmt.Errorf("reminder of script %s: %w", j.script.Key, err)
		}
		if !inTime {
			late[j.script.Key]++
		}
	}
	var problems []error
	for _, script := range sortedKeys(late) {
		if late[script] == letters[script] {
			s, _ := c.ScriptByKey(script)
			problems = append(problems, misfit("scripts."+script+".reminder.after", "the reminder is due %s after the opening, and none of its %s has sending hours left by then in its window of %s; write a shorter after, or a longer window",
				s.Reminder.After, counted(letters[script], "letter"), c.Window))
		}
	}
	if len(late) > 0 {
		p.Unreminded = late
	}
	return errors.Join(problems...)
}

// remindable reports whether the reminder of an opening that goes out at its due
// time can go out before the window is over.
func remindable(c *campaign.Campaign, j *job) (bool, error) {
	due := time.Unix(j.due, 0).UTC()
	end, err := after(c, j.company, due, c.Window)
	if err != nil {
		return false, err
	}
	from, err := after(c, j.company, due, j.script.Reminder.After)
	if err != nil || !from.Before(end) {
		return false, err
	}
	cal, err := c.SendingCalendar(j.company)
	if err != nil {
		return false, fmt.Errorf("sending calendar of company %s: %w", j.company.Key, err)
	}
	return len(cal.Spans(from, end)) > 0, nil
}
