package main

import (
	"testing"

	"milepost/storage"
)

// TestAFileInUseElsewhereIsReadAndNotWritten: on a network disk, where one at a time may work.
func TestAFileInUseElsewhereIsReadAndNotWritten(t *testing.T) {
	d := newDesk(t)
	on := func(host string) *storage.Machine {
		return &storage.Machine{Host: host, User: "Anna", Env: func(string) string { return "" }, Remote: func(string) (string, bool) { return "NFS", true }}
	}
	d.machine = on("laptop")
	file := d.team("team.milepost")
	clock, err := programClock(testNow)
	if err != nil {
		t.Fatal(err)
	}
	s, err := storage.Open(ctx, file, storage.Options{Clock: clock, Machine: on("desk")})
	if err != nil {
		t.Fatal(err)
	}
	d.says(d.ok("show", "team", file), "Amara Okafor")
	d.says(d.ok("check", file), "The file is whole: ")
	d.says(d.refused(statusError, "undo", file), "team.milepost: Anna works on this file on the computer desk, since 23 November 2026 at 09:00.")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	d.ok("undo", file)
}
