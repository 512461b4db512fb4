// The program milepost: the window, and the same without one for scripts, tests and work in batches.
package main

import (
	"context"
	"os"
	"os/signal"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own
)

// version of the program.
const version = "0.1.0"

func main() {
	started := time.Now()
	time.Local = localZone() // so that a new file gets a zone's name and not the word "Local"
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	p := &program{out: os.Stdout, errs: os.Stderr, now: os.Getenv("MILEPOST_NOW"), started: started, open: openWindow}
	status := p.run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}
