package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"milepost/model"
)

// BackUpOptions say where a copy goes that is asked for, and how.
type BackUpOptions struct {
	Clock      model.Clock
	To         string // a folder, or the path of a file that is not there yet; empty: the file's folder under Backups
	Backups    string // where copies go that are made by themselves
	Passphrase string // encrypts the copy; empty: it is not encrypted
}

// BackUpFile makes a checked copy of a team file that need not be open, and answers with where it is and what it holds.
// The file is only read. The copy has its name only when it is complete and on the disk; nothing is ever replaced.
func BackUpFile(ctx context.Context, path string, o BackUpOptions) (string, Holding, error) {
	h, err := Held(ctx, path)
	if err != nil {
		return "", h, err
	}
	if o.To == "" {
		o.To = filepath.Join(o.Backups, string(h.FileID))
		if err := makeBackupFolder(o.To); err != nil {
			return "", h, err
		}
	}
	made, err := backUpTo(ctx, path, o, o.Clock.Now().In(h.Location()))
	return made, h, err
}

// backUpTo makes a checked copy of a team file in a folder or under a name that nothing has yet.
func backUpTo(ctx context.Context, path string, o BackUpOptions, now time.Time) (string, error) {
	folder, fixed := filepath.Dir(o.To), o.To
	name := nameOf(path, now)
	ending := ""
	if o.Passphrase != "" {
		ending = SealedExt
	}
	if info, err := os.Stat(o.To); err == nil && info.IsDir() {
		folder, fixed = o.To, ""
	} else if _, err := os.Lstat(o.To); err == nil {
		return "", copyProblem(fs.ErrExist, o.To)
	}
	p, err := copiedOrSealed(ctx, path, folder, o.Passphrase)
	if err != nil {
		return "", err
	}
	for {
		to := fixed
		if fixed == "" {
			to = filepath.Join(folder, name.String()+ending)
		}
		err := p.publish(to)
		switch {
		case err == nil:
			_ = os.Chtimes(to, now, now) // which tells when it was made
			return to, nil
		case !errors.Is(err, fs.ErrExist) || fixed != "":
			p.drop()
			return "", copyProblem(err, to)
		}
		name = name.next(now)
	}
}

// copiedOrSealed makes a copy in a folder, encrypted when there is a passphrase. What is not encrypted yet never lies
// there but beside the file itself, or, where nobody may write, among the system's temporary files.
func copiedOrSealed(ctx context.Context, from, folder, passphrase string) (*part, error) {
	if passphrase == "" {
		return copied(ctx, from, folder, 0)
	}
	plain, err := copied(ctx, from, filepath.Dir(from), 0)
	if errors.Is(err, model.ErrReadOnly) {
		plain, err = copied(ctx, from, os.TempDir(), 0)
	}
	if err != nil {
		return nil, err
	}
	defer plain.drop()
	p, err := newPart(folder)
	if err != nil {
		return nil, copyProblem(err, folder)
	}
	err = seal(ctx, plain.path, p.file, passphrase)
	if err == nil {
		err = p.file.Sync()
	}
	if err != nil {
		p.drop()
		return nil, copyProblem(err, folder)
	}
	crashAt("copy.sealed")
	return p, nil
}

// Unseal decrypts a backup into a folder of its own among the system's temporary files, so that it can be looked at or
// restored, and answers with its path there. drop removes it again.
func Unseal(ctx context.Context, path, passphrase string) (plain string, drop func(), err error) {
	folder, err := os.MkdirTemp("", "milepost-")
	if err != nil {
		return "", nil, copyProblem(err, os.TempDir())
	}
	drop = func() { _ = os.RemoveAll(folder) }
	base := filepath.Base(path)
	if filepath.Ext(base) == SealedExt {
		base = base[:len(base)-len(SealedExt)]
	}
	plain = filepath.Join(folder, base)
	f, err := os.OpenFile(plain, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err == nil {
		err = unseal(ctx, path, f, passphrase)
		if e := f.Close(); err == nil {
			err = e
		}
	}
	if err != nil {
		drop()
		return "", nil, copyProblem(err, folder)
	}
	return plain, drop, nil
}
