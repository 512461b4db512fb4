package storage

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"milepost/model"
)

// WriteFramework makes a framework the newest one; was is the newest as it was read before. It becomes a version of its own, made
// on the day, once anything refers to the version before: an assessment, a deck, or somebody who names a level, skill or criterion that would be
// gone from every version. Until then the version is changed in its place. The order is that of the slices. Ladders, levels, skills
// and criteria keep their lasting ids, and what has a model.Fresh one gets its own. Rows, versions and positions of now are not
// looked at. Nothing is written when now says the same as was. Returned is what the file holds then.
//
// Errors: ErrInvalid when now cannot be written, see Framework.Check; ErrConflict when the framework was changed since was was
// read.
func (w *Work) WriteFramework(was, now model.Framework, on model.Date) (model.Framework, error) {
	if err := now.Check(); err != nil {
		return was, err
	}
	old, err := w.newestFramework()
	if err != nil {
		return was, err
	}
	if old.Version != was.Version || !old.SameAs(&was) {
		return was, &model.Problem{Key: "storage.framework.moved", Err: model.ErrConflict}
	}
	if now.SameAs(&was) {
		return was, nil
	}
	x := &frameworkWriting{w: w, old: old, ids: map[model.ID]model.ID{}}
	if err := x.begin(&now, on); err != nil {
		return was, err
	}
	x.write(&now)
	if x.err != nil {
		return was, x.err
	}
	return w.newestFramework()
}

func (w *Work) newestFramework() (model.Framework, error) {
	if err := w.flush(); err != nil {
		return model.Framework{}, err
	}
	v := w.s.view(w.ctx, w.tx)
	versions, err := all[model.Version](v, "number DESC", "")
	if err != nil || len(versions) == 0 {
		return model.Framework{}, err
	}
	return v.framework(versions[0])
}

// frameworkWriting keeps the first error, so that the writing reads like a list.
type frameworkWriting struct {
	w       *Work
	old     model.Framework
	inPlace bool
	version model.ID
	ids     map[model.ID]model.ID // of what is new
	err     error
}

// begin decides whether the version is changed in its place, and makes the next one otherwise.
func (x *frameworkWriting) begin(now *model.Framework, on model.Date) (err error) {
	if x.old.Version.ID != "" {
		var frozen bool
		if frozen, err = x.frozen(now); err != nil {
			return err
		}
		x.inPlace = !frozen
	}
	if x.inPlace {
		version := x.old.Version
		version.MadeOn = on
		x.version = version.ID
		return x.w.Put(&version)
	}
	version := &model.Version{Row: model.Ours(), Number: x.old.Version.Number + 1, MadeOn: on}
	err = x.w.Put(version)
	x.version = version.ID
	return err
}

// frozen says whether anything refers to the old version, or to something that the new one no longer has and no other version
// knows.
func (x *frameworkWriting) frozen(now *model.Framework) (bool, error) {
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		t := tables()[name]
		if name == "assessment" || name == "calibration_deck" {
			if found, err := x.exists("SELECT 1 FROM "+name+" WHERE version_id=?", x.old.Version.ID); found || err != nil {
				return found, err
			}
		}
		if t.index("version_id") >= 0 {
			continue
		}
		for column, lost := range lostIDs(&x.old, now) {
			if t.index(column) < 0 {
				continue
			}
			for _, id := range lost {
				kind := strings.TrimSuffix(column, "_id")
				found, err := x.exists("SELECT 1 FROM "+name+" WHERE "+column+"=?1 AND NOT EXISTS(SELECT 1 FROM "+kind+" k WHERE k."+column+"=?1 AND k.version_id<>?2)",
					id, x.old.Version.ID)
				if found || err != nil {
					return found, err
				}
			}
		}
	}
	return false, nil
}

// lostIDs are the lasting ids that only the old framework has, by the column that names them.
func lostIDs(old, now *model.Framework) map[string][]model.ID {
	out := map[string][]model.ID{}
	for _, l := range old.Ladders {
		if now.Ladder(l.LadderID) == nil {
			out["ladder_id"] = append(out["ladder_id"], l.LadderID)
		}
	}
	for _, l := range old.Levels {
		if now.Level(l.LevelID) == nil {
			out["level_id"] = append(out["level_id"], l.LevelID)
		}
	}
	for _, s := range old.Skills {
		if now.Skill(s.SkillID) == nil {
			out["skill_id"] = append(out["skill_id"], s.SkillID)
		}
	}
	for _, c := range old.Criteria {
		if !slices.ContainsFunc(now.Criteria, func(n model.Criterion) bool { return n.CriterionID == c.CriterionID }) {
			out["criterion_id"] = append(out["criterion_id"], c.CriterionID)
		}
	}
	return out
}

