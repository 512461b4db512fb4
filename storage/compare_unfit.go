package storage

import (
	"slices"
	"strings"

	"milepost/model"
)

// facts are the columns that say which fact a record of a table is: two records that have them in common, each under an
// id of its own, are one fact that was written in both files, such as the same list that was imported twice.
var facts = map[string][]string{
	"person_source": {"source", "external"}, "person_alias": {"subject_id", "name"}, "link": {"career_milestone_id", "strategic_milestone_id"},
	"framework_version": {"number"}, "scale_step": {"version_id", "value"}, "ladder": {"version_id", "ladder_id"},
	"level": {"version_id", "level_id"}, "skill": {"version_id", "skill_id"}, "assignment": {"subject_id", "valid_from"},
	"meeting": {"series_id", "series_on"}, "question": {"source", "external", "language"},
	"deal": {"source", "external"}, "naming": {"kind", "listed_as"}, "stage_rule": {"source", "listed_as"}, "dependency": {"strategic_milestone_id", "waits_for_id"},
	"needed_skill": {"strategic_milestone_id", "skill_id"}, "expectation": {"subject_id", "number"}, "delegation": {"subject_id", "area_id", "valid_from"},
}

// sameFact says whether two records of a table that have different ids cannot both stand in one file.
func sameFact(table string, a, b model.Values) bool {
	columns := facts[table]
	if len(columns) == 0 {
		return false
	}
	if table == "assignment" && a["subject_id"] == b["subject_id"] && overlap(a, b) {
		return true
	}
	for _, c := range columns {
		if a[c] != b[c] || a[c] == nil {
			return false
		}
	}
	return true
}

// overlap says whether two spans have a day in common; one without an end goes on.
func overlap(a, b model.Values) bool {
	before := func(x, y model.Values) bool { return x["valid_to"] != nil && x.Text("valid_to") < y.Text("valid_from") }
	return !before(a, b) && !before(b, a)
}

// saysTheSame says whether two records differ only in what names them and where they stand in a list.
func saysTheSame(columns []string, a, b model.Values) bool {
	for _, c := range columns {
		if c != "id" && c != "version" && c != "position" && c != "author_id" && a[c] != b[c] {
			return false
		}
	}
	return true
}

// once takes out what both files hold under ids of their own: it is the same, and there is nothing to choose.
func (c *Comparison) once() {
	twin := map[model.Ref]bool{}
	byTable := c.byTable()
	for table := range facts {
		for _, there := range byTable[table] {
			if there.Here != nil || there.Base != nil {
				continue
			}
			for _, here := range byTable[table] {
				if here.There == nil && here.Base == nil && sameFact(table, here.Here, there.There) && saysTheSame(here.Columns, here.Here, there.There) {
					twin[here.Record], twin[there.Record] = true, true
					c.Same++
					break
				}
			}
		}
	}
	c.Differences = slices.DeleteFunc(c.Differences, func(d model.Difference) bool { return twin[d.Record] })
}

func (c *Comparison) byTable() map[string][]*model.Difference {
	out := map[string][]*model.Difference{}
	for i := range c.Differences {
		d := &c.Differences[i]
		out[d.Record.Table] = append(out[d.Record.Table], d)
	}
	return out
}

// fit sees to it that everything proposed can be taken together: what would stand here twice, would refer to what is not
// here, or is referred to by what stays, is proposed to be left. What is left may be needed by more, so it goes on until
// nothing changes.
func (c *Comparison) fit(here map[string]Rows) {
	for {
		after := c.after(here)
		left := false
		for i := range c.Differences {
			d := &c.Differences[i]
			if d.Propose == model.There && (d.There == nil && after.needed(d) || d.There != nil && after.unfit(d)) {
				d.Propose, d.Unfit, left = model.Here, true, true
			}
		}
		if !left {
			return
		}
	}
}

// proposed is what the file would hold with everything taken that is proposed.
type proposed struct {
	rows   map[string]Rows
	refers map[string]bool // ids that rows refer to
	absent map[string]bool // ids of rows that would not be there
}

func (c *Comparison) after(here map[string]Rows) *proposed {
	p := &proposed{rows: map[string]Rows{}, refers: map[string]bool{}, absent: map[string]bool{}}
	taken := map[model.Ref]*model.Difference{}
	for i := range c.Differences {
		d := &c.Differences[i]
		switch {
		case d.Propose == model.There:
			taken[d.Record] = d
			if d.There == nil {
				p.absent[string(d.Record.ID)] = true
			}
			if d.Here == nil {
				p.put(d.Record, d.There)
			}
		case d.Here == nil:
			p.absent[string(d.Record.ID)] = true
		}
	}
	for table, rows := range here {
		for id, m := range rows {
			r := model.Ref{Table: table, ID: id}
			if d := taken[r]; d != nil {
				p.put(r, d.There)
				continue
			}
			p.put(r, model.Values(m))
		}
	}
	return p
}

func (p *proposed) put(r model.Ref, m model.Values) {
	if m == nil {
		return
	}
	if facts[r.Table] != nil {
		if p.rows[r.Table] == nil {
			p.rows[r.Table] = Rows{}
		}
		p.rows[r.Table][r.ID] = Image(m)
	}
	for column, v := range m {
		if id, ok := v.(string); ok && refersTo(column) && id != string(r.ID) {
			p.refers[id] = true
		}
	}
}

func refersTo(column string) bool { return strings.HasSuffix(column, "_id") || column == "replaced_by" }

// needed says whether something that stays refers to what would be removed.
func (p *proposed) needed(d *model.Difference) bool { return p.refers[string(d.Record.ID)] }

// unfit says whether a record cannot come as the copy has it.
func (p *proposed) unfit(d *model.Difference) bool {
	for column, v := range d.There {
		if id, ok := v.(string); ok && refersTo(column) && p.absent[id] && id != string(d.Record.ID) {
			return true
		}
	}
	for id, m := range p.rows[d.Record.Table] {
		if id != d.Record.ID && sameFact(d.Record.Table, model.Values(m), d.There) {
			return true
		}
	}
	return false
}
