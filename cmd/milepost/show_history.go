package main

import (
	"context"
	"slices"
	"time"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// chapterItem is one change, with what it did to each record.
type chapterItem struct {
	Number int64       `json:"number"`
	At     time.Time   `json:"at"` // when it was recorded
	By     *named      `json:"by"`
	Kind   string      `json:"kind"` // do, undo, redo
	Name   string      `json:"name"` // as undo calls it
	Of     *int64      `json:"of"`   // the change that was taken back or done again
	Undone bool        `json:"undone"`
	Lines  []string    `json:"lines"`
	Events []eventItem `json:"events"`
}

// eventItem is what became of a record, or of many of a kind at once.
type eventItem struct {
	Table      string           `json:"table"`
	ID         *string          `json:"id"` // null: count records together
	Count      int              `json:"count"`
	Change     string           `json:"change"` // new, changed, removed, moved
	Visibility model.Visibility `json:"visibility"`
	Fields     []fieldItem      `json:"fields"`
}

// fieldItem is a field that changed, as it is stored.
type fieldItem struct {
	Field  string `json:"field"`
	Before any    `json:"before"`
	After  any    `json:"after"`
}

type historyTotals struct {
	Changes int `json:"changes"`
	Records int `json:"records"`
	Private int `json:"private"` // events that their author alone may see
}

// changeWords are the names of events for machines.
var changeWords = map[string]string{
	model.EventNew: "new", model.EventChanged: "changed", model.EventRemoved: "removed", model.EventMoved: "moved",
}

func showHistory(ctx context.Context, v *view) (answer, error) {
	zone := v.roster.File.Location()
	q := storage.StoryQuery{Everybody: v.rep == nil}
	if v.rep != nil {
		q.Person = v.rep.ID
	}
	if !v.since.IsZero() {
		q.Since = model.InstantOf(time.Date(v.since.Year(), v.since.Month(), v.since.Day(), 0, 0, 0, 0, zone))
	}
	items, totals, records := []chapterItem{}, historyTotals{}, map[model.Ref]bool{}
	var a answer
	for {
		story, err := v.store.Story(ctx, q)
		if err != nil {
			return answer{}, err
		}
		told := &words.Storyteller{Story: story, Me: v.roster.Owner.ID, Today: v.on}
		for i := range story.Chapters {
			c := &story.Chapters[i]
			x := v.chapter(told, c)
			for k := range c.Events {
				if e := &c.Events[k]; e.Record.ID != "" {
					records[e.Record] = true
				} else {
					totals.Records += e.Count
				}
				if c.Events[k].Visibility == model.Private {
					totals.Private++
				}
			}
			a.rows = append(a.rows, chapterRows(told, c, zone, v.on, &x)...)
			items = append(items, x)
		}
		if story.Older == 0 {
			break
		}
		q.Before = story.Older
	}
	totals.Changes, totals.Records = len(items), totals.Records+len(records)
	a.items, a.totals = items, totals
	a.opening = v.historySentence(&totals)
	if totals.Private > 0 {
		a.closing = words.SayN("cmd.history.private", totals.Private)
	}
	return a, nil
}

func (v *view) historySentence(t *historyTotals) string {
	whose := v.roster.File.Name
	if v.rep != nil {
		whose = v.rep.Name
	}
	switch {
	case t.Changes == 0 && v.since.IsZero():
		return words.Say("cmd.history.none", whose)
	case t.Changes == 0:
		return words.Say("cmd.history.none.since", whose, words.DateShort(v.since, v.on))
	case v.since.IsZero():
		return words.SayN("cmd.history.opening", t.Changes, whose)
	}
	return words.SayN("cmd.history.since", t.Changes, whose, words.DateShort(v.since, v.on))
}

func (v *view) chapter(told *words.Storyteller, c *model.Chapter) chapterItem {
	x := chapterItem{
		Number: c.Seq, At: time.UnixMilli(int64(c.At)).UTC(), Kind: c.Kind, Name: words.Say(c.Name), Undone: c.Undone, Lines: []string{}, Events: []eventItem{},
	}
	if name := told.Story.Names[c.Actor]; name != "" {
		x.By = &named{string(c.Actor), name}
	}
	if c.Target > 0 {
		x.Of = &c.Target
	}
	for _, l := range told.Chapter(c) {
		x.Lines = append(x.Lines, l.Text)
	}
	for i := range c.Events {
		e := &c.Events[i]
		y := eventItem{
			Table: e.Record.Table, ID: ref(e.Record.ID), Count: max(1, e.Count), Change: changeWords[e.Op], Visibility: e.Visibility, Fields: []fieldItem{},
		}
		for _, column := range e.Columns() {
			y.Fields = append(y.Fields, fieldItem{column, e.Before[column], e.After[column]})
		}
		x.Events = append(x.Events, y)
	}
	return x
}

// chapterRows are the lines of a change, the first with when it was recorded.
func chapterRows(told *words.Storyteller, c *model.Chapter, zone *time.Location, on model.Date, x *chapterItem) [][]string {
	at := x.At.In(zone)
	when := words.Say("cmd.history.at", words.DateShort(model.DateOf(at), on), at.Format("15:04"))
	var rows [][]string
	for _, l := range told.Chapter(c) {
		text := l.Text
		if l.Private {
			text = words.Say("cmd.private", text)
		}
		rows = append(rows, []string{when, text})
		if l.Detail != "" {
			rows = append(rows, []string{"", l.Detail})
		}
		when = ""
	}
	return slices.Clip(rows)
}
