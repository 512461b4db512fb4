package exchange

import (
	"strings"
)

// record is one line of a table: its cells and the line of the file it starts on.
type record struct {
	line     int
	cells    []string
	formulas []int // indexes of cells that hold one
}

// blank says whether there is nothing in it but separators and white space.
func (r record) blank() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// openQuote says where a quotation mark was opened that nothing closes.
type openQuote struct{ line, column int }

// csvReader takes a text apart into records. It is kept apart from encoding/csv because that one changes CRLF inside
// quotes, does not know CR alone, and gives up at quotes that spreadsheets write.
type csvReader struct {
	text string
	sep  byte
	at   int
	line int
}

// next reads a record; the bool is false at the end of the text. Lines without anything give a record with one empty
// cell.
func (r *csvReader) next() (record, bool, *openQuote) {
	if r.at >= len(r.text) {
		return record{}, false, nil
	}
	rec := record{line: r.line}
	for {
		cell, unclosed := r.cell(len(rec.cells) + 1)
		if unclosed != nil {
			return rec, false, unclosed
		}
		rec.cells = append(rec.cells, cell)
		if r.at >= len(r.text) {
			return rec, true, nil
		}
		if r.text[r.at] == r.sep {
			r.at++
			continue
		}
		r.newline()
		return rec, true, nil
	}
}

// cell reads up to the next separator or end of line. A quotation mark opens at the start, also after spaces; what
// follows a closed one is taken as it stands, as spreadsheets do.
func (r *csvReader) cell(column int) (string, *openQuote) {
	start := r.at
	for r.at < len(r.text) && r.text[r.at] == ' ' {
		r.at++
	}
	if r.at >= len(r.text) || r.text[r.at] != '"' {
		return r.plain(start), nil
	}
	open := openQuote{r.line, column}
	var b strings.Builder
	for r.at++; r.at < len(r.text); {
		c := r.text[r.at]
		switch {
		case c == '"' && strings.HasPrefix(r.text[r.at:], `""`):
			b.WriteByte('"')
			r.at += 2
		case c == '"':
			r.at++
			b.WriteString(r.plain(r.at))
			return b.String(), nil
		case c == '\n' || c == '\r':
			from := r.at
			r.newline()
			b.WriteString(r.text[from:r.at])
		default:
			b.WriteByte(c)
			r.at++
		}
	}
	return "", &open
}

// plain is the text from start up to the next separator or end of line.
func (r *csvReader) plain(start int) string {
	for r.at < len(r.text) && r.text[r.at] != r.sep && r.text[r.at] != '\n' && r.text[r.at] != '\r' {
		r.at++
	}
	return r.text[start:r.at]
}

// newline steps over one end of line: CRLF, LF or CR.
func (r *csvReader) newline() {
	if strings.HasPrefix(r.text[r.at:], "\r\n") {
		r.at++
	}
	r.at++
	r.line++
}

// separators in the order in which they win when nothing else decides.
var separators = []byte{',', ';', '\t', '|'}

// sampleRecords is how many records the separator is judged by.
const sampleRecords = 200

// guessSeparator takes the separator with which most lines have the same number of cells, the first one among them;
// the one with more cells wins. A text without any is a table of one column.
func guessSeparator(text string, line int) byte {
	best, bestScore := separators[0], [3]int{}
	for _, sep := range separators {
		counts := fieldCounts(text, sep, line)
		width, share := mostCommon(counts)
		if width < 2 || share*2 <= len(counts) {
			continue
		}
		score := [3]int{1, width, share}
		if counts[0] == width && share*10 >= len(counts)*9 {
			score[0] = 3
		} else if counts[0] == width {
			score[0] = 2
		}
		if score[0] > bestScore[0] || score[0] == bestScore[0] && (score[1] > bestScore[1] || score[1] == bestScore[1] && score[2] > bestScore[2]) {
			best, bestScore = sep, score
		}
	}
	return best
}

// fieldCounts are the numbers of cells of the first records that are not blank.
func fieldCounts(text string, sep byte, line int) []int {
	r := csvReader{text: text, sep: sep, line: line}
	var counts []int
	for len(counts) < sampleRecords {
		rec, ok, unclosed := r.next()
		if unclosed != nil || !ok {
			break
		}
		if !rec.blank() {
			counts = append(counts, len(rec.cells))
		}
	}
	return counts
}

// mostCommon is the number that occurs most often, the larger one of two, and how often.
func mostCommon(counts []int) (number, times int) {
	seen := map[int]int{}
	for _, n := range counts {
		seen[n]++
	}
	for n, k := range seen {
		if k > times || k == times && n > number {
			number, times = n, k
		}
	}
	return number, times
}
