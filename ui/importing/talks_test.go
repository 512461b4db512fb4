package importing_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/importing"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// folder makes a folder of notes.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	path := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(path, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// talks are what a file holds of a person.
func talks(t *testing.T, s *storage.Store, name string) (model.ID, model.OneOnOnes) {
	t.Helper()
	r, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	p, err := r.FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	x, err := s.OneOnOnes(context.Background(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	return p.ID, x
}

func TestFolderOfNotesIsPreviewedAndImported(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Amara Okafor")
	addPerson(t, s, "Jonas Lindqvist")
	path := folder(t, map[string]string{
		"Amara Okafor.md": "## 2026-11-09\nspoke about **Acme**\n\n## 11/2/2026\nfirst\n", "Jonas.txt": "2 Nov 2026\n---\nx\n", "photo.png": "x",
	})
	f, c := open(t, s, path)
	wantText(t, c, "import.sentence", "4 entries: 1 new, 0 changed, 0 unchanged, 3 refused; it makes 1 meeting and 1 note.")
	if kittest.Has(c, "import.kind") || kittest.Has(c, "import.separator") {
		t.Error("notes offer what tables have")
	}
	if got := kittest.Text(t, c, "import.row.Amara Okafor.md.4"); !strings.Contains(got, "could be two dates. Choose above") {
		t.Errorf("the row says %q", got)
	}
	kittest.Tap(t, c, "import.dates")
	kittest.Press(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	wantText(t, c, "import.dates", "Month, day, year")
	wantText(t, c, "import.apply", "Import 2 new")
	kittest.Tap(t, c, "import.row.Jonas.txt.0") // says who it is
	kittest.Tap(t, c, "import.who")
	kittest.Type(c, "lindq")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "import.entry.confirm")
	wantText(t, c, "import.sentence", "4 entries: 3 new, 0 changed, 0 unchanged, 1 refused; it makes 3 meetings and 3 notes.")
	kittest.Tap(t, c, "import.row.Amara Okafor.md.1")
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "spoke about **Acme**") {
		t.Errorf("the row opens as %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	kittest.Tap(t, c, "import.apply")
	_, x := talks(t, s, "Amara Okafor")
	if len(x.Meetings) != 2 || len(x.Notes) != 2 || x.Notes[0].Text != "spoke about **Acme**" || x.Notes[0].Visibility != model.Private {
		t.Errorf("stored is %+v", x)
	}
	if f.LastRoute().Page != kit.PageTalks || len(f.Toasts) != 1 || f.Toasts[0] != "Imported 3 one-on-ones" {
		t.Errorf("route %v, toasts %q", f.LastRoute(), f.Toasts)
	}
	_, c = open(t, s, path)
	wantText(t, c, "import.sentence", "4 entries: 0 new, 0 changed, 2 unchanged, 2 refused.")
	if !disabled(t, c, "import.apply") {
		t.Error("the button is on though nothing would change")
	}
}

func TestNotesArePasted(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Amara Okafor")
	id, _ := talks(t, s, "Amara Okafor")
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	c := f.Show(t, importing.New(f, kit.Route{Page: kit.PageImport, Tab: "one-on-ones", Person: id}), usual).Canvas()
	wantText(t, c, "import.paste.who", "Amara Okafor")
	kittest.Tap(t, c, "import.paste.read")
	if kittest.Has(c, "import.sentence") {
		t.Error("nothing was read as something")
	}
	kittest.Tap(t, c, "import.paste.text")
	kittest.Type(c, "Likes tea.")
	kittest.Press(c, fyne.KeyReturn, fyne.KeyReturn)
	kittest.Type(c, "Nov 2, 2026 – 1:1")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, "talked")
	kittest.Tap(t, c, "import.paste.read")
	wantText(t, c, "import.sentence", "2 entries: 2 new, 0 changed, 0 unchanged, none refused; it makes 1 meeting and 2 notes.")
	kittest.Tap(t, c, "import.paste.change")
	wantText(t, c, "import.paste.text", "Likes tea.\n\nNov 2, 2026 – 1:1\ntalked")
	kittest.Tap(t, c, "import.paste.read")
	kittest.Tap(t, c, "import.apply")
	if r := f.LastRoute(); r.Person != id || r.Tab != kit.TabTalks {
		t.Errorf("it leads to %+v", r)
	}
	_, x := talks(t, s, "Amara Okafor")
	if len(x.Notes) != 2 || len(x.Meetings) != 1 || x.Meetings[0].On.String() != "2026-11-02" {
		t.Errorf("stored is %+v", x)
	}
	f.Undo(t)
	if _, x = talks(t, s, "Amara Okafor"); len(x.Notes)+len(x.Meetings) != 0 {
		t.Errorf("one undo leaves %+v", x)
	}
}

func TestLogIsTakenForOne(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Amara Okafor")
	_, c := open(t, s, write(t, "log.csv", "rep,date,held,cadence_days\nAmara Okafor,2026-11-02,yes,14\nAmara Okafor,2026-11-30,planned,14\n"))
	wantText(t, c, "import.kind", "One-on-ones")
	wantText(t, c, "import.column.cadence_days", "Days between talks")
	wantText(t, c, "import.sentence", "2 rows: 2 new, 0 changed, 0 unchanged, none refused; it makes 2 meetings.")
	kittest.Tap(t, c, "import.apply")
	_, x := talks(t, s, "Amara Okafor")
	if len(x.Meetings) != 2 || len(x.Cadences) != 1 || len(x.Notes) != 0 {
		t.Errorf("stored is %+v", x)
	}
}

// notesFolder is a folder in which every fate occurs.
func notesFolder(t *testing.T, s *storage.Store) string {
	t.Helper()
	for _, n := range []string{"Anna Snelling", "Lajuana Vencill", "Moses Frase", "Kami Bicknell", "Kami Bicknell"} {
		addPerson(t, s, n)
	}
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	first := folder(t, map[string]string{"Anna Snelling.md": "## 2026-11-02\nFirst talk.\n\n## 2026-11-09\nThe deck for Acme is too long.\n"})
	kittest.Tap(t, f.Show(t, importing.New(f, kit.Route{Do: first}), usual).Canvas(), "import.apply")
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "## %d %s 2026\n- spoke about the quarter, and what would help to get there with fewer deals of a larger size\n- [ ] send the plan\n\n", i+1, "October")
	}
	return folder(t, map[string]string{
		"Anna Snelling.md":   "# Anna\n\nJoined from support in 2024.\n\n## 2026-11-02\nFirst talk.\n\n## 2026-11-09\nThe deck for Acme is too long.\nShe cuts it to five pages.\n",
		"Moses Frase.md":     b.String(),
		"Kami Bicknell.md":   "## 2026-11-02\nx\n",
		"Lajuana Vencill.md": "## 11/2/2026\nx\n\n## Nov 9\nx\n",
		"whiteboard.png":     "x",
	})
}

