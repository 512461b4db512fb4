package storage

import (
	"errors"
	"testing"

	"milepost/model"
)

// older says of an entry that its row was there before the unit: nobody can know what it was within the unit.
const older = "c.diff->>'$.version[0]'<>?1"

// plants are mistakes of the journal. Each is made within a unit, after everything was written down, as code would make
// it that forgets a row or a column; and says how many entries it spoiled.
var plants = map[string]func(*Work) (int64, error){
	"a new row is not written down":     spoil("DELETE FROM change WHERE unit=?1 AND n=(SELECT min(n) FROM change WHERE unit=?1 AND op='I')"),
	"a removed row is not written down": spoil("DELETE FROM change WHERE unit=?1 AND n=(SELECT min(n) FROM change WHERE unit=?1 AND op='D')"),
	"a changed row is not written down": spoil("DELETE FROM change WHERE unit=?1 AND n=(SELECT max(n) FROM change c WHERE unit=?1 AND op='U' AND " + older + ")"),
	"a column of a removed row is left out": spoil(`UPDATE change SET diff=json_remove(diff,'$.title') WHERE unit=?1 AND op='D'
		AND diff->>'$.title'<>'' AND diff->>'$.version'<>?1`),
	"a changed column is left out": spoil(`UPDATE change AS c SET diff=json_remove(diff,'$.title') WHERE unit=?1 AND op='U'
		AND diff->>'$.title[0]'<>diff->>'$.title[1]' AND ` + older),
	"what a column was is written down wrongly": spoil(`UPDATE change AS c SET diff=json_set(diff,'$.title[0]','no') WHERE unit=?1 AND op='U'
		AND diff->>'$.title[0]'<>diff->>'$.title[1]' AND ` + older),
	"what a column became is written down wrongly": spoil(`UPDATE change AS c SET diff=json_set(diff,'$.title[1]','no') WHERE unit=?1 AND op='U'
		AND diff->>'$.title[0]'<>diff->>'$.title[1]' AND ` + older),
	"a row's leaving somebody is not written down": spoil("DELETE FROM change WHERE unit=?1 AND op='M'"),
	"an entry is seen by others":                   spoil("UPDATE change SET visibility='team' WHERE unit=?1 AND visibility<>'team'"),
	"an entry is about nobody":                     spoil("UPDATE change SET subject_id=NULL WHERE unit=?1 AND op<>'M' AND subject_id IS NOT NULL"),
	"many rows are not written down":               spoil("DELETE FROM bulk WHERE unit=?1"),
	"one of many rows is left out":                 forgetOne,
}

func spoil(statement string) func(*Work) (int64, error) {
	return func(w *Work) (int64, error) {
		done, err := w.tx.Exec(statement, w.unit.Seq)
		if err != nil {
			return 0, err
		}
		return done.RowsAffected()
	}
}

// forgetOne writes an entry of many rows anew without the last of them.
func forgetOne(w *Work) (int64, error) {
	var n, count int
	var data []byte
	err := w.tx.QueryRow("SELECT n, count, data FROM bulk WHERE unit=? AND op='I' AND count>1 UNION ALL SELECT 0, 0, x'' LIMIT 1", w.unit.Seq).
		Scan(&n, &count, &data)
	if err != nil || n == 0 {
		return 0, err
	}
	ids, err := w.s.chunkIDs(data)
	if err != nil {
		return 0, err
	}
	_, err = w.tx.Exec("UPDATE bulk SET count=?, data=? WHERE unit=? AND n=?", count-1, w.s.packer.EncodeAll(packIDs(ids[:count-1]), nil), w.unit.Seq, n)
	return 1, err
}

// TestTheGameNoticesWhatTheJournalLacks makes each mistake once in a game, and the game must end before its end.
func TestTheGameNoticesWhatTheJournalLacks(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	seed := Seeded(t, 20261201)
	for name, plant := range plants {
		t.Run(name, func(t *testing.T) {
			for round := range int64(Times(1, 10)) {
				g := newPair(t, seed+round)
				spoiled := false
				g.plant = func(w *Work) error {
					if spoiled {
						return nil
					}
					n, err := plant(w)
					spoiled = n > 0
					return err
				}
				step, err := 0, error(nil)
				for ; err == nil && step < 200 && !spoiled; step++ {
					err = g.step()
				}
				if !spoiled {
					t.Fatalf("seed %d: the mistake was never made, %v", seed+round, err)
				}
				for range 30 {
					if err == nil {
						err = g.step()
					}
				}
				if err == nil {
					err = errors.Join(g.explained(), g.comparePast())
				}
				if err == nil {
					t.Errorf("seed %d: nobody noticed", seed+round)
				}
				if errors.Is(err, model.ErrReadOnly) || errors.Is(err, model.ErrBusy) {
					t.Errorf("seed %d: something else was noticed: %v", seed+round, err)
				}
				g.close()
			}
		})
	}
}
