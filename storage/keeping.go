package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"milepost/model"
	"milepost/model/unit"
)

// ErasedNotes is the receipt of notes that were kept long enough.
type ErasedNotes struct {
	Swept
	Before  model.Date // they were of days before this one
	At      model.Instant
	Notes   int
	Private int // of these
	Journal int // entries of the journal that went
}

// oldNotes are the notes of the author that are of a day before the one handed in, also those that are archived or were
// replaced. What others wrote is theirs to keep or not.
const oldNotes = "author_id=? AND noted_on<?"

// NotesBefore are the author's notes of days before one, oldest first: what EraseNotes would take.
func (s *Store) NotesBefore(ctx context.Context, day model.Date) ([]model.Note, error) {
	return read(ctx, s, func(v *view) (out []model.Note, err error) {
		err = v.gorm.Where(oldNotes, v.actor, day).Order("noted_on, id").Find(&out).Error
		return out, err
	})
}

// EraseNotes removes the author's notes of days before one from the file and from its copies: the rows, and what the
// journal and the search index keep of them. It cannot be undone, and nothing done before can be. ErrBusy while another
// window reads an older state: the problem's key says whether nothing was done yet, or whether it is to be called again.
func (s *Store) EraseNotes(ctx context.Context, day model.Date) (*ErasedNotes, error) {
	if err := reads(s.mayWrite, func() error { return s.tryable(unit.EraseNotes) }); err != nil {
		return nil, err
	}
	if err := s.emptyLog(ctx); err != nil { // before anything is lost
		return nil, s.unfinished(err, "storage.erase.busy")
	}
	out := &ErasedNotes{Before: day, At: model.InstantOf(s.clock.Now())}
	erase := func(ctx context.Context, s *Store) error { return s.eraseNoteRows(ctx, unit.EraseNotes, s.actor, out) }
	if err := erase(ctx, s); err != nil {
		return nil, err
	}
	crashAt("notes.rows")
	if err := s.wipe(ctx); err != nil {
		return nil, s.unfinished(err, "storage.notes.unfinished")
	}
	s.awaitBackup()
	author := s.actor
	file, err := s.fileRow(ctx)
	if err != nil {
		return out, err
	}
	s.sweep(&copyEraser{
		ctx: ctx, out: &out.Swept, file: file.ID, self: s.path,
		knows: func(path string) (bool, error) { return knowsNotes(ctx, path, author, day) },
		rewrite: func(path string) error {
			return rewriteCopy(ctx, path, s.clock, func(ctx context.Context, s *Store) error {
				return s.eraseNoteRows(ctx, unit.EraseNotesAgain, author, &ErasedNotes{Before: day})
			})
		},
	}, "")
	return out, ctx.Err()
}

// eraseNoteRows is the unit that removes the notes and what the journal keeps of them.
func (s *Store) eraseNoteRows(ctx context.Context, name string, author model.ID, out *ErasedNotes) error {
	_, err := s.Do(ctx, name, func(w *Work) error {
		e := &eraser{w: w, out: &Erased{}}
		t := tables()["note"]
		ids, err := e.ids("SELECT id FROM note WHERE "+oldNotes, author, out.Before)
		if err != nil {
			return err
		}
		gone, err := e.undoneNotes(author, out.Before)
		if err != nil {
			return err
		}
		if out.Notes = len(ids); len(ids)+len(gone) == 0 {
			return nil
		}
		w.n++ // the unit stays, though nothing of what it removes is in an entry
		count := "SELECT count(*) FROM note WHERE " + oldNotes + " AND visibility='private'"
		if err := w.tx.QueryRowContext(ctx, count, author, out.Before).Scan(&out.Private); err != nil {
			return err
		}
		if err := reads(e.makeFinal, func() error { return e.letGoOfNotes(author, out.Before) }); err != nil {
			return err
		}
		if err := e.goWithNotes(author, out.Before); err != nil {
			return err
		}
		for _, id := range ids {
			if err := e.removeOne(t, id); err != nil {
				return err
			}
			w.stale.wrote(t.name, nil, nil, id)
		}
		for _, id := range gone {
			if err := errors.Join(e.forget(id, 1<<62, 0), e.removeDraftsOf(id)); err != nil {
				return err
			}
		}
		out.Journal = e.out.Journal
		if err := reads(w.flush, w.indexSearch); err != nil {
			return err
		}
		return w.exec("INSERT INTO search_index(search_index) VALUES('optimize')")
	})
	return err
}

