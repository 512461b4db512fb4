package exchange

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// frameMaker makes frameworks in which anything may stand that a framework can hold.
type frameMaker struct {
	*rand.Rand
	n int
}

func (m *frameMaker) id() model.ID { m.n++; return model.Fresh(m.n) }

// name is one that no other thing has.
func (m *frameMaker) name() string {
	m.n++
	odd := []string{"Łukasz’ skill", "=SUM(1)", "'quoted'", "a, b; c\t|", "\"said\"", "_x0041_", "日本語", "+1", "-", "007"}
	return odd[m.Intn(len(odd))] + " " + strconv.Itoa(m.n)
}

func (m *frameMaker) text() string {
	parts := []string{"word", "two\nlines", "=1+1", "'", "\"", ",;|\t", "  ", "_x000D_", "é", "😀", "2026-11-23", "1.50"}
	var b strings.Builder
	b.WriteString("t")
	for range 1 + m.Intn(4) {
		b.WriteString(parts[m.Intn(len(parts))])
	}
	b.WriteString(strconv.Itoa(m.Intn(3)))
	if m.Intn(4) == 0 {
		return "=" + b.String()
	}
	return b.String()
}

// maybe is a text or nothing.
func (m *frameMaker) maybe() string {
	if m.Intn(2) == 0 {
		return ""
	}
	return m.text()
}

func (m *frameMaker) framework() model.Framework {
	var f model.Framework
	for i := range 1 + m.Intn(6) {
		f.Steps = append(f.Steps, model.Step{Value: 2*i + 1 + m.Intn(2), Label: m.maybe()})
	}
	for range m.Intn(4) {
		f.Ladders = append(f.Ladders, model.Ladder{LadderID: m.id(), Name: m.name()})
	}
	for range m.Intn(8) {
		if len(f.Ladders) > 0 {
			f.Levels = append(f.Levels, model.Level{LevelID: m.id(), LadderID: f.Ladders[m.Intn(len(f.Ladders))].LadderID, Name: m.name(), Short: m.maybe(), About: m.maybe()})
		}
	}
	for range m.Intn(8) {
		f.Skills = append(f.Skills, model.Skill{SkillID: m.id(), Name: m.name(), Short: m.maybe(), SkillGroup: m.maybe(), About: m.maybe()})
	}
	m.ties(&f)
	return f
}

func (m *frameMaker) ties(f *model.Framework) {
	for _, s := range f.Skills {
		for _, l := range f.Ladders {
			if m.Intn(3) == 0 {
				f.Asks = append(f.Asks, model.LadderSkill{LadderID: l.LadderID, SkillID: s.SkillID})
			}
		}
		for _, k := range model.BehaviourKinds {
			for range m.Intn(3) {
				f.Behaviours = append(f.Behaviours, model.Behaviour{SkillID: s.SkillID, Kind: k, Text: m.text()})
			}
			for _, st := range f.Steps {
				if m.Intn(2) == 0 {
					f.Behaviours = append(f.Behaviours, model.Behaviour{SkillID: s.SkillID, Kind: k, Step: st.Value, Text: m.text()})
				}
			}
			for _, l := range f.Levels {
				for range m.Intn(3) {
					f.Behaviours = append(f.Behaviours, model.Behaviour{SkillID: s.SkillID, Kind: k, LevelID: l.LevelID, Text: m.text()})
				}
			}
		}
		for _, l := range f.Levels {
			if m.Intn(2) == 0 {
				f.Targets = append(f.Targets, model.Target{LevelID: l.LevelID, SkillID: s.SkillID, Step: f.Steps[m.Intn(len(f.Steps))].Value})
			}
		}
	}
	for i, l := range f.Levels {
		if i > 0 && m.Intn(2) == 0 {
			f.Ways = append(f.Ways, model.LevelWay{FromLevelID: f.Levels[m.Intn(i)].LevelID, ToLevelID: l.LevelID})
		}
		for range m.Intn(3) {
			f.Criteria = append(f.Criteria, m.criterion(f, l.LevelID))
		}
	}
}

func (m *frameMaker) criterion(f *model.Framework, level model.ID) model.Criterion {
	c := model.Criterion{CriterionID: m.id(), LevelID: level, Text: m.name(), Months: m.Intn(13)}
	if m.Intn(2) == 0 {
		return c
	}
	x := model.Measure{
		Row: model.Row{ID: m.id()}, Name: m.text(), Unit: m.maybe(), Decimals: m.Intn(7), Source: model.FromHand, Direction: model.MeasureDown,
		Start: model.Decimal{N: 0}, Target: model.Dec(m.Int63n(1e12) - 5e11), Team: m.maybe(), Region: m.maybe(), Sector: m.maybe(),
	}
	if m.Intn(2) == 0 {
		x.Source, x.Aggregate, x.Direction, x.Currency, x.Start = model.FromDeals, model.WonValue, model.MeasureUp, "EUR", model.Dec(m.Int63n(100))
		x.From = model.MustDate("2026-01-01")
	}
	f.Measures = append(f.Measures, x)
	c.MeasureID = x.ID
	return c
}

