package expectations

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// builtIn name the templates that come with the program, by the role they are for.
var builtIn = []string{"ae", "sdr", "any"}

// beginShown is how many templates are offered on the empty page; the others are in the list.
const beginShown = 4

// begin is the page while nothing is expected yet: one sentence, and templates to begin with, those of the rep's role first.
func (p *Page) begin() fyne.CanvasObject {
	buttons := kit.VB(8)
	all := p.choices(false)
	for i, c := range all[:min(len(all), beginShown)] {
		label, do := words.Say("expect.begin.with", c.name), func() { p.ask(c.key, c.Expected, "") }
		b := kit.NewButton("expect.begin."+c.key, label, do)
		if i == 0 {
			b = kit.NewPrimary("expect.begin."+c.key, label, do)
		}
		buttons.Add(kit.HB(0, kit.Spring(), b, kit.Spring()))
	}
	buttons.Add(kit.HB(16, kit.Spring(), kit.NewLink("expect.begin.empty", words.Say("expect.begin.empty"), p.onEmpty),
		kit.NewLink("expect.templates", words.Say("expect.templates"), p.onTemplates), kit.Spring()))
	return kit.NewEmpty(kit.Empty{
		Picture: kit.RowsPicture(), Sentence: words.Say("expect.none", p.call()), Help: words.Say("expect.none.help"), Action: buttons,
	})
}

// builtInTexts are the answers of a template that comes with the program.
func builtInTexts(role string) model.Expected {
	say := func(key string) string { return words.Say("expect.template." + role + "." + key) }
	return model.Expected{What: say("what"), Why: say("why"), Looks: say("looks")}
}

func (p *Page) onEmpty() { p.ask(beginEmpty, model.Expected{}, "") }

func (p *Page) onEdit() { p.onAnswer("") }

// onAnswer opens the form on one answer of the newest version.
func (p *Page) onAnswer(answer string) { p.ask(beginLatest, p.facts.Latest(p.person).Expected, answer) }

// ask asks for the answers of the next version, beginning with texts that have a key, and with the keyboard in an answer. A version of
// today that nobody has read or was rated under is corrected in place; else the one before ends the day before the new one begins.
func (p *Page) ask(key string, begin model.Expected, answer string) {
	latest, on := p.facts.Latest(p.person), p.frame.Today()
	correct := p.facts.Open(latest, on)
	fields, items := answerFields("expect.", begin)
	from := kit.NewDateField("expect.from", words.Say("expect.from"), on)
	from.Required = true
	from.Fill(on)
	if latest != nil && !correct {
		from.Min = latest.ValidFrom.AddDays(1)
		if on.Before(from.Min) {
			from.Fill(from.Min)
		}
	}
	due := kit.NewDateField("expect.due", words.Say("expect.due"), on)
	if correct {
		from.Fill(latest.ValidFrom)
		if before := p.facts.Before(latest); before != nil {
			from.Min = before.ValidFrom.AddDays(1)
		}
	}
	title, confirm := words.Say("expect.ask.title", p.call()), words.Say("expect.ask.confirm", p.nextNumber(correct))
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "expect", Thing: kit.NewThing("expect", p.person, model.ID(key)), About: p.person, Title: title, Intro: words.Say("expect.ask.intro"), Confirm: confirm,
		Unit: unit.SetExpectation, Width: 680, Form: kit.NewForm(append(items, kit.Cols(14, []float32{0, 0}, due, from))...),
		Read: func() func(*storage.Work) error {
			next := p.next(correct)
			for i, f := range fields {
				*next.Answer(i) = f.Trimmed()
			}
			next.ValidFrom, _ = from.Date() // the form has checked it
			dueOn, _ := due.Date()
			return func(w *storage.Work) error { return p.put(w, next, dueOn) }
		},
		Then: p.onStored,
	})
	if answer != "" {
		kit.FocusEnd(p.frame.Canvas(), "expect."+answer)
	}
}

// onHolds begins a version today that says the same: both have looked at it again, and the rep reads it again.
func (p *Page) onHolds() {
	latest := p.facts.Latest(p.person)
	next := p.next(false)
	next.Expected, next.ValidFrom = latest.Expected, p.frame.Today()
	p.frame.Change(unit.SetExpectation, func(w *storage.Work) error { return p.put(w, next, model.Date{}) }, func() {
		p.onStored()
		p.frame.Undoable(words.Say("expect.holds.told", next.Number))
	})
}

func (p *Page) onStored() { p.shown = "" }

// answerFields are the eight fields, named with a prefix.
func answerFields(prefix string, begin model.Expected) (fields []*kit.TextField, items []fyne.CanvasObject) {
	for i, key := range model.AnswerKeys {
		f := kit.NewTextField(prefix+key, question(i))
		f.Required = i == 0
		f.SetPlaceholder(words.Say("link.quote", words.Say("expect.example."+key)))
		if key == "owed" {
			f.Hint = words.Say("expect.owed.hint")
		}
		f.Fill(*begin.Answer(i))
		fields, items = append(fields, f), append(items, f)
	}
	return fields, items
}

func (p *Page) nextNumber(correct bool) int {
	latest := p.facts.Latest(p.person)
	switch {
	case latest == nil:
		return 1
	case correct:
		return latest.Number
	}
	return latest.Number + 1
}

// next is the version to write: the newest one when it is corrected, else a new one.
func (p *Page) next(correct bool) *model.Expectation {
	if correct {
		v := *p.facts.Latest(p.person)
		return &v
	}
	return &model.Expectation{Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, Number: p.nextNumber(false)}
}

// put writes a version, ends the one before, and makes an action item of each new line of what the manager owes.
func (p *Page) put(w *storage.Work, v *model.Expectation, due model.Date) error {
	owed := ""
	if latest := p.facts.Latest(p.person); latest != nil {
		owed = latest.Owed
	}
	if before := p.facts.Before(v); before != nil {
		ended := *before
		ended.ValidTo = v.ValidFrom.AddDays(-1)
		if err := w.Put(&ended); err != nil {
			return err
		}
	}
	if err := w.Put(v); err != nil {
		return err
	}
	for _, line := range model.OwedLines(owed, v.Owed) {
		a := model.Action{
			Row: model.About(v.SubjectID), AuthorID: v.AuthorID, OwedBy: model.SideManager, Text: line, DueOn: due, State: model.ActionOpen,
			OpenedOn: p.frame.Today(), ExpectationID: v.ID,
		}
		var err error
		if a.Position, err = w.NextPosition(a.TableName(), a.SubjectID); err != nil {
			return err
		}
		if err = w.Put(&a); err != nil {
			return err
		}
	}
	return nil
}
