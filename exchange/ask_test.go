package exchange

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func questionsOf(t *testing.T, s *storage.Store) []model.Question {
	t.Helper()
	q, err := s.Questions(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// askPlan reads a list and plans it.
func askPlan(t *testing.T, s *storage.Store, name, text string) *Plan {
	t.Helper()
	table, err := ReadBytes(name, []byte(text), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := PreviewIn(context.Background(), s, rosterOf(t, s), table, Options{Kind: KindQuestions, Day: testDay})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func askImport(t *testing.T, s *storage.Store, name, text string) *Plan {
	t.Helper()
	plan := askPlan(t, s, name, text)
	if _, err := Apply(context.Background(), s, plan); err != nil {
		t.Fatal(err)
	}
	return plan
}

// fates are what becomes of the rows, with lines and reasons.
func fates(p *Plan) string {
	var out []string
	for _, r := range p.Rows {
		text := fmt.Sprintf("%d %s", r.Line, r.Fate)
		if r.Problem != nil {
			text += " " + r.Problem.Key
		}
		out = append(out, text)
	}
	for _, m := range p.Missing {
		out = append(out, "missing "+m.Name)
	}
	return strings.Join(out, "; ")
}

const twoLanguages = `{
  "languages": ["en", "ja_JP"],
  "questions": [
    {"id": 1, "question": {"en": "How are you?", "ja_JP": "元気ですか？"}, "category": "Other"},
    {"id": 2, "question": {"ja_JP": "何をしたいですか？", "en": "What do you want?"}, "category": "Career development"}
  ]
}`

func TestQuestionsComeInTwoLanguages(t *testing.T) {
	s := newStore(t)
	p := askImport(t, s, "q.json", twoLanguages)
	if got := fates(p); got != "4 new; 5 new" {
		t.Errorf("the first time: %s", got)
	}
	if want := []CategoryCount{{"Career development", 1}, {"Other", 1}}; !reflect.DeepEqual(p.Categories, want) {
		t.Errorf("categories %v, want %v", p.Categories, want)
	}
	var got []string
	for _, q := range questionsOf(t, s) {
		got = append(got, strings.Join([]string{q.Source, q.External, q.Language, q.Category, q.Text, string(q.Visibility), string(q.SubjectID)}, "|"))
	}
	want := []string{
		"questions|1|en|Other|How are you?|team|", "questions|1|ja|Other|元気ですか？|team|",
		"questions|2|en|Career development|What do you want?|team|", "questions|2|ja|Career development|何をしたいですか？|team|",
	}
	if !slices.Equal(got, want) {
		t.Errorf("stored\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if again := askPlan(t, s, "q.json", twoLanguages); fates(again) != "4 unchanged; 5 unchanged" || !again.Empty() {
		t.Errorf("again: %s", fates(again))
	}
	if _, err := s.Undo(context.Background()); err != nil || len(questionsOf(t, s)) != 0 {
		t.Errorf("one undo leaves %d questions, %v", len(questionsOf(t, s)), err)
	}
}

func TestChangedAndMissingQuestions(t *testing.T) {
	s := newStore(t)
	askImport(t, s, "q.json", twoLanguages)
	archived := questionsOf(t, s)[0]
	archived.ArchivedAt = 1
	if _, err := s.Do(context.Background(), unit.DropQuestion, func(w *storage.Work) error { return w.Put(&archived) }); err != nil {
		t.Fatal(err)
	}
	p := askImport(t, s, "q.json", `[{"id":"1","question":{"en":"How are you today?","de":"Wie geht es dir?"},"category":"Other"}]`)
	if got := fates(p); got != "1 changed; missing What do you want?" {
		t.Errorf("fates: %s", got)
	}
	if want := []Change{{FieldText, "", "Wie geht es dir?"}, {FieldText, "How are you?", "How are you today?"}}; !slices.Equal(p.Rows[0].Changes, want) {
		t.Errorf("changes %v", p.Rows[0].Changes)
	}
	all := questionsOf(t, s)
	if len(all) != 5 || all[1].Text != "How are you today?" || all[1].ArchivedAt != 1 || all[0].Language != "de" {
		t.Errorf("a changed question must stay archived, and what is missing be kept: %+v", all)
	}
}

// TestSourcesAreKeptApart: the same id in another source is another question, and what was archived is not missed.
func TestSourcesAreKeptApart(t *testing.T) {
	s := newStore(t)
	askImport(t, s, "q.json", twoLanguages)
	table := tableOf(t, "id,text\n1,Who are you?\n")
	o := Options{Kind: KindQuestions, Source: "another"}
	p, err := PreviewIn(ctx, s, rosterOf(t, s), table, o)
	if err != nil || fates(p) != "2 new" {
		t.Fatalf("%s, %v", fates(p), err)
	}
	if _, err := Apply(ctx, s, p); err != nil {
		t.Fatal(err)
	}
	for _, q := range questionsOf(t, s) {
		if q.Source != "another" {
			continue
		}
		q.ArchivedAt = 1
		if _, err := s.Do(ctx, unit.DropQuestion, func(w *storage.Work) error { return w.Put(&q) }); err != nil {
			t.Fatal(err)
		}
	}
	p, err = PreviewIn(ctx, s, rosterOf(t, s), tableOf(t, "id,text\n2,What else?\n"), o)
	if err != nil || fates(p) != "2 new" {
		t.Errorf("%s, %v", fates(p), err)
	}
}

func TestTableOfQuestions(t *testing.T) {
	for _, c := range []struct{ why, list, fates, stored string }{
		{"plain", "text,category,language\nHow are you?,Other,en\nComment vas-tu ?,Other,fr_FR\n", "2 new; 3 new", "How are you?|en comment|fr"},
		{"only questions", "questions\nHow are you?\n", "2 new", "How are you?|en"},
		{"a header that says nothing", "to ask\nHow are you?\n", "2 new", "How are you?|en"},
		{"languages by name", "Question;Language\nHow are you?;English\nWie geht es?;Deutsch\n", "2 new; 3 new", "|en |de"},
		{"a column a language", "id,text.en,text.ja\n7,How are you?,元気ですか？\n", "2 new", "|en |ja"},
		{"the same words twice", "text\nHow are you?\nHOW ARE YOU ?\n", "2 new; 3 refused import.row.same", "|en"},
		{"the same id twice", "id,text\n7,How are you?\n7,Who are you?\n", "2 new; 3 refused import.row.id", "|en"},
		{"one id in two languages", "id,text,language,category\n7,How are you?,en,Other\n7,Wie geht es?,de,\n", "2 new; 3 new", "|en |de"},
		{"one id in two categories", "id,text,language,category\n7,How are you?,en,Other\n7,Wie geht es?,de,Team\n", "2 new; 3 refused import.row.category", "|en"},
		{"no such language", "text,language\nHow are you?,Klingonisch\nWho are you?,en\n", "2 refused import.row.language; 3 new", "|en"},
		{"nothing to ask", "text,category\n ,Other\n???,Other\nWho are you?,Other\n", "2 refused import.row.question; 3 refused import.row.question; 4 new", "|en"},
		{"too long", "text\n" + strings.Repeat("x", 401) + "?\nWho are you?\n", "2 refused import.row.long; 3 new", "|en"},
		{"a cell too many", "text,category\na?,b,c\nWho are you?,b\n", "2 refused import.row.columns; 3 new", "|en"},
	} {
		s := newStore(t)
		p := askImport(t, s, "q.csv", c.list)
		if got := fates(p); got != c.fates {
			t.Errorf("%s: %s, want %s", c.why, got, c.fates)
		}
		all := questionsOf(t, s)
		if want := strings.Count(c.stored, "|"); len(all) != want {
			t.Errorf("%s: %d stored, want %d", c.why, len(all), want)
		}
		for _, part := range strings.Fields(c.stored) {
			if _, code, ok := strings.Cut(part, "|"); ok && !slices.ContainsFunc(all, func(q model.Question) bool { return q.Language == code }) {
				t.Errorf("%s: nothing is in %s", c.why, code)
			}
		}
		if again := askPlan(t, s, "q.csv", c.list); !again.Empty() || again.Count(FateNew)+again.Count(FateChanged) > 0 {
			t.Errorf("%s again: %s", c.why, fates(again))
		}
	}
}

func TestQuestionsThatCannotBeRead(t *testing.T) {
	many := "[" + strings.Repeat(`"x",`, MaxQuestions) + `"x"]`
	var babel strings.Builder
	for i, code := range strings.Fields("aa ab af ak am an ar as av ay az ba be bg bm bn bo br bs ca ce ch co cr cs cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo") {
		fmt.Fprintf(&babel, `%s{"id":%d,"question":{"%s":"q %d?"}}`, map[bool]string{true: ","}[i > 0], i, code, i)
	}
	for _, c := range []struct {
		why, text, key string
		line           int
	}{
		{"nothing", "", "import.table.empty", 0},
		{"cut off", "{\n \"questions\": [\n  {\"id\": 1,", "import.json.malformed", 3},
		{"a comma too many", "[\n 1,\n]", "import.json.malformed", 3},
		{"no JSON", "text,category\n", "import.json.malformed", 1},
		{"more behind it", "[]\n[]", "import.json.malformed", 2},
		{"deep", strings.Repeat("[", 100000), "import.json.malformed", 1},
		{"deep and closed", strings.Repeat("[", 100000) + strings.Repeat("]", 100000), "import.json.malformed", 1},
		{"deep inside", `{"x":` + strings.Repeat(`{"a":`, 20000) + "1" + strings.Repeat("}", 20000) + "}", "import.json.malformed", 1},
		{"something else", "{\"rows\": []}", "import.json.none", 0},
		{"no list", "{\n\"questions\": {}}", "import.json.none", 2},
		{"a number", "12", "import.json.none", 1},
		{"an empty list", "[]", "import.json.none", 0},
		{"too many", many, "import.json.many", 0},
		{"too many languages", "[" + babel.String() + "]", "import.json.languages", 1},
		{"a NUL", "[\"a\x00\"]", "import.table.binary", 1},
	} {
		_, err := ReadBytes("q.json", []byte(c.text), ReadOptions{})
		wantProblem(t, c.why, err, c.key, c.line, 0)
	}
}

func TestQuestionsOfOtherForms(t *testing.T) {
	s := newStore(t)
	p := askImport(t, s, "q.json", "\ufeff[\r\n"+`"x", 4, null, [], {"id":{}}, {"id":1,"question":7},`+"\r\n"+
		`{"id":2,"question":"Who?","category":"Other","more":[[]]},{"id":3,"text":"Wer?","language":"de"},`+"\n"+
		`{"id":4,"question":{"en":"A?","en_GB":"B?"}},{"id":5,"question":{"xx-yy-zz-1":"C?"}},{"id":6,"question":{"en":9}},{"id":7,"category":"a"}]`)
	want := "2 refused import.row.form; 2 refused import.row.form; 2 refused import.row.question; 2 refused import.row.form; " +
		"2 refused import.row.question; 2 refused import.row.form; 3 new; 3 new; 4 refused import.row.twice; " +
		"4 refused import.row.language; 4 refused import.row.form; 4 refused import.row.question"
	if got := fates(p); got != want {
		t.Errorf("fates\n%s\nwant\n%s", got, want)
	}
	all := questionsOf(t, s)
	if len(all) != 2 || all[0].Language != "en" || all[0].Text != "Who?" || all[1].Language != "de" || all[1].Text != "Wer?" {
		t.Errorf("stored %+v", all)
	}
}

func TestQuestionsChangedSinceThePreview(t *testing.T) {
	s := newStore(t)
	p := askPlan(t, s, "q.json", twoLanguages)
	askImport(t, s, "q.csv", "text\nWho are you?\n")
	_, err := Apply(context.Background(), s, p)
	wantProblem(t, "a plan of before", err, "import.conflict.questions", 0, 0)
	if len(questionsOf(t, s)) != 1 {
		t.Error("a plan that was refused has written something")
	}
}

func TestPeopleDoNotComeAsJSON(t *testing.T) {
	s := newStore(t)
	table, err := ReadBytes("q.JSON", []byte(twoLanguages), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Preview(table, rosterOf(t, s), Options{Kind: KindPeople})
	wantProblem(t, "people", err, "import.json.people", 0, 0)
	if !LooksLikeQuestions(table) || LooksLikeQuestions(tableOf(t, "name,category\na,b\n")) || !LooksLikeQuestions(tableOf(t, "Question,x\na,b\n")) {
		t.Error("a list is taken for another kind")
	}
	_, err = PreviewQuestions(tableOf(t, "name,town\na,b\n"), nil, Options{Kind: KindQuestions})
	wantProblem(t, "no questions", err, "import.column.text", 1, 0)
}

// TestRealQuestions are the figures somebody else's list has.
func TestRealQuestions(t *testing.T) {
	table := readReal(t, "one-on-ones", "questions.json")
	s := newStore(t)
	o := Options{Kind: KindQuestions, Day: testDay}
	p, err := PreviewIn(context.Background(), s, rosterOf(t, s), table, o)
	if err != nil {
		t.Fatal(err)
	}
	want := []CategoryCount{
		{"Team and company", 83},
		{"Job satisfaction", 62},
		{"Career development", 60},
		{"About Manager", 45},
		{"Work-life", 40},
		{"Conversation starters", 26},
		{"Other", 9},
	}
	if p.Count(FateNew) != 325 || len(p.Rows) != 325 || !reflect.DeepEqual(p.Categories, want) {
		t.Errorf("%d of %d are new, categories %v", p.Count(FateNew), len(p.Rows), p.Categories)
	}
	if _, err := Apply(context.Background(), s, p); err != nil {
		t.Fatal(err)
	}
	all := questionsOf(t, s)
	kinds := map[model.AskKind]int{}
	for _, q := range all {
		if q.Language == "en" {
			kinds[model.AskKindOf(q.Category)]++
		}
	}
	if len(all) != 650 || kinds["strategy"] != 83 || kinds["personal"] != 62+40+26 || kinds["career"] != 60 || kinds["manager"] != 45 || kinds[""] != 9 {
		t.Errorf("%d rows, by our kinds %v", len(all), kinds)
	}
	again, err := PreviewIn(context.Background(), s, rosterOf(t, s), table, o)
	if err != nil || again.Count(FateUnchanged) != 325 || !again.Empty() {
		t.Errorf("again %v, %v", again.Report(), err)
	}
}

func FuzzQuestions(f *testing.F) {
	for _, text := range []string{twoLanguages, `[{"question":"a?"}]`, "[[[", `{"questions":[1,{"id":null}],"languages":3}`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := ReadBytes("q.json", []byte(text), ReadOptions{})
		if err != nil {
			return
		}
		p, err := PreviewQuestions(table, nil, Options{Kind: KindQuestions})
		if err == nil && len(p.Rows) != len(table.Rows) {
			t.Errorf("%d rows, %d fates", len(table.Rows), len(p.Rows))
		}
	})
}
