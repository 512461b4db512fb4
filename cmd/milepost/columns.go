package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"milepost/model"
)

// between is the space between two columns.
const between = 2

// leastColumn is the narrowest last column that is worth breaking.
const leastColumn = 40

// nothing stands in a cell where there is nothing.
const nothing = "–"

// sayRows prints lines in columns.
func (p *program) sayRows(rows [][]string) {
	for _, line := range columns(rows, p.width) {
		p.say("%s", line)
	}
}

// columns sets rows below one another. With a width, a last column that does not fit is broken between words and goes
// on below itself, or on the next line where there is no room for that; without one every row is one line.
func columns(rows [][]string, most int) []string {
	cells := make([][]string, len(rows))
	var widths []int
	for i, r := range rows {
		for k, text := range r {
			cell := joinSpace(text)
			cells[i] = append(cells[i], cell)
			if k == len(widths) {
				widths = append(widths, 0)
			}
			if k < len(r)-1 { // what stands last pushes nothing aside
				widths[k] = max(widths[k], screenWidth(cell))
			}
		}
	}
	var out []string
	for _, r := range cells {
		out = append(out, rowLines(r, widths, most)...)
	}
	return out
}

// joinSpace makes one line of a text; a tab or an end of line would break the columns. Space in front is meant.
func joinSpace(text string) string {
	trimmed := strings.TrimLeft(text, " ")
	return text[:len(text)-len(trimmed)] + model.JoinSpace(trimmed)
}

// rowLines is one row, mostly in one line.
func rowLines(row []string, widths []int, most int) []string {
	if len(row) == 0 {
		return []string{""}
	}
	last := len(row) - 1
	line, indent := "", 0
	for k, cell := range row[:last] {
		line += cell + strings.Repeat(" ", widths[k]-screenWidth(cell)+between)
		indent += widths[k] + between
	}
	var lines []string
	if most > 0 && most-indent < leastColumn && indent+screenWidth(row[last]) > most {
		lines = append(lines, line)
		line, indent = strings.Repeat(" ", 2*between), 2*between
	}
	for _, part := range breakWords(row[last], most-indent) {
		lines = append(lines, line+part)
		line = strings.Repeat(" ", indent)
	}
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// breakWords breaks a text between words into parts of at most so many columns.
func breakWords(text string, most int) []string {
	if most < leastColumn || screenWidth(text) <= most {
		return []string{text}
	}
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case screenWidth(line)+1+screenWidth(word) <= most:
			line += " " + word
		default:
			out = append(out, line)
			line = word
		}
	}
	return append(out, line)
}

// screenWidth is how many columns of a terminal a text takes: signs of Chinese, Japanese and Korean take two, what is
// set above or below another sign takes none.
func screenWidth(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r >= utf8.RuneSelf && isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// dropEmpty takes away columns in which no row has anything.
func dropEmpty(rows [][]string) [][]string {
	var empty []int
	for k := range longest(rows) {
		if !slices.ContainsFunc(rows, func(r []string) bool { return k < len(r) && r[k] != "" && r[k] != nothing }) {
			empty = append(empty, k)
		}
	}
	out := make([][]string, len(rows))
	for i, r := range rows {
		for k, cell := range r {
			if !slices.Contains(empty, k) {
				out[i] = append(out[i], cell)
			}
		}
	}
	return out
}

func longest(rows [][]string) int {
	n := 0
	for _, r := range rows {
		n = max(n, len(r))
	}
	return n
}

// orNothing shows that there is nothing.
func orNothing(s string) string {
	if s == "" {
		return nothing
	}
	return s
}

// nameIn and wordsIn are what may be null for machines, in words.
func nameIn(n *named) string {
	if n == nil {
		return nothing
	}
	return n.Name
}

func wordsIn(s *string) string {
	if s == nil {
		return nothing
	}
	return *s
}
