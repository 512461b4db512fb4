package desk

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Patience bounds every wait. Only a program that hangs makes anybody wait that long.
const Patience = 60 * time.Second

// pause is the time between two looks while waiting.
const pause = 5 * time.Millisecond

// windows without frames, each in the upper left corner: a pixel of the window is a pixel of the screen.
const windowManager = `<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<focus><focusNew>yes</focusNew></focus>
<applications><application class="*">
<decor>no</decor><focus>yes</focus><position force="yes"><x>0</x><y>0</y></position>
</application></applications>
</openbox_config>
`

// Desk is a virtual screen.
type Desk struct {
	dir           string
	display       string
	width, height int
	screen        *os.File // the memory of the screen, as Xvfb keeps it
	processes     []*exec.Cmd
	keyboard      io.WriteCloser
}

// Open starts a screen of the given size in pixels. Whatever it writes goes to dir, which must exist. The caller must
// Close it.
func Open(dir string, width, height int) (*Desk, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	d := &Desk{dir: dir, width: width, height: height}
	for _, start := range []func() error{d.startScreen, d.startWindowManager, d.startKeyboard} {
		if err := start(); err != nil {
			d.Close()
			return nil, err
		}
	}
	return d, nil
}

// Close ends the screen and everything on it.
func (d *Desk) Close() {
	if d.keyboard != nil {
		_ = d.keyboard.Close()
	}
	for i := len(d.processes) - 1; i >= 0; i-- {
		_ = d.processes[i].Process.Kill()
		_ = d.processes[i].Wait()
	}
	d.processes = nil
	if d.screen != nil {
		_ = d.screen.Close()
	}
}

func (d *Desk) startScreen() error {
	number, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer number.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", d.width, d.height),
		"-fbdir", d.dir, "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{write}
	err = d.start(cmd, "screen.log")
	_ = write.Close()
	if err != nil {
		return err
	}
	if err := number.SetReadDeadline(time.Now().Add(Patience)); err != nil {
		return err
	}
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		return fmt.Errorf("no display from Xvfb, see %s: %w", filepath.Join(d.dir, "screen.log"), err)
	}
	d.display = ":" + strings.TrimSpace(line)
	d.screen, err = os.Open(filepath.Join(d.dir, "Xvfb_screen0"))
	return err
}

func (d *Desk) startWindowManager() error {
	config := filepath.Join(d.dir, "openbox.xml")
	if err := os.WriteFile(config, []byte(windowManager), 0o600); err != nil {
		return err
	}
	if err := d.start(d.command("openbox", "--config-file", config), "openbox.log"); err != nil {
		return err
	}
	return Until("the window manager is there", func() (bool, error) {
		return d.command("xdotool", "get_num_desktops").Run() == nil, nil
	})
}

// startKeyboard starts the one xdotool that Press talks to: starting one for every key would be part of what is
// measured.
func (d *Desk) startKeyboard() (err error) {
	cmd := d.command("xdotool", "-")
	if d.keyboard, err = cmd.StdinPipe(); err != nil {
		return err
	}
	return d.start(cmd, "keyboard.log")
}

// command is a program that runs on this screen with a home folder of its own.
func (d *Desk) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + d.dir, "LANG=C.UTF-8", "DISPLAY=" + d.display}
	cmd.Dir = d.dir
	return cmd
}

func (d *Desk) start(cmd *exec.Cmd, logName string) error {
	log, err := os.Create(filepath.Join(d.dir, logName))
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return err
	}
	d.processes = append(d.processes, cmd)
	return nil
}

// Cleared waits until no window is open any more.
func (d *Desk) Cleared() error {
	return Until("no window is open", func() (bool, error) {
		return d.command("xdotool", "search", "--onlyvisible", "--name", ".+").Run() != nil, nil
	})
}

// Key presses keys one after the other, each as xdotool names it: Return, Escape, ctrl+z.
func (d *Desk) Key(keys ...string) error {
	return d.xdotool(append([]string{"key", "--clearmodifiers"}, keys...)...)
}

// Press presses one key at once, for who measures what follows.
func (d *Desk) Press(key string) error {
	_, err := fmt.Fprintf(d.keyboard, "key --delay 0 %s\n", key)
	return err
}

// PressButton clicks where the mouse is at once, for who measures what follows.
func (d *Desk) PressButton() error {
	_, err := fmt.Fprintln(d.keyboard, "click --delay 0 1")
	return err
}

// Type types a text on an American keyboard: it refuses what that has no key for. The end of a line is the key Return.
func (d *Desk) Type(text string) error {
	if i := strings.IndexFunc(text, func(r rune) bool { return r > '~' || r < ' ' && r != '\n' }); i >= 0 {
		return fmt.Errorf("no key for what begins %q", text[i:])
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			if err := d.Key("Return"); err != nil {
				return err
			}
		}
		if line == "" {
			continue
		}
		if err := d.xdotool("type", "--clearmodifiers", "--delay", "8", "--", line); err != nil {
			return err
		}
	}
	return nil
}

// Move moves the mouse.
func (d *Desk) Move(x, y int) error {
	return d.xdotool("mousemove", "--sync", fmt.Sprint(x), fmt.Sprint(y))
}

// Click moves the mouse and clicks.
func (d *Desk) Click(x, y int) error {
	return d.xdotool("mousemove", fmt.Sprint(x), fmt.Sprint(y), "click", "1")
}

// Scroll turns the wheel at a place, down for positive steps.
func (d *Desk) Scroll(x, y, steps int) error {
	button := "5"
	if steps < 0 {
		button, steps = "4", -steps
	}
	return d.xdotool("mousemove", fmt.Sprint(x), fmt.Sprint(y), "click", "--repeat", fmt.Sprint(steps), "--delay", "20", button)
}

func (d *Desk) xdotool(args ...string) error {
	out, err := d.command("xdotool", args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("xdotool %s: %w: %s", strings.Join(args, " "), err, out)
	}
	return nil
}

// ErrTimeout says that something did not come about while Patience lasted.
var ErrTimeout = errors.New("waited in vain")

// Until waits for a condition and gives up with ErrTimeout, or when the condition fails.
func Until(what string, reached func() (bool, error)) error {
	for deadline := time.Now().Add(Patience); ; time.Sleep(pause) {
		ok, err := reached()
		if err != nil {
			return fmt.Errorf("until %s: %w", what, err)
		}
		if ok {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("until %s: %w", what, ErrTimeout)
		}
	}
}
