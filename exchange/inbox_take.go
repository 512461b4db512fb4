package exchange

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// Inbox reads the files that a phone or a mail program drops into a folder into a team's file, and moves them aside. It
// remembers what it told, and what it could not move, as long as it lives. It is not safe for several goroutines.
type Inbox struct {
	store  *storage.Store
	folder string
	told   map[string]stamp // files whose problem was told
	read   map[string]stamp // files that were read but could not be moved
	gone   bool             // that the folder cannot be read was told

	move func(from, to string) error
}

// NewInbox reads a folder into a store. It does nothing yet.
func NewInbox(s *storage.Store, folder string) *Inbox {
	return &Inbox{store: s, folder: folder, told: map[string]stamp{}, read: map[string]stamp{}, move: os.Rename}
}

// InboxTaken is what one look brought.
type InboxTaken struct {
	Files       int
	Notes       int      // private notes about whom a line named
	Waiting     int      // lines that wait until somebody says whom they are about
	Before      []string // files whose bytes were read before; they were only moved aside
	Attachments int      // of mails, which stay in the file
	Problems    []InboxProblem
	More        bool // there is more to read at once
}

// Look reads what is ready, as one unit, and then moves it aside. Whoever reads the same bytes again, because a program
// was ended between the two or two windows look into one folder, finds their digest in the file and only moves them. A
// file that cannot be read or moved is told once. Nothing is done while the store can only be read. now is in the zone of
// the team's file. Errors are those of the store; then nothing was moved.
func (in *Inbox) Look(ctx context.Context, now time.Time) (InboxTaken, error) {
	var out InboxTaken
	if in.store.ReadOnly() {
		return out, nil
	}
	roster, err := in.store.Roster(ctx)
	if err != nil {
		return out, err
	}
	today := model.DateOf(now)
	l := &looking{folder: in.folder, now: now, book: model.NewAddressBook(roster, today), skip: in.skips}
	if err := l.run(); err != nil {
		if !in.gone {
			out.Problems = []InboxProblem{{Err: err}}
		}
		in.gone = true
		return out, nil
	}
	in.gone = false
	files := l.out.files
	if len(files) > 0 {
		if _, err := in.store.Do(ctx, unit.ReadInbox, func(w *storage.Work) error { return keepFiles(w, l.book, files, today, &out) }); err != nil {
			return InboxTaken{}, err
		}
	}
	out.More, out.Problems = l.out.more, l.out.problems
	for _, p := range out.Problems {
		in.told[p.Name] = p.is
	}
	for _, f := range files {
		if err := in.putAside(f.name); err != nil {
			out.Problems = append(out.Problems, in.stays(f.name, err))
		}
	}
	return out, nil
}

// skips says whether a file was told or read before, and is as it was then.
func (in *Inbox) skips(name string, is stamp) bool {
	told, wasTold := in.told[name]
	read, wasRead := in.read[name]
	return wasTold && told.same(is) || wasRead && read.same(is)
}

// keepFiles writes what the files say.
func keepFiles(w *storage.Work, book *model.AddressBook, files []inboxFile, today model.Date, out *InboxTaken) error {
	*out = InboxTaken{} // the unit may be tried again
	for _, f := range files {
		before, err := w.CaughtBefore(f.digest)
		if err != nil {
			return err
		}
		if before {
			out.Before = append(out.Before, f.name)
			continue
		}
		out.Files++
		out.Attachments += f.attachments
		for _, line := range f.lines {
			if err := keepLine(w, book, &f, line, today, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepLine writes one line: a private note about whom it names, else a line that waits.
func keepLine(w *storage.Work, book *model.AddressBook, f *inboxFile, line string, today model.Date, out *InboxTaken) error {
	c := model.NewCaught(w.Actor(), line, f.on)
	c.FileName, c.Digest = f.name, f.digest
	first, rest, _ := strings.Cut(line, "\n")
	said := book.Split(bareLine(first))
	text := strings.TrimSpace(strings.TrimSpace(said.Text) + "\n" + strings.TrimRight(rest, " \n"))
	if said.Person == "" || text == "" {
		out.Waiting++
		return w.Put(&c)
	}
	out.Notes++
	return w.Sort(c, today, &model.Note{
		Row: model.PrivateAbout(said.Person), AuthorID: w.Actor(), On: f.on, Kind: model.NotePlain, Text: text,
	})
}

// stays remembers a file that was read but not moved, so that undoing what was read is not done again at once.
func (in *Inbox) stays(name string, err error) InboxProblem {
	p := InboxProblem{Name: name, Err: &model.Problem{Key: "inbox.problem.move", Args: []any{name, reason(err)}, Err: model.ErrReadOnly}}
	if info, err := os.Lstat(filepath.Join(in.folder, name)); err == nil {
		p.is = stamp{info.Size(), info.ModTime()}
		in.read[name] = p.is
	}
	return p
}

// putAside moves a file that was read. What is called the same there keeps its name, and the new one gets a number. A
// file that another program moved meanwhile is where it belongs.
func (in *Inbox) putAside(name string) error {
	aside := filepath.Join(in.folder, InboxAside)
	if err := os.Mkdir(aside, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	to, err := freeName(aside, name)
	if err != nil {
		return err
	}
	err = in.move(filepath.Join(in.folder, name), to)
	if err == nil {
		return nil
	}
	_ = os.Remove(to) // the empty one that held the name
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// freeName holds a free name in a folder with an empty file, so that nobody else takes it before the move.
func freeName(folder, name string) (string, error) {
	ext := filepath.Ext(name)
	for n := 1; ; n++ {
		path := filepath.Join(folder, name)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext))
		}
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			return path, f.Close()
		}
		if !errors.Is(err, fs.ErrExist) || n > 9999 {
			return "", err
		}
	}
}
