package exchange

import (
	"slices"

	"milepost/model"
)

// growFound is a record that a row may mean.
type growFound struct {
	at       int // in its list
	id, rep  model.ID
	title    string
	archived bool
}

// find is the record that a row means: by its id, else by rep and title; of several with one title none. The bool is false
// when the row has to be refused.
func find(all []growFound, id string, rep model.ID, title string) (at int, several bool) {
	at = -1
	for _, x := range all {
		if id != "" && string(x.id) == id {
			return x.at, false
		}
	}
	best := false
	for _, x := range all {
		if x.rep != rep || model.Fold(x.title) != model.Fold(title) {
			continue
		}
		switch live := !x.archived; {
		case at < 0 || live && !best:
			at, best, several = x.at, live, false
		case live == best:
			several = true
		}
	}
	return at, several
}

func byGrowID(all []growFound, id string) (growFound, bool) {
	i := slices.IndexFunc(all, func(x growFound) bool { return id != "" && string(x.id) == id })
	if i < 0 {
		return growFound{}, false
	}
	return all[i], true
}

// meet finds whose row it is and which record it means; at is -1 for a new one.
func (x *growTable) meet(r *TableRow, all []growFound, out *RowPlan) (rep model.ID, at int, problem *model.Problem) {
	id, title := x.cell(r, FieldID), x.named(r, FieldTitle)
	out.Name = title
	known, has := byGrowID(all, id)
	if title == "" && !has {
		return "", 0, x.problem(r, FieldTitle, model.ErrInvalid, "import.row.grow.title")
	}
	if rep, problem = x.rep(r, known.rep, out); problem != nil {
		return "", 0, problem
	}
	at, several := find(all, id, rep, title)
	if several {
		return "", 0, x.problem(r, FieldTitle, model.ErrAmbiguous, "import.row.grow.several", title)
	}
	of := model.ID("")
	if at >= 0 {
		of = all[at].id
	}
	return rep, at, x.once(r, of, rep, title)
}

// goal reads a row of a list of goals.
func (x *growTable) goal(r *TableRow, out *RowPlan) *model.Problem {
	var all []growFound
	for i := range x.have.goals {
		g := &x.have.goals[i]
		all = append(all, growFound{i, g.ID, g.SubjectID, g.Title, !g.ArchivedAt.IsZero()})
	}
	rep, at, problem := x.meet(r, all, out)
	switch {
	case problem != nil:
		return problem
	case rep == "":
		return x.problem(r, FieldSeller, model.ErrInvalid, "import.row.deal.norep")
	}
	g := model.Goal{Row: model.About(rep), AuthorID: x.have.roster.Owner.ID, State: model.GoalOpen, OpenedOn: x.opt.Day}
	if at >= 0 {
		g = x.have.goals[at]
	}
	out.Person = rep
	due := g.DueOn
	x.title(r, &g.Title, out)
	x.text(r, FieldDone, &g.DoneWhen, out)
	if problem := x.days(r, out, FieldDue, &g.DueOn, FieldOpened, &g.OpenedOn); problem != nil {
		return problem
	}
	if text := x.cell(r, FieldGrowState); text != "" {
		state, ok := goalStates[model.Fold(text)]
		if !ok {
			return x.problem(r, FieldGrowState, model.ErrInvalid, "import.row.grow.state", text, "open, reached, missed, dropped")
		}
		if state != g.State {
			out.Changes = append(out.Changes, Change{FieldGrowState, string(g.State), string(state)})
			g.State = state
		}
	}
	if problem := x.closes(r, g.State == model.GoalOpen, &g.ClosedOn, out); problem != nil {
		return problem
	}
	x.skill(r, &g.SkillID, out)
	if text := x.named(r, FieldCareer); text != "" {
		if id, ok := x.career(text, rep); !ok {
			out.Notes = append(out.Notes, x.problem(r, FieldCareer, model.ErrNotFound, "import.row.grow.career", text))
		} else if id != g.CareerMilestoneID {
			out.Changes = append(out.Changes, Change{FieldCareer, x.careerTitle(g.CareerMilestoneID), x.careerTitle(id)})
			g.CareerMilestoneID = id
		}
	}
	move := x.moved(&g.Row, due, g.DueOn)
	if move != nil {
		move.GoalID = g.ID
	}
	x.put(out, &g, move)
	return nil
}

