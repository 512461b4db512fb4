package mirror

import (
	"math/big"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// stepBars are the ratings by step.
func stepBars(s *model.RaterSpread, f *model.Framework, spoken string) fyne.CanvasObject {
	var g chart.CountRows
	for _, c := range s.Counts {
		name := strconv.Itoa(c.Step)
		if label := f.StepLabel(c.Step); label != "" {
			name = words.Say("mirror.scale.step", c.Step, label)
		}
		g.Rows = append(g.Rows, chart.CountRow{Name: name, Count: c.Ratings, Color: chart.Bar})
	}
	return kit.NewChartView("mirror.spread.picture", spoken, g)
}

// evidenceBars are the ratings by what they rest on.
func evidenceBars(r *model.RaterRecency, spoken string) fyne.CanvasObject {
	return kit.NewChartView("mirror.evidence.picture", spoken, chart.CountRows{Rows: []chart.CountRow{
		{Name: words.Say("mirror.evidence.older"), Count: r.Older, Color: chart.Bar},
		{Name: words.Say("mirror.evidence.recent", model.MirrorRecent), Count: r.Recent, Color: chart.Bar},
		{Name: words.Say("mirror.evidence.since"), Count: r.Since, Color: chart.LineStrong},
		{Name: words.Say("mirror.evidence.bare"), Count: r.Bare, Color: chart.Warn},
	}})
}

// scale is an empty picture of the scale.
func (p *Page) scale() chart.StepRows {
	steps := p.mirror.Spread.Counts
	return chart.StepRows{Low: steps[0].Step, High: steps[len(steps)-1].Step}
}

// repRows is how far apart the skills of each rep are rated; a row leads to the rep's skills.
func (p *Page) repRows(h *model.RaterHalo, spoken string) fyne.CanvasObject {
	g := p.scale()
	line := new(big.Rat).Mul(h.Mean, big.NewRat(1, 2))
	for i := range h.People {
		x := &h.People[i]
		note := words.Steps(x.Variance, line)
		if x.Alike {
			note = words.Say("mirror.halo.note", note)
		}
		g.Rows = append(g.Rows, chart.StepRow{
			ID: x.Person.ID, Name: x.Person.Call(), Low: float64(x.Low), High: float64(x.High), Points: []chart.StepPoint{at(x.Mean, chart.MarkOwn)},
			Note: note, Warn: x.Alike, Label: words.Say("mirror.halo.spoken", x.Person.Name, x.Low, x.High, note),
		})
	}
	v := kit.NewChartView("mirror.halo.picture", spoken, g)
	v.OnActivate = func(ref chart.Ref) { p.openSkills(ref.ID) }
	return v
}

// levelRows is the rater's mean beside what it is held against.
func (p *Page) levelRows() fyne.CanvasObject {
	m, g := &p.mirror, p.scale()
	g.Rows = []chart.StepRow{differenceRow(words.Say("mirror.level.target"), &m.Target, chart.MarkTarget), differenceRow(words.Say("mirror.level.agreed"), &m.Agreed, chart.MarkTarget)}
	return kit.NewChartView("mirror.level.picture", words.MirrorTarget(&m.Target), g)
}

// selfRows is the rater's mean beside the reps' own, by tenure. Of a tenure that nobody has nothing is shown.
func (p *Page) selfRows(spoken string) fyne.CanvasObject {
	g := p.scale()
	for i := range p.mirror.Self {
		if s := &p.mirror.Self[i]; s.Pairs > 0 {
			g.Rows = append(g.Rows, differenceRow(words.Capital(words.MirrorTenure(s.Tenure)), &s.RaterDifference, chart.MarkOther))
		}
	}
	return kit.NewChartView("mirror.self.picture", spoken, g)
}

func differenceRow(name string, d *model.RaterDifference, other chart.StepMark) chart.StepRow {
	switch {
	case d.Pairs == 0:
		return chart.StepRow{Name: name, Note: words.Say("mirror.note.none")}
	case d.Mean == nil:
		return chart.StepRow{Name: name, Note: words.Say("mirror.note.few", d.Pairs)}
	}
	return chart.StepRow{
		Name: name, Points: []chart.StepPoint{at(d.Own, chart.MarkOwn), at(d.Other, other)},
		Note: words.SignedSteps(d.Mean, model.RaterApart(), new(big.Rat).Neg(model.RaterApart())), Warn: d.StandsOut() != 0,
	}
}

func at(mean *big.Rat, mark chart.StepMark) chart.StepPoint {
	f, _ := mean.Float64()
	return chart.StepPoint{At: f, Mark: mark}
}
