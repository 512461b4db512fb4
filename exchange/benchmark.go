package exchange

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// KindBenchmark is a list of roles and the skills they ask for, as O*NET publishes it: a row for each skill and scale.
const KindBenchmark Kind = "benchmark"

// Fields of such a list, beside role and skill.
const (
	FieldRoleCode  Field = "role_code"
	FieldSkillCode Field = "skill_code"
	FieldScale     Field = "scale"
	FieldValue     Field = "value"
)

var (
	benchmarkFields   = []Field{FieldRoleCode, FieldRole, FieldSkillCode, FieldSkill, FieldScale, FieldValue}
	benchmarkHeadings = map[Field][]string{
		FieldRoleCode:  {"o net soc code", "onet soc code", "onetsoc code", "soc code", "role code"},
		FieldRole:      {"title", "role", "occupation"},
		FieldSkillCode: {"element id", "skill code"},
		FieldSkill:     {"element name", "skill"},
		FieldScale:     {"scale id", "scale"},
		FieldValue:     {"data value", "value"},
	}
)

// sourceONET names O*NET where nothing else is said.
const sourceONET = "onet"

// Scales of O*NET that are taken: how important a skill is, from 1 to 5, and at which level, from 0 to 7.
const (
	scaleImportance = "IM"
	scaleLevel      = "LV"
)

// topOfScale is the highest value of a scale, in hundredths.
var topOfScale = map[string]int64{scaleImportance: 500, scaleLevel: 700}

// LooksLikeBenchmark says whether a table is one of roles, skills and scales.
func LooksLikeBenchmark(t *Table) bool {
	if t.JSON || t.IsCalendar() || t.Notes != nil {
		return false
	}
	cols, err := mapSales(t, KindBenchmark, nil)
	return err == nil && !slices.ContainsFunc(benchmarkFields, func(f Field) bool { return columnOf(cols, f) < 0 })
}

// benchmarkPlan is what a list of roles would leave.
type benchmarkPlan struct {
	before []model.BenchmarkRole
	roles  []*benchmarkDraft
}

// benchmarkDraft is a role with what changes of it.
type benchmarkDraft struct {
	role   model.BenchmarkRole
	edited bool
	puts   map[string]bool // codes of skills that are to be written
}

func (b *benchmarkPlan) empty() bool {
	return b == nil || !slices.ContainsFunc(b.roles, func(d *benchmarkDraft) bool { return d.edited || len(d.puts) > 0 })
}

func (b *benchmarkPlan) made(c *Created) {
	if b == nil {
		return
	}
	for _, d := range b.roles {
		if d.role.Benchmark.Version == 0 {
			c.Benchmarks++
		}
		for _, s := range d.role.Skills {
			if s.Version == 0 {
				c.Skills++
			}
		}
	}
}

// benchmarkTable goes through the rows.
type benchmarkTable struct {
	rowReader
	plan        *Plan
	attribution string
	seen        map[string]int // by role, skill and scale
}

// previewBenchmark makes a plan of such a list. Roles are found by source and code, skills by their code.
func previewBenchmark(ctx context.Context, store *storage.Store, t *Table, o Options) (*Plan, error) {
	cols, err := mapSales(t, KindBenchmark, o.Map)
	if err != nil {
		return nil, err
	}
	if err := needColumns(t, cols, FieldRoleCode, FieldSkill, FieldScale, FieldValue); err != nil {
		return nil, err
	}
	before, err := store.Benchmarks(ctx)
	if err != nil {
		return nil, err
	}
	source := cmp.Or(o.Source, sourceONET)
	x := &benchmarkTable{
		rowReader: newRowReader(t, cols), attribution: source, seen: map[string]int{},
		plan: &Plan{File: t.File, Kind: KindBenchmark, Source: source, Columns: cols, marks: &benchmarkPlan{before: before}},
	}
	if source == sourceONET {
		x.attribution = model.ONETAttribution
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		out := RowPlan{Line: r.Line, Name: strings.TrimSpace(x.cell(r, FieldRoleCode) + " " + x.cell(r, FieldSkill))}
		if out.Problem = x.uneven(r); out.Problem == nil {
			out.Problem = x.row(r, &out)
		}
		if out.Problem != nil {
			out.Fate, out.Changes = FateRefused, nil
		}
		x.plan.Rows = append(x.plan.Rows, out)
	}
	x.findMissing()
	return x.plan, nil
}

