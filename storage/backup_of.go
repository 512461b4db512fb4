package storage

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"milepost/model"
)

// BackupOf says of which file a backup is one. A backup is a file in the folder of backups, and one that was kept beside
// another when that was restored or brought to a newer version: what would be written there, nobody would look for.
type BackupOf struct {
	Name string     // what the file is called, without its ending
	Path string     // where the file lies; empty: not known
	On   model.Date // the day of the backup; none: its name does not tell
}

var (
	keptName    = regexp.MustCompile(`^(.+) \(before restore (\d{4}-\d{2}-\d{2}) \d{4}\)(?: \(\d+\))?\.milepost$`)
	versionName = regexp.MustCompile(`^(.+) \(version (\d+)(?:, \d+)?\)\.milepost$`)
)

// IsBackup says of which file the one at a path is a backup; nil when it is none. root is the folder of backups.
func IsBackup(path, root string) *BackupOf {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil
	}
	folder, base := filepath.Split(path)
	beside := func(name, day string) *BackupOf {
		on, _ := model.ParseDate(day) // no day when it is none
		return &BackupOf{name, filepath.Join(folder, name+backupExt), on}
	}
	if m := keptName.FindStringSubmatch(base); m != nil {
		return beside(m[1], m[2])
	}
	// one that was called so by hand has been brought to the present version since
	if m := versionName.FindStringSubmatch(base); m != nil && m[2] == strconv.Itoa(versionOf(path)) && m[2] != strconv.Itoa(len(migrations)) {
		return beside(m[1], "")
	}
	folder = filepath.Clean(folder)
	if root == "" || !isID(filepath.Base(folder)) || !sameFile(filepath.Dir(folder), root) {
		return nil
	}
	if m := backupName.FindStringSubmatch(base); m != nil {
		on, _ := model.ParseDate(m[2])
		return &BackupOf{Name: m[1], On: on}
	}
	return &BackupOf{Name: strings.TrimSuffix(base, filepath.Ext(base))}
}

// versionOf is the version of a team file's tables; 0 when it is none.
func versionOf(path string) int {
	if _, err := os.Stat(path); err != nil {
		return 0
	}
	header, err := readHeader(path)
	if err != nil {
		return 0
	}
	return int(binary.BigEndian.Uint32(header[headerVersion:]))
}

// BackupOf says of which file this one is a backup, so that nothing is written into it; nil when it is none.
func (s *Store) BackupOf() *BackupOf { return s.backupOf }
