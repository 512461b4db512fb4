package pdf

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
)

// resource is the name under which pages use a font.
func (t *typesetter) resource(u *usedFont) string {
	if !u.drawn {
		u.drawn = true
		t.order = append(t.order, u)
	}
	return fmt.Sprintf("/F%d", slices.Index(t.order, u))
}

// embed writes every font that was drawn with and gives back the dictionary of their names.
func (t *typesetter) embed(f *file) (string, error) {
	var names strings.Builder
	for i, u := range t.order {
		id, err := u.embed(f)
		if err != nil {
			return "", fmt.Errorf("pdf: font %s: %w", u.face.name, err)
		}
		fmt.Fprintf(&names, "/F%d %d 0 R", i, id)
	}
	return names.String(), nil
}

func (u *usedFont) embed(f *file) (int, error) {
	ids := slices.Sorted(maps.Keys(u.glyphs))
	glyphs := make([]int, len(ids))
	for i, g := range ids {
		glyphs[i] = int(g)
	}
	data, err := u.face.subset(glyphs)
	if err != nil {
		return 0, err
	}
	program, err := f.stream(fmt.Sprintf("/Length1 %d", len(data)), data)
	if err != nil {
		return 0, err
	}
	unicodes, err := f.stream("", u.toUnicode(ids))
	if err != nil {
		return 0, err
	}
	face, name := u.face, subsetTag(glyphs, u.face.name)+"+"+u.face.name
	box := func(at int) string { return number(face.metric("head", at)) }
	descriptor := f.add(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s %s %s %s]/ItalicAngle %s"+
		"/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile2 %d 0 R>>",
		name, box(36), box(38), box(40), box(42), number(face.italicAngle()),
		number(face.metric("hhea", 4)), number(face.metric("hhea", 6)), number(face.capHeight()), program))
	var widths strings.Builder
	for _, g := range ids {
		fmt.Fprintf(&widths, "%d[%s]", g, number(u.natural(g)))
	}
	descendant := f.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)"+
		"/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %d 0 R/W[%s]>>", name, descriptor, widths.String()))
	return f.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, descendant, unicodes)), nil
}

// mapLimit is how many entries one block of a character map may have.
const mapLimit = 100

// toUnicode maps glyphs to the text they stand for.
func (u *usedFont) toUnicode(ids []font.GID) []byte {
	var entries []string
	for _, g := range ids {
		if t := u.glyphs[g]; t != "" {
			entries = append(entries, fmt.Sprintf("<%04X> <%s>", g, hexUTF16(t)))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n" +
		"/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for block := range slices.Chunk(entries, mapLimit) {
		fmt.Fprintf(&b, "%d beginbfchar\n%s\nendbfchar\n", len(block), strings.Join(block, "\n"))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

// subsetTag is the prefix that marks a font as a subset; the same glyphs have the same one.
func subsetTag(glyphs []int, name string) string {
	sum := sha256.Sum256([]byte(fmt.Sprint(glyphs, name)))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}
