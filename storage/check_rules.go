package storage

import (
	"maps"
	"slices"
	"strings"
)

// rule finds the rows of a table that are not as they must be: a query that gives their ids.
type rule struct {
	table, key, query string
	arg               string // what the sentence names, if anything
}

// aboutNobody are tables whose rows are their author's alone and about nobody in particular: a line of the inbox says later whom it is
// about, and a deck is about several, each of whom a card of it names.
var aboutNobody = map[string]bool{"caught": true, "calibration_deck": true}

// rulesOfAll are what holds for every table of records.
func rulesOfAll() []rule {
	var out []rule
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		t := tables()[name]
		where := func(key, condition string) {
			out = append(out, rule{table: name, key: key, query: "SELECT id FROM " + name + " r WHERE " + condition})
		}
		where("storage.check.version", "NOT EXISTS(SELECT 1 FROM unit WHERE seq=r.version)")
		if aboutNobody[name] {
			where("storage.check.subject", "visibility<>'private'")
		} else {
			where("storage.check.subject", "(visibility='team') <> (subject_id IS NULL)")
		}
		if t.author >= 0 {
			where("storage.check.author", "author_id IS NULL")
		}
		if t.ownSubject {
			where("storage.check.self", "subject_id IS NOT id")
		}
		if t.index("valid_from") >= 0 {
			where("storage.check.span", "valid_to<valid_from")
		}
		if t.index("version_id") >= 0 && name != "assessment" {
			where("storage.check.parent", "version_id IS NULL")
			out[len(out)-1].arg = "framework_version"
		}
	}
	return out
}

// Conditions of rules: whether a version of the framework, or any, has what a row r names.
const (
	hasLevel  = "EXISTS(SELECT 1 FROM level x WHERE x.level_id=r.level_id)"
	hasSkill  = "EXISTS(SELECT 1 FROM skill x WHERE x.skill_id=r.skill_id)"
	here      = " AND x.version_id=r.version_id)"
	levelHere = "EXISTS(SELECT 1 FROM level x WHERE x.level_id=r.level_id" + here
	skillHere = "EXISTS(SELECT 1 FROM skill x WHERE x.skill_id=r.skill_id" + here
	stepHere  = "EXISTS(SELECT 1 FROM scale_step x WHERE x.value=r.step" + here
)

