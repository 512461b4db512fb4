package exchange

import (
	"regexp"
	"strconv"
	"strings"

	"milepost/model"
)

// noteSection is what notes say under one date, or before the first.
type noteSection struct {
	line    int // of the heading
	heading string
	date    headDate
	undated bool
	text    string // as it stands, without blank lines around it

	own *model.WrittenNote // of a file that Milepost wrote
}

// textLine is a line of a text: where it begins, where its words end, and where the next one begins.
type textLine struct{ from, to, next int }

// linesOf takes a text apart at LF, CRLF and CR.
func linesOf(text string) []textLine {
	var out []textLine
	for at := 0; at < len(text); {
		l := textLine{from: at}
		n := strings.IndexAny(text[at:], "\r\n")
		if n < 0 {
			l.to, l.next = len(text), len(text)
		} else {
			l.to, l.next = at+n, at+n+1
			if strings.HasPrefix(text[l.to:], "\r\n") {
				l.next++
			}
		}
		out = append(out, l)
		at = l.next
	}
	return out
}

// headShape is how a line shows that it is a heading, the strongest first.
type headShape int

const (
	shapeNone    headShape = iota
	shapeHeading           // "## date", or date with a line of = or - below
	shapeBold              // "**date**" alone
	shapeLabel             // "Date: date"
	shapeLine              // the date alone, or date and a dash or a colon before the text
)

// head is a line that begins a section.
type head struct {
	at, after int // first line of the section, first line behind the heading
	shape     headShape
	level     int
	date      headDate
	keep      bool // it says more than the date, which stays in the text
	cut       int  // where the text begins, in bytes of the text; 0: at the line after
	label     int  // the line of a label below a heading of another kind, which is left out; 0: none
}

var (
	atxHeading = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+|([^#\s]))`)
	setextLine = regexp.MustCompile(`^ {0,3}(?:=+|-{2,})[ \t]*$`)
	boldLine   = regexp.MustCompile(`^\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*[:.]?\s*$`)
	labelLine  = regexp.MustCompile(`(?i)^\s*(?:[-*+]\s+)?(?:date|day|when|held on|meeting date|datum|termin|fecha|jour|dato|data)\s*[:=]\s*(.+)$`)
	ruleLine   = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)$`)
	fenceLine  = regexp.MustCompile("^ {0,3}(```+|~~~+)")
	yearAlone  = regexp.MustCompile(`^\D{0,4}((?:19|20)\d{2})\D{0,4}$`)
	afterDate  = regexp.MustCompile(`^\s*(?:[:–—]|-+(?:\s|$)|\|)\s*`)
	plainMarks = strings.NewReplacer("*", "", "__", "", "`", "")
)

// noteReader finds the dates of one text.
type noteReader struct {
	text   string
	lines  []textLine
	fenced []bool
	front  int // the lines before this one stand between two rules at the beginning
	order  DateOrder
	called map[string]bool // folded words of the person's names
}

// mostFront is how many lines stand between two rules at the beginning of a text at most.
const mostFront = 60

func newNoteReader(text string, order DateOrder, called map[string]bool) *noteReader {
	r := &noteReader{text: text, lines: linesOf(text), order: order, called: called}
	r.fenced = r.fences()
	for i := 1; strings.TrimRight(r.line(0), " \t") == "---" && i < min(len(r.lines), mostFront); i++ {
		if strings.TrimRight(r.line(i), " \t") == "---" {
			r.front = i
			break
		}
	}
	return r
}

func (r *noteReader) line(i int) string {
	if i < 0 || i >= len(r.lines) {
		return ""
	}
	return r.text[r.lines[i].from:r.lines[i].to]
}

func (r *noteReader) blank(i int) bool { return strings.TrimSpace(r.line(i)) == "" }

