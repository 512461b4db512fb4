package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// pdfText reads a PDF back with a program that is not ours.
func (d *desk) pdfText(path string) string {
	d.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		d.Skip("skipped: pdftotext is not installed")
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").CombinedOutput()
	if err != nil {
		d.Fatalf("%s: %v\n%s", path, err, out)
	}
	return string(out)
}

const (
	sharedWord  = "Quittenmus" // in what both see
	privateWord = "Zwetschgen" // in what one keeps
)

// plant puts the words into every kind of text about Amara.
func (d *desk) plant(file string) {
	d.change(file, unit.AddNote, func(s *storage.Store, w *storage.Work) error {
		who, day := d.person(s, "amara").ID, model.MustDate("2026-11-20")
		talks, err := s.OneOnOnes(ctx, who)
		if err != nil {
			return err
		}
		var records []model.Record
		for v, word := range map[model.Visibility]string{model.Shared: sharedWord, model.Private: privateWord} {
			row := model.Row{SubjectID: who, Visibility: v}
			text := func(what string) string { return word + " " + what }
			records = append(records,
				&model.Note{Row: row, AuthorID: w.Actor(), On: day, Kind: model.NoteWin, Text: text("note"), MeetingID: talks.Meetings[0].ID},
				&model.Point{Row: row, AuthorID: w.Actor(), Side: model.SideManager, Text: text("point"), RaisedOn: day, Position: 1 << 30},
				&model.Action{Row: row, AuthorID: w.Actor(), OwedBy: model.SideRep, Text: text("action"), State: model.ActionOpen, OpenedOn: day, Position: 1 << 30},
				&model.Goal{Row: row, AuthorID: w.Actor(), Title: text("goal"), DoneWhen: text("done"), State: model.GoalOpen, OpenedOn: day, Position: 1 << 30},
				&model.Career{Row: row, AuthorID: w.Actor(), Title: text("career"), Why: text("why"), State: model.MilestoneActive, OpenedOn: day, Position: 1 << 30})
		}
		for _, r := range records {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestExportReviewHoldsNoPrivateWord(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.plant(file)
	d.same(d.ok("export", "review", file, "--rep", "amara", "--out", "amara.pdf"), "amara.pdf\n")
	text := d.pdfText("amara.pdf")
	d.says(text, "Amara Okafor", "Two CFO meetings a month", "Nordic launch", sharedWord+" goal", sharedWord+" career", sharedWord+" action", sharedWord+" point")
	if strings.Contains(text, privateWord) {
		t.Errorf("a private word is in the review:\n%s", text)
	}
	// the owner sees both on the own screen: the words were really stored
	goals := d.ok("show", "goals", file)
	d.says(goals, sharedWord+" goal ", privateWord+" goal ", " open (private)\n")
	d.says(d.ok("show", "actions", file), sharedWord+" action\n", privateWord+" action (private)\n")
}

func TestExportAllMakesAFolderWithAFileEach(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	out := d.ok("export", "review", file, "--all", "--out", filepath.Join("q4", "reviews"))
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 8 {
		t.Fatalf("%d files: %s", len(lines), out)
	}
	team := d.json("show", "gaps", file)
	for i, line := range lines {
		id := model.ID(team.at("items", i, "person", "id").(string))
		d.says(line, filepath.Join("q4", "reviews")+string(filepath.Separator), "--"+id.Short()+".pdf")
		if data := d.read(line); !strings.HasPrefix(data, "%PDF-1.") {
			t.Errorf("%s is no PDF", line)
		}
	}
	d.says(lines[4], "lucja-wisniewska--")
	d.says(d.pdfText(lines[4]), "Łucja Wiśniewska")
	if left, err := os.ReadDir(filepath.Join("q4", "reviews")); err != nil || len(left) != 8 {
		t.Errorf("in the folder are %v, %v", left, err)
	}
}

// TestNothingBehindAFlagIsNotEverything: a script whose variable is empty does not send everybody's ratings.
func TestNothingBehindAFlagIsNotEverything(t *testing.T) {
	d := newDesk(t)
	d.list("north.milepost", "teams", twoReps)
	d.says(d.refused(statusUsage, "export", "ratings", "north.milepost", "--rep", "", "--out", "r.csv"), "There is nothing behind --rep.")
	d.says(d.refused(statusUsage, "show", "matrix", "north.milepost", "--as-of", " "), "There is nothing behind --as-of.")
	if _, err := os.Stat("r.csv"); err == nil {
		t.Error("a list was written")
	}
}

func TestExportIsTheSameTwiceAndReplacesWhatWasThere(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.write("review.PDF", "an older one")
	d.ok("export", "review", file, "--rep", "amara", "--out", "review.PDF")
	first := d.read("review.PDF")
	d.ok("export", "review", file, "--rep", "amara", "--out", "review.PDF")
	if d.read("review.PDF") != first || !strings.HasPrefix(first, "%PDF-1.") {
		t.Error("the same review twice differs, or is no PDF")
	}
	d.ok("export", "review", file, "--rep", "amara", "--out", "june.pdf", "--from", "2026-06-01", "--to", "2026-06-30", "--as-of", "2026-06-30")
	d.says(d.pdfText("june.pdf"), "June 2026")
	d.says(d.pdfText("review.PDF"), "December 2026") // the quarter of the day and the one before
	d.ok("export", "review", file, "--rep", "amara", "--out", "spring.pdf", "--as-of", "2026-06-30")
	if text := d.pdfText("spring.pdf"); strings.Contains(text, "December 2026") {
		t.Errorf("a review as of June covers December:\n%s", text)
	}
}

func TestExportThatCannotBe(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	before := d.read(file)
	if err := os.Mkdir("folder.pdf", 0o755); err != nil {
		t.Fatal(err)
	}
	d.write("taken", "a file")
	files := d.files()
	for _, c := range []struct{ line, says string }{
		{"--rep Nobody --out x.pdf", file + `: Nobody here is called "Nobody".`},
		{"--rep amara --out folder.pdf", "folder.pdf: "},
		{"--rep amara --out taken", "Nothing can be written there."},
		{"--all --out " + file, "Nothing can be written there."},
	} {
		o := d.run(append([]string{"export", "review", file}, strings.Fields(c.line)...)...)
		if o.status != statusError || o.out != "" {
			t.Errorf("%s: status %d, printed %q", c.line, o.status, o.out)
		}
		d.says(o.errs, "milepost: ", c.says)
		if d.read(file) != before || d.files() != files {
			t.Fatalf("%s wrote something: %s", c.line, d.files())
		}
	}
	d.list("empty.milepost", "people", "name\nBo\n")
	d.ok("undo", "empty.milepost")
	d.says(d.refused(statusError, "export", "review", "empty.milepost", "--all", "--out", "x"), "empty.milepost: Nobody was here on 23 November 2026")
}

// TestExportWarnsOfWhatNoFontHas: both reviews are written; a name that an alias stands in for needs no warning.
func TestExportWarnsOfWhatNoFontHas(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "name,romanised\n佐藤蒼,Aoi Satō\n김지안,\n")
	out := d.ok("export", "review", "team.milepost", "--rep", "Aoi Satō", "--out", "reviews")
	d.says(out, "aoi-sato--")
	d.says(d.pdfText(strings.TrimSpace(out)), "Aoi Satō")
	o := d.run("export", "review", "team.milepost", "--rep", "김지안", "--out", "reviews")
	if o.status != statusDone || !strings.Contains(o.out, "person--") {
		t.Errorf("status %d, %q, %s", o.status, o.out, o.errs)
	}
	d.says(o.errs, "김지안: ", "Korean")
}

// TestAPrivateAliasIsInNoFileName: a name that only the owner knows must not go out as the name of a file.
func TestAPrivateAliasIsInNoFileName(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "name\n佐藤蒼\n")
	d.change("team.milepost", unit.ChangePerson, func(s *storage.Store, w *storage.Work) error {
		return w.Put(&model.Alias{Row: model.Row{SubjectID: d.person(s, "佐藤蒼").ID, Visibility: model.Private}, Name: "Grumpy"})
	})
	o := d.run("export", "review", "team.milepost", "--rep", "佐藤蒼", "--out", "reviews")
	d.says(o.out, "person--")
	if strings.Contains(o.out, "grumpy") {
		t.Errorf("the file is called %s", o.out)
	}
}
