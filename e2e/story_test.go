//go:build e2e

package e2e

import (
	"encoding/json"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/e2e/desk"
)

// now is when all stories happen, as the program is told.
const now = "2026-11-23T09:00:00+01:00"

// The size of the screen, and so of the largest window.
const screenWidth, screenHeight = 1440, 900

// story is one user at one machine. Whatever goes wrong ends the test and leaves a picture of the screen.
type story struct {
	t       *testing.T
	desk    *desk.Desk
	home    string
	program *desk.Program
}

func begin(t *testing.T) *story {
	t.Helper()
	if os.Getenv("MILEPOST_PROGRAM") == "" {
		t.Fatal("MILEPOST_PROGRAM does not name the built program; make e2e sets it")
	}
	s := &story{t: t, home: t.TempDir()}
	d, err := desk.Open(t.TempDir(), screenWidth, screenHeight)
	s.must(err)
	s.desk = d
	t.Cleanup(s.end)
	return s
}

func (s *story) end() {
	if s.t.Failed() {
		s.keepPicture()
	}
	if s.program != nil && !s.program.Ended() {
		s.program.Kill()
	}
	s.desk.Close()
}

// keepPicture saves what the screen shows to where pictures of failures are looked for.
func (s *story) keepPicture() {
	folder := filepath.Join("..", "build", "failed")
	path := filepath.Join(folder, strings.ReplaceAll(s.t.Name(), "/", "_")+".png")
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		err = s.desk.SavePicture(path, image.Rectangle{})
	}
	if err != nil {
		s.t.Logf("no picture of the screen: %v", err)
		return
	}
	s.t.Logf("what the screen showed: %s", path)
	if s.program != nil {
		s.t.Logf("what the program printed: %s", s.program.Log())
	}
}

func (s *story) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *story) options(args ...string) desk.Options {
	program, err := filepath.Abs(os.Getenv("MILEPOST_PROGRAM"))
	s.must(err)
	return desk.Options{Program: program, Args: args, Home: s.home, Env: []string{"MILEPOST_NOW=" + now, "USER=ingrid"}}
}

// open starts the program with its window.
func (s *story) open(args ...string) {
	s.t.Helper()
	p, err := s.desk.Start(s.options(args...))
	s.must(err)
	s.program = p
}

// quit ends the program the way a system that shuts down does.
func (s *story) quit() {
	s.t.Helper()
	s.must(s.program.Quit())
}

// wait waits until the window shows something.
func (s *story) wait(what string, reached func(desk.State) bool) desk.State {
	s.t.Helper()
	state, err := s.program.Wait(what, reached)
	s.must(err)
	return state
}

// reachable waits for a widget that can be clicked.
func (s *story) reachable(name string) desk.Widget {
	s.t.Helper()
	var found desk.Widget
	s.wait(name+" can be clicked", func(st desk.State) bool {
		w, ok := st.Find(name)
		found = w
		return ok && w.Reachable && w.Enabled
	})
	return found
}

// click clicks the widget of a name as soon as it is there.
func (s *story) click(name string) {
	s.t.Helper()
	s.must(s.desk.Click(s.reachable(name).Centre()))
}

// focus clicks into a field and waits until it has the keyboard.
func (s *story) focus(name string) {
	s.t.Helper()
	s.click(name)
	s.focused(name)
}

// focused waits until a field has the keyboard.
func (s *story) focused(name string) {
	s.t.Helper()
	s.wait(name+" has the keyboard", func(st desk.State) bool { return st.Focus == name })
}

// write types a text into the field that has the keyboard and waits until it is there.
func (s *story) write(field, text string) {
	s.t.Helper()
	s.must(s.desk.Type(text))
	s.wait(field+" holds "+text, func(st desk.State) bool { return st.Has(field, text) })
}

func (s *story) key(keys ...string) {
	s.t.Helper()
	s.must(s.desk.Key(keys...))
}

// undo takes the last change back, as soon as the form it was made in is gone: until then the keys are its fields'.
func (s *story) undo(form string) {
	s.t.Helper()
	s.wait(form+" is gone", func(st desk.State) bool { return len(st.All(form)) == 0 })
	s.key("ctrl+z")
}

// shown is what the command line says about a file, as JSON.
func (s *story) shown(kind, file string, args ...string) map[string]any {
	s.t.Helper()
	out, err := desk.Run(s.options(append([]string{"show", kind, file, "--json"}, args...)...))
	s.must(err)
	var v map[string]any
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		s.t.Fatalf("show %s printed no JSON: %v: %s", kind, err, out)
	}
	return v
}
