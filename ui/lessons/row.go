package lessons

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// line is a row: what was learned, by whom, when and of what.
func (p *Page) line(l model.Lesson) kit.Line {
	key := rowKey(&l)
	about := p.about(&l)
	return kit.Line{
		Key: key, Name: "lesson." + model.ID(key).Short(), Text: l.Text + ", " + about, State: l.Text + "\x00" + about,
		Keys: kit.RowKeys{Open: func() { p.onOpen(l) }, Private: p.share(&l), Archive: p.archive(&l), Menu: func() []kit.MenuItem { return p.menu(l) }},
		Build: func(*kit.Lit) fyne.CanvasObject {
			t := theme.Current()
			var mark fyne.CanvasObject = kit.Gap(1, 1)
			if l.Private() {
				mark = kit.VisibilityMark(true)
			}
			return kit.In(10, 0, 10, 0, kit.VB(3, kit.Row(10, 0, kit.P(l.Text, kit.Body, t.Ink), kit.Top(mark)), kit.P(about, kit.Cap, t.Ink3)))
		},
	}
}

func rowKey(l *model.Lesson) string {
	if l.Note != nil {
		return string(l.Note.ID)
	}
	return string(l.Strategic.ID)
}

// about is the line below: who, when, of what.
func (p *Page) about(l *model.Lesson) string {
	who := words.Say("lessons.team")
	if x := p.frame.Roster().Person(l.SubjectID); x != nil {
		who = x.Name
	}
	parts := []string{who, words.DateShort(l.On, p.frame.Today())}
	switch {
	case l.Note == nil:
		parts = append(parts, words.Say("lessons.retrospect", l.Title()))
	case l.Title() != "":
		parts = append(parts, l.Title())
	case l.Meeting != nil:
		parts = append(parts, words.Say("lessons.talk"))
	}
	return strings.Join(parts, " · ")
}

// onOpen changes a lesson; what a milestone taught stands on its own page.
func (p *Page) onOpen(l model.Lesson) {
	switch {
	case l.Note == nil:
		p.frame.Go(kit.Route{Page: kit.PageStrategic, Ref: l.Strategic.ID})
	case l.Note.AuthorID == p.frame.Roster().Owner.ID:
		p.ask(l)
	}
}

func (p *Page) mine(l *model.Lesson) bool {
	return l.Note != nil && l.Note.AuthorID == p.frame.Roster().Owner.ID
}

// share is nil where nobody can be shared with: the team's are everybody's.
func (p *Page) share(l *model.Lesson) func() {
	if !p.mine(l) || l.SubjectID == "" {
		return nil
	}
	n := l.Note
	to, told := model.Shared, "lessons.shared"
	if n.Visibility == model.Shared {
		to, told = model.Private, "lessons.unshared"
	}
	return func() {
		p.frame.Change(unit.ShareNote, func(w *storage.Work) error { return w.Reshare(n, to) }, func() { p.frame.Undoable(words.Say(told)) })
	}
}

func (p *Page) archive(l *model.Lesson) func() {
	if !p.mine(l) {
		return nil
	}
	n := *l.Note
	return func() {
		n.ArchivedAt = model.InstantOf(p.frame.Now())
		p.frame.Change(unit.ArchiveNote, func(w *storage.Work) error { return w.Put(&n) }, func() { p.frame.Undoable(words.Say("lessons.archived")) })
	}
}

func (p *Page) menu(l model.Lesson) []kit.MenuItem {
	items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.onOpen(l) }}}
	if share := p.share(&l); share != nil {
		key := "lessons.share"
		if l.Note.Visibility == model.Shared {
			key = "lessons.unshare"
		}
		items = append(items, kit.MenuItem{Name: "menu.share", Label: words.Say(key), Hint: kit.KeyName("Ctrl L"), OnTapped: share})
	}
	if l.Note != nil {
		items = append(items, kit.HistoryItem(p.frame, l.Note, l.Text))
	}
	if archive := p.archive(&l); archive != nil {
		items = append(items, kit.MenuItem{Name: "menu.archive", Label: words.Say("menu.archive"), OnTapped: archive})
	}
	return items
}
