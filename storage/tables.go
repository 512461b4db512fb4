package storage

import (
	"context"
	"database/sql/driver"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unicode/utf8"

	"gorm.io/gorm/schema"

	"milepost/model"
)

// records lists every kind of record once; tables, journal and checks follow from it.
var records = []model.Record{
	&model.File{}, &model.Author{}, &model.Person{}, &model.Alias{}, &model.SourceID{}, &model.Assignment{},
	&model.Version{}, &model.Step{}, &model.Ladder{}, &model.Level{}, &model.LevelWay{}, &model.Skill{},
	&model.Behaviour{}, &model.Target{}, &model.Assessment{}, &model.Rating{}, &model.Meeting{}, &model.Cadence{},
	&model.Point{}, &model.Action{}, &model.Note{}, &model.Measure{}, &model.Reading{}, &model.Career{}, &model.Goal{},
	&model.KeyResult{}, &model.CheckIn{}, &model.Strategic{}, &model.Link{},
	&model.Series{}, &model.Absence{}, &model.NoteLink{}, &model.Summary{}, &model.Template{}, &model.TemplatePoint{}, &model.Question{},
	&model.Caught{},
	&model.Customer{}, &model.Product{}, &model.Naming{}, &model.StageRule{}, &model.Deal{}, &model.MilestoneTarget{}, &model.Dependency{},
	&model.NeededSkill{}, &model.DateMove{}, &model.Expectation{}, &model.Acknowledgement{}, &model.ExpectationTemplate{}, &model.GoalStep{},
	&model.Quota{}, &model.DecisionArea{}, &model.Delegation{},
	&model.LadderSkill{}, &model.Criterion{}, &model.CriterionCheck{}, &model.Benchmark{}, &model.BenchmarkSkill{}, &model.Aspiration{},
	&model.CalibrationDeck{}, &model.CalibrationCard{}, &model.CalibrationAnswer{}, &model.ColumnRule{},
}

// table is what the journal needs to know of one kind of record. Columns, fields and values have the same order.
type table struct {
	name       string
	columns    []string
	fields     []*schema.Field
	insert     string // up to VALUES
	read       string // one row by id
	ownSubject bool   // a person's row is its own subject
	// where the columns are that all records have, and the author, -1 where there is none
	id, subject, visibility, version, author int
	fixed                                    int // what is settled with an assessment; -1 elsewhere
}

var tables = sync.OnceValue(func() map[string]*table {
	out := map[string]*table{}
	cache := &sync.Map{}
	for _, r := range records {
		s, err := schema.Parse(r, cache, schema.NamingStrategy{})
		if err != nil {
			panic(fmt.Sprintf("the record %T cannot be stored: %v", r, err)) // a mistake in model, seen by every test
		}
		t := &table{name: r.TableName(), ownSubject: r.TableName() == "person"}
		for _, f := range s.Fields {
			t.columns = append(t.columns, f.DBName)
			t.fields = append(t.fields, f)
		}
		list := strings.Join(t.columns, ",")
		t.insert = "INSERT INTO " + t.name + "(" + list + ") VALUES "
		t.read = "SELECT " + list + " FROM " + t.name + " WHERE id=?"
		t.id, t.subject = t.index("id"), t.index("subject_id")
		t.visibility, t.version, t.author = t.index("visibility"), t.index("version"), t.index("author_id")
		t.fixed = -1
		if t.name == "assessment" {
			t.fixed = t.index("expectation_id")
		}
		out[t.name] = t
	}
	return out
})

func tableOf(r model.Record) *table { return tables()[r.TableName()] }

// tableNamed finds a table by its name; ErrNotFound when no record is kept in it.
func tableNamed(name string) (*table, error) {
	t := tables()[name]
	if t == nil {
		return nil, fmt.Errorf("%w: no records are kept in %q", model.ErrNotFound, name)
	}
	return t, nil
}

func (t *table) index(column string) int {
	for i, c := range t.columns {
		if c == column {
			return i
		}
	}
	return -1
}

// row is room for the values of a row, and pointers to them for Scan.
func (t *table) row() (values, pointers []any) {
	values, pointers = make([]any, len(t.columns)), make([]any, len(t.columns))
	for i := range values {
		pointers[i] = &values[i]
	}
	return values, pointers
}

// image is a row by column; what is NULL is left out.
func (t *table) image(row []any) Image {
	m := make(Image, len(t.columns))
	for i, c := range t.columns {
		if row[i] != nil {
			m[c] = row[i]
		}
	}
	return m
}

// values are what a record stores, as the database gives it back: int64, string or nil, so that they can be compared.
// A text the file cannot keep is ErrInvalid.
func (t *table) values(ctx context.Context, r model.Record) ([]any, error) {
	v := reflect.ValueOf(r).Elem()
	out := make([]any, len(t.fields))
	for i, f := range t.fields {
		x, _ := f.ValueOf(ctx, v)
		stored, err := stored(x)
		if err != nil {
			return nil, err
		}
		if s, ok := stored.(string); ok && (strings.ContainsRune(s, 0) || !utf8.ValidString(s)) {
			return nil, &model.Problem{Key: "storage.text", Err: model.ErrInvalid}
		}
		out[i] = stored
	}
	return out, nil
}

func stored(x any) (any, error) {
	if v, ok := x.(driver.Valuer); ok {
		return v.Value()
	}
	v := reflect.ValueOf(x)
	switch v.Kind() {
	case reflect.String:
		return v.String(), nil
	case reflect.Int, reflect.Int64, reflect.Int32:
		return v.Int(), nil
	case reflect.Bool:
		if v.Bool() {
			return int64(1), nil
		}
		return int64(0), nil
	}
	return nil, fmt.Errorf("a field of type %T cannot be stored", x)
}

// IsRecord says whether the rows of a table are records, and not what hangs on them.
func IsRecord(table string) bool { return tables()[table] != nil }

// TableNames are the names of all tables of records, and whether texts of authors are in them.
func TableNames() map[string]bool {
	out := map[string]bool{}
	for name, t := range tables() {
		out[name] = t.author >= 0
	}
	return out
}
