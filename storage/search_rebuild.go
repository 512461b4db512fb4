package storage

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"milepost/model"
)

// DeleteSearch removes everything about a person from the index and writes what is left anew, so that none of the words
// stays behind in the file. Erasing needs it; whatever else removes rows takes them out of the index by itself.
func (w *Work) DeleteSearch(subject model.ID) error {
	if err := reads(w.flush, w.indexSearch); err != nil {
		return err
	}
	for _, q := range []string{
		"DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_doc WHERE subject_id=?)",
		"DELETE FROM search_doc WHERE subject_id=?",
	} {
		if err := w.exec(q, subject); err != nil {
			return err
		}
	}
	return w.exec("INSERT INTO search_index(search_index) VALUES('optimize')")
}

// ReindexSearch makes the index anew from the rows. It is no unit: nothing that a user wrote changes, and there is
// nothing to undo. A file whose index disagrees with its rows needs it, and one from before the folding was changed.
func (s *Store) ReindexSearch(ctx context.Context) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	s.writing.Lock()
	err := s.reindex(ctx)
	s.writing.Unlock()
	if err == nil {
		s.restLater()
	}
	return s.problem(err)
}

func (s *Store) reindex(ctx context.Context) error {
	if s.closed.Load() {
		return &model.Problem{Key: "storage.closed", File: s.path, Err: model.ErrReadOnly}
	}
	tx, err := s.pen.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	w := &Work{s: s, ctx: ctx, tx: tx, prepared: map[string]*sql.Stmt{}}
	for _, q := range []string{"DELETE FROM search_doc", "INSERT INTO search_index(search_index) VALUES('delete-all')"} {
		if err := w.exec(q); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(searchables())) {
		x := searchables()[name]
		if err := eachRound(ctx, tx, x.t, func(ids []model.ID) error { return w.indexRows(x, ids) }); err != nil {
			return err
		}
	}
	for _, st := range w.prepared {
		if err := st.Close(); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// eachRound hands over the ids of a table's rows, oldest first, some hundred at a time.
func eachRound(ctx context.Context, tx *sql.Tx, t *table, f func([]model.ID) error) error {
	last := model.ID("")
	for {
		ids, err := idsAfter(ctx, tx, t, last)
		if err != nil || len(ids) == 0 {
			return err
		}
		if ids[len(ids)-1] <= last { // an index that is damaged may lead in circles
			return &model.Problem{Key: "storage.open.damaged", Err: model.ErrInvalid}
		}
		if err := f(ids); err != nil {
			return err
		}
		last = ids[len(ids)-1]
	}
}

func idsAfter(ctx context.Context, tx *sql.Tx, t *table, last model.ID) ([]model.ID, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id FROM "+t.name+" WHERE id>? ORDER BY id LIMIT ?", string(last), docsPerRound)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var ids []model.ID
	for rows.Next() {
		var id model.ID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
