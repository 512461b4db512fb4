package oneonone

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

const (
	// sentShown is how many summaries one may choose among.
	sentShown = 10
	// replyLines is how many lines of a pasted answer are taken: what is longer holds whole threads of mails.
	replyLines = 200
	// replyProblems and replyLeft are how many lines are named that changed nothing.
	replyProblems, replyLeft = 12, 3
)

// sent is a summary that was sent, with its promises by number.
type sent struct {
	model.Summary
	items []model.SentItem
}

// replyDialog takes what a rep has answered to a summary, and shows what it changes before anything is written.
type replyDialog struct {
	frame  kit.Frame
	person model.ID
	sent   []sent

	which *kit.Picker
	field *kit.TextField
	list  *fyne.Container
	open  *kit.OpenDialog
	plan  model.ReplyPlan
	off   map[int]bool // numbers that were ticked off or on
	cut   int          // lines that were pasted when not all were taken
}

// ShowReply opens the dialog for an answer; pasted may be empty.
func ShowReply(f kit.Frame, person model.ID, pasted string) {
	store := f.Store()
	kit.Run(context.Background(), func(ctx context.Context) ([]sent, error) { return sentTo(ctx, store, person) },
		func(all []sent, err error) {
			switch {
			case err != nil:
				f.ShowError(err)
			case len(all) == 0:
				f.Tell(words.Say("reply.unsent"))
			default:
				d := &replyDialog{frame: f, person: person, sent: all, off: map[int]bool{}, list: kit.VB(0)}
				d.show(pasted)
			}
		})
}

// sentTo are the last summaries that had numbers, newest first.
func sentTo(ctx context.Context, store *storage.Store, person model.ID) ([]sent, error) {
	summaries, err := store.Summaries(ctx, person)
	if err != nil {
		return nil, err
	}
	var out []sent
	for _, s := range summaries {
		if s.Items == "" || len(out) == sentShown {
			continue
		}
		items, err := store.SentItems(ctx, s)
		if err != nil {
			return nil, err
		}
		out = append(out, sent{s, items})
	}
	return out, nil
}

func (d *replyDialog) show(pasted string) {
	call := ""
	if p := d.frame.Roster().Person(d.person); p != nil {
		call = p.Call()
	}
	d.field = kit.NewTextField("reply.text", words.Say("reply.text", call))
	d.field.Required, d.field.MinRows, d.field.MaxRows, d.field.MostLines = true, 3, 7, replyLines
	d.field.Hint = words.Say("reply.hint")
	d.field.OnChanged = func(string) { d.read() }
	d.field.OnCut = d.onCut
	d.field.Validate = d.validate
	fields := []fyne.CanvasObject{d.field, d.list}
	d.which = kit.NewPicker("reply.summary", words.Say("reply.summary"), kit.Among(d.choices()))
	d.which.Required = true
	d.which.FillKey(string(d.sent[0].ID))
	d.which.OnPick = func(kit.Item) { d.read() }
	if len(d.sent) > 1 {
		fields = append([]fyne.CanvasObject{d.which}, fields...)
	}
	d.open = kit.ShowAsk(d.frame, kit.Ask{
		Name: "reply", Title: words.Say("reply.title", call), Intro: words.Say("reply.intro"), Confirm: words.Say("reply.confirm"), Width: 680,
		Form: kit.NewForm(fields...), Unit: unit.TakeReply, Thing: kit.NewThing("reply", d.person), About: d.person,
		Read: d.write, Then: d.told,
	})
	d.frame.Canvas().Focus(d.field.FocusTarget())
	if pasted != "" {
		lines := strings.Split(pasted, "\n")
		d.field.Fill(strings.Join(lines[:min(len(lines), replyLines)], "\n"))
		if len(lines) > replyLines {
			d.cut = len(lines)
		}
	}
	d.read()
}

// choices are the summaries that were sent, by day.
func (d *replyDialog) choices() []kit.Item {
	var out []kit.Item
	for _, s := range d.sent {
		out = append(out, kit.Item{Key: string(s.ID), Text: words.DateWeekday(s.MadeOn, d.frame.Today()), Detail: words.SayN("reply.promises", len(s.items))})
	}
	return out
}

func (d *replyDialog) onCut(lines int) {
	d.cut = lines
	d.read()
}

