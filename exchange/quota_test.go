package exchange

import (
	"errors"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func quotasOf(t *testing.T, s *storage.Store) *model.Quotas {
	t.Helper()
	q, err := s.Quotas(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	return &q
}

// setQuota sets one as the window does.
func setQuota(t *testing.T, s *storage.Store, rep model.ID, m model.Measure, target int64, from, to string) {
	t.Helper()
	q, measure := model.NewQuota(rep, m, model.Dec(target), model.Span{From: model.MustDate(from), To: model.MustDate(to)})
	if _, err := s.Do(ctx, unit.SetQuota, func(w *storage.Work) error { return w.PutQuota(&q, &measure, nil) }); err != nil {
		t.Fatal(err)
	}
}

// wantReasons holds the refused rows of a plan against keys; an empty one is a row that is taken.
func wantReasons(t *testing.T, p *Plan, want ...string) {
	t.Helper()
	if len(p.Rows) != len(want) {
		t.Fatalf("%d rows, want %d", len(p.Rows), len(want))
	}
	for i, r := range p.Rows {
		got := ""
		if r.Problem != nil {
			got = r.Problem.Key
			if r.Problem.Line != r.Line || r.Problem.Column == 0 && !strings.HasSuffix(got, "noperiod") {
				t.Errorf("line %d: the place is %d, %d", r.Line, r.Problem.Line, r.Problem.Column)
			}
		}
		if got != want[i] {
			t.Errorf("line %d: %q, want %q", r.Line, got, want[i])
		}
	}
}

func TestQuotasAreImportedAndChanged(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	anna := personOf(t, s, "Anna Berger")
	list := "Sales rep;Quota;Quarter\nAnna Berger;140.000;Q1 2027\nAnna Berger;150000,50;2027-Q2\nOmar Said;90000;Q1 2027\n"
	p := take(t, s, tableOf(t, list), Options{Kind: KindQuotas})
	wantCounts(t, "a new list", p, [6]int{3, 3, 0, 0, 0, 0})
	q := quotasOf(t, s)
	if len(q.Quotas) != 3 {
		t.Fatalf("%+v", q.Quotas)
	}
	all := q.Of(anna, nil, testDay, false)
	if m := all[1].Measure; all[1].Quota.Period() != (model.Span{From: model.MustDate("2027-01-01"), To: model.MustDate("2027-03-31")}) ||
		m.Target != model.Dec(140_000) || m.Decimals != 0 || m.Source != model.FromHand || m.Direction != model.MeasureUp {
		t.Errorf("%+v", all[1])
	}
	if m := all[0].Measure; m.Target != model.Dec(15_000_050) || m.Decimals != 2 {
		t.Errorf("%+v", all[0])
	}
	if name, _ := s.UndoName(ctx); name != unit.ImportQuotas {
		t.Errorf("undo would take back %s", name)
	}
	p = take(t, s, tableOf(t, list), Options{Kind: KindQuotas})
	wantCounts(t, "the same list again", p, [6]int{3, 0, 0, 3, 0, 0})
	if !p.Empty() {
		t.Error("the same list again changes something")
	}
	p = take(t, s, tableOf(t, strings.NewReplacer("140.000", "145000.25", "150000,50", "150000.50").Replace(list)), Options{Kind: KindQuotas})
	wantCounts(t, "another amount", p, [6]int{3, 0, 1, 2, 0, 0})
	if c := p.Rows[0].Changes; len(c) != 1 || c[0] != (Change{FieldAmount, "140000", "145000.25"}) || p.Rows[0].Person != anna {
		t.Errorf("%+v", p.Rows[0])
	}
	if all = quotasOf(t, s).Of(anna, nil, testDay, false); len(all) != 2 || all[1].Measure.Target != model.Dec(14_500_025) || all[1].Measure.Decimals != 2 {
		t.Errorf("%+v", all)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if all = quotasOf(t, s).Of(anna, nil, testDay, false); all[1].Measure.Target != model.Dec(140_000) {
		t.Errorf("undone: %+v", all[1])
	}
}

// TestAChangedQuotaKeepsWhatWasWrittenDown: more decimals leave readings what they are.
func TestAChangedQuotaKeepsWhatWasWrittenDown(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	anna := personOf(t, s, "Anna Berger")
	list := "rep,quota,from,to\nAnna Berger,100,2026-10-01,2026-12-31\n"
	take(t, s, tableOf(t, list), Options{Kind: KindQuotas})
	write(t, s, &model.Reading{Row: model.About(anna), AuthorID: rosterOf(t, s).Owner.ID, MeasureID: quotasOf(t, s).Measures[0].ID, On: testDay, Value: 50})
	take(t, s, tableOf(t, strings.Replace(list, ",100,", ",100.50,", 1)), Options{Kind: KindQuotas})
	q := quotasOf(t, s).Of(anna, nil, testDay, false)
	if len(q) != 1 || q[0].Value != model.Dec(5000) || q[0].Measure.Target != model.Dec(10050) {
		t.Errorf("%+v", q)
	}
}

func TestWhatRefusesAQuota(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam+"Bo Dal,Mia Lang\nBo  Dahl,Mia Lang\n"), Options{Kind: KindTeams})
	twin := model.Person{Name: "Bo Dal", IsRep: true}
	addTwin(t, s, &twin)
	omar := personOf(t, s, "Omar Said")
	setQuota(t, s, omar, model.Measure{Source: model.FromHand}, 5, "2026-01-01", "2026-12-31")
	setQuota(t, s, omar, model.Measure{Source: model.FromHand, Unit: "calls"}, 5, "2027-01-01", "2027-12-31") // of something else
	p := take(t, s, tableOf(t, "rep,quota,currency,period,from,to\n"+
		"Anna Berger,10,,Q1 2026,,\nAnna Berger,20,,,2026-03-31,2026-04-30\nAnna Berger,10,,Q1 2026,,\n"+ // twice, and overlapping
		"Omar Said,10,,Q2 2026,,\nOmar Said,10,,Q2 2027,,\n"+
		"Nobody Here,10,,Q1 2026,,\nBo Dal,10,,Q1 2026,,\n,10,,Q1 2026,,\n"+
		"Mia Lang,,,Q1 2026,,\nMia Lang,ten,,Q1 2026,,\nMia Lang,-5,,Q1 2026,,\nMia Lang,0,,Q1 2026,,\nMia Lang,10,USD,Q1 2026,,\n"+
		"Mia Lang,10,,Q1,,\nMia Lang,10,,some day,,\nMia Lang,10,,,,\nMia Lang,10,,,2026-01-01,\nMia Lang,10,,,2026-02-01,2026-01-31\nMia Lang,10,,,2026-02-30,2026-03-31\n"), Options{Kind: KindQuotas})
	wantReasons(t, p, "", "import.row.quota.again", "import.row.quota.again", "import.row.quota.overlap", "",
		"import.row.deal.rep", "import.row.namesakes", "import.row.deal.norep",
		"import.row.quota.noamount", "import.row.amount", "import.row.quota.notmore", "import.row.quota.notmore", "import.row.quota.nocurrency",
		"import.row.quota.noyear", "import.row.quota.period", "import.row.quota.noperiod", "import.row.quota.half", "import.row.quota.order", "import.row.date")
	if len(p.Rows[6].Candidates) != 2 {
		t.Errorf("candidates: %+v", p.Rows[6].Candidates)
	}
	if q := quotasOf(t, s); len(q.Quotas) != 4 {
		t.Errorf("%d quotas", len(q.Quotas))
	}
}

// TestWhoseQuotaItIs is said by name, alias, id, or once and for all.
func TestWhoseQuotaItIs(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, "id,name,alias,manager\nE-7,Anna Berger,Annie,Mia Lang\nE-8,Omar Said,,Mia Lang\n"), Options{Kind: KindPeople})
	for _, called := range []string{"Anna Berger", "ANNIE", "E-7", string(personOf(t, s, "Anna Berger"))} {
		p := previewIn2(t, s, "rep,quota,period\n"+called+",10,Q1 2026\n", Options{Kind: KindQuotas})
		if p.Count(FateNew) != 1 || p.Rows[0].Person != personOf(t, s, "Anna Berger") {
			t.Errorf("%s: %+v", called, p.Rows[0].Problem)
		}
	}
	list := "rep,quota,period\nBergerová,10,Q1 2026\n"
	take(t, s, tableOf(t, list), Options{Kind: KindQuotas, Aliases: map[string]string{"Bergerová": "Anna Berger"}})
	if p := take(t, s, tableOf(t, list), Options{Kind: KindQuotas}); p.Count(FateUnchanged) != 1 {
		t.Errorf("whom it means is not remembered: %+v", p.Rows[0])
	}
}

