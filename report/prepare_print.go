package report

import (
	"fmt"

	"milepost/chart"
	"milepost/report/pdf"
)

// writingLines is how many lines there are for what is promised today.
const writingLines = 4

// print draws the page.
func (p *prepared) print() {
	s := &sheet{p.press, p.doc.AddPage(p.format.width, p.format.height)}
	whenLeft := 0.0
	if p.Private != "" {
		whenLeft = s.privatePill(0, headTop-1.5, p.Private) + 12
	}
	s.textRight(blockWidth, headTop, captionStep, p.fit(captionStep, p.When, blockWidth-whenLeft))
	y := s.lines(0, 0, longNameStep, p.title) + 3
	s.lines(0, y, findingStep, p.lead)
	y = p.headHeight() + p.gaps[0]
	p.printLists(s, y)
	y += p.listsHeight() + p.gaps[1]
	next := p.printPoints(s, y)
	y += p.pointsHeight() + p.gaps[2]
	p.printPromises(s, y, next)
	foot := p.format.height - footAbove
	s.text(0, foot, captionStep, p.Foot)
	s.textRight(blockWidth, foot, captionStep, p.Printed)
}

func (p *prepared) printLists(s *sheet, y float64) {
	s.line(0, y, blockWidth, y, 0.75, chart.Ink)
	for i, l := range []PrepareList{p.Since, p.Quiet, p.Questions} {
		x := float64(i) * thirdPitch
		s.text(x, y+9, rowStep.bold(), p.fit(rowStep.bold(), l.Title, thirdWidth))
		p.lists[i].print(s, y+9+15)
	}
}

// printPoints draws the boxes of both sides, those without a point too: something always comes up. It gives the next
// number.
func (p *prepared) printPoints(s *sheet, y float64) int {
	s.line(0, y, blockWidth, y, 0.75, chart.Ink)
	number := 1
	for i, side := range []PreparePoints{p.Theirs, p.Mine} {
		x := float64(i) * halfLeft
		s.text(x, y+9, rowStep.bold(), p.fit(rowStep.bold(), side.Title, halfWidth))
		top := y + 9 + 18
		for k := range boxesAside {
			var b PrepareBox
			if k < len(side.Boxes) {
				b = side.Boxes[k]
			}
			s.writingBox(x, top, p.box, number, b, p.Mark)
			top += p.box + boxGap
			number++
		}
		if p.left[i] > 0 {
			s.text(x, top-boxGap+3, captionStep, p.fit(captionStep, p.More(p.left[i]), halfWidth))
		}
	}
	return number
}

// writingBox is a point with its number, and two lines to write on.
func (s *sheet) writingBox(x, y, high float64, number int, b PrepareBox, mark string) {
	const textLeft, inner = 30.0, 9.0
	border, width := edge, 0.6
	if b.Private {
		border, width = ink, 1.2
	}
	s.page.Rect(s.x(x)+width/2, blockTop+y+width/2, halfWidth-width, high-width, 6, pdf.Paint{Fill: white, Stroke: border, Width: width})
	s.number(x+8, y+9, number)
	for _, above := range []float64{33, 9} {
		s.rule(x+inner, x+halfWidth-inner, y+high-above)
	}
	room := halfWidth - textLeft - inner - 2
	if b.Private {
		w := s.smallMark(x+halfWidth-inner, y+9, mark)
		room -= w + 6
	}
	text := rowStep.medium()
	lines := 4
	if high < boxHigh-12 {
		lines = 3
	}
	if b.Note != "" {
		lines--
	}
	drawn := s.lines(x+textLeft, y+9, text, s.atMost(text, s.wrap(text, b.Text, room), lines, room))
	if b.Note != "" {
		s.text(x+textLeft, y+9+drawn, captionStep, s.fit(captionStep, b.Note, halfWidth-textLeft-inner))
	}
}

// number is a number in a small square.
func (s *sheet) number(x, y float64, n int) {
	s.page.Rect(s.x(x)+0.4, blockTop+y+0.4, 12.7, 12.7, 3, pdf.Paint{Fill: white, Stroke: ink2, Width: 0.8})
	st := step{8, 12, chart.SemiBold, chart.Ink}
	text := fmt.Sprint(n)
	s.text(x+6.75-s.width(st, text)/2, y+0.75, st, text)
}

