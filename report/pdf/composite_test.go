package pdf

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"

	"milepost/report/pdf/pdftest"
)

// composed is the program's font with an é that is put together from an e and an acute accent.
func composed(t *testing.T) []byte {
	t.Helper()
	f := testFace(t, "Regular")
	glyph := func(r rune) uint16 {
		id, ok := newTypesetter(New(Options{})).use(f).shape.NominalGlyph(r)
		if !ok {
			t.Fatalf("no glyph for %q", r)
		}
		return uint16(id)
	}
	tables := map[string][]byte{}
	for tag, data := range f.tables {
		tables[tag] = slices.Clone(data)
	}
	o := outlines{count: int(be.Uint16(tables["maxp"][4:])), long: be.Uint16(tables["head"][50:]) == 1, loca: tables["loca"], glyf: tables["glyf"]}
	composite := []byte{0xff, 0xff, 0, 0, 0, 0, 4, 0, 4, 0} // no outlines of its own, and a box
	part := func(id uint16, flags uint16, scale ...byte) {
		composite = be.AppendUint16(composite, flags|partWords|2) // its place in words
		composite = be.AppendUint16(composite, id)
		composite = append(append(composite, 0, 0, 0, 0), scale...)
	}
	part(glyph('e'), partMore)
	part(glyph('´'), partMore|partScale, 0x40, 0)
	part(glyph('´'), partMore|partXY, 0x40, 0, 0x40, 0)
	part(glyph('´'), partMatrix, 0x40, 0, 0, 0, 0, 0, 0x40, 0)
	var loca, glyf []byte
	for g := range o.count {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		data, err := o.glyph(g)
		if err != nil {
			t.Fatal(err)
		}
		if g == int(glyph('é')) {
			data = composite
		}
		glyf = append(glyf, data...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	tables["loca"], tables["glyf"] = be.AppendUint32(loca, uint32(len(glyf))), glyf
	be.PutUint16(tables["head"][50:], 1)
	return buildFont(tables)
}

func TestPartsOfAGlyphAreEmbeddedWithIt(t *testing.T) {
	data := composed(t)
	f, err := ParseFace("Composed", data)
	if err != nil {
		t.Fatal(err)
	}
	d := New(Options{})
	style := Style{f, 200, black}
	d.AddPage(200, 200).Text(20, 160, style, "é")
	dir := t.TempDir()
	path := saved(t, d)
	pdftest.Valid(t, path)
	pdftest.Tool(t, "pdftoppm", "-r", "72", path, filepath.Join(dir, "page"))
	at := readPPM(t, dir)
	e, accent := 0, 0
	for y := range 200 {
		for x := range 200 {
			if at(x, y).R < 100 {
				if y > 60 {
					e++
				} else {
					accent++
				}
			}
		}
	}
	if e < 1000 || accent < 100 {
		t.Errorf("%d dark pixels of the letter, %d of the accent", e, accent)
	}
	// a part that points at nothing is an error of the document, not a crash
	at16 := bytes.Index(data, []byte{0xff, 0xff, 0, 0, 0, 0, 4, 0, 4, 0})
	be.PutUint16(data[at16+12:], 0xfff0)
	if f, err = ParseFace("Broken", data); err != nil {
		return
	}
	d = New(Options{})
	d.AddPage(200, 200).Text(20, 160, Style{f, 200, black}, "é")
	if _, err := d.WriteTo(&bytes.Buffer{}); err == nil {
		t.Error("a part that does not exist was embedded")
	}
}
