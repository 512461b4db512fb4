package words

import (
	"strings"

	"milepost/model"
)

// StoryLine is one sentence of a story.
type StoryLine struct {
	Text    string
	Detail  string       // what is to be known besides; may be empty
	Table   string       // of the record it is about
	Private bool         // of its author alone
	Event   *model.Event // what it tells, when that is one; nil of several at once
}

// Storyteller puts a story into sentences.
type Storyteller struct {
	Story *model.Story
	Me    model.ID   // the author who reads it
	Today model.Date // the day it is read on
}

// Who is the author of a chapter as a sentence begins with them.
func (s *Storyteller) Who(c *model.Chapter) string {
	name := s.Story.Names[c.Actor]
	switch {
	case c.Actor == s.Me:
		return Say("story.you")
	case name == "":
		return Say("story.somebody")
	}
	return name
}

// Chapter tells what a chapter did, in the order it was done.
func (s *Storyteller) Chapter(c *model.Chapter) []StoryLine {
	var out []StoryLine
	switch c.Kind {
	case model.ChapterUndo:
		out = []StoryLine{s.turned(c, "story.undo")}
	case model.ChapterRedo:
		out = []StoryLine{s.turned(c, "story.redo")}
	default:
		out = s.done(c)
	}
	if c.Undone {
		for i := range out {
			out[i].Detail = sentences(out[i].Detail, Say("story.undone"))
		}
	}
	return out
}

// turned is one line for what was taken back or done again, with what that did.
func (s *Storyteller) turned(c *model.Chapter, key string) StoryLine {
	line := StoryLine{Text: Say(key, s.Who(c), Say(c.Name))}
	var parts []string
	const most = 4
	for i := range c.Events {
		e := &c.Events[i]
		line.Table, line.Private = e.Record.Table, line.Private || e.Visibility == model.Private
		if i < most {
			parts = append(parts, s.outcome(e))
		}
	}
	if more := len(c.Events) - most; more > 0 {
		parts = append(parts, SayN("story.more", more))
	}
	if len(c.Events) == 1 && c.Events[0].Record.ID != "" {
		line.Event = &c.Events[0]
	}
	line.Detail = Capital(strings.Join(parts, "; "))
	return line
}

// outcome is what a unit that turned another made of a record.
func (s *Storyteller) outcome(e *model.Event) string {
	switch {
	case e.Record.ID == "" && e.Op == model.EventNew:
		return Say("story.back.many.new", many(e))
	case e.Record.ID == "":
		return Say("story.back.many.removed", many(e))
	case e.Op == model.EventNew:
		return Say("story.back.new", s.the(e))
	case e.Op == model.EventRemoved:
		return Say("story.back.removed", s.the(e))
	}
	return Say("story.back.changed", s.the(e), s.changes(e))
}

// Change is what a change did, by its kind and name: another one, or that it was taken back or done again.
func Change(kind, name string) string {
	switch kind {
	case model.ChapterUndo:
		return Say("change.undone", Say(name))
	case model.ChapterRedo:
		return Say("change.redone", Say(name))
	}
	return Say(name)
}

// many is how many records an event tells of.
func many(e *model.Event) string { return SayN("noun."+e.Record.Table, e.Count) }

// done are the lines of a chapter that did something new.
func (s *Storyteller) done(c *model.Chapter) []StoryLine {
	skip := s.told(c)
	var out []StoryLine
	var rated, moved []*model.Event
	made := map[string]int{}
	for i := range c.Events {
		if e := &c.Events[i]; e.Op == model.EventNew && e.Record.Table != "rating" && !skip[e] {
			made[e.Record.Table]++
		}
	}
	for i := range c.Events {
		e := &c.Events[i]
		many := e.Op == model.EventNew && made[e.Record.Table] > tellOneByOne
		switch {
		case skip[e]:
		case many:
			x := model.Event{Record: model.Ref{Table: e.Record.Table}, Op: e.Op, Count: made[e.Record.Table]}
			line := s.event(c, &x)
			line.Table = e.Record.Table
			out = append(out, line)
			made[e.Record.Table] = 0
			skipTable(c, skip, e.Record.Table)
		case e.Record.Table == "rating" && e.Op == model.EventNew && e.Record.ID != "":
			rated = append(rated, e)
		case movedOnly(e):
			moved = append(moved, e)
		default:
			line := s.event(c, e)
			line.Table, line.Private, line.Event = e.Record.Table, e.Visibility == model.Private, e
			if due := dueOf(c, e); due != nil { // what is put back is the date itself
				line.Table, line.Event = due.Record.Table, due
			}
			if e.Record.ID == "" {
				line.Event = nil
			}
			if e == versionBegun(c) {
				line.Detail = sentences(line.Detail, Say("story.framework.begun", Say(c.Name)))
			}
			out = append(out, line)
		}
	}
	return append(append(out, s.rated(c, rated)...), s.moved(c, moved)...)
}

