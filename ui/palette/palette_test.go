package palette

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// desk is a window on the sample team with an open palette, and what was done from it.
type desk struct {
	*testing.T
	frame *kittest.Frame
	c     fyne.Canvas
	p     *Palette
	done  []string
}

func newDesk(t *testing.T, change ...func(*Options)) *desk {
	t.Helper()
	kittest.App(t, theme.LightMode)
	d := &desk{T: t, frame: kittest.NewFrame(t, kittest.SampleStore(t))}
	w := kittest.Open(t, canvas.NewRectangle(theme.Current().Page), fyne.NewSize(1440, 900))
	d.frame.Use(w)
	d.c = w.Canvas()
	o := Options{Frame: d.frame, Commands: d.commands(), About: func(p *model.Person) []Command {
		return []Command{{Name: "talk", Text: "One-on-one with " + p.Call(), Icon: kit.IconChat, Do: func() { d.done = append(d.done, "talk "+p.Name) }}}
	}}
	for _, f := range change {
		f(&o)
	}
	d.p = Show(o)
	return d
}

func (d *desk) commands() []Command {
	var out []Command
	for _, c := range [][3]string{{"today", "Today", "Ctrl 1"}, {"milestones", "Milestones", "Ctrl 3"}, {"review", "Review as PDF…", "Ctrl E"}, {"undo", "Undo: a note", ""}} {
		out = append(out, Command{Name: c[0], Text: c[1], Keys: c[2], Icon: kit.IconArrow, Do: func() {
			if kit.ModalOpen(d.c) {
				d.Error("the palette was still open when the command ran")
			}
			d.done = append(d.done, c[0])
		}})
	}
	return out
}

