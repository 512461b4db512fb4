package model

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ReplyReader reads what a rep answers to a summary: "3 done, 4 by Friday, 5 no: waiting for legal", also below quoted
// lines of the summary, and as a list. English is understood best; of German, French and Spanish the usual words are.
type ReplyReader struct {
	Today Date
	Items []SentItem // by number, from 1 on
	// Figures reads a day in figures as the region writes it, "4.12."; nil: only 2026-12-04 is read.
	Figures func(string) (Date, bool)
}

// replyReading is one reading of one text.
type replyReading struct {
	r        *ReplyReader
	line     int
	context  int // the number of the promise that was quoted above; 0: none was
	over     bool
	said     map[int]Reply
	order    []int
	clash    map[int]bool
	rest     *Reply       // what is said of all that are not named
	but      map[int]bool // but for these
	problems []ReplyProblem
	left     []string
}

var (
	replyQuote  = regexp.MustCompile(`^\s*[>|]+[\s>|]*`)
	replyBullet = regexp.MustCompile(`^\s*[-*•·–]\s+`)
	replyEnd    = regexp.MustCompile(`(?i)^(-- ?|-{2,}.*(original|ursprüngliche|origine).*|_{10,}|(from|von|de): .*@.*|(from|von|de): \S+ .*)$`)
	replyWrote  = regexp.MustCompile(`(?i)(wrote|schrieb.*|a écrit|escribió)\s*:$`)
	// a number, or several: #3, 1-3, "1, 2 and 4"
	replyNumbers = regexp.MustCompile(`^(?i:(?:no|nr|number|nummer|item|point|punkt|task)\.?\s*)?#?\s?(\d{1,4})((?:\s*(?:-|–|,|;|&|\+|/|\bto\b|\bbis\b|,?\s*\band\b|\bund\b|\bet\b|\by\b)\s*#?\d{1,4}){0,24})`)
	replyNumber  = regexp.MustCompile(`(-|–|\bto\b|\bbis\b)?\s*#?(\d{1,4})$`)
	replyMark    = regexp.MustCompile(`^\s*(?:[).:\]=>→–—-]+\s*)+`)
	replyJoint   = regexp.MustCompile(`[,;.!)]\s*(?:(?:and|und|et|y)\s+)?|\s+(?:[-–—|/&]|and|und|et|y)\s+|\s+`)
	replySpace   = regexp.MustCompile(`^\s+$`)
)

// Read gives what is said of each number once, what was not understood, and the lines that name no number. A number that
// is answered in two ways is not answered.
func (r *ReplyReader) Read(text string) (replies []Reply, problems []ReplyProblem, left []string) {
	x := &replyReading{r: r, said: map[int]Reply{}, clash: map[int]bool{}, but: map[int]bool{}}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u00a0", " ").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	for line := range strings.SplitSeq(text, "\n") {
		x.line++
		if !x.over {
			x.read(line)
		}
	}
	if x.rest != nil {
		x.fillRest()
	}
	for _, n := range x.order {
		if !x.clash[n] {
			replies = append(replies, x.said[n])
		}
	}
	return replies, x.problems, x.left
}

// longestLine is how many bytes a line of a reply has at most. What is longer is a text that was pasted by mistake.
const longestLine = 1000

// read takes one line.
func (x *replyReading) read(line string) {
	if quote := replyQuote.FindString(line); quote != "" {
		x.context = x.quoted(line[len(quote):])
		return
	}
	line = strings.TrimSpace(replyBullet.ReplaceAllString(line, ""))
	switch {
	case line == "":
		return
	case len(line) > longestLine: // nobody answers so
		x.left = append(x.left, shortened(line))
		return
	case replyEnd.MatchString(line):
		x.over = true
		return
	case replyWrote.MatchString(line):
		return
	}
	line = ticked(line)
	numbers, rest, marked := x.numbers(line)
	if len(numbers) == 1 {
		if after, ok := x.echo(numbers[0], rest); ok { // the summary's own line, with or without an answer behind it
			if said(after) == "" {
				x.context = numbers[0]
				return
			}
			rest, marked = after, true
		}
	}
	switch {
	case len(numbers) > 0:
		x.parts(numbers, rest, marked, line)
	case x.all(line), x.first(line):
	case x.context > 0:
		n := x.context
		x.context = 0
		x.take([]int{n}, line, true, line)
	default:
		x.left = append(x.left, shortened(line))
	}
}

