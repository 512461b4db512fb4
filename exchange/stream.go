package exchange

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"milepost/model"
)

const (
	streamAbove = 4 << 20   // smaller files are held in memory like any other list
	streamStep  = 256 << 10 // bytes read at once
	longestRow  = 4 << 20   // bytes of one row; more is a quotation mark that nothing closes
)

// ReadLong is Read for lists of any length: one that is larger than a few megabytes is not held in memory but read anew
// each time its rows are looked at. Errors are those of Read.
func ReadLong(ctx context.Context, path string, o ReadOptions) (*Table, error) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() || info.Size() <= streamAbove {
		return Read(path, o)
	}
	f, err := os.Open(path)
	if err != nil {
		return Read(path, o) // it says why
	}
	defer func() { _ = f.Close() }() // nothing was written
	sample, err := io.ReadAll(io.LimitReader(f, streamStep))
	if isWorkbook(sample) {
		return Read(path, o) // a part of it says nothing
	}
	if err != nil {
		return nil, &model.Problem{Key: "import.table.permission", File: filepath.Base(path), Err: errors.Join(model.ErrReadOnly, err)}
	}
	if i := bytes.LastIndexByte(sample, '\n'); i > 0 {
		sample = sample[:i+1]
	}
	if len(sample)%2 == 1 && (bytes.HasPrefix(sample, []byte("\xff\xfe")) || bytes.IndexByte(sample, 0) >= 0) {
		sample = sample[:len(sample)-1]
	}
	t, err := ReadBytes(filepath.Base(path), sample, o)
	if err != nil {
		return nil, err
	}
	if t.JSON || t.IsCalendar() {
		return Read(path, o)
	}
	t.Rows, t.long = nil, path
	err = t.each(ctx, func(TableRow) error { return nil })
	var p *model.Problem
	if o.Encoding == EncodingAuto && t.Encoding == EncodingUTF8 && errors.As(err, &p) && p.Key == "import.table.encoding" {
		t.Encoding = Encoding1252 // the beginning could not tell
		err = t.each(ctx, func(TableRow) error { return nil })
	}
	return t, err
}

// Long says whether the rows of the table are not held in memory; deals alone are read so.
func (t *Table) Long() bool { return t.long != "" }

// each hands on every row that is not blank, in order. What f returns ends it.
func (t *Table) each(ctx context.Context, f func(TableRow) error) error {
	if t.long == "" {
		for i := range t.Rows {
			if i%1000 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := f(t.Rows[i]); err != nil {
				return err
			}
		}
		return nil
	}
	file, err := os.Open(t.long)
	if err != nil {
		return &model.Problem{Key: "import.table.permission", File: t.File, Err: model.ErrReadOnly}
	}
	defer func() { _ = file.Close() }() // nothing was written
	s, err := t.stream(file)
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		rec, ok, err := s.next()
		if err != nil || !ok {
			return err
		}
		if rec.line <= t.HeadLine || rec.blank() {
			continue
		}
		if err := f(t.row(rec)); err != nil {
			return err
		}
	}
}

// rowStream takes a text apart that is read piece by piece.
type rowStream struct {
	t    *Table
	from io.Reader
	csv  csvReader // over the piece that is held
	raw  []byte    // bytes behind the last whole letter
	end  bool
}

func (t *Table) stream(f io.Reader) (*rowStream, error) {
	s := &rowStream{t: t, from: f, csv: csvReader{sep: t.Separator, line: 1}}
	if codec, ok := codecs[t.Encoding]; ok {
		s.from = codec.NewDecoder().Reader(f)
	}
	if err := s.fill(); err != nil {
		return nil, err
	}
	s.csv.text = strings.TrimPrefix(s.csv.text, "\uFEFF")
	return s, nil
}

// fill reads another piece behind what is still to be taken apart.
func (s *rowStream) fill() error {
	buf := make([]byte, streamStep)
	n, err := io.ReadFull(s.from, buf)
	if s.end = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF); err != nil && !s.end {
		return &model.Problem{Key: "import.table.permission", File: s.t.File, Err: errors.Join(model.ErrReadOnly, err)}
	}
	piece := append(s.raw, buf[:n]...)
	whole := len(piece)
	for cut := 1; !s.end && cut < utf8.UTFMax && cut <= len(piece); cut++ {
		if b := piece[len(piece)-cut]; utf8.RuneStart(b) {
			if !utf8.FullRune(piece[len(piece)-cut:]) {
				whole = len(piece) - cut
			}
			break
		}
	}
	s.raw = bytes.Clone(piece[whole:])
	piece = piece[:whole]
	if !utf8.Valid(piece) {
		return &model.Problem{Key: "import.table.encoding", Args: []any{string(s.t.Encoding)}, File: s.t.File, Line: s.csv.line + badLine(piece) - 1, Err: model.ErrInvalid}
	}
	if bytes.IndexByte(piece, 0) >= 0 {
		_, _, err := checkBinary(s.t.File, string(piece), s.t.Encoding)
		return err
	}
	s.csv.text, s.csv.at = s.csv.text[s.csv.at:]+string(piece), 0
	return nil
}

// next is the next record; one that ends where the piece ends may go on in the next one.
func (s *rowStream) next() (record, bool, error) {
	for {
		before := s.csv
		rec, ok, unclosed := s.csv.next()
		if (s.csv.at >= len(s.csv.text) || unclosed != nil) && !s.end && len(s.csv.text)-before.at < longestRow {
			s.csv = before
			if err := s.fill(); err != nil {
				return rec, false, err
			}
			continue
		}
		if unclosed != nil {
			return rec, false, &model.Problem{Key: "import.table.quote", File: s.t.File, Line: unclosed.line, Column: unclosed.column, Err: model.ErrInvalid}
		}
		return rec, ok, nil
	}
}
