package oneonone

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// actionField writes a promise: what, by when, whose; Enter stores it. One stands under the promises for new ones; one
// stands in the place of what it changes or is made of, and goes away when it is done.
type actionField struct {
	page    *Page
	text    *kit.TextField
	side    *kit.Segments
	due     *kit.DateField
	add     *kit.Button
	box     fyne.CanvasObject
	mark    *kit.VisibilitySwitch // of a new one
	from    *model.Point          // the point it is made of; storing the promise closes it
	of      *model.Action         // the promise that is changed; nil: a new one
	writing *kit.Writing
	also    *kit.Writing // what it is made of, if that is a draft too
	read    bool         // who and by when were looked for in the text

	onStored func() // once it is stored
	onDone   func() // once it is stored or given up; nil: the field stays
}

// newActionField is an empty one; its parts are named after name, and its button says what it does.
func newActionField(p *Page, name, does string) *actionField {
	f := &actionField{page: p}
	f.text = kit.NewTextField(name+".new", "")
	f.text.MinRows, f.text.EnterSubmits = 1, true
	f.text.Spoken = words.Say("action.new")
	f.text.SetPlaceholder(words.Say("action.placeholder", p.call()))
	f.text.OnSubmit = func(string) { f.onSubmit() }
	f.text.OnEscape = f.onEscape
	f.due = kit.NewDateField(name+".due", "", p.frame.Today())
	f.due.Spoken = words.Say("action.due")
	f.due.SetPlaceholder(words.Say("action.due.placeholder"))
	f.due.OnSubmit = func(string) { f.onSubmit() }
	f.due.OnEscape = f.onEscape
	f.side = kit.NewSegments(name+".side", p.sides(), string(model.SideManager), nil)
	f.side.Spoken = words.Say("action.owner")
	f.mark = kit.NewVisibilitySwitch(name+".private", false, nil)
	if p.team() {
		f.mark.Hide()
		f.text.SetPlaceholder(words.Say("oneonone.team.promise"))
	}
	f.add = kit.NewButton(name+".add", does, f.onSubmit)
	cancel := kit.NewQuiet(name+".cancel", words.Say("dialog.cancel"), "", f.giveUp)
	buttons := kit.HB(8, f.add)
	if name != "action" {
		buttons = kit.HB(16, f.add, cancel)
	}
	room, side := buttons.MinSize().Width, f.side.MinSize().Width+f.mark.MinSize().Width+12
	f.box = kit.Areas(8, []kit.Arrangement{
		{MinWidth: 350 + side + room, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(150, 1), kit.At(side, 2), kit.At(room, 3)}}},
		{MinWidth: 100 + side + room, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1), kit.At(side, 2), kit.At(room, 3)}}},
		{MinWidth: 100 + side, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1), kit.At(side, 2)}, {kit.At(0, 3)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}, {kit.At(0, 3)}}},
	}, f.text, f.due, kit.Top(kit.HB(12, f.side, kit.Mid(f.mark))), kit.Top(buttons))
	return f
}

// begin keeps what is written from now on, and shows what was kept before.
func (f *actionField) begin(thing string) {
	f.writing = f.page.frame.Drafts().Begin(thing, f.page.subject(), f.text, f.due, f.side, f.mark)
}

// understand shows what a text says: who, by when, and the rest as what is promised. It says whether it is more than that.
func (f *actionField) understand(text string) bool {
	got := f.page.promiseText(text)
	f.read = true
	f.text.Fill(got.Text)
	if got.OwedBy != "" {
		f.side.Set(string(got.OwedBy))
	}
	if !got.DueOn.IsZero() {
		f.due.Fill(got.DueOn)
	}
	return got.Said()
}

// sorts shows once what a new text says before it is stored, where whoever typed it has not given a day apart; true when
// there was something, so that it is seen first and the next Enter stores it.
func (f *actionField) sorts(text string) bool {
	if f.of != nil || f.read || strings.TrimSpace(f.due.Text()) != "" {
		return false
	}
	if got := f.page.promiseText(text); !got.Said() || got.Text == "" {
		return false
	}
	f.understand(text)
	f.text.FocusEnd(f.page.frame.Canvas())
	f.writing.Changed()
	return true
}

// focus puts the keyboard where something is missing: at the day, or at the words.
func (f *actionField) focus() {
	if f.text.Trimmed() == "" {
		f.text.FocusOn(f.page.frame.Canvas())
		return
	}
	f.due.FocusOn(f.page.frame.Canvas())
}

