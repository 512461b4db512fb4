package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"milepost/model"
)

// SQLite's result codes that people can do something about. The first eight bits are the kind.
const (
	codeBusy       = 5
	codeLocked     = 6
	codeReadOnly   = 8
	codeRecover    = 264 // a log is left that can only be read by who may write
	codeRollBack   = 776 // the same of a journal
	codeIO         = 10
	codeCorrupt    = 11
	codeFull       = 13
	codeCannotOpen = 14
	codeConstraint = 19
	codeNotSQLite  = 26
	codeForeignKey = 787
	codePrimaryKey = 1555
	codeUnique     = 2067
	codeCheck      = 275
)

var problems = map[int]struct {
	key  string
	kind error
}{
	codeBusy:       {"storage.busy", model.ErrBusy},
	codeLocked:     {"storage.busy", model.ErrBusy},
	codeReadOnly:   {"storage.readonly", model.ErrReadOnly},
	codeRecover:    {"storage.open.unfinished", model.ErrReadOnly},
	codeRollBack:   {"storage.open.unfinished", model.ErrReadOnly},
	codeIO:         {"storage.disk", nil},
	codeCorrupt:    {"storage.open.damaged", model.ErrInvalid},
	codeFull:       {"storage.full", nil},
	codeCannotOpen: {"storage.open.permission", model.ErrReadOnly},
	codeNotSQLite:  {"storage.open.damaged", model.ErrInvalid},
	codeForeignKey: {"storage.reference", model.ErrInvalid},
	codePrimaryKey: {"storage.twice", model.ErrInvalid},
	codeUnique:     {"storage.twice", model.ErrInvalid},
	codeCheck:      {"storage.value", model.ErrInvalid},
}

// code is the extended result code of an error of the database; 0 when it is none.
func code(err error) int {
	var e interface{ Code() int }
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// isMistyped says that a row holds what its table does not allow: nothing where an id is, a text where a number is. Only
// damage makes such rows.
func isMistyped(err error) bool {
	return err != nil && strings.Contains(err.Error(), "sql: Scan error")
}

// errJournal is what cannot be read of the journal.
var errJournal = errors.New("the journal cannot be read")

func badJournal(err error) error { return fmt.Errorf("%w: %w", errJournal, err) }

// problem turns an error of the database into one for people that names the file; other errors stay as they are.
func (s *Store) problem(err error) error {
	var p *model.Problem
	if err == nil || errors.As(err, &p) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	switch {
	case s.closed.Load(): // whatever it says, that is why
		return &model.Problem{Key: "storage.closed", File: s.path, Err: fmt.Errorf("%w: %w", model.ErrReadOnly, err)}
	case errors.Is(err, errJournal), isMistyped(err):
		return &model.Problem{Key: "storage.open.damaged", File: s.path, Err: fmt.Errorf("%w: %w", model.ErrInvalid, err)}
	}
	c := code(err)
	if c == 0 {
		return err
	}
	found, ok := problems[c]
	if !ok {
		found, ok = problems[c&0xff]
	}
	switch {
	case !ok:
		return &model.Problem{Key: "storage.failed", Args: []any{err.Error()}, File: s.path, Err: err}
	case found.kind == nil:
		return &model.Problem{Key: found.key, File: s.path, Err: err}
	}
	return &model.Problem{Key: found.key, File: s.path, Err: fmt.Errorf("%w: %w", found.kind, err)}
}
