package shell_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// What must not be seen while Amara looks on: somebody else, and what is private about her. No text of the sample has
// these words.
const (
	otherPerson = "quillon"
	otherText   = "zabrak"
	privateText = "hushhush"
)

// planted writes every kind of record about a person, each with a word.
func planted(w *storage.Work, row model.Row, strategic model.ID, on model.Date, word string) error {
	me := w.Actor()
	career := &model.Career{Row: row, AuthorID: me, Title: word + " career", Why: word + " why", State: model.MilestoneActive, OpenedOn: on, DueOn: on.AddDays(10)}
	m := &model.Measure{Row: row, Name: word + " measure", Source: "hand", Direction: model.MeasureUp, Start: model.Dec(0), Target: model.Dec(10)}
	goal := &model.Goal{Row: row, AuthorID: me, Title: word + " goal", DoneWhen: word, State: model.GoalOpen, OpenedOn: on, DueOn: on.AddDays(3)}
	for _, r := range []model.Record{career, m, goal} {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	for _, r := range []model.Record{
		&model.Link{Row: row, CareerID: career.ID, StrategicID: strategic, Role: model.RoleLeads, Why: word + " link"},
		&model.KeyResult{Row: row, GoalID: goal.ID, MeasureID: m.ID},
		&model.Reading{Row: row, AuthorID: me, MeasureID: m.ID, On: on, Value: 5},
		&model.CheckIn{Row: row, AuthorID: me, GoalID: goal.ID, On: on, Progress: word + " check-in", NextStep: word},
		&model.Meeting{Row: model.About(row.SubjectID), AuthorID: me, On: on, Place: "the office", State: model.MeetingPlanned},
		&model.Point{Row: row, AuthorID: me, Side: model.SideManager, Text: word + " point", RaisedOn: on},
		&model.Point{Row: row, AuthorID: me, Side: model.SideRep, Text: word + " point of theirs", RaisedOn: on},
		&model.Action{Row: row, AuthorID: me, OwedBy: model.SideManager, Text: word + " promise", State: model.ActionOpen, OpenedOn: on, DueOn: on.AddDays(-9)},
		&model.Action{Row: row, AuthorID: me, OwedBy: model.SideRep, Text: word + " promise of theirs", State: model.ActionOpen, OpenedOn: on, DueOn: on.AddDays(-8)},
		&model.Point{Row: row, AuthorID: me, Side: model.SideManager, List: model.ListPipeline, Text: word + " deal", RaisedOn: on},
		&model.Point{Row: row, AuthorID: me, Side: model.SideRep, Text: word + " closed", RaisedOn: on, ClosedOn: on},
		&model.Note{Row: row, AuthorID: me, Kind: model.NotePlain, Text: "## " + word + "\n**note** https://example.org/" + word, On: on},
		&model.Note{Row: row, AuthorID: me, Kind: model.NoteObservation, Text: word, Occasion: word + " call", Keep: word, Try: word, On: on},
		&model.Caught{Row: model.PrivateAbout(""), AuthorID: me, Text: word + " line", On: on, FileName: word + ".txt"},
		&model.Absence{Row: model.About(row.SubjectID), AuthorID: me, ValidFrom: on.AddDays(30), ValidTo: on.AddDays(40)},
	} {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}

// watched is the window on the sample with what must not be seen planted, and whoever looks on.
func watched(t *testing.T) (w *shell.Window, amara, other model.ID) {
	t.Helper()
	w, _ = window(t, sampleFile(t))
	p, err := w.Roster().FindPerson("amara")
	if err != nil {
		t.Fatal(err)
	}
	dir, err := w.Store().Direction(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	q := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Quillon Zabrakson", IsRep: true, Place: otherText}
	if _, err := w.Store().Do(context.Background(), unit.Import, func(x *storage.Work) error {
		if err := x.Put(q); err != nil {
			return err
		}
		if err := x.Assign(model.Assignment{Row: model.About(q.ID), ManagerID: w.Roster().Owner.PersonID, Team: otherText}); err != nil {
			return err
		}
		if err := planted(x, model.About(q.ID), dir.Strategic[0].ID, w.Today(), otherText); err != nil {
			return err
		}
		return planted(x, model.PrivateAbout(p.ID), dir.Strategic[0].ID, w.Today(), privateText)
	}); err != nil {
		t.Fatal(err)
	}
	return w, p.ID, q.ID
}

// shownNow is whatever can be read or heard in the window now, folded.
func shownNow(w *shell.Window) string {
	out := []string{w.Window().Title()}
	for _, root := range append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...) {
		if root == nil || !root.Visible() {
			continue
		}
		out = append(out, kit.Texts(root)...)
		for _, o := range test.LaidOutObjects(root) {
			if a, ok := o.(fyne.Accessible); ok && o.Visible() {
				out = append(out, a.AccessibilityLabel())
			}
			if n, ok := o.(kit.Named); ok && o.Visible() {
				out = append(out, n.WidgetText())
			}
		}
	}
	return model.Fold(strings.Join(out, "\n"))
}

// tour visits every page, opens every menu on it, strikes every key, and looks for words. It hands each place to see.
func tour(t *testing.T, w *shell.Window, people []model.ID, see func(where, shown string)) {
	t.Helper()
	pages(t, w, people, true, see)
	c := w.Canvas()
	for _, word := range []string{"q", "qu", otherPerson, otherText, "zab", privateText, "hush", "amara", "amara hush", "note", "goal", "quillon zabrak", "career"} {
		strike(t, w, parse("Ctrl K"))
		kittest.Type(c, word)
		shown := strings.ReplaceAll(shownNow(w), model.Fold(word), "") // the question itself stands in the field
		see("palette "+word, shown+fmt.Sprint(kit.Names(c.Overlays().Top())))
		kittest.Press(c, fyne.KeyEscape)
	}
}

// pages visits every page, with its menus and keys if that is wanted.
func pages(t *testing.T, w *shell.Window, people []model.ID, menus bool, see func(where, shown string)) {
	t.Helper()
	c := w.Canvas()
	for i, r := range everyRoute(t, w, people) {
		w.Go(r)
		where := fmt.Sprintf("%s %s", r.Page, r.Tab)
		see(where, shownNow(w)+toldNow(t, w))
		if !menus {
			continue
		}
		opened := map[string]bool{}
		for _, name := range kit.Names(c.Content()) {
			kind, _, menu := strings.Cut(name, ".more")
			if !menu || opened[kind] { // one of a kind is as all are
				continue
			}
			opened[kind] = true
			if o, ok := kit.Find(c.Content(), name).(fyne.Tappable); ok {
				test.Tap(o)
				see(where+" "+name, shownNow(w))
				kittest.Press(c, fyne.KeyEscape)
			}
		}
		if i%6 > 0 { // keys do the same everywhere; a few pages are enough
			continue
		}
		for _, key := range []string{"Ctrl N", "Ctrl E", "Ctrl K", "Ctrl O", "Ctrl ,", "Ctrl I", "Ctrl /"} {
			strike(t, w, parse(key))
			see(where+" "+key, shownNow(w))
			for kit.ModalOpen(c) {
				kittest.Press(c, fyne.KeyEscape)
			}
			w.Go(r)
		}
	}
}

// TestBehindTheCurtain looks everywhere, before, behind and after it.
func TestBehindTheCurtain(t *testing.T) {
	w, amara, other := watched(t)
	people := []model.ID{amara, other}
	hidden := []string{otherPerson, otherText, privateText}
	places := func() map[string]int {
		n := map[string]int{}
		pages(t, w, people, false, func(_, shown string) {
			for _, word := range hidden {
				if strings.Contains(shown, word) {
					n[word]++
				}
			}
		})
		return n
	}
	before := places()
	for _, word := range hidden {
		if before[word] < 5 {
			t.Fatalf("%q is shown in %d places: the test proves nothing", word, before[word])
		}
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara, Tab: kit.TabTalks})
	w.Undoable("Quillon was archived")
	strike(t, w, parse("Ctrl Shift H"))
	if !w.Curtain().On || w.Curtain().Person != amara {
		t.Fatalf("the curtain is %+v", w.Curtain())
	}
	see := func(where, shown string) {
		if strings.Contains(where, "palette") && strings.Contains(shown, "private") {
			t.Errorf("%s speaks of private texts", where)
		}
		for _, word := range hidden {
			if i := strings.Index(shown, word); i >= 0 {
				t.Errorf("%s shows %q: …%s…", where, word, shown[max(0, i-60):min(len(shown), i+40)])
			}
		}
		for _, name := range []string{"jonas lindqvist", "priya raman", "nguyen thu ha", "daniel weber", "kenji morita"} {
			if strings.Contains(shown, name) {
				t.Errorf("%s names %s", where, name)
			}
		}
	}
	see("at once", shownNow(w))
	if !strings.Contains(shownNow(w), "curtain on") {
		t.Error("nothing says that it is on")
	}
	tour(t, w, people, see)
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara, Tab: kit.TabTalks})
	if shown := shownNow(w); !strings.Contains(shown, "amara okafor") || strings.Contains(shown, "handed over") {
		t.Errorf("of Amara is shown %s", shown)
	}
	w.Go(kit.Route{Page: kit.PageToday})
	if got := kittest.Text(t, w.Canvas(), "notice.curtain"); !strings.Contains(got, "everybody but Amara") || strings.Contains(got, "private") {
		t.Errorf("Today says %q", got)
	}
	kittest.Tap(t, w.Canvas(), "nav.curtain")
	if w.Curtain().On {
		t.Fatal("it is still on")
	}
	if after := places(); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("lifted, %v places show what %v showed", after, before)
	}
}

