package report

import (
	"math/rand"
	"os"
	"strconv"
	"testing"
)

// random prints its seed, which SEED sets.
func random(t *testing.T) *rand.Rand {
	t.Helper()
	seed := int64(1)
	if s := os.Getenv("SEED"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			t.Fatalf("SEED: %v", err)
		}
		seed = n
	}
	t.Logf("SEED=%d", seed)
	return rand.New(rand.NewSource(seed))
}

const pageHeight = 600.0

// document is sections of a table each; sections begin with a head that stays with the first row.
func document(rnd *rand.Rand) (items []item, heads map[int]bool) {
	heads = map[int]bool{}
	for range 1 + rnd.Intn(5) {
		heads[len(items)] = true
		items = append(items, item{height: 27, gap: 24, share: 18, keep: true, fresh: rnd.Intn(5) == 0})
		t := &table{again: item{height: 49}}
		rows := make([]item, 1+rnd.Intn(30))
		for i := range rows {
			rows[i] = item{height: 10 + rnd.Float64()*80, keep: i > 0 && i < len(rows)-1 && !rows[i-1].keep && rnd.Intn(6) == 0}
		}
		r := &reviewPages{items: items}
		r.rows(t, rows)
		items = r.items
	}
	return items, heads
}

func TestPagesHoldEverythingInOrder(t *testing.T) {
	rnd := random(t)
	for range 400 {
		items, heads := document(rnd)
		next := 0
		pageOf := make([]int, len(items))
		for n, page := range paginate(items, pageHeight) {
			end := 0.0
			for i, p := range page {
				if p.y < end-0.01 || p.y+p.height > pageHeight+0.01 {
					t.Fatalf("page %d: something stands from %v to %v, after %v", n+1, p.y, p.y+p.height, end)
				}
				end = p.y + p.height
				again := p.table == nil && p.height == 49
				if again {
					if i != 0 || next == 0 || items[next].table == nil || heads[next-1] {
						t.Fatalf("page %d: a head is repeated at %d", n+1, i)
					}
					continue
				}
				if p.height != items[next].height {
					t.Fatalf("page %d: an item is missing or out of order", n+1)
				}
				if heads[next] && i == len(page)-1 {
					t.Fatalf("page %d ends with a head", n+1)
				}
				if i == 0 && p.table != nil {
					t.Fatalf("page %d begins with a row without a head", n+1)
				}
				if wantFirst := p.table != nil && (i == 0 || page[i-1].table != p.table); p.first != wantFirst {
					t.Fatalf("page %d: item %d first %v", n+1, i, p.first)
				}
				pageOf[next] = n
				next++
			}
		}
		if next != len(items) {
			t.Fatalf("%d of %d items are printed", next, len(items))
		}
		for i := range items {
			ends := i == len(items)-1 || heads[i+1]
			if i > 1 && (heads[i-2] || ends) && !heads[i] && !heads[i-1] && pageOf[i] != pageOf[i-1] {
				t.Fatalf("a row stands alone on page %d or %d", pageOf[i-1]+1, pageOf[i]+1)
			}
		}
	}
}

func TestSpareHeightGoesToTheGaps(t *testing.T) {
	items := []item{{height: 100, share: 18, opens: true}, {height: 100, gap: 24, share: 18}, {height: 100, gap: 24, share: 18}, {height: 30, gap: 36, foot: true}}
	page := paginate(items, pageHeight)[0]
	for i, want := range []float64{18, 18 + 100 + 24 + 18, 18 + 2*(100+24+18), pageHeight - 30} {
		if page[i].y != want {
			t.Errorf("item %d at %v, want %v", i, page[i].y, want)
		}
	}
	page = paginate(items[:3], 348+12)[0]
	if got := page[2].y; got != 248+12 {
		t.Errorf("with 12 to spare the last stands at %v, want 260", got)
	}
}

func TestTallRowsArePartedAndLoseNothing(t *testing.T) {
	rnd := random(t)
	for range 300 {
		drawn := 0
		lines := func(n int) cell {
			c := make(cell, n)
			for i := range c {
				c[i] = line{[]float64{10.5, 12, 15}[rnd.Intn(3)], func(*sheet, float64) { drawn++ }}
			}
			return c
		}
		counts := []int{1 + rnd.Intn(4), rnd.Intn(200), rnd.Intn(60)}
		r := row{top: 6, bottom: 6, bare: true, head: lines(counts[0]), cells: []cell{lines(counts[1]), lines(counts[2])}}
		high := tallestOf(append(r.cells, r.head))
		items := r.items()
		sum := 0.0
		for i, it := range items {
			it.draw(nil, 0, true)
			if it.height > tallest+fewLines+12+15 {
				t.Fatalf("part %d is %v high", i, it.height)
			}
			if i > 0 && it.height < fewLines-6 {
				t.Fatalf("part %d of %d is only %v high", i+1, len(items), it.height)
			}
			sum += it.height
		}
		if want := counts[0] + counts[1] + counts[2]; drawn != want {
			t.Fatalf("%d of %d lines are drawn", drawn, want)
		}
		if high <= tallest && len(items) != 1 || high > tallest && len(items) < 2 {
			t.Fatalf("%d parts of a row %v high", len(items), high)
		}
		if len(items) == 1 && sum != high+12 {
			t.Fatalf("a row of %v is %v high", high, sum)
		}
	}
}
