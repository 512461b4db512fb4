package exchange

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"milepost/model"
)

// frameTextFields are the columns into which a text about a ladder or a skill is brought.
var frameTextFields = []Field{
	FieldWhat, FieldLadder, FieldLevel, FieldGroup, FieldSkill, FieldSays, FieldShort, FieldToLadder, FieldToLevel, FieldMonths, FieldMeasure, FieldUnit, FieldMeasuredBy,
	FieldAggregate, FieldDirection, FieldTarget,
}

// ReadFramework reads a framework: a table like Read, or a text in Markdown with tables of a ladder's levels or competencies, or about
// one skill and how it is shown. Errors are those of Read; a text with nothing of that kind is ErrInvalid.
func ReadFramework(path string, o ReadOptions) (*Table, error) {
	ext := strings.ToLower(filepath.Ext(path))
	if !slices.Contains([]string{".md", ".markdown", ".html", ".htm"}, ext) {
		return Read(path, o)
	}
	info, err := os.Stat(path)
	if err != nil || info.IsDir() || info.Size() > MaxTableBytes {
		return Read(path, o) // it says why
	}
	f, err := os.Open(path)
	if err != nil {
		return Read(path, o)
	}
	defer func() { _ = f.Close() }() // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, MaxTableBytes+1))
	if err != nil {
		return nil, &model.Problem{Key: "import.table.permission", File: filepath.Base(path), Err: model.ErrReadOnly}
	}
	name := filepath.Base(path)
	text, enc, err := decode(name, data, o.Encoding)
	if err != nil {
		return nil, err
	}
	t := frameText(name, text)
	if t == nil {
		t = firstTable(name, text)
	}
	if t == nil {
		return nil, &model.Problem{Key: "import.frame.text", File: name, Err: model.ErrInvalid}
	}
	t.Encoding = enc
	return t, nil
}

// firstTable is the first table of a text, of HTML or of bars, if its columns are those of a framework; else nil.
func firstTable(name, text string) *Table {
	t, err := pastedHTML(text)
	if rows := pipedRows(text); t == nil && rows != "" {
		t, err = ReadBytes(name, []byte(rows), ReadOptions{Separator: '|'})
	}
	if err != nil || t == nil || !LooksLikeFramework(t) {
		return nil
	}
	t.File = name
	return t
}

// IsFramework says whether a text in Markdown is one of a ladder or a skill, not notes.
func IsFramework(path string, o ReadOptions) bool {
	ext := strings.ToLower(filepath.Ext(path))
	if ext != ".md" && ext != ".markdown" {
		return false
	}
	_, err := ReadFramework(path, o)
	return err == nil
}

// frameTexts gathers the rows that a text comes to.
type frameTexts struct {
	table *Table
	title string
}

// frameText brings a text into rows; nil when it says nothing of a framework.
func frameText(name, text string) *Table {
	x := &frameTexts{table: &Table{File: name, Separator: ',', HeadLine: 1, Written: true}}
	for _, f := range frameTextFields {
		x.table.Columns = append(x.table.Columns, string(f))
	}
	lines := strings.Split(plainLines(text), "\n")
	for _, l := range lines {
		if title, ok := strings.CutPrefix(strings.TrimSpace(l), "# "); ok {
			x.title = strings.TrimSpace(title)
			break
		}
	}
	for _, rows := range htmlTables(text, 1) {
		x.oneTable(rows)
	}
	if len(x.table.Rows) == 0 {
		x.skill(lines)
	}
	if len(x.table.Rows) == 0 {
		return nil
	}
	return x.table
}

func (x *frameTexts) add(line int, row map[Field]string) {
	cells := make([]string, len(frameTextFields))
	for i, f := range frameTextFields {
		cells[i] = toCell(row[f])
	}
	x.table.Rows = append(x.table.Rows, TableRow{Line: line, Cells: cells})
}

