package talks_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/talks"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900) // what the sidebar leaves of the usual window

func open(t *testing.T, s *storage.Store) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, talks.New(f), usual).Canvas()
}

func build(t *testing.T, s *storage.Store) fyne.CanvasObject {
	t.Helper()
	f := kittest.NewFrame(t, s)
	return f.Build(talks.New(f))
}

// shown are the people of the rows, from top to bottom, by what they are called.
func shown(f *kittest.Frame, c fyne.Canvas) string {
	var out []string
	for _, name := range kittest.Names(c) {
		short, ok := strings.CutPrefix(name, "talks.row.")
		for _, p := range f.Roster().People {
			if ok && p.ID.Short() == short {
				out = append(out, p.Call())
			}
		}
	}
	return strings.Join(out, " ")
}

func said(c fyne.Canvas) string { return strings.Join(kit.Texts(c.Content()), "\n") }

func TestWhoWaitsLongestStandsOnTopAndOpens(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t))
	if got := shown(f, c); !strings.HasPrefix(got, "Jonas Thu Hà ") {
		t.Errorf("from top to bottom %q", got)
	}
	if got := kittest.Text(t, c, "talks.sentence"); !strings.Contains(got, "Jonas for 5 weeks") {
		t.Errorf("the page says %q", got)
	}
	kit.FocusName(c, "talks.row")
	kittest.Press(c, fyne.KeyReturn)
	jonas, _ := f.Roster().FindPerson("Jonas")
	if r := f.LastRoute(); r.Page != kit.PagePerson || r.Person != jonas.ID || r.Tab != kit.TabTalks {
		t.Errorf("went to %+v", r)
	}
}

func TestTheQuarterBeforeIsShownWhenChosen(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s)
	amara, _ := f.Roster().FindPerson("Amara")
	row := func() model.TalkTime {
		t.Helper()
		facts, err := s.TalkFacts(context.Background(), model.Span{From: model.MustDate("2026-07-01"), To: model.MustDate("2026-09-30")}, f.Today())
		if err != nil {
			t.Fatal(err)
		}
		return model.TalkTimes([]model.Person{*amara}, facts, model.Span{From: model.MustDate("2026-07-01"), To: model.MustDate("2026-09-30")}, f.Today())[0]
	}
	if row().Talks == 0 {
		t.Skip("the sample has no talk in the quarter before")
	}
	before := said(c)
	kittest.Tap(t, c, "talks.period.before")
	if after := said(c); after == before {
		t.Error("the other quarter shows the same")
	}
}

func TestAHeadingSorts(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t))
	kittest.Tap(t, c, "talks.row.sort.1")
	if got, want := shown(f, c), "Amara Daniel Jonas Kenji Łucja Thu Hà Priya Tomás"; got != want {
		t.Errorf("by name %q, want %q", got, want)
	}
	kittest.Tap(t, c, "talks.row.sort.4") // who got least of the time agreed
	first := strings.Fields(shown(f, c))[0]
	kittest.Tap(t, c, "talks.row.sort.4")
	if turned := strings.Fields(shown(f, c)); turned[len(turned)-1] != first && turned[0] == first {
		t.Errorf("turned round it is still %q", turned)
	}
}

func TestAnEmptyTeamIsToldHowToBegin(t *testing.T) {
	f, c := open(t, kittest.EmptyStore(t))
	kittest.Tap(t, c, "talks.empty.new")
	if r := f.LastRoute(); r.Page != kit.PagePeople || r.Do != "new" {
		t.Errorf("went to %+v", r)
	}
}

// TestTimeIsSaidAsItWas holds a talk of 31 minutes and sees it among the minutes.
func TestTimeIsSaidAsItWas(t *testing.T) {
	s := kittest.EmptyStore(t)
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Ann Lee", IsRep: true}
	if _, err := s.Do(context.Background(), unit.HoldOneOnOne, func(w *storage.Work) error {
		if err := w.Put(p); err != nil {
			return err
		}
		at := model.InstantOf(kittest.Now())
		return w.Put(&model.Meeting{
			Row: model.About(p.ID), AuthorID: w.Actor(), On: model.DateOf(kittest.Now()), State: model.MeetingHeld, Minutes: 45,
			StartedAt: at - 31*60_000, EndedAt: at,
		})
	}); err != nil {
		t.Fatal(err)
	}
	_, c := open(t, s)
	if text := said(c); !strings.Contains(text, "1 talk, 31 min") {
		t.Errorf("the page says\n%s", text)
	}
}

func TestPageAtEverySize(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.App(t, theme.LightMode)
	for _, s := range []*storage.Store{s, kittest.EmptyStore(t)} {
		kittest.Overflow(t, func() fyne.CanvasObject { return build(t, s) }, kittest.PageSizes...)
	}
	kittest.Pull(t, func() fyne.CanvasObject { return build(t, s) })
}

func TestScreens(t *testing.T) {
	s := kittest.SampleStore(t)
	page := func() fyne.CanvasObject { return build(t, s) }
	kittest.Screens(t, "talks", usual, page, nil)
	kittest.Screens(t, "talks-1024", fyne.NewSize(964, 640), page, nil)
	kittest.Screens(t, "talks-720", fyne.NewSize(660, 450), page, nil)
}
