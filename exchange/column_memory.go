package exchange

import (
	"context"
	"encoding/json"
	"strings"

	"milepost/model"
	"milepost/storage"
)

// columnMemory is how a list of this kind and shape was understood once somebody corrected it by hand.
type columnMemory struct {
	kind, shape, mapping string
}

// shapeOf is what lists have in common that are understood the same way: their columns, folded.
func shapeOf(t *Table) string {
	var out []string
	for _, c := range t.Columns {
		out = append(out, heading(c))
	}
	return strings.Join(out, " | ")
}

// recall lays what is chosen now over what was chosen for such a list before. What is to be remembered is returned when anything was
// chosen now.
func recall(ctx context.Context, s *storage.Store, t *Table, o Options) (map[string]string, *columnMemory, error) {
	if !o.Remember || len(t.Columns) == 0 || t.JSON || t.Notes != nil || t.Written || t.IsCalendar() {
		return o.Map, nil, nil
	}
	rules, err := s.ColumnRules(ctx, string(o.Kind))
	if err != nil {
		return nil, nil, err
	}
	shape := shapeOf(t)
	before := map[string]string{}
	for _, r := range rules {
		if r.Shape == shape && json.Unmarshal([]byte(r.Mapping), &before) != nil {
			before = map[string]string{} // nobody but us writes it; what cannot be read says nothing
		}
	}
	taken := map[string]bool{}
	for _, column := range o.Map {
		taken[column] = true
	}
	out := map[string]string{}
	for f, column := range before {
		if (column == "" || !taken[column] && findColumn(t.Columns, column) >= 0) && KnowsField(o.Kind, f) {
			out[f] = column
		}
	}
	for f, column := range o.Map {
		out[f] = column
	}
	if len(o.Map) == 0 {
		return out, nil, nil
	}
	mapping, err := json.Marshal(out)
	return out, &columnMemory{string(o.Kind), shape, string(mapping)}, err
}

// remember writes it in the unit that carries the plan out.
func (m *columnMemory) remember(w *storage.Work) error {
	if m == nil {
		return nil
	}
	return w.RememberColumns(m.kind, m.shape, m.mapping)
}

// PreviewIn is Preview of any kind of list against what a file holds.
func PreviewIn(ctx context.Context, s *storage.Store, r *model.Roster, t *Table, o Options) (*Plan, error) {
	mapping, memory, err := recall(ctx, s, t, o)
	if err != nil {
		return nil, err
	}
	o.Map = mapping
	p, err := previewIn(ctx, s, r, t, o)
	if p != nil {
		p.memory, p.Macros = memory, t.Macros
	}
	return p, onSheet(t, err)
}
