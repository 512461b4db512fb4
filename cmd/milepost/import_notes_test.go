package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// folder makes a folder of files.
func (d *desk) folder(name string, files map[string]string) string {
	d.Helper()
	if err := os.MkdirAll(name, 0o755); err != nil {
		d.Fatal(err)
	}
	for file, text := range files {
		d.write(filepath.Join(name, file), text)
	}
	return name
}

// notesOf are a person's notes as "day kind visibility meeting|text", oldest first.
func (d *desk) notesOf(file, name string) string {
	d.Helper()
	x := d.talksOf(file, name)
	met := map[model.ID]model.Meeting{}
	for _, m := range x.Meetings {
		met[m.ID] = m
	}
	var out []string
	for i := len(x.Notes) - 1; i >= 0; i-- {
		n := x.Notes[i]
		out = append(out, fmt.Sprintf("%s %s %s %s|%s", n.On, n.Kind, n.Visibility, strings.TrimSpace(string(met[n.MeetingID].State)+" "+met[n.MeetingID].AtTime), n.Text))
	}
	return strings.Join(out, "\n~\n")
}

const annNotes = "# Ann Hill\n\nLikes tea.\n\n## 2026-11-16\n\n- [ ] call Acme\n- sent the **deck**\n\n## Nov 2, 2026 – 1:1, 10:30\nFirst line\r\n  second  \n\n\n## 2026-11-30\nAgenda: quota\n"

func TestFolderOfNotes(t *testing.T) {
	d := newDesk(t)
	d.list("t.milepost", "people", "name,alias\nAnn Hill,\nBo O’Ray,\nCy Day,\nLászló Nagy,Laci\n")
	folder := d.folder("old", map[string]string{
		"Ann Hill.md": annNotes, "bo_o'ray.txt": "\ufeff2026-11-09: talked\nmore\n", "2026-11-03 Cy Day 1-1.md": "only one talk", "Laci.md": "## 3. November 2026\nà\n",
		"Zoe Hill.md": "## 2026-11-02\nx", "empty.md": " \n", "picture.png": "\x89PNG", ".DS_Store": "x", "Ann Hill.docx": "PK\x03\x04",
	})
	d.folder(filepath.Join(folder, "older"), map[string]string{"Ann Hill.md": "## 2025-11-02\nx"})
	if err := os.Symlink("Ann Hill.md", filepath.Join(folder, "link.md")); err != nil {
		t.Log(err)
	}
	o := d.run("import", "one-on-ones", "t.milepost", folder)
	d.says(o.out, "13 rows: 7 new, 0 changed, 0 unchanged, 0 missing, 6 refused.\n6 meetings made.\n7 notes made.\n")
	d.says(o.errs, "old/Zoe Hill.md: Nobody in the file is called “Zoe Hill”.", "Ann Hill (", "old/empty.md: The file is empty.", "old/picture.png: This is no text.",
		"old/older: This is a folder.", "old/link.md: This is a link", "old/Ann Hill.docx: This is no text.")
	d.same(d.notesOf("t.milepost", "Ann Hill"), "2026-11-02 note private |# Ann Hill\n\nLikes tea.\n~\n2026-11-02 note private held 10:30|First line\r\n  second  \n~\n"+
		"2026-11-16 note private held|- [ ] call Acme\n- sent the **deck**\n~\n2026-11-30 note private planned|Agenda: quota")
	d.same(d.notesOf("t.milepost", "Bo O’Ray"), "2026-11-09 note private held|talked\nmore")
	d.same(d.notesOf("t.milepost", "Cy Day"), "2026-11-03 note private held|only one talk")
	d.same(d.notesOf("t.milepost", "Laci"), "2026-11-03 note private held|à")
	o = d.run("import", "one-on-ones", "t.milepost", folder, "--alias", "person:Zoe Hill=Ann Hill")
	d.says(o.out, "13 rows: 1 new, 0 changed, 7 unchanged, 0 missing, 5 refused.\n1 note made.\n")
	before := d.read("t.milepost")
	o = d.run("import", "one-on-ones", "t.milepost", folder)
	d.says(o.out, "13 rows: 0 new, 0 changed, 8 unchanged, 0 missing, 5 refused.\n")
	if d.read("t.milepost") != before {
		t.Error("the same again changed the file")
	}
}

