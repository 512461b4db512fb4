package storage

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/google/uuid"

	"milepost/model"
)

const (
	rowsPerInsert = 20   // more is slower: this driver's binding is quadratic
	rowsPerChunk  = 1000 // records in one entry of the journal
)

// batch is the new rows of a table that are written with one statement.
type batch struct {
	t    *table
	rows []any
}

// bulkKey says which records may share an entry: never those of two people, or of two visibilities.
type bulkKey struct {
	table      string
	subject    model.ID
	visibility model.Visibility
}

// packing is the entry of the journal that is being filled.
type packing struct {
	key bulkKey
	ids []model.ID
}

// Insert saves a new record, like Put; many of them are written and journaled together: 20 to a statement, and one
// entry of the journal per 1,000 of a table and person. A person has entries of their own anyway.
func (w *Work) Insert(r model.Record) error {
	t, h := tableOf(r), r.Head()
	if h.Version != 0 {
		return &model.Problem{Key: "storage.twice", Err: model.ErrInvalid}
	}
	if t.ownSubject {
		return w.Put(r)
	}
	was := *h
	row, err := w.newRow(t, r)
	if err != nil {
		*h = was
		return err
	}
	b := w.batch(t)
	b.rows = append(b.rows, row...)
	if err := w.pack(bulkKey{t.name, h.SubjectID, h.Visibility}, h.ID); err != nil {
		return err
	}
	if len(b.rows) >= rowsPerInsert*len(t.columns) {
		return w.flushRows(b)
	}
	return nil
}

// Append is Insert for a record that nobody keeps: should the unit fail, its head is not put back. So a unit may write any
// number of rows without holding on to them.
func (w *Work) Append(r model.Record) error {
	n := len(w.heads)
	err := w.Insert(r)
	w.heads = w.heads[:n]
	return err
}

func (w *Work) batch(t *table) *batch {
	for _, b := range w.waiting {
		if b.t == t {
			return b
		}
	}
	b := &batch{t: t}
	w.waiting = append(w.waiting, b)
	return b
}

func (w *Work) pack(k bulkKey, id model.ID) error {
	p := w.chunks[k]
	if p == nil {
		p = &packing{key: k}
		w.chunks[k] = p
		w.order = append(w.order, p)
	}
	p.ids = append(p.ids, id)
	w.touch(k.table, string(k.subject))
	if len(p.ids) < rowsPerChunk {
		return nil
	}
	return w.flushChunk(p)
}

// flush writes rows and entries that wait, in the order they came. It runs before anything else is written or read:
// undo goes strictly backwards, so the order in the journal must be the order of the writes.
func (w *Work) flush() error {
	if len(w.waiting) == 0 && len(w.order) == 0 {
		return nil
	}
	for _, b := range w.waiting {
		if err := w.flushRows(b); err != nil {
			return err
		}
	}
	for _, p := range w.order {
		if err := w.flushChunk(p); err != nil {
			return err
		}
	}
	w.waiting, w.order = nil, nil
	clear(w.chunks)
	return nil
}

func (w *Work) flushRows(b *batch) error {
	rows := b.rows
	b.rows = b.rows[:0]
	if len(rows) == 0 {
		return nil
	}
	one := placeholders(len(b.t.columns))
	return w.exec(b.t.insert+strings.TrimSuffix(strings.Repeat(one+",", len(rows)/len(b.t.columns)), ","), rows...)
}

func (w *Work) flushChunk(p *packing) error {
	ids := p.ids
	p.ids = p.ids[:0]
	if len(ids) == 0 {
		return nil
	}
	w.wrote[p.key.table] += len(ids)
	return w.writeChunk(chunk{key: p.key, op: "I", count: len(ids)}, ids, packIDs(ids))
}

// packIDs writes ids as 16 bytes each; ids are made by model.IDs or were checked by model.ParseID, so all are UUIDs.
func packIDs(ids []model.ID) []byte {
	out := make([]byte, 0, 16*len(ids))
	for _, id := range ids {
		u := uuid.MustParse(string(id))
		out = append(out, u[:]...)
	}
	return out
}

// chunk is one entry of bulk: the ids of new rows, or the images of rows that were removed.
type chunk struct {
	n     int
	key   bulkKey
	op    string // I or D
	count int
	data  []byte // compressed
}

func (w *Work) writeChunk(c chunk, ids []model.ID, data []byte) error {
	w.n++
	first, last := ids[0], ids[0]
	for _, id := range ids {
		first, last = min(first, id), max(last, id)
	}
	w.touch(c.key.table, string(c.key.subject))
	w.stale.wrote(c.key.table, string(c.key.subject), nil, ids...)
	return w.exec("INSERT INTO bulk(unit,n,tbl,subject_id,visibility,op,count,first,last,data) VALUES(?,?,?,?,?,?,?,?,?,?)",
		w.unit.Seq, w.n, c.key.table, c.key.subject, string(c.key.visibility), c.op, c.count, first, last, w.s.packer.EncodeAll(data, nil))
}

// chunkIDs unpacks the ids of an entry of new rows.
func (s *Store) chunkIDs(data []byte) ([]model.ID, error) {
	raw, err := s.unpacker.DecodeAll(data, nil)
	if err != nil {
		return nil, badJournal(err)
	}
	out := make([]model.ID, 0, len(raw)/16)
	for i := 0; i+16 <= len(raw); i += 16 {
		out = append(out, model.ID(uuid.UUID(raw[i:i+16]).String()))
	}
	return out, nil
}

// removedRows are the rows of an entry of removed ones: the columns as they were called then, and an array of values
// for each row, still as JSON.
type removedRows struct {
	Columns []string
	Rows    json.RawMessage
}

func (s *Store) removedRows(data []byte) (removedRows, error) {
	var r removedRows
	raw, err := s.unpacker.DecodeAll(data, nil)
	if err != nil {
		return r, badJournal(err)
	}
	if err := json.Unmarshal(raw, &r); err != nil {
		return r, badJournal(err)
	}
	return r, nil
}

// images gives the removed rows by column; what was NULL is left out.
func (r removedRows) images() ([]Image, error) {
	var rows [][]any
	if err := decode(r.Rows, &rows); err != nil {
		return nil, badJournal(err)
	}
	out := make([]Image, len(rows))
	for i, row := range rows {
		if len(row) != len(r.Columns) {
			return nil, badJournal(errors.New("a removed row has other columns than it says"))
		}
		out[i] = Image{}
		for k, v := range row {
			if v != nil {
				out[i][r.Columns[k]] = plain(v)
			}
		}
	}
	return out, nil
}

func imageIDs(images []Image) []model.ID {
	ids := make([]model.ID, len(images))
	for i, m := range images {
		ids[i] = m.ID()
	}
	return ids
}
