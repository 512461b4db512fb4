package storage

import (
	"encoding/json"
	"slices"
	"strings"

	"milepost/model"
)

// scoped joins entries of the journal, called x, with their units and leaves out what is private of other authors.
func scoped(scope string) string { return strings.Replace(storyUnits, "%s", scope, 1) }

// entries finds the rows that the units of this page wrote one by one.
func (t *teller) entries() error {
	t.told, t.first, t.together = map[moment]bool{}, map[moment]int{}, map[int64][]model.Event{}
	if len(t.seqs) == 0 {
		return nil
	}
	sources, err := t.sources()
	if err != nil {
		return err
	}
	for _, s := range sources {
		if s.table == "change" {
			if err := t.entriesOf(s); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *teller) entriesOf(s source) error {
	rows, err := t.v.tx.QueryContext(t.ctx, "SELECT x.unit,x.n,x.tbl,x.row_id FROM change x"+scoped(s.scope), s.arg, t.from, t.to, t.v.actor)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var at moment
		var n int
		if err := rows.Scan(&at.unit, &n, &at.ref.Table, &at.ref.ID); err != nil {
			return err
		}
		t.tellOf(at, n)
	}
	return rows.Err()
}

// tellOf notes a row that a unit wrote. A unit in between that is not of this page was left out for a reason.
func (t *teller) tellOf(at moment, n int) {
	if t.order[at.unit] == nil || t.q.Record.Table != "" && t.q.Record.Table != at.ref.Table && at.ref.Table != moves {
		return
	}
	if first, ok := t.first[at]; !ok || n < first {
		t.first[at] = n
	}
	t.told[at] = true
}

// chunks finds what was written together with others: a few rows are told one by one, of many how many.
func (t *teller) chunks() error {
	if len(t.seqs) == 0 {
		return nil
	}
	if t.scope == aboutRows {
		return t.chunksOfRecord(func(at moment, n int) { t.tellOf(at, n) })
	}
	rows, err := t.v.tx.QueryContext(t.ctx, "SELECT x.unit,x.n,x.tbl,x.visibility,x.op,x.count,x.data FROM bulk x"+scoped(t.scope), t.arg, t.from, t.to, t.v.actor)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var seq int64
		var n int
		var data []byte
		e := model.Event{}
		if err := rows.Scan(&seq, &n, &e.Record.Table, &e.Visibility, &e.Op, &e.Count, &data); err != nil {
			return err
		}
		if e.Count <= fewTogether {
			if err := t.oneByOne(seq, n, &e, data); err != nil {
				return err
			}
			continue
		}
		t.tellMany(seq, e)
	}
	return rows.Err()
}

// tellMany adds the rows of an entry of many to those of the same kind that its unit wrote.
func (t *teller) tellMany(seq int64, e model.Event) {
	if t.order[seq] == nil {
		return
	}
	list := t.together[seq]
	for i := range list {
		if x := &list[i]; x.Record == e.Record && x.Op == e.Op && x.Visibility == e.Visibility {
			x.Count += e.Count
			return
		}
	}
	t.together[seq] = append(list, e)
}

func (t *teller) oneByOne(seq int64, n int, e *model.Event, data []byte) error {
	found, err := t.s.inChunk(e.Op, data)
	for id := range found {
		t.tellOf(moment{seq, model.Ref{Table: e.Record.Table, ID: id}}, n)
	}
	return err
}

// unitsOfChunks are the units in which the record came or went together with others.
func (t *teller) unitsOfChunks(found map[int64]bool) error {
	return t.chunksOfRecord(func(at moment, _ int) { found[at.unit] = true })
}

func (t *teller) chunksOfRecord(each func(moment, int)) error {
	rows, err := t.v.tx.QueryContext(t.ctx, `SELECT x.unit,x.n,x.op,x.data FROM bulk x CROSS JOIN unit u ON u.seq=x.unit
		WHERE x.tbl=?1 AND x.first<=?2 AND x.last>=?3 AND x.unit>=?4 AND x.unit<?5 AND (x.visibility<>'private' OR u.actor=?6)`,
		t.q.Record.Table, slices.Max(t.known), slices.Min(t.known), t.from, t.to, t.v.actor)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var seq int64
		var n int
		var op string
		var data []byte
		if err := rows.Scan(&seq, &n, &op, &data); err != nil {
			return err
		}
		found, err := t.s.inChunk(op, data)
		if err != nil {
			return err
		}
		for _, id := range t.known {
			if _, ok := found[model.ID(id)]; ok {
				each(moment{seq, model.Ref{Table: t.q.Record.Table, ID: model.ID(id)}}, n)
			}
		}
	}
	return rows.Err()
}

