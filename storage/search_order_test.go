package storage

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
)

func (d *searchDesk) goal(title, done, opened string) *model.Goal {
	d.Helper()
	g := &model.Goal{
		Row: model.About(d.rep.ID), AuthorID: d.s.actor, Title: title, DoneWhen: done, State: model.GoalOpen, OpenedOn: model.MustDate(opened),
		DueOn: model.MustDate("2027-03-31"),
	}
	d.put(g)
	return g
}

func TestSearchPutsNamesFirstThenTheNewest(t *testing.T) {
	d := newSearchDesk(t)
	d.note("Will told us", "2026-10-01", model.Shared)
	d.note("will tell", "2026-11-20", model.Private)
	d.note("will not say when", "", model.Private)
	d.goal("Own the Willow account", "she wills it", "2026-10-15")
	d.person("Willa Cather")
	d.person("Ada Stone", "Will")
	archived := d.person("Will")
	archived.ArchivedAt = 1
	d.put(archived)
	d.finds("will", "Ada Stone", "[Will]", "[Will]a Cather", "[will] tell", "Own the [Will]ow account", "[Will] told us", "[will] not say when")
	hits := d.search(SearchQuery{Text: "will"})
	if got := shown(hits[0].Snippet); got != "[Will]" || !hits[0].Exact || hits[0].Archived {
		t.Errorf("by another name: %q, %+v", got, hits[0])
	}
	if !hits[1].Exact || !hits[1].Archived || hits[2].Exact {
		t.Errorf("exact and archived: %+v, %+v", hits[1], hits[2])
	}
	if h := hits[4]; h.Kind != FoundGoal || h.On != model.MustDate("2026-10-15") || h.DueOn != model.MustDate("2027-03-31") || h.SubjectID != d.rep.ID {
		t.Errorf("the goal: %+v", h)
	}
	if h := hits[3]; h.Kind != FoundNote || h.Visibility != model.Private {
		t.Errorf("the note: %+v", h)
	}
	if got := titles(d.search(SearchQuery{Text: "will", Limit: 4})); got != "Ada Stone | [Will] | [Will]a Cather | [will] tell" {
		t.Errorf("the first four: %s", got)
	}
	if got := titles(d.search(SearchQuery{Text: "will", Kinds: []SearchKind{FoundGoal, FoundCareer}})); got != "Own the [Will]ow account" {
		t.Errorf("goals: %s", got)
	}
	if got := titles(d.search(SearchQuery{Text: "will", Kinds: []SearchKind{FoundPerson}})); got != "Ada Stone | [Will] | [Will]a Cather" {
		t.Errorf("people: %s", got)
	}
}

func TestSearchPutsWhatIsCalledSoBeforeTheNewest(t *testing.T) {
	d := newSearchDesk(t)
	goal := d.goal("Nordic  Launch", "", "2026-03-01")
	d.goal("Nordic launch party", "", "2026-11-19")
	d.note("nordic launch: who covers Oslo", "2026-11-20", model.Shared)
	d.note("the nordic launch once more", "2026-11-21", model.Shared)
	d.finds("nordic launch", "[Nordic] [Launch]", "the [nordic] [launch] once more", "[nordic] [launch]: who covers Oslo", "[Nordic] [launch] party")
	d.finds("nordic launc", "the [nordic] [launc]h once more", "[nordic] [launc]h: who covers Oslo", "[Nordic] [launc]h party", "[Nordic] [Launc]h")
	if got := titles(d.search(SearchQuery{Text: "nordic launch", Limit: 2})); got != "[Nordic] [Launch] | the [nordic] [launch] once more" {
		t.Errorf("the first two: %s", got)
	}
	goal.ArchivedAt = 1
	d.put(goal)
	d.finds("nordic launch", "[Nordic] [Launch]", "the [nordic] [launch] once more", "[nordic] [launch]: who covers Oslo", "[Nordic] [launch] party")
	if hits := d.search(SearchQuery{Text: "nordic launch", Kinds: []SearchKind{FoundNote}}); len(hits) != 2 {
		t.Errorf("notes: %+v", hits)
	}
}

func TestSearchFindsUmlautsWrittenWithAnE(t *testing.T) {
	d := newSearchDesk(t)
	d.person("Jürgen Müller")
	d.note("Mueller from Köln called", "2026-11-20", model.Shared)
	d.note("the blue deck", "2026-11-19", model.Shared)
	d.finds("mueller", "Jürgen [Müller]", "[Mueller] from Köln called")
	d.finds("juergen muel", "[Jürgen] [Mül]ler")
	d.finds("koeln", "Mueller from [Köln] called")
	d.finds("blue", "the [blue] deck")
}

