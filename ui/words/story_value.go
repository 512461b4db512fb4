package words

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"milepost/model"
	"milepost/resources"
)

// sentencesByKey are all there are: the toolkit complains about each key that it is asked for in vain.
var sentencesByKey = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	if data, err := resources.Translation(Language); err == nil {
		_ = json.Unmarshal(data, &out) // what cannot be read Load complains about
	}
	return out
})

// has says whether a key has a sentence.
func has(key string) bool {
	_, ok := sentencesByKey()[key]
	return ok
}

// Field is what a column of a table is called in a sentence: "due", "why". It is the word of the table, else that of all
// tables.
func Field(table, column string) string {
	if key := "story.field." + table + "." + column; has(key) {
		return Say(key)
	}
	return Say("story.column." + column)
}

// the is a record as a sentence names it: the goal “Two CFO meetings”.
func (s *Storyteller) the(e *model.Event) string {
	title := s.title(e)
	if title == "" {
		title = Say("story.untitled")
	}
	if e.Visibility == model.Private && has("story.private."+e.Record.Table) {
		return Say("story.private."+e.Record.Table, title)
	}
	if e.Record.Table == "person_source" {
		return source(e.As.Text("external"), s.named(e.As.ID("subject_id")), e.As.Text("source"))
	}
	return Say("story.the."+e.Record.Table, title)
}

// source is how a list knows somebody: under an id, or by the name alone.
func source(external, of, from string) string {
	switch {
	case of == "":
		of = Say("story.unknown")
	case from == "":
		return Say("story.the.person_source", Short(external))
	}
	if model.IsNameKey(external) {
		return Say("story.source.name", of, Short(from))
	}
	return Say("story.source.id", Short(external), of, Short(from))
}

// titles are the columns that records are called by.
var titles = map[string]string{
	"talking_point": "text", "note": "text", "action_item": "text", "goal": "title", "career_milestone": "title", "strategic_milestone": "title",
	"meeting": "meeting_on", "assessment": "assessed_on", "rating": "skill_id", "reading": "measure_id", "key_result": "measure_id",
	"check_in": "goal_id", "cadence": "days", "person_source": "external", "framework_version": "number", "scale_step": "label",
	"behaviour": "skill_id", "target": "skill_id", "assignment": "team", "level_way": "to_level_id",
	"customer": "name", "product": "name", "naming": "listed_as", "stage_rule": "listed_as", "deal": "external", "milestone_target": "measure_id",
	"dependency": "waits_for_id", "needed_skill": "skill_id", "date_move": "to_on", "expectation": "number", "acknowledgement": "expectation_id",
	"expectation_template": "name", "goal_step": "text", "quota": "valid_from", "decision_area": "name", "delegation": "area_id",
	"ladder_skill": "skill_id", "criterion": "text", "criterion_check": "criterion_id", "benchmark": "name", "benchmark_skill": "name",
	"aspiration": "text", "calibration_deck": "made_on", "calibration_card": "number", "calibration_answer": "rater", "column_rule": "kind",
	"series": "valid_from", "absence": "valid_from", "note_link": "note_id", "summary": "made_on", "template_point": "text", "question": "text", "caught": "text",
}

// title is what a record was called then.
func (s *Storyteller) title(e *model.Event) string {
	if e.Record.Table == "link" {
		return Say("story.link", s.named(e.As.ID("career_milestone_id")), s.named(e.As.ID("strategic_milestone_id")))
	}
	column := titles[e.Record.Table]
	if column == "" {
		column = "name"
	}
	v := e.As[column]
	if v == "" && e.Record.Table == "note" { // an observation may have no more than which call it was
		v = e.As["occasion"]
	}
	if text, ok := v.(string); ok && !strings.HasSuffix(column, "_id") && !isDay(column) {
		return Short(text)
	}
	if v == nil {
		return ""
	}
	return s.value(e, column, v)
}

