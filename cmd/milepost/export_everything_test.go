package main

import (
	"archive/zip"
	"io"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestExportEverything: a page, a table for each noun and the review, with private notes in it and a word about them.
func TestExportEverything(t *testing.T) {
	d := newDesk(t)
	const file = "team.milepost"
	d.ok("sample", file)
	d.change(file, unit.AddNote, func(s *storage.Store, w *storage.Work) error {
		p := d.person(s, "Amara Okafor")
		n := &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: "<b>zqsecret</b>", On: testDay}
		if err := w.Put(n); err != nil {
			return err
		}
		expected, err := w.ExpectationOn(p.ID, testDay)
		if err != nil {
			return err
		}
		look := &model.Assessment{Row: model.About(p.ID), AuthorID: w.Actor(), On: testDay, State: model.AssessmentOpen, ExpectationID: expected}
		if err := w.Put(look); err != nil {
			return err
		}
		m := &model.Measure{Row: model.About(p.ID), Name: "odd", Source: "hand", Direction: model.MeasureUp, Decimals: 2, Start: model.Dec(-5), Target: model.Dec(12345)}
		return w.Put(m)
	})
	o := d.run("export", "everything", file, "--rep", "Amara", "--out", "out/amara.zip")
	if o.status != statusDone || o.out != "out/amara.zip\n" {
		t.Fatalf("%+v", o)
	}
	d.says(o.errs, "private notes of Ingrid Solberg are in it.", "records in all are private")
	z, err := zip.OpenReader("out/amara.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		_, name, _ := strings.Cut(f.Name, "/")
		files[name] = string(text)
	}
	d.says(files["index.html"], "Everything that is kept about Amara Okafor", "&lt;b&gt;zqsecret", "Private, of Ingrid Solberg", "-0.05", "123.45", "Lead the Nordic pilot")
	d.says(files["csv/action_item.csv"], "Amara Okafor", "Ingrid Solberg")
	d.says(files["csv/assessment.csv"], "version 1 of the framework", "version 2 of the expectations")
	d.says(files["index.html"], "version 2 of the expectations")
	if strings.Contains(files["csv/action_item.csv"], ",manager,") || strings.Contains(files["csv/action_item.csv"], ",rep,") {
		t.Error("who owes is not named")
	}
	if strings.Contains(files["index.html"], "field.") || strings.Contains(files["index.html"], "noun.") || strings.Contains(files["index.html"], "<b>") {
		t.Error("the page has keys, or takes texts for its own")
	}
	for table := range storage.TableNames() {
		if files["csv/"+table+".csv"] == "" {
			t.Errorf("there is no table of %s", table)
		}
	}
	if !strings.HasPrefix(files["review.pdf"], "%PDF-") || !strings.Contains(files["csv/note.csv"], "zqsecret") || files["csv/history.csv"] == "" {
		t.Error("review, notes or history are missing")
	}
	for _, wrong := range [][]string{{"--rep", "Amara", "--out", "x.pdf"}, {"--all", "--out", "x.zip"}, {"--rep", "Amara", "--out", "x.zip", "--from", "2026-01-01"}, {"--rep", "Amara"}} {
		d.refused(statusUsage, slices.Concat([]string{"export", "everything", file}, wrong)...)
	}
}
