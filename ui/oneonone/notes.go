package oneonone

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// notesShown is how many notes the card names before it says "all".
const notesShown = 4

// showNotes lists notes, newest first. They start private.
func (p *Page) showNotes() {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("oneonone.notes.title")), kit.Gap(1, 4))
	shown := 0
	for _, n := range p.talks.Notes {
		if (shown >= notesShown || !n.ArchivedAt.IsZero()) && !p.archived {
			continue
		}
		if shown > 0 {
			box.Add(kit.HLine())
		}
		shown++
		box.Add(p.noteRow(n))
	}
	if shown == 0 {
		box.Add(kit.P(words.Say("oneonone.notes.empty", p.call()), kit.Small, t.Ink3))
	}
	p.notes.Objects = []fyne.CanvasObject{box}
}

func (p *Page) noteRow(n model.Note) fyne.CanvasObject {
	t := theme.Current()
	head := words.Say("note.head", words.Say("note.kind."+string(n.Kind)), words.DateShort(n.On, p.frame.Today()))
	if !n.ArchivedAt.IsZero() {
		head = words.Say("oneonone.archived")
	}
	mark := kit.NewVisibilitySwitch("note.mark."+n.ID.Short(), n.Visibility == model.Private, func(bool) { p.onShareNote(n) })
	more := kit.NewMoreButton("note.more."+n.ID.Short(), words.Say("oneonone.more", head), func() []kit.MenuItem { return p.noteMenu(n) })
	text := kit.P(n.Text, kit.Small, t.Ink)
	text.Name = "note." + n.ID.Short()
	return kit.In(9, 0, 9, 0, kit.VB(3, kit.Row(6, 0, kit.Mid(kit.One(head, kit.Cap, t.Ink3)), kit.Mid(mark), kit.Mid(more)), text))
}

func (p *Page) noteMenu(n model.Note) []kit.MenuItem {
	archive := "menu.archive"
	if !n.ArchivedAt.IsZero() {
		archive = "menu.unarchive"
	}
	return []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.onEditNote(n) }},
		{Name: "menu.archive", Label: words.Say(archive), OnTapped: func() { p.onArchiveNote(n) }},
	}
}

func (p *Page) onShareNote(n model.Note) {
	to := model.Shared
	if n.Visibility == model.Shared {
		to = model.Private
	}
	p.frame.Change(unit.ShareNote, func(w *storage.Work) error { return w.Reshare(&n, to) },
		func() { p.frame.Undoable(words.Say("oneonone.shared." + string(to))) })
}

func (p *Page) onArchiveNote(n model.Note) {
	archived := n.ArchivedAt.IsZero()
	n.ArchivedAt = 0
	if archived {
		n.ArchivedAt = model.InstantOf(p.frame.Now())
	}
	p.frame.Change(unit.ArchiveNote, func(w *storage.Work) error { return w.Put(&n) }, func() {
		if archived {
			p.frame.Undoable(words.Say("note.archived"))
		}
	})
}

func (p *Page) onEditNote(n model.Note) {
	text := kit.NewTextField("note.text", words.Say("note.text"))
	text.Required = true
	text.Fill(n.Text)
	day := kit.NewDateField("note.on", words.Say("note.on"), p.frame.Today())
	day.Required = true
	day.Fill(n.On)
	kind := kit.NewSegments("note.kind", noteKinds(), string(n.Kind), nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "note", Title: words.Say("note.title"), Confirm: words.Say("dialog.save"), Unit: unit.ChangeNote, Width: 620,
		Form: kit.NewForm(text, day, kit.Labelled(words.Say("note.kind"), kind)),
		Read: func() func(*storage.Work) error {
			n.Text, n.Kind = text.Text(), model.NoteKind(kind.Key())
			n.On, _ = day.Date()
			return func(w *storage.Work) error { return w.Put(&n) }
		},
	})
}

func noteKinds() []kit.Choice {
	var out []kit.Choice
	for _, k := range []model.NoteKind{model.NotePlain, model.NoteWin, model.NoteLesson, model.NoteEvidence, model.NoteObservation} {
		out = append(out, kit.Choice{Key: string(k), Text: words.Say("note.kind." + string(k))})
	}
	return out
}

// noteField writes a note: private until it is shared.
type noteField struct {
	page *Page
	text *kit.TextField
	box  fyne.CanvasObject
}

func newNoteField(p *Page) *noteField {
	f := &noteField{page: p, text: kit.NewTextField("note.new", "")}
	f.text.Spoken = words.Say("note.new")
	f.text.SetPlaceholder(words.Say("note.placeholder"))
	f.text.OnSubmit = func(string) { f.onSubmit() }
	t := theme.Current()
	f.box = kit.VB(6, f.text, kit.Row(8, 0, kit.Mid(kit.HB(8, kit.KeyCap("Ctrl Enter"), kit.Mid(kit.T(words.Say("note.hint"), kit.Cap, t.Ink3)))),
		kit.Mid(kit.VisibilityMark(true)), kit.NewButton("note.add", words.Say("note.add"), f.onSubmit)))
	return f
}

func (f *noteField) onSubmit() {
	p := f.page
	if f.text.Trimmed() == "" {
		return
	}
	typed := f.text.Text()
	n := model.Note{Row: model.PrivateAbout(p.person), AuthorID: p.frame.Roster().Owner.ID, On: p.frame.Today(), Kind: model.NotePlain,
		Text: typed, MeetingID: p.meetingToday()}
	p.frame.Change(unit.AddNote, func(w *storage.Work) error { return w.Put(&n) }, func() {
		if f.text.Text() == typed {
			f.text.Fill("")
		}
	})
}
