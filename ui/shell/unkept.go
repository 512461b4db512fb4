package shell

import (
	"strings"

	"milepost/ui/kit"
	"milepost/ui/words"
)

// losing are the words of the question whether something may be done by which a text is lost.
type losing struct{ title, confirm string }

var (
	leaveQuit = losing{"shell.draft.unkept.quit.title", "shell.draft.unkept.quit"}
	leaveFile = losing{"shell.draft.unkept.close.title", "shell.draft.unkept.close"}
)

const unkeptName = "unkept"

// leaving does what closes the file. When something was typed that cannot be kept in it, it asks before.
func (w *Window) leaving(how losing, do func()) {
	if w.store == nil {
		do()
		return
	}
	for _, o := range w.Canvas().Overlays().List() {
		if d, ok := o.(*kit.OpenDialog); ok && d.WidgetName() == unkeptName {
			return // it asks already
		}
	}
	if w.trying != nil {
		w.leavingTried(func() { w.leaving(how, do) })
		return
	}
	drafts, err := w.drafts.Unkept()
	if err == nil {
		do()
		return
	}
	var texts []string
	for _, d := range drafts {
		texts = append(texts, writtenIn(&d)...)
	}
	said := kit.P("", kit.Small, kit.Ink2())
	copyText := kit.NewQuiet("unkept.copy", words.Say("shell.draft.unkept.copy"), "", func() {
		w.app.Clipboard().SetContent(strings.Join(texts, "\n"))
		said.SetText(words.Say("shell.draft.unkept.copied"))
	})
	reason := kit.P(words.Problem(err), kit.Body, kit.Ink())
	reason.Name = "unkept.reason"
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: unkeptName, Title: words.Say(how.title), Intro: words.Say("shell.draft.unkept"), Width: 560,
		Body:    kit.VB(12, reason, kit.HB(12, copyText, kit.Mid(said))),
		Confirm: words.Say(how.confirm), Cancel: words.Say("dialog.cancel"), OnConfirm: func() error { do(); return nil },
	})
	kit.FocusName(w.Canvas(), unkeptName+".cancel") // Enter loses nothing
}