// TestACurtainForNobody is drawn where no person is shown.
func TestACurtainForNobody(t *testing.T) {
	w, _, other := watched(t)
	w.Go(kit.Route{Page: kit.PagePeople})
	strike(t, w, parse("Ctrl Shift H"))
	shown := shownNow(w)
	for _, word := range []string{"amara", otherPerson, otherText} {
		if strings.Contains(shown, word) {
			t.Errorf("it shows %q: %s", word, shown)
		}
	}
	w.Go(kit.Route{Page: kit.PageWeave})
	if shown := shownNow(w); !strings.Contains(shown, "nordic launch") || strings.Contains(shown, "amara") {
		t.Errorf("the milestones show %s", shown)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: other})
	if got := kittest.Text(t, w.Canvas(), "curtain.lift"); got != "Lift the curtain" {
		t.Errorf("the button says %q", got)
	}
	kittest.Tap(t, w.Canvas(), "curtain.lift")
	if shown := shownNow(w); !strings.Contains(shown, otherPerson) || w.Curtain().On {
		t.Errorf("lifted, the page shows %s", shown)
	}
}

// TestADialogIsCoveredWithWhatWasTyped draws the curtain while one is open.
func TestADialogIsCoveredWithWhatWasTyped(t *testing.T) {
	w, amara, _ := watched(t)
	c := w.Canvas()
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara, Tab: kit.TabTalks})
	open := func() {
		t.Helper()
		i := slices.IndexFunc(kit.Names(c.Content()), func(n string) bool { return strings.HasPrefix(n, "note.more.") })
		kittest.Choose(t, c, kit.Names(c.Content())[i], "edit")
		kittest.Write(t, c, "note.text", "a hushhush half sentence")
		strike(t, w, parse("Ctrl Shift H"))
	}
	open()
	if shown := shownNow(w); strings.Contains(shown, privateText) || !strings.Contains(shown, "behind the curtain") {
		t.Fatalf("it shows %s", shown)
	}
	kittest.Press(c, fyne.KeyEscape)
	if shown := shownNow(w); strings.Contains(shown, privateText) || !kit.ModalOpen(c) {
		t.Fatalf("after Escape it shows %s", shown)
	}
	kittest.Tap(t, c, "curtain.covered.confirm")
	if got := kittest.Text(t, c, "note.text"); got != "a hushhush half sentence" || w.Curtain().On {
		t.Fatalf("lifted, the field holds %q", got)
	}
	strike(t, w, parse("Ctrl Shift H"))
	strike(t, w, parse("Ctrl Shift H"))
	if got := kittest.Text(t, c, "note.text"); got != "a hushhush half sentence" {
		t.Fatalf("drawn and lifted by keys, the field holds %q", got)
	}
	strike(t, w, parse("Ctrl Shift H"))
	kittest.Tap(t, c, "curtain.drop")
	if kit.ModalOpen(c) || !w.Curtain().On {
		t.Error("something still lies over the page, or the curtain is lifted")
	}
	kittest.Tap(t, c, "nav.curtain")
	if kit.ModalOpen(c) {
		t.Error("the dialog is back")
	}
}

