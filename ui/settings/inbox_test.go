package settings_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/settings"
	"milepost/ui/theme"
)

func inboxPage(t *testing.T) (*window, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	w := &window{Frame: kittest.NewFrame(t, newStore(t)), mode: theme.System, scale: 100}
	return w, w.Show(t, settings.New(w, kit.Route{}), fyne.NewSize(1216, 1900)).Canvas()
}

func TestTheInboxFolderIsTypedAndStopped(t *testing.T) {
	w, c := inboxPage(t)
	said(t, c, "Inbox folder")
	folder := t.TempDir()
	kittest.Write(t, c, "settings.inbox.path", `"`+folder+`"`)
	kittest.Press(c, fyne.KeyReturn)
	if w.inbox != folder || kittest.Text(t, c, "settings.inbox.at") != folder {
		t.Errorf("chosen is %q", w.inbox)
	}
	kittest.Tap(t, c, "settings.inbox.stop")
	if w.inbox != "" || kittest.Focused(c) != "settings.inbox.path" {
		t.Errorf("after stopping it is %q, the keyboard is with %q", w.inbox, kittest.Focused(c))
	}
}

func TestAFolderThatHoldsTextsIsAskedAbout(t *testing.T) {
	w, c := inboxPage(t)
	folder := t.TempDir()
	for _, name := range []string{"a.txt", "b.md", "c.jpg"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	kittest.Write(t, c, "settings.inbox.path", folder)
	kittest.Tap(t, c, "settings.inbox.use")
	if got := kit.Texts(c.Overlays().Top())[0]; got != "There are 2 files in this folder" || w.inbox != "" {
		t.Errorf("asked is %q, chosen %q", got, w.inbox)
	}
	kittest.Press(c, fyne.KeyEscape)
	if w.inbox != "" {
		t.Error("it was chosen although it was not wanted")
	}
	kittest.Tap(t, c, "settings.inbox.use")
	kittest.Tap(t, c, "settings.inbox.ask.confirm")
	if w.inbox != folder {
		t.Errorf("chosen is %q", w.inbox)
	}
}

func TestFoldersThatAreNoInbox(t *testing.T) {
	w, c := inboxPage(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for path, want := range map[string]string{
		"":                                       "",
		"inbox":                                  "Write the whole path of the folder",
		home:                                     "This folder holds too much else.",
		"~":                                      "This folder holds too much else.",
		filepath.Dir(w.Store().Path()):           "The team's file is in this folder.",
		filepath.Join(home, "none"):              "cannot be read",
		filepath.Join(home, exchange.InboxAside): "This folder holds too much else.",
	} {
		kittest.Write(t, c, "settings.inbox.path", path)
		kittest.Tap(t, c, "settings.inbox.use")
		if w.inbox != "" {
			t.Fatalf("%q was chosen", path)
		}
		if want != "" {
			said(t, c, want)
		}
	}
	if err := os.Mkdir(filepath.Join(home, "notes"), 0o700); err != nil {
		t.Fatal(err)
	}
	kittest.Write(t, c, "settings.inbox.path", filepath.Join("~", "notes"))
	kittest.Tap(t, c, "settings.inbox.use")
	if w.inbox != filepath.Join(home, "notes") {
		t.Errorf("chosen is %q", w.inbox)
	}
}
