package main

import (
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestSearchPrintsOneLinePerHit(t *testing.T) {
	d := newDesk(t)
	team := d.sample()
	d.same(d.ok("search", team, "nordic", "pilot"), `4 hits for “nordic pilot”.
talking point        20 Nov          Amara Okafor  Nordic pilot: who covers Oslo when she is on leave?
career milestone     by 15 Feb 2027  Amara Okafor  Lead the Nordic pilot
talking point        1 Oct           Amara Okafor  The Nordic launch needs somebody for the pilot. I thought of you
strategic milestone  by 1 Mar 2027   –             Nordic launch
`)
	d.same(d.ok("search", team, "SISTER’s boss"), `1 hit for “SISTER’s boss”.
note  19 Nov  Amara Okafor  Told me that the Brevik CFO is her sister's boss. She does not want to use it. (private)
1 of them is private: only you see it.
`)
	d.same(d.ok("search", team, "zzz"), "Nothing found for “zzz”.\n")
	d.says(d.ok("search", team, "lucja"), "person ", "Łucja Wiśniewska")
	short := d.ok("search", team, "demo", "--limit", "2")
	d.says(short, "2 hits for “demo”.", "There are more: --limit shows them.")
	if lines := strings.Count(short, "\n"); lines != 4 {
		t.Errorf("%d lines:\n%s", lines, short)
	}
}

func TestSearchForMachines(t *testing.T) {
	d := newDesk(t)
	team := d.sample()
	o := d.json("search", team, "lucja")
	d.is(o, `"search"`, "kind")
	d.is(o, `"2026-11-23"`, "as_of")
	d.is(o, `"person"`, "items", 0, "kind")
	d.is(o, `"Łucja Wiśniewska"`, "items", 0, "title")
	d.is(o, `[{"from": 0, "to": 5}]`, "items", 0, "marks")
	d.is(o, `null`, "items", 0, "snippet")
	d.is(o, `[]`, "items", 0, "snippet_marks")
	d.is(o, `null`, "items", 0, "due_on")
	d.is(o, `true`, "items", 0, "exact")
	o = d.json("search", team, "sister")
	d.is(o, `"private"`, "items", 0, "visibility")
	d.is(o, `"Amara Okafor"`, "items", 0, "person", "name")
	d.is(o, `"2026-11-19"`, "items", 0, "on")
	d.is(o, `{"hits": 1, "private": 1, "more": false}`, "totals")
	o = d.json("search", team, "zzz")
	d.is(o, `[]`, "items")
	o = d.json("search", team, "demo", "--limit", "1")
	d.is(o, `{"hits": 1, "private": 0, "more": true}`, "totals")
}

func TestSearchMarksArchivedPeople(t *testing.T) {
	d := newDesk(t)
	team := d.sample()
	d.change(team, unit.ChangePerson, func(s *storage.Store, w *storage.Work) error {
		p := d.person(s, "Daniel")
		p.ArchivedAt = model.Instant(1)
		return w.Put(p)
	})
	d.says(d.ok("search", team, "daniel"), "Daniel Weber (archived)\n")
	d.is(d.json("search", team, "daniel"), `true`, "items", 0, "archived")
}

func TestSearchCalledWrongly(t *testing.T) {
	d := newDesk(t)
	team := d.sample()
	d.says(d.refused(statusUsage, "search", team), "WORDS")
	d.says(d.refused(statusUsage, "search"), "FILE")
	d.says(d.refused(statusUsage, "search", team, "x", "--limit", "0"), "--limit")
	d.says(d.refused(statusError, "search", "none.milepost", "x"), "none.milepost")
}