func TestSearchFindsArchivedAfterTheRest(t *testing.T) {
	d := newSearchDesk(t)
	n := d.note("pricing of the pilot", "2026-11-20", model.Shared)
	d.note("pricing once more", "2026-10-01", model.Shared)
	n.ArchivedAt = 1
	d.put(n)
	d.finds("pricing", "[pricing] once more", "[pricing] of the pilot")
	if hits := d.search(SearchQuery{Text: "pricing"}); hits[0].Archived || !hits[1].Archived {
		t.Errorf("archived: %+v", hits)
	}
	d.rep.ArchivedAt = 1
	d.put(d.rep)
	for _, h := range d.search(SearchQuery{Text: "pricing"}) {
		if !h.Archived {
			t.Errorf("what belongs to an archived person: %+v", h)
		}
	}
}

func TestSearchLooksAtEverythingThatIsWritten(t *testing.T) {
	d := newSearchDesk(t)
	about := model.About(d.rep.ID)
	d.goal("Close alone", "three deals without help, zebra", "2026-10-01")
	d.put(&model.Point{Row: about, AuthorID: d.s.actor, Side: model.SideRep, Text: "zebra point", RaisedOn: model.MustDate("2026-10-02")})
	d.put(&model.Action{Row: about, AuthorID: d.s.actor, OwedBy: model.SideRep, Text: "zebra action", State: model.ActionOpen, DueOn: model.MustDate("2026-10-03")})
	d.put(&model.Career{Row: about, AuthorID: d.s.actor, Title: "Lead", Why: "for the zebra", State: model.MilestonePlanned, DueOn: model.MustDate("2026-10-04")})
	d.put(&model.Career{Row: about, AuthorID: d.s.actor, Why: "zebra without a title", State: model.MilestonePlanned, DueOn: model.MustDate("2026-10-05")})
	for i, m := range []*model.Strategic{
		{Title: "0 zebra"},
		{Title: "1", Headed: "zebra"},
		{Title: "2", Why: "zebra"},
		{Title: "3", Looks: "zebra"},
		{Title: "4", ForCustomers: "zebra"},
		{Title: "5", ForUs: "zebra"},
		{Title: "6", ForCompany: "zebra"},
		{Title: "7", Retrospective: "zebra"},
	} {
		m.Row, m.Kind, m.State, m.StartsOn = model.Ours(), model.KindLaunch, model.MilestonePlanned, model.MustDate(fmt.Sprintf("2026-09-%02d", 1+i))
		d.put(m)
	}
	var got []string
	for _, h := range d.search(SearchQuery{Text: "zebra"}) {
		got = append(got, string(h.Kind)+" "+shown(h.Title)+", "+shown(h.Snippet))
	}
	want := []string{
		"career_milestone [zebra] without a title, ", "career_milestone Lead, for the [zebra]", "action_item [zebra] action, ", "talking_point [zebra] point, ",
		"goal Close alone, three deals without help, [zebra]", "strategic_milestone 7, [zebra]", "strategic_milestone 6, [zebra]",
		"strategic_milestone 5, [zebra]", "strategic_milestone 4, [zebra]", "strategic_milestone 3, [zebra]", "strategic_milestone 2, [zebra]",
		"strategic_milestone 1, [zebra]", "strategic_milestone 0 [zebra], ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSearchFollowsChangesOfNames(t *testing.T) {
	d := newSearchDesk(t)
	p := d.person("Nguyễn Thu Hà", "Hana")
	d.finds("nguyen", "[Nguyễn] Thu Hà")
	d.finds("hana", "Nguyễn Thu Hà")
	d.finds("ha", "Nguyễn Thu [Hà]")
	p.Name, p.CallName = "Trần Thu Hà", "Ha"
	d.put(p)
	d.finds("nguyen")
	d.finds("tran ha", "[Trần] Thu [Hà]")
	aliases, err := read(context.Background(), d.s, func(v *view) ([]model.Alias, error) { return all[model.Alias](v, "id", "subject_id=?", p.ID) })
	if err != nil || len(aliases) != 1 {
		t.Fatalf("aliases: %v, %v", aliases, err)
	}
	d.do(func(w *Work) error { return w.Delete(&aliases[0]) })
	d.finds("hana")
	if _, err := d.s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	d.agrees()
	d.finds("hana", "Trần Thu Hà")
}

func TestOneOfSeveralWordsMayBeWhomItIsAbout(t *testing.T) {
	d := newSearchDesk(t)
	d.note("objects to our pricing", "2026-11-02", model.Private)
	d.note("Amara and the pricing", "2026-11-03", model.Private)
	d.rep = d.person("Jonas Lindqvist", "Jojo")
	d.note("pricing again", "2026-11-04", model.Private)
	d.note("met Amara", "2026-11-05", model.Private)
	d.finds("amara pricing", "[Amara] and the [pricing]", "objects to our [pricing]")
	d.finds("okafor pri", "Amara and the [pri]cing", "objects to our [pri]cing")
	d.finds("pricing jojo", "[pricing] again")
	d.finds("amara", "[Amara] Okafor", "met [Amara]", "[Amara] and the pricing")
	d.finds("jonas amara", "met [Amara]")
	d.finds("jonas lindqvist", "[Jonas] [Lindqvist]")
}

func TestReplacedRowsAreNotFound(t *testing.T) {
	d := newSearchDesk(t)
	n := d.note("struggles with closing", "2026-11-02", model.Private)
	d.do(func(w *Work) error { return w.Reshare(n, model.Shared) })
	d.finds("closing", "struggles with [closing]")
	if h := d.search(SearchQuery{Text: "closing"})[0]; h.Visibility != model.Shared || h.ID == n.ID {
		t.Errorf("found %+v", h)
	}
	if _, err := d.s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	d.agrees()
	if hits := d.search(SearchQuery{Text: "closing"}); len(hits) != 1 || hits[0].ID != n.ID {
		t.Errorf("after undo: %+v", hits)
	}
}

// TestPrivateTextsAreFoundByTheirAuthorAlone holds it for rows written one by one and in bulk, in every way of asking.
func TestPrivateTextsAreFoundByTheirAuthorAlone(t *testing.T) {
	d := newSearchDesk(t)
	d.note("secret one", "2026-11-02", model.Private)
	d.do(func(w *Work) error {
		return w.Insert(&model.Note{Row: model.PrivateAbout(d.rep.ID), AuthorID: d.s.actor, Kind: model.NotePlain, Text: "secret many"})
	})
	d.note("secret for both", "2026-11-01", model.Shared)
	other := &model.Author{Row: model.Ours(), Name: "somebody"}
	d.put(other)
	theirs, err := Open(context.Background(), d.path, Options{Clock: testClock, Actor: other.ID})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = theirs.Close() }()
	for _, q := range []SearchQuery{
		{Text: "secret"}, {Text: "s"}, {Text: "amara secret"}, {Text: "secret", Kinds: []SearchKind{FoundNote}}, {Text: "secret", Subject: d.rep.ID},
	} {
		if got, want := len(d.search(q)), 3; got != want {
			t.Errorf("the author finds %d by %+v, want %d: the test proves nothing", got, q, want)
		}
		hits, err := theirs.Search(context.Background(), q)
		if err != nil || len(hits) != 1 || hits[0].Title.Text != "secret for both" {
			t.Errorf("somebody else finds %v by %+v, %v", titles(hits), q, err)
		}
		q.HidePrivate = true
		if got := titles(d.search(q)); strings.Contains(got, "one") || strings.Contains(got, "many") || got == "" {
			t.Errorf("behind the curtain %+v finds %s", q, got)
		}
	}
}

