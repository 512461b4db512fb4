package storage

import (
	"path/filepath"
	"syscall"
	"unsafe"
)

var driveType = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW")

// driveRemote is what Windows says of a drive on another computer.
const driveRemote = 4

func remote(folder string) (string, bool) {
	root, err := syscall.UTF16PtrFromString(filepath.VolumeName(folder) + `\`)
	if err != nil {
		return "", false
	}
	kind, _, _ := driveType.Call(uintptr(unsafe.Pointer(root)))
	return "", kind == driveRemote
}
