package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/mask"
)

// The screen of a plain terminal.
const (
	briefWidth = 80
	briefName  = 33 // columns of the first column
	briefCount = 12
	briefLines = 24
)

// Brief writes the report on one screen of 80 columns and 24 lines, without
// colours: the headline rates with n and interval, the client, the most common
// mistakes, and what is open.
func Brief(w io.Writer, m *analysis.Model, opt Options) error {
	language := opt.Language
	if language == "" {
		language = m.Campaign.Language
	}
	words, err := loadWords(language)
	if err != nil {
		return err
	}
	b := newBuilder(m, words)
	lines := b.brief()
	for _, line := range lines[:min(len(lines), briefLines-1)] { // the last line is the prompt's
		if _, err := fmt.Fprintln(w, strings.TrimRight(fitted(line, briefWidth), " ")); err != nil {
			return fmt.Errorf("write the summary: %w", err)
		}
	}
	return nil
}

func (b *builder) brief() []string {
	title := b.m.Campaign.Title
	if b.interim() {
		title = b.say("interim.word") + ", " + b.say("interim.asof", b.moment(b.m.Facts.AsOf)) + ": " + title
	}
	lines := []string{shown(title)}
	lines = append(lines, wrapped(b.coverLine(), 2)...)
	lines = append(lines, "", columns(b.say("brief.of"), b.say("headline.of"), b.say("rate"), b.say("den.interval")))
	rates := b.m.Rates
	for _, r := range []struct {
		key  string
		rate analysis.Rate
	}{{"rate.acknowledged", rates.Acknowledged}, {"rate.replied", rates.Replied}, {"rate.answered", rates.Answered}, {"rate.on_time_in_full", rates.OnTimeInFull}} {
		share, limits := "–", "–"
		if r.rate.N >= analysis.RankFrom {
			share, limits = b.percent(r.rate.Share()), b.percents(r.rate.Limits)
		}
		lines = append(lines, columns(b.say(r.key), b.outOf(r.rate.Fraction), share, limits))
	}
	unit := b.replyMeasure()
	if c := b.m.Survival.Reply; c.Elapsed.N >= analysis.RankFrom {
		lines = append(lines,
			columns(b.say("brief.wait"), "n = "+b.integer(c.Elapsed.N), b.wait(unit, c.Elapsed.Median), b.between(unit, c.Elapsed.Limits)),
			columns(b.say("brief.work"), "n = "+b.integer(c.Working.N), b.wait(unit, c.Working.Median), b.between(unit, c.Working.Limits)))
	}
	if score := b.m.Market.OverDelivered; score.N > 0 {
		lines = append(lines, columns(b.say("brief.score", b.decimal(b.m.Rubric.Silence, 0)), "n = "+b.integer(score.N), b.grade(score.Value), b.limits(score.Limits)))
	}
	lines = append(lines, b.briefClient()...)
	lines = append(lines, b.briefMistakes()...)
	return append(append(lines, ""), b.briefOpen()...)
}

// briefClient is one line on each company of the client, at most two.
func (b *builder) briefClient() []string {
	var lines []string
	for _, c := range b.m.Companies {
		if !c.Client || len(lines) > 1 {
			continue
		}
		s := c.Standing
		parts := []string{b.say("company.replied") + " " + b.outOf(analysis.Fraction{X: s.Replied, N: s.Delivered})}
		if s.Delivered > 0 {
			parts = append(parts, b.say("company.score")+" "+b.decimal(s.Score, 0))
		}
		if s.Rank > 0 {
			if s.Limits.Defined() {
				parts[1] += " (" + b.limits(s.Limits) + ")"
			}
			rank := b.say("company.rank") + " " + b.say("company.rank.of", b.integer(s.Rank), b.integer(len(b.m.League)))
			if band := b.shownBand(s.Band); band != "" {
				rank += ", " + band
			}
			parts = append(parts, rank)
		}
		lines = append(lines, wrapped(b.say("brief.client")+" "+fitted(shown(b.mask.Company(c.Company)), briefName)+": "+strings.Join(parts, "; "), 2)...)
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines...)
}

// briefMistakes are the three most common.
func (b *builder) briefMistakes() []string {
	const most = 3
	lines := []string{"", b.say("brief.mistakes") + ":"}
	all := b.m.Mistakes
	for _, m := range all[:min(len(all), most)] {
		found := b.outOf(m.Of)
		if m.Of.N >= analysis.RankFrom {
			found += ", " + b.percent(m.Of.Share())
			if m.Limits.Defined() {
				found += " (" + b.percents(m.Limits) + ")"
			}
		}
		name := fitted(shown(b.mistakeName(m.ID)), briefWidth-utf8.RuneCountInString(found)-4)
		lines = append(lines, "  "+name+"  "+found)
	}
	if len(all) == 0 {
		lines[1] += " " + b.say("brief.mistakes.none")
	}
	return lines
}

func (b *builder) briefOpen() []string {
	var parts []string
	add := func(key, of string, n int) {
		if n > 0 {
			parts = append(parts, b.say(key, b.count(of, n)))
		}
	}
	add("brief.running", "count.letters", b.m.Facts.Open)
	add("brief.review", "count.messages", b.m.Review.Messages)
	uncollected := 0
	for i := range b.m.Enquiries {
		if b.m.Enquiries[i].Outcome == audit.Uncollected {
			uncollected++
		}
	}
	add("brief.uncollected", "count.letters", uncollected)
	if !b.m.Facts.Closed {
		parts = append(parts, b.say("brief.running.closing"))
	}
	if len(parts) == 0 {
		parts = append(parts, b.say("brief.open.none"))
	}
	return wrapped(b.say("brief.open")+": "+strings.Join(parts, "; "), 2)
}

// columns lays four cells out: words to the left, numbers to the right.
func columns(name, count, value, interval string) string {
	const value2, interval2 = 12, 20
	return left(name, briefName) + " " + right(count, briefCount) + " " + right(value, value2) + " " + right(interval, interval2)
}

// shown is text for a terminal: one line, and no signs that steer it.
func shown(s string) string {
	return strings.Join(strings.FieldsFunc(mask.Visible(s), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
}

func left(s string, width int) string {
	s = fitted(s, width)
	return s + strings.Repeat(" ", width-utf8.RuneCountInString(s))
}

func right(s string, width int) string {
	s = fitted(s, width)
	return strings.Repeat(" ", width-utf8.RuneCountInString(s)) + s
}

// fitted cuts text to so many columns.
func fitted(s string, width int) string {
	if runes := []rune(s); len(runes) > width {
		return string(runes[:width-1]) + "…"
	}
	return s
}

// wrapped breaks text into at most so many lines.
func wrapped(s string, most int) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(shown(s), " ") {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > briefWidth && len(lines)+1 < most {
			lines = append(lines, line)
			line = "  " + word
			continue
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
