package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// cellMark is what a cell of a sheet is beside its value: a number in a style, or a formula.
type cellMark struct {
	line, column int
	style        int
	number       bool
	formula      bool
}

// sheetMarks are those of a sheet in the order of its cells. They are read in one go, because asking the library for the kind of
// each cell takes twice as long as reading all of them. false: the sheet is written in a way that this does not know.
func sheetMarks(data []byte, sheet string) ([]cellMark, bool) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, false
	}
	part := sheetPart(z, sheet)
	if part == "" {
		return nil, false
	}
	text, ok := unpacked(z, part)
	if !ok || len(text) > 1 && (text[0] == 0xfe || text[0] == 0xff) || bytes.Contains(text, []byte(":sheetData")) {
		return nil, false
	}
	s := &cellScanner{text: text}
	return s.scan(), true
}

// wholeSheet reads the sheet once more, from its first sign to its last. The library takes the first mistake for the end of the
// sheet, and so half a list for all of it.
func wholeSheet(data []byte, sheet string, charset func(string, io.Reader) (io.Reader, error)) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	only := sheetPart(z, sheet)
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		if only != "" && !strings.EqualFold(f.Name, only) || only == "" && !(strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml")) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return err
		}
		err = wellFormed(io.LimitReader(r, maxWorkbookBytes+1), charset)
		_ = r.Close() // it was only read
		if err != nil {
			return err
		}
	}
	return nil
}

// wellFormed goes through all tags of a part.
func wellFormed(r io.Reader, charset func(string, io.Reader) (io.Reader, error)) error {
	d := xml.NewDecoder(r)
	d.CharsetReader = charset
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// unpacked is a part of an archive, as far as a workbook may be large.
func unpacked(z *zip.Reader, name string) ([]byte, bool) {
	for _, f := range z.File {
		if !strings.EqualFold(f.Name, name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, false
		}
		defer func() { _ = r.Close() }() // it was only read
		text, err := io.ReadAll(io.LimitReader(r, maxWorkbookBytes+1))
		return text, err == nil && len(text) <= maxWorkbookBytes
	}
	return nil, false
}

// sheetPart is the part that holds a sheet; empty when nobody says which.
func sheetPart(z *zip.Reader, sheet string) string {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var parts struct {
		Of []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	for name, into := range map[string]any{"xl/workbook.xml": &book, "xl/_rels/workbook.xml.rels": &parts} {
		text, ok := unpacked(z, name)
		if !ok || xml.Unmarshal(text, into) != nil {
			return ""
		}
	}
	for _, s := range book.Sheets {
		for _, p := range parts.Of {
			if s.Name == sheet && s.ID == p.ID && s.ID != "" {
				if strings.HasPrefix(p.Target, "/") {
					return strings.TrimPrefix(p.Target, "/")
				}
				return path.Join("xl", p.Target)
			}
		}
	}
	return ""
}

// cellScanner goes through the tags of a sheet.
type cellScanner struct {
	text         []byte
	line, column int
	marks        []cellMark
	open         bool // the last mark is of the cell that is open
}

func (s *cellScanner) scan() []cellMark {
	for {
		i := bytes.IndexByte(s.text, '<')
		if i < 0 {
			return s.marks
		}
		s.text = s.text[i+1:]
		if bytes.HasPrefix(s.text, []byte("!--")) {
			_, s.text, _ = bytes.Cut(s.text, []byte("-->"))
			continue
		}
		end := bytes.IndexByte(s.text, '>')
		if end < 0 {
			return s.marks
		}
		s.tag(s.text[:end])
		s.text = s.text[end+1:]
	}
}

func (s *cellScanner) tag(tag []byte) {
	name := tag
	for i, c := range tag {
		if c == ' ' || c == '/' && i > 0 || c == '\t' || c == '\n' || c == '\r' {
			name = tag[:i]
			break
		}
	}
	switch string(name) {
	case "row":
		s.line, s.column = s.line+1, 0
		if n, err := strconv.Atoi(attribute(tag, "r")); err == nil {
			s.line = n
		}
	case "c":
		s.cell(tag)
	case "f":
		if !s.open {
			s.marks = append(s.marks, cellMark{line: s.line, column: s.column})
			s.open = true
		}
		s.marks[len(s.marks)-1].formula = true
	}
}

func (s *cellScanner) cell(tag []byte) {
	s.column++
	if at := columnIn(attribute(tag, "r")); at > 0 {
		s.column = at
	}
	kind := attribute(tag, "t")
	s.open = kind == "" || kind == "n" || kind == "d"
	if s.open {
		style, _ := strconv.Atoi(attribute(tag, "s")) // none is the first
		s.marks = append(s.marks, cellMark{line: s.line, column: s.column, style: style, number: true})
	}
}

// columnIn is the column that a cell's address begins with: 28 of AB12; 0 when there is none.
func columnIn(address string) int {
	n := 0
	for i := 0; i < len(address) && address[i] >= 'A' && address[i] <= 'Z' && n < 1<<20; i++ {
		n = n*26 + int(address[i]-'A') + 1
	}
	return n
}

// attribute is the value of an attribute of a tag; empty when it has none.
func attribute(tag []byte, name string) string {
	for rest := tag; ; {
		i := bytes.Index(rest, []byte(name+"="))
		if i < 0 || i+len(name)+2 > len(rest) {
			return ""
		}
		quote := rest[i+len(name)+1]
		if before := i > 0 && (rest[i-1] == ' ' || rest[i-1] == '\n' || rest[i-1] == '\t' || rest[i-1] == '\r'); !before || quote != '"' && quote != '\'' {
			rest = rest[i+len(name)+1:]
			continue
		}
		rest = rest[i+len(name)+2:]
		end := bytes.IndexByte(rest, quote)
		if end < 0 {
			return ""
		}
		return string(rest[:end])
	}
}
