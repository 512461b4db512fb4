package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/go-text/typesetting/font"
)

// Face is a TrueType font that can be drawn with and embedded. It can be used by several documents at once.
type Face struct {
	name   string // as the file calls it
	tables map[string][]byte
	font   *font.Font
	units  float64 // per em
}

// ParseFace reads a TrueType font. The name is what readers of the document list it as; letters, digits and hyphens of
// it are kept. The bytes must not change afterwards. Collections and fonts without TrueType outlines are errors.
func ParseFace(name string, data []byte) (*Face, error) {
	tables, err := fontTables(data)
	if err != nil {
		return nil, fmt.Errorf("pdf: font %s: %w", name, err)
	}
	parsed, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("pdf: font %s: %w", name, err)
	}
	f := &Face{name: fontName(name), tables: tables, font: parsed, units: float64(parsed.Upem())}
	if f.units <= 0 {
		return nil, fmt.Errorf("pdf: font %s: its grid has no size", name)
	}
	return f, nil
}

// parse reads what shaping needs. The library trusts some offsets of the file, so a damaged font can make it panic.
func parse(data []byte) (f *font.Font, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, errCut
		}
	}()
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return face.Font, nil
}

func fontName(name string) string {
	keep := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}
	if n := strings.Map(keep, name); n != "" {
		return n
	}
	return "Font"
}

var errCut = errors.New("the font is cut off or damaged")

// needed are the tables without which nothing can be embedded, and their smallest size.
var needed = map[string]int{"head": 54, "hhea": 36, "maxp": 6, "loca": 2, "hmtx": 4, "glyf": 0}

// fontTables finds the tables of a font and checks that they lie within it.
func fontTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errCut
	}
	if v := binary.BigEndian.Uint32(data); v != 0x00010000 && v != 0x74727565 {
		return nil, errors.New("not a font with TrueType outlines")
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errCut
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		record := data[12+16*i:]
		from := uint64(binary.BigEndian.Uint32(record[8:]))
		to := from + uint64(binary.BigEndian.Uint32(record[12:]))
		if to > uint64(len(data)) {
			return nil, errCut
		}
		tables[string(record[:4])] = data[from:to]
	}
	for tag, size := range needed {
		if t, ok := tables[tag]; !ok || len(t) < size {
			return nil, fmt.Errorf("table %q is missing or too short", tag)
		}
	}
	return tables, nil
}

// metric reads a signed number of a table in 1/1000 em; 0 when the table is too short.
func (f *Face) metric(table string, at int) float64 {
	t := f.tables[table]
	if len(t) < at+2 {
		return 0
	}
	return float64(int16(binary.BigEndian.Uint16(t[at:]))) * 1000 / f.units
}

// capHeight is that of the OS/2 table if it has one.
func (f *Face) capHeight() float64 {
	if t := f.tables["OS/2"]; len(t) >= 90 && binary.BigEndian.Uint16(t) >= 2 {
		return f.metric("OS/2", 88)
	}
	return 0.7 * f.metric("hhea", 4)
}

// italicAngle is in degrees, negative when the letters lean to the right.
func (f *Face) italicAngle() float64 {
	t := f.tables["post"]
	if len(t) < 8 {
		return 0
	}
	return float64(int32(binary.BigEndian.Uint32(t[4:]))) / 65536
}
