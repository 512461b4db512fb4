package settings

import (
	"context"
	"path/filepath"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// backups is the card for the backups of the file: where they are, what each holds, and the way back to one.
type backups struct {
	page         *Page
	now          *kit.Button
	rows         *fyne.Container
	secret, more *kit.LineField // of an encrypted one that is asked for
}

// kept is a backup with what it holds; err when that cannot be told.
type kept struct {
	storage.Backup
	held storage.Holding
	err  error
}

// shelf is everything that the file could be restored from.
type shelf struct {
	kept   []kept
	asides []storage.Aside
}

func newBackups(p *Page) *backups {
	b := &backups{page: p, rows: kit.VB(10)}
	b.now = kit.NewButton("settings.backup", words.Say("settings.backups.now"), b.onNow)
	return b
}

func (b *backups) content() fyne.CanvasObject {
	folder := b.page.window.Store().BackupFolder()
	return kit.VB(12, kit.CardHead(words.Say("settings.backups.title"), kit.NewButton("settings.backup.secret", words.Say("settings.backups.secret"), b.onSecret), b.now),
		kit.P(words.Say("settings.backups", folder), kit.Small, theme.Current().Ink2), b.rows,
		kit.HB(0, kit.NewLink("settings.restore.file", words.Say("restore.file.button"), b.page.window.AskRestoreFile)))
}

// reload lists the backups anew. The buttons stay, and with them the keyboard's place.
func (b *backups) reload() {
	store := b.page.window.Store()
	folder, path := store.BackupFolder(), store.Path()
	kit.Run(b.page.Context(), func(ctx context.Context) (shelf, error) {
		list, err := keptIn(ctx, folder)
		return shelf{list, storage.Asides(path)}, err
	}, b.show)
}

func keptIn(ctx context.Context, folder string) ([]kept, error) {
	list, err := storage.Backups(folder)
	out := make([]kept, len(list))
	for i, x := range list {
		if out[i].Backup = x; !x.Sealed {
			out[i].held, out[i].err = storage.Held(ctx, x.Path)
		}
	}
	return out, err
}

func (b *backups) show(s shelf, err error) {
	t := theme.Current()
	b.rows.Objects = nil
	for _, failed := range []error{b.page.window.Store().BackupFailed(), err} {
		if failed != nil {
			b.rows.Add(kit.P(words.Say("settings.backups.failed", words.Problem(failed)), kit.Small, t.WarnInk))
		}
	}
	if len(s.kept) == 0 && err == nil {
		b.rows.Add(kit.P(words.Say("settings.backups.none"), kit.Body, t.Ink2))
	}
	for i := range s.kept {
		k := &s.kept[i]
		b.rows.Add(b.row("settings.restore."+strconv.Itoa(i), b.title(s.kept, i), k.text(), k.Path, k.err == nil))
	}
	if len(s.asides) > 0 {
		b.rows.Add(kit.In(8, 0, 0, 0, kit.P(words.Say("settings.backups.asides"), kit.Small, t.Ink2)))
	}
	for i, x := range s.asides {
		b.rows.Add(b.row("settings.aside."+strconv.Itoa(i), dayAndTime(x.On, x.Time), filepath.Base(x.Path), x.Path, true))
	}
	b.page.body.Refresh()
}

// row is one backup with its button.
func (b *backups) row(name, title, text, path string, whole bool) fyne.CanvasObject {
	t := theme.Current()
	said := kit.VB(2, kit.One(title, kit.BodyM, t.Ink), kit.P(text, kit.Small, t.Ink2))
	restore := kit.NewButton(name, words.Say("settings.backups.restore"), func() { b.page.window.AskRestore(path) })
	restore.Spoken = words.Say("settings.backups.restore.spoken", title)
	if !whole || b.page.window.Store().ReadOnly() {
		restore.Disable()
	}
	return kit.Row(12, 0, said, kit.Top(restore))
}

// title is the day of a backup, and the time where there are more of that day. The first of a day has it not in its name.
func (b *backups) title(list []kept, i int) string {
	k, clock := &list[i], list[i].Time
	for n := range list {
		if n != i && clock == "" && list[n].On == k.On {
			clock = k.Made.In(b.page.window.Roster().File.Location()).Format("1504")
		}
	}
	return dayAndTime(k.On, clock)
}

func dayAndTime(on model.Date, clock string) string {
	if at, err := time.Parse("1504", clock); err == nil {
		return words.Say("settings.backups.at", words.Date(on), at.Format("15:04"))
	}
	return words.Date(on)
}

// text is what somebody who looks for an older state must know of a backup.
func (k *kept) text() string {
	switch {
	case k.Sealed:
		return words.Say("settings.backups.sealed", words.Size(k.Size))
	case k.err != nil:
		return words.Say("settings.backups.unread")
	}
	changed := time.UnixMilli(int64(k.held.Changed)).In(k.held.Location())
	return words.SayN("settings.backups.held", len(k.held.People), words.Date(model.DateOf(changed)), changed.Format("15:04"), words.Change(k.held.Kind, k.held.Change))
}

// onNow makes a backup. It goes on when the page is left meanwhile.
func (b *backups) onNow() {
	b.now.Disable()
	kit.Run(context.Background(), b.page.window.Store().BackUp, b.onMade)
}

func (b *backups) onMade(path string, err error) {
	b.now.Enable()
	if path != "" {
		b.page.window.Tell(words.Say("settings.backups.done", filepath.Base(path)))
	}
	if err != nil {
		b.page.window.ShowError(err)
	}
	if b.page.Context().Err() == nil {
		b.reload()
	}
}

// onSecret asks for the passphrase of an encrypted backup, twice: without it nobody can open it.
func (b *backups) onSecret() {
	b.secret = kit.NewSecretField("settings.backup.passphrase", words.Say("passphrase"))
	b.secret.Required = true
	b.secret.Hint = words.Say("passphrase.hint")
	b.more = kit.NewSecretField("settings.backup.again", words.Say("passphrase.again"))
	b.more.Validate = b.differs
	form := kit.NewForm(b.secret, b.more)
	kit.ShowDialog(b.page.window.Canvas(), kit.Dialog{
		Name: "sealbackup", Title: words.Say("settings.backups.secret.title"), Intro: words.Say("settings.backups.secret.intro"), Body: form.Content(), First: form.First(),
		Confirm: words.Say("settings.backups.secret.confirm"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			store, secret := b.page.window.Store(), b.secret.Text()
			kit.Run(context.Background(), func(ctx context.Context) (string, error) { return store.BackUpSealed(ctx, secret) },
				func(path string, err error) {
					if done(err); err == nil {
						b.onMade(path, nil)
					}
				})
		},
	})
}

func (b *backups) differs(text string) string {
	if text != b.secret.Text() {
		return words.Say("passphrase.differ")
	}
	return ""
}
