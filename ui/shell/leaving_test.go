package shell_test

import (
	"archive/zip"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func TestSomebodyLeavesAndComesBackByUndo(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	talks(t, w, "Daniel Weber")
	kittest.Tap(t, c, "profile.more")
	kittest.Tap(t, c, "profile.leave")
	fill(t, w, "leave.on", "2026-11-22")
	kittest.Tap(t, c, "leave.confirm")
	if got := kittest.Text(t, c, "toast"); !strings.HasPrefix(got, "Daniel Weber leaves the team on 22 November 2026.") || !strings.Contains(got, "22 November 2028") {
		t.Errorf("told is %q", got)
	}
	if p, err := w.Roster().FindPerson("Daniel Weber"); err != nil || p.LeftOn.IsZero() {
		t.Errorf("%+v, %v", p, err)
	}
	if got := kittest.Text(t, c, "profile.about"); !strings.HasPrefix(got, "Left on 22 November 2026, proposed for erasing on 22 November 2028") {
		t.Errorf("the page says %q", got)
	}
	kittest.Tap(t, c, "toast.action")
	if p, err := w.Roster().FindPerson("Daniel Weber"); err != nil || !p.LeftOn.IsZero() {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestErasingWantsTheName(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	talks(t, w, "Daniel Weber")
	kittest.Tap(t, c, "profile.more")
	kittest.Tap(t, c, "profile.erase")
	if got := kittest.Text(t, c, "erase.would"); !strings.Contains(got, "This erases Daniel Weber: ") || !strings.Contains(got, "cannot be undone") {
		t.Errorf("said is %q", got)
	}
	fill(t, w, "erase.name", "Daniel")
	kittest.Tap(t, c, "erase.confirm")
	if got := kittest.Text(t, c, "erase.problem"); !strings.Contains(got, "not the name") {
		t.Errorf("said is %q", got)
	}
	if _, err := w.Roster().FindPerson("Daniel Weber"); err != nil {
		t.Fatal(err)
	}
	fill(t, w, "erase.name", "daniel weber")
	kittest.Tap(t, c, "erase.confirm")
	if got := kittest.Text(t, c, "erase.lines"); !strings.Contains(got, "Daniel Weber was erased on ") {
		t.Errorf("the receipt is %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	if _, err := w.Roster().FindPerson("Daniel Weber"); err == nil {
		t.Error("he is still there")
	}
}

func TestOneClickShowsWhatWouldBeHandedOver(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	c := w.Canvas()
	talks(t, w, "Amara Okafor")
	if got := kittest.Text(t, c, "note.handover"); !strings.HasSuffix(got, "private notes would be handed over if Amara asked today") {
		t.Errorf("said is %q", got)
	}
	kittest.Tap(t, c, "note.handover")
	if early, _ := filepath.Glob(filepath.Join(filepath.Dir(w.Store().Path()), "*.zip")); len(early) > 0 {
		t.Fatalf("written before it was asked for: %q", early)
	}
	kittest.Tap(t, c, "everything.ask.confirm")
	found, err := filepath.Glob(filepath.Join(filepath.Dir(path), "amara-okafor--* 2026-11-*.zip"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%q, %v", found, err)
	}
	z, err := zip.OpenReader(found[0])
	if err != nil {
		t.Fatal(err)
	}
	_ = z.Close()
	if got := kittest.Text(t, c, "everything.lines"); !strings.Contains(got, found[0]) || !strings.Contains(got, "private notes of Ingrid Solberg are in it") {
		t.Errorf("told is %q", got)
	}
}

func TestLeavingAndErasingFitEverySize(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	talks(t, w, "Amara Okafor")
	for _, size := range kittest.Sizes {
		w.Window().Resize(size)
		for _, item := range []string{"profile.leave", "profile.erase", "profile.everything"} {
			kittest.Tap(t, c, "profile.more")
			kittest.Tap(t, c, item)
			for _, problem := range kit.Overflows(c.Overlays().Top()) {
				t.Errorf("%s at %v: %s", item, size, problem)
			}
			kittest.Press(c, fyne.KeyEscape)
		}
	}
}
