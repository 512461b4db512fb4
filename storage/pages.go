package storage

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// pages reads the records of a database file page by page, as its format is described, without the database: that
// refuses a whole tree when one page of it, or of the list of tables, makes no sense. Nothing in a page is believed
// before it was held against the size of the page and of the file.
type pages struct {
	r     io.ReaderAt
	size  int    // of a page
	room  int    // of a page that cells may use
	count uint32 // whole pages in the file
	seen  []bool // pages that belong to something that was read
}

// Kinds of pages that hold cells.
const (
	pageIndexInner = 2
	pageTableInner = 5
	pageIndexLeaf  = 10
	pageTableLeaf  = 13
)

var errPage = errors.New("a page makes no sense")

// record is what one cell holds: int64, float64, string, []byte or nil.
type record struct {
	rowid  int64
	values []any
}

// node is a page of a tree, taken apart.
type node struct {
	kind     byte
	children []uint32
	records  []record
	bad      int // cells that make no sense
}

// pageSize is that of all our files.
const pageSize = 4096

// newPages reads the header. Where it makes no sense the pages are taken to be as in all our files.
func newPages(r io.ReaderAt, length int64) (*pages, error) {
	head := make([]byte, headerSize)
	if _, err := r.ReadAt(head, 0); err != nil {
		return nil, err
	}
	size := int(binary.BigEndian.Uint16(head[headerPage:]))
	if size == 1 {
		size = 65536
	}
	room := size - int(head[headerReserved])
	if string(head[:len(headerMagic)]) != headerMagic || size < 512 || size&(size-1) != 0 || room < 480 {
		size, room = pageSize, pageSize
	}
	p := &pages{r: r, size: size, room: room, count: uint32(min(length/int64(size), math.MaxUint32))}
	p.seen = make([]bool, p.count+1)
	return p, nil
}

// headerReserved is where the header says how much of each page is not used.
const headerReserved = 20

func (p *pages) page(n uint32) ([]byte, error) {
	if n == 0 || n > p.count {
		return nil, errPage
	}
	data := make([]byte, p.size)
	if _, err := p.r.ReadAt(data, int64(n-1)*int64(p.size)); err != nil {
		return nil, err
	}
	return data[:p.room], nil
}

// node takes a page apart. An error means that it is none; single cells that make no sense are only counted.
func (p *pages) node(n uint32) (*node, error) {
	data, err := p.page(n)
	if err != nil {
		return nil, err
	}
	at := 0
	if n == 1 {
		at = headerSize
	}
	out := &node{kind: data[at]}
	cells, pointers := int(binary.BigEndian.Uint16(data[at+3:])), at+8
	switch out.kind {
	case pageIndexInner, pageTableInner:
		pointers = at + 12
	case pageIndexLeaf, pageTableLeaf:
	default:
		return nil, errPage
	}
	if pointers+2*cells > len(data) {
		return nil, errPage
	}
	for i := range cells {
		offset := int(binary.BigEndian.Uint16(data[pointers+2*i:]))
		if offset < pointers+2*cells || offset >= len(data) || !p.cell(out, data, offset) {
			out.bad++
		}
	}
	if pointers == at+12 {
		out.children = append(out.children, binary.BigEndian.Uint32(data[at+8:]))
	}
	if cells > 0 && out.bad == cells {
		return nil, errPage
	}
	return out, nil
}

// cell reads one cell into a node and says whether it makes sense.
func (p *pages) cell(out *node, data []byte, at int) bool {
	if out.kind == pageIndexInner || out.kind == pageTableInner {
		if at+4 > len(data) {
			return false
		}
		out.children = append(out.children, binary.BigEndian.Uint32(data[at:]))
		at += 4
	}
	if out.kind == pageTableInner {
		return true
	}
	length, n := varint(data[at:])
	at += n
	var r record
	if out.kind == pageTableLeaf && n > 0 {
		r.rowid, n = varint(data[at:])
		at += n
	}
	if n == 0 || length < 1 || length > int64(p.count)*int64(p.size) {
		return false
	}
	body, err := p.payload(data[at:], int(length), out.kind == pageTableLeaf)
	if err != nil {
		return false
	}
	if r.values, err = values(body); err != nil {
		return false
	}
	out.records = append(out.records, r)
	return true
}

// payload is the content of a cell, the part of it that is in other pages included.
func (p *pages) payload(data []byte, length int, leaf bool) ([]byte, error) {
	most, least := p.room-35, (p.room-12)*32/255-23
	if !leaf {
		most = (p.room-12)*64/255 - 23
	}
	local := length
	if length > most {
		if local = least + (length-least)%(p.room-4); local > most {
			local = least
		}
	}
	if local > len(data) || local < length && local+4 > len(data) {
		return nil, errPage
	}
	if local == length {
		return data[:length], nil
	}
	out, next := append([]byte{}, data[:local]...), binary.BigEndian.Uint32(data[local:])
	var chain []uint32
	for len(out) < length {
		page, err := p.page(next)
		if err != nil {
			return nil, err
		}
		chain = append(chain, next)
		next = binary.BigEndian.Uint32(page)
		out = append(out, page[4:min(len(page), 4+length-len(out))]...)
	}
	for _, n := range chain {
		p.seen[n] = true
	}
	return out, nil
}

