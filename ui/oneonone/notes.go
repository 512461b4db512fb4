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

// showNotes lists notes by day, newest first. They start private.
func (p *Page) showNotes() {
	p.notesHead.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("oneonone.notes.title"))}
	var lines []kit.Line
	hidden := 0
	for _, n := range p.talks.Notes {
		if len(lines) >= notesShown || !n.ArchivedAt.IsZero() {
			hidden++
			if !p.older["notes"] {
				continue
			}
		}
		lines = append(lines, p.noteLine(n))
	}
	p.notes.Set(lines)
	if len(lines) == 0 {
		p.notesHead.Add(kit.In(6, 0, 0, 0, kit.P(p.noNotes(), kit.Small, theme.Current().Ink3)))
	}
	if line := p.handOver(); line != nil && !p.team() {
		p.notesHead.Add(line)
	}
	p.foot(p.notesFt, "notes", hidden, "oneonone.notes.more", "oneonone.notes.less")
}

// noteState is all that a row shows.
type noteState struct {
	model.Note
	today model.Date
	tied  string // what it is evidence for
}

func (p *Page) noteLine(n model.Note) kit.Line {
	return kit.Line{
		Key: string(n.ID), Name: "note." + n.ID.Short(), Text: words.Note(&n), State: noteState{n, p.frame.Today(), p.tiedTo(&n)},
		Keys: kit.RowKeys{
			Open:    func() { p.onEditNote(n) },
			Private: p.unlessTeam(func() { p.onShareNote(n) }),
			Archive: func() { p.onArchiveNote(n) },
			Menu:    func() []kit.MenuItem { return p.noteMenu(n) },
		},
		Build: func(lit *kit.Lit) fyne.CanvasObject { return p.noteRow(n, lit) },
	}
}

func (p *Page) noteRow(n model.Note, lit *kit.Lit) fyne.CanvasObject {
	t := theme.Current()
	head := words.Say("note.head", words.Say("note.kind."+string(n.Kind)), words.DateShort(n.On, p.frame.Today()))
	if !n.ArchivedAt.IsZero() {
		head = words.Say("note.head", words.Say("oneonone.archived"), words.DateShort(n.On, p.frame.Today()))
	}
	mark := p.markPart("note.mark."+n.ID.Short(), n.Visibility, kit.Cap, func() { p.onShareNote(n) })
	first, more := beginning(n.Text)
	row := kit.VB(3, kit.Row(6, 0, kit.Mid(kit.One(head, kit.Cap, t.Ink3)), kit.Mid(mark)), said(&n, first))
	if more > 0 {
		row.Add(kit.One(words.SayN("note.rest", more), kit.Cap, t.Ink3))
	}
	if tied := p.tiedTo(&n); tied != "" {
		row.Add(kit.P(tied, kit.Cap, t.Ink3))
	}
	return kit.In(9, 0, 9, 0, kit.WithMore(row, "note.more."+n.ID.Short(), words.Say("oneonone.more", head), lit, kit.Cap,
		func() []kit.MenuItem { return p.noteMenu(n) }))
}

func (p *Page) noteMenu(n model.Note) []kit.MenuItem {
	items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.onEditNote(n) }}}
	if !p.team() {
		items = append(items, kit.MenuItem{Name: "menu.ties", Label: words.Say("note.ties"), OnTapped: func() { p.onTies(n) }})
	}
	items = append(items, p.reshareItems(n.Visibility, func() { p.onShareNote(n) })...)
	items = append(items, kit.HistoryItem(p.frame, &n, words.Note(&n)), kit.ArchiveItem(n.ArchivedAt, func() { p.onArchiveNote(n) }))
	for i, to := range kit.MarkdownLinks(n.Text) { // for who has no mouse
		if i < linksInMenu {
			items = append(items, kit.MenuItem{Name: "menu.link", Label: words.Say("note.link", words.Short(to)), Icon: kit.IconLink, OnTapped: func() { kit.FollowLink(to) }})
		}
	}
	return items
}

// linksInMenu is how many links of a note its menu offers.
const linksInMenu = 5

func (p *Page) onShareNote(n model.Note) { kit.Reshare(p.frame, unit.ShareNote, &n, p.call()) }

