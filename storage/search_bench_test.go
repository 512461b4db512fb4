package storage

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
)

// BenchmarkSearch makes a file with 50,000 notes of some years about a dozen people, their words as frequent as those of
// a language, every tenth Chinese, and prints medians. NOTES is another number of notes.
//
//	go test -tags test -run xxx -bench Search -benchtime 1x ./storage
func BenchmarkSearch(b *testing.B) {
	notes := 50_000
	if n, err := strconv.Atoi(os.Getenv("NOTES")); err == nil {
		notes = n
	}
	v := newVocabulary(rand.New(rand.NewSource(1)))
	s, about := benchFile(b, v, notes)
	ctx := context.Background()
	for _, c := range []struct {
		name string
		q    SearchQuery
	}{
		{"prefix of 1 letter", SearchQuery{Text: "r"}},
		{"prefix of 2 letters", SearchQuery{Text: "re"}},
		{"prefix of 4 letters", SearchQuery{Text: "rene"}},
		{"common word", SearchQuery{Text: v.words[0]}},
		{"common word, not private", SearchQuery{Text: v.words[0], HidePrivate: true}},
		{"common word, one person", SearchQuery{Text: v.words[0], Subject: about[3]}},
		{"common word among goals, of which there are none", SearchQuery{Text: v.words[0], Kinds: []SearchKind{FoundGoal}}},
		{"common word, about somebody named", SearchQuery{Text: "rep3 " + v.words[0]}},
		{"rare word", SearchQuery{Text: v.words[19_000]}},
		{"two common words", SearchQuery{Text: v.words[0] + " " + v.words[1]}},
		{"2 Han letters", SearchQuery{Text: "客户"}},
		{"1 Han letter", SearchQuery{Text: "客"}},
		{"nothing", SearchQuery{Text: "qqqqq"}},
	} {
		hits := 0
		took := median(b, 21, func(int) error {
			found, err := s.Search(ctx, c.q)
			hits = len(found)
			return err
		})
		b.Logf("%-50s %8.2f ms, %d hits", c.name, took, hits)
	}
	n := &model.Note{Row: model.PrivateAbout(about[0]), AuthorID: s.actor, Kind: model.NotePlain, On: model.MustDate("2026-11-23"), Text: v.text()}
	save := median(b, 41, func(i int) error {
		n.Text = fmt.Sprint(i, " ", v.text())
		_, err := s.Do(ctx, unit.ChangePerson, func(w *Work) error { return w.Put(n) })
		return err
	})
	archive := median(b, 41, func(i int) error {
		n.MeetingID, n.Kind = "", []model.NoteKind{model.NoteWin, model.NoteLesson}[i%2] // nothing that is searched
		_, err := s.Do(ctx, unit.ChangePerson, func(w *Work) error { return w.Put(n) })
		return err
	})
	bare := median(b, 41, func(i int) error {
		_, err := s.pen.Exec("UPDATE note SET text=? WHERE id=?", fmt.Sprint(i, " ", v.text()), n.ID)
		return err
	})
	b.Logf("%-50s %8.2f ms; where no word changed %.2f ms; the row alone %.2f ms", "one save of a text", save, archive, bare)
	b.Logf("%-50s %8.2f ms", "undo of it", median(b, 21, func(int) error { _, err := s.Undo(ctx); return err }))
	b.Logf("%-50s %8.0f ms", "index built anew", median(b, 1, func(int) error { return s.ReindexSearch(ctx) }))
	b.Logf("%-50s %8.0f ms", "index compared with the rows", median(b, 1, func(int) error { _, err := s.checkSearch(ctx); return err }))
}

func median(b *testing.B, times int, f func(int) error) float64 {
	b.Helper()
	var took []time.Duration
	for i := range times {
		start := b.Elapsed()
		if err := f(i); err != nil {
			b.Fatal(err)
		}
		took = append(took, b.Elapsed()-start)
	}
	slices.Sort(took)
	return float64(took[times/2].Microseconds()) / 1000
}

// benchFile is a file with notes about a dozen people.
func benchFile(b *testing.B, v *vocabulary, notes int) (*Store, []model.ID) {
	b.Helper()
	ctx := context.Background()
	path := filepath.Join(b.TempDir(), "team.milepost")
	s, err := Create(ctx, path, Params{Options: Options{Clock: testClock, Random: v.rnd}, Zone: "UTC"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	s.trip = false // the running program has none
	var about []model.ID
	start := b.Elapsed()
	if _, err := s.Do(ctx, unit.Import, func(w *Work) error {
		for i := range 12 {
			p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: fmt.Sprintf("rep%d somebody", i), IsRep: true}
			if err := w.Put(p); err != nil {
				return err
			}
			about = append(about, p.ID)
		}
		for i := range notes {
			n := &model.Note{
				Row: model.PrivateAbout(about[v.rnd.Intn(len(about))]), AuthorID: w.Actor(), Kind: model.NotePlain, Text: v.text(),
				On: model.MustDate("2026-11-23").AddDays(-1500 + i*1500/notes),
			}
			if i%3 == 0 {
				n.Visibility = model.Shared
			}
			if i%10 == 0 {
				n.Text = v.han()
			}
			if err := w.Insert(n); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	if err := s.Settle(ctx); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	var index, lines int64
	if err := s.db.QueryRow("SELECT (SELECT sum(length(block)) FROM search_index_data), (SELECT count(*) FROM search_doc)").Scan(&index, &lines); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d notes written in %.1f s: %d MB, of which the words of the index %d MB", notes, (b.Elapsed() - start).Seconds(), info.Size()>>20, index>>20)
	return s, about
}

// vocabulary makes texts with words as frequent as in a language.
type vocabulary struct {
	rnd   *rand.Rand
	zipf  *rand.Zipf
	words []string
}

func newVocabulary(rnd *rand.Rand) *vocabulary {
	syllables := strings.Fields("ka re new al ti mo ren sa les tar get co ach ing pro spect lu mi ro bert dea lin qu ota")
	v := &vocabulary{rnd: rnd, zipf: rand.NewZipf(rnd, 1.1, 4, 19_999), words: make([]string, 20_000)}
	for i := range v.words {
		for range 2 + rnd.Intn(3) {
			v.words[i] += syllables[rnd.Intn(len(syllables))]
		}
	}
	return v
}

func (v *vocabulary) text() string {
	var words []string
	for range 25 {
		words = append(words, v.words[v.zipf.Uint64()])
	}
	return strings.Join(words, " ")
}

func (v *vocabulary) han() string {
	letters := []rune("的一是了我们客户会议销售经理讨论续约价格目标团队计划问题需要时间项目进展签订合同报价电话拜访季度业绩指标培训支持产品市场竞争对手决定预算")
	var b strings.Builder
	for k := range 60 {
		b.WriteRune(letters[int(v.rnd.ExpFloat64()*16)%len(letters)])
		if k%15 == 14 {
			b.WriteRune('。')
		}
	}
	return b.String()
}
