package asking

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit/kittest"
)

func templateNamed(t *testing.T, d *desk, name string) (*model.Template, []model.TemplatePoint) {
	t.Helper()
	all := kittest.Reads(t, d.Store().Templates)
	for i := range all.All {
		if all.All[i].Name == name {
			return &all.All[i], all.Of(all.All[i].ID)
		}
	}
	t.Fatalf("no template is called %q: %+v", name, all.All)
	return nil, nil
}

func TestTalkBeginsFromATemplateByKeys(t *testing.T) {
	d := newDesk(t, usual)
	before := len(d.points())
	ShowTemplates(d, d.id)
	if got := kittest.Focused(d.c); got != "templates.row" {
		t.Fatalf("the keyboard is in %q", got)
	}
	d.shows("templates.confirm", "Add 7 points")
	if s := d.screen(); !strings.Contains(s, "Where Amara wants to be in two or three years") || strings.Contains(s, model.NamePlace) {
		t.Error("the preview does not say whose points they are")
	}
	kittest.Press(d.c, fyne.KeyDown, fyne.KeyReturn)
	if d.c.Overlays().Top() != nil {
		t.Error("the dialog is still open")
	}
	x := d.pointSaying("The skill Amara wants to work on next, and why")
	if x == nil || x.Side != model.SideRep || x.Kind != model.PointSkill || x.Visibility != model.Shared || len(d.points()) != before+7 {
		t.Errorf("%d points, stored %+v", len(d.points())-before, x)
	}
	d.WantUnit(t, unit.BeginFrom)
	if !slices.Equal(d.Toasts, []string{"Added 7 points"}) {
		t.Errorf("told %q", d.Toasts)
	}
	d.Undo(t)
	if len(d.points()) != before {
		t.Error("one undo does not take all points back")
	}
}

func TestWhatIsOpenIsNotAddedAgain(t *testing.T) {
	d := newDesk(t, usual)
	d.point(model.Point{Text: "what do you want to be doing three years from NOW", Side: model.SideRep})
	d.point(model.Point{Text: "The skill Amara wants to work on next, and why", ClosedOn: model.MustDate("2026-11-02")}) // asked, and closed
	before := len(d.points())
	ShowTemplates(d, d.id)
	d.tap("templates.row.career")
	d.shows("templates.confirm", "Add 6 points")
	d.shows("templates.note", "1 is open already and is not added again.")
	d.tap("templates.confirm")
	if got := len(d.points()); got != before+6 {
		t.Errorf("%d points were added", got-before)
	}
	ShowTemplates(d, d.id)
	d.tap("templates.row.career")
	d.shows("templates.note", "All of these points are open already.")
	if !d.disabled("templates.confirm") {
		t.Error("nothing is left to add")
	}
	kittest.Press(d.c, fyne.KeyReturn)
	if got := len(d.points()); got != before+6 {
		t.Errorf("%d points were added the second time", got-before-6)
	}
}

func TestTemplateForNobodyYet(t *testing.T) {
	d := newDesk(t, usual)
	ShowTemplates(d, "")
	d.shows("templates.note", "Choose for whom first.")
	if !d.disabled("templates.confirm") || !strings.Contains(d.screen(), "Where the rep wants to be") {
		t.Error("a template is begun with nobody")
	}
	d.tap("templates.for")
	d.tap("for." + d.id.Short())
	d.shows("templates.for", "For Amara")
	d.tap("templates.confirm")
	if d.pointSaying("Where Amara wants to be in two or three years") == nil {
		t.Error("nothing was added")
	}
}

// TestPointsAreKeptAsATemplate: shared ones unasked, private ones only when told to, names pointed out.
func TestPointsAreKeptAsATemplate(t *testing.T) {
	d := newDesk(t, usual)
	for _, p := range d.points() {
		p.ClosedOn = d.Today()
		d.do(unit.ClosePoint, func(w *storage.Work) error { return w.Put(&p) })
	}
	d.point(model.Point{Text: "How Amara liked the fair", Kind: model.PointCustomer})
	d.point(model.Point{Text: "What Jonas said", Side: model.SideRep, Kind: model.PointDeal})
	d.point(model.Point{Row: model.PrivateAbout(d.id), Text: "A raise, not before spring"})
	KeepTemplate(d, d.id, "")
	d.shows("template.yours", "How Amara liked the fair")
	d.shows("template.theirs", "What Jonas said")
	if strings.Contains(d.screen(), "raise") || !strings.Contains(d.screen(), "Take 1 private point too") || !strings.Contains(d.screen(), "only those that you both see") {
		t.Errorf("what is private: %s", d.screen())
	}
	d.shows("template.names", "These lines name Amara and Jonas. Everybody who begins from the template reads them.")
	d.tap("template.nameless")
	d.shows("template.yours", "How {name} liked the fair")
	d.shows("template.names", "These lines name Jonas. Everybody who begins from the template reads them.")
	d.tap("template.private")
	d.shows("template.yours", "How {name} liked the fair\nA raise, not before spring")
	d.tap("template.private")
	d.shows("template.yours", "How {name} liked the fair")
	d.tap("template.confirm")
	if !strings.Contains(d.screen(), "Keep as a template") {
		t.Fatal("a template without a name is kept")
	}
	kittest.Write(t, d.c, "template.name", "After a fair")
	d.tap("template.confirm")
	row, points := templateNamed(t, d, "After a fair")
	if row.Visibility != model.Team || row.SubjectID != "" || len(points) != 2 ||
		points[0].Text != "How {name} liked the fair" || points[0].Kind != "" || points[1].Side != model.SideRep || points[1].Kind != model.PointDeal {
		t.Errorf("stored %+v %+v", row, points)
	}
	d.WantUnit(t, unit.KeepTemplate)
}