// tellOneByOne is how many new records of a kind are told one by one.
const tellOneByOne = 8

// skipTable leaves out the new records of a kind, which one line tells together.
func skipTable(c *model.Chapter, skip map[*model.Event]bool, table string) {
	for i := range c.Events {
		if e := &c.Events[i]; e.Op == model.EventNew && e.Record.Table == table {
			skip[e] = true
		}
	}
}

// told are events that another one of the chapter tells with its own.
func (s *Storyteller) told(c *model.Chapter) map[*model.Event]bool {
	out, shared, measured, rated := map[*model.Event]bool{}, map[model.ID]bool{}, map[model.ID]bool{}, false
	moved := movedIn(c)
	for i := range c.Events {
		e := &c.Events[i]
		if next := e.After.ID("replaced_by"); next != "" {
			shared[next] = true
		}
		if e.Record.Table == "key_result" && e.Op == model.EventNew {
			measured[e.As.ID("measure_id")] = true
		}
		rated = rated || e.Record.Table == "rating" && e.Op == model.EventNew
	}
	for i := range c.Events {
		e := &c.Events[i]
		switch {
		case e.Op == model.EventNew && shared[e.Record.ID]:
			out[e] = true
		case len(shared) > 0 && (e.Op == model.EventNew || e.After.ID("replaced_by") == "" && onlyReferences(e)): // what follows it
			out[e] = true
		case e.Op == model.EventNew && e.Record.Table == "measure" && measured[e.Record.ID]:
			out[e] = true
		case moved[e.Record.ID] && dueOnly(e): // the move says both days, and why
			out[e] = true
		case e.Op == model.EventNew && e.Record.Table == "assessment" && rated:
			out[e] = true
		}
	}
	toldOfFramework(c, out)
	return out
}

func onlyReferences(e *model.Event) bool {
	for _, c := range e.Columns() {
		if !strings.HasSuffix(c, "_id") {
			return false
		}
	}
	return e.Op == model.EventChanged
}

func movedOnly(e *model.Event) bool {
	columns := e.Columns()
	return e.Op == model.EventChanged && len(columns) == 1 && columns[0] == "position"
}

// moved is one line for records that have another place in their list.
func (s *Storyteller) moved(c *model.Chapter, events []*model.Event) []StoryLine {
	if len(events) == 0 {
		return nil
	}
	line := StoryLine{Table: events[0].Record.Table, Text: Say("story.moved", s.Who(c), s.the(events[0]))}
	for _, e := range events {
		line.Private = line.Private || e.Visibility == model.Private
	}
	if len(events) > 1 {
		line.Text = Say("story.order", s.Who(c), SayN("noun."+line.Table, len(events)))
	}
	return []StoryLine{line}
}

// rated is one line for the ratings of each rater.
func (s *Storyteller) rated(c *model.Chapter, events []*model.Event) []StoryLine {
	var out []StoryLine
	for _, by := range []model.Rater{model.BySelf, model.ByManager, model.ByAgreed} {
		var skills []string
		line := StoryLine{Table: "rating"}
		for _, e := range events {
			if e.As.Text("rater") != string(by) {
				continue
			}
			step := Say("story.rated.not")
			if e.As.Number("skipped") == 0 {
				step = s.value(e, "step", e.As["step"])
			}
			skills = append(skills, Say("story.rated.skill", s.named(e.As.ID("skill_id")), step))
			line.Private = line.Private || e.Visibility == model.Private
			if text := e.As.Text("sentence"); text != "" {
				line.Detail = sentences(line.Detail, quote(text))
			}
		}
		if len(skills) > 0 {
			line.Text = Say("story.rated."+string(by), s.Who(c), strings.Join(skills, ", "))
			out = append(out, line)
		}
	}
	return out
}

// sentences joins two parts of a detail.
func sentences(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return Say("story.and", a, b)
}
