package storage

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"milepost/model"
)

// putIn gives what others refer to, and whose own row is lost, a row that stands in for it. Otherwise all that is about a
// lost person would go, all ratings with their assessment, all key results with their goal. Where the table itself is
// whole and only one row refers to what is not there, it is the reference that was hit, and nothing is put in.
func (m *mending) putIn() error {
	if err := m.framework(); err != nil {
		return err
	}
	for range 5 { // what is put in may itself refer to something
		before := len(m.anew)
		for _, s := range sortedShapes(m.shapes) {
			if tables()[s.name] == nil {
				continue
			}
			for _, c := range s.columns {
				if m.needed(s.name, c) {
					if err := m.putInFor(s, c); err != nil {
						return err
					}
				}
			}
		}
		if err := m.framework(); err != nil || len(m.anew) == before {
			return err
		}
	}
	return nil
}

// needed says whether a row cannot be without what a column refers to.
func (m *mending) needed(table string, c columnShape) bool {
	switch {
	case c.parent == "" || tables()[c.parent] == nil:
		return false
	case c.parent == "person", c.parent == "author":
		return true
	}
	must := func(r rule) bool {
		return r.table == table && r.key == "storage.check.parent" && r.arg == c.parent
	}
	return slices.ContainsFunc(rulesOfSome, must) || slices.ContainsFunc(rulesOfAll(), must)
}

// putInFor puts rows in for those that a column refers to and that are not there.
func (m *mending) putInFor(s *shape, c columnShape) error {
	type missing struct {
		id, visibility string
		subject        any
		version        int64
		rows           int // that refer to it
	}
	var all []missing
	err := eachRow(m.rescue, m.tx, "SELECT "+c.name+", min(visibility), min(subject_id), min(version), count(*) FROM "+s.name+" WHERE "+c.name+
		" IS NOT NULL AND "+c.name+" NOT IN (SELECT id FROM "+c.parent+") AND "+c.name+" NOT IN (SELECT id FROM erased) GROUP BY 1",
		func(scan func(...any) error) error {
			var x missing
			err := scan(&x.id, &x.visibility, &x.subject, &x.version, &x.rows)
			all = append(all, x)
			return err
		})
	for _, x := range all {
		if err != nil {
			return err
		}
		if c.parent != "person" && c.parent != "author" && !m.damaged[c.parent] && x.rows < 2 {
			continue
		}
		given := map[string]any{"visibility": x.visibility, "subject_id": x.subject}
		switch c.parent {
		case "person":
			given["subject_id"], given["visibility"], given["is_rep"] = x.id, string(model.Shared), int64(0)
			if c.name == "subject_id" {
				given["is_rep"] = int64(1)
			}
		case "author", "framework_version", "strategic_milestone":
			given["subject_id"], given["visibility"] = nil, string(model.Team)
		}
		if c.parent == "framework_version" {
			given["number"], err = m.number("SELECT coalesce(max(number),0)+1 FROM framework_version")
		}
		if c.parent == "assessment" && err == nil {
			if given["version_id"], err = m.newestVersion(); err == nil {
				given["assessed_on"], err = m.dayOf(x.version)
			}
		}
		if err == nil {
			err = m.add(c.parent, x.id, given)
		}
	}
	return err
}

func (m *mending) number(q string) (n int64, err error) {
	err = m.tx.QueryRowContext(m.ctx, q).Scan(&n)
	return n, err
}

func (m *mending) newestVersion() (any, error) {
	ids, err := m.ids("SELECT id FROM framework_version ORDER BY number DESC LIMIT 1")
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return ids[0], nil
}

// dayOf is the day on which a change was made; the present one when that is not known.
func (m *mending) dayOf(unit int64) (any, error) {
	at, err := m.number("SELECT coalesce((SELECT at FROM unit WHERE seq=" + itoa(unit) + "), " + itoa(int64(m.w.unit.At)) + ")")
	if err != nil {
		return nil, err
	}
	zones, err := m.ids("SELECT zone FROM file LIMIT 1")
	file := model.File{}
	if len(zones) > 0 {
		file.Zone = zones[0]
	}
	return model.DateOf(time.UnixMilli(at).In(file.Location())).String(), err
}

