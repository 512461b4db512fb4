package kit_test

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func dateField(t *testing.T) (*kit.DateField, fyne.Canvas) {
	t.Helper()
	d := inApp(t, func() *kit.DateField { return kit.NewDateField("due", "Due", today) })
	c := show(t, d, kit.NewButton("ok", "OK", nil))
	d.Focus()
	return d, c
}

func wantDate(t *testing.T, d *kit.DateField, want string) {
	t.Helper()
	if got, err := d.Date(); err != nil || got.String() != want {
		t.Errorf("the field means %v %v, wanted %q", got, err, want)
	}
}

func TestDateFieldTypedAndLeft(t *testing.T) {
	d, c := dateField(t)
	var told []string
	d.OnDate = func(x model.Date) { told = append(told, x.String()) }
	kittest.Type(c, "fri")
	wantDate(t, d, "2026-11-27")
	if len(told) != 0 {
		t.Errorf("told of %v while it was typed", told)
	}
	kittest.Press(c, fyne.KeyTab)
	if d.Text() != "27 Nov 2026" || strings.Join(told, " ") != "2026-11-27" {
		t.Errorf("holds %q, told %v", d.Text(), told)
	}
	if !strings.Contains(d.AccessibilityLabel(), "Friday 27 November 2026") {
		t.Errorf("spoken as %q", d.AccessibilityLabel())
	}
	d.Focus()
	kittest.Type(c, "3.12.") // replaces what is there
	kittest.Press(c, fyne.KeyTab)
	wantDate(t, d, "2026-12-03")
	d.Focus()
	kittest.Press(c, fyne.KeyDelete, fyne.KeyTab)
	wantDate(t, d, "")
	if strings.Join(told, " ") != "2026-11-27 2026-12-03 " {
		t.Errorf("told %q", told)
	}
}

func TestDateFieldKeys(t *testing.T) {
	d, c := dateField(t)
	for _, step := range []struct{ keys, want string }{
		{"t", "2026-11-23"}, {"+", "2026-11-24"}, {"-", "2026-11-23"}, {"--", "2026-11-21"}, {"t", "2026-11-23"},
	} {
		kittest.Type(c, step.keys)
		wantDate(t, d, step.want)
	}
	kittest.Press(c, fyne.KeyPageDown)
	wantDate(t, d, "2026-12-23")
	kittest.Press(c, fyne.KeyPageUp, fyne.KeyPageUp)
	wantDate(t, d, "2026-10-23")
	d.Fill(model.MustDate("2026-01-31"))
	kittest.Press(c, fyne.KeyPageDown)
	wantDate(t, d, "2026-02-28")
}

func TestDateFieldLettersAfterTMakeAWord(t *testing.T) {
	d, c := dateField(t)
	kittest.Type(c, "tue")
	wantDate(t, d, "2026-11-24")
	if d.Text() != "tue" {
		t.Errorf("holds %q", d.Text())
	}
}

func TestDateFieldPlusBeginsATextInAnEmptyField(t *testing.T) {
	d, c := dateField(t)
	kittest.Type(c, "+2w")
	wantDate(t, d, "2026-12-07")
}

func TestDateFieldForgetsTheDayBeforeAWrongText(t *testing.T) {
	d, c := dateField(t)
	d.Fill(today)
	d.Focus()
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Type(c, "soon")
	day, err := d.Date()
	if !errors.Is(err, model.ErrInvalid) || !day.IsZero() {
		t.Errorf("a wrong text means %v %v", day, err)
	}
	d.OnDate = func(x model.Date) { t.Errorf("told of %v", x) }
	kittest.Press(c, fyne.KeyTab)
	if d.ErrorText() == "" || d.Text() != "soon" {
		t.Errorf("left: error %q, holds %q", d.ErrorText(), d.Text())
	}
	if d.Check() {
		t.Error("a wrong text passes the check")
	}
	d.OnDate = nil
	d.Focus()
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Type(c, "26 Nov")
	if d.ErrorText() != "" {
		t.Errorf("after typing: error %q", d.ErrorText())
	}
	kittest.Press(c, fyne.KeyTab)
	wantDate(t, d, "2026-11-26")
}

