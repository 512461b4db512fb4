package framework

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// scaleThing is the draft of the words of the scale, of which there is one.
const scaleThing = "framework.scale"

// askScale asks what the steps of the scale are called.
func (p *Page) askScale() {
	was := slices.Clone(p.now().Steps)
	fields := make([]*kit.LineField, len(was))
	rows := make([]fyne.CanvasObject, len(was))
	for i, s := range was {
		f := kit.NewLineField(fmt.Sprint("framework.scale.", s.Value), words.Say("framework.scale.step", s.Value))
		f.Required = true
		f.Fill(s.Label)
		fields[i], rows[i] = f, f
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: scaleThing, Thing: scaleThing, Title: words.Say("framework.scale.title"), Intro: words.Say("framework.scale.intro"),
		Confirm: words.Say("dialog.save"), Unit: unit.ChangeScale, Width: 480, Form: kit.NewForm(rows...),
		Read: func() func(*storage.Work) error {
			labels := make([]string, len(fields))
			for i, f := range fields {
				labels[i] = f.Trimmed()
			}
			return p.write(func(f *model.Framework) error {
				if !slices.EqualFunc(f.Steps, was, func(a, b model.Step) bool { return a.Value == b.Value && a.Label == b.Label }) {
					return moved()
				}
				for i, s := range was {
					f.SetStepLabel(s.Value, labels[i])
				}
				return nil
			})
		},
	})
}
