package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
)

// TestIndexAgreesWithTheRowsWhateverHappens plays random units, undos and redos, and holds index and rows together after
// each; at the end an index built anew is the same. SEED plays a certain one.
func TestIndexAgreesWithTheRowsWhateverHappens(t *testing.T) {
	seed := Seeded(t, 20261123)
	total := map[string]int{}
	for round := range int64(2) {
		g := &searchGame{searchDesk: newSearchDesk(t), rnd: rand.New(rand.NewSource(seed + round)), counts: total}
		g.play(100)
	}
	t.Log(total)
	for _, k := range []string{"unit true", "unit false", "undo true", "redo true"} {
		if total[k] == 0 {
			t.Errorf("the test did not cover %q", k)
		}
	}
}

func (g *searchGame) play(steps int) {
	g.Helper()
	if err := g.s.MakeFinal(context.Background()); err != nil { // everything else refers to the person
		g.Fatal(err)
	}
	for step := range steps {
		g.step()
		if g.agrees(); g.Failed() {
			g.Fatalf("after step %d", step)
		}
	}
	before := g.content()
	if err := g.s.ReindexSearch(context.Background()); err != nil {
		g.Fatal(err)
	}
	g.agrees()
	if after := g.content(); after != before || after == "" {
		g.Errorf("built anew the index is\n%s\nand it was\n%s", after, before)
	}
}

type searchGame struct {
	*searchDesk
	rnd    *rand.Rand
	counts map[string]int
}

var (
	searchWords  = []string{"Łukasz", "pricing", "客户讨论", "O’Brien", "กิตติ", "Straße", "가격", "x", "!!", ""}
	errSearchOut = errors.New("planned")
)

func (g *searchGame) text() string {
	var words []string
	for range g.rnd.Intn(4) {
		words = append(words, searchWords[g.rnd.Intn(len(searchWords))])
	}
	return strings.Join(words, " ")
}

func (g *searchGame) step() {
	g.Helper()
	ctx := context.Background()
	var err error
	name := "unit"
	switch n := g.rnd.Intn(10); {
	case n < 2:
		name = "undo"
		_, err = g.s.Undo(ctx)
	case n < 4:
		name = "redo"
		_, err = g.s.Redo(ctx)
	default:
		_, err = g.s.Do(ctx, unit.ChangePerson, func(w *Work) error {
			for range 1 + g.rnd.Intn(4) {
				if err := g.write(w); err != nil {
					return err
				}
			}
			if g.rnd.Intn(8) == 0 {
				return errSearchOut
			}
			return nil
		})
	}
	if err != nil && !errors.Is(err, errSearchOut) && !errors.Is(err, model.ErrNothing) {
		g.Fatalf("%s: %v", name, err)
	}
	g.counts[fmt.Sprint(name, " ", err == nil)]++
}

func (g *searchGame) write(w *Work) error {
	row := model.Row{SubjectID: g.rep.ID, Visibility: []model.Visibility{model.Private, model.Shared}[g.rnd.Intn(2)]}
	on := model.MustDate("2026-11-01").AddDays(g.rnd.Intn(3))
	notes, err := find[model.Note](w, current)
	if err != nil {
		return err
	}
	aliases, err := find[model.Alias](w, "")
	if err != nil {
		return err
	}
	if len(notes) > 0 && g.rnd.Intn(2) == 0 {
		return g.changeNote(w, &notes[g.rnd.Intn(len(notes))], on)
	}
	switch n := g.rnd.Intn(7); {
	case n == 0:
		people, err := find[model.Person](w, "id=?", g.rep.ID)
		if err != nil {
			return err
		}
		p := &people[0]
		p.Name, p.CallName, p.ArchivedAt = g.text(), g.text(), model.Instant(g.rnd.Intn(2))
		return w.Put(p)
	case n == 1 && len(aliases) > 0:
		return w.Delete(&aliases[g.rnd.Intn(len(aliases))])
	case n == 2 || n == 1:
		return w.Put(&model.Alias{Row: model.About(g.rep.ID), Name: g.text()})
	case n == 3:
		return w.Put(&model.Goal{Row: row, AuthorID: w.Actor(), State: model.GoalOpen, Title: g.text(), DoneWhen: g.text(), OpenedOn: on})
	case n == 4:
		for range 30 {
			if err := w.Insert(&model.Point{Row: row, AuthorID: w.Actor(), Side: model.SideRep, Text: g.text(), RaisedOn: on}); err != nil {
				return err
			}
		}
		return nil
	}
	return w.Put(&model.Note{Row: row, AuthorID: w.Actor(), Kind: model.NotePlain, Text: g.text(), On: on})
}

