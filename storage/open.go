package storage

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/glebarez/sqlite"
	"github.com/klauspost/compress/zstd"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"milepost/model"
)

// applicationID is in the header of every team file: "MPOS".
const applicationID = 0x4D504F53

// Open opens a team file and brings an older one to the present version, after a copy was made beside it. A file that
// can only be read is opened for reading. Errors name the file and say what it is: ErrNotFound, ErrInvalid (not a team
// file, or damaged), ErrNewer, ErrReadOnly, ErrBusy; the file is then as it was.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if o.Random == nil {
		o.Random = rand.Reader
	}
	return open(ctx, path, o, model.NewIDs(o.Clock, o.Random))
}

func open(ctx context.Context, path string, o Options, ids *model.IDs) (*Store, error) {
	writable, err := inspect(path)
	if err != nil {
		return nil, err
	}
	of := IsBackup(path, o.Backups)
	writable = writable && of == nil
	place := o.machine().PlaceOf(path)
	held, other, err := claim(path, o, writable && place.OneWriter())
	if err != nil {
		return nil, err
	}
	writable = writable && other == nil
	letGo, err := holdDescriptor(path)
	if err != nil {
		held.release()
		return nil, &model.Problem{Key: "storage.open.permission", File: path, Err: fmt.Errorf("%w: %w", model.ErrReadOnly, err)}
	}
	s, err := connect(path, o, ids, writable, place)
	if err != nil {
		letGo()
		held.release()
		return nil, err
	}
	s.held, s.inUse, s.letGo, s.backupOf = held, other, letGo, of
	if err := s.begin(ctx); err != nil {
		err = s.problem(err)
		_ = s.Close()
		return nil, err
	}
	if writable && hasLog(path) { // of a program that was ended, or of the migration just now
		s.restLater()
	}
	return s, nil
}

// The parts of SQLite's header that tell a team file from others.
const (
	headerSize    = 100
	headerMagic   = "SQLite format 3\x00"
	headerPage    = 16 // size of a page
	headerReads   = 19 // 1: written through a journal that takes back; 2: through a log
	headerChanges = 24
	headerPages   = 28 // number of pages, valid when headerChanges equals headerCounted
	headerVersion = 60 // user_version
	headerProgram = 68 // application_id
	headerCounted = 92
)

// inspect looks at a file without the database, so that nothing that is not ours is ever touched, and says whether it
// can be written.
func inspect(path string) (writable bool, err error) {
	if err := recognise(path); err != nil {
		return false, err
	}
	return canWrite(path), nil
}

// recognise refuses what is no team file that this program can open.
func recognise(path string) error {
	refuse := func(key string, kind error) error {
		return &model.Problem{Key: key, File: path, Err: kind}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("storage.open.missing", model.ErrNotFound)
	case err != nil:
		return refuse("storage.open.permission", fmt.Errorf("%w: %w", model.ErrReadOnly, err))
	case info.IsDir():
		return refuse("storage.open.folder", model.ErrInvalid)
	case !info.Mode().IsRegular():
		return refuse("storage.open.foreign", model.ErrInvalid)
	case info.Size() == 0:
		return refuse("storage.open.empty", model.ErrInvalid)
	}
	header, err := readHeader(path)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) && strings.HasPrefix(string(header), headerMagic):
		return refuse("storage.open.cut", model.ErrInvalid)
	case errors.Is(err, io.ErrUnexpectedEOF) || err == nil && !strings.HasPrefix(string(header), headerMagic):
		return refuse("storage.open.foreign", model.ErrInvalid)
	case err != nil:
		return refuse("storage.open.permission", fmt.Errorf("%w: %w", model.ErrReadOnly, err))
	case binary.BigEndian.Uint32(header[headerProgram:]) != applicationID:
		return refuse("storage.open.other", model.ErrInvalid)
	case binary.BigEndian.Uint32(header[headerVersion:]) == 0: // a file gets its name when it is complete
		return refuse("storage.open.damaged", model.ErrInvalid)
	case binary.BigEndian.Uint32(header[headerVersion:]) > uint32(len(migrations)):
		return refuse("storage.open.newer", model.ErrNewer)
	case cut(header, info.Size()) && !hasLog(path):
		return refuse("storage.open.cut", model.ErrInvalid)
	}
	return nil
}

func readHeader(path string) ([]byte, error) {
	return beginningOf(path, headerSize)
}

// cut compares the size that the header states with that of the file.
func cut(header []byte, size int64) bool {
	page := int64(binary.BigEndian.Uint16(header[headerPage:]))
	if page == 1 { // as SQLite writes 65536
		page = 65536
	}
	if page < 512 || size%page != 0 {
		return true
	}
	counted := binary.BigEndian.Uint32(header[headerChanges:]) == binary.BigEndian.Uint32(header[headerCounted:])
	return counted && size < page*int64(binary.BigEndian.Uint32(header[headerPages:]))
}

