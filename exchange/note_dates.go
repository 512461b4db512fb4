package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"milepost/model"
)

// headDate is a date as a heading or a line of notes writes it.
type headDate struct {
	on      model.Date
	atTime  string // "10:00"; empty: not said
	problem string // key of what is wrong with it; empty: nothing
	numbers string // as written, when its order can be one of two
	noYear  bool   // month and day alone
	month   int
	day     int
	end     int  // where the date and its time end in the text
	whole   bool // nothing is said beside the date but what every talk is called
}

// Years that a date of a talk can have.
const (
	firstYear = 1970
	lastYear  = 2100
)

var (
	dateISO     = regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})(?:\D|$)`)
	dateCompact = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:\D|$)`)
	dateEast    = regexp.MustCompile(`^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`)
	dateNumbers = regexp.MustCompile(`^(\d{1,2})([./-])\s?(\d{1,2})([./-])\s?(\d{4}|\d{2})(?:[^\d./-]|[.-]?$|[.-]\D)`)
	dateDayName = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s+of|\s+de|\s*-)?\s*(\p{L}+)\.?(?:\s*,\s*|\s+del?\s+|\s*-\s*|\s+)(\d{4}|['’]\d{2})(?:[^\d]|$)`)
	dateNameDay = regexp.MustCompile(`(?i)^(\p{L}+)\.?\s*-?(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+|-)(\d{4}|['’]\d{2})(?:[^\d]|$)`)
	dateYear1st = regexp.MustCompile(`^(\d{4})[\s,-]+(\p{L}+)\.?[\s-]+(\d{1,2})(?:\D|$)`)
	dateDayOnly = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s+of|\s+de)?\s*(\p{L}+)\.?`)
	dateNameNoY = regexp.MustCompile(`(?i)^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:[^\d\p{L}]|$)`)
	dateTime    = regexp.MustCompile(`(?i)^(?:T|[\s,@–—-]*(?:at|um|à|kl\.?)?\s*)(\d{1,2})(?:[:h](\d{2})(?::(\d{2}(?:\.\d+)?))?)?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?(?:[^\d\p{L}]|Z|$)`)
	dateZone    = regexp.MustCompile(`^(?:Z|[+-]\d{2}:?\d{2})`)
)

// monthNames are folded, in English, German, French, Spanish, Italian and Dutch.
var monthNames = [12][]string{
	{"january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "januari"},
	{"february", "feb", "februar", "feber", "fevrier", "fevr", "febrero", "febbraio", "februari"},
	{"march", "mar", "marz", "maerz", "mrz", "mars", "marzo", "maart", "mrt"},
	{"april", "apr", "avril", "avr", "abril", "abr", "aprile"},
	{"may", "mai", "mayo", "maggio", "mag", "mei"},
	{"june", "jun", "juni", "juin", "junio", "giugno", "giu"},
	{"july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug"},
	{"august", "aug", "aout", "agosto", "ago", "augustus"},
	{"september", "sep", "sept", "septembre", "septiembre", "settembre", "set"},
	{"october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott"},
	{"november", "nov", "novembre", "noviembre"},
	{"december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre"},
}

// monthNamed is the month of a name, 0 when it is none.
func monthNamed(word string) int {
	if utf8.RuneCountInString(word) > 12 {
		return 0
	}
	f := model.Fold(word)
	return 1 + slices.IndexFunc(monthNames[:], func(names []string) bool { return slices.Contains(names, f) })
}

// talkWords are what stands beside dates and says nothing more than that there was a talk, folded.
var talkWords = wordSet(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom
the le el den der am vom du del on of with and mit avec con from for at a an
one oneonone oneonones on1 o3 meeting meetings note notes talk check in checkin catch up catchup sync weekly biweekly fortnightly monthly
private shared gesprach termin notiz notizen protokoll entretien reunion point nota notas date datum fecha`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

