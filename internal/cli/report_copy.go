package cli

import (
	"fmt"
	"slices"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
	consultant "replyaudit/internal/notes"
	"replyaudit/internal/report"
)

// analysed is the read model for whoever looks: everybody or one company, with the
// consultant's notes.
func analysed(d *analysis.Data, v view) (*analysis.Model, error) {
	if v.company != "" {
		own, known := d.For(v.company)
		if !known {
			return nil, usageError(fmt.Errorf("--company: %w", noSuchCompany(d.Campaign, v.company)))
		}
		d = own
	}
	m := analyse(d, v)
	var pages []string
	for _, c := range m.Companies {
		pages = append(pages, c.Key)
	}
	if v.notes != "" {
		n, err := consultant.Load(v.notes, report.Sections(m), pages)
		if err != nil {
			return nil, usageError(err)
		}
		m.Notes = n
	}
	if v.company == "" {
		return m, nil
	}
	if !slices.Contains(pages, v.company) {
		return nil, usageError(fmt.Errorf("--company: no letter was planned to %s, so that it has no copy", v.company))
	}
	return mask.OwnCopy(m, v.company), nil
}

// analyse builds the read model, in which nobody has a name if that is asked for.
func analyse(d *analysis.Data, v view) *analysis.Model {
	if v.anonymous {
		return mask.Anonymous(d)
	}
	return analysis.Analyse(d)
}

// noSuchCompany says which company of a campaign may have been meant.
func noSuchCompany(c *campaign.Campaign, key string) error {
	var keys []string
	for _, company := range c.Companies {
		keys = append(keys, company.Key)
	}
	if near := campaign.Nearest(key, keys); near != "" {
		return fmt.Errorf("campaign %s has no company %q; did you mean %q?", c.Key, key, near)
	}
	return fmt.Errorf("campaign %s has no company %q; name it by its key in the list of companies, such as %s", c.Key, key, keys[0])
}
