package main

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// kindKeys are the keys of an item of each kind. They are there in every item of every file.
var kindKeys = map[string]string{
	"today":        "kind person ref owed_by on at days text private",
	"team":         teamKeys,
	"person":       teamKeys + " given family call aliases email phone zone level_since road sources line_of_sight assignments",
	"matrix":       "person level gap skills",
	"bench":        "strategic_milestone skill step needed filled people",
	"gaps":         "person level gaps unrated",
	"promotion":    "person level met all criteria skills",
	"mirror":       "habit tenure sure ratings people figure stands_out mean other higher same lower counts reps",
	"goals":        "id person title done_when due_on state opened_on closed_on skill career_milestone progress standing reason elapsed results steps support carried check_in visibility archived",
	"weave":        "id person career_milestone strategic_milestone role why slack_days late",
	"coverage":     "kind person career_milestone strategic_milestone days_late",
	"conflicts":    "kind person goal career_milestone strategic_milestone waits_for role skill step people have ready_on needed_on days_late reason visibility",
	"expectations": "person id version valid_from age_days old acknowledged_on what why looks how complete_when takes back_on_track owed",
	"delegation":   "person area degree next_step next_on valid_from",
	"lessons":      "person on text of title retrospect visibility",
	"actions":      "id person owed_by text due_on overdue_days state opened_on visibility archived",
	"overdue":      "person cadence_days last_held never days_since days_away days_overdue next_on",
	"history":      "number at by kind name of undone lines events",
	"prepare":      "person last_held talks next_on next_at begin_with promises closed_since kept_since kept_year points changes near quiet questions expectations",
}

const teamKeys = "id name rep manager team region level place started_on left_on last_held next_on cadence_days waits_days never archived"

// innerKeys are those of what stands inside an item.
var innerKeys = map[string]string{
	"area": "id name", "person": "id name", "manager": "id name", "level": "id name", "skill": "id name",
	"goal": "id title", "road": "level state since aim_on", "sources": "source id", "assignments": "manager team region level from to",
	"line_of_sight": "goal skill career_milestone strategic_milestone why for_customers",
	"skills":        "id name step self manager agreed target gap rated_on sentence",
	"gaps":          "id name step self manager agreed target gap rated_on sentence",
	"unrated":       "id name",
	"criteria":      "text met unknown value target unit from to checked_on",
	"results":       "id name unit start current target direction progress",
	"check_in":      "on progress blocker next_step confidence",
	"by":            "id name",
	"promises":      "id owed_by text state opened_on due_on closed_on age_days overdue_days visibility",
	"closed_since":  "id owed_by text state opened_on due_on closed_on age_days overdue_days visibility",
	"kept_since":    "manager_due manager_kept rep_due rep_kept", "kept_year": "manager_due manager_kept rep_due rep_kept",
	"points":    "id side kind list text raised_on carried_over visibility",
	"changes":   "kind id title on value_from value_to unit by step_from step_to state due_from due_to visibility",
	"near":      "id title due_on team serves",
	"quiet":     "kind days never long",
	"questions": "kind text source external",
	"people":    "person state step on",
	"counts":    "step ratings",
	"reps":      "person skills low high mean variance alike",
	"events":    "table id count change visibility fields",
	"fields":    "field before after",
}

var totalKeys = map[string]string{
	"expectations": "people without acknowledged old",
	"today":        "lines more without_cadence expectations", "team": "people reps managers regions waiting",
	"person": "rated_skills gaps open_goals open_points open_actions overdue_actions", "matrix": "people rated gaps skills",
	"gaps": "people gaps steps unrated", "promotion": "people ready criteria", "mirror": "since ratings people skipped other_scale stand_out",
	"bench": "lines needed filled", "goals": "goals open reached missed dropped", "weave": "threads career_milestones strategic_milestones late",
	"delegation": "areas agreed manager_decides bottlenecks", "lessons": "lessons team private",
	"coverage": "reps without_needed without_any uncovered serves_nothing too_many late", "conflicts": "conflicts careers goals skills order", "actions": "open overdue manager rep",
	"overdue": "overdue never people without_cadence", "history": "changes records private", "prepare": "promises overdue points private",
}

// ofOne are kinds that are about one person, who is named.
var ofOne = map[string]bool{"person": true, "prepare": true}

func keysOf(o map[string]any) string {
	var keys []string
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return strings.Join(keys, " ")
}

func sorted(keys string) string {
	list := strings.Fields(keys)
	slices.Sort(list)
	return strings.Join(list, " ")
}

