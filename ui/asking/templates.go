package asking

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// templates is the open list of templates.
type templates struct {
	*talk
	store Store

	team  model.Templates
	shown []item
	gone  bool // archived ones are shown instead

	list          *kit.Rows
	archived      *kit.Tick
	dialog        *kit.OpenDialog
	preview, foot *fyne.Container
	keep          model.ID // the template to go to once it is shown
}

// item is a template of the list. row is that of one of the team's.
type item struct {
	words.Template
	row *model.Template
}

func (x *item) key() string {
	if x.row != nil {
		return x.ID.Short()
	}
	return x.Key
}

// stock is what the file says to the list.
type stock struct {
	team model.Templates
	has  model.OneOnOnes
}

// ShowTemplates opens the templates to begin a talk with a person from; for the empty id one is chosen there.
func ShowTemplates(f kit.Frame, person model.ID) {
	x := &templates{store: f.Store()}
	x.talk = newTalk(f, "templates", person, x.reload)
	x.load(x.open)
}

func (x *templates) load(then func()) {
	person, store := x.person, x.store
	kit.Run(context.Background(), func(ctx context.Context) (s stock, err error) {
		if s.team, err = store.Templates(ctx); err != nil {
			return s, err
		}
		s.has, err = x.talk.load(ctx, store, person)
		return s, err
	}, func(s stock, err error) {
		if err != nil {
			x.frame.ShowError(err)
			return
		}
		if person == x.person {
			x.team, x.has = s.team, s.has
			then()
		}
	})
}

func (x *templates) reload() { x.load(x.show) }

const templateHeight = 36

// templatesFor is how many rows a window of a height has room for.
func templatesFor(height float32) int { return min(10, max(4, int((height-300)/templateHeight))) }