// varint reads a number of one to nine bytes and says how many; none when they are cut off.
func varint(data []byte) (v int64, n int) {
	for i, b := range data {
		if i == 8 {
			return v<<8 | int64(b), 9
		}
		v = v<<7 | int64(b&0x7f)
		if b < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// values takes a record apart: a head with the kind of each value, then the values.
func values(data []byte) ([]any, error) {
	head, n := varint(data)
	if n == 0 || head < int64(n) || head > int64(len(data)) {
		return nil, errPage
	}
	var out []any
	at := int(head)
	for kinds := data[n:head]; len(kinds) > 0; {
		kind, n := varint(kinds)
		if n == 0 {
			return nil, errPage
		}
		kinds = kinds[n:]
		size := sizeOfKind(kind)
		if size < 0 || size > int64(len(data)-at) {
			return nil, errPage
		}
		out = append(out, value(kind, data[at:at+int(size)]))
		at += int(size)
	}
	return out, nil
}

// sizeOfKind is how many bytes a value of a kind takes; -1 for kinds that there are not.
func sizeOfKind(kind int64) int64 {
	switch {
	case kind < 0 || kind == 10 || kind == 11:
		return -1
	case kind >= 12:
		return (kind - 12) / 2
	}
	return [...]int64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}[kind]
}

func value(kind int64, data []byte) any {
	switch {
	case kind == 0:
		return nil
	case kind == 8 || kind == 9:
		return kind - 8
	case kind >= 12 && kind%2 == 0:
		return append([]byte{}, data...)
	case kind >= 13:
		return string(data)
	}
	var v int64
	if data[0]&0x80 != 0 {
		v = -1
	}
	for _, b := range data {
		v = v<<8 | int64(b)
	}
	if kind == 7 {
		return math.Float64frombits(uint64(v))
	}
	return v
}

// walk hands over the records of a tree, in order, and says how many pages and single cells of it make no sense. A page
// counts as one of the tree only when fits says so of a record in it: a number of a page that was hit by damage may lead
// into another table.
func (p *pages) walk(root uint32, table bool, fits func([]any) bool, each func(record) error) (bad int, err error) {
	inner, leaf := byte(pageIndexInner), byte(pageIndexLeaf)
	if table {
		inner, leaf = pageTableInner, pageTableLeaf
	}
	for todo := []uint32{root}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if n < uint32(len(p.seen)) && p.seen[n] {
			bad++
			continue
		}
		x, err := p.node(n)
		if err != nil || x.kind != inner && x.kind != leaf || !anyFits(x.records, fits) {
			bad++
			continue
		}
		p.seen[n] = true
		bad += x.bad
		for _, r := range x.records {
			if err := each(r); err != nil {
				return bad, err
			}
		}
		for i := range x.children { // the first is to be read first; the right one is the last
			todo = append(todo, x.children[len(x.children)-1-i])
		}
	}
	return bad, nil
}

func anyFits(records []record, fits func([]any) bool) bool {
	for _, r := range records {
		if fits(r.values) {
			return true
		}
	}
	return len(records) == 0
}

// strays hands over the records of pages that nothing leads to any more: what did is damaged. What the file lists as free
// is none of them.
func (p *pages) strays(each func(kind byte, r record) (taken bool, err error)) error {
	p.markFree()
	for n := uint32(2); n <= p.count; n++ {
		if p.seen[n] {
			continue
		}
		x, err := p.node(n)
		if err != nil {
			continue
		}
		for _, r := range x.records {
			taken, err := each(x.kind, r)
			if err != nil {
				return err
			}
			p.seen[n] = p.seen[n] || taken
		}
	}
	return nil
}

// markFree takes the list of free pages out of what is looked at, as far as it makes sense.
func (p *pages) markFree() {
	head, err := p.page(1)
	if err != nil {
		return
	}
	next, left := binary.BigEndian.Uint32(head[32:]), binary.BigEndian.Uint32(head[36:])
	for next != 0 && left > 0 {
		trunk, err := p.page(next)
		if err != nil || p.seen[next] {
			return
		}
		p.seen[next] = true
		n := binary.BigEndian.Uint32(trunk[4:])
		if n > uint32(len(trunk)/4-2) || n >= left {
			return
		}
		for i := range n {
			if free := binary.BigEndian.Uint32(trunk[8+4*i:]); free > 1 && free <= p.count {
				p.seen[free] = true
			}
		}
		left -= n + 1
		next = binary.BigEndian.Uint32(trunk)
	}
}
