package oneonone

import (
	"strings"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// kept is a note of today's talk made of words that were said: a win or a lesson. It is private, as notes start.
func (p *Page) kept(kind model.NoteKind, text string) *model.Note {
	return &model.Note{
		Row: model.PrivateAbout(p.person), AuthorID: p.frame.Roster().Owner.ID, On: p.frame.Today(), Kind: kind,
		Text: strings.TrimSpace(text), MeetingID: p.meetingToday(),
	}
}

// onKeep makes a win or a lesson of the words of a point, which stays as it is.
func (p *Page) onKeep(kind model.NoteKind, text string) {
	n := p.kept(kind, text)
	p.frame.Change(unit.AddNote, func(w *storage.Work) error { return w.Put(n) }, func() { p.tellKept(kind) })
}

// tellKept says that it is kept. Whoever looks on is told no more than that.
func (p *Page) tellKept(kind model.NoteKind) {
	if p.frame.Curtain().On {
		p.frame.Undoable(words.Say("curtain.kept"))
		return
	}
	p.frame.Undoable(words.Say("note.kept." + string(kind)))
}

// keepItems are the entries of a menu for both.
func (p *Page) keepItems(text string) []kit.MenuItem {
	return []kit.MenuItem{
		{Name: "menu.win", Label: words.Say("oneonone.point.win"), Hint: kit.KeyName("Ctrl Shift W"), OnTapped: func() { p.onKeep(model.NoteWin, text) }},
		{Name: "menu.lesson", Label: words.Say("oneonone.point.lesson"), Hint: kit.KeyName("Ctrl Shift L"), OnTapped: func() { p.onKeep(model.NoteLesson, text) }},
	}
}

// keep makes a win or a lesson of what is typed, in place of a point.
func (f *pointField) keep(kind model.NoteKind) {
	p, typed := f.page, f.field.Text()
	if strings.TrimSpace(typed) == "" {
		return
	}
	n := p.kept(kind, typed)
	kit.Save(p.frame, unit.AddNote, f.writing.Storing(func(w *storage.Work) error { return w.Put(n) }), func(err error) {
		if err != nil {
			f.field.SetError(kit.ErrorText(err))
			return
		}
		f.stored(typed)
		p.tellKept(kind)
	})
}
