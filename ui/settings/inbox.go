package settings

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// inbox is the card for the folder that a phone or a mail program drops notes into. It is a choice of this computer for
// this team's file, and off until it is made.
type inbox struct {
	page *Page
	path *kit.LineField
	box  *fyne.Container
}

func newInbox(p *Page) *inbox {
	i := &inbox{page: p, box: kit.VB(12)}
	i.show()
	return i
}

func (i *inbox) content() fyne.CanvasObject { return i.box }

// reload shows what is chosen, unless a path is being typed.
func (i *inbox) reload() {
	if i.path == nil || i.path.Trimmed() == "" {
		i.show()
	}
}

func (i *inbox) show() {
	t, w := theme.Current(), i.page.window
	i.box.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("settings.inbox"))}
	if folder := w.InboxFolder(); folder != "" {
		i.path = nil
		at := kit.P(folder, kit.Body, t.Ink)
		at.Name = "settings.inbox.at"
		i.box.Add(at)
		i.box.Add(kit.HB(0, kit.NewButton("settings.inbox.stop", words.Say("settings.inbox.stop"), i.onStop)))
	} else {
		i.path = kit.NewLineField("settings.inbox.path", words.Say("settings.inbox.path"))
		i.path.Required = true
		i.path.OnSubmit = func(string) { i.onUse() }
		i.box.Add(kit.Areas(8, []kit.Arrangement{
			{MinWidth: 520, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(230, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, i.path, kit.In(21, 0, 0, 0, kit.HB(8, kit.NewButton("settings.inbox.browse", words.Say("open.browse"), i.onBrowse),
			kit.NewButton("settings.inbox.use", words.Say("settings.inbox.use"), i.onUse)))))
	}
	i.box.Add(kit.P(words.Say("settings.inbox.text", exchange.InboxAside), kit.Small, t.Ink2))
	i.box.Refresh()
}

func (i *inbox) onStop() {
	i.page.window.SetInboxFolder("")
	i.show()
	kit.FocusName(i.page.window.Canvas(), "settings.inbox.path")
}

func (i *inbox) onBrowse() {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		switch {
		case err != nil:
			i.page.window.ShowError(err)
		case folder != nil && i.path != nil:
			i.path.Fill(folder.Path())
			i.onUse()
		}
	}, i.page.window.Window())
	d.Show()
	d.Resize(fyne.NewSize(820, 560)) // the toolkit fails when it is told the size before
}

// onUse looks at the folder and begins to read it. What lies there already is told first: somebody may have chosen a
// folder that is full of other texts.
func (i *inbox) onUse() {
	if i.path == nil || !i.path.Check() {
		return
	}
	folder, err := inboxPath(i.path.Trimmed(), i.page.window.Store().Path())
	if err != nil {
		i.refuse(err)
		return
	}
	kit.Run(i.page.Context(), func(context.Context) (int, error) { return exchange.InboxCount(folder) }, func(n int, err error) {
		switch {
		case err != nil:
			i.refuse(err)
		case n > 0:
			i.ask(folder, n)
		default:
			i.use(folder)
		}
	})
}

func (i *inbox) refuse(err error) {
	if i.path != nil {
		i.path.SetError(words.Problem(err))
		i.path.FocusOn(i.page.window.Canvas())
	}
}

func (i *inbox) ask(folder string, n int) {
	d := kit.ShowDialog(i.page.window.Canvas(), kit.Dialog{
		Name: "settings.inbox.ask", Title: words.SayN("settings.inbox.ask", n), Body: kit.P(words.SayN("settings.inbox.ask.text", n, exchange.InboxAside), kit.Body, kit.Ink()),
		Confirm: words.Say("settings.inbox.ask.confirm"), Cancel: words.Say("dialog.cancel"),
		OnConfirm: func() error {
			i.use(folder)
			return nil
		},
	})
	i.page.window.Canvas().Focus(d.ConfirmButton())
}

func (i *inbox) use(folder string) {
	i.page.window.SetInboxFolder(folder)
	i.show()
}

// inboxPath is the folder that was typed. One that holds everything a person has, or the team's file, is none to be
// cleared up by a program.
func inboxPath(typed, team string) (string, error) {
	typed = strings.Trim(typed, `"'`)
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	if rest, ok := strings.CutPrefix(typed, "~"); ok && home != "" && (rest == "" || os.IsPathSeparator(rest[0])) {
		typed = filepath.Join(home, rest)
	}
	folder := filepath.Clean(typed)
	switch {
	case !filepath.IsAbs(folder):
		return "", &model.Problem{Key: "settings.inbox.whole", Err: model.ErrInvalid}
	case folder == home, folder == filepath.Dir(folder), filepath.Base(folder) == exchange.InboxAside:
		return "", &model.Problem{Key: "settings.inbox.own", Err: model.ErrInvalid}
	}
	if abs, err := filepath.Abs(team); err == nil && filepath.Dir(abs) == folder {
		return "", &model.Problem{Key: "settings.inbox.team", Err: model.ErrInvalid}
	}
	return folder, nil
}
