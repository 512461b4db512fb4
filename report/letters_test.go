package report_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/report"
	"milepost/report/pdf/pdftest"
)

func TestLettersNoFontHasAreReplacedWithOneWarningPerScript(t *testing.T) {
	r := amara()
	r.Points = []model.SharedPoint{
		{Text: "Met Արամ Խաչատրյան in Oslo", RaisedOn: asOf},
		{Text: "Արամ again, and 森田 健司", RaisedOn: asOf},
		{Text: "win 👍🏽", RaisedOn: asOf},
	}
	document, warnings := written(t, r, report.Options{})
	path := pdftest.Saved(t, document)
	pdftest.Valid(t, path)
	if len(warnings) != 3 || !strings.Contains(warnings[0], "Armenian") || !strings.Contains(warnings[1], "Chinese characters") || !strings.Contains(warnings[2], "emoji") {
		t.Errorf("warnings: %q", warnings)
	}
	text := pdftest.Joined(pdftest.Tool(t, "pdftotext", path, "-"))
	for _, want := range []string{"Met Արամ Խաչատրյան in Oslo", "Արամ again, and 森田 健司", "win 👍🏽"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be searched", want)
		}
	}
	// on the page stands the word in brackets, as wide as that
	sheets := pdftest.Sheets(t, path)
	word := func(of string) pdftest.Word {
		for _, w := range sheets[len(sheets)-1].Words {
			if strings.HasPrefix(w.Text, of) {
				return w
			}
		}
		t.Fatalf("%q is not on the last page", of)
		return pdftest.Word{}
	}
	if again := word("again"); again.Left < 300 { // "Արամ" alone would end at 285
		t.Errorf("what follows the replaced word begins at %v: is [Armenian] drawn?", again.Left)
	}
	if _, warnings := written(t, amara(), report.Options{}); len(warnings) != 0 {
		t.Errorf("nothing is replaced in a usual review: %q", warnings)
	}
}

