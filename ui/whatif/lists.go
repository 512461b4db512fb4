package whatif

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// lists are what would become different, under a title each.
type lists struct {
	box  *fyne.Container
	page *Page
}

// changes lists what would become different, what gets worse first.
func (p *Page) changes(b *beside) fyne.CanvasObject {
	t, l := theme.Current(), &lists{kit.VB(18), p}
	c, r, today := &b.change, p.window.Roster(), p.window.Today()
	conflict := func(x *model.DateConflict) string { return words.DateConflict(x, r, today) }
	title := func(x *model.Strategic) string { return x.Title }
	name := func(x *model.Person) string { return x.Name }
	list(l, "arisen", c.Arisen, t.WarnInk, conflict)
	list(l, "uncovered", c.Uncovered, t.WarnInk, title)
	list(l, "bare", c.Bare, t.WarnInk, name)
	list(l, "left", c.Left, t.Ink, name)
	list(l, "bench", c.Bench, t.Ink, func(x *model.BenchShift) string { return benchShift(x, &r.Framework, today) })
	list(l, "shifted", c.Shifted, t.Ink, func(x *model.DateShift) string { return shift(x, today) })
	list(l, "gone", c.Gone, t.Ink, title)
	list(l, "added", c.Added, t.Ink, title)
	list(l, "mended", c.Mended, t.Ink, conflict)
	list(l, "covered", c.Covered, t.Ink, title)
	list(l, "served", c.Served, t.Ink, name)
	list(l, "joined", c.Joined, t.Ink, name)
	if len(l.box.Objects) == 0 {
		l.box.Add(kit.VB(6, kit.CardHead(words.Say("whatif.changes")), kit.P(words.Say("whatif.changes.none"), kit.Small, t.Ink2)))
	}
	return l.box
}

// list adds one list, unless it is empty.
func list[T any](l *lists, key string, items []T, ink color.Color, say func(*T) string) {
	if len(items) == 0 {
		return
	}
	box := kit.VB(6, kit.CardHead(words.Say("whatif.list."+key)))
	for i := range items {
		line := kit.P(say(&items[i]), kit.Small, ink)
		line.Name = "whatif." + key + "." + strconv.Itoa(i+1)
		box.Add(line)
	}
	l.box.Add(box)
}

// shift says from which day to which.
func shift(x *model.DateShift, today model.Date) string {
	day := func(d model.Date) string {
		if d.IsZero() {
			return words.Say("milestones.dates.none")
		}
		return words.DateShort(d, today)
	}
	return words.Say("whatif.shift", x.Strategic.Title, day(x.From), day(x.To))
}

// benchShift says how many of those who are needed would be ready, and who they are.
func benchShift(x *model.BenchShift, f *model.Framework, today model.Date) string {
	if x.Is == nil {
		return words.Say("whatif.bench.gone", words.BenchNeed(x.Was, f))
	}
	said := words.Say("whatif.bench.new", words.BenchNeed(x.Is, f), x.Is.Filled(), x.Is.Needed.People)
	switch {
	case x.Was == nil:
	case x.Was.Filled() == x.Is.Filled() && x.Was.Needed.People == x.Is.Needed.People:
		said = words.Say("whatif.bench.still", words.BenchNeed(x.Is, f), x.Is.Filled(), x.Is.Needed.People)
	default:
		said = words.Say("whatif.bench.shift", words.BenchNeed(x.Is, f), x.Was.Filled(), x.Was.Needed.People, x.Is.Filled(), x.Is.Needed.People)
	}
	return said + " " + words.BenchPeople(x.Is, today)
}

// tries lists what was changed, as the history tells it.
func (p *Page) tries(b *beside) fyne.CanvasObject {
	t := theme.Current()
	if len(b.story.Chapters) == 0 {
		return kit.VB(12, kit.CardHead(words.Say("whatif.tried.nothing")), kit.P(words.Say("whatif.tried.none"), kit.Small, t.Ink2), kit.HB(8,
			kit.NewButton("whatif.go.weave", words.Say("shell.nav.milestones"), func() { p.window.Go(kit.Route{Page: kit.PageWeave}) }),
			kit.NewButton("whatif.go.people", words.Say("shell.nav.people"), func() { p.window.Go(kit.Route{Page: kit.PagePeople}) })))
	}
	rows := &kit.StoryRows{Frame: p.window, Name: "whatif"}
	box := kit.VB(0, kit.CardHead(words.SayN("whatif.tried", b.comparison.Units)), rows.Build(b.story))
	if n := b.comparison.Units - len(b.story.Chapters); n > 0 {
		box.Add(kit.P(words.SayN("whatif.tried.more", n), kit.Small, t.Ink3))
	}
	if moved := p.moved(b); moved != nil {
		box.Add(moved)
	}
	return box
}

// moved names what was changed in the file too: it stays as it is there.
func (p *Page) moved(b *beside) fyne.CanvasObject {
	told := &words.Storyteller{Story: b.comparison.Story, Me: p.window.Roster().Owner.ID, Today: p.window.Today()}
	var titles []string
	for i := range b.comparison.Differences {
		if d := &b.comparison.Differences[i]; d.Propose != model.There {
			titles = append(titles, told.Difference(d).Title)
		}
	}
	if len(titles) == 0 {
		return nil
	}
	return kit.In(12, 0, 0, 0, kit.P(words.Say("whatif.tried.moved", words.List(titles)), kit.Small, theme.Current().WarnInk))
}
