package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"replyaudit/internal/campaign"
	"replyaudit/internal/store"
)

func newSuppressCommand(g *globals) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "suppress",
		Short: "Keep the list of those who are never written to",
		Long: `suppress keeps the list of those who are never written to: addresses, domains with all
names below them, and companies by their key. The list wins over everything, at once and in
all campaigns of the database, those to come too, and it outlives every purge.

Spellings do not matter: case, "Name <address>", a dot at the end, an international domain,
and what stands after a plus (jonas+news@firm.lt is jonas@firm.lt), at Gmail the dots too.
` + exitCodeHelp,
		Example: `  replyaudit suppress add jonas@firm.lt shop.example --reason "asked by telephone"
  replyaudit suppress add --file do-not-write.txt
  replyaudit suppress list`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newSuppressAddCommand(g), newSuppressListCommand(g), newSuppressRemoveCommand(g))
	return cmd
}

// suppression is an order about the list.
type suppression struct {
	person
	file      string
	companies []string
}

func newSuppressAddCommand(g *globals) *cobra.Command {
	var o suppression
	cmd := &cobra.Command{
		Use:   "add [ADDRESS|DOMAIN]...",
		Short: "Never write to an address, a domain or a company again",
		Long: `add puts addresses and domains on the list, and companies by key (--company, which puts
the addresses of the company on it, too). What has not begun to go out to them is cancelled,
for good; a letter that is being handed over is finished, and named. Results of what was
sent before stay: "replyaudit withdraw" takes a company out of them.

A file (--file) has one address, domain or company:KEY in each line; what stands after # is
a comment. If one line is wrong nothing is done.
` + exitCodeHelp,
		Args: wrongUse(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, args []string) error { return runSuppressAdd(cmd.Context(), g, o, args) },
	}
	o.flags(cmd)
	cmd.Flags().StringVar(&o.file, "file", "", "read the list from a file")
	cmd.Flags().StringArrayVar(&o.companies, "company", nil, "key of a company in the campaigns")
	return cmd
}

// suppressed is what an addition to the list did.
type suppressed struct {
	Added     []string `json:"added"`
	Present   []string `json:"present"`   // on the list before
	Cancelled []string `json:"cancelled"` // letters
	InFlight  []flying `json:"in_flight"` // letters to them that are being handed over
}

func runSuppressAdd(ctx context.Context, g *globals, o suppression, args []string) error {
	targets, err := o.targets(args)
	if err != nil {
		return usageError(err)
	}
	return g.steer(ctx, steering{person: o.person}, func(h helm) error {
		if targets, err = h.withAddresses(ctx, targets); err != nil {
			return err
		}
		did := suppressed{Added: []string{}, Present: []string{}, Cancelled: []string{}}
		added, cancelled, err := h.store.Suppress(ctx, targets, h.by)
		if err != nil {
			return err
		}
		did.Added, did.Cancelled = append(did.Added, added...), append(did.Cancelled, cancelled...)
		for _, target := range targets {
			if !slices.Contains(added, target) {
				did.Present = append(did.Present, target)
			}
		}
		if did.InFlight, err = h.toBarred(ctx); err != nil {
			return err
		}
		return g.printSuppressed(did)
	})
}

// targets are what arguments, flags and file name, in the form of the list.
func (o suppression) targets(args []string) (targets []string, err error) {
	words := slices.Clone(args)
	for _, key := range o.companies {
		words = append(words, "company:"+key)
	}
	for _, word := range words {
		target, err := store.NewTarget(word)
		if err != nil {
			return nil, err
		}
		targets = append(targets, target)
	}
	if o.file != "" {
		listed, err := readTargets(o.file)
		if err != nil {
			return nil, err
		}
		targets = append(targets, listed...)
	}
	if len(targets) == 0 {
		return nil, errors.New("name an address, a domain, --company KEY or --file FILE")
	}
	slices.Sort(targets)
	return slices.Compact(targets), nil
}

// readTargets reads a file of targets. It tells all mistakes, each with its place.
func readTargets(file string) (targets []string, err error) {
	body, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the list: %w", err)
	}
	var wrong []string
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(string(body), "\ufeff")) {
		number++
		text, _, _ := strings.Cut(" "+strings.TrimRight(line, "\r\n"), " #")
		text = strings.TrimPrefix(text, " ")
		word := strings.TrimSpace(text)
		if word == "" || strings.HasPrefix(word, "#") {
			continue
		}
		target, err := store.NewTarget(word)
		if err != nil {
			column := 1 + utf8.RuneCountInString(text[:strings.Index(text, word)])
			wrong = append(wrong, fmt.Sprintf("%s:%d:%d: %v", file, number, column, err))
			continue
		}
		targets = append(targets, target)
	}
	if len(wrong) > 0 {
		return nil, fmt.Errorf("nothing was done:\n%s", strings.Join(wrong, "\n"))
	}
	return targets, nil
}

