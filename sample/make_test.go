package sample_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	"milepost/model"
	"milepost/sample"
	"milepost/storage"
)

var (
	ctx   = context.Background()
	today = model.MustDate("2026-11-23")
)

// files are the samples made so far: most tests only read.
var files = map[string][]byte{}

// made gives a copy of the sample for a day, opened at nine that morning.
func made(t *testing.T, asOf model.Date, seed uint64) *storage.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.milepost")
	key := fmt.Sprint(asOf, seed)
	if files[key] == nil {
		if err := sample.Make(ctx, path, sample.Options{AsOf: asOf, Seed: seed}); err != nil {
			t.Fatal(err)
		}
		files[key] = must(os.ReadFile(path))(t)
	} else if err := os.WriteFile(path, files[key], 0o600); err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(asOf.Year(), asOf.Month(), asOf.Day(), 9, 0, 0, 0, zone)
	s, err := storage.Open(ctx, path, storage.Options{Clock: model.FixedClock(at)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// everything is all that can be read from the file.
type everything struct {
	Roster      *model.Roster
	Assessments model.Assessments
	Talks       model.OneOnOnes
	Growth      model.Growth
	Direction   model.Direction
	Agenda      model.Agenda
}

// readAll reads everything; the agenda is that of the sample's day unless another one is named.
func readAll(t *testing.T, s *storage.Store, day ...model.Date) everything {
	t.Helper()
	on := append(day, today)[0]
	return everything{
		must(s.Roster(ctx))(t), must(s.Assessments(ctx, ""))(t), must(s.OneOnOnes(ctx, ""))(t), must(s.Growth(ctx, ""))(t),
		must(s.Direction(ctx))(t), must(s.Agenda(ctx, on))(t),
	}
}

func calls(people []model.Person) []string {
	var out []string
	for _, p := range people {
		out = append(out, p.Call())
	}
	slices.Sort(out)
	return out
}

func TestSampleHasNothingToUndoAndARealHistory(t *testing.T) {
	s := made(t, today, 0)
	if _, err := s.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undo: %v, want ErrNothing", err)
	}
	if _, err := s.Redo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("redo: %v, want ErrNothing", err)
	}
	all := readAll(t, s)
	for i := range all.Direction.Strategic {
		m := &all.Direction.Strategic[i]
		if m.Title != "Nordic launch" {
			continue
		}
		events := must(s.History(ctx, m))(t)
		if len(events) != 4 {
			t.Errorf("the launch has %d events, want 4", len(events))
		}
		days := map[string]bool{}
		for _, e := range events {
			days[model.DateOf(e.At.In(all.Roster.File.Location())).String()] = true
		}
		for _, want := range []string{"2026-09-28", "2026-09-29", "2026-10-12", "2026-11-23"} {
			if !days[want] {
				t.Errorf("nothing happened to the launch on %s: %v", want, days)
			}
		}
	}
}

