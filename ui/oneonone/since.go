package oneonone

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// sinceShown is how many lines the card of what is new has before it says how many more there are.
const sinceShown = 6

// PDF is what a window can do that writes the sheet of a talk.
type PDF interface {
	// ExportPrepare asks where to and what may be in it.
	ExportPrepare(person model.ID)
}

// showSince tells what was kept and what changed since the last talk; before the first one, how to begin.
func (p *Page) showSince() {
	t := theme.Current()
	var right []fyne.CanvasObject
	if w, ok := p.frame.(PDF); ok && !p.frame.Curtain().On {
		right = append(right, kit.NewLink("prepare.pdf", words.Say("oneonone.prepare.pdf"), func() { w.ExportPrepare(p.person) }))
	}
	p.sinceHead.Objects = []fyne.CanvasObject{kit.CardHead(words.Since(&p.prepared), right...)}
	told := append(p.lastTry(), words.PreparedLines(&p.prepared, p.call())...)
	switch {
	case p.prepared.First():
		p.sinceHead.Add(kit.In(8, 0, 4, 0, kit.P(words.Say("oneonone.since.first", p.call()), kit.Small, t.Ink2)))
		if !p.frame.Curtain().On { // nothing is brought in behind it
			p.sinceHead.Add(kit.In(0, 0, 4, 0, kit.HB(0, kit.NewLink("oneonone.paste", words.Say("oneonone.since.paste"), p.onOldNotes))))
		}
	case len(told) == 0:
		p.sinceHead.Add(kit.In(8, 0, 4, 0, kit.P(words.Say("oneonone.since.none"), kit.Small, t.Ink3)))
	}
	room := sinceShown
	if p.prepared.Expected != nil { // which pushes nothing out
		room++
	}
	hidden := max(0, len(told)-room)
	if hidden == 1 { // the link would take as much room
		hidden = 0
	}
	if hidden > 0 && !p.older["since"] {
		told = told[:room]
	}
	lines := make([]kit.Line, len(told))
	for i, l := range told {
		lines[i] = p.sinceLine(l)
	}
	p.since.Set(lines)
	p.foot(p.sinceFoot, "since", hidden, "oneonone.since.more", "oneonone.since.less")
}

// lineTry is what was to be tried after a call.
const lineTry model.ChangeKind = "try"

// lastTry is what the newest observation asked to try, if nobody could come back to it yet: one that is older than the
// last talk has had its turn.
func (p *Page) lastTry() []words.PreparedLine {
	today := p.frame.Today()
	n := model.LastTry(p.talks.Notes, p.person, today)
	if n == nil || p.prepared.Last != nil && n.On.Before(p.prepared.Last.On) {
		return nil
	}
	note := words.DateShort(n.On, today)
	if n.Occasion != "" {
		note = words.Say("note.occasion", n.Occasion, note)
	}
	return []words.PreparedLine{{
		Key: "try " + string(n.ID), Kind: lineTry, RefID: n.ID, Text: words.Say("oneonone.since.try", n.Try), Note: note, Private: n.Visibility == model.Private,
	}}
}

func (p *Page) sinceLine(l words.PreparedLine) kit.Line {
	out := kit.Line{Key: l.Key, Name: "oneonone.since." + string(l.Kind) + "." + l.RefID.Short(), Text: l.Text, State: l}
	if l.RefID != "" {
		out.Keys.Open = func() { p.onOpenChange(l) }
	}
	out.Build = func(*kit.Lit) fyne.CanvasObject {
		t := theme.Current()
		text := kit.VB(0, kit.P(l.Text, kit.Small, t.Ink))
		if l.Note != "" {
			text.Add(kit.P(l.Note, kit.Cap, t.Ink3))
		}
		row := kit.Row(10, 1, kit.Top(kit.In(2, 0, 0, 0, kit.Icon(iconOf(l.Kind), 15, t.Ink2))), text)
		if l.Private {
			row = kit.Row(10, 1, kit.Top(kit.In(2, 0, 0, 0, kit.Icon(iconOf(l.Kind), 15, t.Ink2))), text, kit.Top(kit.VisibilityMark(true)))
		}
		return kit.In(5, 0, 5, 0, row)
	}
	return out
}

func iconOf(k model.ChangeKind) kit.IconName {
	switch k {
	case words.LineKept:
		return kit.IconCheck
	case lineTry:
		return kit.IconNote
	case model.ChangedRating:
		return kit.IconSkills
	case model.ChangedDate:
		return kit.IconWeave
	case model.ChangedMilestone, words.LineNear:
		return kit.IconFlag
	}
	return kit.IconTarget
}

// onOpenChange leads to what a line is about.
func (p *Page) onOpenChange(l words.PreparedLine) {
	r := kit.Route{Page: kit.PagePerson, Person: p.person, Tab: kit.TabGrowth, Ref: l.RefID}
	switch {
	case l.Team:
		r = kit.Route{Page: kit.PageStrategic, Ref: l.RefID}
	case l.Kind == lineTry:
		kit.PointAt(p.frame.Canvas(), p.Content(), l.RefID)
		return
	case l.Kind == words.LineExpect:
		r.Tab, r.Ref = kit.TabExpectations, ""
	case l.Kind == model.ChangedRating:
		r.Tab, r.Ref = kit.TabSkills, ""
	}
	p.frame.Go(r)
}

// onOldNotes leads to where notes of earlier talks are brought in.
func (p *Page) onOldNotes() {
	p.frame.Go(kit.Route{Page: kit.PageImport, Tab: "one-on-ones", Person: p.person})
}