// TestATalkDrawsTheCurtainAndItsEndLiftsIt holds a one-on-one.
func TestATalkDrawsTheCurtainAndItsEndLiftsIt(t *testing.T) {
	w, amara, other := watched(t)
	c := w.Canvas()
	talk := func(id model.ID) {
		t.Helper()
		w.Go(kit.Route{Page: kit.PagePerson, Person: id, Tab: kit.TabTalks})
		kittest.Tap(t, c, "meeting.hold")
	}
	talk(amara)
	shown := shownNow(w)
	if got := w.Curtain(); !got.On || !got.Talk || got.Person != amara || strings.Contains(shown, privateText) || !strings.Contains(shown, "the curtain is on until you finish") {
		t.Fatalf("%+v: %s", got, shown)
	}
	if got := kittest.Focused(c); got != "oneonone.point.new" {
		t.Errorf("the keyboard is at %q", got)
	}
	kittest.Tap(t, c, "meeting.end")
	kittest.Tap(t, c, "summary.cancel")
	if shown := shownNow(w); w.Curtain().On || !strings.Contains(shown, privateText) || kittest.Has(c, "meeting.end") {
		t.Errorf("ended: %+v", w.Curtain())
	}
	w.Undo() // it goes on
	if got := w.Curtain(); !got.Talk || got.Person != amara || !kittest.Has(c, "meeting.end") || strings.Contains(shownNow(w), privateText) {
		t.Errorf("the end taken back: %+v", got)
	}
	w.Undo() // the talk did not take place
	if w.Curtain().On {
		t.Error("taken back, it is still drawn")
	}
	strike(t, w, parse("Ctrl Shift H")) // by hand
	talk(amara)
	kittest.Tap(t, c, "meeting.end")
	kittest.Tap(t, c, "summary.cancel")
	if got := w.Curtain(); !got.On || got.Talk || kittest.Has(c, "meeting.end") {
		t.Errorf("who drew it by hand lifts it by hand: %+v", got)
	}
	strike(t, w, parse("Ctrl Shift H"))
	talk(other)
	w.CloseFile()
	if got := w.Curtain(); !got.On || got.Talk || got.Person != "" {
		t.Errorf("the file is closed, and of the curtain stays %+v", got)
	}
}

