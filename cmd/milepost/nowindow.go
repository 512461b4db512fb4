//go:build !cgo

package main

import (
	"time"

	"milepost/model"
)

// openWindow says that this build has none: windows need a C compiler.
func openWindow(string, model.Clock, time.Time) error {
	return &model.Problem{Key: "cmd.window.none", Err: model.ErrNotFound}
}
