package exchange

import (
	"slices"
	"strconv"
	"strings"

	"milepost/model"
)

// readAll goes through the rows twice: steps, ladders, levels and skills may stand below what names them.
func (x *frameTable) readAll() {
	for i := range x.t.Rows {
		if id := x.raw(&x.t.Rows[i], FieldID); id != "" {
			x.claimed[model.ID(id)] = true
		}
	}
	for _, second := range []bool{false, true} {
		for i := range x.t.Rows {
			r := &x.t.Rows[i]
			kind := x.kind(r)
			makes := kind == frameStep || kind == frameLadder || kind == frameLevel || kind == frameSkill
			if makes == second {
				continue
			}
			out := RowPlan{Line: r.Line, Name: x.name(r, kind)}
			had := [...]int{len(x.now.Ladders), len(x.now.Levels), len(x.now.Skills), len(x.now.Asks)}
			if out.Problem = x.unreadable(r); out.Problem == nil {
				out.Problem = x.row(r, kind, i, &out)
			}
			if out.Problem != nil {
				out.Fate, out.Changes, out.Notes = FateRefused, nil, nil
				// A row that is not taken makes nothing either.
				x.now.Ladders, x.now.Levels, x.now.Skills, x.now.Asks = x.now.Ladders[:had[0]], x.now.Levels[:had[1]], x.now.Skills[:had[2]], x.now.Asks[:had[3]]
			}
			x.plan.Rows[i] = out
		}
	}
}

// unreadable refuses a row whose cells are not what they seem.
func (x *frameTable) unreadable(r *TableRow) *model.Problem {
	if r.Problem != nil {
		return r.Problem
	}
	if p := x.uneven(r); p != nil {
		return p
	}
	for _, at := range r.Formulas {
		if slices.ContainsFunc(x.columns, func(c Column) bool { return c.Index == at && c.Field != "" }) {
			p := x.problem(r, "", model.ErrInvalid, "import.cell.formula", x.t.Columns[at])
			p.Column = at + 1
			return p
		}
	}
	return nil
}

// raw is what a cell says, byte for byte.
func (x *frameTable) raw(r *TableRow, f Field) string {
	at, ok := x.at[f]
	if !ok || at >= len(r.Cells) {
		return ""
	}
	text := fromCell(r.Cells[at])
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return text
}

// kind is what a row says of itself; a list that does not is one of texts, of targets, or of skills alone.
func (x *frameTable) kind(r *TableRow) string {
	if _, ok := x.at[FieldWhat]; ok {
		return model.Fold(x.raw(r, FieldWhat))
	}
	switch {
	case x.raw(r, FieldSays) != "":
		return string(model.Looks)
	case x.raw(r, FieldStep) != "" && x.raw(r, FieldLevel) != "":
		return frameTarget
	case x.raw(r, FieldSkill) != "":
		return frameSkill
	case x.raw(r, FieldLevel) != "":
		return frameLevel
	}
	return frameLadder
}

// name is what a row is called in a list.
func (x *frameTable) name(r *TableRow, kind string) string {
	fields := []Field{FieldSkill, FieldLevel, FieldLadder}
	switch kind {
	case frameStep:
		fields = []Field{FieldSays, FieldStep}
	case frameCriterion:
		fields = []Field{FieldSays}
	case frameTarget:
		fields = []Field{FieldSkill}
	}
	for _, f := range fields {
		if text := model.JoinSpace(x.raw(r, f)); text != "" {
			return text
		}
	}
	return model.JoinSpace(x.raw(r, FieldSays))
}

// needs refuses a row in which one of these is empty.
func (x *frameTable) needs(r *TableRow, fields ...Field) *model.Problem {
	for _, f := range fields {
		if x.raw(r, f) == "" {
			return x.problem(r, f, model.ErrInvalid, "import.frame.needs", model.Key("import.field."+string(f)))
		}
	}
	return nil
}