func (p *Page) onArchiveNote(n model.Note) {
	kit.Archive(p.frame, unit.ArchiveNote, &n, &n.ArchivedAt, words.Say("note.archived"))
}

func (p *Page) onEditNote(n model.Note) {
	text := kit.NewTextField("note.text", words.Say("note.text"))
	text.Required, text.MaxRows = true, 18
	text.Fill(n.Text)
	day := kit.NewDateField("note.on", words.Say("note.on"), p.frame.Today())
	day.Required = true
	day.Fill(n.On)
	kind := kit.NewSegments("note.kind", noteKinds(), string(n.Kind), nil)
	form, seen := kit.NewForm(text, day, kit.Labelled(words.Say("note.kind"), kind)), observed{}
	if n.Occasion+n.Keep+n.Try != "" { // whose text is only how it was seen
		seen = newObserved(&n)
		text.Required = false
		form = kit.NewForm(seen.occasion, text, seen.keep, seen.try, day)
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "note", Thing: kit.Thing("note", n.ID), About: p.subject(), Title: words.Say("note.title"), Confirm: words.Say("dialog.save"), Unit: unit.ChangeNote, Width: 620,
		Form: form,
		Read: func() func(*storage.Work) error {
			n.Text, n.Kind = text.Text(), model.NoteKind(kind.Key())
			n.On, _ = day.Date() // the form has checked it
			seen.read(&n)
			return func(w *storage.Work) error { return w.Put(&n) }
		},
	})
}

// observed are the fields that an observation has beside those of any note.
type observed struct {
	occasion  *kit.LineField
	keep, try *kit.TextField
}

func newObserved(n *model.Note) observed {
	o := observed{occasion: kit.NewLineField("note.occasion", words.Say("observe.occasion"))}
	o.keep = kit.NewTextField("note.keep", words.Say("observe.keep"))
	o.try = kit.NewTextField("note.try", words.Say("observe.try"))
	o.keep.MinRows, o.try.MinRows = 1, 1
	o.occasion.Fill(n.Occasion)
	o.keep.Fill(n.Keep)
	o.try.Fill(n.Try)
	return o
}

// read takes them, if they are shown.
func (o observed) read(n *model.Note) {
	if o.occasion == nil {
		return
	}
	n.Occasion, n.Keep, n.Try = o.occasion.Trimmed(), o.keep.Trimmed(), o.try.Trimmed()
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
	page    *Page
	text    *kit.TextField
	writing *kit.Writing
	box     fyne.CanvasObject
}

func newNoteField(p *Page) *noteField {
	f := &noteField{page: p, text: kit.NewTextField("note.new", "")}
	f.text.Spoken = words.Say("note.new")
	f.text.SetPlaceholder(words.Say("note.placeholder"))
	f.text.OnSubmit = func(string) { f.onSubmit() }
	f.writing = p.frame.Drafts().Begin(kit.NewThing("note", p.person), p.subject(), f.text)
	t := theme.Current()
	f.box = kit.VB(6, f.text, kit.Row(8, 0, kit.Mid(kit.HB(8, kit.KeyCap("Ctrl Enter"), kit.Mid(kit.T(words.Say("note.hint"), kit.Cap, t.Ink3)))),
		kit.Mid(p.newNoteMark()), kit.NewButton("note.add", words.Say("note.add"), f.onSubmit)))
	return f
}

// onSubmit stores the note; what cannot be stored stays, with the reason below.
func (f *noteField) onSubmit() {
	p := f.page
	if f.text.Trimmed() == "" {
		return
	}
	typed := f.text.Text()
	n := model.Note{
		Row: model.RowFor(p.person, model.Private), AuthorID: p.frame.Roster().Owner.ID, On: p.frame.Today(), Kind: model.NotePlain,
		Text: typed, MeetingID: p.meetingToday(),
	}
	write := f.writing.Storing(func(w *storage.Work) error { return w.Put(&n) })
	kit.Save(p.frame, unit.AddNote, write, func(err error) {
		switch {
		case err != nil:
			f.text.SetError(kit.ErrorText(err))
		case f.text.Text() == typed:
			f.text.Fill("")
		}
		f.writing.Changed()
	})
}
