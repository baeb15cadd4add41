package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
	"replyaudit/internal/report"
)

type reportOptions struct {
	formats string
	out     string
	asOf    string
	rubric  string
	early   bool
	self    string
	company string
	notes   string
	by      string
	plan    string
	anonym  bool
	waves   string
	enclosing
	printing
}

// printing is how a report is written; the zero value is in the campaign's language,
// on A4, made by replyaudit itself.
type printing struct {
	lang   string
	paper  string
	engine string
	brand  string          // file
	whose  *campaign.Brand // what the file says, once it is checked
	tell   io.Writer       // is told what takes long; nil for nobody
}

func newReportCommand(g *globals) *cobra.Command {
	var opts reportOptions
	cmd := &cobra.Command{
		Use:   "report [CAMPAIGN]",
		Short: "Write the audit report as HTML, PDF, JSON or CSV",
		Long: `report writes the audit report: one self-contained HTML file without scripts or
network, the same content as a PDF for paper, report.json with every figure, and the
CSV files of "export". All come from one read model, so that no figure differs between
them. The PDF is made without any other program and is the same at each run;
--pdf-engine chromium prints the HTML with a browser instead, which adds the tags that
screen readers use, in about a second for each ten pages. A browser that has not ended after
10 minutes is ended, and a report of more than 4.5 MB of HTML (some 200 companies) is refused:
take the program's own PDF, or --company. While a campaign with arms is
not over, contrasts between the arms are left out, since who sees them may change
what is still to be measured. --lang chooses the language of the page; quoted mail and
the data files stay as they are.

--waves sets the campaign against earlier ones over the same companies, in the section that
else compares the waves of one campaign.

--company writes the copy that one company may have: its own letters in full, the
figures of the market, and no other company's name, words or row. Of several companies,
or of all, each copy goes into a folder of its own, named by the company's key.

--evidence adds evidence.zip, by which whoever gets the report checks it without you:
the hash of each letter as it was sent and of each message as it was received, the log,
and the messages as the report quotes them, with a page that says how. The report's
appendix prints the hashes that tie the two together. --identify encloses the messages
themselves, with the names and addresses in them, and that is logged. With --company
both hold that company's messages alone.

--anonymise writes a report that names nobody, for whoever is to learn from it and not to
know whom: companies have codes in an order that nothing else has, no client is marked, and
names, addresses, phones, links and signatures are masked in quoted mail, in your --notes and
in the --plan, whose owners are numbers. The firm of --brand stays. It masks the names that
the campaign and the mail have; read your own words again for names that neither knows, and
note that a company can recognise its own letters.
` + exitCodeHelp,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runReport(cmd.Context(), g, opts, args) },
	}
	cmd.Flags().StringVar(&opts.formats, "format", "html,json", "formats, separated by commas: html, pdf, json, csv; summary prints one screen here")
	cmd.Flags().StringVar(&opts.paper, "paper", string(report.PaperA4), "paper of the PDF: a4 or letter")
	cmd.Flags().StringVar(&opts.engine, "pdf-engine", builtIn, "what makes the PDF: "+builtIn+", or "+byChromium+" where that browser is installed")
	cmd.Flags().StringVar(&opts.out, "out", "reports", "folder to write to")
	languageFlag(cmd, &opts.lang)
	cmd.Flags().StringVar(&opts.rubric, "rubric", "", "by which grading of a closed campaign: the beginning of a rubric's hash, or its name (default: the one of the launch)")
	cmd.Flags().StringVar(&opts.asOf, "as-of", "", "an interim report as of this instant (RFC 3339)")
	cmd.Flags().BoolVar(&opts.early, "contrasts", false, "show contrasts between arms before the campaign is over; that is logged")
	cmd.Flags().StringVar(&opts.self, "self-assessment", "", "file in which the audited organisation rates itself, in place of the campaign's; printed beside what the mail showed")
	cmd.Flags().StringVar(&opts.notes, "notes", "", "Markdown file with your own words by section (# summary) and company (## company KEY), printed as such")
	cmd.Flags().StringVar(&opts.company, "company", "", "key of a company: its own copy, in which no other is named or quoted; several separated by commas, or "+everyCompany)
	cmd.Flags().StringVar(&opts.plan, "plan", "", "improvement plan of the audited organisation, printed with the mistakes (default: improvement-plan.yaml of the working folder, if it names the campaign)")
	cmd.Flags().BoolVar(&opts.evidence, "evidence", false, "add evidence.zip, by which the report can be checked offline (\"replyaudit verify --evidence\")")
	cmd.Flags().BoolVar(&opts.identify, "identify", false, "with --evidence: enclose the messages byte for byte, people's names and addresses included; that is logged")
	cmd.Flags().StringVar(&opts.waves, "waves", "", "earlier campaigns over the same companies, separated by commas, that this one is set against: what improved, and which mistakes were repaired")
	cmd.Flags().StringVar(&opts.by, "by", "", "columns of the companies' list to break down by, separated by commas, in place of the campaign's report.breakdowns")
	cmd.Flags().StringVar(&opts.brand, "brand", "", "file that says whose report it is: firm, contact, disclaimer, logo, accent")
	cmd.Flags().BoolVar(&opts.anonym, "anonymise", false, "name nobody: stable codes for companies, no client, and names, addresses, phones, links and signatures removed from all text")
	return cmd
}