var (
	oneToOne = regexp.MustCompile(`(?i)^(?:1\s?[:/x×]\s?1s?|1[- ]?(?:on|to|2)[- ]?1s?|1-1s?)(?:[^\d\p{L}]|$)`)
	someWord = regexp.MustCompile(`^\p{L}[\p{L}\p{M}'’]*`)
	between  = regexp.MustCompile(`^[\s\p{Zs}\-–—:|,.()\[\]*_#•·/~]+`)
)

// skipTalkWord steps over one word or sign that says nothing but that there was a talk with somebody; 0 when there is
// none. called are folded words of the person's names.
func skipTalkWord(s string, called map[string]bool) int {
	if n := len(between.FindString(s)); n > 0 {
		return n
	}
	if m := oneToOne.FindString(s); m != "" {
		return len(strings.TrimRightFunc(m, func(r rune) bool { return r != '1' && r != 's' && r != 'S' }))
	}
	if w := someWord.FindString(s); w != "" {
		if f := model.Fold(w); talkWords[f] || called[f] {
			return len(w)
		}
	}
	return 0
}

// longestHead is within how many bytes of a line a date is looked for: what follows is a text.
const longestHead = 200

// findHeadDate finds the date that a text begins with, or that follows what every talk is called. The bool is false when
// there is none.
func findHeadDate(s string, order DateOrder, called map[string]bool) (headDate, bool) {
	if len(s) > longestHead {
		d, ok := findHeadDate(strings.ToValidUTF8(s[:longestHead], ""), order, called)
		d.whole = false
		return d, ok && d.end < longestHead-4
	}
	for at := 0; at < len(s); {
		if d, ok := parseHeadDate(s[at:], order); ok {
			d.end += at
			d.readTime(s)
			d.readRest(s, called)
			return d, true
		}
		n := skipTalkWord(s[at:], called)
		if n == 0 {
			break
		}
		at += n
	}
	return headDate{}, false
}

// readRest finds out whether what follows a date says anything.
func (d *headDate) readRest(s string, called map[string]bool) {
	later := *d // the time may follow other words
	for later.end < len(s) {
		if n := skipTalkWord(s[later.end:], called); n > 0 {
			later.end += n
			continue
		}
		before := later.end
		if d.atTime == "" {
			later.readTime(s)
		}
		if later.end == before {
			return
		}
	}
	d.whole, d.atTime = true, later.atTime
}

// readTime takes the time of day that may follow a date, and the end of the talk.
func (d *headDate) readTime(s string) {
	for first := true; ; first = false {
		m := dateTime.FindStringSubmatchIndex(s[d.end:])
		if m == nil || m[4] < 0 && m[8] < 0 { // a number alone is no time
			return
		}
		part := func(i int) string {
			if m[i] < 0 {
				return ""
			}
			return s[d.end+m[i] : d.end+m[i+1]]
		}
		hour, _ := strconv.Atoi(part(2))
		minute, _ := strconv.Atoi(part(4))
		half := strings.ToLower(strings.ReplaceAll(part(8), ".", ""))
		switch {
		case half == "pm" && hour < 12:
			hour += 12
		case half == "am" && hour == 12:
			hour = 0
		}
		if hour > 23 || minute > 59 {
			return
		}
		end := max(m[3], m[5], m[7], m[9]) + d.end
		if zone := dateZone.FindString(s[end:]); zone != "" { // an instant that another program wrote: its clock is not ours
			d.end = end + len(zone)
			return
		}
		d.end = end
		if first {
			d.atTime = fmt.Sprintf("%02d:%02d", hour, minute)
		}
	}
}