// read looks at the answer again and shows what it would change.
func (d *replyDialog) read() {
	if d.open == nil {
		return
	}
	chosen := d.sent[0]
	for _, s := range d.sent {
		if string(s.ID) == d.which.Chosen().Key {
			chosen = s
		}
	}
	dates := model.DateReader{Today: d.frame.Today(), Words: kit.LangDates()}
	d.plan = model.PlanReply(&model.ReplyReader{Today: d.frame.Today(), Items: chosen.items, Figures: func(text string) (model.Date, bool) {
		on, err := dates.Read(text)
		return on, err == nil && !on.IsZero()
	}}, d.field.Text())
	d.list.Objects = d.rows()
	d.open.Refresh()
}

// taken says whether a change is ticked. What moved on since the summary is not, until somebody ticks it.
func (d *replyDialog) taken(c *model.ReplyChange) bool {
	on, known := d.off[c.Number]
	if known {
		return !on
	}
	return !c.MovedOn
}

func (d *replyDialog) validate(string) string {
	for i := range d.plan.Changes {
		if d.taken(&d.plan.Changes[i]) {
			return ""
		}
	}
	return words.Say("reply.none")
}

// write is what is ticked, as one unit.
func (d *replyDialog) write() func(*storage.Work) error {
	var all []model.Action
	for i := range d.plan.Changes {
		if c := &d.plan.Changes[i]; d.taken(c) {
			all = append(all, c.After)
		}
	}
	return func(w *storage.Work) error {
		for i := range all {
			if err := w.Put(&all[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

func (d *replyDialog) told() {
	n := 0
	for i := range d.plan.Changes {
		if d.taken(&d.plan.Changes[i]) {
			n++
		}
	}
	d.frame.Undoable(words.SayN("reply.taken", n))
}

// rows say what changes, then in amber what was not understood, then quietly what changes nothing.
func (d *replyDialog) rows() []fyne.CanvasObject {
	t := theme.Current()
	var out []fyne.CanvasObject
	for i := range d.plan.Changes {
		out = append(out, d.changeRow(&d.plan.Changes[i]))
	}
	line := func(name, text string, quiet bool) {
		ink := t.WarnInk
		if quiet {
			ink = t.Ink3
		}
		p := kit.P(text, kit.Small, ink)
		p.Name = name
		out = append(out, kit.In(4, 0, 4, 0, p))
	}
	if d.cut > 0 {
		line("reply.cut", words.Say("reply.cut", replyLines, d.cut), false)
	}
	for i, p := range d.plan.Problems {
		if i == replyProblems {
			line("reply.problem.more", words.SayN("reply.problem.more", len(d.plan.Problems)-i), false)
			break
		}
		line("reply.problem", words.Say("reply.problem", p.Text, words.Problem(p.Why)), false)
	}
	if len(d.plan.Same) > 0 {
		line("reply.same", words.SayN("reply.same", len(d.plan.Same), numbered(d.plan.Same)), true)
	}
	if n := len(d.plan.Left); n > 0 {
		var quoted []string
		for _, l := range d.plan.Left[:min(n, replyLeft)] {
			quoted = append(quoted, words.Say("reply.quoted", l))
		}
		line("reply.left", words.SayN("reply.left", n, strings.Join(quoted, ", ")), true)
	}
	return out
}

func numbered(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return words.List(texts)
}

func (d *replyDialog) changeRow(c *model.ReplyChange) fyne.CanvasObject {
	t, number := theme.Current(), c.Number
	tick := kit.NewTickText("reply.take."+strconv.Itoa(number), d.taken(c), words.Say("reply.number.text", number, c.Before.Text), func(on bool) { d.off[number] = !on })
	change := kit.P(words.Say("reply.change", d.state(&c.Before), d.state(&c.After)), kit.Small, t.Ink2)
	change.Name = "reply.change." + strconv.Itoa(number)
	box := kit.VB(2, change)
	if c.After.Reply != "" {
		box.Add(kit.P(words.Say("reply.quoted", c.After.Reply), kit.Small, t.Ink3))
	}
	if c.MovedOn {
		moved := kit.P(words.Say("reply.moved"), kit.Small, t.WarnInk)
		moved.Name = "reply.moved." + strconv.Itoa(number)
		box.Add(moved)
	}
	return kit.In(6, 0, 6, 0, kit.VB(2, tick, kit.In(0, 0, 0, 25, box)))
}

// state is what a promise is, in a few words.
func (d *replyDialog) state(a *model.Action) string {
	switch {
	case a.State == model.ActionDone:
		return words.Say("reply.state.done")
	case a.State == model.ActionDropped:
		return words.Say("reply.state.dropped")
	case a.DueOn.IsZero():
		return words.Say("reply.state.open")
	}
	return words.Say("reply.state.due", words.DateWeekday(a.DueOn, d.frame.Today()))
}
