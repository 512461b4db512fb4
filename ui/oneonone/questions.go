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

// showQuiet names the kinds of points that were not talked about for long.
func (p *Page) showQuiet() {
	t := theme.Current()
	p.quiet.Objects = nil
	if len(p.prepared.Quiet) == 0 {
		return
	}
	box := kit.VB(6, kit.CardHead(words.Say("oneonone.quiet.title")), kit.Gap(1, 2))
	for i := range p.prepared.Quiet {
		q := &p.prepared.Quiet[i]
		right := kit.TR(words.QuietFor(q), kit.Small, t.Ink3)
		if q.Long {
			right = kit.TR(words.QuietFor(q), kit.SmallM, t.WarnInk)
		}
		box.Add(kit.Row(8, 0, kit.One(words.PointKind(q.Kind), kit.Small, t.Ink), right))
	}
	p.quiet.Objects = []fyne.CanvasObject{kit.In(0, 0, 14, 0, box), kit.HLine(), kit.Gap(1, 14)}
}

// showQuestions offers questions that fit; one that is chosen becomes a point.
func (p *Page) showQuestions() {
	t := theme.Current()
	title := "oneonone.questions.title"
	if p.prepared.First() && p.turn == 0 {
		title = "oneonone.questions.first"
	}
	asks := p.questionsOf(p.turn)
	var right []fyne.CanvasObject
	if next := p.questionsOf(p.turn + 1); len(next) > 0 && (len(asks) == 0 || next[0].Text != asks[0].Text) {
		right = append(right, kit.NewLink("questions.next", words.Say("oneonone.questions.next"), p.onNextQuestions))
	}
	p.questionsHead.Objects = []fyne.CanvasObject{kit.CardHead(words.Say(title), right...)}
	lines := make([]kit.Line, len(asks))
	for i, q := range asks {
		lines[i] = p.questionLine(q)
	}
	p.questions.Set(lines)
	p.questionsFoot.Objects = nil
	if len(asks) > 0 {
		p.questionsFoot.Add(kit.In(8, 0, 0, 0, kit.P(words.Say("oneonone.questions.hint"), kit.Cap, t.Ink3)))
	}
	p.addAllQuestions()
}

func (p *Page) questionsOf(turn int) []model.Ask {
	started := model.Date{}
	if x := p.frame.Roster().Person(p.person); x != nil {
		started = x.StartedOn
	}
	return model.FittingQuestions(words.Asks(), &p.prepared, p.talks.Points, started, turn)
}

func (p *Page) questionLine(q model.Ask) kit.Line {
	return kit.Line{
		Key: q.Source + " " + q.External + " " + q.Text, Name: "oneonone.question." + q.External, Text: q.Text, State: q.Text,
		Keys: kit.RowKeys{Open: func() { p.onQuestion(q) }},
		Build: func(*kit.Lit) fyne.CanvasObject {
			t := theme.Current()
			bar := kit.Box(2, 0, kit.Rect(t.LineStrong, 1))
			return kit.In(6, 0, 6, 0, kit.Row(10, 1, bar, kit.In(1, 0, 1, 0, kit.P(q.Text, kit.Small, t.Ink2))))
		},
	}
}

// onQuestion makes a question one of the manager's points, shared as points are.
func (p *Page) onQuestion(q model.Ask) {
	first := model.Point{
		Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, Side: model.SideManager,
		RaisedOn: p.frame.Today(), RaisedInID: p.meetingToday(),
	}
	p.frame.Change(unit.AddPoint, func(w *storage.Work) error {
		return addPoints(w, first, []string{q.Text}, []model.PointKind{q.Kind.Point()})
	},
		func() { p.frame.Undoable(words.Say("oneonone.questions.added")) })
}

// onNextQuestions shows the next ones.
func (p *Page) onNextQuestions() {
	p.turn++
	p.show()
	kit.FocusName(p.frame.Canvas(), "questions.next")
}
