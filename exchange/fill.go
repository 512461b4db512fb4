package exchange

import (
	"milepost/model"
)

// fill works out what a row brings to its person.
func (b *planner) fill(row int) {
	d, out := b.whose[row], &b.plan.Rows[row]
	if d == nil {
		return
	}
	if d.line != out.Line {
		b.fillAgain(row, d)
		return
	}
	p := d.person
	changes, problem := b.fillPerson(row, d, &p)
	if problem == nil {
		var more []Change
		more, problem = b.fillAssignment(row, d)
		changes = append(changes, more...)
	}
	if problem != nil {
		d.problem = problem
		b.refuse(row, problem, b.ambiguousManager(row, problem))
		return
	}
	d.edited = d.edited || p != d.person
	d.person = p
	out.Changes = append(changes, out.Changes...)
	switch {
	case d.isNew:
		out.Fate = FateNew
	case len(out.Changes) > 0:
		out.Fate, out.Person = FateChanged, p.ID
	default:
		out.Fate, out.Person = FateUnchanged, p.ID
	}
}

// fillAgain gives a row that says the same as an earlier one: nothing more to do, or refused for the same reason.
func (b *planner) fillAgain(row int, d *draft) {
	out := &b.plan.Rows[row]
	if d.problem != nil {
		again := *d.problem
		again.Line = out.Line
		b.refuse(row, &again, b.ambiguousManager(row, &again))
		return
	}
	out.Fate = FateUnchanged
	if !d.isNew {
		out.Person = d.person.ID
	}
}

// fillPerson takes what a row says about the person alone. An empty cell says nothing.
func (b *planner) fillPerson(row int, d *draft, p *model.Person) ([]Change, *model.Problem) {
	var changes []Change
	set := func(f Field, into *string, value string) {
		if value != "" && *into != value {
			changes = append(changes, Change{f, *into, value})
			*into = value
		}
	}
	name := b.nameOf(row)
	switch {
	case d.isNew:
		p.Name = name
		changes = append(changes, Change{Field: FieldName, After: name})
	case b.knownByID(row, p.ID):
		set(FieldName, &p.Name, name) // the source knows the person, so a new spelling is a new name
	}
	set(FieldGiven, &p.Given, b.cell(row, FieldGiven))
	set(FieldFamily, &p.Family, b.cell(row, FieldFamily))
	set(FieldEmail, &p.Email, b.cell(row, FieldEmail))
	set(FieldPhone, &p.Phone, b.cell(row, FieldPhone))
	set(FieldPlace, &p.Place, b.cell(row, FieldPlace))
	started, problem := b.date(row, FieldStarted)
	if problem != nil {
		return nil, problem
	}
	if !started.IsZero() && started != p.StartedOn {
		changes = append(changes, Change{FieldStarted, p.StartedOn.String(), started.String()})
		p.StartedOn = started
	}
	if !p.IsRep {
		p.IsRep = true
		if !d.isNew {
			changes = append(changes, Change{Field: FieldRep, After: "true"})
		}
	}
	return changes, nil
}

// knownByID says whether the file already knows a person by the very id that the row gives.
func (b *planner) knownByID(row int, person model.ID) bool {
	external := b.cell(row, FieldID)
	for _, s := range b.roster.Sources {
		if external != "" && s.Source == b.plan.Source && s.External == external && s.SubjectID == person {
			return true
		}
	}
	return false
}

// date reads a date; none for an empty cell.
func (b *planner) date(row int, f Field) (model.Date, *model.Problem) {
	text := b.cell(row, f)
	if text == "" {
		return model.Date{}, nil
	}
	day, key := parseDate(text, b.order[f])
	if key != "" {
		return day, b.problem(row, f, model.ErrInvalid, key, text)
	}
	return day, nil
}

// wanted is what a row says about an assignment; what it does not say is empty.
type wanted struct {
	manager      *draft
	team, region string
	level        model.ID
	from         model.Date
}

