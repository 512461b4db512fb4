package shell

import (
	"fmt"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/words"
)

// Lines of what the language's runtime says when a program breaks down. The reason of a panic may be anything, also
// somebody's words, so it is left out: only what these lines are made of is kept.
var (
	traceHead  = regexp.MustCompile(`^goroutine \d+( gp=0x[0-9a-f]+)?( m=\S+)?( mp=0x[0-9a-f]+)? \[[a-zA-Z ,0-9()]+\]:$`)
	traceCall  = regexp.MustCompile(`^(?:created by )?([\w./\-*()\[\]]+?)(?:\([^()]*\)| in goroutine \d+|)$`)
	tracePlace = regexp.MustCompile(`^\t(\S.*):(\d+)(?: \+0x[0-9a-f]+)?`)
)

// reasons are what the runtime calls the mistakes it finds itself. They hold no text of the program.
var reasons = []string{
	"invalid memory address or nil pointer dereference", "index out of range", "slice bounds out of range", "integer divide by zero",
	"assignment to entry in nil map", "concurrent map writes", "concurrent map read and map write", "all goroutines are asleep",
	"stack overflow", "out of memory", "makeslice: len out of range", "close of closed channel", "send on closed channel", "interface conversion",
}

// signals are what ends a program from outside and can be told of.
var signals = regexp.MustCompile(`^(SIG[A-Z]+): `)

// traceLines keeps of such a message where in the program it happened: goroutines, functions, and lines of source. None
// when there is no message.
func traceLines(said string) []string {
	var out []string
	lines := strings.Split(said, "\n")
	for i, line := range lines {
		switch {
		case len(out) == 0 && (strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ")):
			if k := slices.IndexFunc(reasons, func(r string) bool { return strings.Contains(line, r) }); k >= 0 {
				out = append(out, reasons[k])
			}
		case len(out) == 0 && signals.MatchString(line):
			out = append(out, signals.FindStringSubmatch(line)[1])
		case traceHead.MatchString(line):
			out = append(out, line)
		case i+1 < len(lines) && traceCall.MatchString(line) && tracePlace.MatchString(lines[i+1]):
			at := tracePlace.FindStringSubmatch(lines[i+1])
			out = append(out, fmt.Sprintf("  %s %s:%s", traceCall.FindStringSubmatch(line)[1], sourceName(at[1]), at[2]))
		}
	}
	if !slices.ContainsFunc(out, traceHead.MatchString) {
		return nil
	}
	return out
}

// sourceName is a file of source with its folder, without where it lay on the machine that built the program.
func sourceName(file string) string {
	file = strings.ReplaceAll(file, `\`, "/")
	return path.Join(path.Base(path.Dir(file)), path.Base(file))
}

// crashName is what reports are called, with the time at which they were written; the oldest go.
const (
	crashName  = "crash "
	crashLimit = 10
)

// report writes down how a run broke down and says where.
func (w *Window) report(e endedRun) (string, error) {
	now := w.opts.Clock.Now()
	text := []string{
		"Milepost " + w.opts.Version + ", " + runtime.GOOS + " " + runtime.GOARCH + ", " + runtime.Version(),
		now.UTC().Format(time.RFC3339), "file " + string(e.file), "page " + e.route, "",
	}
	path := filepath.Join(w.opts.Runs, crashName+now.UTC().Format("2006-01-02 150405")+".txt")
	if err := os.WriteFile(path, []byte(strings.Join(append(text, e.trace...), "\n")+"\n"), 0o600); err != nil {
		return "", err
	}
	old, err := filepath.Glob(filepath.Join(w.opts.Runs, crashName+"*.txt"))
	for err == nil && len(old) > crashLimit {
		err, old = os.Remove(old[0]), old[1:]
	}
	return path, nil
}

// Broke is called with what was recovered where a goroutine of the window ends: it is written down at once, without
// what it says, and the program ends. Without a reason nothing has happened.
func (w *Window) Broke(reason any) {
	if reason == nil {
		return
	}
	said := "panic: " + reasonOf(reason) + "\n" + string(debug.Stack())
	slog.Error("broke down", "page", w.here())
	w.run.write(said)
	w.opts.Broke(said)
}

// reasonOf is what the runtime says of its own mistakes; of all others nothing but their type.
func reasonOf(reason any) string {
	if err, ok := reason.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", reason)
}

// lookBack writes reports of the runs that broke down, and remembers the last one that did not end as it should, or
// behind the curtain.
func (w *Window) lookBack() {
	for _, e := range w.run.ended() {
		if e.hides.Talk && e.talk != w.machineDay() { // nobody sits there since
			e.hides = kit.Curtain{}
		}
		if e.quit && !e.hides.On {
			continue
		}
		w.left = e
		slog.Info("the run before did not end", "file", e.file, "page", e.route, "broke down", len(e.trace) > 0, "curtain", e.hides.On)
		if len(e.trace) == 0 {
			continue
		}
		path, err := w.report(e)
		if err != nil {
			slog.Error("no report", note(err)...)
			continue
		}
		w.crashed = path
	}
}

// tellCrash says once where the report of the run before is.
func (w *Window) tellCrash(more string) {
	path := w.crashed
	w.crashed = ""
	copyPath := kit.NewQuiet("crash.copy", words.Say("shell.crash.copy"), "", func() {
		w.app.Clipboard().SetContent(path)
		w.Tell(words.Say("shell.crash.copied"))
	})
	text := kit.P(words.Say("shell.crash", path), kit.Body, kit.Ink())
	text.Name = "crash.text"
	buttons := kit.HB(12, copyPath)
	if w.opts.OpenPath != nil {
		buttons.Add(kit.NewQuiet("crash.folder", words.Say("everything.folder"), "", func() { w.openPath(filepath.Dir(path)) }))
	}
	box := kit.VB(10, text, buttons)
	if more != "" {
		box.Objects = append([]fyne.CanvasObject{kit.P(more, kit.Body, kit.Ink())}, box.Objects...)
	}
	open := kit.ShowDialog(w.Canvas(), kit.Dialog{Name: "crash", Title: words.Say("shell.crash.title"), Body: box, Confirm: words.Say("dialog.ok"), Width: 560})
	w.Canvas().Focus(open.ConfirmButton()) // Enter goes on
}
