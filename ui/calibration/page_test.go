package calibration_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"milepost/storage"
	"milepost/ui/calibration"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1056, 773)

func show(t *testing.T, s *storage.Store) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, calibration.New(f, kit.Route{Page: kit.PageCalibrate}), usual).Canvas()
}

func says(t *testing.T, c fyne.Canvas, name, want string) {
	t.Helper()
	if got := kittest.Text(t, c, name); got != want {
		t.Errorf("%s says %q, want %q", name, got, want)
	}
}

// fill rates the cards of an exported deck as another manager would.
func fill(t *testing.T, path, who string, steps ...any) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	sheet := f.GetSheetList()[0]
	put := func(at string, v any) {
		if err := f.SetCellValue(sheet, at, v); err != nil {
			t.Fatal(err)
		}
	}
	put("B2", who)
	for i, s := range steps {
		at, _ := excelize.CoordinatesToCellName(5, 5+i)
		put(at, s)
	}
	put("F5", "Asks, but does not wait.")
	out := filepath.Join(t.TempDir(), "back.xlsx")
	if err := f.SaveAs(out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestADeckIsMadeHandedOutAndTakenIn(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := show(t, s)
	kittest.Tap(t, c, "deck.make")
	if len(f.Toasts) != 1 || f.Toasts[0] != "Made a deck of 6 cards" {
		t.Fatalf("told %q", f.Toasts)
	}
	says(t, c, "deck.sentence", "6 cards of 23 Nov wait for another manager.")
	all, err := s.Calibration(t.Context())
	if err != nil || len(all.Cards) != 6 {
		t.Fatalf("%+v, %v", all, err)
	}
	roster := f.Roster()
	for _, card := range all.Cards {
		for _, p := range roster.People {
			if strings.Contains(card.Text, p.Call()) {
				t.Errorf("card %d names %s: %q", card.Number, p.Call(), card.Text)
			}
		}
	}
	kittest.Tap(t, c, "deck.card.1.edit")
	kittest.Write(t, c, "card.text", "The rep asks for a number and waits.")
	kittest.Tap(t, c, "card.confirm")
	says(t, c, "deck.card.1", "The rep asks for a number and waits.")

	path := filepath.Join(t.TempDir(), "deck")
	kittest.Tap(t, c, "deck.export")
	kittest.Write(t, c, "export.path", path)
	kittest.Tap(t, c, "export.confirm")
	if _, err := os.Stat(path + ".xlsx"); err != nil {
		t.Fatal(err)
	}
	var steps []any
	for i, card := range all.Cards {
		step := card.Step
		if i == 1 {
			step = max(1, (card.Step+1)%5)
		}
		steps = append(steps, step)
	}
	steps[5] = "skipped"
	back := fill(t, path+".xlsx", "Sam Lee", steps...)
	take := func(path string) {
		kittest.Tap(t, c, "deck.take")
		kittest.Write(t, c, "take.path", path)
		kittest.Tap(t, c, "take.confirm")
	}
	take(back)
	if last := f.Toasts[len(f.Toasts)-1]; last != "Took in 6 cards" {
		t.Errorf("told %q", f.Toasts)
	}
	says(t, c, "deck.kappa", "A weighted kappa is shown from 50 cards on; so far there are 5 with this manager.")
	if got := kittest.Text(t, c, "deck.exact"); !strings.HasPrefix(got, "The same step on 4 of 5 cards") {
		t.Errorf("it says %q", got)
	}
	if got := kittest.Text(t, c, "deck.judged.6"); !strings.HasSuffix(got, "they skipped") {
		t.Errorf("it says %q", got)
	}
	take(back)
	if last := f.Toasts[len(f.Toasts)-1]; last != "Nothing new: these ratings are here already" {
		t.Errorf("told %q", f.Toasts)
	}
	take(fill(t, path+".xlsx", "", 1)) // nobody says who rated: the dialog stays and says so
	if !kittest.Has(c, "take.path") {
		t.Error("the dialog is gone")
	}
	kittest.Tap(t, c, "take.cancel")
	kittest.Tap(t, c, "deck.archive")
	if !kittest.Has(c, "deck.make") || kittest.Has(c, "deck.export") {
		t.Error("an archived deck is still shown")
	}
}

func TestTooFewRatingsForADeck(t *testing.T) {
	f, c := show(t, kittest.EmptyStore(t))
	if kittest.Has(c, "deck.make") {
		t.Error("a deck of nothing is offered")
	}
	kittest.Tap(t, c, "deck.skills")
	if f.LastRoute().Page != kit.PageSkills {
		t.Errorf("it leads to %v", f.LastRoute())
	}
}
