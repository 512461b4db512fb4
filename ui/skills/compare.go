package skills

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// comparing is the second and third step: what the two rated side by side, and a rating that both agree on.
type comparing struct {
	page    *Page
	a       model.Assessment
	rows    []*agreeRow
	writing *kit.Writing
	agree   *kit.Button
	open    *kit.Paragraph
	box     fyne.CanvasObject
}

// agreeRow is one skill to agree on.
type agreeRow struct {
	of       *comparing
	c        model.Comparison
	steps    *kit.RatingControl
	sentence *kit.LineField
	skip     *kit.Tick
	aside    *fyne.Container
	evidence *fyne.Container
}

func newComparing(p *Page, a model.Assessment) *comparing {
	t := theme.Current()
	x := &comparing{page: p, a: a}
	differ, same, unrated := model.Compare(p.framework(), &p.ratings, &a, p.levelOf(&a))
	n := len(differ) + len(same)
	x.agree = kit.NewPrimary("skills.agree", words.SayN("skills.agree", n, words.Count(n)), x.onAgree)
	x.open = kit.P("", kit.Small, t.Ink2)
	x.open.Name = "skills.open"
	body := kit.VB(16)
	if len(differ) > 0 {
		body.Add(x.card("skills.compare.differ", "skills.compare.order", differ))
	}
	if len(same) > 0 {
		body.Add(x.card("skills.compare.same", "skills.compare.taken", same))
	}
	if len(unrated) > 0 {
		var names []string
		for i := range unrated {
			names = append(names, unrated[i].Skill.Name)
		}
		body.Add(kit.P(words.SayN("skills.compare.unrated", len(unrated), words.List(names)), kit.Small, t.Ink2))
	}
	x.writing = p.frame.Drafts().Begin(kit.Thing("assess.agreed", a.ID), p.person, body)
	for i, r := range x.rows {
		r.connect(i)
		r.follow()
	}
	foot := kit.Flow(8, 8, kit.NewLink("skills.end", words.Say("skills.end"), p.onEnd))
	x.box = kit.VB(14, stepsHead(stepCompare, p.later(), x.agree), kit.VB(2, kit.Finding("skills.sentence", x.sentence(differ, n)), x.open), body, foot)
	x.tell()
	return x
}

// sentence is how far the two are apart.
func (x *comparing) sentence(differ []model.Comparison, all int) string {
	apart := 0
	for i := range differ {
		apart = max(apart, differ[i].Apart())
	}
	call := x.page.call()
	switch {
	case all == 0:
		return words.Say("skills.compare.none", call)
	case len(differ) == 0:
		return words.SayN("skills.compare.one", all, call, words.Count(all))
	case apart > 1:
		return words.SayN("skills.compare.apart", len(differ), call, words.Count(len(differ)), words.Count(all), words.Count(apart))
	}
	return words.SayN("skills.compare.close", len(differ), call, words.Count(len(differ)), words.Count(all))
}

func (x *comparing) card(title, note string, list []model.Comparison) fyne.CanvasObject {
	box := kit.VB(0, kit.CardHead(words.Say(title), kit.T(words.Say(note), kit.Cap, theme.Current().Ink3)), kit.Gap(1, 6))
	for i := range list {
		r := x.row(list[i])
		x.rows = append(x.rows, r)
		box.Add(kit.HLine())
		box.Add(r.build())
	}
	return kit.Card(box)
}

const (
	compareWide = 860 // narrower, the sides stand below one another
	skillColumn = 150
	agreeColumn = 330
)

func (x *comparing) row(c model.Comparison) *agreeRow {
	r := &agreeRow{of: x, c: c}
	short, from := c.Skill.SkillID.Short(), 0
	if !c.Differ() {
		from = c.SelfStep()
	}
	r.steps = kit.NewRatingControl("skills.agreed."+short, x.page.framework().MaxStep(), from, func(int) { r.onStep() })
	r.steps.Spoken = words.Say("skills.agreed.spoken", c.Skill.Name)
	r.steps.Behaviour = r.behaviour
	r.sentence = kit.NewLineField("skills.agreed.why."+short, "")
	r.sentence.Spoken = words.Say("skills.why", c.Skill.Name)
	r.sentence.SetPlaceholder(words.Say("skills.why.placeholder"))
	r.skip = kit.NewTickText("skills.agreed.none."+short, false, words.Say("skills.agreed.none"), func(bool) { r.onStep() })
	return r
}

// behaviour says what a step looks like; of what both rated alike, that it is taken over.
func (r *agreeRow) behaviour(step int) string {
	f := r.of.page.framework()
	switch {
	case step > 0 && !r.c.Differ() && step == r.c.SelfStep():
		return words.Say("skills.agreed.taken")
	case step > 0 && f.Behaviour(r.c.Skill.SkillID, step) != "":
		return words.Say("skills.step", f.StepLabel(step), f.Behaviour(r.c.Skill.SkillID, step))
	}
	return f.StepLabel(step)
}