// fences marks the lines of blocks of code, in which nothing is a heading. A block that is never closed is none.
func (r *noteReader) fences() []bool {
	out := make([]bool, len(r.lines))
	open, sign := -1, ""
	for i := range r.lines {
		m := fenceLine.FindStringSubmatch(r.line(i))
		switch {
		case m == nil:
		case open < 0:
			open, sign = i, m[1]
		case strings.HasPrefix(m[1], sign) && strings.Trim(r.line(i), " \t"+sign[:1]) == "":
			for k := open; k <= i; k++ {
				out[k] = true
			}
			open = -1
		}
	}
	return out
}

// heads are all lines that begin a section. Lines without any sign of a heading count only in a text that has no others.
func (r *noteReader) heads() []head {
	var strong, weak []head
	year, level := 0, 0
	for i := 0; i < len(r.lines); i++ {
		if r.fenced[i] || !mayBeDate(r.line(i)) {
			continue
		}
		h, ok := r.headAt(i, level)
		if !ok {
			if y := r.yearAt(i); y > 0 {
				year = y
			}
			continue
		}
		h.date = h.date.inYear(year)
		if h.shape == shapeLine {
			weak = append(weak, h)
			continue
		}
		if h.shape == shapeHeading {
			level = h.level
		}
		strong = append(strong, h)
		i = h.after - 1
	}
	if len(strong) > 0 {
		return strong
	}
	return weak
}

// mayBeDate says whether a line can be one with a date at all, for speed.
func mayBeDate(line string) bool { return strings.ContainsAny(line, "0123456789") }

// yearAt is the year that a heading or a line names alone, for dates below that have none.
func (r *noteReader) yearAt(i int) int {
	m := yearAlone.FindStringSubmatch(strings.TrimSpace(r.line(i)))
	if m == nil {
		return 0
	}
	y, _ := strconv.Atoi(m[1])
	return y
}

// headAt says whether a line begins a section. level is that of the last heading with a date.
func (r *noteReader) headAt(i, level int) (head, bool) {
	line := r.line(i)
	if m := atxHeading.FindStringSubmatchIndex(line); m != nil {
		return r.markedHead(i, i+1, m[3]-m[2], level, strings.TrimRight(line[m[3]:], " \t#"), m[4] >= 0)
	}
	alone := i == 0 || r.blank(i-1) || ruleLine.MatchString(r.line(i-1))
	if alone && i >= r.front && setextLine.MatchString(r.line(i+1)) {
		lv := 2
		if strings.Contains(r.line(i+1), "=") {
			lv = 1
		}
		if h, ok := r.markedHead(i, i+2, lv, level, line, false); ok {
			return h, true
		}
	}
	under := i > 0 && atxHeading.MatchString(r.line(i-1))
	if len(line) > longestHead {
		return r.lineHead(i, alone)
	}
	if m := boldLine.FindStringSubmatch(line); m != nil && (alone || under) {
		if d, ok := findHeadDate(strings.TrimSpace(m[1]), r.order, r.called); ok && d.whole {
			return head{at: i, after: i + 1, shape: shapeBold, date: d}, true
		}
	}
	if m := labelLine.FindStringSubmatch(plainMarks.Replace(line)); m != nil {
		if d, ok := findHeadDate(strings.TrimSpace(m[1]), r.order, r.called); ok && d.whole && !d.noYear {
			return r.labelHead(i, d), true
		}
	}
	return r.lineHead(i, alone)
}

// markedHead is a heading with the signs of one: it may say more than the date, unless it stands below one with a date.
func (r *noteReader) markedHead(i, after, level, last int, content string, tight bool) (head, bool) {
	content = strings.TrimSpace(plainMarks.Replace(content))
	d, ok := findHeadDate(content, r.order, r.called)
	switch {
	case !ok, tight && !d.whole, d.noYear && !d.whole, d.problem == "import.row.date" && !d.whole:
		return head{}, false
	case !d.whole && last > 0 && level > last:
		return head{}, false
	}
	return head{at: i, after: after, shape: shapeHeading, level: level, date: d, keep: !d.whole}, true
}

