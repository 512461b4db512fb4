package report_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/report"
	"milepost/report/pdf/pdftest"
	"milepost/ui/words"
)

// sight is a line of sight as PDF.
func sight(t *testing.T, r model.SharedReview, paper report.Paper) []byte {
	t.Helper()
	var out bytes.Buffer
	_, err := report.LineOfSight(&out, r, english(), report.Options{Paper: paper, Created: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sightText(t *testing.T, document []byte) string {
	t.Helper()
	return pdftest.Joined(pdftest.Tool(t, "pdftotext", pdftest.Saved(t, document), "-"))
}

func TestTheLineOfSightSaysWhatAGoalIsFor(t *testing.T) {
	r := amara()
	r.Sight.Thread.Strategic.ForCompany = "A fourth market before the others have their second."
	r.Sight.Thread.Strategic.ForUs = "Everybody takes part."
	for _, paper := range []report.Paper{report.A4, report.Letter} {
		document := sight(t, r, paper)
		text := sightText(t, document)
		for _, want := range []string{
			"Amara Okafor", "What Amara does now brings “Nordic launch” closer.", "Two CFO meetings a month", "By 31 January 2027.",
			"Executive talks", "Lead the Nordic pilot", "15 February 2027.", "1 March 2027.", "Hauliers see costs per route",
			"A fourth market before the others have their second.", "Everybody takes part.",
			"“The pilot is her proof that she can talk to CFOs.”", "As agreed on 23 November 2026.",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not said in\n%s", paper, want, text)
			}
		}
		if again := sight(t, r, paper); !bytes.Equal(again, document) {
			t.Errorf("%s: the same line gives other bytes", paper)
		}
		if info := pdftest.Tool(t, "pdfinfo", pdftest.Saved(t, document)); !strings.Contains(info, "Pages:           1\n") {
			t.Errorf("%s: more than one sheet:\n%s", paper, info)
		}
	}
}

func TestALineThatEndsEarlySaysWhatIsOpen(t *testing.T) {
	r := amara()
	r.Sight, r.Sights = model.LineOfSight{}, nil
	text := sightText(t, sight(t, r, report.A4))
	for _, want := range []string{"The line starts with a goal, and there is none yet.", "No goal yet", "No career milestone yet", "Serves no milestone yet"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said in\n%s", want, text)
		}
	}
	long := strings.Repeat("a very long word about the launch ", 30)
	r = amara()
	r.Sight.Goal.Title, r.Sight.Thread.Link.Why, r.Sight.Thread.Strategic.Title, r.Sight.Thread.Strategic.ForUs = long, long, long, long
	if text := sightText(t, sight(t, r, report.A4)); !strings.Contains(text, "…") {
		t.Errorf("what has no room is not said to go on:\n%s", text)
	}
}

func TestEachLineThatReachesTheTeamHasASheet(t *testing.T) {
	r := amara()
	other := r.Sight
	thread := *r.Sight.Thread
	thread.Strategic.ID, thread.Strategic.Title = "other", "Fewer open quotes"
	other.Thread = &thread
	r.Sights = []model.LineOfSight{r.Sight, other, {Goal: r.Sight.Goal}}
	document := sight(t, r, report.A4)
	if info := pdftest.Tool(t, "pdfinfo", pdftest.Saved(t, document)); !strings.Contains(info, "Pages:           2\n") {
		t.Errorf("want two sheets:\n%s", info)
	}
	want := words.Say("report.sight.further.goal", "Two CFO meetings a month", "Lead the Nordic pilot", "Fewer open quotes")
	if text := said(t, r); !strings.Contains(text, want) {
		t.Errorf("the review does not say %q", want)
	}
}
