package oneonone

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// summaryDialog shows the text of a one-on-one that the rep may see, as it leaves: copied, or as a draft of a mail. It is
// remembered which promise had which number, so that an answer means the same ones.
type summaryDialog struct {
	frame kit.Frame
	talk  model.SharedTalk
	form  *kit.Segments
	text  *kit.Paragraph
	open  *kit.OpenDialog
}

// ShowSummary opens the summary of a meeting with a person; without a meeting that of the last talk.
func ShowSummary(f kit.Frame, person, meeting model.ID) {
	store, on := f.Store(), f.Today()
	kit.Run(context.Background(), func(ctx context.Context) (model.SharedTalk, error) {
		return store.SharedTalk(ctx, person, meeting, on)
	}, func(t model.SharedTalk, err error) {
		if err != nil {
			f.ShowError(err)
			return
		}
		d := &summaryDialog{frame: f, talk: t}
		d.show()
	})
}

func (d *summaryDialog) show() {
	t := theme.Current()
	d.text = kit.P("", kit.Small, t.Ink)
	d.text.Name = "summary.text"
	d.form = kit.NewSegments("summary.form", []kit.Choice{
		{Key: string(documents.SummaryPlain), Text: words.Say("summary.form.plain")},
		{Key: string(documents.SummaryMarkdown), Text: words.Say("summary.form.markdown")},
	}, string(documents.SummaryPlain), func(string) { d.onForm() })
	d.form.Spoken = words.Say("summary.form")
	d.onForm()
	buttons := kit.Flow(8, 8,
		kit.NewButton("summary.copy.markdown", words.Say("summary.copy.markdown"), func() { d.onCopy(documents.SummaryMarkdown) }),
		kit.NewButton("summary.copy.plain", words.Say("summary.copy.plain"), func() { d.onCopy(documents.SummaryPlain) }))
	dialog := kit.Dialog{
		Name: "summary", Title: words.Say("summary.dialog", d.talk.Call), Intro: words.Say("summary.intro", d.talk.Call), Width: 640,
		Body: kit.VB(12, kit.HB(0, d.form), kit.Plate(t.Sunken, d.text), buttons), Cancel: words.Say("dialog.close"),
		Confirm: words.Say("summary.mail"), OnConfirm: d.onMail,
	}
	if kit.MailOf(d.frame) == nil {
		buttons.Objects = buttons.Objects[:1]
		dialog.Confirm, dialog.OnConfirm = words.Say("summary.copy.plain"), func() error { d.copied(documents.SummaryPlain); return nil }
	}
	d.open = kit.ShowDialog(d.frame.Canvas(), dialog)
	d.frame.Canvas().Focus(d.open.ConfirmButton())
}

// onForm shows the text as it leaves in the form that is chosen.
func (d *summaryDialog) onForm() {
	d.text.SetText(documents.Summary(&d.talk, documents.SummaryForm(d.form.Key())))
	if d.open != nil {
		d.open.Refresh()
	}
}

func (d *summaryDialog) onCopy(form documents.SummaryForm) {
	d.open.Close()
	d.copied(form)
}

func (d *summaryDialog) copied(form documents.SummaryForm) {
	fyne.CurrentApp().Clipboard().SetContent(documents.Summary(&d.talk, form))
	d.left("summary.copied")
}

// onMail opens a draft in the mail program. A text that many programs would cut is copied instead, and the draft says
// where it is.
func (d *summaryDialog) onMail() error {
	text, title, told := documents.Summary(&d.talk, documents.SummaryPlain), documents.SummaryTitle(&d.talk), "summary.mailed"
	to := ""
	if p := d.frame.Roster().Person(d.talk.PersonID); p != nil {
		to = p.Email
	}
	link := exchange.MailLink(to, title, text)
	if len(link) > exchange.MailLimit {
		fyne.CurrentApp().Clipboard().SetContent(text)
		link, told = exchange.MailLink(to, title, words.Say("summary.mail.paste")), "summary.mailed.long"
	}
	if err := kit.MailOf(d.frame)(link); err != nil {
		return &model.Problem{Key: "summary.mail.failed", Args: []any{err.Error()}, Err: model.ErrNotFound}
	}
	d.left(told)
	return nil
}

// left remembers the numbers of what has left, and says so.
func (d *summaryDialog) left(key string) {
	told := words.Say(key, d.talk.Call)
	if d.frame.Store().ReadOnly() {
		d.frame.Tell(told)
		return
	}
	sent := d.talk.Sent(d.frame.Roster().Owner.ID)
	d.frame.Change(unit.SendSummary, func(w *storage.Work) error { return w.Put(&sent) }, func() { d.frame.Tell(told) })
}
