package settings

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// backups is the card for the copies of the file: where they are, and what each holds.
type backups struct {
	page *Page
	now  *kit.Button
	rows *fyne.Container
}

// kept is a copy with what it holds; err when that cannot be told.
type kept struct {
	storage.Backup
	held storage.Holding
	err  error
}

func newBackups(p *Page) *backups {
	b := &backups{page: p, rows: kit.VB(10)}
	b.now = kit.NewButton("settings.backup", words.Say("settings.backups.now"), b.onNow)
	return b
}

func (b *backups) content() fyne.CanvasObject {
	folder := b.page.window.Store().BackupFolder()
	return kit.VB(12, kit.CardHead(words.Say("settings.backups.title"), b.now),
		kit.P(words.Say("settings.backups", folder), kit.Small, theme.Current().Ink2), b.rows)
}

// reload lists the copies anew. The button stays, and with it the keyboard's place.
func (b *backups) reload() {
	folder := b.page.window.Store().BackupFolder()
	kit.Run(b.page.Context(), func(ctx context.Context) ([]kept, error) { return keptIn(ctx, folder) }, b.show)
}

func keptIn(ctx context.Context, folder string) ([]kept, error) {
	list, err := storage.Backups(folder)
	out := make([]kept, len(list))
	for i, x := range list {
		out[i].Backup = x
		out[i].held, out[i].err = storage.Held(ctx, x.Path)
	}
	return out, err
}

func (b *backups) show(list []kept, err error) {
	t := theme.Current()
	b.rows.Objects = nil
	for _, failed := range []error{b.page.window.Store().BackupFailed(), err} {
		if failed != nil {
			b.rows.Add(kit.P(words.Say("settings.backups.failed", words.Problem(failed)), kit.Small, t.WarnInk))
		}
	}
	if len(list) == 0 && err == nil {
		b.rows.Add(kit.P(words.Say("settings.backups.none"), kit.Body, t.Ink2))
	}
	for i := range list {
		b.rows.Add(kit.VB(2, kit.One(list[i].title(), kit.BodyM, t.Ink), kit.P(list[i].text(), kit.Small, t.Ink2)))
	}
	b.page.body.Refresh()
}

// title is the day of a copy, and the time of one that was not the first of its day.
func (k *kept) title() string {
	if at, err := time.Parse("1504", k.Time); err == nil {
		return words.Say("settings.backups.at", words.Date(k.On), at.Format("15:04"))
	}
	return words.Date(k.On)
}

// text is what somebody who looks for an older state must know of a copy.
func (k *kept) text() string {
	if k.err != nil {
		return words.Say("settings.backups.unread")
	}
	changed := time.UnixMilli(int64(k.held.Changed)).In(k.held.Location())
	return words.SayN("settings.backups.held", len(k.held.People), words.Date(model.DateOf(changed)), changed.Format("15:04"), words.Say(k.held.Change))
}

// onNow makes a copy. It goes on when the page is left meanwhile.
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
