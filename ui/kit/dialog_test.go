package kit_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func TestDialogTakesAndReturnsTheFocus(t *testing.T) {
	kittest.App(t, theme.LightMode)
	before := kit.NewButton("before", "Before", nil)
	c := open(t, kit.VB(8, before, kit.NewButton("other", "Other", nil)))
	c.Focus(before)
	cancelled := 0
	field := widget.NewEntry()
	kit.ShowDialog(c, kit.Dialog{
		Name: "dialog", Title: "Title", Body: kit.VB(8, kit.P("What?", kit.Body, kit.Ink()), field),
		Confirm: "Create goal", Cancel: "Cancel", OnCancel: func() { cancelled++ },
	})
	if c.Focused() != field {
		t.Errorf("focus on %v, want the first field", c.Focused())
	}
	var stops []string
	for range 3 {
		kittest.Press(c, fyne.KeyTab)
		stops = append(stops, kittest.Focused(c))
	}
	if want := []string{"dialog.cancel", "dialog.confirm", "dialog"}; !slices.Equal(stops, want) {
		t.Errorf("Tab goes to %v, want %v", stops, want)
	}
	kittest.Press(c, fyne.KeyTab, fyne.KeyEscape) // from the cancel button
	if cancelled != 1 || kit.ModalOpen(c) || kittest.Focused(c) != "before" {
		t.Errorf("cancelled %d times, open %v, focus on %q", cancelled, kit.ModalOpen(c), kittest.Focused(c))
	}
}

func TestDialogStaysOpenWithAnError(t *testing.T) {
	kittest.App(t, theme.LightMode)
	c := open(t, kit.NewButton("page", "Page", nil))
	err := errors.New("A goal needs a name.")
	confirmed := 0
	kit.ShowDialog(c, kit.Dialog{
		Name: "dialog", Title: "Title", Confirm: "Create goal", Cancel: "Cancel",
		OnConfirm: func() error { confirmed++; return err },
	})
	if kittest.Focused(c) != "dialog.confirm" {
		t.Errorf("without a field the focus is on %q", kittest.Focused(c))
	}
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Text(t, c, "dialog.problem"); got != err.Error() {
		t.Errorf("the dialog says %q", got)
	}
	err = nil
	c.Unfocus()
	kittest.Press(c, fyne.KeyReturn) // nothing has the focus: the dialog hears the key itself
	if confirmed != 2 || kit.ModalOpen(c) {
		t.Errorf("confirmed %d times, open %v", confirmed, kit.ModalOpen(c))
	}
}

func TestDialogWaitsForWhatTakesTime(t *testing.T) {
	kittest.App(t, theme.LightMode)
	c := open(t, kit.NewButton("page", "Page", nil))
	var finish func(error)
	submitted := 0
	d := kit.ShowDialog(c, kit.Dialog{
		Name: "dialog", Confirm: "Import", Cancel: "Cancel",
		OnSubmit: func(done func(error)) { submitted++; finish = done },
	})
	kittest.Tap(t, c, "dialog.confirm")
	d.Accept()
	kittest.Tap(t, c, "dialog.cancel")
	if submitted != 1 || !kit.ModalOpen(c) {
		t.Fatalf("submitted %d times, open %v", submitted, kit.ModalOpen(c))
	}
	finish(nil)
	if kit.ModalOpen(c) {
		t.Error("still open when done")
	}
}

func TestDialogOpenedByADialogStays(t *testing.T) {
	kittest.App(t, theme.LightMode)
	page := kit.NewButton("page", "Page", nil)
	c := open(t, page)
	c.Focus(page)
	kit.ShowDialog(c, kit.Dialog{Name: "first", Confirm: "Go on", OnConfirm: func() error {
		kit.ShowDialog(c, kit.Dialog{Name: "second", Confirm: "Done"})
		return nil
	}})
	kittest.Press(c, fyne.KeyReturn)
	if kittest.Has(c, "first") || kittest.Focused(c) != "second.confirm" {
		t.Fatalf("first open %v, focus on %q", kittest.Has(c, "first"), kittest.Focused(c))
	}
	kittest.Press(c, fyne.KeyReturn)
	if kit.ModalOpen(c) || kittest.Focused(c) != "page" {
		t.Errorf("open %v, focus on %q", kit.ModalOpen(c), kittest.Focused(c))
	}
}

func TestFocusReturnsToAPageBuiltAnew(t *testing.T) {
	kittest.App(t, theme.LightMode)
	page := container.NewStack(kit.NewButton("open", "Open", nil))
	c := open(t, page)
	c.Focus(page.Objects[0].(*kit.Button))
	d := kit.ShowDialog(c, kit.Dialog{Confirm: "Done"})
	page.Objects = []fyne.CanvasObject{kit.NewButton("open", "Open", nil)}
	page.Refresh()
	d.Close()
	if c.Focused() != page.Objects[0].(fyne.Focusable) {
		t.Errorf("focus on %v, want the new button of the same name", c.Focused())
	}
}

func TestDialogFitsSmallWindows(t *testing.T) {
	kittest.App(t, theme.LightMode)
	body := kit.VB(8)
	for range 30 {
		body.Add(kit.NewButton("", "A row", nil))
	}
	w := kittest.Open(t, kit.Gap(1, 1), fyne.NewSize(500, 300))
	kit.ShowDialog(w.Canvas(), kit.Dialog{Name: "dialog", Title: strings.Repeat("a long title ", 6), Body: body, Width: 760, Confirm: "Move it", Cancel: "Cancel"})
	confirm := kittest.Find(t, w.Canvas(), "dialog.confirm")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(confirm)
	if at.X < 24 || at.X+confirm.Size().Width > 476 || at.Y+confirm.Size().Height > 284 {
		t.Errorf("the button is at %v, %v wide", at, confirm.Size())
	}
	if reports := kit.Overflows(w.Canvas().Overlays().Top()); len(reports) > 0 {
		t.Error(reports)
	}
}
