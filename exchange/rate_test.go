package exchange

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// rateTeam is a file with three people, two of one name.
func rateTeam(t *testing.T) *storage.Store {
	t.Helper()
	s := newStore(t)
	importText(t, s, "name,id\nAmara Okafor,1\nJonas Lindqvist,2\nSam Lee,3\nSam Lee,4\n", Options{Kind: KindPeople})
	return s
}

// ratingsOf is what the file has of somebody: "2026-10-01 manager Discovery 3 why".
func ratingsOf(t *testing.T, s *storage.Store, name string) []string {
	t.Helper()
	r := rosterOf(t, s)
	as, err := s.Assessments(t.Context(), person(t, r, name).ID)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range as.Ratings {
		out = append(out, fmt.Sprintf("%s %s %s %d %v %s", as.Find(x.AssessmentID).On, x.Rater, r.Framework.Skill(x.SkillID).Name, x.Step, x.Skipped, x.Sentence))
	}
	return out
}

func want(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestRatingsAreImportedAndCorrected(t *testing.T) {
	s := rateTeam(t)
	o := Options{Kind: KindRatings, Day: model.MustDate("2026-11-23")}
	list := "Rep,Skill,Rated by,Rating,Comment,Date\n" +
		"Amara Okafor,discovery,manager,3,\"Asks why, twice\",2026-10-01\n" +
		"Amara Okafor,Discovery,self,4,,2026-10-01\n" +
		"Jonas Lindqvist,Negotiation,,n/a,,2026-10-02\n"
	wantCounts(t, "new", importText(t, s, list, o), [6]int{3, 3, 0, 0, 0, 0})
	want(t, "Amara", ratingsOf(t, s, "Amara Okafor"), "2026-10-01 manager Discovery 3 false Asks why, twice", "2026-10-01 self Discovery 4 false ")
	want(t, "Jonas", ratingsOf(t, s, "Jonas Lindqvist"), "2026-10-02 manager Negotiation 0 true ")
	wantCounts(t, "again", importText(t, s, list, o), [6]int{3, 0, 0, 3, 0, 0})
	wantCounts(t, "a correction", importText(t, s, "Rep,Skill,Rating,Date\nAmara Okafor,Discovery,2,2026-10-01\n", o), [6]int{1, 0, 1, 0, 0, 0})
	if got := ratingsOf(t, s, "Amara Okafor"); len(got) != 3 || got[2] != "2026-10-01 manager Discovery 2 false " {
		t.Errorf("a correction is a rating of its own: %q", got)
	}
	as, err := s.Assessments(t.Context(), "")
	if err != nil || len(as.Assessments) != 2 {
		t.Errorf("%d looks, %v: those of one day are one", len(as.Assessments), err)
	}
	if _, err := s.Undo(t.Context()); err != nil || len(ratingsOf(t, s, "Amara Okafor")) != 2 {
		t.Errorf("undo: %v", err)
	}
}

func TestAWideListOfRatings(t *testing.T) {
	s := rateTeam(t)
	o := Options{Kind: KindRatings, Day: model.MustDate("2026-11-23")}
	p := importText(t, s, "name,Discovery,Negotiation,Product,shoe size\nAmara Okafor,3,,5,42\nJonas Lindqvist,2,-,1,40\n", o)
	wantCounts(t, "wide", p, [6]int{2, 2, 0, 0, 0, 0})
	want(t, "Amara", ratingsOf(t, s, "Amara Okafor"), "2026-11-23 manager Discovery 3 false ", "2026-11-23 manager Product 5 false ")
	want(t, "Jonas", ratingsOf(t, s, "Jonas Lindqvist"), "2026-11-23 manager Discovery 2 false ", "2026-11-23 manager Negotiation 0 true ", "2026-11-23 manager Product 1 false ")
	p = previewOf(t, s, tableOf(t, "name,Discovery,Negotiation,Product\nAmara Okafor,3,9,5\n"), o)
	if x := p.Rows[0].Problem; x == nil || x.Key != "import.row.rating.step" || x.Line != 2 || x.Column != 3 || p.Count(FateRefused) != 1 {
		t.Errorf("one wrong cell refuses its row: %+v", x)
	}
}

func TestRatingsThatAreRefused(t *testing.T) {
	s := rateTeam(t)
	o := Options{Kind: KindRatings, Day: model.MustDate("2026-11-23")}
	for _, c := range []struct {
		row, key string
		column   int
	}{
		{"Amara Okafor,Discovery,manager,6,2026-10-01", "import.row.rating.step", 4},
		{"Amara Okafor,Discovery,manager,0,2026-10-01", "import.row.rating.step", 4},
		{"Amara Okafor,Discovery,manager,3.5,2026-10-01", "import.row.rating.step", 4},
		{"Amara Okafor,Discovery,manager,,2026-10-01", "import.row.rating.step", 4},
		{"Amara Okafor,Juggling,manager,3,2026-10-01", "import.row.rating.skill", 2},
		{"Nobody Here,Discovery,manager,3,2026-10-01", "import.row.deal.rep", 1},
		{"Sam Lee,Discovery,manager,3,2026-10-01", "import.row.namesakes", 1},
		{",Discovery,manager,3,2026-10-01", "import.row.rating.norep", 1},
		{"Amara Okafor,Discovery,the cat,3,2026-10-01", "import.row.rating.rater", 3},
		{"Amara Okafor,Discovery,manager,3,2026-12-01", "import.row.rating.later", 5},
		{"Amara Okafor,Discovery,manager,3,1 Oct", "import.row.date", 5},
	} {
		p := previewOf(t, s, tableOf(t, "rep,skill,rater,step,date\n"+c.row+"\n"), o)
		x := p.Rows[0].Problem
		if x == nil || x.Key != c.key || x.Line != 2 || x.Column != c.column || !p.Empty() {
			t.Errorf("%s: %+v", c.row, x)
		}
	}
	p := previewOf(t, s, tableOf(t, "rep,skill,step\nSam Lee,Discovery,3\n"), o)
	if len(p.Rows[0].Candidates) != 2 {
		t.Errorf("candidates: %+v", p.Rows[0].Candidates)
	}
	p = previewOf(t, s, tableOf(t, "rep,skill,step\nAmara Okafor,Discovery,3\nAmara Okafor,Discovery,4\n"), o)
	if x := p.Rows[1].Problem; x == nil || x.Key != "import.row.rating.again" {
		t.Errorf("twice: %+v", x)
	}
	book := sheetOf(t, func(f *excelize.File) {
		rowOf(t, f, 1, "rep", "skill", "step", "b", "c")
		rowOf(t, f, 2, "Amara Okafor", "Discovery")
		if err := f.SetCellFormula("Skills", "C2", "1+2"); err != nil {
			t.Fatal(err)
		}
	})
	table, err := ReadBytes("r.xlsx", book, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if x := previewOf(t, s, table, o).Rows[0].Problem; x == nil || x.Key != "import.cell.formula" || x.Sheet != "Skills" || x.Line != 2 || x.Column != 3 {
		t.Errorf("a formula: %+v", x)
	}
	if as, err := s.Assessments(t.Context(), ""); err != nil || len(as.Assessments)+len(as.Ratings) != 0 {
		t.Errorf("something was written: %+v", as)
	}
}

// TestWrittenRatingsComeBack: what goes out changes nothing when it comes in again, and makes the same in another file; what is held
// back does not go out.
func TestWrittenRatingsComeBack(t *testing.T) {
	s := rateTeam(t)
	o := Options{Kind: KindRatings, Day: model.MustDate("2026-11-23")}
	importText(t, s, "rep,skill,rater,step,sentence,date\nAmara Okafor,Discovery,manager,3,\"=1+2, \"\"so\"\" she says\nand more\",2026-10-01\n"+
		"Amara Okafor,Product,self,skipped,,2026-10-01\nJonas Lindqvist,Teamwork,agreed,5,_x0041_,2026-11-02\n", o)
	r := rosterOf(t, s)
	amara := person(t, r, "Amara Okafor")
	if _, err := s.Do(t.Context(), unit.BeginAssessment, func(w *storage.Work) error {
		a := &model.Assessment{Row: model.About(amara.ID), AuthorID: w.Actor(), VersionID: r.Framework.Version.ID, On: o.Day, State: model.AssessmentOpen, Blind: true}
		if err := w.Put(a); err != nil {
			return err
		}
		a.SelfOn = o.Day
		return w.Put(&model.Rating{Row: model.About(amara.ID), AuthorID: w.Actor(), AssessmentID: a.ID, SkillID: r.Framework.Skills[0].SkillID, Rater: model.BySelf, Step: 5, Sentence: "held back"})
	}); err != nil {
		t.Fatal(err)
	}
	r = rosterOf(t, s)
	as, err := s.Assessments(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	list := RatingsList(r, &as, r.People, o.Day)
	var csv, book bytes.Buffer
	if err := list.CSV(&csv); err != nil {
		t.Fatal(err)
	}
	if err := RatingsWorkbook(&book, r, r.People, &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Rows) != 3 || strings.Contains(csv.String(), "held back") {
		t.Errorf("%d rows:\n%s", len(list.Rows), csv.String())
	}
	for name, data := range map[string][]byte{"r.csv": csv.Bytes(), "r.xlsx": book.Bytes()} {
		table, err := ReadBytes(name, data, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		wantCounts(t, name, importTable(t, s, table, o), [6]int{3, 0, 0, 3, 0, 0})
		other := rateTeam(t)
		importTable(t, other, table, o)
		for _, who := range []string{"Amara Okafor", "Jonas Lindqvist"} {
			want(t, name, ratingsOf(t, other, who), ratingsOf(t, s, who)...)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(book.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lists, err := f.GetDataValidations("ratings")
	colours, err2 := f.GetConditionalFormats("ratings")
	if err != nil || err2 != nil || len(lists) != 4 || len(colours) != 1 {
		t.Errorf("%d lists to choose from, %d scales of colours, %v %v", len(lists), len(colours), err, err2)
	}
}

// TestLongTeamsAreChosenFromAList: the names of a team do not fit into a cell's own list; those of others are in no list about one person.
func TestLongTeamsAreChosenFromAList(t *testing.T) {
	s := rateTeam(t)
	r := rosterOf(t, s)
	amara := person(t, r, "Amara Okafor")
	list := List{Name: string(KindRatings), Columns: rateFields}
	people := []model.Person{*amara}
	for range 2 {
		var book bytes.Buffer
		if err := RatingsWorkbook(&book, r, people, &list); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(book.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		rules, err := f.GetDataValidations("ratings")
		names, _ := f.GetCols("lists")
		_ = f.Close()
		names[0] = slices.DeleteFunc(names[0], func(name string) bool { return name == "" }) // columns are filled up
		if err != nil || len(rules) != 4 || len(names[0]) != len(people) || names[0][0] != "Amara Okafor" {
			t.Errorf("%d lists, people to choose from are %q, %v", len(rules), names, err)
		}
		for i := range 80 {
			people = append(people, model.Person{Name: fmt.Sprint("Somebody of a name ", i), IsRep: true})
		}
	}
}

// TestWhatWasTakenBackDoesNotGoOut: an agreement that was withdrawn is in no list from that day on.
func TestWhatWasTakenBackDoesNotGoOut(t *testing.T) {
	s := rateTeam(t)
	r := rosterOf(t, s)
	amara := person(t, r, "Amara Okafor")
	look := model.Assessment{
		Row: model.Row{ID: "a", SubjectID: amara.ID, Visibility: model.Shared}, VersionID: r.Framework.Version.ID, On: model.MustDate("2026-06-01"),
		State: model.AssessmentCompared, Blind: true, AgreedOn: model.MustDate("2026-06-02"), WithdrawnOn: model.MustDate("2026-06-09"),
	}
	as := model.Assessments{Assessments: []model.Assessment{look}, Ratings: []model.Rating{
		{Row: model.Row{ID: "r", SubjectID: amara.ID}, AssessmentID: "a", SkillID: r.Framework.Skills[0].SkillID, Rater: model.ByAgreed, Step: 4},
	}}
	for day, want := range map[string]int{"2026-06-01": 0, "2026-06-05": 1, "2026-06-09": 0} {
		if l := RatingsList(r, &as, r.People, model.MustDate(day)); len(l.Rows) != want {
			t.Errorf("on %s %q go out, want %d", day, l.Rows, want)
		}
	}
}

// TestRatingsOfNamesakesGoOutAndComeBack: two people of one name are told apart by the digits after it.
func TestRatingsOfNamesakesGoOutAndComeBack(t *testing.T) {
	s := rateTeam(t)
	r := rosterOf(t, s)
	var sams []model.Person
	for _, p := range r.People {
		if p.Name == "Sam Lee" {
			sams = append(sams, p)
		}
	}
	o := Options{Kind: KindRatings, Day: model.MustDate("2026-11-23")}
	list := fmt.Sprintf("Rep,Skill,Rating,Date\nSam Lee (%s),Discovery,2,2026-10-01\n%s,Discovery,4,2026-10-01\n", sams[0].ID.Short(), sams[1].ID.Short())
	wantCounts(t, "digits", importText(t, s, list, o), [6]int{2, 2, 0, 0, 0, 0})
	as, err := s.Assessments(t.Context(), sams[1].ID)
	if err != nil || len(as.Ratings) != 1 || as.Ratings[0].Step != 4 {
		t.Fatalf("%+v, %v", as, err)
	}
	var both model.Assessments
	for _, p := range sams {
		as, err := s.Assessments(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		both.Assessments, both.Ratings = append(both.Assessments, as.Assessments...), append(both.Ratings, as.Ratings...)
	}
	l := RatingsList(rosterOf(t, s), &both, sams, model.MustDate("2026-11-23"))
	var out bytes.Buffer
	if err := l.CSV(&out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Sam Lee ("+sams[0].ID.Short()+")") {
		t.Errorf("wrote\n%s", out.String())
	}
	wantCounts(t, "again", importText(t, s, out.String(), o), [6]int{2, 0, 0, 2, 0, 0})
}
