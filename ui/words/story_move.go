package words

import "milepost/model"

// dateMove tells that a date moved, from when to when, and why.
func (s *Storyteller) dateMove(who string, e *model.Event) StoryLine {
	key := "story.new.date_move"
	if e.As.Text("kind") == string(model.MoveCarried) {
		key = "story.new.date_move.carried"
	}
	line := StoryLine{Text: Say(key, who, s.named(movedID(e)), s.value(e, "from_on", e.As["from_on"]), s.value(e, "to_on", e.As["to_on"]))}
	if why := e.As.Text("why"); why != "" {
		line.Detail = quote(why)
	}
	return line
}

// movedID is what a date move is of.
func movedID(e *model.Event) model.ID {
	for _, column := range []string{"strategic_milestone_id", "career_milestone_id", "goal_id"} {
		if id := e.As.ID(column); id != "" {
			return id
		}
	}
	return ""
}

// movedIn are the records whose date moves in a chapter.
func movedIn(c *model.Chapter) map[model.ID]bool {
	out := map[model.ID]bool{}
	for i := range c.Events {
		if e := &c.Events[i]; e.Record.Table == "date_move" && e.Op == model.EventNew && e.Record.ID != "" {
			out[movedID(e)] = true
		}
	}
	return out
}

// dueOnly says whether a change is of the due date alone.
func dueOnly(e *model.Event) bool {
	columns := e.Columns()
	return e.Op == model.EventChanged && len(columns) == 1 && columns[0] == "due_on"
}

// dueOf is the change of the date that a move tells; nil when there is none in the chapter.
func dueOf(c *model.Chapter, move *model.Event) *model.Event {
	if move.Record.Table != "date_move" || move.Op != model.EventNew {
		return nil
	}
	for i := range c.Events {
		if e := &c.Events[i]; e.Record.ID == movedID(move) && dueOnly(e) {
			return e
		}
	}
	return nil
}
