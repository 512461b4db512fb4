package rolling

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// form is what is chosen for a quarter: a row for each thing that is open, and for each rep what begins.
type form struct {
	page    *Page
	roll    model.Roll
	choices map[model.ID]*kit.Segments // by record
	begins  map[model.ID]*beginning    // by person
	writing *kit.Writing
	content *fyne.Container
}

// beginning is what begins for a rep.
type beginning struct {
	goal, quota *kit.LineField
}

// newForm makes the form anew from the facts; what was chosen in the one before stays.
func newForm(p *Page, before *form) *form {
	first := p.frame.Roster().File.YearStart()
	f := &form{
		page: p, roll: model.NewRoll(p.facts, p.ends, p.frame.Today(), first), choices: map[model.ID]*kit.Segments{}, begins: map[model.ID]*beginning{}, content: kit.VB(16),
	}
	if len(f.roll.Strategic) > 0 {
		f.content.Add(kit.Card(f.strategic()))
	}
	for i := range p.facts.People {
		f.content.Add(kit.Card(f.person(&p.facts.People[i])))
	}
	if len(p.facts.People) == 0 {
		f.content.Add(kit.P(words.Say("roll.nobody"), kit.Body, theme.Current().Ink2))
	}
	f.writing = p.frame.Drafts().Begin(p.thing(), "", f.content)
	f.goOn(before)
	return f
}

// goOn takes over what was chosen before the file was asked again.
func (f *form) goOn(before *form) {
	if before == nil {
		return
	}
	for id, s := range f.choices {
		if old := before.choices[id]; old != nil {
			s.Set(old.Key())
		}
	}
	for id, b := range f.begins {
		if old := before.begins[id]; old != nil {
			b.goal.Fill(old.goal.Text())
			b.quota.Fill(old.quota.Text())
		}
	}
	f.writing.Changed()
}

func (f *form) say(s model.Span) string {
	return words.Period(s, f.page.frame.Roster().File.YearStart(), f.page.frame.Today())
}

// strategic lists the team's milestones that are due.
func (f *form) strategic() fyne.CanvasObject {
	box := kit.VB(0, kit.CardHead(words.Say("shell.nav.milestones")))
	for i := range f.roll.Strategic {
		x := &f.roll.Strategic[i]
		note := words.Say("needs.due", words.DateShort(x.Strategic.DueOn, f.page.frame.Today()))
		if n := len(f.page.facts.Direction.GrownInto(x.Strategic.ID, f.page.frame.Today())); n > 0 {
			note = words.SayN("roll.tied", n, note)
		}
		box.Add(f.row(x.Strategic.ID, x.Strategic.Title, note, model.Shared, x.Choice, milestoneChoices()))
	}
	return box
}

