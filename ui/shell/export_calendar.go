package shell

import (
	"context"
	"os"
	"path/filepath"

	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// calendarForm asks whose meetings go into a calendar, and where to.
type calendarForm struct {
	window *Window
	who    *kit.Picker
	path   *kit.LineField
	form   *kit.Form
	only   model.ID // a meeting or series that alone is wanted; none: all of them
}

// calendarAll is the choice of everybody and the team.
const calendarAll = "all"

// exportCalendar asks for the calendar of everybody.
func (w *Window) exportCalendar() {
	if kit.LiftFirst(w) { // it names everybody
		return
	}
	w.AddToCalendar("", "")
}

// AddToCalendar asks where the meetings of a person, or one meeting or series of theirs, shall be written for a calendar
// program; the empty id: those of everybody.
func (w *Window) AddToCalendar(person, only model.ID) {
	if w.realFirst() {
		return
	}
	f := newCalendarForm(w, only)
	title, intro := words.Say("calendar.export.title"), words.Say("calendar.export.intro")
	if only != "" {
		title, intro = words.Say("calendar.add.title"), words.Say("calendar.add.intro")
	}
	key := string(person)
	if key == "" {
		key = calendarAll
	}
	f.who.FillKey(key)
	f.suggest(person)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "calendar", Title: title, Intro: intro, Body: f.form.Content(), First: f.form.First(), Width: 620,
		Confirm: words.Say("calendar.export.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: f.onSubmit,
	})
}

func newCalendarForm(w *Window, only model.ID) *calendarForm {
	items := []kit.Item{{Key: calendarAll, Text: words.Say("calendar.export.all")}}
	for _, p := range w.roster.Reps(w.Today()) {
		items = append(items, kit.PersonItem(p))
	}
	f := &calendarForm{
		window: w, who: kit.NewPicker("calendar.person", words.Say("calendar.export.person"), kit.Among(items)),
		path: kit.NewLineField("calendar.path", words.Say("review.path")), only: only,
	}
	f.who.Required, f.path.Required = true, true
	f.path.Hint = words.Say("review.path.hint")
	f.who.OnPick = func(it kit.Item) { f.suggest(personOf(it.Key)) }
	if only != "" {
		f.form = kit.NewForm(f.path)
		return f
	}
	f.form = kit.NewForm(f.who, f.path)
	return f
}

// personOf is the person of a choice; none: everybody.
func personOf(key string) model.ID {
	if key == calendarAll {
		return ""
	}
	return model.ID(key)
}

// suggest proposes a file beside the team's.
func (f *calendarForm) suggest(id model.ID) {
	name := words.Say("calendar.export.file") + ".ics"
	if p := f.window.roster.Person(id); p != nil {
		name = documents.FileName(p, f.window.roster.Aliases, ".ics")
	}
	f.path.Fill(filepath.Join(f.folder(), name))
}

func (f *calendarForm) folder() string { return filepath.Dir(f.window.store.Path()) }

func (f *calendarForm) onSubmit(done func(error)) {
	if !f.form.Check() {
		done(kit.ErrFields)
		return
	}
	w := f.window
	c := documents.Calendar{Only: f.only, Period: model.CalendarPeriod(w.Today()), At: w.Now()}
	if id := personOf(f.who.Chosen().Key); id != "" {
		c.People = []model.ID{id}
	} else {
		c.Team = true
		for i := range w.roster.People {
			c.People = append(c.People, w.roster.People[i].ID)
		}
	}
	if f.only != "" { // also one of long ago
		c.Period.From = model.Date{}
	}
	path := withExtension(unquoted(f.path.Trimmed()), ".ics")
	if !filepath.IsAbs(path) {
		path = filepath.Join(f.folder(), path)
	}
	store := w.store
	kit.Run(context.Background(), func(ctx context.Context) (int, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return 0, &model.Problem{Key: "documents.write", Args: []any{err.Error()}, File: path, Err: model.ErrReadOnly}
		}
		return documents.WriteCalendar(ctx, store, c, path)
	}, func(entries int, err error) {
		done(err)
		if err == nil {
			w.tellWritten(words.SayN("calendar.written", entries, path), path)
		}
	})
}
