package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"milepost/model"
)

const twoReps = "name,manager,region\nAnna Snelling,Dustin Brinkmann,Central\nMoses Frase,Melvin Marxen,West\n"

func TestImportTeamsAndAgain(t *testing.T) {
	d := newDesk(t)
	d.same(d.list("north.milepost", "teams", twoReps), "2 rows: 2 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n4 people made.\n")
	d.same(d.list("north.milepost", "teams", twoReps), "2 rows: 0 new, 0 changed, 2 unchanged, 0 missing, 0 refused.\n")
	d.is(d.json("import", "teams", "north.milepost", "list.csv"),
		`{"rows":2,"new":0,"changed":0,"unchanged":2,"missing":0,"refused":[],"created":{"people":0}}`)
	d.same(d.ok("show", "team", "north.milepost"), `4 people: 2 reps, 2 managers, 2 regions.
Anna Snelling     –        Dustin Brinkmann  Central
Dustin Brinkmann  Manager  –                 –
Melvin Marxen     Manager  –                 –
Moses Frase       –        Melvin Marxen     West
`)
	if d.files() != "list.csv north.milepost" {
		t.Errorf("at rest there is %s, want the team file alone beside the list", d.files())
	}
}

// TestImportReadsEveryWayOfWriting writes one list in every encoding, with every separator and end of line.
func TestImportReadsEveryWayOfWriting(t *testing.T) {
	const list = "Name;Führungskraft;Gebiet\nJürgen Groß;Zoë Müller;\"Süd;West\"\nAndré Lefèvre;;Élysée\n"
	latin := func(s string) string {
		var out []byte
		for _, r := range s {
			out = append(out, byte(r)) // every letter of the list is the same in Latin-1
		}
		return string(out)
	}
	wide := func(mark bool, low int) func(string) string {
		return func(s string) string {
			units := utf16.Encode([]rune(s))
			if mark {
				units = append([]uint16{0xFEFF}, units...)
			}
			var out []byte
			for _, u := range units {
				pair := [2]byte{byte(u >> 8), byte(u)}
				out = append(out, pair[1-low], pair[low])
			}
			return string(out)
		}
	}
	encodings := map[string]func(string) string{
		"UTF-8":        func(s string) string { return s },
		"UTF-8 marked": func(s string) string { return "\ufeff" + s },
		"UTF-16LE":     wide(true, 0),
		"UTF-16BE":     wide(true, 1),
		"Windows-1252": latin,
	}
	d := newDesk(t)
	d.list("team.milepost", "people", list)
	o := d.json("show", "team", "team.milepost")
	d.same(o.names("name"), "André Lefèvre, Jürgen Groß, Zoë Müller")
	d.same(o.names("region"), "Élysée, Süd;West")
	d.same(o.names("manager", "name"), "Zoë Müller")
	for encoding, encode := range encodings {
		for _, separator := range []string{",", ";", "\t"} {
			for _, end := range []string{"\n", "\r\n"} {
				text := strings.ReplaceAll(strings.ReplaceAll(list, ";", separator), "\n", end)
				text = strings.ReplaceAll(text, "\"Süd"+separator+"West\"", "\"Süd;West\"")
				got := d.list("team.milepost", "people", encode(text))
				if got != "2 rows: 0 new, 0 changed, 2 unchanged, 0 missing, 0 refused.\n" {
					t.Errorf("in %s with %q and %q: %s", encoding, separator, end, got)
				}
			}
		}
	}
	d.write("list.csv", wide(false, 0)("name\nJosé\n"))
	d.ok("import", "people", "a.milepost", "list.csv") // UTF-16 is seen without a mark too
	d.ok("import", "people", "c.milepost", "list.csv", "--encoding", "utf-16le")
	d.same(d.json("show", "team", "a.milepost").names("name"), "José")
	d.write("list.csv", "name\n\xc1rp\xe1d\xf5\n")
	d.ok("import", "people", "b.milepost", "list.csv", "--encoding", "windows-1250")
	d.same(d.json("show", "team", "b.milepost").names("name"), "Árpádő")
}

