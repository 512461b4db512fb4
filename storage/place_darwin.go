package storage

import "syscall"

// networks are the kinds of file systems on other computers, by their names.
var networks = map[string]string{
	"nfs": "NFS", "smbfs": "SMB", "afpfs": "AFP", "webdav": "WebDAV", "ftp": "FTP", "cifs": "SMB", "osxfuse": "FUSE", "macfuse": "FUSE", "fusefs": "FUSE",
}

func remote(folder string) (string, bool) {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(folder, &fs); err != nil {
		return "", false
	}
	var name []byte
	for _, c := range fs.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	network, found := networks[string(name)]
	return network, found
}
