package exchange

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"milepost/model"
)

// NoteFile is a text about one person: a file, one of a folder, or what was pasted.
type NoteFile struct {
	File    string         // as given, for messages
	Called  string         // whom the file's name names
	Person  model.ID       // whom it is about when that is known; empty: see Called
	Text    string         // without a byte order mark
	Problem *model.Problem // why it is not read
}

// MaxNoteFiles is how many files of a folder are read at most.
const MaxNoteFiles = 5000

// Extensions of texts. What a folder has beside them is said and not read.
var noteExtensions = []string{".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"}

// IsNotes says whether a path is a folder, or a file whose name says that it is Markdown.
func IsNotes(path string) bool {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return true
	}
	ext := strings.ToLower(filepath.Ext(path))
	return slices.Contains(noteExtensions, ext) && ext != ".txt" && ext != ".text"
}

// ReadTalks reads what was written down about one-on-ones: a table, a text about one person, or a folder with one text
// for each. A file called .txt is a table when it has the columns of one. Errors are those of Read; what is wrong with one
// file of a folder is said in it.
func ReadTalks(ctx context.Context, path string, o ReadOptions) (*Table, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return readFolder(ctx, path, o)
	case err == nil && !info.Mode().IsRegular():
		return nil, &model.Problem{Key: "import.notes.type", File: name, Err: model.ErrInvalid}
	case err != nil || !slices.Contains(noteExtensions, strings.ToLower(filepath.Ext(path))):
		return Read(path, o)
	}
	if !IsNotes(path) {
		if t, err := Read(path, o); err == nil && LooksLikeTalks(t) {
			return t, nil
		}
	}
	t := &Table{File: name}
	text, problem := t.readNotes(path, name, o.Encoding)
	if problem != nil {
		return nil, problem
	}
	t.Notes = []NoteFile{{File: name, Called: name, Text: text}}
	return t, nil
}

// PastedTalks is what was pasted about one person. Errors are ErrInvalid.
func PastedTalks(text string, person model.ID) (*Table, error) {
	if strings.TrimSpace(text) == "" {
		return nil, &model.Problem{Key: "import.notes.nothing", Err: model.ErrInvalid}
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return nil, &model.Problem{Key: "import.table.binary", Line: 1 + strings.Count(text[:i], "\n"), Err: model.ErrInvalid}
	}
	return &Table{Encoding: EncodingUTF8, Notes: []NoteFile{{Person: person, Text: strings.ToValidUTF8(text, "\uFFFD")}}}, nil
}

// readFolder reads the texts of a folder in the order of their names. It goes into no other folder and follows no link.
func readFolder(ctx context.Context, path string, o ReadOptions) (*Table, error) {
	name := filepath.Base(path)
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, &model.Problem{Key: "import.table.permission", File: name, Err: errors.Join(model.ErrReadOnly, err)}
	}
	t, left := &Table{File: name}, int64(MaxTableBytes)
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if strings.HasPrefix(e.Name(), ".") || e.Name() == "desktop.ini" || e.Name() == "Thumbs.db" {
			continue // of a program, not of a person
		}
		if len(t.Notes) == MaxNoteFiles {
			return nil, &model.Problem{Key: "import.notes.many", Args: []any{MaxNoteFiles}, File: name, Err: model.ErrInvalid}
		}
		f := NoteFile{File: filepath.Join(name, e.Name()), Called: e.Name()}
		if key := notRead(e); key != "" {
			f.Problem = &model.Problem{Key: key, Err: model.ErrInvalid}
		} else if info, err := e.Info(); err == nil && info.Size() > left {
			return nil, &model.Problem{Key: "import.notes.large", Args: []any{MaxTableBytes >> 20}, File: name, Err: model.ErrInvalid}
		} else {
			f.Text, f.Problem = t.readNotes(filepath.Join(path, e.Name()), f.File, o.Encoding)
			left -= int64(len(f.Text))
		}
		t.Notes = append(t.Notes, f)
	}
	if len(t.Notes) == 0 {
		return nil, &model.Problem{Key: "import.notes.empty", File: name, Err: model.ErrInvalid}
	}
	return t, nil
}

// notRead is why something in a folder is not read; empty when it is.
func notRead(e fs.DirEntry) string {
	switch {
	case e.IsDir():
		return "import.notes.nested"
	case e.Type()&fs.ModeSymlink != 0:
		return "import.notes.symlink"
	case !e.Type().IsRegular() || !slices.Contains(noteExtensions, strings.ToLower(filepath.Ext(e.Name()))):
		return "import.notes.type"
	}
	return ""
}

// readNotes reads one text.
func (t *Table) readNotes(path, name string, want Encoding) (string, *model.Problem) {
	bad := func(key string, kind error, args ...any) (string, *model.Problem) {
		return "", &model.Problem{Key: key, Args: args, File: name, Err: kind}
	}
	f, err := os.Open(path)
	if err != nil {
		return bad("import.table.permission", model.ErrReadOnly)
	}
	defer func() { _ = f.Close() }() // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, MaxTableBytes+1))
	switch {
	case err != nil:
		return bad("import.table.permission", model.ErrReadOnly)
	case len(data) > MaxTableBytes:
		return bad("import.table.large", model.ErrInvalid, MaxTableBytes>>20)
	case strings.HasPrefix(string(data[:min(4, len(data))]), "PK\x03\x04"), strings.HasPrefix(string(data[:min(5, len(data))]), "%PDF-"):
		return bad("import.notes.type", model.ErrInvalid)
	}
	text, enc, err := decode(name, data, want)
	if err != nil {
		var p *model.Problem
		if errors.As(err, &p) {
			return "", p
		}
		return bad("import.table.encoding", model.ErrInvalid, string(enc))
	}
	t.Encoding = enc
	if strings.TrimSpace(text) == "" {
		return bad("import.table.empty", model.ErrInvalid)
	}
	return text, nil
}

var (
	// digitsAtEnd are what some programs put behind the name of a page.
	digitsAtEnd = regexp.MustCompile(`(?i)[ _-]+(?:[0-9a-f]{32}|\(\d+\))$`)
	dateInName  = regexp.MustCompile(`(?:^|[ _-])((?:19|20)\d{2}[-_.]\d{1,2}[-_.]\d{1,2}|(?:19|20)\d{6}|\d{1,2}[.]\d{1,2}[.](?:19|20)\d{2})(?:$|[ _-])`)
	wordsInName = regexp.MustCompile(`(?i)\b(?:1[-_x]1s?|1[- ]?on[- ]?1s?|one[- _]on[- _]ones?|meetings?|notes?|notizen|with|mit|talks?|log|protokolle?)\b`)
)

// nameInFile takes whom a file's name names, as the file writes it and with what is no part of a name taken off, and the
// day if it has one.
func nameInFile(file string) (plain, name string, on model.Date) {
	plain = strings.TrimSuffix(file, filepath.Ext(file))
	name = digitsAtEnd.ReplaceAllString(plain, "")
	if m := dateInName.FindStringSubmatchIndex(name); m != nil {
		written := strings.ReplaceAll(name[m[2]:m[3]], "_", "-")
		if d, ok := parseHeadDate(written, DatesDMY); ok && d.problem == "" {
			on = d.on
			name = name[:m[2]] + " " + name[m[3]:]
		}
	}
	if !strings.Contains(name, " ") {
		name = strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(name)
	}
	name = model.JoinSpace(wordsInName.ReplaceAllString(strings.ReplaceAll(name, "_", " "), " "))
	return model.JoinSpace(plain), strings.Trim(name, " -–—,.:"), on
}