// role is the role that a row is about.
func (x *benchmarkTable) role(r *TableRow) *benchmarkDraft {
	code := x.cell(r, FieldRoleCode)
	for _, d := range x.plan.marks.roles {
		if d.role.Benchmark.Code == code {
			return d
		}
	}
	d := &benchmarkDraft{puts: map[string]bool{}}
	d.role.Benchmark = model.Benchmark{Row: model.Ours(), Source: x.plan.Source, Code: code}
	for _, have := range x.plan.marks.before {
		if have.Benchmark.Source == x.plan.Source && have.Benchmark.Code == code {
			d.role = model.BenchmarkRole{Benchmark: have.Benchmark, Skills: slices.Clone(have.Skills)}
		}
	}
	x.plan.marks.roles = append(x.plan.marks.roles, d)
	b := &d.role.Benchmark
	was := *b
	b.Name, b.Attribution, b.ArchivedAt = cmp.Or(x.cell(r, FieldRole), b.Name, code), x.attribution, 0
	d.edited = b.Version == 0 || *b != was
	return d
}

func (x *benchmarkTable) row(r *TableRow, out *RowPlan) *model.Problem {
	for _, f := range []Field{FieldRoleCode, FieldSkill, FieldScale, FieldValue} {
		if x.cell(r, f) == "" {
			return x.problem(r, f, model.ErrInvalid, "import.frame.needs", model.Key("import.field."+string(f)))
		}
	}
	scale := strings.ToUpper(x.cell(r, FieldScale))
	top, known := topOfScale[scale]
	if !known {
		return x.problem(r, FieldScale, model.ErrInvalid, "import.benchmark.scale", scale, scaleImportance, scaleLevel)
	}
	value, err := model.ParseDecimal(x.cell(r, FieldValue), 2)
	if err != nil || value.N < 0 || value.N > top {
		return x.problem(r, FieldValue, model.ErrInvalid, "import.benchmark.value", x.cell(r, FieldValue), top/100)
	}
	name := x.cell(r, FieldSkill)
	code := cmp.Or(x.cell(r, FieldSkillCode), model.Fold(name))
	key := x.cell(r, FieldRoleCode) + "\x00" + code + "\x00" + scale
	if first := x.seen[key]; first > 0 {
		return x.problem(r, FieldSkill, model.ErrInvalid, "import.row.again", name, first)
	}
	x.seen[key] = r.Line
	d := x.role(r)
	at := slices.IndexFunc(d.role.Skills, func(s model.BenchmarkSkill) bool { return s.Code == code })
	if at < 0 {
		at = len(d.role.Skills)
		d.role.Skills = append(d.role.Skills, model.BenchmarkSkill{Row: model.Ours(), Code: code, Position: int64(at+1) * storage.PositionStep})
	}
	s := &d.role.Skills[at]
	was := *s
	into := &s.Level
	if scale == scaleImportance {
		into = &s.Importance
	}
	before := decimalText(*into, 2)
	s.Name, *into = name, value
	switch {
	case s.Version == 0 || before == "":
		out.Fate = FateNew
	case *s != was:
		out.Fate = FateChanged
		out.Changes = append(out.Changes, Change{FieldValue, before, decimalText(value, 2)})
	default:
		out.Fate = FateUnchanged
	}
	if out.Fate != FateUnchanged {
		d.puts[code] = true
	}
	return nil
}

// findMissing lists skills of the list's roles that it names no more.
func (x *benchmarkTable) findMissing() {
	for _, d := range x.plan.marks.roles {
		for _, s := range d.role.Skills {
			if x.seen[d.role.Benchmark.Code+"\x00"+s.Code+"\x00"+scaleLevel]+x.seen[d.role.Benchmark.Code+"\x00"+s.Code+"\x00"+scaleImportance] == 0 {
				x.plan.Missing = append(x.plan.Missing, Missing{ID: s.ID, Name: d.role.Benchmark.Code + " " + s.Name})
			}
		}
	}
}

// applyBenchmark carries a plan of roles out, as long as they are what they were.
func applyBenchmark(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	_, err := store.Do(ctx, unit.ImportBenchmark, func(w *storage.Work) error {
		now, err := w.Benchmarks()
		if err != nil {
			return err
		}
		if !slices.EqualFunc(now, p.marks.before, func(a, b model.BenchmarkRole) bool {
			return a.Benchmark == b.Benchmark && slices.Equal(a.Skills, b.Skills)
		}) {
			return &model.Problem{Key: "import.conflict", File: p.File, Err: model.ErrConflict}
		}
		for _, d := range p.marks.roles {
			if err := d.write(w); err != nil {
				return err
			}
		}
		return p.memory.remember(w)
	})
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}

// write puts copies, so that a unit that fails leaves the plan as it was.
func (d *benchmarkDraft) write(w *storage.Work) error {
	b := d.role.Benchmark
	if d.edited {
		if err := w.Put(&b); err != nil {
			return err
		}
	}
	for _, s := range d.role.Skills {
		if !d.puts[s.Code] {
			continue
		}
		s.BenchmarkID = b.ID
		if err := w.Put(&s); err != nil {
			return err
		}
	}
	return nil
}