// ofFramework are the rows of a version of the framework that others name, and that are not there: its id, and the name
// or value by which it is called.
var ofFramework = []struct{ table, column, query string }{
	{"skill", "skill_id", `SELECT version_id, skill_id, count(*) FROM (SELECT a.version_id, r.skill_id FROM rating r JOIN assessment a ON a.id=r.assessment_id
		UNION ALL SELECT version_id, skill_id FROM target UNION ALL SELECT version_id, skill_id FROM behaviour) n
		WHERE NOT EXISTS(SELECT 1 FROM skill x WHERE x.version_id=n.version_id AND x.skill_id=n.skill_id) GROUP BY 1, 2`},
	{"scale_step", "value", `SELECT version_id, step, count(*) FROM (SELECT a.version_id, r.step FROM rating r JOIN assessment a ON a.id=r.assessment_id WHERE r.skipped=0
		UNION ALL SELECT version_id, step FROM target UNION ALL SELECT version_id, step FROM behaviour) n
		WHERE step BETWEEN 1 AND 10 AND NOT EXISTS(SELECT 1 FROM scale_step x WHERE x.version_id=n.version_id AND x.value=n.step) GROUP BY 1, 2`},
	{"level", "level_id", `SELECT version_id, level_id, count(*) FROM (SELECT version_id, level_id FROM target
		UNION ALL SELECT version_id, from_level_id FROM level_way UNION ALL SELECT version_id, to_level_id FROM level_way) n
		WHERE NOT EXISTS(SELECT 1 FROM level x WHERE x.version_id=n.version_id AND x.level_id=n.level_id) GROUP BY 1, 2`},
	{"ladder", "ladder_id", `SELECT version_id, ladder_id, count(*) FROM level n
		WHERE NOT EXISTS(SELECT 1 FROM ladder x WHERE x.version_id=n.version_id AND x.ladder_id=n.ladder_id) GROUP BY 1, 2`},
}

// framework puts in what a version of the framework has lost, so that ratings keep what they are about.
func (m *mending) framework() error {
	for _, f := range ofFramework {
		type missing struct{ version, named any }
		var all []missing
		err := eachRow(m.rescue, m.tx, f.query, func(scan func(...any) error) error {
			var x missing
			var rows int
			err := scan(&x.version, &x.named, &rows)
			if x.version != nil && x.named != nil && (m.damaged[f.table] || rows > 1) {
				all = append(all, x)
			}
			return err
		})
		for _, x := range all {
			given := map[string]any{"version_id": x.version, f.column: x.named, "visibility": string(model.Team)}
			switch named := x.named.(type) {
			case string:
				given["name"] = m.o.Lost(digits(named))
			case int64:
				given["label"] = itoa(named)
			}
			if f.table == "level" && err == nil {
				given["ladder_id"], err = m.ladderOf(x.version)
			}
			if err == nil {
				err = m.add(f.table, string(m.s.ids.New()), given)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ladderOf is a ladder of a version of the framework, for a level of which nobody knows any more where it was.
func (m *mending) ladderOf(version any) (any, error) {
	ids, err := m.ids("SELECT ladder_id FROM ladder WHERE version_id=? ORDER BY position LIMIT 1", version)
	if err != nil || len(ids) == 0 {
		return string(m.s.ids.New()), err // which is put in next
	}
	return ids[0], nil
}

// untie empties what refers to something that is not there.
func (m *mending) untie() error {
	for _, s := range sortedShapes(m.shapes) {
		if tables()[s.name] == nil {
			continue
		}
		for _, c := range s.columns {
			if c.parent == "" {
				continue
			}
			ids, err := m.ids("SELECT id FROM " + s.name + " WHERE " + c.name + " IS NOT NULL AND " + c.name + " NOT IN (SELECT id FROM " + c.parent + ")")
			for _, id := range ids {
				if err != nil {
					break
				}
				parent := strings.ReplaceAll(c.parent, "_", " ")
				if c.name == "subject_id" {
					err = m.remove(s.name, id, "storage.check.reference", parent)
				} else {
					err = m.set(s.name, id, c.name, nil, "storage.repair.untied", parent)
				}
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// rules applies the rules of the check until none is broken: a value that is not needed goes, else the row.
func (m *mending) rules() error {
	for range 20 { // what goes may be what another row needs
		broken := false
		for _, r := range slices.Concat(rulesOfAll(), rulesOfSome) {
			if r.key == "storage.check.version" { // of those whose history begins anew it is written last
				continue
			}
			ids, err := m.ids(r.query)
			for _, id := range ids {
				if err != nil {
					break
				}
				broken = true
				err = m.mendRule(r, id)
			}
			if err != nil {
				return err
			}
		}
		if !broken {
			return nil
		}
		if err := m.untie(); err != nil {
			return err
		}
	}
	return nil
}

func (m *mending) mendRule(r rule, id string) error {
	clear := func(column string) error {
		return m.set(r.table, id, column, nil, r.key)
	}
	optional := r.table == "assignment" || r.table == "career_milestone" || r.table == "goal"
	switch {
	case r.key == "storage.check.author":
		return m.set(r.table, id, "author_id", string(m.owner), r.key)
	case r.key == "storage.check.owner":
		return m.set(r.table, id, "owner_id", string(m.owner), r.key)
	case r.key == "storage.check.self":
		return m.set(r.table, id, "subject_id", id, r.key)
	case r.key == "storage.check.span":
		return clear("valid_to")
	case r.key == "storage.check.level" && optional:
		return clear("level_id")
	case r.key == "storage.check.skill" && optional:
		return clear("skill_id")
	case r.arg != "":
		return m.remove(r.table, id, r.key, strings.ReplaceAll(r.arg, "_", " "))
	}
	return m.remove(r.table, id, r.key)
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
