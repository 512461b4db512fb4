//go:build linux || darwin

package storage

import (
	"errors"
	"os"
	"syscall"
)

// freeBytes is the room that is left where a folder lies; not known when that cannot be told.
func freeBytes(folder string) (free int64, known bool) {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(folder, &fs); err != nil {
		return 0, false
	}
	return int64(fs.Bavail) * int64(fs.Bsize), true
}

// isFull says whether the system refused for want of room.
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// hold marks a file as being worked on until it is closed; false when another program does already.
func hold(f *os.File) bool { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil }
