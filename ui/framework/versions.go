package framework

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// shownChanges are told of a version before one asks for all.
const shownChanges = 6

// versionCard are the versions, the newest first, each with the day and what changed since the one before.
func (p *Page) versionCard() fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("framework.versions")))
	all := p.facts.versions
	for i := range all {
		v := &all[i]
		if i > 0 {
			box.Add(kit.HLine())
		}
		head := words.Say("framework.version", v.Version.Number, words.Date(v.Version.MadeOn))
		row := kit.VB(2, kit.P(head, kit.BodyM, t.Ink))
		if !p.frame.Curtain().On && v.Assessments > 0 {
			row.Add(kit.P(words.SayN("framework.version.used", v.Assessments), kit.Cap, t.Ink3))
		}
		if i+1 < len(all) {
			p.addChanges(row, v.Version.ID, &all[i+1].Framework, &v.Framework)
		} else {
			row.Add(note(words.Say("framework.version.first")))
		}
		box.Add(kit.In(10, 0, 10, 0, row))
	}
	return box
}

func (p *Page) addChanges(row *fyne.Container, id model.ID, from, to *model.Framework) {
	changes := model.FrameworkDiff(from, to)
	if len(changes) == 0 {
		row.Add(note(words.Say("framework.version.same")))
		return
	}
	row.Add(note(words.FrameworkCounts(changes.Counts())))
	n := len(changes)
	if !p.open[id] {
		n = min(n, shownChanges)
	}
	for _, c := range changes[:n] {
		row.Add(kit.In(0, 0, 0, 14, kit.P(words.FrameworkChange(&c, from, to), kit.Small, theme.Current().Ink2)))
	}
	if n < len(changes) {
		more := kit.NewLink("framework.version.more."+id.Short(), words.SayN("framework.version.more", len(changes)-n), func() {
			p.open[id] = true
			p.show()
		})
		row.Add(kit.HB(0, kit.Gap(14, 1), more, kit.Spring()))
	}
}

// benchmarkCard is a role of others beside the ladder, with whose list it is; nil when none is.
func (p *Page) benchmarkCard(l *model.Ladder) fyne.CanvasObject {
	t := theme.Current()
	var box *fyne.Container
	for i := range p.facts.benchmarks {
		b := &p.facts.benchmarks[i]
		if !b.Benchmark.ArchivedAt.IsZero() || b.Benchmark.LadderID != "" && b.Benchmark.LadderID != l.LadderID {
			continue
		}
		if box == nil {
			box = kit.VB(4, kit.CardHead(words.Say("framework.benchmark")))
		}
		part := kit.VB(3, kit.P(b.Benchmark.Name, kit.BodyM, t.Ink))
		for _, s := range b.TopSkills(topSkills) {
			figure := kit.NumberText(s.Importance, &model.Measure{Decimals: 2})
			part.Add(kit.Row(8, 0, kit.P(s.Name, kit.Small, t.Ink2), kit.T(words.Say("framework.benchmark.importance", figure), kit.Small, t.Ink2)))
		}
		credit := kit.P(b.Benchmark.Attribution, kit.Cap, t.Ink2)
		credit.Name = "framework.benchmark.credit." + b.Benchmark.ID.Short()
		part.Add(credit)
		box.Add(kit.In(6, 0, 6, 0, part))
	}
	if box == nil {
		return nil
	}
	return box
}

// topSkills are shown of a role of others.
const topSkills = 5