// naming says by which query ids are called what: ?1 the ids, ?2 the author, whose private rows alone are named.
var naming = []string{
	"SELECT r.id, r.name FROM json_each(?1) j CROSS JOIN person r ON r.id=j.value WHERE ?2 IS ?2",
	"SELECT r.id, r.name FROM json_each(?1) j CROSS JOIN author r ON r.id=j.value WHERE ?2 IS ?2",
	"SELECT r.skill_id, r.name FROM skill r JOIN framework_version v ON v.id=r.version_id WHERE r.skill_id IN (SELECT value FROM json_each(?1)) AND ?2 IS ?2 ORDER BY v.number",
	"SELECT r.level_id, r.name FROM level r JOIN framework_version v ON v.id=r.version_id WHERE r.level_id IN (SELECT value FROM json_each(?1)) AND ?2 IS ?2 ORDER BY v.number",
	"SELECT r.criterion_id, r.text FROM criterion r JOIN framework_version v ON v.id=r.version_id WHERE r.criterion_id IN (SELECT value FROM json_each(?1)) AND ?2 IS ?2 ORDER BY v.number",
	"SELECT r.ladder_id, r.name FROM ladder r JOIN framework_version v ON v.id=r.version_id WHERE r.ladder_id IN (SELECT value FROM json_each(?1)) AND ?2 IS ?2 ORDER BY v.number",
	"SELECT r.id, r.name FROM json_each(?1) j CROSS JOIN decision_area r ON r.id=j.value WHERE ?2 IS ?2",
	"SELECT r.id, r.title FROM json_each(?1) j CROSS JOIN strategic_milestone r ON r.id=j.value WHERE ?2 IS ?2",
	"SELECT r.id, r.title FROM json_each(?1) j CROSS JOIN goal r ON r.id=j.value WHERE " + mineOfRow,
	"SELECT r.id, r.title FROM json_each(?1) j CROSS JOIN career_milestone r ON r.id=j.value WHERE " + mineOfRow,
	"SELECT r.id, r.text FROM json_each(?1) j CROSS JOIN talking_point r ON r.id=j.value WHERE " + mineOfRow,
	"SELECT r.id, r.meeting_on FROM json_each(?1) j CROSS JOIN meeting r ON r.id=j.value WHERE r.meeting_on IS NOT NULL AND " + mineOfRow,
	"SELECT r.id, r.assessed_on FROM json_each(?1) j CROSS JOIN assessment r ON r.id=j.value WHERE r.assessed_on IS NOT NULL AND " + mineOfRow,
}

const mineOfRow = "(r.visibility<>'private' OR r.author_id=?2)"

// names are what the ids in the story are called, and the measures that values belong to.
func (t *teller) names() error {
	ids := map[string]bool{}
	for i := range t.story.Chapters {
		c := &t.story.Chapters[i]
		ids[string(c.Actor)] = true
		for k := range c.Events {
			e := &c.Events[k]
			for _, values := range []model.Values{e.As, e.Before, e.After} {
				for column, v := range values {
					if id, ok := v.(string); ok && strings.HasSuffix(column, "_id") {
						ids[id] = true
					}
				}
			}
			t.measure(e)
		}
	}
	list := make([]string, 0, len(ids))
	for id := range ids {
		list = append(list, id)
	}
	js, err := json.Marshal(list)
	if err != nil {
		return err
	}
	for _, q := range naming {
		if err := t.name(q, string(js)); err != nil {
			return err
		}
	}
	measures, err := all[model.Measure](t.v, "id", "id IN (SELECT value FROM json_each(?))", string(js))
	for _, m := range measures {
		t.story.Measures[m.ID] = m
	}
	return err
}

// measure remembers a measure as the story tells it, for values of one that is gone.
func (t *teller) measure(e *model.Event) {
	if e.Record.Table != "measure" || e.Record.ID == "" {
		return
	}
	t.story.Measures[e.Record.ID] = model.Measure{
		Name: e.As.Text("name"), Unit: e.As.Text("unit"), Decimals: int(e.As.Number("decimals")),
	}
}

func (t *teller) name(q, ids string) error {
	rows, err := t.v.tx.QueryContext(t.ctx, q, ids, t.v.actor)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id model.ID
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		if name != "" {
			t.story.Names[id] = name
		}
	}
	return rows.Err()
}
