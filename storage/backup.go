package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"milepost/model"
)

const (
	// backupAfter is how long after the first change of a day the copy is begun: what a page does after it comes first.
	backupAfter = time.Second
	// backupAgain is how long after one that failed another is tried.
	backupAgain = time.Hour
)

// backupRoom is what a copy that is made by itself leaves free on the disk, so that it never takes the room of a save.
var backupRoom = int64(64 << 20)

// backups makes a copy on the first change of each day.
type backups struct {
	root   string // the folder under which each file has one of its own; empty: none are made
	begun  func(bytes int64)
	told   func(path string, err error)
	mu     sync.Mutex
	file   model.File     // as last read, for its zone
	done   model.Date     // the day that has its copy
	again  time.Time      // not before that after one failed
	failed error          // why the last one failed; nil when it did not
	state  backupState    // of the copy under way
	stop   func()         // ends the wait for it
	end    sync.WaitGroup // of the copy under way
	closed bool
}

type backupState int

const (
	backupIdle    backupState = iota
	backupWaiting             // for its time
	backupRunning
)

// backupLater sees after each change whether the day still needs its copy. It takes no longer than looking at the clock.
func (s *Store) backupLater() {
	b := &s.backups
	if b.root == "" {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	now := s.clock.Now()
	switch {
	case b.closed, b.state != backupIdle, model.DateOf(now.In(b.file.Location())) == b.done,
		now.Before(b.again) && b.again.Sub(now) <= backupAgain: // unless the clock was set back since
		return
	}
	b.state = backupWaiting
	b.stop = s.after(backupAfter, s.onBackup)
}

// onBackup makes the copy of the day, unless somebody else took it up.
func (s *Store) onBackup() {
	b := &s.backups
	b.mu.Lock()
	if b.state != backupWaiting {
		b.mu.Unlock()
		return
	}
	b.state = backupRunning
	b.end.Add(1)
	b.mu.Unlock()
	defer b.end.Done()
	path, err := s.backupToday(context.Background())
	b.mu.Lock()
	b.state, b.failed = backupIdle, err
	if err != nil {
		b.again = s.clock.Now().Add(backupAgain)
	}
	b.mu.Unlock()
	if b.told != nil && (path != "" || err != nil) {
		b.told(path, err)
	}
}

// endBackups waits for the copy under way and makes the one that was still waiting, so that who opens a file for one
// line has it copied too.
func (s *Store) endBackups() {
	b := &s.backups
	b.mu.Lock()
	b.closed = true
	waiting := b.state == backupWaiting
	if waiting {
		b.stop()
	}
	b.mu.Unlock()
	if waiting {
		s.onBackup()
	}
	b.end.Wait()
}

// backupToday makes the copy of the present day, if there is none of this file, and removes what is not kept any more.
// It answers with the path of a new copy.
func (s *Store) backupToday(ctx context.Context) (string, error) {
	file, err := s.fileRow(ctx)
	if err != nil {
		return "", err
	}
	now := s.clock.Now().In(file.Location())
	today := model.DateOf(now)
	b := &s.backups
	folder := b.folder(file.ID)
	if err := makeBackupFolder(folder); err != nil {
		return "", err
	}
	path := ""
	if !s.hasBackup(ctx, folder, today) {
		if b.begun != nil {
			b.begun(sizeOf(s.path))
		}
		path, err = s.backUp(ctx, folder, now, backupRoom)
		if err != nil {
			return "", err
		}
	}
	b.mu.Lock()
	b.file, b.done = file, today
	b.mu.Unlock()
	return path, s.thinOut(folder, file, today)
}

// folder is where the copies of a file are.
func (b *backups) folder(file model.ID) string { return filepath.Join(b.root, string(file)) }

func makeBackupFolder(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return copyProblem(err, folder)
	}
	return nil
}

func (s *Store) fileRow(ctx context.Context) (model.File, error) {
	return readWhole(ctx, s, func(v *view) (model.File, error) {
		files, err := all[model.File](v, "id", "")
		if err == nil && len(files) != 1 {
			err = &model.Problem{Key: "storage.open.damaged", File: s.path, Err: model.ErrInvalid}
		}
		if err != nil {
			return model.File{}, err
		}
		return files[0], nil
	})
}