// rulesOfSome are what holds for single tables.
var rulesOfSome = []rule{
	{table: "file", key: "storage.check.owner", query: "SELECT id FROM file WHERE owner_id IS NULL"},
	{table: "assignment", key: "storage.check.overlap", query: `SELECT id FROM (SELECT id, coalesce(valid_from,'') AS begins,
		lag(coalesce(valid_to,'9999-12-31')) OVER (PARTITION BY subject_id ORDER BY coalesce(valid_from,'')) AS before FROM assignment) WHERE before>=begins`},
	{table: "assignment", key: "storage.check.level", query: "SELECT id FROM assignment r WHERE level_id IS NOT NULL AND NOT " + hasLevel},
	{table: "career_milestone", key: "storage.check.level", query: "SELECT id FROM career_milestone r WHERE level_id IS NOT NULL AND NOT " + hasLevel},
	{table: "career_milestone", key: "storage.check.skill", query: "SELECT id FROM career_milestone r WHERE skill_id IS NOT NULL AND NOT " + hasSkill},
	{table: "goal", key: "storage.check.skill", query: "SELECT id FROM goal r WHERE skill_id IS NOT NULL AND NOT " + hasSkill},
	{table: "target", key: "storage.check.level", query: "SELECT id FROM target r WHERE NOT " + levelHere},
	{table: "target", key: "storage.check.skill", query: "SELECT id FROM target r WHERE NOT " + skillHere},
	{table: "target", key: "storage.check.step", query: "SELECT id FROM target r WHERE NOT " + stepHere},
	{table: "behaviour", key: "storage.check.skill", query: "SELECT id FROM behaviour r WHERE NOT " + skillHere},
	{table: "behaviour", key: "storage.check.step", query: "SELECT id FROM behaviour r WHERE step<>0 AND NOT " + stepHere},
	{table: "level", key: "storage.check.ladder", query: "SELECT id FROM level r WHERE NOT EXISTS(SELECT 1 FROM ladder x WHERE x.ladder_id=r.ladder_id" + here},
	{table: "level_way", key: "storage.check.level", query: `SELECT id FROM level_way r WHERE
		(SELECT count(*) FROM level x WHERE x.level_id IN (r.from_level_id, r.to_level_id) AND x.version_id=r.version_id)<2`},
	{table: "framework_version", key: "storage.check.twice", query: "SELECT min(id) FROM framework_version GROUP BY number HAVING count(*)>1"},
	{table: "scale_step", key: "storage.check.twice", query: "SELECT min(id) FROM scale_step GROUP BY version_id, value HAVING count(*)>1"},
	{table: "ladder", key: "storage.check.twice", query: "SELECT min(id) FROM ladder GROUP BY version_id, ladder_id HAVING count(*)>1"},
	{table: "level", key: "storage.check.twice", query: "SELECT min(id) FROM level GROUP BY version_id, level_id HAVING count(*)>1"},
	{table: "skill", key: "storage.check.twice", query: "SELECT min(id) FROM skill GROUP BY version_id, skill_id HAVING count(*)>1"},
	{table: "rating", key: "storage.check.parent", arg: "assessment", query: "SELECT id FROM rating WHERE assessment_id IS NULL"},
	{table: "rating", key: "storage.check.skill", query: `SELECT r.id FROM rating r JOIN assessment a ON a.id=r.assessment_id
		WHERE NOT EXISTS(SELECT 1 FROM skill x WHERE x.skill_id=r.skill_id AND x.version_id=a.version_id)`},
	{table: "rating", key: "storage.check.step", query: `SELECT r.id FROM rating r JOIN assessment a ON a.id=r.assessment_id WHERE r.skipped=0
		AND NOT EXISTS(SELECT 1 FROM scale_step x WHERE x.value=r.step AND x.version_id=a.version_id)`},
	{table: "rating", key: "storage.check.pair", query: "SELECT r.id FROM rating r JOIN assessment a ON a.id=r.assessment_id WHERE a.subject_id IS NOT r.subject_id"},
	{table: "assessment", key: "storage.check.parent", arg: "framework_version", query: "SELECT id FROM assessment WHERE version_id IS NULL"},
	{table: "link", key: "storage.check.parent", arg: "career_milestone", query: "SELECT id FROM link WHERE career_milestone_id IS NULL"},
	{table: "link", key: "storage.check.parent", arg: "strategic_milestone", query: "SELECT id FROM link WHERE strategic_milestone_id IS NULL"},
	{table: "link", key: "storage.check.pair", query: "SELECT r.id FROM link r JOIN career_milestone c ON c.id=r.career_milestone_id WHERE c.subject_id IS NOT r.subject_id"},
	{table: "key_result", key: "storage.check.parent", arg: "goal", query: "SELECT id FROM key_result WHERE goal_id IS NULL"},
	{table: "key_result", key: "storage.check.parent", arg: "measure", query: "SELECT id FROM key_result WHERE measure_id IS NULL"},
	{table: "reading", key: "storage.check.parent", arg: "measure", query: "SELECT id FROM reading WHERE measure_id IS NULL"},
	{table: "note_link", key: "storage.check.parent", arg: "note", query: "SELECT id FROM note_link WHERE note_id IS NULL"},
	{table: "note_link", key: "storage.check.pair", query: "SELECT r.id FROM note_link r JOIN note n ON n.id=r.note_id WHERE n.subject_id IS NOT r.subject_id"},
	{table: "note_link", key: "storage.check.links", query: `SELECT id FROM note_link WHERE (skill_id IS NOT NULL)+(goal_id IS NOT NULL)+
		(career_milestone_id IS NOT NULL)+(strategic_milestone_id IS NOT NULL)+(rating_id IS NOT NULL)<>1`},
	{table: "note_link", key: "storage.check.skill", query: "SELECT id FROM note_link r WHERE skill_id IS NOT NULL AND NOT " + hasSkill},
	{table: "template_point", key: "storage.check.parent", arg: "template", query: "SELECT id FROM template_point WHERE template_id IS NULL"},
	{table: "check_in", key: "storage.check.parent", arg: "goal", query: "SELECT id FROM check_in WHERE goal_id IS NULL"},
	{table: "goal_step", key: "storage.check.parent", arg: "goal", query: "SELECT id FROM goal_step WHERE goal_id IS NULL"},
	{table: "milestone_target", key: "storage.check.parent", arg: "strategic_milestone", query: "SELECT id FROM milestone_target WHERE strategic_milestone_id IS NULL"},
	{table: "milestone_target", key: "storage.check.parent", arg: "measure", query: "SELECT id FROM milestone_target WHERE measure_id IS NULL"},
	{table: "quota", key: "storage.check.parent", arg: "measure", query: "SELECT id FROM quota WHERE measure_id IS NULL"},
	{table: "dependency", key: "storage.check.parent", arg: "strategic_milestone", query: "SELECT id FROM dependency WHERE strategic_milestone_id IS NULL OR waits_for_id IS NULL"},
	{table: "dependency", key: "storage.check.circle", query: `WITH RECURSIVE after(id, at) AS (SELECT id, waits_for_id FROM dependency UNION
		SELECT a.id, d.waits_for_id FROM after a JOIN dependency d ON d.strategic_milestone_id=a.at)
		SELECT d.id FROM dependency d JOIN after a ON a.id=d.id AND a.at=d.strategic_milestone_id`},
	{table: "needed_skill", key: "storage.check.parent", arg: "strategic_milestone", query: "SELECT id FROM needed_skill WHERE strategic_milestone_id IS NULL"},
	{table: "needed_skill", key: "storage.check.skill", query: "SELECT id FROM needed_skill r WHERE NOT " + hasSkill},
	{table: "date_move", key: "storage.check.links", query: `SELECT id FROM date_move WHERE
		(strategic_milestone_id IS NOT NULL)+(career_milestone_id IS NOT NULL)+(goal_id IS NOT NULL)<>1`},
	{table: "acknowledgement", key: "storage.check.parent", arg: "expectation", query: "SELECT id FROM acknowledgement WHERE expectation_id IS NULL"},
	{table: "acknowledgement", key: "storage.check.pair", query: "SELECT r.id FROM acknowledgement r JOIN expectation e ON e.id=r.expectation_id WHERE e.subject_id IS NOT r.subject_id"},
	{table: "assessment", key: "storage.check.pair", query: "SELECT r.id FROM assessment r JOIN expectation e ON e.id=r.expectation_id WHERE e.subject_id IS NOT r.subject_id"},
	{table: "expectation", key: "storage.check.overlap", query: `SELECT id FROM (SELECT id, coalesce(valid_from,'') AS begins,
		lag(coalesce(valid_to,'9999-12-31')) OVER (PARTITION BY subject_id ORDER BY coalesce(valid_from,''), number) AS before FROM expectation) WHERE before>=begins`},
	{table: "delegation", key: "storage.check.parent", arg: "decision_area", query: "SELECT id FROM delegation WHERE area_id IS NULL"},
	{table: "delegation", key: "storage.check.overlap", query: `SELECT id FROM (SELECT id, coalesce(valid_from,'') AS begins,
		lag(coalesce(valid_to,'9999-12-31')) OVER (PARTITION BY subject_id, area_id ORDER BY coalesce(valid_from,''), id) AS before FROM delegation) WHERE before>=begins`},
	{table: "behaviour", key: "storage.check.level", query: "SELECT id FROM behaviour r WHERE level_id IS NOT NULL AND NOT " + levelHere},
	{table: "ladder_skill", key: "storage.check.skill", query: "SELECT id FROM ladder_skill r WHERE NOT " + skillHere},
	{table: "ladder_skill", key: "storage.check.ladder", query: "SELECT id FROM ladder_skill r WHERE NOT EXISTS(SELECT 1 FROM ladder x WHERE x.ladder_id=r.ladder_id" + here},
	{table: "criterion", key: "storage.check.level", query: "SELECT id FROM criterion r WHERE NOT " + levelHere},
	{table: "benchmark_skill", key: "storage.check.parent", arg: "benchmark", query: "SELECT id FROM benchmark_skill WHERE benchmark_id IS NULL"},
	{table: "calibration_card", key: "storage.check.parent", arg: "calibration_deck", query: "SELECT id FROM calibration_card WHERE deck_id IS NULL"},
	{table: "calibration_answer", key: "storage.check.parent", arg: "calibration_card", query: "SELECT id FROM calibration_answer WHERE card_id IS NULL"},
	{table: "calibration_answer", key: "storage.check.pair", query: "SELECT r.id FROM calibration_answer r JOIN calibration_card c ON c.id=r.card_id WHERE c.subject_id IS NOT r.subject_id"},
	{table: "naming", key: "storage.check.links", query: "SELECT id FROM naming WHERE (customer_id IS NOT NULL)+(product_id IS NOT NULL)<>1"},
}

