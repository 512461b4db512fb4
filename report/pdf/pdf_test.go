package pdf

import (
	"bytes"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/goregular"

	"milepost/report/pdf/pdftest"
)

var black = color.NRGBA{A: 255}

// testFace is a face of the program's own fonts, read from where they lie.
func testFace(t testing.TB, weight string) *Face {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "resources", "fonts", "MilepostSans-"+weight+".ttf"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFace("MilepostSans-"+weight, data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func saved(t testing.TB, d *Document) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return pdftest.Saved(t, b.Bytes())
}

func testOptions() Options {
	return Options{
		Title: "Ærlig (talt) \\ “Zażółć”", Author: "Amara", Producer: "Test", Language: "en-GB",
		Created: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC),
	}
}

// gallery uses everything a page can do.
func gallery(t testing.TB) *Document {
	d := New(testOptions())
	p := d.AddPage(595.28, 841.89)
	regular := Style{testFace(t, "Regular"), 12, black}
	p.Text(50, 100, regular, "Łucja’s office: Tiếng Việt, ffi, Ἑλλάς, Київ, 1 204 → 5 %")
	p.Text(50, 130, Style{testFace(t, "Display"), 30, color.NRGBA{47, 95, 208, 255}}, "Amara Okafor")
	blue, amber := color.NRGBA{47, 95, 208, 255}, color.NRGBA{203, 125, 18, 120}
	p.Rect(50, 200, 100, 40, 8, Paint{Fill: blue})
	p.Rect(50, 260, 100, 40, 0, Paint{Fill: amber, Stroke: black, Width: 1})
	p.Circle(250, 220, 20, Paint{Fill: blue, Stroke: black, Width: 2})
	p.Polygon([]Point{{300, 200}, {340, 200}, {320, 240}}, Paint{Fill: amber, Stroke: blue, Width: 1.5, Round: true})
	p.Line(50, 320, 400, 320, black, 0.4)
	var curve Path
	curve.MoveTo(50, 400)
	curve.CurveTo(100, 350, 150, 450, 200, 400)
	p.Path(&curve, Paint{Stroke: blue, Width: 2, Round: true})
	d.AddPage(612, 792).Text(50, 100, regular, "Second page")
	return d
}

