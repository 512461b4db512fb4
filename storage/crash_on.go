//go:build test

package storage

import (
	"cmp"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
)

var (
	crashPoint, crashTime, _ = strings.Cut(os.Getenv("MILEPOST_CRASH"), ":")
	crashPassed              atomic.Int32
)

// crashAt ends the program without a word, as a power cut does, at the point that MILEPOST_CRASH names: "copy.named", or
// "copy.named:3" when it comes there for the third time. A test starts itself anew with the point it wants to die at, and
// then looks at what is left.
func crashAt(point string) {
	if point != crashPoint {
		return
	}
	if time, err := strconv.Atoi(cmp.Or(crashTime, "1")); err != nil || crashPassed.Add(1) < int32(time) {
		return
	}
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		_ = self.Kill()
	}
	select {} // the end comes from outside
}