func TestDateFieldMayBeEmptyUnlessRequired(t *testing.T) {
	d, c := dateField(t)
	kittest.Press(c, fyne.KeyTab)
	if !d.Check() || d.ErrorText() != "" {
		t.Errorf("empty: error %q", d.ErrorText())
	}
	d.Required = true
	if _, err := d.Date(); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("empty and required: %v", err)
	}
	if d.Check() || d.ErrorText() == "" {
		t.Error("empty and required passes the check")
	}
}

func TestDateFieldKeepsItsLimits(t *testing.T) {
	d, c := dateField(t)
	d.Min, d.Max = today, today.AddDays(10)
	d.Fill(today)
	kittest.Type(c, "-")
	wantDate(t, d, "2026-11-23")
	kittest.Press(c, fyne.KeyPageDown)
	wantDate(t, d, "2026-12-03")
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Type(c, "1 Jan 2027")
	if d.Check() || !strings.Contains(d.ErrorText(), "3 December 2026") {
		t.Errorf("beyond the last day: error %q", d.ErrorText())
	}
}

func TestDateFieldCalendar(t *testing.T) {
	d, c := dateField(t)
	d.Fill(model.MustDate("2027-01-31"))
	low := d.HeightFor(400)
	kittest.Press(c, fyne.KeyF4)
	if d.HeightFor(400) <= low || !kittest.Has(c, "due.2027-01-31") {
		t.Fatal("the calendar does not open at the field's day")
	}
	c.Content().Refresh()
	click(t, c, "due.on")
	if !kittest.Has(c, "due.2027-02-28") || kittest.Has(c, "due.2027-03-31") {
		t.Error("the month after January is not February")
	}
	wantDate(t, d, "2027-01-31")
	click(t, c, "due.2027-02-12")
	wantDate(t, d, "2027-02-12")
	if d.HeightFor(400) != low || kittest.Focused(c) != "due" {
		t.Errorf("after choosing: the focus is on %q", kittest.Focused(c))
	}
	shortcut(c, key(fyne.KeyDown, fyne.KeyModifierAlt))
	kittest.Press(c, fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn)
	wantDate(t, d, "2027-02-20")
	if d.HeightFor(400) != low {
		t.Error("Enter leaves the calendar open")
	}
}

func TestDateFieldCalendarClosesWithEscapeAndFocus(t *testing.T) {
	d, c := dateField(t)
	low := d.HeightFor(400)
	test.TapAt(d, fyne.NewPos(d.Size().Width-10, 30))
	if d.HeightFor(400) <= low {
		t.Fatal("tapping the icon opens nothing")
	}
	kittest.Press(c, fyne.KeyEscape)
	if d.HeightFor(400) != low {
		t.Error("Escape leaves the calendar open")
	}
	kittest.Press(c, fyne.KeyF4, fyne.KeyTab)
	if d.HeightFor(400) != low || kittest.Focused(c) != "ok" {
		t.Errorf("Tab leaves the calendar open; the focus is on %q", kittest.Focused(c))
	}
}

func TestDateFieldEnterGoesOnOnlyWithADay(t *testing.T) {
	d, c := dateField(t)
	submitted := 0
	d.OnSubmit = func(string) { submitted++ }
	kittest.Type(c, "xyz")
	kittest.Press(c, fyne.KeyReturn)
	if submitted != 0 || d.ErrorText() == "" {
		t.Errorf("submitted %d times, error %q", submitted, d.ErrorText())
	}
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Type(c, "tomorrow")
	kittest.Press(c, fyne.KeyReturn)
	if submitted != 1 || d.Text() != "24 Nov 2026" {
		t.Errorf("submitted %d times, holds %q", submitted, d.Text())
	}
}
