package mirror

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// card is one habit: what was found, its picture, how it is counted, and what to do.
type card struct {
	name     string
	title    string
	sure     string
	out      bool // it stands out
	findings []string
	picture  fyne.CanvasObject // nil: too few to draw
	how      string
	do       act
}

// Widths from which cards stand side by side.
const twoColumns = 800

// cards are the habits; side by side where there is room, so that each column is read downwards.
func (p *Page) cards() fyne.CanvasObject {
	list := []card{p.spread(), p.halo(), p.level(), p.evidence(), p.self()}
	var objects []fyne.CanvasObject
	rows := make([][]kit.Cell, len(list))
	for i := range list {
		objects = append(objects, p.build(&list[i]))
		rows[i] = []kit.Cell{kit.At(0, i)}
	}
	return kit.Areas(16, []kit.Arrangement{
		{MinWidth: twoColumns, Rows: [][]kit.Cell{{kit.At(0, 0, 2, 4), kit.At(0, 1, 3)}}},
		{MinWidth: 0, Rows: rows},
	}, objects...)
}

func (p *Page) build(c *card) fyne.CanvasObject {
	t := theme.Current()
	var mark fyne.CanvasObject = kit.T(c.sure, kit.Cap, t.Ink3)
	if c.out {
		mark = kit.WarnPill(words.Say("mirror.out"))
	}
	box := kit.VB(0, kit.CardHead(c.title, mark))
	for i, f := range c.findings {
		line := kit.P(f, kit.BodyM, t.Ink)
		line.Name = "mirror." + c.name
		if i > 0 {
			line.Name, line.Style, line.Color = "mirror."+c.name+".also", kit.Body, t.Ink2
		}
		box.Add(kit.In(8, 0, 0, 0, line))
	}
	if c.picture != nil {
		box.Add(kit.In(14, 0, 0, 0, c.picture))
	}
	if c.out { // the pill stands where else it says how sure it is
		box.Add(kit.In(10, 0, 0, 0, kit.P(c.sure, kit.Cap, t.Ink3)))
	}
	box.Add(kit.In(10, 0, 14, 0, kit.P(c.how, kit.Cap, t.Ink3)))
	box.Add(kit.HLine())
	box.Add(kit.In(14, 0, 12, 0, p.told(c)))
	box.Add(kit.HB(0, kit.NewButton("mirror."+c.name+".do", c.do.label, c.do.run)))
	return kit.Card(box)
}

func (p *Page) told(c *card) fyne.CanvasObject {
	text := kit.P(c.do.text, kit.Body, theme.Current().Ink)
	text.Name = "mirror." + c.name + ".todo"
	return text
}

func (p *Page) spread() card {
	s := &p.mirror.Spread
	c := card{
		name: "spread", title: words.Say("mirror.card.spread"), sure: words.MirrorSure(s.Sure, s.Ratings, s.Reps), out: s.Narrow(),
		findings: []string{words.MirrorSpread(s)}, how: words.Say("mirror.how.spread", len(s.Counts), words.Even(s)), do: p.doSpread(),
	}
	if s.Sure != model.SureFew {
		c.picture = stepBars(s, &p.frame.Roster().Framework, c.findings[0])
	}
	return c
}

func (p *Page) halo() card {
	h := &p.mirror.Halo
	c := card{
		name: "halo", title: words.Say("mirror.card.halo"), sure: words.MirrorSure(h.Sure, h.Ratings, h.Reps), out: len(h.Alike()) > 0,
		findings: []string{words.MirrorHalo(h)}, how: words.Say("mirror.how.halo", model.MirrorSkills), do: p.doHalo(),
	}
	if h.Sure != model.SureFew {
		c.picture = p.repRows(h, c.findings[0])
	}
	if h.Fewer > 0 {
		c.findings = append(c.findings, words.SayN("mirror.halo.fewer", h.Fewer, model.MirrorSkills))
	}
	return c
}

// level is leniency or severity, by the two yardsticks there are.
func (p *Page) level() card {
	m := &p.mirror
	sure, findings := &m.Target, []string{words.MirrorTarget(&m.Target), words.MirrorAgreed(&m.Agreed)}
	if m.Target.Sure == model.SureFew && m.Agreed.Sure != model.SureFew { // what can be said comes first
		sure, findings[0], findings[1] = &m.Agreed, findings[1], findings[0]
	}
	c := card{
		name: "level", title: words.Say("mirror.card.level"), sure: words.MirrorSure(sure.Sure, sure.Pairs, sure.Reps),
		out: m.Target.StandsOut() != 0 || m.Agreed.StandsOut() != 0, findings: findings, how: words.Say("mirror.how.level"), do: p.doLevel(),
	}
	if m.Target.Sure != model.SureFew || m.Agreed.Sure != model.SureFew {
		c.picture = p.levelRows()
	}
	return c
}

// evidence is what ratings rest on, and whether it came only lately.
func (p *Page) evidence() card {
	r := &p.mirror.Recency
	c := card{
		name: "evidence", title: words.Say("mirror.card.evidence"), sure: words.MirrorSure(r.SureBare, r.Ratings, r.Reps), out: r.Unseen() || r.Late(),
		findings: []string{words.MirrorEvidence(r), words.MirrorRecency(r)},
		how:      words.Say("mirror.how.evidence", model.MirrorBase), do: p.doEvidence(),
	}
	if r.SureBare != model.SureFew {
		c.picture = evidenceBars(r, c.findings[0])
	}
	return c
}

func (p *Page) self() card {
	c := card{name: "self", title: words.Say("mirror.card.self"), how: words.Say("mirror.how.self"), do: p.doSelf()}
	pairs, reps := 0, 0
	for i := range p.mirror.Self {
		pairs, reps = pairs+p.mirror.Self[i].Pairs, max(reps, p.mirror.Self[i].Reps)
	}
	apart := p.mirror.Apart()
	if apart == nil {
		c.sure = words.MirrorSure(model.SureFew, pairs, reps)
		c.findings = []string{words.MirrorFew(pairs, reps, model.MirrorReps)}
		if pairs == 0 {
			c.findings = []string{words.Say("mirror.self.none")}
		}
		return c
	}
	c.sure, c.out = words.MirrorSure(apart.Sure, apart.Pairs, apart.Reps), apart.StandsOut() != 0
	c.findings = []string{words.Say("mirror.self.apart", words.Say("mirror.reps."+string(apart.Tenure)), words.MirrorSelf(apart))}
	c.picture = p.selfRows(c.findings[0])
	return c
}
