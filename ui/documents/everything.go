package documents

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"milepost/model"
	"milepost/report"
	"milepost/storage"
	"milepost/ui/words"
)

// HandOver says what an archive of everything about a person holds that is private.
type HandOver struct {
	Path         string
	PrivateNotes int
	Lines        []string // what whoever hands it over is to know
}

// WriteEverything writes an archive of everything that is kept about a person, private notes included, whole or not at
// all: a page to read, tables, and the review as PDF.
func WriteEverything(ctx context.Context, store *storage.Store, person model.ID, at time.Time, path string) (*HandOver, error) {
	all, err := store.Everything(ctx, person)
	if err != nil {
		return nil, err
	}
	roster, err := store.Roster(ctx)
	if err != nil {
		return nil, err
	}
	x := &everything{all: all, roster: roster, zone: roster.File.Location()}
	page, lines := x.page(at)
	on := model.DateOf(at.In(x.zone))
	var pdf bytes.Buffer
	shared, err := store.Shared(ctx, person, model.ReviewPeriod(on, roster.File.YearStart()), on)
	if err == nil {
		_, err = report.Review(&pdf, shared, Words(), report.Options{Paper: paper(roster.File.Paper), Created: at})
	}
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	folder := FileName(&all.Person, roster.Aliases, "")
	if err := report.EverythingArchive(&out, page, folder, at, report.File{Name: "review.pdf", Data: pdf.Bytes()}); err != nil {
		return nil, err
	}
	if err := writeWhole(path, out.Bytes()); err != nil {
		return nil, err
	}
	return &HandOver{Path: path, PrivateNotes: all.PrivateNotes, Lines: lines}, nil
}

// everything puts what is stored into words.
type everything struct {
	all    *storage.Everything
	roster *model.Roster
	zone   *time.Location
	values map[model.ID]storage.Image // rows that hold values, by their ids
}

func (x *everything) page(at time.Time) (*report.Everything, []string) {
	x.values = map[model.ID]storage.Image{}
	for _, t := range x.all.Tables {
		if t.Name == "reading" || t.Name == "measure" {
			for _, m := range t.Rows {
				x.values[m.ID()] = m
			}
		}
	}
	local := at.In(x.zone)
	notes := words.Say("everything.notes.none")
	if n := x.all.PrivateNotes; n > 0 {
		notes = words.SayN("everything.notes", n, x.roster.Owner.Name)
	}
	lines := []string{notes}
	for _, c := range []struct {
		key string
		n   int
	}{{"everything.private", x.all.Private}, {"everything.withheld", x.all.Withheld}, {"everything.mentions", x.all.Mentions}} {
		if c.n > 0 {
			lines = append(lines, words.SayN(c.key, c.n))
		}
	}
	intro := words.Say("everything.intro", x.roster.File.Name, x.roster.Owner.Name, words.Date(model.DateOf(local)), local.Format("15:04"))
	p := &report.Everything{
		Language: words.Language, Title: words.Say("everything.title", x.all.Person.Name), Intro: append([]string{intro}, lines...),
		Private: words.Say("everything.mark", x.roster.Owner.Name),
	}
	for i := range x.all.Tables {
		p.Sections = append(p.Sections, x.section(&x.all.Tables[i]))
	}
	p.Sections = append(p.Sections, x.history())
	return p, lines
}

func (x *everything) section(t *storage.AboutTable) report.EverythingSection {
	s := report.EverythingSection{File: t.Name, Heading: words.Capital(words.SayN("noun."+t.Name, len(t.Rows)))}
	for _, c := range t.Columns {
		name := ""
		if !hidden(c) {
			name = words.Say("field." + c)
		}
		s.Columns = append(s.Columns, report.EverythingColumn{Name: name, Key: c})
	}
	for _, m := range t.Rows {
		r := report.EverythingRow{Private: m["visibility"] == string(model.Private)}
		for _, c := range t.Columns {
			r.Cells = append(r.Cells, x.cell(t.Name, c, m))
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

// history is what was changed or removed, oldest first.
func (x *everything) history() report.EverythingSection {
	s := report.EverythingSection{File: "history", Heading: words.Say("everything.history")}
	for _, c := range [][2]string{
		{words.Say("everything.at"), "at"},
		{words.Say("everything.change"), "change"},
		{words.Say("everything.record"), "record"},
		{"", "id"},
		{words.Say("everything.column"), "column"},
		{words.Say("everything.before"), "before"},
		{words.Say("everything.after"), "after"},
	} {
		s.Columns = append(s.Columns, report.EverythingColumn{Name: c[0], Key: c[1]})
	}
	for _, w := range x.all.History {
		if hidden(w.Column) {
			continue
		}
		s.Rows = append(s.Rows, report.EverythingRow{Private: w.Private, Cells: []string{
			time.UnixMilli(int64(w.At)).In(x.zone).Format("2006-01-02 15:04"), words.Say(w.Change), strings.TrimPrefix(words.SayN("noun."+w.Table, 1), "1 "), string(w.Row),
			words.Say("field." + w.Column), x.value(w.Table, w.Column, w.Row, w.Before), x.value(w.Table, w.Column, w.Row, w.After),
		}})
	}
	return s
}

// hidden are columns that say nothing to people; tables for other programs have them.
func hidden(column string) bool {
	switch column {
	case "id", "version", "visibility", "position", "origin":
		return true
	}
	return false
}

// cell is a value in words: ids as what they name, instants as times, values with their decimals.
func (x *everything) cell(table, column string, m storage.Image) string {
	if table == "rating" && column == "step" && m["skipped"] == int64(1) {
		return ""
	}
	return x.value(table, column, m.ID(), m[column])
}

// value is one value of a row, now or earlier.
func (x *everything) value(table, column string, row model.ID, v any) string {
	switch {
	case v == nil:
		return ""
	case table == "reading" && column == "value":
		id, _ := x.values[row]["measure_id"].(string)
		return scaled(v, x.all.Decimals[model.ID(id)])
	case table == "measure" && (column == "start" || column == "target"):
		return scaled(v, x.all.Decimals[row])
	case table == "action_item" && column == "owed_by", table == "talking_point" && column == "side":
		return x.one(v)
	case column == "version_id":
		return words.Say("story.the.framework_version", x.plain(column, v))
	case column == "expectation_id":
		return words.Say("story.the.expectation", x.plain(column, v))
	}
	return x.plain(column, v)
}

// one is who of the pair is meant.
func (x *everything) one(side any) string {
	switch side {
	case string(model.SideRep):
		return x.all.Person.Name
	case string(model.SideManager):
		return x.roster.Owner.Name
	}
	return fmt.Sprint(side)
}

func (x *everything) plain(column string, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case int64:
		switch column {
		case "archived_at":
			return time.UnixMilli(v).In(x.zone).Format("2006-01-02 15:04")
		case "is_rep", "skipped", "is_sample":
			if v == 1 {
				return words.Say("everything.yes")
			}
			return words.Say("everything.no")
		}
		return fmt.Sprint(v)
	case string:
		if column == "replaced_by" || strings.HasSuffix(column, "_id") {
			if name := x.all.Names[model.ID(v)]; name != "" {
				return name
			}
		}
		return v
	}
	return fmt.Sprint(v)
}

// scaled is a number that was kept in its last decimal.
func scaled(v any, decimals int) string {
	n, ok := v.(int64)
	if !ok || decimals == 0 {
		return fmt.Sprint(v)
	}
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	digits := fmt.Sprintf("%0*d", decimals+1, n)
	return sign + digits[:len(digits)-decimals] + "." + digits[len(digits)-decimals:]
}
