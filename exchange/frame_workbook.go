package exchange

import (
	"fmt"
	"io"
	"slices"

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

// choices lets a column's cells be chosen from a list of words; a list that no cell has room for is left out.
func (l *List) choices(file *excelize.File, f Field, words []string, last int) error {
	column, err := l.columnName(f)
	if err != nil {
		return err
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = fmt.Sprintf("%s2:%s%d", column, column, last)
	if err := v.SetDropList(words); err != nil {
		return nil //nolint:nilerr // too long for a list to choose from: it is typed then
	}
	return file.AddDataValidation(l.Name, v)
}
