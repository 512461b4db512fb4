package sample_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"milepost/model"
	"milepost/sample"
	"milepost/storage"
)

// bigFile makes a crowd and opens it.
func bigFile(t *testing.T, o sample.Options) *storage.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "big.milepost")
	o.AsOf = today
	if err := sample.Make(ctx, path, o); err != nil {
		t.Fatal(err)
	}
	report, err := storage.CheckFile(ctx, path)
	if err != nil || !report.Whole() {
		t.Errorf("the file is not whole: %+v, %v", report, err)
	}
	s, err := storage.Open(ctx, path, storage.Options{Clock: model.FixedClock(today.Time())})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestACrowdIsTheSameTwice(t *testing.T) {
	o := sample.Options{Reps: 1, Notes: 30}
	first := asJSON(t, readAll(t, bigFile(t, o)))
	if asJSON(t, readAll(t, bigFile(t, o))) != first {
		t.Error("the same day and seed gave two different files")
	}
	o.Seed = 2
	if asJSON(t, readAll(t, bigFile(t, o))) == first {
		t.Error("another seed gave the same")
	}
}

func TestACrowdIsWhatWasAskedFor(t *testing.T) {
	s := bigFile(t, sample.Options{Reps: 30, Notes: 900})
	all := readAll(t, s)
	textsAreVaried(t, all)
	if n := len(all.Roster.Reps(today)); n != 30 {
		t.Errorf("%d reps", n)
	}
	if n := len(all.Roster.MyPeople(today)); n != 10 {
		t.Errorf("%d of them are the owner's", n)
	}
	if n := len(all.Talks.Notes); n != 900 {
		t.Errorf("%d notes", n)
	}
	held := slices.DeleteFunc(slices.Clone(all.Talks.Meetings), func(m model.Meeting) bool { return m.State != model.MeetingHeld })
	for what, n := range map[string]int{
		"one-on-ones": len(held), "points": len(all.Talks.Points), "promises": len(all.Talks.Actions), "goals": len(all.Growth.Goals),
		"readings": len(all.Growth.Readings), "check-ins": len(all.Growth.CheckIns), "assessments": len(all.Assessments.Assessments),
		"ratings": len(all.Assessments.Ratings), "career milestones": len(all.Direction.Careers), "links": len(all.Direction.Links),
	} {
		if n < 10 || n > 3000 {
			t.Errorf("%d %s", n, what)
		}
	}
	if _, err := s.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undo: %v, want ErrNothing", err)
	}
	if seq, err := s.Seq(ctx); err != nil || seq < 1000 {
		t.Errorf("a history of %d units, %v", seq, err)
	}
}

// textsAreVaried: names are of many scripts, and words as frequent as those of a language.
func textsAreVaried(t *testing.T, all everything) {
	t.Helper()
	scripts := map[string]bool{}
	for _, p := range all.Roster.Reps(today) {
		for name, table := range unicode.Scripts {
			if unicode.Is(table, []rune(p.Name)[0]) {
				scripts[name] = true
			}
		}
	}
	if len(scripts) < 9 {
		t.Errorf("names are in %d scripts alone: %v", len(scripts), scripts)
	}
	private, eastern, often := 0, 0, map[string]int{}
	for _, n := range all.Talks.Notes {
		if n.Visibility == model.Private {
			private++
		}
		if n.On.Before(today.AddDays(-4*366)) || !n.On.Before(today) {
			t.Errorf("a note of %s", n.On)
		}
		if strings.ContainsFunc(n.Text, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Hangul, unicode.Thai) }) {
			eastern++
			continue
		}
		for _, word := range strings.Fields(strings.ToLower(n.Text)) {
			often[strings.Trim(word, ",.")]++
		}
	}
	if private < 500 || private > 700 || eastern != 90 {
		t.Errorf("of 900 notes %d are private and %d eastern", private, eastern)
	}
	counts := make([]int, 0, len(often))
	for _, n := range often {
		counts = append(counts, n)
	}
	slices.Sort(counts)
	slices.Reverse(counts)
	if tenth := float64(counts[0]) / float64(counts[9]); tenth < 2 || tenth > 8 || len(counts) < 1500 {
		t.Errorf("the most frequent word comes %d times, the tenth %d times; %d words in all", counts[0], counts[9], len(counts))
	}
}
