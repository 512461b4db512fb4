package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// keeping is the card for how long notes are kept.
type keeping struct {
	page *Page
	file model.File
	old  *fyne.Container // what is older than that
}

func newKeeping(p *Page, f *model.File) *keeping { return &keeping{page: p, file: *f, old: kit.VB(8)} }

// terms are the months one can choose, beside what the file has; 0 is for ever.
var terms = []int{12, 24, 60, 0}

func (k *keeping) content() fyne.CanvasObject {
	var choices []kit.Choice
	known := false
	for _, n := range terms {
		known = known || n == k.file.NoteMonths
		choices = append(choices, termChoice(n))
	}
	if !known {
		choices = append([]kit.Choice{termChoice(k.file.NoteMonths)}, choices...)
	}
	term := kit.NewSegments("settings.notes", choices, strconv.Itoa(k.file.NoteMonths), k.onTerm)
	term.Spoken = words.Say("settings.notes.title")
	var chosen fyne.CanvasObject = kit.HB(0, term)
	if k.page.window.Store().ReadOnly() {
		chosen = kit.P(termChoice(k.file.NoteMonths).Text, kit.Body, theme.Current().Ink)
	}
	return kit.VB(12, kit.CardHead(words.Say("settings.notes.title")), chosen,
		kit.P(words.Say("settings.notes.text"), kit.Small, theme.Current().Ink2), k.old)
}

func termChoice(months int) kit.Choice {
	text := words.Say("settings.notes.forever")
	switch {
	case months > 24 && months%12 == 0:
		text = words.SayN("settings.notes.years", months/12)
	case months > 0:
		text = words.SayN("settings.notes.months", months)
	}
	return kit.Choice{Key: strconv.Itoa(months), Text: text}
}

// onTerm stores the choice at once: it erases nothing.
func (k *keeping) onTerm(key string) {
	file := k.page.window.Roster().File
	if was := file.NoteMonths; number(key, was) != was {
		file.NoteMonths = number(key, was)
		k.page.window.Change(unit.ChangeFile, func(w *storage.Work) error { return w.Put(&file) }, nil)
	}
}

// reload counts anew what is older.
func (k *keeping) reload() {
	from := k.file.NotesKeptFrom(k.page.window.Today())
	if from.IsZero() {
		k.show(from, nil, nil)
		return
	}
	kit.Run(k.page.Context(), func(ctx context.Context) ([]model.Note, error) { return k.page.window.Store().NotesBefore(ctx, from) },
		func(notes []model.Note, err error) { k.show(from, notes, err) })
}

func (k *keeping) show(from model.Date, notes []model.Note, err error) {
	k.old.Objects = nil
	t := theme.Current()
	switch {
	case err != nil:
		k.page.window.ShowError(err)
	case from.IsZero():
	case len(notes) == 0:
		k.old.Add(kit.P(words.Say("settings.notes.none", words.Date(from)), kit.Body, t.Ink))
	default:
		k.old.Add(kit.P(words.SayN("settings.notes.old", len(notes), words.Date(from)), kit.Body, t.Ink))
		ask := kit.NewButton("settings.notes.erase", words.Say("settings.notes.erase"), func() { k.ask(from, notes) })
		if k.page.window.Store().ReadOnly() {
			ask.Disable()
		}
		k.old.Add(kit.HB(0, ask))
	}
	k.page.body.Refresh()
}

// notesShown is how many notes are listed before they are erased.
const notesShown = 100

// ask lists what would go, and erases it when that is confirmed.
func (k *keeping) ask(from model.Date, notes []model.Note) {
	t, roster := theme.Current(), k.page.window.Roster()
	meant := kit.NewLineField("settings.notes.number", words.SayN("settings.notes.number", len(notes)))
	meant.Required = true
	list := kit.VB(10)
	for i := range notes[:min(len(notes), notesShown)] {
		n := &notes[i]
		head := words.Date(n.On)
		if p := roster.Person(n.SubjectID); p != nil {
			head = words.Say("settings.notes.about", head, p.Name)
		}
		if n.Visibility == model.Private {
			head = words.Say("settings.notes.private", head)
		}
		list.Add(kit.VB(2, kit.P(head, kit.Small, t.Ink2), kit.P(words.Note(n), kit.Body, t.Ink)))
	}
	if more := len(notes) - notesShown; more > 0 {
		list.Add(kit.P(words.SayN("settings.notes.more", more), kit.Body, t.Ink2))
	}
	form := kit.NewForm(list, kit.HLine(), meant)
	kit.ShowDialog(k.page.window.Canvas(), kit.Dialog{
		Name: "settings.notes.ask", Title: words.SayN("settings.notes.ask", len(notes), words.Date(from)), Intro: words.Say("settings.notes.final"), Body: form.Content(), First: meant.FocusTarget(), Width: 620,
		Confirm: words.SayN("settings.notes.confirm", len(notes)), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			switch {
			case !form.Check():
				done(kit.ErrFields)
			case meant.Trimmed() != strconv.Itoa(len(notes)):
				done(&model.Problem{Key: "settings.notes.notnumber", Args: []any{len(notes)}, Err: model.ErrInvalid})
			default:
				k.erase(from, done)
			}
		},
	})
}

func (k *keeping) erase(from model.Date, done func(error)) {
	window, zone := k.page.window, k.file.Location()
	kit.Run(context.Background(), func(ctx context.Context) (*storage.ErasedNotes, error) { return window.Store().EraseNotes(ctx, from) },
		func(e *storage.ErasedNotes, err error) {
			done(err)
			if err != nil {
				return
			}
			body := kit.P(strings.Join(documents.NotesReceipt(e, zone), "\n"), kit.Body, kit.Ink())
			kit.ShowDialog(window.Canvas(), kit.Dialog{
				Name: "settings.notes.receipt", Title: words.Say("erase.receipt"), Body: body, Confirm: words.Say("dialog.ok"), Width: 520,
			})
		})
}