// TestABadListLeavesNoTrace tries each on a new file and on one that is there.
func TestABadListLeavesNoTrace(t *testing.T) {
	d := newDesk(t)
	d.list("north.milepost", "teams", twoReps)
	before := d.read("north.milepost")
	if err := os.Mkdir("folder.csv", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, content, says string }{
		{"missing.csv", "", "There is no such file. Check the path."},
		{"folder.csv", "", "That is a folder, not a file."},
		{"empty.csv", "", "The file is empty."},
		{"blank.csv", "\n\r\n  \n", "The file is empty."},
		{"header.csv", "name,city\n", ", line 1: The file has column names but no rows."},
		{"blank-header.csv", "name,,city\nBo,x,Oslo\n", ", line 1, column 2: Column 2 has no name."},
		{"twice.csv", "name,city,Name\nBo,Oslo,Bo\n", ", line 1, column 3: Two columns are called “Name”: number 1 and number 3."},
		{"noname.csv", "city,country\nOslo,Norway\n", ", line 1: No column looks like a name. The columns are: city, country."},
		{"quote.csv", "name,city\n\nBo,\"Oslo\n", ", line 3, column 2: A quotation mark opens here and is never closed."},
		{"binary.csv", "name\nB\x00o\n", ", line 2: This is not a text file"},
		{"workbook.csv", "PK\x03\x04 and so on", "The workbook is damaged"},
		{"team.csv", "SQLite format 3\x00", "This is a team file or another database, and no list."},
		{"short.csv", "name,city\nBo\n", ", line 2: The number of cells differs: 1 in the row, 2 column names."},
		{"nobody.csv", "name,city\n ,Oslo\n", ", line 2, column 1: The row has no name."},
		{"date.csv", "name,started on\nBo,31.02.2026\n", ", line 2, column 2: “31.02.2026” is not a day of the calendar."},
	} {
		if c.content != "" || strings.HasPrefix(c.name, "empty") {
			d.write(c.name, c.content)
		}
		for _, file := range []string{"north.milepost", "new.milepost"} {
			o := d.run("import", "people", file, c.name)
			if o.status != statusError {
				t.Errorf("%s into %s: status %d", c.name, file, o.status)
			}
			d.says(o.errs, c.name, c.says)
			if d.read("north.milepost") != before {
				t.Fatalf("%s changed the team file", c.name)
			}
			if _, err := os.Stat("new.milepost"); err == nil {
				t.Fatalf("%s left a new team file", c.name)
			}
		}
	}
	if n := len(strings.Fields(d.files())); n != 16 {
		t.Errorf("%d files, want the lists, the folder and the team file: %s", n, d.files())
	}
}

func TestOneBadRowIsRefusedAndTheOthersAreTaken(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "id,name\n1,Sam Lee\n2,Sam Lee\n")
	d.write("list.csv", "name,city\nSam Lee,Rome\nBo Hill,Oslo\nCy\n")
	o := d.run("import", "people", "team.milepost", "list.csv")
	if o.status != statusDone {
		t.Errorf("status %d", o.status)
	}
	d.same(o.out, "3 rows: 1 new, 0 changed, 0 unchanged, 0 missing, 2 refused.\n1 person made.\n")
	sams := d.json("show", "team", "team.milepost")
	var ids []string
	for i := range sams.at("items").([]any) {
		if sams.at("items", i, "name") == "Sam Lee" {
			ids = append(ids, sams.at("items", i, "id").(string))
		}
	}
	if len(ids) != 2 {
		t.Fatalf("%d people are called Sam Lee", len(ids))
	}
	short := func(id string) string { return model.ID(id).Short() }
	d.same(o.errs, "list.csv, line 2, column 1: “Sam Lee” could be any of 2 people. Add a column with their ids.\n  Sam Lee ("+
		short(ids[0])+")\n  Sam Lee ("+short(ids[1])+")\nlist.csv, line 4: The number of cells differs: 1 in the row, 2 column names.\n")
	again := d.run("import", "people", "team.milepost", "list.csv", "--json")
	d.is(d.object(again.out), `{"rows":3,"new":0,"changed":0,"unchanged":1,"missing":0,"created":{"people":0},"refused":[
		{"file":"list.csv","line":2,"column":1,"reason":"import.row.ambiguous","message":"“Sam Lee” could be any of 2 people. Add a column with their ids.",
		 "candidates":[{"id":"`+ids[0]+`","name":"Sam Lee"},{"id":"`+ids[1]+`","name":"Sam Lee"}]},
		{"file":"list.csv","line":4,"column":null,"reason":"import.row.columns","message":"The number of cells differs: 1 in the row, 2 column names.","candidates":[]}]}`)
}

