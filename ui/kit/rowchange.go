package kit

import (
	"slices"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// Archive puts a record away, or brings it back from the archive; at is its ArchivedAt. The record must be a copy of the
// page's own: it is changed. Putting away says so and offers to take it back.
func Archive(f Frame, unit string, r model.Record, at *model.Instant, said string) {
	away := at.IsZero()
	*at = 0
	if away {
		*at = model.InstantOf(f.Now())
	}
	f.Change(unit, func(w *storage.Work) error { return w.Put(r) }, func() {
		if away {
			f.Undoable(said)
		}
	})
}

// ArchiveItem is the row of a menu for it.
func ArchiveItem(archived model.Instant, do func()) MenuItem {
	if archived.IsZero() {
		return MenuItem{Name: "menu.archive", Label: words.Say("menu.archive"), Hint: KeyName("Del"), OnTapped: do}
	}
	return MenuItem{Name: "menu.archive", Label: words.Say("menu.unarchive"), Hint: KeyName("Del"), OnTapped: do}
}

// Reshare shares a private record with somebody, or takes a shared one back: a new row with the present wording. It
// says plainly what that means.
func Reshare(f Frame, unit string, r model.Record, with string) {
	to, said := model.Shared, words.Say("kit.share.shared", with)
	if r.Head().Visibility == model.Shared {
		to, said = model.Private, words.Say("kit.share.private")
	}
	f.Change(unit, func(w *storage.Work) error { return w.Reshare(r, to) }, func() { f.Undoable(said) })
}

// ReshareItem is the row of a menu for it.
func ReshareItem(now model.Visibility, with string, do func()) MenuItem {
	label := words.Say("menu.private")
	if now == model.Private {
		label = words.Say("menu.share", with)
	}
	return MenuItem{Name: "menu.share", Label: label, Hint: KeyName("Ctrl L"), OnTapped: do}
}

// Move moves one of the records, handed in as they are shown, by so many places down; negative: up. At the end of the
// list it stops; what stays where it is is not written, so that there is nothing to undo either.
func Move(f Frame, unit string, shown []model.Record, id model.ID, by int) {
	from := slices.IndexFunc(shown, func(r model.Record) bool { return r.Head().ID == id })
	if by = max(-from, min(by, len(shown)-1-from)); from < 0 || by == 0 {
		return
	}
	f.Change(unit, func(w *storage.Work) error { return w.Shift(shown, id, by) }, nil)
}

// MoveItems are the rows of a menu for it.
func MoveItems(shown []model.Record, id model.ID, move func(by int)) []MenuItem {
	at := slices.IndexFunc(shown, func(r model.Record) bool { return r.Head().ID == id })
	if at < 0 || len(shown) < 2 {
		return nil
	}
	up := MenuItem{Name: "menu.up", Label: words.Say("menu.up"), Hint: KeyName("Alt ↑"), OnTapped: func() { move(-1) }}
	down := MenuItem{Name: "menu.down", Label: words.Say("menu.down"), Hint: KeyName("Alt ↓"), OnTapped: func() { move(1) }}
	switch at {
	case 0:
		return []MenuItem{down}
	case len(shown) - 1:
		return []MenuItem{up}
	}
	return []MenuItem{up, down}
}
