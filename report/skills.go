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
	if len(r.Skills) == 0 || !chart.RadarFits(axes) {
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
			name: r.wrap(rowStep.bold(), g.Skill.Name, thirdWidth), sentence: r.wrap(smallStep, g.Sentence, thirdWidth),
			short: r.words.plural("report.skill.short", g.Gap()), scale: r.scale(g),
		}
		if len(c.sentence) > gapLines {
			c.sentence = c.sentence[:gapLines]
			c.sentence[gapLines-1] = r.fit(smallStep, c.sentence[gapLines-1]+" …", thirdWidth)
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
	r.section(title, r.tableFinding(), true)
	t := r.newTable(title, []column{
		{x: 124.5, text: r.words.Say("report.table.self")},
		{x: 147, text: r.words.Say("report.table.manager")},
		{x: 186, text: r.words.Say("report.table.agreed"), bold: true},
		{x: 220.5, text: r.words.Say("report.table.target")},
		{x: 255, text: r.words.Say("report.table.why")},
	})
	rows := make([]item, len(r.Skills))
	for i := range r.Skills {
		rows[i] = r.skillRow(&r.Skills[i])
	}
	rows = append(rows, r.skillNote())
	r.rows(t, rows)
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

func (r *reviewPages) skillRow(s *model.SkillState) item {
	name := r.wrap(rowStep.bold(), s.Skill.Name, 117)
	day := r.words.short(s.RatedOn, r.AsOf)
	var text string
	quiet := false
	switch {
	case s.Sentence != "":
		text = strings.TrimSpace(s.Sentence)
	case s.RatedOn.IsZero():
		text, quiet = r.words.Say("report.table.unrated"), true
	case s.Step() > 0:
		text, quiet = r.words.Say("report.table.rated"), true
	default:
		text, quiet = r.words.Say("report.table.selfonly", r.Call), true
	}
	lines := r.wrap(smallStep, strings.TrimSpace(text+" "+day), halfWidth)
	high := 8.25 + max(height(rowStep, name)+14, height(smallStep, lines)) + 9
	return item{height: high, draw: func(s2 *sheet, y float64, _ bool) {
		s2.rule(0, blockWidth, y)
		y += 8.25
		below := s2.lines(0, y, rowStep.bold(), name)
		s2.picture(r.scale(s), 0, y+below+5, 117, 9)
		for _, c := range []struct {
			x     float64
			value int
			bold  bool
		}{{124.5, s.Self, false}, {147, s.Manager, false}, {186, s.Agreed, true}, {220.5, s.Target, false}} {
			s2.rating(c.x, y, c.value, c.bold)
		}
		s2.dated(halfLeft, y, lines, day, quiet)
	}}
}

// rating writes a rating, or a dash for none.
func (s *sheet) rating(x, y float64, value int, bold bool) {
	switch {
	case value == 0:
		s.text(x, y, rowStep.in(chart.Ink2), "–")
	case bold:
		s.text(x, y, rowStep.bold(), fmt.Sprint(value))
	default:
		s.text(x, y, rowStep, fmt.Sprint(value))
	}
}

// dated writes lines the last of which ends in a day; the day is quiet, or all of it.
func (s *sheet) dated(x, y float64, lines []string, day string, quiet bool) {
	for i, l := range lines {
		top := y + float64(i)*smallStep.leading
		before, ends := strings.CutSuffix(l, day)
		switch {
		case quiet:
			s.text(x, top, smallStep.in(chart.Ink2), l)
		case i == len(lines)-1 && ends:
			w := s.text(x, top, smallStep, before)
			s.text(x+w, top, smallStep.in(chart.Ink2), day)
		default:
			s.text(x, top, smallStep, l)
		}
	}
}

// skillNote is the last rule of the table and what its marks mean.
func (r *reviewPages) skillNote() item {
	notes := []string{r.words.Say("report.table.marks")}
	if model.RatedCount(r.Skills) < len(r.Skills) {
		notes = append(notes, r.words.Say("report.table.dash"))
	}
	lines := r.wrap(captionStep, strings.Join(notes, " "), blockWidth)
	return item{height: 6 + height(captionStep, lines), draw: func(s *sheet, y float64, _ bool) {
		s.rule(0, blockWidth, y)
		s.lines(0, y+6, captionStep, lines)
	}}
}
