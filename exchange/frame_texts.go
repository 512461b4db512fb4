package exchange

import (
	"cmp"
	"slices"
	"strconv"

	"milepost/model"
)

// textPlace is where texts of a skill stand: at a level, at a step, or with the skill as a whole.
type textPlace struct {
	skill model.ID
	kind  model.BehaviourKind
	level model.ID
	step  int
}

// textRow is a row of the list that brings one.
type textRow struct {
	row  int
	text string
}

// behaviour notes where a row's text belongs. What becomes of it is settled once all texts of the place are known.
func (x *frameTable) behaviour(r *TableRow, kind model.BehaviourKind, row int, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldSkill, FieldSays); p != nil {
		return p
	}
	place := textPlace{kind: kind}
	if x.word(r, FieldStep) != "" {
		var p *model.Problem
		if place.step, p = x.stepOf(r, false); p != nil {
			return p
		}
	}
	ladder := x.ladder(x.raw(r, FieldLadder))
	if x.raw(r, FieldLevel) != "" && place.step == 0 {
		level, p := x.level(r, FieldLadder, FieldLevel)
		if p != nil {
			return p
		}
		place.level = level.LevelID
		ladder = x.now.Ladder(level.LadderID)
	}
	out.Fate = FateUnchanged
	place.skill = x.skill(r, ladder, out)
	if rows := x.texts[place]; len(rows) > 0 && kind == model.Looks && place.step > 0 {
		return x.problem(r, FieldSays, model.ErrInvalid, "import.row.again", x.now.Skill(place.skill).Name, x.t.Rows[rows[0].row].Line)
	}
	if len(x.texts[place]) == 0 {
		x.places = append(x.places, place)
	}
	x.texts[place] = append(x.texts[place], textRow{row, x.raw(r, FieldSays)})
	return nil
}

// settleTexts holds the texts of every place that the list names against those that are there: the same text is the same, and
// what remains on both sides is taken for the one changed into the other, in their order.
func (x *frameTable) settleTexts() {
	have := map[textPlace][]model.Behaviour{}
	var rest []model.Behaviour
	for _, b := range x.now.Behaviours {
		place := textPlace{b.SkillID, b.Kind, b.LevelID, b.Step}
		if _, named := x.texts[place]; named {
			have[place] = append(have[place], b)
		} else {
			rest = append(rest, b)
		}
	}
	x.now.Behaviours = rest
	for _, place := range x.places {
		x.settlePlace(place, have[place])
	}
	if x.takesAway() {
		x.now.Behaviours = slices.DeleteFunc(x.now.Behaviours, func(b model.Behaviour) bool {
			_, named := x.texts[textPlace{b.SkillID, b.Kind, b.LevelID, b.Step}]
			return !named
		})
	}
}

func (x *frameTable) settlePlace(place textPlace, have []model.Behaviour) {
	rows := x.texts[place]
	taken := make([]bool, len(have))
	means := make([]int, len(rows))
	for i, r := range rows {
		means[i] = slices.IndexFunc(have, func(b model.Behaviour) bool {
			return model.JoinSpace(b.Text) == model.JoinSpace(r.text)
		})
		for means[i] >= 0 && taken[means[i]] {
			next := slices.IndexFunc(have[means[i]+1:], func(b model.Behaviour) bool {
				return model.JoinSpace(b.Text) == model.JoinSpace(r.text)
			})
			if next < 0 {
				means[i] = -1
				break
			}
			means[i] += next + 1
		}
		if means[i] >= 0 {
			taken[means[i]] = true
		}
	}
	for i, r := range rows {
		out := &x.plan.Rows[r.row]
		b := model.Behaviour{SkillID: place.skill, Kind: place.kind, LevelID: place.level, Step: place.step, Text: r.text}
		switch free := slices.Index(taken, false); {
		case means[i] >= 0:
			b = have[means[i]]
		case free >= 0:
			taken[free] = true
			b.Row = have[free].Row
			out.Fate = FateChanged
			out.Changes = append(out.Changes, Change{FieldSays, have[free].Text, r.text})
		default:
			out.Fate = FateNew
			out.Changes = nil
		}
		x.now.Behaviours = append(x.now.Behaviours, b)
	}
	if x.takesAway() {
		return
	}
	for i, b := range have { // the list no longer names them
		if !taken[i] {
			x.now.Behaviours = append(x.now.Behaviours, b)
			x.plan.Missing = append(x.plan.Missing, Missing{ID: b.ID, Name: b.Text})
		}
	}
}

// takesAway says whether what the list does not name goes. Not when a row was refused: nobody could say what it meant.
func (x *frameTable) takesAway() bool {
	return x.plan.Replaces()
}

// settleOrder brings ladders, levels, skills and criteria into the list's order where the list names all of them; else what is new
// follows what was there.
func (x *frameTable) settleOrder() {
	order := func(known func(model.ID) bool, ids []model.ID) func(a, b model.ID) int {
		if slices.ContainsFunc(ids, func(id model.ID) bool { return !known(id) }) {
			return nil
		}
		return func(a, b model.ID) int { return cmp.Compare(x.order[a], x.order[b]) }
	}
	named := func(id model.ID) bool { return x.order[id] > 0 }
	sortBy(x.now.Ladders, order, named, func(l *model.Ladder) model.ID { return l.LadderID })
	sortBy(x.now.Levels, order, named, func(l *model.Level) model.ID { return l.LevelID })
	sortBy(x.now.Skills, order, named, func(s *model.Skill) model.ID { return s.SkillID })
	sortBy(x.now.Criteria, order, named, func(c *model.Criterion) model.ID { return c.CriterionID })
}

