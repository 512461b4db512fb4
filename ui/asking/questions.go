package asking

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// questions is the open bank.
type questions struct {
	*talk
	store Store

	rows  []model.Question
	all   []model.Ask
	asked map[string]model.Asked
	shown []model.Ask

	only   filter
	field  *kit.LineField
	list   *kit.Rows
	side   *kit.Segments
	dialog *kit.OpenDialog

	filters, detail, sides *fyne.Container
	bar                    *filterBar
	called                 string // whom the choice of a side names
	told                   string // what was done last, until another row is reached
}

// answer is what the file says to the bank.
type answer struct {
	rows []model.Question
	has  model.OneOnOnes
}

// ShowQuestions opens the bank of questions for a talk with a person; for the empty id one is chosen there.
func ShowQuestions(f kit.Frame, person model.ID) {
	q := newQuestions(f, person)
	q.load(q.open)
}

func newQuestions(f kit.Frame, person model.ID) *questions {
	q := &questions{store: f.Store()}
	q.talk = newTalk(f, "questions", person, q.reload)
	q.only.language = words.Language
	return q
}

func (q *questions) load(then func()) {
	person, store := q.person, q.store
	kit.Run(context.Background(), func(ctx context.Context) (a answer, err error) {
		if a.rows, err = store.Questions(ctx); err != nil {
			return a, err
		}
		a.has, err = q.talk.load(ctx, store, person)
		return a, err
	}, func(a answer, err error) {
		if err != nil {
			q.frame.ShowError(err)
			return
		}
		if person != q.person { // somebody else was chosen meanwhile, and is asked for
			return
		}
		q.take(a)
		then()
	})
}

func (q *questions) take(a answer) {
	q.rows, q.has = a.rows, a.has
	q.all = model.Asks(words.Asks(), a.rows)
	q.asked = model.AskedBefore(a.has.Points)
}

// reload asks the file again, and keeps the row one is on.
func (q *questions) reload() { q.load(q.show) }

func (q *questions) open() {
	t := theme.Current()
	q.field = kit.NewLineField("questions.field", "")
	q.field.Spoken = words.Say("questions.search")
	q.field.SetPlaceholder(words.Say("questions.search"))
	q.field.SetMaxLen(200)
	q.field.OnChanged = func(string) { q.find() }
	q.field.OnUp, q.field.OnDown = func() { q.step(-1) }, func() { q.step(1) }
	q.field.OnSubmit = func(string) { q.dialog.Accept() }
	q.list = kit.NewRows("questions.row", rowHeight, q.row)
	q.list.Scrolls, q.list.TapSelects = true, true
	q.list.Key = func(i int) string { return rowKey(&q.shown[i]) }
	q.list.Text = func(i int) string { return q.say(&q.shown[i]) }
	q.list.OnOpen = func(int) { q.dialog.Accept() }
	q.list.OnSelect = func(int) { q.told = ""; q.showDetail() }
	q.list.OnKey = q.onKey
	q.filters, q.detail, q.sides = kit.VB(0), kit.VB(6), kit.VB(0)
	q.called = q.call()
	q.makeSides(string(model.SideManager))
	q.bar = newFilterBar(q)
	own := kit.NewQuiet("questions.own", words.Say("questions.own"), kit.IconPlus, q.onOwn)
	body := kit.VB(0, kit.Row(8, 0, q.field, kit.Top(q.who)), kit.Gap(1, 10), q.filters, kit.Gap(1, 8), kit.HLine(),
		kit.Box(0, float32(rowsFor(q.frame.Canvas().Size().Height))*rowHeight, q.list), kit.HLine(), kit.Gap(1, 12), q.detail, kit.Gap(1, 10),
		kit.Flow(12, 8, kit.Mid(kit.T(words.Say("questions.side"), kit.Small, t.Ink2)), q.sides, own))
	q.dialog = kit.ShowDialog(q.frame.Canvas(), kit.Dialog{
		Name: "questions", Title: words.Say("questions.title"), Body: body, Width: 780, First: q.field.FocusTarget(),
		Confirm: words.Say("questions.add"), Cancel: words.Say("dialog.close"), OnSubmit: q.onAdd,
	})
	q.find()
}