// rulesOfColumns are the conditions that the columns of a new file's tables are made with: SQLite's own check leaves them
// out where a file is only read.
func rulesOfColumns(fresh map[string]string) []rule {
	var out []rule
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		for _, column := range columnsIn(fresh[name]) {
			_, condition, ok := strings.Cut(column, " CHECK ")
			if !ok {
				continue
			}
			out = append(out, rule{
				table: name, key: "storage.check.value", arg: strings.Fields(column)[0],
				query: "SELECT id FROM " + name + " WHERE NOT " + upToPartner(condition),
			})
		}
	}
	return out
}

// columnsIn are what stands between the commas of CREATE TABLE x(...).
func columnsIn(sql string) []string {
	_, rest, _ := strings.Cut(sql, "(")
	var out []string
	depth, from := 1, 0
	for i, r := range rest {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if r == ',' && depth == 1 || depth == 0 {
			out = append(out, strings.TrimSpace(rest[from:i]))
			from = i + 1
		}
		if depth == 0 {
			break
		}
	}
	return out
}

// upToPartner cuts after the bracket that closes the first one.
func upToPartner(text string) string {
	depth := 0
	for i, r := range text {
		switch r {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return text[:i+1]
			}
		}
	}
	return text
}

// rules holds the rules of all tables and of single ones, and that the file is described once.
func (x *checking) rules() error {
	for _, r := range slices.Concat(rulesOfAll(), rulesOfColumns(x.fresh), rulesOfSome) {
		if x.gone[r.table] {
			continue
		}
		if err := x.step(r.table, func() error { return x.rule(r) }); err != nil {
			return err
		}
	}
	return x.step("file", func() error {
		var n int
		err := x.db.QueryRowContext(x.ctx, "SELECT count(*) FROM file").Scan(&n)
		if err == nil && n != 1 {
			x.found("file", "", "storage.check.file", n)
		}
		return err
	})
}

func (x *checking) rule(r rule) error {
	ids, err := texts(x.ctx, x.db, r.query)
	for _, id := range ids {
		if r.arg == "" {
			x.found(r.table, printableID(id), r.key)
			continue
		}
		x.found(r.table, printableID(id), r.key, strings.ReplaceAll(r.arg, "_", " "))
	}
	return err
}
