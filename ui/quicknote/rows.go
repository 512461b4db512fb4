package quicknote

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// choice is one thing that the line can become.
type choice struct {
	name, text, quiet, key string
	icon                   kit.IconName
	disc                   *model.Person // in place of the icon
	names                  bool          // it only says who is meant
	take                   func()
}

// build makes the row; the chosen one has a ground.
func (c *choice) build(chosen bool, onTapped func()) fyne.CanvasObject {
	t := theme.Current()
	lead := kit.Center(kit.Icon(c.icon, 16, t.Ink2))
	if c.disc != nil {
		lead = kit.Center(kit.PersonDisc(c.disc, 20))
	}
	parts := []fyne.CanvasObject{
		kit.Box(24, 38, lead),
		kit.Mid(kit.HB(8, kit.T(c.text, kit.BodyB, t.Ink), kit.Mid(kit.T(c.quiet, kit.Small, t.Ink3)))),
	}
	if c.key != "" {
		parts = append(parts, kit.Gap(1, 1), kit.Mid(kit.KeyCap(kit.KeyName(c.key))))
		return row(c.name, c.text, chosen, onTapped, kit.Row(10, 2, parts...))
	}
	return row(c.name, c.text, chosen, onTapped, kit.Row(10, 1, parts...))
}

func row(name, text string, chosen bool, onTapped func(), content fyne.CanvasObject) fyne.CanvasObject {
	ground := theme.Alpha(theme.Current().AccentSoft, 0)
	if chosen {
		ground = theme.Current().AccentSoft
	}
	return kit.In(2, 8, 2, 8, kit.Stack(kit.Rect(ground, 8), kit.NewTapRow("quicknote."+name, text, onTapped, kit.In(0, 10, 0, 10, content))))
}

// which asks who of several people is meant: their whole name takes the place of what is written.
func (q *QuickNote) which(a model.Addressed) []choice {
	var out []choice
	for _, x := range a.Several {
		out = append(out, choice{name: "who." + x.ID.Short(), text: x.Name, quiet: words.Say("quicknote.who"), disc: &x, names: true, take: func() { q.name(x) }})
	}
	return out
}

// name writes the whole name of who is meant.
func (q *QuickNote) name(x model.Person) {
	_, rest, _ := strings.Cut(strings.TrimSpace(q.field.Text()), " ")
	q.field.Fill(x.Name + " " + rest)
	q.writing.Changed()
	q.chosen = 0
	q.show()
	kit.FocusEnd(q.frame.Canvas(), q.field.Name)
}

// becomes are the four things that a line about somebody can become.
func (q *QuickNote) becomes(x *model.Person, a model.Addressed) []choice {
	point := words.Say("quicknote.point.none")
	if on := q.next[x.ID]; !on.IsZero() {
		point = words.Say("quicknote.point", words.DateWeekday(on, q.frame.Today()))
	}
	out := []choice{
		{name: "note", icon: kit.IconNote, text: words.Say("quicknote.note", x.Call()), quiet: words.Say("quicknote.note.quiet"), key: "Enter", take: func() { q.keepNote(a, model.NotePlain, "") }},
		{name: "point", icon: kit.IconChat, text: point, quiet: words.Say("quicknote.point.quiet", x.Call()), key: "Ctrl 1", take: func() { q.keepPoint(a) }},
	}
	if s := q.skillOf(a); s != nil {
		out = append(out, choice{
			name: "evidence", icon: kit.IconSkills, text: words.Say("quicknote.evidence", s.Name), quiet: words.Say("quicknote.evidence.quiet"), key: "Ctrl 2",
			take: func() { q.keepNote(a, model.NoteEvidence, s.SkillID) },
		})
	}
	return append(out, choice{name: "win", icon: kit.IconFlag, text: words.Say("quicknote.win"), quiet: words.Say("quicknote.win.quiet"), key: "Ctrl 3", take: func() { q.keepNote(a, model.NoteWin, "") }})
}

// skillOf is the skill that the line names, else the one with the largest gap, else the first; nil without a framework.
func (q *QuickNote) skillOf(a model.Addressed) *model.Skill {
	skills := q.frame.Roster().Framework.Skills
	text := " " + model.Fold(a.Text) + " "
	for i := range skills {
		for _, name := range []string{skills[i].Name, skills[i].Short} {
			if name = model.Fold(name); name != "" && strings.Contains(text, " "+name) {
				return &skills[i]
			}
		}
	}
	for i := range skills {
		if skills[i].SkillID == q.gaps[a.Person] {
			return &skills[i]
		}
	}
	if len(skills) == 0 {
		return nil
	}
	return &skills[0]
}

// keepNote keeps the line as a private note, tied to a skill when it is evidence.
func (q *QuickNote) keepNote(a model.Addressed, kind model.NoteKind, skill model.ID) {
	me := q.frame.Roster().Owner.ID
	n := model.Note{Row: model.PrivateAbout(a.Person), AuthorID: me, On: q.frame.Today(), Kind: kind, Text: a.Text}
	q.keep(unit.AddNote, words.Say("quicknote.kept."+string(kind), q.call(a.Person)), func(w *storage.Work) error {
		if err := w.Put(&n); err != nil || skill == "" {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.PrivateAbout(a.Person), AuthorID: me, NoteID: n.ID, SkillID: skill})
	})
}

// keepPoint puts the line on the pair's list; both see it.
func (q *QuickNote) keepPoint(a model.Addressed) {
	x := model.Point{Row: model.About(a.Person), AuthorID: q.frame.Roster().Owner.ID, Side: model.SideManager, Text: a.Text, RaisedOn: q.frame.Today()}
	q.keep(unit.AddPoint, words.Say("quicknote.kept.point", q.call(a.Person)), func(w *storage.Work) (err error) {
		if x.Position, err = w.NextPosition(x.TableName(), x.SubjectID); err != nil {
			return err
		}
		return w.Put(&x)
	})
}

// catch lets the line wait until somebody says whom it is about.
func (q *QuickNote) catch() {
	c := model.NewCaught(q.frame.Roster().Owner.ID, strings.TrimSpace(q.field.Text()), q.frame.Today())
	q.keep(unit.CatchLine, words.Say("quicknote.kept.wait"), func(w *storage.Work) error { return w.Put(&c) })
}

// keep stores and closes; what cannot be stored stays, with the reason below.
func (q *QuickNote) keep(name, told string, write func(*storage.Work) error) {
	kit.Save(q.frame, name, q.writing.Storing(write), func(err error) {
		if err != nil {
			q.field.SetError(kit.ErrorText(err))
			q.panel.Changed()
			return
		}
		q.writing.Done()
		q.panel.Close()
		q.frame.Undoable(told)
	})
}

func (q *QuickNote) call(id model.ID) string {
	if x := q.frame.Roster().Person(id); x != nil {
		return x.Call()
	}
	return ""
}
