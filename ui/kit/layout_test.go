package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// place is where an object stands.
func place(o fyne.CanvasObject) [4]float32 {
	return [4]float32{o.Position().X, o.Position().Y, o.Size().Width, o.Size().Height}
}

func TestRowsAndColumnsShareTheirRoom(t *testing.T) {
	inLight(t)
	a, b, c := Gap(10, 10), Gap(20.4, 30), Gap(10, 10)
	HB(4, a, Spring(), b, c).Resize(fyne.NewSize(100, 40))
	for o, want := range map[fyne.CanvasObject][4]float32{a: {0, 0, 10, 40}, b: {65, 0, 21, 40}, c: {90, 0, 10, 40}} {
		if got := place(o); got != want {
			t.Errorf("HB: %v, want %v", got, want)
		}
	}
	Cols(5, []float32{0, 30, 0}, a, b, c).Resize(fyne.NewSize(101, 40))
	for o, want := range map[fyne.CanvasObject][4]float32{a: {0, 0, 30, 40}, b: {35, 0, 30, 40}, c: {70, 0, 30, 40}} {
		if got := place(o); got != want {
			t.Errorf("Cols: %v, want %v", got, want)
		}
	}
	Row(5, 1, a, b, c).Resize(fyne.NewSize(100, 40))
	if got, want := place(b), [4]float32{15, 0, 70, 40}; got != want {
		t.Errorf("Row: %v, want %v", got, want)
	}
	b.Hide()
	VB(4, a, b, c).Resize(fyne.NewSize(50, 100))
	if got, want := place(c), [4]float32{0, 14, 50, 10}; got != want {
		t.Errorf("VB: below a hidden object %v, want %v", got, want)
	}
}

func TestHeightIsAskedThroughEveryContainer(t *testing.T) {
	inLight(t)
	text := "Five CFOs met and one next step agreed with each. Konex, Brevik, Havn."
	line := Body.LineHeight()
	lines := func(w float32) float32 { return line * float32(len(wrap(text, Body, w, 0))) }
	p := P(text, Body, Ink())
	for name, c := range map[string]struct {
		o    fyne.CanvasObject
		want float32
	}{
		"VB":    {VB(4, p, Gap(1, 10)), lines(200) + 14},
		"In":    {In(1, 20, 2, 30, p), lines(150) + 3},
		"Stack": {Stack(Gap(1, 5), p), lines(200)},
		"Cols":  {Cols(10, []float32{40, 0}, Gap(1, 1), p), lines(150)},
		"Row":   {Row(10, 0, p, Gap(40, 1)), lines(150)},
		"Box":   {Box(0, 0, p), lines(200)},
		"Card":  {Card(p), lines(160) + 40},
		"Areas": {Areas(0, []Arrangement{{0, [][]Cell{{At(50, 1), At(0, 0)}}}}, p, Gap(1, 1)), lines(150)},
	} {
		if got := HeightOf(c.o, 200); got != c.want {
			t.Errorf("%s: %v high, want %v", name, got, c.want)
		}
	}
	p.Hide()
	if got := HeightOf(p, 200); got != 0 {
		t.Errorf("hidden: %v high", got)
	}
}

func TestAreasMoveFieldsWithoutBuildingThemAgain(t *testing.T) {
	inLight(t)
	side, entry := Gap(10, 50), widget.NewEntry()
	w := test.NewTempWindow(t, Areas(16, []Arrangement{
		{MinWidth: 700, Rows: [][]Cell{{At(0, 1), At(300, 0)}}},
		{Rows: [][]Cell{{At(0, 0)}, {At(0, 1)}}},
	}, side, entry))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 400))
	if got := side.Position(); got != fyne.NewPos(700, 0) {
		t.Errorf("wide: the side stands at %v", got)
	}
	w.Canvas().Focus(entry)
	test.Type(entry, "half a sen")
	w.Resize(fyne.NewSize(600, 400))
	if got := entry.Position(); got != fyne.NewPos(0, 66) {
		t.Errorf("narrow: the field stands at %v", got)
	}
	test.Type(entry, "tence")
	if entry.Text != "half a sentence" || w.Canvas().Focused() != entry {
		t.Errorf("the field holds %q, focus %v", entry.Text, w.Canvas().Focused())
	}
}