func (x *frameTable) row(r *TableRow, kind string, at int, out *RowPlan) *model.Problem {
	switch kind {
	case frameStep:
		return x.step(r, out)
	case frameLadder:
		return x.ladderRow(r, out)
	case frameLevel:
		return x.levelRow(r, out)
	case frameSkill:
		return x.skillRow(r, out)
	case frameWay:
		return x.way(r, out)
	case frameAsks:
		return x.asks(r, out)
	case frameTarget:
		return x.target(r, out)
	case frameCriterion:
		return x.criterion(r, out)
	case string(model.Looks), string(model.Example), string(model.Show), string(model.Improve):
		return x.behaviour(r, model.BehaviourKind(kind), at, out)
	}
	return x.problem(r, FieldWhat, model.ErrInvalid, "import.frame.what", x.raw(r, FieldWhat), strings.Join(frameKinds, ", "))
}

// once refuses a row that says of a thing what an earlier row says of it already.
func (x *frameTable) once(r *TableRow, f Field, seen map[model.ID]int, id model.ID, name string) *model.Problem {
	if first := seen[id]; first > 0 {
		return x.problem(r, f, model.ErrInvalid, "import.row.again", name, first)
	}
	seen[id] = r.Line
	x.meet(id)
	return nil
}

// meet remembers in which order the list names things.
func (x *frameTable) meet(id model.ID) {
	if _, known := x.order[id]; !known {
		x.order[id] = len(x.order) + 1
	}
}

func (x *frameTable) newID() model.ID {
	x.fresh++
	return model.Fresh(x.fresh)
}

// stepOf is a step of the scale that a row names.
func (x *frameTable) stepOf(r *TableRow, own bool) (int, *model.Problem) {
	text := x.word(r, FieldStep)
	n, err := strconv.Atoi(text)
	known := slices.ContainsFunc(x.now.Steps, func(s model.Step) bool { return s.Value == n })
	if err != nil || n < 1 || !own && !known {
		return 0, x.problem(r, FieldStep, model.ErrInvalid, "import.frame.step", text, x.scale())
	}
	return n, nil
}

// scale are the steps there are, as a sentence names them.
func (x *frameTable) scale() string {
	var out []string
	for _, s := range x.now.Steps {
		out = append(out, strconv.Itoa(s.Value))
	}
	return strings.Join(out, ", ")
}

func (x *frameTable) step(r *TableRow, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldStep); p != nil {
		return p
	}
	n, p := x.stepOf(r, true)
	if p != nil {
		return p
	}
	if first := x.steps[n]; first > 0 {
		return x.problem(r, FieldStep, model.ErrInvalid, "import.row.again", strconv.Itoa(n), first)
	}
	x.steps[n] = r.Line
	out.Fate = FateNew
	at := slices.IndexFunc(x.now.Steps, func(s model.Step) bool { return s.Value == n })
	if at < 0 {
		x.now.Steps = append(x.now.Steps, model.Step{Value: n, Label: x.raw(r, FieldSays)})
		slices.SortFunc(x.now.Steps, func(a, b model.Step) int { return a.Value - b.Value })
		return nil
	}
	out.Fate = ""
	x.set(out, FieldSays, &x.now.Steps[at].Label, x.raw(r, FieldSays))
	return nil
}

// set brings one value and settles whether the row changes anything. What only differs in white space is not changed.
func (x *frameTable) set(out *RowPlan, f Field, into *string, text string) {
	if out.Fate != FateNew {
		if text != "" && model.JoinSpace(text) != model.JoinSpace(*into) {
			out.set(f, into, text)
			out.Fate = FateChanged
		}
		if out.Fate == "" {
			out.Fate = FateUnchanged
		}
		return
	}
	if text != "" {
		*into = text
	}
}

