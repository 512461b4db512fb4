// Package quicknote is the line that catches a thought between two talks: it lies over every page, begins with a rep's
// name, and becomes a note, a point, evidence or a win.
package quicknote

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Thing is what is written here, for its draft.
const Thing = "note.quick/new"

const width = 620

// QuickNote is the open line.
type QuickNote struct {
	frame   kit.Frame
	panel   *kit.OpenPanel
	field   *kit.LineField
	writing *kit.Writing
	head    *fyne.Container
	body    *fyne.Container
	book    *model.AddressBook
	person  model.ID                // of the page one comes from: meant when no name is written
	next    map[model.ID]model.Date // of the next talk with each
	gaps    map[model.ID]model.ID   // the skill with the largest gap of each
	skill   int                     // how often another skill was asked for
	chosen  int
	rows    []choice
}

// Show opens the line over the page; person is whose page it is, if it is anybody's.
func Show(f kit.Frame, person model.ID) *QuickNote {
	q := &QuickNote{
		frame: f, person: person, head: kit.VB(0), body: kit.VB(0), book: model.NewAddressBook(f.Roster(), f.Today()),
		next: map[model.ID]model.Date{}, gaps: map[model.ID]model.ID{},
	}
	q.field = kit.NewRaisedField("quicknote.field", kit.Style{Size: 18, Weight: theme.Regular})
	q.field.Spoken = words.Say("quicknote.title")
	q.field.SetPlaceholder(words.Say("quicknote.placeholder"))
	q.field.OnChanged = func(string) { q.skill = 0; q.show() }
	q.field.OnUp, q.field.OnDown = func() { q.step(-1) }, func() { q.step(1) }
	q.field.OnSubmit = func(string) { q.take(q.chosen) }
	q.field.OnShortcut = q.onShortcut
	q.writing = f.Drafts().Begin(Thing, "", q.field)
	q.show()
	q.panel = kit.ShowPanel(f.Canvas(), kit.Panel{
		Name: "quicknote", Spoken: words.Say("quicknote.title"), Head: q.head, Body: q.body, Width: width, Field: q.field,
	})
	kit.FocusEnd(f.Canvas(), q.field.Name)
	q.load()
	return q
}

// facts are what the rows tell beside the name.
type facts struct {
	agenda  model.Agenda
	ratings model.Assessments
}

// load asks for the next talks and the gaps; the line can be written and kept before they are there.
func (q *QuickNote) load() {
	store, on := q.frame.Store(), q.frame.Today()
	kit.Run(context.Background(), func(ctx context.Context) (f facts, err error) {
		if f.agenda, err = store.Agenda(ctx, on); err == nil {
			f.ratings, err = store.Assessments(ctx, "")
		}
		return f, err
	}, func(f facts, err error) {
		if err != nil {
			return // the line works without
		}
		r := q.frame.Roster()
		for i := range r.People {
			id := r.People[i].ID
			if m := f.agenda.NextPlanned(id, on); m != nil {
				q.next[id], _ = m.In(f.agenda.Zone)
			}
			if gaps := model.Gaps(model.SkillStates(r, f.ratings, id, on)); len(gaps) > 0 {
				q.gaps[id] = gaps[0].Skill.SkillID
			}
		}
		q.show()
	})
}

// said is whom the line is about and what it says.
func (q *QuickNote) said() model.Addressed {
	a := q.book.Split(q.field.Text())
	if a.Person == "" && len(a.Several) == 0 {
		a.Person = q.person
	}
	return a
}

// show makes the rows anew for what is written.
func (q *QuickNote) show() {
	a := q.said()
	x := q.frame.Roster().Person(a.Person)
	t := theme.Current()
	var disc fyne.CanvasObject = kit.Box(28, 28, kit.Center(kit.Icon(kit.IconNote, 18, t.Ink3)))
	if x != nil {
		disc = kit.PersonDisc(x, 28)
	}
	q.head.Objects = []fyne.CanvasObject{
		kit.In(14, 20, 12, 20, kit.Row(12, 1, kit.Mid(disc), q.field, kit.Mid(kit.VisibilityMark(true)))), kit.HLine(),
	}
	switch {
	case len(a.Several) > 0:
		q.rows = q.which(a)
	case x != nil:
		q.rows = q.becomes(x, a)
	default:
		q.rows = []choice{{name: "wait", icon: kit.IconNote, text: words.Say("quicknote.wait"), quiet: words.Say("quicknote.wait.quiet"), take: q.catch}}
	}
	q.chosen = min(q.chosen, len(q.rows)-1)
	q.paint()
}

func (q *QuickNote) paint() {
	q.body.Objects = nil
	for i := range q.rows {
		q.body.Add(q.rows[i].build(i == q.chosen, func() { q.take(i) }))
	}
	q.head.Refresh()
	q.body.Refresh()
	if q.panel != nil {
		q.panel.Changed()
	}
}

func (q *QuickNote) step(by int) {
	q.chosen = min(max(0, q.chosen+by), len(q.rows)-1)
	q.paint()
}

// take does what a row is for, if anything is written.
func (q *QuickNote) take(i int) {
	if i >= 0 && i < len(q.rows) && (strings.TrimSpace(q.said().Text) != "" || q.rows[i].names) {
		q.rows[i].take()
	}
}

// onShortcut is Ctrl with the number of a row; again for evidence offers another skill.
func (q *QuickNote) onShortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	i := slices.Index([]fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3}, c.KeyName) + 1
	if i == 0 || i >= len(q.rows) {
		return false
	}
	q.take(i)
	return true
}
