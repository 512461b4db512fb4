package documents

import (
	"fmt"
	"strconv"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/words"
)

// FoldedWeave is the picture of many people: each group has one row, with how many of its career milestones are due when,
// and the threads bundled. The rows of the people of open groups follow the group's.
func FoldedWeave(d model.Direction, groups []model.FoldGroup, open map[string]bool, r *model.Roster, on model.Date, span model.Span) chart.Weave {
	var shown []model.Person
	var folded []model.FoldGroup
	for _, g := range groups {
		if open[g.Key] {
			shown = append(shown, g.People...)
		} else {
			folded = append(folded, g)
		}
	}
	w := Weave(d, shown, r, on, span)
	rows := map[model.ID]chart.WeavePerson{}
	for _, p := range w.People {
		rows[p.ID] = p
	}
	w.People = nil
	for _, g := range groups {
		w.People = append(w.People, chart.WeavePerson{
			ID: FoldID(g.Key), Group: true, Open: open[g.Key], Name: g.Name, Short: g.Name, Count: words.SayN("weave.group", len(g.People)), Number: strconv.Itoa(len(g.People)),
		})
		if open[g.Key] {
			for i := range g.People {
				w.People = append(w.People, rows[g.People[i].ID])
			}
		}
	}
	bundle(&w, d, folded, on)
	return w
}

// FoldID is the id of a group's row.
func FoldID(key string) model.ID { return model.ID("fold " + key) }

// bundle adds what the folded groups have due, and the threads of that.
func bundle(w *chart.Weave, d model.Direction, folded []model.FoldGroup, on model.Date) {
	bundles, ties := model.Bundles(folded, d, w.Span, on)
	name := func(i int) model.ID {
		return model.ID(fmt.Sprint(FoldID(folded[bundles[i].Group].Key), " ", bundles[i].From))
	}
	for i := range bundles {
		b := &bundles[i]
		said := words.SayN("weave.bundle", len(b.Careers), folded[b.Group].Name, words.DateShort(b.From, on), words.DateShort(b.To, on))
		if b.Late > 0 {
			said = words.SayN("weave.bundle.late", b.Late, said)
		}
		w.Careers = append(w.Careers, chart.WeaveCareer{
			ID: name(i), Person: FoldID(folded[b.Group].Key), Name: strconv.Itoa(len(b.Careers)), Due: middle(b, w.Span), Many: len(b.Careers), Late: b.Late > 0, Spoken: said,
		})
	}
	for i := range ties {
		t := &ties[i]
		who := words.SayN("weave.bundle.threads", len(t.Threads))
		slack := ""
		if t.Late > 0 {
			slack = words.SayN("weave.bundle.toolate", t.Late)
		}
		w.Threads = append(w.Threads, chart.WeaveThread{
			ID: model.ID(fmt.Sprint(name(t.Bundle), " ", t.Strategic)), Career: name(t.Bundle), Strategic: t.Strategic, Who: who, Role: words.Say("weave.bundle.for"), Slack: slack,
			Many: len(t.Threads), Late: t.Late > 0,
		})
	}
	outside(w, d, folded, on)
}

// middle is a day in the middle of a bundle's stretch, inside the time shown.
func middle(b *model.CareerBundle, span model.Span) model.Date {
	from, to := b.From, b.To
	if from.Before(span.From) {
		from = span.From
	}
	if to.After(span.To) {
		to = span.To
	}
	return from.AddDays(to.Days(from) / 2)
}

// outside adds what the folded groups have before and after the time shown and without a date, which is counted.
func outside(w *chart.Weave, d model.Direction, folded []model.FoldGroup, on model.Date) {
	row := map[model.ID]model.ID{}
	for _, g := range folded {
		for i := range g.People {
			row[g.People[i].ID] = FoldID(g.Key)
		}
	}
	for i := range d.Careers {
		if c := &d.Careers[i]; row[c.SubjectID] != "" && c.Counts(on) && (c.DueOn.IsZero() || !w.Span.Holds(c.DueOn)) {
			w.Careers = append(w.Careers, chart.WeaveCareer{ID: c.ID, Person: row[c.SubjectID], Name: c.Title, Due: c.DueOn})
		}
	}
}
