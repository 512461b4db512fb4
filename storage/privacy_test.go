package storage_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// plantedGoal is a goal with all that hangs on one, each text holding a word.
func plantedGoal(w *storage.Work, row model.Row, word string) (*model.Goal, error) {
	day := model.MustDate("2026-11-02")
	c := &model.Career{Row: row, AuthorID: w.Actor(), Title: word + " career", Why: word, State: model.MilestoneActive, OpenedOn: day}
	st := &model.Strategic{Row: model.Ours(), Title: "launch", Kind: model.KindLaunch, State: model.MilestoneActive, OpenedOn: day}
	g := &model.Goal{Row: row, AuthorID: w.Actor(), Title: word + " goal", DoneWhen: word, State: model.GoalOpen, OpenedOn: day}
	m := &model.Measure{Row: row, Name: word + " measure", Source: "hand", Direction: model.MeasureUp, Start: model.Dec(0), Target: model.Dec(10)}
	for _, r := range []model.Record{c, st, g, m} {
		if err := w.Put(r); err != nil {
			return nil, err
		}
	}
	g.CareerMilestoneID = c.ID
	for _, r := range []model.Record{
		g,
		&model.Link{Row: row, CareerID: c.ID, StrategicID: st.ID, Role: model.RoleLeads, Why: word + " link"},
		&model.KeyResult{Row: row, GoalID: g.ID, MeasureID: m.ID},
		&model.GoalStep{Row: row, GoalID: g.ID, Text: word + " step"},
		&model.DateMove{Row: row, AuthorID: w.Actor(), GoalID: g.ID, Kind: model.MoveCarried, On: day, From: day, To: day, Why: word + " carried"},
		&model.DateMove{Row: row, AuthorID: w.Actor(), CareerID: c.ID, Kind: model.MoveMoved, On: day, From: day, To: day, Why: word + " moved"},
		&model.Reading{Row: row, AuthorID: w.Actor(), MeasureID: m.ID, On: day, Value: 5},
		&model.CheckIn{Row: row, AuthorID: w.Actor(), GoalID: g.ID, On: day, Progress: word + " check-in"},
	} {
		if err := w.Put(r); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// planted writes every kind of text about a person, each holding a word.
func planted(w *storage.Work, row model.Row, word string) error {
	day := model.MustDate("2026-11-02")
	g, err := plantedGoal(w, row, word)
	if err != nil {
		return err
	}
	a := &model.Assessment{Row: row, AuthorID: w.Actor(), On: day, State: model.AssessmentOpen}
	if err := w.Put(a); err != nil {
		return err
	}
	o := &model.Note{Row: row, AuthorID: w.Actor(), Kind: model.NoteObservation, Occasion: word + " call", Keep: word + " keep", Try: word + " try", On: day}
	for _, r := range []model.Record{
		&model.Rating{Row: row, AuthorID: w.Actor(), AssessmentID: a.ID, Rater: model.ByManager, Step: 3, Sentence: word + " rating"},
		&model.Meeting{Row: row, AuthorID: w.Actor(), On: day, Place: word + " place", State: model.MeetingHeld},
		&model.Cadence{Row: row, AuthorID: w.Actor(), Days: 14},
		&model.Point{Row: row, AuthorID: w.Actor(), Side: model.SideManager, Text: word + " point", RaisedOn: day},
		&model.Action{Row: row, AuthorID: w.Actor(), OwedBy: model.SideRep, Text: word + " action", State: model.ActionOpen, OpenedOn: day},
		&model.Note{Row: row, AuthorID: w.Actor(), Kind: model.NotePlain, Text: word + " note", On: day},
		&model.Series{Row: row, AuthorID: w.Actor(), Rule: model.Weekly, Every: 1, Place: word + " series", ValidFrom: day},
		&model.Absence{Row: row, AuthorID: w.Actor(), ValidFrom: day, ValidTo: day},
		&model.Summary{Row: row, AuthorID: w.Actor(), MadeOn: day},
		o,
		&model.Caught{Row: model.PrivateAbout(row.SubjectID), AuthorID: w.Actor(), Text: word + " caught", On: day, FileName: word},
	} {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	if err := w.Put(&model.NoteLink{Row: row, AuthorID: w.Actor(), NoteID: o.ID, GoalID: g.ID}); err != nil {
		return err
	}
	return plantedAgreements(w, row, word)
}

// agreements counts what was agreed, so that no two of what holds for a time lie over one another.
var agreements atomic.Int64

// plantedAgreements writes what is agreed with a person, each text holding a word: what is expected, who decides what, a
// lesson, a quota. Only what both see is agreed.
func plantedAgreements(w *storage.Work, row model.Row, word string) error {
	day := model.MustDate("2020-01-01").AddDays(int(agreements.Add(1)))
	l := &model.Note{Row: row, AuthorID: w.Actor(), Kind: model.NoteLesson, On: day, Text: word + " lesson"}
	if err := w.Put(l); err != nil || row.Visibility == model.Private || row.SubjectID == "" {
		return err
	}
	e := &model.Expectation{
		Row: row, AuthorID: w.Actor(), Number: int(agreements.Load()), ValidFrom: day, ValidTo: day, Expected: model.Expected{What: word + " what", Why: word + " why", Looks: word + " looks"},
	}
	area := &model.DecisionArea{Row: model.Ours(), Name: "Discounts"}
	m := &model.Measure{Row: row, Name: word + " quota", Source: model.FromHand, Direction: model.MeasureUp, Target: model.Dec(10)}
	for _, r := range []model.Record{e, area, m} {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	for _, r := range []model.Record{
		&model.Delegation{Row: row, AuthorID: w.Actor(), AreaID: area.ID, Degree: model.DegreeAgree, NextStep: word + " next", ValidFrom: day, ValidTo: day},
		&model.Quota{Row: row, MeasureID: m.ID, ValidFrom: day, ValidTo: day},
		&model.Reading{Row: row, AuthorID: w.Actor(), MeasureID: m.ID, On: day, Value: 5},
	} {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}

// everything is what all reads give, as one text.
func everything(t *testing.T, s *storage.Store, person model.ID) string {
	t.Helper()
	var out strings.Builder
	add := func(v any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		js, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(js)
	}
	for _, who := range []model.ID{person, ""} {
		add2(add, s.Assessments, who)
		add2(add, s.OneOnOnes, who)
		add2(add, s.Growth, who)
		add2(add, s.Quotas, who)
		add2(add, s.Expectations, who)
	}
	dir, err := s.Direction(ctx)
	add(dir, err)
	delegations, err := s.Delegations(ctx)
	add(delegations, err)
	lessons, err := s.Lessons(ctx)
	add(lessons, err)
	agenda, err := s.Agenda(ctx, model.MustDate("2026-11-02"))
	add(agenda, err)
	facts, err := s.TalkFacts(ctx, model.Span{From: model.MustDate("2026-10-01"), To: model.MustDate("2026-12-31")}, model.MustDate("2026-11-02"))
	facts.Agenda = model.Agenda{} // it is there already
	add(facts, err)
	prepared, err := s.PrepareFacts(ctx, person, model.MustDate("2026-11-03"))
	prepared.Moves = nil // of the journal, which what was known on a day has none of
	add(prepared, err)
	r, err := s.Roster(ctx)
	add(r, err)
	return out.String()
}

func add2[T any](add func(any, error), read func(context.Context, model.ID) (T, error), who model.ID) {
	v, err := read(ctx, who)
	add(v, err)
}

func TestPrivateTextsOfOthersAreNeverRead(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	do(t, theirs, unit.AddNote, func(w *storage.Work) error { return planted(w, model.PrivateAbout(p.ID), "secret") })
	do(t, theirs, unit.AddNote, func(w *storage.Work) error { return planted(w, model.About(p.ID), "open") })
	if text := everything(t, mine, p.ID); strings.Contains(text, "secret") || strings.Count(text, "open note") != 2 {
		t.Errorf("the owner reads of another: %d secret, %d open", strings.Count(text, "secret"), strings.Count(text, "open note"))
	}
	if text := everything(t, theirs, p.ID); strings.Count(text, "secret note") != 2 || !strings.Contains(text, "secret measure") || !strings.Contains(text, "secret link") {
		t.Error("who wrote it cannot read it any more: the test proves nothing")
	}
	for _, table := range []string{"note", "goal", "talking_point", "action_item", "check_in", "measure", "link", "key_result"} {
		for name, read := range map[string]func() (storage.Rows, error){
			"as of":     func() (storage.Rows, error) { return mine.AsOf(ctx, table, p.ID, 1<<40) },
			"everybody": func() (storage.Rows, error) { return mine.AsOfEverybody(ctx, table, 1<<40) },
			"replay":    func() (storage.Rows, error) { return mine.Replay(ctx, table, 1<<40) },
		} {
			rows, err := read()
			if text := fmt.Sprint(rows); err != nil || len(rows) == 0 || strings.Contains(text, "secret") || strings.Contains(text, "private") {
				t.Errorf("%s of %s: %v %v", name, table, rows, err)
			}
		}
	}
	talks, err := theirs.OneOnOnes(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i := range talks.Notes {
		n := &talks.Notes[i]
		a, errA := mine.History(ctx, n)
		b, errB := theirs.History(ctx, n)
		want := 1
		if n.Visibility == model.Private {
			want = 0
		}
		if errA != nil || errB != nil || len(a) != want || len(b) != 1 {
			t.Errorf("history of a %s note: %d and %d events, %v %v", n.Visibility, len(a), len(b), errA, errB)
		}
	}
}

// TestManyAtOnceKeepWhoMaySee imports private and shared notes in one unit: the history of each is seen by whoever may
// see the note.
func TestManyAtOnceKeepWhoMaySee(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	var notes []*model.Note
	do(t, theirs, unit.Import, func(w *storage.Work) error {
		for i := range 10 {
			n := note(p, w)
			if i%2 == 0 {
				n.Visibility = model.Private
			}
			if err := w.Insert(n); err != nil {
				return err
			}
			notes = append(notes, n)
		}
		return nil
	})
	for i, n := range notes {
		events, err := mine.History(ctx, n)
		if want := i % 2; err != nil || len(events) != want {
			t.Errorf("%s note %d has %d events, want %d; %v", n.Visibility, i, len(events), want, err)
		}
	}
}

func TestAReviewHoldsSharedAndCurrentRowsOnly(t *testing.T) {
	s := create(t)
	p, q := addPerson(t, s, "Amara"), addPerson(t, s, "Jonas")
	review := func() string {
		t.Helper()
		r, err := s.Shared(ctx, p.ID, model.Span{From: model.MustDate("2026-10-01"), To: model.MustDate("2026-12-31")}, model.MustDate("2026-11-23"))
		if err != nil {
			t.Fatal(err)
		}
		js, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(js)
	}
	do(t, s, unit.AddNote, func(w *storage.Work) error { return planted(w, model.PrivateAbout(p.ID), "secret") })
	do(t, s, unit.AddNote, func(w *storage.Work) error { return planted(w, model.About(q.ID), "jonas") })
	do(t, s, unit.AddNote, func(w *storage.Work) error { return planted(w, model.About(p.ID), "open") })
	text := review()
	for _, word := range []string{"secret", "jonas", "open note"} {
		if strings.Contains(text, word) {
			t.Errorf("the review holds %q", word)
		}
	}
	for _, word := range []string{"open goal", "open measure", "open check-in", "open career", "open link", "open point", "open action", "open place"} {
		if !strings.Contains(text, word) {
			t.Errorf("the review lacks %q", word)
		}
	}
	talks, err := s.OneOnOnes(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, unit.SharePoint, func(w *storage.Work) error {
		for i := range talks.Points {
			if err := w.Reshare(&talks.Points[i], model.Private); err != nil { // taken back
				return err
			}
		}
		for i := range talks.Actions {
			talks.Actions[i].ArchivedAt = 1
			if err := w.Put(&talks.Actions[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if text := review(); strings.Contains(text, "open point") || strings.Contains(text, "open action") {
		t.Error("the review holds what was taken back or archived")
	}
	if _, err := s.Shared(ctx, "nobody", model.Span{}, model.MustDate("2026-11-23")); err == nil {
		t.Error("a review of nobody")
	}
}

func TestSharingAGoalTakesAlongWhatMeasuresIt(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	var g *model.Goal
	do(t, s, unit.AddGoal, func(w *storage.Work) (err error) {
		g, err = plantedGoal(w, model.PrivateAbout(p.ID), "my")
		return err
	})
	do(t, s, unit.AddAction, func(w *storage.Work) error {
		return w.Put(&model.Action{Row: model.About(p.ID), AuthorID: w.Actor(), OwedBy: model.SideRep, Text: "x", State: model.ActionOpen, GoalID: g.ID})
	})
	before := everything(t, s, p.ID)
	handed := *g
	do(t, s, unit.ShareGoal, func(w *storage.Work) error { return w.Reshare(g, model.Shared) })
	if *g != handed {
		t.Errorf("the record that was handed in changed: %+v", g)
	}
	growth, err := s.Growth(ctx, p.ID)
	if err != nil || len(growth.Goals) != 1 || len(growth.KeyResults) != 1 || len(growth.Measures) != 1 || len(growth.Readings) != 1 {
		t.Fatalf("%+v, %v", growth, err)
	}
	shared := growth.Goals[0]
	if shared.ID == g.ID || shared.Visibility != model.Shared || growth.KeyResults[0].GoalID != shared.ID || growth.Measures[0].Visibility != model.Shared ||
		growth.Readings[0].MeasureID != growth.Measures[0].ID || shared.Title != "my goal" {
		t.Errorf("shared: %+v", growth)
	}
	if len(growth.CheckIns) != 0 {
		t.Errorf("what was said in private was shared along: %+v", growth.CheckIns)
	}
	if talks, err := s.OneOnOnes(ctx, p.ID); err != nil || talks.Actions[0].GoalID != shared.ID {
		t.Errorf("the action refers to %+v, %v", talks.Actions, err)
	}
	_, err = s.Do(ctx, unit.ShareGoal, func(w *storage.Work) error { return w.Reshare(g, model.Shared) })
	refused(t, "sharing it from a page that is old", err, unit.ShareGoal)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if after := everything(t, s, p.ID); withoutVersions(after) != withoutVersions(before) {
		t.Errorf("after undo:\n%s\nbefore:\n%s", after, before)
	}
}

func withoutVersions(text string) string {
	parts := strings.Split(text, `"Version":`)
	for i := 1; i < len(parts); i++ {
		parts[i] = strings.TrimLeft(parts[i], "0123456789")
	}
	return strings.Join(parts, "")
}

func TestSharingACareerMilestoneTakesItsLinksAlong(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	do(t, s, unit.AddGoal, func(w *storage.Work) error {
		_, err := plantedGoal(w, model.PrivateAbout(p.ID), "my")
		return err
	})
	before, err := s.Direction(ctx)
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, unit.ShareCareer, func(w *storage.Work) error { return w.Reshare(&before.Careers[0], model.Shared) })
	after, err := s.Direction(ctx)
	if err != nil || len(after.Careers) != 1 || len(after.Links) != 1 || after.Careers[0].ID == before.Careers[0].ID ||
		after.Links[0].CareerID != after.Careers[0].ID || after.Links[0].Visibility != model.Shared {
		t.Fatalf("%+v, %v", after, err)
	}
	if growth, err := s.Growth(ctx, p.ID); err != nil || growth.Goals[0].CareerMilestoneID != after.Careers[0].ID {
		t.Errorf("the goal refers to %+v, %v", growth.Goals, err)
	}
}

func TestOnlyTheAuthorShares(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	n := &model.Note{Row: model.About(p.ID), Kind: model.NoteWin, Text: "won"}
	do(t, theirs, unit.AddNote, func(w *storage.Work) error {
		n.AuthorID = w.Actor()
		return w.Put(n)
	})
	for what, r := range map[string]model.Record{"another's note": n, "a person": p} {
		if _, err := mine.Do(ctx, unit.ShareNote, func(w *storage.Work) error { return w.Reshare(r, model.Private) }); err == nil {
			t.Errorf("%s was taken back", what)
		}
	}
}
