package report_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"milepost/model"
	"milepost/report"
	"milepost/report/pdf/pdftest"
)

func TestReviewSaysWhatIsShared(t *testing.T) {
	text := said(t, amara())
	for _, want := range []string{
		"Review, July to December 2026", "Amara Okafor",
		"Two of four rated skills stand where AE II asks. Executive talks comes next, and “Nordic launch” needs it by March 2027.",
		"With Ingrid Solberg. As of 23 November 2026.",
		"since July 2025", "aim June 2027",
		"What Amara works on now leads to “Nordic launch”.", "1 Mar 2027, 2 weeks to spare", "Hauliers see costs per route", "Konex and Brevik agreed on how.",
		"Two skills stand below what AE II asks.", "2, asks for 4", "two steps short",
		"Found the route-cost problem at Konex in the first call. 17 Sep", "rated 17 Sep", "rated by Amara alone, 17 Sep", "not rated",
		"1 learning", "5 sets the bar", "A dash is “not rated”",
		"Two under way, one reached and one missed.",
		"Two CFO meetings a month", "60 %", "Five CFOs met", "Due 31 January 2027", "checked in 12 Nov", "Key results, for Lead the Nordic pilot",
		"CFO meetings held", "3 of 5", "−3 %, target −2.5 %", "Next: Havn on 1 December",
		"Hold price in the first talk", "0 %", "9 days late", "reached 24 Sep", "missed at 80 %",
		"The team needs one of Amara’s two next steps.", "serves the strategic milestone", "because",
		"The pilot is her proof that she can talk to CFOs.", "Amara leads it", "I want the large accounts.", "serves no strategic milestone yet", "leads to Senior AE",
		"Nine of ten one-on-ones were held.", "7 of 9 promises kept by Ingrid", "11 of 12 promises kept by Amara", "Last talk: 12 November 2026",
		"Two promises are open, two done.", "Introduce Amara to the CFO of Brevik", "20 Nov, 3 days late", "done 7 Oct",
		"Three shared points since October 2026.", "How do I keep Konex warm until their board meets?", "Customer", "Who covers Oslo during the pilot?",
		"Read and talked through.", "I have said all of this to Amara in person.",
		"Shared between Amara Okafor and Ingrid Solberg", "Page 1 of 4", "Page 4 of 4",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the review does not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
	before := func(a, b string) {
		if strings.Index(text, a) > strings.Index(text, b) {
			t.Errorf("%q stands after %q", a, b)
		}
	}
	before("Two CFO meetings a month 60", "Every module certified")           // under way first
	before("Every module certified", "Read a Norwegian tender")               // the latest first
	before("Introduce Amara to the CFO of Brevik", "Write the Konex account") // by its day
	before("Write the Konex account", "Say yes or no to the pilot")           // open before done
	before("Say yes or no to the pilot", "Answer the legal part")             // the latest first
}

func TestReviewIsAValidDocumentThatSaysWhatItIs(t *testing.T) {
	for paper, size := range map[report.Paper]string{"": "595.28 x 841.89 pts (A4)", report.A4: "595.28 x 841.89 pts (A4)", report.Letter: "612 x 792 pts (letter)"} {
		document, _ := written(t, amara(), report.Options{Paper: paper})
		path := pdftest.Saved(t, document)
		pdftest.Valid(t, path)
		info := pdftest.Info(t, path)
		for name, want := range map[string]string{
			"Title": "Amara Okafor: review, July to December 2026", "Author": "Ingrid Solberg", "Producer": "Milepost", "Page size": size,
		} {
			if info[name] != want {
				t.Errorf("paper %q: %s is %q, want %q", paper, name, info[name], want)
			}
		}
		catalogue := pdftest.Tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
		if !strings.Contains(catalogue, "/Lang <feff0065006e>") || !strings.Contains(catalogue, "/DisplayDocTitle true") {
			t.Error("the catalogue does not say that it is English, or readers show the file's name for its title")
		}
		if !strings.Contains(catalogue, "/CreationDate (D:20261123080000Z)") {
			t.Error("the document is not of the time it was handed")
		}
		if pictures := strings.Count(pdftest.Tool(t, "pdfimages", "-list", path), "\n"); pictures != 2 { // two lines of heads
			t.Errorf("%d lines of pixel pictures; charts are drawn as vectors", pictures)
		}
	}
}

func TestSameReviewGivesTheSameBytes(t *testing.T) {
	a, _ := written(t, amara(), report.Options{})
	b, _ := written(t, amara(), report.Options{})
	if !bytes.Equal(a, b) {
		t.Error("the same review gave other bytes")
	}
	r := amara()
	r.Points[0].Text += "!"
	if c, _ := written(t, r, report.Options{}); bytes.Equal(a, c) {
		t.Error("another review gave the same bytes: the test proves nothing")
	}
}

func TestReviewBeginsWithWhatMatters(t *testing.T) {
	rated := func(r *model.SharedReview, manager ...int) {
		for i := range r.Skills {
			r.Skills[i].Self, r.Skills[i].Manager = 0, 0
			if i < len(manager) {
				r.Skills[i].Manager = manager[i]
			}
		}
	}
	for want, change := range map[string]func(r *model.SharedReview){
		"No skill is rated yet. The next step is “Lead the Nordic pilot”, for “Nordic launch”.": func(r *model.SharedReview) { rated(r) },
		"Every rated skill stands where AE II asks. The next step is":                           func(r *model.SharedReview) { rated(r, 4, 5) },
		"None of two rated skills stands where AE II asks. Discovery comes next.": func(r *model.SharedReview) {
			rated(r, 1, 2)
			r.Sight.Skill = nil
		},
		"Two of six skills are rated. The next step is “Lead the Nordic pilot”.": func(r *model.SharedReview) {
			rated(r, 1, 2)
			for i := range r.Skills {
				r.Skills[i].Target = 0
			}
			r.Sight.Thread, r.LevelName = nil, ""
		},
		"No skill is rated yet. The goal now: “Two CFO meetings a month”.": func(r *model.SharedReview) {
			rated(r)
			r.Sight.Thread, r.Sight.Career = nil, nil
		},
		"No skill is rated yet. No goal is agreed yet.": func(r *model.SharedReview) {
			rated(r)
			r.Sight = model.LineOfSight{}
		},
	} {
		r := amara()
		change(&r)
		if text := said(t, r); !strings.Contains(text, want) {
			t.Errorf("it does not begin with %q:\n%s", want, text[:300])
		}
	}
}

func TestReviewCountsCareerMilestones(t *testing.T) {
	for want, change := range map[string]func(r *model.SharedReview){
		"No career milestone is agreed yet. One milestone that matters to Amara": func(r *model.SharedReview) { r.Careers = nil },
		"Amara’s next step is a step the team needs.":                            func(r *model.SharedReview) { r.Careers = r.Careers[1:] },
		"Amara’s next step is not tied to the team yet.":                         func(r *model.SharedReview) { r.Careers = r.Careers[:1] },
		"No career milestone lies ahead.": func(r *model.SharedReview) {
			r.Careers[0].Career.State, r.Careers[1].Career.State = model.MilestoneReached, model.MilestoneMissed
		},
		"2 weeks too late": func(r *model.SharedReview) {
			c := &r.Careers[1]
			c.Career.DueOn = day("2027-03-15")
			c.Serves[0].Career.DueOn = c.Career.DueOn
		},
	} {
		r := amara()
		change(&r)
		if text := said(t, r); !strings.Contains(text, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestReviewWithoutPoints(t *testing.T) {
	document, _ := written(t, amara(), report.Options{WithoutPoints: true})
	if text := pdftest.Tool(t, "pdftotext", pdftest.Saved(t, document), "-"); strings.Contains(text, "Konex warm") || strings.Contains(text, "What we talked about") {
		t.Error("the points are in it")
	}
}

func TestReviewShowsTheRadarInColour(t *testing.T) {
	document, _ := written(t, amara(), report.Options{})
	picture := pdftest.Tool(t, "pdftoppm", "-r", "36", "-f", "1", "-l", "1", pdftest.Saved(t, document))
	var w, h, top int
	if _, err := fmt.Sscanf(picture, "P6\n%d %d\n%d\n", &w, &h, &top); err != nil {
		t.Fatal(err)
	}
	pixels := []byte(picture)[len(picture)-3*w*h:]
	tinted := 0
	for y := h * 2 / 3; y < h; y++ {
		for x := w / 2; x < w; x++ {
			p := pixels[3*(y*w+x):]
			if p[0] > 215 && p[0] < 240 && p[2] > 240 { // the accent at 13 per cent on white
				tinted++
			}
		}
	}
	if tinted < 400 {
		t.Errorf("%d tinted pixels where the area of the radar should be", tinted)
	}
}
