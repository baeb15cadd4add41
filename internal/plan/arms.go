package plan

import (
	"strings"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// arm is one level of each factor.
type arm struct {
	name   string            // "origin=local, detail=short"; "" without factors
	levels map[string]string // nil without factors
}

// armsOf names the arms of a design; one without factors has one arm.
func armsOf(d campaign.Design) []arm {
	if len(d.Factors) == 0 {
		return []arm{{}}
	}
	var arms []arm
	for _, levels := range d.Arms() {
		name := make([]string, len(d.Factors))
		for i, f := range d.Factors {
			name[i] = f.Key + "=" + levels[f.Key]
		}
		arms = append(arms, arm{strings.Join(name, ", "), levels})
	}
	return arms
}

// blockOf is the company's block: its values of the traits, joined by "|".
func blockOf(traits []string, company campaign.Company) string {
	values := make([]string, len(traits))
	for i, trait := range traits {
		values[i], _ = company.Trait(trait)
	}
	return strings.Join(values, "|")
}

// dealArms gives each enquiry of one wave its arm. A company's letters are in
// different arms while there are enough of them. In each block the arms are used
// alike, to within one, and of those that are level one that was used least over
// all blocks is drawn, so that no arm gets every remainder. Companies with an
// address are dealt first, in all blocks, so that the letters that are sent are
// the balanced ones.
func dealArms(arms []arm, jobs []*job, lot *clock.Stream) {
	companies, blocks := map[string][]*job{}, map[string][]string{}
	for _, j := range jobs {
		companies[j.company.Key] = append(companies[j.company.Key], j)
	}
	for _, key := range sortedKeys(companies) {
		block := companies[key][0].block
		blocks[block] = append(blocks[block], key)
	}
	had, inBlock, overall := tally{}, tally{}, tally{}
	deal := func(j *job) {
		j.arm = draw(lot, arms, func(a arm) []int {
			return []int{had.of(j.company.Key, a.name), inBlock.of(j.block, a.name), overall.of("", a.name)}
		})
		had.count(j.company.Key, j.arm.name)
		inBlock.count(j.block, j.arm.name)
		overall.count("", j.arm.name)
	}
	for _, block := range sortedKeys(blocks) {
		keys := blocks[block]
		lot.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	}
	for _, addressed := range []bool{true, false} {
		for _, block := range sortedKeys(blocks) {
			for _, key := range blocks[block] {
				if (companies[key][0].company.Address != "") != addressed {
					continue
				}
				for _, j := range companies[key] {
					deal(j)
				}
			}
		}
	}
}