// list is what the list shows, captions and rows, the marked row with a star.
func (d *desk) list() string {
	var out []string
	for i, r := range d.p.rows {
		line := r.WidgetText()
		if r.private {
			line += " (private)"
		}
		if i == d.p.chosen {
			line = "* " + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func (d *desk) shows(want ...string) {
	d.Helper()
	if got := d.list(); got != strings.Join(want, "\n") {
		d.Errorf("the list is\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestFindsAsYouType(t *testing.T) {
	d := newDesk(t)
	kittest.Type(d.c, "nordic pil")
	d.shows("* Nordic pilot: who covers Oslo when she is on leave?, Amara, 20 Nov",
		"The Nordic launch needs somebody for the pilot. I thought of you, Amara, 1 Oct",
		"Lead the Nordic pilot, Amara, by 15 Feb 2027", "Nordic launch, by 1 Mar 2027")
	if got := kit.Texts(d.c.Overlays().Top()); !slices.Contains(got, "Notes, talking points and promises") || slices.Contains(got, "People") {
		t.Errorf("captions: %q", got)
	}
}

func TestTheNameOfAMilestoneComesBeforeTexts(t *testing.T) {
	d := newDesk(t)
	kittest.Type(d.c, "nordic launc")
	if first, _, _ := strings.Cut(d.list(), "\n"); strings.HasPrefix(first, "* Nordic launch,") {
		t.Errorf("half a name is taken for a name: %q", first)
	}
	kittest.Type(d.c, "h")
	if first, _, _ := strings.Cut(d.list(), "\n"); first != "* Nordic launch, by 1 Mar 2027" {
		t.Errorf("first %q", first)
	}
}

// TestTheNameOfACommandComesBeforeTexts that hold its words too: what one types in a hurry is what Enter does.
func TestTheNameOfACommandComesBeforeTexts(t *testing.T) {
	d := newDesk(t, func(o *Options) {
		o.Commands = append(o.Commands, Command{Name: "whatif", Text: "What If…", Icon: kit.IconArrow})
	})
	kittest.Type(d.c, "wha")
	if first, _, _ := strings.Cut(d.list(), "\n"); strings.HasPrefix(first, "* What If") {
		t.Errorf("three letters are taken for a name: %q", first)
	}
	kittest.Type(d.c, "t if")
	lines := strings.Split(d.list(), "\n")
	if !strings.HasPrefix(lines[0], "* What If") || len(lines) < 2 {
		t.Errorf("the list is %q", lines)
	}
}

func TestPeopleComeFirstWithWhatCanBeDone(t *testing.T) {
	d := newDesk(t)
	kittest.Type(d.c, "lucj")
	lines := strings.Split(d.list(), "\n")
	if lines[0] != "* Łucja Wiśniewska, SDR II" && !strings.HasPrefix(lines[0], "* Łucja Wiśniewska") {
		t.Errorf("first %q", lines[0])
	}
	if last := lines[len(lines)-1]; last != "One-on-one with Łucja" {
		t.Errorf("last %q", last)
	}
	kittest.Press(d.c, fyne.KeyReturn)
	if r := d.frame.LastRoute(); r.Page != kit.PagePerson || d.frame.Roster().Person(r.Person).Name != "Łucja Wiśniewska" || r.Ref != "" {
		t.Errorf("went to %+v", r)
	}
	if kit.ModalOpen(d.c) {
		t.Error("the palette stayed")
	}
}

func TestArrowsMoveAndEnterOpensTheRecord(t *testing.T) {
	d := newDesk(t)
	kittest.Type(d.c, "nordic pil")
	hits, err := d.frame.Store().Search(t.Context(), storage.SearchQuery{Text: "nordic pil"})
	if err != nil || len(hits) != 4 {
		t.Fatal(hits, err)
	}
	career := slices.IndexFunc(hits, func(h storage.SearchHit) bool { return h.Kind == storage.FoundCareer })
	kittest.Press(d.c, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if !strings.Contains(d.list(), "* Lead the Nordic pilot") {
		t.Errorf("marked:\n%s", d.list())
	}
	kittest.Press(d.c, fyne.KeyReturn)
	want := kit.Route{Page: kit.PagePerson, Person: hits[career].SubjectID, Tab: kit.TabGrowth, Ref: hits[career].ID}
	if got := d.frame.LastRoute(); got != want {
		t.Errorf("went to %+v, want %+v", got, want)
	}
}

func TestEveryKindLeadsToItsPage(t *testing.T) {
	for kind, want := range map[storage.SearchKind]kit.Route{
		storage.FoundPerson:    {Page: kit.PagePerson, Person: "p"},
		storage.FoundNote:      {Page: kit.PagePerson, Person: "p", Tab: kit.TabTalks, Ref: "r"},
		storage.FoundPoint:     {Page: kit.PagePerson, Person: "p", Tab: kit.TabTalks, Ref: "r"},
		storage.FoundCaught:    {Page: kit.PageInbox, Ref: "r"},
		storage.FoundAction:    {Page: kit.PagePerson, Person: "p", Tab: kit.TabTalks, Ref: "r"},
		storage.FoundGoal:      {Page: kit.PagePerson, Person: "p", Tab: kit.TabGrowth, Ref: "r"},
		storage.FoundCareer:    {Page: kit.PagePerson, Person: "p", Tab: kit.TabGrowth, Ref: "r"},
		storage.FoundStrategic: {Page: kit.PageStrategic, Ref: "r"},
		storage.FoundExpected:  {Page: kit.PagePerson, Person: "p", Tab: kit.TabExpectations, Ref: "r"},
	} {
		if got := routeTo(&storage.SearchHit{Kind: kind, ID: "r", SubjectID: "p"}); got != want {
			t.Errorf("%s leads to %+v, want %+v", kind, got, want)
		}
	}
}

func TestCommandsAreFoundByTheirWords(t *testing.T) {
	d := newDesk(t)
	kittest.Type(d.c, "pdf rev")
	d.shows("* Review as PDF…")
	kittest.Press(d.c, fyne.KeyReturn)
	if len(d.done) != 1 || d.done[0] != "review" {
		t.Errorf("done: %v", d.done)
	}
}

func TestEmptyFieldTeachesAndListsWhatCanBeDone(t *testing.T) {
	d := newDesk(t)
	d.shows("* Today", "Milestones", "Review as PDF…", "Undo: a note")
	texts := strings.Join(kit.Texts(d.c.Overlays().Top()), "\n")
	for _, want := range []string{"Finds people, and every word of notes", "Ctrl E", "Esc"} {
		if !strings.Contains(texts, want) {
			t.Errorf("%q is missing in\n%s", want, texts)
		}
	}
	kittest.Type(d.c, "qqq")
	if got := kittest.Text(t, d.c, "palette.none"); got != "Nothing found for “qqq”." {
		t.Errorf("nothing: %q", got)
	}
	kittest.Press(d.c, fyne.KeyReturn)
	if len(d.done) > 0 || !kit.ModalOpen(d.c) {
		t.Error("Enter did something where there is nothing")
	}
	for range 3 {
		kittest.Press(d.c, fyne.KeyBackspace)
	}
	d.shows("* Today", "Milestones", "Review as PDF…", "Undo: a note")
}

func TestPrivateHitsAreMarkedAndAbsentBehindTheCurtain(t *testing.T) {
	d := newDesk(t)
	kittest.Type(d.c, "sister")
	d.shows("* Told me that the Brevik CFO is her sister's boss. She does not want to use it., Amara, 19 Nov (private)")
	if texts := kit.Texts(d.c.Overlays().Top()); !slices.Contains(texts, "Private") || !slices.Contains(texts, "sister") {
		t.Errorf("texts: %q", texts)
	}
	d = newDesk(t, func(o *Options) { o.HidePrivate = true })
	kittest.Type(d.c, "sister")
	d.shows()
	var jonas model.ID
	d = newDesk(t, func(o *Options) {
		for _, p := range o.Frame.Roster().People {
			if p.Call() == "Jonas" {
				jonas = p.ID
			}
		}
		o.Subject = jonas
	})
	kittest.Type(d.c, "brevik")
	for _, r := range d.p.rows {
		if strings.Contains(r.quiet, "Amara") {
			t.Errorf("about somebody else: %s", r.WidgetText())
		}
	}
}

func TestArchivedPeopleAreFoundAndSaidToBe(t *testing.T) {
	d := newDesk(t, func(o *Options) {
		_, err := o.Frame.Store().Do(t.Context(), unit.ArchivePerson, func(w *storage.Work) error {
			for _, p := range o.Frame.Roster().People {
				if p.Call() == "Daniel" {
					p.ArchivedAt = 1
					return w.Put(&p)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	kittest.Type(d.c, "daniel web")
	if got, _, _ := strings.Cut(d.list(), "\n"); !strings.HasPrefix(got, "* Daniel Weber, ") || !strings.HasSuffix(got, "archived") {
		t.Errorf("first %q", got)
	}
}

func TestEscapeAndATapBesideCloseAndGiveTheKeyboardBack(t *testing.T) {
	for name, closes := range map[string]func(*desk){
		"escape": func(d *desk) { kittest.Press(d.c, fyne.KeyEscape) },
		"a tap":  func(d *desk) { d.p.panel.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 10)}) },
	} {
		kittest.App(t, theme.LightMode)
		frame := kittest.NewFrame(t, kittest.SampleStore(t))
		field := kit.NewLineField("page.field", "Field")
		w := kittest.Open(t, kit.VB(0, field), fyne.NewSize(900, 600))
		frame.Use(w)
		field.Focus()
		d := &desk{T: t, frame: frame, c: w.Canvas()}
		d.p = Show(Options{Frame: frame})
		if got := kittest.Focused(d.c); got != "palette.field" {
			t.Errorf("%s: the keyboard is in %q", name, got)
		}
		d.p.panel.Tapped(&fyne.PointEvent{Position: fyne.NewPos(450, 140)}) // between its parts
		if !kit.ModalOpen(d.c) || kittest.Focused(d.c) != "palette.field" {
			t.Errorf("%s: a tap between the parts closed it or took the keyboard to %q", name, kittest.Focused(d.c))
		}
		closes(d)
		if kit.ModalOpen(d.c) || kittest.Focused(d.c) != "page.field" {
			t.Errorf("%s: open %v, the keyboard is in %q", name, kit.ModalOpen(d.c), kittest.Focused(d.c))
		}
	}
}

// TestOnlyTheAnswerToTheLastQuestionCounts: a search that is under way is ended by the next letter, and Enter waits for
// the answer to what was typed.
func TestOnlyTheAnswerToTheLastQuestionCounts(t *testing.T) {
	d := newDesk(t)
	ended := 0
	d.p.cancel = func() { ended++ }
	kittest.Type(d.c, "p")
	if ended != 1 {
		t.Errorf("the search before was ended %d times", ended)
	}
	d.p.asked = "pdf" // and its answer is not there yet
	kittest.Press(d.c, fyne.KeyReturn)
	if len(d.done) > 0 || !kit.ModalOpen(d.c) {
		t.Fatalf("Enter took a row of an older answer: %v", d.done)
	}
	d.p.answered(answer{question: "pdf"}, nil)
	if len(d.done) != 1 || d.done[0] != "review" {
		t.Errorf("done: %v", d.done)
	}
}

func TestATappedRowIsTaken(t *testing.T) {
	d := newDesk(t)
	kittest.Tap(t, d.c, "palette.do.milestones")
	if len(d.done) != 1 || d.done[0] != "milestones" {
		t.Errorf("done: %v", d.done)
	}
}

func TestLongListsScrollTheMarkedRowIntoSight(t *testing.T) {
	d := newDesk(t)
	d.frame.Window().Resize(fyne.NewSize(720, 450))
	kittest.Type(d.c, "the")
	if len(d.p.rows) < 12 {
		t.Fatalf("only %d rows: the test proves nothing", len(d.p.rows))
	}
	for range len(d.p.rows) {
		kittest.Press(d.c, fyne.KeyDown)
	}
	last := d.p.rows[len(d.p.rows)-1]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(last)
	if at.Y+rowHeight > 450 {
		t.Errorf("the marked row ends at %v of 450", at.Y+rowHeight)
	}
}

func TestPaletteHasRoomInEveryWindow(t *testing.T) {
	d := newDesk(t)
	for _, question := range []string{"", "a", "amara pricing", "zzz"} {
		d.p.field.Fill(question)
		d.p.onTyped(question)
		for _, size := range kittest.Sizes {
			d.frame.Window().Resize(size)
			for _, report := range kit.Overflows(d.c.Overlays().Top()) {
				t.Errorf("%q in %v: %s", question, size, report)
			}
		}
	}
}

func TestScreens(t *testing.T) {
	for name, question := range map[string]string{"palette": "ama", "palette-empty": "", "palette-brevik": "brevik cfo", "palette-none": "zzz"} {
		var frame *kittest.Frame
		kittest.Screens(t, name, fyne.NewSize(1440, 900), func() fyne.CanvasObject {
			frame = kittest.NewFrame(t, kittest.SampleStore(t))
			return canvas.NewRectangle(theme.Current().Page)
		}, func(w fyne.Window) {
			frame.Use(w)
			d := &desk{T: t, frame: frame, c: w.Canvas()}
			d.p = Show(Options{Frame: frame, Commands: d.commands()})
			kittest.Type(d.c, question)
		})
	}
}
