package oneonone_test

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/oneonone"
	"milepost/ui/theme"
)

// mailing is a frame that writes down which links it was asked to open.
type mailing struct {
	*kittest.Frame
	links []string
	fails error
}

func (m *mailing) Mail() func(string) error {
	return func(link string) error {
		if m.fails == nil {
			m.links = append(m.links, link)
		}
		return m.fails
	}
}

// mailed is the tab of Amara in a window that can open mail, with secrets planted.
func mailed(t *testing.T) (*mailing, fyne.Canvas, model.ID) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	m := &mailing{Frame: kittest.NewFrame(t, kittest.SampleStore(t))}
	p, err := m.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	store(t, m.Frame, unit.AddPoint, func(w *storage.Work) error {
		p := *p
		p.Email = "amara+work@example.com"
		for _, r := range []model.Record{
			&p,
			&model.Meeting{Row: model.About(p.ID), AuthorID: w.Actor(), On: m.Today(), State: model.MeetingHeld},
			&model.Point{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Side: model.SideManager, Text: "hushhush point", RaisedOn: m.Today()},
			&model.Point{Row: model.About(p.ID), AuthorID: w.Actor(), Side: model.SideManager, Text: "Said *today*\nin two lines", RaisedOn: m.Today()},
			&model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: "hushhush note", On: m.Today()},
			&model.Action{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), OwedBy: model.SideManager, Text: "hushhush promise", State: model.ActionOpen, OpenedOn: m.Today()},
		} {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
	tab := kittest.InSheet(oneonone.New(m, kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabTalks}))
	return m, m.Show(t, tab, fyne.NewSize(1216, 900)).Canvas(), p.ID
}

func store(t *testing.T, f *kittest.Frame, name string, write func(*storage.Work) error) {
	t.Helper()
	if _, err := f.Store().Do(context.Background(), name, write); err != nil {
		t.Fatal(err)
	}
}

func clipboard() string { return fyne.CurrentApp().Clipboard().Content() }

func summaries(t *testing.T, f *kittest.Frame, id model.ID) []model.Summary {
	t.Helper()
	return kittest.Reads(t, func(ctx context.Context) ([]model.Summary, error) { return f.Store().Summaries(ctx, id) })
}

func TestASummaryLeavesAsItIsShown(t *testing.T) {
	m, c, id := mailed(t)
	kittest.Tap(t, c, "summary.open")
	shown := kittest.Text(t, c, "summary.text")
	for _, want := range []string{"One-on-one of Amara and Ingrid, Monday 23 November 2026\n", "Still to talk about\n- Said *today* in two lines\n", "Amara promised\n1. ", "Ingrid promised\n", "Next talk: Thu 26 Nov, 10:00", "What is open carries over"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown)
		}
	}
	if strings.Contains(shown, "hushhush") {
		t.Errorf("private words in\n%s", shown)
	}
	kittest.Tap(t, c, "summary.form.markdown")
	if got := kittest.Text(t, c, "summary.text"); !strings.Contains(got, "# One-on-one") || !strings.Contains(got, `- Said \*today\* in two lines`) {
		t.Errorf("in Markdown\n%s", got)
	}
	kittest.Tap(t, c, "summary.copy.plain")
	if clipboard() != shown || kit.ModalOpen(c) {
		t.Errorf("copied\n%s", clipboard())
	}
	if got := m.Toasts[len(m.Toasts)-1]; !strings.Contains(got, "is copied") {
		t.Errorf("told %q", got)
	}
	sent := summaries(t, m.Frame, id)
	open := map[model.ID]string{}
	for _, a := range talks(t, m.Frame, id).Actions {
		open[a.ID] = a.Text
	}
	if len(sent) != 1 || sent[0].MeetingID == "" || sent[0].MadeOn != m.Today() {
		t.Fatalf("remembered %+v", sent)
	}
	for i, a := range sent[0].Numbered() {
		if !strings.Contains(shown, "\n"+string(rune('1'+i))+". "+open[a]) {
			t.Errorf("number %d is %q in the file", i+1, open[a])
		}
	}
	m.Undo(t)
	if n := len(summaries(t, m.Frame, id)); n != 0 {
		t.Errorf("%d are left after undo", n)
	}
}

