package milestones

import (
	"errors"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// answerKeys name the six answers in the order they are asked, and the retrospective.
var answerKeys = []string{"headed", "why", "looks", "customers", "us", "company", "retrospective"}

// retrospective is the place of the retrospective among the answers.
const retrospective = 6

// plateHeight is the least height of a plate: that of an empty field, so that little moves when one becomes the other.
const plateHeight = 66

// answer is one of the six: a quiet plate when it is written, a field while somebody writes. It is stored when the
// field is left.
type answer struct {
	page    *StrategicPage
	index   int
	key     string
	stored  string
	base    model.Strategic // the milestone as it was when somebody began to type
	refused string          // the text the file did not take; it is not offered again until it changes
	writing bool            // the field has the keyboard
	draft   *kit.Writing
	field   *kit.TextField
	plate   *kit.Paragraph
	written *fyne.Container
	box     *fyne.Container // holds the plate or the field
}

func newAnswer(p *StrategicPage, index int, key string) *answer {
	t, name := theme.Current(), "strategic.answer."+key
	a := &answer{page: p, index: index, key: key, plate: kit.P("", kit.Body, t.Ink)}
	question := words.Say(name)
	a.field = kit.NewTextField(name, question)
	a.field.MinRows, a.field.MaxRows = 3, 14
	a.field.SetPlaceholder(words.Say("link.quote", words.Say(name+".example")))
	a.field.OnChanged = func(string) { a.showHint() }
	a.field.OnFocus = a.onFocus
	a.field.OnSubmit = func(string) { p.saveAnswers(a) }
	a.field.OnEscape = a.onEscape
	a.plate.Name = name + ".text"
	a.written = kit.Fill(5, kit.One(question, kit.CapM, t.Ink2),
		kit.Stack(kit.Gap(1, plateHeight), kit.Plate(t.Sunken, kit.NewTapRow(name+".write", question, a.onWrite, kit.Top(a.plate)))))
	a.box = kit.Stack(a.field)
	return a
}

// value is where the record keeps the answer.
func (a *answer) value(m *model.Strategic) *string {
	return [...]*string{&m.Headed, &m.Why, &m.Looks, &m.ForCustomers, &m.ForUs, &m.ForCompany, &m.Retrospective}[a.index]
}

// dirty says whether the field holds what the file does not.
func (a *answer) dirty() bool { return a.field.Trimmed() != a.stored }

// show takes over what the file says, unless somebody has typed something else.
func (a *answer) show() {
	now, typed := *a.value(&a.page.milestone), a.dirty()
	if !typed && now != a.stored {
		a.field.Fill(now)
	}
	if !typed || now == *a.value(&a.base) { // else both changed the same answer, which will be asked
		a.base = a.page.milestone
	}
	a.stored = now
	if a.draft == nil {
		a.draft = a.page.frame.Drafts().Begin(kit.Thing("answer."+a.key, a.page.id), "", a.field)
	}
	a.draft.Was(now)
	a.settle()
}

// showHint says that what stands in an empty field is only an example.
func (a *answer) showHint() {
	hint := ""
	if a.field.Text() == "" {
		hint = words.Say("strategic.answer.hint")
	}
	if hint != a.field.Hint {
		a.field.Hint = hint
		a.field.Refresh()
		a.page.body.Refresh()
	}
}

// settle shows the plate or the field.
func (a *answer) settle() {
	a.plate.Text = a.stored
	a.showHint()
	want := fyne.CanvasObject(a.field)
	if a.stored != "" && !a.writing && !a.dirty() {
		want = a.written
	}
	if len(a.box.Objects) == 1 && a.box.Objects[0] == want {
		a.plate.Refresh()
		return
	}
	a.box.Objects = []fyne.CanvasObject{want}
	a.box.Refresh()
}

// onWrite puts the field in the place of the plate.
func (a *answer) onWrite() {
	a.writing = true
	a.settle()
	a.page.body.Refresh()
	a.field.Focus()
}

func (a *answer) onFocus(focused bool) {
	a.writing = focused
	if focused {
		return
	}
	a.page.saveAnswers(nil)
	a.settle()
	a.page.body.Refresh()
}

// onEscape gives up what was typed.
func (a *answer) onEscape() {
	a.field.Fill(a.stored)
	a.draft.Changed()
	a.page.frame.Canvas().Unfocus()
}

// saveAnswers stores the first answer that was left with another text, and then the next; also is stored though
// somebody is still in it. One unit of work holds one answer, so that each can be taken back alone.
func (p *StrategicPage) saveAnswers(also *answer) {
	if p.saving || !p.known {
		return // what is left over is stored when the one on its way has arrived
	}
	for _, a := range p.answers {
		text := a.field.Trimmed()
		if !a.dirty() || text == a.refused || a.writing && a != also {
			continue
		}
		p.save(a, text)
		return
	}
}

func (p *StrategicPage) save(a *answer, text string) {
	p.saving = true
	next := a.base
	*a.value(&next) = text
	kit.Save(p.frame, unit.ChangeStrategic, a.draft.Storing(func(w *storage.Work) error { return w.Put(&next) }), func(err error) {
		p.saving = false
		switch {
		case errors.Is(err, kit.ErrTheirs):
			a.field.Fill(a.stored)
			a.draft.Changed()
			p.show()
			return
		case err != nil:
			a.draft.Changed()
			a.refused = text
			if !kit.Told(err) {
				p.frame.ShowError(err)
			}
			return
		}
		a.refused = ""
		p.milestone = next
		a.field.Fill(*a.value(&next))
		p.show()
		p.saveAnswers(nil)
	})
}

// saveLast stores what was typed when the page is left, in one unit; an answer that somebody else has changed too is
// asked about. It waits for the file, which may be closed right after.
func (p *StrategicPage) saveLast() {
	if p.saving || !p.known {
		return // the answer on its way takes the others along
	}
	next := p.milestone
	var asked []model.Strategic
	var together, alone []*answer
	for _, a := range p.answers {
		text := a.field.Trimmed()
		if !a.dirty() || text == a.refused {
			continue
		}
		if a.base.Version != next.Version {
			mine := a.base
			*a.value(&mine) = text
			asked, alone = append(asked, mine), append(alone, a)
			continue
		}
		*a.value(&next) = text
		a.stored, together = text, append(together, a)
	}
	if len(together) > 0 {
		p.saveNow(&next, together...)
	}
	for i := range asked {
		p.saveNow(&asked[i], alone[i])
	}
}

// saveNow stores a milestone with these answers; what cannot be stored stays a draft.
func (p *StrategicPage) saveNow(m *model.Strategic, answers ...*answer) {
	write := func(w *storage.Work) error { return w.Put(m) }
	for _, a := range answers {
		write = a.draft.Storing(write)
	}
	kit.SaveNow(p.frame, unit.ChangeStrategic, write, func(err error) {
		if err != nil && !errors.Is(err, kit.ErrTheirs) {
			if !kit.Told(err) {
				p.frame.ShowError(err)
			}
			return
		}
		for _, a := range answers {
			a.draft.Done()
		}
	})
}

// answerGrid sets the six answers in two columns where there is room.
func (p *StrategicPage) answerGrid() fyne.CanvasObject {
	var objects []fyne.CanvasObject
	var two, one [][]kit.Cell
	for i, a := range p.answers[:retrospective] {
		objects = append(objects, a.box)
		one = append(one, []kit.Cell{kit.At(0, i)})
		if i%2 == 1 {
			two = append(two, []kit.Cell{kit.At(0, i-1), kit.At(0, i)})
		}
	}
	return kit.Areas(14, []kit.Arrangement{{MinWidth: 520, Rows: two}, {Rows: one}}, objects...)
}

// showWritten is the head of the card with the answers.
func (p *StrategicPage) showWritten() {
	n := 0
	for _, a := range p.milestone.Answers() {
		if a != "" {
			n++
		}
	}
	p.written.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("strategic.answers"), kit.T(words.Say("strategic.answers.count", n), kit.Cap, kit.Ink3()))}
}