func (g *searchGame) changeNote(w *Work, n *model.Note, on model.Date) error {
	switch g.rnd.Intn(5) {
	case 0:
		if old, err := find[model.Note](w, "replaced_by=?", n.ID); err != nil || len(old) > 0 {
			return err // what it took the place of still refers to it
		}
		return w.Delete(n)
	case 1:
		to := model.Shared
		if n.Visibility == model.Shared {
			to = model.Private
		}
		return w.Reshare(n, to)
	case 2:
		n.ArchivedAt = model.Instant(g.rnd.Intn(2))
	case 3:
		n.On = on
	default:
		n.Text = g.text()
	}
	return w.Put(n)
}

// content is all the index holds, without the numbers of its lines.
func (g *searchGame) content() string {
	g.Helper()
	rows, err := g.s.db.Query(`SELECT d.tbl||' '||d.row_id||' '||coalesce(d.subject_id,'')||' '||coalesce(d.private_to,'')||' '||d.archived||' '||(d.id>>22)||' '||
		coalesce(group_concat(w.col||w."offset"||w.term, ' ' ORDER BY w.col, w."offset"), '') FROM search_doc d LEFT JOIN search_word w ON w.doc=d.id GROUP BY d.id`)
	if err != nil {
		g.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var lines []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			g.Fatal(err)
		}
		lines = append(lines, line)
	}
	if err := rows.Err(); err != nil {
		g.Fatal(err)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// past writes past the store, and lets nobody notice.
func (d *searchDesk) past(q string, args ...any) {
	d.Helper()
	_, err := d.s.pen.Exec(q, args...)
	if err == nil {
		_, err = d.s.pen.Exec("DELETE FROM temp.trip")
	}
	if err != nil {
		d.Fatal(err)
	}
}

// TestCheckNoticesAnIndexThatDisagrees goes past the store in every way and looks whether it is said and mended.
func TestCheckNoticesAnIndexThatDisagrees(t *testing.T) {
	d := newSearchDesk(t)
	n := d.note("pricing of the pilot", "2026-11-02", model.Private)
	d.note("another one", "2026-11-02", model.Private)
	for name, c := range map[string]struct{ do, key string }{
		"another text":      {"UPDATE note SET text='other words' WHERE id=?", "storage.check.search.differs"},
		"another order":     {"UPDATE note SET text='pilot of the pricing' WHERE id=?", "storage.check.search.differs"},
		"a row too few":     {"DELETE FROM note WHERE id=?", "storage.check.search.more"},
		"shared":            {"UPDATE search_doc SET private_to=NULL WHERE row_id=?", "storage.check.search.differs"},
		"of somebody else":  {"UPDATE search_doc SET private_to='x' WHERE row_id=?", "storage.check.search.differs"},
		"about nobody":      {"UPDATE search_doc SET subject_id=NULL WHERE row_id=?", "storage.check.search.differs"},
		"archived":          {"UPDATE search_doc SET archived=1 WHERE row_id=?", "storage.check.search.differs"},
		"of no table":       {"UPDATE search_doc SET tbl='nothing' WHERE row_id=?", "storage.check.search.missing storage.check.search.more"},
		"no line":           {"DELETE FROM search_doc WHERE row_id=?", "storage.check.search.missing storage.check.search.words"},
		"no words":          {"DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_doc WHERE row_id=?)", "storage.check.search.differs"},
		"replaced":          {"UPDATE note SET replaced_by=id WHERE id=?", "storage.check.search.more"},
		"words of no line":  {"INSERT INTO search_index(rowid,text,scope) VALUES(77,'lost ' || ?,'')", "storage.check.search.words"},
		"nothing was there": {"DELETE FROM note WHERE id=? AND 0", ""},
	} {
		d.past(c.do, n.ID)
		problems, err := d.s.checkSearch(context.Background())
		var keys []string
		for _, p := range problems {
			keys = append(keys, p.Key)
		}
		slices.Sort(keys)
		if got := strings.Join(keys, " "); err != nil || got != c.key {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.key)
		}
		d.past("DELETE FROM note WHERE id=?", n.ID)
		n.Version = 0
		if err := d.s.ReindexSearch(context.Background()); err != nil {
			t.Fatal(err)
		}
		d.put(n)
		d.finds("pricing", "[pricing] of the pilot")
	}
}

