package main

import (
	"os/exec"
	"strings"
	"testing"
)

func TestCompletionScripts(t *testing.T) {
	d := newDesk(t)
	for shell, part := range map[string]string{"bash": "__start_milepost", "zsh": "#compdef milepost", "fish": "complete -c milepost", "powershell": "Register-ArgumentCompleter"} {
		d.says(d.ok("completion", shell), part)
	}
}

// proposals asks what a shell is told to propose; the last line is how it shall treat files.
func (d *desk) proposals(line ...string) []string {
	d.Helper()
	o := d.run(append([]string{"__complete"}, line...)...)
	if o.status != statusDone {
		d.Fatalf("%v: status %d, %s", line, o.status, o.errs)
	}
	var out []string
	for _, l := range strings.Split(strings.TrimSpace(o.out), "\n") {
		word, _, _ := strings.Cut(l, "\t")
		out = append(out, word)
	}
	return out
}

func TestCompletionProposes(t *testing.T) {
	d := newDesk(t)
	const files, none, byExtension = ":0", ":4", ":8"
	for _, c := range []struct {
		line []string
		want string
	}{
		{[]string{""}, "sample import show export search undo redo check backup restore leave erase completion version help " + files},
		{[]string{"u"}, "undo " + files},
		{[]string{"show", ""}, "today team person matrix gaps bench promotion mirror goals weave coverage conflicts expectations delegation lessons prepare actions overdue history " + none},
		{[]string{"show", "today", ""}, "milepost " + byExtension},
		{[]string{"show", "today", "team.milepost", ""}, none},
		{[]string{"import", ""}, "teams people questions one-on-ones calendar customers products deals ratings quotas goals milestones links framework benchmark " + none},
		{[]string{"import", "teams", ""}, "milepost " + byExtension},
		{[]string{"import", "teams", "team.milepost", ""}, "csv tsv txt json ics " + byExtension},
		{[]string{"import", "teams", "team.milepost", "a.csv", ""}, "csv tsv txt json ics " + byExtension},
		{[]string{"import", "--dates", ""}, "dmy mdy ymd " + none},
		{[]string{"export", ""}, "review prepare line-of-sight expectations everything calendar notes goals milestones framework ratings " + none},
		{[]string{"search", ""}, "milepost " + byExtension},
		{[]string{"search", "team.milepost", ""}, none},
		{[]string{"undo", ""}, "milepost " + byExtension},
		{[]string{"completion", ""}, "bash zsh fish powershell " + none},
		{[]string{"help", ""}, "sample import show export search undo redo check backup restore leave erase completion version " + none},
	} {
		if got := strings.Join(d.proposals(c.line...), " "); got != c.want {
			t.Errorf("%q: %s\nwant %s", c.line, got, c.want)
		}
	}
	if got := d.proposals("import", "--encoding", ""); got[0] != "utf-8" || len(got) < 5 {
		t.Errorf("encodings: %v", got)
	}
}

// TestBashCompletes runs the script in a real shell, without the package that systems may lack.
func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("skipped: bash is not installed")
	}
	d := newDesk(t)
	d.write("script.bash", d.ok("completion", "bash"))
	d.write("team.milepost", "")
	d.write("list.csv", "")
	d.write("answers.bash", `
compopt() { :; }
milepost() { case "$*" in
'__complete show ') printf 'today\tx\nteam\tx\n:4\n' ;;
'__complete import teams ') printf 'milepost\n:8\n' ;;
'__complete import teams team.milepost ') printf 'csv\ntsv\n:8\n' ;;
esac; }
. ./script.bash
try() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_TYPE=9 COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMPREPLY=(); __start_milepost; echo "${COMPREPLY[@]}"; }
try milepost show ''
try milepost import teams ''
try milepost import teams team.milepost ''
`)
	out, err := exec.Command(bash, "--norc", "--noprofile", "answers.bash").CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "today team\nteam.milepost\nlist.csv" {
		t.Errorf("%v\n%s", err, out)
	}
}
