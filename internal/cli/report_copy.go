package cli

import (
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
	consultant "replyaudit/internal/notes"
	"replyaudit/internal/report"
)

// everyCompany is what --company says for a copy to each.
const everyCompany = "all"

// analysed is the read model for everybody, with the consultant's notes.
func analysed(d *analysis.Data, v view) (*analysis.Model, error) {
	m := analyse(d, v)
	if v.notes == "" {
		return m, nil
	}
	var pages []string
	for _, c := range m.Companies {
		pages = append(pages, c.Key)
	}
	n, err := consultant.Load(v.notes, report.Sections(m), pages)
	if err != nil {
		return nil, usageError(err)
	}
	m.Notes = n
	return m, nil
}

// readers are the companies that --company names, all that were written to for "all".
func readers(m *analysis.Model, names string) ([]string, error) {
	var written, keys []string
	for _, c := range m.Companies {
		written = append(written, c.Key)
	}
	if _, named := m.Campaign.CompanyByKey(everyCompany); names == everyCompany && !named {
		return written, nil
	}
	for key := range strings.SplitSeq(names, ",") {
		key = strings.TrimSpace(key)
		if _, known := m.Campaign.CompanyByKey(key); !known {
			return nil, usageError(fmt.Errorf("--company: %w", noSuchCompany(m.Campaign, key)))
		}
		if !slices.Contains(written, key) {
			return nil, usageError(fmt.Errorf("--company: no letter was planned to %s, so that it has no copy", key))
		}
		keys = append(keys, key)
	}
	return keys, nil
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
