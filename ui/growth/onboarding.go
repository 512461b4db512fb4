package growth

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// onboardingRoles name the plans that come with the program, by the role they are for.
var onboardingRoles = []string{"ae", "sdr", "success"}

// onboardingSteps is how many steps each part of such a plan has.
const onboardingSteps = 3

// builtInOnboarding is a plan that comes with the program. Its ramp is a rule of thumb, to be changed in the form: a rep
// whose sales take months brings nothing in the first one.
func builtInOnboarding(role string) model.OnboardingTemplate {
	t := model.OnboardingTemplate{Role: role}
	ramp := map[string][3]int{"ae": {0, 25, 50}, "sdr": {25, 60, 100}, "success": {25, 50, 100}}[role]
	for i := range t.Parts {
		key := "onboard." + role + "." + strconv.Itoa(model.OnboardingDays[i])
		t.Parts[i] = model.OnboardingPart{Title: words.Say(key + ".title"), DoneWhen: words.Say(key + ".done"), Ramp: ramp[i]}
		for k := range onboardingSteps {
			t.Parts[i].Steps = append(t.Parts[i].Steps, words.Say(key+".step."+strconv.Itoa(k+1)))
		}
	}
	return t
}

// onboardingForm asks what of a plan becomes goals, from which day on.
type onboardingForm struct {
	page       *Page
	role       *kit.Segments
	first      *kit.DateField
	full, name *kit.LineField
	unit       *kit.LineField
	parts      [3]*onboardingPart
	form       *kit.Form
}

// onboardingPart is one goal of the plan.
type onboardingPart struct {
	in          *kit.Tick
	title, ramp *kit.LineField
	done        *kit.LineField
	steps       *kit.TextField
	due         *kit.Paragraph
}

// onOnboarding asks for the goals of the first ninety days.
func (p *Page) onOnboarding() {
	x := &onboardingForm{page: p}
	role := p.onboardingRole()
	var choices []kit.Choice
	for _, key := range onboardingRoles {
		choices = append(choices, kit.Choice{Key: key, Text: words.Say("onboard.role." + key)})
	}
	x.role = kit.NewSegments("onboard.role", choices, role, x.fill)
	x.first = kit.NewDateField("onboard.first", words.Say("onboard.first"), p.frame.Today())
	x.first.Required = true
	x.first.Fill(p.firstDay())
	x.first.OnChanged = func(string) { x.show() }
	x.name = kit.NewLineField("onboard.name", words.Say("onboard.name"))
	x.full = kit.NewNumberField("onboard.full", words.Say("onboard.full"))
	x.full.SetPlaceholder(words.Say("onboard.full.none"))
	x.full.Validate, x.name.Validate = x.checkFull, x.checkName
	x.full.OnChanged = func(string) { x.show() }
	x.unit = kit.NewLineField("onboard.unit", words.Say("result.unit"))
	objects := []fyne.CanvasObject{
		kit.Labelled(words.Say("onboard.role"), kit.HB(0, x.role)),
		kit.Cols(14, []float32{190, 0, 110, 80}, x.first, x.name, x.full, x.unit),
	}
	for i := range x.parts {
		x.parts[i] = x.part(i)
		objects = append(objects, x.parts[i].content())
	}
	x.form = kit.NewForm(objects...)
	x.fill(role)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "onboard", Thing: kit.NewThing("onboard", p.person), About: p.person, Title: words.Say("onboard.title", p.call()), Intro: words.Say("onboard.intro"),
		Confirm: words.Say("onboard.confirm"), Unit: unit.BeginGoals, Width: 720, Form: x.form, Read: x.read,
		Then: func() { p.frame.Undoable(words.Say("onboard.begun", p.call())) },
	})
}

// onboardingRole is the plan whose role is called like the rep's ladder.
func (p *Page) onboardingRole() string {
	r := p.frame.Roster()
	if l := r.LevelOn(p.person, p.frame.Today()); l != nil {
		if ladder := r.Framework.Ladder(l.LadderID); ladder != nil {
			for _, key := range onboardingRoles {
				if strings.Contains(model.Fold(ladder.Name), model.Fold(words.Say("onboard.role."+key))) || strings.EqualFold(ladder.Name, key) {
					return key
				}
			}
		}
	}
	return onboardingRoles[0]
}

