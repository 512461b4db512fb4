package importing

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/words"
)

// fateMissing is beside the fates of rows: somebody the list named before and names no more.
const fateMissing exchange.Fate = "missing"

// fates are in the order in which somebody wants to look at them.
var fates = []exchange.Fate{exchange.FateRefused, exchange.FateChanged, exchange.FateNew, exchange.FateUnchanged, fateMissing}

// entry is one line of the preview: a row of the file, or somebody who is missing from it.
type entry struct {
	fate   exchange.Fate
	name   string
	key    string                    // ends its name: the line, of a folder with the file, or the person
	line   int                       // of the file; 0: missing from it
	cells  map[exchange.Field]string // what the row says
	fields []exchange.Field          // in the order of a menu, those of languages last
	plan   exchange.RowPlan
	meant  []string // whom an ambiguous row may mean, told apart as far as the file can
}

// entries are all lines of a preview, those that need a look first, in the order of the file within a fate.
func entries(a answer) []entry {
	var out []entry
	for i, r := range a.plan.Rows {
		e := entry{
			fate: r.Fate, name: r.Name, key: strconv.Itoa(r.Line), line: r.Line, cells: map[exchange.Field]string{}, plan: r,
			meant: candidates(a, r),
		}
		e.fields = exchange.FieldsOf(a.kind)
		for _, c := range a.plan.Columns {
			if c.Field.Language() != "" {
				e.fields = append(slices.Clone(e.fields), c.Field)
			}
			if a.table.Notes != nil {
				break
			}
			if r.Cells != nil {
				break // it says itself what it holds
			}
			if cells := a.table.Rows[i].Cells; c.Field != "" && c.Index < len(cells) {
				e.cells[c.Field] = value(c.Field, model.JoinSpace(cells[c.Index]))
			}
			if p := a.roster.Person(r.Person); c.Field == exchange.FieldWith && p != nil {
				e.cells[c.Field] = p.Name
			}
		}
		for f, text := range r.Cells {
			e.cells[f] = value(f, text)
		}
		if len(a.table.Notes) > 1 {
			e.key = filepath.Base(r.File) + "." + e.key
		}
		out = append(out, e)
	}
	for _, m := range a.plan.Missing {
		out = append(out, entry{fate: fateMissing, name: m.Name, key: m.ID.Short()})
	}
	order := fates
	if a.kind == exchange.KindCalendar {
		order = datesFirst
	}
	slices.SortStableFunc(out, func(a, b entry) int { return slices.Index(order, a.fate) - slices.Index(order, b.fate) })
	return out
}

// before is what a changed row's field held; the bool is false when the field stays.
func (e *entry) before(f exchange.Field) (string, bool) {
	for _, c := range e.plan.Changes {
		if c.Field == f && e.fate == exchange.FateChanged {
			return c.Before, true
		}
	}
	return "", false
}

// reason is why the row is refused, without file and line, which stand beside it.
func (e *entry) reason() string {
	if e.plan.Problem == nil {
		return ""
	}
	text := problemText(e.plan.Problem)
	file := filepath.Base(e.plan.File)
	if e.plan.File != "" && file != e.name && strings.TrimSuffix(file, filepath.Ext(file)) != e.name {
		text = words.Say("problem.place.file", file, text)
	}
	if len(e.meant) > 0 {
		text += " " + words.Say("import.candidates", words.List(e.meant))
	}
	return text
}

// candidates are the people a row may mean, each with the manager, else the place, else the end of the id.
func candidates(a answer, r exchange.RowPlan) []string {
	var who []string
	for _, c := range r.Candidates {
		switch manager := a.roster.ManagerOn(c.ID, a.day); {
		case c.ID == "":
			who = append(who, words.Say("import.candidate.new", c.Name))
		case manager != nil:
			who = append(who, words.Say("import.candidate.manager", c.Name, manager.Name))
		case c.Place != "":
			who = append(who, words.Say("import.candidate.place", c.Name, c.Place))
		default:
			who = append(who, words.Say("import.candidate.id", c.Name, c.ID.Short()))
		}
	}
	return who
}

// hereInstead are sentences for the window in place of those that name options of the command line.
var hereInstead = map[string]string{
	"import.column.name": "import.window.name", "import.row.date.order": "import.window.dates", "import.column.text": "import.window.text",
	"import.column.date": "import.window.date", "import.talk.unknown": "import.window.unknown", "import.talk.ambiguous": "import.window.ambiguous",
	"import.row.deal.rep": "import.window.rep", "import.row.deal.stage": "import.window.stage", "import.column.needed": "import.window.needed",
	"import.quota.noyear": "import.window.noyear", "import.quota.noperiod": "import.window.noperiod",
}