func (x *templates) open() {
	x.list = kit.NewRows("templates.row", templateHeight, x.row)
	x.list.Scrolls, x.list.TapSelects = true, true
	x.list.Key = func(i int) string { return x.shown[i].key() }
	x.list.Text = func(i int) string { return x.shown[i].Name }
	x.list.OnOpen = func(int) { x.dialog.Accept() }
	x.list.OnSelect = func(int) { x.showPreview() }
	x.list.OnKey = x.onKey
	x.archived = kit.NewTickText("templates.archived", false, "", func(on bool) { x.gone = on; x.show() })
	x.preview, x.foot = kit.VB(4), kit.VB(8)
	list := kit.VB(8, kit.Box(0, float32(templatesFor(x.frame.Canvas().Size().Height))*templateHeight, x.list), x.foot)
	rule := kit.Box(1, 0, kit.Rect(theme.Current().Line, 0))
	body := kit.Areas(16, []kit.Arrangement{
		{MinWidth: 560, Rows: [][]kit.Cell{{kit.At(240, 0), kit.At(1, 2), kit.At(0, 1)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, list, x.preview, rule)
	x.dialog = kit.ShowDialog(x.frame.Canvas(), kit.Dialog{
		Name: "templates", Title: words.Say("templates.title"), Body: kit.VB(12, kit.HB(0, x.who), body), Width: 780, First: x.list,
		Confirm: words.Say("templates.add.none"), Cancel: words.Say("dialog.close"), OnSubmit: x.onAdd,
	})
	x.show()
}

// show shows the list; the one it is on stays, if it is still there.
func (x *templates) show() {
	key, archived := "", 0
	if c := x.chosen(); c != nil {
		key = c.key()
	}
	if x.keep != "" {
		key, x.keep = x.keep.Short(), ""
	}
	x.shown = nil
	if !x.gone {
		for _, t := range words.Templates() {
			x.shown = append(x.shown, item{Template: t})
		}
	}
	for i := range x.team.All {
		t := &x.team.All[i]
		if !t.ArchivedAt.IsZero() {
			archived++
		}
		if x.gone != t.ArchivedAt.IsZero() {
			x.shown = append(x.shown, item{words.Template{ID: t.ID, Name: t.Name, Points: x.team.Of(t.ID)}, t})
		}
	}
	at := 0
	for i := range x.shown {
		if x.shown[i].key() == key {
			at = i
		}
	}
	x.list.Count = len(x.shown)
	x.list.Select(-1)
	x.list.Reload()
	x.list.Select(min(at, len(x.shown)-1))
	x.showFoot(archived)
	x.showPreview()
}

// showFoot offers to keep points as a template, and shows what is archived.
func (x *templates) showFoot(archived int) {
	x.foot.Objects = nil
	if x.person != "" && !x.frame.Store().ReadOnly() {
		x.foot.Add(kit.HB(0, kit.NewQuiet("templates.keep", words.Say("templates.keep"), kit.IconPlus, x.onKeep), kit.Spring()))
	}
	if archived > 0 || x.gone {
		x.archived.Text = words.Say("templates.archived", archived)
		x.archived.Set(x.gone)
		x.archived.Refresh()
		x.foot.Add(kit.In(0, 0, 0, 8, x.archived))
	}
	x.foot.Refresh()
}

func (x *templates) row(i int) fyne.CanvasObject {
	t, it := theme.Current(), &x.shown[i]
	row := kit.Row(8, 0, kit.Mid(kit.One(it.Name, kit.BodyM, t.Ink)))
	if it.row != nil {
		row.Add(kit.Mid(kit.T(words.Say("templates.own"), kit.Cap, t.Ink3)))
	}
	return kit.Mid(kit.In(0, 8, 0, 8, row))
}

func (x *templates) chosen() *item {
	if i := x.list.Selected(); i >= 0 && i < len(x.shown) {
		return &x.shown[i]
	}
	return nil
}

// would are the points of the chosen template, with those that are open already marked.
func (x *templates) would() (all []model.Beginning, added int) {
	it := x.chosen()
	if it == nil {
		return nil, 0
	}
	all = model.BeginFrom(it.Points, x.has.Points, x.call())
	for _, b := range all {
		if !b.There {
			added++
		}
	}
	return all, added
}

// showPreview shows what the template would add.
func (x *templates) showPreview() {
	if x.dialog == nil { // it is being built
		return
	}
	t := theme.Current()
	all, added := x.would()
	x.preview.Objects = nil
	for _, side := range []model.Side{model.SideManager, model.SideRep} {
		title := words.Say("oneonone.points.yours")
		if side == model.SideRep {
			title = words.Say("oneonone.points.theirs", x.call())
		}
		x.addSide(title, side, all)
	}
	if it := x.chosen(); it == nil {
		x.preview.Add(kit.P(words.Say("templates.none"), kit.Body, t.Ink2))
	} else if it.row != nil && !x.frame.Store().ReadOnly() {
		x.preview.Add(kit.In(8, 0, 0, 0, x.verbs(it)))
	}
	x.showButton(len(all), added)
	x.dialog.Refresh()
}

// addSide lists the points of one side.
func (x *templates) addSide(title string, side model.Side, all []model.Beginning) {
	t, first := theme.Current(), true
	for _, b := range all {
		if b.Side != side {
			continue
		}
		if first {
			x.preview.Add(kit.In(4, 0, 2, 0, kit.One(title, kit.CapM, t.Ink3)))
			first = false
		}
		ink, sign := t.Ink, "–"
		if b.There {
			ink, sign = t.Ink3, "✓"
		}
		line := kit.Cols(8, []float32{14, 0}, kit.Top(kit.T(sign, kit.Body, t.Ink3)), kit.P(b.Text, kit.Body, ink))
		x.preview.Add(kit.In(3, 0, 3, 0, line))
	}
}

// verbs are what can be done with a template of the team's.
func (x *templates) verbs(it *item) fyne.CanvasObject {
	label := words.Say("templates.archive")
	if !it.row.ArchivedAt.IsZero() {
		label = words.Say("templates.bring")
	}
	return kit.HB(8, kit.NewQuiet("templates.change", words.Say("templates.change"), "", x.onChange),
		kit.NewQuiet("templates.archive", label, "", x.onArchive))
}

// showButton says what the button does, or why it does nothing.
func (x *templates) showButton(all, added int) {
	b := x.dialog.ConfirmButton()
	b.SetText(words.Say("templates.add.none"))
	if added > 0 {
		b.SetText(words.SayN("templates.add", added))
	}
	note := ""
	switch {
	case x.person == "":
		note = words.Say("templates.choose")
	case all > 0 && added == 0:
		note = words.Say("templates.there.all")
	case all > added:
		note = words.SayN("templates.there", all-added)
	}
	x.dialog.SetNote(note)
	if added == 0 || x.person == "" || x.gone || x.frame.Store().ReadOnly() {
		b.Disable()
	} else {
		b.Enable()
	}
}

// onAdd adds the points that are not open yet, all in one unit.
func (x *templates) onAdd(done func(error)) {
	all, added := x.would()
	if added == 0 || x.person == "" || x.gone {
		done(kit.ErrFields)
		return
	}
	var fresh []model.Beginning
	for _, b := range all {
		if !b.There {
			fresh = append(fresh, b)
		}
	}
	kit.Save(x.frame, unit.BeginFrom, x.adding(fresh), func(err error) {
		done(err)
		if err == nil {
			x.frame.Undoable(words.SayN("templates.added", len(fresh)))
		}
	})
}

func (x *templates) onKey(_ int, e *fyne.KeyEvent) bool {
	it := x.chosen()
	if e.Name != fyne.KeyDelete || it == nil || it.row == nil || x.frame.Store().ReadOnly() {
		return false
	}
	x.onArchive()
	return true
}

// onArchive takes a template of the team's out of the list, or brings it back.
func (x *templates) onArchive() {
	t := *x.chosen().row
	away := t.ArchivedAt.IsZero()
	t.ArchivedAt = 0
	if away {
		t.ArchivedAt = model.InstantOf(x.frame.Now())
	}
	kit.Save(x.frame, unit.DropTemplate, func(w *storage.Work) error { return w.Put(&t) }, func(err error) {
		if err != nil {
			x.dialog.SetProblem(kit.ErrorText(err))
			return
		}
		x.reload()
	})
}

// onKeep keeps the open points of the pair as a template, and comes back to it.
func (x *templates) onKeep() {
	keepPoints(x.frame, x.person, x.has, "", func(id model.ID) { x.keep, x.gone = id, false; x.reload() })
}

func (x *templates) onChange() {
	it := x.chosen()
	changeTemplate(x.frame, x.talk, *it.row, it.Points, x.reload)
}