// goWithNotes removes what has no sense without the notes that go: what they were evidence of, and what is left of the
// lines from the inbox that became notes, whose words the journal still has. Lines that wait are no notes yet.
func (e *eraser) goWithNotes(author model.ID, before model.Date) error {
	for table, q := range map[string]string{
		"note_link": "SELECT id FROM note_link WHERE note_id IN (SELECT id FROM note WHERE " + oldNotes + ")",
		"caught":    "SELECT id FROM caught WHERE author_id=? AND caught_on<? AND sorted_on IS NOT NULL",
	} {
		ids, err := e.ids(q, author, before)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := e.removeOne(tables()[table], id); err != nil {
				return err
			}
		}
	}
	return nil
}

// letGoOfNotes empties what refers from rows that stay to notes that go.
func (e *eraser) letGoOfNotes(author model.ID, before model.Date) error {
	for _, t := range sortedTables() {
		refs, err := e.references(t)
		if err != nil {
			return err
		}
		for _, r := range refs {
			if r.parent != "note" || t.name == "note_link" { // a tie goes with its note
				continue
			}
			q := "SELECT id FROM " + t.name + " WHERE " + r.column + " IN (SELECT id FROM note WHERE " + oldNotes + ")"
			if t.name == "note" { // those that go themselves need no entry in the journal
				q += " AND NOT coalesce(author_id=?1 AND noted_on<?2, 0)"
			}
			ids, err := e.ids(q, author, before)
			if err == nil {
				err = e.set(t, ids, r.column, nil)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// undoneNotes are notes, and lines of the inbox, that are gone because writing them was undone in that time: the journal
// still has their words.
func (e *eraser) undoneNotes(author model.ID, before model.Date) ([]model.ID, error) {
	until, err := beginning(e.w.ctx, e.w.tx, before)
	if err != nil {
		return nil, err
	}
	ids, err := e.ids(`SELECT DISTINCT c.row_id FROM change c JOIN unit u ON u.seq=c.unit WHERE c.tbl IN ('note','caught') AND c.op='D' AND u.actor=? AND u.at<?
		AND NOT EXISTS(SELECT 1 FROM note WHERE id=c.row_id) AND NOT EXISTS(SELECT 1 FROM caught WHERE id=c.row_id)`, author, until)
	if err != nil {
		return nil, err
	}
	rows, err := e.w.tx.QueryContext(e.w.ctx, `SELECT b.data FROM bulk b JOIN unit u ON u.seq=b.unit WHERE b.tbl IN ('note','caught') AND b.op='D' AND u.actor=? AND u.at<?`, author, until)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var many []model.ID
	for rows.Next() {
		var data []byte
		if err := rows.Scan(&data); err != nil {
			return nil, err
		}
		removed, err := e.w.s.removedRows(data)
		if err != nil {
			return nil, err
		}
		images, err := removed.images()
		if err != nil {
			return nil, err
		}
		for _, m := range images {
			many = append(many, m.ID())
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for _, id := range many {
		var there bool
		if err := e.w.tx.QueryRowContext(e.w.ctx, "SELECT EXISTS(SELECT 1 FROM note WHERE id=?1) OR EXISTS(SELECT 1 FROM caught WHERE id=?1)", id).Scan(&there); err != nil {
			return nil, err
		}
		if !there { // it was not done again
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// beginning is when a day begins in the file's zone.
func beginning(ctx context.Context, tx *sql.Tx, day model.Date) (model.Instant, error) {
	var f model.File
	if err := tx.QueryRowContext(ctx, "SELECT zone FROM file").Scan(&f.Zone); err != nil {
		return 0, err
	}
	return model.InstantOf(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, f.Location())), nil
}

// knowsNotes says whether a copy holds notes of an author of days before one, in rows or in its journal.
func knowsNotes(ctx context.Context, path string, author model.ID, day model.Date) (knows bool, err error) {
	db, err := reader(path)
	if err != nil {
		return false, err
	}
	defer func() { _ = db.Close() }() // it was only read
	if err := db.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM note WHERE "+oldNotes+")", author, day).Scan(&knows); err != nil || knows {
		return knows, err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // it was only read
	until, err := beginning(ctx, tx, day)
	if err != nil {
		return false, err
	}
	err = tx.QueryRowContext(ctx, `SELECT EXISTS(SELECT 1 FROM change c JOIN unit u ON u.seq=c.unit WHERE c.tbl IN ('note','caught') AND c.op='D' AND u.actor=?1 AND u.at<?2)
		OR EXISTS(SELECT 1 FROM bulk b JOIN unit u ON u.seq=b.unit WHERE b.tbl IN ('note','caught') AND b.op='D' AND u.actor=?1 AND u.at<?2)`, author, until).Scan(&knows)
	return knows, err
}