// inWindow is a problem as the window says it.
func inWindow(err error) error {
	var p *model.Problem
	if !errors.As(err, &p) || hereInstead[p.Key] == "" {
		return err
	}
	here := *p
	here.Key = hereInstead[p.Key]
	return &here
}

// problemText is what is wrong, without the place.
func problemText(p *model.Problem) string {
	bare := *p
	bare.File, bare.Line, bare.Column = "", 0, 0
	return words.Problem(inWindow(&bare))
}

// more is what a row changes beside the columns shown, and what of it is left out.
func (e *entry) more(shown []exchange.Field) (text string, wrong bool) {
	var parts []string
	for _, n := range e.plan.Notes {
		parts, wrong = append(parts, problemText(n)), true
	}
	for _, c := range e.plan.Changes {
		if e.fate == exchange.FateChanged && !slices.Contains(shown, c.Field) {
			parts = append(parts, sayChange(c))
		}
	}
	return strings.Join(parts, ", "), wrong
}

// sayChange is one change in words.
func sayChange(c exchange.Change) string {
	switch {
	case c.Field == exchange.FieldRep:
		return words.Say("import.change.rep")
	case c.Field == exchange.FieldSource:
		return words.Say("import.change.source")
	case c.Field == exchange.FieldFrom:
		return words.Say("import.change.from", value(c.Field, c.After))
	case c.Before == "":
		return words.Say("import.change.new", fieldText(c.Field), value(c.Field, c.After))
	}
	return words.Say("import.change", fieldText(c.Field), value(c.Field, c.After), value(c.Field, c.Before))
}

// value is what a change holds: dates and what became of a meeting in words, the beginning of a note, everything else as
// it is.
func value(f exchange.Field, text string) string {
	if said, ok := dateWords(f, text); ok {
		return said
	}
	switch f {
	case exchange.FieldFrom, exchange.FieldStarted, exchange.FieldEnds, exchange.FieldOn, exchange.FieldEngaged, exchange.FieldClosed, exchange.FieldDue, exchange.FieldStarts, exchange.FieldEndsOn, exchange.FieldOpened:
	case exchange.FieldWhat:
		if slices.Contains(exchange.RowKinds(), text) {
			return words.Say("import.what." + text)
		}
		return text
	case exchange.FieldHeld:
		return stateWords(text)
	case exchange.FieldNote:
		return beginning(text, mostOfNote)
	default:
		return text
	}
	if day, err := model.ParseDate(text); err == nil {
		return words.Date(day)
	}
	return text
}

// stateWords is what became of a meeting, as it is stored, in words; what a list calls it stays as it is.
func stateWords(text string) string {
	switch model.MeetingState(text) {
	case model.MeetingHeld, model.MeetingPlanned, model.MeetingMoved, model.MeetingSkipped, model.MeetingCancelled:
		return words.Say("meeting.state." + text)
	}
	return text
}

// mostOfNote is how many letters of a note stand in a line.
const mostOfNote = 120

// beginning is the first so many letters of a text, in one line.
func beginning(text string, most int) string {
	if len(text) > 8*most {
		text = strings.ToValidUTF8(text[:8*most], "") // a letter has at most four bytes, and white space is joined
	}
	letters := []rune(model.JoinSpace(text))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most-1]) + "…"
}

// fieldText is what a field is called.
func fieldText(f exchange.Field) string {
	if code := f.Language(); code != "" {
		return words.Say("import.text.in", words.LanguageName(code))
	}
	return words.Say("import.field." + string(f))
}

// fateText is what becomes of a row, in a word.
func fateText(f exchange.Fate) string { return words.Say("import.fate." + string(f)) }

// say is all of an entry in one line, for screen readers and scripts.
func (e *entry) say() string {
	parts := []string{e.name, fateText(e.fate)}
	if e.line > 0 {
		parts = append(parts, words.Say("import.line", e.line))
	}
	if e.fate == exchange.FateRefused {
		return strings.Join(append(parts, e.reason()), ", ")
	}
	for _, c := range e.plan.Changes {
		if c.Field != exchange.FieldName && c.Field != exchange.FieldText && (e.fate == exchange.FateChanged || c.Field != exchange.FieldSource) {
			parts = append(parts, sayChange(c))
		}
	}
	return strings.Join(parts, ", ")
}
