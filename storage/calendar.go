package storage

import (
	"context"

	"milepost/model"
)

// SharedCalendar reads what a calendar is made from, for the people given and, when asked, the whole team. The
// allow-list is in the query: meetings and standing meetings that are shared or the team's, and nothing that is talked or
// written about. Private ones are never read, whoever asks.
func (s *Store) SharedCalendar(ctx context.Context, people []model.ID, team bool, period model.Span) (model.SharedCalendar, error) {
	facts, err := readWhole(ctx, s, func(v *view) (model.CalendarFacts, error) {
		r := calendarReader{s: s, v: v, ctx: ctx}
		return r.read(people, team)
	})
	if err != nil {
		return model.SharedCalendar{}, err
	}
	return model.NewSharedCalendar(facts, period), nil
}

type calendarReader struct {
	s     *Store
	v     *view
	ctx   context.Context
	facts model.CalendarFacts
	here  map[model.ID]bool
}

func (r *calendarReader) read(people []model.ID, team bool) (model.CalendarFacts, error) {
	var err error
	if r.facts.Roster, err = r.v.roster(r.s.path); err != nil {
		return r.facts, err
	}
	r.facts.Newest, r.here = map[model.ID]int64{}, map[model.ID]bool{}
	for _, p := range people {
		if err := r.rows("subject_id=?", model.Shared, p); err != nil {
			return r.facts, err
		}
	}
	if team {
		err = r.rows("subject_id IS ?", model.Team, nil)
	}
	return r.facts, err
}

// rows reads what is there of one subject, and from the journal what was.
func (r *calendarReader) rows(subject string, visibility model.Visibility, arg any) error {
	where := subject + " AND visibility=?"
	series, err := all[model.Series](r.v, "valid_from, id", where, arg, visibility)
	if err != nil {
		return err
	}
	meetings, err := all[model.Meeting](r.v, "meeting_on, id", where, arg, visibility)
	if err != nil {
		return err
	}
	for i := range series {
		r.here[series[i].ID] = true
	}
	for i := range meetings {
		r.here[meetings[i].ID] = true
	}
	r.facts.Series = append(r.facts.Series, series...)
	r.facts.Meetings = append(r.facts.Meetings, meetings...)
	gone := map[model.ID]goneRow{}
	if err := r.changes("x."+where, arg, visibility, gone); err != nil {
		return err
	}
	if err := r.chunks("x."+where, arg, visibility, gone); err != nil {
		return err
	}
	r.take(gone)
	return nil
}

const datesTables = "x.tbl IN ('series','meeting')"

// goneRow is a row as it was when it was taken away.
type goneRow struct {
	table string
	unit  int64
	image Image
}

// changes finds the newest unit of every row, and rows that were taken away one by one.
func (r *calendarReader) changes(where string, arg any, visibility model.Visibility, gone map[model.ID]goneRow) error {
	rows, err := r.v.tx.QueryContext(r.ctx, "SELECT x.unit,x.tbl,x.row_id,x.op,coalesce(x.diff,'') FROM change x WHERE "+where+" AND "+datesTables+
		" AND x.op<>'M'", arg, visibility)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var unit int64
		var id model.ID
		var tbl, op, js string
		if err := rows.Scan(&unit, &tbl, &id, &op, &js); err != nil {
			return err
		}
		r.facts.Newest[id] = max(r.facts.Newest[id], unit)
		if op != "D" || r.here[id] || js == "" {
			continue
		}
		m, err := decodeImage(js)
		if err != nil {
			return err
		}
		keepGone(gone, id, goneRow{tbl, unit, m})
	}
	return rows.Err()
}

// chunks does the same with rows that were written or taken away together with others, as an import does.
func (r *calendarReader) chunks(where string, arg any, visibility model.Visibility, gone map[model.ID]goneRow) error {
	rows, err := r.v.tx.QueryContext(r.ctx, "SELECT x.unit,x.tbl,x.op,x.data FROM bulk x WHERE "+where+" AND "+datesTables, arg, visibility)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var unit int64
		var tbl, op string
		var data []byte
		if err := rows.Scan(&unit, &tbl, &op, &data); err != nil {
			return err
		}
		found, err := r.s.inChunk(op, data)
		if err != nil {
			return err
		}
		for id, m := range found {
			r.facts.Newest[id] = max(r.facts.Newest[id], unit)
			if op == "D" && !r.here[id] {
				keepGone(gone, id, goneRow{tbl, unit, m})
			}
		}
	}
	return rows.Err()
}

func keepGone(gone map[model.ID]goneRow, id model.ID, g goneRow) {
	if gone[id].unit <= g.unit {
		gone[id] = g
	}
}

// take makes records of what is gone again, as far as a calendar needs them.
func (r *calendarReader) take(gone map[model.ID]goneRow) {
	for id, g := range gone {
		text := func(column string) string {
			s, _ := g.image[column].(string)
			return s
		}
		number := func(column string) int {
			n, _ := g.image[column].(int64)
			return int(n)
		}
		row := model.Row{ID: id, SubjectID: model.ID(text("subject_id")), Visibility: model.Visibility(text("visibility"))}
		if g.table == "meeting" {
			r.facts.GoneMeetings = append(r.facts.GoneMeetings, model.Meeting{
				Row: row, Title: text("title"), On: dateIn(g.image, "meeting_on"), AtTime: text("at_time"), Zone: text("zone"),
				Minutes: number("minutes"), Place: text("place"), SeriesID: model.ID(text("series_id")), SeriesOn: dateIn(g.image, "series_on"), UID: text("uid"),
			})
			continue
		}
		r.facts.GoneSeries = append(r.facts.GoneSeries, model.Series{
			Row: row, Title: text("title"), Rule: model.SeriesRule(text("rule")), Every: number("every"), Week: number("week"), AtTime: text("at_time"),
			Zone: text("zone"), Minutes: number("minutes"), Place: text("place"), UID: text("uid"),
			ValidFrom: dateIn(g.image, "valid_from"), ValidTo: dateIn(g.image, "valid_to"),
		})
	}
}