// named is what an id refers to. Days stand as they are stored.
func (s *Storyteller) named(id model.ID) string {
	name := s.Story.Names[id]
	if m, ok := s.Story.Measures[id]; ok && name == "" {
		name = m.Name
	}
	if name == "" {
		return Say("story.unknown")
	}
	if d, err := model.ParseDate(name); err == nil {
		return DateShort(d, s.Today)
	}
	return Short(name)
}

func isDay(column string) bool {
	return strings.HasSuffix(column, "_on") || column == "valid_from" || column == "valid_to"
}

// isFlag says whether a column is yes or no.
func isFlag(column string) bool {
	return column == "is_rep" || column == "is_sample" || column == "skipped"
}

// value is what a column holds, as a sentence has it.
func (s *Storyteller) value(e *model.Event, column string, v any) string {
	switch x := v.(type) {
	case nil:
		if isFlag(column) {
			return Say("everything.no")
		}
		return ""
	case int64:
		return s.number(e, column, x)
	case string:
		return s.text(e.Record.Table, column, x)
	}
	return fmt.Sprint(v)
}

func (s *Storyteller) number(e *model.Event, column string, n int64) string {
	switch {
	case isFlag(column) && n == 0:
		return Say("everything.no")
	case isFlag(column):
		return Say("everything.yes")
	case column == "minutes":
		return SayN("story.minutes", int(n))
	case column == "days":
		return SayN("date.days", int(n))
	case column == "first_weekday" && n >= 0 && n < 7:
		return Weekday(int(n))
	case column == "first_month" && n > 0 && n <= 12:
		return Month(int(n))
	case column == "value" && e.Record.Table == "reading":
		m := s.Story.Measures[e.As.ID("measure_id")]
		return Value(model.Dec(n), &m)
	case e.Record.Table == "measure" && (column == "start" || column == "target"):
		m := model.Measure{Unit: e.As.Text("unit"), Decimals: int(e.As.Number("decimals"))}
		return Value(model.Dec(n), &m)
	}
	return fmt.Sprint(n)
}

func (s *Storyteller) text(table, column, text string) string {
	switch {
	case isDay(column):
		d, err := model.ParseDate(text)
		if err != nil {
			return text
		}
		return DateShort(d, s.Today)
	case strings.HasSuffix(column, "_id"):
		return s.named(model.ID(text))
	}
	if word, ok := enum(table, column, text); ok {
		return word
	}
	return quote(text)
}

// enum is the word of a value that is one of a few; false when it is none.
func enum(table, column, text string) (string, bool) {
	key := ""
	switch table + "." + column {
	case "goal.state":
		key = "goal.state." + text
	case "career_milestone.state", "strategic_milestone.state":
		key = "milestone.state." + text
	case "meeting.state":
		key = "meeting.state." + text
	case "action_item.state":
		key = "story.action." + text
	case "assessment.state":
		key = "story.assessment." + text
	case "note.kind":
		key = "note.kind." + text
	case "talking_point.kind":
		key = "oneonone.kind." + text
	case "strategic_milestone.kind":
		key = "strategic.kind." + text
	case "check_in.confidence":
		key = "confidence." + text
	case "link.role":
		key = "link.role." + text
	case "talking_point.side", "action_item.owed_by":
		key = "story.side." + text
	case "rating.rater":
		key = "story.rater." + text
	case "measure.direction":
		key = "story.direction." + text
	}
	if !has(key) {
		return "", false
	}
	return strings.ToLower(Say(key)), true
}

// quote puts the beginning of a text between quotation marks.
func quote(text string) string { return Say("story.quote", Short(text)) }

// Short is the beginning of a text, in one line, as titles and sentences hold it.
func Short(text string) string {
	r := []rune(model.JoinSpace(text))
	if len(r) <= shortText {
		return string(r)
	}
	return strings.TrimRight(string(r[:shortText-1]), " ") + "…"
}
