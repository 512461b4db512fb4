package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/model"
	"milepost/sample"
	"milepost/storage"
)

// testNow is where the clock stands in every test: the Monday of the sample team.
const testNow = "2026-11-23T09:00:00+01:00"

var (
	ctx     = context.Background()
	testDay = model.MustDate("2026-11-23")
)

// desk is an empty folder to work in, with a command line.
type desk struct {
	*testing.T
	random  io.Reader // goes on from run to run, as the machine's does; nil: the machine's
	now     string
	width   int
	typed   string           // answers; empty: nobody can be asked
	piped   string           // what comes through a pipe
	copies  string           // where copies go that are made by themselves; empty: nowhere
	machine *storage.Machine // that commands run on; nil: the one the tests run on
	opened  []string         // what the window was opened with
	fails   error            // of the window
}

func newDesk(t *testing.T) *desk {
	t.Chdir(t.TempDir())
	return &desk{T: t, random: rand.NewChaCha8([32]byte{1}), now: testNow}
}

// outcome is what a run left behind.
type outcome struct {
	status    int
	out, errs string
}

// run runs one command line in process, as a program of its own would.
func (d *desk) run(args ...string) outcome {
	d.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		d.Fatal(err)
	}
	var out, errs bytes.Buffer
	p := &program{
		out: &out, errs: &errs, now: d.now, zone: zone, width: d.width, random: d.random, machine: d.machine, backups: d.copies,
		open: func(path string, _ model.Clock, _ time.Time) error {
			d.opened = append(d.opened, path)
			return d.fails
		},
	}
	if d.piped != "" {
		p.pipe = strings.NewReader(d.piped)
	}
	if d.typed != "" {
		p.answers = strings.NewReader(d.typed)
	}
	status := p.run(ctx, args)
	if said := out.String() + errs.String(); strings.Contains(said, "%!") { // a sentence that was given too much or too little
		d.Errorf("%v: %s", args, said)
	}
	return outcome{status, out.String(), errs.String()}
}

// ok runs a command that must be carried out without a complaint, and gives what it printed.
func (d *desk) ok(args ...string) string {
	d.Helper()
	o := d.run(args...)
	if o.status != statusDone || o.errs != "" {
		d.Fatalf("%v: status %d, %s", args, o.status, o.errs)
	}
	return o.out
}

// refused runs a command that must end with a status and print nothing, and gives what it complained about.
func (d *desk) refused(status int, args ...string) string {
	d.Helper()
	o := d.run(args...)
	if o.status != status || o.out != "" || o.errs == "" {
		d.Errorf("%v: status %d, printed %q, complained %q; want status %d and a complaint alone", args, o.status, o.out, o.errs, status)
	}
	return o.errs
}

// says checks that a text has every part.
func (d *desk) says(text string, parts ...string) {
	d.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			d.Errorf("%q is missing in:\n%s", part, text)
		}
	}
}

// same compares two texts.
func (d *desk) same(got, want string) {
	d.Helper()
	if got != want {
		d.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func (d *desk) write(name, content string) string {
	d.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		d.Fatal(err)
	}
	return name
}

func (d *desk) read(name string) string {
	d.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		d.Fatal(err)
	}
	return string(data)
}

// files are the names of everything in the folder.
func (d *desk) files() string {
	d.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		d.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

var sampleTeam = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "milepost-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }() // the system empties its folder in the end
	path := filepath.Join(folder, "sample.milepost")
	if err := sample.Make(ctx, path, sample.Options{AsOf: testDay}); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// sample puts the sample team of the day on the desk, made once for all tests.
func (d *desk) sample() string {
	d.Helper()
	data, err := sampleTeam()
	if err != nil {
		d.Fatal(err)
	}
	return d.write("team.milepost", string(data))
}

// list imports a list of people into a file.
func (d *desk) list(file, kind, content string) string {
	d.Helper()
	return d.ok("import", kind, file, d.write("list.csv", content))
}

// change does something to a file as the window would.
func (d *desk) change(file, unit string, f func(*storage.Store, *storage.Work) error) {
	d.Helper()
	at, err := time.Parse(time.RFC3339, d.now)
	if err != nil {
		d.Fatal(err)
	}
	s, err := storage.Open(ctx, file, storage.Options{Clock: model.FixedClock(at), Random: d.random})
	if err != nil {
		d.Fatal(err)
	}
	_, err = s.Do(ctx, unit, func(w *storage.Work) error { return f(s, w) })
	if err = errors.Join(err, s.Close()); err != nil {
		d.Fatal(err)
	}
}

// person finds somebody for a change.
func (d *desk) person(s *storage.Store, name string) *model.Person {
	d.Helper()
	r, err := s.Roster(ctx)
	if err != nil {
		d.Fatal(err)
	}
	p, err := r.FindPerson(name)
	if err != nil {
		d.Fatal(err)
	}
	return p
}

// object is a JSON object as machines read it.
type object map[string]any

// json runs a command with --json and reads the one object it must print.
func (d *desk) json(args ...string) object {
	d.Helper()
	return d.object(d.ok(append(args, "--json")...))
}

func (d *desk) object(text string) object {
	d.Helper()
	from := json.NewDecoder(strings.NewReader(text))
	from.UseNumber()
	var o object
	if err := from.Decode(&o); err != nil {
		d.Fatalf("no object: %v\n%s", err, text)
	}
	if from.More() {
		d.Fatalf("more than one object:\n%s", text)
	}
	return o
}

// at follows a path of keys and numbers of items into an object.
func (o object) at(path ...any) any {
	var v any = map[string]any(o)
	for _, step := range path {
		switch step := step.(type) {
		case string:
			inner, _ := v.(map[string]any) // of null everything is null
			v = inner[step]
		case int:
			v = v.([]any)[step]
		}
	}
	return v
}

// names are the texts under a path of keys in every item.
func (o object) names(path ...any) string {
	var out []string
	for i := range o["items"].([]any) {
		if s, ok := o.at(append([]any{"items", i}, path...)...).(string); ok {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// is compares what stands under a path with a JSON text; the order of keys does not matter.
func (d *desk) is(o object, want string, path ...any) {
	d.Helper()
	got, err := json.Marshal(o.at(path...))
	if err != nil {
		d.Fatal(err)
	}
	if wanted := d.object(`{"x":` + want + `}`)["x"]; !reflect.DeepEqual(o.at(path...), wanted) {
		d.Errorf("%v is %s, want %s", path, got, want)
	}
}