// languageFlag is --lang, the language of a report's page.
func languageFlag(cmd *cobra.Command, lang *string) {
	cmd.Flags().StringVar(lang, "lang", "", "language of the page: "+strings.Join(report.Languages(), ", ")+"; the campaign's unless given")
}

func checkLanguage(lang string) error {
	if languages := report.Languages(); lang != "" && !slices.Contains(languages, lang) {
		return usageError(fmt.Errorf("--lang %q: a report can be written in %s", lang, strings.Join(languages, ", ")))
	}
	return nil
}

func runReport(ctx context.Context, g *globals, opts reportOptions, args []string) error {
	formats := strings.Split(opts.formats, ",")
	for _, f := range formats {
		if f != "html" && f != "pdf" && f != "json" && f != "csv" && f != "summary" {
			return usageError(fmt.Errorf("--format %q: the formats are html, pdf, json, csv and summary", f))
		}
	}
	if err := cmp.Or(opts.printing.check(), opts.enclosing.check(), opts.contradiction()); err != nil {
		return err
	}
	d, m, err := loadBoth(ctx, g, args, view{asOf: opts.asOf, rubric: opts.rubric, contrasts: opts.early, self: opts.self, company: opts.company, notes: opts.notes, by: opts.by, plans: true, plan: opts.plan, anonymous: opts.anonym, waves: opts.waves})
	if err != nil {
		return err
	}
	if whose := opts.whose; whose != nil && !whose.PrintsLogo() && opts.engine == builtIn && slices.Contains(formats, "pdf") {
		fmt.Fprintln(g.stderr, "the logo is an SVG, which the PDF has the firm's name for; save it as PNG to have it in both, or print with --pdf-engine chromium")
	}
	if opts.company == "" {
		if err := g.publish(ctx, opts, formats, m); err != nil {
			return err
		}
		return g.verdict(m)
	}
	keys, err := readers(m, opts.company)
	if err != nil {
		return err
	}
	for _, key := range keys {
		copied := opts
		if len(keys) > 1 {
			copied.out = filepath.Join(opts.out, key)
		}
		own, _ := m.As(d, key)
		if err := g.publish(ctx, copied, formats, mask.OwnCopy(own, key)); err != nil {
			return fmt.Errorf("the copy of %s: %w", key, err)
		}
	}
	return g.verdict(m)
}

// publish writes one report in all its formats and says what it wrote.
func (g *globals) publish(ctx context.Context, opts reportOptions, formats []string, m *analysis.Model) error {
	files := slices.DeleteFunc(slices.Clone(formats), func(f string) bool { return f == "summary" })
	if len(files) < len(formats) {
		if err := report.Brief(g.stdout, m, opts.options()); err != nil {
			return err
		}
	}
	var written []string
	var err error
	if len(files) > 0 {
		opts.tell = g.stderr
		written, err = writeReport(ctx, opts.out, files, opts.printing, m)
	}
	if err == nil && opts.evidence {
		var name string
		name, err = writeEvidence(ctx, g, opts, files, m)
		written = append(written, name)
	}
	if err != nil {
		return err
	}
	for _, name := range written {
		fmt.Fprintln(g.stdout, name)
	}
	return nil
}