// days takes several days: a field and where it goes, again and again.
func (x *growTable) days(r *TableRow, out *RowPlan, pairs ...any) *model.Problem {
	for i := 0; i+1 < len(pairs); i += 2 {
		if problem := x.day(r, pairs[i].(Field), pairs[i+1].(*model.Date), out); problem != nil {
			return problem
		}
	}
	return nil
}

// career is a rep's career milestone of an id or a title; of several with one title none.
func (x *growTable) career(text string, rep model.ID) (model.ID, bool) {
	var all []growFound
	for i := range x.have.careers {
		c := &x.have.careers[i]
		if rep == "" || c.SubjectID == rep {
			all = append(all, growFound{i, c.ID, rep, c.Title, !c.ArchivedAt.IsZero()})
		}
	}
	at, several := find(all, text, rep, text)
	if at < 0 || several {
		return "", false
	}
	return x.have.careers[at].ID, true
}

func (x *growTable) careerTitle(id model.ID) string {
	for i := range x.have.careers {
		if x.have.careers[i].ID == id {
			return x.have.careers[i].Title
		}
	}
	return ""
}

// milestone reads a row of a list of milestones: with a rep it is of a career, without one the team's.
func (x *growTable) milestone(r *TableRow, out *RowPlan) *model.Problem {
	var all []growFound
	for i := range x.have.careers {
		c := &x.have.careers[i]
		all = append(all, growFound{len(all), c.ID, c.SubjectID, c.Title, !c.ArchivedAt.IsZero()})
	}
	for i := range x.have.strategic {
		m := &x.have.strategic[i]
		all = append(all, growFound{len(all), m.ID, "", m.Title, !m.ArchivedAt.IsZero()})
	}
	rep, at, problem := x.meet(r, all, out)
	if problem != nil {
		return problem
	}
	if rep != "" {
		if at >= len(x.have.careers) {
			return x.problem(r, FieldSeller, model.ErrInvalid, "import.row.grow.team")
		}
		return x.careerRow(r, rep, at, out)
	}
	return x.strategicRow(r, at-len(x.have.careers), out)
}

func (x *growTable) careerRow(r *TableRow, rep model.ID, at int, out *RowPlan) *model.Problem {
	c := model.Career{Row: model.About(rep), AuthorID: x.have.roster.Owner.ID, State: model.MilestonePlanned, OpenedOn: x.opt.Day}
	if at >= 0 {
		c = x.have.careers[at]
	}
	out.Person = rep
	due := c.DueOn
	x.title(r, &c.Title, out)
	x.text(r, FieldWhy, &c.Why, out)
	if problem := x.days(r, out, FieldDue, &c.DueOn, FieldOpened, &c.OpenedOn); problem != nil {
		return problem
	}
	if problem := x.state(r, &c.State, &c.ClosedOn, out); problem != nil {
		return problem
	}
	x.skill(r, &c.SkillID, out)
	if text := x.named(r, FieldLevel); text != "" {
		f := &x.have.roster.Framework
		before := ""
		if l := f.Level(c.LevelID); l != nil {
			before = l.Name
		}
		switch l := f.LevelNamed(text); {
		case model.Fold(before) == model.Fold(text):
		case l == nil:
			out.Notes = append(out.Notes, x.problem(r, FieldLevel, model.ErrNotFound, "import.row.grow.level", text))
		case l.LevelID != c.LevelID:
			out.Changes = append(out.Changes, Change{FieldLevel, before, l.Name})
			c.LevelID = l.LevelID
		}
	}
	move := x.moved(&c.Row, due, c.DueOn)
	if move != nil {
		move.CareerID = c.ID
	}
	x.put(out, &c, move)
	return nil
}

