package exchange

import (
	"slices"

	"milepost/model"
)

// KindFramework is a list of ladders, levels, skills and what is said of them: our own form, or a ladder that others wrote down.
const KindFramework Kind = "framework"

// Fields of a framework, beside id, level, skill, product, region, team, sector and currency.
const (
	FieldLadder     Field = "ladder"
	FieldGroup      Field = "group"
	FieldStep       Field = "step"
	FieldShort      Field = "short"
	FieldToLadder   Field = "to_ladder"
	FieldToLevel    Field = "to_level"
	FieldMonths     Field = "months"
	FieldMeasure    Field = "measure"
	FieldUnit       Field = "unit"
	FieldDecimals   Field = "decimals"
	FieldMeasuredBy Field = "measured_by"
	FieldAggregate  Field = "aggregate"
	FieldDirection  Field = "direction"
	FieldStartValue Field = "start"
	FieldTarget     Field = "target"
	FieldSince      Field = "counts_from"
	FieldUntil      Field = "counts_to"
	FieldWhat       Field = "what"        // which kind of row it is
	FieldSays       Field = "description" // the text of a row
)

// frameFields are the columns of our own form, in their order.
var frameFields = []Field{
	FieldWhat, FieldLadder, FieldLevel, FieldGroup, FieldSkill, FieldStep, FieldSays, FieldShort, FieldToLadder, FieldToLevel,
	FieldMonths, FieldMeasure, FieldUnit, FieldDecimals, FieldMeasuredBy, FieldAggregate, FieldDirection, FieldStartValue, FieldTarget,
	FieldSince, FieldUntil, FieldTeam, FieldRegion, FieldSector, FieldProduct, FieldCurrency, FieldID,
}

// Kinds of rows of our own form. A text of a skill is called by its model.BehaviourKind.
const (
	frameStep      = "step"      // of the scale: step, text its word
	frameLadder    = "ladder"    // ladder
	frameLevel     = "level"     // ladder, level, short, text what it is about
	frameWay       = "way"       // ladder, level, to_ladder, to_level
	frameSkill     = "skill"     // group, skill, short, text what it is about
	frameAsks      = "asks"      // ladder, skill
	frameTarget    = "target"    // ladder, level, skill, step
	frameCriterion = "criterion" // ladder, level, text, months, and what it is measured by
)

// frameKinds are all kinds of rows, in the order in which they are written.
var frameKinds = []string{
	frameStep, frameLadder, frameLevel, frameWay, frameSkill, frameAsks, frameTarget,
	string(model.Looks), string(model.Example), string(model.Show), string(model.Improve), frameCriterion,
}

// RowKinds are the kinds of rows of our own form, as they are written.
func RowKinds() []string { return slices.Clone(frameKinds) }

// frameHeadings are the column names of such lists, our own first.
var frameHeadings = map[Field][]string{
	FieldWhat:       {"what", "kind", "row", "art"},
	FieldLadder:     {"ladder", "path", "career path", "career ladder", "track", "job family", "family", "discipline", "karrierepfad", "laufbahn", "parcours"},
	FieldLevel:      {"level", "job title", "job level", "career level", "title", "role", "position", "grade", "stufe", "stelle", "poste", "puesto"},
	FieldGroup:      {"group", "competency group", "skill group", "category", "competency", "competence", "area", "theme", "gruppe", "kategorie", "categorie"},
	FieldSkill:      {"skill", "skills", "skill name", "competency name", "sub competency", "capability", "fahigkeit", "kompetenz", "competence cle", "habilidad"},
	FieldStep:       {"step", "rating", "proficiency", "target level", "schritt"},
	FieldSays:       {"description", "text", "key behavior", "key behaviour", "key behaviors", "key behaviours", "behavior", "behaviour", "behaviors", "behaviours", "description of associated behaviors", "indicator", "expectation", "verhalten", "beschreibung"},
	FieldShort:      {"short", "short name", "abbreviation", "kurz"},
	FieldToLadder:   {"to ladder"},
	FieldToLevel:    {"to level"},
	FieldMonths:     {"months"},
	FieldMeasure:    {"measure"},
	FieldUnit:       {"unit"},
	FieldDecimals:   {"decimals"},
	FieldMeasuredBy: {"measured by"},
	FieldAggregate:  {"aggregate"},
	FieldDirection:  {"direction"},
	FieldStartValue: {"start"},
	FieldTarget:     {"target"},
	FieldSince:      {"counts from"},
	FieldUntil:      {"counts to"},
	FieldTeam:       {"team"},
	FieldRegion:     {"region"},
	FieldSector:     {"sector"},
	FieldProduct:    {"product"},
	FieldCurrency:   {"currency"},
	FieldID:         {"id", "milepost id"},
}

// mapFramework finds the columns. A list that calls its skills competencies has no group.
func mapFramework(t *Table, chosen map[string]string) ([]Column, error) {
	cols, err := mapSales(t, KindFramework, chosen)
	if err != nil {
		return nil, err
	}
	_, said := chosen[string(FieldSkill)]
	if g := columnOf(cols, FieldGroup); g >= 0 && cols[g].Guessed && !said && columnOf(cols, FieldSkill) < 0 {
		if h := heading(cols[g].Header); h == "competency" || h == "competence" {
			cols[g].Field = FieldSkill
		}
	}
	return cols, nil
}

// LooksLikeFramework says whether a table's columns are those of our own form, or those of a ladder: skills with texts on levels.
func LooksLikeFramework(t *Table) bool {
	if t.JSON || t.IsCalendar() || t.Notes != nil {
		return false
	}
	cols, err := mapFramework(t, nil)
	if err != nil {
		return false
	}
	has := func(fields ...Field) bool {
		return !slices.ContainsFunc(fields, func(f Field) bool { return columnOf(cols, f) < 0 })
	}
	return has(FieldWhat, FieldLadder, FieldSkill, FieldSays) || has(FieldLadder, FieldLevel, FieldSkill, FieldSays) || has(FieldGroup, FieldSkill, FieldSays, FieldLevel)
}
