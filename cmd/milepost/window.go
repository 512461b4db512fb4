//go:build cgo

package main

import (
	"log"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	uri "fyne.io/fyne/v2/storage"

	"milepost/model"
	"milepost/resources"
	"milepost/ui/shell"
	"milepost/ui/words"
)

// appID names the program to the system and its preferences.
const appID = "app.milepost.Milepost"

// openWindow shows the window with a file, or with the last one or the welcome page when path is empty, and returns
// when it is closed.
func openWindow(path string, clock model.Clock, started time.Time) error {
	if err := words.Load(); err != nil {
		return err
	}
	notes, end := startLog(clock)
	defer end()
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Milepost", Version: version, Icon: fyne.NewStaticResource("milepost.png", resources.Icon())})
	a := app.NewWithID(appID)
	runs := ""
	if notes != "" {
		runs = filepath.Dir(notes)
	}
	w := shell.New(a, shell.Options{
		Clock: clock, Zone: time.Local, UserName: computerUser(), Folder: defaultFolder(), Path: path, Version: version, Log: notes, Backups: backupsFolder(),
		Runs: runs, Broke: breakDown,
		Probe: os.Getenv("MILEPOST_STATE"), Elapsed: func() time.Duration { return time.Since(started) },
		OpenPath: func(path string) error { return openPath(a, path) },
		Notify:   func(title, text string) { a.SendNotification(fyne.NewNotification(title, text)) },
		OpenLink: func(link string) error { return openLink(a, link) },
	})
	defer func() { w.Broke(recover()) }()
	w.ShowAndRun()
	return nil
}

// openPath opens a file or folder with what the system has for it.
func openPath(a fyne.App, path string) error {
	u, err := url.Parse(uri.NewFileURI(path).String())
	if err != nil {
		return err
	}
	return a.OpenURL(u)
}

// openLink opens a link with what the system has for it.
func openLink(a fyne.App, link string) error {
	u, err := url.Parse(link)
	if err != nil {
		return err
	}
	return a.OpenURL(u)
}

// breakDown ends the program after a panic as the language does: with what it says, but without the reason's own words.
func breakDown(said string) {
	_, _ = os.Stderr.WriteString(said) // nowhere else to say it
	os.Exit(2)
}

// startLog sends the program's notes to a file of its own and says where it is. Without one, which must not keep the
// window from opening, they go where errors go.
func startLog(clock model.Clock) (path string, end func()) {
	folder, err := os.UserCacheDir()
	if err != nil {
		return "", func() {}
	}
	path = filepath.Join(folder, "Milepost", "milepost.log")
	file, err := shell.OpenLog(path)
	if err != nil {
		return "", func() {}
	}
	slog.SetDefault(shell.NewLogger(file, clock))
	log.SetOutput(os.Stderr) // the toolkit's own notes may hold names of files, so they stay out of the file
	log.SetFlags(log.LstdFlags)
	slog.Info("started", "version", version, "system", runtime.GOOS, "machine", runtime.GOARCH)
	return path, func() {
		slog.Info("ended")
		_ = file.Close() // every line was handed over when it was written
	}
}

// defaultFolder is where new files go unless chosen.
func defaultFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "Milepost"
	}
	return filepath.Join(home, "Milepost")
}
