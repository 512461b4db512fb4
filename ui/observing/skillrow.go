package observing

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// skillRow is one skill that is looked at: what it is, and how far it was to be seen.
type skillRow struct {
	form   *form
	at     int // from the top
	skill  model.ID
	name   *kit.MenuButton
	looks  *kit.Paragraph
	steps  *kit.RatingControl
	ground *canvas.Rectangle
	box    fyne.CanvasObject
}

// makeRows shows rows for skills.
func (f *form) makeRows(skills []model.ID) {
	f.rows, f.skills.Objects = nil, nil
	for i, id := range skills {
		r := newSkillRow(f, i, id)
		f.rows = append(f.rows, r)
		f.skills.Add(r.box)
	}
	for _, r := range f.rows {
		if len(r.others()) == 0 {
			r.name.Disable()
		}
	}
	f.skills.Refresh()
}

func newSkillRow(f *form, at int, skill model.ID) *skillRow {
	t, p := theme.Current(), f.page
	n := strconv.Itoa(at + 1)
	r := &skillRow{form: f, at: at, skill: skill, looks: kit.P("", kit.Small, t.Ink2), ground: kit.Rect(theme.Alpha(t.AccentSoft, 0), 8)}
	r.name = kit.NewMenuButton("observe.skill."+n, "", r.others)
	r.name.Kind = kit.Quiet
	r.steps = kit.NewRatingControl("observe.step."+n, p.frame.Roster().Framework.MaxStep(), 0, func(int) { r.tell() })
	r.steps.Of, r.steps.OnOf = string(skill), func(of string) { r.set(model.ID(of)) }
	r.steps.Behaviour = r.label
	r.steps.OnUp, r.steps.OnDown = func() { f.focusRow(at - 1) }, func() { f.focusRow(at + 1) }
	r.steps.OnSubmit, r.steps.OnFocus = f.onKeep, r.onFocus
	r.set(skill)
	row := kit.In(9, 10, 9, 10, kit.Areas(6, []kit.Arrangement{
		{MinWidth: 560, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(340, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.VB(2, kit.HB(0, r.name), r.looks), kit.Mid(r.steps)))
	r.box = kit.In(0, -10, 0, -10, kit.Stack(r.ground, row))
	return r
}

// onFocus lights the row that the number keys rate.
func (r *skillRow) onFocus(on bool) {
	t := theme.Current()
	r.ground.FillColor = theme.Alpha(t.AccentSoft, 0)
	if on {
		r.ground.FillColor = t.AccentSoft
	}
	canvas.Refresh(r.ground)
}

// set looks at a skill.
func (r *skillRow) set(skill model.ID) {
	r.skill = skill
	if s := r.form.page.frame.Roster().Framework.Skill(skill); s != nil {
		r.name.SetText(s.Name)
		r.steps.Spoken = s.Name
	}
	r.tell()
}

// tell says what the chosen step looks like, and before one is chosen what the skill is.
func (r *skillRow) tell() {
	f := &r.form.page.frame.Roster().Framework
	text := f.Behaviour(r.skill, r.steps.Value())
	if s := f.Skill(r.skill); text == "" && s != nil {
		text = s.About
	}
	r.looks.SetText(text)
	r.form.page.body.Refresh() // it may need more lines
}

// label is what the step is called.
func (r *skillRow) label(step int) string {
	if step == 0 {
		return ""
	}
	return r.form.page.frame.Roster().Framework.StepLabel(step)
}

// others are the skills that are in no row yet.
func (r *skillRow) others() []kit.MenuItem {
	var out []kit.MenuItem
	for _, s := range r.form.page.frame.Roster().Framework.Skills {
		taken := false
		for _, other := range r.form.rows {
			taken = taken || other.skill == s.SkillID
		}
		if !taken {
			out = append(out, kit.MenuItem{Name: "observe.take." + s.SkillID.Short(), Label: words.Say("observe.take", s.Name), OnTapped: func() { r.onSkill(s.SkillID) }})
		}
	}
	return out
}

func (r *skillRow) onSkill(id model.ID) {
	r.steps.SetOf(string(id))
	r.set(id)
	r.form.focusRow(r.at)
}
