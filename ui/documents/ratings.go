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

// WriteRatings writes the ratings of one person, or of everybody for the empty id, as of a day: a workbook with lists to choose from
// when the path ends in .xlsx, else comma-separated values. It says how many rows went out; none is ErrNotFound, and then nothing is
// written.
func WriteRatings(ctx context.Context, store *storage.Store, person model.ID, on model.Date, path string) (int, error) {
	r, err := store.Roster(ctx)
	if err != nil {
		return 0, err
	}
	as, err := store.Assessments(ctx, person)
	if err != nil {
		return 0, err
	}
	var people []model.Person
	for _, p := range r.People {
		if p.ArchivedAt.IsZero() && (person == "" || p.ID == person) {
			people = append(people, p)
		}
	}
	list := exchange.RatingsList(r, &as, people, on)
	if len(list.Rows) == 0 {
		return 0, &model.Problem{Key: "export.list.none", Err: model.ErrNotFound}
	}
	var out bytes.Buffer
	if strings.EqualFold(filepath.Ext(path), ListWorkbook) {
		err = exchange.RatingsWorkbook(&out, r, people, &list)
	} else {
		err = list.CSV(&out)
	}
	if err != nil {
		return 0, err
	}
	return len(list.Rows), writeWhole(path, out.Bytes())
}
