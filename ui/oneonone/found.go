package oneonone

import "milepost/model"

// openTo lets a card show what it leaves out when the record one came for is among it.
func (p *Page) openTo(id model.ID) {
	if id == "" {
		return
	}
	for i := range p.talks.Points {
		x := &p.talks.Points[i]
		if x.ID == id && p.hidden(x) {
			p.older["points"] = true
		}
		if x.ID == id && x.List == model.ListPipeline {
			p.older["pipeline"] = true
		}
	}
	for i := range p.talks.Actions {
		if x := &p.talks.Actions[i]; x.ID == id && p.hiddenAction(x) {
			p.older["promises"] = true
		}
	}
	shown := 0
	for i := range p.talks.Notes {
		x := &p.talks.Notes[i]
		out := shown >= notesShown || !x.ArchivedAt.IsZero()
		if x.ID == id && out {
			p.older["notes"] = true
		}
		if !out {
			shown++
		}
	}
}
