package oneonone

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// pointField is where points are written: one line, Enter, the next one. Several pasted lines become several points.
type pointField struct {
	page  *Page
	field *kit.LineField
	side  *kit.Segments
	mark  *kit.VisibilitySwitch
	box   fyne.CanvasObject
}

func newPointField(p *Page) *pointField {
	f := &pointField{page: p}
	f.field = kit.NewLineField("oneonone.point.new", "")
	f.field.Spoken = words.Say("oneonone.point.new")
	f.field.SetPlaceholder(words.Say("oneonone.point.placeholder"))
	f.field.OnSubmit = func(text string) { f.add([]string{text}) }
	f.field.OnPasteLines = f.add
	f.field.OnShortcut = f.onShortcut
	f.side = kit.NewSegments("oneonone.point.side", p.sides(), string(model.SideManager), nil)
	f.mark = kit.NewVisibilitySwitch("oneonone.point.private", false, nil)
	hints := kit.ByWidth([]float32{300}, func(step int) fyne.CanvasObject {
		t := theme.Current()
		hint := kit.HB(8, kit.KeyCap("Enter"), kit.Mid(kit.T(words.Say("oneonone.hint.add"), kit.Cap, t.Ink3)))
		if step > 0 {
			hint.Add(kit.KeyCap("Ctrl L"))
			hint.Add(kit.Mid(kit.T(words.Say("oneonone.hint.private"), kit.Cap, t.Ink3)))
		}
		return hint
	})
	f.box = kit.VB(8, f.field, kit.Row(12, 0, kit.Mid(hints), kit.Mid(f.side), kit.Mid(f.mark)))
	return f
}

// sides are the choices of whose a point or a promise is.
func (p *Page) sides() []kit.Choice {
	return []kit.Choice{
		{Key: string(model.SideManager), Text: words.Say("oneonone.side.you")},
		{Key: string(model.SideRep), Text: p.call()},
	}
}

// onShortcut is Ctrl+L: private or not.
func (f *pointField) onShortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.KeyName != fyne.KeyL || c.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	f.mark.Set(!f.mark.Private())
	return true
}

// add stores one point a line, below what is there; blank lines are left out. The field is emptied only when they are
// stored, and only if nobody went on typing.
func (f *pointField) add(lines []string) {
	p := f.page
	var texts []string
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			texts = append(texts, l)
		}
	}
	if len(texts) == 0 {
		return
	}
	visibility := model.Shared
	if f.mark.Private() {
		visibility = model.Private
	}
	typed := f.field.Text()
	first := model.Point{
		Row: model.Row{SubjectID: p.person, Visibility: visibility}, AuthorID: p.frame.Roster().Owner.ID,
		Side: model.Side(f.side.Key()), RaisedOn: p.frame.Today(), RaisedInID: p.meetingToday(),
	}
	p.frame.Change(unit.AddPoint, func(w *storage.Work) error {
		at, err := w.NextPosition(first.TableName(), p.person)
		if err != nil {
			return err
		}
		for i, text := range texts {
			x := first
			x.Text, x.Position = text, at+int64(i)*storage.PositionStep
			if err := w.Put(&x); err != nil {
				return err
			}
		}
		return nil
	}, func() {
		if f.field.Text() == typed {
			f.field.Fill("")
		}
	})
}

// onEditPoint changes wording, kind and side of a point.
func (p *Page) onEditPoint(x model.Point) {
	text := kit.NewTextField("point.text", words.Say("point.text"))
	text.Required = true
	text.Fill(x.Text)
	kind := kit.NewPicker("point.kind", words.Say("point.kind"), kit.Among(kinds()))
	kind.FillKey(kindKey(x.Kind))
	side := kit.NewSegments("point.side", p.sides(), string(x.Side), nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "point", Title: words.Say("point.title"), Confirm: words.Say("dialog.save"), Unit: unit.ChangePoint, Width: 620,
		Form: kit.NewForm(text, kind, kit.Labelled(words.Say("point.side"), side)),
		Read: func() func(*storage.Work) error {
			x.Text, x.Side, x.Kind = text.Trimmed(), model.Side(side.Key()), model.PointKind(kind.Chosen().Key)
			if x.Kind == "none" {
				x.Kind = ""
			}
			return func(w *storage.Work) error { return w.Put(&x) }
		},
	})
}

func kinds() []kit.Item {
	var out []kit.Item
	for _, k := range []model.PointKind{"", model.PointCareer, model.PointSkill, model.PointDeal, model.PointCustomer,
		model.PointStrategy, model.PointPersonal} {
		out = append(out, kit.Item{Key: kindKey(k), Text: words.Say("oneonone.kind." + kindKey(k))})
	}
	return out
}