func (x *frameworkWriting) exists(query string, args ...any) (found bool, err error) {
	err = x.w.tx.QueryRowContext(x.w.ctx, "SELECT EXISTS("+query+")", args...).Scan(&found)
	return found, err
}

// id is the stored id for one of the framework: its own, or the one that was made for it.
func (x *frameworkWriting) id(id model.ID) model.ID {
	if !id.IsFresh() {
		return id
	}
	if x.ids[id] == "" {
		x.ids[id] = x.w.NewID()
	}
	return x.ids[id]
}

// write brings every part of the version in line.
func (x *frameworkWriting) write(now *model.Framework) {
	old := x.old
	if !x.inPlace {
		old = model.Framework{Measures: old.Measures}
	}
	measures := x.measures(now)
	replaceRows(x, old.Steps, now.Steps, func(s *model.Step, _ int) string { s.VersionID = x.version; return fmt.Sprint(s.Value) })
	replaceRows(x, old.Ladders, now.Ladders, func(l *model.Ladder, at int) string {
		l.VersionID, l.LadderID, l.Position = x.version, x.id(l.LadderID), place(at)
		return string(l.LadderID)
	})
	replaceRows(x, old.Levels, now.Levels, func(l *model.Level, at int) string {
		l.VersionID, l.LevelID, l.LadderID, l.Position = x.version, x.id(l.LevelID), x.id(l.LadderID), place(at)
		return string(l.LevelID)
	})
	replaceRows(x, old.Ways, now.Ways, func(l *model.LevelWay, _ int) string {
		l.VersionID, l.FromLevelID, l.ToLevelID = x.version, x.id(l.FromLevelID), x.id(l.ToLevelID)
		return string(l.FromLevelID + " " + l.ToLevelID)
	})
	replaceRows(x, old.Skills, now.Skills, func(s *model.Skill, at int) string {
		s.VersionID, s.SkillID, s.Position = x.version, x.id(s.SkillID), place(at)
		return string(s.SkillID)
	})
	x.behaviours(old.Behaviours, now.Behaviours)
	replaceRows(x, old.Targets, now.Targets, func(t *model.Target, _ int) string {
		t.VersionID, t.LevelID, t.SkillID = x.version, x.id(t.LevelID), x.id(t.SkillID)
		return string(t.LevelID + " " + t.SkillID)
	})
	replaceRows(x, old.Asks, now.Asks, func(a *model.LadderSkill, _ int) string {
		a.VersionID, a.LadderID, a.SkillID = x.version, x.id(a.LadderID), x.id(a.SkillID)
		return string(a.LadderID + " " + a.SkillID)
	})
	replaceRows(x, old.Criteria, now.Criteria, func(c *model.Criterion, at int) string {
		c.VersionID, c.CriterionID, c.LevelID, c.Position = x.version, x.id(c.CriterionID), x.id(c.LevelID), place(at)
		if m, ok := measures[c.MeasureID]; ok {
			c.MeasureID = m
		}
		return string(c.CriterionID)
	})
	x.dropMeasures()
}

// behaviours are counted within their place, so that a text that stands before others does not rewrite those of other skills.
func (x *frameworkWriting) behaviours(old, now []model.Behaviour) {
	key := func(b *model.Behaviour) string {
		b.VersionID, b.SkillID = x.version, x.id(b.SkillID)
		if b.LevelID != "" {
			b.LevelID = x.id(b.LevelID)
		}
		return fmt.Sprint(b.SkillID, " ", b.Kind, " ", b.LevelID, " ", b.Step)
	}
	counted := func() func(*model.Behaviour, int) string {
		seen := map[string]int{}
		return func(b *model.Behaviour, _ int) string {
			k := key(b)
			seen[k]++
			b.Position = 0
			if n := seen[k] - 1; n > 0 || b.Step == 0 {
				b.Position = place(n)
			}
			return fmt.Sprint(k, " ", seen[k])
		}
	}
	replaceCounted(x, old, now, counted(), counted())
}

// replaceRows brings the rows of one kind in line with what they shall be. settle gives a row its place and returns what it is
// known by.
func replaceRows[T any, P interface {
	*T
	model.Record
}](x *frameworkWriting, old, now []T, settle func(P, int) string,
) {
	replaceCounted(x, old, now, settle, settle)
}

