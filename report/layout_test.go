package report_test

import (
	"fmt"
	"strings"
	"testing"

	"milepost/model"
	"milepost/report"
	"milepost/report/pdf/pdftest"
)

// many is a review with 80 points, promises, and more of everything else than fits on its page.
func many() model.SharedReview {
	r := amara()
	r.Points, r.Actions = nil, nil
	for i := range 80 {
		text := fmt.Sprintf("Point%02d about the route", i)
		if i%4 == 0 {
			text += strings.Repeat(" and what the customer said about it in the room", 5)
		}
		r.Points = append(r.Points, model.SharedPoint{Text: text, RaisedOn: asOf.AddDays(-i / 5 * 3)})
		r.Actions = append(r.Actions, action(model.SideRep, fmt.Sprintf("Promise%02d to call back", i), "2026-12-01", ""))
	}
	for i := range 12 {
		r.Skills = append(r.Skills, skill(fmt.Sprint("t", i), fmt.Sprintf("Skill%02d", i), 2, 3, 4, strings.Repeat("Seen in the room. ", 9)))
		c := r.Careers[1]
		c.Career.ID = model.ID(fmt.Sprint("x", i))
		c.Career.Title = fmt.Sprintf("Career%02d", i)
		r.Careers = append(r.Careers, c)
		g := r.Goals[1]
		g.Goal.Title = fmt.Sprintf("Goal%02d", i)
		r.Goals = append(r.Goals, g)
	}
	return r
}

func TestHeadsOfTablesStandOnEveryPageOfThem(t *testing.T) {
	pages := pdftest.Pages(t, printed(t, many()))
	for _, table := range []struct {
		title, row string
		heads      []string
		rows       int
	}{
		{"Skill by skill", "Skill%02d", []string{"Self", "Manager", "Agreed", "Target", "What it rests on"}, 12},
		{"Growth goals", "Goal%02d", nil, 12},
		{"Career milestones", "Career%02d ", []string{"Career milestone", "serves the strategic milestone", "because"}, 12},
		{"Agreed", "Promise%02d", []string{"What", "Who", "By"}, 80},
		{"What we talked about", "Point%02d", []string{"Raised", "About", "Point"}, 80},
	} {
		on := map[int]int{} // rows by page
		for i := range table.rows {
			for n, page := range pages {
				if strings.Contains(page, fmt.Sprintf(table.row, i)) {
					on[n]++
				}
			}
		}
		total, first := 0, -1
		for n, page := range pages {
			if on[n] == 0 {
				continue
			}
			total += on[n]
			for _, want := range append(table.heads, table.title) {
				if !strings.Contains(page, want) {
					t.Errorf("page %d has %d rows of %s and no %q", n+1, on[n], table.title, want)
				}
			}
			if first >= 0 && !strings.Contains(page, "continued") {
				t.Errorf("page %d does not say that %s is continued", n+1, table.title)
			}
			if first < 0 {
				first = n
			}
		}
		if len(on) < 2 {
			t.Errorf("%s stands on %d pages: the test proves nothing", table.title, len(on))
		}
		if total != table.rows {
			t.Errorf("%s: %d rows are printed, want each of %d once", table.title, total, table.rows)
		}
	}
}

func TestEveryPageIsNumberedAndNamed(t *testing.T) {
	for name, r := range map[string]model.SharedReview{"one": {Name: "Bo", Call: "Bo", AsOf: asOf}, "usual": amara(), "many": many()} {
		path := printed(t, r)
		pages := pdftest.Pages(t, path)
		if got := pdftest.Info(t, path)["Pages"]; got != fmt.Sprint(len(pages)) {
			t.Fatalf("%s: %s pages, %d with text", name, got, len(pages))
		}
		for i, page := range pages {
			if want := fmt.Sprintf("Page %d of %d\n", i+1, len(pages)); !strings.Contains(page, want) {
				t.Errorf("%s: page %d does not say %q", name, i+1, want)
			}
			if head, _, _ := strings.Cut(page, "\n"); i > 0 && (!strings.Contains(head, r.Name+" Review") && !strings.Contains(head, r.Name+"  Review") || !strings.Contains(head, r.TeamName)) {
				t.Errorf("%s: page %d begins with %q", name, i+1, head)
			}
			if !strings.Contains(page, "Shared ") || !strings.Contains(page, r.Name) {
				t.Errorf("%s: page %d does not say who may read it", name, i+1)
			}
		}
	}
}