func (x *frameTable) ladderRow(r *TableRow, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldLadder); p != nil {
		return p
	}
	name := x.raw(r, FieldLadder)
	at := x.findNamed(len(x.now.Ladders), x.word(r, FieldID), func(i int) model.ID { return x.now.Ladders[i].LadderID },
		func(i int) bool { return x.sameName(x.now.Ladders[i].Name, name) })
	if at < 0 {
		out.Fate, at = FateNew, len(x.now.Ladders)
		x.now.Ladders = append(x.now.Ladders, model.Ladder{LadderID: x.newID()})
	}
	l := &x.now.Ladders[at]
	if p := x.once(r, FieldLadder, x.ladders, l.LadderID, name); p != nil {
		return p
	}
	x.set(out, FieldLadder, &l.Name, name)
	return nil
}

// ladder is the ladder that a row names, made when there is none; nil when it names none.
func (x *frameTable) ladder(name string) *model.Ladder {
	if strings.TrimSpace(name) == "" {
		return nil
	}
	at := slices.IndexFunc(x.now.Ladders, func(l model.Ladder) bool { return x.sameName(l.Name, name) })
	if at < 0 {
		at = len(x.now.Ladders)
		x.now.Ladders = append(x.now.Ladders, model.Ladder{LadderID: x.newID(), Name: name})
	}
	x.meet(x.now.Ladders[at].LadderID)
	x.use(x.ladders, x.now.Ladders[at].LadderID)
	return &x.now.Ladders[at]
}

// use notes that the list names a thing, though no row of its own describes it.
func (x *frameTable) use(seen map[model.ID]int, id model.ID) {
	if _, named := seen[id]; !named {
		seen[id] = 0
	}
}

func (x *frameTable) levelRow(r *TableRow, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldLadder, FieldLevel); p != nil {
		return p
	}
	ladder, name := x.ladder(x.raw(r, FieldLadder)).LadderID, x.raw(r, FieldLevel)
	at := x.findNamed(len(x.now.Levels), x.word(r, FieldID), func(i int) model.ID { return x.now.Levels[i].LevelID },
		func(i int) bool { return x.now.Levels[i].LadderID == ladder && x.sameName(x.now.Levels[i].Name, name) })
	if at < 0 {
		out.Fate, at = FateNew, len(x.now.Levels)
		x.now.Levels = append(x.now.Levels, model.Level{LevelID: x.newID(), LadderID: ladder})
	}
	l := &x.now.Levels[at]
	if p := x.once(r, FieldLevel, x.levels, l.LevelID, name); p != nil {
		return p
	}
	if l.LadderID != ladder {
		out.Fate = FateChanged
		out.Changes = append(out.Changes, Change{FieldLadder, x.now.Ladder(l.LadderID).Name, x.now.Ladder(ladder).Name})
		l.LadderID = ladder
	}
	x.set(out, FieldLevel, &l.Name, name)
	x.set(out, FieldShort, &l.Short, x.raw(r, FieldShort))
	x.set(out, FieldSays, &l.About, x.raw(r, FieldSays))
	return nil
}

// level is the level that a row names, made when its ladder has none of that name. Without a ladder it must stand on one alone.
func (x *frameTable) level(r *TableRow, ladderIn, levelIn Field) (*model.Level, *model.Problem) {
	name := x.raw(r, levelIn)
	ladder := x.ladder(x.raw(r, ladderIn))
	var found []int
	for i := range x.now.Levels {
		l := &x.now.Levels[i]
		if (ladder == nil || l.LadderID == ladder.LadderID) && (x.sameName(l.Name, name) || l.Short != "" && x.sameName(l.Short, name)) {
			found = append(found, i)
		}
	}
	if ladder != nil && len(found) > 1 { // a name counts more than what is short for another
		found = slices.DeleteFunc(found, func(i int) bool { return !x.sameName(x.now.Levels[i].Name, name) })
	}
	switch {
	case len(found) > 1:
		return nil, x.problem(r, levelIn, model.ErrAmbiguous, "import.frame.level.several", name)
	case len(found) == 0 && ladder == nil:
		return nil, x.problem(r, levelIn, model.ErrNotFound, "import.frame.level.none", name)
	case len(found) == 0:
		found = []int{len(x.now.Levels)}
		x.now.Levels = append(x.now.Levels, model.Level{LevelID: x.newID(), LadderID: ladder.LadderID, Name: name})
	}
	l := &x.now.Levels[found[0]]
	x.meet(l.LevelID)
	x.use(x.levels, l.LevelID)
	x.use(x.ladders, l.LadderID)
	return l, nil
}