// TestEveryKeyIsAlwaysThere looks at the sample, at a list without anything else, and at a file with nobody.
func TestEveryKeyIsAlwaysThere(t *testing.T) {
	d := newDesk(t)
	sample := d.sample()
	d.list("bare.milepost", "people", "name\nBo Hill\n")
	d.list("empty.milepost", "people", "name\nBo Hill\n")
	d.ok("undo", "empty.milepost")
	for _, k := range showKinds {
		for _, file := range []string{sample, "bare.milepost", "empty.milepost"} {
			args := []string{"show", k.name, file}
			if ofOne[k.name] {
				if file == "empty.milepost" {
					continue
				}
				args = append(args, "--rep", map[string]string{sample: "amara", "bare.milepost": "Bo Hill"}[file])
			}
			o := d.json(args...)
			if got := keysOf(o); got != "as_of currency items kind known_on totals" {
				t.Errorf("%v: %s", args, got)
			}
			d.is(o, `"`+k.name+`"`, "kind")
			d.is(o, `"2026-11-23"`, "as_of")
			d.is(o, "null", "known_on")
			d.is(o, map[bool]string{true: `"EUR"`, false: "null"}[file == sample], "currency")
			if got := keysOf(o["totals"].(map[string]any)); got != sorted(totalKeys[k.name]) {
				t.Errorf("%v: totals have %s", args, got)
			}
			items, ok := o["items"].([]any)
			if !ok || len(items) == 0 && file == sample {
				t.Errorf("%v: items are %v", args, o["items"])
			}
			for _, x := range items {
				if got := keysOf(x.(map[string]any)); got != sorted(kindKeys[k.name]) {
					t.Errorf("%v: an item has %s", args, got)
				}
				checkInner(t, k.name, x)
			}
		}
	}
}

func checkInner(t *testing.T, where string, item any) {
	t.Helper()
	for key, v := range item.(map[string]any) {
		list, many := v.([]any)
		if one, ok := v.(map[string]any); ok {
			list = []any{one}
		} else if !many {
			continue
		}
		want := innerKeys[key]
		if strings.HasSuffix(key, "_milestone") || key == "waits_for" {
			want = map[bool]string{true: "id title due_on state", false: "id title"}[where == "weave" || where == "coverage" || where == "conflicts" || where == "bench"]
		}
		if where == "matrix" && key == "skills" { // which say of each cell what concerns a team
			want += " asked faded"
		}
		for _, x := range list {
			inner, ok := x.(map[string]any)
			if !ok {
				continue
			}
			if got := keysOf(inner); got != sorted(want) {
				t.Errorf("%s.%s has %s, want %s", where, key, got, want)
			}
			checkInner(t, cmp.Or(map[string]string{"line_of_sight": "person"}[key], key), inner)
		}
	}
}

func TestShowWithNothingInTheFile(t *testing.T) {
	d := newDesk(t)
	d.list("my team.milepost", "people", "name\nBo Hill\nCy Dunn\n")
	for kind, want := range map[string]string{
		"today":        "Monday 23 November: nothing to do or to know.\n2 people have no agreed rhythm of talks, so nobody can say whether they wait.\n",
		"team":         "2 people: 2 reps.\nBo Hill\nCy Dunn\n",
		"matrix":       "2 people, and nothing is rated yet.\n",
		"goals":        "No goal is agreed yet.\n",
		"weave":        "No career milestone is tied to a strategic one yet.\n",
		"coverage":     "2 of 2 reps have no career milestone the team needs. No strategic milestone lies ahead.\nBo Hill has no career milestone at all.\nCy Dunn has no career milestone at all.\n",
		"expectations": "0 of 2 reps know what is expected; 0 have acknowledged it.\nBo Hill  –  –  no expectations yet\nCy Dunn  –  –  no expectations yet\n",
		"delegation":   "Nothing is agreed yet about who decides what.\n",
		"conflicts":    "All dates fit.\n",
		"bench":        "No strategic milestone ahead names a skill it needs.\n",
		"mirror":       "You have rated nobody in the last twelve months.\n",
		"lessons":      "No lesson is written down yet.\n",
		"actions":      "No open promises.\n",
	} {
		d.same(d.ok("show", kind, "my team.milepost"), want)
	}
	d.ok("undo", "my team.milepost")
	for _, k := range showKinds {
		if !ofOne[k.name] {
			d.same(d.ok("show", k.name, "my team.milepost"),
				"Nobody is in this file yet. Bring a list of your reps: milepost import people \"my team.milepost\" LIST.csv\n")
		}
	}
	d.says(d.refused(statusError, "show", "person", "my team.milepost", "--rep", "Bo Hill"), `my team.milepost: Nobody here is called "Bo Hill".`)
}