func TestDeleteSearchLeavesNoWordBehind(t *testing.T) {
	d := newSearchDesk(t)
	for i := range 60 {
		d.note(fmt.Sprintf("qxz%d planted", i), "2026-11-02", model.Private)
	}
	gone := d.rep.ID
	d.rep = d.person("Jonas")
	d.note("qya stays", "2026-11-02", model.Private)
	if !d.indexHolds("qxz") {
		t.Fatal("the planted words are not there: the test proves nothing")
	}
	if _, err := d.s.Do(context.Background(), unit.ChangePerson, func(w *Work) error {
		if err := w.Put(&model.Note{Row: model.About(d.rep.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: "in the same unit"}); err != nil {
			return err
		}
		return w.DeleteSearch(gone)
	}); err != nil {
		t.Fatal(err)
	}
	if d.indexHolds("qxz") || d.indexHolds("okafor") {
		t.Error("words stayed in the index")
	}
	d.finds("planted")
	d.finds("amara")
	d.finds("qya", "[qya] stays")
	d.finds("unit", "in the same [unit]")
}

// indexHolds says whether some bytes stand anywhere in the index's own tables.
func (d *searchDesk) indexHolds(text string) bool {
	d.Helper()
	rows, err := d.s.db.Query("SELECT block FROM search_index_data UNION ALL SELECT term FROM search_index_idx")
	if err != nil {
		d.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var block []byte
		if err := rows.Scan(&block); err != nil {
			d.Fatal(err)
		}
		if bytes.Contains(block, []byte(text)) {
			return true
		}
	}
	return false
}

// TestADayHasRoomForAnyNumber fills a day to its end: what is written then goes on in the next, and is found.
func TestADayHasRoomForAnyNumber(t *testing.T) {
	d := newSearchDesk(t)
	first := d.note("first of the day", "2026-11-02", model.Private)
	day := int64(model.MustDate("2026-11-02").Days(model.Date{}))
	full := (day+1)<<dayBits - 1
	d.past("DELETE FROM search_index WHERE rowid=(SELECT id FROM search_doc WHERE row_id=?)", first.ID)
	d.past("UPDATE search_doc SET id=? WHERE row_id=?", full, first.ID)
	d.past(putWords, full, indexText(first.Text), scopeKind(FoundNote)+" "+scopeSubject(string(d.rep.ID)))
	d.agrees()
	for range 2 {
		d.note("more of the day", "2026-11-02", model.Private)
	}
	d.note("the day after", "2026-11-03", model.Private)
	d.finds("day", "the [day] after", "more of the [day]", "more of the [day]", "first of the [day]")
}

func TestSearchOfAFileThatCanOnlyBeRead(t *testing.T) {
	d := newSearchDesk(t)
	d.note("pricing", "2026-11-02", model.Private)
	if err := d.s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := connect(d.path, Options{Clock: testClock}, model.NewIDs(testClock, rand.New(rand.NewSource(1))), false, Place{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.begin(context.Background()); err != nil {
		t.Fatal(err)
	}
	d.s = s
	d.agrees()
	d.finds("pric", "[pric]ing")
	if err := s.ReindexSearch(context.Background()); !errors.Is(err, model.ErrReadOnly) {
		t.Errorf("building it anew: %v", err)
	}
}