// hasLog says whether a log stands beside the file: then pages may still be in it, of a window that is open or of a
// program that was ended, and SQLite puts them back.
func hasLog(path string) bool {
	for _, end := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + end); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// keepsLog says whether the file is of the kind that is written through a log, whose index a reader has to make.
func keepsLog(path string) bool {
	header, err := readHeader(path)
	return err != nil || len(header) < headerSize || header[headerReads] > 1
}

// canWrite tries the file and its folder: the log stands beside the file.
func canWrite(path string) bool {
	if !opensForWriting(path) {
		return false
	}
	probe, err := os.CreateTemp(filepath.Dir(path), ".milepost-*")
	if err != nil {
		return false
	}
	_ = probe.Close()
	_ = os.Remove(probe.Name())
	return true
}

// What all connections are opened with, and what the writing one and the reading ones have besides. The driver forgets
// _txlock when _time_format is set too, so that must never come in here: two units would begin at once.
const (
	pragmas    = "?_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=temp_store(2)"
	pragmasPen = "&_pragma=synchronous(FULL)&_pragma=secure_delete(1)&_pragma=cache_size(-16000)&_txlock=immediate"
	pragmasLog = "&_pragma=journal_mode(WAL)"
	// the log's index is memory that two computers do not share. Readers here would wait for a unit that does not fit
	// into the cache before it is complete.
	pragmasOne   = "&_pragma=journal_mode(TRUNCATE)&_pragma=cache_spill(0)"
	pragmasDB    = "&_pragma=query_only(1)" + pragmasCache
	pragmasCache = "&_pragma=cache_size(-16000)"
	readers      = 4
)

// connect opens the connections. Nothing is read or written yet.
func connect(path string, o Options, ids *model.IDs, writable bool, place Place) (*Store, error) {
	s := &Store{path: path, place: place, clock: o.Clock, ids: ids, after: o.After, trip: o.TripWire || armed, actor: o.Actor}
	s.backups.root, s.backups.begun, s.backups.told = o.Backups, o.Backing, o.Backed
	if info, err := os.Stat(path); err == nil {
		s.opened = info
	}
	if s.after == nil {
		s.after = realTime
	}
	if err := s.prepareJournal(); err != nil {
		return nil, err
	}
	address := fileURI(path) + pragmas
	journal := pragmasLog
	if place.OneWriter() {
		journal = pragmasOne
	}
	if !writable {
		address += "&mode=ro"
		if !hasLog(path) && (!place.OneWriter() || keepsLog(path)) {
			address += "&immutable=1" // where nothing can be written, the log's index cannot be made either
		}
	}
	return s, s.dial(cmp.Or(o.Driver, sqlite.DriverName), address, journal, writable)
}

// prepareJournal makes what packs and unpacks entries of the journal.
func (s *Store) prepareJournal() (err error) {
	if s.packer, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1)); err == nil {
		s.unpacker, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0))
	}
	if err != nil {
		return fmt.Errorf("preparing the journal: %w", err)
	}
	return nil
}

// dial opens the connections to an address.
func (s *Store) dial(driver, address, journal string, writable bool) (err error) {
	if writable {
		if s.pen, err = sql.Open(driver, address+journal+pragmasPen); err != nil {
			return s.problem(err)
		}
		s.pen.SetMaxOpenConns(1)
	}
	s.behind = address + pragmasCache
	if s.db, err = sql.Open(driver, address+pragmasDB); err != nil {
		return s.problem(err)
	}
	s.db.SetMaxOpenConns(readers)
	s.db.SetMaxIdleConns(readers)
	return nil
}

// fileURI escapes what would end the path of an address.
func fileURI(path string) string {
	slashed := filepath.ToSlash(path)
	if len(slashed) > 1 && slashed[1] == ':' { // a drive's letter needs a slash before it
		slashed = "/" + slashed
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath()
}

// begin migrates, lets GORM in, and learns who owns the file.
func (s *Store) begin(ctx context.Context) error {
	if err := s.migrate(ctx, migrations); err != nil {
		return err
	}
	var err error
	config := &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true}
	if s.gorm, err = gorm.Open(&sqlite.Dialector{Conn: s.db}, config); err != nil {
		return err
	}
	files, err := readWhole(ctx, s, func(v *view) ([]model.File, error) { return all[model.File](v, "id", "") })
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return &model.Problem{Key: "storage.open.damaged", File: s.path, Err: model.ErrInvalid}
	}
	s.backups.file = files[0]
	s.rememberMoved(&files[0])
	if s.actor == "" {
		s.actor = files[0].OwnerID
	}
	return nil
}