func TestTalksScreens(t *testing.T) {
	filled, fresh := newStore(t), newStore(t)
	list := notesFolder(t, filled)
	addPerson(t, fresh, "Anna Snelling")
	anna, _ := talks(t, fresh, "Anna Snelling")
	pages := map[string]func() fyne.CanvasObject{
		"import-notes": func() fyne.CanvasObject {
			return importing.New(kittest.NewFrame(t, filled), kit.Route{Page: kit.PageImport, Do: list}).Content()
		},
		"import-paste": func() fyne.CanvasObject {
			return importing.New(kittest.NewFrame(t, fresh), kit.Route{Page: kit.PageImport, Person: anna}).Content()
		},
		"import-log": func() fyne.CanvasObject {
			log := "rep,date,held,cadence_days\nAnna Snelling,2026-11-02,yes,14\nAnna Snelling,2026-11-30,planned,14\nA. Snelling,2026-11-09,yes,\nAnna Snelling,2026-11-16,perhaps,14\n"
			return importing.New(kittest.NewFrame(t, fresh), kit.Route{Page: kit.PageImport, Do: write(t, "log.csv", log)}).Content()
		},
	}
	for name, build := range pages {
		t.Run(name, func(t *testing.T) { kittest.Overflow(t, build) })
		kittest.Screens(t, name, usual, build, nil)
		kittest.Screens(t, name+"-660x450", fyne.NewSize(660, 450), build, nil)
	}
}
