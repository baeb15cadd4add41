package report

// further is the table of what another wave would need; empty where too few
// letters foretell anything.
func (b *builder) further() Table {
	f := b.m.Further
	if len(f.Widths) == 0 {
		return Table{}
	}
	t := Table{
		Title: b.table(b.say("further.title"), b.say("further.unit", b.percent(f.Share), b.decimal(f.DesignEffect, 2), b.decimal(f.PerOrganisation, 1))), First: b.say("further.aim"),
		Heads: []string{b.say("clocks.letters"), b.say("further.organisations")}, Note: b.say("further.note"),
	}
	for _, w := range f.Widths {
		t.Rows = append(t.Rows, Row{Name: b.say("further.width", b.decimal(100*w.Half, 0)), Cells: []string{b.integer(w.Letters), b.integer(w.Organisations)}})
	}
	c := f.Contrast
	name := b.say("further.contrast", b.percent(c.From), b.percent(c.To), b.percent(c.Power))
	t.Rows = append(t.Rows, Row{Name: name, Cells: []string{b.integer(c.Letters), b.integer(c.Organisations)}})
	return t
}
