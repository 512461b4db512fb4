package observing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// form are the fields of an observation.
type form struct {
	page          *Page
	who           *kit.Picker
	occasion, how *kit.LineField
	day           *kit.DateField
	mark          *kit.VisibilitySwitch
	rows          []*skillRow
	keep, try     *kit.TextField
	keepIt        *kit.Button
	writing       *kit.Writing
	subject       model.ID // whom the draft is about
	keeping       bool     // it is on its way to the file
	skills, box   *fyne.Container
}

func newForm(p *Page) *form {
	f := &form{page: p, skills: kit.VB(0)}
	var items []kit.Item
	for _, x := range p.frame.Roster().Everyone(p.frame.Today(), false) {
		if x.IsRep || x.ID == p.person {
			items = append(items, kit.PersonItem(x))
		}
	}
	f.who = kit.NewPicker("observe.person", words.Say("observe.person"), kit.Among(items))
	f.who.Required = true
	f.who.OnPick = func(it kit.Item) { p.choose(model.ID(it.Key)) }
	f.occasion = line("observe.occasion")
	f.how = line("observe.how")
	f.day = kit.NewDateField("observe.on", words.Say("observe.on"), p.frame.Today())
	f.day.Required, f.day.Max = true, p.frame.Today()
	f.day.Fill(p.frame.Today())
	f.day.OnChanged = func(string) { p.tell() }
	f.mark = kit.NewVisibilitySwitch("observe.private", true, nil)
	f.keep, f.try = long("observe.keep"), long("observe.try")
	f.keepIt = kit.NewPrimary("observe.add", words.Say("observe.add"), f.onKeep)
	kit.NewForm(f.who, f.occasion, f.day, f.how) // Enter goes from one to the next
	f.how.OnSubmit = func(string) { f.focusRow(0) }
	f.keep.OnSubmit = func(string) { f.try.FocusOn(p.frame.Canvas()) }
	f.try.OnSubmit = func(string) { f.onKeep() }
	for _, x := range []*kit.LineField{f.occasion, f.how} {
		x.OnShortcut = f.onShortcut
	}
	f.who.OnShortcut, f.day.OnShortcut, f.keep.OnShortcut, f.try.OnShortcut = f.onShortcut, f.onShortcut, f.onShortcut, f.onShortcut
	f.build()
	return f
}

func line(name string) *kit.LineField {
	f := kit.NewLineField(name, words.Say(name))
	f.SetPlaceholder(words.Say(name + ".placeholder"))
	return f
}

func long(name string) *kit.TextField {
	f := kit.NewTextField(name, "")
	f.MinRows, f.EnterSubmits = 1, true
	f.Spoken = words.Say(name)
	f.SetPlaceholder(words.Say(name + ".placeholder"))
	return f
}

// onShortcut keeps the observation with Ctrl+Enter, from any field.
func (f *form) onShortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || c.KeyName != fyne.KeyReturn && c.KeyName != fyne.KeyEnter {
		return false
	}
	f.onKeep()
	return true
}

