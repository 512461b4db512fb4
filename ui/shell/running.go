package shell

import (
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
)

// running is a file that stands in a folder for this run of the program as long as it lasts. Others can tell from it that
// the run is not over, and what it was about when it is over and the file is still there: the page that was shown, by
// kinds and ids, and what the language's runtime says when a program breaks down.
type running struct {
	folder string
	id     model.ID
	file   *os.File // nil: nobody is told
	size   int
}

// runExt ends the names of these files.
const runExt = ".run"

// runLimit is how much is noted of pages before it begins anew.
const runLimit = 64 << 10

// startRunning begins the file of a run. Where none can be made the program runs all the same: it then knows of no other
// run, and takes them for ended.
func startRunning(folder string, id model.ID) *running {
	r := &running{folder: folder, id: id}
	if folder == "" || os.MkdirAll(folder, 0o700) != nil {
		return r
	}
	f, err := os.OpenFile(r.path(id), os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	if err != nil {
		return r
	}
	storage.Hold(f)
	if debug.SetCrashOutput(f, debug.CrashOptions{}) == nil {
		r.file = f
	}
	return r
}

func (r *running) path(id model.ID) string { return filepath.Join(r.folder, string(id)+runExt) }

// note writes down the page that is shown, the file it is of, for whom the curtain is drawn, and the day of the talk that
// has drawn it.
func (r *running) note(file model.ID, route string, c kit.Curtain, today model.Date) {
	if r.file == nil {
		return
	}
	line := runLine + string(file) + " " + route
	if c.On {
		line += " " + runCurtain + string(c.Person)
	}
	if c.Talk {
		line += "/" + today.String()
	}
	line += "\n"
	if r.size += len(line); r.size > runLimit {
		r.size = len(line)
		_ = r.file.Truncate(0) // else it only grows
	}
	r.write(line)
}

func (r *running) write(text string) {
	if r.file != nil {
		_, _ = r.file.WriteString(text) // nothing is lost without it but the way back to the page, or a report
	}
}

// What the lines that name a page are made of.
const (
	runLine    = "page "
	runCurtain = "curtain/"
	runQuit    = "quit" // stands alone
)

// end takes the file away: the run has ended as it should. It stays when the curtain is drawn, for the next start.
func (r *running) end(drawn bool) {
	if r.file == nil {
		return
	}
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	r.write(runQuit + "\n")
	_ = r.file.Close() // what could not be written is missed by nobody
	if !drawn {
		_ = os.Remove(r.path(r.id))
	}
	r.file = nil
}

// alive says whether another run is not over. The files of those that are must have been taken away by ended.
func (r *running) alive(id model.ID) bool {
	if r.folder == "" {
		return false
	}
	_, err := os.Stat(r.path(id))
	return err == nil
}

// endedRun is a run that did not end as it should: the program broke down, was killed, or the power went. Or it was ended
// behind the curtain.
type endedRun struct {
	file  model.ID // the one that was open; none: it is not known
	route string
	hides kit.Curtain // what was hidden
	talk  model.Date  // the day of the one-on-one that has hidden it
	quit  bool        // it has ended as it should
	trace []string    // where in the program it broke down; none: it was ended from outside
}

// ended are the runs that are over and left their file, oldest first. Their files are gone afterwards.
func (r *running) ended() []endedRun {
	names, err := filepath.Glob(filepath.Join(r.folder, "*"+runExt))
	if err != nil || r.folder == "" {
		return nil
	}
	var out []endedRun
	for _, path := range names { // ids sort by the time they were made
		if path == r.path(r.id) {
			continue
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		over := storage.Hold(f)
		said, _ := io.ReadAll(io.LimitReader(f, 4<<20)) // what can be read of it
		_ = f.Close()                                   // it was only read
		if over && os.Remove(path) == nil {             // where an open file cannot be removed that tells it
			out = append(out, readRun(string(said)))
		}
	}
	return out
}

func readRun(said string) endedRun {
	var e endedRun
	for _, line := range strings.Split(said, "\n") {
		if place, ok := strings.CutPrefix(line, runLine); ok {
			file, route, _ := strings.Cut(place, " ")
			route, hides, _ := strings.Cut(route, " ")
			hides, on := strings.CutPrefix(hides, runCurtain)
			person, day, talk := strings.Cut(hides, "/")
			e.file, e.route, e.hides = model.ID(file), route, kit.Curtain{On: on, Person: model.ID(person), Talk: talk}
			e.talk, _ = model.ParseDate(day) // none is no day at all
		}
		e.quit = e.quit || line == runQuit
	}
	e.trace = traceLines(said)
	return e
}