// byNames is a framework whose ids are made of names, so that two of different files can be held against each other.
func byNames(f model.Framework) model.Framework {
	ids := map[model.ID]model.ID{}
	for i := range f.Ladders {
		l := &f.Ladders[i]
		ids[l.LadderID] = model.ID("ladder " + l.Name)
		l.LadderID = ids[l.LadderID]
	}
	for i := range f.Levels {
		l := &f.Levels[i]
		l.LadderID = ids[l.LadderID]
		ids[l.LevelID] = model.ID("level " + string(l.LadderID) + l.Name)
		l.LevelID = ids[l.LevelID]
	}
	for i := range f.Skills {
		ids[f.Skills[i].SkillID] = model.ID("skill " + f.Skills[i].Name)
		f.Skills[i].SkillID = ids[f.Skills[i].SkillID]
	}
	for i := range f.Behaviours {
		f.Behaviours[i].SkillID, f.Behaviours[i].LevelID = ids[f.Behaviours[i].SkillID], ids[f.Behaviours[i].LevelID]
	}
	for i := range f.Targets {
		f.Targets[i].SkillID, f.Targets[i].LevelID = ids[f.Targets[i].SkillID], ids[f.Targets[i].LevelID]
	}
	for i := range f.Asks {
		f.Asks[i].SkillID, f.Asks[i].LadderID = ids[f.Asks[i].SkillID], ids[f.Asks[i].LadderID]
	}
	for i := range f.Ways {
		f.Ways[i].FromLevelID, f.Ways[i].ToLevelID = ids[f.Ways[i].FromLevelID], ids[f.Ways[i].ToLevelID]
	}
	for i := range f.Criteria {
		f.Criteria[i].LevelID, f.Criteria[i].CriterionID = ids[f.Criteria[i].LevelID], model.ID("criterion "+f.Criteria[i].Text)
	}
	return f
}

// stored writes a framework in a new file.
func stored(t *testing.T, f model.Framework) (*storage.Store, model.Framework) {
	t.Helper()
	s := newStore(t)
	var out model.Framework
	if _, err := s.Do(ctx, unit.ImportFramework, func(w *storage.Work) (err error) {
		out, err = w.WriteFramework(rosterOf(t, s).Framework, f, testDay)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s, out
}

func TestRandomFrameworksGoOutAndComeBack(t *testing.T) {
	seed := int64(20261123)
	if given := os.Getenv("SEED"); given != "" {
		seed, _ = strconv.ParseInt(given, 10, 64)
	}
	t.Logf("SEED=%d", seed)
	m := &frameMaker{Rand: rand.New(rand.NewSource(seed))}
	for range 5 {
		s, f := stored(t, m.framework())
		list := FrameworkList(&f, nil)
		for form, write := range map[string]func(*bytes.Buffer) error{
			"csv":  func(b *bytes.Buffer) error { return list.CSV(b) },
			"xlsx": func(b *bytes.Buffer) error { return FrameworkWorkbook(b, &f, nil) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			table, err := ReadBytes("framework."+form, b.Bytes(), ReadOptions{})
			if err != nil {
				t.Fatal(form, err)
			}
			if !LooksLikeFramework(table) {
				t.Error("it is not known for what it is")
			}
			for _, replace := range []bool{false, true} {
				p := framed(t, s, table, Options{Kind: KindFramework, Replace: replace})
				if !p.Empty() || p.Count(FateUnchanged) != len(list.Rows) || len(p.Missing) > 0 {
					t.Fatalf("%s: the same again: %+v\n%s", form, p.Report(), firstOther(p))
				}
			}
			other := newStore(t)
			p := take(t, other, table, Options{Kind: KindFramework})
			if p.Count(FateRefused) > 0 {
				t.Fatalf("%s: %+v", form, p.Report())
			}
			was, is := byNames(f), byNames(rosterOf(t, other).Framework)
			if !is.SameAs(&was) {
				t.Fatalf("%s: came back as\n%+v\nand went out as\n%+v", form, is, was)
			}
			f = rosterOf(t, s).Framework // byNames has renamed its ids
		}
	}
}

func firstOther(p *Plan) string {
	for i := range p.Rows {
		if p.Rows[i].Fate != FateUnchanged {
			return fmt.Sprintf("%+v %v", p.Rows[i], p.Rows[i].Problem)
		}
	}
	return fmt.Sprintf("missing %+v", p.Missing)
}

// framed is the plan of a list of any kind.
func framed(t *testing.T, s *storage.Store, table *Table, o Options) *Plan {
	t.Helper()
	o.Day = testDay
	p, err := PreviewIn(ctx, s, rosterOf(t, s), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