func (p *prepared) printPromises(s *sheet, y float64, number int) {
	s.line(0, y, blockWidth, y, 0.75, chart.Ink)
	s.text(0, y+9, rowStep.bold(), p.fit(rowStep.bold(), p.Promises.Title, halfWidth))
	top := y + 9 + openTitle
	if len(p.Promises.Lines) == 0 {
		s.lines(0, top+3, smallStep.in(chart.Ink2), p.wrap(smallStep, p.Promises.Empty, halfWidth))
	}
	for i, l := range p.Promises.Lines[:p.promises] {
		p.promise(s, top, l, p.owed[i])
		top += p.promiseHeight(p.owed[i])
	}
	if left := len(p.Promises.Lines) - p.promises; left > 0 {
		s.text(15, top, captionStep, p.fit(captionStep, p.More(left), halfWidth-15))
	}
	p.printPromised(s, y+9, number)
}

// promiseLines is the text of a promise, in one or two lines beside what stands at the right.
func (p *prepared) promiseLines(l PrepareLine) []string {
	room := halfWidth - promiseLeft - p.promiseRight(l)
	return p.atMost(smallStep, p.wrap(smallStep, l.Text, room), 2, room)
}

const promiseLeft = 15.0

// promiseRight is the room for what stands at the right of a promise.
func (p *prepared) promiseRight(l PrepareLine) float64 {
	right := p.width(smallStep.bold(), l.Right) + 9
	if l.Warn {
		right += flagWidth
	}
	if l.Private {
		right += p.markWidth(p.Mark) + 6
	}
	return right
}

func (p *prepared) promiseHeight(lines []string) float64 {
	return p.pitch + max(0, float64(len(lines)-1))*smallStep.leading
}

// promise is one that is open: a ring to tick, what, and by when.
func (p *prepared) promise(s *sheet, top float64, l PrepareLine, lines []string) {
	y := top + (p.pitch-smallStep.leading)/2
	s.ring(4.5, y+6, 4.3, 0.9, chart.Ink2)
	s.right(halfWidth, y, l)
	if l.Private {
		s.smallMark(halfWidth-p.promiseRight(l)+p.markWidth(p.Mark)+6, y, p.Mark)
	}
	s.lines(promiseLeft, y, smallStep, lines)
}

// printPromised draws lines for what is promised in the talk: what, who, by when.
func (p *prepared) printPromised(s *sheet, y float64, number int) {
	const who, by = halfLeft + 138, halfLeft + 186
	s.text(halfLeft, y, rowStep.bold(), p.fit(rowStep.bold(), p.Promised.Title, 132))
	s.text(who, y, captionStep, p.fit(captionStep, p.Promised.Who, 42))
	s.text(by, y, captionStep, p.fit(captionStep, p.Promised.By, 45))
	for i := range writingLines {
		top := y + openTitle + float64(i)*24
		s.number(halfLeft, top+9, number+i)
		for _, part := range [][2]float64{{halfLeft + 20, halfLeft + 132}, {who, who + 42}, {by, halfLeft + halfWidth}} {
			s.line(part[0], top+22.5, part[1], top+22.5, 0.5, chart.Edge)
		}
	}
}

// privatePill says whose a page is, white on ink, and gives its width.
func (s *sheet) privatePill(x, y float64, text string) float64 {
	st := step{7.5, 15, chart.SemiBold, chart.Card}
	text = s.fit(st, text, 220)
	width := 18 + s.width(st, text) + 12
	s.rect(x, y, width, 15, 7.5, chart.Ink)
	s.lock(x+8, y+3.6)
	s.text(x+18, y, st, text)
	return width
}

// markStep is the word in the mark of a private point.
var markStep = step{7, 12, chart.SemiBold, chart.Card}

func (p *press) markWidth(text string) float64 { return max(42, 14+p.width(markStep, text)+5) }

// smallMark is the mark of a private point; it ends at x, and its width is given.
func (s *sheet) smallMark(x, y float64, text string) float64 {
	width := s.markWidth(text)
	s.rect(x-width, y, width, 12, 6, chart.Ink)
	s.lock(x-width+5, y+2.2)
	s.text(x-width+14, y, markStep, text)
	return width
}

// lock is a padlock, white.
func (s *sheet) lock(x, y float64) {
	s.rect(x, y+3, 6, 4.6, 1, chart.Card)
	var path pdf.Path
	at := func(dx, dy float64) (float64, float64) { return s.x(x + dx), blockTop + y + dy }
	mx, my := at(1.2, 3.4)
	path.MoveTo(mx, my)
	lx, ly := at(1.2, 2)
	path.LineTo(lx, ly)
	ax, ay := at(1.2, -0.3)
	bx, by := at(4.8, -0.3)
	cx, cy := at(4.8, 2)
	path.CurveTo(ax, ay, bx, by, cx, cy)
	ex, ey := at(4.8, 3.4)
	path.LineTo(ex, ey)
	s.page.Path(&path, pdf.Paint{Stroke: white, Width: 1, Round: true})
}
