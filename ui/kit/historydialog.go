package kit

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// HistoryItem is the row of a menu that shows the history of a record; title is what the record is called.
func HistoryItem(f Frame, r model.Record, title string) MenuItem {
	ref := model.RefOf(r)
	return MenuItem{Name: "menu.history", Label: words.Say("menu.history"), OnTapped: func() { ShowHistory(f, ref, title) }}
}

// recordHistory is the dialog with every state of one record.
type recordHistory struct {
	frame  Frame
	ref    model.Ref
	limit  int
	body   *fyne.Container
	dialog *OpenDialog
}

// historyPage is how many changes of a record are shown at first.
const historyPage = 50

// ShowHistory opens a dialog with what was recorded of a record, newest first, where it can be put back to any earlier
// state.
func ShowHistory(f Frame, ref model.Ref, title string) {
	h := &recordHistory{frame: f, ref: ref, limit: historyPage, body: VB(0)}
	Run(context.Background(), h.read, func(s *model.Story, err error) {
		if err != nil {
			f.ShowError(err)
			return
		}
		h.fill(s)
		h.dialog = ShowDialog(f.Canvas(), Dialog{
			Name: "history", Title: words.Say("history.dialog.title", words.Short(title)), Intro: words.Say("history.dialog.intro"), Body: h.body, Width: 720,
			Confirm: words.Say("dialog.close"),
		})
		f.Canvas().Focus(h.dialog.ConfirmButton())
	})
}

func (h *recordHistory) read(ctx context.Context) (*model.Story, error) {
	return h.frame.Store().Story(ctx, storage.StoryQuery{Record: h.ref, Limit: h.limit})
}

func (h *recordHistory) fill(s *model.Story) {
	rows := &StoryRows{Frame: h.frame, Name: "history", Before: func() { h.dialog.Close() }}
	h.body.Objects = []fyne.CanvasObject{rows.Build(s)}
	if s.Older > 0 {
		h.body.Add(HB(0, NewQuiet("history.older", words.Say("history.older"), IconDown, h.onOlder)))
	}
	h.body.Refresh()
}

// onOlder shows more of it.
func (h *recordHistory) onOlder() {
	h.limit *= 10
	Run(context.Background(), h.read, func(s *model.Story, err error) {
		if err != nil {
			h.frame.ShowError(err)
			return
		}
		h.fill(s)
		h.dialog.Refresh()
		h.frame.Canvas().Focus(h.dialog.ConfirmButton()) // the button it was on may be gone
	})
}
