package storage

import (
	"context"

	"milepost/model"
)

// Lessons reads what was learned, with what each lesson names, as far as the one who looks may see it: private ones are
// their author's alone. What is archived or was replaced is left out.
func (s *Store) Lessons(ctx context.Context) (model.LessonFacts, error) {
	const (
		lesson = "kind='lesson'"
		live   = "archived_at IS NULL"
		of     = "IN (SELECT id FROM note WHERE kind='lesson' AND archived_at IS NULL AND replaced_by IS NULL)"
	)
	return read(ctx, s, func(v *view) (f model.LessonFacts, err error) {
		err = reads(
			some(v, &f.Notes, "noted_on DESC, id DESC", v.texts("", lesson, current, live)),
			some(v, &f.Links, "id", v.texts("", "note_id "+of)),
			some(v, &f.Goals, "id", v.texts("", current, "id IN (SELECT goal_id FROM note_link WHERE note_id "+of+")")),
			some(v, &f.Careers, "id", v.texts("", current, "id IN (SELECT career_milestone_id FROM note_link WHERE note_id "+of+")")),
			into(v, &f.Strategic, "due_on, position, id", ""),
			into(v, &f.Meetings, "id", "id IN (SELECT meeting_id FROM note WHERE kind='lesson')"),
		)
		return f, err
	})
}

// RegionsAndProducts are the names of all regions that somebody works in and of all products, each once, sorted.
func (s *Store) RegionsAndProducts(ctx context.Context) ([]string, error) {
	return read(ctx, s, func(v *view) (out []string, err error) {
		rows, err := v.tx.QueryContext(ctx, `SELECT region FROM assignment WHERE region<>'' UNION SELECT name FROM product WHERE name<>'' ORDER BY 1`)
		if err != nil {
			return nil, err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				return nil, err
			}
			out = append(out, name)
		}
		return out, rows.Err()
	})
}
