package exchange

import "hash/maphash"

// idSet remembers which ids a list has named, eight bytes each: two different ones of a million are taken for one in one
// of forty million lists.
type idSet struct {
	seed  maphash.Seed
	slots []uint64
	used  int
}

func newIDSet() *idSet { return &idSet{seed: maphash.MakeSeed(), slots: make([]uint64, 1<<10)} }

func (s *idSet) find(h uint64) (int, bool) {
	i := int(h & uint64(len(s.slots)-1))
	for s.slots[i] != 0 {
		if s.slots[i] == h {
			return i, true
		}
		i = (i + 1) & (len(s.slots) - 1)
	}
	return i, false
}

func (s *idSet) hash(id string) uint64 { return max(1, maphash.String(s.seed, id)) }

func (s *idSet) has(id string) bool {
	_, found := s.find(s.hash(id))
	return found
}

// add says whether the id is new.
func (s *idSet) add(id string) bool {
	h := s.hash(id)
	at, found := s.find(h)
	if found {
		return false
	}
	s.slots[at] = h
	if s.used++; s.used*3 < len(s.slots)*2 {
		return true
	}
	old := s.slots
	s.slots = make([]uint64, 2*len(old))
	for _, h := range old {
		if h != 0 {
			at, _ := s.find(h)
			s.slots[at] = h
		}
	}
	return true
}
