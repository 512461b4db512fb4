package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"milepost/model"
	"milepost/model/unit"
)

// EraseOptions say how a person is erased.
type EraseOptions struct {
	// Former is what stays of an erased person where something must stay: "former rep #3". It is handed a number that
	// nobody had before.
	Former func(number int) string
	// Backups is the folder under which copies are, those of each file in a folder of its own; empty: the one the file
	// was opened with.
	Backups string
}

// Count is how many rows of a table.
type Count struct {
	Table string
	Rows  int
}

// Mention is a row about somebody else, or about the team, in which a person's name stands. It is only looked for; what
// to do about it is for whoever wrote it to say.
type Mention struct {
	Table     string
	Row       model.ID
	SubjectID model.ID // none: the team's
	Earlier   bool     // not what the row says now, but what it once said
}

func byTable(a, b Count) int { return cmp.Compare(a.Table, b.Table) }

// FailedCopy is a copy that could not be opened or written anew.
type FailedCopy struct {
	Path string
	Err  error
}

// Swept is what became of the copies of a file from which something was erased.
type Swept struct {
	Copies []string     // that were written anew without it
	Clean  int          // copies that held nothing of it
	Sealed []string     // encrypted ones, which nobody but who has the passphrase can open
	Others []string     // copies of this file beside it that Milepost did not make, so that it left them alone
	Failed []FailedCopy // that still hold it
}

// Erased is the receipt: what went, and what is left.
type Erased struct {
	Swept
	Person   model.ID
	Number   int    // of the former rep
	Former   string // what they are called where something had to stay
	At       model.Instant
	Rows     []Count // by table, those that had any
	Private  int     // of these rows, private ones
	Journal  int     // entries of the journal that went
	Kept     int     // deals, quotas and readings of the team's measures that stay under the former rep's name
	Mentions []Mention
}

// Sum is how many rows went.
func (e *Erased) Sum() int {
	sum := 0
	for _, c := range e.Rows {
		sum += c.Rows
	}
	return sum
}

// eraseTries is how often the log is tried to be emptied while others read an older state: a tenth of a second each, and
// a moment in between.
var eraseTries = 30

const eraseWait = 20 * time.Millisecond

// Erase removes everything about a person from the file and from its copies: rows, texts, what the journal and the
// search index keep of them. It cannot be undone, and nothing done before can be. The person's id stays in a list, so
// that a copy that is restored later loses them too.
//
// ErrBusy means that another window or program still reads an older state of the file. The problem's key tells whether
// nothing was done yet (storage.erase.busy) or whether words may still stand in the log (storage.erase.unfinished): then
// Erase is to be called again with the same id, which it knows from its list. There is no receipt before all is done.
func (s *Store) Erase(ctx context.Context, person model.ID, o EraseOptions) (*Erased, error) {
	if err := reads(s.mayWrite, func() error { return s.tryable(unit.ErasePerson) }); err != nil {
		return nil, err
	}
	before, err := s.erasedList(ctx)
	if err != nil {
		return nil, err
	}
	out := &Erased{Person: person}
	if i := slices.IndexFunc(before, func(x erasedPerson) bool { return x.ID == person }); i >= 0 {
		out.Number, out.Former, out.At = before[i].Number, before[i].Former, before[i].At
	} else {
		if err := s.emptyLog(ctx); err != nil { // before anything is lost
			return nil, s.unfinished(err, "storage.erase.busy")
		}
		if err := s.eraseRows(ctx, out, o.Former); err != nil {
			return nil, err
		}
	}
	crashAt("erase.rows")
	if err := s.wipe(ctx); err != nil {
		return nil, s.unfinished(err, "storage.erase.unfinished", string(person))
	}
	crashAt("erase.wiped")
	s.awaitBackup()
	return out, s.eraseCopies(ctx, out, o.Backups)
}

// unfinished says of a file that is in use what that means for erasing.
func (s *Store) unfinished(err error, key string, args ...any) error {
	if !errors.Is(err, model.ErrBusy) {
		return err
	}
	return &model.Problem{Key: key, Args: args, File: s.path, Err: err}
}

