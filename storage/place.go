package storage

import (
	"os"
	"os/user"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// PlaceKind says what kind of place a file lies in.
type PlaceKind string

// A file lies on a disk of the computer's own, in a folder that a program keeps in step between computers, or on the
// disk of another computer.
const (
	OnDisk  PlaceKind = ""
	Synced  PlaceKind = "synced"
	OnShare PlaceKind = "share"
)

// Place is where a file lies, as far as it matters for how it is written.
type Place struct {
	Kind    PlaceKind
	Service string // who keeps the folder in step, or the kind of network: names that are not translated; may be empty
}

// OneWriter says that one window at a time may work there: what two would share beside the file does not reach the other
// computer.
func (p Place) OneWriter() bool { return p.Kind != OnDisk }

// Machine is the computer a file is opened on. Tests make their own.
type Machine struct {
	Host, User string // as somebody at another computer would call them
	Home       string // the user's folder
	Env        func(name string) string
	// Remote says whether a folder lies on the disk of another computer, and on which kind of network.
	Remote func(folder string) (network string, remote bool)
}

// ThisMachine is the computer the program runs on.
func ThisMachine() *Machine {
	m := &Machine{Env: os.Getenv, Remote: remote}
	m.Host, _ = os.Hostname()    // without a name it has none to others either
	m.Home, _ = os.UserHomeDir() // without one no folder lies in it
	if u, err := user.Current(); err == nil {
		m.User = u.Username
		if first, _, _ := strings.Cut(u.Name, ","); strings.TrimSpace(first) != "" {
			m.User = strings.TrimSpace(first)
		}
	}
	return m
}

// PlaceOf says where a file lies, which need not be there yet. A folder that is kept in step comes first: it may lie on
// another computer besides.
func (m *Machine) PlaceOf(file string) Place {
	folder := folderOf(file)
	seen := []string{folder}
	if real, err := filepath.EvalSymlinks(folder); err == nil && real != folder {
		seen = append(seen, real)
	}
	for _, f := range seen {
		if service := m.syncedBy(f); service != "" {
			return Place{Synced, service}
		}
	}
	if isUNC(file) {
		return Place{OnShare, ""}
	}
	if network, remote := m.Remote(seen[len(seen)-1]); remote {
		return Place{OnShare, network}
	}
	return Place{}
}

// folderOf is the folder of a file, whole, on whatever system its path was written.
func folderOf(file string) string {
	if isWindows(file) {
		return file[:max(0, strings.LastIndexAny(file, `/\`))]
	}
	folder := filepath.Dir(file)
	if abs, err := filepath.Abs(folder); err == nil {
		return abs
	}
	return folder
}

// isWindows says whether a path is whole and written as Windows writes it.
func isWindows(file string) bool {
	return isUNC(file) || len(file) > 2 && file[1] == ':' && (file[2] == '\\' || file[2] == '/')
}

// isUNC says whether a path names another computer, as Windows writes it.
func isUNC(file string) bool {
	return strings.HasPrefix(file, `\\`) && !strings.HasPrefix(file, `\\?\`) && !strings.HasPrefix(file, `\\.\`) || strings.HasPrefix(file, `\\?\UNC\`)
}

// syncedBy is the program that keeps a folder in step; empty when none is known of.
func (m *Machine) syncedBy(folder string) string {
	for _, name := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if root := m.Env(name); root != "" && isIn(folder, root) {
			return "OneDrive"
		}
	}
	parts := partsOf(folder)
	home := partsOf(m.Home)
	for i, part := range parts {
		below := -1 // how far below the user's folder
		if isIn(folder, m.Home) {
			below = i - len(home)
		}
		before := ""
		if i > 0 {
			before = parts[i-1]
		}
		if service := serviceOf(part, strings.ToLower(before), below); service != "" {
			return service
		}
	}
	return markedBy(folder)
}

// partsOf are the names a path is made of, on whatever system it was written.
func partsOf(folder string) []string {
	if isWindows(folder) {
		folder = strings.ReplaceAll(folder, `\`, "/")
	}
	return strings.FieldsFunc(folder, func(r rune) bool { return r == '/' })
}

// isIn says whether a folder is another one or lies in it.
func isIn(folder, root string) bool {
	a, b := partsOf(folder), partsOf(root)
	return len(b) > 0 && len(a) >= len(b) && slices.EqualFunc(a[:len(b)], b, strings.EqualFold)
}

// services are folders that programs make. What could be anybody's folder elsewhere counts only right in the user's own.
var services = map[string]struct {
	name   string
	inHome bool
}{
	"onedrive": {"OneDrive", false}, "dropbox": {"Dropbox", false}, "google drive": {"Google Drive", false}, "googledrive": {"Google Drive", false},
	"icloud drive": {"iCloud Drive", false}, "iclouddrive": {"iCloud Drive", false}, "nextcloud": {"Nextcloud", false},
	"owncloud": {"ownCloud", false}, "box sync": {"Box", false}, "box-box": {"Box", false}, "box": {"Box", true}, "syncthing": {"Syncthing", true},
	"sync": {"Syncthing", true},
}

// serviceOf says of one name in a path who keeps what is in it in step. The name before it is in small letters.
func serviceOf(name, before string, belowHome int) string {
	part := strings.ToLower(name)
	switch {
	case before == "library" && part == "mobile documents":
		return "iCloud Drive"
	case strings.HasSuffix(before, ":") && part == "my drive": // a drive of its own on Windows
		return "Google Drive"
	case before == "cloudstorage": // in macOS's Library: "GoogleDrive-me@example.com", of whichever program
		program, _, _ := strings.Cut(name, "-")
		if s, known := services[strings.ToLower(program)]; known {
			return s.name
		}
		return program
	}
	// the name alone, or with whose it is: "OneDrive - Contoso", "Dropbox (Work)"
	folder, _, _ := strings.Cut(part, " - ")
	folder, _, _ = strings.Cut(folder, " (")
	if s := services[folder]; s.name != "" && (!s.inHome || folder == part && belowHome == 0) {
		return s.name
	}
	return ""
}

// marks are files and folders that programs put into the folder they keep in step.
var marks = []struct {
	service string
	pattern string
	folder  bool
}{
	{"Dropbox", ".dropbox", false}, // a folder of that name in the user's own holds no more than the program's settings
	{"Dropbox", ".dropbox.cache", true},
	{"Syncthing", ".stfolder", true},
	{"Syncthing", ".stfolder", false}, // of older versions
	{"Nextcloud", ".sync_*.db", false},
	{"Nextcloud", "._sync_*.db", false},
	{"Nextcloud", ".nextcloudsync.log", false},
	{"ownCloud", ".owncloudsync.log", false},
	{"Google Drive", ".tmp.driveupload", true},
	{"OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B", false},
}

// markedBy looks for those in a folder and all that it lies in.
func markedBy(folder string) string {
	for {
		entries, err := os.ReadDir(folder)
		if err != nil {
			entries = nil // what may not be looked at is not marked
		}
		for _, e := range entries {
			if e.Name()[0] != '.' {
				continue
			}
			for _, m := range marks {
				if fits, _ := path.Match(m.pattern, e.Name()); fits && e.IsDir() == m.folder {
					return m.service
				}
			}
		}
		up := filepath.Dir(folder)
		if up == folder {
			return ""
		}
		folder = up
	}
}

// Place is where the file lies.
func (s *Store) Place() Place { return s.place }

// InUse says who works on the file, so that it is open here for reading only; nil when nobody does.
func (s *Store) InUse() *InUse { return s.inUse }
