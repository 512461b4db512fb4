package milestones

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// onMoveDate asks for another day, and then for what becomes of all that hangs on the old one.
func (p *StrategicPage) onMoveDate() { askDay(p.frame, p.milestone) }

// askDay asks to which day a milestone moves.
func askDay(f kit.Frame, m model.Strategic) {
	day := kit.NewDateField("move.due", words.Say("strategic.due"), f.Today())
	day.Required = true
	day.Fill(m.DueOn)
	day.Validate = func(string) string {
		to, err := day.Date()
		switch {
		case err != nil:
			return ""
		case !m.StartsOn.IsZero() && to.Before(m.StartsOn):
			return words.Say("strategic.due.before")
		case to == m.DueOn:
			return words.Say("strategic.move.same")
		}
		return ""
	}
	form := kit.NewForm(day)
	kit.ShowDialog(f.Canvas(), kit.Dialog{
		Name: "move", Title: words.Say("strategic.move.title", m.Title), Intro: words.Say("strategic.move.intro"), Body: form.Content(), First: form.First(),
		Confirm: words.Say("strategic.move.next"), Cancel: words.Say("dialog.cancel"), Width: 460,
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			to, _ := day.Date() // the form has checked it
			done(nil)
			askMove(f, m, to)
		},
	})
}

// askMove moves a strategic milestone to a day. The career milestones that are tied to it are listed, and each is kept,
// shifted or replaced; all of it is one unit of work, with one sentence why.
func askMove(f kit.Frame, m model.Strategic, to model.Date) {
	kit.Run(context.Background(), f.Store().Direction, func(d model.Direction, err error) {
		if err != nil {
			f.ShowError(err)
			return
		}
		now := d.StrategicByID(m.ID)
		if now == nil {
			f.ShowError(&model.Problem{Key: "strategic.gone", Err: model.ErrNotFound})
			return
		}
		d = d.Of(f.Roster().Everyone(f.Today(), false))
		newRippleForm(f, d, *now, to).ask()
	})
}

// putMoved stores a milestone that a form has changed, with the row that says that its date moved.
func putMoved(w *storage.Work, m *model.Strategic, from model.Date, f kit.Frame) error {
	author := f.Roster().Owner.ID
	if err := w.PutStrategic(m, author); err != nil {
		return err
	}
	if move := model.MoveOf(m, from, m.DueOn, f.Today(), author, ""); move != nil {
		return w.Put(move)
	}
	return nil
}

// acts are the buttons of a milestone that still lies ahead.
func (p *StrategicPage) acts() fyne.CanvasObject {
	if p.milestone.State.Closed() {
		return kit.Gap(0, 1)
	}
	return kit.HB(8, kit.NewButton("strategic.move", words.Say("strategic.move"), p.onMoveDate), kit.NewButton("strategic.close", words.Say("strategic.close"), p.onClose))
}
