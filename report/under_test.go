package report_test

import (
	"strings"
	"testing"

	"milepost/model"
	"milepost/report"
	"milepost/report/pdf/pdftest"
)

func TestAReviewSaysUnderWhichExpectationsItIsMade(t *testing.T) {
	t.Parallel()
	store, roster := sampleStore(t)
	for name, want := range map[string]string{
		"amara": "This review is made under version 2 of the expectations, which holds from 1 October 2026; Amara has not acknowledged it yet.",
		"kenji": "This review is made under version 1 of the expectations, which holds from 9 October 2026; Kenji acknowledged it on 12 October 2026.",
		"priya": "",
	} {
		p, err := roster.FindPerson(name)
		if err != nil {
			t.Fatal(err)
		}
		review := shared(t, store, p.ID)
		document, _ := written(t, review, report.Options{})
		text := pdftest.Joined(pdftest.Tool(t, "pdftotext", pdftest.Saved(t, document), "-"))
		if want == "" {
			if strings.Contains(text, pdftest.Joined("of the expectations")) {
				t.Errorf("%s: %s", name, text)
			}
			continue
		}
		if !strings.Contains(text, pdftest.Joined(want)) {
			t.Errorf("%s: %q is not said", name, want)
		}
		for i := range review.Looks {
			if x := review.Looks[i].Expected; x != nil && x.Number != 1 && review.Looks[i].On.Before(model.MustDate("2026-10-01")) {
				t.Errorf("%s: %s under %+v", name, review.Looks[i].On, x)
			}
		}
		if name == "amara" && len(review.Looks) == 0 {
			t.Error("no look is cited")
		}
	}
}
