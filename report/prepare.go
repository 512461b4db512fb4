package report

import (
	"io"

	"milepost/chart"
	"milepost/model"
	"milepost/report/pdf"
)

// PrepareSheet is one page to take to a one-on-one and to write on, in words. It is its owner's.
type PrepareSheet struct {
	Title    string // "One-on-one with Amara Okafor"
	Author   string
	Private  string // "Private, for Ingrid Solberg"; empty when no private text is on it
	When     string
	Sentence string // what to begin with

	Since     PrepareList
	Quiet     PrepareList
	Questions PrepareList
	Theirs    PreparePoints
	Mine      PreparePoints
	Promises  PrepareList
	Promised  PrepareHeads
	Mark      string // "Private", at a private point
	More      func(n int) string
	Foot      string
	Printed   string
}

// PrepareList is a list with its head.
type PrepareList struct {
	Title string
	Lines []PrepareLine
	Empty string // what stands there when there is no line; may be empty
}

// PrepareLine is a line of a list: what it says, and what stands at its right end.
type PrepareLine struct {
	Text    string
	Note    string // in a second line; may be empty
	Right   string
	Warn    bool // the right end stands out
	Private bool
}

// PreparePoints are the points of one side.
type PreparePoints struct {
	Title string
	Boxes []PrepareBox
}

// PrepareBox is a point with room to write.
type PrepareBox struct {
	Text    string
	Note    string
	Private bool
}

// PrepareHeads are the heads of what is promised today.
type PrepareHeads struct{ Title, Who, By string }

// Printable is the name that documents print: the name if the fonts at hand can write it, else the first alias they can
// write, else the name all the same; and the same in sentences.
func Printable(words Words, name, call string, aliases []string) (whole, short string, err error) {
	p, err := newPress(pdf.Options{}, &words, A4)
	if err != nil {
		return "", "", err
	}
	whole, short = p.printable(name, call, aliases)
	return whole, short, nil
}

// Prepare writes the sheet as PDF: always one page. What has no place on it is counted on it. The same values give the
// same bytes. The warnings are those of Review.
func Prepare(w io.Writer, sheet PrepareSheet, words Words, o Options) (warnings []*model.Problem, err error) {
	p := &prepared{PrepareSheet: sheet}
	p.press, err = newPress(pdf.Options{Title: unbreak(sheet.Title), Author: sheet.Author, Created: o.Created}, &words, o.Paper)
	if err != nil {
		return nil, err
	}
	p.compose()
	p.print()
	if _, err := p.doc.WriteTo(w); err != nil {
		return nil, err
	}
	return p.warnings(), nil
}

// What the sheet has room for.
const (
	boxesAside  = 3
	columnLines = 7 // of the three lists at the head
	titleLines  = 2
	openTitle   = 14.0 // height of the head of the promises
	boxGap      = 7.5
	boxHigh     = 102.0
	boxMiddle   = 93.0
	boxLow      = 84.0
)

// prepared is a sheet on its way to paper: how much of it there is room for.
type prepared struct {
	*press
	PrepareSheet
	title, lead []string
	lists       [3]cell    // of thirds
	left        [2]int     // points without a box
	box         float64    // height of a box
	pitch       float64    // from promise to promise
	promises    int        // shown
	owed        [][]string // the lines of each promise
	gaps        [3]float64
}

// The least gaps before the three sections, and the most that spare height adds to each.
var (
	leastGaps = [3]float64{15, 15, 9}
	mostShare = 18.0
)

