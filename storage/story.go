package storage

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"slices"

	"milepost/model"
	"milepost/model/unit"
)

// StoryQuery says whose story is told, and how much of it. With none of the first three it is the team's.
type StoryQuery struct {
	Person    model.ID      // what is about a person, and the team's milestones that they are tied to
	Everybody bool          // everybody and the team
	Record    model.Ref     // one record, with what it was before it was shared or taken back
	Since     model.Instant // recorded then or later; 0: from the beginning
	Before    int64         // only units with smaller numbers; 0: from the newest
	After     int64         // only units with greater numbers
	Limit     int           // units at most; 0: storyPage
}

// storyPage is how many units a story tells at a time when nothing else is asked for.
const storyPage = 100

// fewTogether is how many rows that were written together are told one by one; of more it is told how many.
const fewTogether = 8

// Story tells what was recorded, newest first: each unit with what it did to each record. Nothing private of other
// authors is in it, nor is it counted: a unit that did nothing else does not appear.
func (s *Store) Story(ctx context.Context, q StoryQuery) (*model.Story, error) {
	if q.Limit <= 0 {
		q.Limit = storyPage
	}
	if q.Before <= 0 {
		q.Before = math.MaxInt64
	}
	return read(ctx, s, func(v *view) (*model.Story, error) {
		t := &teller{s: s, v: v, ctx: ctx, q: q, story: &model.Story{Names: map[model.ID]string{}, Measures: map[model.ID]model.Measure{}}}
		err := reads(t.begin, t.units, t.chapters, t.entries, t.chunks, t.tell, t.names)
		return t.story, err
	})
}

// teller puts a story together.
type teller struct {
	s     *Store
	v     *view
	ctx   context.Context
	q     StoryQuery
	story *model.Story

	scope    string            // the condition on entries of change or bulk, called x; ?1 is the scope's argument
	arg      any               // of the scope
	from, to int64             // units told: from ≤ unit < to
	seqs     []int64           // newest first
	known    []string          // ids of the records of a query for one
	revealed map[model.ID]bool // assessments whose two sides have been shown
	order    map[int64]*model.Chapter
	told     map[moment]bool // what is told one by one
	first    map[moment]int  // where in its unit a row comes first
	together map[int64][]model.Event
}

// Entries that a story is made from. ?1 whose, ?2 from unit, ?3 to unit, ?4 the author, ?5 how many.
const (
	aboutPerson = "x.subject_id=?1"
	aboutTeam   = "x.subject_id IS ?1"
	aboutAll    = "?1 IS NULL"
	aboutRows   = "x.row_id IN (SELECT value FROM json_each(?1))"

	storyUnits = " CROSS JOIN unit u ON u.seq=x.unit WHERE %s AND x.unit>=?2 AND x.unit<?3 AND (x.visibility<>'private' OR u.actor=?4)"
	// the milestones of the team that a person's milestones are tied to
	tiedTo = `SELECT DISTINCT l.strategic_milestone_id FROM link l JOIN unit u ON u.seq=l.version
		WHERE l.subject_id=?1 AND (l.visibility<>'private' OR u.actor=?2) AND l.strategic_milestone_id IS NOT NULL`
	storyFloor = "SELECT seq FROM unit WHERE at>=?1 AND seq>?2 ORDER BY at, seq LIMIT 1"
)

// begin settles whose entries are read, and from which unit on.
func (t *teller) begin() error {
	var err error
	if t.revealed, err = t.v.revealed(t.ctx); err != nil {
		return err
	}
	t.from, t.to = t.q.After+1, t.q.Before
	if t.q.Since > 0 {
		err := t.v.tx.QueryRowContext(t.ctx, storyFloor, int64(t.q.Since), t.q.After).Scan(&t.from)
		if errors.Is(err, sql.ErrNoRows) {
			t.from = t.to
		} else if err != nil {
			return err
		}
	}
	switch {
	case t.q.Record != model.Ref{}:
		return t.oneRecord()
	case t.q.Everybody:
		t.scope = aboutAll
	case t.q.Person != "":
		t.scope, t.arg = aboutPerson, string(t.q.Person)
		var err error
		t.known, err = t.texts(tiedTo, t.q.Person, t.v.actor)
		return err
	default:
		t.scope = aboutTeam
	}
	return nil
}