// hasBackup says whether there is a whole copy of a day of this file: one of another file that was once copied from the
// same, or of what was there before a restore, holds units that this one does not know.
func (s *Store) hasBackup(ctx context.Context, folder string, day model.Date) bool {
	list, err := plainBackups(folder)
	if err != nil {
		return false
	}
	for _, x := range list {
		if x.On != day {
			continue
		}
		seq, last, err := lastUnit(ctx, x.Path)
		if err != nil {
			continue
		}
		known, err := readWhole(ctx, s, func(v *view) (known bool, err error) {
			err = v.tx.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM unit WHERE seq=? AND id=?)", seq, last).Scan(&known)
			return known, err
		})
		if err == nil && known {
			return true
		}
	}
	return false
}

// backUp writes a copy into a folder, called after the file and the time.
func (s *Store) backUp(ctx context.Context, folder string, now time.Time, room int64) (string, error) {
	p, err := s.copied(ctx, folder, room)
	if err != nil {
		return "", err
	}
	name := nameOf(s.path, now)
	for {
		path := filepath.Join(folder, name.String())
		err := p.publish(path)
		if err == nil {
			_ = os.Chtimes(path, now, now) // which tells when it was made
			return path, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			p.drop()
			return "", copyProblem(err, folder)
		}
		name = name.next(now)
	}
}

// copied copies the file that is open, also when it is not where it was any more: then it is the one place left that
// holds everything. Where it is written without a log, a unit could not be completed while it is read: there it waits in
// the queue.
func (s *Store) copied(ctx context.Context, folder string, room int64) (*part, error) {
	if s.place.OneWriter() {
		s.writing.Lock()
		defer s.writing.Unlock()
	}
	if s.astray() == nil {
		return copied(ctx, s.path, folder, room)
	}
	return copiedBy(ctx, s.path, folder, room, func(p *part) error {
		conn, err := s.db.Conn(ctx)
		if err != nil {
			return err
		}
		defer func() { _ = conn.Close() }()                                     // gives the connection back
		if _, err := conn.ExecContext(ctx, "PRAGMA query_only=0"); err != nil { // which forbids to write anywhere
			return err
		}
		_, err = conn.ExecContext(ctx, "VACUUM INTO ?", p.path)
		_, e := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only=1")
		return errors.Join(err, e)
	})
}

// BackUp makes a copy now, in the folder of those that are made by themselves, and answers with its path. ErrNotFound
// when the file was opened without a place for copies; other errors say in words why none could be made.
func (s *Store) BackUp(ctx context.Context) (string, error) {
	b := &s.backups
	if b.root == "" {
		return "", &model.Problem{Key: "storage.copy.nowhere", File: s.path, Err: model.ErrNotFound}
	}
	file, err := s.fileRow(ctx)
	if err != nil {
		return "", err
	}
	folder := b.folder(file.ID)
	if err := makeBackupFolder(folder); err != nil {
		return "", err
	}
	now := s.clock.Now().In(file.Location())
	path, err := s.backUp(ctx, folder, now, 0)
	if err != nil {
		return "", err
	}
	b.mu.Lock()
	b.failed, b.done = nil, model.DateOf(now)
	b.mu.Unlock()
	return path, s.thinOut(folder, file, model.DateOf(now))
}

// BackUpSealed makes an encrypted one there, which stays until somebody deletes it. Errors are those of BackUp.
func (s *Store) BackUpSealed(ctx context.Context, passphrase string) (string, error) {
	if s.backups.root == "" {
		return "", &model.Problem{Key: "storage.copy.nowhere", File: s.path, Err: model.ErrNotFound}
	}
	path, _, err := BackUpFile(ctx, s.path, BackUpOptions{Clock: s.clock, Backups: s.backups.root, Passphrase: passphrase})
	return path, err
}

// thinOut removes the copies that are not kept any more. One that cannot be removed is tried again the next day.
func (s *Store) thinOut(folder string, file model.File, today model.Date) error {
	list, err := plainBackups(folder)
	if err != nil {
		return err
	}
	paths, copies := map[model.Copy]string{}, make([]model.Copy, len(list))
	for i, x := range list {
		copies[i] = x.copy()
		paths[copies[i]] = x.Path
	}
	keep := model.Retention{Today: today, WeekStart: time.Weekday(file.FirstWeekday), Size: sizeOf(s.path)}
	for _, c := range keep.Excess(copies) {
		_ = os.Remove(paths[c])
	}
	return nil
}

// BackupFolder is where the copies of this file are; empty when none are made.
func (s *Store) BackupFolder() string {
	b := &s.backups
	if b.root == "" {
		return ""
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.folder(b.file.ID)
}

// BackupFailed is why the last copy could not be made; nil when it could.
func (s *Store) BackupFailed() error {
	b := &s.backups
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.failed
}
