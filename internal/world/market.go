package world

import (
	"maps"
	"slices"

	"replyaudit/internal/campaign"
)

// drawHabit draws the habit of a company by the shares of its part of the market.
func (w *World) drawHabit(c *campaign.Company) string {
	shares := w.segmentOf(c).Shares
	total := 0.0
	for _, name := range slices.Sorted(maps.Keys(shares)) {
		total += shares[name]
	}
	point := total * w.chance(c.Key, "habit").Float64()
	drawn := ""
	for _, name := range slices.Sorted(maps.Keys(shares)) {
		if shares[name] == 0 {
			continue
		}
		drawn = name
		if point -= shares[name]; point < 0 {
			break
		}
	}
	return drawn
}

// segmentOf finds the first part of the market that a company belongs to; the
// last part takes everyone.
func (w *World) segmentOf(c *campaign.Company) segment {
	column := func(name string) string {
		switch name {
		case "country":
			return c.Country
		case "language":
			return c.Language
		case "region":
			return c.Region
		case "organisation":
			return c.Organisation
		}
		return c.Fields[name]
	}
	i := slices.IndexFunc(w.customs.Market, func(s segment) bool {
		for name, value := range s.Where {
			if column(name) != value {
				return false
			}
		}
		return true
	})
	return w.customs.Market[i]
}
