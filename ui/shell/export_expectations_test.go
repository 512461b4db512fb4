package shell_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestExpectationsGoOnPaperFromTheTab writes the document beside the team's file.
func TestExpectationsGoOnPaperFromTheTab(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	amara, err := w.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara.ID, Tab: kit.TabExpectations})
	kittest.Tap(t, w.Canvas(), "expect.export")
	kittest.Tap(t, w.Canvas(), "sight.confirm")
	made, err := filepath.Glob(filepath.Join(filepath.Dir(path), "expectations-*.pdf"))
	if err != nil || len(made) != 1 {
		t.Fatalf("made are %v, %v", made, err)
	}
	if data, err := os.ReadFile(made[0]); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("no document: %v", err)
	}
}

// TestTheWeaveGoesOnPaperFromTheMenu does the same with the milestones of all.
func TestTheWeaveGoesOnPaperFromTheMenu(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	entry(t, w, "Milestones as PDF…").Action()
	kittest.Tap(t, w.Canvas(), "weave.confirm")
	if data, err := os.ReadFile(filepath.Join(filepath.Dir(path), "milestones.pdf")); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("no document: %v", err)
	}
}