func (x *growTable) strategicRow(r *TableRow, at int, out *RowPlan) *model.Problem {
	m := model.Strategic{Row: model.Ours(), Kind: model.KindQuarter, State: model.MilestonePlanned, OpenedOn: x.opt.Day}
	if at >= 0 {
		m = x.have.strategic[at]
	}
	due := m.DueOn
	x.title(r, &m.Title, out)
	for _, f := range []struct {
		field Field
		into  *string
	}{
		{FieldHeaded, &m.Headed},
		{FieldWhy, &m.Why},
		{FieldLooks, &m.Looks},
		{FieldForCustomers, &m.ForCustomers},
		{FieldForUs, &m.ForUs},
		{FieldForCompany, &m.ForCompany},
		{FieldRetrospective, &m.Retrospective},
	} {
		x.text(r, f.field, f.into, out)
	}
	if text := x.named(r, FieldNoteKind); text != "" && text != model.JoinSpace(writeKind(&m)) {
		before := writeKind(&m)
		m.Kind, m.KindName = parseKind(text)
		out.Changes = append(out.Changes, Change{FieldNoteKind, before, text})
	}
	if problem := x.days(r, out, FieldStarts, &m.StartsOn, FieldDue, &m.DueOn, FieldOpened, &m.OpenedOn); problem != nil {
		return problem
	}
	if !m.StartsOn.IsZero() && !m.DueOn.IsZero() && m.DueOn.Before(m.StartsOn) && len(out.Changes) > 0 {
		return x.problem(r, FieldDue, model.ErrInvalid, "import.row.grow.order", m.DueOn, m.StartsOn)
	}
	if problem := x.state(r, &m.State, &m.ClosedOn, out); problem != nil {
		return problem
	}
	move := x.moved(&m.Row, due, m.DueOn)
	if move != nil {
		move.StrategicID = m.ID
	}
	x.put(out, &m, move)
	return nil
}

// state takes the state of a milestone.
func (x *growTable) state(r *TableRow, into *model.MilestoneState, closed *model.Date, out *RowPlan) *model.Problem {
	if text := x.cell(r, FieldGrowState); text != "" {
		state, ok := milestoneStates[model.Fold(text)]
		if !ok {
			return x.problem(r, FieldGrowState, model.ErrInvalid, "import.row.grow.state", text, "planned, active, reached, missed, dropped")
		}
		if state != *into {
			out.Changes = append(out.Changes, Change{FieldGrowState, string(*into), string(state)})
			*into = state
		}
	}
	return x.closes(r, !into.Closed(), closed, out)
}

// link reads a row of a list of links. A pair of milestones has one link.
func (x *growTable) link(r *TableRow, out *RowPlan) *model.Problem {
	from, to := x.named(r, FieldCareer), x.named(r, FieldStrategic)
	out.Name = from
	rep, problem := x.rep(r, "", out)
	if problem != nil {
		return problem
	}
	career, ok := x.career(from, rep)
	if !ok {
		return x.problem(r, FieldCareer, model.ErrNotFound, "import.row.grow.career", from)
	}
	var all []growFound
	for i := range x.have.strategic {
		m := &x.have.strategic[i]
		all = append(all, growFound{i, m.ID, "", m.Title, !m.ArchivedAt.IsZero()})
	}
	at, several := find(all, to, "", to)
	if at < 0 || several {
		return x.problem(r, FieldStrategic, model.ErrNotFound, "import.row.grow.strategic", to)
	}
	l := model.Link{CareerID: career, StrategicID: all[at].id, Role: model.RoleContributes}
	for i := range x.have.careers {
		if x.have.careers[i].ID == career {
			l.Row = model.About(x.have.careers[i].SubjectID)
		}
	}
	for i := range x.have.links {
		if old := &x.have.links[i]; old.CareerID == l.CareerID && old.StrategicID == l.StrategicID {
			l = *old
		}
	}
	out.Person = l.SubjectID
	if problem := x.once(r, "", l.CareerID, string(l.StrategicID)); problem != nil {
		problem.Args[0] = from
		return problem
	}
	if text := x.cell(r, FieldRole); text != "" {
		role, ok := linkRoles[model.Fold(text)]
		if !ok {
			return x.problem(r, FieldRole, model.ErrInvalid, "import.row.grow.state", text, "leads, contributes, learns, backs up")
		}
		if role != l.Role {
			out.Changes = append(out.Changes, Change{FieldRole, string(l.Role), string(role)})
			l.Role = role
		}
	}
	x.text(r, FieldWhy, &l.Why, out)
	x.put(out, &l, nil)
	return nil
}
