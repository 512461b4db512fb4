package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Options say how a program is started.
type Options struct {
	Program string   // path
	Args    []string // of the program
	Home    string   // the home folder, made if it is not there; the program starts in it
	Env     []string // more of the environment, NAME=value
}

// Program is a program that runs on a desk.
type Program struct {
	desk   *Desk
	cmd    *exec.Cmd
	ended  chan struct{}
	state  string // the file with its state
	log    string
	Opened time.Time // when it was started
}

// environment is what a program gets: a home of its own and nothing of ours but the way to programs.
func environment(home string) ([]string, error) {
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "LANG=en_US.UTF-8", "TZ=Europe/Berlin",
		"LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1",
	}
	for name, folder := range map[string]string{
		"XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state",
		"XDG_CACHE_HOME": ".cache", "XDG_RUNTIME_DIR": ".run",
	} {
		folder = filepath.Join(home, folder)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return nil, err
		}
		env = append(env, name+"="+folder)
	}
	return env, nil
}

// Start starts a program. What it prints goes to program.log in its home folder.
func (d *Desk) Start(o Options) (*Program, error) {
	env, err := environment(o.Home)
	if err != nil {
		return nil, err
	}
	p := &Program{
		desk: d, ended: make(chan struct{}), state: filepath.Join(o.Home, "state.json"),
		log: filepath.Join(o.Home, "program.log"), cmd: exec.Command(o.Program, o.Args...),
	}
	if err := os.Remove(p.state); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	p.cmd.Env = append(append(env, "DISPLAY="+d.display, "MILEPOST_STATE="+p.state), o.Env...)
	p.cmd.Dir = o.Home
	log, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	p.cmd.Stdout, p.cmd.Stderr = log, log
	p.Opened = time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = p.cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

// Run runs the same program without a window and returns what it printed; o.Args say what it shall do. The error holds
// what it printed as an error.
func Run(o Options) (string, error) {
	env, err := environment(o.Home)
	if err != nil {
		return "", err
	}
	cmd := exec.Command(o.Program, o.Args...)
	cmd.Env, cmd.Dir = append(env, o.Env...), o.Home
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(out), fmt.Errorf("%s: %w: %s", strings.Join(o.Args, " "), err, exit.Stderr)
	}
	return string(out), err
}

// Usage is what a program takes of the machine.
type Usage struct {
	Memory    int64         // bytes that are its own or shared, and in memory now
	Processor time.Duration // time of processors since it was started
}

// Used is what the program has used so far.
func (p *Program) Used() (Usage, error) {
	folder := fmt.Sprintf("/proc/%d/", p.cmd.Process.Pid)
	memory, err := os.ReadFile(folder + "statm")
	if err != nil {
		return Usage{}, err
	}
	var all, resident int64
	if _, err := fmt.Sscan(string(memory), &all, &resident); err != nil {
		return Usage{}, err
	}
	stat, err := os.ReadFile(folder + "stat")
	if err != nil {
		return Usage{}, err
	}
	// the second field is a name, in brackets
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	var ticks int64
	for _, f := range fields[11:13] { // in the program and in the system, hundredths of a second
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return Usage{}, err
		}
		ticks += n
	}
	return Usage{Memory: resident * int64(os.Getpagesize()), Processor: time.Duration(ticks) * 10 * time.Millisecond}, nil
}

// Ended says whether the program has come to its end.
func (p *Program) Ended() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// Kill ends the program without warning, as a power cut would.
func (p *Program) Kill() {
	_ = p.cmd.Process.Kill()
	<-p.ended
}

// Signal sends the program a signal.
func (p *Program) Signal(s os.Signal) error { return p.cmd.Process.Signal(s) }

// Quit asks the program to end and waits until it has. An error is a program that did not, or ended with a failure.
func (p *Program) Quit() error {
	if err := p.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	if err := Until("the program has ended", func() (bool, error) { return p.Ended(), nil }); err != nil {
		return err
	}
	if code := p.cmd.ProcessState.ExitCode(); code > 0 {
		return fmt.Errorf("the program ended with status %d: %s", code, p.Log())
	}
	return nil
}

// Log is what the program printed so far.
func (p *Program) Log() string {
	text, err := os.ReadFile(p.log)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// State is what the program wrote last of what it shows; the zero State before it has written anything.
func (p *Program) State() (State, error) {
	var s State
	data, err := os.ReadFile(p.state)
	if errors.Is(err, os.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	return s, json.Unmarshal(data, &s)
}

// errEnded says that the program ended while somebody waited for it.
var errEnded = errors.New("the program has ended")

// Wait waits for a state that the program shows, and returns it. The error tells what was shown last.
func (p *Program) Wait(what string, reached func(State) bool) (State, error) {
	var s State
	err := Until(what, func() (ok bool, err error) {
		over := p.Ended() // before the last look, so that what it wrote at its end still counts
		if s, err = p.State(); err != nil {
			return false, err
		}
		if s.Counter > 0 && reached(s) {
			return true, nil
		}
		if over {
			return false, fmt.Errorf("%w: %s", errEnded, p.Log())
		}
		return false, nil
	})
	if err != nil {
		err = fmt.Errorf("%w; last shown: %s", err, s)
	}
	return s, err
}
