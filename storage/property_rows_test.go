package storage

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// read reads every row of the tables that are played, past everything that might leave some out.
func (g *pair) read() (rowsByKey, error) {
	out := rowsByKey{}
	for _, name := range played {
		t := tables()[name]
		rows, err := g.authors[0].s.pen.Query("SELECT * FROM " + name)
		if err != nil {
			return nil, err
		}
		columns, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				return nil, err
			}
			m := Image{}
			for i, c := range columns {
				if values[i] != nil && t.index(c) >= 0 {
					m[c] = values[i]
				}
			}
			out[name+" "+string(m.ID())] = m
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// between is what happened between two states.
func between(before, after rowsByKey) effect {
	e := effect{}
	for key := range union(before, after) {
		if !maps.Equal(before[key], after[key]) {
			e[key] = [2]Image{before[key], after[key]}
		}
	}
	return e
}

func union(a, b rowsByKey) map[string]bool {
	out := map[string]bool{}
	for key := range a {
		out[key] = true
	}
	for key := range b {
		out[key] = true
	}
	return out
}

// back is what the rows must be once an effect is taken back by a unit: the columns it changed are as they were, and
// whatever else was written since stays.
func (e effect) back(now rowsByKey, by int64) rowsByKey {
	out := maps.Clone(now)
	for key, both := range e {
		before, after := both[0], both[1]
		switch {
		case before == nil:
			delete(out, key)
			continue
		case after == nil:
			out[key] = maps.Clone(before)
		default:
			m := maps.Clone(now[key])
			for c := range unionOf(before, after) {
				if before[c] == after[c] {
					continue
				}
				if before[c] == nil {
					delete(m, c)
				} else {
					m[c] = before[c]
				}
			}
			out[key] = m
		}
		out[key]["version"] = by
	}
	return out
}

// inTheWay is a row that is not as an effect left it, so that it must not be taken back; empty when there is none.
func (e effect) inTheWay(now rowsByKey) string {
	for key, both := range e {
		before, after := both[0], both[1]
		for c := range unionOf(before, after) {
			// a new row goes only as it came; of a changed one only what was changed must be as it was left
			if c != "version" && (before == nil || before[c] != after[c]) && now[key][c] != after[c] {
				return key
			}
		}
	}
	return ""
}

func unionOf(a, b Image) map[string]bool {
	out := map[string]bool{}
	for c := range a {
		out[c] = true
	}
	for c := range b {
		out[c] = true
	}
	return out
}

// wants compares the rows with what they must be and goes on from there.
func (g *pair) wants(what string, want rowsByKey) error {
	now, err := g.read()
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(union(now, want))) {
		if !maps.Equal(now[key], want[key]) {
			return fmt.Errorf("%s: %s is\n%v\nand should be\n%v", what, key, now[key], want[key])
		}
	}
	g.all = now
	return nil
}

// explained holds that the journal tells how every row came to be what it is.
func (g *pair) explained() error {
	c, err := g.authors[g.rnd.Intn(2)].s.Check(context.Background())
	if err != nil {
		return err
	}
	for _, f := range c.Findings {
		// check-ins of somebody else's goal, which only this game writes, are without one once the other is erased
		if f.Table != "check_in" || f.Problem.Key != "storage.check.parent" {
			err = errors.Join(err, fmt.Errorf("%s %s: %w", f.Table, f.Row, f.Problem))
		}
	}
	return err
}

// comparePast holds the states that both authors together are told of against what they were.
func (g *pair) comparePast() error {
	for seq, want := range g.past {
		whole, err := g.told(func(a *author, table string) (Rows, error) { return a.s.Replay(context.Background(), table, seq) })
		parts := rowsByKey{}
		for _, person := range append(slices.Clone(g.people), "") {
			part, e := g.told(func(a *author, table string) (Rows, error) {
				if person == "" {
					return a.s.AsOfTeam(context.Background(), table, seq)
				}
				return a.s.AsOf(context.Background(), table, person, seq)
			})
			err = errors.Join(err, e)
			maps.Copy(parts, part)
		}
		if err != nil {
			return fmt.Errorf("as of unit %d: %w", seq, err)
		}
		for _, got := range []rowsByKey{whole, parts} {
			for key := range union(got, want) {
				if !maps.Equal(got[key], want[key]) {
					return fmt.Errorf("as of unit %d %s is told as\n%v\nand it was\n%v", seq, key, got[key], want[key])
				}
			}
		}
		g.counts["past"]++
	}
	return nil
}

// told are the rows that both authors together are told of.
func (g *pair) told(read func(a *author, table string) (Rows, error)) (rowsByKey, error) {
	out := rowsByKey{}
	for _, a := range g.authors {
		for _, table := range played {
			rows, err := read(a, table)
			if err != nil {
				return nil, err
			}
			for id, m := range rows {
				out[table+" "+string(id)] = m
			}
		}
	}
	return out, nil
}
