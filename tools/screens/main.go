// Command screens draws every page of Milepost with the sample team: the built program in a real window, light and
// dark, large and small. The same program draws the same pictures.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"milepost/e2e/desk"
)

const now = "2026-11-23T09:00:00+01:00"

// size of a window, how large everything in it is, in which themes it is drawn and how its pictures are named.
type size struct {
	width, height int
	scale         float64 // how large everything is; 1 is the toolkit's own
	themes        []string
	suffix        string
}

var sizes = []size{
	{1440, 900, 1, []string{"light", "dark"}, ""},
	{1024, 640, 1, []string{"light", "dark"}, "-small"},
	{1440, 900, 1.5, []string{"light"}, "-150"}, // as somebody sees it who needs it larger
}

func main() {
	program := flag.String("program", "build/milepost", "the built program")
	out := flag.String("out", "docs/screens", "the folder for the pictures")
	flag.Parse()
	if err := run(*program, *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(program, out string) (err error) {
	if program, err = filepath.Abs(program); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, s := range sizes {
		for _, theme := range s.themes {
			t := &tour{program: program, theme: theme, size: s, out: out}
			if err := t.run(); err != nil {
				return fmt.Errorf("%s, %d by %d: %w", theme, s.width, s.height, err)
			}
		}
	}
	return nil
}

// tour is one walk through all pages in one theme and size.
type tour struct {
	program, theme, out string
	size                size
	desk                *desk.Desk
	running             *desk.Program
	home                string
}

func (t *tour) run() (err error) {
	if t.home, err = os.MkdirTemp("", "milepost-screens-"); err != nil {
		return err
	}
	defer os.RemoveAll(t.home)
	if err := t.prefer(); err != nil {
		return err
	}
	if t.desk, err = desk.Open(t.home, t.size.width, t.size.height); err != nil {
		return err
	}
	defer t.desk.Close()
	if err := t.welcome(); err != nil {
		return err
	}
	if err := t.pages(); err != nil {
		return err
	}
	return t.crowd()
}

// prefer sets what a user would have chosen: the theme, and a window as large as the screen.
func (t *tour) prefer() error {
	folder := filepath.Join(t.home, ".config", "fyne", "app.milepost.Milepost")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	data, err := json.Marshal(map[string]any{"theme": t.theme, "window.width": float64(t.size.width), "window.height": float64(t.size.height)})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "preferences.json"), data, 0o600)
}

func (t *tour) options(args ...string) desk.Options {
	return desk.Options{Program: t.program, Args: args, Home: t.home, Env: []string{"MILEPOST_NOW=" + now, "USER=ingrid", fmt.Sprintf("FYNE_SCALE=%g", t.size.scale)}}
}

func (t *tour) welcome() (err error) {
	if t.running, err = t.desk.Start(t.options()); err != nil {
		return err
	}
	defer t.running.Kill()
	return t.keep("welcome", func(s desk.State) bool { return s.Page == "welcome" })
}