func (f *form) build() {
	t := theme.Current()
	say := func(key string) fyne.CanvasObject { return kit.Mid(kit.T(words.Say(key), kit.Cap, t.Ink3)) }
	keys := kit.Flow(8, 6, kit.HB(6, kit.KeyCap("1"), say("observe.keys.to"), kit.KeyCap("5"), say("observe.keys.rate")),
		kit.HB(6, kit.KeyCap("↓"), say("observe.keys.next")), kit.HB(6, kit.KeyCap("Ctrl Enter"), say("observe.keys.keep")))
	named := func(key string, field fyne.CanvasObject) fyne.CanvasObject {
		return kit.Areas(4, []kit.Arrangement{
			{MinWidth: 480, Rows: [][]kit.Cell{{kit.At(58, 0), kit.At(0, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, kit.In(7, 0, 0, 0, kit.One(words.Say(key), kit.BodyM, t.Ink)), field)
	}
	f.box = kit.VB(0,
		kit.Areas(12, []kit.Arrangement{
			{MinWidth: 520, Rows: [][]kit.Cell{{kit.At(230, 0), kit.At(0, 1)}, {kit.At(230, 2), kit.At(0, 3)}}},
			{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}, {kit.At(0, 3)}}},
		}, f.who, f.occasion, f.day, f.how),
		kit.Gap(1, 14), f.skills, kit.Gap(1, 6), kit.HLine(), kit.Gap(1, 14),
		named("observe.keep", f.keep), kit.Gap(1, 10), named("observe.try", f.try), kit.Gap(1, 14),
		kit.Areas(10, []kit.Arrangement{
			{MinWidth: 480, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(200, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, kit.Mid(keys), kit.HB(12, kit.Spring(), kit.Mid(f.mark), f.keepIt)))
}

// about goes on with whoever is chosen: their skills, and what was half-written about them. What was typed before somebody
// was chosen comes along, unless something waits there already.
func (f *form) about(x facts) {
	if f.writing != nil && f.subject == x.person {
		return
	}
	if f.writing != nil {
		f.writing.Done()
	}
	typed := []string{f.occasion.Text(), f.how.Text(), f.keep.Text(), f.try.Text()}
	f.clear()
	f.subject = x.person
	f.who.FillKey(string(x.person))
	f.makeRows(x.skills)
	objects := []fyne.CanvasObject{f.occasion, f.how, f.day, f.mark, f.keep, f.try}
	for _, r := range f.rows {
		objects = append(objects, r.steps)
	}
	f.writing = f.page.frame.Drafts().Begin(kit.NewThing("observation", x.person), x.person, objects...)
	if !f.writing.Restored() {
		f.occasion.Fill(typed[0])
		f.how.Fill(typed[1])
		f.keep.Fill(typed[2])
		f.try.Fill(typed[3])
		f.writing.Changed()
	}
}

func (f *form) clear() {
	f.occasion.Fill("")
	f.how.Fill("")
	f.keep.Fill("")
	f.try.Fill("")
	f.day.Fill(f.page.frame.Today())
	f.mark.Set(true)
}

func (f *form) focusRow(i int) {
	c := f.page.frame.Canvas()
	switch {
	case i < 0:
		f.how.FocusOn(c)
	case i < len(f.rows):
		c.Focus(f.rows[i].steps)
	default:
		f.keep.FocusOn(c)
	}
}

// onKeep stores the observation as one unit; what cannot be stored stays, with the reason.
func (f *form) onKeep() {
	p := f.page
	if f.keeping {
		return
	}
	switch {
	case !f.who.Check():
		f.who.FocusOn(p.frame.Canvas())
		return
	case !f.day.Check():
		f.day.FocusOn(p.frame.Canvas())
		return
	case f.nothing():
		f.occasion.SetError(words.Say("observe.nothing"))
		f.occasion.FocusOn(p.frame.Canvas())
		return
	}
	n, links := f.read()
	write := f.writing.Storing(func(w *storage.Work) error { return put(w, n, links) })
	f.keeping = true
	call, had := p.call(p.person), f.subject
	kit.Save(p.frame, unit.Observe, write, func(err error) {
		f.keeping = false
		if err != nil {
			if !kit.Told(err) {
				p.frame.ShowError(err)
			}
			return
		}
		if f.subject == had {
			f.stored()
		}
		p.frame.Undoable(words.Say("observe.stored", call))
	})
}

// nothing says that only a person and a day are chosen.
func (f *form) nothing() bool {
	for _, r := range f.rows {
		if r.steps.Value() > 0 {
			return false
		}
	}
	return f.occasion.Trimmed()+f.how.Trimmed()+f.keep.Trimmed()+f.try.Trimmed() == ""
}

// read takes the fields.
func (f *form) read() (model.Note, []model.NoteLink) {
	p := f.page
	row := model.PrivateAbout(p.person)
	if !f.mark.Private() {
		row.Visibility = model.Shared
	}
	me := p.frame.Roster().Owner.ID
	n := model.Note{
		Row: row, AuthorID: me, Kind: model.NoteObservation, Occasion: f.occasion.Trimmed(), Text: f.how.Trimmed(),
		Keep: f.keep.Trimmed(), Try: f.try.Trimmed(),
	}
	n.On, _ = f.day.Date() // it was checked
	var links []model.NoteLink
	for _, r := range f.rows {
		if r.steps.Value() > 0 {
			links = append(links, model.NoteLink{Row: row, AuthorID: me, SkillID: r.skill, Step: r.steps.Value()})
		}
	}
	return n, links
}

func put(w *storage.Work, n model.Note, links []model.NoteLink) error {
	if err := w.Put(&n); err != nil {
		return err
	}
	for _, l := range links {
		l.NoteID = n.ID
		if err := w.Put(&l); err != nil {
			return err
		}
	}
	return nil
}

// stored makes room for the next one.
func (f *form) stored() {
	f.clear()
	f.makeRows(f.page.facts.skills)
	f.writing.Done()
	f.writing = nil
	f.about(f.page.facts)
	f.page.tell()
	f.who.FocusOn(f.page.frame.Canvas())
}