func TestRepIsANameAnAliasOrAnId(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "id,name,alias\n17,Łucja Nowak,Lucy\n18,Sam Lee,\n19,Sam Lee,\n")
	all := d.json("show", "team", "team.milepost")
	d.same(all.names("name"), "Łucja Nowak, Sam Lee, Sam Lee")
	id := all.at("items", 0, "id").(string)
	for _, rep := range []string{"Łucja Nowak", "lucja  NOWAK", "lucy", "17", "łucja", id, id[len(id)-8:], strings.ToUpper(id[len(id)-8:])} {
		d.same(d.json("show", "person", "team.milepost", "--rep", rep).names("name"), "Łucja Nowak")
	}
	errs := d.refused(statusError, "show", "goals", "team.milepost", "--rep", "Sam Lee")
	d.says(errs, `milepost: team.milepost: "Sam Lee" could be several people: Sam Lee (`)
	for _, i := range []int{1, 2} {
		id := all.at("items", i, "id").(string)
		d.says(errs, "Sam Lee ("+id[len(id)-8:]+")")
		d.is(d.json("show", "person", "team.milepost", "--rep", id[len(id)-8:]), `"`+id+`"`, "items", 0, "id")
	}
	d.says(d.refused(statusError, "show", "today", "team.milepost", "--rep", "Kim"), `Nobody here is called "Kim"`)
	d.says(d.refused(statusError, "show", "today", "team.milepost", "--rep", id[len(id)-3:]), "Nobody here is called")
}

func TestArchivedAreLeftOutUntilAskedFor(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	at := model.Instant(1)
	d.change(file, unit.ArchivePerson, func(s *storage.Store, w *storage.Work) error {
		p := d.person(s, "priya")
		p.ArchivedAt = at
		return w.Put(p)
	})
	d.change(file, unit.ArchiveGoal, func(s *storage.Store, w *storage.Work) error {
		g, err := s.Growth(ctx, d.person(s, "amara").ID)
		if err != nil {
			return err
		}
		g.Goals[0].ArchivedAt = at
		return w.Put(&g.Goals[0])
	})
	d.is(d.json("show", "team", file), `8`, "totals", "people")
	d.is(d.json("show", "goals", file), `21`, "totals", "goals")
	d.is(d.json("show", "matrix", file), `7`, "totals", "people")
	d.says(d.ok("show", "team", file, "--archived"), "\nPriya Raman (archived)  Senior AE ")
	o := d.json("show", "goals", file, "--archived")
	d.is(o, `25`, "totals", "goals") // the sample has one archived by itself
	d.is(o, `true`, "items", 0, "archived")
	d.says(d.ok("show", "goals", file, "--archived"), "open, on track (archived)\n", "\nPriya Raman ")
	d.says(d.ok("show", "person", file, "--rep", "priya"), "Priya Raman (archived)\n")
}

func TestColumnsHoldInEveryScript(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "name,region\n佐藤蒼,Tokyo\nZoe\u0301 Lang,Łódź\nAb,\"two\nlines\"\n")
	d.same(d.ok("show", "team", "team.milepost"), "3 people: 3 reps, 3 regions.\nAb        two lines\nZoe\u0301 Lang  Łódź\n佐藤蒼    Tokyo\n")
}

func TestATextCannotSteerTheTerminal(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "name,city\nBo\x1b[2JHill,\x07Oslo\n")
	for _, out := range []string{
		d.ok("show", "team", "team.milepost"), d.ok("show", "person", "team.milepost", "--rep", "Bo\x1b[2JHill"),
		d.refused(statusError, "show", "today", "team.milepost", "--rep", "x\x1b[2Jy"),
	} {
		if strings.ContainsAny(out, "\x1b\x07") {
			t.Errorf("a control character is printed: %q", out)
		}
	}
	d.is(d.json("show", "team", "team.milepost"), `"Bo\u001b[2JHill"`, "items", 0, "name")
}

func TestLongLinesAreBrokenInATerminalOnly(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	whole := d.ok("show", "weave", file)
	for _, width := range []int{80, 120, 200} {
		d.width = width
		out := d.ok("show", "weave", file)
		for _, line := range strings.Split(out, "\n") {
			if screenWidth(line) > max(width, 88) {
				t.Errorf("at %d columns: %q", width, line)
			}
		}
		if strings.Join(strings.Fields(out), " ") != strings.Join(strings.Fields(whole), " ") {
			t.Errorf("at %d columns other words are said", width)
		}
	}
	if n := strings.Count(whole, "\n"); n != 12 {
		t.Errorf("in a pipe there are %d lines, want one for each thread and the opening", n)
	}
}