func (x *frameTable) skillRow(r *TableRow, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldSkill); p != nil {
		return p
	}
	name := x.raw(r, FieldSkill)
	at := x.findNamed(len(x.now.Skills), x.word(r, FieldID), func(i int) model.ID { return x.now.Skills[i].SkillID },
		func(i int) bool { return x.sameName(x.now.Skills[i].Name, name) })
	if at < 0 {
		out.Fate, at = FateNew, len(x.now.Skills)
		x.now.Skills = append(x.now.Skills, model.Skill{SkillID: x.newID()})
	}
	s := &x.now.Skills[at]
	if p := x.once(r, FieldSkill, x.skills, s.SkillID, name); p != nil {
		return p
	}
	x.set(out, FieldSkill, &s.Name, name)
	x.set(out, FieldGroup, &s.SkillGroup, x.raw(r, FieldGroup))
	x.set(out, FieldShort, &s.Short, x.raw(r, FieldShort))
	x.set(out, FieldSays, &s.About, x.raw(r, FieldSays))
	x.askedBy(x.ladder(x.raw(r, FieldLadder)), s.SkillID, out)
	return nil
}

// skill is the skill that a row names, made when there is none. A skill that is new, or that only some ladders ask for, is asked
// for by the row's ladder from now on; one that all ask for stays so.
func (x *frameTable) skill(r *TableRow, ladder *model.Ladder, out *RowPlan) model.ID {
	name := x.raw(r, FieldSkill)
	at, known := x.found[x.fold(name)]
	if !known || at >= len(x.now.Skills) || !x.sameName(x.now.Skills[at].Name, name) {
		at = slices.IndexFunc(x.now.Skills, func(s model.Skill) bool { return x.sameName(s.Name, name) })
	}
	if at < 0 {
		at = len(x.now.Skills)
		x.now.Skills = append(x.now.Skills, model.Skill{SkillID: x.newID(), Name: name, SkillGroup: x.raw(r, FieldGroup)})
	}
	x.found[x.fold(name)] = at
	s := &x.now.Skills[at]
	x.meet(s.SkillID)
	x.use(x.skills, s.SkillID)
	if _, own := x.at[FieldWhat]; !own {
		x.askedBy(ladder, s.SkillID, out)
	}
	return s.SkillID
}

// askedBy lets a ladder ask for a skill, as skill says.
func (x *frameTable) askedBy(ladder *model.Ladder, skill model.ID, out *RowPlan) {
	if ladder == nil {
		return
	}
	named := slices.ContainsFunc(x.now.Asks, func(a model.LadderSkill) bool { return a.SkillID == skill })
	if !named && !skill.IsFresh() || named && x.now.AsksFor(ladder.LadderID, skill) {
		x.pairs[[3]model.ID{frameAsks, ladder.LadderID, skill}] = 0
		return
	}
	x.now.Asks = append(x.now.Asks, model.LadderSkill{LadderID: ladder.LadderID, SkillID: skill})
	x.pairs[[3]model.ID{frameAsks, ladder.LadderID, skill}] = 0
	if out.Fate == FateUnchanged {
		out.Fate = FateChanged
		out.Changes = append(out.Changes, Change{Field: FieldLadder, After: ladder.Name})
	}
}

// word is a cell in which white space says nothing.
func (x *frameTable) word(r *TableRow, f Field) string { return model.JoinSpace(x.raw(r, f)) }
