package storage_test

import (
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestWhatWasKnownIsWhatACopyTakenThenSays does some of all changes on each of several days, takes back some, and keeps
// a copy of the file at the end of each day. Afterwards every read of what was known on a day gives what the copy gives.
func TestWhatWasKnownIsWhatACopyTakenThenSays(t *testing.T) {
	seed := storage.Seeded(t, 1)
	r := rand.New(rand.NewSource(seed))
	path := filepath.Join(t.TempDir(), "team.milepost")
	if err := createAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 24, 22, 30, 0, 0, time.UTC) // 23:30 in the file's zone
	o := options(seed)
	o.Clock = model.ClockFunc(func() time.Time { return at })
	s := openWith(t, path, o)
	stockUp(t, s)
	names := slices.DeleteFunc(unitNames(t), func(n string) bool { return changes[n] == nil })
	copies := map[model.Date]string{}
	for range 6 {
		for range 12 {
			name := names[r.Intn(len(names))]
			x := look(t, s)
			_, err := tryUnit(s, name, x)
			if err == nil && r.Intn(4) == 0 {
				_, err = s.Undo(ctx)
			}
			if err != nil && !errors.Is(err, model.ErrConflict) && !errors.Is(err, model.ErrNothing) && !errors.Is(err, model.ErrInvalid) && !errors.Is(err, model.ErrNotFound) {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if err := s.Settle(ctx); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		day := model.DateOf(at.In(roster(t, s).File.Location()))
		copies[day] = filepath.Join(t.TempDir(), "copy.milepost")
		if err := os.WriteFile(copies[day], data, 0o600); err != nil {
			t.Fatal(err)
		}
		at = at.Add(24 * time.Hour)
	}
	amara := roster(t, s).People[0].ID
	for day, path := range copies {
		then := openWith(t, path, options(seed+1))
		for _, person := range []model.ID{"", amara} {
			known, err := s.KnownOn(ctx, day, person)
			if err != nil {
				t.Fatal(err)
			}
			got, want := readAll(t, known, person), readAll(t, then, person)
			if got != want {
				t.Errorf("known on %s about %q (SEED=%d):\n%s\nthe copy says\n%s", day, person, seed, around(got, want), around(want, got))
			}
			if _, err := known.Do(ctx, unit.AddNote, func(*storage.Work) error { return nil }); !errors.Is(err, model.ErrReadOnly) {
				t.Errorf("the past was written to: %v", err)
			}
			if err := known.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// tryUnit does a unit that may not be possible just then, for want of something to change.
func tryUnit(s *storage.Store, name string, x *stock) (u storage.Unit, err error) {
	defer func() {
		if recover() != nil {
			err = model.ErrNothing
		}
	}()
	return s.Do(ctx, name, func(w *storage.Work) error { return changes[name](w, x) })
}

// readAll is what all reads give, of a person or of everybody.
func readAll(t *testing.T, s *storage.Store, person model.ID) string {
	t.Helper()
	if person == "" {
		return everything(t, s, roster(t, s).People[0].ID)
	}
	growth, err := s.Growth(ctx, person)
	if err != nil {
		t.Fatal(err)
	}
	talks, err := s.OneOnOnes(ctx, person)
	if err != nil {
		t.Fatal(err)
	}
	ratings, err := s.Assessments(ctx, person)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v %+v %+v %+v", growth, talks, ratings, roster(t, s))
}

// around is where a text begins to differ from another.
func around(text, other string) string {
	i := 0
	for i < len(text) && i < len(other) && text[i] == other[i] {
		i++
	}
	return strings.ToValidUTF8(text[max(0, i-100):min(len(text), i+200)], "")
}

func TestBeforeTheFileWasMadeNothingWasKnown(t *testing.T) {
	s := create(t)
	_, err := s.KnownOn(ctx, monday.AddDays(-1), "")
	var p *model.Problem
	if !errors.As(err, &p) || p.Key != "storage.known.before" || !errors.Is(err, model.ErrNotFound) || p.Args[0] != monday {
		t.Errorf("known on the day before: %v", err)
	}
	known, err := s.KnownOn(ctx, monday.AddDays(1000), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = known.Close() }()
	if got, want := len(roster(t, known).Framework.Skills), len(roster(t, s).Framework.Skills); got != want {
		t.Errorf("%d skills are known in the future, %d now", got, want)
	}
}

func TestPrivateTextsOfOthersWereNeverKnown(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	do(t, theirs, unit.AddNote, func(w *storage.Work) error { return planted(w, model.PrivateAbout(p.ID), "secret") })
	do(t, theirs, unit.AddNote, func(w *storage.Work) error { return planted(w, model.About(p.ID), "open") })
	for _, person := range []model.ID{"", p.ID} {
		known, err := mine.KnownOn(ctx, monday, person)
		if err != nil {
			t.Fatal(err)
		}
		if text := everything(t, known, p.ID); strings.Contains(text, "secret") || !strings.Contains(text, "open goal") {
			t.Errorf("known about %q: %d secret", person, strings.Count(text, "secret"))
		}
		_ = known.Close()
	}
}
