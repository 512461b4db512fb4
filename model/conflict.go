package model

import "slices"

// Conflict is a write of a record that moved on since it was read. It says what the record was then (Base), what was to
// be written (Mine) and what the file holds now (Theirs), so that somebody can choose. As an error it is its Problem.
type Conflict struct {
	Record  Ref
	Columns []string // of the record, as they are stored
	Base    Values
	Mine    Values // nil: the record was to be removed
	Theirs  Values // nil: it was removed
	Seen    int64  // the unit that wrote or removed it last
	Story   *Story // that unit, and what ids are called
	Problem *Problem
}

// Error is for logs.
func (c *Conflict) Error() string { return c.Problem.Error() }

// Unwrap gives the problem, which is ErrConflict.
func (c *Conflict) Unwrap() error { return c.Problem }

// Clash is one field in which the two versions differ.
type Clash struct {
	Column       string
	Mine, Theirs any
	ByMe, ByThem bool // who changed it since the record was read
}

// Clashes are the fields that differ, in the order they are stored. What follows from another field is told with that.
func (c *Conflict) Clashes() []Clash {
	var out []Clash
	for _, column := range c.Columns {
		leader := c.leader(column)
		if unseen[column] || leader != column && c.differs(leader) || !c.differs(column) {
			continue
		}
		out = append(out, Clash{column, c.mine(column), c.Theirs[column], c.mine(column) != c.Base[column], c.Theirs[column] != c.Base[column]})
	}
	return out
}

// mine is what was to be written; a record that was to be removed was to stay as it was until then.
func (c *Conflict) mine(column string) any {
	if c.Mine == nil {
		return c.Base[column]
	}
	return c.Mine[column]
}

func (c *Conflict) differs(column string) bool { return c.mine(column) != c.Theirs[column] }

// Trivial says whether there is nothing to choose: one side changed nothing that people see, or both changed the same.
func (c *Conflict) Trivial() bool {
	if c.Theirs == nil {
		return false
	}
	clashes := c.Clashes()
	onlyMine := !slices.ContainsFunc(clashes, func(x Clash) bool { return x.ByThem })
	onlyTheirs := !slices.ContainsFunc(clashes, func(x Clash) bool { return x.ByMe })
	return onlyMine || onlyTheirs && c.Mine != nil
}

// Settle is how the conflict ends: theirs says of a field that differs whether it stays as the file has it.
func (c *Conflict) Settle(theirs func(Clash) bool) Settled {
	s := Settled{Record: c.Record, Seen: c.Seen, Theirs: map[string]bool{}}
	for _, x := range c.Clashes() {
		s.Theirs[x.Column] = theirs(x)
	}
	for _, column := range c.Columns {
		if _, chosen := s.Theirs[column]; chosen {
			continue
		}
		if chosen, ok := s.Theirs[c.leader(column)]; ok {
			s.Theirs[column] = chosen
			continue
		}
		s.Theirs[column] = c.mine(column) == c.Base[column] // what only the file changed, such as its place in an order
	}
	return s
}

// Default takes each field from the side that changed it, and one that both changed from mine.
func (x Clash) Default() (theirs bool) { return !x.ByMe }

// Settled says how a conflict ends: the columns that stay as the file has them. A record that is gone is brought back
// with what was to be written; one that was to be removed is removed. It holds only while unit Seen is the last to have
// written the record.
type Settled struct {
	Record Ref
	Seen   int64
	Theirs map[string]bool
}

// unseen are columns that people do not choose.
var unseen = map[string]bool{
	"id": true, "subject_id": true, "visibility": true, "version": true, "author_id": true, "position": true, "replaced_by": true,
}

// leader is the column that another one follows from; itself when it stands alone.
func (c *Conflict) leader(column string) string {
	switch {
	case column == "closed_on" && slices.Contains(c.Columns, "state"):
		return "state"
	case column == "closed_in_id":
		return "closed_on"
	case c.Record.Table == "person" && (column == "given" || column == "family"):
		return "name"
	case column == "kind_name":
		return "kind"
	}
	return column
}