// replaceCounted is replaceRows where what a row is known by depends on those before it.
func replaceCounted[T any, P interface {
	*T
	model.Record
}](x *frameworkWriting, old, now []T, known, settle func(P, int) string,
) {
	before := map[string]P{}
	var gone []string
	for i := range old {
		row, keep := old[i], old[i]
		k := known(&row, i)
		before[k] = P(&keep)
		gone = append(gone, k)
	}
	var puts []P
	kept := map[string]bool{}
	for i := range now {
		row := P(new(T))
		*row = now[i]
		k := settle(row, i)
		if b := before[k]; b != nil {
			*row.Head() = *b.Head()
		} else {
			*row.Head() = model.Ours()
		}
		kept[k], puts = true, append(puts, row)
	}
	for _, k := range gone {
		if !kept[k] && x.err == nil {
			x.err = x.w.Delete(before[k])
		}
	}
	for _, p := range puts {
		if x.err == nil {
			x.err = x.w.Put(p)
		}
	}
}

// measures writes what criteria are measured by, and gives the stored id of each. One that changed is a new one when another
// version's criterion is measured by it.
func (x *frameworkWriting) measures(now *model.Framework) map[model.ID]model.ID {
	out := map[model.ID]model.ID{}
	for _, c := range now.Criteria {
		m := now.Measure(c.MeasureID)
		if m == nil || x.err != nil || out[m.ID] != "" {
			continue
		}
		written := *m
		old := x.old.Measure(m.ID)
		switch {
		case old != nil && sameMeasure(*old, written):
			out[m.ID] = m.ID
			continue
		case old != nil && x.inPlace && !x.shared(old.ID):
			written.Row = old.Row
		default:
			written.Row = model.Ours()
		}
		x.err = cmp.Or(x.err, x.w.Put(&written))
		out[m.ID] = written.ID
	}
	return out
}

func sameMeasure(a, b model.Measure) bool {
	a.Row, b.Row = model.Row{}, model.Row{}
	return a == b
}

// shared says whether anything but this version's criteria has a measure.
func (x *frameworkWriting) shared(measure model.ID) bool {
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		t := tables()[name]
		if t.index("measure_id") < 0 || x.err != nil {
			continue
		}
		var found bool
		if name == "criterion" {
			found, x.err = x.exists("SELECT 1 FROM criterion WHERE measure_id=? AND version_id<>?", measure, x.version)
		} else {
			found, x.err = x.exists("SELECT 1 FROM "+name+" WHERE measure_id=?", measure)
		}
		if found {
			return true
		}
	}
	return false
}

// dropMeasures takes away those of criteria that were changed in their place and that nothing has any more.
func (x *frameworkWriting) dropMeasures() {
	if !x.inPlace || x.err != nil {
		return
	}
	if x.err = x.w.flush(); x.err != nil {
		return
	}
	for i := range x.old.Measures {
		m := &x.old.Measures[i]
		used, err := x.exists("SELECT 1 FROM criterion WHERE measure_id=?", m.ID)
		if err == nil && !used && !x.shared(m.ID) {
			err = x.w.Delete(m)
		}
		if x.err == nil {
			x.err = err
		}
	}
}

// FrameworkUnused says whether the framework is still the one the file was made with and nobody has used it: no rating, and nothing
// that names a level, a skill, a ladder or a criterion.
func (s *Store) FrameworkUnused(ctx context.Context) (bool, error) {
	return readWhole(ctx, s, func(v *view) (bool, error) {
		for _, name := range slices.Sorted(maps.Keys(tables())) {
			t := tables()[name]
			var conditions []string
			switch {
			case name == "assessment" || name == "calibration_deck":
				conditions = []string{"1"}
			case name == "framework_version":
				conditions = []string{"number>1"}
			case t.index("version_id") >= 0: // a part of it
				conditions = []string{"version>(SELECT version FROM framework_version WHERE number=1)"}
			default:
				for _, c := range []string{"level_id", "skill_id", "ladder_id", "criterion_id"} {
					if t.index(c) >= 0 {
						conditions = append(conditions, c+" IS NOT NULL")
					}
				}
			}
			if len(conditions) == 0 {
				continue
			}
			var used bool
			err := v.tx.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM "+name+" WHERE "+strings.Join(conditions, " OR ")+
				") OR EXISTS(SELECT 1 FROM change WHERE tbl=? AND op='D' AND ?)", name, t.index("version_id") >= 0).Scan(&used)
			if used || err != nil {
				return false, err
			}
		}
		return true, nil
	})
}
