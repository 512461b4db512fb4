package model

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// DateOrder is the order in which a country writes day, month and year in figures.
type DateOrder string

// The orders.
const (
	DayMonthYear DateOrder = "dmy"
	MonthDayYear DateOrder = "mdy"
	YearMonthDay DateOrder = "ymd"
)

// DateReader reads dates the way people write them: 2026-11-26, 26 Nov, 26.11., 26/11/26, Nov 26 2026, today, fri, +3,
// +2w, in 2 weeks, next fri, end of month. A date without a year is the nearest one to today, a lone number the nearest
// such day of a month, a weekday the next such day. On a Friday "fri" is a week from then: who means the day says today.
type DateReader struct {
	Today Date
	Order DateOrder // for figures alone; DayMonthYear if empty
	Words DateWords
	// Min and Max are the first and the last day allowed; zero is no limit. They also decide between years: where the
	// nearest year breaks a limit and the one beside it does not, that one is meant.
	Min, Max Date
}

// Read reads a text. The empty text is no date and no error. Errors are ErrInvalid with a key of kit.date.
func (r *DateReader) Read(text string) (Date, error) {
	t := strings.TrimSpace(Fold(text))
	if t == "" {
		return Date{}, nil
	}
	d, err := r.read(t, text)
	if err != nil {
		return Date{}, err
	}
	if err := r.Within(d); err != nil {
		return Date{}, err
	}
	return d, nil
}

// Within says what is wrong with a day beyond the limits; no day keeps them.
func (r *DateReader) Within(d Date) error {
	switch {
	case d.IsZero():
		return nil
	case !r.Min.IsZero() && d.Before(r.Min):
		return dateProblem("kit.date.early", r.Min)
	case !r.Max.IsZero() && d.After(r.Max):
		return dateProblem("kit.date.late", r.Max)
	}
	return nil
}

func dateProblem(key string, args ...any) error {
	return &Problem{Key: key, Args: args, Err: ErrInvalid}
}

// read takes the folded text t; text is what was written, for the message.
func (r *DateReader) read(t, text string) (Date, error) {
	if d, ok := r.relative(t); ok {
		return d, nil
	}
	if d, ok := r.spoken(t); ok {
		return d, nil
	}
	parts, ok := r.tokens(t)
	if !ok || len(parts.numbers) > 3 || len(parts.numbers) == 0 {
		if ok && parts.weekday >= 0 && parts.month == 0 && len(parts.numbers) == 0 {
			return r.nextWeekday(time.Weekday(parts.weekday)), nil
		}
		return Date{}, dateProblem("kit.date.bad", strings.TrimSpace(text))
	}
	y, m, d, ok := r.arrange(parts)
	if !ok {
		return Date{}, dateProblem("kit.date.bad", strings.TrimSpace(text))
	}
	day, ok := r.complete(y, m, d)
	if !ok {
		return Date{}, dateProblem("kit.date.none", strings.TrimSpace(text))
	}
	if parts.weekday >= 0 && int(day.Weekday()) != parts.weekday {
		return Date{}, dateProblem("kit.date.weekday", day, r.Words.Days[day.Weekday()])
	}
	return day, nil
}

// relative reads today, tomorrow, yesterday, +3, -1, +2w, +1m, +1y.
func (r *DateReader) relative(t string) (Date, bool) {
	for _, w := range []DateWords{r.Words, EnglishDates} {
		switch t {
		case Fold(w.Today):
			return r.Today, true
		case Fold(w.Tomorrow):
			return r.Today.AddDays(1), true
		case Fold(w.Yesterday):
			return r.Today.AddDays(-1), true
		}
	}
	if t[0] != '+' && t[0] != '-' {
		return Date{}, false
	}
	figures := strings.TrimRight(t, "dwmy")
	unit := strings.TrimPrefix(t, figures)
	n, err := strconv.Atoi(strings.ReplaceAll(figures, " ", ""))
	if err != nil || n < -maxSteps || n > maxSteps {
		return Date{}, false
	}
	switch unit {
	case "", "d":
		return r.Today.AddDays(n), true
	case "w":
		return r.Today.AddDays(7 * n), true
	case "m":
		return r.Today.AddMonths(n), true
	case "y":
		return r.Today.AddMonths(12 * n), true
	}
	return Date{}, false
}