// ticked moves a mark that stands before a number behind it: "[x] 3".
func ticked(line string) string {
	for _, mark := range []string{"[x]", "[X]", "✓", "✔", "☑", "✅"} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			rest = strings.TrimLeft(rest, " \uFE0F")
			if replyNumbers.MatchString(rest) {
				return rest + " ✓"
			}
		}
	}
	return line
}

// quoted is the number of a quoted promise; 0 when the line is none.
func (x *replyReading) quoted(line string) int {
	numbers, rest, _ := x.numbers(strings.TrimSpace(replyBullet.ReplaceAllString(line, "")))
	if len(numbers) != 1 {
		return 0
	}
	if _, ok := x.echo(numbers[0], rest); !ok {
		return 0
	}
	return numbers[0]
}

// echo says whether behind a number stands the promise's own text, and gives what follows it.
func (x *replyReading) echo(n int, rest string) (string, bool) {
	if n < 1 || n > len(x.r.Items) {
		return "", false
	}
	text := JoinSpace(x.r.Items[n-1].Text)
	rest = strings.TrimSpace(rest)
	for len(text) > len(rest) && strings.HasPrefix(text, rest) && len(rest) > 12 { // broken by the mail program
		return "", true
	}
	if text == "" || len(rest) < len(text) || !strings.EqualFold(rest[:len(text)], text) {
		return "", false
	}
	rest = strings.TrimSpace(rest[len(text):])
	if strings.HasPrefix(rest, "(") { // the day it is due, as the summary says it
		if i := strings.IndexByte(rest, ')'); i > 0 {
			rest = rest[i+1:]
		}
	}
	return rest, true
}

// numbers reads the numbers a line begins with, and what follows. marked says that they stand there as in a list.
func (x *replyReading) numbers(line string) (numbers []int, rest string, marked bool) {
	m := replyNumbers.FindStringSubmatchIndex(line)
	if m == nil {
		return nil, "", false
	}
	group := line[m[2]:m[1]]
	for {
		rest = line[m[2]+len(group):]
		if !joinsOn(rest) {
			break
		}
		m := replyNumber.FindStringSubmatchIndex(group)
		group = strings.TrimRight(group[:m[0]], " ,;&+/#")
		for _, word := range []string{" and", " und", " et", " y"} {
			group = strings.TrimSuffix(group, word)
		}
		group = strings.TrimRight(group, " ,;&+/#")
		if group == "" {
			return nil, "", false
		}
	}
	mark := replyMark.FindString(rest)
	marked = m[2] > m[0] || mark != ""
	return x.expand(group), rest[len(mark):], marked
}

// joinsOn says that a number belongs to what follows it and counts or dates that: "4 Dec", "4.12.", "10:30", "2 weeks",
// "10 %", "3rd".
func joinsOn(rest string) bool {
	first, n := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "":
		return false
	case wordRune(first), strings.HasPrefix(strings.TrimSpace(rest), "%"):
		return true
	case strings.ContainsRune(".,:/-", first) && n < len(rest) && '0' <= rest[n] && rest[n] <= '9':
		return true
	}
	words := replyTokens(rest[:min(len(rest), 60)])
	if len(words) == 0 {
		return false
	}
	between := strings.TrimSpace(rest[:words[0].from])
	_, unit := replyUnits[words[0].folded]
	return between == "" && unit || (between == "" || between == ".") && monthNamed(words[0].folded) > 0
}

// expand lists the numbers of a group: of "1-3" all three. What goes beyond the summary is named once.
func (x *replyReading) expand(group string) []int {
	var out []int
	last := 0 // the end of a span, which is read before its beginning
	for {
		m := replyNumber.FindStringSubmatchIndex(group)
		if m == nil {
			return out
		}
		n, _ := strconv.Atoi(group[m[4]:m[5]]) // at most four figures
		here := []int{n}
		for k := n + 1; k < min(last, len(x.r.Items)+1); k++ {
			here = append(here, k)
		}
		out = append(here, out...)
		last = 0
		if m[2] >= 0 {
			last = n
		}
		group = strings.TrimRight(group[:m[0]], " ,;&+/#")
		for _, word := range []string{" and", " und", " et", " y"} {
			group = strings.TrimSuffix(group, word)
		}
		group = strings.TrimRight(group, " ,;&+/#")
	}
}
