package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"replyaudit/internal/evidence"
)

// verifyEvidence checks a report's evidence, and the report where one is given.
func verifyEvidence(g *globals, opts verifyOptions) error {
	var report *evidence.Report
	if opts.report != "" {
		f, err := openGiven("--report", opts.report)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }() // it was only read
		if report, err = evidence.ReadReport(opts.report, f); err != nil {
			return fmt.Errorf("%s: %w", opts.report, err)
		}
	}
	f, err := openGiven("--evidence", opts.evidence)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("look at the evidence: %w", err)
	}
	result, err := evidence.Check(f, info.Size(), report)
	if err != nil {
		return fmt.Errorf("%s is no evidence that can be checked: %w; ask whoever gave it to you for the original", opts.evidence, err)
	}
	return g.showEvidence(opts, result)
}

// openGiven opens a file that a flag names; where there is none, the command was wrong.
func openGiven(flag, name string) (*os.File, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(fmt.Errorf("%s: there is no file %s", flag, name))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", flag, err)
	}
	return f, nil
}

// showEvidence prints what was found, and ends with an error where that is anything.
func (g *globals) showEvidence(opts verifyOptions, r *evidence.Result) error {
	if g.json {
		if r.Findings == nil {
			r.Findings = []evidence.Finding{}
		}
		if err := printJSON(g.stdout, r); err != nil {
			return err
		}
	} else {
		for _, f := range r.Findings {
			fmt.Fprintf(g.stdout, "%s: %s\n", f.File, f.What)
		}
	}
	if n := len(r.Findings); n > 0 {
		return fmt.Errorf("%s is not what was written, in %s; ask whoever gave it to you for the original", opts.evidence, plural(n, "place"))
	}
	if g.json {
		return nil
	}
	fmt.Fprintf(g.stdout, "%s is sound: %s, of which %d are enclosed byte for byte and %d as text; %s\n",
		opts.evidence, plural(r.Proof.Messages, "message"), r.Raw, r.Texts, plural(r.Proof.Events, "event"))
	if opts.report != "" {
		fmt.Fprintf(g.stdout, "%s rests on it: the same lists, and %s compared\n", opts.report, plural(r.Quoted, "quotation"))
		return nil
	}
	fmt.Fprintf(g.stdout, "compare with the appendix of the report:\n  messages %s\n  log      %s\n", r.Proof.MessagesSum, r.Proof.EventsSum)
	return nil
}
