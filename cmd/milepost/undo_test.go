package main

import (
	"testing"

	"milepost/model/unit"
	"milepost/storage"
)

// TestUndoAndRedoAcrossRuns goes back and forth over three imports and a change, each in a run of its own.
func TestUndoAndRedoAcrossRuns(t *testing.T) {
	d := newDesk(t)
	const file = "north.milepost"
	var states []string
	look := func() string { return d.ok("show", "team", file, "--json") }
	d.list(file, "teams", twoReps)
	states = append(states, look())
	d.list(file, "teams", "name,manager,region\nAnna Snelling,Melvin Marxen,West\nMoses Frase,Melvin Marxen,West\nBo Hill,Melvin Marxen,East\n")
	states = append(states, look())
	d.change(file, unit.ChangePerson, func(s *storage.Store, w *storage.Work) error {
		p := d.person(s, "Bo Hill")
		p.Name = "Bo Hale"
		return w.Put(p)
	})
	states = append(states, look())
	d.list(file, "people", "name,city\nBo Hale,Oslo\n")
	states = append(states, look())

	names := []string{"", "import of a list", "change of a person", "import of a list"}
	for i := len(states) - 1; i > 0; i-- {
		d.same(d.ok("undo", file), "Undone: "+names[i]+"\n")
		d.same(look(), states[i-1])
	}
	d.same(d.ok("undo", file), "Undone: import of a list\n")
	d.is(d.json("show", "team", file), "[]", "items")
	d.says(d.refused(statusError, "undo", file), "milepost: "+file+": There is nothing to undo.")

	d.same(d.ok("redo", file), "Done again: import of a list\n")
	d.same(look(), states[0])
	for i := 1; i < len(states); i++ {
		d.same(d.ok("redo", file), "Done again: "+names[i]+"\n")
		d.same(look(), states[i])
	}
	d.says(d.refused(statusError, "redo", file), "milepost: "+file+": There is nothing to do again.")
	if d.files() != "list.csv "+file {
		t.Errorf("left behind: %s", d.files())
	}
}

// TestAnImportThatChangesNothingIsNothingToUndo: the second run of a list writes no unit.
func TestAnImportThatChangesNothingIsNothingToUndo(t *testing.T) {
	d := newDesk(t)
	d.list("north.milepost", "teams", twoReps)
	d.list("north.milepost", "teams", twoReps)
	d.ok("undo", "north.milepost")
	d.is(d.json("show", "team", "north.milepost"), "[]", "items")
	d.list("north.milepost", "people", "name\nEve\n") // something new: what was undone is gone
	d.says(d.refused(statusError, "redo", "north.milepost"), "nothing to do again")
}