// ids and content of all records, without what says when a unit ran.
func TestSampleIsTheSameTwice(t *testing.T) {
	// 0 is seed 1, and made on its own
	first, second := asJSON(t, readAll(t, made(t, today, 1))), asJSON(t, readAll(t, made(t, today, 0)))
	if first != second {
		t.Error("the same day and seed gave two different files")
	}
	if testing.Short() {
		return
	}
	if other := asJSON(t, readAll(t, made(t, today, 2))); other == first {
		t.Error("another seed gave the same ids")
	}
	if friday := asJSON(t, readAll(t, made(t, today.AddDays(4), 1))); friday != first {
		t.Error("the Friday of the same week gave another file")
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

var brace = regexp.MustCompile(`[{}]`)

func TestSampleForOtherDays(t *testing.T) {
	days := []string{"2028-02-29", "2027-01-01", "2031-07-06", "2024-12-30"}
	if testing.Short() {
		days = days[:1]
	}
	for _, on := range days {
		t.Run(on, func(t *testing.T) {
			asOf := model.MustDate(on)
			monday := asOf.WeekStart(time.Monday)
			all := readAll(t, made(t, asOf, 1), monday)
			if n := len(all.Roster.MyPeople(monday)); n != 8 {
				t.Errorf("%d people", n)
			}
			day := model.NewToday(all.Roster.MyPeople(monday), all.Agenda, all.Direction, 1, monday)
			if len(day.Lines) != model.TodayLimit || day.Lines[0].Kind != model.LineMeeting || day.Lines[1].Kind != model.LineMyOverdue || len(day.Week) != 4 {
				t.Errorf("on the Monday: %+v", day.Lines)
			}
			for _, m := range all.Talks.Meetings {
				if w := m.On.Weekday(); w == time.Saturday || w == time.Sunday {
					t.Errorf("a one-on-one on %s, a %s", m.On, w)
				}
				if m.State == model.MeetingHeld && !m.On.Before(monday) {
					t.Errorf("held in the future: %s", m.On)
				}
			}
			walkTexts(reflect.ValueOf(all), func(text string) {
				if !utf8.ValidString(text) || brace.MatchString(text) || text != strings.TrimSpace(text) || strings.Contains(text, "  ") {
					t.Errorf("text %q", text)
				}
				if strings.Contains(text, "2026") {
					t.Errorf("a day was not moved: %q", text)
				}
			})
		})
	}
}

// walkTexts calls f with every text of a value; ids are left out.
func walkTexts(v reflect.Value, f func(string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walkTexts(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkTexts(v.Index(i), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkTexts(v.Field(i), f)
			}
		}
	case reflect.String:
		if v.Type() != reflect.TypeFor[model.ID]() {
			f(v.String())
		}
	}
}

func TestSampleReviewsHoldNoPrivateText(t *testing.T) {
	s := made(t, today, 0)
	all := readAll(t, s)
	var private []string
	for _, p := range all.Talks.Points {
		if p.Visibility == model.Private {
			private = append(private, p.Text)
		}
	}
	for _, a := range all.Talks.Actions {
		if a.Visibility == model.Private {
			private = append(private, a.Text)
		}
	}
	for _, n := range all.Talks.Notes {
		if n.Visibility == model.Private {
			private = append(private, n.Text)
		}
	}
	if len(private) < 20 {
		t.Fatalf("only %d private texts", len(private))
	}
	span := model.Span{From: model.MustDate("2026-05-01"), To: model.MustDate("2026-12-31")}
	for _, p := range all.Roster.Reps(today) {
		review := must(s.Shared(ctx, p.ID, span, today))(t)
		if len(review.Talks) < 5 || len(review.Points) < 5 || len(review.Goals) < 2 {
			t.Errorf("%s has a thin review: %d talks, %d points, %d goals", p.Name, len(review.Talks), len(review.Points), len(review.Goals))
		}
		text := asJSON(t, review)
		for _, secret := range private {
			quoted := asJSON(t, secret)
			if strings.Contains(text, quoted[1:len(quoted)-1]) {
				t.Errorf("the review of %s says %q", p.Name, secret)
			}
		}
	}
}

func TestSampleNeverTouchesAFileThatExists(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.milepost")
	if err := os.WriteFile(path, []byte("my words"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sample.Make(ctx, path, sample.Options{AsOf: today}); err == nil {
		t.Error("a file was overwritten")
	}
	if got, _ := os.ReadFile(path); string(got) != "my words" {
		t.Errorf("the file now holds %q", got)
	}
}

func TestSampleLeavesNothingBehindWhenItFails(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "sample.milepost")
	for name, o := range map[string]sample.Options{
		"unknown zone": {AsOf: today, Zone: "Mars/Olympus"},
		"bad starter":  {AsOf: today, Starter: []byte("{}")},
	} {
		if err := sample.Make(ctx, path, o); !errors.Is(err, model.ErrInvalid) {
			t.Errorf("%s: %v, want ErrInvalid", name, err)
		}
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if err := sample.Make(stopped, path, sample.Options{AsOf: today}); err == nil {
		t.Error("a cancelled sample was made")
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
