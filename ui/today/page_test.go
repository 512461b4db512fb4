package today_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
	"milepost/ui/today"
)

func open(t *testing.T) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	return f, f.Show(t, today.New(f, kit.Route{}), fyne.NewSize(1216, 900)).Canvas()
}

func TestSaysWhatIsLateAndWhoWaits(t *testing.T) {
	_, c := open(t)
	sentence := kittest.Text(t, c, "today.sentence")
	if !strings.Contains(sentence, "Amara") || !strings.Contains(sentence, "Jonas") || !strings.Contains(sentence, "5 weeks") {
		t.Errorf("the page says %q", sentence)
	}
}

func TestTickKeepsThePromise(t *testing.T) {
	f, c := open(t)
	agenda, err := f.Store().Agenda(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	on := f.Today()
	for _, a := range agenda.Actions {
		if a.OwedBy != model.SideManager || a.State != model.ActionOpen || !a.OverdueOn(on) {
			continue
		}
		kittest.Tap(t, c, "today.tick."+a.ID.Short())
		after, err := f.Store().Agenda(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range after.Actions {
			if b.ID == a.ID && (b.State != model.ActionDone || b.ClosedOn != on) {
				t.Errorf("after the tick: %+v", b)
			}
		}
		if kittest.Has(c, "today.tick."+a.ID.Short()) {
			t.Error("the line stayed")
		}
		if len(f.Toasts) != 1 {
			t.Errorf("toasts: %q", f.Toasts)
		}
		return
	}
	t.Fatal("the sample has no late promise of the manager")
}

func TestAtMostSevenLinesAndTheRestOnDemand(t *testing.T) {
	_, c := open(t)
	count := func() int {
		n := 0
		for _, k := range []model.LineKind{model.LineMeeting, model.LineMyOverdue, model.LineWaiting, model.LineTheirOverdue, model.LineDueSoon, model.LineMilestone} {
			n += strings.Count(strings.Join(kittest.Names(c), "\n"), "today.line."+string(k))
		}
		return n
	}
	if n := count(); n != model.TodayLimit {
		t.Fatalf("%d lines", n)
	}
	kittest.Tap(t, c, "today.more")
	if n := count(); n <= model.TodayLimit {
		t.Errorf("%d lines with the rest", n)
	}
}

func TestALineOpensWhatItIsAbout(t *testing.T) {
	f, c := open(t)
	for _, name := range kittest.Names(c) {
		if strings.HasPrefix(name, "today.line.meeting.") {
			kittest.Tap(t, c, name)
			r := f.LastRoute()
			if p := f.Roster().Person(r.Person); r.Page != kit.PagePerson || r.Tab != kit.TabTalks || p == nil || p.Name != "Jonas Lindqvist" {
				t.Errorf("went to %+v", r)
			}
			return
		}
	}
	t.Fatal("no meeting today")
}

func TestFitsEverySize(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(today.New(f, kit.Route{})) })
}

func TestScreens(t *testing.T) {
	kittest.Screens(t, "today", fyne.NewSize(1216, 900), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		return f.Build(today.New(f, kit.Route{}))
	}, nil)
}
