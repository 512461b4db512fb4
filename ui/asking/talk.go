// Package asking holds what one begins a talk with: the bank of questions, and templates of points. Both are dialogs over
// any page.
package asking

import (
	"context"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the dialogs ask of the file.
type Store interface {
	Talks(context.Context, model.ID) (model.OneOnOnes, error)
	Questions(context.Context) ([]model.Question, error)
	Templates(context.Context) (model.Templates, error)
}

var _ Store = (*storage.Store)(nil)

// talk is the pair that points are added for. In a dialog that was not opened on somebody's page it is chosen there.
type talk struct {
	frame    kit.Frame
	person   model.ID // empty: nobody is chosen yet
	has      model.OneOnOnes
	who      *kit.MenuButton
	onChosen func()
}

// newTalk makes the pair and the button that chooses another. onChosen runs once somebody else was chosen.
func newTalk(f kit.Frame, name string, person model.ID, onChosen func()) *talk {
	t := &talk{frame: f, person: person, onChosen: onChosen}
	t.who = kit.NewMenuButton(name+".for", "", t.people)
	t.showWho()
	return t
}

// people are those a talk can be with; while the curtain is drawn only the one who looks on is known.
func (t *talk) people() []kit.MenuItem {
	var items []kit.MenuItem
	for _, p := range t.frame.Roster().MyPeople(t.frame.Today()) {
		items = append(items, kit.MenuItem{
			Name: "for." + p.ID.Short(), Label: p.Name, Chosen: p.ID == t.person,
			OnTapped: func() {
				t.person = p.ID
				t.showWho()
				t.onChosen()
			},
		})
	}
	return items
}

func (t *talk) showWho() {
	text := words.Say("asking.for.nobody")
	if t.person != "" {
		text = words.Say("asking.for", t.call())
	}
	t.who.SetText(text)
}

// call is how the person is called, or a word that stands for whoever will be chosen.
func (t *talk) call() string {
	if p := t.frame.Roster().Person(t.person); p != nil {
		return p.Call()
	}
	return words.Say("asking.somebody")
}

// load reads the pair's points; nothing while nobody is chosen.
func (t *talk) load(ctx context.Context, s Store, person model.ID) (model.OneOnOnes, error) {
	if person == "" {
		return model.OneOnOnes{}, nil
	}
	return s.Talks(ctx, person)
}

// meetingToday is the talk of today that a point is raised in; empty without one.
func (t *talk) meetingToday() model.ID {
	for _, m := range t.has.Meetings {
		if m.On == t.frame.Today() && (m.State == model.MeetingHeld || m.State == model.MeetingPlanned) {
			return m.ID
		}
	}
	return ""
}

// adding writes points below those there are, for both to see.
func (t *talk) adding(points []model.Beginning) func(*storage.Work) error {
	first := model.Point{
		Row: model.About(t.person), AuthorID: t.frame.Roster().Owner.ID, RaisedOn: t.frame.Today(), RaisedInID: t.meetingToday(),
	}
	return func(w *storage.Work) error {
		at, err := w.NextPosition(first.TableName(), first.SubjectID)
		if err != nil {
			return err
		}
		for i, p := range points {
			x := first
			x.Side, x.Kind, x.Text, x.Position = p.Side, p.Kind, p.Text, at+int64(i)*storage.PositionStep
			if err := w.Put(&x); err != nil {
				return err
			}
		}
		return nil
	}
}