// contradiction refuses what names somebody in a report that names nobody.
func (o reportOptions) contradiction() error {
	switch {
	case !o.anonym:
		return nil
	case o.company != "":
		return usageError(errors.New("--company is the copy of a company that it names, and --anonymise names nobody; leave one of them out (in a company's own copy the others have no names)"))
	case o.self != "":
		return usageError(errors.New("--self-assessment prints what an organisation says of itself, and --anonymise names nobody; leave one of them out"))
	case o.evidence:
		return usageError(errors.New("--evidence binds each message by its hash, by which a company that has the message finds its row, and --anonymise names nobody; give out the evidence with the report that has the names"))
	}
	return nil
}

// verdict says on stderr what a finished piece of work leaves behind, and turns
// it into the exit code: a missed service level wins over what waits for a person.
func (g *globals) verdict(m *analysis.Model) error {
	code := 0
	if lines := attention(m); len(lines) > 0 {
		fmt.Fprintln(g.stderr, strings.Join(lines, "\n"))
		code = exitPerson
	}
	if g.missedLevels(m) {
		code = exitMissed
	}
	if code != 0 {
		return &exitError{code: code}
	}
	return nil
}

// check refuses a language, a paper, an engine or a brand that there is not.
func (p *printing) check() (err error) {
	if err := checkLanguage(p.lang); err != nil {
		return err
	}
	if p.paper != string(report.PaperA4) && p.paper != string(report.PaperLetter) {
		return usageError(fmt.Errorf("--paper %q: the papers are %s and %s", p.paper, report.PaperA4, report.PaperLetter))
	}
	if p.engine != builtIn && p.engine != byChromium {
		return usageError(fmt.Errorf("--pdf-engine %q: the engines are %s and %s", p.engine, builtIn, byChromium))
	}
	if p.brand == "" {
		return nil
	}
	if p.whose, err = campaign.LoadBrand(p.brand); err != nil {
		return usageError(err)
	}
	return nil
}

func (p printing) options() report.Options {
	return report.Options{Language: p.lang, Paper: report.Paper(p.paper), Brand: p.whose}
}

// pdf writes the report for paper.
func (p printing) pdf(ctx context.Context, w io.Writer, m *analysis.Model) error {
	opt := p.options()
	if p.engine == byChromium {
		browser := browserPrint{limit: printLimit, most: printMost, told: printTold, tell: p.tell}
		return browser.print(ctx, w, func(w io.Writer) error { return report.HTML(w, m, opt) })
	}
	return report.PDF(w, m, opt)
}

// writeReport writes the formats into dir and returns the names of what it wrote.
func writeReport(ctx context.Context, dir string, formats []string, print printing, m *analysis.Model) ([]string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the report: %w", err)
	}
	var written []string
	for _, format := range formats {
		name := filepath.Join(dir, "report."+format)
		var err error
		switch format {
		case "html":
			err = writeFile(name, func(w io.Writer) error {
				return report.HTML(w, m, report.Options{Language: print.lang, Brand: print.whose})
			})
		case "pdf":
			err = writeFile(name, func(w io.Writer) error { return print.pdf(ctx, w, m) })
		case "json":
			err = writeFile(name, func(w io.Writer) error { return report.JSON(w, m) })
		case "csv":
			name, err = filepath.Join(dir, "*.csv"), report.CSV(dir, m)
		}
		if err != nil {
			return written, err
		}
		written = append(written, name)
	}
	return written, nil
}

// writeFile writes a file that only its owner can read, whole or not at all.
func writeFile(name string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".writing-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer os.Remove(f.Name()) // gone already when all went well
	buffered := bufio.NewWriterSize(f, 1<<16)
	if err := errors.Join(write(buffered), buffered.Flush(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// missedLevels says on stderr which service levels were missed, and whether any was.
func (g *globals) missedLevels(m *analysis.Model) bool {
	missed := false
	for _, l := range m.Levels {
		if l.Missed {
			missed = true
			fmt.Fprintf(g.stderr, "service level missed: %s %.0f %% (%d of %d), at least %.0f %% was asked for\n",
				strings.ReplaceAll(l.Rate, "_", " "), 100*l.Found.Share(), l.Found.X, l.Found.N, 100*l.Least)
		}
	}
	return missed
}
