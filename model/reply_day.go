package model

import (
	"strconv"
	"strings"
	"time"
)

// Days as people answer with them, folded, in English, German, French and Spanish. What is written in figures is read by
// whoever knows the order of the region.
var (
	replyWeekdays = [7][]string{
		{"sunday", "sun", "sonntag", "dimanche", "domingo"},
		{"monday", "mon", "montag", "lundi", "lunes"},
		{"tuesday", "tue", "tues", "dienstag", "mardi", "martes"},
		{"wednesday", "wed", "weds", "mittwoch", "mercredi", "miercoles"},
		{"thursday", "thu", "thur", "thurs", "donnerstag", "jeudi", "jueves"},
		{"friday", "fri", "freitag", "vendredi", "viernes"},
		{"saturday", "sat", "samstag", "sonnabend", "samedi", "sabado"},
	}
	replyMonths = [12][]string{
		{"january", "januar", "janner", "janvier", "enero"},
		{"february", "februar", "fevrier", "febrero"},
		{"march", "marz", "mars", "marzo"},
		{"april", "avril", "abril"},
		{"may", "mai", "mayo"},
		{"june", "juni", "juin", "junio"},
		{"july", "juli", "juillet", "julio"},
		{"august", "aout", "agosto"},
		{"september", "septembre", "septiembre"},
		{"october", "oktober", "octobre", "octubre"},
		{"november", "novembre", "noviembre"},
		{"december", "dezember", "decembre", "diciembre"},
	}
	replyUnits = map[string]func(Date, int) Date{}
)

func init() {
	for _, unit := range []struct {
		words string
		step  func(Date, int) Date
	}{
		{"day days tag tage tagen jour jours dia dias", Date.AddDays},
		{"week weeks woche wochen semaine semaines semana semanas", func(d Date, n int) Date { return d.AddDays(7 * n) }},
		{"month months monat monate monaten mois mes meses", Date.AddMonths},
	} {
		for w := range strings.FieldsSeq(unit.words) {
			replyUnits[w] = unit.step
		}
	}
}

