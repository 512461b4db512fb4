package model

// CoverageMatrix is reps against the strategic milestones that still lie ahead: who grows into what.
type CoverageMatrix struct {
	Strategic []Strategic // the columns, by due date
	Rows      []CoverageRow
	Growing   []int // of each column: people who grow into it
}

// CoverageRow is one rep. Cells has one entry for each column: the threads that tie the rep to it, of what is ahead and
// of what is reached; an entry without threads is an open place.
type CoverageRow struct {
	Person Person
	Cells  [][]Thread
}

// Serves is how many of the strategic milestones the rep serves.
func (r *CoverageRow) Serves() int {
	n := 0
	for _, c := range r.Cells {
		if len(c) > 0 {
			n++
		}
	}
	return n
}

// NewCoverageMatrix looks at the links for the given reps as of the end of a day.
func NewCoverageMatrix(reps []Person, dir Direction, on Date) CoverageMatrix {
	var m CoverageMatrix
	column, row := map[ID]int{}, map[ID]int{}
	for _, s := range dir.Strategic {
		if s.Current(on) {
			column[s.ID] = len(m.Strategic)
			m.Strategic = append(m.Strategic, s)
		}
	}
	for i, p := range reps {
		row[p.ID] = i
		m.Rows = append(m.Rows, CoverageRow{Person: p, Cells: make([][]Thread, len(m.Strategic))})
	}
	m.Growing = make([]int, len(m.Strategic))
	for _, t := range dir.Threads(on) {
		c, ahead := column[t.Strategic.ID]
		r, here := row[t.Career.SubjectID]
		if !ahead || !here {
			continue
		}
		if len(m.Rows[r].Cells[c]) == 0 {
			m.Growing[c]++
		}
		m.Rows[r].Cells[c] = append(m.Rows[r].Cells[c], t)
	}
	return m
}