// TestNotesComeOnce changes notes here and there between two imports of one text.
func TestNotesComeOnce(t *testing.T) {
	d := newDesk(t)
	d.list("t.milepost", "people", "name\nAnn Hill\n")
	take := func(text, want string) {
		t.Helper()
		d.same(d.ok("import", "one-on-ones", "t.milepost", d.write("Ann Hill.md", text)), want)
	}
	change := func(old string, f func(*model.Note)) {
		t.Helper()
		d.change("t.milepost", unit.ChangeNote, func(s *storage.Store, w *storage.Work) error {
			r, err := s.Roster(ctx)
			if err != nil {
				return err
			}
			p, err := r.FindPerson("Ann Hill")
			if err != nil {
				return err
			}
			x, err := s.OneOnOnes(ctx, p.ID)
			if err != nil {
				return err
			}
			for _, n := range x.Notes {
				if n.Text == old {
					if f != nil {
						f(&n)
						return w.Put(&n)
					}
					return w.Reshare(&n, model.Shared)
				}
			}
			return fmt.Errorf("there is no note %q", old)
		})
	}
	one := "## 2026-11-02\na\n\n## 2026-11-09\nb\n\n## 2026-11-16\nc\n"
	take(one, "3 rows: 3 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n3 meetings made.\n3 notes made.\n")
	change("a", func(n *model.Note) { n.Text = "a, in other words" })
	change("b", func(n *model.Note) { n.On = model.MustDate("2026-11-10") })
	change("c", nil)
	take(one, "3 rows: 0 new, 0 changed, 3 unchanged, 0 missing, 0 refused.\n")
	take(strings.ReplaceAll(one, "\n", "\r\n"), "3 rows: 0 new, 0 changed, 3 unchanged, 0 missing, 0 refused.\n")
	// what grew since grows here; what was changed here stays, and the new text comes beside it
	two := "## 2026-11-02\na\nand more\n\n## 2026-11-23\nd\n\n"
	take(two, "2 rows: 2 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n1 meeting made.\n2 notes made.\n")
	take(strings.Replace(two, "d\n", "d\ne\n", 1), "2 rows: 0 new, 1 changed, 1 unchanged, 0 missing, 0 refused.\n")
	take(strings.Replace(two, "d\n", "d\ne\n", 1), "2 rows: 0 new, 0 changed, 2 unchanged, 0 missing, 0 refused.\n")
	change("d\ne", func(n *model.Note) { n.ArchivedAt = 1 })
	take(strings.Replace(two, "d\n", "d\ne\n", 1), "2 rows: 0 new, 0 changed, 2 unchanged, 0 missing, 0 refused.\n")
	d.same(d.notesOf("t.milepost", "Ann Hill"), "2026-11-02 note private held|a\nand more\n~\n2026-11-02 note private held|a, in other words\n~\n2026-11-10 note private held|b\n~\n"+
		"2026-11-16 note shared held|c\n~\n2026-11-23 note private held|d\ne")
	if n := len(d.talksOf("t.milepost", "Ann Hill").Meetings); n != 4 {
		t.Errorf("%d meetings, want 4", n)
	}
}

// TestNotesAskForTheOrderOfDates refuses a date that could be two rather than guess, unless others in the folder tell.
func TestNotesAskForTheOrderOfDates(t *testing.T) {
	d := newDesk(t)
	d.list("t.milepost", "people", "name\nAnn Hill\nBo Ray\n")
	folder := d.folder("old", map[string]string{"Ann Hill.md": "## 11/2/2026\na\n", "Bo Ray.md": "## 11/9/2026\nb\n\n## Nov 2\nc\n"})
	o := d.run("import", "one-on-ones", "t.milepost", folder)
	if o.status != statusError {
		t.Errorf("status %d", o.status)
	}
	d.says(o.errs, "old/Ann Hill.md, line 1: “## 11/2/2026” could be two dates.", "--dates dmy or --dates mdy", "old/Bo Ray.md, line 4: “## Nov 2” has no year.")
	o = d.run("import", "one-on-ones", "t.milepost", folder, "--dates", "mdy")
	d.says(o.out, "3 rows: 2 new, 0 changed, 0 unchanged, 0 missing, 1 refused.")
	d.says(d.notesOf("t.milepost", "Ann Hill"), "2026-11-02 note private held|a")
	d.folder("old", map[string]string{"Bo Ray.md": "## 11/23/2026\nd\n"})
	d.says(d.ok("import", "one-on-ones", "t.milepost", folder), "2 rows: 1 new, 0 changed, 1 unchanged")
}