func TestSearchAboutOnePersonLeavesOutTheOthers(t *testing.T) {
	d := newSearchDesk(t)
	amara := d.rep.ID
	d.note("launch for her", "2026-11-02", model.Shared)
	d.rep = d.person("Launcelot")
	d.note("launch for him", "2026-11-03", model.Shared)
	d.put(&model.Strategic{Row: model.Ours(), Title: "The launch", Kind: model.KindLaunch, State: model.MilestonePlanned})
	if got := titles(d.search(SearchQuery{Text: "launc", Subject: amara})); got != "[launc]h for her | The [launc]h" {
		t.Errorf("found %s", got)
	}
	if got := titles(d.search(SearchQuery{Text: "launc", Subject: d.rep.ID})); got != "[Launc]elot | [launc]h for him | The [launc]h" {
		t.Errorf("found %s", got)
	}
}

func TestSearchFindsWhatCameInBulkAndUndoneImportsNoMore(t *testing.T) {
	d := newSearchDesk(t)
	if _, err := d.s.Do(context.Background(), unit.Import, func(w *Work) error {
		for i := range 1234 {
			n := &model.Note{Row: model.About(d.rep.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: fmt.Sprintf("imported %d", i)}
			if err := w.Insert(n); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1234, 0, 1234} {
		d.agrees()
		if n := len(d.search(SearchQuery{Text: "imp", Limit: 5000})); n != want {
			t.Errorf("step %d: %d found, want %d", i, n, want)
		}
		turn := []func(context.Context) (Unit, error){d.s.Undo, d.s.Redo, d.s.Undo}[i]
		if _, err := turn(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestExcerptsShowWhatWasFound(t *testing.T) {
	d := newSearchDesk(t)
	long := strings.Repeat("word ", 60)
	han := strings.Repeat("会", 200)
	for _, c := range []struct{ text, question, want string }{
		{"  two\r\n\r\nlines \t needle  ", "needle", "two lines [needle]"},
		{long + "needle " + long, "needle", "…word word word word word word word [needle] " + strings.TrimSpace(strings.Repeat("word ", 19)) + "…"},
		{"needle " + long, "needle", "[needle] " + strings.TrimSpace(strings.Repeat("word ", 26)) + "…"},
		{long + "needle", "needle", "…word word word word word word word [needle]"},
		{han + "客户" + han, "客户", "…" + strings.Repeat("会", 40) + "[客户]" + strings.Repeat("会", 98) + "…"},
	} {
		n := d.note(c.text, "2026-11-02", model.Private)
		d.finds(c.question, c.want)
		d.do(func(w *Work) error { return w.Delete(n) })
	}
}
