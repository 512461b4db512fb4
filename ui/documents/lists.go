package documents

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/storage"
)

// Extensions of a list.
const (
	ListTable    = ".csv"
	ListWorkbook = ".xlsx"
)

// WriteList writes goals or milestones that may leave the house, of a person or of everybody for the empty id, as a table
// that can be imported again: a workbook when the path ends in .xlsx, else comma-separated values. It says how many rows
// went out; none is ErrNotFound, and then nothing is written.
func WriteList(ctx context.Context, store *storage.Store, kind exchange.Kind, person model.ID, path string) (int, error) {
	lists, err := store.SharedLists(ctx, person)
	if err != nil {
		return 0, err
	}
	list := exchange.GoalsList(lists.Goals)
	if kind == exchange.KindMilestones {
		list = exchange.MilestonesList(lists.Milestones)
	}
	if len(list.Rows) == 0 {
		return 0, &model.Problem{Key: "export.list.none", Err: model.ErrNotFound}
	}
	var out bytes.Buffer
	if strings.EqualFold(filepath.Ext(path), ListWorkbook) {
		err = list.Workbook(&out)
	} else {
		err = list.CSV(&out)
	}
	if err != nil {
		return 0, err
	}
	return len(list.Rows), writeWhole(path, out.Bytes())
}