func TestDryRunTellsEveryFateAndWritesNothing(t *testing.T) {
	d := newDesk(t)
	d.list("north.milepost", "teams", twoReps)
	before := d.read("north.milepost")
	d.write("list.csv", "name,manager,region\nAnna Snelling,Melvin Marxen,West\nBo Hill,Melvin Marxen,\nMoses Frase,Melvin Marxen,West\n,,East\n")
	o := d.run("import", "teams", "north.milepost", "list.csv", "--dry-run")
	d.same(o.out, `line 2  changed    Anna Snelling     Reports to: Dustin Brinkmann → Melvin Marxen; Region: Central → West; Reports to them since: – → 2026-11-23
line 3  new        Bo Hill
line 4  unchanged  Moses Frase
line 5  refused
        missing    Dustin Brinkmann
4 rows: 1 new, 1 changed, 1 unchanged, 1 missing, 1 refused.
1 person would be made.
Nothing was written: this was a dry run.
`)
	d.same(o.errs, "list.csv, line 5, column 1: The row has no name.\n")
	if d.read("north.milepost") != before {
		t.Error("the file was changed")
	}
	d.is(d.object(d.run("import", "teams", "new.milepost", "list.csv", "--dry-run", "--json").out), `3`, "new")
	if d.files() != "list.csv north.milepost" {
		t.Errorf("left behind: %s", d.files())
	}
	out := d.run("import", "teams", "north.milepost", "list.csv").out
	d.says(out, "4 rows: 1 new, 1 changed, 1 unchanged, 1 missing, 1 refused.\nNo longer in the list, and kept: Dustin Brinkmann.\n1 person made.\n")
}

func TestManyMissingAreOneLine(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "name\nAda\nBea\nCy\nDee\nEve\nFay\nGil\n")
	d.says(d.list("team.milepost", "people", "name\nGil\n"), "\nNo longer in the list, and kept: Ada, Bea, Cy, Dee, Eve and 1 more; --dry-run names them all.\n")
	if n := strings.Count(d.ok("import", "people", "team.milepost", "list.csv", "--dry-run"), "missing    "); n != 6 {
		t.Errorf("a dry run names %d, want 6", n)
	}
	d.is(d.json("import", "people", "team.milepost", "list.csv", "--dry-run"), `6`, "missing")
	d.says(d.ok("import", "people", "team.milepost", "list.csv", "--source", "crm"), "0 missing")
}

func TestMeIsWhoeverTheListOrTheFileKnows(t *testing.T) {
	d := newDesk(t)
	d.write("list.csv", twoReps)
	d.says(d.refused(statusError, "import", "teams", "team.milepost", "list.csv", "--me", "Ingrid"), "Nobody in the file or the list is called “Ingrid”.")
	if d.files() != "list.csv" {
		t.Errorf("left behind: %s", d.files())
	}
	d.says(d.ok("import", "teams", "team.milepost", "list.csv", "--me", "melvin marxen"), "You are Melvin Marxen.\n")
	d.same(d.json("show", "matrix", "team.milepost").names("person", "name"), "Moses Frase")
	d.list("team.milepost", "people", "id,name\n8,Sam Lee\n9,Sam Lee\n")
	errs := d.refused(statusError, "import", "people", "team.milepost", "list.csv", "--me", "Sam Lee")
	d.says(errs, `"Sam Lee" could be several people: Sam Lee (`, "Use the digits in brackets")
	digits := errs[strings.LastIndex(errs, "(")+1 : strings.LastIndex(errs, ")")]
	d.says(d.ok("import", "people", "team.milepost", "list.csv", "--me", digits), "You are Sam Lee.\n")
}

