package model

import (
	"errors"
	"fmt"
	"strings"
)

// The kinds of problem a caller may tell apart with errors.Is.
var (
	ErrNotFound  = errors.New("not found")
	ErrConflict  = errors.New("changed meanwhile")
	ErrInvalid   = errors.New("not valid")
	ErrAmbiguous = errors.New("ambiguous")
	ErrNewer     = errors.New("from a newer version")
	ErrReadOnly  = errors.New("read-only")
	ErrBusy      = errors.New("in use")
	ErrNothing   = errors.New("nothing to do")
)

// Problem is an error for people, still without words: ui and cmd look Key up in the translations and put Args in.
// File, Sheet (of a workbook), Line and Column say where, counted from 1; 0 and "" are unknown. Err is one of the kinds above or wraps one
// together with its cause.
type Problem struct {
	Key          string
	Args         []any
	File, Sheet  string
	Line, Column int
	Err          error
}

// Error is for logs and tests; people see the translation of Key.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.Key)
	for _, a := range p.Args {
		fmt.Fprintf(&b, " %v", a)
	}
	if p.File != "" {
		fmt.Fprintf(&b, " in %s", p.File)
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, " line %d", p.Line)
	}
	if p.Err != nil {
		fmt.Fprintf(&b, ": %v", p.Err)
	}
	return b.String()
}

// Unwrap gives the kind and the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Key is an argument of a Problem that is itself a key of the translations, for example a unit's name.
type Key string

// Named is an argument of a Problem that names a record: what kind of one, and what it is called.
type Named struct {
	Table, Title string
	Of, From     string // whose it is, and from which list; most names go without
}
