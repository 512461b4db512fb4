package exchange

import (
	"strconv"

	"milepost/model"
)

// FrameworkList is a framework in our own form: one row for each thing it says, the kind of row first. products are the names of
// those that a criterion's measure counts alone. Importing it again changes nothing.
func FrameworkList(f *model.Framework, products map[model.ID]string) List {
	x := &frameList{f: f, list: List{Name: string(KindFramework), Columns: frameFields}}
	for _, s := range f.Steps {
		x.add(frameStep, map[Field]string{FieldStep: strconv.Itoa(s.Value), FieldSays: s.Label})
	}
	for _, l := range f.Ladders {
		x.add(frameLadder, map[Field]string{FieldLadder: l.Name, FieldID: string(l.LadderID)})
	}
	for _, l := range x.levels() {
		x.add(frameLevel, map[Field]string{
			FieldLadder: f.Ladder(l.LadderID).Name, FieldLevel: l.Name, FieldShort: l.Short, FieldSays: l.About, FieldID: string(l.LevelID),
		})
	}
	for _, w := range f.Ways {
		row := x.at(w.FromLevelID)
		to := x.at(w.ToLevelID)
		row[FieldToLadder], row[FieldToLevel] = to[FieldLadder], to[FieldLevel]
		x.add(frameWay, row)
	}
	for _, s := range f.Skills {
		x.add(frameSkill, map[Field]string{
			FieldGroup: s.SkillGroup, FieldSkill: s.Name, FieldShort: s.Short, FieldSays: s.About, FieldID: string(s.SkillID),
		})
	}
	for _, a := range f.Asks {
		x.add(frameAsks, map[Field]string{FieldLadder: f.Ladder(a.LadderID).Name, FieldSkill: f.Skill(a.SkillID).Name})
	}
	for _, t := range f.Targets {
		row := x.at(t.LevelID)
		row[FieldSkill], row[FieldStep] = f.Skill(t.SkillID).Name, strconv.Itoa(t.Step)
		x.add(frameTarget, row)
	}
	x.behaviours()
	for _, l := range x.levels() {
		for _, c := range f.CriteriaOf(l.LevelID) {
			x.criterion(&c, products)
		}
	}
	return x.list
}

// frameList writes the rows of a framework.
type frameList struct {
	f    *model.Framework
	list List
}

func (x *frameList) add(kind string, row map[Field]string) {
	row[FieldWhat] = kind
	x.list.add(row)
}

// levels are those of each ladder after the other.
func (x *frameList) levels() []model.Level {
	var out []model.Level
	for _, l := range x.f.Ladders {
		for _, v := range x.f.Levels {
			if v.LadderID == l.LadderID {
				out = append(out, v)
			}
		}
	}
	return out
}

// at begins a row at a level; without one at none.
func (x *frameList) at(level model.ID) map[Field]string {
	l := x.f.Level(level)
	if l == nil {
		return map[Field]string{}
	}
	return map[Field]string{FieldLadder: x.f.Ladder(l.LadderID).Name, FieldLevel: l.Name}
}

// behaviours are written skill by skill and kind by kind, each place in its order.
func (x *frameList) behaviours() {
	for _, s := range x.f.Skills {
		for _, kind := range model.BehaviourKinds {
			for _, b := range x.f.Behaviours {
				if b.SkillID != s.SkillID || b.Kind != kind {
					continue
				}
				row := x.at(b.LevelID)
				row[FieldSkill], row[FieldSays] = s.Name, b.Text
				if b.Step > 0 {
					row[FieldStep] = strconv.Itoa(b.Step)
				}
				x.add(string(kind), row)
			}
		}
	}
}

func (x *frameList) criterion(c *model.Criterion, products map[model.ID]string) {
	row := x.at(c.LevelID)
	row[FieldSays], row[FieldID] = c.Text, string(c.CriterionID)
	if c.Months > 0 {
		row[FieldMonths] = strconv.Itoa(c.Months)
	}
	if m := x.f.Measure(c.MeasureID); m != nil {
		row[FieldMeasure], row[FieldUnit], row[FieldDecimals] = m.Name, m.Unit, strconv.Itoa(m.Decimals)
		row[FieldMeasuredBy], row[FieldAggregate], row[FieldDirection] = string(m.Source), string(m.Aggregate), string(m.Direction)
		row[FieldStartValue], row[FieldTarget] = decimalText(m.Start, m.Decimals), decimalText(m.Target, m.Decimals)
		row[FieldSince], row[FieldUntil] = m.From.String(), m.To.String()
		row[FieldTeam], row[FieldRegion], row[FieldSector] = m.Team, m.Region, m.Sector
		row[FieldProduct], row[FieldCurrency] = products[m.ProductID], m.Currency
	}
	x.add(frameCriterion, row)
}

// decimalText writes a number of so many decimals exactly; empty when it is not set.
func decimalText(d model.Decimal, decimals int) string {
	if !d.Set {
		return ""
	}
	return model.FixedDecimal(d.N, decimals)
}
