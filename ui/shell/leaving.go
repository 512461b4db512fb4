package shell

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// AskLeave asks for a person's last day and for who takes over what they promised.
func (w *Window) AskLeave(person model.ID) {
	if kit.LiftFirst(w) {
		return
	}
	p := w.roster.Person(person)
	if p == nil {
		return
	}
	var items []kit.Item
	for _, x := range w.roster.MyPeople(w.Today()) {
		if x.ID != person {
			items = append(items, kit.PersonItem(x))
		}
	}
	on := kit.NewDateField("leave.on", words.Say("leave.on"), w.Today())
	on.Required = true
	on.Fill(w.Today())
	heir := kit.NewPicker("leave.heir", words.Say("leave.heir"), kit.Among(items))
	form := kit.NewForm(on, heir)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "leave", Title: words.Say("leave.title", p.Name), Intro: words.Say("leave.intro"), Body: form.Content(), First: form.First(), Width: 560,
		Confirm: words.Say("leave.confirm"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			day, _ := on.Date() // the form has checked it
			w.leave(p, day, model.ID(heir.Chosen().Key), done)
		},
	})
}

func (w *Window) leave(p *model.Person, on model.Date, heir model.ID, done func(error)) {
	var left *storage.Left
	kit.Save(w, unit.LeaveTeam, func(work *storage.Work) (err error) {
		left, err = work.Leave(p.ID, on, heir)
		return err
	}, func(err error) {
		done(err)
		if err == nil {
			w.Undoable(strings.Join(documents.LeftLines(left, p.Name, on), " "))
		}
	})
}

// AskErase says what erasing a person would take away, and erases once their name was typed.
func (w *Window) AskErase(person model.ID) {
	if w.realFirst() {
		return
	}
	if kit.LiftFirst(w) {
		return
	}
	store, roster := w.store, w.roster
	p := roster.Person(person)
	if p == nil {
		return
	}
	kit.Run(context.Background(), func(ctx context.Context) (*storage.Erased, error) { return store.WouldErase(ctx, person) },
		func(would *storage.Erased, err error) {
			switch {
			case err != nil:
				w.ShowError(err)
			case w.store == store:
				w.showErase(p, roster, would)
			}
		})
}

func (w *Window) showErase(p *model.Person, roster *model.Roster, would *storage.Erased) {
	name := kit.NewLineField("erase.name", words.Say("erase.name", p.Name))
	name.Required = true
	form := kit.NewForm(paragraphs("erase.would", documents.WouldErase(would, roster)), name)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "erase", Title: words.Say("erase.title", p.Name), Body: form.Content(), First: form.First(), Width: 620,
		Confirm: words.Say("erase.confirm"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			if model.Fold(name.Trimmed()) != model.Fold(p.Name) {
				done(&model.Problem{Key: "erase.notname", Err: model.ErrInvalid})
				return
			}
			w.erase(p.ID, roster, done)
		},
	})
}

func (w *Window) erase(person model.ID, roster *model.Roster, done func(error)) {
	store := w.store
	kit.Run(context.Background(), func(ctx context.Context) (*storage.Erased, error) {
		return store.Erase(ctx, person, storage.EraseOptions{Former: documents.Former, Backups: w.opts.Backups})
	}, func(e *storage.Erased, err error) {
		done(err)
		if err != nil || w.store != store {
			return
		}
		w.drafts.Forget(person)
		w.Go(kit.Route{Page: kit.PagePeople})
		w.tellDialog("erase.receipt", words.Say("erase.receipt"), paragraphs("erase.lines", documents.EraseReceipt(e, roster, roster.File.Location())))
	})
}

// paragraphs are sentences one below the other.
func paragraphs(name string, lines []string) fyne.CanvasObject {
	text := kit.P(strings.Join(lines, "\n"), kit.Body, kit.Ink())
	text.Name = name
	return text
}

// HandOver asks where to, and then writes everything that is kept about a person, private notes included.
func (w *Window) HandOver(person model.ID) {
	if w.realFirst() {
		return
	}
	if kit.LiftFirst(w) {
		return
	}
	p := w.roster.Person(person)
	if p == nil {
		return
	}
	name := documents.FileName(p, w.roster.Aliases, "") + " " + w.Today().String() + ".zip"
	path := kit.NewLineField("everything.path", words.Say("review.path"))
	path.Required = true
	path.Hint = words.Say("review.path.hint")
	path.Fill(filepath.Join(filepath.Dir(w.store.Path()), name))
	form := kit.NewForm(path)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "everything.ask", Title: words.Say("everything.title", p.Name), Intro: words.Say("everything.ask", p.Call()),
		Body: form.Content(), First: form.First(), Width: 620,
		Confirm: words.Say("everything.confirm"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			w.writeEverything(p, withExtension(path.Trimmed(), ".zip"), done)
		},
	})
}

// writeEverything writes the archive and says where it is and what is in it.
func (w *Window) writeEverything(p *model.Person, path string, done func(error)) {
	store, at := w.store, w.Now()
	kit.Run(context.Background(), func(ctx context.Context) (*documents.HandOver, error) {
		return documents.WriteEverything(ctx, store, p.ID, at, path)
	}, func(h *documents.HandOver, err error) {
		done(err)
		if err != nil {
			return
		}
		lines := append([]string{words.Say("everything.written", h.Path)}, h.Lines...)
		d := kit.Dialog{
			Name: "everything", Title: words.Say("everything.title", p.Name), Body: paragraphs("everything.lines", append(lines, words.Say("everything.plain"))),
			Confirm: words.Say("dialog.ok"), Width: 520,
		}
		if w.opts.OpenPath != nil {
			d.Confirm, d.Cancel = words.Say("everything.folder"), words.Say("dialog.close")
			d.OnConfirm = func() error { w.openPath(filepath.Dir(h.Path)); return nil }
		}
		kit.ShowDialog(w.Canvas(), d)
	})
}
