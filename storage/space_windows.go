package storage

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

var diskFree = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDiskFreeSpaceExW")

// What Windows says of a disk without room.
const (
	handleDiskFull = syscall.Errno(39)
	diskFull       = syscall.Errno(112)
)

// freeBytes is the room that is left where a folder lies; not known when that cannot be told.
func freeBytes(folder string) (free int64, known bool) {
	name, err := syscall.UTF16PtrFromString(folder)
	if err != nil {
		return 0, false
	}
	ok, _, _ := diskFree.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&free)), 0, 0)
	return free, ok != 0
}

// isFull says whether the system refused for want of room.
func isFull(err error) bool { return errors.Is(err, handleDiskFull) || errors.Is(err, diskFull) }

// hold needs to do nothing: a file that is open cannot be removed here.
func hold(*os.File) bool { return true }