func (r *agreeRow) build() fyne.CanvasObject {
	t, p := theme.Current(), r.of.page
	name := kit.VB(1, kit.P(r.c.Skill.Name, kit.BodyM, t.Ink))
	if r.c.Target > 0 {
		name.Add(kit.One(words.Say("skills.level.asks", r.c.Target), kit.Cap, t.Ink3))
	}
	self, manager := r.side(p.call(), r.c.Self), r.side(words.Capital(words.Say("skills.you")), r.c.Manager)
	r.evidence = kit.VB(6)
	r.showEvidence()
	r.aside = kit.HB(0, r.skip)
	agreed := kit.VB(8, r.steps, r.sentence)
	if r.c.Differ() {
		agreed.Add(r.aside)
	}
	sides := kit.VB(8, kit.Cols(16, []float32{0, 0}, self, manager), r.evidence)
	return kit.In(14, 0, 14, 0, kit.Areas(16, []kit.Arrangement{
		{MinWidth: compareWide, Rows: [][]kit.Cell{{kit.At(skillColumn, 0), kit.At(0, 1), kit.At(agreeColumn, 2)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}}},
	}, kit.Top(name), kit.Top(sides), agreed))
}

// showEvidence shows the notes that hang on the rating, also one that has just been hung there.
func (r *agreeRow) showEvidence() {
	p := r.of.page
	r.evidence.Objects = nil
	if seen := p.evidence(r.c.Skill.SkillID, evidenceRating, true); seen != nil {
		r.evidence.Add(seen)
	}
	r.evidence.Add(kit.HB(0, kit.NewLink("skills.hang."+r.c.Skill.SkillID.Short(), words.Say("skills.hang"), func() { p.askEvidence(r.c.Skill, r.c.Manager) })))
}

// side is what one of the two rated, with the sentence why.
func (r *agreeRow) side(who string, x *model.Rating) fyne.CanvasObject {
	t, step, text := theme.Current(), 0, words.Say("skills.compare.skipped")
	if x != nil && !x.Skipped {
		step, text = x.Step, x.Sentence
	}
	return kit.Row(10, 1, kit.Top(kit.RatingCell(step)), kit.VB(0, kit.One(who, kit.Cap, t.Ink3), kit.P(text, kit.Small, t.Ink2)))
}

// connect lets Up and Down go from skill to skill, and Enter in a sentence on to the next.
func (r *agreeRow) connect(i int) {
	rows, c := r.of.rows, r.of.page.frame.Canvas()
	r.sentence.OnSubmit = func(string) { kit.FocusName(c, "skills.agree") }
	if i > 0 {
		r.steps.OnUp = func() { c.Focus(rows[i-1].steps) }
	}
	if i+1 < len(rows) {
		r.steps.OnDown = func() { c.Focus(rows[i+1].steps) }
		r.sentence.OnSubmit = func(string) { c.Focus(rows[i+1].steps) }
	}
}

// settled says whether the two have said what this skill is.
func (r *agreeRow) settled() bool { return r.steps.Value() > 0 || r.skip.On }

func (r *agreeRow) onStep() {
	r.follow()
	r.of.tell()
	r.of.page.content.Refresh()
}

// follow shows the sentence only where there is a step it could be about and something to explain, and the choice of no rating only
// where there is no step.
func (r *agreeRow) follow() {
	if r.steps.Value() > 0 {
		r.skip.Set(false)
	}
	taken := !r.c.Differ() && r.steps.Value() == r.c.SelfStep()
	r.sentence.Hidden = r.steps.Value() == 0 || taken && r.sentence.Trimmed() == ""
	if r.aside != nil {
		r.aside.Hidden = r.steps.Value() > 0
	}
}

// tell says what is still open, and lets agree when nothing is.
func (x *comparing) tell() {
	var open []string
	for _, r := range x.rows {
		if !r.settled() {
			open = append(open, r.c.Skill.Name)
		}
	}
	switch {
	case len(x.rows) == 0:
		x.agree.Disable()
		x.open.SetText(words.Say("skills.open.nothing"))
	case len(open) == 0:
		x.agree.Enable()
		x.open.SetText(words.Say("skills.open.none"))
	case len(open) == 1:
		x.agree.Disable()
		x.open.SetText(words.Say("skills.open.one", open[0]))
	default:
		x.agree.Disable()
		x.open.SetText(words.Say("skills.open.many", words.List(open)))
	}
}

// onAgree stores what both agreed on.
func (x *comparing) onAgree() {
	p, id, today := x.page, x.a.ID, x.page.frame.Today()
	var rows []model.Rating
	for _, r := range x.rows {
		rating := model.Rating{SkillID: r.c.Skill.SkillID, Step: r.steps.Value(), Skipped: r.steps.Value() == 0}
		if rating.Step > 0 {
			rating.Sentence = r.sentence.Trimmed()
		}
		rows = append(rows, rating)
	}
	p.frame.Change(unit.AgreeRatings, x.writing.Storing(func(w *storage.Work) error { return w.AgreeRatings(id, rows, today) }), func() {
		p.assessing, p.comparing = false, nil
		p.content.Objects = []fyne.CanvasObject{p.known}
		p.show()
		p.frame.Tell(words.SayN("skills.agreed", len(rows), p.call(), words.Count(len(rows))))
	})
}
