package exchange

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"milepost/model"
)

// roomBelow is for how many rows below the last one there are lists to choose from.
const roomBelow = 500

// FrameworkWorkbook writes a framework in our own form as .xlsx: the kinds of rows, steps and what a criterion is measured by are
// chosen from lists, and steps have the colours of a scale.
func FrameworkWorkbook(to io.Writer, f *model.Framework, products map[model.ID]string) error {
	list := FrameworkList(f, products)
	file, err := list.workbook()
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was written
	last := len(list.Rows) + 1 + roomBelow
	var steps []string
	for _, s := range f.Steps {
		steps = append(steps, fmt.Sprint(s.Value))
	}
	for field, words := range map[Field][]string{
		FieldWhat: frameKinds, FieldStep: steps,
		FieldMeasuredBy: {string(model.FromHand), string(model.FromDeals)},
		FieldAggregate:  {string(model.WonValue), string(model.WonCount), string(model.WinRate), string(model.QuotaShare)},
		FieldDirection:  {string(model.MeasureUp), string(model.MeasureDown), string(model.MeasureKeep)},
	} {
		if err := list.choices(file, field, words, last); err != nil {
			return err
		}
	}
	column, err := list.columnName(FieldStep)
	if err != nil {
		return err
	}
	if err := file.SetConditionalFormat(list.Name, fmt.Sprintf("%s2:%s%d", column, column, last), []excelize.ConditionalFormatOptions{{
		Type: "2_color_scale", Criteria: "=", MinType: "min", MaxType: "max", MinColor: "#FCE9D4", MaxColor: "#BFE3CF",
	}}); err != nil {
		return err
	}
	return file.Write(to)
}

// columnName is the letter of a field's column.
func (l *List) columnName(f Field) (string, error) {
	return excelize.ColumnNumberToName(slices.Index(l.Columns, f) + 1)
}

// listsSheet is the sheet on which long lists to choose from stand. It is not shown.
const listsSheet = "lists"

// choices lets a column's cells be chosen from a list of words. It stands in a column of a sheet of its own: a cell's own list has
// room for 255 letters, which the names of a team do not fit in.
func (l *List) choices(file *excelize.File, f Field, words []string, last int) error {
	if len(words) == 0 {
		return nil
	}
	if at, err := file.GetSheetIndex(listsSheet); err != nil || at < 0 {
		if _, err := file.NewSheet(listsSheet); err != nil {
			return err
		}
		if err := file.SetSheetVisible(listsSheet, false); err != nil {
			return err
		}
	}
	column, err := l.columnName(f)
	if err != nil {
		return err
	}
	for i, w := range words {
		at := column + strconv.Itoa(i+1)
		if n, err := strconv.Atoi(w); err == nil { // a step is a number in its cell as well
			err = file.SetCellInt(listsSheet, at, int64(n))
			if err != nil {
				return err
			}
			continue
		}
		if err := file.SetCellStr(listsSheet, at, unescaped(toCell(w))); err != nil {
			return err
		}
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = fmt.Sprintf("%s2:%s%d", column, column, last)
	v.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", listsSheet, column, column, len(words)))
	return file.AddDataValidation(l.Name, v)
}
