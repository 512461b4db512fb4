package storage_test

import (
	"errors"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// staying are the columns that putting back leaves as they are.
var staying = []string{"position", "replaced_by"}

// facts is what a row says, without those columns.
func facts(row string) string {
	var out []string
	for _, part := range strings.SplitAfter(content(row), " ") {
		name, _, _ := strings.Cut(part, "=")
		if name != staying[0] && name != staying[1] {
			out = append(out, part)
		}
	}
	return strings.Join(out, "")
}

// holdPutBack puts back each record that the newest unit wrote, one after the other, and takes that back again.
func holdPutBack(t *testing.T, s *storage.Store, name string, before, after snapshot) {
	t.Helper()
	c := story(t, s, storage.StoryQuery{Everybody: true, Limit: 1}).Chapters[0]
	tried := map[string]int{}
	for i := range c.Events {
		e := &c.Events[i]
		row := rowOf(e.Record)
		kind := e.Record.Table + e.Op
		if tried[kind]++; e.Record.ID == "" || tried[kind] > 2 { // more of a kind show nothing more
			continue
		}
		start := rows(t, s)
		if !e.Back {
			if _, err := s.PutBack(ctx, e.Record, c.Seq-1, e.Now); err == nil {
				t.Errorf("%s: %s was put back, and its story says that it cannot be", name, row)
			}
			continue
		}
		u, err := s.PutBack(ctx, e.Record, c.Seq-1, e.Now)
		if err != nil {
			// what goes back together with others alone may not: two assignments would overlap
			if now := rows(t, s); now.without() != after.without() || !errors.Is(err, model.ErrConflict) {
				t.Errorf("%s: %s cannot be put back: %v", name, row, err)
			}
			continue
		}
		now := rows(t, s)
		if u.Name != unit.PutBack || facts(now[row]) != facts(before[row]) {
			t.Errorf("%s: %s was put back by %s:\nis  %s\nwas %s", name, row, u.Name, now[row], before[row])
		}
		for other := range now {
			if other != row && now[other] != start[other] {
				t.Errorf("%s: putting back %s wrote %s", name, row, other)
			}
		}
		if _, err := s.PutBack(ctx, e.Record, c.Seq-1, u.Seq); !errors.Is(err, model.ErrNothing) {
			t.Errorf("%s: %s is put back twice: %v", name, row, err)
		}
		if _, err := s.Undo(ctx); err != nil {
			t.Fatalf("%s: %s: undo: %v", name, row, err)
		}
		if now := rows(t, s); now.without() != after.without() {
			t.Errorf("%s: %s: undo leaves\n%s", name, row, now.differs(after))
		}
		c = retold(t, s, c.Seq)
	}
}

// retold is a chapter as it is told now: who wrote its records last has changed.
func retold(t *testing.T, s *storage.Store, seq int64) model.Chapter {
	t.Helper()
	for _, c := range story(t, s, storage.StoryQuery{Everybody: true, Before: seq + 1, Limit: 1}).Chapters {
		if c.Seq == seq {
			return c
		}
	}
	t.Fatalf("the chapter of %d is not told any more", seq)
	return model.Chapter{}
}

func TestEveryEarlierStateOfARecordCanBeBroughtBack(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	g := &model.Goal{Row: model.About(p.ID), AuthorID: roster(t, s).Owner.ID, Title: "one", State: model.GoalOpen, OpenedOn: monday}
	states := []model.Goal{}
	seqs := []int64{}
	step := func(name string, change func()) {
		t.Helper()
		change()
		u := do(t, s, name, func(w *storage.Work) error { return w.Put(g) })
		states, seqs = append(states, *g), append(seqs, u.Seq)
	}
	step(unit.AddGoal, func() {})
	step(unit.ChangeGoal, func() { g.Title, g.DoneWhen, g.DueOn = "two", "it is done", monday.AddDays(7) })
	step(unit.ChangeGoal, func() { g.DueOn = model.Date{} })
	step(unit.CloseGoal, func() { g.State, g.ClosedOn = model.GoalReached, monday })
	step(unit.ArchiveGoal, func() { g.ArchivedAt = 1 })
	for i := range states {
		now := goal(t, s, p.ID)
		_, err := s.PutBack(ctx, model.RefOf(&now), seqs[i], now.Version)
		got, want := goal(t, s, p.ID), states[i]
		if i == len(states)-1 && err == nil || i < len(states)-1 && err != nil {
			if i < len(states)-1 {
				t.Fatal(err)
			}
		}
		got.Row, want.Row = model.Row{}, model.Row{}
		if got != want {
			t.Errorf("state %d: is %+v, was %+v", i, got, want)
		}
	}
}

func goal(t *testing.T, s *storage.Store, person model.ID) model.Goal {
	t.Helper()
	growth, err := s.Growth(ctx, person)
	if err != nil || len(growth.Goals) != 1 {
		t.Fatalf("%d goals, %v", len(growth.Goals), err)
	}
	return growth.Goals[0]
}

func TestWhatWasRemovedIsBroughtBack(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	do(t, s, unit.AddGoal, func(w *storage.Work) error { return planted(w, model.About(p.ID), "open") })
	dir, err := s.Direction(ctx)
	if err != nil {
		t.Fatal(err)
	}
	l := dir.Links[0]
	before := rows(t, s)
	u := do(t, s, unit.RemoveLink, func(w *storage.Work) error { return w.Delete(&l) })
	holdPutBack(t, s, unit.RemoveLink, before, rows(t, s))
	again := &model.Link{Row: model.About(p.ID), CareerID: l.CareerID, StrategicID: l.StrategicID, Role: model.RoleLearns}
	do(t, s, unit.AddLink, func(w *storage.Work) error { return w.Put(again) })
	if _, err := s.PutBack(ctx, model.RefOf(&l), u.Seq-1, retold(t, s, u.Seq).Events[0].Now); !errors.Is(err, model.ErrConflict) {
		t.Errorf("there would be two links of the same two: %v", err)
	}
	// a note that was imported, and the import undone
	do(t, s, unit.Import, func(w *storage.Work) error {
		for range 20 {
			if err := w.Insert(note(p, w)); err != nil {
				return err
			}
		}
		return nil
	})
	talks, err := s.OneOnOnes(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	n := talks.Notes[3]
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	c := story(t, s, storage.StoryQuery{Record: model.RefOf(&n)}).Chapters
	if len(c) != 2 || !c[0].Events[0].Back || c[0].Events[0].Op != model.EventRemoved || c[0].Kind != model.ChapterUndo {
		t.Fatalf("a note that was imported: %+v", c)
	}
	if _, err := s.PutBack(ctx, model.RefOf(&n), c[0].Seq-1, c[0].Events[0].Now); err != nil {
		t.Fatal(err)
	}
	if talks, err = s.OneOnOnes(ctx, p.ID); err != nil || len(talks.Notes) != 4 {
		t.Errorf("%d notes are there again, %v", len(talks.Notes), err)
	}
}

func TestWhatCannotBePutBackIsRefusedAndSaysWhy(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	do(t, s, unit.AddGoal, func(w *storage.Work) error { return planted(w, model.About(p.ID), "open") })
	seq, err := s.Seq(ctx)
	if err != nil {
		t.Fatal(err)
	}
	x := struct {
		growth model.Growth
		talks  model.OneOnOnes
	}{}
	if x.growth, err = s.Growth(ctx, p.ID); err == nil {
		x.talks, err = s.OneOnOnes(ctx, p.ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	refused := func(what string, r model.Record, to int64, key string, kind error) {
		t.Helper()
		before := rows(t, s)
		_, err := s.PutBack(ctx, model.RefOf(r), to, r.Head().Version)
		var problem *model.Problem
		if !errors.As(err, &problem) || problem.Key != key || !errors.Is(err, kind) {
			t.Errorf("%s: %v, want %s", what, err, key)
		}
		if after := rows(t, s); after.without() != before.without() {
			t.Errorf("%s changes the file", what)
		}
	}
	r, m, g := x.growth.Readings[0], x.growth.Measures[0], x.growth.Goals[0]
	r.Value = 7
	do(t, s, unit.ChangeReading, func(w *storage.Work) error { return w.Put(&r) })
	refused("a reading", &r, seq, "storage.putback.appended", model.ErrInvalid)
	assessments, err := s.Assessments(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	refused("a rating", &assessments.Ratings[0], seq, "storage.putback.appended", model.ErrInvalid)
	file := roster(t, s).File
	refused("the file", &file, seq, "storage.putback.settled", model.ErrInvalid)
	refused("before it was there", &g, seq-1, "storage.putback.before", model.ErrNotFound)
	refused("as it is", &g, seq, "storage.putback.same", model.ErrNothing)
	refused("never there", &model.Goal{Row: model.Row{ID: p.ID}}, seq, "storage.gone", model.ErrNotFound)

	m.Decimals, m.Target = 2, model.Dec(1000)
	do(t, s, unit.ChangeKeyResult, func(w *storage.Work) error { return w.Put(&m) })
	refused("a measure with other decimals", &m, seq, "storage.putback.decimals", model.ErrInvalid)

	stale := g
	g.Title = "another"
	do(t, s, unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&g) })
	refused("a goal that moved on", &stale, seq-1, "storage.conflict", model.ErrConflict)

	n := x.talks.Notes[0]
	n.Text = "another"
	do(t, s, unit.ChangeNote, func(w *storage.Work) error { return w.Put(&n) })
	do(t, s, unit.ShareNote, func(w *storage.Work) error { return w.Reshare(&n, model.Private) })
	seen := story(t, s, storage.StoryQuery{Record: model.RefOf(&n)}).Chapters[0].Events[0].Now
	n.Version = seen
	refused("a note that was taken back since", &n, seq, "storage.putback.replaced", model.ErrInvalid)
}

// TestAGoalThatIsPutBackBelongsToWhatTookThePlace shares a career milestone, which makes a new row of it: a goal that is
// put back to a time before belongs to the new one.
func TestAGoalThatIsPutBackBelongsToWhatTookThePlace(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	owner := roster(t, s).Owner.ID
	c := &model.Career{Row: model.PrivateAbout(p.ID), AuthorID: owner, Title: "lead", State: model.MilestoneActive, OpenedOn: monday}
	g := &model.Goal{Row: model.About(p.ID), AuthorID: owner, Title: "one", State: model.GoalOpen, OpenedOn: monday}
	do(t, s, unit.AddCareer, func(w *storage.Work) error { return w.Put(c) })
	g.CareerMilestoneID = c.ID
	made := do(t, s, unit.AddGoal, func(w *storage.Work) error { return w.Put(g) })
	do(t, s, unit.ShareCareer, func(w *storage.Work) error { return w.Reshare(c, model.Shared) })
	growth, err := s.Growth(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	shared, now := growth.Careers[0].ID, growth.Goals[0]
	if now.CareerMilestoneID != shared {
		t.Fatal("the goal did not follow")
	}
	now.Title, now.CareerMilestoneID = "two", ""
	do(t, s, unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&now) })
	if _, err := s.PutBack(ctx, model.RefOf(&now), made.Seq, now.Version); err != nil {
		t.Fatal(err)
	}
	if got := goal(t, s, p.ID); got.Title != "one" || got.CareerMilestoneID != shared {
		t.Errorf("it is %q and belongs to %q, not to %q", got.Title, got.CareerMilestoneID, shared)
	}
}

// TestAGoalIsNotPutBackToWhatIsGone undoes what the goal belonged to.
func TestAGoalIsNotPutBackToWhatIsGone(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	owner := roster(t, s).Owner.ID
	g := &model.Goal{Row: model.About(p.ID), AuthorID: owner, Title: "one", State: model.GoalOpen, OpenedOn: monday}
	do(t, s, unit.AddGoal, func(w *storage.Work) error { return w.Put(g) })
	c := &model.Career{Row: model.About(p.ID), AuthorID: owner, Title: "lead", State: model.MilestoneActive, OpenedOn: monday}
	do(t, s, unit.AddCareer, func(w *storage.Work) error { return w.Put(c) })
	g.CareerMilestoneID = c.ID
	tied := do(t, s, unit.ChangeGoal, func(w *storage.Work) error { return w.Put(g) })
	for range 2 {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	now := goal(t, s, p.ID)
	_, err := s.PutBack(ctx, model.RefOf(&now), tied.Seq, now.Version)
	var problem *model.Problem
	if !errors.As(err, &problem) || problem.Key != "storage.putback.reference" {
		t.Errorf("it was put back to a career milestone that is gone: %v", err)
	}
}