// parseHeadDate reads a date at the very start of a text.
func parseHeadDate(s string, order DateOrder) (headDate, bool) {
	if s == "" || !isDigit(s[0]) && monthNamed(someWord.FindString(s)) == 0 {
		return headDate{}, false
	}
	for _, f := range []struct {
		form    *regexp.Regexp
		y, m, d int // groups
	}{{dateISO, 1, 3, 5}, {dateCompact, 1, 2, 3}, {dateEast, 1, 2, 3}, {dateDayName, 3, 2, 1}, {dateNameDay, 3, 1, 2}, {dateYear1st, 1, 2, 3}} {
		g := f.form.FindStringSubmatchIndex(s)
		if g == nil {
			continue
		}
		group := func(i int) string { return s[g[2*i]:g[2*i+1]] }
		if d, ok := dayOf(group(f.y), group(f.m), group(f.d)); ok {
			d.end = max(g[2*f.y+1], g[2*f.m+1], g[2*f.d+1])
			if f.form == dateEast {
				d.end = g[1]
			}
			return d, true
		}
	}
	if d, ok := parseNumbers(s, order); ok {
		return d, true
	}
	return parseNoYear(s)
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// dayOf makes a day of three parts as written. A day that the calendar does not have is a date with a problem; what
// cannot be meant as a date is none.
func dayOf(year, month, day string) (headDate, bool) {
	y, _ := strconv.Atoi(strings.TrimLeft(year, "'’"))
	m, err := strconv.Atoi(month)
	if err != nil {
		m = monthNamed(month)
	}
	d, _ := strconv.Atoi(day)
	if y < 100 {
		y += 2000
	}
	if m == 0 && err != nil || y < firstYear || y > lastYear {
		return headDate{}, false
	}
	on := model.NewDate(y, time.Month(m), d)
	if m < 1 || m > 12 || on.Day() != d || int(on.Month()) != m {
		return headDate{problem: "import.row.date"}, true
	}
	return headDate{on: on}, true
}

// parseNumbers reads three numbers whose order may be one of two. Dots are written where the day comes first.
func parseNumbers(s string, order DateOrder) (headDate, bool) {
	g := dateNumbers.FindStringSubmatchIndex(s)
	if g == nil || s[g[4]:g[5]] != s[g[8]:g[9]] {
		return headDate{}, false
	}
	written := strings.ReplaceAll(s[:g[11]], " ", "")
	d := headDate{end: g[11], numbers: written}
	if s[g[4]:g[5]] == "." && order != DatesMDY {
		order, d.numbers = DatesDMY, ""
	}
	if order == DatesYMD { // the year is at the end, so that order cannot be meant
		order = DatesAuto
	}
	d.on, d.problem = parseDate(written, order)
	return d, true
}

// parseNoYear reads a month and a day alone.
func parseNoYear(s string) (headDate, bool) {
	if g := dateNameNoY.FindStringSubmatchIndex(s); g != nil {
		if m := monthNamed(s[g[2]:g[3]]); m > 0 {
			day, _ := strconv.Atoi(s[g[4]:g[5]])
			return headDate{noYear: true, month: m, day: day, end: endOfOrdinal(s, g[5])}, true
		}
	}
	if g := dateDayOnly.FindStringSubmatchIndex(s); g != nil {
		if m := monthNamed(s[g[4]:g[5]]); m > 0 {
			day, _ := strconv.Atoi(s[g[2]:g[3]])
			return headDate{noYear: true, month: m, day: day, end: g[1]}, true
		}
	}
	return headDate{}, false
}

// endOfOrdinal steps over "nd" of "2nd".
func endOfOrdinal(s string, at int) int {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if len(s) >= at+2 && strings.EqualFold(s[at:at+2], ending) {
			return at + 2
		}
	}
	return at
}

// inYear completes a date without a year. Without a year that is known it is one with a problem.
func (d headDate) inYear(year int) headDate {
	if !d.noYear {
		return d
	}
	d.noYear = false
	if year == 0 {
		d.problem = "import.notes.noyear"
		return d
	}
	full, _ := dayOf(strconv.Itoa(year), strconv.Itoa(d.month), strconv.Itoa(d.day))
	d.on, d.problem = full.on, full.problem
	return d
}
