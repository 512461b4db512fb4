package words

import (
	"strings"

	"milepost/model"
	"milepost/model/unit"
)

// event is the sentence of one event.
func (s *Storyteller) event(c *model.Chapter, e *model.Event) StoryLine {
	who, the := s.Who(c), s.the(e)
	switch {
	case e.Record.ID == "" && e.Op == model.EventNew:
		return StoryLine{Text: Say("story.many.new", who, many(e))}
	case e.Record.ID == "":
		return StoryLine{Text: Say("story.many.removed", who, many(e))}
	case e.Op == model.EventNew && c.Name == unit.PutBack:
		return StoryLine{Text: Say("story.broughtback", who, the)}
	case e.Op == model.EventNew && strings.HasSuffix(c.Name, ".share") && e.As["author_id"] != nil:
		return StoryLine{Text: Say("story.shared", who, the)}
	case e.Op == model.EventNew:
		return s.new(who, e)
	case e.Op == model.EventRemoved:
		return StoryLine{Text: Say("story.removed", who, the)}
	case e.Op == model.EventMoved:
		return StoryLine{Text: Say("story.away", who, the)}
	}
	return s.changed(c, e)
}

// new tells that a record was written. A one-on-one is told by what became of it.
func (s *Storyteller) new(who string, e *model.Event) StoryLine {
	if e.Record.Table == "date_move" {
		return s.dateMove(who, e)
	}
	line := StoryLine{Text: Say("story.new", who, s.the(e))}
	switch key := "story.new." + e.Record.Table; {
	case e.Record.Table == "meeting":
		line.Text = Say("story.meeting."+e.As.Text("state"), who, s.the(e))
	case e.Record.Table == "reading":
		line.Text = Say("story.new.reading", who, s.value(e, "value", e.As["value"]), s.title(e))
	case has(key):
		line.Text = Say(key, who, s.the(e))
	}
	var parts []string
	for _, column := range newDetails[e.Record.Table] {
		if v := e.As[column]; v != nil && v != "" {
			parts = append(parts, Say("story.field.is", Field(e.Record.Table, column), s.value(e, column, v)))
		}
	}
	line.Detail = Capital(strings.Join(parts, "; "))
	return line
}

// newDetails are what is told of new records besides what they are called.
var newDetails = map[string][]string{
	"action_item": {"owed_by", "due_on"}, "goal": {"done_when", "due_on"}, "career_milestone": {"due_on", "why"}, "strategic_milestone": {"due_on"},
	"check_in": {"progress", "blocker", "next_step", "confidence"}, "link": {"role", "why"}, "assignment": {"manager_id", "team", "level_id", "valid_from"},
	"reading": {"read_on"}, "meeting": {"minutes", "place"}, "measure": {"start", "target"},
}

// changed tells what a change made of a record.
func (s *Storyteller) changed(c *model.Chapter, e *model.Event) StoryLine {
	who, the := s.Who(c), s.the(e)
	if next := e.After.ID("replaced_by"); next != "" {
		key := "story.shared"
		if e.Visibility != model.Private { // what was private is shared, what was shared is taken back
			key = "story.takenback"
		}
		return StoryLine{Text: Say(key, who, the)}
	}
	if c.Name == unit.PutBack {
		return StoryLine{Text: Say("story.putback", who, the), Detail: Capital(s.changes(e))}
	}
	key, used := verb(e)
	rest := s.changes(e, used...)
	switch {
	case key == "story.state":
		return StoryLine{Text: Say(key, who, the, s.value(e, "state", e.After["state"])), Detail: Capital(rest)}
	case key != "":
		return StoryLine{Text: Say(key, who, the), Detail: Capital(rest)}
	}
	return StoryLine{Text: Say("story.changed", who, the, rest), Detail: s.earlier(e)}
}

// verb is the sentence for changes that have a word of their own, and the columns it tells; none: it is told field by
// field.
func verb(e *model.Event) (key string, used []string) {
	columns := map[string]bool{}
	for _, c := range e.Columns() {
		columns[c] = true
	}
	switch {
	case columns["archived_at"] && e.After["archived_at"] != nil:
		return "story.archived", []string{"archived_at"}
	case columns["archived_at"]:
		return "story.unarchived", []string{"archived_at"}
	case e.Record.Table == "talking_point" && columns["closed_on"] && e.Before["closed_on"] == nil:
		return "story.closed", []string{"closed_on", "closed_in_id"}
	case e.Record.Table == "talking_point" && columns["closed_on"] && e.After["closed_on"] == nil:
		return "story.reopened", []string{"closed_on", "closed_in_id"}
	case !columns["state"]:
		return "", nil
	}
	used = []string{"state", "closed_on"}
	switch to := e.After.Text("state"); {
	case e.Record.Table == "meeting":
		return "story.meeting." + to, used
	case e.Record.Table == "action_item" && to == string(model.ActionDone):
		return "story.kept", used
	case e.Record.Table == "action_item" && to == string(model.ActionDropped):
		return "story.dropped", used
	case to == string(model.ActionOpen):
		return "story.reopened", used
	}
	return "story.state", used
}

// changes tells field by field what differs, but for some columns.
func (s *Storyteller) changes(e *model.Event, but ...string) string {
	var parts []string
	for _, c := range e.Columns() {
		skip := false
		for _, x := range but {
			skip = skip || x == c
		}
		if !skip {
			parts = append(parts, s.change(e, c))
		}
	}
	return strings.Join(parts, "; ")
}

// change is what became of one field.
func (s *Storyteller) change(e *model.Event, column string) string {
	switch column {
	case "position":
		return Say("story.field.place")
	case "archived_at":
		if e.After[column] != nil {
			return Say("story.field.archived")
		}
		return Say("story.field.unarchived")
	case "replaced_by":
		return Say("story.field.replaced")
	case "subject_id", "author_id", "visibility":
		return Say("story.field.owner")
	}
	field, before, after := Field(e.Record.Table, column), e.Before[column], e.After[column]
	switch {
	case isFlag(column):
		return Say("story.field.set", field, s.value(e, column, after))
	case empty(before) && empty(after):
		return field
	case empty(before) && long(after):
		return Say("story.field.written", field)
	case empty(before):
		return Say("story.field.set", field, s.value(e, column, after))
	case empty(after):
		return Say("story.field.out", field, s.value(e, column, before))
	case long(before) || long(after):
		return Say("story.field.reworded", field)
	case isDay(column):
		return Say("story.field.moved", field, s.value(e, column, before), s.value(e, column, after))
	}
	return Say("story.field.changed", field, s.value(e, column, before), s.value(e, column, after))
}

// earlier is the earlier wording of texts that are too long for the sentence.
func (s *Storyteller) earlier(e *model.Event) string {
	var parts []string
	for _, c := range e.Columns() {
		if before := e.Before[c]; !empty(before) && (long(before) || long(e.After[c])) && !strings.HasSuffix(c, "_id") {
			parts = append(parts, Say("story.was", s.value(e, c, before)))
		}
	}
	return strings.Join(parts, " ")
}

func empty(v any) bool { return v == nil || v == "" }

// shortText is how many letters of a text a sentence holds.
const shortText = 60

func long(v any) bool {
	text, _ := v.(string)
	return len([]rune(text)) > shortText
}