func previewIn2(t *testing.T, s *storage.Store, text string, o Options) *Plan {
	t.Helper()
	p, err := previewText(t, s, text, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func previewText(t *testing.T, s *storage.Store, text string, o Options) (*Plan, error) {
	t.Helper()
	o.Day = testDay
	return PreviewIn(ctx, s, rosterOf(t, s), tableOf(t, text), o)
}

// TestThePeriodOfAWholeList is said by somebody, or by the amount's column with its year; no year is guessed.
func TestThePeriodOfAWholeList(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	for header, want := range map[string]string{"quota_feb_jul": "import.quota.noyear", "quota": "import.quota.noperiod", "Quota 2017": "import.quota.noperiod"} {
		_, err := previewText(t, s, "agent,"+header+"\nAnna Berger,10\n", Options{Kind: KindQuotas})
		var p *model.Problem
		if !errors.As(err, &p) || p.Key != want {
			t.Errorf("%s: %v, want %s", header, err, want)
		}
	}
	said := model.Span{From: model.MustDate("2017-02-01"), To: model.MustDate("2017-07-31")}
	for header, o := range map[string]Options{"quota_feb_jul": {Period: said}, "Quota Feb-Jul 2017": {}, "Sales quota": {Period: said}} {
		o.Kind = KindQuotas
		p := previewIn2(t, s, "agent,"+header+"\nAnna Berger,10\n", o)
		if p.Count(FateNew) != 1 || p.Period != said || p.Rows[0].Cells[FieldEndsOn] != "2017-07-31" {
			t.Errorf("%s: %+v", header, p.Rows[0])
		}
	}
	p := previewIn2(t, s, "rep,quota,period\nAnna Berger,10,Q1 2026\nAnna Berger,10,\n", Options{Kind: KindQuotas, Period: said})
	if p.Count(FateNew) != 2 || p.Rows[0].Cells[FieldStarts] != "2026-01-01" || p.Rows[1].Cells[FieldStarts] != "2017-02-01" {
		t.Errorf("%+v", p.Rows)
	}
	p = previewIn2(t, s, "rep,quota,month\nAnna Berger,10,2026-02-01\n", Options{Kind: KindQuotas})
	if p.Rows[0].Cells[FieldEndsOn] != "2026-02-28" {
		t.Errorf("a month as workbooks keep it: %+v", p.Rows[0])
	}
	if _, err := previewText(t, s, "agent,quota_q1,quota_q2\nAnna Berger,10,20\n", Options{Kind: KindQuotas, Period: said}); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("two columns of quotas: %v", err)
	}
}

// TestAQuotaSetMeanwhileIsAConflict and nothing of the list is written.
func TestAQuotaSetMeanwhileIsAConflict(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	p := previewIn2(t, s, "rep,quota,period\nAnna Berger,10,Q1 2026\nOmar Said,10,Q1 2026\n", Options{Kind: KindQuotas})
	setQuota(t, s, personOf(t, s, "Anna Berger"), model.Measure{Source: model.FromHand}, 5, "2026-01-01", "2026-03-31")
	if _, err := Apply(ctx, s, p); !errors.Is(err, model.ErrConflict) {
		t.Errorf("%v", err)
	}
	if n := len(quotasOf(t, s).Quotas); n != 1 {
		t.Errorf("%d quotas", n)
	}
}

func TestListsOfQuotasAreKnown(t *testing.T) {
	for text, want := range map[string]bool{
		"agent,quota_feb_jul\na,1\n": true, "Rep,Quarter,Quota\na,Q1,1\n": true, "Name;Umsatzziel\na;1\n": true,
		"rep,manager,quota\na,b,1\n": false, "rep,target\na,1\n": false, "quota,period\n1,Q1\n": false, "rep,quota,team\na,1,b\n": false,
	} {
		if got := LooksLikeQuotas(tableOf(t, text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestRealQuotas is a list that another program wrote, with a period that only its column hints at.
func TestRealQuotas(t *testing.T) {
	s := mavenStore(t)
	take(t, s, readReal(t, "crm-maven", "sales_pipeline.csv"), Options{Kind: KindDeals})
	table := readReal(t, "scenarios", "inputs", "rep_quota_2017.csv")
	if !LooksLikeQuotas(table) {
		t.Error("it is not known as a list of quotas")
	}
	period := model.Span{From: model.MustDate("2017-02-01"), To: model.MustDate("2017-07-31")}
	p := take(t, s, table, Options{Kind: KindQuotas, Period: period})
	wantCounts(t, "the list", p, [6]int{30, 30, 0, 0, 0, 0})
	q := quotasOf(t, s)
	values, err := s.MeasureValues(ctx, q.Measures, testDay)
	if err != nil {
		t.Fatal(err)
	}
	reached := 0
	for _, x := range q.Quotas {
		state := q.Of(x.SubjectID, values, testDay, false)
		if len(state) != 1 || state[0].Measure.Aggregate != model.WonValue {
			t.Fatalf("%+v", state)
		}
		if state[0].Reached {
			reached++
		}
	}
	if reached != 15 {
		t.Errorf("%d reps reached their quota, want 15", reached)
	}
	for name, want := range map[string]bool{"Zane Levy": true, "Cassey Cress": false} {
		if got := q.Of(personOf(t, s, name), values, testDay, false)[0]; got.Reached != want || got.Value.N < got.Measure.Target.N-1 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if p := take(t, s, table, Options{Kind: KindQuotas, Period: period}); p.Count(FateUnchanged) != 30 || !p.Empty() {
		t.Errorf("again: %+v", p.Report())
	}
}
