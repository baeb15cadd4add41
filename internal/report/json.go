package report

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"

	"replyaudit/internal/analysis"
	"replyaudit/internal/evidence"
	"replyaudit/internal/mask"
	"replyaudit/internal/stats"
)

// number is a figure that JSON can hold: NaN and infinite become null.
type number float64

// MarshalJSON writes null for what is undefined or not reached.
func (n number) MarshalJSON() ([]byte, error) {
	if f := float64(n); math.IsNaN(f) || math.IsInf(f, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

type jsonReport struct {
	Campaign      string                  `json:"campaign"`
	Title         string                  `json:"title"`
	CopyFor       string                  `json:"copy_for,omitempty"` // the company whose own copy this is
	DesignHash    string                  `json:"design_hash"`
	RubricHash    string                  `json:"rubric_hash"`
	Rubric        jsonRubric              `json:"rubric"`
	Evidence      evidence.Proof          `json:"evidence"` // what evidence.zip is checked by
	ReaderVersion string                  `json:"reader_version"`
	LaunchedAt    string                  `json:"launched_at"`
	AsOf          string                  `json:"as_of"`
	Closed        bool                    `json:"closed"`
	Open          int                     `json:"open"`
	Interval      string                  `json:"interval"` // wilson or cluster_bootstrap
	Rates         map[string]jsonRate     `json:"rates"`
	ByPerson      map[string]jsonRate     `json:"rates_without_automatic"`
	Funnel        []jsonStage             `json:"funnel"`
	Flow          []jsonFlow              `json:"flow"`
	Survival      map[string]jsonSurvival `json:"survival"`
	Working       map[string]jsonSurvival `json:"survival_working"`
	Scores        map[string]jsonMean     `json:"scores"`
	Sections      []jsonSection           `json:"sections"`
	Views         []jsonView              `json:"views"`
	Principles    []jsonPrinciple         `json:"principles"`
	Passes        []jsonPass              `json:"passes"`
	Mistakes      []jsonMistake           `json:"mistakes"`
	League        []jsonStanding          `json:"league"`
	Unranked      []jsonStanding          `json:"unranked"`
	Beside        []jsonBeside            `json:"beside"`    // the client against the median and the best
	Proposals     []jsonProposal          `json:"proposals"` // to each company, without those that a person hid
	Notes         []jsonNote              `json:"notes"`     // the consultant's own words
	Review        jsonReview              `json:"review"`
	Final         map[string]jsonRate     `json:"rates_final"` // reminders counted
	Reminded      int                     `json:"reminded"`
	FollowUp      map[string]jsonRate     `json:"rates_follow_up"`
	Promises      jsonRate                `json:"promises_kept"`
	Measures      jsonMeasures            `json:"measures"`
	Surveys       []jsonSurvey            `json:"surveys"`
	Self          *jsonSelf               `json:"self_assessment,omitempty"`
	Levels        []jsonLevel             `json:"service_levels"`
	Breakdowns    []jsonBreakdown         `json:"breakdowns"`
	Departures    jsonDepartures          `json:"by_sending"`
	Further       *jsonFurther            `json:"further_wave"` // null: too few letters foretell nothing
	Plan          []jsonMeasure           `json:"improvement_plan,omitempty"`
	Waves         *jsonWaves              `json:"wave_on_wave"` // null: fewer than two waves
	ClockError    jsonClockError          `json:"clock_error"`
	Controls      jsonControls            `json:"controls"`
	Coding        *jsonCoding             `json:"coding"` // null: nobody has checked the machine's figures
	// Contrasts between arms; empty when a campaign varies nothing, or while they are hidden.
	Hidden  bool         `json:"contrasts_hidden"`
	Arms    []jsonArm    `json:"arms"`
	Effects []jsonEffect `json:"effects"`
	Tests   []jsonTest   `json:"tests"`
	Cox     []jsonHazard `json:"cox"`
}

// jsonClockError is the error of the times: bounds in seconds, null when nothing was measured.
type jsonClockError struct {
	Mailboxes int      `json:"mailboxes"`
	Measured  int      `json:"measured"`
	At        []string `json:"at"` // when, of each mailbox that was measured
	Delay     []number `json:"loop_delay"`
	Skew      []number `json:"clock_skew"`
}

// jsonControls is where letters to our own mailboxes at other providers lay.
type jsonControls struct {
	Inbox          int           `json:"inbox"`
	Junk           int           `json:"junk"`
	Missing        int           `json:"missing"`
	DoubtfulSilent int           `json:"doubtful_silent"`
	Cells          []jsonPlacing `json:"cells"` // by persona and arm
}

type jsonPlacing struct {
	Persona string            `json:"persona"`
	Variant string            `json:"variant,omitempty"`
	Factors map[string]string `json:"factors,omitempty"`
	Inbox   int               `json:"inbox"`
	Junk    int               `json:"junk"`
	Missing int               `json:"missing"`
}

func jsonControlsOf(m *analysis.Model) jsonControls {
	p, k := m.Placed, mask.New(m)
	out := jsonControls{Inbox: p.Inbox, Junk: p.Junk, Missing: p.Missing, DoubtfulSilent: p.Doubtful, Cells: []jsonPlacing{}}
	for _, c := range p.Cells {
		out.Cells = append(out.Cells, jsonPlacing{k.PersonaKey(c.Persona), c.Variant, c.Factors, c.Inbox, c.Junk, c.Missing})
	}
	return out
}

func jsonClockErrorOf(e analysis.ClockError) jsonClockError {
	out := jsonClockError{Mailboxes: e.Mailboxes, Measured: len(e.Measured), At: []string{}}
	for _, m := range e.Measured {
		out.At = append(out.At, stamp(m.At))
	}
	if out.Measured > 0 {
		out.Delay, out.Skew = []number{number(e.Delay.Lo), number(e.Delay.Hi)}, []number{number(e.Skew.Lo), number(e.Skew.Hi)}
	}
	return out
}

type jsonRate struct {
	X         int      `json:"x"`
	N         int      `json:"n"`
	Rate      number   `json:"rate"`
	Lo        number   `json:"lo"`
	Hi        number   `json:"hi"`
	Range     []number `json:"range"`
	OfTried   jsonPart `json:"of_tried"`
	OfTargets jsonPart `json:"of_targets"`
}

type jsonPart struct {
	X    int    `json:"x"`
	N    int    `json:"n"`
	Rate number `json:"rate"`
}

type jsonStage struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
}

type jsonFlow struct {
	Group         string `json:"group"`
	Level         string `json:"level"`
	Assigned      int    `json:"assigned"`
	Withdrawn     int    `json:"withdrawn"`
	NoAddress     int    `json:"no_address"`
	Missed        int    `json:"missed"`
	NotSent       int    `json:"not_sent"`
	Unknown       int    `json:"send_unknown"`
	Refused       int    `json:"refused"`
	Undeliverable int    `json:"undeliverable"`
	Open          int    `json:"open"`
	Analysed      int    `json:"analysed"`
	Replied       int    `json:"replied"`
	AskedBack     int    `json:"asked_back"`
	Pending       int    `json:"pending_review"`
	Uncollected   int    `json:"uncollected"`
	Challenged    int    `json:"challenged"`
	Silent        int    `json:"silent"`
}

type jsonSurvival struct {
	N      int         `json:"n"`
	Events int         `json:"events"`
	Median number      `json:"median"`
	Lo     number      `json:"lo"`
	Hi     number      `json:"hi"`
	Curve  []jsonPoint `json:"curve"`
}

type jsonPoint struct {
	T        number `json:"t"`
	AtRisk   int    `json:"at_risk"`
	Survival number `json:"survival"`
	Lo       number `json:"lo"`
	Hi       number `json:"hi"`
}

type jsonMean struct {
	N    int    `json:"n"`
	Mean number `json:"mean"`
	Lo   number `json:"lo"`
	Hi   number `json:"hi"`
	Band string `json:"band,omitempty"` // letter, where the rubric names bands
}

type jsonSection struct {
	ID        string     `json:"id"`
	Weight    float64    `json:"weight"`
	Repliers  jsonMean   `json:"repliers"`
	Delivered jsonMean   `json:"delivered"`
	Items     []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        string         `json:"id"`
	Repliers  jsonMean       `json:"repliers"`
	Agreement *jsonAgreement `json:"agreement,omitempty"` // of people with the machine, once people have coded the item
}

type jsonView struct {
	ID       string   `json:"id"`
	Items    []string `json:"items"`
	Repliers jsonMean `json:"repliers"`
}

// jsonRubric names the rubric; its hash says all of it.
type jsonRubric struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// jsonPass is a conjunctive standard.
type jsonPass struct {
	ID       string   `json:"id"`
	Rate     jsonRate `json:"over_delivered"`
	Repliers jsonPart `json:"over_repliers"`
	Client   jsonPart `json:"client"` // of its delivered letters
}

type jsonMistake struct {
	ID string `json:"id"`
	jsonPart
	Lo        number         `json:"lo"`
	Hi        number         `json:"hi"`
	Agreement *jsonAgreement `json:"agreement,omitempty"`
}

type jsonStanding struct {
	Company      string `json:"company"`
	Rank         int    `json:"rank,omitempty"`
	RankLo       number `json:"rank_lo"`
	RankHi       number `json:"rank_hi"`
	Letters      int    `json:"letters"`
	Delivered    int    `json:"delivered"`
	Replied      int    `json:"replied"`
	OnTimeInFull int    `json:"on_time_in_full"`
	Score        number `json:"score"`
	Lo           number `json:"lo"`
	Hi           number `json:"hi"`

	Sections map[string]jsonPortrait `json:"sections,omitempty"` // of its replies
}

// jsonPortrait is a company's mean score in a section; null below five replies.
type jsonPortrait struct {
	N     int    `json:"n"`
	Score number `json:"score"`
}

type jsonReview struct {
	Pending   int `json:"pending_review"`
	Messages  int `json:"messages"`
	Unmatched int `json:"unmatched"`
	Foreign   int `json:"foreign"`
}

// JSON writes the read model's figures. Times are seconds; what is undefined or
// not reached is null. People do not occur in it, companies by key or code.
func JSON(w io.Writer, m *analysis.Model) error {
	words, err := Options{}.words(m)
	if err != nil {
		return err
	}
	f, hidden := m.Facts, mask.New(m)
	said, _ := titled(m, hidden, words)
	r := jsonReport{
		Campaign: hidden.CampaignKey(m.Campaign.Key), Title: said.Campaign.Title, CopyFor: m.Reader, DesignHash: f.DesignHash, RubricHash: f.RubricHash, ReaderVersion: f.ReaderVersion,
		Rubric: jsonRubric{m.Rubric.Name, m.Rubric.Version}, LaunchedAt: stamp(f.LaunchedAt), AsOf: stamp(f.AsOf), Closed: f.Closed, Open: f.Open, Interval: "wilson",
		Rates: jsonRates(m.Rates), ByPerson: jsonRates(m.ByPerson),
		Survival: map[string]jsonSurvival{}, Working: map[string]jsonSurvival{},
		Scores: map[string]jsonMean{
			"over_delivered": banded(m, m.Market.OverDelivered), "over_repliers": banded(m, m.Market.OverRepliers), "by_enquiry": banded(m, m.Market.ByEnquiry),
		},
		Review: jsonReview{m.Review.Pending, m.Review.Messages, m.Review.Unmatched, m.Review.Foreign},
		Final:  jsonRates(m.Final), Reminded: m.Reminded, FollowUp: jsonRates(m.FollowUp), Promises: jsonRateOf(m.Promises),
		Levels: []jsonLevel{}, Breakdowns: []jsonBreakdown{}, Principles: jsonPrinciplesOf(m), Passes: []jsonPass{}, Coding: jsonCodingOf(m.Coding),
		Hidden: m.Contrasts.Hidden, Arms: []jsonArm{}, Effects: []jsonEffect{}, Tests: []jsonTest{}, Cox: []jsonHazard{},
	}
	r.Evidence = proofOf(m, hidden)
	if m.Clustered {
		r.Interval = "cluster_bootstrap"
	}
	for name, c := range map[string]analysis.Curves{"ack": m.Survival.Ack, "reply": m.Survival.Reply, "answer": m.Survival.Answer} {
		r.Survival[name], r.Working[name] = jsonCurve(c.Elapsed), jsonCurve(c.Working)
	}
	r.Measures, r.Self, r.Surveys = jsonMeasuresOf(m), jsonSelfOf(m), jsonSurveys(m)
	r.Departures, r.Further, r.Waves = jsonDeparturesOf(m.Departures), jsonFurtherOf(m.Further), jsonWavesOf(hidden, m.Waves)
	r.Plan = jsonPlanOf(m.Plan, hidden)
	r.ClockError, r.Controls = jsonClockErrorOf(m.ClockError), jsonControlsOf(m)
	r.lists(m)
	r.contrasts(m.Contrasts)
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(r); err != nil {
		return fmt.Errorf("write the report as JSON: %w", err)
	}
	return nil
}

func (r *jsonReport) lists(m *analysis.Model) {
	k := mask.New(m)
	for _, s := range m.Funnel {
		r.Funnel = append(r.Funnel, jsonStage{s.ID, s.Count})
	}
	for _, x := range m.Flow {
		r.Flow = append(r.Flow, jsonFlow{
			x.Group, x.Level, x.Assigned, x.Withdrawn, x.NoAddress, x.Missed, x.NotSent, x.Unknown, x.Refused, x.Undeliverable, x.Open,
			x.Analysed, x.Replied, x.AskedBack, x.Pending, x.Uncollected, x.Challenged, x.Silent,
		})
	}
	for _, s := range m.Sections {
		section := jsonSection{ID: s.ID, Weight: s.Weight, Repliers: banded(m, s.Replies), Delivered: banded(m, s.Delivered)}
		for _, item := range s.Items {
			section.Items = append(section.Items, jsonItem{item.ID, jsonMeanOf(item.Replies), checkedBy(m, item.ID)})
		}
		r.Sections = append(r.Sections, section)
	}
	for _, v := range m.Views {
		r.Views = append(r.Views, jsonView{v.ID, v.Items, banded(m, v.Replies)})
	}
	for _, p := range m.Passes {
		r.Passes = append(r.Passes, jsonPass{p.ID, jsonRateOf(p.Delivered), jsonPartOf(p.Replies), ofCompany(p.Client)})
	}
	r.Mistakes = []jsonMistake{}
	for _, x := range m.Mistakes {
		r.Mistakes = append(r.Mistakes, jsonMistake{x.ID, jsonPartOf(x.Of), number(x.Limits.Lo), number(x.Limits.Hi), checkedBy(m, x.ID)})
	}
	for _, l := range m.Levels {
		r.Levels = append(r.Levels, jsonLevel{l.Rate, l.Least, jsonRateOf(l.Found), l.Missed})
	}
	for _, b := range m.Breakdowns {
		out := jsonBreakdown{Trait: b.Trait, Levels: []jsonTrait{}}
		for _, l := range b.Levels {
			out.Levels = append(out.Levels, jsonLevelOf(m, k, b.Trait, l))
		}
		r.Breakdowns = append(r.Breakdowns, out)
	}
	r.League, r.Unranked, r.Beside = jsonStandings(m, k, m.League), jsonStandings(m, k, m.Unranked), jsonBesideOf(m, k)
	r.Proposals = jsonProposalsOf(m, k)
	r.Notes = jsonNotesOf(m, k)
}

func jsonRates(r analysis.Rates) map[string]jsonRate {
	return map[string]jsonRate{
		"delivered": jsonRateOf(r.Delivered), "acknowledged": jsonRateOf(r.Acknowledged), "replied": jsonRateOf(r.Replied),
		"answered": jsonRateOf(r.Answered), "on_time_in_full": jsonRateOf(r.OnTimeInFull),
	}
}

func jsonRateOf(r analysis.Rate) jsonRate {
	return jsonRate{
		X: r.X, N: r.N, Rate: number(r.Share()), Lo: number(r.Limits.Lo), Hi: number(r.Limits.Hi),
		Range: []number{number(r.Range.Lo), number(r.Range.Hi)}, OfTried: jsonPartOf(r.OfTried), OfTargets: jsonPartOf(r.OfTargets),
	}
}

// jsonShare is a rate of letters that are no part of all that were tried.
type jsonShare struct {
	jsonPart
	Lo    number   `json:"lo"`
	Hi    number   `json:"hi"`
	Range []number `json:"range"`
}

func jsonShareOf(r analysis.Rate) jsonShare {
	return jsonShare{jsonPartOf(r.Fraction), number(r.Limits.Lo), number(r.Limits.Hi), []number{number(r.Range.Lo), number(r.Range.Hi)}}
}

// ofCompany is a share of one company's letters, which has no rate below five (RULES 8).
func ofCompany(f analysis.Fraction) jsonPart {
	part := jsonPartOf(f)
	if f.N < analysis.RankFrom {
		part.Rate = number(math.NaN())
	}
	return part
}

func jsonPartOf(f analysis.Fraction) jsonPart { return jsonPart{f.X, f.N, number(f.Share())} }

func jsonMeanOf(m analysis.Mean) jsonMean {
	return jsonMean{N: m.N, Mean: number(m.Value), Lo: number(m.Limits.Lo), Hi: number(m.Limits.Hi)}
}

// banded is a mean score with the letter of its band.
func banded(m *analysis.Model, mean analysis.Mean) jsonMean {
	out := jsonMeanOf(mean)
	if b, _, ok := m.Rubric.BandOf(mean.Value); ok {
		out.Band = b.Letter
	}
	return out
}

func jsonCurve(c stats.Curve) jsonSurvival {
	s := jsonSurvival{c.N, c.Events, number(c.Median), number(c.Limits.Lo), number(c.Limits.Hi), []jsonPoint{}}
	for _, p := range c.Points {
		s.Curve = append(s.Curve, jsonPoint{number(p.Time), p.AtRisk, number(p.Survival), number(p.Band.Lo), number(p.Band.Hi)})
	}
	return s
}

// jsonPortraitOf is what a ranked company's replies came to by section.
func jsonPortraitOf(m *analysis.Model, company string) map[string]jsonPortrait {
	i := slices.IndexFunc(m.Portraits, func(p analysis.Portrait) bool { return p.Company == company })
	if i < 0 {
		return nil
	}
	out := map[string]jsonPortrait{}
	for k, x := range m.Portraits[i].Sections {
		out[m.Rubric.Sections[k].ID] = jsonPortrait{x.N, number(x.Value)}
	}
	return out
}

func jsonStandings(m *analysis.Model, k *mask.Masker, standings []analysis.Standing) []jsonStanding {
	out := []jsonStanding{}
	for _, s := range standings {
		if !m.Shows(s.Company) {
			continue
		}
		out = append(out, jsonStanding{
			k.CompanyKey(s.Company), s.Rank, number(s.Band.Lo), number(s.Band.Hi), len(s.Letters), s.Delivered, s.Replied, s.OTIF,
			number(s.Score), number(s.Limits.Lo), number(s.Limits.Hi), jsonPortraitOf(m, s.Company),
		})
	}
	return out
}
