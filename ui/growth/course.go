package growth

import (
	"image/color"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// course says how an open goal goes and why; nothing of one that is closed, or that nothing measures.
func (p *Page) course(g model.Goal) fyne.CanvasObject {
	if g.State != model.GoalOpen || !g.ArchivedAt.IsZero() {
		return kit.Gap(1, 0)
	}
	c := p.facts.growth.Course(&g, p.frame.Today())
	if c.Course == model.CourseUnknown {
		return kit.Gap(1, 0)
	}
	ink, mark := courseColors(c.Course)
	text := kit.P(words.GoalCourse(&c), kit.Small, ink)
	text.Name = "goal.course." + g.ID.Short()
	return kit.In(2, 0, 2, 0, kit.Row(8, 1, kit.Top(kit.In(5, 0, 0, 0, kit.Box(8, 8, kit.Rect(mark, 4)))), text))
}

// courseColors are those of the words and of the mark: the words carry the meaning.
func courseColors(c model.Course) (ink, mark color.Color) {
	t := theme.Current()
	switch c {
	case model.CourseRisk:
		return t.WarnInk, t.WarnSoft
	case model.CourseOff:
		return t.WarnInk, t.Warn
	}
	return t.Ink2, t.Accent
}