// withAddresses adds to the companies among targets their addresses in all
// campaigns: another campaign may know the company by another key.
func (h helm) withAddresses(ctx context.Context, targets []string) ([]string, error) {
	all := slices.Clone(targets)
	for _, target := range targets {
		key, ok := strings.CutPrefix(target, "company:")
		if !ok {
			continue
		}
		firms, err := h.company(ctx, key, "")
		if err != nil {
			return nil, err
		}
		for _, f := range firms {
			if address, err := store.NewTarget(f.company.Address); err == nil {
				all = append(all, address)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// firm is a company in a campaign.
type firm struct {
	campaign string
	company  campaign.Company
}

// company finds a company by its key in all campaigns, or in one.
func (h helm) company(ctx context.Context, key, only string) (found []firm, err error) {
	rows, err := h.store.Campaigns(ctx)
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, row := range rows {
		if only != "" && row.ID != only {
			continue
		}
		c, err := frozenCampaign(row)
		if err != nil {
			return nil, err
		}
		for _, company := range c.Companies {
			keys = append(keys, company.Key)
			if company.Key == key {
				found = append(found, firm{row.ID, company})
			}
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	slices.Sort(keys)
	return nil, usageError(fmt.Errorf("no campaign of the database has a company %q%s", key, nearMiss(key, slices.Compact(keys))))
}

// toBarred are the letters in flight to somebody who is on the list.
func (h helm) toBarred(ctx context.Context) ([]flying, error) {
	all := []flying{}
	letters, err := h.store.InFlight(ctx)
	if err != nil {
		return nil, err
	}
	for _, l := range letters {
		barred, err := h.store.Barred(ctx, l)
		if err != nil {
			return nil, err
		}
		if barred != "" {
			all = append(all, flying{l.ID, l.HandingAt, l.State})
		}
	}
	return all, nil
}

func (g *globals) printSuppressed(did suppressed) error {
	if g.json {
		return printJSON(g.stdout, did)
	}
	for _, target := range did.Added {
		fmt.Fprintf(g.stdout, "%s is never written to again.\n", target)
	}
	for _, target := range did.Present {
		fmt.Fprintf(g.stdout, "%s was on the list already.\n", target)
	}
	fmt.Fprintf(g.stdout, "Cancelled %s.\n", plural(len(did.Cancelled), "letter"))
	for _, f := range did.InFlight {
		fmt.Fprintf(g.stdout, "  %s is in flight since %s and cannot be called back\n", f.Letter, f.Since.Format(secondFormat))
	}
	return nil
}

func newSuppressListCommand(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "Show who is never written to, since when and why",
		Long:  "list shows who is never written to, since when, by whose order and why.\n" + exitCodeHelp,
		Args:  wrongUse(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return g.steer(cmd.Context(), steering{}, func(h helm) error { return h.list(cmd.Context()) })
		},
	}
}

func (h helm) list(ctx context.Context) error {
	list, err := h.store.Suppressions(ctx)
	if err != nil {
		return err
	}
	if h.g.json {
		return printJSON(h.g.stdout, append([]store.Suppression{}, list...))
	}
	if len(list) == 0 {
		fmt.Fprintln(h.g.stdout, "Nobody is on the list.")
		return nil
	}
	t := newTable(h.g.stdout)
	t.AppendHeader(table.Row{"Never written to", "Since", "By", "Why"})
	for _, p := range list {
		t.AppendRow(table.Row{p.Target, p.At.Format(time.DateOnly), printable(strings.TrimPrefix(string(p.Person), "person:")), printable(clipped(oneLine(p.Reason), 60))})
	}
	t.Render()
	return nil
}

func newSuppressRemoveCommand(g *globals) *cobra.Command {
	var o suppression
	cmd := &cobra.Command{
		Use:   "remove ADDRESS|DOMAIN|company:KEY",
		Short: "Take somebody off the list",
		Long: `remove takes an entry off the list, with a reason, and asks for it once more unless --yes
is given. Letters that were cancelled stay cancelled.
` + exitCodeHelp,
		Args: wrongUse(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return runSuppressRemove(cmd.Context(), g, o, args[0]) },
	}
	o.flags(cmd)
	o.confirming(cmd)
	return cmd
}

func runSuppressRemove(ctx context.Context, g *globals, o suppression, word string) error {
	target, err := store.NewTarget(word)
	if err != nil {
		return usageError(err)
	}
	if strings.TrimSpace(o.reason) == "" {
		return usageError(errors.New("a promise is taken back: say why with --reason"))
	}
	return g.steer(ctx, steering{person: o.person}, func(h helm) error {
		list, err := h.store.Suppressions(ctx)
		if err != nil {
			return err
		}
		var known []string
		for _, p := range list {
			known = append(known, p.Target)
		}
		if !slices.Contains(known, target) {
			return usageError(fmt.Errorf("%s is not on the list%s", target, nearMiss(target, known)))
		}
		if err := g.confirm(o.person, fmt.Sprintf("Campaigns may write to %s again.", target), target); err != nil {
			return err
		}
		if _, err := h.store.Unsuppress(ctx, target, h.by); err != nil {
			return err
		}
		if g.json {
			return printJSON(g.stdout, map[string]any{"removed": target})
		}
		fmt.Fprintf(g.stdout, "%s is off the list. Letters that were cancelled stay cancelled.\n", target)
		return nil
	})
}

// nearMiss asks whether another name was meant, where one is near.
func nearMiss(name string, known []string) string {
	if near := campaign.Nearest(name, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
