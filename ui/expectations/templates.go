package expectations

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// choice is a template one can begin from: one of the team's, which has a row, or one that comes with the program.
type choice struct {
	key  string // in names of widgets and drafts
	name string
	role string // in words; empty: for any
	rank int
	model.Expected
	row *model.ExpectationTemplate
}

// choices are the templates: the team's for the rep's own role, the team's for any, those of the program, its own role first, and
// then the team's for other roles.
func (p *Page) choices(archived bool) []choice {
	r := p.frame.Roster()
	own := model.ID("")
	if l := r.LevelOn(p.person, p.frame.Today()); l != nil {
		own = l.LadderID
	}
	var out []choice
	for i := range p.facts.Templates {
		x := &p.facts.Templates[i]
		if x.ArchivedAt.IsZero() == archived {
			continue
		}
		c := choice{key: x.ID.Short(), name: x.Name, Expected: x.Expected, row: x, rank: 4}
		switch {
		case x.LadderID == "":
			c.rank = 1
		case x.LadderID == own:
			c.rank = 0
		}
		if l := r.Framework.Ladder(x.LadderID); l != nil {
			c.role = l.Name
		}
		out = append(out, c)
	}
	if !archived {
		for _, key := range builtIn {
			c := choice{key: key, name: words.Say("expect.template." + key), Expected: builtInTexts(key), rank: 3}
			if l := r.Framework.Ladder(own); l != nil && model.Fold(l.Name) == model.Fold(c.name) {
				c.rank = 2
			}
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b choice) int { return cmp.Compare(a.rank, b.rank) })
	return out
}

// templates is the open list of templates.
type templates struct {
	*Page
	shown []choice
	gone  bool     // archived ones are shown instead
	keep  model.ID // the one to go to once it is shown

	list          *kit.Rows
	archived      *kit.Tick
	dialog        *kit.OpenDialog
	preview, foot *fyne.Container
}

const templateHeight = 36

