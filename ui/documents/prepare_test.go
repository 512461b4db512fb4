package documents_test

import (
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/report/pdf/pdftest"
	"milepost/storage"
	"milepost/ui/documents"
)

// TestTheSheetSaysWhenForBoth: where the clocks of the two differ, both times are at its head.
func TestTheSheetSaysWhenForBoth(t *testing.T) {
	store, rep := sampleStore(t)
	write := func(change func(*model.Person)) string {
		t.Helper()
		if _, err := store.Do(ctx, unit.ChangePerson, func(w *storage.Work) error {
			r, err := store.Roster(ctx)
			if err != nil {
				return err
			}
			p := *r.Person(rep.ID)
			change(&p)
			return w.Put(&p)
		}); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "sheet.pdf")
		if _, err := documents.WritePrepare(ctx, store, documents.Prepare{Person: rep.ID, On: today, At: now}, path); err != nil {
			t.Fatal(err)
		}
		return pdftest.Joined(pdftest.Tool(t, "pdftotext", path, "-"))
	}
	text := write(func(p *model.Person) { p.Zone, p.Place = "America/New_York", "New York" })
	if !strings.Contains(text, "Thursday 26 November 2026, 10:00 in Oslo, 04:00 in New York, 45 min") {
		t.Errorf("the sheet says %s", text)
	}
}

func TestASheetForNobody(t *testing.T) {
	store, _ := sampleStore(t)
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	if _, err := documents.WritePrepare(ctx, store, documents.Prepare{Person: "nobody", On: today, At: now}, path); err == nil {
		t.Error("a sheet for nobody was written")
	}
}
