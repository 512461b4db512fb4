package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"milepost/model"
)

// programClock is the machine's clock, or one that stands at the instant of MILEPOST_NOW.
func programClock(now string) (model.Clock, error) {
	if now == "" {
		return model.ClockFunc(time.Now), nil
	}
	t, err := time.Parse(time.RFC3339, now)
	if err != nil {
		return nil, usage("cmd.now", now)
	}
	return model.FixedClock(t), nil
}

// localZone is the machine's zone with its IANA name; without a name where the system does not use those names.
func localZone() *time.Location {
	name := os.Getenv("TZ")
	if name == "" {
		name = linkedZone("/etc/localtime")
	}
	if name == "" {
		if text, err := os.ReadFile("/etc/timezone"); err == nil {
			name = strings.TrimSpace(string(text))
		}
	}
	if zone, err := time.LoadLocation(strings.TrimPrefix(name, ":")); name != "" && err == nil {
		return zone
	}
	return time.Local
}

// linkedZone reads the name out of the path that a link leads to, as Linux and macOS set it.
func linkedZone(link string) string {
	path, err := filepath.EvalSymlinks(link)
	if err != nil {
		return ""
	}
	_, name, _ := strings.Cut(filepath.ToSlash(path), "zoneinfo/")
	return name
}
