//go:build !linux && !darwin && !windows

package storage

import (
	"errors"
	"os"
	"syscall"
)

// freeBytes cannot be told here.
func freeBytes(string) (free int64, known bool) { return 0, false }

// isFull says whether the system refused for want of room.
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) }

// hold cannot tell here whether another program works on the file.
func hold(*os.File) bool { return false }
