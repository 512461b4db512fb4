package exchange

import (
	"bytes"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"milepost/model"
)

// TestTitlesAboveATableOfAWorkbook reads deals below what programs put over a table, with days and instants as they write them.
func TestTitlesAboveATableOfAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]string{
		{"Pipeline of the North"},
		{"Exported on 1 November 2026"},
		{},
		{"id", "owner", "stage", "engage date", "close date", "amount"},
		{"1", "Anna Berger", "Won", "2026-01-05T09:30:00Z", "2026-03-04T23:59:59.000+0000", "1,200.50"},
		{"2", "Omar Said", "Engaging", "2026-02-03T00:00:00", "", ""},
	} {
		for j, text := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err == nil {
				err = f.SetCellStr("Sheet1", at, text)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	table, err := ReadBytes("deals.xlsx", out.Bytes(), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if table.HeadLine != 4 || len(table.Columns) != 6 || len(table.Rows) != 2 {
		t.Fatalf("line %d: %q, %d rows", table.HeadLine, table.Columns, len(table.Rows))
	}
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	if p := take(t, s, table, Options{Kind: KindDeals}); p.Count(FateNew) != 2 {
		t.Fatalf("%+v", p.Report())
	}
	deals, err := s.DealsCalled(ctx, "deals", []string{"1", "2"})
	if err != nil || len(deals) != 2 || deals[0].ClosedOn != model.MustDate("2026-03-04") || deals[0].EngagedOn != model.MustDate("2026-01-05") || deals[1].EngagedOn != model.MustDate("2026-02-03") {
		t.Errorf("%+v, %v", deals, err)
	}
}

// TestManyRefusedRowsAreCounted refuses more rows than a plan shows.
func TestManyRefusedRowsAreCounted(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	var b bytes.Buffer
	b.WriteString("id,owner,stage\n")
	for i := range mostRows + 500 {
		b.WriteString(string(rune('a'+i%26)) + "-" + strconv.Itoa(i) + ",Nobody Here,Won\n")
	}
	b.WriteString("last,Anna Berger,Won\n")
	p := take(t, s, tableOf(t, b.String()), Options{Kind: KindDeals})
	if p.Count(FateRefused) != mostRows+500 || p.Count(FateNew) != 1 || p.Total() != mostRows+501 || len(p.Rows) != mostRows+1 {
		t.Errorf("%d refused, %d new, %d rows shown", p.Count(FateRefused), p.Count(FateNew), len(p.Rows))
	}
	if u := p.Deals.Unclear; len(u) != 1 || u[0] != (UnknownName{UnclearRep, "Nobody Here", mostRows + 500}) {
		t.Errorf("%+v", u)
	}
}