// withLongNames is a review in which every name is longer than anybody expects.
func withLongNames() model.SharedReview {
	r := amara()
	r.Name = "Maria Aparecida do Nascimento Cavalcanti de Albuquerque-Weiß"
	r.Call = "Maria Aparecida"
	r.ManagerName, r.ManagerCall = "Karl-Theodor Maria Nikolaus Johann Jacob Philipp Franz Joseph Sylvester", "Karl-Theodor Maria"
	r.TeamName = "Enterprise Logistics and Transportation Solutions, Northern and Eastern Europe"
	return r
}

// withLongTexts is a review in which every text is as long as a letter.
func withLongTexts() (model.SharedReview, int) {
	r := amara()
	const words = 700
	n := 0
	text := func() string {
		var b strings.Builder
		for range words {
			fmt.Fprintf(&b, "word%05d ", n)
			n++
		}
		return b.String()
	}
	r.Skills[0].Sentence = text()
	r.Goals[0].Goal.DoneWhen, r.Goals[1].Goal.DoneWhen = text(), text()
	r.Goals[1].CheckIn.NextStep = text()
	r.Goals[1].Results[0].Measure.Name = text()
	r.Careers[0].Career.Why = text()
	r.Careers[1].Serves[0].Link.Why = text()
	r.Points[0].Text, r.Actions[0].Text = text(), text()
	return r, n
}

func TestLongTextsGoOnOnTheNextPage(t *testing.T) {
	long(t)
	r, n := withLongTexts()
	for _, paper := range []report.Paper{report.A4, report.Letter} {
		document, _ := written(t, r, report.Options{Paper: paper})
		there := map[string]bool{}
		for _, word := range strings.Fields(pdftest.Tool(t, "pdftotext", pdftest.Saved(t, document), "-")) {
			there[word] = true
		}
		lost := 0
		for i := range n {
			if word := fmt.Sprintf("word%05d", i); !there[word] && !there[word+"."] {
				lost++
			}
		}
		if lost > 0 {
			t.Errorf("%s: %d of %d words are not printed", paper, lost, n)
		}
	}
}

// edges are reviews that are hard to lay out.
func edges() map[string]model.SharedReview {
	long, _ := withLongTexts()
	word := withLongNames()
	word.Name = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
	word.Call, word.ManagerName, word.ManagerCall = word.Name, word.Name, word.Name
	for i := range word.Skills {
		word.Skills[i].Skill.Name, word.Skills[i].Skill.Short = word.Name, ""
	}
	word.Goals[1].Goal.Title, word.Goals[1].Career = word.Name, word.Name
	word.Careers[1].Career.Title, word.Careers[1].Serves[0].Strategic.Title = word.Name, word.Name
	first := amara()
	for i := range first.Skills {
		first.Skills[i].Manager, first.Skills[i].Sentence = 0, ""
	}
	first.Goals, first.Careers, first.Actions, first.Sight = nil, nil, nil, model.LineOfSight{}
	first.Talks = first.Talks[8:]
	return map[string]model.SharedReview{
		"usual": amara(), "many": many(), "long names": withLongNames(), "long texts": long, "long words": word, "first months": first,
		"nothing": {Name: "Bo", Call: "Bo", AsOf: asOf, Period: amara().Period}, "no name": {},
	}
}

