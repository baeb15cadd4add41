// Package campaigns holds the campaigns that come with the program, a folder
// each: campaign.yaml, its companies.csv and a README.md, and for a self-audit a
// self-assessment.yaml and a questionnaire.yaml. They are embedded, so
// that "replyaudit demo" runs and "replyaudit init" writes them without a single
// file beside the program.
package campaigns

import "embed"

// Files holds the folders demo, lithuanian-companies, self-audit,
// correspondence-study and consulting.
//
//go:embed */campaign.yaml */companies.csv */README.md self-audit/self-assessment.yaml self-audit/questionnaire.yaml
var Files embed.FS
