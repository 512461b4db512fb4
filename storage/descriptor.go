package storage

import (
	"io"
	"os"
	"sync"
)

// A program that closes any descriptor of a file loses all its locks on that file, those of the database with them
// (POSIX; https://www.sqlite.org/howtocorrupt.html, section 2.2). Another program that closes the file then takes itself
// for the last one and removes the log under the one that works on. So a file that is open here is looked at through a
// descriptor that stays open as long as any store has the file.
var descriptors struct {
	sync.Mutex
	open []*descriptor
}

type descriptor struct {
	file     *os.File
	info     os.FileInfo
	writable bool
	users    int
}

// holdDescriptor keeps a descriptor of a file until release is called, which comes after the database's are closed.
func holdDescriptor(path string) (release func(), err error) {
	descriptors.Lock()
	defer descriptors.Unlock()
	d := descriptorOf(path)
	if d == nil {
		if d, err = newDescriptor(path); err != nil {
			return nil, err
		}
		descriptors.open = append(descriptors.open, d)
	}
	d.users++
	return d.release, nil
}

func newDescriptor(path string) (*descriptor, error) {
	d := &descriptor{writable: true}
	var err error
	if d.file, err = os.OpenFile(path, os.O_RDWR, 0); err != nil {
		d.writable = false
		if d.file, err = os.Open(path); err != nil {
			return nil, err
		}
	}
	if d.info, err = d.file.Stat(); err != nil {
		_ = d.file.Close() // nothing was done with it
		return nil, err
	}
	return d, nil
}

func (d *descriptor) release() {
	descriptors.Lock()
	defer descriptors.Unlock()
	if d.users--; d.users > 0 {
		return
	}
	for i, x := range descriptors.open {
		if x == d {
			descriptors.open = append(descriptors.open[:i], descriptors.open[i+1:]...)
			break
		}
	}
	_ = d.file.Close() // nothing was written through it
}

// descriptorOf is the one of a file that is open here; nil when it is not.
func descriptorOf(path string) *descriptor {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	for _, d := range descriptors.open {
		if os.SameFile(d.info, info) {
			return d
		}
	}
	return nil
}

// beginningOf reads the first bytes of a file, fewer when it has no more: io.ErrUnexpectedEOF, or io.EOF when it is
// empty.
func beginningOf(path string, size int) ([]byte, error) {
	descriptors.Lock()
	defer descriptors.Unlock()
	d := descriptorOf(path)
	if d == nil {
		var err error
		if d, err = newDescriptor(path); err != nil {
			return nil, err
		}
		defer func() { _ = d.file.Close() }() // it was only read
	}
	out := make([]byte, size)
	n, err := io.ReadFull(io.NewSectionReader(d.file, 0, int64(size)), out)
	return out[:n], err
}

// opensForWriting says whether a file can be opened to be written.
func opensForWriting(path string) bool {
	descriptors.Lock()
	defer descriptors.Unlock()
	if d := descriptorOf(path); d != nil {
		return d.writable
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	_ = f.Close() // nothing was written
	return true
}
