package storage

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"milepost/model"
)

// PrepareFacts reads what a one-on-one with a person is prepared from as of a day, all of one state of the file.
func (s *Store) PrepareFacts(ctx context.Context, person model.ID, on model.Date) (model.PrepareFacts, error) {
	return read(ctx, s, func(v *view) (out model.PrepareFacts, err error) {
		err = reads(
			func() error { return v.talks(&out.Talks, person) },
			func() (err error) { out.Growth, err = v.growth(person); return err },
			func() (err error) { out.Direction, err = v.direction(); return err },
			func() (err error) { out.Assessments, err = v.assessments(person); return err },
			into(v, &out.Questions, "source, external, language, id", ""),
			some(v, &out.Expected.Versions, "subject_id, number, id", v.texts(person)),
			some(v, &out.Expected.Acknowledgements, "acknowledged_on, id", about(person)),
			func() (err error) { out.Moves, err = s.moves(ctx, v, &out, person, on); return err },
		)
		return out, err
	})
}

// moves are the goals and milestones that are due on another day than when the pair talked last, by what was recorded up to
// the ends of both days. A date has no day from which on it holds, so that only the journal knows.
func (s *Store) moves(ctx context.Context, v *view, f *model.PrepareFacts, person model.ID, on model.Date) ([]model.Move, error) {
	last := model.LastTalk(f.Talks.Meetings, person, on)
	if last == nil {
		return nil, nil
	}
	refs := map[model.Ref]bool{}
	for i := range f.Growth.Goals {
		refs[model.RefOf(&f.Growth.Goals[i])] = true
	}
	for i := range f.Direction.Careers {
		if c := &f.Direction.Careers[i]; c.SubjectID == person {
			refs[model.RefOf(c)] = true
		}
	}
	for i := range f.Direction.Strategic {
		refs[model.RefOf(&f.Direction.Strategic[i])] = true
	}
	was, err := s.dueAt(ctx, v, refs, last.On)
	if err != nil {
		return nil, err
	}
	is, err := s.dueAt(ctx, v, refs, on)
	if err != nil {
		return nil, err
	}
	var out []model.Move
	ids := slices.SortedFunc(maps.Keys(refs), func(a, b model.Ref) int { return cmp.Compare(a.ID, b.ID) })
	for _, r := range ids {
		from, then := was[r]
		to, now := is[r]
		if then && now && from != to {
			out = append(out, model.Move{RefID: r.ID, From: from, To: to})
		}
	}
	return out, nil
}

// dueAt is when records were due by what was recorded at the end of a day; those that were not there are left out. Before
// the file's first day, and in a file without a journal, nothing was.
func (s *Store) dueAt(ctx context.Context, v *view, refs map[model.Ref]bool, day model.Date) (map[model.Ref]model.Date, error) {
	files, err := all[model.File](v, "id", "")
	if err != nil || len(files) != 1 {
		return nil, err
	}
	seq, err := v.lastUnitOf(ctx, day, &files[0])
	if errors.Is(err, model.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r, err := s.walkBack(ctx, v, refs, seq)
	if err != nil {
		return nil, err
	}
	out := map[model.Ref]model.Date{}
	for ref, m := range r.rows {
		out[ref] = model.Values(m).Date("due_on")
	}
	return out, nil
}
