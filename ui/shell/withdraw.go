package shell

import (
	"context"
	"errors"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// agreed is what undo was refused for.
type agreed struct {
	ack     model.Acknowledgement
	version model.Expectation
}

// refuse shows why undo was refused, with what can be done instead: to withdraw what somebody has agreed to, else to leave it as it
// is and go on with the one before.
func (w *Window) refuse(refused error) {
	kit.Run(context.Background(), func(ctx context.Context) (agreed, error) {
		a, e, err := w.store.Agreed(ctx)
		return agreed{a, e}, err
	}, func(x agreed, err error) {
		p := w.roster.Person(x.ack.SubjectID)
		var problem *model.Problem
		switch {
		case kit.ModalOpen(w.Canvas()): // something else was opened meanwhile
		case !errors.As(refused, &problem) || problem.Key != storage.RefusedAgreed || err != nil || p == nil:
			w.offerSkip(refused)
		default:
			w.offerWithdraw(p, x)
		}
	})
}

// offerWithdraw says who has agreed to what, and takes it back visibly.
func (w *Window) offerWithdraw(p *model.Person, x agreed) {
	var d *kit.OpenDialog
	on := w.Today()
	d = kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "undo.agreed", Title: words.Say("shell.undo.agreed", p.Call()),
		Body: kit.VB(10, kit.P(words.Say("shell.undo.agreed.text", p.Call(), x.version.Number, words.Date(x.ack.On)), kit.Body, kit.Ink()),
			kit.HB(0, kit.NewLink("undo.agreed.skip", words.Say("shell.undo.agreed.skip"), func() { w.onSkipAgreed(d) }))),
		Confirm: words.Say("expect.withdraw"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			a := x.ack
			a.WithdrawnOn = on
			kit.Save(w, unit.WithdrawAcknowledged, func(work *storage.Work) error { return work.Put(&a) }, func(err error) {
				done(err)
				if err == nil {
					w.Undoable(words.Say("expect.withdrawn"))
				}
			})
		},
	})
	w.Canvas().Focus(d.ConfirmButton()) // which can be undone; to skip cannot
}

// onSkipAgreed leaves what was agreed as it is, so that undo goes on with what was done before.
func (w *Window) onSkipAgreed(d *kit.OpenDialog) {
	d.Close()
	if err := w.skip(); err != nil {
		w.ShowError(err)
	}
}