// person is everything of one rep: what is open, and what begins.
func (f *form) person(p *model.Person) fyne.CanvasObject {
	t, today := theme.Current(), f.page.frame.Today()
	name := kit.Row(10, 1, kit.PersonDisc(p, 26), kit.Mid(kit.P(p.Name, kit.Heading, t.Ink)))
	box := kit.VB(0, name, kit.Gap(1, 4))
	open := 0
	for i := range f.roll.Goals {
		x := &f.roll.Goals[i]
		if x.Goal.SubjectID != p.ID {
			continue
		}
		open++
		box.Add(f.row(x.Goal.ID, x.Goal.Title, goalNote(x, today), x.Goal.Visibility, x.Choice, goalChoices()))
	}
	for i := range f.roll.Careers {
		x := &f.roll.Careers[i]
		if x.Career.SubjectID != p.ID {
			continue
		}
		open++
		note := words.Say("roll.career", words.DateShort(x.Career.DueOn, today))
		box.Add(f.row(x.Career.ID, x.Career.Title, note, x.Career.Visibility, x.Choice, milestoneChoices()))
	}
	if open == 0 { // one line is enough, so that a page of many is short
		nothing := kit.P(words.Say("roll.nothing", f.say(f.roll.Ends)), kit.Small, t.Ink2)
		return kit.Areas(14, []kit.Arrangement{
			{MinWidth: 900, Rows: [][]kit.Cell{{kit.At(250, 0), kit.At(0, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, kit.Top(kit.VB(6, name, nothing)), f.beginning(p))
	}
	box.Add(kit.In(10, 0, 0, 0, f.beginning(p)))
	return box
}

// beginning asks for the goal and the quota of the quarter that begins.
func (f *form) beginning(p *model.Person) fyne.CanvasObject {
	var q *model.RollQuota
	for i := range f.roll.Quotas {
		if f.roll.Quotas[i].Person.ID == p.ID {
			q = &f.roll.Quotas[i]
		}
	}
	b := &beginning{
		goal:  kit.NewLineField("roll.goal."+p.ID.Short(), words.Say("roll.goal", f.say(f.roll.Begins))),
		quota: kit.NewNumberField("roll.quota."+p.ID.Short(), words.Say("roll.quota", f.say(f.roll.Begins))),
	}
	b.goal.SetPlaceholder(words.Say("roll.goal.example"))
	b.goal.OnChanged = func(string) { f.changed() }
	b.quota.OnChanged = func(string) { f.changed() }
	b.quota.Hint = words.Say("roll.quota.none")
	switch {
	case q.Set:
		b.quota.Hint = words.Say("roll.quota.set", f.say(q.For), words.Grouped(q.Last, &q.Measure, true))
	case q.Last.Set:
		b.quota.Hint = words.Say("roll.quota.last", f.say(q.For), words.Grouped(q.Last, &q.Measure, true), f.stands(p.ID))
	}
	b.quota.Fill(kit.NumberText(q.Target, &q.Measure))
	if q.Set {
		b.quota.Disable()
	}
	f.begins[p.ID] = b
	return kit.Areas(14, []kit.Arrangement{
		{MinWidth: 620, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(240, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, b.goal, b.quota)
}

// stands says how far the last quota is on the day on which the quarter is closed.
func (f *form) stands(person model.ID) string {
	facts := &f.page.facts
	for _, q := range facts.Quotas.Of(person, facts.Values, model.ClosingDay(f.roll.Ends, f.page.frame.Today()), false) {
		if !q.Quota.ValidFrom.After(f.roll.Ends.To) {
			return words.MeasureState(&q.MeasureState)
		}
	}
	return words.Say("targets.unknown")
}

// row is one thing that is open, with what may become of it.
func (f *form) row(id model.ID, title, note string, seen model.Visibility, chosen model.RollChoice, choices []model.RollChoice) fyne.CanvasObject {
	t := theme.Current()
	var list []kit.Choice
	for _, c := range choices {
		list = append(list, kit.Choice{Key: string(c), Text: words.Say("roll.choice." + string(c))})
	}
	s := kit.NewSegments("roll."+id.Short(), list, string(chosen), func(string) { f.changed() })
	s.Spoken = title
	f.choices[id] = s
	head := fyne.CanvasObject(kit.P(title, kit.SmallM, t.Ink))
	if seen == model.Private {
		head = kit.Row(8, 0, head, kit.VisibilityMark(true))
	}
	return kit.In(8, 0, 8, 0, kit.Areas(10, []kit.Arrangement{
		{MinWidth: 720, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(374, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.VB(1, head, kit.P(note, kit.Cap, t.Ink3)), kit.Mid(kit.HB(0, s))))
}

func goalChoices() []model.RollChoice {
	return []model.RollChoice{model.RollCarry, model.RollReached, model.RollMissed, model.RollDropped, model.RollKeep}
}

func milestoneChoices() []model.RollChoice {
	return []model.RollChoice{model.RollKeep, model.RollCarry, model.RollReached, model.RollMissed, model.RollDropped}
}

// goalNote says when a goal is due and how far it is.
func goalNote(x *model.RollGoal, today model.Date) string {
	due := words.Say("roll.undated")
	if !x.Goal.DueOn.IsZero() {
		due = words.Say("needs.due", words.DateShort(x.Goal.DueOn, today))
	}
	if x.Done == nil {
		return due
	}
	return words.Say("roll.done.share", due, words.Percent(x.Done))
}

// changed takes over what is typed, and says what would be done.
func (f *form) changed() {
	for id, s := range f.choices {
		f.take(id, model.RollChoice(s.Key()))
	}
	f.roll.New = nil
	for i := range f.page.facts.People {
		id := f.page.facts.People[i].ID
		b := f.begins[id]
		if title := b.goal.Trimmed(); title != "" {
			f.roll.New = append(f.roll.New, model.RollNew{Person: id, Title: title})
		}
		f.quota(id, b)
	}
	p, sums := f.page, f.roll.Sums()
	text := words.Say("roll.sentence", f.say(f.roll.Ends), told(sums), f.say(f.roll.Begins))
	if sums.None() {
		text = words.Say("roll.sentence.none", f.say(f.roll.Ends))
	}
	p.sentence.SetText(text)
	if sums.None() || p.store.ReadOnly() {
		p.confirm.Disable()
	} else {
		p.confirm.Enable()
	}
	p.confirm.SetText(words.Say("roll.confirm", f.say(f.roll.Begins)))
}

// quota takes over what is typed as a quota.
func (f *form) quota(person model.ID, b *beginning) {
	for i := range f.roll.Quotas {
		q := &f.roll.Quotas[i]
		if q.Person.ID != person || q.Set {
			continue
		}
		q.Target = model.Decimal{}
		if m := q.Measure; m.SetDecimals(max(m.Decimals, kit.DecimalsTyped(b.quota.Text())), nil) == nil {
			if n, err := kit.ParseNumber(b.quota.Text(), m.Decimals); err == nil {
				q.Measure, q.Target = m, n
			}
		}
	}
}

// take is what becomes of a record.
func (f *form) take(id model.ID, c model.RollChoice) {
	for i := range f.roll.Goals {
		if f.roll.Goals[i].Goal.ID == id {
			f.roll.Goals[i].Choice = c
		}
	}
	for i := range f.roll.Careers {
		if f.roll.Careers[i].Career.ID == id {
			f.roll.Careers[i].Choice = c
		}
	}
	for i := range f.roll.Strategic {
		if f.roll.Strategic[i].Strategic.ID == id {
			f.roll.Strategic[i].Choice = c
		}
	}
}

// check goes to the first field that is wrong.
func (f *form) check() bool {
	for i := range f.page.facts.People {
		if b := f.begins[f.page.facts.People[i].ID]; !b.quota.Check() {
			b.quota.FocusOn(f.page.frame.Canvas())
			return false
		}
	}
	return true
}

// told says how much a roll does.
func told(s model.RollSums) string {
	var parts []string
	for _, x := range []struct {
		n   int
		key string
	}{{s.Carried, "roll.sum.carried"}, {s.Closed, "roll.sum.closed"}, {s.Moved, "roll.sum.moved"}, {s.Opened, "roll.sum.opened"}, {s.Quotas, "roll.sum.quotas"}} {
		if x.n > 0 {
			parts = append(parts, words.SayN(x.key, x.n))
		}
	}
	return words.List(parts)
}