// fillAssignment takes manager, team, region and level.
func (b *planner) fillAssignment(row int, d *draft) ([]Change, *model.Problem) {
	want := wanted{team: b.cell(row, FieldTeam), region: b.cell(row, FieldRegion)}
	var problem *model.Problem
	if want.from, problem = b.date(row, FieldFrom); problem != nil {
		return nil, problem
	}
	if want.manager, problem = b.managerOf(row, d); problem != nil {
		return nil, problem
	}
	if text := b.cell(row, FieldLevel); text != "" {
		if l := b.roster.Framework.LevelNamed(text); l != nil {
			want.level = l.LevelID
		} else {
			out := &b.plan.Rows[row]
			out.Notes = append(out.Notes, b.problem(row, FieldLevel, model.ErrNotFound, "import.row.level", text))
		}
	}
	step, later := nextAssignment(b.assignmentsOf(d.person.ID), d.person.ID, want, b.opt.Day)
	if later {
		return nil, b.problem(row, FieldManager, model.ErrConflict, "import.row.assigned", d.person.Name, step.before.ValidFrom)
	}
	d.ended, d.begun = step.ended, step.begun
	if want.manager != nil {
		want.manager.asManager = true
	}
	return b.assignmentChanges(step), nil
}

// managerOf is the person a row names as manager, made when nobody is called so; nil when the row names nobody.
func (b *planner) managerOf(row int, d *draft) (*draft, *model.Problem) {
	name := b.cell(row, FieldManager)
	if model.Fold(name) == "" {
		return nil, nil
	}
	id, candidates, err := b.findManager(name)
	switch {
	case err != nil:
		return nil, b.problem(row, FieldManager, err, "import.row.manager", name, len(candidates))
	case id == d.person.ID:
		return nil, b.problem(row, FieldManager, model.ErrInvalid, "import.row.manager.self", name)
	}
	var m *draft
	if id == "" {
		m = b.newDraft(name)
	} else {
		m = b.draftOf(id)
	}
	b.addExternal(m, "", name)
	return m, nil
}

// findManager matches by an id of the source first: some lists name managers so.
func (b *planner) findManager(text string) (model.ID, []model.Person, error) {
	if id := b.index.Source(b.plan.Source, text); id != "" {
		return id, nil, nil
	}
	return b.index.Match(b.plan.Source, "", text)
}

// ambiguousManager lists whom a row may mean that was refused for its manager.
func (b *planner) ambiguousManager(row int, p *model.Problem) []model.Person {
	if p.Key != "import.row.manager" {
		return nil
	}
	return b.index.Named(b.cell(row, FieldManager))
}

func (b *planner) assignmentsOf(person model.ID) []model.Assignment {
	var out []model.Assignment
	for _, a := range b.roster.Assignments {
		if a.SubjectID == person {
			out = append(out, a)
		}
	}
	return out
}

// assignmentChanges says in names what an assignment step changes.
func (b *planner) assignmentChanges(s assignmentStep) []Change {
	if s.ended == nil && s.begun == nil {
		return nil
	}
	now := s.begun
	if now == nil {
		now = s.ended
	}
	var changes []Change
	add := func(f Field, before, after string) {
		if before != after {
			changes = append(changes, Change{f, before, after})
		}
	}
	add(FieldManager, b.personName(s.before.ManagerID), b.personName(now.ManagerID))
	add(FieldTeam, s.before.Team, now.Team)
	add(FieldRegion, s.before.Region, now.Region)
	add(FieldLevel, b.levelName(s.before.LevelID), b.levelName(now.LevelID))
	if s.begun != nil {
		add(FieldFrom, s.before.ValidFrom.String(), s.begun.ValidFrom.String())
	}
	return changes
}

func (b *planner) personName(id model.ID) string {
	if id == "" {
		return ""
	}
	return b.index.Person(id).Name
}

func (b *planner) levelName(id model.ID) string {
	if l := b.roster.Framework.Level(id); l != nil {
		return l.Name
	}
	return ""
}
