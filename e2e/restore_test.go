//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/e2e/desk"
)

// TestABackupIsRestoredWhileItsFileIsOpen restores the backup of the day in the window that has the file open, and takes
// it back.
func TestABackupIsRestoredWhileItsFileIsOpen(t *testing.T) {
	s := begin(t)
	file := filepath.Join(s.home, "sample.milepost")
	s.told("sample", file, "--as-of", "2026-11-23")
	s.told("backup", file)
	list := filepath.Join(s.home, "more.csv")
	s.must(os.WriteFile(list, []byte("Name\nMia Berg\n"), 0o600))
	s.told("import", "people", file, list)

	s.open(file)
	s.click("nav.settings")
	s.wait("the backup is listed", func(st desk.State) bool { _, there := st.Find("settings.restore.0"); return there })
	s.must(s.desk.Scroll(screenWidth/2, screenHeight/2, 60))
	s.click("settings.restore.0")
	s.wait("what would be gone is said", func(st desk.State) bool {
		return st.Shows("1 change since then would be gone:") && st.Shows("People who would be gone: Mia Berg.")
	})
	s.click("restore.confirm")
	s.wait("it is restored, and the page is the same", func(st desk.State) bool {
		_, there := st.Find("settings.aside.0")
		return there && st.Page == "settings" && st.Shows("Restored. What was there is kept as")
	})
	if out := s.told("show", "team", file); strings.Contains(out, "Mia Berg") {
		t.Errorf("she is still there:\n%s", out)
	}

	s.click("toast.action")
	s.wait("what comes back is said", func(st desk.State) bool { return st.Shows("People who come back: Mia Berg.") })
	s.click("restore.confirm")
	s.wait("it is taken back", func(st desk.State) bool {
		_, there := st.Find("settings.aside.1")
		return there && st.Page == "settings"
	})
	s.quit()
	s.oneFile(file)
	if out := s.told("show", "team", file); !strings.Contains(out, "Mia Berg") {
		t.Errorf("she is not back:\n%s", out)
	}
	s.told("check", file)
}
