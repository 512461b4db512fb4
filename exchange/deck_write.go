package exchange

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"milepost/model"
)

// DeckWords are what a deck says to whoever fills it in; they are handed in, because nothing here makes sentences.
type DeckWords struct {
	Sheet, Title, How, Name                            string
	Card, Skill, Looks, Evidence, Rating, Why, Skipped string
}

// Where things stand in a deck's sheet. Reading it again goes by these places and by the numbers of the cards.
const (
	deckIDCell   = "B1" // behind deckMark
	deckNameCell = "B2"
	deckHead     = 4 // the line of the titles
	deckMark     = "milepost-deck:"
)

// Columns of a deck's sheet, from 1.
const (
	deckNumber = iota + 1
	deckSkill
	deckLooks
	deckText
	deckRating
	deckWhy
)

// deckWidths are the widths of the columns, in letters.
var deckWidths = []float64{8, 20, 46, 62, 12, 40}

// WriteDeck writes a deck as .xlsx for another manager to fill in: nobody is named in it, and what its owner rated is not in it.
func WriteDeck(to io.Writer, deck *model.SharedDeck, w DeckWords) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it was written
	d := &deckWriter{f: f, sheet: w.Sheet}
	d.do(f.SetSheetName("Sheet1", w.Sheet))
	top, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	d.do(err)
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	d.do(err)
	fill, err := f.NewStyle(&excelize.Style{
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"#FFF8E1"}}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
		Border: []excelize.Border{{Type: "bottom", Color: "#C9B98A", Style: 1}},
	})
	d.do(err)
	d.text("A1", w.Title)
	d.text(deckIDCell, deckMark+string(deck.ID))
	d.text("A2", w.Name)
	d.text("C2", w.How)
	for i, title := range []string{w.Card, w.Skill, w.Looks, w.Evidence, w.Rating, w.Why} {
		d.at(deckHead, i+1, title)
	}
	for i, c := range deck.Cards {
		line := deckHead + 1 + i
		looks := deckSteps(deck.Steps, c.Looks)
		d.do(f.SetCellInt(w.Sheet, cellName(line, deckNumber), int64(c.Number)))
		d.at(line, deckSkill, c.Skill)
		d.at(line, deckLooks, looks)
		d.at(line, deckText, c.Text)
		lines := max(linesIn(looks, deckWidths[deckLooks-1]), linesIn(c.Text, deckWidths[deckText-1]))
		d.do(f.SetRowHeight(w.Sheet, line, min(float64(lines)*15+6, 409)))
	}
	last := deckHead + len(deck.Cards)
	d.do(f.SetCellStyle(w.Sheet, "A1", cellName(last, deckWhy), top))
	d.do(f.SetCellStyle(w.Sheet, "A1", "A2", bold))
	d.do(f.SetCellStyle(w.Sheet, cellName(deckHead, 1), cellName(deckHead, deckWhy), bold))
	d.do(f.SetCellStyle(w.Sheet, deckNameCell, deckNameCell, fill))
	d.do(f.SetCellStyle(w.Sheet, cellName(deckHead+1, deckRating), cellName(last, deckWhy), fill))
	for i, width := range deckWidths {
		letter, _ := excelize.ColumnNumberToName(i + 1) // there are six
		d.do(f.SetColWidth(w.Sheet, letter, letter, width))
	}
	d.do(f.SetRowHeight(w.Sheet, 2, float64(linesIn(w.How, deckWidths[deckLooks-1]))*15+6))
	var steps []string
	for _, s := range deck.Steps {
		steps = append(steps, strconv.Itoa(s.Value))
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = cellName(deckHead+1, deckRating) + ":" + cellName(last, deckRating)
	d.do(v.SetDropList(append(steps, w.Skipped)))
	d.do(f.AddDataValidation(w.Sheet, v))
	d.do(f.SetPanes(w.Sheet, &excelize.Panes{Freeze: true, YSplit: deckHead, TopLeftCell: cellName(deckHead+1, 1), ActivePane: "bottomLeft"}))
	if d.err != nil {
		return d.err
	}
	return f.Write(to)
}

// deckWriter writes cells until one fails.
type deckWriter struct {
	f     *excelize.File
	sheet string
	err   error
}

func (d *deckWriter) do(err error) {
	if d.err == nil {
		d.err = err
	}
}

func (d *deckWriter) at(line, column int, text string) { d.text(cellName(line, column), text) }

func (d *deckWriter) text(cell, text string) {
	if utf8.RuneCountInString(text) > mostCell/2 { // some letters take two units
		d.do(&model.Problem{Key: "export.list.long", Args: []any{mostCell}, Err: model.ErrInvalid})
		return
	}
	d.do(d.f.SetCellStr(d.sheet, cell, unescaped(toCell(text))))
}

func cellName(line, column int) string {
	name, _ := excelize.CoordinatesToCellName(column, line) // both are counted from 1
	return name
}

// deckSteps says what each step looks like, one below the other.
func deckSteps(steps []model.Step, looks []string) string {
	var out []string
	for i, s := range steps {
		text := fmt.Sprintf("%d %s", s.Value, s.Label)
		if i < len(looks) && looks[i] != "" {
			text += ": " + looks[i]
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// linesIn is about how many lines a text takes in a column of so many letters.
func linesIn(text string, width float64) int {
	n := 0
	for _, l := range strings.Split(text, "\n") {
		n += max(1, int(math.Ceil(float64(utf8.RuneCountInString(l))*1.1/width)))
	}
	return n
}
