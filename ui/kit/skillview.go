package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// SkillAxes are the axes of a radar for what is known of somebody's skills, each with its words for a screen reader.
func SkillAxes(states []model.SkillState) []chart.Axis {
	axes := make([]chart.Axis, len(states))
	for i := range states {
		s := &states[i]
		axes[i] = chart.Axis{
			ID: s.Skill.SkillID, Name: s.Skill.Name, Short: s.Skill.Short,
			Self: s.Self, Manager: s.Manager, Agreed: s.Agreed, Target: s.Target, Spoken: spokenSkill(s),
		}
		if s.Gap() > 0 {
			axes[i].Note = GapNote(s)
		}
	}
	return axes
}

func spokenSkill(s *model.SkillState) string {
	switch {
	case s.Step() == 0 && s.Target == 0:
		return words.Say("skills.spoken.none", s.Skill.Name)
	case s.Step() == 0:
		return words.Say("skills.spoken.unrated", s.Skill.Name, s.Target)
	case s.Target == 0:
		return words.Say("skills.spoken.rated", s.Skill.Name, s.Step())
	}
	return words.Say("skills.spoken", s.Skill.Name, s.Step(), s.Target)
}

// GapNote says how far a skill is and what is asked for: "2, asks for 4".
func GapNote(s *model.SkillState) string { return words.Say("skills.gap", s.Step(), s.Target) }

// SkillSeries are the lines of a radar, for its legend. An empty text is a line that is not there.
type SkillSeries struct {
	Rated, Before, Self, Target string
}

// SeriesOf names the lines: who rated, the person, and the level the ratings are held against; nil for none.
func SeriesOf(f Frame, person model.ID, states []model.SkillState, level *model.Level) SkillSeries {
	var out SkillSeries
	for i := range states {
		switch s := &states[i]; {
		case s.Agreed > 0:
			out.Rated = words.Say("skills.by.agreed")
			if s.Manager > 0 && s.Manager != s.Agreed {
				out.Before = ManagerCall(f, person)
			}
		case s.Manager > 0 && out.Rated == "":
			out.Rated = ManagerCall(f, person)
		}
		if x := f.Roster().Person(person); states[i].Self > 0 && x != nil {
			out.Self = x.Call()
		}
	}
	if level != nil {
		out.Target = level.Name
		if level.Short != "" && len([]rune(level.Name)) > 12 {
			out.Target = level.Short
		}
	}
	return out
}

// ManagerCall is what the manager's side of a pair is called: "You" unless somebody else manages the person.
func ManagerCall(f Frame, person model.ID) string {
	r := f.Roster()
	if m := r.ManagerOn(person, f.Today()); m != nil && r.Owner.PersonID != "" && m.ID != r.Owner.PersonID {
		return m.Call()
	}
	return words.Say("skills.by.you")
}

// SkillHead is the head of a card with a radar: its title and the legend, which goes below where there is no room.
func SkillHead(title string, s SkillSeries) fyne.CanvasObject {
	var legend chart.Legend
	for _, it := range []chart.LegendItem{{Key: chart.KeyManager, Word: s.Rated}, {Key: chart.KeyBefore, Word: s.Before}, {Key: chart.KeySelf, Word: s.Self}, {Key: chart.KeyTarget, Word: s.Target}} {
		if it.Word != "" {
			legend.Items = append(legend.Items, it)
		}
	}
	wide := float32(legend.Width(chartMeasure{}))
	return ByWidth([]float32{ceil(Heading.Width(title)) + 12 + wide}, func(step int) fyne.CanvasObject {
		head, marks := One(title, Heading, theme.Current().Ink), NewChartView("", "", legend)
		if step > 0 {
			return Row(12, 0, Mid(head), Mid(Box(wide, marks.HeightFor(wide), marks)))
		}
		return VB(8, head, marks)
	})
}

// GapRow is a skill below what is asked for: its name, a pill for each step of the scale, and the gap in words.
func GapRow(s *model.SkillState, steps int) fyne.CanvasObject {
	t := theme.Current()
	scale := chart.StepScale{Value: s.Step(), Target: s.Target, Steps: steps}
	wide := float32(scale.Width(chartMeasure{}))
	pills := NewChartView("", "", scale)
	return Row(12, 0, Mid(One(s.Skill.Name, SmallM, t.Ink)),
		Mid(Box(wide, pills.HeightFor(wide), pills)), Mid(T(GapNote(s), Cap, t.Ink2)))
}

// NewRadar shows the radar; ok is false where there are too few ratings or skills for one, and a sentence says more.
func NewRadar(name, spoken string, states []model.SkillState, steps int) (view *ChartView, ok bool) {
	axes := SkillAxes(states)
	if !chart.RadarFits(axes) {
		return nil, false
	}
	return NewChartView(name, spoken, chart.Radar{Axes: axes, Steps: steps}), true
}

// FewRated says why there is no radar.
func FewRated(states []model.SkillState, call string) string {
	if n := model.RatedCount(states); n > 0 {
		return words.SayN("skills.few", n, call)
	}
	return words.Say("skills.few.none", call)
}

// RadarAbove is a radar with something below it, which stands at the foot of its place. The radar has what is left, as
// far as it can use it; the names around it may stand a little in the room beside the content of a card.
func RadarAbove(radar *ChartView, below fyne.CanvasObject) *fyne.Container {
	const bleed = 12
	return container.New(radarRoom{}, In(0, -bleed, 0, -bleed, radar), below)
}

type radarRoom struct{}

const (
	radarLeast = 254
	radarMost  = 340 // a higher one is only farther away from its words
	radarGap   = 8
)

func (radarRoom) HeightFor(o []fyne.CanvasObject, w float32) float32 {
	return radarLeast + radarGap + HeightOf(o[1], w)
}

func (r radarRoom) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(24, r.HeightFor(o, fyne.Max(24, o[1].Size().Width)))
}

func (radarRoom) Layout(o []fyne.CanvasObject, s fyne.Size) {
	below := HeightOf(o[1], s.Width)
	free := s.Height - below - radarGap
	high := fyne.Max(radarLeast, fyne.Min(free, radarMost))
	put(o[0], 0, floor(fyne.Max(0, free-high)/2), s.Width, high)
	put(o[1], 0, s.Height-below, s.Width, below)
}