// oneRecord finds what a record was before it was shared or taken back: rows of their own.
func (t *teller) oneRecord() error {
	tbl, err := tableNamed(t.q.Record.Table)
	if err != nil {
		return err
	}
	t.known = []string{string(t.q.Record.ID)}
	if tbl.index("replaced_by") >= 0 {
		t.known, err = t.texts("WITH RECURSIVE old(id) AS (VALUES(?1) UNION SELECT r.id FROM "+tbl.name+" r JOIN old ON r.replaced_by=old.id) SELECT id FROM old",
			t.q.Record.ID)
	}
	if err != nil {
		return err
	}
	if err := t.movesOfKnown(tbl.name); err != nil {
		return err
	}
	t.scope = aboutRows
	t.arg, err = jsonText(t.known)
	return err
}

func jsonText(v any) (string, error) {
	js, err := json.Marshal(v)
	return string(js), err
}

// texts are the first column of a query.
func (t *teller) texts(q string, args ...any) ([]string, error) {
	rows, err := t.v.tx.QueryContext(t.ctx, q, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

// sources are the parts of the journal that are read: changes of the scope, rows written together, and for a person the
// team's milestones.
type source struct {
	table, scope string
	arg          any
}

func (t *teller) sources() ([]source, error) {
	out := []source{{"change", t.scope, t.arg}}
	if t.scope != aboutRows {
		out = append(out, source{"bulk", t.scope, t.arg})
	}
	if t.scope == aboutPerson && len(t.known) > 0 {
		js, err := jsonText(t.known)
		out = append(out, source{"change", aboutRows, js})
		return out, err
	}
	return out, nil
}

// units finds the newest units of the scope. Each source gives its newest; together they are enough.
func (t *teller) units() error {
	sources, err := t.sources()
	if err != nil {
		return err
	}
	found := map[int64]bool{}
	for _, s := range sources {
		if err := t.unitsOf(s, found); err != nil {
			return err
		}
	}
	if t.scope == aboutRows { // a record may have come or gone together with others
		if err := t.unitsOfChunks(found); err != nil {
			return err
		}
	}
	t.seqs = slices.Sorted(maps.Keys(found))
	slices.Reverse(t.seqs)
	if len(t.seqs) > t.q.Limit {
		t.seqs = t.seqs[:t.q.Limit]
		t.story.Older = t.seqs[len(t.seqs)-1]
	}
	if len(t.seqs) > 0 {
		t.from, t.to = t.seqs[len(t.seqs)-1], t.seqs[0]+1
	}
	return nil
}

func (t *teller) unitsOf(s source, found map[int64]bool) error {
	rows, err := t.v.tx.QueryContext(t.ctx, newestUnits(s), s.arg, t.from, t.to, t.v.actor, t.q.Limit+1)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return err
		}
		found[seq] = true
	}
	return rows.Err()
}

func newestUnits(s source) string {
	return "SELECT DISTINCT x.unit FROM " + s.table + " x" + scoped(s.scope) + " ORDER BY x.unit DESC LIMIT ?5"
}

// chapters reads the units.
func (t *teller) chapters() error {
	t.order = map[int64]*model.Chapter{}
	t.story.Chapters = make([]model.Chapter, len(t.seqs))
	js, err := jsonText(t.seqs)
	if err != nil {
		return err
	}
	rows, err := t.v.tx.QueryContext(t.ctx, `SELECT u.seq,u.name,u.kind,u.at,u.actor,coalesce(u.target,0),u.state IN ('undone','gone')
		FROM json_each(?) j CROSS JOIN unit u ON u.seq=j.value ORDER BY u.seq DESC`, js)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for i := 0; rows.Next(); i++ {
		c := &t.story.Chapters[i]
		if err := rows.Scan(&c.Seq, &c.Name, &c.Kind, &c.At, &c.Actor, &c.Target, &c.Undone); err != nil {
			return err
		}
		t.order[c.Seq] = c
	}
	return rows.Err()
}

