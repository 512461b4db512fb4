package oneonone_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/oneonone"
	"milepost/ui/theme"
)

func openTeam(t *testing.T, s *storage.Store) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, kittest.InSheet(oneonone.New(f, kit.Route{Page: kit.PageTeam, Person: model.TheTeam})), fyne.NewSize(1216, 900)).Canvas()
}

func teamTalks(t *testing.T, f *kittest.Frame) model.OneOnOnes {
	t.Helper()
	x, err := f.Store().OneOnOnes(context.Background(), model.TheTeam)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestATeamMeetingHasThePageOfAOneOnOne(t *testing.T) {
	f, c := openTeam(t, kittest.SampleStore(t))
	before := len(teamTalks(t, f).Points)
	kit.FocusName(c, "oneonone.point.new")
	kittest.Type(c, "Which deals slip into January?")
	kittest.Press(c, fyne.KeyReturn)
	x := teamTalks(t, f)
	if p := x.Points[before]; len(x.Points) != before+1 || p.SubjectID != "" || p.Visibility != model.Team || p.Side != model.SideManager {
		t.Fatalf("stored: %+v", x.Points)
	}
	kittest.Ctrl(c, fyne.KeyL) // nothing of the team is private
	kittest.Type(c, "Open")
	kittest.Press(c, fyne.KeyReturn)
	if x = teamTalks(t, f); len(x.Points) != before+2 || x.Points[before+1].Visibility != model.Team {
		t.Fatalf("stored: %+v", x.Points)
	}
	for _, name := range kittest.Names(c) {
		if name == "oneonone.since" || name == "oneonone.questions" {
			t.Errorf("%s is shown, which is about one rep", name)
		}
	}
}

// TestAPromiseInATeamMeetingIsWhoseNameItBeginsWith writes one of Amara's, one of the manager's.
func TestAPromiseInATeamMeetingIsWhoseNameItBeginsWith(t *testing.T) {
	f, c := openTeam(t, kittest.SampleStore(t))
	kittest.Tap(t, c, "meeting.hold")
	amara, err := f.Roster().FindPerson("Amara")
	if err != nil {
		t.Fatal(err)
	}
	kit.FocusName(c, "action.new")
	kittest.Type(c, "Amara: send the Konex deck")
	kittest.Press(c, fyne.KeyReturn)
	kit.FocusName(c, "action.new")
	kittest.Type(c, "Book the room in Oslo")
	kittest.Press(c, fyne.KeyReturn)
	x := teamTalks(t, f)
	byText := map[string]model.Action{}
	for _, a := range x.Actions {
		byText[a.Text] = a
	}
	hers, mine := byText["send the Konex deck"], byText["Book the room in Oslo"]
	if hers.SubjectID != amara.ID || hers.OwedBy != model.SideRep || hers.Visibility != model.Shared || hers.MeetingID != x.Meetings[0].ID {
		t.Errorf("hers is %+v", hers)
	}
	if mine.SubjectID != "" || mine.OwedBy != model.SideManager || mine.Visibility != model.Team {
		t.Errorf("mine is %+v", mine)
	}
	own, err := f.Store().OneOnOnes(context.Background(), amara.ID)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, a := range own.Actions {
		found = found || a.ID == hers.ID
	}
	if !found {
		t.Error("her promise does not stand among her own")
	}
	if c := f.Curtain(); !c.On || c.Person != model.TheTeam {
		t.Errorf("while the team meets the curtain is %+v", c)
	}
}

func TestTheTeamsPageAtEverySize(t *testing.T) {
	s := kittest.SampleStore(t)
	build := func() fyne.CanvasObject {
		f := kittest.NewFrame(t, s)
		return f.Build(kittest.InSheet(oneonone.New(f, kit.Route{Page: kit.PageTeam, Person: model.TheTeam})))
	}
	kittest.App(t, theme.LightMode)
	kittest.Overflow(t, build, kittest.PageSizes...)
	kittest.Screens(t, "team", fyne.NewSize(1216, 900), build, nil)
}
