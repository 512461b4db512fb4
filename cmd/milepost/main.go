// The program milepost: the window, and the same without one for scripts, tests and work in batches.
package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own

	"golang.org/x/term"
)

// version of the program.
const version = "0.1.0"

func main() {
	started := time.Now()
	time.Local = localZone() // so that a new file gets a zone's name and not the word "Local"
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	p := &program{
		out: os.Stdout, errs: os.Stderr, now: os.Getenv("MILEPOST_NOW"), zone: time.Local, width: terminalWidth(os.Stdout),
		started: started, open: openWindow, backups: backupsFolder(), secretFile: os.Getenv("MILEPOST_PASSPHRASE_FILE"),
	}
	switch typed := term.IsTerminal(int(os.Stdin.Fd())); {
	case !typed:
		p.pipe = os.Stdin
	case term.IsTerminal(int(os.Stderr.Fd())): // else nobody would see the question, and the terminal would show the passphrase
		p.answers, p.askSecret = os.Stdin, secretPrompt(os.Stdin, os.Stderr)
	}
	status := p.run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}

// backupsEnv names another folder for backups than the usual one; set to nothing, none are made by themselves.
const backupsEnv = "MILEPOST_BACKUPS"

// backupsFolder is where backups go that are made by themselves: beside the program's settings, so that nobody deletes
// them with a folder of team files. Empty when the system has no such place.
func backupsFolder() string {
	if chosen, ok := os.LookupEnv(backupsEnv); ok {
		return chosen
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "Milepost", "Backups")
}

// terminalWidth is the number of columns of a terminal; 0 for a file or a pipe, where lines stay whole.
func terminalWidth(f *os.File) int {
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
