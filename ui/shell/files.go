package shell

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/resources"
	"milepost/sample"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/welcome"
	"milepost/ui/words"
)

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// OpenFile opens a team file in place of the one that is open; the one that is open stays when that fails.
func (w *Window) OpenFile(path string) {
	s, err := storage.Open(context.Background(), path, storage.Options{Clock: w.opts.Clock, Random: w.opts.Random})
	if err != nil {
		w.prefs.forget(path)
		if w.store == nil {
			w.welcome()
		}
		w.ShowError(err)
		return
	}
	w.use(s, kit.Route{Page: kit.PageToday})
}

// use makes a store the window's file and shows a page of it.
func (w *Window) use(s *storage.Store, first kit.Route) {
	w.closeFile()
	w.store = s
	w.trail = trail{}
	abs, err := filepath.Abs(s.Path())
	if err == nil {
		w.prefs.opened(abs)
	}
	cancel := s.Subscribe(func(c storage.Changed) { w.later(func() { w.onChanged(c) }) })
	if err := s.Watch(); err != nil {
		w.ShowError(err) // the file is open all the same; only other windows are not heard
	}
	w.stop = append(w.stop, cancel)
	w.loadRoster()
	w.Go(first)
	w.loadSide()
	w.AskOwner()
}

// later runs in the window's goroutine; the store calls back from the one that wrote.
func (w *Window) later(f func()) { fyne.Do(f) }

// closeFile ends everything that uses the open file and closes it: afterwards it is exactly one file.
func (w *Window) closeFile() {
	for _, stop := range w.stop {
		stop()
	}
	w.stop = nil
	if w.page != nil {
		w.page.Close()
		w.page = nil
	}
	if w.store != nil {
		_ = w.store.Close() // nothing acknowledged is at stake: every unit is in the file or its log
		w.store = nil
	}
}

// welcome shows the three ways in.
func (w *Window) welcome() {
	w.closeFile()
	w.trail = trail{}
	w.roster = &model.Roster{}
	w.win.SetTitle("Milepost")
	page := welcome.New(w.prefs.recent(), welcome.Actions{
		LookAround: w.lookAround, NewTeam: w.askNewTeam, Import: w.newFromList, Open: w.askOpen, OpenRecent: w.OpenFile,
	})
	w.setContent(page.Content(), false)
	w.Canvas().Focus(page.First())
	w.updateMenu()
}

// lookAround makes a fresh sample team in the folder for new files and opens it.
func (w *Window) lookAround() {
	path := w.freePath(words.Say("file.sample"))
	kit.Run(context.Background(), func(ctx context.Context) (string, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return "", &model.Problem{Key: "storage.create.folder", File: path, Err: model.ErrReadOnly}
		}
		return path, sample.Make(ctx, path, sample.Options{AsOf: model.DateOf(w.opts.Clock.Now().In(w.opts.Zone))})
	}, func(path string, err error) {
		if err != nil {
			w.ShowError(err)
			return
		}
		w.OpenFile(path)
	})
}

// freePath is a name in the folder for new files that no file has yet.
func (w *Window) freePath(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.TrimSpace(name))
	path := filepath.Join(w.opts.Folder, name+".milepost")
	for n := 2; exists(path); n++ {
		path = filepath.Join(w.opts.Folder, fmt.Sprintf("%s %d.milepost", name, n))
	}
	return path
}

// create makes a new team file in the folder for new files.
func (w *Window) create(team string) (*storage.Store, error) {
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		return nil, err
	}
	path := w.freePath(team)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, &model.Problem{Key: "storage.create.folder", File: filepath.Dir(path), Err: model.ErrReadOnly}
	}
	return storage.Create(context.Background(), path, storage.Params{
		Options:  storage.Options{Clock: w.opts.Clock, Random: w.opts.Random},
		TeamName: team, UserName: w.opts.UserName, Zone: w.opts.Zone.String(), Starter: starter,
	})
}

// askNewTeam asks for a name and one rep; the rest can wait.
func (w *Window) askNewTeam() {
	team := kit.NewLineField("team.name", words.Say("team.name"))
	team.Required = true
	rep := kit.NewLineField("team.rep", words.Say("team.rep"))
	rep.Hint = words.Say("team.rep.hint")
	form := kit.NewForm(team, rep)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "team", Title: words.Say("team.title"), Body: form.Content(), First: form.First(),
		Confirm: words.Say("team.confirm"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			w.newTeam(team.Trimmed(), rep.Trimmed(), done)
		},
	})
}

// newTeam makes the file with its first rep and goes to the rep's talks. The dialog is closed before the page is shown,
// so that the page's field keeps the keyboard.
func (w *Window) newTeam(team, rep string, done func(error)) {
	s, err := w.create(team)
	if err != nil {
		done(err)
		return
	}
	first := kit.Route{Page: kit.PagePeople}
	if rep != "" {
		p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: rep, IsRep: true}
		if _, err := s.Do(context.Background(), unit.AddPerson, func(x *storage.Work) error { return x.Put(p) }); err != nil {
			done(errors.Join(err, s.Close()))
			return
		}
		first = kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabTalks}
	}
	done(nil)
	w.use(s, first)
}

// newFromList makes a new team and goes to its import page.
func (w *Window) newFromList() {
	s, err := w.create(words.Say("file.new"))
	if err != nil {
		w.ShowError(err)
		return
	}
	w.use(s, kit.Route{Page: kit.PageImport})
}

// AskOwner asks once, when the file lets one guess, which of the managers the owner is. It can be skipped.
func (w *Window) AskOwner() {
	managers := w.roster.Managers(w.Today())
	if w.roster.Owner.PersonID != "" || len(managers) == 0 || w.store.ReadOnly() {
		return
	}
	var items []kit.Item
	for _, m := range managers {
		items = append(items, kit.PersonItem(m))
	}
	who := kit.NewPicker("owner.person", words.Say("owner.person"), kit.Among(items))
	who.Required = true
	owner := w.roster.Owner
	kit.ShowAsk(w, kit.Ask{
		Name: "owner", Title: words.Say("owner.title"), Intro: words.Say("owner.intro"), Confirm: words.Say("owner.confirm"),
		Unit: unit.ChooseOwner, Form: kit.NewForm(who),
		Read: func() func(*storage.Work) error {
			owner.PersonID = model.ID(who.Chosen().Key)
			return func(x *storage.Work) error { return x.Put(&owner) }
		},
	})
}
