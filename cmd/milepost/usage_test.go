package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
)

func TestWrongUsageEndsWithStatus2(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	list := d.write("list.csv", "name\nBo\n")
	before := d.read(file)
	for _, c := range []struct{ line, says string }{
		{"frob", "no command and no file called “frob”"},
		{"shwo", "Did you mean: show?"},
		{"team.milepost other", "“other” is one argument too many"},
		{"--frob", "no option --frob"},
		{"show", "KIND is missing. The kinds are: today, team, person"},
		{"show frob team.milepost", "no kind “frob”. The kinds are: today, team"},
		{"show today", "FILE is missing"},
		{"show today team.milepost team.milepost", "one argument too many"},
		{"show today team.milepost --frob", "no option --frob"},
		{"show today team.milepost -x", "no option -x"},
		{"show today team.milepost --rep", "--rep needs a value"},
		{"show today team.milepost --json=7", "“7” is no value"},
		{"show today team.milepost --as-of tomorrow", `"tomorrow" is not a day of the calendar. Write one as 2026-11-23.`},
		{"show today missing.milepost --as-of 2026-02-30", `"2026-02-30" is not a day of the calendar`},
		{"show person team.milepost", "--rep NAME"},
		{"import", "KIND is missing. The kinds are: teams, people"},
		{"import forecast new.milepost list.csv", "no kind “forecast”"},
		{"import people new.milepost", "INPUT is missing"},
		{"import people new.milepost list.csv --dates ydm", "Use dmy, mdy or ymd"},
		{"import people new.milepost list.csv --map name", "“name” is not of the form FIELD=COLUMN"},
		{"import people new.milepost list.csv --map salary=name", "There is no field “salary”. The fields are: name, given"},
		{"import people new.milepost list.csv --encoding latin", "“latin” is not known. Use one of: utf-8"},
		{"export", "KIND is missing. The kinds are: review"},
		{"export review", "FILE is missing"},
		{"export review team.milepost --all", "Say where to write"},
		{"export review team.milepost --out x.pdf", "Say for whom"},
		{"export review team.milepost --out x --all --rep Amara", "Say for whom"},
		{"export review team.milepost --out x.pdf --all", "Name a folder instead of “x.pdf”"},
		{"export review team.milepost --out x.csv --rep Amara", "Name a file that ends in .pdf"},
		{"export review team.milepost --out x.pdf --rep Amara --from soon", "is not a day of the calendar"},
		{"export review team.milepost --out x.pdf --rep Amara --from 2026-12-01 --to 2026-11-01", "begin on 1 December 2026 and end on 1 November 2026"},
		{"sample", "FILE is missing"},
		{"sample new.milepost --as-of x", "is not a day of the calendar"},
		{"sample new.milepost --seed x", "“x” is no value"},
		{"undo", "FILE is missing"},
		{"redo a b", "“b” is one argument too many"},
		{"version x", "one argument too many"},
		{"completion", "SHELL is missing"},
		{"completion tcsh", "The shells are: bash, zsh, fish, powershell"},
		{"help frob", "There is no command “frob”"},
	} {
		errs := d.refused(statusUsage, strings.Fields(c.line)...)
		d.says(errs, "milepost: ", c.says, "--help” says how it is called.")
		if n := strings.Count(errs, "\n"); n != 2 {
			t.Errorf("%s: %d lines, want the sentence and where to look:\n%s", c.line, n, errs)
		}
	}
	if d.read(file) != before || d.files() != "list.csv team.milepost" || list == "" {
		t.Errorf("something was written: %s", d.files())
	}
}

func TestAClockThatIsNoneIsSaid(t *testing.T) {
	d := newDesk(t)
	d.now = "yesterday"
	d.says(d.refused(statusUsage, "version"), "MILEPOST_NOW is “yesterday”", "2026-11-23T09:00:00+01:00")
}

func TestHelpIsInOurWords(t *testing.T) {
	d := newDesk(t)
	all := d.ok("help")
	d.same(d.ok("--help"), all)
	d.same(d.ok("-h"), all)
	d.says(all, "Exit status: 0 done, 1 it could not be done, 2 it was asked for wrongly.")
	order := 0
	for _, name := range []string{"sample", "import", "show", "export", "undo", "redo", "completion", "version", "help"} {
		at := strings.Index(all, "\n  "+name+" ")
		if name == "version" {
			at = strings.Index(all, "\n  version")
		}
		if at < order {
			t.Errorf("%s is missing or out of order in:\n%s", name, all)
		}
		order = at
		one := d.ok("help", name)
		d.same(d.ok(name, "--help"), one)
		d.says(one, "Usage:\n  milepost "+name, "Options:", "print this")
		for _, foreign := range []string{"Available Commands", "Flags:", "[flags]", "autocompletion", "help for", "string", "(default"} {
			if strings.Contains(all+one, foreign) {
				t.Errorf("help %s speaks the library's words: %q", name, foreign)
			}
		}
		for _, line := range strings.Split(all+one, "\n") {
			if n := screenWidth(line); n > 120 {
				t.Errorf("help %s has a line of %d columns: %s", name, n, line)
			}
		}
	}
	d.says(d.ok("help", "show", "today"), "milepost show KIND FILE")
}

func TestVersion(t *testing.T) {
	d := newDesk(t)
	d.says(d.ok("version"), "milepost "+version+" (go")
	d.says(d.ok("--version"), "milepost "+version+" (go")
}

func TestWithoutACommandTheWindowOpens(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.ok()
	d.ok(file)
	whole, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.opened) != 2 || d.opened[0] != "" || d.opened[1] != whole {
		t.Errorf("opened %q, want nothing and %s", d.opened, whole)
	}
	d.says(d.refused(statusError, "missing.milepost"), "milepost: missing.milepost: There is no such file.")
	d.fails = &model.Problem{Key: "cmd.window.none", Err: model.ErrNotFound}
	d.says(d.refused(statusError), "This build has no window")
	d.fails = errors.New("no display")
	d.says(d.refused(statusError), "milepost: no display")
}

func TestInterruptedIsSaid(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	before := d.read(file)
	stopped, stop := context.WithCancel(ctx)
	stop()
	p := &program{out: &strings.Builder{}, errs: &strings.Builder{}, now: testNow, random: d.random}
	if status := p.run(stopped, []string{"undo", file}); status != statusError {
		t.Errorf("status %d", status)
	}
	d.says(p.errs.(*strings.Builder).String(), "Interrupted.")
	if d.read(file) != before {
		t.Error("the file was changed")
	}
}
