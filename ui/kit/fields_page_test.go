package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

var today = model.MustDate("2026-11-23")

var people = []kit.Item{
	{Key: "amara", Text: "Amara Okafor", Detail: "AE II, Lagos", Lead: disc(0, "AO")},
	{Key: "jonas", Text: "Jonas Lindqvist", Detail: "AE I, Oslo", Lead: disc(1, "JL")},
	{Key: "lucja", Text: "Łucja Wiśniewska", Detail: "SDR, Warsaw", Lead: disc(4, "ŁW")},
	{Key: "thuha", Text: "Nguyễn Thu Hà", Detail: "AE I, Hanoi", Lead: disc(6, "TH")},
	{Key: "daniel", Text: "Daniel Weber", Detail: "SDR, Berlin", Lead: disc(7, "DW")},
}

func disc(i int, initials string) func() fyne.CanvasObject {
	return func() fyne.CanvasObject { return kit.Disc(i, initials, 22) }
}

func steps(step int) string {
	return []string{"not rated", "is learning it", "with help", "alone", "shows others how it is done, also in front of a customer", "sets the bar"}[step]
}

func lineFields() fyne.CanvasObject {
	empty := kit.NewLineField("fields.empty", "Name")
	empty.SetPlaceholder("Name of the rep")
	filled := kit.NewLineField("fields.filled", "Goal")
	filled.Fill("Two CFO meetings a month, quarterly (Hpgjy)")
	wrong := kit.NewLineField("fields.wrong", "Required")
	wrong.Required = true
	wrong.Check()
	off := kit.NewLineField("fields.off", "Off")
	off.Fill("cannot be changed")
	off.Disable()
	long := kit.NewTextField("fields.long", "Why")
	long.Hint = "Both of you see it."
	long.Fill("Hospitals plan for years, not quarters. One group is worth four shippers and stays three times as long.\nNobody has sold to a board yet, so this is where we learn it.")
	return kit.NewForm(empty, filled, wrong, off, long).Content()
}

func bareField() fyne.CanvasObject {
	p := theme.Current()
	bare := kit.NewBareField("fields.bare", kit.Talk)
	bare.SetPlaceholder("Add a point")
	bare.Fill("Ask what she needs from me before the Brevik call, quickly")
	return kit.Stack(kit.Framed(p.Card, p.Accent, 2, 10), kit.In(10, 14, 11, 16, kit.VB(6, bare,
		kit.HB(8, kit.KeyCap("Enter"), kit.T("add", kit.Cap, p.Ink3), kit.Spring(), kit.NewVisibilitySwitch("fields.switch", false, nil)))))
}

func choiceFields() fyne.CanvasObject {
	date := kit.NewDateField("fields.date", "Due", today)
	date.Fill(model.MustDate("2026-11-26"))
	bad := kit.NewDateField("fields.baddate", "By when", today)
	picker := kit.NewPicker("fields.picker", "Who", kit.Among(people))
	picker.FillKey("amara")
	none := kit.NewPicker("fields.nobody", "Who else", kit.Among(people))
	return kit.NewForm(date, bad, picker, none,
		kit.Labelled("How often", kit.NewSegments("fields.segments", []kit.Choice{{"7", "Weekly"}, {"14", "Every two weeks"}, {"28", "Monthly"}}, "14", nil)),
		kit.Flow(24, 12, kit.NewTickText("fields.tick", true, "Introduce Amara to the CFO", nil), kit.NewTickText("fields.untick", false, "Write the account plan", nil)),
		kit.HB(12, kit.VisibilityMark(true), kit.VisibilityMark(false)),
	).Content()
}

func ratings() fyne.CanvasObject {
	rows := kit.VB(14)
	for value := range 6 {
		r := kit.NewRatingControl("fields.rating", 5, value, nil)
		r.Behaviour = steps
		rows.Add(r)
	}
	off := kit.NewRatingControl("fields.ratingoff", 5, 3, nil)
	off.Disable()
	rows.Add(off)
	return rows
}

// fieldsPage shows one of every field.
func fieldsPage() fyne.CanvasObject {
	return kit.Sheet(kit.PageMax, kit.Areas(16, []kit.Arrangement{
		{MinWidth: 900, Rows: [][]kit.Cell{{kit.At(0, 0, 3), kit.At(0, 1), kit.At(0, 2)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}, {kit.At(0, 3)}}},
	}, kit.Card(lineFields()), kit.Card(choiceFields()), kit.Card(ratings()), kit.Card(bareField())))
}

func openFields(w fyne.Window) {
	c := w.Canvas()
	kit.FocusName(c, "fields.baddate")
	kittest.Type(c, "31 Feb")
	kit.FocusName(c, "fields.nobody")
	kittest.Type(c, "w")
	w.Content().Refresh()
}

func TestFieldsFitEverySize(t *testing.T) {
	kittest.Overflow(t, fieldsPage)
}

func TestPulledFieldsLookAsIfOpenedAtTheirSize(t *testing.T) {
	kittest.Pull(t, fieldsPage)
}

func TestFieldScreens(t *testing.T) {
	kittest.Screens(t, "fields", fyne.NewSize(1440, 900), fieldsPage, openFields)
	kittest.Screens(t, "fields-720x450", fyne.NewSize(720, 450), fieldsPage, nil)
	kittest.Screens(t, "fields-calendar", fyne.NewSize(1440, 900), fieldsPage, func(w fyne.Window) {
		kit.FocusName(w.Canvas(), "fields.date")
		kittest.Press(w.Canvas(), fyne.KeyF4)
		w.Content().Refresh()
	})
}