// TestTableOfNotes takes notes and links from a table, and meets what was planned.
func TestTableOfNotes(t *testing.T) {
	d := newDesk(t)
	d.list("t.milepost", "people", "name\nAnn Hill\n")
	d.list("t.milepost", "one-on-ones", "rep,date,held\nAnn Hill,2026-11-02,planned\n")
	list := "Person;Datum;Notiz;Link\nAnn Hill;02.11.2026;\"\n\nerste Zeile\n\"\"zweite\"\" – ok\n\";https://example.org/a_(b)\nAnn Hill;09.11.2026;;https://example.org/c\nAnn Hill;;ohne Tag;\n"
	d.write("list.csv", list)
	o := d.run("import", "one-on-ones", "t.milepost", "list.csv")
	d.says(o.out, "3 rows: 2 new, 0 changed, 0 unchanged, 0 missing, 1 refused.\n1 meeting made.\n2 notes made.\n")
	d.says(o.errs, "list.csv, line 8, column 2: The row has a note, but no date.")
	d.same(d.notesOf("t.milepost", "Ann Hill"), "2026-11-02 note private held|erste Zeile\n\"zweite\" – ok\n\n[Link](<https://example.org/a_(b)>)\n~\n2026-11-09 note private held|[Link](https://example.org/c)")
	o = d.run("import", "one-on-ones", "t.milepost", "list.csv")
	d.says(o.out, "3 rows: 0 new, 0 changed, 2 unchanged, 0 missing, 1 refused.\n")
	d.list("t.milepost", "one-on-ones", "who,when,text,type,state\nAnn Hill,2026-11-12,big,win,\nAnn Hill,2026-11-13,small,note,none\n")
	d.says(d.notesOf("t.milepost", "Ann Hill"), "2026-11-12 win private |big", "2026-11-13 note private |small")
}

// TestBadNotesLeaveNoTrace tries what is no text, or has nothing in it.
func TestBadNotesLeaveNoTrace(t *testing.T) {
	d := newDesk(t)
	d.list("t.milepost", "people", "name\nAnn Hill\nSam Lee\nSam  Lee\n")
	d.list("t.milepost", "people", "id,name\n1,Sam Lee\n2,Sam Lee\n")
	before := d.read("t.milepost")
	d.folder("none", nil)
	d.folder("bin", map[string]string{"Ann Hill.md": "## 2026-11-02\na\x00b", "Sam Lee.md": "## 2026-11-02\nx", "notes.md": "## 2026-11-02\nx"})
	for path, says := range map[string]string{
		"missing.md": "missing.md: There is no such file.", "none": "none: There is nothing to read in the folder.",
		d.write("a.md", ""): "a.md: The file is empty.", d.write("b.md", "%PDF-1.7"): "b.md: This is no text.", d.write("c.txt", "x\x00"): "c.txt, line 1: This is not a text file",
		"bin": "bin/Ann Hill.md, line 2: This is not a text file", d.write("sam lee.md", "## 2026-11-02\nx"): "sam lee.md: “sam lee” could be any of 2 people.",
		d.write("1-1 notes.md", "x"): "1-1 notes.md: Nobody in the file is called “1-1 notes”.",
	} {
		o := d.run("import", "one-on-ones", "t.milepost", path)
		if o.status != statusError {
			t.Errorf("%s: status %d", path, o.status)
		}
		d.says(o.errs, says)
	}
	if d.read("t.milepost") != before {
		t.Error("something was left")
	}
}

// TestThousandFilesOfNotes takes a folder as large as a team may have, and one text of ten thousand lines, whole.
func TestThousandFilesOfNotes(t *testing.T) {
	d := newDesk(t)
	files, people := map[string]string{}, "name\n"
	for i := range 1000 {
		name := fmt.Sprintf("Rep %c%c%c", 'A'+i/100, 'A'+i/10%10, 'A'+i%10)
		people += name + "\n"
		files[name+".md"] = "## 2026-11-02\nfirst\n\n## 2026-11-09\nsecond\n"
	}
	long := strings.Repeat("a line of a long note – with more than letters\n", 10000)
	files["Rep AAA.md"] = "## 2026-11-02\n" + long
	d.list("t.milepost", "people", people)
	folder := d.folder("old", files)
	d.same(d.ok("import", "one-on-ones", "t.milepost", folder), "1999 rows: 1999 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n1999 meetings made.\n1999 notes made.\n")
	if x := d.talksOf("t.milepost", "Rep AAA"); x.Notes[0].Text != strings.TrimSuffix(long, "\n") {
		t.Errorf("the long note has %d bytes, want %d", len(x.Notes[0].Text), len(long)-1)
	}
	d.same(d.ok("undo", "t.milepost"), "Undone: import of one-on-ones\n")
	if x := d.talksOf("t.milepost", "Rep ABA"); len(x.Notes)+len(x.Meetings) != 0 {
		t.Errorf("undo left %+v", x)
	}
}
