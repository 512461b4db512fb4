package model

import (
	"database/sql/driver"
	"fmt"
	"io"
	"sync"

	"github.com/google/uuid"
)

// ID names a record: a version 7 UUID in its canonical text form, so that ids sort by the time they were made.
// The empty ID means none.
type ID string

// ParseID reads a UUID in any form that google/uuid takes. Errors are ErrInvalid.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	if err != nil {
		return "", &Problem{Key: "error.id", Args: []any{s}, Err: ErrInvalid}
	}
	return ID(u.String()), nil
}

// Short is the last eight digits, for lists and file names: the first twelve are the time.
func (id ID) Short() string {
	if len(id) < 8 {
		return string(id)
	}
	return string(id[len(id)-8:])
}

// IsZero says whether the id names nothing.
func (id ID) IsZero() bool { return id == "" }

// Value stores the id as text, the empty one as NULL.
func (id ID) Value() (driver.Value, error) {
	if id == "" {
		return nil, nil
	}
	return string(id), nil
}

// Scan reads an id from text or NULL.
func (id *ID) Scan(v any) error {
	s, err := scanText(v)
	*id = ID(s)
	return err
}

func scanText(v any) (string, error) {
	switch x := v.(type) {
	case nil:
		return "", nil
	case string:
		return x, nil
	case []byte:
		return string(x), nil
	}
	return "", fmt.Errorf("a text was expected in the file, not %T", v)
}

// IDs makes ids from a clock and a source of random bytes, so that tests and the sample get the same ones twice.
// It may be used from several goroutines.
type IDs struct {
	mu     sync.Mutex
	clock  Clock
	random io.Reader
	lastMS int64
	seq    uint16
}

// NewIDs returns a source of ids that reads the time from clock and randomness from random.
func NewIDs(clock Clock, random io.Reader) *IDs { return &IDs{clock: clock, random: random} }

// New returns the next id. Ids made in the same millisecond count up, so that they sort in the order they were
// made. It panics when the random source fails, as google/uuid does: no id can be made then.
func (g *IDs) New() ID {
	g.mu.Lock()
	defer g.mu.Unlock()
	var u uuid.UUID
	if _, err := io.ReadFull(g.random, u[:]); err != nil {
		panic("no random bytes for an id: " + err.Error())
	}
	ms := int64(InstantOf(g.clock.Now()))
	if ms <= g.lastMS && g.seq < 0xfff {
		ms = g.lastMS
		g.seq++
	} else {
		if ms <= g.lastMS {
			ms = g.lastMS + 1
		}
		g.lastMS, g.seq = ms, 0
	}
	for i := range 6 {
		u[i] = byte(ms >> (40 - 8*i))
	}
	u[6] = 0x70 | byte(g.seq>>8)
	u[7] = byte(g.seq)
	u[8] = 0x80 | u[8]&0x3f
	return ID(u.String())
}