// promiseText takes a line apart: who owes what by when.
func (p *Page) promiseText(line string) model.PromiseText {
	r := model.PromiseReader{
		Dates: model.DateReader{Today: p.frame.Today(), Words: kit.LangDates()},
		Names: p.frame.Roster().PromiseNames(p.person), Me: model.SideManager,
	}
	return r.Read(line)
}

// change shows a promise to be changed.
func (f *actionField) change(a model.Action) {
	f.of = &a
	f.mark.Hide() // who sees it is changed in the row's menu, which makes a new row
	f.text.Fill(a.Text)
	f.due.Fill(a.DueOn)
	f.side.Set(string(a.OwedBy))
	f.begin(kit.Thing("action", a.ID))
}

func (f *actionField) onEscape() {
	if f.onDone == nil {
		return // what is written here stays until it is stored
	}
	f.giveUp()
}

func (f *actionField) giveUp() {
	if f.onDone != nil {
		f.writing.Done()
		f.onDone()
	}
}

// onSubmit stores the promise; what cannot be stored stays, with the reason below.
func (f *actionField) onSubmit() {
	p, text := f.page, f.text.Trimmed()
	if text == "" {
		if f.onDone != nil {
			f.text.SetError(words.Say("kit.field.required"))
		}
		f.text.FocusOn(p.frame.Canvas())
		return
	}
	if f.sorts(text) {
		return
	}
	if !f.due.Check() {
		f.due.FocusOn(p.frame.Canvas())
		return
	}
	due, err := f.due.Date()
	if err != nil {
		return // the field says why
	}
	name, a := unit.AddAction, f.fresh()
	if f.of != nil {
		f.keepUp()
		name, a = unit.ChangeAction, *f.of
	}
	a.Text, a.DueOn, a.OwedBy = text, due, model.Side(f.side.Key())
	if f.of == nil {
		p.address(&a)
	}
	if f.of != nil && a == *f.of {
		f.giveUp() // nothing has changed
		return
	}
	write := f.writing.Storing(func(w *storage.Work) error { return f.write(w, &a) })
	if f.also != nil {
		write = f.also.Storing(write)
	}
	kit.Save(p.frame, name, write, func(err error) {
		if err != nil && !errors.Is(err, kit.ErrTheirs) {
			f.text.SetError(kit.ErrorText(err))
			return
		}
		f.stored(text)
	})
}

// keepUp takes what the file holds now for what is changed, unless somebody else changed the same things meanwhile: then
// the choice is asked for.
func (f *actionField) keepUp() {
	for _, now := range f.page.talks.Actions {
		if was := f.of; now.ID == was.ID && now.Text == was.Text && now.DueOn == was.DueOn && now.OwedBy == was.OwedBy && now.ArchivedAt == was.ArchivedAt {
			f.of = &now
			return
		}
	}
}

func (f *actionField) fresh() model.Action {
	p := f.page
	visibility := model.Shared
	if f.mark.Private() || f.from != nil && f.from.Visibility == model.Private {
		visibility = model.Private
	}
	return model.Action{
		Row: model.RowFor(p.person, visibility), AuthorID: p.frame.Roster().Owner.ID,
		State: model.ActionOpen, OpenedOn: p.frame.Today(), MeetingID: p.meetingToday(),
	}
}

// write stores the promise; the point it is made of is closed with it.
func (f *actionField) write(w *storage.Work, a *model.Action) (err error) {
	if a.Version > 0 {
		return w.Put(a)
	}
	if a.Position, err = w.NextPosition(a.TableName(), a.SubjectID); err != nil {
		return err
	}
	if f.from != nil {
		x := *f.from
		if now := f.page.point(x.ID); now != nil {
			x = *now
		}
		a.PointID = x.ID
		if x.ClosedOn.IsZero() {
			x.ClosedOn, x.ClosedInID = a.OpenedOn, a.MeetingID
			if err := w.Put(&x); err != nil {
				return err
			}
		}
	}
	return w.Put(a)
}

func (f *actionField) stored(text string) {
	called(f.onStored)
	if f.onDone != nil {
		f.writing.Done()
		f.onDone()
		return
	}
	if f.text.Trimmed() == text { // nobody went on typing
		f.text.Fill("")
		f.due.Fill(model.Date{})
		f.mark.Set(false) // the next one begins as promises do, shared
		f.read = false
	}
	f.writing.Changed()
	f.text.FocusOn(f.page.frame.Canvas())
}

func called(f func()) {
	if f != nil {
		f()
	}
}
