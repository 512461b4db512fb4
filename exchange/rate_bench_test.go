package exchange

import (
	"bytes"
	"fmt"
	"math/rand"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"milepost/model"
	"milepost/resources"
	"milepost/storage"
)

// longRows is how many rows the workbook has that is measured.
const longRows = 61_530

// raters makes a file with as many people as the workbook names.
func raters(b *testing.B) *storage.Store {
	b.Helper()
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		b.Fatal(err)
	}
	s, err := storage.Create(b.Context(), filepath.Join(b.TempDir(), "team.milepost"), storage.Params{
		Options:  storage.Options{Clock: model.FixedClock(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)), Random: rand.New(rand.NewSource(1))},
		TeamName: "Team North", UserName: "ingrid", Zone: "Europe/Berlin", Starter: starter,
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	list := bytes.NewBufferString("name\n")
	for i := range longPeople {
		fmt.Fprintf(list, "Rep Number%d\n", i)
	}
	run(b, s, "people.csv", list.Bytes(), Options{Kind: KindPeople})
	return s
}

const longPeople = 205

// run imports a list as the command line does.
func run(b *testing.B, s *storage.Store, name string, data []byte, o Options) Report {
	b.Helper()
	o.Day = model.MustDate("2026-11-23")
	table, err := ReadBytes(name, data, ReadOptions{})
	if err != nil {
		b.Fatal(err)
	}
	r, err := s.Roster(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	p, err := PreviewIn(b.Context(), s, r, table, o)
	if err != nil {
		b.Fatal(err)
	}
	report, err := Apply(b.Context(), s, p)
	if err != nil {
		b.Fatal(err)
	}
	return report
}

// BenchmarkRatingsWorkbook imports a workbook of 61,530 ratings, against the spreadsheet library merely reading it.
func BenchmarkRatingsWorkbook(b *testing.B) {
	var reading, importing time.Duration
	for range b.N {
		s := raters(b)
		data := longRatings(b, s)
		begin := b.Elapsed()
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
			n++
		}
		_ = f.Close() // it was read
		reading += b.Elapsed() - begin
		begin = b.Elapsed()
		if r := run(b, s, "ratings.xlsx", data, Options{Kind: KindRatings}); r.New != longRows || n != longRows+1 {
			b.Fatalf("%d rows were read and %+v", n, r)
		}
		importing += b.Elapsed() - begin
	}
	b.ReportMetric(reading.Seconds()/float64(b.N), "s/read")
	b.ReportMetric(importing.Seconds()/float64(b.N), "s/import")
	b.ReportMetric(importing.Seconds()/reading.Seconds(), "import/read")
}

// longRatings is a workbook of longRows ratings of as many people and skills as that needs.
func longRatings(b *testing.B, s *storage.Store) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	r, err := s.Roster(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if err := w.SetRow("A1", []any{"rep", "skill", "rater", "step", "sentence", "rated_on"}); err != nil {
		b.Fatal(err)
	}
	first := model.MustDate("2010-01-04")
	for i := range longRows {
		skill := r.Framework.Skills[i%len(r.Framework.Skills)]
		who, day := (i/len(r.Framework.Skills))%longPeople, first.AddDays(i/(longPeople*len(r.Framework.Skills))*7)
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), []any{fmt.Sprintf("Rep Number%d", who), skill.Name, "manager", 1 + i%5, "seen on a call", day.String()}); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}
