package report

import (
	"strings"

	"milepost/model"
)

// Words turns facts into the reader's language.
type Words struct {
	Language string // BCP 47 tag
	// Say is the sentence of a key with its arguments put in.
	Say func(key string, args ...any) string
	// Date is "26 November 2026", DateShort "26 Nov" with the year where it is not that of the day it is read on,
	// Month "November", MonthYear "November 2026"; all are empty for no date.
	Date      func(d model.Date) string
	DateShort func(d, today model.Date) string
	Month     func(month int) string
	MonthYear func(d model.Date) string
	// Duration is "9 days", "2 weeks"; Count a number in words as far as sentences write it so.
	Duration func(days int) string
	Count    func(n int) string
	// Capital is a sentence with a capital letter; List joins words as a sentence does.
	Capital func(s string) string
	List    func(items []string) string
}

// plural is the sentence of a key for a number, in the form for one or for several. The number in words is the first
// argument.
func (w *Words) plural(key string, n int, args ...any) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return w.Say(key+form, append([]any{w.Count(n)}, args...)...)
}

// share is the sentence of a key for a part of a whole, in the form for none, for one or for several. Both numbers in
// words are the first arguments; it begins with a capital letter.
func (w *Words) share(key string, part, whole int, args ...any) string {
	all := append([]any{w.Count(part), w.Count(whole)}, args...)
	switch part {
	case 0:
		return w.Capital(w.Say(key+".none", all...))
	case 1:
		return w.Capital(w.Say(key+".one", all...))
	}
	return w.Capital(w.Say(key+".other", all...))
}

// date, short and month keep together what a line end would tear apart.
func (w *Words) date(d model.Date) string         { return unbroken(w.Date(d)) }
func (w *Words) short(d, today model.Date) string { return unbroken(w.DateShort(d, today)) }
func (w *Words) month(d model.Date) string        { return unbroken(w.MonthYear(d)) }

// unbroken puts no-break spaces for spaces.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// unbreak puts spaces for no-break spaces, where nothing is broken.
func unbreak(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// period is a span of days: months if it has whole ones, else days.
func (w *Words) period(s model.Span) string {
	switch {
	case s.To.IsZero():
		return w.Say("report.period.since", w.date(s.From))
	case s.From.IsZero():
		return w.Say("report.period.until", w.date(s.To))
	case s.From.Day() != 1 || s.To.AddDays(1).Day() != 1:
		return w.Say("report.period.range", w.date(s.From), w.date(s.To))
	case s.From.Year() == s.To.Year() && s.From.Month() == s.To.Month():
		return w.month(s.To)
	case s.From.Year() == s.To.Year():
		return w.Say("report.period.range", w.Month(int(s.From.Month())), w.month(s.To))
	}
	return w.Say("report.period.range", w.month(s.From), w.month(s.To))
}

// scripts are the words for letters that are replaced.
var scripts = map[string]string{
	"Arab": "report.script.arabic", "Armn": "report.script.armenian", "Beng": "report.script.bengali",
	"Deva": "report.script.devanagari", "Ethi": "report.script.ethiopic", "Geor": "report.script.georgian",
	"Grek": "report.script.greek", "Gujr": "report.script.gujarati", "Guru": "report.script.gurmukhi",
	"Hang": "report.script.korean", "Hani": "report.script.chinese", "Hebr": "report.script.hebrew",
	"Hira": "report.script.japanese", "Kana": "report.script.japanese", "Khmr": "report.script.khmer",
	"Knda": "report.script.kannada", "Laoo": "report.script.lao", "Mlym": "report.script.malayalam",
	"Mymr": "report.script.burmese", "Sinh": "report.script.sinhala", "Taml": "report.script.tamil",
	"Telu": "report.script.telugu", "Thai": "report.script.thai", "Zsye": "report.script.emoji",
	"Zsym": "report.script.symbols",
}

// scriptKey is the key of the word for a script's letters.
func scriptKey(script string) string {
	if key, ok := scripts[script]; ok {
		return key
	}
	return "report.script.other"
}

// warnings are what the maker of a document should know: once for each kind of letters that were replaced.
func (p *press) warnings() []*model.Problem {
	var out []*model.Problem
	said := map[string]bool{}
	for _, script := range p.doc.Replaced() {
		if key := scriptKey(script); !said[key] {
			said[key] = true
			out = append(out, &model.Problem{Key: "report.warning.letters", Args: []any{model.Key(key)}})
		}
	}
	return out
}
