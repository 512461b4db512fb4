package report

import (
	"math"
	"slices"
)

// line is a piece of a cell that no page break parts.
type line struct {
	height float64
	draw   func(s *sheet, y float64) // nil: room
}

// cell is what stands in one column of a row, from top to bottom.
type cell []line

func (c cell) height() float64 {
	sum := 0.0
	for _, l := range c {
		sum += l.height
	}
	return sum
}

func (c cell) print(s *sheet, y float64) {
	for _, l := range c {
		if l.draw != nil {
			l.draw(s, y)
		}
		y += l.height
	}
}

// split parts a cell after the last line that fits a height.
func (c cell) split(height float64) (now, rest cell) {
	sum := 0.0
	for i, l := range c {
		if sum += l.height; sum > height+0.01 && i > 0 {
			return c[:i], c[i:]
		}
	}
	return c, nil
}

// column of text lines that begin at x.
func textCell(x float64, st step, lines []string) cell {
	out := make(cell, len(lines))
	for i, text := range lines {
		out[i] = line{st.leading, func(s *sheet, y float64) { s.text(x, y, st, text) }}
	}
	return out
}

// room is a gap between lines.
func room(height float64) line { return line{height: height} }

// row is one row of a table, with a rule above it.
type row struct {
	top, bottom float64 // room within it, above and below the cells
	head        cell    // the first column
	repeats     bool    // the first column is that of the row before: it is left out but at the top of a page
	ruleLeft    float64 // where the rule then begins
	bare        bool    // no rule when it comes first
	cells       []cell
}

// A row taller than this may go on on the next page.
const (
	tallest  = 288.0
	fewLines = 24.0 // what would go on alone stays
)

// items are the row, or its parts when it is so tall that a page has to break it.
func (r row) items() []item {
	rest := append([]cell{r.head}, r.cells...)
	high := tallestOf(rest)
	part := high
	if high > tallest {
		part = math.Ceil(high/math.Ceil(high/tallest)/12) * 12
	}
	var out []item
	for begins := true; ; begins = false {
		now := slices.Clone(rest)
		for i, c := range rest {
			now[i], rest[i] = c.split(part)
		}
		if tallestOf(rest) <= fewLines {
			for i, c := range rest {
				now[i], rest[i] = append(slices.Clip(now[i]), c...), nil
			}
		}
		ends := tallestOf(rest) == 0
		out = append(out, r.part(now, begins, ends))
		if ends {
			return out
		}
	}
}

func tallestOf(cells []cell) float64 {
	high := 0.0
	for _, c := range cells {
		high = max(high, c.height())
	}
	return high
}

func (r row) part(cells []cell, begins, ends bool) item {
	it := item{height: tallestOf(cells)}
	if begins {
		it.height += r.top
	}
	if ends {
		it.height += r.bottom
	}
	it.draw = func(s *sheet, y float64, first bool) {
		switch {
		case first && r.bare:
		case begins && r.repeats && !first:
			s.rule(r.ruleLeft, blockWidth, y)
		case begins:
			s.rule(0, blockWidth, y)
		case first: // goes on: its words stand close below the rule
			s.rule(0, blockWidth, y-3)
		}
		if begins {
			y += r.top
		}
		if !r.repeats || first {
			cells[0].print(s, y)
		}
		for _, c := range cells[1:] {
			c.print(s, y)
		}
	}
	return it
}
