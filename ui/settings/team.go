package settings

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"golang.org/x/text/currency"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// team is the card for what everybody who opens the file shares.
type team struct {
	window Window
	file   model.File // as the fields were filled
	owner  model.Author
	shown  model.File // what the fields said then
	whom   model.Author

	name, zone, currency *kit.LineField
	who, month           *kit.Picker
	week, paper          *kit.Segments
	form                 *kit.Form

	saving bool
	stored func() // shows what the file says now
}

func newTeam(w Window, r *model.Roster, stored func()) *team {
	t := &team{window: w, file: r.File, owner: r.Owner, stored: stored}
	t.name = kit.NewLineField("settings.team", words.Say("settings.team"))
	t.name.Required = true
	t.name.Fill(t.file.Name)
	t.who = kit.NewPicker("settings.owner", words.Say("settings.owner"), kit.Among(people(r, w.Today())))
	t.who.Hint = words.Say("settings.owner.hint")
	if p := r.Person(t.owner.PersonID); p != nil { // also one who is in no list any more
		t.who.Fill(kit.PersonItem(*p))
	}
	t.zone = kit.NewZoneField("settings.zone", words.Say("settings.zone"), t.file.Zone)
	t.zone.Required = true
	t.week = kit.NewSegments("settings.week", []kit.Choice{
		{Key: "1", Text: words.Weekday(1)}, {Key: "0", Text: words.Weekday(0)}, {Key: "6", Text: words.Weekday(6)},
	}, strconv.Itoa(t.file.FirstWeekday), nil)
	t.week.Spoken = words.Say("settings.week")
	t.month = kit.NewPicker("settings.month", words.Say("settings.month"), kit.Among(months()))
	t.month.Required = true
	t.month.FillKey(strconv.Itoa(max(1, t.file.FirstMonth)))
	t.currency = kit.NewLineField("settings.currency", words.Say("settings.currency"))
	t.currency.Hint = words.Say("settings.currency.hint")
	t.currency.Validate = wrongCurrency
	t.currency.Fill(t.file.Currency)
	t.paper = kit.NewSegments("settings.paper", []kit.Choice{
		{Key: "", Text: words.Say("settings.paper.region")}, {Key: "a4", Text: "A4"}, {Key: "letter", Text: "Letter"},
	}, t.file.Paper, nil)
	t.paper.Spoken = words.Say("settings.paper")
	t.shown, t.whom = t.read()
	return t
}

func months() []kit.Item {
	var out []kit.Item
	for n := 1; n <= 12; n++ {
		out = append(out, kit.Item{Key: strconv.Itoa(n), Text: words.Month(n)})
	}
	return out
}

// wrongCurrency wants a code that stands for a currency, or none.
func wrongCurrency(text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	if _, err := currency.ParseISO(text); err != nil {
		return words.Say("settings.currency.wrong")
	}
	return ""
}

// shows says whether the fields still show what is in the file.
func (t *team) shows(r *model.Roster) bool {
	return t.file.Version == r.File.Version && t.owner.Version == r.Owner.Version
}

// follow takes over a file that has changed in what the fields do not show, while somebody types in them.
func (t *team) follow(r *model.Roster) {
	if t.saving || r.Owner.PersonID != t.owner.PersonID || onto(r.File, t.file) != r.File {
		return
	}
	t.shown, t.file, t.owner = onto(r.File, t.shown), r.File, r.Owner
	t.whom = model.Author{Row: t.owner.Row, Name: t.owner.Name, PersonID: t.whom.PersonID}
}

// onto is a file with what another one says in the fields of this card.
func onto(f, fields model.File) model.File {
	f.Name, f.Zone, f.Paper, f.Currency = fields.Name, fields.Zone, fields.Paper, fields.Currency
	f.FirstWeekday, f.FirstMonth = fields.FirstWeekday, fields.FirstMonth
	return f
}

func (t *team) content() fyne.CanvasObject {
	week := kit.Labelled(words.Say("settings.week"), kit.HB(0, t.week))
	paper := kit.Labelled(words.Say("settings.paper"), kit.HB(0, t.paper))
	t.form = kit.NewForm(t.name, t.who, kit.Areas(14, []kit.Arrangement{
		{MinWidth: 560, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(0, 1)}, {kit.At(0, 2), kit.At(0, 3)}, {kit.At(0, 4)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}, {kit.At(0, 3)}, {kit.At(0, 4)}}},
	}, t.zone, t.month, t.currency, week, paper))
	t.form.OnSubmit = t.onSave
	save := kit.NewPrimary("settings.save", words.Say("dialog.save"), t.onSave)
	if t.window.Store().ReadOnly() {
		save.Disable()
	}
	return kit.VB(14, kit.CardHead(words.Say("settings.team.title")), t.form.Content(), kit.HB(0, kit.Spring(), save))
}

// read is what the fields say.
func (t *team) read() (model.File, model.Author) {
	file, owner := t.file, t.owner
	file.Name, file.Zone, file.Paper = t.name.Trimmed(), t.zone.Trimmed(), t.paper.Key()
	file.Currency = strings.ToUpper(t.currency.Trimmed())
	file.FirstWeekday = number(t.week.Key(), t.file.FirstWeekday)
	file.FirstMonth = number(t.month.Chosen().Key, t.file.FirstMonth)
	owner.PersonID = model.ID(t.who.Chosen().Key)
	return file, owner
}

// typed says whether somebody has changed a field and not stored it yet.
func (t *team) typed() bool {
	file, owner := t.read()
	return file != t.shown || owner != t.whom
}

// onSave stores what was changed, in one unit.
func (t *team) onSave() {
	if !t.form.Check() || t.saving {
		return
	}
	file, owner := t.read()
	if file == t.file && owner == t.owner {
		t.window.Tell(words.Say("settings.unchanged"))
		return
	}
	t.saving = true
	kit.Save(t.window, unit.ChangeFile, func(w *storage.Work) error {
		if err := w.Put(&owner); err != nil {
			return err
		}
		return w.Put(&file)
	}, t.onSaved)
}

func (t *team) onSaved(err error) {
	t.saving = false
	switch {
	case err == nil:
		t.stored()
		t.window.Undoable(words.Say("settings.saved"))
	case errors.Is(err, kit.ErrTheirs):
		t.stored()
	case !kit.Told(err):
		t.window.ShowError(err)
	}
}

// number reads a key; one that is none leaves what was.
func number(key string, was int) int {
	if n, err := strconv.Atoi(key); err == nil {
		return n
	}
	return was
}
