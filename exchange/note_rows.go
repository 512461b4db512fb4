package exchange

import (
	"regexp"
	"slices"
	"strings"

	"milepost/model"
)

// readSections takes texts apart, one row for each date and one for each file that is not taken.
func (b *talkPlanner) readSections() {
	type about struct {
		id     model.ID
		called map[string]bool
		on     model.Date
	}
	whose := make([]about, len(b.table.Notes))
	var numbers []string
	for i := range b.table.Notes {
		f := &b.table.Notes[i]
		if f.Problem != nil {
			b.refuseFile(f, f.Called, f.Problem, nil)
			continue
		}
		id, name, on, problem, candidates := b.findByFile(f)
		if problem != nil {
			b.refuseFile(f, name, problem, candidates)
			continue
		}
		p := b.index.Person(id)
		whose[i] = about{id, calledWords(p.Name, p.Call(), name), on}
		if b.opt.Dates == DatesAuto && !strings.HasPrefix(f.Text, model.NotesMark) {
			numbers = append(numbers, newNoteReader(f.Text, DatesAuto, whose[i].called).numbersIn()...)
		}
	}
	b.order = b.opt.Dates
	if b.order == DatesAuto { // whoever wrote all these texts writes dates in one way
		b.order = orderOf(numbers)
	}
	for i := range b.table.Notes {
		if whose[i].id != "" {
			f := &b.table.Notes[i]
			b.addSections(f, whose[i].id, whose[i].on, sectionsOf(f.Text, b.order, whose[i].called))
		}
	}
}

// sectionsOf takes one text apart.
func sectionsOf(text string, order DateOrder, called map[string]bool) []noteSection {
	written, ok := model.ParseNotesText(text)
	if !ok {
		return newNoteReader(text, order, called).sections()
	}
	var out []noteSection
	for i := range written {
		n := &written[i]
		out = append(out, noteSection{line: n.Line, date: headDate{on: n.On}, text: n.Text, own: n})
	}
	return out
}

func (b *talkPlanner) refuseFile(f *NoteFile, name string, p *model.Problem, candidates []model.Person) {
	again := *p
	b.plan.Rows = append(b.plan.Rows, RowPlan{File: f.File, Line: again.Line, Name: name})
	b.refuse(len(b.plan.Rows)-1, 0, &again, candidates)
}

// findByFile is the person a file is about. Names of files cannot hold every sign, so that signs make no difference there.
func (b *talkPlanner) findByFile(f *NoteFile) (id model.ID, name string, on model.Date, problem *model.Problem, candidates []model.Person) {
	if f.Person != "" {
		return f.Person, b.index.Person(f.Person).Name, on, nil, nil
	}
	plain, name, on := nameInFile(f.Called)
	if p := b.byOurName(f); p != nil {
		return p.ID, plain, on, nil, nil
	}
	for _, n := range []string{f.Called, plain, name} {
		if id := b.alias[model.Fold(n)]; id != "" {
			return id, plain, on, nil, nil
		}
	}
	for _, n := range []string{plain, name} {
		if model.Fold(n) == "" {
			continue
		}
		id, problem, candidates = b.find("", n)
		if problem != nil && len(candidates) == 0 || problem != nil && problem.Err == model.ErrNotFound {
			if same := b.sameWords(n); len(same) == 1 {
				return same[0].ID, plain, on, nil, nil
			} else if len(same) > 1 {
				problem = &model.Problem{Key: "import.talk.ambiguous", Args: []any{n, len(same)}, Err: model.ErrAmbiguous}
				candidates = same
			}
		}
		if problem == nil || problem.Err == model.ErrAmbiguous {
			return id, plain, on, problem, candidates
		}
	}
	if problem == nil {
		problem = &model.Problem{Key: "import.row.name", Err: model.ErrInvalid}
	}
	return "", plain, on, problem, candidates
}

// ourName is how files about a person are called that Milepost wrote: the last digits of the id are at the end.
var ourName = regexp.MustCompile(`^.+--([0-9a-f]{8})\.[^.]+$`)