func TestFlowGoesOnInTheNextRow(t *testing.T) {
	inLight(t)
	a, b, c := Gap(40, 10), Gap(40, 20), Gap(40, 10)
	f := Flow(5, 7, a, b, c)
	if got := HeightOf(f, 100); got != 37 {
		t.Errorf("%v high, want 37", got)
	}
	f.Resize(fyne.NewSize(100, 37))
	for o, want := range map[fyne.CanvasObject][4]float32{a: {0, 5, 40, 10}, b: {45, 0, 40, 20}, c: {0, 27, 40, 10}} {
		if got := place(o); got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

func TestByWidthBuildsOnlyWhenABreakIsCrossed(t *testing.T) {
	inLight(t)
	var built []int
	a := ByWidth([]float32{500, 900}, func(step int) fyne.CanvasObject {
		built = append(built, step)
		return Gap(1, 1)
	})
	w := test.NewTempWindow(t, a)
	w.SetPadded(false)
	built = nil
	for _, width := range []float32{400, 450, 600, 800, 1000, 400} {
		w.Resize(fyne.NewSize(width, 100))
	}
	if want := []int{1, 2, 0}; len(built) < 3 || built[len(built)-3] != 1 || built[len(built)-2] != 2 || built[len(built)-1] != 0 || len(built) > 4 {
		t.Errorf("built %v, want at most the first and then %v", built, want)
	}
}

func TestOverflowIsSeen(t *testing.T) {
	inLight(t)
	w := test.NewTempWindow(t, VB(0, HB(0, T("much too wide for its place", Body, Ink()))))
	w.SetPadded(false)
	w.Content().Resize(fyne.NewSize(50, 50))
	if len(Overflows(w.Content())) == 0 {
		t.Error("a row that does not fit was not reported")
	}
	w.Content().Resize(fyne.NewSize(500, 50))
	if got := Overflows(w.Content()); len(got) != 0 {
		t.Errorf("a row that fits was reported: %v", got)
	}
}

// asking is an object that counts how often it is asked for its height.
type asking struct {
	widget.BaseWidget
	asked map[float32]int // by the width
}

func (a *asking) HeightFor(w float32) float32 {
	a.asked[w]++
	return 20
}

func (a *asking) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(Gap(1, 20)) }

// TestAColumnAsksNoMoreThanItNeeds: heights are dear, for texts are measured for them. A column that is filled before it
// has a place asks nothing, and one without a spring asks each object once.
func TestAColumnAsksNoMoreThanItNeeds(t *testing.T) {
	inLight(t)
	a, b := &asking{asked: map[float32]int{}}, &asking{asked: map[float32]int{}}
	a.ExtendBaseWidget(a)
	b.ExtendBaseWidget(b)
	column := VB(4)
	column.Add(a)
	column.Add(b)
	if len(a.asked)+len(b.asked) > 0 {
		t.Errorf("asked without a place: %v, %v", a.asked, b.asked)
	}
	column.Resize(fyne.NewSize(100, 300))
	if a.asked[100] != 1 || b.asked[100] != 1 || len(a.asked) != 1 {
		t.Errorf("asked %v and %v, want once at 100", a.asked, b.asked)
	}
	if got, want := place(b), [4]float32{0, 24, 100, 20}; got != want {
		t.Errorf("placed at %v, want %v", got, want)
	}
}

// TestAParagraphKeepsItsLinesWhenItIsDrawnAnew: whoever refreshes a page refreshes every text in it.
func TestAParagraphKeepsItsLinesWhenItIsDrawnAnew(t *testing.T) {
	inLight(t)
	p := P("one two three four five", Body, Ink())
	p.Resize(fyne.NewSize(60, 200))
	before := p.linesAt(60)
	p.Refresh()
	if after := p.linesAt(60); len(before) < 2 || &after[0] != &before[0] {
		t.Errorf("broken anew: %v, %v", before, after)
	}
	for what, change := range map[string]func(){
		"text": func() { p.Text = "six seven eight" }, "style": func() { p.Style = Title }, "lines": func() { p.MaxLines = 1 },
	} {
		was := p.linesAt(60)
		change()
		p.Refresh()
		if now := p.linesAt(60); &now[0] == &was[0] {
			t.Errorf("another %s, and the lines stayed %v", what, now)
		}
	}
}

// TestAnArrangementLeavesOutWhatItHasNoPlaceFor pulls a window narrower: a rule between two columns goes with them.
func TestAnArrangementLeavesOutWhatItHasNoPlaceFor(t *testing.T) {
	inLight(t)
	rule := Box(1, 0, Gap(1, 1))
	areas := Areas(10, []Arrangement{
		{MinWidth: 300, Rows: [][]Cell{{At(0, 0), At(1, 2), At(0, 1)}}},
		{Rows: [][]Cell{{At(0, 0)}, {At(0, 1)}}},
	}, P("left", Body, Ink()), P("right", Body, Ink()), rule)
	w := test.NewTempWindow(t, areas)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(500, 200))
	if rule.Size().Width != 1 {
		t.Fatalf("in a wide window the rule is %v", rule.Size())
	}
	w.Resize(fyne.NewSize(200, 200))
	if !rule.Size().IsZero() {
		t.Errorf("in a narrow window the rule is %v", rule.Size())
	}
	w.Resize(fyne.NewSize(500, 200))
	if rule.Size().Width != 1 || rule.Size().Height == 0 {
		t.Errorf("wide again the rule is %v", rule.Size())
	}
}
