package report

import (
	"archive/zip"
	"encoding/csv"
	"html/template"
	"io"
	"strconv"
	"strings"
	"time"
)

// Everything is all that is kept about a person, in words, ready to be handed over.
type Everything struct {
	Language string // BCP 47 tag
	Title    string
	Intro    []string // sentences below it
	Private  string   // what stands beside a private row
	Sections []EverythingSection
}

// EverythingSection is one kind of thing, for example the notes.
type EverythingSection struct {
	File    string // what its table is called, without extension
	Heading string
	Columns []EverythingColumn
	Rows    []EverythingRow
}

// EverythingColumn is called Name in the page and Key in the table for other programs.
type EverythingColumn struct{ Name, Key string }

// EverythingRow is as long as there are columns.
type EverythingRow struct {
	Cells   []string
	Private bool
}

// File is one file of an archive.
type File struct {
	Name string
	Data []byte
}

// EverythingArchive writes an archive of a page to read in a browser, a table for each section, and other files beside
// them, all in one folder.
func EverythingArchive(to io.Writer, e *Everything, folder string, at time.Time, beside ...File) error {
	z := zip.NewWriter(to)
	add := func(name string, write func(io.Writer) error) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: folder + "/" + name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return err
		}
		return write(w)
	}
	if err := add("index.html", func(w io.Writer) error { return EverythingPage(w, e) }); err != nil {
		return err
	}
	for i := range e.Sections {
		s := &e.Sections[i]
		if err := add("csv/"+s.File+".csv", s.writeCSV); err != nil {
			return err
		}
	}
	for _, f := range beside {
		if err := add(f.Name, func(w io.Writer) error { _, err := w.Write(f.Data); return err }); err != nil {
			return err
		}
	}
	return z.Close()
}

// writeCSV begins with the mark by which spreadsheets know UTF-8.
func (s *EverythingSection) writeCSV(to io.Writer) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(to)
	w.UseCRLF = true
	head := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = c.Key
	}
	if err := w.Write(head); err != nil {
		return err
	}
	for _, r := range s.Rows {
		line := make([]string, len(r.Cells))
		for i, text := range r.Cells {
			line[i] = inert(text)
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// inert keeps a spreadsheet from taking a text for a formula.
func inert(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return text
	}
	return "'" + text
}

// EverythingPage writes the page. It needs nothing beside it, runs nothing and asks for nothing.
func EverythingPage(to io.Writer, e *Everything) error {
	page := *e
	page.Sections = nil
	for _, s := range e.Sections {
		if len(s.Rows) > 0 {
			page.Sections = append(page.Sections, s.withoutEmpty())
		}
	}
	return everythingPage.Execute(to, &page)
}

// withoutEmpty leaves out columns in which nothing stands.
func (s *EverythingSection) withoutEmpty() EverythingSection {
	out := EverythingSection{File: s.File, Heading: s.Heading, Rows: make([]EverythingRow, len(s.Rows))}
	for k := range s.Rows {
		out.Rows[k].Private = s.Rows[k].Private
	}
	for i, c := range s.Columns {
		used := false
		for _, r := range s.Rows {
			used = used || r.Cells[i] != ""
		}
		if !used || c.Name == "" {
			continue
		}
		out.Columns = append(out.Columns, c)
		for k := range s.Rows {
			out.Rows[k].Cells = append(out.Rows[k].Cells, s.Rows[k].Cells[i])
		}
	}
	return out
}

var everythingPage = template.Must(template.New("everything").Parse(`<!DOCTYPE html>
<html lang="{{.Language}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1d232b; background: #fff; max-width: 76rem; margin: 2rem auto; padding: 0 1.5rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem }
nav a { margin-right: 1rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #d9dee5; white-space: pre-wrap; overflow-wrap: anywhere; min-width: 5rem }
th { font-weight: 600; color: #5a6572; font-size: .85rem; white-space: normal }
tr.private td { background: #fbf5e6 }
.mark { font-size: .8rem; color: #7a5a00; white-space: nowrap }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
{{range .Intro}}<p>{{.}}</p>
{{end}}<nav>{{range .Sections}}<a href="#{{.File}}">{{.Heading}}</a> {{end}}</nav>
{{$mark := .Private}}{{range .Sections}}<h2 id="{{.File}}">{{.Heading}}</h2>
<div class="wide"><table>
<thead><tr>{{range .Columns}}<th scope="col">{{.Name}}</th>{{end}}<th></th></tr></thead>
<tbody>
{{range .Rows}}<tr{{if .Private}} class="private"{{end}}>{{range .Cells}}<td dir="auto">{{.}}</td>{{end}}<td class="mark">{{if .Private}}{{$mark}}{{end}}</td></tr>
{{end}}</tbody>
</table></div>
{{end}}</body>
</html>
`))