// rowsFor is how many rows a window of a height has room for.
func rowsFor(height float32) int { return min(8, max(3, int((height-420)/rowHeight))) }

// find shows what fits, from the first on.
func (q *questions) find() {
	q.told = ""
	q.shown = q.only.of(q.all, q.field.Text())
	q.list.Count = len(q.shown)
	q.list.Select(-1)
	q.list.Reload()
	q.list.Select(0)
	q.showAround()
}

// show shows what has changed in the file; the row one is on stays, if it is still there.
func (q *questions) show() {
	key := ""
	if x := q.chosen(); x != nil {
		key = rowKey(x)
	}
	at := q.list.Selected()
	q.shown = q.only.of(q.all, q.field.Text())
	for i := range q.shown {
		if rowKey(&q.shown[i]) == key {
			at = i
		}
	}
	q.list.Count = len(q.shown)
	q.list.Reload()
	told := q.told
	q.list.Select(min(at, len(q.shown)-1))
	q.told = told
	q.showAround()
}

// showAround brings up to date what stands around the list.
func (q *questions) showAround() {
	q.bar.show()
	if now := q.call(); q.called != now { // otherwise the keyboard may be in it
		q.called = now
		q.makeSides(q.side.Key())
	}
	q.showDetail()
}

// makeSides offers whose point a question becomes.
func (q *questions) makeSides(key string) {
	q.side = kit.NewSegments("questions.side", []kit.Choice{
		{Key: string(model.SideManager), Text: words.Say("oneonone.side.you")}, {Key: string(model.SideRep), Text: q.call()},
	}, key, func(string) { q.showDetail() })
	q.side.Spoken = words.Say("point.side")
	q.sides.Objects = []fyne.CanvasObject{q.side}
	q.sides.Refresh()
}

// chosen is the question one is on; nil without one.
func (q *questions) chosen() *model.Ask {
	if i := q.list.Selected(); i >= 0 && i < len(q.shown) {
		return &q.shown[i]
	}
	return nil
}

func (q *questions) step(by int) {
	if n := len(q.shown); n > 0 {
		q.list.Select(min(max(0, q.list.Selected()+by), n-1))
	}
}

func (q *questions) onKey(_ int, e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyDelete {
		q.onArchive()
		return true
	}
	return false
}

// onAdd adds the question to the points, and leaves the bank open for the next one.
func (q *questions) onAdd(done func(error)) {
	x := q.chosen()
	if x == nil || q.person == "" {
		done(kit.ErrFields)
		return
	}
	point := model.Beginning{Side: model.Side(q.side.Key()), Kind: x.Kind.Point(), Text: x.Text}
	kit.Save(q.frame, unit.AddPoint, q.adding([]model.Beginning{point}), func(err error) {
		if err != nil {
			done(err)
			return
		}
		done(kit.ErrFields) // it stays open
		q.told = words.Say("questions.added")
		if point.Side == model.SideRep {
			q.told = words.Say("questions.added.theirs", q.call())
		}
		q.reload()
	})
}

// rowKey names a question for tests and scripts.
func rowKey(x *model.Ask) string {
	if x.Source == model.SourceBank {
		return x.External
	}
	return x.ID.Short()
}

// where says where a question comes from; its language where it is not the window's.
func where(x *model.Ask) string {
	var parts []string
	switch x.Source {
	case model.SourceBank:
	case model.SourceOwn:
		parts = append(parts, words.Say("questions.source.own"))
	default:
		parts = append(parts, words.Say("questions.source", x.Source))
		if x.Category != "" {
			parts = append(parts, x.Category)
		}
	}
	if x.Language != words.Language && x.Language != "" {
		parts = append(parts, words.LanguageName(x.Language))
	}
	return strings.Join(parts, " · ")
}
