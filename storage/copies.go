package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"milepost/model"
)

// How programs that keep folders in step call the second of two versions, after the name of the file: "Team (Anna's
// conflicted copy 2026-11-20)", in whatever language, "Team (1)", "Team 2", "Team-LAPTOP-1",
// "Team.sync-conflict-20261120-101500-ABCDEFG", "Team_conflict-20261120-101500".
var (
	copyNames = []*regexp.Regexp{
		regexp.MustCompile(`^ \(.*\d{4}-\d{2}-\d{2}.*\)( \(\d{1,3}\))?$`),
		regexp.MustCompile(`(?i)^ \(.*(conflicted copy|case conflict).*\)$`),
		regexp.MustCompile(`^ \(\d{1,3}\)$`),
		regexp.MustCompile(`^ \d{1,3}$`),
		regexp.MustCompile(`^-[\pL\d][\pL\d_-]*$`),
		regexp.MustCompile(`^\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}$`),
		regexp.MustCompile(`^_conflict-\d{8}-\d{6}$`),
	}
	ourNames = regexp.MustCompile(`^ \((before restore |version \d)`)
)

// isCopyName says whether one name is what such a program makes of another.
func isCopyName(name, of string) bool {
	rest, longer := strings.CutPrefix(name, of)
	if !longer || ourNames.MatchString(rest) {
		return false
	}
	for _, x := range copyNames {
		if x.MatchString(rest) {
			return true
		}
	}
	return false
}

// ConflictCopies are the files beside a team file that are other versions of it: called as programs call them that keep a
// folder in step, and with the same id. They come by name.
func ConflictCopies(ctx context.Context, path string, file model.ID) ([]string, error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, copyProblem(err, filepath.Dir(path))
	}
	stem := func(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }
	own := filepath.Base(path)
	var out []string
	for _, e := range entries {
		name := e.Name()
		if name == own || !e.Type().IsRegular() || filepath.Ext(name) != filepath.Ext(own) {
			continue
		}
		if !isCopyName(stem(name), stem(own)) && !isCopyName(stem(own), stem(name)) { // the copy may be the one that is open
			continue
		}
		other := filepath.Join(filepath.Dir(path), name)
		held, err := Held(ctx, other)
		if err == nil && held.FileID == file {
			out = append(out, other)
		}
	}
	return out, ctx.Err()
}

// ComparedFolder is where copies go that were compared.
const ComparedFolder = "Compared"

// PutAside moves a copy that was compared into a folder beside it, under a name that nothing there has, and answers with
// its path. Nothing is deleted. ErrBusy when somebody has it open.
func PutAside(path string) (string, error) {
	if !isAlone(path) {
		return "", &model.Problem{Key: "storage.restore.open", File: path, Err: model.ErrBusy}
	}
	folder := filepath.Join(filepath.Dir(path), ComparedFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", copyProblem(err, folder)
	}
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(filepath.Base(path), ext)
	name := stem + ext
	for n := 2; ; n++ {
		to := filepath.Join(folder, name)
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			if err := os.Rename(path, to); err != nil {
				return "", copyProblem(err, to)
			}
			return to, syncFolder(folder)
		}
		name = fmt.Sprintf("%s (%d)%s", stem, n, ext)
	}
}
