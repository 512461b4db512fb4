package asking

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit/kittest"
	"milepost/ui/words"
)

func TestQuestionIsFoundAndAddedByKeys(t *testing.T) {
	d := newDesk(t, usual)
	ShowQuestions(d, d.id)
	if got := kittest.Focused(d.c); got != "questions.field" {
		t.Fatalf("the keyboard is in %q", got)
	}
	d.shows("questions.count", "94 questions")
	kittest.Type(d.c, "energy work takes")
	d.shows("questions.count", "1 question")
	d.shows("questions.text", "What gives you energy at work, and what takes it away?")
	kittest.Press(d.c, fyne.KeyReturn)
	x := d.pointSaying("What gives you energy at work, and what takes it away?")
	if x == nil || x.Side != model.SideManager || x.Kind != model.PointPersonal || x.Visibility != model.Shared || x.RaisedOn != d.Today() {
		t.Fatalf("stored is %+v", x)
	}
	d.shows("questions.note", "Added to your points.")
	if got := kittest.Text(t, d.c, "questions.row.personal-02"); !strings.HasSuffix(got, ", on the list") {
		t.Errorf("the row says %q", got)
	}
	d.Undo(t)
	if d.pointSaying(x.Text) != nil {
		t.Error("one undo does not take the question back")
	}
}

func TestQuestionIsRaisedInTheTalkOfToday(t *testing.T) {
	d := newDesk(t, usual)
	m := model.Meeting{Row: model.About(d.id), AuthorID: d.Roster().Owner.ID, On: d.Today(), State: model.MeetingHeld}
	d.do(unit.HoldOneOnOne, func(w *storage.Work) error { return w.Put(&m) })
	ShowQuestions(d, d.id)
	kittest.Press(d.c, fyne.KeyReturn)
	if x := d.pointSaying(words.Asks()[0].Text); x == nil || x.RaisedInID == "" {
		t.Errorf("stored is %+v", x)
	}
}

func TestQuestionForTheRepAndHowWeWorkTogether(t *testing.T) {
	d := newDesk(t, usual)
	ShowQuestions(d, d.id)
	d.tap("questions.kind")
	d.tap("kind.manager")
	d.shows("questions.kind", "How we work together")
	d.shows("questions.count", "13 questions")
	d.tap("questions.side.rep")
	d.shows("questions.confirm", "Add to Amara's points")
	d.tap("questions.row.manager-03")
	d.shows("questions.text", "What could I do more of, and what less?")
	if d.pointSaying("What could I do more of, and what less?") != nil {
		t.Error("a tap on a row adds at once")
	}
	d.tap("questions.confirm")
	if x := d.pointSaying("What could I do more of, and what less?"); x == nil || x.Side != model.SideRep || x.Kind != model.PointPersonal {
		t.Errorf("stored is %+v", x)
	}
}

func TestQuestionsForAnOccasion(t *testing.T) {
	d := newDesk(t, usual)
	ShowQuestions(d, d.id)
	d.tap("questions.fit")
	d.tap("fit.first")
	d.shows("questions.count", "5 questions")
	kittest.Tap(t, d.c, "questions.field")
	kittest.Type(d.c, "zzz")
	d.shows("questions.count", "0 questions")
	d.shows("questions.none", "No question fits. Change what is chosen above, or write your own.")
	if !d.disabled("questions.confirm") {
		t.Error("nothing can be added")
	}
	kittest.Press(d.c, fyne.KeyReturn) // does nothing
	if d.c.Overlays().Top() == nil {
		t.Error("Enter on nothing has closed the bank")
	}
}

