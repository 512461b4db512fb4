package comparing

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// group is what became of a record since the two were the same.
type group string

// The groups; each is part of a key of the translations.
const (
	both         group = "both"
	onlyThere    group = "only_there"
	changedThere group = "changed_there"
	removedThere group = "removed_there"
	removedHere  group = "removed_here"
	onlyHere     group = "only_here"
	changedHere  group = "changed_here"
	unfit        group = "unfit"
)

// order is that in which they are shown: what must be looked at first.
var order = []group{both, onlyThere, changedThere, removedThere, unfit, removedHere, onlyHere, changedHere}

// sorted puts differences into groups.
func sorted(all []model.Difference) map[group][]*model.Difference {
	out := map[group][]*model.Difference{}
	for i := range all {
		d := &all[i]
		out[groupOf(d)] = append(out[groupOf(d)], d)
	}
	return out
}

func groupOf(d *model.Difference) group {
	switch {
	case d.Unfit:
		return unfit
	case d.Propose == "":
		return both
	case d.Here == nil && d.Base == nil:
		return onlyThere
	case d.Here == nil:
		return removedHere
	case d.There == nil && d.Base == nil:
		return onlyHere
	case d.There == nil:
		return removedThere
	case d.Propose == model.There:
		return changedThere
	}
	return changedHere
}

// rowsAtFirst is how many records of a group are shown until more are wanted.
const rowsAtFirst = 30

// row is one record: what it is, what is different, and what is to become of it.
type row struct {
	difference *model.Difference
	text       words.DifferenceText
	choice     *kit.Segments
	fields     *fyne.Container
	refused    *kit.Paragraph // why it could not be taken
}

func (p *Page) card(g group, list []*model.Difference, told *words.Storyteller) fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(14, kit.CardHead(words.SayN("compare.group."+string(g), len(list))), kit.P(words.Say("compare.text."+string(g)), kit.Small, t.Ink2))
	limit := max(rowsAtFirst, p.shown[g])
	for i, d := range list {
		if i == limit {
			more := func() {
				p.shown[g] = limit * 10
				p.fill()
			}
			box.Add(kit.HB(0, kit.NewQuiet("compare.more."+string(g), words.SayN("compare.more", len(list)-limit), kit.IconDown, more)))
			break
		}
		if i > 0 {
			box.Add(kit.HLine())
		}
		box.Add(p.row(fmt.Sprintf("compare.%s.%d", g, i+1), g, d, told))
	}
	return box
}

// row builds one record. Its choice says in words of the group what either side means.
func (p *Page) row(name string, g group, d *model.Difference, told *words.Storyteller) fyne.CanvasObject {
	t := theme.Current()
	r := &row{difference: d, text: told.Difference(d), fields: kit.VB(10)}
	p.rows[d.Record] = r
	title := kit.VB(2, kit.P(r.text.Title, kit.BodyM, t.Ink))
	about := r.text.About
	if r.text.Private {
		about = words.Say("compare.private")
		if r.text.About != "" {
			about = words.Say("compare.private.about", r.text.About)
		}
	}
	if about != "" {
		title.Add(kit.P(about, kit.Cap, t.Ink3))
	}
	if r.text.Detail != "" {
		title.Add(kit.P(r.text.Detail, kit.Small, t.Ink2))
	}
	here, there := words.Say("compare.keep"), words.Say("compare.theirs")
	switch {
	case d.Here == nil:
		here, there = words.Say("compare.leave"), words.Say("compare.add")
	case d.There == nil:
		here, there = words.Say("compare.keep.here"), words.Say("compare.remove")
	}
	r.choice = kit.NewSegments(name, []kit.Choice{{Key: string(model.Here), Text: here}, {Key: string(model.There), Text: there}}, string(p.side(d)),
		func(key string) { p.onChosen(r, model.FileSide(key)) })
	r.choice.Spoken = r.text.Title
	r.showFields(p.side(d))
	head := fyne.CanvasObject(title)
	if !p.store.ReadOnly() {
		head = kit.Row(16, 0, title, kit.Top(r.choice))
	}
	r.refused = kit.P(p.refused[d.Record], kit.BodyM, t.WarnInk)
	r.refused.Name = name + ".refused"
	r.refused.Hidden = p.refused[d.Record] == ""
	return kit.VB(10, head, r.refused, r.fields)
}

func (p *Page) onChosen(r *row, side model.FileSide) {
	p.chosen[r.difference.Record] = side
	delete(p.refused, r.difference.Record)
	r.refused.Hide()
	r.showFields(side)
	p.count()
}

// refuse marks the record that stood in the way of taking, and goes to it. One that is not among those that differ is
// only named.
func (p *Page) refuse(err error) {
	p.refused = map[model.Ref]string{}
	var u *storage.Untaken
	if errors.As(err, &u) {
		p.refused[u.Record] = words.Problem(err)
		for g, list := range sorted(p.comparison.Differences) {
			if at := slices.IndexFunc(list, func(d *model.Difference) bool { return d.Record == u.Record }); at >= 0 {
				p.shown[g] = max(p.shown[g], at+1)
			}
		}
		p.fill()
		if r := p.rows[u.Record]; r != nil {
			p.window.Canvas().Focus(r.choice)
			kit.Reveal(r.choice)
		}
	}
	p.window.ShowError(err)
}

// showFields shows both versions of what differs, the chosen one with an edge.
func (r *row) showFields(side model.FileSide) {
	t := theme.Current()
	r.fields.Objects = nil
	for _, x := range r.text.Fields {
		r.fields.Add(kit.VB(6, kit.P(x.Field, kit.CapM, t.Ink2), kit.Versions(x, "compare.here", "compare.there", side == model.Here)))
	}
	if len(r.text.Fields) == 0 && r.difference.Here != nil && r.difference.There != nil {
		r.fields.Add(kit.P(words.Say("compare.place"), kit.Small, t.Ink2))
	}
	r.fields.Hidden = len(r.fields.Objects) == 0
	r.fields.Refresh()
}
