package report

import (
	"fmt"
	"slices"
	"strings"

	"milepost/chart"
	"milepost/model"
)

// radar is the picture of the skills, with the two largest gaps in words beside it.
func (r *reviewPages) radar() {
	rated, gaps := model.RatedCount(r.Skills), model.Gaps(r.Skills)
	title := r.words.Say("report.skills")
	axes := r.axes()
	if len(r.Skills) == 0 {
		r.section(title, r.words.Say("report.skills.none"), false)
		return
	}
	if !chart.RadarFits(axes) {
		r.section(title, r.words.share("report.skills.early", rated, len(r.Skills)), false)
		r.sentence(r.words.Say("report.skills.table"))
		return
	}
	finding := ""
	switch {
	case r.targets() == 0:
		finding = r.words.share("report.skills.rated", rated, len(r.Skills))
	case len(gaps) == 0:
		finding = r.words.Say("report.skills.nogap", r.Call, r.level)
	default:
		finding = r.words.Capital(r.words.plural("report.skills.gaps", len(gaps), r.level))
	}
	r.section(title, finding, false)
	picture := chart.Radar{Axes: axes, Steps: r.MaxStep}
	high := picture.HeightFor(ruler{r.press}, radarWidth)
	// a long lead or line of sight makes the radar smaller before it leaves the first page
	if over := r.used() + 12 + high + 12 - r.format.block; over > 0 && over <= radarYields {
		high -= over
	}
	cards := r.gapCards(gaps[:min(2, len(gaps))])
	legend := r.legend()
	r.add(item{height: max(high+12, cards.height), gap: 12, draw: func(s *sheet, y float64, first bool) {
		cards.draw(s, y, first)
		s.picture(picture, thirdPitch, y, radarWidth, high)
		s.picture(legend, thirdPitch, y+high, radarWidth, 12)
	}})
}

const (
	radarWidth  = 320.0
	radarYields = 60.0
)

func (r *reviewPages) axes() []chart.Axis {
	out := make([]chart.Axis, len(r.Skills))
	for i := range r.Skills {
		s := &r.Skills[i]
		out[i] = chart.Axis{
			ID: s.Skill.SkillID, Name: s.Skill.Name, Short: s.Skill.Short, Self: s.Self, Manager: s.Manager,
			Agreed: s.Agreed, Target: s.Target,
		}
		if s.Gap() > 0 {
			out[i].Note = r.words.Say("report.skill.asks", s.Step(), s.Target)
		}
	}
	return out
}

// legend explains what is in the radar, and nothing else.
func (r *reviewPages) legend() chart.Legend {
	var l chart.Legend
	has := func(test func(model.SkillState) bool) bool { return slices.ContainsFunc(r.Skills, test) }
	if agreed := has(func(s model.SkillState) bool { return s.Agreed > 0 }); agreed {
		l.Items = append(l.Items, chart.LegendItem{Key: chart.KeyManager, Word: r.words.Say("report.legend.agreed")})
	} else if has(func(s model.SkillState) bool { return s.Manager > 0 }) {
		l.Items = append(l.Items, chart.LegendItem{Key: chart.KeyManager, Word: r.words.Say("report.legend.manager")})
	}
	if has(func(s model.SkillState) bool { return s.Self > 0 }) {
		l.Items = append(l.Items, chart.LegendItem{Key: chart.KeySelf, Word: r.words.Say("report.legend.self")})
	}
	if has(func(s model.SkillState) bool { return s.Target > 0 }) {
		l.Items = append(l.Items, chart.LegendItem{Key: chart.KeyTarget, Word: r.words.Say("report.legend.target", r.level)})
	}
	return l
}

// gapLines is how much of a sentence stands beside the radar; the table has all of it.
const gapLines = 4

func (r *reviewPages) gapCards(gaps []model.SkillState) item {
	type card struct {
		name, sentence []string
		short          string
		scale          chart.StepScale
	}
	var cards []card
	high := 0.0
	for i := range gaps {
		g := &gaps[i]
		c := card{
			name:     r.atMost(rowStep.bold(), r.wrap(rowStep.bold(), g.Skill.Name, thirdWidth), 2, thirdWidth),
			sentence: r.atMost(smallStep, r.wrap(smallStep, g.Sentence, thirdWidth), gapLines, thirdWidth),
			short:    r.words.plural("report.skill.short", g.Gap()), scale: r.scale(g),
		}
		cards = append(cards, c)
		high += height(rowStep, c.name) + 4.5 + 9 + 1.5 + 12 + 3 + height(smallStep, c.sentence) + 15
	}
	return item{height: high, draw: func(s *sheet, y float64, _ bool) {
		for _, c := range cards {
			y += s.lines(0, y, rowStep.bold(), c.name) + 4.5
			s.picture(c.scale, 0, y, 87, 9)
			s.text(0, y+10.5, captionStep, c.short)
			y += 25.5
			y += s.lines(0, y, smallStep, c.sentence) + 15
		}
	}}
}

func (r *reviewPages) scale(s *model.SkillState) chart.StepScale {
	return chart.StepScale{Value: s.Step(), Target: s.Target, Steps: r.MaxStep}
}

// skillTable has every skill with all its ratings and what they rest on.
func (r *reviewPages) skillTable() {
	if len(r.Skills) == 0 {
		return
	}
	title := r.words.Say("report.table")
	r.section(title, r.tableFinding(), r.used() <= r.format.block) // the first page is the picture's
	t := r.newTable(title, 12, []column{
		{x: 124.5, text: r.words.Say("report.table.self")},
		{x: 147, text: r.words.Say("report.table.manager")},
		{x: 186, text: r.words.Say("report.table.agreed"), bold: true},
		{x: 220.5, text: r.words.Say("report.table.target")},
		{x: 255, text: r.words.Say("report.table.why")},
	})
	var rows []item
	for i := range r.Skills {
		rows = append(rows, r.skillRow(&r.Skills[i])...)
	}
	if n := len(rows); n > 1 {
		rows[n-2].keep = true // two rows of skills beside the note
	}
	r.rows(t, append(rows, r.skillNote()))
}

