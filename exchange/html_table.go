package exchange

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"milepost/model"
)

// htmlCell is a cell of a table in a page: its paragraphs, and the line on which it begins.
type htmlCell struct {
	line  int
	paras []string
}

// text is what the cell says, a line for each paragraph.
func (c *htmlCell) text() string { return strings.Join(c.paras, "\n") }

// first is the first paragraph.
func (c *htmlCell) first() string {
	if len(c.paras) == 0 {
		return ""
	}
	return c.paras[0]
}

// mostSpan is how many rows or columns a cell can lie over; what says more is taken for so many.
const mostSpan = 200

// htmlReader takes the tables out of a page. It knows no more of HTML than tables need; a table inside of a table is text.
type htmlReader struct {
	page   string
	line   int
	tables [][][]htmlCell
	rows   [][]htmlCell
	below  map[int]spanned // by column: cells that reach down into the row
	cell   *htmlCell
	text   strings.Builder
	across int
	down   int
	depth  int
}

// spanned is a cell that lies over rows below its own.
type spanned struct {
	cell htmlCell
	rows int
}

// htmlTables are the tables of a page, each as rows of cells; a cell that lies over several stands in each of them.
func htmlTables(page string, line int) [][][]htmlCell {
	r := &htmlReader{page: page, line: line}
	for r.page != "" {
		i := strings.IndexByte(r.page, '<')
		if i < 0 {
			i = len(r.page)
		}
		r.say(r.page[:i])
		if r.page = r.page[i:]; r.page == "" {
			break
		}
		name, rest := htmlTag(r.page)
		tag := r.page[:len(r.page)-len(rest)]
		if name == "" && !strings.HasPrefix(tag, "<!--") {
			r.say(html.EscapeString(tag))
		} else {
			r.line += strings.Count(tag, "\n")
			r.tag(strings.ToLower(name), tag)
		}
		r.page = rest
	}
	r.endTable()
	return r.tables
}

// say adds words to the cell that is open.
func (r *htmlReader) say(text string) {
	r.line += strings.Count(text, "\n")
	if r.cell != nil {
		r.text.WriteString(strings.ReplaceAll(html.UnescapeString(text), "\n", " "))
	}
}

func (r *htmlReader) tag(name, tag string) {
	switch name {
	case "table":
		if r.depth++; r.depth == 1 {
			r.rows, r.below = nil, map[int]spanned{}
		}
	case "/table":
		if r.depth--; r.depth <= 0 {
			r.endTable()
		}
	}
	if r.depth != 1 {
		return
	}
	switch name {
	case "tr":
		r.endCell()
		r.rows = append(r.rows, nil)
	case "td", "th":
		r.endCell()
		if len(r.rows) == 0 {
			r.rows = append(r.rows, nil)
		}
		r.cell, r.across, r.down = &htmlCell{line: r.line}, span(tag, "colspan"), span(tag, "rowspan")
	case "/td", "/th", "/tr":
		r.endCell()
	default:
		if htmlBreaks[strings.TrimPrefix(name, "/")] {
			r.endPara()
		}
	}
}

var spans = map[string]*regexp.Regexp{
	"colspan": regexp.MustCompile(`(?i)\bcolspan\s*=\s*["']?(\d+)`), "rowspan": regexp.MustCompile(`(?i)\browspan\s*=\s*["']?(\d+)`),
}

func span(tag, which string) int {
	m := spans[which].FindStringSubmatch(tag)
	if m == nil {
		return 1
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return mostSpan
	}
	return min(max(n, 1), mostSpan)
}

func (r *htmlReader) endPara() {
	if r.cell == nil {
		return
	}
	if text := model.JoinSpace(r.text.String()); text != "" {
		r.cell.paras = append(r.cell.paras, text)
	}
	r.text.Reset()
}

// endCell puts the open cell into its row, after those that reach down from above.
func (r *htmlReader) endCell() {
	if r.cell == nil {
		return
	}
	r.endPara()
	row := &r.rows[len(r.rows)-1]
	r.reachDown(row)
	for range r.across {
		if r.down > 1 {
			r.below[len(*row)] = spanned{*r.cell, r.down - 1}
		}
		*row = append(*row, *r.cell)
	}
	r.cell = nil
}

func (r *htmlReader) reachDown(row *[]htmlCell) {
	for {
		above, ok := r.below[len(*row)]
		if !ok {
			return
		}
		if above.rows--; above.rows == 0 {
			delete(r.below, len(*row))
		} else {
			r.below[len(*row)] = above
		}
		*row = append(*row, above.cell)
	}
}

func (r *htmlReader) endTable() {
	r.endCell()
	if len(r.rows) > 0 {
		r.tables = append(r.tables, r.rows)
	}
	r.rows, r.depth = nil, 0
}
