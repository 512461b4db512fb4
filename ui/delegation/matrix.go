package delegation

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

const (
	matrixFrom = 860 // width from which reps stand in columns
	matrixMost = 12  // reps that have a column; more are named beside their degree
	areaWidth  = 210
)

// matrix is areas by reps; where there is no room for columns each degree is named.
func (p *Page) matrix(areas []model.DecisionArea, who []model.Person) fyne.CanvasObject {
	if len(who) > matrixMost {
		return p.named(areas, who)
	}
	return kit.ByWidth([]float32{matrixFrom}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return p.named(areas, who)
		}
		return p.columns(areas, who)
	})
}

func (p *Page) columns(areas []model.DecisionArea, who []model.Person) fyne.CanvasObject {
	widths := []float32{areaWidth}
	head := []fyne.CanvasObject{kit.Gap(1, 1)}
	for i := range who {
		widths = append(widths, 0)
		head = append(head, kit.NewTapRow("delegation.person."+who[i].ID.Short(), who[i].Name, func() { p.goTo(who[i].ID) },
			kit.In(4, 2, 4, 2, kit.PC(who[i].Call(), kit.Cap, theme.Current().Ink2))))
	}
	box := kit.VB(0, kit.Cols(4, widths, head...))
	for n, a := range areas {
		row := []fyne.CanvasObject{p.areaHead(a)}
		for i := range who {
			row = append(row, p.cell(areas, who, n, i, kit.HB(0, kit.Spring(), kit.RatingCell(p.degree(a.ID, who[i].ID)), kit.Spring())))
		}
		box.Add(kit.HLine())
		box.Add(kit.In(4, 0, 4, 0, kit.Cols(4, widths, row...)))
	}
	return box
}

// named has a line of reps with their degrees under each area.
func (p *Page) named(areas []model.DecisionArea, who []model.Person) fyne.CanvasObject {
	box := kit.VB(0)
	for n, a := range areas {
		if n > 0 {
			box.Add(kit.HLine())
		}
		var cells []fyne.CanvasObject
		for i := range who {
			cells = append(cells, p.cell(areas, who, n, i, kit.HB(6, kit.RatingCell(p.degree(a.ID, who[i].ID)), kit.Mid(kit.T(who[i].Call(), kit.Small, theme.Current().Ink2)))))
		}
		box.Add(kit.In(8, 0, 8, 0, kit.VB(4, p.areaHead(a), kit.Flow(8, 4, cells...))))
	}
	return box
}

func (p *Page) areaHead(a model.DecisionArea) fyne.CanvasObject {
	return kit.Row(4, 0, kit.Mid(kit.P(a.Name, kit.BodyM, theme.Current().Ink)), kit.Mid(p.areaMenu(a)))
}

// cell opens what was agreed with a person in an area, each given by its place in the matrix. The arrows lead from cell to
// cell.
func (p *Page) cell(areas []model.DecisionArea, who []model.Person, area, person int, o fyne.CanvasObject) fyne.CanvasObject {
	a, x := areas[area], &who[person]
	said := words.Say("delegation.cell.none", a.Name, x.Call())
	if d := p.all.On(x.ID, a.ID, p.frame.Today()); d != nil {
		said = words.Say("delegation.cell", a.Name, x.Call(), words.Say(degreeKey(d.Degree)))
	}
	row := kit.NewTapRow(cellName(a.ID, x.ID), said, func() { ask(p.frame, &p.all, x.ID, &a) }, kit.In(4, 4, 4, 4, o))
	row.Keys.Around = func(columns, rows int) bool {
		k, i, ok := kit.Grid{Columns: len(who), Rows: len(areas)}.Step(person, area, columns, rows)
		return ok && kit.FocusName(p.frame.Canvas(), cellName(areas[i].ID, who[k].ID))
	}
	return row
}

func cellName(area, person model.ID) string {
	return "delegation." + area.Short() + "." + person.Short()
}

// degree is what holds today; 0: nothing was agreed.
func (p *Page) degree(area, person model.ID) int {
	if d := p.all.On(person, area, p.frame.Today()); d != nil {
		return int(d.Degree)
	}
	return 0
}

func (p *Page) goTo(person model.ID) {
	p.frame.Go(kit.Route{Page: kit.PagePerson, Person: person, Tab: kit.TabDelegation})
}
