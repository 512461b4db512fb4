package rolling_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/rolling"
	"milepost/ui/theme"
)

// facts are what a roll is made from, of everybody in a file.
func facts(t *testing.T, f *kittest.Frame) model.RollFacts {
	t.Helper()
	s, ctx := f.Store(), context.Background()
	out := model.RollFacts{People: f.Roster().MyPeople(f.Today()), Growth: growth(t, s), Currency: f.Roster().File.Currency, Deals: true}
	var err error
	if out.Direction, err = s.Direction(ctx); err != nil {
		t.Fatal(err)
	}
	if out.Quotas, err = s.Quotas(ctx, ""); err != nil {
		t.Fatal(err)
	}
	return out
}

// told is everything a roll may write to, as lines.
func told(t *testing.T, f *kittest.Frame) []string {
	t.Helper()
	out, x := goals(t, f.Store()), facts(t, f)
	add := func(parts ...string) {
		line := ""
		for _, p := range parts {
			line += p + " "
		}
		out = append(out, line)
	}
	for _, m := range slices.Concat(x.Growth.Moves, x.Direction.Moves) {
		add("move", string(m.ID))
	}
	for _, c := range x.Direction.Careers {
		add("career", string(c.ID), string(c.State), c.DueOn.String(), c.ClosedOn.String())
	}
	for _, s := range x.Direction.Strategic {
		add("strategic", string(s.ID), string(s.State), s.DueOn.String(), s.ClosedOn.String())
	}
	for _, q := range x.Quotas.Quotas {
		add("quota", string(q.ID), string(q.SubjectID), q.ValidFrom.String(), q.ValidTo.String())
	}
	for _, m := range x.Quotas.Measures {
		add("measure", string(m.ID), strconv.FormatInt(m.Target.N, 10))
	}
	slices.Sort(out)
	return out
}

// chance chooses something for everything in a roll.
func chance(r *rand.Rand, roll *model.Roll) {
	any := func() model.RollChoice {
		all := []model.RollChoice{model.RollKeep, model.RollCarry, model.RollReached, model.RollMissed, model.RollDropped}
		return all[r.IntN(len(all))]
	}
	for i := range roll.Goals {
		roll.Goals[i].Choice = any()
	}
	for i := range roll.Careers {
		roll.Careers[i].Choice = any()
	}
	for i := range roll.Strategic {
		roll.Strategic[i].Choice = any()
	}
	for i := range roll.Quotas {
		q := &roll.Quotas[i]
		if q.Target = (model.Decimal{}); r.IntN(2) == 0 {
			q.Target = model.Dec(int64(r.IntN(900_000)))
		}
		if r.IntN(3) == 0 {
			roll.New = append(roll.New, model.RollNew{Person: q.Person.ID, Title: "Something new"})
		}
	}
}

// TestUndoPutsEverythingBack whatever was chosen, in whatever quarter, and redo does all of it again.
func TestUndoPutsEverythingBack(t *testing.T) {
	seed := uint64(1123)
	if text := os.Getenv("SEED"); text != "" {
		seed, _ = strconv.ParseUint(text, 10, 64)
	}
	t.Logf("SEED=%d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	did := 0
	for range 12 {
		ends, _ := model.Quarter(f.Today().AddDays(r.IntN(500)-100), time.January)
		roll := model.NewRoll(facts(t, f), ends, f.Today(), time.January)
		chance(r, &roll)
		before := told(t, f)
		rows := roll.Rows(f.Today(), f.Roster().Owner.ID)
		u, err := f.Store().Do(context.Background(), unit.RollQuarter, func(w *storage.Work) error { return w.Rolled(rows) })
		if err != nil {
			t.Fatal(err)
		}
		after := told(t, f)
		if roll.Sums().None() {
			continue
		}
		if u.Seq == 0 || slices.Equal(before, after) {
			t.Fatalf("nothing was written of %+v", roll.Sums())
		}
		did++
		f.Undo(t)
		if got := told(t, f); !slices.Equal(got, before) {
			t.Fatalf("undone it is\n%q\nnot\n%q", got, before)
		}
		f.Redo(t)
		if got := told(t, f); !slices.Equal(got, after) {
			t.Fatalf("done again it is\n%q\nnot\n%q", got, after)
		}
	}
	if did == 0 {
		t.Error("nothing was tried")
	}
}

// TestNothingIsHalfRolled when one of the goals was changed by somebody else meanwhile.
func TestNothingIsHalfRolled(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	ends, _ := model.Quarter(f.Today(), time.January)
	roll := model.NewRoll(facts(t, f), ends, f.Today(), time.January)
	if len(roll.Goals) < 2 {
		t.Fatalf("%d goals", len(roll.Goals))
	}
	theirs := roll.Goals[len(roll.Goals)-1].Goal
	theirs.Title = "Changed meanwhile"
	if _, err := f.Store().Do(context.Background(), unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&theirs) }); err != nil {
		t.Fatal(err)
	}
	before := told(t, f)
	rows := roll.Rows(f.Today(), f.Roster().Owner.ID)
	_, err := f.Store().Do(context.Background(), unit.RollQuarter, func(w *storage.Work) error { return w.Rolled(rows) })
	if !errors.Is(err, model.ErrConflict) {
		t.Errorf("it said %v", err)
	}
	if got := told(t, f); !slices.Equal(got, before) {
		t.Errorf("it is\n%q\nnot\n%q", got, before)
	}
}

// TestAQuotaForTheYearIsNotSetTwice: its field says so and takes nothing.
func TestAQuotaForTheYearIsNotSetTwice(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	x := facts(t, f)
	id := goalCalled(t, f.Store(), "Hold price in the first talk").SubjectID
	_, last := x.Quotas.Last(id, f.Today())
	year := model.Span{From: model.MustDate("2026-07-01"), To: model.MustDate("2027-06-30")}
	q, m := model.NewQuota(id, *last, model.Dec(2_000_000), year)
	if _, err := f.Store().Do(context.Background(), unit.SetQuota, func(w *storage.Work) error { return w.PutQuota(&q, &m, nil) }); err != nil {
		t.Fatal(err)
	}
	c := f.Show(t, rolling.New(f), fyne.NewSize(1216, 900)).Canvas()
	if said := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(said, "Set already for 1 Jul – 30 June 2027: 2,000,000\u00a0EUR.") || !strings.Contains(said, "For Q4 2026 it was 460,000\u00a0EUR: ") {
		t.Errorf("it says\n%s", said)
	}
	if got := kittest.Text(t, c, "roll.quota."+id.Short()); got != "" {
		t.Errorf("it proposes %q", got)
	}
}
