package storage

import (
	"bufio"
	"os"
	"strings"
	"syscall"
)

// networks are the kinds of file systems on other computers, by the numbers of statfs.
var networks = map[uint32]string{
	0x6969: "NFS", 0x517B: "SMB", 0xFE534D42: "SMB", 0xFF534D42: "SMB", 0x564C: "NCP", 0x5346414F: "AFS", 0x6B414653: "AFS",
	0x73757245: "Coda", 0x00C36400: "Ceph", 0x0BD00BD0: "Lustre", 0x01021997: "9P", 0x786F4256: "VirtualBox",
}

// fuse is what programs provide that are no part of the system: disks of other computers as well as sticks.
const fuse = 0x65735546

func remote(folder string) (string, bool) {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(folder, &fs); err != nil {
		return "", false
	}
	kind := uint32(fs.Type)
	if kind == fuse {
		return fuseNetwork(folder)
	}
	name, found := networks[kind]
	return name, found
}

// fuseNetwork tells the disks of other computers from sticks by how they were mounted.
func fuseNetwork(folder string) (string, bool) {
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return "", true
	}
	defer func() { _ = f.Close() }() // it was only read
	longest, kind := "", ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		before, after, ok := strings.Cut(lines.Text(), " - ")
		fields := strings.Fields(before)
		if !ok || len(fields) < 5 {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`).Replace(fields[4])
		if isIn(folder, at) && len(at) >= len(longest) {
			longest = at
			kind, _, _ = strings.Cut(after, " ")
		}
	}
	return strings.TrimPrefix(kind, "fuse."), kind != "fuseblk"
}
