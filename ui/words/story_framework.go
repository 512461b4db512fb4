package words

import (
	"slices"
	"strings"

	"milepost/model"
	"milepost/model/unit"
)

// versionBegun is the new version of the framework that a chapter begins, after one that stays as it was; nil when it begins none.
func versionBegun(c *model.Chapter) *model.Event {
	for i := range c.Events {
		if e := &c.Events[i]; e.Op == model.EventNew && e.Record.Table == "framework_version" && e.As.Number("number") > 1 {
			return e
		}
	}
	return nil
}

// toldOfFramework leaves out what a new version took over from the one before, what went with what was removed, and places that only
// made room.
func toldOfFramework(c *model.Chapter, out map[*model.Event]bool) {
	begun, edits := versionBegun(c), strings.HasPrefix(c.Name, "unit.framework.") && c.Name != unit.ImportFramework && c.Name != unit.OrderFramework
	gone := removedParts(c)
	for i := range c.Events {
		e := &c.Events[i]
		switch {
		case begun != nil && e.Op == model.EventNew && (e.Record.ID == "" || e.As.ID("version_id") == begun.Record.ID || e.Record.Table == "measure"):
			out[e] = e != begun
		case edits && movedOnly(e):
			out[e] = true
		case e.Op == model.EventRemoved && slices.Contains([]string{"behaviour", "target", "ladder_skill", "level_way", "criterion", "measure"}, e.Record.Table):
			for _, column := range []string{"skill_id", "level_id", "ladder_id", "from_level_id", "to_level_id"} {
				out[e] = out[e] || gone[e.As.ID(column)]
			}
			out[e] = out[e] || gone[e.Record.ID]
		}
	}
}

// removedParts are the lasting ids of skills, levels and ladders that a chapter removed, and the measures of criteria.
func removedParts(c *model.Chapter) map[model.ID]bool {
	out := map[model.ID]bool{}
	for i := range c.Events {
		e := &c.Events[i]
		if e.Op != model.EventRemoved {
			continue
		}
		switch e.Record.Table {
		case "skill":
			out[e.As.ID("skill_id")] = true
		case "level":
			out[e.As.ID("level_id")] = true
		case "ladder":
			out[e.As.ID("ladder_id")] = true
		case "criterion":
			out[e.As.ID("measure_id")] = true
		}
	}
	delete(out, "")
	return out
}
