package storage

import (
	"context"

	"milepost/model"
)

// Benchmarks reads the roles of others to compare with and their skills, by source and code; archived ones too.
func (s *Store) Benchmarks(ctx context.Context) ([]model.BenchmarkRole, error) {
	return read(ctx, s, (*view).benchmarks)
}

// Benchmarks are those that the file holds now, with what the unit has written so far.
func (w *Work) Benchmarks() ([]model.BenchmarkRole, error) {
	if err := w.flush(); err != nil {
		return nil, err
	}
	return w.s.view(w.ctx, w.tx).benchmarks()
}

func (v *view) benchmarks() ([]model.BenchmarkRole, error) {
	var roles []model.Benchmark
	var skills []model.BenchmarkSkill
	if err := reads(into(v, &roles, "source, code, id", ""), into(v, &skills, "position, id", "")); err != nil {
		return nil, err
	}
	out := make([]model.BenchmarkRole, len(roles))
	at := map[model.ID]int{}
	for i, r := range roles {
		out[i].Benchmark, at[r.ID] = r, i
	}
	for _, s := range skills {
		if i, ok := at[s.BenchmarkID]; ok {
			out[i].Skills = append(out[i].Skills, s)
		}
	}
	return out, nil
}

// ColumnRules reads how lists of a kind were understood once somebody corrected their columns.
func (s *Store) ColumnRules(ctx context.Context, kind string) ([]model.ColumnRule, error) {
	return read(ctx, s, func(v *view) ([]model.ColumnRule, error) { return all[model.ColumnRule](v, "id", "kind=?", kind) })
}

// RememberColumns keeps how a list of a kind and shape was understood; mapping is JSON of field and column.
func (w *Work) RememberColumns(kind, shape, mapping string) error {
	found, err := find[model.ColumnRule](w, "kind=? AND shape=?", kind, shape)
	if err != nil {
		return err
	}
	rule := model.ColumnRule{Row: model.Ours(), Kind: kind, Shape: shape}
	if len(found) > 0 {
		rule = found[0]
	}
	rule.Mapping = mapping
	return w.Put(&rule)
}
