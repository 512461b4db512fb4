package report

// item is a part of a document that is never split.
type item struct {
	height float64
	gap    float64                               // before it, except at the top of a page
	share  float64                               // the most that spare height of a page may add to the gap
	opens  bool                                  // takes its share at the top of a page too
	fresh  bool                                  // begins a page
	keep   bool                                  // stays on one page with the next item
	foot   bool                                  // stands at the foot of the page if it is the last on it
	table  *table                                // it is a row of
	draw   func(s *sheet, y float64, first bool) // first: of the table on this page
}

// table knows how to begin again on the next page.
type table struct{ again item }

// placed is an item on its page.
type placed struct {
	item
	y     float64
	first bool
}

// paginate puts items on pages of a height. A group kept together moves to the next page whole if it fits there.
func paginate(items []item, height float64) [][]placed {
	f := &filler{height: height}
	for i := 0; i < len(items); {
		end := i + 1
		for end < len(items) && items[end-1].keep {
			end++
		}
		f.group(items, i, end)
		i = end
	}
	f.turn()
	return f.pages
}

// filler fills one page after the other.
type filler struct {
	height float64
	pages  [][]placed
	page   []placed
	y      float64
}

func (f *filler) turn() {
	if n := len(f.page); n > 0 {
		spread(f.page, f.height-f.y)
		if last := &f.page[n-1]; last.foot {
			last.y = f.height - last.height
		}
		f.pages = append(f.pages, f.page)
	}
	f.page, f.y = nil, 0
}

func (f *filler) group(items []item, from, to int) {
	need := 0.0
	for i := from; i < to; i++ {
		need += items[i].gap + items[i].height
	}
	if len(f.page) > 0 && (items[from].fresh || f.y+need > f.height+0.01) {
		f.turn()
	}
	for i := from; i < to; i++ {
		it := items[i]
		if len(f.page) > 0 && f.y+it.gap+it.height > f.height+0.01 { // a group taller than a page
			f.turn()
		}
		first := it.table != nil && (i == 0 || items[i-1].table != it.table)
		if len(f.page) == 0 && it.table != nil && !first {
			f.put(it.table.again, false)
			first = true
		}
		f.put(it, first)
	}
}

func (f *filler) put(it item, first bool) {
	if len(f.page) > 0 {
		f.y += it.gap
	}
	f.page = append(f.page, placed{it, f.y, first})
	f.y += it.height
}

// spread gives the spare height of a page to its gaps in equal parts.
func spread(page []placed, spare float64) {
	open := 0
	for i, p := range page {
		if p.share > 0 && (i > 0 || p.opens) {
			open++
		}
	}
	if open == 0 || spare <= 0 {
		return
	}
	part, shift := spare/float64(open), 0.0
	for i := range page {
		if p := &page[i]; p.share > 0 && (i > 0 || p.opens) {
			shift += min(p.share, part)
		}
		page[i].y += shift
	}
}
