package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/ui/kit/kittest"
)

// TestTablesGoOutFromTheWindow writes each kind of table from the File menu, and the ratings as they come in again.
func TestTablesGoOutFromTheWindow(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	for kind, want := range map[string]string{"ratings": "Discovery,manager,4", "framework": "Executive talks", "goals": "Two CFO meetings a month", "milestones": "Nordic launch"} {
		path := filepath.Join(t.TempDir(), kind+".csv")
		chooseItem(t, w, "Table of Ratings, Framework or Goals…")
		kittest.Tap(t, c, "tables.kind."+kind)
		kittest.Write(t, c, "tables.path", path)
		kittest.Tap(t, c, "tables.confirm")
		data, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s: %v\n%.300s", kind, err, data)
		}
	}
	chooseItem(t, w, "Table of Ratings, Framework or Goals…")
	if got := kittest.Text(t, c, "tables.path"); !strings.HasSuffix(got, "ratings.xlsx") {
		t.Errorf("proposed is %q", got)
	}
}
