package asking

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/model"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// over is a frame whose dialogs lie over the window that is photographed.
type over struct {
	*kittest.Frame
	canvas fyne.Canvas
}

func (o *over) Canvas() fyne.Canvas { return o.canvas }

func TestScreens(t *testing.T) {
	d := newDesk(t, usual)
	d.point(model.Point{Text: words.Asks()[2].Text, ClosedOn: model.MustDate("2026-11-12")})
	d.point(model.Point{Text: words.Asks()[4].Text})
	d.point(model.Point{Text: "What do you want to be doing three years from now?"})
	f := &over{Frame: d.Frame}
	ground := func() fyne.CanvasObject { return canvas.NewRectangle(theme.Current().Page) }
	for name, open := range map[string]func(){
		"questions": func() { ShowQuestions(f, d.id) },
		"templates": func() { ShowTemplates(f, d.id); kittest.Tap(t, f.canvas, "templates.row.career") },
		"template":  func() { KeepTemplate(f, d.id, "") },
	} {
		for size, of := range map[string]fyne.Size{"": fyne.NewSize(1216, 800), "-720x450": fyne.NewSize(720, 450)} {
			kittest.Screens(t, name+size, of, ground, func(w fyne.Window) {
				f.canvas = w.Canvas()
				open()
			})
		}
	}
}
