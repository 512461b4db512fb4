package shell

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/model"
	"milepost/model/unit"
	"milepost/resources"
	"milepost/sample"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// lookAround makes a fresh sample team in the folder for new files and opens it.
func (w *Window) lookAround() {
	path := w.freePath(words.Say("file.sample"))
	kit.Run(context.Background(), func(ctx context.Context) (string, error) {
		if err := makeFolder(path); err != nil {
			return "", err
		}
		return path, sample.Make(ctx, path, sample.Options{AsOf: model.DateOf(w.opts.Clock.Now().In(w.opts.Zone))})
	}, w.showSample)
}

func (w *Window) showSample(path string, err error) {
	if err != nil {
		w.ShowError(err)
		return
	}
	w.OpenFile(path)
}

func makeFolder(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return &model.Problem{Key: "storage.create.folder", File: filepath.Dir(path), Err: errors.Join(model.ErrReadOnly, err)}
	}
	return nil
}

// freePath is a name in the folder for new files that no file has yet.
func (w *Window) freePath(name string) string {
	name = fileName(name)
	path := filepath.Join(w.opts.Folder, name+".milepost")
	for n := 2; exists(path); n++ {
		path = filepath.Join(w.opts.Folder, fmt.Sprintf("%s %d.milepost", name, n))
	}
	return path
}

// longestName leaves room for a number, the ending and what the database adds; a name of a file has at most 255 bytes.
const longestName = 200

// devices are names that a file cannot have on Windows, whatever its ending.
var devices = []string{"con", "prn", "aux", "nul"}

// fileName makes a team's name one that a file can have everywhere, and that is not hidden.
func fileName(team string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(team, ""))
	for len(name) > longestName {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	name = strings.Trim(name, ". ")
	low := strings.ToLower(name)
	port := len(low) == 4 && (strings.HasPrefix(low, "com") || strings.HasPrefix(low, "lpt")) && low[3] >= '0' && low[3] <= '9'
	switch {
	case name == "":
		return words.Say("file.new")
	case port, slices.Contains(devices, low):
		return name + "-"
	}
	return name
}

// create makes a new team file in the folder for new files.
func (w *Window) create(ctx context.Context, team string) (*storage.Store, error) {
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		return nil, err
	}
	path := w.freePath(team)
	if err := makeFolder(path); err != nil {
		return nil, err
	}
	return storage.Create(ctx, path, storage.Params{
		Options: w.storeOptions(), TeamName: team, UserName: w.opts.UserName, Zone: w.opts.Zone.String(), Starter: starter,
	})
}

// newTeam asks for a name and one rep; the rest can wait.
type newTeam struct {
	window    *Window
	team, rep *kit.LineField
	form      *kit.Form
}

func (w *Window) askNewTeam() {
	t := &newTeam{window: w, team: kit.NewLineField("team.name", words.Say("team.name")), rep: kit.NewLineField("team.rep", words.Say("team.rep"))}
	t.team.Required = true
	t.rep.Hint = words.Say("team.rep.hint")
	t.form = kit.NewForm(t.team, t.rep)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "team", Title: words.Say("team.title"), Body: t.form.Content(), First: t.form.First(),
		Confirm: words.Say("team.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: t.onSubmit,
	})
}

// started is a new file with its first rep; without one the id is empty.
type started struct {
	store *storage.Store
	rep   model.ID
}

func (t *newTeam) onSubmit(done func(error)) {
	if !t.form.Check() {
		done(kit.ErrFields)
		return
	}
	team, rep := t.team.Trimmed(), t.rep.Trimmed()
	kit.Run(context.Background(), func(ctx context.Context) (started, error) { return t.window.start(ctx, team, rep) },
		func(s started, err error) {
			done(err) // before the page is shown, so that its field keeps the keyboard
			if err == nil {
				t.window.use(s.store, firstPage(s.rep))
			}
		})
}

// start makes the file with its first rep. A file whose rep could not be stored is not left behind.
func (w *Window) start(ctx context.Context, team, rep string) (started, error) {
	s, err := w.create(ctx, team)
	if err != nil || rep == "" {
		return started{store: s}, err
	}
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: rep, IsRep: true}
	if _, err = s.Do(ctx, unit.AddPerson, func(x *storage.Work) error { return x.Put(p) }); err != nil {
		return started{}, errors.Join(err, s.Close(), os.Remove(s.Path()))
	}
	return started{s, p.ID}, nil
}

// firstPage is the talks of the first rep, else the page where people come from.
func firstPage(rep model.ID) kit.Route {
	if rep == "" {
		return kit.Route{Page: kit.PagePeople}
	}
	return kit.Route{Page: kit.PagePerson, Person: rep, Tab: kit.TabTalks}
}

// begun is a file that was made for nothing but a list to be imported, and how far it was then.
type begun struct {
	path string
	seq  int64
}

// newFromList makes a new team and goes to its import page.
func (w *Window) newFromList() { w.importInto("") }

// importInto makes a new team for a list; the path may be empty.
func (w *Window) importInto(list string) {
	kit.Run(context.Background(), func(ctx context.Context) (*storage.Store, error) { return w.create(ctx, words.Say("file.new")) },
		func(s *storage.Store, err error) {
			if err != nil {
				w.ShowError(err)
				return
			}
			w.use(s, kit.Route{Page: kit.PageImport, Do: list})
			if seq, err := s.Seq(context.Background()); err == nil {
				w.begun = begun{s.Path(), seq}
			}
		})
}

// unused says whether a file was begun for a list and nothing was written to it since.
func (w *Window) unused(s *storage.Store) bool {
	if w.begun.path == "" || w.begun.path != s.Path() {
		return false
	}
	seq, err := s.Seq(context.Background())
	return err == nil && seq == w.begun.seq
}

// drop takes away a closed file that nothing was written to, so that no empty team is left behind by who only looked.
// While another window has it open, the database's files stand beside it: then it stays.
func (w *Window) drop(path string) {
	if exists(path+"-wal") || exists(path+"-shm") {
		return
	}
	if err := os.Remove(path); err == nil {
		w.prefs.forget(path)
	}
}
