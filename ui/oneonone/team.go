package oneonone

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// The page of the team's meetings is the same page with the team in the place of a rep. Nothing on it is private, because
// nothing of the team is; a promise that begins with a rep's name is that rep's.

func (p *Page) team() bool { return p.person == model.TheTeam }

// subject is whom drafts are about; none: the team.
func (p *Page) subject() model.ID {
	if p.team() {
		return ""
	}
	return p.person
}

// asTeam takes away what has no meaning for a team.
func (p *Page) asTeam() {
	p.newPoint.mark.Hide()
	p.newAction.mark.Hide()
}

// teamCards are the talk, the promises, the meetings and the notes.
func (p *Page) teamCards() *fyne.Container {
	return kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(0, 0, 1), kit.At(300, 2, 3)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}, {kit.At(0, 3)}}},
	},
		kit.Card(p.pointsCard()),
		kit.Card(kit.VB(8, p.actionsHead, p.actions, p.actionsFoot, kit.In(6, 0, 0, 0, p.newAction.box))),
		kit.Card(kit.VB(8, p.meetingsHead, p.meetings, p.meetingsFoot)),
		kit.Card(kit.VB(6, p.notesHead, p.notes, p.notesFt, kit.In(8, 0, 0, 0, p.newNote.box))))
}

func (p *Page) teamDisc(size float32) fyne.CanvasObject {
	return kit.Disc(0, model.Initials(p.frame.Roster().File.Name), size)
}

// otherSide is how the switch names who is not the manager.
func (p *Page) otherSide() string {
	if p.team() {
		return words.Say("oneonone.team.all")
	}
	return p.call()
}

// noNotes says that there are none, and who would see one.
func (p *Page) noNotes() string {
	if p.team() {
		return words.Say("oneonone.team.notes")
	}
	return words.Say("oneonone.notes.empty", p.call())
}

// teamSentence says what is open.
func (p *Page) teamSentence() string {
	points, late := 0, 0
	for i := range p.talks.Points {
		if x := &p.talks.Points[i]; x.ClosedOn.IsZero() && x.ArchivedAt.IsZero() && x.List == model.ListTalk {
			points++
		}
	}
	for i := range p.talks.Actions {
		a := &p.talks.Actions[i]
		if a.State == model.ActionOpen && a.ArchivedAt.IsZero() && a.OverdueOn(p.frame.Today()) {
			late++
		}
	}
	switch {
	case late > 0:
		return words.SayN("oneonone.team.late", late, words.Capital(words.Count(late)))
	case points > 0:
		return words.SayN("oneonone.team.open", points, words.Capital(words.Count(points)))
	}
	return words.Say("oneonone.team.start")
}

// unlessTeam is what a key does on a rep's page, and nothing on the team's.
func (p *Page) unlessTeam(do func()) func() {
	if p.team() {
		return nil
	}
	return do
}

// markPart says who sees a row; everybody sees the team's.
func (p *Page) markPart(name string, v model.Visibility, st kit.Style, onTapped func()) fyne.CanvasObject {
	if p.team() {
		return kit.Gap(1, 1)
	}
	return kit.NewMarkPart(name, v == model.Private, st, onTapped)
}

func (p *Page) newNoteMark() fyne.CanvasObject {
	if p.team() {
		return kit.Gap(1, 1)
	}
	return kit.VisibilityMark(true)
}

// reshareItems is the entry of a row's menu that shares or takes back.
func (p *Page) reshareItems(v model.Visibility, onTapped func()) []kit.MenuItem {
	if p.team() {
		return nil
	}
	return []kit.MenuItem{kit.ReshareItem(v, p.call(), onTapped)}
}

// address makes a promise of the team that of the rep whose name it begins with.
func (p *Page) address(a *model.Action) {
	if !p.team() {
		return
	}
	if x := model.NewAddressBook(p.frame.Roster(), p.frame.Today()).Split(a.Text); x.Person != "" && x.Text != "" {
		a.Row.SubjectID, a.Row.Visibility = x.Person, model.Shared
		a.OwedBy, a.Text = model.SideRep, x.Text
	}
}
