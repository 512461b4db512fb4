package storage

import (
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"milepost/model"
	"milepost/model/unit"
)

// unexplained are the rows that the journal does not explain from beginning to end, and those it names and that are not
// there. True are those that were removed.
type unexplained map[tableRow]bool

// settleRows makes the rows and the journal agree, and the rows with one another.
func (r *rescue) settleRows() error {
	if err := r.settleEntries(); err != nil {
		return err
	}
	wrong, err := r.unexplained()
	if err != nil {
		return err
	}
	tx, err := r.s.pen.BeginTx(r.ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	m := &mending{rescue: r, tx: tx, anew: map[tableRow]bool{}, known: map[tableRow]Image{}}
	m.w = &Work{
		s: r.s, tx: tx, ctx: r.ctx, unit: &Unit{Name: unit.RepairFile, Kind: kindDo}, chunks: map[bulkKey]*packing{},
		prepared: map[string]*sql.Stmt{}, wrote: map[string]int{}, touched: map[string]map[model.ID]bool{},
	}
	if err := m.run(wrong); err != nil {
		return err
	}
	for _, st := range m.w.prepared {
		_ = st.Close() // its work is done
	}
	if !r.out.Final {
		return nil // the unit that was begun goes with it
	}
	return tx.Commit()
}

// settleEntries removes what is left of the journal without what it belongs to: entries of changes that are lost, of
// tables that there are not, and those that cannot be read.
func (r *rescue) settleEntries() error {
	known := "'" + strings.Join(slices.Sorted(maps.Keys(tables())), "','") + "'"
	for _, q := range []string{
		"DELETE FROM change WHERE unit NOT IN (SELECT seq FROM unit) OR tbl NOT IN (" + known + ")",
		"DELETE FROM bulk WHERE unit NOT IN (SELECT seq FROM unit) OR tbl NOT IN (" + known + ")",
		"UPDATE unit SET target=NULL WHERE target NOT IN (SELECT seq FROM unit)",
	} {
		done, err := r.s.pen.ExecContext(r.ctx, q)
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		if r.out.Final = r.out.Final || n > 0; err != nil {
			return err
		}
	}
	return reads(r.settleTimes, r.settleIDs, func() error { return r.settleChunks(r.s.pen, nil) })
}

// settleTimes lets no change be older than the one before it, nor of a day to come: one time that was hit by damage must
// not move all others.
func (r *rescue) settleTimes() error {
	type moment struct{ seq, at, was int64 }
	var all []moment
	latest := int64(model.InstantOf(r.o.Clock.Now())) + 24*3600*1000
	err := eachRow(r, r.s.pen, "SELECT seq, at FROM unit ORDER BY seq", func(scan func(...any) error) error {
		var x moment
		err := scan(&x.seq, &x.at)
		x.was = x.at
		x.at = min(x.at, latest)
		all = append(all, x)
		return err
	})
	if err != nil {
		return err
	}
	for i := 1; i < len(all); i++ {
		if all[i].at < all[i-1].at && i+1 < len(all) && all[i+1].at < all[i-1].at { // the one before is the odd one
			all[i-1].at = all[i].at
			if i > 1 {
				all[i-1].at = all[i-2].at
			}
		}
		all[i].at = max(all[i].at, all[i-1].at)
	}
	for _, x := range all {
		if x.at == x.was {
			continue
		}
		if _, err := r.s.pen.ExecContext(r.ctx, "UPDATE unit SET at=? WHERE seq=?", x.at, x.seq); err != nil {
			return err
		}
		r.mend("unit", "", "storage.repair.time", x.seq)
	}
	return nil
}

// settleIDs removes entries about rows whose id is none.
func (r *rescue) settleIDs() error {
	var none []string
	err := eachRow(r, r.s.pen, "SELECT DISTINCT row_id FROM change", func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		if !isID(id) {
			none = append(none, id)
		}
		return err
	})
	for _, id := range none {
		if err == nil {
			_, err = r.s.pen.ExecContext(r.ctx, "DELETE FROM change WHERE row_id=?", id)
		}
	}
	return err
}