// byOurName is the person whose file Milepost wrote: by the id, else by the name in its title; nil when it is another file
// or nobody is meant.
func (b *talkPlanner) byOurName(f *NoteFile) *model.Person {
	m := ourName.FindStringSubmatch(f.Called)
	if m == nil || !strings.HasPrefix(f.Text, model.NotesMark) {
		return nil
	}
	for i := range b.roster.People {
		if p := &b.roster.People[i]; strings.HasSuffix(string(p.ID), m[1]) {
			return p
		}
	}
	head, _, _ := strings.Cut(f.Text, "\n## ")
	for _, line := range strings.Split(head, "\n") {
		if title, ok := strings.CutPrefix(strings.TrimSpace(line), "# "); ok {
			if people := b.index.Named(title); len(people) == 1 {
				return b.roster.Person(people[0].ID)
			}
		}
	}
	return nil
}

// sameWords are the people whose name or alias is made of the same words as a file's name, in that order or with the last
// name and a comma first.
func (b *talkPlanner) sameWords(name string) []model.Person {
	want := []string{strings.Join(strings.Fields(heading(name)), " ")}
	if family, given, ok := strings.Cut(name, ","); ok {
		want = append(want, strings.Join(strings.Fields(heading(given+" "+family)), " "))
	}
	is := func(called string) bool {
		return slices.Contains(want, strings.Join(strings.Fields(heading(called)), " "))
	}
	var out []model.Person
	for _, p := range b.roster.People {
		named := is(p.Name) || slices.ContainsFunc(b.roster.Aliases, func(a model.Alias) bool { return a.SubjectID == p.ID && is(a.Name) })
		if named {
			out = append(out, p)
		}
	}
	model.SortPeople(out)
	return out
}

// addSections makes a row of each section. What stands before the first date is a note of the oldest day of the text,
// without a meeting; a text without any date is a note of the day in its name, else of today.
func (b *talkPlanner) addSections(f *NoteFile, person model.ID, named model.Date, sections []noteSection) {
	var oldest model.Date
	for i := range sections {
		if on := sections[i].date.on; !on.IsZero() && (oldest.IsZero() || on.Before(oldest)) {
			oldest = on
		}
	}
	if len(sections) == 0 {
		b.refuseFile(f, b.index.Person(person).Name, &model.Problem{Key: "import.notes.none", Err: model.ErrInvalid}, nil)
	}
	for i := range sections {
		s := &sections[i]
		row := len(b.plan.Rows)
		b.plan.Rows = append(b.plan.Rows, RowPlan{File: f.File, Line: s.line, Name: b.index.Person(person).Name, Cells: map[Field]string{}})
		if s.date.problem != "" {
			args := []any{s.heading}
			b.refuse(row, 0, &model.Problem{Key: s.date.problem, Args: args, Err: model.ErrInvalid}, nil)
			continue
		}
		b.items = append(b.items, b.itemOf(s, row, person, named, oldest))
	}
}

func (b *talkPlanner) itemOf(s *noteSection, row int, person model.ID, named, oldest model.Date) talkItem {
	it := talkItem{row: row, person: person, on: s.date.on, atTime: s.date.atTime, kind: model.NotePlain, text: s.text, day: s.date.on}
	it.state = model.MeetingHeld
	switch {
	case s.own != nil:
		it.kind, it.occasion, it.keep, it.try = s.own.Kind, s.own.Occasion, s.own.Keep, s.own.Try
		if !s.own.Met {
			it.state = ""
		}
	case s.undated && oldest.IsZero() && !named.IsZero():
		it.on, it.day = named, named
	case s.undated:
		it.on, it.state = oldest, ""
		if oldest.IsZero() {
			it.on = b.opt.Day
		}
	}
	if it.state != "" && it.on.After(b.opt.Day) {
		it.state = model.MeetingPlanned
	}
	return it
}
