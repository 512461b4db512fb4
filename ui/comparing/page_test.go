package comparing_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/comparing"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

type window struct {
	*kittest.Frame
	looked int
}

func (w *window) CopiesChanged() { w.looked++ }

// apart is a store and the path of a copy in which many notes were written since, and one person changed in both.
func apart(t *testing.T, readOnly bool) (*storage.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "team.milepost")
	o := storage.Options{Clock: model.FixedClock(kittest.Now()), Random: rand.Reader}
	s, err := storage.Create(context.Background(), path, storage.Params{Options: o, TeamName: "Team North", UserName: "ingrid"})
	if err != nil {
		t.Fatal(err)
	}
	amara := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Amara Okafor", IsRep: true}
	write := func(s *storage.Store, f func(w *storage.Work) error) {
		t.Helper()
		if _, err := s.Do(context.Background(), unit.ChangePerson, f); err != nil {
			t.Fatal(err)
		}
	}
	write(s, func(w *storage.Work) error { return w.Put(amara) })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(filepath.Dir(path), "team (1).milepost")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	open := func(path string) *storage.Store {
		t.Helper()
		s, err := storage.Open(context.Background(), path, o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	there, here := open(copied), open(path)
	other := *amara
	write(there, func(w *storage.Work) error {
		other.Email = "amara.okafor.with.a.long.address@example.com"
		if err := w.Put(&other); err != nil {
			return err
		}
		for i := range 40 {
			note := &model.Note{Row: model.PrivateAbout(amara.ID), AuthorID: w.Actor(), On: model.MustDate("2026-11-23"), Kind: model.NotePlain, Text: fmt.Sprint("note ", i)}
			if err := w.Put(note); err != nil {
				return err
			}
		}
		return nil
	})
	write(here, func(w *storage.Work) error { amara.Email = "amara@example.com"; return w.Put(amara) })
	if err := there.Close(); err != nil {
		t.Fatal(err)
	}
	if readOnly {
		if _, err := here.MoveAway(context.Background(), storage.MoveOptions{To: t.TempDir(), Passphrase: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	return here, copied
}

func show(t *testing.T, readOnly bool) (*window, fyne.Canvas, string) {
	t.Helper()
	s, copied := apart(t, readOnly)
	kittest.App(t, theme.LightMode)
	w := &window{Frame: kittest.NewFrame(t, s)}
	return w, w.Show(t, comparing.New(w, copied), fyne.NewSize(1216, 900)).Canvas(), copied
}

func TestManyRecordsAreShownByAndBy(t *testing.T) {
	_, c, _ := show(t, false)
	if kittest.Has(c, "compare.only_there.31") || !kittest.Has(c, "compare.only_there.30") {
		t.Error("not thirty at first")
	}
	kittest.Tap(t, c, "compare.more.only_there")
	if !kittest.Has(c, "compare.only_there.40") || kittest.Text(t, c, "compare.take") != "Take 40 records" {
		t.Errorf("the button says %q", kittest.Text(t, c, "compare.take"))
	}
}

// TestWhatWouldNotFitIsShownAndLeft: an id of a list that both files give to somebody.
func TestWhatWouldNotFitIsShownAndLeft(t *testing.T) {
	s, copied := apart(t, false)
	o := storage.Options{Clock: model.FixedClock(kittest.Now()), Random: rand.Reader}
	there, err := storage.Open(t.Context(), copied, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []*storage.Store{s, there} {
		_, err := x.Do(t.Context(), unit.AddPerson, func(w *storage.Work) error {
			p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Jonas Lind", IsRep: true}
			if err := w.Put(p); err != nil {
				return err
			}
			return w.Put(&model.SourceID{Row: model.About(p.ID), Source: "crm", External: "U-7"})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := there.Close(); err != nil {
		t.Fatal(err)
	}
	kittest.App(t, theme.LightMode)
	w := &window{Frame: kittest.NewFrame(t, s)}
	c := w.Show(t, comparing.New(w, copied), fyne.NewSize(1216, 900)).Canvas()
	got := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"Since then 42 records were changed only in the copy, 2 only here, 1 in both.", "Would not fit here: 1", "The id “U-7” of Jonas Lind in the list “crm”"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said in:\n%s", want, got)
		}
	}
	if got := kittest.Find(t, c, "compare.unfit.1").(*kit.Segments).Key(); got != string(model.Here) || kittest.Text(t, c, "compare.take") != "Take 41 records" {
		t.Errorf("it is %s, and the button says %q", got, kittest.Text(t, c, "compare.take"))
	}
	kittest.Tap(t, c, "compare.take")
	if len(w.Errors) != 0 {
		t.Error(w.Errors)
	}
}

// TestWhatCanOnlyBeReadIsOnlyCompared
func TestWhatCanOnlyBeReadIsOnlyCompared(t *testing.T) {
	_, c, _ := show(t, true)
	for _, name := range []string{"compare.take", "compare.take.only", "compare.both.1"} {
		if kittest.Has(c, name) {
			t.Errorf("%s is offered", name)
		}
	}
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "amara@example.com") {
		t.Error("it is not compared")
	}
}

func TestACopyThatIsGoneIsSaidToBe(t *testing.T) {
	w, c, copied := show(t, false)
	if err := os.Remove(copied); err != nil {
		t.Fatal(err)
	}
	w.Page().Reload()
	if got := kittest.Text(t, c, "compare.intro"); !strings.Contains(got, filepath.Base(copied)) || kittest.Has(c, "compare.take") {
		t.Errorf("said is %q", got)
	}
}

func TestComparingFitsEverySize(t *testing.T) {
	s, copied := apart(t, false)
	kittest.Overflow(t, func() fyne.CanvasObject {
		w := &window{Frame: kittest.NewFrame(t, s)}
		return w.Build(comparing.New(w, copied))
	})
}
