package history

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// reader is a file as it is, or as it was known on a day.
type reader interface {
	Roster(context.Context) (*model.Roster, error)
	Assessments(context.Context, model.ID) (model.Assessments, error)
	Talks(context.Context, model.ID) (model.OneOnOnes, error)
	Growth(context.Context, model.ID) (model.Growth, error)
}

// state is where somebody stood on a day.
type state struct {
	on     model.Date
	level  *model.Level
	skills []model.SkillState
	growth model.Growth
	talks  model.OneOnOnes
}

// readStates reads what held on a day with what is known now, and what was known on a day, where one is asked for.
func (p *Page) readStates(ctx context.Context, f *facts, asOf, known model.Date) (err error) {
	if !asOf.IsZero() {
		if f.asOf, err = readState(ctx, p.store, p.person, asOf); err != nil {
			return err
		}
	}
	if known.IsZero() {
		return nil
	}
	past, err := p.store.KnownOn(ctx, known, p.person)
	var early *model.Problem
	if errors.Is(err, model.ErrNotFound) && errors.As(err, &early) {
		f.early = words.Problem(&model.Problem{Key: early.Key, Args: early.Args})
		return nil
	}
	if err != nil {
		return err
	}
	f.knownOn, err = readState(ctx, past, p.person, known)
	return errors.Join(err, past.Close())
}

func readState(ctx context.Context, from reader, person model.ID, on model.Date) (*state, error) {
	s := &state{on: on}
	roster, err := from.Roster(ctx)
	if err != nil {
		return nil, err
	}
	ratings, err := from.Assessments(ctx, person)
	if err != nil {
		return nil, err
	}
	if s.growth, err = from.Growth(ctx, person); err != nil {
		return nil, err
	}
	if s.talks, err = from.Talks(ctx, person); err != nil {
		return nil, err
	}
	s.level, s.skills = roster.LevelOn(person, on), model.SkillStates(roster, ratings, person, on)
	return s, nil
}

func (p *Page) showStates() {
	p.was.Objects = nil
	if s := p.facts.asOf; s != nil {
		p.was.Add(p.stateCard("history.state.asof", words.Say("history.state.asof", words.Date(s.on)), s))
	}
	if s := p.facts.knownOn; s != nil {
		p.was.Add(p.stateCard("history.state.known", words.Say("history.state.known", words.Date(s.on)), s))
	}
	if p.facts.early != "" {
		text := kit.P(p.facts.early, kit.Body, theme.Current().Ink)
		text.Name = "history.early"
		p.was.Add(kit.Card(text))
	}
	p.was.Hidden = len(p.was.Objects) == 0
}

// stateCard shows a state in three lists.
func (p *Page) stateCard(name, title string, s *state) fyne.CanvasObject {
	head := kit.P(title, kit.Heading, theme.Current().Ink)
	head.Name = name
	lists := kit.Areas(20, []kit.Arrangement{
		{MinWidth: 560, Rows: [][]kit.Cell{{kit.At(200, 0), kit.At(0, 1)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, list(name+".skills", words.Say("history.state.skills"), s.skillLines()),
		kit.VB(12, list(name+".goals", words.Say("history.state.goals"), s.goalLines()), list(name+".careers", words.Say("history.state.careers"), s.careerLines()),
			list(name+".promises", words.Say("history.state.promises"), s.promiseLines())))
	return kit.Card(kit.VB(12, head, lists))
}

// line is a thing and what was true of it.
type line struct{ what, of string }

func list(name, title string, lines []line) fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(4, kit.T(title, kit.Cap, t.Ink3))
	if len(lines) == 0 {
		box.Add(kit.P(words.Say("history.state.none"), kit.Small, t.Ink3))
	}
	for i, l := range lines {
		what := kit.P(l.what, kit.Small, t.Ink)
		if i == 0 {
			what.Name = name
		}
		box.Add(kit.Row(8, 0, what, kit.Top(kit.TR(l.of, kit.Small, t.Ink2))))
	}
	return box
}

func (s *state) skillLines() []line {
	var out []line
	if s.level != nil {
		out = append(out, line{words.Say("history.state.level"), s.level.Short})
	}
	for i := range s.skills {
		x := &s.skills[i]
		of := words.Say("growth.path.unrated")
		switch {
		case x.Step() > 0 && x.Target > 0:
			of = words.Say("history.state.step.of", x.Step(), x.Target)
		case x.Step() > 0:
			of = words.Say("history.state.step", x.Step())
		}
		out = append(out, line{x.Skill.Name, of})
	}
	return out
}

func (s *state) goalLines() []line {
	var out []line
	for i := range s.growth.Goals {
		g := &s.growth.Goals[i]
		if g.OpenedOn.After(s.on) || !g.ArchivedAt.IsZero() {
			continue
		}
		of := due(g.DueOn, s.on)
		switch progress, known := s.growth.GoalProgress(g.ID, s.on); {
		case !g.OpenOn(s.on):
			of = words.Say("goal.state." + string(g.State))
		case known:
			of = words.Say("history.state.progress", words.Percent(progress), of)
		}
		out = append(out, line{g.Title, of})
	}
	return out
}

func (s *state) careerLines() []line {
	var out []line
	for i := range s.growth.Careers {
		c := &s.growth.Careers[i]
		if c.OpenedOn.After(s.on) || !c.ArchivedAt.IsZero() {
			continue
		}
		of := due(c.DueOn, s.on)
		if c.State.Closed() && !c.ClosedOn.After(s.on) {
			of = words.Say("milestone.state." + string(c.State))
		}
		out = append(out, line{c.Title, of})
	}
	return out
}

func (s *state) promiseLines() []line {
	var out []line
	for i := range s.talks.Actions {
		if a := &s.talks.Actions[i]; a.OpenOn(s.on) && a.ArchivedAt.IsZero() {
			out = append(out, line{a.Text, due(a.DueOn, s.on)})
		}
	}
	return out
}

func due(d, on model.Date) string {
	if d.IsZero() {
		return words.Say("history.state.nodue")
	}
	return words.Say("history.state.due", words.DateShort(d, on))
}
