package model

import (
	"slices"
	"testing"
)

func TestPromisesAreFilteredAndOrdered(t *testing.T) {
	on := day("2026-11-23")
	people := []Person{{Row: Row{ID: "a"}, Name: "Łucja Wiśniewska"}, {Row: Row{ID: "b"}, Name: "Bo"}}
	one := func(id ID, who ID, by Side, due string, text string) Action {
		a := Action{Row: about(who, id), OwedBy: by, Text: text, State: ActionOpen, OpenedOn: day("2026-11-02")}
		if due != "" {
			a.DueOn = day(due)
		}
		return a
	}
	done := one("done", "a", SideRep, "2026-11-10", "Done")
	done.State, done.ClosedOn = ActionDone, day("2026-11-20")
	archived := one("archived", "a", SideRep, "2026-11-10", "Archived")
	archived.ArchivedAt = 1
	later := one("later", "a", SideRep, "2026-12-10", "Made later")
	later.OpenedOn = day("2026-11-24")
	all := []Action{
		done, archived, later, one("none", "a", SideRep, "", "No day"), one("soon", "b", SideManager, "2026-11-30", "Call Havn"),
		one("late", "a", SideRep, "2026-11-22", "Send the deck"), one("far", "b", SideRep, "2026-12-01", "Far"), one("c", "c", SideRep, "2026-11-01", "Not mine"),
	}
	for _, c := range []struct {
		what string
		f    PromiseFilter
		want []ID
	}{
		{"all that are open", PromiseFilter{}, []ID{"late", "soon", "far", "none"}},
		{"closed ones too", PromiseFilter{Closed: true}, []ID{"late", "soon", "far", "none", "done"}},
		{"late", PromiseFilter{When: WhenLate}, []ID{"late"}},
		{"soon, up to the seventh day", PromiseFilter{When: WhenSoon}, []ID{"late", "soon"}},
		{"mine", PromiseFilter{Owed: SideManager}, []ID{"soon"}},
		{"a name without its marks", PromiseFilter{Words: "lucja DECK"}, []ID{"late"}},
		{"nothing", PromiseFilter{Words: "havn lucja"}, nil},
	} {
		var got []ID
		for _, a := range Promises(people, all, c.f, on) {
			got = append(got, a.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}
