package storage

import (
	"context"

	"milepost/model"
)

// Questions reads the questions that were imported or added, archived ones too. Those that come with the program are no
// rows, but one that was archived has left a row.
func (s *Store) Questions(ctx context.Context) ([]model.Question, error) {
	return read(ctx, s, func(v *view) ([]model.Question, error) {
		return all[model.Question](v, "source, external, language, id", "")
	})
}

// Templates reads the templates that the team has made, with their points, archived ones too.
func (s *Store) Templates(ctx context.Context) (model.Templates, error) {
	return read(ctx, s, func(v *view) (out model.Templates, err error) {
		err = reads(into(v, &out.All, "position, id", ""), into(v, &out.Points, "position, id", ""))
		return out, err
	})
}