func TestADraftOfAMail(t *testing.T) {
	m, c, id := mailed(t)
	kittest.Tap(t, c, "summary.open")
	shown := kittest.Text(t, c, "summary.text")
	kittest.Press(c, fyne.KeyReturn)
	if len(m.links) != 1 || kit.ModalOpen(c) || len(summaries(t, m.Frame, id)) != 1 {
		t.Fatalf("opened %q", m.links)
	}
	u, err := url.Parse(m.links[0])
	if err != nil || u.Opaque != "amara%2Bwork@example.com" || strings.ReplaceAll(u.Query().Get("body"), "\r\n", "\n") != shown || u.Query().Get("subject") != strings.Split(shown, "\n")[0] {
		t.Errorf("%v %v", u, err)
	}
	// one that many programs would cut is copied instead
	store(t, m.Frame, unit.AddPoint, func(w *storage.Work) error {
		return w.Put(&model.Point{Row: model.About(id), AuthorID: w.Actor(), Side: model.SideRep, Text: strings.Repeat("długi ", 200), RaisedOn: m.Today()})
	})
	kittest.Tap(t, c, "summary.open")
	shown = kittest.Text(t, c, "summary.text")
	kittest.Press(c, fyne.KeyReturn)
	if len(m.links) != 2 || len(m.links[1]) > 400 || clipboard() != shown || !strings.Contains(m.links[1], "paste%20it%20here") {
		t.Errorf("%q, copied %d bytes", m.links, len(clipboard()))
	}
	if got := m.Toasts[len(m.Toasts)-1]; !strings.Contains(got, "copied instead") {
		t.Errorf("told %q", got)
	}
	// without a mail program it says so, and nothing counts as sent
	m.fails = errors.New("no such program")
	before := len(summaries(t, m.Frame, id))
	kittest.Tap(t, c, "summary.open")
	kittest.Press(c, fyne.KeyReturn)
	if !strings.Contains(kittest.Text(t, c, "summary.problem"), "no such program") && kit.ModalOpen(c) {
		t.Errorf("said %q", kit.Texts(c.Overlays().Top()))
	}
	if n := len(summaries(t, m.Frame, id)); n != before {
		t.Errorf("%d sent, before %d", n, before)
	}
}

// TestAnAnswerIsPastedAndTakenOver is the whole way: copied, answered, seen what changes, taken over, undone.
func TestAnAnswerIsPastedAndTakenOver(t *testing.T) {
	m, c, id := mailed(t)
	kittest.Tap(t, c, "reply.open")
	if kit.ModalOpen(c) || !strings.Contains(m.Toasts[len(m.Toasts)-1], "No summary") {
		t.Fatalf("told %q", m.Toasts)
	}
	kittest.Tap(t, c, "summary.open")
	kittest.Tap(t, c, "summary.copy.markdown")
	numbered := summaries(t, m.Frame, id)[0].Numbered()
	action := func(n int) model.Action {
		for _, a := range talks(t, m.Frame, id).Actions {
			if a.ID == numbered[n-1] {
				return a
			}
		}
		t.Fatalf("number %d is gone", n)
		return model.Action{}
	}
	before := [4]model.Action{{}, action(1), action(2), action(3)}
	kittest.Tap(t, c, "reply.open")
	kittest.Paste(c, "Hi Ingrid,\n\n1 done, 2 by 4 Dec\n> 3. something\n3 no: waiting for legal\n99 done\n1 whatever")
	if got := kittest.Text(t, c, "reply.change.1"); !strings.HasSuffix(got, "→ kept") || !strings.HasPrefix(got, "open, due") {
		t.Errorf("1: %q", got)
	}
	if got := kittest.Text(t, c, "reply.change.2"); !strings.HasSuffix(got, "→ open, due Fri 4 Dec") {
		t.Errorf("2: %q", got)
	}
	shown := strings.Join(kit.Texts(c.Overlays().Top()), "\n")
	for _, want := range []string{"There is no number 99", "1 whatever", "“waiting for legal”", "Hi Ingrid,"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown)
		}
	}
	if action(1).State != model.ActionOpen {
		t.Error("written before it was taken over")
	}
	kittest.Tap(t, c, "reply.confirm")
	if kit.ModalOpen(c) {
		t.Fatalf("open: %q", kit.Texts(c.Overlays().Top()))
	}
	one, two, three := action(1), action(2), action(3)
	if one.State != model.ActionDone || one.ClosedOn != m.Today() || two.DueOn != model.MustDate("2026-12-04") || three.State != model.ActionOpen || three.Reply != "waiting for legal" || three.RepliedOn != m.Today() {
		t.Errorf("%+v\n%+v\n%+v", one, two, three)
	}
	if got := kittest.Text(t, c, "action.reply."+three.ID.Short()); got != "Amara, 23 Nov: waiting for legal" {
		t.Errorf("the row says %q", got)
	}
	m.Undo(t)
	for i, want := range before[1:] {
		got := action(i + 1)
		got.Version = want.Version
		if got != want {
			t.Errorf("after undo %d is %+v, was %+v", i+1, got, want)
		}
	}
}