func TestNamesNoFontHasAreWrittenAsTheirAlias(t *testing.T) {
	r := amara()
	r.Name, r.Call, r.Aliases = "森田健司", "健司", []string{"Կենջի", "Kenji Morita", "Ken"}
	r.ManagerName, r.ManagerCall, r.ManagerAliases = "Արամ Խաչատրյան", "Արամ", []string{"Aram Khachaturian"}
	document, warnings := written(t, r, report.Options{})
	path := pdftest.Saved(t, document)
	if len(warnings) != 0 {
		t.Errorf("warnings: %q", warnings)
	}
	text := pdftest.Joined(pdftest.Tool(t, "pdftotext", path, "-"))
	for _, want := range []string{
		"Review, July to December 2026 Kenji Morita", "What Kenji Morita works on now", "With Aram Khachaturian.",
		"promises kept by Aram Khachaturian", "Shared between Kenji Morita and Aram Khachaturian",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	for _, name := range []string{"森田", "Արամ", "Կենջի", "["} {
		if strings.Contains(text, name) {
			t.Errorf("%q is on the pages", name)
		}
	}
	if title := pdftest.Info(t, path)["Title"]; !strings.HasPrefix(title, "森田健司") {
		t.Errorf("the title is %q", title)
	}
	r.Aliases = []string{"Կենջի"}
	if _, warnings := written(t, r, report.Options{}); len(warnings) != 1 || !strings.Contains(warnings[0], "Chinese") {
		t.Errorf("without an alias that can be written: %q", warnings)
	}
	r.Name = "Amara Okafor"
	if text := said(t, r); !strings.Contains(text, "Amara Okafor") {
		t.Error("a name that can be written is not")
	}
}

func TestGreekAndCyrillicAreWritten(t *testing.T) {
	r := amara()
	r.Name, r.Call = "Виктория Ωκεανός Ąžuolas", "Виктория"
	document, warnings := written(t, r, report.Options{})
	if len(warnings) != 0 {
		t.Errorf("warnings: %q", warnings)
	}
	if text := pdftest.Tool(t, "pdftotext", pdftest.Saved(t, document), "-"); !strings.Contains(text, "Виктория Ωκεανός Ąžuolas") {
		t.Error("the name is not there")
	}
}

// rotten are texts that break programs, for machines without the long list.
var rotten = []string{
	"", " ", "\u00a0", "\u2028", "\n\n\n", "\t", "\x00", "\x1b[31m", "\xff\xfe\xfa", "\u200b", "\u200f\u202eabc\u202c", "\ufeff", "\U0010ffff", "()\\<>[]{}/%", "%d%s%n",
	"a\u0300\u0301\u0302\u0303", "ﷺ", "😀👩‍💻🏳️‍🌈", strings.Repeat("W", 700), strings.Repeat("i ", 900), "\u2066\u2067\u2068", "ท้", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L", "-", "…", "\r", "endstream endobj", "田中さん",
}

// naughty is a review whose every text comes from a list.
func naughty(list []string, from int) model.SharedReview {
	r := amara()
	next := func() string {
		from++
		return list[(from-1)%len(list)]
	}
	r.Name, r.Call, r.ManagerName, r.ManagerCall, r.TeamName = next(), next(), next(), next(), next()
	r.LevelName, r.Road[1].Level.Name, r.Road[1].Level.Short, r.Scale[0].Label = next(), next(), next(), next()
	r.Aliases = []string{next()}
	for i := range r.Skills {
		s := &r.Skills[i]
		s.Skill.Name, s.Skill.Short, s.Sentence = next(), next(), next()
	}
	for i := range r.Goals {
		g := &r.Goals[i]
		g.Goal.Title, g.Goal.DoneWhen, g.Career = next(), next(), next()
		for k := range g.Results {
			g.Results[k].Measure.Name, g.Results[k].Measure.Unit = next(), next()
		}
	}
	r.Goals[1].CheckIn.NextStep = next()
	for i := range r.Careers {
		r.Careers[i].Career.Title, r.Careers[i].Career.Why, r.Careers[i].LevelName = next(), next(), next()
	}
	thread := &r.Careers[1].Serves[0]
	thread.Link.Why, thread.Strategic.Title, thread.Strategic.KindName, thread.Strategic.Kind = next(), next(), next(), model.KindOwn
	r.Sight.Thread, r.Sight.Customer = thread, next()
	r.Sight.Goal, r.Sight.Career = &r.Goals[1].Goal, &r.Careers[1].Career
	for i := range r.Points {
		r.Points[i].Text = next()
	}
	for i := range r.Actions {
		r.Actions[i].Text = next()
	}
	return r
}

func TestAnyTextMakesAValidDocument(t *testing.T) {
	long(t)
	list := slices.Clone(rotten)
	root := os.Getenv("MILEPOST_REALDATA")
	if root != "" {
		data, err := os.ReadFile(filepath.Join(root, "strings", "blns.json"))
		if err != nil {
			t.Fatal(err)
		}
		var naughty []string
		if err := json.Unmarshal(data, &naughty); err != nil || len(naughty) != 515 {
			t.Fatalf("%d strings, %v", len(naughty), err)
		}
		list = append(list, naughty...)
	} else {
		t.Log("the list of 515 strings is left out: MILEPOST_REALDATA is not set")
	}
	for from := 0; from < len(list); from += 30 { // each string stands in several places
		document, _ := written(t, naughty(list, from), report.Options{})
		pdftest.Valid(t, pdftest.Saved(t, document))
	}
	points := amara()
	points.Points = nil
	for _, s := range list {
		points.Points = append(points.Points, model.SharedPoint{Text: s, RaisedOn: asOf})
	}
	document, _ := written(t, points, report.Options{})
	path := pdftest.Saved(t, document)
	pdftest.Valid(t, path)
	text := pdftest.Tool(t, "pdftotext", path, "-")
	for _, want := range []string{"()\\<>[]{}/%", "%d%s%n", "endstream endobj", "田中さん"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the document", want)
		}
	}
	for names := range slices.Chunk(list, 3) { // as names
		last := len(names) - 1
		r := model.SharedReview{Name: names[0], Call: names[0], ManagerName: names[min(1, last)], TeamName: names[last], AsOf: asOf}
		written(t, r, report.Options{})
	}
}
