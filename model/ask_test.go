package model

import (
	"slices"
	"testing"
)

func TestAskKey(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"How are you?", "HOW  are you"},
		{"How are you?!", "how are you ?"},
		{"Qu’est-ce que c’est ?", "Qu'est-ce que c'est?"},
		{"元気ですか？", "元気ですか"},
		{"Łukasz…", "lukasz"},
	} {
		if AskKey(c.a) != AskKey(c.b) {
			t.Errorf("%q and %q are two questions: %q, %q", c.a, c.b, AskKey(c.a), AskKey(c.b))
		}
	}
	if AskKey("???") != "" || AskKey("How are you?") == AskKey("Who are you?") {
		t.Error("what is asked does not count")
	}
}

func TestAskKindOfCategories(t *testing.T) {
	for category, want := range map[string]AskKind{
		"Team and company": "strategy", "Job satisfaction": "personal", "Career development": "career", "About Manager": "manager", "Work-life": "personal",
		"Conversation starters": "personal", "Other": "", "": "", "CAREER": "career", "manager": "manager", "Deals": "deal", "Customers": "customer",
		"Skills": "skill", "Something else": "",
	} {
		if got := AskKindOf(category); got != want {
			t.Errorf("%q is %q, want %q", category, got, want)
		}
	}
	if AskManager.Point() != PointPersonal || AskKind(PointDeal).Point() != PointDeal || AskKind("").Point() != "" {
		t.Error("a question becomes a point of another kind")
	}
}

func TestAsksPutsTheBankAndTheFileTogether(t *testing.T) {
	bank := []Ask{
		{Text: "A?", Kind: "career", Language: "en", Source: SourceBank, External: "a"},
		{Text: "B?", Kind: "deal", Language: "en", Source: SourceBank, External: "b", Fits: []AskFit{AskLost}},
	}
	rows := []Question{
		{Row: Row{ID: "1"}, Text: "B?", Language: "en", Source: SourceBank, External: "b", ArchivedAt: 5},
		{Row: Row{ID: "2"}, Text: "a", Category: "Other", Language: "en", Source: "x", External: "7"}, // the bank asks it
		{Row: Row{ID: "3"}, Text: "a", Category: "Career", Language: "ja", Source: "x", External: "7"},
		{Row: Row{ID: "4"}, Text: "C?", Category: "deal", Language: "en", Source: SourceOwn, External: "8", ArchivedAt: 6},
	}
	var got []string
	for _, a := range Asks(bank, rows) {
		got = append(got, string(a.ID)+" "+a.Text+" "+string(a.Kind)+map[bool]string{false: " archived"}[a.ArchivedAt.IsZero()])
	}
	if want := []string{" A? career", "1 B? deal archived", "3 a career", "4 C? deal archived"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAskedBefore(t *testing.T) {
	day := MustDate
	points := []Point{
		{Text: "A?", RaisedOn: day("2026-10-01"), ClosedOn: day("2026-10-05")},
		{Text: "a", RaisedOn: day("2026-11-01"), ClosedOn: day("2026-11-12"), ArchivedAt: 1}, // closed before it was put away
		{Text: "B?", RaisedOn: day("2026-11-02")},
		{Text: "B", RaisedOn: day("2026-11-03"), ClosedOn: day("2026-11-20")},
		{Text: "C?", RaisedOn: day("2026-11-03"), ArchivedAt: 1},
		{Text: "D?", RaisedOn: day("2026-11-03"), ReplacedBy: "x"},
	}
	got := AskedBefore(points)
	if len(got) != 2 || got["a"] != (Asked{On: day("2026-11-12")}) || got["b"] != (Asked{On: day("2026-11-02"), Open: true}) {
		t.Errorf("%+v", got)
	}
}

func TestBeginFrom(t *testing.T) {
	points := []TemplatePoint{
		{Side: SideManager, Kind: PointCareer, Text: "What does {name} want?"},
		{Side: SideRep, Text: "{name} and {name}"},
		{Side: SideRep, Text: "What does {name} want"}, // the same as the first
		{Side: SideRep, Text: "Closed"},
	}
	have := []Point{
		{Text: "mia AND mia"},
		{Text: "Closed", ClosedOn: MustDate("2026-11-01")},
	}
	want := []Beginning{
		{Side: SideManager, Kind: PointCareer, Text: "What does Mia want?"},
		{Side: SideRep, Text: "Mia and Mia", There: true},
		{Side: SideRep, Text: "What does Mia want", There: true},
		{Side: SideRep, Text: "Closed"},
	}
	if got := BeginFrom(points, have, "Mia"); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestNamesIn(t *testing.T) {
	people := []Person{
		{Name: "Łucja Wiśniewska", Given: "Łucja", Family: "Wiśniewska"},
		{Name: "Sam Lee"},
		{Name: "Bo"},
		{Name: "田中太郎", Given: "太郎", Family: "田中"},
		{Name: "Anna-Lena Berg", CallName: "Leni"},
	}
	for text, want := range map[string][]string{
		"What LUCJA said":              {"Łucja Wiśniewska"},
		"Sam's deal; ask Bo.":          {"Sam Lee", "Bo"},
		"Bo’s board":                   {"Bo"},
		"a bottle, samples, wisniewsk": nil,
		"Call sam lee":                 {"Sam Lee"},
		"田中さんの目標":                      {"田中太郎"},
		"leni: fair":                   {"Anna-Lena Berg"},
		"Anna Lena Berg":               {"Anna-Lena Berg"},
		"":                             nil,
	} {
		var got []string
		for _, p := range NamesIn(text, people) {
			got = append(got, p.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

func TestFittingQuestionsOfTheFile(t *testing.T) {
	bank := []Ask{
		{Text: "A?", Kind: "career", Language: "en", Source: SourceBank, External: "a"},
		{Text: "B?", Kind: "deal", Language: "en", Source: SourceBank, External: "b"},
	}
	last := Meeting{}
	p := &Prepared{Last: &last, Talks: 2, Questions: []Question{
		{Row: Row{ID: "1"}, Text: "B?", Language: "en", Source: SourceBank, External: "b", ArchivedAt: 5},
		{Row: Row{ID: "2"}, Text: "C?", Category: "customer", Language: "en", Source: SourceOwn, External: "c"},
		{Row: Row{ID: "3"}, Text: "D?", Category: "customer", Language: "ja", Source: "x", External: "d"},
		{Row: Row{ID: "4"}, Text: "E?", Category: "Other", Language: "en", Source: "x", External: "e"},
	}}
	var got []string
	for _, q := range FittingQuestions(bank, p, nil, Date{}, 0) {
		got = append(got, q.Text)
	}
	slices.Sort(got)
	if got = slices.Compact(got); !slices.Equal(got, []string{"A?", "C?"}) {
		t.Errorf("fitting are %q: none that is archived, in another language, or about nobody knows what", got)
	}
}