// pages walks through the sample team from the keyboard and the sidebar.
func (t *tour) pages() (err error) {
	file := filepath.Join(t.home, "sample.milepost")
	if _, err := desk.Run(t.options("sample", file)); err != nil {
		return err
	}
	if t.running, err = t.desk.Start(t.options(file)); err != nil {
		return err
	}
	defer t.running.Kill()
	on := func(page string) func(desk.State) bool {
		return func(s desk.State) bool { return s.Page == page }
	}
	steps := []struct {
		name string
		act  func() error
		seen func(desk.State) bool
	}{
		{"today", nil, on("today")},
		{"palette", t.find("ama"), shows("palette.person.")},
		{"people", t.press("Escape", "ctrl+2"), on("people")},
		{"talks", t.click("team.tabs.2"), on("talks")},
		{"promises", t.click("team.tabs.3"), on("promises")},
		{"team", t.click("team.tabs.4"), on("team")},
		{"delegation", t.click("team.tabs.5"), on("delegation")},
		{"lessons", t.click("team.tabs.6"), on("lessons")},
		{"milestones", t.press("ctrl+3"), on("milestones")},
		{"milestones-one", t.alone, shows("milestones.filter.none")},
		{"coverage", t.click("milestones.view.coverage"), shows("milestones.coverage")},
		{"milestone", t.open("Nordic launch"), on("milestone")},
		{"skills", t.press("ctrl+4"), on("skills")},
		{"framework", t.click("matrix.framework"), on("framework")},
		{"practice", t.click("nav.practice"), on("practice")},
		{"person-overview", t.click("nav.person."), on("person.overview")},
		{"person-oneonones", t.click("person.tabs.2"), on("person.oneonones")},
		{"person-skills", t.click("person.tabs.3"), on("person.skills")},
		{"person-assess", t.click("skills.assess"), shows("skills.finish")},
		{"rating", t.rate, shows("skills.save")},
		{"person-growth", t.click("person.tabs.4"), on("person.growth")},
		{"person-expectations", t.click("person.tabs.5"), on("person.expectations")},
		{"person-delegation", t.click("person.tabs.6"), on("person.delegation")},
		{"person-history", t.click("person.tabs.7"), on("person.history")},
		{"import", t.list(file), shows("import.apply")},
		{"settings", t.click("nav.settings"), on("settings")},
		{"rolling", t.command("roll the quarter", "roll"), on("rolling")},
		{"calibration", t.deck, shows("deck.export")},
		{"whatif", t.tryOut(), shows("whatif.left.")},
	}
	for _, step := range steps {
		if step.act != nil {
			if err := step.act(); err != nil {
				return fmt.Errorf("%s: %w", step.name, err)
			}
		}
		if err := t.keep(step.name, step.seen); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return nil
}

func (t *tour) press(keys ...string) func() error {
	return func() error { return t.desk.Key(keys...) }
}

// deck makes a deck of cards for another manager.
func (t *tour) deck() error {
	if err := t.command("calibration deck", "calibration")(); err != nil {
		return err
	}
	return t.click("deck.make")()
}

// rate ends the assessment in three steps and rates as the page has it.
func (t *tour) rate() error {
	for _, step := range []func() error{t.click("skills.cancel"), func() error { return t.has("skills.rate") }, t.click("skills.rate")} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// tryOut lets the second of my people leave in a what-if, and compares.
func (t *tour) tryOut() func() error {
	return func() error {
		for _, step := range []func() error{
			t.click("nav.milestones"), t.click("milestones.whatif"), t.click("whatif.begin"), func() error { return t.has("notice.whatif") },
			t.find("jonas"), t.click("palette.person."), t.click("profile.more"), t.click("profile.leave"), func() error { return t.has("leave.on") },
			t.press("ctrl+a"), func() error { return t.desk.Type("31 jan 2027") }, t.click("leave.confirm"), t.click("notice.whatif.compare"),
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	}
}

// command does what the palette finds, called so.
func (t *tour) command(text, name string) func() error {
	return func() error {
		if err := t.find(text)(); err != nil {
			return err
		}
		return t.click("palette.do." + name)()
	}
}

// find types into the palette.
func (t *tour) find(text string) func() error {
	return func() error {
		if err := t.desk.Key("ctrl+k"); err != nil {
			return err
		}
		if _, err := t.running.Wait("the palette", func(s desk.State) bool { return s.Focus == "palette.field" }); err != nil {
			return err
		}
		return t.desk.Type(text)
	}
}

// open goes to the strategic milestone that the palette finds.
func (t *tour) open(text string) func() error {
	return func() error {
		if err := t.find(text)(); err != nil {
			return err
		}
		return t.click("palette.strategic_milestone.")()
	}
}

// reps is a list somebody might import into the sample team: changes, new people, and one row that cannot be taken.
const reps = `Name,Manager,Level,Place,Start date
Amara Okafor,Ingrid Solberg,Senior AE,Lagos,2024-03-01
Daniel Weber,Ingrid Solberg,Senior AE,Hamburg,2019-01-07
Mia Berg,Ingrid Solberg,SDR I,Oslo,2026-12-01
,Ingrid Solberg,SDR I,Oslo,2026-12-01
Kenji Morita,Ingrid Solberg,Account Executive I,Osaka,2026-02-30
`

// list has a list previewed that lies beside the team's file.
func (t *tour) list(beside string) func() error {
	return func() error {
		path := filepath.Join(filepath.Dir(beside), "reps.csv")
		if err := os.WriteFile(path, []byte(reps), 0o600); err != nil {
			return err
		}
		if err := t.desk.Key("ctrl+i"); err != nil {
			return err
		}
		if err := t.has("import.path"); err != nil {
			return err
		}
		if err := t.desk.Type(path); err != nil {
			return err
		}
		return t.desk.Key("Return")
	}
}

// has waits for a widget whose name begins so.
func (t *tour) has(name string) error {
	_, err := t.running.Wait(name+" is there", shows(name))
	return err
}

// shows tells whether a widget whose name begins so is on the page.
func shows(name string) func(desk.State) bool {
	return func(s desk.State) bool {
		return slices.ContainsFunc(s.Widgets, func(w desk.Widget) bool { return strings.HasPrefix(w.Name, name) })
	}
}

// click clicks the first widget whose name begins so.
func (t *tour) click(name string) func() error {
	return func() error {
		var found desk.Widget
		_, err := t.running.Wait(name+" can be clicked", func(s desk.State) bool {
			for _, w := range s.Widgets {
				if strings.HasPrefix(w.Name, name) && w.Reachable {
					found = w
					return true
				}
			}
			return false
		})
		if err != nil {
			return err
		}
		return t.desk.Click(found.Centre())
	}
}

// keep waits for a page and saves its picture, without the mouse in it.
func (t *tour) keep(name string, seen func(desk.State) bool) error {
	if err := t.desk.Move(t.size.width-1, t.size.height-1); err != nil {
		return err
	}
	if _, err := t.running.Wait("the page "+name, seen); err != nil {
		return err
	}
	if err := t.desk.Still(); err != nil {
		return err
	}
	return t.desk.SavePicture(filepath.Join(t.out, name+"-"+t.theme+t.size.suffix+".png"), image.Rectangle{})
}
