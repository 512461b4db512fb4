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

// WriteFramework writes the newest framework as a table in our own form: a workbook with lists to choose from when the path ends in
// .xlsx, else comma-separated values. It says how many rows went out; none is ErrNotFound, and then nothing is written.
func WriteFramework(ctx context.Context, store *storage.Store, path string) (int, error) {
	r, err := store.Roster(ctx)
	if err != nil {
		return 0, err
	}
	sales, err := store.Sales(ctx)
	if err != nil {
		return 0, err
	}
	products := map[model.ID]string{}
	for _, p := range sales.Products {
		products[p.ID] = p.Name
	}
	list := exchange.FrameworkList(&r.Framework, products)
	if len(list.Rows) == 0 {
		return 0, &model.Problem{Key: "export.list.none", Err: model.ErrNotFound}
	}
	var out bytes.Buffer
	if strings.EqualFold(filepath.Ext(path), ListWorkbook) {
		err = exchange.FrameworkWorkbook(&out, &r.Framework, products)
	} else {
		err = list.CSV(&out)
	}
	if err != nil {
		return 0, err
	}
	return len(list.Rows), writeWhole(path, out.Bytes())
}
