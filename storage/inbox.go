package storage

import (
	"context"

	"milepost/model"
)

// Inbox reads the author's lines that wait until somebody says whom they are about, oldest first.
func (s *Store) Inbox(ctx context.Context) ([]model.Caught, error) {
	return read(ctx, s, func(v *view) (out []model.Caught, err error) {
		err = some(v, &out, "caught_on, id", v.texts(everyone, "sorted_on IS NULL"))()
		return out, err
	})
}

// CaughtBefore says whether a file of the inbox folder was read before, by the digest of its bytes.
func (w *Work) CaughtBefore(digest string) (bool, error) {
	found, err := find[model.Caught](w, "digest=?", digest)
	return len(found) > 0, err
}

// Sort makes something of a line that waits: a note or a point about somebody, or nothing when it is thrown away (nil).
// The line itself is emptied: from then on its words stand where they belong and nowhere else. It is about whoever the
// record is about, so that it goes with them when they are erased. ErrConflict when the line was sorted meanwhile.
func (w *Work) Sort(line model.Caught, on model.Date, becomes model.Record) error {
	if becomes != nil {
		if err := w.Put(becomes); err != nil {
			return err
		}
		line.SubjectID = becomes.Head().SubjectID
	}
	line.Text, line.SortedOn = "", on
	return w.Put(&line)
}
