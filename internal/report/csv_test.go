package report

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
)

// tables reads the export back, by file and row, each row by column.
func tables(t *testing.T) map[string][]map[string]string {
	t.Helper()
	dir := t.TempDir()
	if err := CSV(dir, sixLetters()); err != nil {
		t.Fatal(err)
	}
	out := map[string][]map[string]string{}
	for _, name := range csvNames() {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, line := range lines[1:] {
			row := map[string]string{}
			for i, cell := range line {
				row[lines[0][i]] = cell
			}
			out[name] = append(out[name], row)
		}
	}
	return out
}

func TestCSVHasTheAgreedColumns(t *testing.T) {
	x := tables(t)
	enquiries := x["enquiries.csv"]
	if len(enquiries) != 384 || len(x["assignment.csv"]) != 384 {
		t.Fatalf("%d enquiries and %d assignments, want 384 of each", len(enquiries), len(x["assignment.csv"]))
	}
	agreed := strings.Fields(`enquiry campaign wave stage organisation company domain persona block cluster planned_at sent_at outcome acknowledged late after_reminder
		ack_event ack_seconds ack_working_seconds reply_event reply_seconds reply_working_seconds answer_event answer_seconds answer_working_seconds
		late_reply_seconds machine_score full_score on_time_in_full design_hash reader_version`)
	for _, column := range agreed {
		if _, ok := enquiries[0][column]; !ok {
			t.Errorf("enquiries.csv has no column %s", column)
		}
	}
	explained := map[string]bool{}
	for _, row := range x["codebook.csv"] {
		explained[row["file"]+"/"+row["column"]] = row["meaning"] != ""
	}
	for name, rows := range x {
		for column := range rows[0] {
			if !explained[name+"/"+column] {
				t.Errorf("the codebook does not explain %s of %s", column, name)
			}
		}
	}
}

// RULES 3: every clock is exported as event, follow-up and working follow-up.
func TestCSVClocks(t *testing.T) {
	for _, row := range tables(t)["enquiries.csv"] {
		delivered := slices.Contains([]string{"answered", "replied", "asked_back", "uncollected", "pending_review", "challenged", "silent"}, row["outcome"])
		if (row["reply_event"] != "") != delivered {
			t.Fatalf("%s is %s with reply_event %q", row["enquiry"], row["outcome"], row["reply_event"])
		}
		if !delivered {
			continue
		}
		replied := row["outcome"] == "answered" || row["outcome"] == "replied"
		if (row["reply_event"] == "1") != replied || (row["answer_event"] == "1") != (row["outcome"] == "answered") {
			t.Errorf("%s is %s with reply_event %s, answer_event %s", row["enquiry"], row["outcome"], row["reply_event"], row["answer_event"])
		}
		elapsed, _ := strconv.ParseFloat(row["reply_seconds"], 64)
		worked, _ := strconv.ParseFloat(row["reply_working_seconds"], 64)
		if worked > elapsed || row["reply_event"] == "0" && elapsed != 864000 {
			t.Errorf("%s: %s s, %s s worked, event %s", row["enquiry"], row["reply_seconds"], row["reply_working_seconds"], row["reply_event"])
		}
	}
}

func TestCSVCannotRunInASpreadsheet(t *testing.T) {
	for name, rows := range tables(t) {
		for _, row := range rows {
			for column, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					if _, err := strconv.ParseFloat(cell, 64); err != nil {
						t.Errorf("%s: %s begins a formula: %q", name, column, cell)
					}
				}
			}
		}
	}
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0", "-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1",
		"-2.5": "-2.5", "plain": "plain", "": "", "a\x00b": "ab", "\xff": "\uFFFD",
	} {
		if got := mask.Cell(cell); got != want {
			t.Errorf("Cell(%q) = %q, want %q", cell, got, want)
		}
	}
}

func TestCSVReportsWhereItFailed(t *testing.T) {
	err := CSV(filepath.Join(t.TempDir(), "missing"), oneLetter())
	if err == nil || !strings.Contains(err.Error(), "write enquiries.csv") {
		t.Errorf("error %v, want one that names enquiries.csv", err)
	}
}

// What was never sent had no target, and a company without an address says so.
func TestCSVOfLettersNeverSent(t *testing.T) {
	x := exporter{m: analysis.Analyse(hurried())}
	x.mask = mask.New(x.m)
	s := x.enquiries()
	cell := func(row int, name string) string {
		return s.rows[row][slices.IndexFunc(s.columns, func(c column) bool { return c.name == name })]
	}
	for row, want := range map[int][2]string{0: {"", "20"}, 6: {"", ""}, 7: {"", ""}, 8: {"no_address", ""}, 9: {"policy", "20"}} {
		if got := [2]string{cell(row, "failure_reason"), cell(row, "target_working_seconds")}; got != want {
			t.Errorf("row %d: failure and target %q, want %q", row, got, want)
		}
	}
}

// RULES 11: keys of personas and accounts are mostly their names, and the id of
// a message begins with our address.
func TestCSVMasksOurOwnPeople(t *testing.T) {
	m := changed(1, func(d *analysis.Data) {
		d.Campaign.Personas[0].Key = "vilte"
		d.Campaign.Mailboxes = append(d.Campaign.Mailboxes, campaign.Mailbox{Key: "jurgita"})
		for i := range d.Records {
			r := &d.Records[i]
			r.Persona, r.Mailbox = "vilte", "jurgita"
			for j := range r.Messages {
				r.Messages[j].ID = fmt.Sprintf("vilte@pastas.example/%02d", j)
			}
		}
	})
	dir := t.TempDir()
	if err := CSV(dir, m); err != nil {
		t.Fatal(err)
	}
	for _, name := range csvNames() {
		text := read(t, filepath.Join(dir, name))
		for _, ours := range []string{"vilte", "jurgita"} {
			if strings.Contains(text, ours) {
				t.Errorf("%s shows %s", name, ours)
			}
		}
	}
	if text := read(t, filepath.Join(dir, "messages.csv")); !strings.Contains(text, fmt.Sprintf("mailbox %d/00", len(m.Campaign.Mailboxes))) {
		t.Error("a masked message has no id of its own")
	}
}