// eraseRows is the unit that removes the rows and what the journal keeps of them.
func (s *Store) eraseRows(ctx context.Context, out *Erased, former func(int) string) error {
	_, err := s.Do(ctx, unit.ErasePerson, func(w *Work) error {
		e := &eraser{w: w, out: out}
		var err error
		if out.Number, err = e.nextNumber(); err != nil {
			return err
		}
		if out.At = w.unit.At; former != nil {
			out.Former = former(out.Number)
		}
		return e.run()
	})
	return err
}

// eraseAsListed erases somebody who was erased elsewhere before, under the same number. Who is not in this file any more
// or was not yet is only added to the list.
func (s *Store) eraseAsListed(ctx context.Context, out *Erased) error {
	_, err := s.Do(ctx, unit.EraseAgain, func(w *Work) error { return (&eraser{w: w, out: out, again: true}).run() })
	return err
}

// wipe writes the file anew, so that none of what was removed is left in its pages, and empties the log.
func (s *Store) wipe(ctx context.Context) error {
	s.writing.Lock()
	_, err := s.pen.ExecContext(ctx, "VACUUM")
	s.writing.Unlock()
	if err != nil {
		return s.problem(err)
	}
	return s.emptyLog(ctx)
}

// emptyLog moves the log into the file; ErrBusy when others read an older state for seconds.
func (s *Store) emptyLog(ctx context.Context) error {
	var err error
	for range eraseTries {
		if err = s.Settle(ctx); !errors.Is(err, model.ErrBusy) {
			return err
		}
		select {
		case <-time.After(eraseWait): // another window that moves the log itself is busy at once, and not for long
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return err
}

// awaitBackup waits for a copy under way, which may still be one of how the file was.
func (s *Store) awaitBackup() {
	b := &s.backups
	b.mu.Lock()
	running := b.state == backupRunning
	b.mu.Unlock()
	if running {
		b.end.Wait()
	}
}

// WouldErase says what erasing a person would remove, and who mentions them, without changing anything. ErrNotFound when
// there is no such person.
func (s *Store) WouldErase(ctx context.Context, person model.ID) (*Erased, error) {
	return readWhole(ctx, s, func(v *view) (*Erased, error) {
		out := &Erased{Person: person}
		names, err := namesOf(ctx, v.tx, person)
		if err != nil {
			return nil, err
		}
		for _, t := range sortedTables() {
			var n, private int
			q := "SELECT count(*), count(*) FILTER (WHERE visibility='private') FROM " + t.name + " WHERE subject_id=?"
			if err := v.tx.QueryRowContext(ctx, q, person).Scan(&n, &private); err != nil {
				return nil, err
			}
			for _, k := range kept { // these stay
				if k.table != t.name || k.column != "subject_id" {
					continue
				}
				var stay int
				if err := v.tx.QueryRowContext(ctx, "SELECT count(*) FROM ("+k.query+")", person).Scan(&stay); err != nil {
					return nil, err
				}
				n, out.Kept = n-stay, out.Kept+stay
			}
			if t.name == "author" {
				signed, err := unusedAuthors(ctx, v.tx, person)
				if err != nil {
					return nil, err
				}
				n += signed
			}
			if n > 0 {
				out.Rows = append(out.Rows, Count{t.name, n})
			}
			out.Private += private
		}
		var drafts int
		if err := v.tx.QueryRowContext(ctx, "SELECT count(*) FROM draft WHERE "+draftsOf, person).Scan(&drafts); err != nil {
			return nil, err
		}
		if drafts > 0 {
			out.Rows, out.Private = append(out.Rows, Count{"draft", drafts}), out.Private+drafts
		}
		slices.SortFunc(out.Rows, byTable)
		out.Mentions, err = s.mentions(ctx, v.tx, person, names)
		return out, err
	})
}

// unusedAuthors counts what nothing that stays is signed with, beside the rows about the person.
func unusedAuthors(ctx context.Context, tx *sql.Tx, person model.ID) (n int, err error) {
	ids, err := texts(ctx, tx, "SELECT id FROM author WHERE person_id=?1 AND subject_id IS NOT ?1", person)
	for _, id := range ids {
		used, err := wroteAboutOthers(ctx, tx, model.ID(id), person)
		if err != nil {
			return 0, err
		}
		if !used {
			n++
		}
	}
	return n, err
}