// under says under which version of the expectations the skills were rated and the review is made.
func (r *reviewPages) under() {
	var parts []string
	for i := range r.Looks {
		look := &r.Looks[i]
		day := r.words.short(look.On, r.AsOf)
		switch {
		case look.Expected != nil:
			parts = append(parts, r.words.Say("report.under.look", day, look.Expected.Number))
		case r.Expected != nil: // that nothing was expected is to be known only where something is now
			parts = append(parts, r.words.Say("report.under.none", day))
		}
	}
	switch x := r.Expected; {
	case x == nil:
	case x.AcknowledgedOn.IsZero():
		parts = append(parts, r.words.Say("report.under.unread", x.Number, r.words.date(x.ValidFrom), r.Call))
	default:
		parts = append(parts, r.words.Say("report.under.read", x.Number, r.words.date(x.ValidFrom), r.Call, r.words.date(x.AcknowledgedOn)))
	}
	if len(parts) == 0 {
		return
	}
	r.items[len(r.items)-1].keep = true
	lines := r.wrap(captionStep, strings.Join(parts, " "), blockWidth)
	r.add(item{height: height(captionStep, lines), gap: 6, draw: func(s *sheet, y float64, _ bool) { s.lines(0, y, captionStep, lines) }})
}

func (r *reviewPages) tableFinding() string {
	rated, gaps := model.RatedCount(r.Skills), len(model.Gaps(r.Skills))
	switch {
	case rated == 0:
		return r.words.Capital(r.words.plural("report.table.none", len(r.Skills)))
	case r.targets() == 0 || r.LevelName == "":
		return r.words.share("report.table.notarget", rated, len(r.Skills))
	case gaps == 0 && rated == len(r.Skills):
		return r.words.Say("report.table.all", r.level)
	}
	return r.words.share("report.table.some", rated-gaps, rated, r.level)
}

func (r *reviewPages) skillRow(sk *model.SkillState) []item {
	scale := r.scale(sk)
	name := append(textCell(0, rowStep.bold(), r.wrap(rowStep.bold(), sk.Skill.Name, 117)),
		line{14, func(s *sheet, y float64) { s.picture(scale, 0, y+5, 117, 9) }})
	rating := func(x float64, value int, st step) cell {
		if value == 0 {
			return textCell(x, rowStep.in(chart.Ink2), []string{"–"})
		}
		return textCell(x, st, []string{fmt.Sprint(value)})
	}
	return row{
		top: 8.25, bottom: 9, head: name,
		cells: []cell{
			rating(124.5, sk.Self, rowStep), rating(147, sk.Manager, rowStep), rating(186, sk.Agreed, rowStep.bold()),
			rating(220.5, sk.Target, rowStep), r.evidence(sk),
		},
	}.items()
}

// evidence is what a rating rests on, and its day, which is quiet and stays with the word before it. Without a sentence
// all of it is quiet.
func (r *reviewPages) evidence(sk *model.SkillState) cell {
	day := r.words.short(sk.RatedOn, r.AsOf)
	quiet := smallStep.in(chart.Ink2)
	text := strings.TrimSpace(sk.Sentence)
	switch {
	case text != "":
	case sk.RatedOn.IsZero():
		return textCell(halfLeft, quiet, r.wrap(quiet, r.words.Say("report.table.unrated"), halfWidth))
	case sk.Step() > 0:
		return textCell(halfLeft, quiet, r.wrap(quiet, r.words.Say("report.table.rated")+"\u00a0"+day, halfWidth))
	default:
		return textCell(halfLeft, quiet, r.wrap(quiet, r.words.Say("report.table.selfonly", r.Call)+"\u00a0"+day, halfWidth))
	}
	lines := r.wrap(smallStep, strings.TrimSpace(text+"\u00a0"+day), halfWidth)
	out := textCell(halfLeft, smallStep, lines)
	last := len(lines) - 1
	if before, ends := strings.CutSuffix(lines[last], day); ends && day != "" {
		out[last].draw = func(s *sheet, y float64) {
			w := s.text(halfLeft, y, smallStep, before)
			s.text(halfLeft+w, y, quiet, day)
		}
	}
	return out
}

// skillNote is the last rule of the table, what the steps mean, and what its marks do.
func (r *reviewPages) skillNote() item {
	marks := r.words.Say("report.table.marks")
	var steps []string
	for _, st := range r.Scale {
		steps = append(steps, unbroken(fmt.Sprint(st.Value)+" "+st.Label))
	}
	scale := r.wrap(captionStep, strings.Join(steps, " \u2003 "), blockWidth)
	beside := len(scale) == 1 && r.width(captionStep, scale[0])+24+r.width(captionStep, marks) <= blockWidth
	var below []string
	if !beside {
		below = r.wrap(captionStep, marks, blockWidth)
	}
	if model.RatedCount(r.Skills) < len(r.Skills) {
		below = append(below, r.wrap(captionStep, r.words.Say("report.table.dash"), blockWidth)...)
	}
	return item{height: 6 + height(captionStep, scale) + height(captionStep, below), draw: func(s *sheet, y float64, _ bool) {
		s.rule(0, blockWidth, y)
		s.lines(0, y+6, captionStep, scale)
		if beside {
			s.textRight(blockWidth, y+6, captionStep, marks)
		}
		s.lines(0, y+6+height(captionStep, scale), captionStep, below)
	}}
}
