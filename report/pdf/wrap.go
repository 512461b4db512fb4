package pdf

import (
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

// Wrap breaks a text into lines no wider than width, where the rules of Unicode allow it (UAX 14), else within a word
// that is wider than a line. Line ends of the text are kept, blanks at line ends dropped. A last line of a single word
// gets a second one if there is one to spare. Nothing gives no lines.
func (d *Document) Wrap(s Style, text string, width float64) []string {
	var lines []string
	for _, paragraph := range paragraphs(text) {
		lines = append(lines, d.fill(s, paragraph, width)...)
	}
	return lines
}

// Balance breaks a text into as few lines as Wrap, but of about the same length.
func (d *Document) Balance(s Style, text string, width float64) []string {
	lines := d.Wrap(s, text, width)
	if len(lines) < 2 {
		return lines
	}
	low, high := width/float64(len(lines))/2, width
	for high-low > 0.5 {
		middle := (low + high) / 2
		if narrower := d.Wrap(s, text, middle); len(narrower) <= len(lines) && d.fits(s, narrower, middle) {
			lines, high = narrower, middle
		} else {
			low = middle
		}
	}
	return lines
}

// fits says whether no line is wider, which happens only when a single letter is.
func (d *Document) fits(s Style, lines []string, width float64) bool {
	for _, l := range lines {
		if d.Width(s, l) > width {
			return false
		}
	}
	return true
}

// paragraphs are the texts between line ends.
func paragraphs(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085' })
}

// fill breaks one paragraph.
func (d *Document) fill(s Style, text string, width float64) []string {
	chunks := d.chunks(s, clean(text), width)
	var lines [][]string
	for _, chunk := range chunks {
		n := len(lines)
		if n > 0 && d.Width(s, joined(append(lines[n-1][:len(lines[n-1]):len(lines[n-1])], chunk))) <= width {
			lines[n-1] = append(lines[n-1], chunk)
		} else {
			lines = append(lines, []string{chunk})
		}
	}
	if n := len(lines); n > 1 && len(lines[n-2]) > 2 && len(strings.Fields(joined(lines[n-1]))) == 1 {
		before := lines[n-2]
		last := append([]string{before[len(before)-1]}, lines[n-1]...)
		if d.Width(s, joined(last)) <= width {
			lines[n-2], lines[n-1] = before[:len(before)-1], last
		}
	}
	var out []string
	for _, l := range lines {
		if line := joined(l); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func joined(chunks []string) string { return strings.TrimSpace(strings.Join(chunks, "")) }

// chunks are the parts between which a line may break. One that is too wide for a line is taken apart.
func (d *Document) chunks(s Style, text string, width float64) []string {
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	var out []string
	for it := seg.LineIterator(); it.Next(); {
		chunk := string(it.Line().Text)
		if d.Width(s, strings.TrimSpace(chunk)) <= width {
			out = append(out, chunk)
			continue
		}
		out = append(out, d.cut(s, graphemes(chunk), width)...)
	}
	return out
}

// cut makes lines of signs that may be parted anywhere. The signs are measured one by one, and a line once.
func (d *Document) cut(s Style, signs []string, width float64) []string {
	var out []string
	for len(signs) > 0 {
		n, sum := 1, d.Width(s, signs[0])
		for n < len(signs) && sum+d.Width(s, signs[n]) <= width {
			sum += d.Width(s, signs[n])
			n++
		}
		for n > 1 && d.Width(s, strings.Join(signs[:n], "")) > width { // together they may be wider
			n--
		}
		out = append(out, strings.Join(signs[:n], ""))
		signs = signs[n:]
	}
	return out
}
