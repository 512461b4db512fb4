package asking

import (
	"context"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// templateForm is the dialog that keeps points as a template, or changes one. Points are lines of two fields, so that
// they are changed, ordered and left out like text.
type templateForm struct {
	frame  kit.Frame
	row    model.Template
	points []model.TemplatePoint // that the template has
	kinds  map[string]model.PointKind
	person *model.Person // whose points they were; nil: not known

	name          *kit.LineField
	yours, theirs *kit.TextField
	hint          *fyne.Container
	then          func(model.ID)
}

// KeepTemplate makes a template of the points of a meeting with a person, or for the empty id of those that are open.
func KeepTemplate(f kit.Frame, person, meeting model.ID) {
	store := f.Store()
	kit.Run(context.Background(), func(ctx context.Context) (model.OneOnOnes, error) { return store.Talks(ctx, person) },
		func(has model.OneOnOnes, err error) {
			if err != nil {
				f.ShowError(err)
				return
			}
			keepPoints(f, person, has, meeting, func(model.ID) { f.Undoable(words.Say("template.kept")) })
		})
}

// ChangeTemplate opens a template of the team's to be changed, on the page of a person or of nobody. It says whether there
// is such a template.
func ChangeTemplate(f kit.Frame, person, template model.ID) bool {
	team, err := f.Store().Templates(context.Background())
	if err != nil {
		f.ShowError(err)
		return false
	}
	for _, row := range team.All {
		if row.ID == template {
			changeTemplate(f, &talk{frame: f, person: person}, row, team.Of(row.ID), func() {})
			return true
		}
	}
	return false
}

// ofTalk says whether a point was raised or closed in a meeting, or for the empty id is open.
func ofTalk(x *model.Point, meeting model.ID) bool {
	switch {
	case x.ReplacedBy != "" || !x.ArchivedAt.IsZero():
		return false
	case meeting == "":
		return x.ClosedOn.IsZero()
	}
	return x.RaisedInID == meeting || x.ClosedInID == meeting
}

// keepPoints offers the shared points of a talk. Private ones are named by their number and come in only when somebody
// says so: a template is the team's.
func keepPoints(f kit.Frame, person model.ID, has model.OneOnOnes, meeting model.ID, then func(model.ID)) {
	x := &templateForm{frame: f, kinds: map[string]model.PointKind{}, person: f.Roster().Person(person), then: then}
	x.row = model.Template{Row: model.Ours(), AuthorID: f.Roster().Owner.ID}
	var shared, private []model.Point
	for _, p := range has.Points {
		if !ofTalk(&p, meeting) {
			continue
		}
		x.kinds[model.AskKey(p.Text)] = p.Kind
		if p.Visibility == model.Private {
			private = append(private, p)
		} else {
			shared = append(shared, p)
		}
	}
	x.build()
	x.fill(shared)
	var more []fyne.CanvasObject
	if len(private) > 0 {
		more = append(more, kit.NewTickText("template.private", false, words.SayN("template.private", len(private)), func(on bool) {
			if on {
				x.fill(private)
			} else {
				x.takeOut(private)
			}
		}))
	}
	intro := words.Say("template.intro")
	if meeting == "" {
		intro = words.Say("template.intro.open")
	}
	thing := kit.NewThing("template", person)
	if meeting != "" {
		thing = kit.NewThing("template", person, meeting)
	}
	x.ask(thing, words.Say("template.title"), intro, words.Say("template.keep"), more...)
}

// changeTemplate changes the name and the points of a template.
func changeTemplate(f kit.Frame, t *talk, row model.Template, points []model.TemplatePoint, then func()) {
	x := &templateForm{
		frame: f, row: row, points: points, kinds: map[string]model.PointKind{}, person: f.Roster().Person(t.person),
		then: func(model.ID) { then() },
	}
	x.build()
	x.name.Fill(row.Name)
	var lines []model.Point
	for _, p := range points {
		x.kinds[model.AskKey(p.Text)] = p.Kind
		lines = append(lines, model.Point{Side: p.Side, Text: p.Text})
	}
	x.fill(lines)
	x.ask(kit.Thing("template", row.ID), words.Say("template.title.change"), words.Say("template.intro.change"), words.Say("dialog.save"))
}

func (x *templateForm) build() {
	x.name = kit.NewLineField("template.name", words.Say("template.name"))
	x.name.Required = true
	x.name.SetMaxLen(80)
	theirs := words.Say("template.theirs")
	if x.person != nil {
		theirs = words.Say("template.theirs.of", x.person.Call())
	}
	x.yours = kit.NewTextField("template.yours", words.Say("template.yours"))
	x.theirs = kit.NewTextField("template.theirs", theirs)
	x.hint = kit.VB(6)
	for _, f := range []*kit.TextField{x.yours, x.theirs} {
		f.OnChanged = func(string) { x.showHint() }
	}
}

// fill adds points to the fields, one a line.
func (x *templateForm) fill(points []model.Point) {
	for _, p := range points {
		f := x.yours
		if p.Side == model.SideRep {
			f = x.theirs
		}
		f.Fill(strings.TrimPrefix(f.Text()+"\n"+model.JoinSpace(p.Text), "\n"))
	}
	x.showHint()
}

// takeOut removes lines that are still as they were filled in.
func (x *templateForm) takeOut(points []model.Point) {
	for _, f := range []*kit.TextField{x.yours, x.theirs} {
		lines := strings.Split(f.Text(), "\n")
		for _, p := range points {
			for i, l := range lines {
				if l == model.JoinSpace(p.Text) {
					lines = append(lines[:i], lines[i+1:]...)
					break
				}
			}
		}
		f.Fill(strings.Join(lines, "\n"))
	}
	x.showHint()
}

func (x *templateForm) ask(thing, title, intro, confirm string, more ...fyne.CanvasObject) {
	items := append([]fyne.CanvasObject{x.name, x.yours, x.theirs}, more...)
	about := model.ID("")
	if x.person != nil && x.row.ID == "" { // lines that are somebody's points until they are kept
		about = x.person.ID
	}
	kit.ShowAsk(x.frame, kit.Ask{
		Name: "template", Thing: thing, About: about, Title: title, Intro: intro, Confirm: confirm, Unit: unit.KeepTemplate, Width: 640,
		Form: kit.NewForm(append(items, x.hint)...), Read: x.read, Then: func() { x.then(x.row.ID) },
	})
	x.showHint() // what was typed before stands in the fields now
}

// showHint points out people whom the lines name: everybody on the team can begin from a template.
func (x *templateForm) showHint() {
	t := theme.Current()
	text := x.yours.Text() + "\n" + x.theirs.Text()
	x.yours.Required = strings.TrimSpace(x.theirs.Text()) == "" // one of the two
	x.hint.Objects = nil
	if named := model.NamesIn(text, x.frame.Roster().People); len(named) > 0 {
		var calls []string
		for i := range named {
			calls = append(calls, named[i].Call())
		}
		warn := kit.P(words.Say("template.names", words.List(calls)), kit.Small, t.WarnInk)
		warn.Name = "template.names"
		x.hint.Add(warn)
		if x.person != nil && x.nameless(text) != text {
			x.hint.Add(kit.HB(0, kit.NewQuiet("template.nameless", words.Say("template.nameless", model.NamePlace, x.person.Call()), "", x.onNameless), kit.Spring()))
		}
	} else {
		x.hint.Add(kit.P(words.Say("template.hint", model.NamePlace), kit.Small, t.Ink3))
	}
	x.hint.Refresh()
	x.yours.Refresh()
}

// nameless puts the place for a name where a text calls the person by theirs.
func (x *templateForm) nameless(text string) string {
	for _, name := range []string{x.person.Name, x.person.Call()} {
		if name == "" {
			continue
		}
		whole := regexp.MustCompile(`(^|[^\p{L}\p{M}])` + regexp.QuoteMeta(name) + `([^\p{L}\p{M}]|$)`)
		for before := ""; before != text; { // two names may share the sign between them
			before, text = text, whole.ReplaceAllString(text, "${1}"+model.NamePlace+"${2}")
		}
	}
	return text
}

func (x *templateForm) onNameless() {
	x.yours.Fill(x.nameless(x.yours.Text()))
	x.theirs.Fill(x.nameless(x.theirs.Text()))
	x.showHint()
	x.name.FocusOn(x.frame.Canvas())
}

// read takes the lines.
func (x *templateForm) read() func(*storage.Work) error {
	x.row.Name = model.JoinSpace(x.name.Text())
	var lines []model.TemplatePoint
	for _, f := range []*kit.TextField{x.yours, x.theirs} {
		side := model.SideManager
		if f == x.theirs {
			side = model.SideRep
		}
		for _, l := range strings.Split(f.Text(), "\n") {
			if l = model.JoinSpace(l); l != "" {
				lines = append(lines, model.TemplatePoint{Row: model.Ours(), Side: side, Kind: x.kinds[model.AskKey(l)], Text: l})
			}
		}
	}
	return func(w *storage.Work) error { return x.write(w, lines) }
}

// write puts the template and its points in their order. Points that say the same keep their row; those that are gone
// are taken away, which undo brings back.
func (x *templateForm) write(w *storage.Work, lines []model.TemplatePoint) error {
	row := x.row
	if row.Version == 0 {
		at, err := w.NextPosition(row.TableName(), "")
		if err != nil {
			return err
		}
		row.Position = at
	}
	if err := w.Put(&row); err != nil {
		return err
	}
	x.row.ID = row.ID
	left := append([]model.TemplatePoint(nil), x.points...)
	for i, l := range lines {
		for k := range left {
			if left[k].Text == l.Text && left[k].Side == l.Side {
				l.Row = left[k].Row
				left = append(left[:k], left[k+1:]...)
				break
			}
		}
		l.TemplateID, l.Position = row.ID, int64(i+1)*storage.PositionStep
		if err := w.Put(&l); err != nil {
			return err
		}
	}
	for i := range left {
		if err := w.Delete(&left[i]); err != nil {
			return err
		}
	}
	return nil
}
