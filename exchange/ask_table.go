package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"milepost/model"
)

const (
	// MaxQuestions is how many questions a file may hold: far more than anybody will ever look through.
	MaxQuestions = 20000
	// maxLanguages is how many languages one file may hold.
	maxLanguages = 40
)

// jsonQuestion is a question as programs write it: its text is one, or one a language.
type jsonQuestion struct {
	ID       json.RawMessage `json:"id"`
	Question json.RawMessage `json:"question"`
	Text     json.RawMessage `json:"text"`
	Category string          `json:"category"`
	Language string          `json:"language"`
}

// jsonRow is a question with what is wrong with it.
type jsonRow struct {
	line         int
	id, category string
	texts        map[string]string // by language
	problem      *model.Problem    // nil: nothing
}

// askReader reads a list of questions from JSON.
type askReader struct {
	file      string
	text      string
	at, line  int // how far lines were counted, and the line there
	languages []string
	rows      []jsonRow
}

// readQuestions makes a table of a list of questions in JSON: an array, or an object with an array "questions". A text is
// one string or, by languages, several. The table has a column a language. What is wrong with one question is said with
// its row; errors are about the whole file, ErrInvalid with the line.
func readQuestions(file, text string, e Encoding) (*Table, error) {
	r := &askReader{file: file, text: text, line: 1}
	var whole json.RawMessage
	if err := json.Unmarshal([]byte(text), &whole); err != nil {
		return nil, r.malformed(err)
	}
	if err := r.list(); err != nil {
		return nil, err
	}
	if len(r.rows) == 0 {
		return nil, r.problem(0, "import.json.none")
	}
	return r.table(e)
}

func (r *askReader) problem(line int, key string, args ...any) error {
	return &model.Problem{Key: key, Args: args, File: r.file, Line: line, Err: model.ErrInvalid}
}

// malformed says where the text stops being JSON.
func (r *askReader) malformed(err error) error {
	var s *json.SyntaxError
	if !errors.As(err, &s) {
		return r.problem(0, "import.json.malformed")
	}
	return r.problem(r.lineAt(int(s.Offset)), "import.json.malformed")
}

// lineAt is the line of a byte. Asked for in order, the text is counted once.
func (r *askReader) lineAt(at int) int {
	at = min(at, len(r.text))
	if at < r.at {
		r.at, r.line = 0, 1
	}
	r.line += strings.Count(r.text[r.at:at], "\n")
	r.at = at
	return r.line
}

// list finds the questions in a text that is JSON.
func (r *askReader) list() error {
	dec := json.NewDecoder(strings.NewReader(r.text))
	first, err := dec.Token()
	if err != nil {
		return r.malformed(err)
	}
	switch first {
	case json.Delim('['):
		return r.items(dec)
	case json.Delim('{'):
	default:
		return r.problem(1, "import.json.none")
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return r.malformed(err)
		}
		if err := r.member(dec, key); err != nil {
			return err
		}
	}
	return nil
}

// member reads what stands under one key of the file.
func (r *askReader) member(dec *json.Decoder, key json.Token) error {
	if key == "questions" {
		if open, err := dec.Token(); err != nil || open != json.Delim('[') {
			return r.problem(r.lineAt(int(dec.InputOffset())), "import.json.none")
		}
		if err := r.items(dec); err != nil {
			return err
		}
		_, err := dec.Token() // the end of the array
		return err
	}
	var value json.RawMessage
	if err := dec.Decode(&value); err != nil {
		return r.malformed(err)
	}
	if key == "languages" {
		var names []string
		_ = json.Unmarshal(value, &names) // only their order; a file may do without
		for _, n := range names {
			if code, ok := languageOf(n); ok {
				r.languages = append(r.languages, code)
			}
		}
	}
	return nil
}

// items reads the elements of an array.
func (r *askReader) items(dec *json.Decoder) error {
	for dec.More() {
		start := int(dec.InputOffset())
		start += len(r.text[start:]) - len(strings.TrimLeft(r.text[start:], " \t\r\n,"))
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return r.malformed(err)
		}
		if len(r.rows) == MaxQuestions {
			return r.problem(0, "import.json.many", MaxQuestions)
		}
		row := readQuestion(value)
		row.line = r.lineAt(start)
		r.rows = append(r.rows, row)
	}
	return nil
}

// readQuestion takes one element apart.
func readQuestion(value json.RawMessage) jsonRow {
	var q jsonQuestion
	row := jsonRow{texts: map[string]string{}}
	if json.Unmarshal(value, &q) != nil {
		row.problem = badRow("import.row.form")
		return row
	}
	row.category, row.id = q.Category, plainJSON(q.ID)
	if len(q.Question) == 0 {
		q.Question = q.Text
	}
	var one string
	texts := map[string]string{}
	switch {
	case len(q.Question) == 0 || json.Unmarshal(q.Question, &one) == nil:
		texts[q.Language] = one
	case json.Unmarshal(q.Question, &texts) != nil:
		row.problem = badRow("import.row.form")
		return row
	}
	for _, name := range sortedKeys(texts) {
		code, ok := languageOf(name)
		_, twice := row.texts[code]
		switch {
		case !ok:
			row.problem = badRow("import.row.language", name)
		case twice:
			row.problem = badRow("import.row.twice", code)
		default:
			row.texts[code] = texts[name]
		}
	}
	return row
}

func badRow(key string, args ...any) *model.Problem {
	return &model.Problem{Key: key, Args: args, Err: model.ErrInvalid}
}

// plainJSON is a number or a text as it is written; of anything else nothing.
func plainJSON(value json.RawMessage) string {
	var text string
	var number json.Number
	switch {
	case json.Unmarshal(value, &text) == nil:
		return text
	case json.Unmarshal(value, &number) == nil && !bytes.Equal(value, []byte("null")):
		return number.String()
	}
	return ""
}

// table sets the rows into columns, one a language.
func (r *askReader) table(e Encoding) (*Table, error) {
	var codes []string
	for i := range r.rows {
		for code := range r.rows[i].texts {
			if slices.Contains(codes, code) {
				continue
			}
			if codes = append(codes, code); len(codes) > maxLanguages {
				return nil, r.problem(r.rows[i].line, "import.json.languages", maxLanguages)
			}
		}
	}
	slices.SortFunc(codes, r.before)
	t := &Table{File: r.file, Encoding: e, HeadLine: 1, JSON: true, Columns: []string{"id", "category"}}
	for _, c := range codes {
		t.Columns = append(t.Columns, textHeader(c))
	}
	for i := range r.rows {
		x := &r.rows[i]
		row := TableRow{Line: x.line, Cells: []string{x.id, x.category}, Problem: x.problem}
		for _, c := range codes {
			row.Cells = append(row.Cells, x.texts[c])
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}

// textHeader is the name of the column of questions in a language; of those whose language is not said, "text".
func textHeader(code string) string {
	if code == "" {
		return string(FieldText)
	}
	return textIn + code
}

// before orders languages as the file lists them, others by their codes.
func (r *askReader) before(a, b string) int {
	i, j := slices.Index(r.languages, a), slices.Index(r.languages, b)
	switch {
	case i >= 0 && j >= 0:
		return i - j
	case i >= 0:
		return -1
	case j >= 0:
		return 1
	}
	return strings.Compare(a, b)
}