func TestArrowsGoThroughTheQuestions(t *testing.T) {
	d := newDesk(t, usual)
	ShowQuestions(d, d.id)
	kittest.Press(d.c, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	d.shows("questions.text", words.Asks()[1].Text)
	if kittest.Focused(d.c) != "questions.field" {
		t.Error("the arrows left the field")
	}
	kittest.Press(d.c, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if d.pointSaying(words.Asks()[1].Text) == nil || d.pointSaying(words.Asks()[2].Text) == nil {
		t.Error("two questions one after the other are not both added")
	}
}

func TestWhenAQuestionWasAsked(t *testing.T) {
	d := newDesk(t, usual)
	text := words.Asks()[0].Text
	d.point(model.Point{Text: strings.ToUpper(strings.TrimSuffix(text, "?")), ClosedOn: model.MustDate("2026-11-12")})
	d.point(model.Point{Text: words.Asks()[1].Text, ArchivedAt: 1}) // which nobody asked
	ShowQuestions(d, d.id)
	if got := kittest.Text(t, d.c, "questions.row.career-01"); got != text+", Career, asked on 12 Nov" {
		t.Errorf("the row says %q", got)
	}
	d.shows("questions.note", "Asked on 12 Nov")
	if got := kittest.Text(t, d.c, "questions.row.career-02"); strings.Contains(got, "asked") || strings.Contains(got, "list") {
		t.Errorf("a point that was thrown away counts: %q", got)
	}
	kittest.Press(d.c, fyne.KeyReturn)
	d.shows("questions.note", "Added to your points.")
	if got := kittest.Text(t, d.c, "questions.row.career-01"); !strings.HasSuffix(got, "on the list") {
		t.Errorf("the row says %q", got)
	}
}

func TestOwnQuestion(t *testing.T) {
	d := newDesk(t, usual)
	ShowQuestions(d, d.id)
	kittest.Type(d.c, "What would you ask me about fjords?")
	d.tap("questions.own")
	d.shows("question.text", "What would you ask me about fjords?")
	kittest.Write(t, d.c, "question.kind", "Customer")
	kittest.Press(d.c, fyne.KeyReturn)
	d.tap("question.confirm")
	d.shows("questions.note", "It is in the bank now.")
	d.shows("questions.text", "What would you ask me about fjords?")
	all := kittest.Reads(t, d.Store().Questions)
	if len(all) != 1 || all[0].Source != model.SourceOwn || all[0].Visibility != model.Team || all[0].Language != "en" || all[0].SubjectID != "" {
		t.Fatalf("stored %+v", all)
	}
	d.tap("questions.confirm")
	if d.pointSaying("What would you ask me about fjords?") == nil {
		t.Error("the own question was not added")
	}
	d.tap("questions.own") // the same again is refused
	kittest.Type(d.c, "what would you ask me about FJORDS")
	d.tap("question.confirm")
	if !strings.Contains(d.screen(), "question.there") || len(kittest.Reads(t, d.Store().Questions)) != 1 {
		t.Error("the same question twice")
	}
}

func TestQuestionIsArchivedAndBroughtBack(t *testing.T) {
	d := newDesk(t, usual)
	ShowQuestions(d, d.id)
	d.tap("questions.row.career-02")
	kittest.Press(d.c, fyne.KeyDelete)
	d.shows("questions.count", "93 questions")
	d.shows("questions.note", "Archived. Undo brings it back.")
	if kittest.Has(d.c, "questions.row.career-02") {
		t.Error("the question is still shown")
	}
	d.tap("questions.archived")
	d.shows("questions.count", "1 question")
	d.tap("questions.archive")
	d.tap("questions.archived")
	d.shows("questions.count", "94 questions")
	all := kittest.Reads(t, d.Store().Questions)
	if len(all) != 1 || all[0].Source != model.SourceBank || all[0].External != "career-02" || !all[0].ArchivedAt.IsZero() {
		t.Errorf("stored %+v", all)
	}
}

func TestForWhomIsChosen(t *testing.T) {
	d := newDesk(t, usual)
	ShowQuestions(d, "")
	d.shows("questions.for", "For whom?")
	d.shows("questions.note", "Choose for whom first.")
	if !d.disabled("questions.confirm") {
		t.Error("a question can be added for nobody")
	}
	kittest.Press(d.c, fyne.KeyReturn)
	d.tap("questions.for")
	d.tap("for." + d.id.Short())
	d.shows("questions.for", "For Amara")
	kittest.Tap(t, d.c, "questions.field")
	kittest.Press(d.c, fyne.KeyReturn)
	if d.pointSaying(words.Asks()[0].Text) == nil {
		t.Error("nothing was added")
	}
}

func TestImportedQuestionsAreFiltered(t *testing.T) {
	d := newDesk(t, usual)
	d.do(unit.ImportAsk, func(w *storage.Work) error {
		for _, q := range []model.Question{
			{Text: "How is your commute?", Category: "Work-life", Language: "en", External: "1"},
			{Text: "通勤はどうですか？", Category: "Work-life", Language: "ja", External: "1"},
			{Text: "Where does the company go?", Category: "Team and company", Language: "en", External: "2"},
			{Text: "how are you, REALLY", Category: "Other", Language: "en", External: "3"}, // the bank asks the same
		} {
			q.Row, q.Source = model.Ours(), "others"
			if err := w.Put(&q); err != nil {
				return err
			}
		}
		return nil
	})
	ShowQuestions(d, d.id)
	d.shows("questions.count", "96 questions")
	d.tap("questions.from")
	d.tap("from.others.")
	d.shows("questions.count", "2 questions")
	d.tap("questions.from")
	d.tap("from.others.Team and company")
	d.shows("questions.from", "From “others”: Team and company")
	d.shows("questions.text", "Where does the company go?")
	d.tap("questions.language")
	d.tap("language.ja")
	d.shows("questions.count", "0 questions")
	d.tap("questions.from")
	d.tap("from.all")
	d.shows("questions.text", "通勤はどうですか？")
	if !strings.Contains(d.screen(), "Personal · From “others” · Work-life · Japanese") {
		t.Error("the row does not say where it comes from")
	}
	d.tap("questions.archive") // in all its languages
	d.tap("questions.language")
	d.tap("language.en")
	d.shows("questions.count", "95 questions")
	d.Undo(t)
	for _, q := range kittest.Reads(t, d.Store().Questions) {
		if !q.ArchivedAt.IsZero() {
			t.Error("one undo does not bring both languages back")
		}
	}
}

// TestBankBehindTheCurtain: whoever looks on sees nobody else, and no private point.
func TestBankBehindTheCurtain(t *testing.T) {
	d := newDesk(t, usual)
	secret := words.Asks()[3].Text
	d.point(model.Point{Row: model.PrivateAbout(d.id), Text: secret})
	ShowQuestions(d, d.id)
	if !strings.Contains(kittest.Text(t, d.c, "questions.row.career-04"), "on the list") {
		t.Fatal("one's own private point is not known: the test proves nothing")
	}
	kittest.Press(d.c, fyne.KeyEscape)
	d.Draw(t, d.id)
	ShowQuestions(d, d.id)
	if got := kittest.Text(t, d.c, "questions.row.career-04"); strings.Contains(got, "on the list") {
		t.Errorf("a private point is told of: %q", got)
	}
	d.tap("questions.for")
	if s := d.screen(); strings.Contains(s, "Jonas") || strings.Contains(s, "Thu") {
		t.Errorf("others are named:\n%s", s)
	}
}