// oneTable takes a table of competencies or of levels for what it is; any other is left out.
func (x *frameTexts) oneTable(rows [][]htmlCell) {
	for i, row := range rows {
		if len(row) < 3 {
			continue
		}
		if heading(row[0].text()) == "category" && strings.HasPrefix(heading(row[1].text()), "competenc") {
			x.competencies(rows[i+1:])
			return
		}
		if heading(row[0].text()) == "job level" {
			x.levels(rows, i)
		}
	}
}

// ofTitle is what a heading is about, without what it says of itself.
var ofTitle = regexp.MustCompile(`(?i)\s+(career|competency)\s+(levels|development framework|framework|ladder).*$`)

// competencies are rows of category, competency and its behaviours, each behind a dash, which may be a long one.
func (x *frameTexts) competencies(rows [][]htmlCell) {
	ladder := ofTitle.ReplaceAllString(x.title, "")
	for _, row := range rows {
		if len(row) < 3 || row[1].text() == "" {
			continue
		}
		group, skill := row[0].first(), row[1].text()
		x.add(row[1].line, map[Field]string{FieldWhat: frameSkill, FieldLadder: ladder, FieldGroup: group, FieldSkill: skill})
		for _, para := range row[2].paras {
			text := strings.TrimSpace(strings.TrimLeft(para, "-–—•* "))
			if text != "" {
				x.add(row[2].line, map[Field]string{FieldWhat: string(model.Looks), FieldSkill: skill, FieldSays: text})
			}
		}
	}
}

// levelCode is the code of a level behind its name: Mid-market (P3).
var levelCode = regexp.MustCompile(`^(.*?)\s*\(([A-Z]{1,3}\d{1,2})\)\s*(?:\((.*)\))?$`)

// textLevel is a level as a column of a table describes it.
type textLevel struct {
	line        int
	name, short string
	about       []string
	criteria    []htmlCell
}

// levels are columns under a row "Job Level"; a row above names the ladder, those below say what a level is about and what a
// promotion to the next one asks. They end where the next ladder begins.
func (x *frameTexts) levels(rows [][]htmlCell, head int) {
	ladder := ofTitle.ReplaceAllString(x.title, "")
	if head > 0 {
		ladder = cmp.Or(ofTitle.ReplaceAllString(rows[head-1][0].text(), ""), ladder)
	}
	var levels []*textLevel
	for _, c := range rows[head][1:] {
		l := &textLevel{line: c.line, name: c.text()}
		if m := levelCode.FindStringSubmatch(l.name); m != nil {
			l.name, l.short = m[1]+" ("+m[2]+")", m[2]
			if m[3] != "" {
				l.about = append(l.about, m[3])
			}
		}
		levels = append(levels, l)
	}
	for _, row := range rows[head+1:] {
		if len(row) < 2 || row[0].text() == "" || row[0].text() == row[1].text() {
			break // the end of this ladder
		}
		about := strings.ToLower(row[0].first())
		for i, c := range row[1:] {
			switch {
			case i >= len(levels) || c.text() == "" || strings.EqualFold(c.text(), "n/a"):
			case strings.HasPrefix(about, "promotion") || strings.Contains(about, "review rating"):
				levels[i].criteria = append(levels[i].criteria, c)
			default:
				levels[i].about = append(levels[i].about, row[0].text()+": "+c.text())
			}
		}
	}
	x.ladder(ladder, slices.DeleteFunc(levels, func(l *textLevel) bool { return l.name == "" }))
}

// ladder adds a ladder with its levels. What a level says of being promoted from it is asked for by the next; on the last one it
// stays a part of what the level is about.
func (x *frameTexts) ladder(ladder string, levels []*textLevel) {
	if len(levels) == 0 || ladder == "" {
		return
	}
	x.add(levels[0].line, map[Field]string{FieldWhat: frameLadder, FieldLadder: ladder})
	for i, l := range levels[:len(levels)-1] {
		for _, c := range l.criteria { // what is said beside a measure explains it, and nobody meets it or not
			if attained.MatchString(c.first()) && len(c.paras) > 1 {
				levels[i+1].about = append(levels[i+1].about, strings.Join(c.paras[1:], "\n"))
			}
		}
	}
	for i, l := range levels {
		about := l.about
		if i == len(levels)-1 {
			for _, c := range l.criteria {
				about = append(about, c.text())
			}
		}
		x.add(l.line, map[Field]string{FieldWhat: frameLevel, FieldLadder: ladder, FieldLevel: l.name, FieldShort: l.short, FieldSays: strings.Join(about, "\n\n")})
	}
	for i, l := range levels[:len(levels)-1] {
		next := levels[i+1]
		x.add(next.line, map[Field]string{FieldWhat: frameWay, FieldLadder: ladder, FieldLevel: l.name, FieldToLadder: ladder, FieldToLevel: next.name})
		for _, c := range l.criteria {
			x.criteria(ladder, next.name, c)
		}
	}
}

