package storage

import (
	"context"
	"slices"
	"sync"
	"time"

	"milepost/model"
	"milepost/model/unit"
)

// Changed tells what a unit wrote, without any text.
type Changed struct {
	Seq       int64
	Name      string     // key of the unit
	Kind      string     // do, undo, redo
	Tables    []string   // sorted
	Subjects  []model.ID // sorted; the empty id: the team
	Private   bool       // it made a private row
	Elsewhere bool       // written by another window or program
}

type listener struct {
	call   func(Changed)
	tables []string
}

type listeners struct {
	mu   sync.Mutex
	next int
	all  map[int]listener
}

// Subscribe calls back after each commit that wrote one of the tables; no tables means all. The call comes on the
// goroutine that wrote, or on that of Watch for other windows' changes; it may use the store. cancel ends it.
func (s *Store) Subscribe(call func(Changed), tables ...string) (cancel func()) {
	l := &s.listen
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all == nil {
		l.all = map[int]listener{}
	}
	l.next++
	key := l.next
	l.all[key] = listener{call, tables}
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.all, key)
	}
}

// tell calls those who listen, in the order they subscribed, without holding anything they might need.
func (l *listeners) tell(c Changed) {
	l.mu.Lock()
	var calls []func(Changed)
	for key := range l.next + 1 {
		x, ok := l.all[key]
		if ok && (len(x.tables) == 0 || slices.ContainsFunc(c.Tables, func(t string) bool { return slices.Contains(x.tables, t) })) {
			calls = append(calls, x.call)
		}
	}
	l.mu.Unlock()
	for _, call := range calls {
		call(c)
	}
}

// changed is what the unit tells those who listen.
func (w *Work) changed() Changed {
	c := Changed{Seq: w.unit.Seq, Name: w.unit.Name, Kind: w.unit.Kind, Private: w.private}
	for table, subjects := range w.touched {
		for subject := range subjects {
			c.add(table, subject)
		}
	}
	return c
}

func (c *Changed) add(table string, subject model.ID) {
	if i, found := slices.BinarySearch(c.Tables, table); !found {
		c.Tables = slices.Insert(c.Tables, i, table)
	}
	if i, found := slices.BinarySearch(c.Subjects, subject); !found {
		c.Subjects = slices.Insert(c.Subjects, i, subject)
	}
}

// pollEvery is how often other windows' changes are looked for: five times a second costs half a per cent of a core.
const pollEvery = 200 * time.Millisecond

// watcher looks for the commits of other windows and programs.
type watcher struct {
	mu   sync.Mutex
	on   bool
	stop func()         // ends the wait for the next look
	end  func()         // gives the connection back
	look func() []int64 // the numbers of units that are new since the last look
	own  map[int64]bool // units written here since the last look
}

// remember notes a unit of this store before it is committed, so that a look in between does not take it for another's.
func (w *watcher) remember(seq int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.on {
		w.own[seq] = true
	}
}

// forget takes that back: the number of a unit that failed may become another window's.
func (w *watcher) forget(seq int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.own, seq)
}

// Watch tells those who subscribed also what other windows and programs write to the file, five times a second, until
// StopWatching or Close. A second call does nothing.
func (s *Store) Watch() error {
	w := &s.watcher
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.on || s.held != nil { // then nobody else writes
		return nil
	}
	ctx := context.Background()
	// data_version tells what all other connections wrote, the store's own pen among them
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return s.problem(err)
	}
	var version, last int64
	err = conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	if err == nil {
		err = conn.QueryRowContext(ctx, "SELECT coalesce(max(seq),0) FROM unit").Scan(&last)
	}
	if err != nil {
		_ = conn.Close()
		return s.problem(err)
	}
	w.on, w.own = true, map[int64]bool{}
	w.end = func() { _ = conn.Close() } // gives the connection back; there is nothing to lose
	w.look = func() (news []int64) {
		var now int64
		if conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&now) != nil || now == version {
			return nil // busy or nothing new: the next look sees it
		}
		rows, err := conn.QueryContext(ctx, "SELECT seq FROM unit WHERE seq>? ORDER BY seq", last)
		if err != nil {
			return nil
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var seq int64
			if rows.Scan(&seq) != nil {
				return nil
			}
			news = append(news, seq)
		}
		if rows.Err() != nil {
			return nil
		}
		version = now
		if len(news) > 0 {
			last = news[len(news)-1]
		}
		return news
	}
	w.stop = s.after(pollEvery, s.onPoll)
	return nil
}

// StopWatching ends Watch. A call to those who listen that is under way still comes.
func (s *Store) StopWatching() {
	w := &s.watcher
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.on {
		return
	}
	w.on, w.own = false, nil
	w.stop()
	w.end()
}

// onPoll looks once, tells, and looks again later. What others wrote is moved into the main file as one's own is: they
// may have been ended before they could.
func (s *Store) onPoll() {
	others := s.watcher.others()
	if len(others) > 0 && s.pen != nil {
		s.restLater()
	}
	for _, seq := range others {
		c, err := s.elsewhere(context.Background(), seq)
		if err == nil {
			s.reload(context.Background(), c)
			s.listen.tell(c)
		}
	}
	w := &s.watcher
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.on {
		w.stop = s.after(pollEvery, s.onPoll)
	}
}

// others are the numbers of the units that others wrote since the last look.
func (w *watcher) others() []int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.on {
		return nil
	}
	var out []int64
	for _, seq := range w.look() {
		if !w.own[seq] {
			out = append(out, seq)
		}
		delete(w.own, seq)
	}
	return out
}

// elsewhere is what a unit wrote, as its journal tells it.
func (s *Store) elsewhere(ctx context.Context, seq int64) (Changed, error) {
	c := Changed{Seq: seq, Elsewhere: true}
	return readWhole(ctx, s, func(v *view) (Changed, error) {
		if err := v.tx.QueryRowContext(ctx, "SELECT name,kind FROM unit WHERE seq=?", seq).Scan(&c.Name, &c.Kind); err != nil {
			return c, err
		}
		if c.Name == unit.ErasePerson || c.Name == unit.EraseAgain { // its entries say nothing of what went
			for name := range tables() {
				c.add(name, "")
			}
		}
		rows, err := v.tx.QueryContext(ctx, "SELECT tbl,subject_id FROM change WHERE unit=?1 UNION SELECT tbl,subject_id FROM bulk WHERE unit=?1", seq)
		if err != nil {
			return c, err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var table string
			var subject model.ID
			if err := rows.Scan(&table, &subject); err != nil {
				return c, err
			}
			c.add(table, subject)
		}
		return c, rows.Err()
	})
}