// onTemplates opens the list: one begins from a template, changes the team's own, or takes one away.
func (p *Page) onTemplates() {
	x := &templates{Page: p}
	x.list = kit.NewRows("expect.templates.row", templateHeight, x.row)
	x.list.Scrolls, x.list.TapSelects = true, true
	x.list.Key = func(i int) string { return x.shown[i].key }
	x.list.Text = func(i int) string { return x.shown[i].name }
	x.list.OnOpen = func(int) { x.dialog.Accept() }
	x.list.OnSelect = func(int) { x.showPreview() }
	x.list.OnKey = x.onKey
	x.archived = kit.NewTickText("expect.templates.archived", false, "", func(on bool) { x.gone = on; x.fill() })
	x.preview, x.foot = kit.VB(0), kit.VB(8)
	high := float32(min(10, max(4, int((p.frame.Canvas().Size().Height-300)/templateHeight)))) * templateHeight
	list := kit.VB(8, kit.Box(0, high, x.list), x.foot)
	body := kit.Areas(16, []kit.Arrangement{
		{MinWidth: 560, Rows: [][]kit.Cell{{kit.At(260, 0), kit.At(1, 2), kit.At(0, 1)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, list, x.preview, kit.Box(1, 0, kit.Rect(theme.Current().Line, 0)))
	x.dialog = kit.ShowDialog(p.frame.Canvas(), kit.Dialog{
		Name: "expect.templates", Title: words.Say("expect.templates.title"), Body: body, Width: 820, First: x.list,
		Confirm: words.Say("expect.templates.begin"), Cancel: words.Say("dialog.close"), OnSubmit: x.onBegin,
	})
	x.fill()
}

// fill shows the list; the one it is on stays, if it is still there.
func (x *templates) fill() {
	key := string(x.keep.Short())
	if c := x.chosen(); x.keep == "" && c != nil {
		key = c.key
	}
	x.keep = ""
	x.shown = x.choices(x.gone)
	x.list.Count = len(x.shown)
	x.list.Select(-1)
	x.list.Reload()
	x.list.Select(max(0, slices.IndexFunc(x.shown, func(c choice) bool { return c.key == key })))
	x.foot.Objects = nil
	if p := x.Page; !p.frame.Store().ReadOnly() {
		x.foot.Add(kit.HB(0, kit.NewQuiet("expect.templates.new", words.Say("expect.templates.new"), kit.IconPlus, x.onNew), kit.Spring()))
	}
	archived := 0
	for i := range x.facts.Templates {
		if !x.facts.Templates[i].ArchivedAt.IsZero() {
			archived++
		}
	}
	if archived > 0 || x.gone {
		x.archived.Text = words.Say("templates.archived", archived)
		x.archived.Set(x.gone)
		x.archived.Refresh()
		x.foot.Add(kit.In(0, 0, 0, 8, x.archived))
	}
	x.foot.Refresh()
	x.showPreview()
}

func (x *templates) chosen() *choice {
	if i := x.list.Selected(); i >= 0 && i < len(x.shown) {
		return &x.shown[i]
	}
	return nil
}

func (x *templates) row(i int) fyne.CanvasObject {
	t, c := theme.Current(), &x.shown[i]
	row := kit.Row(8, 0, kit.Mid(kit.One(c.name, kit.BodyM, t.Ink)))
	if c.row != nil {
		row.Add(kit.Mid(kit.T(words.Say("templates.own"), kit.Cap, t.Ink3)))
	}
	return kit.Mid(kit.In(0, 8, 0, 8, row))
}

// showPreview shows the answers of the chosen template.
func (x *templates) showPreview() {
	if x.dialog == nil { // it is being built
		return
	}
	t, c := theme.Current(), x.chosen()
	x.preview.Objects = nil
	if c == nil {
		x.preview.Add(kit.P(words.Say("templates.none"), kit.Body, t.Ink2))
	} else {
		role := words.Say("expect.templates.any")
		if c.role != "" {
			role = words.Say("expect.templates.for", c.role)
		}
		if c.row != nil {
			x.preview.Add(kit.P(role, kit.Cap, t.Ink3))
		}
		for i := range model.AnswerKeys {
			if text := *c.Answer(i); text != "" {
				x.preview.Add(kit.In(8, 0, 4, 0, kit.VB(3, kit.P(question(i), kit.Cap, t.Ink2), kit.P(text, kit.Body, t.Ink))))
			}
		}
		if c.row != nil && !x.frame.Store().ReadOnly() {
			x.preview.Add(kit.In(8, 0, 0, 0, x.verbs(c)))
		}
	}
	b := x.dialog.ConfirmButton()
	if c == nil || x.gone || x.frame.Store().ReadOnly() {
		b.Disable()
	} else {
		b.Enable()
	}
	x.dialog.Refresh()
}

// verbs are what can be done with a template of the team's.
func (x *templates) verbs(c *choice) fyne.CanvasObject {
	label := words.Say("templates.archive")
	if !c.row.ArchivedAt.IsZero() {
		label = words.Say("templates.bring")
	}
	return kit.HB(8, kit.NewQuiet("expect.templates.change", words.Say("templates.change"), "", x.onChange),
		kit.NewQuiet("expect.templates.archive", label, "", x.onArchive))
}

func (x *templates) onKey(_ int, e *fyne.KeyEvent) bool {
	if c := x.chosen(); e.Name != fyne.KeyDelete || c == nil || c.row == nil || x.frame.Store().ReadOnly() {
		return false
	}
	x.onArchive()
	return true
}

// onBegin goes on to the form with the template's answers.
func (x *templates) onBegin(done func(error)) {
	c := x.chosen()
	if c == nil || x.gone {
		done(kit.ErrFields)
		return
	}
	key, texts := c.key, c.Expected
	done(nil)
	x.ask(key, texts, "")
}

func (x *templates) onNew() { x.askTemplate(nil, model.Expected{}, x.stored) }

func (x *templates) onChange() {
	c := x.chosen()
	x.askTemplate(c.row, c.Expected, x.stored)
}

// stored goes to the template that was stored.
func (x *templates) stored(id model.ID) {
	x.keep, x.gone = id, false
	x.again()
}

// again shows the list as the file has it now.
func (x *templates) again() {
	store, person := x.store, x.person
	kit.Run(x.Context(), func(ctx context.Context) (model.Expectations, error) { return store.Expectations(ctx, person) },
		func(facts model.Expectations, err error) {
			if err != nil {
				x.dialog.SetProblem(kit.ErrorText(err))
				return
			}
			x.facts = facts
			x.fill()
		})
}

// onArchive takes a template of the team's out of the list, or brings it back.
func (x *templates) onArchive() {
	row := *x.chosen().row
	away := row.ArchivedAt.IsZero()
	row.ArchivedAt = 0
	if away {
		row.ArchivedAt = model.InstantOf(x.frame.Now())
	}
	kit.Save(x.frame, unit.DropExpectations, func(w *storage.Work) error { return w.Put(&row) }, func(err error) {
		if err != nil {
			x.dialog.SetProblem(kit.ErrorText(err))
			return
		}
		x.again()
	})
}