// firstDay is when the rep began, unless all of the plan would be over; else today.
func (p *Page) firstDay() model.Date {
	if x := p.frame.Roster().Person(p.person); x != nil && !x.StartedOn.IsZero() && x.StartedOn.AddDays(model.OnboardingDays[2]).After(p.frame.Today()) {
		return x.StartedOn
	}
	return p.frame.Today()
}

func (x *onboardingForm) part(i int) *onboardingPart {
	n := strconv.Itoa(model.OnboardingDays[i])
	part := &onboardingPart{
		title: kit.NewLineField("onboard.title."+n, words.Say("goal.title")), done: kit.NewLineField("onboard.done."+n, words.Say("goal.done")),
		ramp: kit.NewNumberField("onboard.ramp."+n, words.Say("onboard.ramp")), steps: kit.NewTextField("onboard.steps."+n, words.Say("onboard.steps")),
		due: kit.P("", kit.Small, theme.Current().Ink2),
	}
	part.title.Validate, part.ramp.Validate = part.checkTitle, checkRamp
	part.in = kit.NewTickText("onboard.in."+n, true, words.Say("onboard.part."+n), func(bool) { x.show() })
	part.due.Name = "onboard.due." + n
	part.ramp.OnChanged = func(string) { x.show() }
	return part
}

// checkTitle says that a goal that is written down needs a title.
func (p *onboardingPart) checkTitle(text string) string {
	if p.in.On && strings.TrimSpace(text) == "" {
		return words.Say("kit.field.required")
	}
	return ""
}

// checkRamp says what is wrong with a share; without one nothing is counted.
func checkRamp(text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	if n, err := strconv.Atoi(text); err != nil || n < 0 || n > mostRamp {
		return words.Say("onboard.ramp.wrong", mostRamp)
	}
	return ""
}

// checkFull says what is wrong with the full target: nobody ramps up to less than nothing.
func (x *onboardingForm) checkFull(text string) string {
	n, err := kit.ParseNumber(text, 0)
	switch {
	case err != nil:
		return words.Problem(err)
	case n.Set && n.N <= 0:
		return words.Say("onboard.full.wrong")
	}
	return ""
}

// checkName says that what has a figure is called something.
func (x *onboardingForm) checkName(text string) string {
	if x.full.Trimmed() != "" && strings.TrimSpace(text) == "" {
		return words.Say("kit.field.required")
	}
	return ""
}

func (p *onboardingPart) content() fyne.CanvasObject {
	return kit.VB(8, kit.HLine(), kit.Cols(12, []float32{0, 210}, p.in, kit.Mid(p.due)), kit.Cols(14, []float32{0, 130}, p.title, p.ramp), p.done, p.steps)
}

// fill puts a plan that comes with the program into the fields.
func (x *onboardingForm) fill(role string) {
	t := builtInOnboarding(role)
	x.name.Fill(words.Say("onboard.count." + role))
	for i, part := range x.parts {
		from := &t.Parts[i]
		part.title.Fill(from.Title)
		part.done.Fill(from.DoneWhen)
		part.ramp.Fill(strconv.Itoa(from.Ramp))
		part.steps.Fill(strings.Join(from.Steps, "\n"))
	}
	x.show()
}

// template is what stands in the fields.
func (x *onboardingForm) template() model.OnboardingTemplate {
	t := model.OnboardingTemplate{Role: x.role.Key()}
	for i, part := range x.parts {
		to := &t.Parts[i]
		to.Title, to.DoneWhen = part.title.Trimmed(), part.done.Trimmed()
		if n, err := strconv.Atoi(part.ramp.Trimmed()); err == nil {
			to.Ramp = min(max(n, 0), mostRamp)
		}
		for line := range strings.SplitSeq(part.steps.Text(), "\n") {
			if line = strings.TrimSpace(line); line != "" {
				to.Steps = append(to.Steps, line)
			}
		}
	}
	return t
}

