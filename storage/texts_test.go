package storage_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// hard are texts that tend to be changed on their way.
var hard = []string{
	"  two  blanks \r\n tab\t end ", "", " ", "\r", "\n", "'; DROP TABLE note;--", `\u0041 "quoted" \`, "e\u0301 \u00e9 \u1e9b\u0323", "\ufeffmark",
	"\u2028\u2029\u0085", "a\u202eb", "\x01\x1f\x7f", "\ufffd\ufffe\uffff", "\U0010ffff", "👩‍👩‍👧‍👦", "<b>&amp;</b>", "123", "1e5", "null", "true", "x'00'",
	strings.Repeat("long ", 20000),
}

func TestHardTextsAreKeptByteForByte(t *testing.T) { keepsTexts(t, hard) }

// TestNaughtyStringsAreKeptByteForByte takes a list of strings that others collected because programs choke on them.
func TestNaughtyStringsAreKeptByteForByte(t *testing.T) {
	dir := os.Getenv("MILEPOST_REALDATA")
	if dir == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	data, err := os.ReadFile(filepath.Join(dir, "strings", "blns.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 515 {
		t.Errorf("%d strings, 515 were counted", len(list))
	}
	if testing.Short() {
		list = list[:60]
	}
	keepsTexts(t, list)
}

// keepsTexts stores texts as notes and as names, one by one and many at once, and reads them back: at once, after they
// were taken away and brought back, and after a restart.
func keepsTexts(t *testing.T, list []string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	p := addPerson(t, s, "Amara")
	notes, names := map[model.ID]string{}, map[model.ID]string{}
	write := func(save func(*storage.Work, model.Record) error) {
		do(t, s, unit.Import, func(w *storage.Work) error {
			for _, text := range list {
				n := &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: text}
				if err := save(w, n); err != nil {
					return err
				}
				notes[n.ID] = text
				if strings.TrimSpace(text) == "" {
					continue
				}
				x := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: text}
				if err := save(w, x); err != nil {
					return err
				}
				names[x.ID] = text
			}
			return nil
		})
	}
	check := func(when string) {
		t.Helper()
		talks, err := s.OneOnOnes(ctx, p.ID)
		if err != nil || len(talks.Notes) != len(notes) {
			t.Fatalf("%s: %d notes, want %d; %v", when, len(talks.Notes), len(notes), err)
		}
		for _, n := range talks.Notes {
			if want, ok := notes[n.ID]; !ok || n.Text != want {
				t.Errorf("%s: a note of %q reads %q", when, want, n.Text)
			}
		}
		people := roster(t, s).People
		if len(people) != len(names)+1 {
			t.Errorf("%s: %d people, want %d", when, len(people), len(names)+1)
		}
		for _, x := range people {
			if want, ok := names[x.ID]; x.ID != p.ID && (!ok || x.Name != want) {
				t.Errorf("%s: the name %q reads %q", when, want, x.Name)
			}
		}
	}
	write((*storage.Work).Put)
	check("one by one")
	write((*storage.Work).Insert)
	check("many at once")
	for range 2 {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, err := s.Redo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	check("taken away and brought back")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openWith(t, path, options(2))
	check("after a restart")
	if _, err := s.Replay(ctx, "note", 1); err != nil {
		t.Error(err)
	}
}

// TestWhatIsNoTextIsRefused tries a NUL and bytes that are no UTF-8 in every kind of text, saved alone and with others.
func TestWhatIsNoTextIsRefused(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	file := roster(t, s).File
	for _, bad := range []string{"\x00", "a\x00b", "\xff", "caf\xe9", "\xed\xa0\x80", "\xf4\x90\x80\x80", "cut \xe2\x82"} {
		named, strategic := *p, &model.Strategic{Row: model.Ours(), Kind: model.KindLaunch, State: model.MilestonePlanned, Why: bad}
		named.Name = bad
		team := file
		team.Name = bad
		for _, save := range []func(*storage.Work, model.Record) error{(*storage.Work).Put, (*storage.Work).Insert} {
			for _, r := range []model.Record{
				&model.Note{Row: model.PrivateAbout(p.ID), AuthorID: file.OwnerID, Kind: model.NotePlain, Text: bad},
				&model.Person{Row: model.Row{Visibility: model.Shared}, Name: bad}, strategic, &named, &team,
			} {
				var problem *model.Problem
				_, err := s.Do(ctx, unit.AddNote, func(w *storage.Work) error {
					if r.Head().Version != 0 {
						return w.Put(r)
					}
					return save(w, r)
				})
				if !errors.As(err, &problem) || problem.Key != "storage.text" || !errors.Is(err, model.ErrInvalid) {
					t.Errorf("%T with %q: %v", r, bad, err)
				}
			}
		}
	}
	if r := roster(t, s); len(r.People) != 1 || r.People[0] != *p || r.File != file {
		t.Errorf("something was stored: %+v", r.People)
	}
}
