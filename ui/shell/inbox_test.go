package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/exchange"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// dropped puts a file into a folder as a phone does, long before the look.
func dropped(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	at := kittest.Now().Add(-time.Hour)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func lies(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, ", ")
}

// chosen chooses an empty inbox folder in Settings.
func chosen(t *testing.T, w *shell.Window) string {
	t.Helper()
	folder := t.TempDir()
	w.Go(kit.Route{Page: kit.PageSettings})
	kittest.Write(t, w.Canvas(), "settings.inbox.path", folder)
	kittest.Tap(t, w.Canvas(), "settings.inbox.use")
	if got := kittest.Text(t, w.Canvas(), "settings.inbox.at"); got != folder {
		t.Fatalf("chosen is %q", got)
	}
	w.Go(kit.Route{Page: kit.PageToday})
	return folder
}

func TestWhatAPhoneDropsIsReadAndSorted(t *testing.T) {
	var time pending
	w, _ := window(t, sampleFile(t), func(o *shell.Options) { o.After = time.after })
	c := w.Canvas()
	folder := chosen(t, w)
	dropped(t, folder, "a.txt", "Jonas: wants a date")
	dropped(t, folder, "b.md", "Call the bank")
	time.pass()
	if got := lies(t, folder); got != exchange.InboxAside {
		t.Fatalf("in the folder lies %s", got)
	}
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "From the inbox folder: 1 note and 1 line to be sorted.") {
		t.Error("nobody is told what came")
	}
	kittest.Tap(t, c, "today.inbox")
	if !kittest.Has(c, "inbox.list") {
		t.Fatal("Today does not lead to what waits")
	}
	w.Go(kit.Route{Page: kit.PageToday})
	dropped(t, folder, "c.txt", "Priya won St. Eskil")
	w.Foreground()
	if got := lies(t, folder); got != exchange.InboxAside {
		t.Errorf("coming back to the window reads nothing: %s", got)
	}
	w.Undo()
	if name, err := w.Store().RedoName(t.Context()); err != nil || name != unit.ReadInbox {
		t.Errorf("undo took back something else: %q, %v", name, err)
	}
	w.CloseFile()
	dropped(t, folder, "d.txt", "Amara asked")
	time.pass()
	if got := lies(t, folder); got != exchange.InboxAside+", d.txt" {
		t.Errorf("after the file was closed there lies %s", got)
	}
}

func TestTheInboxIsRememberedForItsFileAlone(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	folder := chosen(t, w)
	w.CloseFile()
	dropped(t, folder, "a.txt", "Jonas: wants a date")
	w.OpenFile(path)
	if got := lies(t, folder); got != exchange.InboxAside {
		t.Errorf("opened again it reads nothing: %s", got)
	}
	w.Go(kit.Route{Page: kit.PageSettings})
	kittest.Tap(t, w.Canvas(), "settings.inbox.stop")
	dropped(t, folder, "b.txt", "Jonas: wants another")
	w.Foreground()
	if got := lies(t, folder); got != exchange.InboxAside+", b.txt" || w.InboxFolder() != "" {
		t.Errorf("after stopping there lies %s", got)
	}
}

func TestTheInboxWaitsBehindTheCurtain(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	folder := chosen(t, w)
	dropped(t, folder, "big.txt", strings.Repeat("a", 2<<20))
	w.Foreground()
	if got := kittest.Text(t, w.Canvas(), "notice.inbox"); !strings.Contains(got, "big.txt in the inbox folder is larger than 1 MB.") {
		t.Errorf("said is %q", got)
	}
	w.ToggleCurtain()
	dropped(t, folder, "a.txt", "Jonas: wants a date")
	w.Foreground()
	if got := lies(t, folder); got != "a.txt, big.txt" {
		t.Errorf("behind the curtain something was read: %s", got)
	}
	if kittest.Has(w.Canvas(), "notice.inbox") || strings.Contains(strings.Join(kit.Texts(w.Canvas().Content()), "\n"), "big.txt") {
		t.Error("behind the curtain a file is named")
	}
	w.ToggleCurtain()
	w.Foreground()
	if got := lies(t, folder); got != exchange.InboxAside+", big.txt" {
		t.Errorf("then there lies %s", got)
	}
	kittest.Tap(t, w.Canvas(), "notice.inbox.understood")
	w.Foreground()
	if kittest.Has(w.Canvas(), "notice.inbox") {
		t.Error("it is said again")
	}
}

// TestTheInboxPageIsBehindTheCurtain with what waits, and so is the page of observations.
func TestTheInboxPageIsBehindTheCurtain(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	folder := chosen(t, w)
	dropped(t, folder, "a.txt", "zqcaught by the bank")
	w.Foreground()
	for _, page := range []string{kit.PageInbox, kit.PageObserve, kit.PageToday} {
		w.Go(kit.Route{Page: page})
		w.ToggleCurtain()
		said := strings.Join(kit.Texts(w.Canvas().Content()), "\n")
		if strings.Contains(said, "zqcaught") || kittest.Has(w.Canvas(), "today.inbox") || kittest.Has(w.Canvas(), "observe.person") || kittest.Has(w.Canvas(), "inbox.list") {
			t.Errorf("%s shows what is hidden: %s", page, said)
		}
		w.ToggleCurtain()
	}
}
