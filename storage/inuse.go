package storage

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"milepost/model"
)

// openExt is added to the name of a file that lies where one window at a time may work, while one does: a note beside it
// says who. A lock of the system would not do. It does not reach a computer that gets the folder by being kept in step,
// not every network has them, and on Unix the program loses its own as soon as any part of it closes the file.
const openExt = "-open"

// WhenInUse says what becomes of a file in which somebody works already, and that lies where only one may.
type WhenInUse int

// Such a file is refused with ErrBusy, opened for reading, or taken over: whoever had it can write no more.
const (
	RefuseInUse WhenInUse = iota
	ReadInUse
	TakeInUse
)

// InUse is who works on a file. As an error it is part of the Problem that says so.
type InUse struct {
	Host  string        `json:"computer"`
	User  string        `json:"user"`
	Since model.Instant `json:"-"`
	Begun int64         `json:"since"` // milliseconds
	PID   int           `json:"process"`
	Token string        `json:"token"` // of this one opening
}

// Error is for logs.
func (u *InUse) Error() string {
	return fmt.Sprintf("in use since %d on %s by process %d", u.Begun, u.Host, u.PID)
}

// Unwrap makes it ErrBusy.
func (u *InUse) Unwrap() error { return model.ErrBusy }

// problem says it to people.
func (u *InUse) problem(path string, clock model.Clock) *model.Problem {
	at := u.Since.In(clock.Now().Location())
	return &model.Problem{Key: "storage.inuse", Args: []any{u.User, u.Host, model.DateOf(at), at.Format("15:04")}, File: path, Err: u}
}

// holder keeps the note beside a file as long as it is open notes.
type holder struct {
	path string // of the note
	mine InUse
}

// notes are those this process keeps: how many of its stores have each file open, by the note's token.
var notes = struct {
	sync.Mutex
	count map[string]int
}{count: map[string]int{}}

// take writes the note. When another one stands there whose program still runs, or may, it answers with that and takes
// nothing, unless it is to take over.
func (h *holder) take(over bool) (*InUse, error) {
	notes.Lock()
	defer notes.Unlock()
	err := h.write(os.O_EXCL)
	if errors.Is(err, fs.ErrExist) {
		other, readable := readNote(h.path)
		switch {
		case readable && other.Host == h.mine.Host && other.PID == h.mine.PID && notes.count[other.Token] > 0:
			h.mine = *other // opened twice here
			err = nil
		case readable && !over && !other.gone(h.mine.Host):
			return other, nil
		default: // of a program that was ended, or nobody can say whose
			err = h.write(os.O_TRUNC)
		}
	}
	if err != nil {
		return nil, copyProblem(err, filepath.Dir(h.path))
	}
	notes.count[h.mine.Token]++
	return nil, nil
}

func (h *holder) write(how int) error {
	data, err := json.Marshal(&h.mine)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(h.path, os.O_CREATE|os.O_WRONLY|how, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// readNote reads who works on a file; false when there is no note or none that can be read.
func readNote(path string) (*InUse, bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	u := &InUse{}
	if json.Unmarshal(data, u) != nil || u.Token == "" {
		return nil, false
	}
	u.Since = model.Instant(u.Begun)
	return u, true
}

// gone says that the program that wrote a note on this computer runs no more. Of another computer nobody can tell.
func (u *InUse) gone(host string) bool {
	if u.Host != host {
		return false
	}
	if u.PID == os.Getpid() { // an earlier program had the same number
		return notes.count[u.Token] == 0
	}
	p, err := os.FindProcess(u.PID)
	if err != nil {
		return true
	}
	return errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// check says before each unit whether the file is still this program's to write. A note that was taken away is written
// again.
func (h *holder) check(path string, clock model.Clock) error {
	other, readable := readNote(h.path)
	switch {
	case readable && other.Token == h.mine.Token:
		return nil
	case readable:
		at := other.Since.In(clock.Now().Location())
		args := []any{other.User, other.Host, model.DateOf(at), at.Format("15:04")}
		return &model.Problem{Key: "storage.inuse.taken", Args: args, File: path, Err: fmt.Errorf("%w: %w", model.ErrReadOnly, other)}
	}
	if err := h.write(os.O_TRUNC); err != nil {
		return copyProblem(err, filepath.Dir(h.path))
	}
	return nil
}

// release takes the note away with the last store of this program that has the file open.
func (h *holder) release() {
	if h == nil {
		return
	}
	notes.Lock()
	defer notes.Unlock()
	if notes.count[h.mine.Token]--; notes.count[h.mine.Token] > 0 {
		return
	}
	delete(notes.count, h.mine.Token)
	if other, readable := readNote(h.path); readable && other.Token == h.mine.Token {
		_ = os.Remove(h.path) // one that stays is known for one of a program that runs no more
	}
}

// workedOn says who works on a file that need not be open here; nil when nobody does.
func workedOn(path string, m *Machine) *InUse {
	notes.Lock()
	defer notes.Unlock()
	if u, readable := readNote(path + openExt); readable && !u.gone(m.Host) {
		return u
	}
	return nil
}

// newHolder prepares the note for a file.
func newHolder(path string, m *Machine, clock model.Clock) *holder {
	at := model.InstantOf(clock.Now())
	return &holder{path + openExt, InUse{Host: m.Host, User: m.User, Since: at, Begun: int64(at), PID: os.Getpid(), Token: rand.Text()}}
}

// claim writes the note where one is wanted. Instead it answers with who works on the file, when it may be read meanwhile.
func claim(path string, o Options, wanted bool) (*holder, *InUse, error) {
	if !wanted {
		return nil, nil, nil
	}
	h := newHolder(path, o.machine(), o.Clock)
	other, err := h.take(o.WhenInUse == TakeInUse)
	switch {
	case err != nil:
		return nil, nil, err
	case other == nil:
		return h, nil, nil
	case o.WhenInUse == ReadInUse:
		return nil, other, nil
	}
	return nil, nil, other.problem(path, o.Clock)
}

// mayWrite says why nothing can be written; nil when it can.
func (s *Store) mayWrite() error {
	switch {
	case s.inUse != nil:
		p := s.inUse.problem(s.path, s.clock)
		p.Err = fmt.Errorf("%w: %w", model.ErrReadOnly, s.inUse)
		return p
	case s.backupOf != nil:
		return &model.Problem{Key: "storage.backup.readonly", Args: []any{s.backupOf.Name}, File: s.path, Err: model.ErrReadOnly}
	case s.pen == nil:
		return &model.Problem{Key: "storage.readonly", File: s.path, Err: model.ErrReadOnly}
	case s.held != nil:
		return s.held.check(s.path, s.clock)
	}
	return nil
}
