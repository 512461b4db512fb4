//go:build unix

package storage_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// victim is the program that is killed: it works on a file, and says what it has done only once it is done.
type victim struct {
	t    *testing.T
	life string
	dir  string // what it works in; the one who kills looks at it afterwards
	path string // of its file
	rnd  *rand.Rand
	acks *os.File
	now  time.Time
}

// lives are what a victim can be busy with until it is killed. Each goes on for ever, or to its end.
var lives = map[string]func(*victim){
	"unit": (*victim).works, "import": (*victim).imports, "backup": (*victim).backsUp, "restore": (*victim).restores,
	"erase": (*victim).erases, "migrate": (*victim).migrates, "create": (*victim).creates,
	"keep": (*victim).keeps, "move": (*victim).moves, "share": (*victim).works,
}

// fortyUnits is a life that comes to its end, beside others on the same file.
const fortyUnits = 40

// laterStep is what a later program would change about a file.
const laterStep = `ALTER TABLE person ADD COLUMN pronoun TEXT NOT NULL DEFAULT 'they'; UPDATE person SET pronoun='she';
	CREATE TABLE season AS SELECT * FROM note; CREATE INDEX season_text ON season(text); ALTER TABLE note ADD COLUMN weight INTEGER;`

// TestVictim is no test but what the tests that kill run as a program of its own.
func TestVictim(t *testing.T) {
	life, dir := os.Getenv("MILEPOST_TEST_LIFE"), os.Getenv("MILEPOST_TEST_KILL")
	if life == "" {
		return
	}
	n, err := strconv.ParseInt(os.Getenv("MILEPOST_TEST_SEED"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	seed = 1_000_000 * (n + 1) // ids that nobody makes again
	v := &victim{
		t: t, life: life, dir: dir, path: filepath.Join(dir, "team.milepost"), rnd: rand.New(rand.NewSource(n)),
		acks: os.NewFile(3, "acks"), now: clock.Now(),
	}
	v.ack("up")
	if life == "beside" {
		v.worksBeside()
		return
	}
	lives[life](v)
}

// ack says that something is done, in one write, so that none is half said.
func (v *victim) ack(what ...any) {
	if _, err := v.acks.WriteString(fmt.Sprintln(what...)); err != nil {
		v.t.Fatal(err)
	}
}

func (v *victim) must(err error) {
	v.t.Helper()
	if err != nil {
		v.ack("failed", strconv.Quote(err.Error()))
		v.t.Fatal(err)
	}
}

// options have a clock that moves a day with each unit, so that backups are made in between.
func (v *victim) options() storage.Options {
	o := lifeOptions(v.life)
	o.Clock = model.ClockFunc(func() time.Time { return v.now })
	return o
}

// lifeOptions have ids that nobody makes again, and for the life on a network disk a computer that has one.
func lifeOptions(life string) storage.Options {
	seed++
	o := options(seed)
	if life == "share" {
		o.Machine = &storage.Machine{
			Host: storage.ThisMachine().Host, User: "ingrid", Home: "/home/ingrid", Env: func(string) string { return "" },
			Remote: func(string) (string, bool) { return "NFS", true },
		}
	}
	return o
}

func (v *victim) open(o storage.Options) *storage.Store {
	s, err := storage.Open(ctx, v.path, o)
	v.must(err)
	return s
}

// did says that a unit is done.
func (v *victim) did(u storage.Unit, err error) {
	v.t.Helper()
	if errors.Is(err, model.ErrNothing) {
		return
	}
	if v.must(err); u.Seq > 0 {
		v.ack("unit", u.Seq, u.ID)
	}
}

// works does what a manager does, undoes some of it and does it again; now and then it says what the file holds.
func (v *victim) works() {
	o := v.options()
	o.Backups = filepath.Join(v.dir, "copies")
	o.After = func(wait time.Duration, f func()) func() { // quicker than in life, so that it is killed in the middle of it too
		t := time.AfterFunc(wait/1000, f)
		return func() { t.Stop() }
	}
	s := v.open(o)
	window := model.NewIDs(clock, v.rnd).New()
	for i := 0; ; i++ {
		v.now = v.now.Add(time.Duration(v.rnd.Intn(8)) * time.Hour)
		typed := storage.Draft{Thing: "goal", Route: "people", Field: "title", Fields: map[string][2]string{"title": {"", fmt.Sprint("typed ", i)}}}
		v.must(s.KeepDrafts(ctx, window, []storage.Draft{typed}, nil))
		v.ack("draft", window, i)
		switch n := v.rnd.Intn(12); {
		case n < 7:
			v.did(s.Do(ctx, unit.AddNote, func(w *storage.Work) error { return v.writes(w, s) }))
		case n < 9:
			v.did(s.Undo(ctx))
		case n < 10:
			v.did(s.Redo(ctx))
		case n < 11:
			if err := s.Settle(ctx); !errors.Is(err, model.ErrBusy) { // a backup reads an older state
				v.must(err)
			}
		default:
			v.must(s.Close())
			s = v.open(o)
		}
		if i%5 == 0 {
			seq, err := s.Seq(ctx)
			v.must(err)
			sum, err := sumOf(s, seq)
			v.must(err)
			v.ack("sum", seq, sum)
		}
	}
}

// worksBeside does its units while others write to the same file; that their changes are in the way is no fault.
func (v *victim) worksBeside() {
	s := v.open(v.options())
	refusals := 0
	for done := 0; done < fortyUnits; {
		var u storage.Unit
		var err error
		switch n := v.rnd.Intn(10); {
		case n < 7:
			u, err = s.Do(ctx, unit.AddNote, func(w *storage.Work) error { return v.writes(w, s) })
		case n < 9:
			u, err = s.Undo(ctx)
		default:
			u, err = s.Redo(ctx)
		}
		if errors.Is(err, model.ErrConflict) && refusals < 100*fortyUnits {
			refusals++
			continue
		}
		if v.did(u, err); err == nil {
			done++
		}
	}
	v.must(s.Close())
	v.ack("refused", refusals)
	v.ack("end")
}

// writes puts down several records that belong together.
func (v *victim) writes(w *storage.Work, s *storage.Store) error {
	r, err := s.Roster(ctx)
	if err != nil {
		return err
	}
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: strings.Repeat("Amara ", 1+v.rnd.Intn(30))}
	if len(r.People) > 3 {
		p = &r.People[v.rnd.Intn(len(r.People))]
		p.Place = fmt.Sprint("place ", v.rnd.Intn(100))
	}
	if err := w.Put(p); err != nil {
		return err
	}
	if _, err := plantedGoal(w, model.About(p.ID), "goal"); err != nil {
		return err
	}
	for range v.rnd.Intn(60) {
		if err := w.Insert(note(p, w)); err != nil {
			return err
		}
	}
	return nil
}

// imports brings in many rows at once, again and again.
func (v *victim) imports() {
	s := v.open(v.options())
	for {
		v.did(s.Do(ctx, unit.Import, func(w *storage.Work) error {
			for range 4 {
				p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "imported"}
				if err := w.Put(p); err != nil {
					return err
				}
				for range perImported {
					if err := w.Insert(note(p, w)); err != nil {
						return err
					}
				}
			}
			return nil
		}))
	}
}

