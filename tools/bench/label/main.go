//go:build cgo

// Command label opens a window with one label, or with one bare field: what the benchmark measures Milepost against.
package main

import (
	"flag"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	field := flag.Bool("field", false, "show one focused field instead of a label")
	width := flag.Float64("width", 1440, "width of the window in units")
	height := flag.Float64("height", 900, "height of the window in units")
	flag.Parse()

	a := app.NewWithID("app.milepost.Label")
	w := a.NewWindow("label")
	w.SetContent(widget.NewLabel("Milepost"))
	if *field {
		entry := widget.NewMultiLineEntry()
		w.SetContent(entry)
		w.Canvas().Focus(entry)
	}
	w.Resize(fyne.NewSize(float32(*width), float32(*height)))
	w.ShowAndRun()
}
