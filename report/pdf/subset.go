package pdf

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

var be = binary.BigEndian

// subset is a font file with the outlines of some glyphs and of those they are made of. Glyph numbers stay; the
// others become empty, and those after the last one are cut off.
func (f *Face) subset(glyphs []int) ([]byte, error) {
	o := outlines{
		count: int(be.Uint16(f.tables["maxp"][4:])), long: be.Uint16(f.tables["head"][50:]) == 1,
		loca: f.tables["loca"], glyf: f.tables["glyf"],
	}
	keep := map[int]bool{}
	for _, g := range append([]int{0}, glyphs...) {
		if err := o.collect(g, keep); err != nil {
			return nil, err
		}
	}
	count := slices.Max(slices.Collect(maps.Keys(keep))) + 1
	var loca, glyf []byte
	for g := range count {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		if keep[g] {
			data, err := o.glyph(g)
			if err != nil {
				return nil, err
			}
			glyf = append(glyf, data...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	widths, err := f.widths(count, keep)
	if err != nil {
		return nil, err
	}
	head, maxp, hhea := slices.Clone(f.tables["head"]), slices.Clone(f.tables["maxp"]), slices.Clone(f.tables["hhea"])
	be.PutUint32(head[8:], 0)
	be.PutUint16(head[50:], 1)
	be.PutUint16(maxp[4:], uint16(count))
	be.PutUint16(hhea[34:], uint16(count))
	tables := map[string][]byte{"head": head, "hhea": hhea, "hmtx": widths, "maxp": maxp, "loca": loca, "glyf": glyf}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} { // the programs that outlines refer to
		if t, ok := f.tables[tag]; ok {
			tables[tag] = t
		}
	}
	return buildFont(tables), nil
}

// outlines finds the outline of a glyph in the tables of a font.
type outlines struct {
	count      int
	long       bool
	loca, glyf []byte
}

func (o *outlines) glyph(g int) ([]byte, error) {
	var from, to uint64
	switch {
	case g < 0 || g >= o.count:
		return nil, errCut
	case o.long && len(o.loca) >= 4*g+8:
		from, to = uint64(be.Uint32(o.loca[4*g:])), uint64(be.Uint32(o.loca[4*g+4:]))
	case !o.long && len(o.loca) >= 2*g+4:
		from, to = 2*uint64(be.Uint16(o.loca[2*g:])), 2*uint64(be.Uint16(o.loca[2*g+2:]))
	default:
		return nil, errCut
	}
	if from > to || to > uint64(len(o.glyf)) {
		return nil, errCut
	}
	return o.glyf[from:to], nil
}

// Flags of a part of a composite glyph.
const (
	partWords  = 0x01
	partScale  = 0x08
	partMore   = 0x20
	partXY     = 0x40
	partMatrix = 0x80
)

// collect takes a glyph and, if it is put together from others, those too.
func (o *outlines) collect(g int, keep map[int]bool) error {
	if keep[g] {
		return nil
	}
	data, err := o.glyph(g)
	if err != nil {
		return err
	}
	keep[g] = true
	if len(data) < 10 || int16(be.Uint16(data)) >= 0 {
		return nil
	}
	for at, more := 10, true; more; {
		if len(data) < at+4 {
			return errCut
		}
		flags := be.Uint16(data[at:])
		if err := o.collect(int(be.Uint16(data[at+2:])), keep); err != nil {
			return err
		}
		at += 6
		if flags&partWords != 0 {
			at += 2
		}
		switch {
		case flags&partScale != 0:
			at += 2
		case flags&partXY != 0:
			at += 4
		case flags&partMatrix != 0:
			at += 8
		}
		more = flags&partMore != 0
	}
	return nil
}

// widths is a table of widths with an entry of its own for every glyph.
func (f *Face) widths(count int, keep map[int]bool) ([]byte, error) {
	table, full := f.tables["hmtx"], int(be.Uint16(f.tables["hhea"][34:]))
	if full == 0 || len(table) < 4*full {
		return nil, errCut
	}
	out := make([]byte, 4*count)
	for g := range count {
		switch bearing := 4*full + 2*(g-full); {
		case !keep[g]:
		case g < full:
			copy(out[4*g:], table[4*g:4*g+4])
		case len(table) < bearing+2:
			return nil, errCut
		default:
			copy(out[4*g:], table[4*full-4:4*full-2])
			copy(out[4*g+2:], table[bearing:bearing+2])
		}
	}
	return out, nil
}

// buildFont puts tables together to a font file.
func buildFont(tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	n := len(tags)
	power := bits.Len(uint(n)) - 1
	out := make([]byte, 12+16*n)
	be.PutUint32(out, 0x00010000)
	be.PutUint16(out[4:], uint16(n))
	be.PutUint16(out[6:], uint16(16<<power))
	be.PutUint16(out[8:], uint16(power))
	be.PutUint16(out[10:], uint16(16*n-16<<power))
	head := 0
	for i, tag := range tags {
		data := tables[tag]
		if tag == "head" {
			head = len(out)
		}
		record := out[12+16*i:]
		copy(record, tag)
		be.PutUint32(record[4:], fontSum(data))
		be.PutUint32(record[8:], uint32(len(out)))
		be.PutUint32(record[12:], uint32(len(data)))
		out = append(out, data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-fontSum(out))
	return out
}

// fontSum is the checksum of font files: the sum of all groups of four bytes.
func fontSum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += be.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + be.Uint32(rest[:])
}