// attained is a rule that can be measured: a share of quota over so many months.
var attained = regexp.MustCompile(`(?i)^(\d{1,3})\s*% quota attainment over the (\d{1,2})[ -]month`)

// criteria are what a cell asks for; of one that is measured its first paragraph.
func (x *frameTexts) criteria(ladder, level string, c htmlCell) {
	row := map[Field]string{FieldWhat: frameCriterion, FieldLadder: ladder, FieldLevel: level, FieldSays: c.first()}
	m := attained.FindStringSubmatch(c.first())
	if m == nil {
		row[FieldSays] = c.text()
		x.add(c.line, row)
		return
	}
	row[FieldMonths], row[FieldTarget], row[FieldMeasure], row[FieldUnit] = m[2], m[1], "Quota attainment", "%"
	row[FieldMeasuredBy], row[FieldAggregate], row[FieldDirection] = string(model.FromDeals), string(model.QuotaShare), string(model.MeasureUp)
	x.add(c.line, row)
}

// ofSkill is the heading of a text about one competency.
var ofSkill = regexp.MustCompile(`(?i)^(?:competency|skill)\s*[-–:]\s*(.+)$`)

// sameLink is a link whose words are its address.
var sameLink = regexp.MustCompile(`\[(https?://[^\]]+)\]\(https?://[^)]+\)`)

// skill reads a text about one skill: what it is, how it is proved, how it is improved.
func (x *frameTexts) skill(lines []string) {
	m := ofSkill.FindStringSubmatch(x.title)
	if m == nil {
		return
	}
	var about []string
	var kind model.BehaviourKind
	for i, para := range paragraphs(lines) {
		text := sameLink.ReplaceAllString(para.text, "$1")
		switch h := model.Fold(strings.TrimLeft(text, "# ")); {
		case strings.HasPrefix(text, "# "):
			x.add(para.line, map[Field]string{FieldWhat: frameSkill, FieldSkill: m[1]})
		case strings.HasPrefix(text, "#") && strings.Contains(h, "improve"):
			kind = model.Improve
		case strings.HasPrefix(text, "#") && strings.Contains(h, "prove"):
			kind = model.Show
		case kind == "":
			about = append(about, text)
		case i > 0:
			x.add(para.line, map[Field]string{FieldWhat: string(kind), FieldSkill: m[1], FieldSays: strings.TrimLeft(text, "-*• ")})
		}
	}
	if kind == "" { // some text about anything
		x.table.Rows = nil
		return
	}
	says := slices.Index(frameTextFields, FieldSays)
	x.table.Rows[0].Cells[says] = toCell(strings.Join(about, "\n\n"))
}

// para is a paragraph of a text with the line on which it begins.
type para struct {
	line int
	text string
}

// paragraphs are divided by empty lines; a heading and an item of a list stand alone.
func paragraphs(lines []string) []para {
	var out []para
	open := false
	for i, l := range lines {
		l = strings.TrimSpace(l)
		alone := strings.HasPrefix(l, "#") || strings.HasPrefix(l, "- ") || strings.HasPrefix(l, "* ")
		switch {
		case l == "":
			open = false
		case open && !alone:
			out[len(out)-1].text += "\n" + l
		default:
			out = append(out, para{i + 1, l})
			open = !strings.HasPrefix(l, "#")
		}
	}
	return out
}
