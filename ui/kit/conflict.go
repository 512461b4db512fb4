package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// The two sides of a conflict.
const (
	sideMine   = "mine"
	sideTheirs = "theirs"
)

// conflictDialog shows what somebody was about to store beside what the file holds, field by field, and lets them choose.
type conflictDialog struct {
	conflict *model.Conflict
	settle   func(model.Settled)
	fields   []*clashField
	body     *fyne.Container
	open     *OpenDialog
}

// clashField is one field that differs: both versions, and the choice between them.
type clashField struct {
	words.ClashText
	choice *Segments
	both   *fyne.Container
}

// askConflict opens the dialog. settle is called with what was chosen; done with ErrTheirs when that is to leave
// everything as it is, and with the conflict when nothing was chosen.
func askConflict(f Frame, c *model.Conflict, settle func(model.Settled), done func(error)) {
	if f.Curtain().On && c.Story.Chapters[0].Events[0].Visibility == model.Private {
		done(c) // it was being written when the curtain was drawn, and is kept as a draft
		return
	}
	told := &words.Storyteller{Story: c.Story, Me: f.Roster().Owner.ID, Today: f.Today()}
	text := told.Conflict(c, f.Roster().File.Location())
	d := &conflictDialog{conflict: c, settle: settle, body: VB(18)}
	ask := Dialog{
		Name: "conflict", Title: text.Title, Intro: text.Intro, Width: 720, Body: d.body, Confirm: words.Say("conflict.keep.mine"),
		Cancel: words.Say("dialog.cancel"), OnConfirm: d.onConfirm, OnCancel: func() { done(c) },
	}
	switch {
	case c.Theirs == nil:
		ask.Confirm = words.Say("conflict.bring.back")
		d.showWritten(text, func() { d.open.Close(); done(ErrTheirs) })
	case c.Mine == nil:
		ask.Confirm = words.Say("conflict.remove")
		d.showChanged(text)
	default:
		d.showFields(text)
		ask.First = d.fields[0].choice
	}
	d.open = ShowDialog(f.Canvas(), ask)
	if ask.First == nil {
		f.Canvas().Focus(d.open.ConfirmButton()) // Enter gives nothing up
	}
	d.showChoice()
}

// showWritten shows what would be lost with a record that is gone, and lets one give it up.
func (d *conflictDialog) showWritten(text words.ConflictText, drop func()) {
	t := theme.Current()
	for _, x := range text.Fields {
		d.body.Add(VB(6, P(x.Field, CapM, t.Ink2), Plate(t.Sunken, P(x.Mine, Body, t.Ink))))
	}
	d.body.Add(HB(0, NewQuiet("conflict.drop", words.Say("conflict.drop"), IconClose, drop)))
}

// showChanged shows what was changed in a record that was to be removed.
func (d *conflictDialog) showChanged(text words.ConflictText) {
	for _, x := range text.Fields {
		d.body.Add(versions(theme.Current(), x, "conflict.was", "conflict.is", ""))
	}
}

// showFields shows every field that differs, what is to be looked at first, and two buttons for all of them.
func (d *conflictDialog) showFields(text words.ConflictText) {
	t := theme.Current()
	for _, x := range text.Fields {
		d.fields = append(d.fields, d.field(x))
	}
	slices.SortStableFunc(d.fields, func(a, b *clashField) int { return b.weight() - a.weight() })
	if len(d.fields) > 1 {
		d.body.Add(HB(16, NewLink("conflict.all.mine", words.Say("conflict.all.mine"), func() { d.takeAll(sideMine) }),
			NewLink("conflict.all.theirs", words.Say("conflict.all.theirs"), func() { d.takeAll(sideTheirs) })))
	}
	for _, x := range d.fields {
		name := VB(2, P(x.Field, BodyB, t.Ink))
		if x.Only != "" {
			name.Add(P(x.Only, Cap, t.Ink3))
		}
		d.body.Add(VB(8, Row(12, 0, Mid(name), Mid(x.choice)), x.both))
	}
}

func (d *conflictDialog) field(x words.ClashText) *clashField {
	key := sideMine
	if x.Clash.Default() {
		key = sideTheirs
	}
	f := &clashField{ClashText: x, both: VB(0)}
	f.choice = NewSegments("conflict."+x.Clash.Column, []Choice{{sideMine, words.Say("conflict.mine")}, {sideTheirs, words.Say("conflict.theirs")}}, key,
		func(string) { d.showChoice() })
	f.choice.Spoken = words.Say("conflict.spoken", x.Field, x.Mine, x.Theirs)
	return f
}

// weight says how much a field is to be looked at: one that puts the record away, one that both changed.
func (f *clashField) weight() int {
	switch {
	case f.Clash.Column == "archived_at":
		return 2
	case f.Clash.ByMe && f.Clash.ByThem:
		return 1
	}
	return 0
}

func (d *conflictDialog) takeAll(side string) {
	for _, x := range d.fields {
		x.choice.Set(side)
	}
	d.showChoice()
}

// showChoice marks the versions that are chosen, and lets the button say what it does.
func (d *conflictDialog) showChoice() {
	if len(d.fields) == 0 {
		return
	}
	mine := 0
	for _, x := range d.fields {
		if x.choice.Key() == sideMine {
			mine++
		}
		x.both.Objects = []fyne.CanvasObject{versions(theme.Current(), x.ClashText, "conflict.mine", "conflict.theirs", x.choice.Key())}
		x.both.Refresh()
	}
	label := "conflict.keep.some"
	switch mine {
	case 0:
		label = "conflict.keep.theirs"
	case len(d.fields):
		label = "conflict.keep.mine"
	}
	d.open.ConfirmButton().SetText(words.Say(label))
	d.open.Refresh()
}

// Versions are two versions of a field, side by side where there is room. The keys say what each is called; the chosen one,
// ours or else theirs, has an edge.
func Versions(x words.ClashText, ours, theirs string, chosenOurs bool) fyne.CanvasObject {
	chosen := sideTheirs
	if chosenOurs {
		chosen = sideMine
	}
	return versions(theme.Current(), x, ours, theirs, chosen)
}

// versions are the two versions of a field, side by side where there is room; the chosen one has an edge.
func versions(t *theme.Palette, x words.ClashText, mine, theirs, chosen string) fyne.CanvasObject {
	plate := func(side, caption, text string) fyne.CanvasObject {
		ground, ink := Framed(t.Sunken, t.Line, 1, 8), t.Ink2
		switch chosen {
		case side:
			ground, ink = Framed(t.Raised, t.Accent, 2, 8), t.Ink
		case "":
			ink = t.Ink
		}
		return Stack(ground, In(10, 12, 10, 12, Top(VB(4, T(words.Say(caption), CapM, t.Ink3), P(text, Body, ink)))))
	}
	return Areas(12, []Arrangement{{MinWidth: 440, Rows: [][]Cell{{At(0, 0), At(0, 1)}}}, {Rows: [][]Cell{{At(0, 0)}, {At(0, 1)}}}},
		plate(sideMine, mine, x.Mine), plate(sideTheirs, theirs, x.Theirs))
}

// onConfirm hands on what was chosen. A conflict in what is written then shows again.
func (d *conflictDialog) onConfirm() error {
	chosen := map[string]bool{}
	for _, x := range d.fields {
		chosen[x.Clash.Column] = x.choice.Key() == sideTheirs
	}
	s := d.conflict.Settle(func(x model.Clash) bool { return chosen[x.Column] })
	d.open.Close() // before another one opens
	d.settle(s)
	return nil
}
