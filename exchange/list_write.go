package exchange

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"milepost/model"
)

// List is a table that is written so that reading it again changes nothing: the columns are called as an import calls them.
type List struct {
	Name    string // of the sheet
	Columns []Field
	Rows    [][]string // days as 2026-11-23
}

// GoalsList is the list of goals that import goals reads.
func GoalsList(goals []model.ListedGoal) List {
	l := List{Name: string(KindGoals), Columns: goalFields}
	for i := range goals {
		g := &goals[i]
		l.add(map[Field]string{
			FieldID: string(g.ID), FieldSeller: g.Rep, FieldTitle: g.Title, FieldDone: g.DoneWhen, FieldDue: g.DueOn.String(),
			FieldGrowState: string(g.State), FieldOpened: g.OpenedOn.String(), FieldClosed: g.ClosedOn.String(), FieldSkill: g.Skill, FieldCareer: g.Career,
		})
	}
	return l
}

// MilestonesList is the list of milestones that import milestones reads: the team's, and with a rep those of careers.
func MilestonesList(milestones []model.ListedMilestone) List {
	l := List{Name: string(KindMilestones), Columns: milestoneFields}
	for i := range milestones {
		m := &milestones[i]
		row := map[Field]string{
			FieldID: string(m.ID), FieldSeller: m.Rep, FieldTitle: m.Title, FieldStarts: m.StartsOn.String(), FieldDue: m.DueOn.String(),
			FieldGrowState: string(m.State), FieldOpened: m.OpenedOn.String(), FieldClosed: m.ClosedOn.String(), FieldLevel: m.Level,
			FieldSkill: m.Skill, FieldWhy: m.Why,
		}
		if s := &m.Strategic; s.ID != "" {
			row[FieldNoteKind] = writeKind(s)
			row[FieldHeaded], row[FieldLooks], row[FieldForCustomers] = s.Headed, s.Looks, s.ForCustomers
			row[FieldForUs], row[FieldForCompany], row[FieldRetrospective] = s.ForUs, s.ForCompany, s.Retrospective
		}
		l.add(row)
	}
	return l
}

func (l *List) add(row map[Field]string) {
	cells := make([]string, len(l.Columns))
	for i, f := range l.Columns {
		cells[i] = toCell(row[f])
	}
	l.Rows = append(l.Rows, cells)
}

// toCell puts an apostrophe before what a spreadsheet could take for a formula; fromCell takes it off again.
func toCell(text string) string {
	if fromCell("'"+text) == text && text != "" {
		return "'" + text
	}
	return text
}

// CSV writes the list as comma-separated values in UTF-8, with LF: CRLF would change the lines of a text.
func (l *List) CSV(to io.Writer) error {
	w := csv.NewWriter(to)
	if err := w.Write(l.titles()); err != nil {
		return err
	}
	if err := w.WriteAll(l.Rows); err != nil {
		return err
	}
	return w.Error()
}

func (l *List) titles() []string {
	out := make([]string, len(l.Columns))
	for i, f := range l.Columns {
		out[i] = string(f)
	}
	return out
}

// mostCell is how many UTF-16 units a cell of a workbook can hold.
const mostCell = 32_767

// Workbook writes the list as .xlsx: texts as texts, days as days. A text that no cell has room for is ErrInvalid.
func (l *List) Workbook(to io.Writer) error {
	f, err := l.workbook()
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was written
	return f.Write(to)
}

// workbook is the list as a workbook that is still open.
func (l *List) workbook() (*excelize.File, error) {
	f := excelize.NewFile()
	if err := l.fill(f); err != nil {
		_ = f.Close() // nothing is lost
		return nil, err
	}
	return f, nil
}

func (l *List) fill(f *excelize.File) error {
	if err := f.SetSheetName("Sheet1", l.Name); err != nil {
		return err
	}
	format := "yyyy-mm-dd"
	day, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for i, cells := range append([][]string{l.titles()}, l.Rows...) {
		for j, text := range cells {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			if err := l.cell(f, at, text, i > 0 && isDay(l.Columns[j]), i > 0 && l.Columns[j] == FieldStep, day); err != nil {
				return err
			}
		}
	}
	last, err := excelize.ColumnNumberToName(len(l.Columns))
	if err != nil {
		return err
	}
	if err := f.SetColWidth(l.Name, "A", last, 18); err != nil {
		return err
	}
	return f.SetCellStyle(l.Name, "A1", last+"1", bold)
}

func isDay(f Field) bool {
	return f == FieldDue || f == FieldStarts || f == FieldOpened || f == FieldClosed || f == FieldRatedOn
}

func (l *List) cell(f *excelize.File, at, text string, day, numeric bool, style int) error {
	switch d, err := time.Parse(time.DateOnly, text); {
	case text == "":
		return nil
	case day && err == nil && d.Year() >= 1901: // the sheet's calendar begins there
		if err := f.SetCellValue(l.Name, at, d); err != nil {
			return err
		}
		return f.SetCellStyle(l.Name, at, at, style)
	case len(text) > mostCell && len(utf16.Encode([]rune(text))) > mostCell:
		return &model.Problem{Key: "export.list.long", Args: []any{mostCell}, Err: model.ErrInvalid}
	}
	if n, err := strconv.Atoi(text); numeric && err == nil && strconv.Itoa(n) == text {
		return f.SetCellInt(l.Name, at, int64(n))
	}
	return f.SetCellStr(l.Name, at, unescaped(text))
}

// unescaped keeps a workbook from taking _x0041_ in a text for the letter A.
func unescaped(text string) string {
	return escapes.ReplaceAllString(text, "_x005F$0")
}

var escapes = regexp.MustCompile(`_x[0-9A-Fa-f]{4}`)
