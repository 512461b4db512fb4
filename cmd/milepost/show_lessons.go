package main

import (
	"context"

	"milepost/model"
	"milepost/ui/words"
)

// lessonItem is a mistake and what was learned of it, by the day.
type lessonItem struct {
	Person     *named           `json:"person"` // null: the team
	On         model.Date       `json:"on"`
	Text       string           `json:"text"`
	Of         model.LessonOf   `json:"of"`
	Title      *string          `json:"title"` // of the goal or milestone
	Retrospect bool             `json:"retrospect"`
	Visibility model.Visibility `json:"visibility"`
}

type lessonTotals struct {
	Lessons int `json:"lessons"`
	Team    int `json:"team"`
	Private int `json:"private"`
}

func showLessons(ctx context.Context, v *view) (answer, error) {
	facts, err := v.store.Lessons(ctx)
	if err != nil {
		return answer{}, err
	}
	mine := v.ids()
	items, totals := []lessonItem{}, lessonTotals{}
	var a answer
	for _, l := range facts.Lessons() {
		if l.On.After(v.on) || l.SubjectID != "" && !mine[l.SubjectID] || l.SubjectID == "" && v.rep != nil {
			continue
		}
		x := lessonItem{On: l.On, Text: l.Text, Of: l.Of(), Title: text(l.Title()), Retrospect: l.Note == nil, Visibility: model.Team}
		who := words.Say("lessons.team")
		if p := v.roster.Person(l.SubjectID); p != nil {
			x.Person, who = personRef(p), p.Name
		}
		if l.Note != nil {
			x.Visibility = l.Note.Visibility
		}
		totals.Lessons++
		if x.Person == nil {
			totals.Team++
		}
		if l.Private() {
			totals.Private++
		}
		items = append(items, x)
		a.rows = append(a.rows, []string{words.DateShort(l.On, v.on), who, marked(l.Text, false, x.Visibility), l.Title()})
	}
	a.items, a.totals = items, totals
	a.opening = words.Say("cmd.lessons.none")
	if totals.Lessons > 0 {
		a.opening = words.SayN("cmd.lessons.opening", totals.Lessons)
	}
	return a, nil
}
