package model

// FileSide is one of two files that were the same once.
type FileSide string

// Here is the file that is open, There is the copy it is compared with.
const (
	Here  FileSide = "here"
	There FileSide = "there"
)

// Difference is one record that two files hold differently. A file that does not hold it has no values.
type Difference struct {
	Record            Ref
	Columns           []string // of the record, as they are stored
	Base, Here, There Values   // when the two parted, and now
	ByHere, ByThere   bool     // who changed it since: wrote it, changed it or removed it
	Propose           FileSide // what changed since on one side alone; empty: somebody must choose
	Unfit             bool     // proposed to be left, because as the copy has it it would not fit to what is here
}

// Shown is the record as one file or the other holds it.
func (d *Difference) Shown() Values {
	if d.Here != nil {
		return d.Here
	}
	return d.There
}

// Clashes are the fields that differ between two versions of a record.
func (d *Difference) Clashes() []Clash {
	if d.Here == nil || d.There == nil {
		return nil
	}
	base := d.Base
	if base == nil {
		base = Values{}
	}
	return (&Conflict{Record: d.Record, Columns: d.Columns, Base: base, Mine: d.Here, Theirs: d.There}).Clashes()
}

// settle says which side is proposed. What only one side changed is taken from there. What both changed is for somebody to
// choose, unless it is nothing that people see, such as a place in an order.
func (d *Difference) settle() {
	switch {
	case d.ByHere != d.ByThere && d.ByHere:
		d.Propose = Here
	case d.ByHere != d.ByThere:
		d.Propose = There
	case d.Here != nil && d.There != nil && len(d.Clashes()) == 0:
		d.Propose = Here
	}
}

// NewDifference compares a record of two files with what it was when they parted; nil when both hold the same. Values that
// are the same in a column but for the version are the same record.
func NewDifference(r Ref, columns []string, base, here, there Values) *Difference {
	same := func(a, b Values) bool {
		if (a == nil) != (b == nil) {
			return false
		}
		for _, c := range columns {
			if c != "version" && a[c] != b[c] {
				return false
			}
		}
		return true
	}
	if same(here, there) {
		return nil
	}
	d := &Difference{Record: r, Columns: columns, Base: base, Here: here, There: there, ByHere: !same(base, here), ByThere: !same(base, there)}
	d.settle()
	return d
}
