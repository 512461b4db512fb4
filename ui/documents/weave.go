package documents

import (
	"bytes"
	"context"
	"time"

	"milepost/chart"
	"milepost/model"
	"milepost/report"
	"milepost/storage"
	"milepost/ui/words"
)

// WeaveOnPaper is what the sheet of the weave is made of beside the file.
type WeaveOnPaper struct {
	AsOf model.Date
	Span model.Span // what is shown; none: a year from the last month on
	At   time.Time  // written into the document
}

// WeaveYear is the time shown when nobody has chosen another: twelve months from the last one.
func WeaveYear(on model.Date) model.Span {
	month := model.NewDate(on.Year(), on.Month(), 1)
	return model.Span{From: month.AddMonths(-1), To: month.AddMonths(11)}
}

// WriteWeave makes the PDF of the weave of my people and writes it to path, whole or not at all. It is for others, so it is
// filled by Store.SharedWeave alone. The warnings are those of WriteReview.
func WriteWeave(ctx context.Context, store *storage.Store, x WeaveOnPaper, path string) (warnings []string, err error) {
	shared, err := store.SharedWeave(ctx, x.AsOf)
	if err != nil {
		return nil, err
	}
	if len(shared.Direction.Strategic)+len(shared.Direction.Careers) == 0 {
		return nil, &model.Problem{Key: "export.list.none", Err: model.ErrNotFound}
	}
	if x.Span == (model.Span{}) {
		x.Span = WeaveYear(x.AsOf)
	}
	roster := model.Roster{File: shared.File}
	picture := Weave(shared.Direction, shared.People, &roster, x.AsOf, x.Span)
	picture.Words.Agree = "" // paper cannot be tapped
	// who has none here may have a private one, which is not told
	picture.Words.NoCareer = func(chart.WeavePerson) string { return "" }
	sheet := report.WeaveSheet{
		Title: words.Say("weave.paper.title", shared.TeamName), Author: shared.By, Sentence: weaveSentence(&shared), Weave: picture,
		Page: func(n, of int) string { return words.Say("weave.paper.page", n, of) },
		Foot: words.Say("weave.paper.foot", words.Date(x.AsOf), shared.By),
	}
	var out bytes.Buffer
	problems, err := report.Weave(&out, sheet, Words(), report.Options{Paper: paper(shared.File.Paper), Created: x.At})
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		warnings = append(warnings, words.Problem(p))
	}
	return warnings, writeWhole(path, out.Bytes())
}

// weaveSentence counts what is on the sheet.
func weaveSentence(w *model.SharedWeave) string {
	d, on := &w.Direction, w.AsOf
	team, own := 0, 0
	for i := range d.Strategic {
		if d.Strategic[i].Counts(on) {
			team++
		}
	}
	for i := range d.Careers {
		if d.Careers[i].Counts(on) {
			own++
		}
	}
	return words.Say("weave.paper.sentence", words.SayN("weave.paper.team", team), words.SayN("weave.paper.own", own), words.SayN("weave.paper.ties", len(d.Threads(on))))
}
