package shell

import (
	"cmp"
	"context"
	"errors"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// agreed is what undo was refused for: an acknowledgement, or ratings.
type agreed struct {
	ack     model.Acknowledgement
	version model.Expectation
	ratings model.Assessment
}

// find reads what the unit agreed to that undo would take back; ErrNothing when it agreed to nothing that still holds.
func (w *Window) findAgreed(ctx context.Context) (x agreed, err error) {
	if x.ack, x.version, err = w.store.Agreed(ctx); err == nil || !errors.Is(err, model.ErrNothing) {
		return x, err
	}
	x.ratings, err = w.store.AgreedRatings(ctx)
	return x, err
}

// refuse shows why undo was refused, with what can be done instead: to withdraw what somebody has agreed to, else to leave it as it
// is and go on with the one before.
func (w *Window) refuse(refused error) {
	kit.Run(context.Background(), w.findAgreed, func(x agreed, err error) {
		p := w.roster.Person(cmp.Or(x.ack.SubjectID, x.ratings.SubjectID))
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
	title, text := words.Say("shell.undo.agreed", p.Call()), words.Say("shell.undo.agreed.text", p.Call(), x.version.Number, words.Date(x.ack.On))
	name, withdrawn := unit.WithdrawAcknowledged, words.Say("expect.withdrawn")
	write := func(work *storage.Work) error {
		a := x.ack
		a.WithdrawnOn = on
		return work.Put(&a)
	}
	if x.ack.ID == "" {
		title, text = words.Say("shell.undo.ratings", p.Call()), words.Say("shell.undo.ratings.text", p.Call(), words.Date(x.ratings.AgreedOn))
		name, withdrawn = unit.WithdrawRatings, words.Say("skills.withdrawn")
		write = func(work *storage.Work) error { return work.EndAssessment(x.ratings.ID, on) }
	}
	d = kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "undo.agreed", Title: title,
		Body: kit.VB(10, kit.P(text, kit.Body, kit.Ink()),
			kit.HB(0, kit.NewLink("undo.agreed.skip", words.Say("shell.undo.agreed.skip"), func() { w.onSkipAgreed(d) }))),
		Confirm: words.Say("expect.withdraw"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			kit.Save(w, name, write, func(err error) {
				done(err)
				if err == nil {
					w.Undoable(withdrawn)
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
