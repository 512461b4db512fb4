package storage

import (
	"milepost/model"
)

// replay goes back from a row as it is now over all entries about it, the newest first. What does not fit is one finding,
// at the newest entry that does not.
func (j *journalCheck) replay(t *table, id model.ID, now Image, entries []entryOf) error {
	entries, err := j.withChunks(t, id, entries)
	if err != nil {
		return err
	}
	r := rowPast{t: t, m: now}
	removed := now == nil && len(entries) > 0 && entries[0].op == 'D'
	for i := range entries {
		if key := r.back(&entries[i]); key != "" {
			j.disagrees(t, id, removed, key, entries[i].unit)
			return nil
		}
	}
	if r.m != nil {
		j.disagrees(t, id, removed, "storage.check.journal.origin")
	}
	return nil
}

func (j *journalCheck) disagrees(t *table, id model.ID, removed bool, key string, args ...any) {
	j.found(t.name, string(id), key, args...)
	if j.wrong != nil {
		j.wrong(t, id, removed)
	}
}

// rowPast is a row on its way back; nil where there was none.
type rowPast struct {
	t *table
	m Image
}

// back takes one entry back; it answers with what is wrong, or nothing.
func (r *rowPast) back(e *entryOf) string {
	const differs = "storage.check.journal.row"
	switch e.op {
	case 'D':
		if r.m != nil {
			return differs
		}
		if r.m = e.image; r.m == nil {
			m, err := decodeImage(e.diff)
			if err != nil {
				return "storage.check.journal.unread"
			}
			r.m = m
		}
		if v, ok := r.m["version"].(int64); !ok || v > e.unit { // it may have come and gone in one change
			return differs
		}
		return r.seen(e)
	case 'I':
		if r.m == nil || r.m["version"] != e.unit {
			return differs
		}
		if key := r.seen(e); key != "" {
			return key
		}
		r.m = nil
		return ""
	}
	return r.change(e)
}

func (r *rowPast) change(e *entryOf) string {
	d, err := decodeDiff(e.diff)
	switch {
	case err != nil:
		return "storage.check.journal.unread"
	case r.m == nil || r.m["version"] != e.unit:
		return "storage.check.journal.row"
	}
	if key := r.seen(e); key != "" {
		return key
	}
	for c, both := range d {
		if r.t.index(c) < 0 { // dropped since
			continue
		}
		if r.m[c] != both[1] {
			return "storage.check.journal.row"
		}
		if both[0] == nil {
			delete(r.m, c)
		} else {
			r.m[c] = both[0]
		}
	}
	return ""
}

// seen says whether an entry is seen by those who see the row, and by nobody else.
func (r *rowPast) seen(e *entryOf) string {
	subject, _ := r.m["subject_id"].(string)
	visibility, _ := r.m["visibility"].(string)
	if subject != string(e.subject) || visibility != e.visibility {
		return "storage.check.journal.seen"
	}
	return ""
}