func TestPointsOfOneMeeting(t *testing.T) {
	d := newDesk(t, usual)
	m := model.Meeting{Row: model.About(d.id), AuthorID: d.Roster().Owner.ID, On: model.MustDate("2026-11-16"), State: model.MeetingHeld}
	d.do(unit.HoldOneOnOne, func(w *storage.Work) error { return w.Put(&m) })
	d.point(model.Point{Text: "Raised there", RaisedInID: m.ID})
	d.point(model.Point{Text: "Closed there", ClosedInID: m.ID, ClosedOn: m.On, Side: model.SideRep})
	d.point(model.Point{Text: "Thrown away", RaisedInID: m.ID, ArchivedAt: 1})
	d.point(model.Point{Text: "Of another day"})
	KeepTemplate(d, d.id, m.ID)
	d.shows("template.yours", "Raised there")
	d.shows("template.theirs", "Closed there")
	kittest.Write(t, d.c, "template.yours", "")
	kittest.Write(t, d.c, "template.theirs", "")
	kittest.Write(t, d.c, "template.name", "Empty")
	d.tap("template.confirm")
	if !strings.Contains(d.screen(), "Keep as a template") || len(kittest.Reads(t, d.Store().Templates).All) != 0 {
		t.Error("an empty template is kept")
	}
}

func TestTemplateIsChangedArchivedAndBroughtBack(t *testing.T) {
	d := newDesk(t, usual)
	ShowTemplates(d, d.id)
	d.tap("templates.keep")
	kittest.Write(t, d.c, "template.name", "Ours")
	kittest.Write(t, d.c, "template.yours", "")
	kittest.Paste(d.c, "One\nTwo\nThree")
	kittest.Write(t, d.c, "template.theirs", "Four")
	d.tap("template.confirm")
	row, points := templateNamed(t, d, "Ours")
	d.shows("templates.confirm", "Add 4 points") // it is the one that is shown
	d.tap("templates.change")
	kittest.Write(t, d.c, "template.name", "Ours, shorter")
	kittest.Write(t, d.c, "template.yours", "")
	kittest.Paste(d.c, "Three\nOne\nFive")
	d.tap("template.confirm")
	now, after := templateNamed(t, d, "Ours, shorter")
	var texts []string
	for _, p := range after {
		texts = append(texts, string(p.Side)+" "+p.Text)
	}
	if want := []string{"manager Three", "manager One", "manager Five", "rep Four"}; !slices.Equal(texts, want) || now.ID != row.ID || after[1].ID != points[0].ID {
		t.Errorf("stored %q", texts)
	}
	d.Undo(t)
	if _, back := templateNamed(t, d, "Ours"); !slices.Equal(back[1:2], points[1:2]) && back[1].Text != "Two" {
		t.Errorf("undo brings back %+v", back)
	}
	d.Redo(t)
	d.tap("templates.for") // reads the file anew
	kittest.Press(d.c, fyne.KeyReturn)
	key := "templates.row." + row.ID.Short()
	d.tap(key)
	kittest.Press(d.c, fyne.KeyDelete)
	if kittest.Has(d.c, key) {
		t.Error("an archived template is still in the list")
	}
	d.tap("templates.archived")
	d.tap(key)
	if !d.disabled("templates.confirm") {
		t.Error("one begins from an archived template")
	}
	d.tap("templates.archive")
	d.tap("templates.archived")
	d.tap(key)
	d.shows("templates.confirm", "Add 4 points")
	d.tap("templates.confirm")
	if d.pointSaying("Five") == nil {
		t.Error("nothing was added")
	}
}

// TestTemplateIsKeptFromAChangeElsewhere: whoever changed it meanwhile is not written over.
func TestTemplateIsKeptFromAChangeElsewhere(t *testing.T) {
	d := newDesk(t, usual)
	d.point(model.Point{Text: "One"})
	KeepTemplate(d, d.id, "")
	kittest.Write(t, d.c, "template.name", "Ours")
	d.tap("template.confirm")
	row, _ := templateNamed(t, d, "Ours")
	ShowTemplates(d, d.id)
	d.tap("templates.row." + row.ID.Short())
	d.tap("templates.change")
	row.Name = "Theirs"
	d.do(unit.KeepTemplate, func(w *storage.Work) error { return w.Put(row) })
	kittest.Write(t, d.c, "template.name", "Mine")
	d.tap("template.confirm")
	if s := d.screen(); !strings.Contains(s, "Theirs") || !strings.Contains(s, "Mine") {
		t.Errorf("the conflict is not shown:\n%s", s)
	}
}

func TestTemplatesBehindTheCurtain(t *testing.T) {
	d := newDesk(t, usual)
	d.point(model.Point{Row: model.PrivateAbout(d.id), Text: "A raise, not before spring"})
	d.Draw(t, d.id)
	KeepTemplate(d, d.id, "")
	if s := d.screen(); strings.Contains(s, "private") || strings.Contains(s, "raise") {
		t.Errorf("the number of private points is told:\n%s", s)
	}
}