func TestMapAndDates(t *testing.T) {
	d := newDesk(t)
	d.write("list.csv", "who,boss,began,town\nBo Hill,Ann,03/02/2026,Oslo\n")
	errs := d.run("import", "people", "team.milepost", "list.csv", "--map", "name=who", "--map", "started_on=3").errs
	d.says(errs, "list.csv, line 2, column 3: “03/02/2026” could be two dates.", "--dates dmy or --dates mdy")
	d.says(d.refused(statusError, "import", "people", "team.milepost", "list.csv", "--map", "name=wer"), "list.csv, line 1: There is no column “wer”. The columns are: who, boss, began, town.")
	d.ok("import", "people", "team.milepost", "list.csv", "--map", "name=who", "--map", "started_on=3", "--map", "place=", "--map", "manager=boss", "--dates", "mdy")
	o := d.json("show", "person", "team.milepost", "--rep", "Bo Hill")
	d.is(o, `"2026-03-02"`, "items", 0, "started_on")
	d.is(o, `null`, "items", 0, "place")
	d.is(o, `"Ann"`, "items", 0, "manager", "name")
}

func TestSeveralInputsAreOneReport(t *testing.T) {
	d := newDesk(t)
	if err := os.Mkdir("south", 0o755); err != nil {
		t.Fatal(err)
	}
	south := d.write(filepath.Join("south", "list.csv"), "name,city\nBo Hill,Rome\nEve Fox,Rome\nCy\n")
	d.write("list.csv", "name,city\nBo Hill,Oslo\n")
	o := d.run("import", "people", "team.milepost", "list.csv", south, "--me", "Eve Fox")
	if o.status != statusDone {
		t.Errorf("status %d: %s", o.status, o.errs)
	}
	d.same(o.out, "list.csv: 1 row: 1 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n"+
		south+": 3 rows: 1 new, 1 changed, 0 unchanged, 0 missing, 1 refused.\nYou are Eve Fox.\n2 people made.\n")
	d.says(o.errs, south+", line 4: The number of cells differs")
	again := d.object(d.run("import", "people", "team.milepost", "list.csv", south, "--json").out)
	d.is(again, `4`, "rows")
	d.is(again, `"`+filepath.ToSlash(south)+`"`, "refused", 0, "file")
	d.ok("undo", "team.milepost")
	d.same(d.json("show", "team", "team.milepost").names("place"), "Oslo, Rome") // the last list alone is taken back
}

// TestAllInputsAreLookedAtBeforeOneIsStored: the second list is bad, so the first is not imported either.
func TestAllInputsAreLookedAtBeforeOneIsStored(t *testing.T) {
	d := newDesk(t)
	d.write("good.csv", "name\nBo Hill\n")
	d.write("bad.csv", "city\nOslo\n")
	d.says(d.refused(statusError, "import", "people", "team.milepost", "good.csv", "bad.csv"), "bad.csv, line 1: No column looks like a name.")
	d.says(d.refused(statusError, "import", "people", "team.milepost", "good.csv", "good.csv", "--me", "Eve"), "is called “Eve”")
	if d.files() != "bad.csv good.csv" {
		t.Errorf("left behind: %s", d.files())
	}
}

// TestANewFileStaysWhenOneOfItsListsWasTaken: every row of the second list is refused, which is no reason to throw the
// first away.
func TestANewFileStaysWhenOneOfItsListsWasTaken(t *testing.T) {
	d := newDesk(t)
	d.write("good.csv", "name,city\nBo Hill,Oslo\n")
	d.write("bad.csv", "name,city\nCy\n")
	o := d.run("import", "people", "team.milepost", "good.csv", "bad.csv")
	if o.status != statusError {
		t.Errorf("status %d", o.status)
	}
	d.says(o.errs, "milepost: bad.csv: Every row was refused, so nothing was imported.")
	d.same(d.json("show", "team", "team.milepost").names("name"), "Bo Hill")
}

func TestImportWhereNoFileCanBeMade(t *testing.T) {
	d := newDesk(t)
	d.write("list.csv", twoReps)
	d.says(d.refused(statusError, "import", "teams", filepath.Join("none", "team.milepost"), "list.csv"), "No file can be made here.")
}