func TestNothingOverlapsAndNothingLeavesThePage(t *testing.T) {
	long(t)
	for name, r := range edges() {
		for _, paper := range []report.Paper{report.A4, report.Letter} {
			document, _ := written(t, r, report.Options{Paper: paper})
			path := pdftest.Saved(t, document)
			pdftest.Valid(t, path)
			sound(t, fmt.Sprintf("%s on %s", name, paper), path)
		}
	}
}

// sound fails the test when words of a document run into one another, leave the text block, or stand between it and the
// foot.
func sound(t *testing.T, name, path string) {
	t.Helper()
	const block, top, spare = 486.0, 66.0, 1.2 // letters of a line may reach into the leading of the next
	for n, sheet := range pdftest.Sheets(t, path) {
		left := (sheet.Width - block) / 2
		end := top + 714.0
		if sheet.Height < 800 {
			end = top + 666
		}
		for i, w := range sheet.Words {
			at := fmt.Sprintf("%s, page %d: %q", name, n+1, w.Text)
			if w.Left < left-3 || w.Right > left+block+1 {
				t.Errorf("%s stands from %.1f to %.1f, beside the block", at, w.Left, w.Right)
			}
			if middle := (w.Top + w.Bottom) / 2; middle > top-20 && middle < top || middle > end && middle < sheet.Height-45 {
				t.Errorf("%s stands at %.1f, between the block and what surrounds it", at, middle)
			}
			for _, o := range sheet.Words[:i] {
				if w.Left+spare < o.Right && o.Left+spare < w.Right && w.Top+2*spare < o.Bottom && o.Top+2*spare < w.Bottom {
					t.Errorf("%s runs into %q", at, o.Text)
				}
			}
		}
	}
}

func TestLongNamesAreSaidWholeOnceAndShortAfterwards(t *testing.T) {
	r := withLongNames()
	pages := pdftest.Pages(t, printed(t, r))
	cover := pdftest.Joined(pages[0])
	for _, want := range []string{r.Name, r.ManagerName, r.TeamName} {
		if !strings.Contains(cover, want) {
			t.Errorf("the first page does not say %q", want)
		}
	}
	r.Name = "Maria Aparecida do Nascimento Cavalcanti de Albuquerque-Weiß von Hohenlohe-Langenburg und Sachsen"
	for i, page := range pdftest.Pages(t, printed(t, r)) {
		if i == 0 {
			continue
		}
		if head, _, _ := strings.Cut(page, "\n"); !strings.Contains(head, "Maria Sachsen") || !strings.Contains(head, "Review, July to December 2026") {
			t.Errorf("page %d begins with %q", i+1, head)
		}
		if !strings.Contains(page, "Shared between Maria Sachsen and Karl-Theodor Sylvester") {
			t.Errorf("page %d does not say between whom it is shared:\n%s", i+1, page[len(page)-200:])
		}
	}
}

func TestReviewWithNoDataSaysSo(t *testing.T) {
	r := model.SharedReview{Name: "Bo", Call: "Bo", AsOf: asOf, Period: amara().Period}
	text := said(t, r)
	for _, want := range []string{
		"No skill is rated yet. No goal is agreed yet.", "As of 23 November 2026.", "The line starts with a goal, and there is none yet.", "There is no skill to rate yet.",
		"No goal is agreed yet. Goals are agreed in a one-on-one.", "No career milestone is agreed yet.", "No one-on-one in this time.",
		"No promise was made in this time.", "Shared with Bo", "Page 1 of 1",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	r.Skills = []model.SkillState{{Skill: model.Skill{Name: "Discovery"}, Self: 3, RatedOn: asOf}, {Skill: model.Skill{Name: "Product"}}}
	r.Talks = []model.Meeting{{On: day("2026-11-26"), State: model.MeetingPlanned}}
	text = said(t, r)
	for _, want := range []string{
		"Too early for a picture: none of two skills is rated.", "None of two skills is rated yet.", "rated by Bo alone, 23 Nov",
		"The next one is on 26 November 2026.", "No one-on-one held yet.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("with little data it does not say %q:\n%s", want, text)
		}
	}
}