// compose finds how large everything may be. What gives way first: promises stand closer, the boxes get lower, there are
// fewer promises, the boxes get lower still.
func (p *prepared) compose() {
	titleStep := longNameStep
	p.title = p.atMost(titleStep, p.wrap(titleStep, p.Title, blockWidth), titleLines, blockWidth)
	p.lead = p.atMost(findingStep, p.balance(findingStep, p.Sentence, blockWidth), titleLines, blockWidth)
	for i, l := range []PrepareList{p.Since, p.Quiet, p.Questions} {
		p.lists[i] = p.list(l, float64(i)*thirdPitch, 3*float64(i/2))
	}
	for i, side := range []PreparePoints{p.Theirs, p.Mine} {
		p.left[i] = max(0, len(side.Boxes)-boxesAside)
	}
	for _, l := range p.Promises.Lines {
		p.owed = append(p.owed, p.promiseLines(l))
	}
	p.box, p.pitch, p.promises = boxHigh, 21, len(p.Promises.Lines)
	for p.used() > p.format.block {
		switch {
		case p.pitch > 18:
			p.pitch -= 1.5
		case p.box > boxMiddle:
			p.box -= 3
		case p.promises > 5:
			p.promises--
		case p.box > boxLow:
			p.box -= 3
		case p.promises > 3:
			p.promises--
		default:
			p.spread()
			return
		}
	}
	p.spread()
}

// spread gives what height is left to the gaps, and takes from them what is missing: the fullest page on Letter lacks a
// few points.
func (p *prepared) spread() {
	share := min(mostShare, (p.format.block-p.used())/3)
	for i := range p.gaps {
		p.gaps[i] = leastGaps[i] + share
	}
}

// used is the height of the block with the least gaps.
func (p *prepared) used() float64 {
	sum := leastGaps[0] + leastGaps[1] + leastGaps[2]
	return sum + p.headHeight() + p.listsHeight() + p.pointsHeight() + p.promisesHeight()
}

func (p *prepared) headHeight() float64 {
	return height(longNameStep, p.title) + 3 + height(findingStep, p.lead) + 15
}

func (p *prepared) listsHeight() float64 { return 9 + 15 + tallestOf(p.lists[:]) }

func (p *prepared) pointsHeight() float64 {
	more := 0.0
	if p.left[0]+p.left[1] > 0 {
		more = captionStep.leading
	}
	return 9 + 18 + boxesAside*(p.box+boxGap) + more
}

func (p *prepared) promisesHeight() float64 {
	rows := 0.0
	for _, lines := range p.owed[:p.promises] {
		rows += p.promiseHeight(lines)
	}
	if p.promises < len(p.Promises.Lines) {
		rows += captionStep.leading
	}
	return 9 + openTitle + max(rows, writingLines*24)
}

// list lays out a list of a third of the width: a line each, wrapped in two, its note below it.
func (p *prepared) list(l PrepareList, x, gap float64) cell {
	var out cell
	lines := l.Lines
	if len(lines) == 0 && l.Empty != "" {
		return textCell(x, smallStep.in(chart.Ink2), p.wrap(smallStep, l.Empty, thirdWidth))
	}
	used := 0
	for i, line := range lines {
		part, n := p.listLine(line, x)
		last := i == len(lines)-1
		if used+n > columnLines || used+n == columnLines && !last {
			more := p.More(len(lines) - i)
			return append(out, textCell(x, captionStep, []string{p.fit(captionStep, more, thirdWidth)})...)
		}
		if i > 0 && gap > 0 {
			out = append(out, room(gap))
		}
		out, used = append(out, part...), used+n
	}
	return out
}

// listLine is one line of a list, and how many lines of text it takes.
func (p *prepared) listLine(l PrepareLine, x float64) (cell, int) {
	width := thirdWidth
	if l.Right != "" {
		width -= p.width(smallStep.bold(), l.Right) + flagWidth + 6
	}
	text := p.atMost(smallStep, p.wrap(smallStep, l.Text, width), 3, width)
	out := textCell(x, smallStep, text)
	if len(out) > 0 && l.Right != "" {
		first := out[0].draw
		out[0].draw = func(s *sheet, y float64) { first(s, y); s.right(x+thirdWidth, y, l) }
	}
	if l.Note != "" {
		out = append(out, textCell(x, captionStep, []string{p.fit(captionStep, l.Note, thirdWidth)})...)
	}
	return out, len(out)
}

// right writes the right end of a line.
func (s *sheet) right(x, y float64, l PrepareLine) {
	if l.Warn {
		s.flag(x, y, smallStep, l.Right)
		return
	}
	s.textRight(x, y, smallStep.in(chart.Ink2), l.Right)
}