func TestDocumentIsValid(t *testing.T) {
	path := saved(t, gallery(t))
	pdftest.Valid(t, path)
	info := pdftest.Tool(t, "pdfinfo", path)
	for _, want := range []string{"Title:           Ærlig (talt) \\ “Zażółć”", "Author:          Amara", "Pages:           2", "2026"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
	fonts := pdftest.Tool(t, "pdffonts", path)
	for _, want := range []string{"+MilepostSans-Regular", "+MilepostSans-Display", "CID TrueType", "Identity-H       yes yes yes"} {
		if !strings.Contains(fonts, want) {
			t.Errorf("pdffonts lacks %q:\n%s", want, fonts)
		}
	}
	objects := pdftest.Tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	if !strings.Contains(objects, "/DisplayDocTitle true") || !strings.Contains(objects, "/Lang") {
		t.Error("the catalogue has no language or does not show the title")
	}
	boxes := pdftest.Tool(t, "pdfinfo", "-l", "2", path)
	if !strings.Contains(boxes, "595.28 x 841.89") || !strings.Contains(boxes, "612 x 792") {
		t.Errorf("sizes of the pages:\n%s", boxes)
	}
}

func TestTextIsFoundAsWritten(t *testing.T) {
	text := pdftest.Tool(t, "pdftotext", "-layout", saved(t, gallery(t)), "-")
	for _, want := range []string{"Łucja’s office: Tiếng Việt, ffi, Ἑλλάς, Київ, 1 204 → 5 %", "Amara Okafor", "Second page"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text:\n%s", want, text)
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	var a, b bytes.Buffer
	for _, out := range []*bytes.Buffer{&a, &b} {
		if n, err := gallery(t).WriteTo(out); err != nil || n != int64(out.Len()) {
			t.Fatal(n, err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same calls gave other bytes")
	}
	if a.Len() > 60_000 {
		t.Errorf("%d bytes: are the fonts subset?", a.Len())
	}
}

func TestShapesAreSeen(t *testing.T) {
	dir := t.TempDir()
	pdftest.Tool(t, "pdftoppm", "-r", "72", "-f", "1", "-l", "1", saved(t, gallery(t)), filepath.Join(dir, "page"))
	at := readPPM(t, dir)
	for name, c := range map[string]struct {
		x, y int
		want color.NRGBA
	}{
		"rounded rectangle":  {100, 220, color.NRGBA{47, 95, 208, 255}},
		"its corner":         {50, 200, color.NRGBA{255, 255, 255, 255}},
		"translucent fill":   {100, 280, color.NRGBA{231, 194, 143, 255}},
		"circle":             {250, 220, color.NRGBA{47, 95, 208, 255}},
		"outside the circle": {232, 202, color.NRGBA{255, 255, 255, 255}},
		"triangle":           {320, 212, color.NRGBA{231, 194, 143, 255}},
	} {
		if got := at(c.x, c.y); !near(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestLettersNoFontHas(t *testing.T) {
	o := testOptions()
	o.Replacement = func(script string) string { return "[" + map[string]string{"Armn": "Armenian"}[script] + "]" }
	d := New(o)
	style := Style{testFace(t, "Regular"), 12, black}
	p := d.AddPage(600, 400)
	p.Text(50, 50, style, "Met Արամ Խաչատրյան in Oslo")
	p.Text(50, 80, style, "عائشة")
	p.Text(50, 110, style, "win 👍🏽 and 👩‍💻, 1️⃣")
	if got := strings.Join(d.Replaced(), " "); got != "Arab Armn Zsye Zsym" {
		t.Errorf("replaced %q", got)
	}
	if d.Covers(style.Face, "Արամ") || !d.Covers(style.Face, "Aram, e\u0301 fine") {
		t.Error("Covers is wrong")
	}
	shown := New(testOptions())
	if got, want := d.Width(style, "Արամ Խաչատրյան"), shown.Width(style, "[Armenian]"); got != want {
		t.Errorf("the replacement is %v wide, want %v", got, want)
	}
	text := pdftest.Tool(t, "pdftotext", "-layout", saved(t, d), "-")
	for _, want := range []string{"Met Արամ Խաչատրյան in Oslo", "👍🏽", "👩‍💻"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be searched:\n%s", want, text)
		}
	}
	// poppler shows such text from right to left in the order of drawing; what the file says is in the order of reading
	if pages := strings.ToUpper(pdftest.Tool(t, "qpdf", "--qdf", saved(t, d), "-")); !strings.Contains(pages, hexUTF16("عائشة")) {
		t.Error("the Arabic name is not in the file")
	}
	pdftest.Valid(t, saved(t, d))
}

func TestFallbackFace(t *testing.T) {
	other, err := ParseFace("Go Regular!", goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	o := testOptions()
	o.Fallback = func(script string) *Face {
		asked = append(asked, script)
		return other
	}
	d := New(o)
	d.AddPage(300, 200).Text(20, 50, Style{testFace(t, "Regular"), 12, black}, "box ╬╬ drawn")
	if len(d.Replaced()) != 0 || len(asked) != 1 || asked[0] != ScriptSymbols {
		t.Errorf("replaced %v, asked %v", d.Replaced(), asked)
	}
	path := saved(t, d)
	if text := pdftest.Tool(t, "pdftotext", path, "-"); !strings.Contains(text, "box ╬╬ drawn") {
		t.Error(text)
	}
	if fonts := pdftest.Tool(t, "pdffonts", path); !strings.Contains(fonts, "+GoRegular") {
		t.Error(fonts)
	}
}

func TestNothingPanics(t *testing.T) {
	d := New(Options{})
	p := d.AddPage(0, 0)
	style := Style{testFace(t, "Regular"), 10, black}
	for _, s := range []string{"", " ", "\x00", "\t\n", "\xff\xfe", "\u200d", "\u2067\u2069", "\u202eabc", "a\u0300\u0301", "\ufeff", "\U0010ffff", "🏳️‍🌈", "\ud7ff", "\u200e"} {
		p.Text(1, 1, style, s)
		d.Wrap(style, s, 0)
		d.Balance(style, s, -1)
	}
	p.Polygon(nil, Paint{Fill: black})
	p.Path(&Path{}, Paint{Fill: black})
	p.Rect(1, 1, -5, 3, 9, Paint{Fill: black})
	p.Circle(1, 1, 1, Paint{})
	if d.Width(style, "") != 0 || d.Width(style, "\x00\u200b") != 0 {
		t.Error("nothing has a width")
	}
	pdftest.Valid(t, saved(t, d))
	if _, err := New(Options{}).WriteTo(&bytes.Buffer{}); err == nil {
		t.Error("a document without pages was written")
	}
}

func TestDamagedFonts(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join("..", "..", "resources", "fonts", "MilepostSans-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ParseFace("none", nil); err == nil {
		t.Error("no bytes were a font")
	}
	otto := append([]byte("OTTO"), whole[4:]...)
	if _, err := ParseFace("cff", otto); err == nil {
		t.Error("outlines of another kind were taken")
	}
	// damage everywhere: either refused, or drawn, or an error when written; never a panic
	places := 300
	if testing.Short() {
		places = 30
	}
	for i := 4; i < len(whole); i += len(whole) / places {
		bad := bytes.Clone(whole)
		for j := i; j < min(i+40, len(bad)); j++ {
			bad[j] = 0xff
		}
		for _, data := range [][]byte{bad, whole[:i]} {
			f, err := ParseFace("bad", data)
			if err != nil {
				continue
			}
			d := New(testOptions())
			d.AddPage(100, 100).Text(0, 50, Style{f, 10, black}, "Ångström ½ Ửệ")
			if _, err := d.WriteTo(&bytes.Buffer{}); err != nil {
				t.Logf("at %d: %v", i, err)
			}
		}
	}
}
