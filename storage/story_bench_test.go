package storage_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// BenchmarkStory writes ten years of a rep, 20,000 units, among those of eleven others, and prints how long it takes to
// tell the newest page of the story, an old page, that of one record, and what was known five years ago.
//
//	go test -tags test -run xxx -bench Story -benchtime 5x ./storage
func BenchmarkStory(b *testing.B) {
	at := time.Date(2016, 11, 23, 8, 0, 0, 0, time.UTC)
	o := options(1)
	o.TripWire, o.Clock = false, model.ClockFunc(func() time.Time { at = at.Add(4 * time.Hour); return at })
	s, err := storage.Create(ctx, filepath.Join(b.TempDir(), "team.milepost"), storage.Params{Options: o, TeamName: "North", UserName: "ingrid", Zone: "UTC"})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	must := func(name string, r model.Record) storage.Unit {
		u, err := s.Do(ctx, name, func(w *storage.Work) error { return w.Put(r) })
		if err != nil {
			b.Fatal(err)
		}
		return u
	}
	var people []*model.Person
	for i := range 12 {
		people = append(people, &model.Person{Row: model.Row{Visibility: model.Shared}, Name: fmt.Sprint("Rep ", i)})
		must(unit.AddPerson, people[i])
	}
	r, err := s.Roster(ctx)
	if err != nil {
		b.Fatal(err)
	}
	var middle int64
	var long model.Record
	for i := range 22_000 {
		p := people[0]
		if i%11 == 0 {
			p = people[1+i/11%11]
		}
		n := &model.Note{Row: model.About(p.ID), AuthorID: r.Owner.ID, Kind: model.NotePlain, On: monday, Text: "a note of some length about how it went"}
		u := must(unit.AddNote, n)
		if i == 11_000 {
			middle = u.Seq
		}
		if i%2 == 0 {
			n.Text = "it went well"
			must(unit.ChangeNote, n)
		}
		long = n
	}
	for name, q := range map[string]storage.StoryQuery{
		"newest": {Person: people[0].ID}, "old": {Person: people[0].ID, Before: middle}, "everybody": {Everybody: true}, "record": {Record: model.RefOf(long)},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Story(ctx, q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, person := range []model.ID{"", people[0].ID} {
		b.Run("known "+map[bool]string{true: "of everybody", false: "of one"}[person == ""], func(b *testing.B) {
			for b.Loop() {
				known, err := s.KnownOn(ctx, model.MustDate("2021-11-23"), person)
				if err != nil {
					b.Fatal(err)
				}
				_ = known.Close()
			}
		})
	}
}
