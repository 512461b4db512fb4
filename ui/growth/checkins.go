package growth

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// checkInsOf are the check-ins of a goal up to today, newest first; archived ones only while these are shown.
func (p *Page) checkInsOf(goal model.ID) []model.CheckIn {
	var out []model.CheckIn
	all := p.facts.growth.CheckIns
	for i := len(all) - 1; i >= 0; i-- {
		if c := all[i]; c.GoalID == goal && (c.ArchivedAt.IsZero() || p.archived) {
			out = append(out, c)
		}
	}
	return out
}

// shownCheckIns are the last one, or all.
func (p *Page) shownCheckIns(goal model.ID, all []model.CheckIn) []model.CheckIn {
	if p.earlier[goal] || len(all) == 0 {
		return all
	}
	return all[:1]
}

// checkInRow is a check-in as a quotation with its next step. A tap corrects it.
func (p *Page) checkInRow(c model.CheckIn) fyne.CanvasObject {
	t := theme.Current()
	note := words.Capital(words.Relative(c.On, p.frame.Today()))
	if !c.ArchivedAt.IsZero() {
		note = words.Say("note.head", words.Say("oneonone.archived"), note)
	}
	if c.Confidence != "" {
		note = words.Say("growth.checkin.confidence", note, words.Say("confidence."+string(c.Confidence)))
	}
	if c.NextStep != "" {
		note = words.Say("growth.checkin.next", note, c.NextStep)
	}
	box := kit.VB(2, kit.P(c.Progress, kit.Small, t.Ink2))
	if c.Blocker != "" {
		box.Add(kit.P(words.Say("growth.checkin.blocker", c.Blocker), kit.Small, t.WarnInk))
	}
	box.Add(kit.P(note, kit.Cap, t.Ink3))
	lit := &kit.Lit{}
	menu := func() []kit.MenuItem { return p.checkInMenu(c) }
	tap := kit.NewTapRow("checkin."+c.ID.Short(), c.Progress, func() { p.onEditCheckIn(c) }, kit.In(4, 0, 4, 0,
		kit.WithMore(kit.Cols(10, []float32{2, 0}, kit.Rect(t.LineStrong, 0), box), "checkin.more."+c.ID.Short(), words.Say("oneonone.more", note), lit, kit.Small, menu)))
	tap.Lit = lit
	tap.Keys = kit.RowKeys{Archive: func() { p.onArchiveCheckIn(c) }, Menu: menu}
	return tap
}

func (p *Page) checkInMenu(c model.CheckIn) []kit.MenuItem {
	return []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.onEditCheckIn(c) }},
		kit.HistoryItem(p.frame, &c, c.Progress),
		kit.ArchiveItem(c.ArchivedAt, func() { p.onArchiveCheckIn(c) }),
	}
}

func (p *Page) onArchiveCheckIn(c model.CheckIn) {
	kit.Archive(p.frame, unit.ArchiveCheckIn, &c, &c.ArchivedAt, words.Say("checkin.archived"))
}

func (p *Page) newCheckIn(g model.Goal) model.CheckIn {
	return model.CheckIn{Row: model.Row{SubjectID: p.person, Visibility: g.Visibility}, AuthorID: p.frame.Roster().Owner.ID, GoalID: g.ID, On: p.frame.Today()}
}

func (p *Page) onEditCheckIn(c model.CheckIn) {
	for _, g := range p.facts.growth.Goals {
		if g.ID == c.GoalID {
			p.askCheckIn(g, c)
			return
		}
	}
}

// askCheckIn asks how a goal goes, or corrects what was said (version above 0); the journal keeps what it was.
func (p *Page) askCheckIn(g model.Goal, c model.CheckIn) {
	name, confirm := unit.AddCheckIn, words.Say("checkin.confirm")
	if c.Version > 0 {
		name, confirm = unit.ChangeCheckIn, words.Say("dialog.save")
	}
	progress := kit.NewTextField("checkin.progress", words.Say("checkin.progress"))
	progress.Required = true
	progress.Fill(c.Progress)
	blocker := kit.NewLineField("checkin.blocker", words.Say("checkin.blocker"))
	blocker.Fill(c.Blocker)
	next := kit.NewLineField("checkin.next", words.Say("checkin.next"))
	next.Fill(c.NextStep)
	day := kit.NewDateField("checkin.on", words.Say("checkin.on"), p.frame.Today())
	day.Required, day.Max = true, p.frame.Today()
	day.Fill(c.On)
	sure := kit.NewSegments("checkin.confidence", confidences(), string(c.Confidence), nil)
	values := p.newCheckInValues(g, c)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "checkin", Thing: thing("checkin", c.ID, g.ID), About: p.person, Title: words.Say("checkin.title", g.Title), Confirm: confirm, Unit: name, Width: 560,
		Form: kit.NewForm(append(append([]fyne.CanvasObject{progress}, values.rows()...),
			blocker, next, kit.Labelled(words.Say("checkin.confidence"), kit.HB(0, sure)), day)...),
		Read: func() func(*storage.Work) error {
			c.Progress, c.Blocker, c.NextStep, c.Confidence = progress.Trimmed(), blocker.Trimmed(), next.Trimmed(), model.Confidence(sure.Key())
			c.On, _ = day.Date() // the form has checked it
			return func(w *storage.Work) error {
				if err := values.put(w, c.On); err != nil {
					return err
				}
				return w.Put(&c)
			}
		},
	})
}

// checkInValues are fields for what the key results of a goal have come to. One that stays empty writes nothing.
type checkInValues struct {
	page    *Page
	results []result
	fields  []*kit.LineField
}

// newCheckInValues are those of a check-in that is new; of one that is corrected there are none.
func (p *Page) newCheckInValues(g model.Goal, c model.CheckIn) *checkInValues {
	v := &checkInValues{page: p}
	if c.Version > 0 {
		return v
	}
	for _, r := range p.resultsOf(g.ID) {
		if !r.ArchivedAt.IsZero() {
			continue
		}
		f := kit.NewLineField("checkin.value."+r.ID.Short(), r.measure.Name)
		f.Validate = func(text string) string {
			if strings.TrimSpace(text) == "" {
				return ""
			}
			return wrongNumber(text)
		}
		f.SetPlaceholder(words.Say("checkin.value.now", words.Value(r.now, &r.measure), words.Value(r.measure.Target, &r.measure)))
		v.results, v.fields = append(v.results, r), append(v.fields, f)
	}
	return v
}

func (v *checkInValues) rows() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := 0; i < len(v.fields); i += 2 {
		pair := []fyne.CanvasObject{v.fields[i], kit.VB(0)}
		if i+1 < len(v.fields) {
			pair[1] = v.fields[i+1]
		}
		out = append(out, kit.Cols(14, []float32{0, 0}, pair...))
	}
	return out
}

func (v *checkInValues) put(w *storage.Work, on model.Date) error {
	for i, f := range v.fields {
		if f.Trimmed() == "" {
			continue
		}
		x := v.page.newReading(v.results[i])
		x.On = on
		if err := putReading(w, v.results[i], x, f.Text()); err != nil {
			return err
		}
	}
	return nil
}

func confidences() []kit.Choice {
	var out []kit.Choice
	for _, c := range []model.Confidence{model.ConfidenceSure, model.ConfidenceFairly, model.ConfidenceUnsure} {
		out = append(out, kit.Choice{Key: string(c), Text: words.Say("confidence." + string(c))})
	}
	return out
}
