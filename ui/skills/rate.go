package skills

import (
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// form rates all skills as one of the pair. What is left open keeps the rating it has.
type form struct {
	page  *Page
	rater model.Rater
	skill *model.Framework // whose skills are rated: the newest version, or that of an assessment in three steps
	level model.ID         // what is asked for; none: nobody knows
	alone *alone           // in three steps; nil: rated as the page has it
	who   *kit.Segments
	day   *kit.DateField
	rows  []*rateRow
	every *kit.Tick // shows the sentence of every step, not only of the chosen one
	count *kit.Paragraph
	under *kit.Paragraph // which expectations hold on the day
	box   *fyne.Container
}

// rateRow is one skill: the steps, and a sentence why once there is one.
type rateRow struct {
	form     *form
	skill    model.Skill
	steps    *kit.RatingControl
	sentence *kit.LineField
	none     *kit.Tick // takes an earlier rating away; nil when there is none
	aside    *fyne.Container
	ladder   *fyne.Container // the sentences of all steps
	noneOn   bool
	box      fyne.CanvasObject
}

// rate shows the form of the manager, with the keyboard at a skill; empty: the first.
func (p *Page) rate(skill model.ID) {
	if p.rating == nil {
		p.showForm(model.ByManager)
	}
	p.rating.focus(skill)
}

func (p *Page) showForm(rater model.Rater) {
	if p.forms[rater] == nil {
		p.forms[rater] = newForm(p, rater)
	}
	p.rating = p.forms[rater]
	if day, err := p.rating.day.Date(); err == nil { // something else may be expected by now
		p.rating.showUnder(day)
	}
	p.rating.who.Set(string(rater)) // it led to the other form when this one was left
	p.content.Objects = []fyne.CanvasObject{p.rating.box}
	p.content.Refresh()
}

// onClose goes back to what is known; what was typed stays for the next time.
func (p *Page) onClose() {
	p.rating = nil
	p.content.Objects = []fyne.CanvasObject{p.known}
	p.show()
	kit.FocusName(p.frame.Canvas(), "skills.rate")
}

func (p *Page) onRater(key string) {
	p.showForm(model.Rater(key))
	kit.FocusName(p.frame.Canvas(), "skills.rater")
}

func newForm(p *Page, rater model.Rater) *form {
	t := theme.Current()
	r := p.frame.Roster()
	f := &form{page: p, rater: rater, skill: &r.Framework, count: kit.One("", kit.Small, t.Ink2), under: kit.P("", kit.Small, t.Ink2)}
	f.under.Name = "skills.under"
	if own := r.LevelOn(p.person, p.frame.Today()); own != nil {
		f.level = own.LevelID
	}
	f.who = kit.NewSegments("skills.rater", []kit.Choice{
		{Key: string(model.ByManager), Text: kit.ManagerCall(p.frame, p.person)}, {Key: string(model.BySelf), Text: p.call()},
	}, string(rater), p.onRater)
	f.who.Spoken = words.Say("skills.rater")
	f.day = kit.NewDateField("skills.date", words.Say("skills.date"), p.frame.Today())
	f.day.Required, f.day.Max = true, p.frame.Today()
	f.day.Fill(p.frame.Today())
	f.day.OnDate = f.showUnder
	f.showUnder(p.frame.Today())
	f.every = kit.NewTickText("skills.every", !p.ratedBy(rater), words.Say("skills.every"), f.onEvery)
	rows := f.addRows(f.skill.SkillsFor(f.level))
	foot := kit.Row(10, 0, kit.Mid(f.count), kit.NewButton("skills.cancel", words.Say("skills.later"), p.onClose),
		kit.NewPrimary("skills.save", words.Say("skills.save"), f.onSave))
	help := kit.VB(8, kit.P(words.Say("skills.rate.help"), kit.Body, t.Ink2), kit.HB(0, f.every))
	f.box = kit.VB(14, kit.Finding("skills.sentence", f.title()), help,
		kit.Areas(16, []kit.Arrangement{
			{MinWidth: 560, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(240, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, kit.Top(kit.Labelled(words.Say("skills.rater"), kit.HB(0, f.who))), f.day), f.under,
		kit.Card(kit.VB(0, rows, kit.HLine(), kit.In(16, 0, 0, 0, foot))))
	f.tell()
	return f
}

// addRows makes a row for each skill.
func (f *form) addRows(skills []model.Skill) *fyne.Container {
	rows := kit.VB(0)
	for _, s := range skills {
		if len(f.rows) > 0 {
			rows.Add(kit.HLine())
		}
		r := newRateRow(f, s)
		f.rows = append(f.rows, r)
		rows.Add(r.box)
	}
	for i, r := range f.rows {
		r.connect(i)
	}
	return rows
}

func (f *form) title() string {
	if f.rater == model.BySelf {
		return words.Say("skills.rate.self", f.page.call())
	}
	return words.Say("skills.rate.manager", f.page.call())
}

// ratedBy says whether somebody has rated the person before.
func (p *Page) ratedBy(rater model.Rater) bool {
	return slices.ContainsFunc(p.ratings.Ratings, func(x model.Rating) bool { return x.Rater == rater })
}

func (f *form) onEvery(on bool) {
	for _, r := range f.rows {
		r.ladder.Hidden = !on
	}
	f.page.content.Refresh()
}

// tell counts what is rated so far.
func (f *form) tell() {
	n := f.rated()
	if f.alone != nil {
		f.alone.tell(n)
		return
	}
	f.count.SetText(words.Say("skills.rate.count", n, len(f.rows)))
}

// rated is how many skills have an answer.
func (f *form) rated() (n int) {
	for _, r := range f.rows {
		if r.steps.Value() > 0 || r.noneOn {
			n++
		}
	}
	return n
}

func (f *form) focus(skill model.ID) {
	for i, r := range f.rows {
		if r.skill.SkillID == skill || skill == "" && i == 0 {
			f.page.frame.Canvas().Focus(r.steps)
			return
		}
	}
}

func newRateRow(f *form, s model.Skill) *rateRow {
	t, p := theme.Current(), f.page
	r := &rateRow{form: f, skill: s}
	short := s.SkillID.Short()
	r.steps = kit.NewRatingControl("skills.rating."+short, f.skill.MaxStep(), 0, r.onStep)
	r.steps.Spoken, r.steps.Behaviour = s.Name, r.behaviour
	r.sentence = kit.NewLineField("skills.why."+short, "")
	r.sentence.Spoken = words.Say("skills.why", s.Name)
	r.sentence.SetPlaceholder(words.Say("skills.why.placeholder"))
	r.sentence.Hide()
	steps := fyne.CanvasObject(r.steps)
	if r.last() > 0 {
		r.none = kit.NewTickText("skills.none."+short, false, words.Say("skills.none"), r.onNone)
		r.aside = kit.In(5, 0, 0, 0, kit.Top(r.none)) // on the line of the figures
		steps = kit.Row(12, 0, r.steps, r.aside)
	}
	r.ladder = r.allSteps()
	r.ladder.Hidden = f.every == nil || !f.every.On
	right := kit.VB(8, steps, r.ladder, r.sentence)
	left := kit.VB(1, kit.P(s.Name, kit.BodyM, t.Ink))
	if s.About != "" {
		left.Add(kit.P(s.About, kit.Cap, t.Ink3))
	}
	if own := f.skill.Level(f.level); own != nil {
		if asks := f.skill.Target(own.LevelID, s.SkillID); asks > 0 {
			left.Add(kit.One(words.Say("skills.asks", own.Name, asks), kit.Cap, t.Ink3))
		}
	}
	if seen := p.evidence(s.SkillID, evidenceRating, f.alone == nil); seen != nil && f.rater == model.ByManager {
		right.Add(seen) // on the wide side
	}
	r.box = kit.In(14, 0, 14, 0, f.rowAreas(kit.Top(left), right))
	return r
}

// rowAreas puts a skill beside its steps, or above them where it is narrow. Rated blind, what the other side did stands at the right.
func (f *form) rowAreas(left, right fyne.CanvasObject) fyne.CanvasObject {
	if f.alone == nil || f.alone.other == "" {
		return kit.Areas(8, []kit.Arrangement{
			{MinWidth: 640, Rows: [][]kit.Cell{{kit.At(230, 0), kit.At(0, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, left, right)
	}
	return kit.Areas(12, []kit.Arrangement{
		{MinWidth: 860, Rows: [][]kit.Cell{{kit.At(200, 0), kit.At(0, 1), kit.At(150, 2)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(150, 2)}, {kit.At(0, 1)}}},
	}, left, right, kit.Top(f.alone.hidden()))
}

// allSteps are the sentences of all steps, one under another.
func (r *rateRow) allSteps() *fyne.Container {
	t, f := theme.Current(), r.form.skill
	box := kit.VB(3)
	for _, s := range f.Steps {
		text := s.Label
		if looks := f.Behaviour(r.skill.SkillID, s.Value); looks != "" {
			text = words.Say("skills.step", s.Label, looks)
		}
		box.Add(kit.Cols(8, []float32{34, 0}, kit.TC(words.Say("count.n", s.Value), kit.CapM, t.Ink3), kit.P(text, kit.Cap, t.Ink2)))
	}
	return box
}

// connect lets Up and Down go from skill to skill, and Enter in the sentence on to the next.
func (r *rateRow) connect(i int) {
	rows, focus := r.form.rows, func(to *rateRow) { r.form.page.frame.Canvas().Focus(to.steps) }
	if i > 0 {
		r.steps.OnUp = func() { focus(rows[i-1]) }
	}
	r.sentence.OnSubmit = func(string) { kit.FocusName(r.form.page.frame.Canvas(), "skills.save") }
	if i+1 < len(rows) {
		r.steps.OnDown = func() { focus(rows[i+1]) }
		r.sentence.OnSubmit = func(string) { focus(rows[i+1]) }
	}
}

// last is the rating the rater gave last; 0: none.
func (r *rateRow) last() int {
	if r.form.alone != nil { // a look of its own, in which every skill has an answer
		return 0
	}
	for i := range r.form.page.states {
		s := &r.form.page.states[i]
		switch {
		case s.Skill.SkillID != r.skill.SkillID:
		case r.form.rater == model.BySelf:
			return s.Self
		default:
			return s.Manager
		}
	}
	return 0
}

// behaviour says what a step looks like; for an open skill, what stays as it is.
func (r *rateRow) behaviour(step int) string {
	f := r.form.skill
	switch {
	case step > 0 && f.Behaviour(r.skill.SkillID, step) == "":
		return f.StepLabel(step)
	case step > 0:
		return words.Say("skills.step", f.StepLabel(step), f.Behaviour(r.skill.SkillID, step))
	case r.noneOn:
		return words.Say("kit.rating.none")
	case r.last() > 0:
		return words.Say("skills.stays", r.last())
	}
	return words.Say("skills.skip")
}

func (r *rateRow) onStep(step int) {
	r.sentence.Hidden = step == 0
	if r.none != nil {
		r.aside.Hidden, r.noneOn = step > 0, false
		r.none.Set(false)
	}
	r.form.tell()
	r.form.page.content.Refresh()
}

func (r *rateRow) onNone(on bool) {
	r.noneOn = on
	r.form.tell()
	r.form.page.content.Refresh()
}

// onSave stores what is rated as one unit.
func (f *form) onSave() {
	p := f.page
	rows, owner := f.ratings(), p.frame.Roster().Owner.ID
	day, err := f.day.Date()
	switch {
	case !f.day.Check() || err != nil:
		f.day.Focus()
		return
	case len(rows) == 0:
		p.frame.Tell(words.Say("skills.save.nothing"))
		return
	}
	look := model.Assessment{
		Row: model.About(p.person), AuthorID: owner, VersionID: p.frame.Roster().Framework.Version.ID, On: day, State: model.AssessmentOpen,
	}
	taken := p.ratings.Assessments
	p.frame.Change(unit.Rate, func(w *storage.Work) (err error) {
		if look.ExpectationID, err = w.ExpectationOn(look.SubjectID, day); err != nil {
			return err
		}
		return put(w, among(taken, look), rows)
	}, func() {
		delete(p.forms, f.rater)
		p.onClose()
		p.frame.Undoable(words.SayN("skills.saved", len(rows)))
	})
}

// ratings are what was rated, and what was said not to be rated.
func (f *form) ratings() []model.Rating {
	var rows []model.Rating
	for _, r := range f.rows {
		x := model.Rating{
			Row: model.About(f.page.person), AuthorID: f.page.frame.Roster().Owner.ID, SkillID: r.skill.SkillID, Rater: f.rater,
			Step: r.steps.Value(), Skipped: r.noneOn,
		}
		if x.Step > 0 {
			x.Sentence = r.sentence.Trimmed()
		}
		if x.Step > 0 || x.Skipped {
			rows = append(rows, x)
		}
	}
	return rows
}

// among is the one of the looks taken that another look joins, so that a correction and the other side's ratings stand
// with it: an open one of the same day, owner, framework and expectations; else that look itself, a new one.
func among(taken []model.Assessment, look model.Assessment) model.Assessment {
	for _, a := range taken {
		if a.On == look.On && a.State == model.AssessmentOpen && a.VersionID == look.VersionID && a.AuthorID == look.AuthorID &&
			a.Visibility == model.Shared && a.ExpectationID == look.ExpectationID {
			return a
		}
	}
	return look
}

func put(w *storage.Work, look model.Assessment, rows []model.Rating) error {
	if look.Version == 0 {
		if err := w.Put(&look); err != nil {
			return err
		}
	}
	for i := range rows {
		rows[i].AssessmentID = look.ID
		if err := w.Put(&rows[i]); err != nil {
			return err
		}
	}
	return nil
}