// mostRamp is the largest share of the full target, in per cent.
const mostRamp = 1000

// plan is what the goals would be, and how many decimals their figures have; false without a first day.
func (x *onboardingForm) plan() (goals []model.OnboardingGoal, decimals int, ok bool) {
	first, err := x.first.Date()
	if err != nil || first.IsZero() {
		return nil, 0, false
	}
	decimals = kit.DecimalsTyped(x.full.Text())
	full, err := kit.ParseNumber(x.full.Text(), decimals)
	if err != nil {
		full = model.Decimal{}
	}
	return model.PlanOnboarding(x.template(), first, full), decimals, true
}

// show says when each goal would be due, and which figure its ramp makes.
func (x *onboardingForm) show() {
	goals, decimals, ok := x.plan()
	for i, part := range x.parts {
		if part == nil {
			return // not all are made yet
		}
		text := ""
		if ok {
			m := model.Measure{Decimals: decimals, Unit: x.unit.Trimmed()}
			text = words.Say("needs.due", words.DateShort(goals[i].DueOn, x.page.frame.Today()))
			if goals[i].Target.Set {
				text = words.Say("onboard.figure", text, words.Grouped(goals[i].Target, &m, true))
			}
		}
		part.due.SetText(text)
	}
}

// read takes the fields and gives what is written: the goals that are ticked with their steps and figures, in one unit.
func (x *onboardingForm) read() func(*storage.Work) error {
	goals, decimals, _ := x.plan() // the form has checked the day
	p, name, unitText := x.page, x.name.Trimmed(), x.unit.Trimmed()
	on, author := p.frame.Today(), p.frame.Roster().Owner.ID
	var chosen []model.OnboardingGoal
	for i, part := range x.parts {
		if part.in.On {
			chosen = append(chosen, goals[i])
		}
	}
	return func(w *storage.Work) error {
		if len(chosen) == 0 {
			return &model.Problem{Key: "onboard.nothing", Err: model.ErrInvalid}
		}
		for _, plan := range chosen {
			g := model.Goal{Row: model.About(p.person), AuthorID: author, Title: plan.Title, DoneWhen: plan.DoneWhen, DueOn: plan.DueOn, State: model.GoalOpen, OpenedOn: plan.OpenedOn}
			if g.OpenedOn.After(on) { // it is worked towards from now on
				g.OpenedOn = on
			}
			if err := putPlanned(w, &g, plan, model.Measure{Row: model.About(p.person), Name: name, Unit: unitText, Decimals: decimals}); err != nil {
				return err
			}
		}
		return nil
	}
}

// putPlanned stores a goal of a plan with its steps and, when it has a figure, what it is measured by.
func putPlanned(w *storage.Work, g *model.Goal, plan model.OnboardingGoal, m model.Measure) (err error) {
	if g.Position, err = w.NextPosition(g.TableName(), g.SubjectID); err != nil {
		return err
	}
	if err := w.Put(g); err != nil {
		return err
	}
	if plan.Target.Set {
		m.Source, m.Direction, m.Start, m.Target = model.FromHand, model.MeasureUp, model.Dec(0), plan.Target
		k := model.KeyResult{Row: model.About(g.SubjectID), GoalID: g.ID}
		if err := w.Put(&m); err != nil {
			return err
		}
		k.MeasureID = m.ID
		if k.Position, err = w.NextPosition(k.TableName(), k.SubjectID); err != nil {
			return err
		}
		if err := w.Put(&k); err != nil {
			return err
		}
	}
	for _, step := range plan.Steps {
		s := model.GoalStep{Row: model.About(g.SubjectID), GoalID: g.ID, Text: step.Text, DueOn: step.DueOn}
		if s.Position, err = w.NextPosition(s.TableName(), s.SubjectID); err != nil {
			return err
		}
		if err := w.Put(&s); err != nil {
			return err
		}
	}
	return nil
}