// perImported are the notes that each imported person comes with.
const perImported = 200

// backsUp makes copies of a file that is written to meanwhile, plain and encrypted.
func (v *victim) backsUp() {
	storage.SealQuickly(v.t)
	s := v.open(v.options())
	for {
		v.now = v.now.Add(26 * time.Hour)
		v.did(s.Do(ctx, unit.AddNote, func(w *storage.Work) error { return v.writes(w, s) }))
		o := storage.BackUpOptions{Clock: model.ClockFunc(func() time.Time { return v.now }), Backups: filepath.Join(v.dir, "copies")}
		for _, passphrase := range []string{"", "correct horse"} {
			seq, err := s.Seq(ctx)
			v.must(err)
			o.Passphrase = passphrase
			path, _, err := storage.BackUpFile(ctx, v.path, o)
			v.must(err)
			v.ack("copy", seq, strconv.Quote(path))
		}
	}
}

// restores puts one of two copies in the file's place, by turns, and writes a unit into it in between.
func (v *victim) restores() {
	for {
		for _, name := range []string{"one", "two"} {
			v.now = v.now.Add(time.Minute)
			_, err := storage.Restore(ctx, filepath.Join(v.dir, name, name+".milepost"), v.path, model.ClockFunc(func() time.Time { return v.now }))
			v.must(err)
			v.ack("restored", name)
		}
	}
}

// erases erases everybody, one after the other, in the file and its copies.
func (v *victim) erases() {
	o := v.options()
	o.Backups = filepath.Join(v.dir, "copies")
	s := v.open(o)
	r, err := s.Roster(ctx)
	v.must(err)
	for _, p := range r.People {
		if strings.HasPrefix(p.Name, planting) {
			e, err := s.Erase(ctx, p.ID, storage.EraseOptions{Former: former})
			v.must(err)
			v.ack("erased", p.ID, e.Number)
		}
	}
	v.must(s.Close())
	v.ack("end")
}

// keeps erases the notes that were kept long enough, in the file and its copies.
func (v *victim) keeps() {
	o := v.options()
	o.Backups = filepath.Join(v.dir, "copies")
	s := v.open(o)
	_, err := s.EraseNotes(ctx, monday)
	v.must(err)
	v.ack("erased")
	v.must(s.Close())
	v.ack("end")
}

// moves marks the file as moved to another computer and comes back, again and again.
func (v *victim) moves() {
	storage.SealQuickly(v.t)
	if err := os.MkdirAll(filepath.Join(v.dir, "moved"), 0o700); err != nil {
		v.t.Fatal(err)
	}
	s := v.open(v.options())
	for i := 0; ; i++ {
		v.did(s.Do(ctx, unit.AddNote, func(w *storage.Work) error { return v.writes(w, s) }))
		to := filepath.Join(v.dir, "moved", fmt.Sprintf("%d %d.age", seed, i))
		path, err := s.MoveAway(ctx, storage.MoveOptions{To: to, Passphrase: "correct horse"})
		v.must(err)
		v.ack("moved", strconv.Quote(path))
		v.must(s.WorkHere(ctx))
		v.ack("back")
	}
}

// migrates opens an older file with the program that is newer.
func (v *victim) migrates() {
	storage.NewerBy(v.t, laterStep)
	s := v.open(v.options())
	v.ack("migrated")
	v.did(s.Do(ctx, unit.AddNote, func(w *storage.Work) error { return v.writes(w, s) }))
	v.must(s.Close())
	v.ack("end")
}

// creates makes one new file after the other.
func (v *victim) creates() {
	for i := 0; ; i++ {
		path := filepath.Join(v.dir, fmt.Sprintf("new %d.milepost", i))
		s, err := storage.Create(ctx, path, storage.Params{Options: v.options(), TeamName: "Team North", UserName: "ingrid", Zone: "Europe/Berlin"})
		v.must(err)
		v.ack("made", strconv.Quote(path))
		v.must(s.Close())
	}
}

// sumOf is a sum over every byte of every row as of a unit.
func sumOf(s *storage.Store, seq int64) (string, error) {
	h := sha256.New()
	for _, table := range storage.Tables() {
		rows, err := s.AsOfEverybody(ctx, table, seq)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(h, table, rows) // maps are printed in the order of their keys
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8]), nil
}
