// Package campaigns embeds the campaign that the demo runs, so that the program
// can show itself without a single file beside it.
package campaigns

import "embed"

// Demo holds demo.yaml and its list of companies.
//
//go:embed demo.yaml demo-companies.csv
var Demo embed.FS