// tell makes events of what each unit made of each row.
func (t *teller) tell() error {
	refs := map[model.Ref]bool{}
	for at := range t.told {
		refs[at.ref] = true
	}
	if len(t.seqs) == 0 {
		return nil
	}
	r, err := t.s.walkBack(t.ctx, t.v, refs, t.from-1)
	if err != nil {
		return err
	}
	moments := slices.SortedFunc(maps.Keys(t.told), func(a, b moment) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(t.first[a], t.first[b]), cmp.Compare(a.ref.ID, b.ref.ID))
	})
	for _, at := range moments {
		e, err := t.event(r, at)
		if err != nil {
			return err
		}
		if e != nil && !t.heldBack(t.order[at.unit], e) {
			t.order[at.unit].Events = append(t.order[at.unit].Events, *e)
		}
	}
	for seq, list := range t.together {
		t.order[seq].Events = append(t.order[seq].Events, list...)
	}
	t.story.Chapters = slices.DeleteFunc(t.story.Chapters, func(c model.Chapter) bool { return len(c.Events) == 0 })
	return nil
}

// heldBack says whether an event tells what one side rated in an assessment whose sides have not been shown. What was taken back
// is held back for ever.
func (t *teller) heldBack(c *model.Chapter, e *model.Event) bool {
	return c.Name == unit.FinishRating && e.Record.Table == ratings && !t.revealed[e.As.ID("assessment_id")]
}

// event is what a unit made of a row; nil when it made nothing of it in the end, or when the row is not the author's to
// see.
func (t *teller) event(r *rewind, at moment) (*model.Event, error) {
	c := r.steps[at]
	if c == nil || c.before == nil && c.after == nil {
		return nil, nil
	}
	tbl, err := tableNamed(at.ref.Table)
	if err != nil {
		return nil, err
	}
	e := &model.Event{Record: at.ref, Op: model.EventNew, As: model.Values(c.after), Now: r.wrote(at.ref)}
	switch {
	case c.after == nil:
		e.Op, e.As = model.EventRemoved, model.Values(c.before)
	case c.before != nil:
		e.Op = model.EventChanged
		e.Before, e.After = t.changed(tbl, c)
		if len(e.Before)+len(e.After) == 0 {
			return nil, nil
		}
		if mine := string(t.q.Person); mine != "" && c.before["subject_id"] == mine && c.after["subject_id"] != mine && tbl.name != "strategic_milestone" {
			e.Op = model.EventMoved
		}
	}
	visibility, _ := e.As["visibility"].(string)
	e.Visibility = model.Visibility(visibility)
	mine, err := t.v.sees(t.ctx, Image(e.As))
	if err != nil || !mine {
		return nil, err
	}
	e.Back, err = t.canGoBack(r, at.ref, tbl, c)
	return e, err
}

// canGoBack says whether there is something to put back to: what a unit only moved in its order is not.
func (t *teller) canGoBack(r *rewind, ref model.Ref, tbl *table, c *change) (bool, error) {
	if c.before == nil || c.after != nil && !differs(tbl, c.after, c.before) {
		return false, nil
	}
	problem, err := t.v.putBackable(t.ctx, tbl, r.now[ref], maps.Clone(c.before))
	return problem == nil && err == nil, err
}

// changed are the columns that differ. The version is the unit's number, which says nothing more.
func (t *teller) changed(tbl *table, c *change) (before, after model.Values) {
	before, after = model.Values{}, model.Values{}
	for _, column := range tbl.columns {
		was, is := c.before[column], c.after[column]
		if column == "version" || was == is {
			continue
		}
		if was != nil {
			before[column] = was
		}
		if is != nil {
			after[column] = is
		}
	}
	return before, after
}

// Columns are what the rows of a table hold, in the order they are stored; none of a table that is not there.
func Columns(name string) []string {
	t := tables()[name]
	if t == nil {
		return nil
	}
	return slices.Clone(t.columns)
}