// day reads a day that a reply names. "This week" and "next week" mean the Friday of it, "next month" and "end of the
// month" its last day; "Friday" is the next one, "next Friday" that of next week. A day without a year is the nearest.
func (r *ReplyReader) day(text string) (Date, bool) {
	f := strings.Trim(Fold(text), " .,;:!()")
	f = strings.TrimPrefix(f, "the ")
	if d, ok := r.dayWords(f); ok {
		return d, true
	}
	words := strings.FieldsFunc(f, func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	if d, ok := r.inSome(words); ok {
		return d, true
	}
	if d, ok := r.weekday(words); ok {
		return d, true
	}
	if d, ok := r.monthDay(words); ok {
		return d, true
	}
	if d, err := ParseDate(f); err == nil && !d.IsZero() {
		return d, true
	}
	if r.Figures == nil || !strings.ContainsAny(f, "0123456789") || strings.Trim(f, "0123456789./- ") != "" {
		return Date{}, false
	}
	return r.Figures(f)
}

// dayWords reads what is said in fixed words.
func (r *ReplyReader) dayWords(f string) (Date, bool) {
	monday := r.Today.WeekStart(time.Monday)
	month := NewDate(r.Today.Year(), r.Today.Month()+1, 0)
	friday := monday.AddDays(4)
	if friday.Before(r.Today) {
		friday = monday.AddDays(6)
	}
	switch f {
	case "today", "tonight", "eod", "end of day", "end of the day", "heute", "aujourdhui", "hoy":
		return r.Today, true
	case "tomorrow", "tmrw", "morgen", "demain", "manana":
		return r.Today.AddDays(1), true
	case "day after tomorrow", "ubermorgen", "apres demain", "apres-demain", "pasado manana":
		return r.Today.AddDays(2), true
	case "this week", "eow", "end of week", "end of the week", "end of this week", "diese woche", "ende der woche", "cette semaine", "fin de semaine", "esta semana":
		return friday, true
	case "next week", "end of next week", "nachste woche", "kommende woche", "ende nachster woche", "semaine prochaine", "la semaine prochaine", "proxima semana", "la proxima semana", "la semana que viene":
		return monday.AddDays(11), true
	case "eom", "this month", "end of month", "end of the month", "end of this month", "monatsende", "ende des monats", "ende monat", "fin du mois", "fin de mes":
		return month, true
	case "next month", "end of next month", "nachsten monat", "le mois prochain", "mois prochain", "proximo mes", "el proximo mes":
		return NewDate(r.Today.Year(), r.Today.Month()+2, 0), true
	}
	return Date{}, false
}

// inSome reads "in 2 weeks", "2 weeks", "in a week".
func (r *ReplyReader) inSome(words []string) (Date, bool) {
	if len(words) == 3 && (words[0] == "in" || words[0] == "dans" || words[0] == "en") {
		words = words[1:]
	}
	if len(words) != 2 {
		return Date{}, false
	}
	step, ok := replyUnits[words[1]]
	n, err := strconv.Atoi(words[0])
	switch words[0] {
	case "a", "one", "einer", "einem", "une", "un", "una":
		n, err = 1, nil
	}
	if !ok || err != nil || n < 0 || n > 400 {
		return Date{}, false
	}
	return step(r.Today, n), true
}

// weekday reads a day of the week.
func (r *ReplyReader) weekday(words []string) (Date, bool) {
	if len(words) == 0 || len(words) > 2 {
		return Date{}, false
	}
	day, next := words[0], false
	if len(words) == 2 {
		switch words[0] {
		case "next", "nachsten", "nachster":
			next = true
		case "this", "coming", "kommenden", "diesen", "ce", "este":
		default:
			return Date{}, false
		}
		day = words[1]
	}
	n := weekdayNamed(day)
	if n < 0 {
		return Date{}, false
	}
	ahead := (n - int(r.Today.Weekday()) + 6) % 7
	d := r.Today.AddDays(ahead + 1)
	if next && d.WeekStart(time.Monday) == r.Today.WeekStart(time.Monday) {
		d = d.AddDays(7)
	}
	return d, true
}

func weekdayNamed(word string) int {
	for n, names := range replyWeekdays {
		for _, name := range names {
			if word == name {
				return n
			}
		}
	}
	return -1
}

// monthNamed is the number of a month by its name, or by at least its first three letters; 0 when it is none.
func monthNamed(word string) int {
	if len(word) < 3 {
		return 0
	}
	for n, names := range replyMonths {
		for _, name := range names {
			if strings.HasPrefix(name, word) {
				return n + 1
			}
		}
	}
	return 0
}

// monthDay reads "4 Dec", "Dec 4th", "Fri 4 December 2026", "4th of December".
func (r *ReplyReader) monthDay(words []string) (Date, bool) {
	day, month, year, weekday := 0, 0, 0, -1
	for i, w := range words {
		n := 0
		if '0' <= w[0] && w[0] <= '9' {
			n, _ = strconv.Atoi(strings.TrimRight(w, "stndrhe")) // 0 when it is no number
		}
		switch {
		case i == 0 && weekdayNamed(w) >= 0:
			weekday = weekdayNamed(w)
		case w == "of" || w == "de" || w == "the":
		case n >= 1000 && n <= 9999 && year == 0:
			year = n
		case n > 0 && n <= 31 && day == 0:
			day = n
		case month == 0 && monthNamed(w) > 0:
			month = monthNamed(w)
		default:
			return Date{}, false
		}
	}
	if day == 0 || month == 0 {
		return Date{}, false
	}
	d := r.nearest(day, month, year)
	return d, !d.IsZero() && d.Day() == day && (weekday < 0 || int(d.Weekday()) == weekday)
}

// nearest is the day of a month in a year, or without one in the year that makes it nearest to today.
func (r *ReplyReader) nearest(day, month, year int) Date {
	if year > 0 {
		return NewDate(year, time.Month(month), day)
	}
	best := NewDate(r.Today.Year(), time.Month(month), day)
	for _, y := range []int{r.Today.Year() - 1, r.Today.Year() + 1} {
		d := NewDate(y, time.Month(month), day)
		if max(d.Days(r.Today), r.Today.Days(d)) < max(best.Days(r.Today), r.Today.Days(best)) {
			best = d
		}
	}
	return best
}