// maxSteps keeps a relative date within years that can be written.
const maxSteps = 1000

func (r *DateReader) nextWeekday(w time.Weekday) Date {
	ahead := (int(w) - int(r.Today.Weekday()) + 7) % 7
	if ahead == 0 {
		ahead = 7
	}
	return r.Today.AddDays(ahead)
}

// dateTokens is a date taken apart.
type dateTokens struct {
	numbers []dateNumber
	month   int  // from a word, 0 if there was none
	weekday int  // from a word, -1 if there was none
	before  int  // how many numbers stood before the month's name
	dots    bool // figures were parted by dots
}

type dateNumber struct{ value, figures int }

// tokens takes a folded text apart; false if it holds something that belongs to no date.
func (r *DateReader) tokens(t string) (dateTokens, bool) {
	out := dateTokens{weekday: -1}
	for t != "" {
		c := rune(t[0])
		switch {
		case c >= '0' && c <= '9':
			n := len(t) - len(strings.TrimLeft(t, "0123456789"))
			if n > 8 {
				return out, false
			}
			v, _ := strconv.Atoi(t[:n]) // at most eight figures
			out.numbers = append(out.numbers, dateNumber{v, n})
			t = trimOrdinal(t[n:])
		case strings.ContainsRune(" ,./-", c):
			out.dots = out.dots || c == '.'
			t = t[1:]
		default:
			word := leadingWord(t)
			if word == "" || !r.word(word, &out) {
				return out, false
			}
			t = t[len(word):]
		}
	}
	return out, true
}

// trimOrdinal takes off what English puts behind the figures of a day: 1st, 2nd, 3rd, 4th.
func trimOrdinal(t string) string {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if rest, ok := strings.CutPrefix(t, end); ok && leadingWord(rest) == "" {
			return rest
		}
	}
	return t
}

func leadingWord(t string) string {
	for i, c := range t {
		if !unicode.IsLetter(c) && !unicode.IsMark(c) {
			return t[:i]
		}
	}
	return t
}

func (r *DateReader) word(word string, out *dateTokens) bool {
	if m := r.find(word, func(w *DateWords) ([]string, []string) { return w.Months[:], w.ShortMonths[:] }); m >= 0 && out.month == 0 {
		out.month, out.before = m+1, len(out.numbers)
		return true
	}
	if d := r.find(word, func(w *DateWords) ([]string, []string) { return w.Days[:], w.ShortDays[:] }); d >= 0 && out.weekday < 0 {
		out.weekday = d
		return true
	}
	return false
}

// find is the index of the one name that begins with the word, or of the short name that is the word; -1 if there is
// none or more than one.
func (r *DateReader) find(word string, names func(*DateWords) (full, short []string)) int {
	for _, w := range []*DateWords{&r.Words, &EnglishDates} {
		full, short := names(w)
		found, n := -1, 0
		for i := range full {
			if word == Fold(full[i]) || word == strings.TrimRight(Fold(short[i]), ".") {
				return i
			}
			if len([]rune(word)) >= 2 && strings.HasPrefix(Fold(full[i]), word) {
				found, n = i, n+1
			}
		}
		if n == 1 {
			return found
		}
	}
	return -1
}

// unwritten stands for a year or month that was not written.
const unwritten = -1

// arrange says which number is which.
func (r *DateReader) arrange(t dateTokens) (y, m, d int, ok bool) {
	n := t.numbers
	if t.month > 0 {
		switch {
		case len(n) == 1 && n[0].figures <= 2:
			return unwritten, t.month, n[0].value, true
		case len(n) == 2 && n[0].figures == 4:
			return n[0].value, t.month, n[1].value, n[1].figures <= 2
		case len(n) == 2:
			return r.year(n[1]), t.month, n[0].value, n[0].figures <= 2
		}
		return 0, 0, 0, false
	}
	switch {
	case len(n) == 1 && n[0].figures == 8: // 20261126
		return n[0].value / 10000, n[0].value / 100 % 100, n[0].value % 100, true
	case len(n) == 1 && n[0].figures <= 2:
		return unwritten, unwritten, n[0].value, true
	case len(n) == 2:
		return r.arrangeTwo(t)
	case len(n) == 3:
		return r.arrangeThree(t)
	}
	return 0, 0, 0, false
}