func sortBy[T any](list []T, order func(func(model.ID) bool, []model.ID) func(a, b model.ID) int, named func(model.ID) bool, id func(*T) model.ID) {
	var ids []model.ID
	for i := range list {
		ids = append(ids, id(&list[i]))
	}
	if less := order(named, ids); less != nil {
		slices.SortStableFunc(list, func(a, b T) int { return less(id(&a), id(&b)) })
	}
}

// settleMissing lists what is there and not named by the list, or takes it away where that was asked for. A list of others is only
// asked about the ladders that it names.
func (x *frameTable) settleMissing() {
	own := columnOf(x.columns, FieldWhat) >= 0 && !x.t.Written
	about := func(ladder model.ID) bool {
		_, named := x.ladders[ladder]
		return own || named || x.plan.frame.replaces
	}
	gone := map[model.ID]bool{}
	missing := func(named bool, id model.ID, name string) {
		if !named {
			gone[id] = true
			x.plan.Missing = append(x.plan.Missing, Missing{ID: id, Name: name})
		}
	}
	for _, l := range x.now.Ladders {
		_, named := x.ladders[l.LadderID]
		missing(named || !own && !x.plan.frame.replaces, l.LadderID, l.Name)
	}
	for _, l := range x.now.Levels {
		_, named := x.levels[l.LevelID]
		missing(named || !about(l.LadderID) || !own && len(x.levels) == 0 && !x.plan.frame.replaces, l.LevelID, l.Name)
	}
	for _, s := range x.now.Skills {
		_, named := x.skills[s.SkillID]
		asked := own || x.plan.frame.replaces || len(x.skills) > 0 && slices.ContainsFunc(x.now.Asks, func(a model.LadderSkill) bool {
			return a.SkillID == s.SkillID && about(a.LadderID)
		})
		missing(named || !asked, s.SkillID, s.Name)
	}
	for _, c := range x.now.Criteria {
		_, named := x.criteria[c.CriterionID]
		missing(named || !own && !x.plan.frame.replaces, c.CriterionID, c.Text)
	}
	if own || x.plan.frame.replaces {
		for _, s := range x.now.Steps {
			missing(x.steps[s.Value] > 0 || len(x.steps) == 0, model.ID("step "+strconv.Itoa(s.Value)), s.Label)
		}
	}
	if x.takesAway() {
		x.takeAway(gone)
		x.sayLost()
	}
}

// sayLost names the texts, targets and ways that go, on their own or with what they hang on. A framework that nobody has used
// gives way as a whole, which is said elsewhere.
func (x *frameTable) sayLost() {
	was, now := &x.plan.frame.was, x.now
	if x.plan.frame.yields {
		return
	}
	stays := map[model.ID]bool{}
	for i := range now.Behaviours {
		stays[now.Behaviours[i].ID] = true
	}
	for i := range now.Targets {
		stays[now.Targets[i].ID] = true
	}
	for i := range now.Ways {
		stays[now.Ways[i].ID] = true
	}
	lost := func(id model.ID, name string) {
		if !stays[id] {
			x.plan.Missing = append(x.plan.Missing, Missing{ID: id, Name: name})
		}
	}
	for _, t := range was.Targets {
		lost(t.ID, was.Skill(t.SkillID).Name+" "+strconv.Itoa(t.Step)+" · "+was.Level(t.LevelID).Name)
	}
	for _, w := range was.Ways {
		lost(w.ID, was.Level(w.FromLevelID).Name+" → "+was.Level(w.ToLevelID).Name)
	}
	for _, b := range was.Behaviours {
		lost(b.ID, was.Skill(b.SkillID).Name+": "+b.Text)
	}
}

// takeAway leaves out what is gone, and with it what hangs on it.
func (x *frameTable) takeAway(gone map[model.ID]bool) {
	f := x.now
	lost := func(step int) bool { return gone[model.ID("step "+strconv.Itoa(step))] }
	tied := func(kind string, a, b model.ID) bool {
		_, named := x.pairs[[3]model.ID{model.ID(kind), a, b}]
		return named && !gone[a] && !gone[b]
	}
	f.Steps = slices.DeleteFunc(f.Steps, func(s model.Step) bool { return lost(s.Value) })
	f.Ladders = slices.DeleteFunc(f.Ladders, func(l model.Ladder) bool { return gone[l.LadderID] })
	f.Levels = slices.DeleteFunc(f.Levels, func(l model.Level) bool { return gone[l.LevelID] || gone[l.LadderID] })
	f.Skills = slices.DeleteFunc(f.Skills, func(s model.Skill) bool { return gone[s.SkillID] })
	f.Ways = slices.DeleteFunc(f.Ways, func(w model.LevelWay) bool { return !tied(frameWay, w.FromLevelID, w.ToLevelID) })
	f.Asks = slices.DeleteFunc(f.Asks, func(a model.LadderSkill) bool { return !tied(frameAsks, a.LadderID, a.SkillID) })
	f.Targets = slices.DeleteFunc(f.Targets, func(t model.Target) bool { return !tied(frameTarget, t.LevelID, t.SkillID) || lost(t.Step) })
	f.Criteria = slices.DeleteFunc(f.Criteria, func(c model.Criterion) bool { return gone[c.CriterionID] || gone[c.LevelID] })
	f.Behaviours = slices.DeleteFunc(f.Behaviours, func(b model.Behaviour) bool {
		return gone[b.SkillID] || b.LevelID != "" && gone[b.LevelID] || b.Step > 0 && lost(b.Step)
	})
}
