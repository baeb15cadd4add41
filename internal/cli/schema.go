package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"replyaudit/internal/campaign"
	"replyaudit/internal/rubric"
)

func newSchemaCommand(g *globals) *cobra.Command {
	var reference, scheme bool
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of campaigns or rubrics, or the reference page",
		Long: `schema prints the JSON Schema (draft 2020-12) of the campaign file. An editor that
knows it completes keys, shows what they mean and marks mistakes while you write: with
the YAML language server, begin the campaign with the line

  # yaml-language-server: $schema=campaign.schema.json

"replyaudit validate" sees more: what does not fit together, the list of companies, and
every letter filled in. With --reference, the same description comes as a page to read;
with --rubric, schema and page are those of a rubric file.
` + exitCodeHelp,
		Example: "  replyaudit schema > campaign.schema.json\n  replyaudit schema --reference > REFERENCE.md\n  replyaudit schema --rubric --reference > RUBRICS.md",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return runSchema(g, reference, scheme) },
	}
	cmd.Flags().BoolVar(&reference, "reference", false, "print the reference page of the language (Markdown)")
	cmd.Flags().BoolVar(&scheme, "rubric", false, "of the rubric language instead")
	return cmd
}

func runSchema(g *globals, reference, scheme bool) error {
	var text string
	var err error
	switch {
	case reference && scheme:
		text, err = rubric.Reference()
	case reference:
		text, err = campaign.Reference()
	case scheme:
		text, err = rubric.Schema()
	default:
		text, err = campaign.Schema()
	}
	if err != nil {
		return err
	}
	if _, err := fmt.Fprint(g.stdout, text); err != nil {
		return fmt.Errorf("write the schema: %w", err)
	}
	return nil
}
