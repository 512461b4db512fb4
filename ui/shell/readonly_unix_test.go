//go:build unix

package shell_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// nobody is a user without rights: the one who runs the tests may be allowed everything.
const nobody = 65534

// TestFileThatMayNotBeWrittenIsOpenedForReading opens a file without the right to write it, as another user where that
// is needed.
func TestFileThatMayNotBeWrittenIsOpenedForReading(t *testing.T) {
	if path := os.Getenv("MILEPOST_TEST_READONLY"); path != "" {
		tryReadOnly(t, path)
		return
	}
	base, err := os.MkdirTemp("/tmp", "milepost-readonly-") // a folder every user can reach
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(base) })
	data, err := os.ReadFile(sampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(base, "team.milepost")
	if err := os.WriteFile(path, data, 0o444); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() != 0 {
		if err := os.Chmod(base, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(base, 0o755) })
		tryReadOnly(t, path)
		return
	}
	self := filepath.Join(base, "self.test") // the test's own program may lie where nobody may look
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(self, program, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(base, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir = base
	cmd.Env = []string{"MILEPOST_TEST_READONLY=" + path, "PATH=/usr/bin:/bin", "HOME=" + base}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func tryReadOnly(t *testing.T, path string) {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w, _ := window(t, path)
	c := w.Canvas()
	if w.Store() == nil || !w.Store().ReadOnly() || !kittest.Has(c, "today.sentence") {
		t.Fatal("the file is not open for reading")
	}
	if got := kittest.Text(t, c, "notice.readonly"); !strings.Contains(got, "can only be read here") {
		t.Errorf("over the page stands %q", got)
	}
	if got := w.Window().Title(); !strings.Contains(got, "read-only") {
		t.Errorf("the title is %q", got)
	}
	if undo := entry(t, w, "Undo"); !undo.Disabled {
		t.Errorf("the menu offers %q", undo.Label)
	}
	talks(t, w, "Amara Okafor")
	for _, field := range []string{"oneonone.point.new", "note.new", "action.new"} {
		if !slices.ContainsFunc(test.LaidOutObjects(kittest.Find(t, c, field)), func(o fyne.CanvasObject) bool {
			text, ok := o.(*canvas.Text)
			return ok && strings.HasPrefix(text.Text, "Nothing can be written here")
		}) {
			t.Errorf("%s does not say that nothing can be written", field)
		}
	}
	addPoint(t, w, "How are you?")
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, path) || !strings.Contains(got, "Copy it to a folder where you may write") {
		t.Errorf("said is %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Text(t, c, "oneonone.point.new"); got != "How are you?" {
		t.Errorf("what was typed is %q", got)
	}
	w.CloseTapped()
	asks(t, w, "How are you?", "oneonone.point.new")
	kittest.Tap(t, c, "nav.settings")
	if !disabled(kittest.Find(t, c, "settings.save")) {
		t.Error("settings can be stored")
	}
	w.CloseFile()
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file was changed, %v", err)
	}
}

func disabled(o fyne.CanvasObject) bool {
	d, ok := o.(fyne.Disableable)
	return ok && d.Disabled()
}
