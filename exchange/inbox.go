package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"milepost/model"
)

// InboxAside is the folder within the inbox folder that files go to once they were read. It is called the same in every
// language, so that two programs that share the folder agree.
const InboxAside = "Read by Milepost"

const (
	inboxLargest = 1 << 20         // bytes of a file that is read; notes are much smaller
	inboxYoung   = 2 * time.Second // a file that was changed so lately may still be being written
	inboxAtOnce  = 100             // files of one look; the next look takes more
)

// inboxFile is a file of the inbox folder that was read.
type inboxFile struct {
	name, digest string
	lines        []string // what it says, each to be kept on its own
	on           model.Date
	attachments  int // of a mail, which are not taken
}

// stamp tells two states of a file apart.
type stamp struct {
	size int64
	at   time.Time
}

func (s stamp) same(as stamp) bool { return s.size == as.size && s.at.Equal(as.at) }

// inboxLook is what was found in the folder.
type inboxLook struct {
	files    []inboxFile
	problems []InboxProblem
	more     bool // there is more than one look takes
}

// InboxProblem is a file of the inbox folder that was left where it is, and why.
type InboxProblem struct {
	Name string // of the file; empty: the folder itself
	Err  error
	is   stamp
}

// looking is one look into the folder.
type looking struct {
	folder string
	now    time.Time // in the zone of the team's file
	book   *model.AddressBook
	skip   func(name string, is stamp) bool // what was told or read before
	out    inboxLook
}

// InboxCount says how many files of a folder would be read at the first look, for whoever is about to choose it. Errors
// are those of a folder that cannot be read.
func InboxCount(folder string) (int, error) {
	entries, err := inboxEntries(folder)
	n := 0
	for _, e := range entries {
		if inboxKind(e.Name()) != "" && e.Type().IsRegular() {
			n++
		}
	}
	return n, err
}

// inboxEntries are what lies in the folder, by name.
func inboxEntries(folder string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, &model.Problem{Key: "inbox.problem.folder", Args: []any{folder, reason(err)}, Err: kindOf(err)}
	}
	return entries, nil
}

// Kinds of files that are read.
const (
	inboxText = "text"
	inboxMail = "mail"
)

// inboxKind is what a file is by its name; empty when it is left alone: other kinds, hidden files (iCloud's placeholders
// are such), and what programs call a file that they are still writing.
func inboxKind(name string) string {
	low := strings.ToLower(name)
	if strings.HasPrefix(low, ".") || strings.HasPrefix(low, "~") || strings.HasSuffix(low, "~") {
		return ""
	}
	switch filepath.Ext(low) { // of "note.txt.part" it is .part
	case ".txt", ".text", ".md", ".markdown":
		return inboxText
	case ".eml":
		return inboxMail
	}
	return ""
}

// run reads what is ready.
func (l *looking) run() error {
	entries, err := inboxEntries(l.folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if inboxKind(e.Name()) == "" || !e.Type().IsRegular() { // no folders, links or devices
			continue
		}
		if len(l.out.files) == inboxAtOnce {
			l.out.more = true
			return nil
		}
		l.take(e.Name())
	}
	return nil
}

// take reads one file, unless it is not ready.
func (l *looking) take(name string) {
	path := filepath.Join(l.folder, name)
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist): // another program took it
		return
	case err == nil && (!info.Mode().IsRegular() || info.Size() == 0): // an empty one is being made
		return
	}
	var is stamp
	if err == nil {
		is = stamp{info.Size(), info.ModTime()}
		if l.skip(name, is) || l.young(is) {
			return
		}
	}
	problem := func(key string, err error, args ...any) {
		l.out.problems = append(l.out.problems, InboxProblem{name, &model.Problem{Key: key, Args: append([]any{name}, args...), Err: err}, is})
	}
	if is.size > inboxLargest {
		problem("inbox.problem.large", model.ErrInvalid)
		return
	}
	var data []byte
	if err == nil {
		data, err = wholeFile(path, info)
	}
	switch {
	case errors.Is(err, errMoving), errors.Is(err, fs.ErrNotExist):
		return // the next look finds it whole
	case err != nil:
		problem("inbox.problem.read", kindOf(err), reason(err))
		return
	}
	sum := sha256.Sum256(data)
	f := inboxFile{name: name, digest: hex.EncodeToString(sum[:]), on: model.DateOf(is.at.In(l.now.Location()))}
	key, ok := l.understand(&f, data)
	switch {
	case !ok:
		problem(key, model.ErrInvalid)
	case len(f.lines) > 0: // one that says nothing yet may still be written
		l.out.files = append(l.out.files, f)
	}
}

// young says whether a file may still be being written. The clocks of two computers differ, so only what lies close to
// now counts on either side of it.
func (l *looking) young(is stamp) bool {
	age := l.now.Sub(is.at)
	return -inboxYoung < age && age < inboxYoung
}

// understand makes lines of the bytes; when it cannot it names the sentence that says why.
func (l *looking) understand(f *inboxFile, data []byte) (key string, ok bool) {
	if inboxKind(f.name) == inboxMail {
		m, err := readMail(data)
		if err != nil {
			return "inbox.problem.mail", false
		}
		if !m.on.IsZero() {
			f.on = model.DateOf(m.on.In(l.now.Location()))
		}
		f.attachments = m.attachments
		f.lines = inboxLines(l.book, newSubject(m.subject)+"\n\n"+m.text, false)
	} else {
		text, _, err := decode(f.name, data, EncodingAuto)
		if err != nil {
			return "inbox.problem.binary", false
		}
		f.lines = inboxLines(l.book, text, true)
	}
	if today := model.DateOf(l.now); f.on.After(today) || f.on.Year() < 1990 { // a clock that is wrong
		f.on = today
	}
	return "", true
}

// inboxLines are what a text says. A list in which every line begins with somebody's name is as many as it has lines;
// anything else is one.
func inboxLines(book *model.AddressBook, text string, list bool) []string {
	text = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	if text == "" {
		return nil
	}
	var lines []string
	for line := range strings.Lines(text) {
		if line = bareLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	named := func(line string) bool { a := book.Split(line); return a.Person != "" && a.Text != "" }
	if list && len(lines) > 1 && !slices.ContainsFunc(lines, func(s string) bool { return !named(s) }) {
		return lines
	}
	return []string{text}
}

// bareLine is a line without the signs of a list or a heading before it.
func bareLine(line string) string {
	line = strings.TrimSpace(line)
	line = strings.TrimSpace(strings.TrimLeft(line, "#"))
	for _, sign := range []string{"- [ ] ", "- [x] ", "- ", "* ", "+ ", "• "} {
		if rest, ok := strings.CutPrefix(line, sign); ok {
			return strings.TrimSpace(rest)
		}
	}
	return line
}

// errMoving says that a file changed while it was read.
var errMoving = errors.New("it is still being written")

// wholeFile reads a file that stays the same meanwhile.
func wholeFile(path string, before fs.FileInfo) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	if opened, err := f.Stat(); err != nil || !os.SameFile(opened, before) {
		return nil, errors.Join(err, errMoving)
	}
	data, err := io.ReadAll(io.LimitReader(f, inboxLargest+1))
	if err != nil {
		return nil, err
	}
	after, err := os.Lstat(path)
	switch {
	case err != nil:
		return nil, err
	case after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) || int64(len(data)) != before.Size():
		return nil, errMoving
	}
	return data, nil
}

// reason is what the system says of a fault, without the path, which the sentence names.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// kindOf is which kind of problem a fault of the system is.
func kindOf(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return model.ErrNotFound
	}
	return model.ErrReadOnly
}
