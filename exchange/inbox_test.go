package exchange

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// inboxNow is the morning of the tests; files that the tests write are older.
var inboxNow = time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("", 3600))

// inboxTeam is a team with Jonas, two called Sam, and an empty inbox folder.
func inboxTeam(t *testing.T) (*storage.Store, string) {
	t.Helper()
	s := newStore(t)
	importText(t, s, "First name,Last name\nJonas,Lindqvist\nThu Hà,Nguyễn\nSam,Field\nSam,Okoye\n", Options{Kind: KindPeople})
	return s, t.TempDir()
}

// drop puts a file into the folder as a phone does, an hour before the look.
func drop(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	at := inboxNow.Add(-time.Hour)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func lookInto(t *testing.T, in *Inbox) InboxTaken {
	t.Helper()
	got, err := in.Look(ctx, inboxNow)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// waits are the texts of the lines that wait.
func waits(t *testing.T, s *storage.Store) []string {
	t.Helper()
	lines, err := s.Inbox(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range lines {
		if c.Visibility != model.Private || c.SubjectID != "" || c.AuthorID == "" {
			t.Errorf("a line that waits is %+v", c)
		}
		out = append(out, c.Text)
	}
	return out
}

// notesOf are the notes about somebody, as "text (day)".
func notesOf(t *testing.T, s *storage.Store, name string) []string {
	t.Helper()
	talks, err := s.OneOnOnes(ctx, person(t, rosterOf(t, s), name).ID)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range talks.Notes {
		if n.Visibility != model.Private || n.Kind != model.NotePlain {
			t.Errorf("a note from the inbox is %+v", n)
		}
		out = append(out, n.Text+" ("+n.On.String()+")")
	}
	slices.Sort(out)
	return out
}

// lies are the names of the files in a folder, those below it with their folder.
func lies(t *testing.T, folder string) string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(folder, path)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func wantLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestInboxMakesNotesAndLinesThatWait(t *testing.T) {
	s, folder := inboxTeam(t)
	drop(t, folder, "call.txt", "Jonas: wants the case for Havn\r\nand a date")
	drop(t, folder, "head.md", "# Thu Hà\n\nOpened with **the cost**.\n")
	drop(t, folder, "list.txt", "- Jonas asked for help\n\n- thu ha won Brevik\n")
	drop(t, folder, "mixed.txt", "Jonas asked for help\nbuy milk")
	drop(t, folder, "sam.txt", "Sam lost it")
	drop(t, folder, "alone.txt", "Jonas\n")
	drop(t, folder, "marked.txt", string(utf16Bytes("Jonas – größer", false, true)))
	drop(t, folder, "old.txt", "Jonas sagt: f\xfcr Havn")
	drop(t, folder, "none.TXT", "Call the bank")
	in := NewInbox(s, folder)
	got := lookInto(t, in)
	if got.Files != 9 || got.Notes != 7 || got.Waiting != 3 || got.More || len(got.Problems)+len(got.Before) > 0 {
		t.Errorf("the look brought %+v", got)
	}
	wantLines(t, "Jonas", notesOf(t, s, "Jonas Lindqvist"), "asked for help\nbuy milk (2026-11-23)", "asked for help (2026-11-23)",
		"größer (2026-11-23)", "sagt: für Havn (2026-11-23)", "wants the case for Havn\nand a date (2026-11-23)")
	wantLines(t, "Thu Hà", notesOf(t, s, "Thu Hà Nguyễn"), "Opened with **the cost**. (2026-11-23)", "won Brevik (2026-11-23)")
	w := waits(t, s)
	slices.Sort(w)
	wantLines(t, "waiting", w, "Call the bank", "Jonas", "Sam lost it")
	if left := lies(t, folder); strings.Count(left, InboxAside+"/") != 9 || strings.Count(left, ",") != 8 {
		t.Errorf("afterwards there lies %s", left)
	}
	if again := lookInto(t, in); again.Files+again.Notes+again.Waiting > 0 {
		t.Errorf("the second look brought %+v", again)
	}
	if checked, err := s.Check(ctx); err != nil || !checked.Whole() {
		t.Errorf("the file is checked: %+v, %v", checked, err)
	}
}

func TestInboxIsOneUnitThatUndoTakesBack(t *testing.T) {
	s, folder := inboxTeam(t)
	drop(t, folder, "a.txt", "Jonas asked")
	drop(t, folder, "b.txt", "Call the bank")
	in := NewInbox(s, folder)
	lookInto(t, in)
	if u, err := s.Undo(ctx); err != nil || u.Name != unit.ReadInbox {
		t.Fatalf("undo took back %q, %v", u.Name, err)
	}
	lookInto(t, in)
	wantLines(t, "after undo", append(waits(t, s), notesOf(t, s, "Jonas Lindqvist")...))
	if err := os.Rename(filepath.Join(folder, InboxAside, "a.txt"), filepath.Join(folder, "a.txt")); err != nil {
		t.Fatal(err)
	}
	if got := lookInto(t, in); got.Notes != 1 {
		t.Errorf("a file that was moved back after undo brings %+v", got)
	}
}

func TestInboxReadsNothingTwice(t *testing.T) {
	s, folder := inboxTeam(t)
	drop(t, folder, "a.txt", "Jonas asked")
	lookInto(t, NewInbox(s, folder))
	drop(t, folder, "a.txt", "Jonas asked")
	drop(t, folder, "copy of a.txt", "Jonas asked")
	got := lookInto(t, NewInbox(s, folder))
	if got.Files != 0 || strings.Join(got.Before, ",") != "a.txt,copy of a.txt" {
		t.Errorf("the same bytes again bring %+v", got)
	}
	wantLines(t, "Jonas", notesOf(t, s, "Jonas Lindqvist"), "asked (2026-11-23)")
	if got, want := lies(t, folder), "Read by Milepost/a (2).txt, Read by Milepost/a.txt, Read by Milepost/copy of a.txt"; got != want {
		t.Errorf("there lies %s, want %s", got, want)
	}
}

func TestInboxTwoFilesOfTheSameBytesInOneLook(t *testing.T) {
	s, folder := inboxTeam(t)
	drop(t, folder, "a.txt", "Jonas asked")
	drop(t, folder, "b.txt", "Jonas asked")
	if got := lookInto(t, NewInbox(s, folder)); got.Notes != 1 || len(got.Before) != 1 {
		t.Errorf("brought %+v", got)
	}
}

func TestInboxLeavesWhatIsNotReady(t *testing.T) {
	s, folder := inboxTeam(t)
	for _, name := range []string{
		".hidden.txt", ".call.txt.icloud", "~$call.txt", "call.txt~", "call.txt.part", "call.tmp", "call.txt.crdownload", "picture.jpg", "notes.docx", "empty.txt",
	} {
		text := "Jonas asked"
		if name == "empty.txt" {
			text = ""
		}
		drop(t, folder, name, text)
	}
	drop(t, folder, "blank.txt", " \n\n ")
	if err := os.Mkdir(filepath.Join(folder, "dir.txt"), 0o700); err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(elsewhere, []byte("Jonas asked"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(folder, "link.txt")); err != nil {
		t.Logf("no links here: %v", err)
	}
	before := lies(t, folder)
	in := NewInbox(s, folder)
	if got := lookInto(t, in); got.Files+len(got.Problems)+len(got.Before) > 0 {
		t.Errorf("brought %+v", got)
	}
	if after := lies(t, folder); after != before {
		t.Errorf("before there lay %s, after %s", before, after)
	}
	drop(t, folder, "fresh.txt", "Jonas asked")
	for _, c := range []struct {
		age  time.Duration
		want int
	}{{time.Second, 0}, {-time.Second, 0}, {3 * time.Second, 1}} {
		at := inboxNow.Add(-c.age)
		if err := os.Chtimes(filepath.Join(folder, "fresh.txt"), at, at); err != nil {
			t.Fatal(err)
		}
		if got := lookInto(t, in); got.Files != c.want {
			t.Errorf("changed %v before the look it brings %+v", c.age, got)
		}
	}
}

func TestInboxTellsOnceWhatItCannotRead(t *testing.T) {
	s, folder := inboxTeam(t)
	drop(t, folder, "large.txt", strings.Repeat("Jonas ", inboxLargest/6+1))
	drop(t, folder, "binary.txt", "Jonas\x00\x01\x00")
	drop(t, folder, "broken.eml", "no header at all")
	in := NewInbox(s, folder)
	got := lookInto(t, in)
	var keys []string
	for _, p := range got.Problems {
		var problem *model.Problem
		if !errors.As(p.Err, &problem) || problem.Args[0] != p.Name {
			t.Errorf("%s: %v", p.Name, p.Err)
			continue
		}
		keys = append(keys, p.Name+" "+problem.Key)
	}
	wantLines(t, "told", keys, "binary.txt inbox.problem.binary", "broken.eml inbox.problem.mail", "large.txt inbox.problem.large")
	if again := lookInto(t, in); len(again.Problems) > 0 {
		t.Errorf("told again: %+v", again.Problems)
	}
	if got := lies(t, folder); got != "binary.txt, broken.eml, large.txt" {
		t.Errorf("there lies %s", got)
	}
	drop(t, folder, "large.txt", "Jonas asked") // it is mended
	if again := lookInto(t, in); again.Notes != 1 {
		t.Errorf("a file that was mended brings %+v", again)
	}
}

func TestInboxFolderThatIsGoneIsToldOnce(t *testing.T) {
	s, folder := inboxTeam(t)
	in := NewInbox(s, filepath.Join(folder, "inbox"))
	if got := lookInto(t, in); len(got.Problems) != 1 || !errors.Is(got.Problems[0].Err, model.ErrNotFound) {
		t.Errorf("a folder that is not there: %+v", got)
	}
	if got := lookInto(t, in); len(got.Problems) != 0 {
		t.Errorf("told again: %+v", got)
	}
	if err := os.Mkdir(filepath.Join(folder, "inbox"), 0o700); err != nil {
		t.Fatal(err)
	}
	drop(t, filepath.Join(folder, "inbox"), "a.txt", "Jonas asked")
	if got := lookInto(t, in); got.Notes != 1 {
		t.Errorf("once it is there it brings %+v", got)
	}
}

func TestInboxFileThatCannotBeMovedIsToldAndNotReadAgain(t *testing.T) {
	s, folder := inboxTeam(t)
	drop(t, folder, "a.txt", "Jonas asked")
	in := NewInbox(s, folder)
	in.move = func(string, string) error { return &os.PathError{Op: "rename", Err: fs.ErrPermission} }
	got := lookInto(t, in)
	var p *model.Problem
	if got.Notes != 1 || len(got.Problems) != 1 || !errors.As(got.Problems[0].Err, &p) || p.Key != "inbox.problem.move" {
		t.Errorf("brought %+v", got)
	}
	if again := lookInto(t, in); again.Notes+len(again.Problems)+len(again.Before) > 0 {
		t.Errorf("then %+v", again)
	}
	if got := lies(t, folder); got != "a.txt" {
		t.Errorf("there lies %s", got)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if again := lookInto(t, in); again.Notes > 0 {
		t.Error("what was undone came back by itself")
	}
}

func TestInboxWaitsWhileTheFileCanOnlyBeRead(t *testing.T) {
	s, folder := inboxTeam(t)
	drop(t, folder, "a.txt", "Jonas asked")
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	ro, err := storage.Open(ctx, path, storage.Options{Clock: model.FixedClock(inboxNow)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ro.Close() })
	if !ro.ReadOnly() {
		t.Skip("skipped: this user may write everything")
	}
	if got := lookInto(t, NewInbox(ro, folder)); got.Files > 0 || lies(t, folder) != "a.txt" {
		t.Errorf("brought %+v, there lies %s", got, lies(t, folder))
	}
}

func TestInboxTakesManyFilesInSeveralLooks(t *testing.T) {
	s, folder := inboxTeam(t)
	for i := range inboxAtOnce + 5 {
		drop(t, folder, time.Duration(i).String()+".txt", "Jonas asked "+time.Duration(i).String())
	}
	if n, err := InboxCount(folder); n != inboxAtOnce+5 || err != nil {
		t.Errorf("%d files are counted, %v", n, err)
	}
	in := NewInbox(s, folder)
	if got := lookInto(t, in); got.Notes != inboxAtOnce || !got.More {
		t.Errorf("the first look brought %d", got.Notes)
	}
	if got := lookInto(t, in); got.Notes != 5 || got.More {
		t.Errorf("the second look brought %d", got.Notes)
	}
}

// TestInboxKilledBetweenCommitAndMove ends a program for good after the unit is stored and before the files are moved.
func TestInboxKilledBetweenCommitAndMove(t *testing.T) {
	if path := os.Getenv("MILEPOST_INBOX_CHILD"); path != "" {
		s, err := storage.Open(ctx, path, storage.Options{Clock: model.FixedClock(inboxNow)})
		if err != nil {
			t.Fatal(err)
		}
		in := NewInbox(s, os.Getenv("MILEPOST_INBOX_FOLDER"))
		in.move = func(string, string) error {
			p, _ := os.FindProcess(os.Getpid())
			_ = p.Kill()
			select {}
		}
		lookInto(t, in)
		t.Fatal("it lived on")
	}
	s, folder := inboxTeam(t)
	drop(t, folder, "a.txt", "Jonas asked")
	drop(t, folder, "b.txt", "Call the bank")
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0], "-test.run=^TestInboxKilledBetweenCommitAndMove$")
	child.Env = append(os.Environ(), "MILEPOST_INBOX_CHILD="+path, "MILEPOST_INBOX_FOLDER="+folder)
	if out, err := child.CombinedOutput(); err == nil || strings.Contains(string(out), "FAIL") {
		t.Fatalf("the child ended with %v: %s", err, out)
	}
	if got := lies(t, folder); !strings.HasPrefix(got, "Read by Milepost/a.txt, a.txt, b.txt") {
		t.Fatalf("the child left %s", got)
	}
	s, err := storage.Open(ctx, path, storage.Options{Clock: model.FixedClock(inboxNow)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	got := lookInto(t, NewInbox(s, folder))
	if got.Files != 0 || len(got.Before) != 2 {
		t.Errorf("after the kill a look brings %+v", got)
	}
	wantLines(t, "after the kill", append(notesOf(t, s, "Jonas Lindqvist"), waits(t, s)...), "asked (2026-11-23)", "Call the bank")
}

func addressBook() *model.AddressBook {
	r := &model.Roster{People: []model.Person{{Row: model.Row{ID: "jonas", SubjectID: "jonas"}, Name: "Jonas Lindqvist", IsRep: true}}}
	return model.NewAddressBook(r, testDay)
}