// TestWhatMovedOnIsNotOverwrittenSilently: it is shown as it is now, and must be ticked.
func TestWhatMovedOnIsNotOverwrittenSilently(t *testing.T) {
	m, c, id := mailed(t)
	kittest.Tap(t, c, "summary.open")
	kittest.Tap(t, c, "summary.copy.plain")
	numbered := summaries(t, m.Frame, id)[0].Numbered()
	all := talks(t, m.Frame, id).Actions
	first := all[slices.IndexFunc(all, func(a model.Action) bool { return a.ID == numbered[0] })]
	first.DueOn = model.MustDate("2027-01-15")
	store(t, m.Frame, unit.ChangeAction, func(w *storage.Work) error { return w.Put(&first) })
	kittest.Tap(t, c, "reply.open")
	kittest.Type(c, "1 by 4 Dec")
	if got := kittest.Text(t, c, "reply.change.1"); got != "open, due Fri 15 Jan 2027 → open, due Fri 4 Dec" {
		t.Errorf("shown %q", got)
	}
	if kit.Find(c.Overlays().Top(), "reply.moved.1") == nil {
		t.Error("it is not said that it moved on")
	}
	kittest.Tap(t, c, "reply.confirm")
	if !kit.ModalOpen(c) {
		t.Fatal("taken over without asking")
	}
	kittest.Tap(t, c, "reply.take.1")
	kittest.Tap(t, c, "reply.confirm")
	all = talks(t, m.Frame, id).Actions
	if a := all[slices.IndexFunc(all, func(a model.Action) bool { return a.ID == numbered[0] })]; a.DueOn != model.MustDate("2026-12-04") {
		t.Errorf("stored %+v", a)
	}
}

func TestAnAnswerIsPastedOnThePromises(t *testing.T) {
	m, c, id := mailed(t)
	kittest.Tap(t, c, "summary.open")
	kittest.Tap(t, c, "summary.copy.plain")
	kit.FocusName(c, "oneonone.promises")
	kittest.Paste(c, "1 done\nall the rest by Friday\n"+strings.Repeat("> quoted line\n", 10000))
	if kit.Find(c.Overlays().Top(), "reply.change.1") == nil || kit.Find(c.Overlays().Top(), "reply.cut") == nil {
		t.Fatalf("shown %q", kit.Texts(c.Overlays().Top()))
	}
	kittest.Press(c, fyne.KeyEscape)
	if kit.ModalOpen(c) || len(summaries(t, m.Frame, id)) != 1 {
		t.Error("Escape did not close it")
	}
}

// TestAWinOrALessonIsKeptWithOneKey: from the field, from a row, from its menu.
func TestAWinOrALessonIsKeptWithOneKey(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	notes := func(kind model.NoteKind) (out []model.Note) {
		for _, n := range talks(t, f, id).Notes {
			if n.Kind == kind && n.On == f.Today() {
				out = append(out, n)
			}
		}
		return out
	}
	points := len(talks(t, f, id).Points)
	kittest.Type(c, "Opened the CFO talk with a question ")
	kittest.CtrlShift(c, fyne.KeyW)
	if got := notes(model.NoteWin); len(got) != 1 || got[0].Text != "Opened the CFO talk with a question" || got[0].Visibility != model.Private {
		t.Fatalf("kept %+v", got)
	}
	if got := kittest.Text(t, c, "oneonone.point.new"); got != "" || len(talks(t, f, id).Points) != points {
		t.Errorf("the field holds %q", got)
	}
	if got := f.Toasts[len(f.Toasts)-1]; got != "Kept as a win, for you alone." {
		t.Errorf("told %q", got)
	}
	kittest.Press(c, fyne.KeyUp)
	row := c.Focused().(interface{ Key() string }).Key()
	kittest.CtrlShift(c, fyne.KeyL)
	got := notes(model.NoteLesson)
	if len(got) != 1 || !slices.ContainsFunc(talks(t, f, id).Points, func(x model.Point) bool { return string(x.ID) == row && x.Text == got[0].Text }) {
		t.Fatalf("kept %+v", got)
	}
	f.Undo(t)
	if n := len(notes(model.NoteLesson)); n != 0 {
		t.Errorf("undo left %d", n)
	}
	kittest.Tap(t, c, "oneonone.more."+model.ID(row).Short())
	kittest.Tap(t, c, "menu.win")
	if n := len(notes(model.NoteWin)); n != 2 {
		t.Errorf("%d wins", n)
	}
	f.Draw(t, id)
	kittest.Press(c, fyne.KeyEscape)
	kit.FocusName(c, "oneonone.point.new")
	kittest.Type(c, "Behind the curtain")
	kittest.CtrlShift(c, fyne.KeyW)
	if got := f.Toasts[len(f.Toasts)-1]; strings.Contains(got, "win") {
		t.Errorf("whoever looks on reads %q", got)
	}
}