// chunkRow is an entry of many rows as it is stored.
type chunkRow struct {
	unit, n int64
	op      string
	count   int
	data    []byte
}

// settleChunks writes the entries of many rows anew without some of them, and removes those that cannot be read.
func (r *rescue) settleChunks(db access, without map[[16]byte]bool) error {
	var all []chunkRow
	err := eachRow(r, db, "SELECT unit, n, op, count, data FROM bulk", func(scan func(...any) error) error {
		var c chunkRow
		err := scan(&c.unit, &c.n, &c.op, &c.count, &c.data)
		if err == nil && r.settleChunk(&c, without) {
			all = append(all, c)
		}
		return err
	})
	for _, c := range all {
		if err != nil {
			return err
		}
		if r.out.Final = true; c.count == 0 {
			_, err = db.ExecContext(r.ctx, "DELETE FROM bulk WHERE unit=? AND n=?", c.unit, c.n)
			continue
		}
		_, err = db.ExecContext(r.ctx, "UPDATE bulk SET count=?, data=? WHERE unit=? AND n=?", c.count, r.s.packer.EncodeAll(c.data, nil), c.unit, c.n)
	}
	return err
}

// settleChunk takes rows out of an entry, whose data is unpacked then, and says whether anything of it changed.
func (r *rescue) settleChunk(c *chunkRow, without map[[16]byte]bool) bool {
	j := &journalCheck{checking: &checking{s: r.s}}
	ids, err := j.idsOf(c.op, c.data)
	if err != nil || len(ids) != c.count {
		c.count = 0
		return true
	}
	keep := func(i int) bool { return !without[ids[i]] }
	left := 0
	for i := range ids {
		if keep(i) {
			left++
		}
	}
	if left == c.count {
		return false
	}
	c.count = left
	if c.op == "I" {
		c.data = nil
		for i, id := range ids {
			if keep(i) {
				c.data = append(c.data, id[:]...)
			}
		}
		return true
	}
	removed, err := r.s.removedRows(c.data) // it was read just now
	var rows, kept []json.RawMessage
	if err == nil {
		err = json.Unmarshal(removed.Rows, &rows)
	}
	for i := range rows {
		if keep(i) {
			kept = append(kept, rows[i])
		}
	}
	if err == nil {
		removed.Rows, err = json.Marshal(kept)
	}
	if err == nil {
		c.data, err = json.Marshal(removed)
	}
	if err != nil {
		c.count = 0
	}
	return true
}

// unexplained holds the journal against the rows, as the check does.
func (r *rescue) unexplained() (unexplained, error) {
	out := unexplained{}
	x := &checking{Checked: &Checked{Path: r.s.path, kinds: map[string]int{}}, ctx: r.ctx, s: r.s, db: r.s.db, sick: map[string]bool{}, gone: map[string]bool{}}
	j := &journalCheck{checking: x, born: map[[16]byte]int32{}, reads: map[string]*sql.Stmt{}, chunks: map[chunkPlace]*openChunk{}}
	j.wrong = func(t *table, id model.ID, removed bool) { out[tableRow{t.name, string(id)}] = removed }
	defer j.close()
	steps := []func() error{j.loadChunks, j.changedRows}
	for _, t := range sortedTables() {
		steps = append(steps, func() error { return j.unchangedRows(t) })
	}
	return out, reads(append(steps, j.removedRows)...)
}

// forget removes what the journal says of rows that it does not explain.
func (r *rescue) forget(db access, rows unexplained) error {
	if len(rows) == 0 {
		return nil
	}
	without := map[[16]byte]bool{}
	for k := range rows {
		if _, err := db.ExecContext(r.ctx, "DELETE FROM change WHERE row_id=? AND tbl=?", k.id, k.table); err != nil {
			return err
		}
		if key, err := uuid.Parse(k.id); err == nil {
			without[key] = true
		}
	}
	return r.settleChunks(db, without)
}