// labelHead is a line "Date: …". A heading right above it belongs to what follows, and so do all lines between two rules
// at the beginning of the text, where some programs put it.
func (r *noteReader) labelHead(i int, d headDate) head {
	h := head{at: i, after: i + 1, shape: shapeLabel, date: d}
	if i < r.front {
		h.at, h.label, h.keep = 0, i, true
		return h
	}
	above := i - 1
	for above >= 0 && above >= i-2 && r.blank(above) {
		above--
	}
	if above > 0 && atxHeading.MatchString(r.line(above)) { // that of the first line is the title of all
		h.at, h.label, h.keep = above, i, true
	}
	return h
}

// lineHead is a line that begins with a date and shows nothing else of a heading.
func (r *noteReader) lineHead(i int, alone bool) (head, bool) {
	line := r.line(i)
	trimmed := strings.TrimLeft(line, " \t")
	if trimmed == "" || len(line)-len(trimmed) > 3 {
		return head{}, false
	}
	d, ok := findHeadDate(trimmed, r.order, r.called)
	if !ok || d.noYear || d.problem == "import.row.date" {
		return head{}, false
	}
	h := head{at: i, after: i + 1, shape: shapeLine, date: d}
	if d.whole {
		return h, alone
	}
	m := afterDate.FindString(trimmed[d.end:])
	if m == "" {
		return head{}, false
	}
	h.cut = r.lines[i].from + len(line) - len(trimmed) + d.end + len(m)
	return h, true
}

// sections takes the text apart. What stands before the first date is a section without one, unless it is nothing but
// titles and rules.
func (r *noteReader) sections() []noteSection {
	heads := r.heads()
	var out []noteSection
	first := len(r.lines)
	if len(heads) > 0 {
		first = heads[0].at
	}
	if text, from := r.body(0, first, 0, -1); text != "" && (len(heads) == 0 || !r.onlyTitles(first)) {
		out = append(out, noteSection{line: from + 1, undated: true, text: text})
	}
	for k, h := range heads {
		end := len(r.lines)
		if k+1 < len(heads) {
			end = heads[k+1].at
		}
		from := h.after
		if h.keep {
			from = h.at
		}
		s := noteSection{line: h.at + 1, heading: strings.TrimSpace(r.line(max(h.at, h.label))), date: h.date}
		s.text, _ = r.body(from, end, h.cut, h.label)
		out = append(out, s)
	}
	return out
}

// onlyTitles says whether the lines before one are blank, headings and rules alone.
func (r *noteReader) onlyTitles(before int) bool {
	for i := range before {
		if !r.blank(i) && !atxHeading.MatchString(r.line(i)) && !ruleLine.MatchString(r.line(i)) && !ruleLine.MatchString(r.line(i+1)) {
			return false
		}
	}
	return true
}

// body is the text of lines, byte for byte, without blank lines before and behind and without one line inside, and where
// it begins.
func (r *noteReader) body(from, end, cut, without int) (string, int) {
	if cut == 0 {
		for from < end && r.blank(from) {
			from++
		}
	}
	for end > from && r.blank(end-1) {
		end--
	}
	start, stop := 0, 0
	if from < end {
		start, stop = r.lines[from].from, r.lines[end-1].to
	}
	if cut > 0 { // in the line before
		if from == end {
			stop = r.lines[from-1].to
		}
		return r.text[cut:stop], from - 1
	}
	if without > 0 && without >= from && without < end {
		before := strings.TrimRight(r.text[start:r.lines[without].from], "\r\n")
		after := r.text[min(r.lines[without].next, stop):stop]
		if strings.TrimSpace(after) == "" {
			return before, from
		}
		return before + r.text[start+len(before):r.lines[without].from] + after, from
	}
	return r.text[start:stop], from
}

// numbersIn are the dates of a text whose order is not known.
func (r *noteReader) numbersIn() []string {
	var out []string
	for _, h := range r.heads() {
		if h.date.numbers != "" {
			out = append(out, h.date.numbers)
		}
	}
	return out
}

// calledWords are the words of somebody's names, which beside a date say nothing.
func calledWords(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, name := range names {
		for _, w := range strings.Fields(heading(name)) {
			out[model.Fold(w)] = true
		}
	}
	return out
}
