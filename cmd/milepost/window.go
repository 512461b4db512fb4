//go:build cgo

package main

import (
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

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
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Milepost", Version: version, Icon: fyne.NewStaticResource("milepost.png", resources.Icon())})
	a := app.NewWithID(appID)
	w := shell.New(a, shell.Options{
		Clock: clock, Zone: time.Local, UserName: computerUser(), Folder: defaultFolder(), Path: path, Version: version,
		Probe: os.Getenv("MILEPOST_STATE"), Elapsed: func() time.Duration { return time.Since(started) },
	})
	w.ShowAndRun()
	return nil
}

// defaultFolder is where new files go unless chosen.
func defaultFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "Milepost"
	}
	return filepath.Join(home, "Milepost")
}