// dayFirst says whether figures begin with the day: dots are written so wherever they are used, except in the east.
func (r *DateReader) dayFirst(t dateTokens) bool {
	return r.Order == DayMonthYear || r.Order == "" || t.dots && r.Order == MonthDayYear
}

func (r *DateReader) arrangeTwo(t dateTokens) (y, m, d int, ok bool) {
	a, b := t.numbers[0], t.numbers[1]
	if a.figures > 2 || b.figures > 2 {
		return 0, 0, 0, false
	}
	if r.dayFirst(t) {
		return unwritten, b.value, a.value, true
	}
	return unwritten, a.value, b.value, true
}

func (r *DateReader) arrangeThree(t dateTokens) (y, m, d int, ok bool) {
	a, b, c := t.numbers[0], t.numbers[1], t.numbers[2]
	if a.figures == 4 || r.Order == YearMonthDay {
		return r.year(a), b.value, c.value, a.figures != 3 && b.figures <= 2 && c.figures <= 2
	}
	ok = a.figures <= 2 && b.figures <= 2 && (c.figures == 2 || c.figures == 4)
	if r.dayFirst(t) {
		return r.year(c), b.value, a.value, ok
	}
	return r.year(c), a.value, b.value, ok
}

// year reads two figures as the year with this ending that lies nearest to today.
func (r *DateReader) year(n dateNumber) int {
	if n.figures > 2 {
		return n.value
	}
	y := r.Today.Year()/100*100 + n.value
	switch {
	case y > r.Today.Year()+50:
		return y - 100
	case y < r.Today.Year()-49:
		return y + 100
	}
	return y
}

// complete finds the day, with the year and month that were left out; false if there is no such day.
func (r *DateReader) complete(y, m, d int) (Date, bool) {
	if y != unwritten {
		return civil(y, m, d)
	}
	var candidates []Date
	for step := -1; step <= 1; step++ {
		cy, cm := r.Today.Year()+step, m
		if m == unwritten {
			first := NewDate(r.Today.Year(), r.Today.Month(), 1).AddMonths(step)
			cy, cm = first.Year(), int(first.Month())
		}
		if day, ok := civil(cy, cm, d); ok {
			candidates = append(candidates, day)
		}
	}
	if len(candidates) == 0 && m == int(time.February) && d == 29 {
		candidates = r.leapDays()
	}
	return r.nearest(candidates)
}

// leapDays are the 29ths of February around today.
func (r *DateReader) leapDays() []Date {
	var out []Date
	for y := r.Today.Year() - 8; y <= r.Today.Year()+8; y++ {
		if day, ok := civil(y, 2, 29); ok {
			out = append(out, day)
		}
	}
	return out
}

// nearest is the candidate nearest to today, of those within the limits if there are any; the later of two.
func (r *DateReader) nearest(candidates []Date) (Date, bool) {
	var best, allowed Date
	nearer := func(d, than Date) bool {
		return than.IsZero() || abs(d.Days(r.Today)) <= abs(than.Days(r.Today))
	}
	for _, d := range candidates {
		if nearer(d, best) {
			best = d
		}
		inside := !d.Before(r.Min) && (r.Max.IsZero() || !d.After(r.Max))
		if inside && nearer(d, allowed) {
			allowed = d
		}
	}
	if !allowed.IsZero() {
		best = allowed
	}
	return best, !best.IsZero()
}

// civil is the day, if the calendar has it.
func civil(y, m, d int) (Date, bool) {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31 {
		return Date{}, false
	}
	day := NewDate(y, time.Month(m), d)
	return day, day.Day() == d
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
