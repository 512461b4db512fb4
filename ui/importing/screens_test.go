package importing_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/importing"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// mixed is a list in which every fate occurs, after teams was imported.
func mixed(t *testing.T, s *storage.Store) string {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	first := "rep,manager,region\nLajuana Vencill,Dustin Brinkmann,Central\nCarl Lin,Dustin Brinkmann,Central\nMoses Frase,Dustin Brinkmann,Central\nNiesha Huffines,Melvin Marxen,Central\nAnna Snelling,Dustin Brinkmann,Central\n"
	w := f.Show(t, importing.New(f, kit.Route{Do: write(t, "before.csv", first)}), usual)
	kittest.Tap(t, w.Canvas(), "import.apply")
	addPerson(t, s, "Kami Bicknell")
	addPerson(t, s, "Kami Bicknell")
	var b strings.Builder
	b.WriteString("rep,manager,region\nAnna Snelling,Dustin Brinkmann,Central\nLajuana Vencill,Dustin Brinkmann,Central\nMoses Frase,Melvin Marxen,Central\n")
	b.WriteString("Niesha Huffines,Melvin Marxen,East\nKami Bicknell,Summer Sewald,West\nTam Nguyễn,Celia Rouche\nA name that is so long that no column of any window has room for all of it,Celia Rouche,West\n")
	for i := range 12 {
		fmt.Fprintf(&b, "Rep %c Moreau,Celia Rouche,West\n", 'A'+i)
	}
	return write(t, "sales_teams.csv", b.String())
}

// unclear is a list of deals with a rep and stages that nobody knows.
const unclear = "id,owner,stage,product,account,engage date,close date,amount\nD-1,Moses Frase,Won,GTX Pro,Acme,2026-01-05,2026-03-04,1200\n" +
	"D-2,Moses F.,Discovery,GTX Pro,Acme,2026-02-03,,\nD-3,Carl Lin,Discovery,GTXPro,Bolt,2026-05-01,,900\nD-4,Carl Lin,Lost,GTXPro,,2026-05-01,2026-07-09,450\n"

func pages(t *testing.T) map[string]func() fyne.CanvasObject {
	t.Helper()
	filled, fresh := newStore(t), newStore(t)
	list := mixed(t, filled)
	page := func(s *storage.Store, path string) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			return importing.New(kittest.NewFrame(t, s), kit.Route{Page: kit.PageImport, Do: path}).Content()
		}
	}
	return map[string]func() fyne.CanvasObject{
		"import":         page(filled, list),
		"import-begin":   page(fresh, ""),
		"import-dates":   page(withReps(t), write(t, "diary.ics", diary)),
		"import-problem": page(fresh, write(t, "duplicate.csv", "rep,rep\na,b\n")),
		"import-asked":   page(fresh, write(t, "questions.json", asked)),
		"import-deals":   page(filled, write(t, "opportunities.csv", unclear)),
		"import-quotas":  page(withReps(t), write(t, "quotas.csv", "agent,Quota Feb-Jul 2026\nAmara Okafor,140000\nJonas,120000.50\nPriya Raman,0\n")),
		"import-noyear":  page(withReps(t), write(t, "quotas.csv", halfYear)),
		"import-noname":  page(fresh, write(t, "odd.csv", "who is it,led by,Gender\nAmara Okafor,Mia Berg,f\n")),
	}
}

func TestPagesFitEverySize(t *testing.T) {
	for name, build := range pages(t) {
		t.Run(name, func(t *testing.T) { kittest.Overflow(t, build) })
	}
}

// over is a frame whose dialogs lie over a window it did not open.
type over struct {
	*kittest.Frame
	canvas fyne.Canvas
}

func (o *over) Canvas() fyne.Canvas { return o.canvas }

func TestScreens(t *testing.T) {
	for name, build := range pages(t) {
		kittest.Screens(t, name, usual, build, nil)
	}
	build := pages(t)["import"]
	kittest.Screens(t, "import-964x640", fyne.NewSize(964, 640), build, nil)
	s := newStore(t)
	f := &over{Frame: kittest.NewFrame(t, s)}
	list := mixed(t, s)
	kittest.Screens(t, "import-entry", fyne.NewSize(964, 640), func() fyne.CanvasObject {
		return importing.New(f, kit.Route{Do: list}).Content()
	}, func(w fyne.Window) {
		f.canvas = w.Canvas()
		kittest.Tap(t, f.canvas, "import.row.4")
	})
	kittest.Screens(t, "import-660x450", fyne.NewSize(660, 450), build, nil)
}

// realTeams is a list of teams that another program wrote: 35 reps and 6 managers.
func realTeams(t *testing.T) string {
	t.Helper()
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	path := filepath.Join(root, "crm-maven", "sales_teams.csv")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	return path
}

func TestRealTeams(t *testing.T) {
	path, s := realTeams(t), newStore(t)
	before := people(t, s)
	_, c := open(t, s, path)
	wantText(t, c, "import.sentence", "35 rows: 35 new, 0 changed, 0 unchanged, none refused; 41 people are made.")
	wantText(t, c, "import.apply", "Import 35 new")
	kittest.Tap(t, c, "import.apply")
	if got := people(t, s) - before; got != 41 {
		t.Errorf("%d people were made, want 41", got)
	}
	_, c = open(t, s, path)
	wantText(t, c, "import.sentence", "35 rows: 0 new, 0 changed, 35 unchanged, none refused.")
	if !disabled(t, c, "import.apply") {
		t.Error("the button is on though nothing would change")
	}
}
