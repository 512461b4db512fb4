package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"image/color"
	"io"
	"strings"
	"time"
	"unicode/utf16"
)

// Options say what a document is called and what becomes of letters that no font has.
type Options struct {
	Title    string
	Author   string
	Producer string
	Language string    // of the document, as a BCP 47 tag
	Created  time.Time // zero: not said

	// Fallback is asked once for each script that a style's face cannot write; nil, or no face: there is none.
	Fallback func(script string) *Face
	// Replacement is what is drawn in place of letters that no font has; nil: the script's code in brackets.
	Replacement func(script string) string
	// ReplacementColor is the color of replacements.
	ReplacementColor color.NRGBA
}

// Document collects pages until WriteTo writes them. It is not safe for concurrent use.
type Document struct {
	options  Options
	pages    []*Page
	text     *typesetter
	opacity  []uint8 // in the order of first use
	replaced map[string]bool
}

// New starts a document without pages.
func New(o Options) *Document {
	d := &Document{options: o, replaced: map[string]bool{}}
	d.text = newTypesetter(d)
	return d
}

// Page is one page of a document. Later shapes cover earlier ones.
type Page struct {
	doc           *Document
	width, height float64
	content       bytes.Buffer
	fill, stroke  string // what was set last
}

// AddPage adds an empty page of the given size.
func (d *Document) AddPage(width, height float64) *Page {
	p := &Page{doc: d, width: width, height: height}
	d.pages = append(d.pages, p)
	// turns the axis, so that y grows downwards
	p.put("1 0 0 -1 0 ", number(height), " cm\n")
	return p
}

func (p *Page) put(parts ...string) {
	for _, s := range parts {
		p.content.WriteString(s)
	}
}

// opacityName is the name of the graphics state with an opacity.
func (d *Document) opacityName(alpha uint8) string {
	for i, a := range d.opacity {
		if a == alpha {
			return fmt.Sprintf("/G%d", i)
		}
	}
	d.opacity = append(d.opacity, alpha)
	return fmt.Sprintf("/G%d", len(d.opacity)-1)
}

// file numbers objects and remembers where they begin.
type file struct {
	out     bytes.Buffer
	offsets []int // of object i+1
	packer  *zlib.Writer
}

func (f *file) alloc() int {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets)
}

func (f *file) object(id int, body string) {
	f.offsets[id-1] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n%s\nendobj\n", id, body)
}

func (f *file) add(body string) int {
	id := f.alloc()
	f.object(id, body)
	return id
}

// stream adds a compressed stream; extra are further entries of its dictionary.
func (f *file) stream(extra string, data []byte) (int, error) {
	var packed bytes.Buffer
	if f.packer == nil {
		f.packer = zlib.NewWriter(&packed)
	}
	f.packer.Reset(&packed)
	if _, err := f.packer.Write(data); err != nil {
		return 0, err
	}
	if err := f.packer.Close(); err != nil {
		return 0, err
	}
	id := f.alloc()
	f.offsets[id-1] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n", id, extra, packed.Len())
	f.out.Write(packed.Bytes())
	f.out.WriteString("\nendstream\nendobj\n")
	return id, nil
}

// WriteTo writes the document. A document without pages is an error.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	if len(d.pages) == 0 {
		return 0, errors.New("pdf: a document needs a page")
	}
	f := &file{}
	f.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	tree := f.alloc()
	resources := f.alloc()
	var kids strings.Builder
	for _, p := range d.pages {
		content, err := f.stream("", p.content.Bytes())
		if err != nil {
			return 0, err
		}
		id := f.add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources %d 0 R>>",
			tree, number(p.width), number(p.height), content, resources))
		fmt.Fprintf(&kids, "%d 0 R ", id)
	}
	fonts, err := d.text.embed(f)
	if err != nil {
		return 0, err
	}
	var states strings.Builder
	for i, a := range d.opacity {
		share := number(float64(a) / 255)
		fmt.Fprintf(&states, "/G%d<</ca %s/CA %s>>", i, share, share)
	}
	f.object(resources, fmt.Sprintf("<</Font<<%s>>/ExtGState<<%s>>>>", fonts, states.String()))
	f.object(tree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(d.pages), kids.String()))
	root := f.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang%s/ViewerPreferences<</DisplayDocTitle true>>>>",
		tree, textString(d.options.Language)))
	f.close(root, f.add(d.info()))
	n, err := w.Write(f.out.Bytes())
	return int64(n), err
}

func (d *Document) info() string {
	o, b := &d.options, strings.Builder{}
	b.WriteString("<<")
	for _, e := range []struct{ key, text string }{{"Title", o.Title}, {"Author", o.Author}, {"Producer", o.Producer}} {
		if e.text != "" {
			b.WriteString("/" + e.key + textString(e.text))
		}
	}
	if !o.Created.IsZero() {
		at := o.Created.UTC().Format("(D:20060102150405Z)")
		b.WriteString("/CreationDate" + at + "/ModDate" + at)
	}
	b.WriteString(">>")
	return b.String()
}

// close writes the table of objects and the trailer. The identifier is that of the bytes so far, so that the same
// document has the same one.
func (f *file) close(root, info int) {
	sum := sha256.Sum256(f.out.Bytes())
	start := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for _, o := range f.offsets {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets)+1, root, info, sum[:16], sum[:16], start)
}

// textString is a string object that holds any text.
func textString(s string) string {
	return fmt.Sprintf("<FEFF%s>", hexUTF16(s))
}

func hexUTF16(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
