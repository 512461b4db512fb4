package chart

import (
	"math"
	"strconv"
)

// CountRow is how many there are of something.
type CountRow struct {
	Name  string
	Count int
	Color Color
}

// CountRows are counts one under another, as bars from the same edge; the number stands behind each bar.
type CountRows struct {
	Rows []CountRow
}

const (
	countRow  = 26.0
	countBar  = 12.0
	countGap  = 12.0 // between name, bar and number
	countName = 0.42 // of the width that names may take
)

var (
	countText   = TextStyle{13, Regular}
	countNumber = TextStyle{13, SemiBold}
)

// HeightFor counts the rows.
func (p CountRows) HeightFor(Measure, float64) float64 { return countRow * float64(len(p.Rows)) }

// Draw draws the rows; it returns no places.
func (p CountRows) Draw(c Canvas) []Hit {
	w, _ := c.Size()
	names, numbers, most := 0.0, 0.0, 1
	for _, r := range p.Rows {
		names = math.Max(names, c.TextWidth(r.Name, countText))
		numbers = math.Max(numbers, c.TextWidth(strconv.Itoa(r.Count), countNumber))
		most = max(most, r.Count)
	}
	names = math.Ceil(math.Min(names, w*countName))
	from := names + countGap
	room := math.Max(4, w-from-countGap-math.Ceil(numbers))
	for i, r := range p.Rows {
		y := countRow*float64(i) + countRow/2
		if name := fit(c, r.Name, countText, names); name != "" {
			c.Text(name, countText, Point{0, y}, Left, Ink2)
		}
		long := 2.0 // a count of 0 has a place too
		fill := Sunken2
		if r.Count > 0 {
			long, fill = math.Max(countBar, snap(c, room*float64(r.Count)/float64(most))), r.Color
		}
		long = math.Min(long, room)
		c.Rect(Box{from, y - countBar/2, long, countBar}, math.Min(4, long/2), fill)
		c.Text(strconv.Itoa(r.Count), countNumber, Point{from + long + countGap*0.7, y}, Left, Ink)
	}
	return nil
}
