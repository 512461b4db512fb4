package storage

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/zstd"
	"gorm.io/gorm"

	"milepost/model"
)

// Store is an open team file. It may be used from several goroutines: one queue writes, readers do not wait for it.
type Store struct {
	path     string
	real     *Store   // the file that this is a what-if of; else nil
	began    int64    // the file's newest unit when it branched off
	pen      *sql.DB  // the one connection that writes; nil when the file can only be read
	db       *sql.DB  // connections that read; SQLite refuses to write on them
	gorm     *gorm.DB // over db
	ids      *model.IDs
	clock    model.Clock
	after    Scheduler
	trip     bool
	opened   fs.FileInfo // the file that was opened, which another may stand in the place of since; nil: not known
	actor    model.ID    // the author who works
	place    Place
	held     *holder                    // the note that says who works on it; nil where it needs none, or when it can only be read
	letGo    func()                     // of the descriptor that keeps the locks; nil while a file is made
	moved    atomic.Pointer[model.File] // the file's row when it was moved to another computer; else nil
	inUse    *InUse                     // who works on it, so that it can only be read here
	backupOf *BackupOf                  // the file that it is a backup of, so that it can only be read; else nil
	unpacker *zstd.Decoder
	packer   *zstd.Encoder

	writing sync.Mutex // one unit at a time
	closed  atomic.Bool
	listen  listeners
	watcher watcher
	backups backups

	behind      string // the address for readers behind a curtain
	curtain     atomic.Pointer[curtain]
	lastCurtain *curtain // drawn or not; nil when there was none

	restLock sync.Mutex
	stopRest func() // ends the wait for rest that is under way; nil when there is none
}

// Scheduler calls f once after a while, on a goroutine of its own, unless stop comes first. Stop may be called at any
// time, also after f has begun.
type Scheduler func(wait time.Duration, f func()) (stop func())

// Options is what a file is opened with.
type Options struct {
	// Clock tells when a unit is done and goes into new ids. It must be set.
	Clock model.Clock
	// Random is the source of new ids; nil: the system's.
	Random io.Reader
	// Actor is the author who works; none: the file's owner.
	Actor model.ID
	// After is what the store waits with: for rest, and between two looks for other windows' changes; nil: real time.
	After Scheduler
	// Driver is another driver of database/sql that stands in, to be measured against; none: the program's.
	Driver string
	// TripWire makes every unit count the rows it wrote and refuse writes that went past the journal. In tests it is
	// armed whatever this says.
	TripWire bool
	// Machine is the computer; nil: the one the program runs on.
	Machine *Machine
	// WhenInUse says what becomes of a file in which somebody works already, where only one may.
	WhenInUse WhenInUse
	// Backups is a folder. On the first change of each day a checked copy of the file goes to a folder of its own in it,
	// called after the file's id. None: no copies are made.
	Backups string
	// Backing is told, before such a copy is made, how many bytes it will have at most; it may be nil.
	Backing func(bytes int64)
	// Backed is told where a copy went that was made by itself, or in words why none could be made; nobody is held up
	// meanwhile. It may be nil.
	Backed func(path string, err error)
}

func (o *Options) machine() *Machine {
	if o.Machine == nil {
		return ThisMachine()
	}
	return o.Machine
}

// restAfter is how long after a change the main file alone holds it.
const restAfter = 2 * time.Second

// Path is where the file lies.
func (s *Store) Path() string { return s.path }

// ReadOnly says whether the file can only be read; Do then answers ErrReadOnly.
func (s *Store) ReadOnly() bool { return s.pen == nil || s.moved.Load() != nil }

// Close ends all reading and writing; afterwards the file is exactly one file, unless another window has it open. A
// second call does nothing.
func (s *Store) Close() error {
	s.endBackups()
	s.StopWatching()
	s.cancelRest()
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed.Swap(true) {
		return nil
	}
	s.unpacker.Close()
	defer s.held.release()
	if s.letGo != nil {
		defer s.letGo()
	}
	s.closeCurtain()
	err := s.db.Close() // first the readers, so that the last connection to close is one that may empty the log
	if s.pen == nil {
		return err
	}
	if s.place.OneWriter() { // the empty journal that was written through would stay beside the file
		_, _ = s.pen.Exec("PRAGMA journal_mode=DELETE") // while somebody reads it stays, and does no harm
	}
	if e := s.pen.Close(); err == nil {
		err = e
	}
	return err
}

// astray refuses when the file is not where it was opened, so that nothing is written where nobody finds it again.
func (s *Store) astray() error {
	now, err := os.Stat(s.path)
	switch {
	case s.opened == nil, err == nil && os.SameFile(now, s.opened):
		return nil
	case err == nil:
		return &model.Problem{Key: "storage.astray.replaced", File: s.path, Err: model.ErrReadOnly}
	}
	return &model.Problem{Key: "storage.astray.gone", File: s.path, Err: fmt.Errorf("%w: %w", model.ErrNotFound, err)}
}

// Settle moves what waits in the write-ahead log into the main file, so that a copy of the main file alone is complete.
// It happens by itself within two seconds of each change. ErrBusy when somebody reads an older state for so long that
// not everything could be moved.
func (s *Store) Settle(ctx context.Context) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.settle(ctx)
}

func (s *Store) settle(ctx context.Context) error {
	if s.pen == nil || s.closed.Load() {
		return nil
	}
	conn, err := s.pen.Conn(ctx)
	if err != nil {
		return s.problem(err)
	}
	defer func() { _ = conn.Close() }() // gives the connection back
	// units wait for this one connection, so a long reader must not hold it up
	if _, err := conn.ExecContext(ctx, "PRAGMA busy_timeout=100"); err != nil {
		return s.problem(err)
	}
	var busy, inLog, moved int
	err = conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &inLog, &moved)
	crashAt("rest.moved")
	if _, e := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA busy_timeout=10000"); err == nil {
		err = e
	}
	if err == nil && busy != 0 {
		return &model.Problem{Key: "storage.busy", File: s.path, Err: model.ErrBusy}
	}
	return s.problem(err)
}

// restLater begins the wait for rest, unless one is under way: who changes something every second for an hour must not
// put it off for an hour.
func (s *Store) restLater() {
	s.restLock.Lock()
	defer s.restLock.Unlock()
	if s.stopRest == nil {
		s.stopRest = s.after(restAfter, s.onRest)
	}
}

func (s *Store) cancelRest() {
	s.restLock.Lock()
	defer s.restLock.Unlock()
	if s.stopRest != nil {
		s.stopRest()
		s.stopRest = nil
	}
}

// onRest empties the log; when somebody reads for long it tries again later.
func (s *Store) onRest() {
	s.restLock.Lock()
	s.stopRest = nil // what is written from now on waits anew
	s.restLock.Unlock()
	s.writing.Lock()
	closed := s.closed.Load()
	err := s.settle(context.Background())
	s.writing.Unlock()
	if err != nil && !closed {
		s.restLater()
	}
}

// realTime is the Scheduler of the running program.
func realTime(wait time.Duration, f func()) func() {
	t := time.AfterFunc(wait, f)
	return func() { t.Stop() }
}