// TestPrivateTextsAreWrittenBehindTheCurtain stores a note, and keeps one that was being written before.
func TestPrivateTextsAreWrittenBehindTheCurtain(t *testing.T) {
	w, amara, _ := watched(t)
	c := w.Canvas()
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara, Tab: kit.TabTalks})
	kittest.Write(t, c, "note.new", "hushhush, half written")
	kittest.Write(t, c, "oneonone.point.new", "half a point")
	strike(t, w, parse("Ctrl Shift H"))
	if note, point := kittest.Text(t, c, "note.new"), kittest.Text(t, c, "oneonone.point.new"); note != "" || point != "half a point" {
		t.Errorf("the fields hold %q and %q", note, point)
	}
	kittest.Write(t, c, "note.new", "hushhush, written behind it")
	kittest.Tap(t, c, "note.add")
	if shown := shownNow(w); strings.Contains(shown, privateText) || !strings.Contains(toast(t, w), "Stored.") || strings.Contains(toast(t, w), "rivate") {
		t.Errorf("it shows %s", shown)
	}
	kittest.Write(t, c, "note.new", "and this")
	strike(t, w, parse("Ctrl Shift H"))
	if got := kittest.Text(t, c, "note.new"); got != "hushhush, half written" {
		t.Errorf("lifted, the field holds %q", got)
	}
	if shown := shownNow(w); !strings.Contains(shown, "written behind it") {
		t.Error("what was stored is not there")
	}
	if got := entry(t, w, "Undo").Label; got != "Undo: new note" {
		t.Errorf("undo says %q", got)
	}
	kittest.Tap(t, c, "note.add")
	talks(t, w, "Amara Okafor")
	w.Go(kit.Route{Page: kit.PageToday})
	talks(t, w, "Amara Okafor")
	if got := kittest.Text(t, c, "note.new"); got != "and this" {
		t.Errorf("what was written behind the curtain is %q", got)
	}
}
