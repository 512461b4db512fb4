package model

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
)

func fixedIDs(clock Clock, seed byte) *IDs { return NewIDs(clock, rand.NewChaCha8([32]byte{seed})) }

func TestIDsSortInTheOrderTheyWereMade(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	clock := ClockFunc(func() time.Time { return now })
	g := fixedIDs(clock, 1)
	var ids []ID
	for i := range 20_000 { // more than the 4,096 that fit one millisecond
		if i == 9_000 {
			now = now.Add(-time.Hour) // a clock that is set back must not break the order
		}
		if i == 15_000 {
			now = now.Add(3 * time.Hour)
		}
		ids = append(ids, g.New())
	}
	if !slices.IsSorted(ids) {
		t.Fatal("ids do not sort in the order they were made")
	}
	if len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Fatal("an id was made twice")
	}
	first, err := uuid.Parse(string(ids[0]))
	if err != nil {
		t.Fatal(err)
	}
	if first.Version() != 7 || first.Variant() != uuid.RFC4122 {
		t.Errorf("version %d, variant %s", first.Version(), first.Variant())
	}
	if sec, _ := first.Time().UnixTime(); sec != now.Add(-2*time.Hour).Unix() {
		t.Errorf("the id carries second %d", sec)
	}
	for _, id := range ids {
		if u := uuid.MustParse(string(id)); u.Version() != 7 || u.Variant() != uuid.RFC4122 {
			t.Fatalf("%s is version %d, variant %s", id, u.Version(), u.Variant())
		}
	}
}

func TestIDsFromTheSameSourceAreTheSame(t *testing.T) {
	clock := FixedClock(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC))
	a, b, other := fixedIDs(clock, 1), fixedIDs(clock, 1), fixedIDs(clock, 2)
	for range 10 {
		x, y, z := a.New(), b.New(), other.New()
		if x != y {
			t.Fatalf("%s and %s from the same source", x, y)
		}
		if x == z {
			t.Fatalf("%s from two sources", x)
		}
	}
}

func TestIDsPanicWithoutRandomness(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an id was made without random bytes")
		}
	}()
	NewIDs(FixedClock{}, bytes.NewReader([]byte("short"))).New()
}

func TestParseID(t *testing.T) {
	id, err := ParseID("0193A3F0-0000-7000-8000-0000DEADBEEF")
	if err != nil || id != "0193a3f0-0000-7000-8000-0000deadbeef" || id.Short() != "deadbeef" {
		t.Errorf("got %s, %s, %v", id, id.Short(), err)
	}
	if _, err := ParseID("deadbeef"); !errors.Is(err, ErrInvalid) {
		t.Errorf("got %v, want ErrInvalid", err)
	}
	if v, _ := ID("").Value(); v != nil {
		t.Errorf("no id is stored as %v, want NULL", v)
	}
}
