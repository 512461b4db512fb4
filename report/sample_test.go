package report_test

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/report"
	"milepost/report/pdf/pdftest"
	"milepost/sample"
	"milepost/storage"
)

var ctx = context.Background()

// sampleFile is the sample team as of the day, made once.
var sampleFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "milepost")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "sample.milepost")
	if err := sample.Make(ctx, path, sample.Options{AsOf: asOf}); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// sampleStore is a sample team of the test's own.
func sampleStore(t *testing.T) (*storage.Store, *model.Roster) {
	t.Helper()
	data, err := sampleFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.milepost")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	clock := model.FixedClock(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC))
	store, err := storage.Open(ctx, path, storage.Options{Clock: clock, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	roster, err := store.Roster(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return store, roster
}

func shared(t *testing.T, store *storage.Store, person model.ID) model.SharedReview {
	t.Helper()
	r, err := store.Shared(ctx, person, model.ReviewPeriod(asOf, time.January), asOf)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReviewOfEverybodyInTheSample(t *testing.T) {
	t.Parallel()
	store, roster := sampleStore(t)
	reps := roster.Reps(asOf)
	if len(reps) != 8 {
		t.Fatalf("%d reps", len(reps))
	}
	hidden := 0
	for _, p := range reps {
		r := shared(t, store, p.ID)
		secrets := privateTexts(t, store, p.ID)
		hidden += len(secrets)
		for _, paper := range []report.Paper{report.A4, report.Letter} {
			document, warnings := written(t, r, report.Options{Paper: paper})
			if len(warnings) > 0 {
				t.Errorf("%s: %q", p.Name, warnings)
			}
			path := pdftest.Saved(t, document)
			pdftest.Valid(t, path)
			sound(t, p.Name+" on "+string(paper), path)
			text := pdftest.Joined(pdftest.Tool(t, "pdftotext", "-layout", path, "-"))
			if cut := strings.Index(text, "…"); cut >= 0 {
				t.Errorf("%s on %s: a text is cut: %s", p.Name, paper, text[max(0, cut-40):cut])
			}
			for _, secret := range secrets {
				if strings.Contains(text, pdftest.Joined(secret)) {
					t.Errorf("%s: the review says %q, which is private", p.Name, secret)
				}
			}
			for _, point := range r.Points {
				if !strings.Contains(text, pdftest.Joined(point.Text)) {
					t.Errorf("%s: the review lacks the shared point %q", p.Name, point.Text)
				}
			}
		}
	}
	if hidden < 10 {
		t.Errorf("%d private texts in the sample: the test proves little", hidden)
	}
}

// privateTexts are the texts about a person that are their author's alone.
func privateTexts(t *testing.T, store *storage.Store, person model.ID) []string {
	t.Helper()
	talks, err := store.OneOnOnes(ctx, person)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	add := func(row model.Row, text string) {
		if row.Visibility == model.Private && text != "" {
			out = append(out, text)
		}
	}
	for _, x := range talks.Points {
		add(x.Row, x.Text)
	}
	for _, x := range talks.Actions {
		add(x.Row, x.Text)
	}
	for _, x := range talks.Notes {
		add(x.Row, x.Text)
	}
	growth, err := store.Growth(ctx, person)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range growth.Goals {
		add(x.Row, x.Title)
	}
	for _, x := range growth.Careers {
		add(x.Row, x.Title)
	}
	return out
}

func TestNoPrivateWordGetsIntoAReview(t *testing.T) {
	t.Parallel()
	store, roster := sampleStore(t)
	person := roster.Reps(asOf)[0].ID
	plant := func(word string, row model.Row, archived model.Instant) {
		if _, err := store.Do(ctx, unit.AddNote, func(w *storage.Work) error {
			return planted(w, row, archived, roster.Framework.Skills[0].SkillID, word)
		}); err != nil {
			t.Fatal(err)
		}
	}
	plant("Zebra", model.PrivateAbout(person), 0)
	plant("Quagga", model.About(person), model.InstantOf(time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)))
	plant("Giraffe", model.About(person), 0)
	document, _ := written(t, shared(t, store, person), report.Options{})
	path := pdftest.Saved(t, document)
	all := pdftest.Tool(t, "pdftotext", path, "-") + pdftest.Tool(t, "pdfinfo", path) + pdftest.Tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	for _, kind := range []string{"goal", "wish", "point", "promise", "rating", "career", "link", "result"} {
		if !strings.Contains(all, "Giraffe "+kind) {
			t.Errorf("the shared %s is not in the review: the test proves nothing of private ones", kind)
		}
	}
	for _, word := range []string{"Zebra", "Quagga", "Giraffe note"} {
		if at := strings.Index(all, word); at >= 0 {
			t.Errorf("the review says …%q…", all[max(0, at-30):at+30])
		}
	}
}

// planted writes one of every kind of text about a person.
func planted(w *storage.Work, row model.Row, archived model.Instant, skill model.ID, word string) error {
	on, author := day("2026-11-02"), w.Actor()
	career := &model.Career{Row: row, AuthorID: author, Title: word + " career", DueOn: day("2026-12-01"), State: model.MilestoneActive, OpenedOn: on, ArchivedAt: archived}
	launch := &model.Strategic{Row: model.Ours(), Title: "Launch", Kind: model.KindLaunch, DueOn: day("2026-12-10"), State: model.MilestoneActive, OpenedOn: on, ArchivedAt: archived}
	measure := &model.Measure{Row: row, Name: word + " result", Source: "hand", Direction: model.MeasureUp, Start: model.Dec(0), Target: model.Dec(9)}
	assessment := &model.Assessment{Row: row, AuthorID: author, On: day("2026-11-20"), State: model.AssessmentOpen}
	for _, r := range []model.Record{career, launch, measure, assessment} {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	goal := &model.Goal{Row: row, AuthorID: author, Title: word + " goal", DoneWhen: word + " wish", State: model.GoalOpen, OpenedOn: on, CareerMilestoneID: career.ID, ArchivedAt: archived}
	if err := w.Put(goal); err != nil {
		return err
	}
	for _, r := range []model.Record{
		&model.Link{Row: row, CareerID: career.ID, StrategicID: launch.ID, Role: model.RoleLeads, Why: word + " link"},
		&model.KeyResult{Row: row, GoalID: goal.ID, MeasureID: measure.ID, ArchivedAt: archived},
		&model.CheckIn{Row: row, AuthorID: author, GoalID: goal.ID, On: on, NextStep: word + " step"},
		&model.Point{Row: row, AuthorID: author, Side: model.SideManager, Text: word + " point", RaisedOn: on, ArchivedAt: archived},
		&model.Action{Row: row, AuthorID: author, OwedBy: model.SideRep, Text: word + " promise", State: model.ActionOpen, OpenedOn: on, ArchivedAt: archived},
		&model.Note{Row: row, AuthorID: author, Kind: model.NotePlain, Text: word + " note", On: on, ArchivedAt: archived},
	} {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	if archived != 0 { // a rating is never archived
		return nil
	}
	return w.Put(&model.Rating{Row: row, AuthorID: author, AssessmentID: assessment.ID, SkillID: skill, Rater: model.ByManager, Step: 3, Sentence: word + " rating"})
}
