package storage_test

import (
	"errors"
	"fmt"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// stock is what a file holds, as pages have read it.
type stock struct {
	roster    *model.Roster
	talks     model.OneOnOnes
	growth    model.Growth
	direction model.Direction
	amara     model.Person
	private   model.Goal   // with all that hangs on a goal
	own       model.Career // private
}

// stockUp writes a small file that has one of everything, and leaves nothing to undo.
func stockUp(t *testing.T, s *storage.Store) {
	t.Helper()
	p, boss := addPerson(t, s, "Amara"), addPerson(t, s, "Ingrid")
	do(t, s, unit.Import, func(w *storage.Work) error {
		for _, row := range []model.Row{model.About(p.ID), model.PrivateAbout(p.ID)} {
			for i := range 3 {
				if err := planted(w, row, fmt.Sprint(row.Visibility, " ", i)); err != nil {
					return err
				}
			}
		}
		return w.Assign(model.Assignment{Row: model.About(p.ID), ManagerID: boss.ID, Team: "North"})
	})
	x := look(t, s)
	do(t, s, unit.ClosePoint, func(w *storage.Work) error {
		x.talks.Points[2].ClosedOn, x.talks.Actions[2].ClosedOn, x.talks.Actions[2].State = monday, monday, model.ActionDone
		g := find(x.growth.Goals, func(g *model.Goal) bool { return g.Title == "shared 2 goal" })
		g.State, g.ClosedOn = model.GoalReached, monday
		return put(w, &x.talks.Points[2], &x.talks.Actions[2], g)
	})
	if err := s.MakeFinal(ctx); err != nil {
		t.Fatal(err)
	}
}

// look reads everything about Amara.
func look(t *testing.T, s *storage.Store) *stock {
	t.Helper()
	x := &stock{roster: roster(t, s)}
	x.amara = x.roster.People[0]
	var err error
	read := func(e error) {
		if err == nil {
			err = e
		}
	}
	var e error
	x.talks, e = s.OneOnOnes(ctx, x.amara.ID)
	read(e)
	x.growth, e = s.Growth(ctx, x.amara.ID)
	read(e)
	x.direction, e = s.Direction(ctx)
	read(e)
	if err != nil {
		t.Fatal(err)
	}
	x.private = *find(x.growth.Goals, func(g *model.Goal) bool { return g.Visibility == model.Private })
	x.own = *find(x.growth.Careers, func(c *model.Career) bool { return c.Visibility == model.Private })
	return x
}

var monday = model.MustDate("2026-11-23")

func find[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	panic("the file has no such record")
}

func put(w *storage.Work, records ...model.Record) error {
	for _, r := range records {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}

// records are those of a list, as Shift takes them.
func records[T any, P interface {
	*T
	model.Record
}](list []T,
) []model.Record {
	var out []model.Record
	for i := range list {
		out = append(out, P(&list[i]))
	}
	return out
}

// shift moves the second of a list up.
func shift(w *storage.Work, shown []model.Record) error {
	return w.Shift(shown, shown[1].Head().ID, -1)
}

// changes is what every unit changes, as the pages do it.
var changes = map[string]func(*storage.Work, *stock) error{
	unit.ChangeFile: func(w *storage.Work, x *stock) error {
		x.roster.File.Currency, x.roster.File.FirstMonth = "EUR", 4
		return w.Put(&x.roster.File)
	},
	unit.ChooseOwner: func(w *storage.Work, x *stock) error {
		x.roster.Owner.PersonID = x.roster.People[1].ID
		return w.Put(&x.roster.Owner)
	},
	unit.Import:    importPeople,
	unit.AddPerson: func(w *storage.Work, x *stock) error { return addAssigned(w, "Jonas") },
	unit.ChangePerson: func(w *storage.Work, x *stock) error {
		x.amara.Name, x.amara.StartedOn, x.amara.IsRep = "Amara Okafor", monday, false
		return w.Put(&x.amara)
	},
	unit.ArchivePerson: func(w *storage.Work, x *stock) error { x.amara.ArchivedAt = 1; return w.Put(&x.amara) },
	unit.AssignPerson: func(w *storage.Work, x *stock) error {
		return w.Assign(model.Assignment{Row: model.About(x.amara.ID), Team: "South", ValidFrom: monday})
	},
	unit.LeaveTeam: func(w *storage.Work, x *stock) error {
		_, err := w.Leave(x.amara.ID, monday, "")
		return err
	},
	unit.Rate: func(w *storage.Work, x *stock) error {
		a := &model.Assessment{
			Row: model.About(x.amara.ID), AuthorID: w.Actor(), VersionID: x.roster.Framework.Version.ID, On: monday, State: model.AssessmentOpen,
		}
		if err := w.Put(a); err != nil {
			return err
		}
		for i, k := range x.roster.Framework.Skills {
			r := &model.Rating{Row: a.Row, AuthorID: w.Actor(), AssessmentID: a.ID, SkillID: k.SkillID, Rater: model.BySelf, Step: i % 6, Skipped: i%6 == 0}
			r.ID, r.Version = "", 0
			if err := w.Insert(r); err != nil {
				return err
			}
		}
		return nil
	},

	unit.PutBack: func(w *storage.Work, x *stock) error {
		a := find(x.talks.Actions, func(a *model.Action) bool { return a.State == model.ActionDone })
		seq := a.Version - 1
		err := w.PutBack(model.RefOf(a), seq, a.Version)
		for ; errors.Is(err, model.ErrNothing); seq-- { // other tests have changed it and taken that back
			err = w.PutBack(model.RefOf(a), seq-1, a.Version)
		}
		return err
	},

	unit.PlanMeeting: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Meeting{Row: model.About(x.amara.ID), AuthorID: w.Actor(), On: monday, AtTime: "10:00", State: model.MeetingPlanned})
	},
	unit.HoldOneOnOne: func(w *storage.Work, x *stock) error {
		m := &model.Meeting{Row: model.About(x.amara.ID), AuthorID: w.Actor(), On: monday, State: model.MeetingHeld}
		if err := w.Put(m); err != nil {
			return err
		}
		x.talks.Points[0].ClosedOn, x.talks.Points[0].ClosedInID = monday, m.ID
		return w.Put(&x.talks.Points[0])
	},
	unit.FinishOneOnOne: func(w *storage.Work, x *stock) error {
		m := &x.talks.Meetings[0]
		m.State, m.StartedAt, m.EndedAt = model.MeetingHeld, 1_764_000_000_000, 1_764_002_700_000
		return w.Put(m)
	},
	unit.ChangeMeeting: func(w *storage.Work, x *stock) error {
		x.talks.Meetings[0].State, x.talks.Meetings[0].Minutes = model.MeetingSkipped, 30
		return w.Put(&x.talks.Meetings[0])
	},
	unit.SetCadence: func(w *storage.Work, x *stock) error {
		x.talks.Cadences[0].ValidTo = monday.AddDays(-1)
		return put(w, &x.talks.Cadences[0], &model.Cadence{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Days: 7, ValidFrom: monday})
	},
	unit.SetSeries: func(w *storage.Work, x *stock) error {
		x.talks.Series[0].ValidTo = monday.AddDays(-1)
		return put(w, &x.talks.Series[0], aSeries(w, x.amara.ID))
	},
	unit.SetAbsence: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Absence{Row: model.About(x.amara.ID), AuthorID: w.Actor(), ValidFrom: monday, ValidTo: monday.AddDays(4)})
	},
	unit.SendSummary: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Summary{
			Row: model.About(x.amara.ID), AuthorID: w.Actor(), MadeOn: monday, Items: string(x.talks.Actions[0].ID + " " + x.talks.Actions[1].ID),
		})
	},
	unit.TakeReply: func(w *storage.Work, x *stock) error {
		a, b := &x.talks.Actions[0], &x.talks.Actions[1]
		a.State, a.ClosedOn, a.RepliedOn = model.ActionDone, monday, monday
		b.DueOn, b.Reply, b.RepliedOn = monday.AddDays(4), "waiting for legal", monday
		return put(w, a, b)
	},
	unit.ImportTalks: func(w *storage.Work, x *stock) error {
		return w.Insert(&model.Meeting{Row: model.About(x.amara.ID), AuthorID: w.Actor(), On: monday.AddDays(-70), State: model.MeetingHeld})
	},
	unit.BeginFrom: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Point{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Side: model.SideRep, Kind: model.PointCareer, Text: "x", RaisedOn: monday})
	},
	unit.ImportDates: func(w *storage.Work, x *stock) error {
		s := aSeries(w, x.amara.ID)
		s.UID = "x@example.org"
		if err := w.Put(s); err != nil {
			return err
		}
		return w.Put(&model.Meeting{
			Row: model.About(x.amara.ID), AuthorID: w.Actor(), SeriesID: s.ID, SeriesOn: monday, On: monday.AddDays(1), State: model.MeetingPlanned,
		})
	},
	unit.ImportAsk: func(w *storage.Work, _ *stock) error {
		return w.Insert(&model.Question{Row: model.Ours(), Text: "x", Category: "y", Language: "en", Source: "z", External: "1"})
	},
	unit.KeepTemplate: func(w *storage.Work, _ *stock) error {
		t := &model.Template{Row: model.Ours(), AuthorID: w.Actor(), Name: "x"}
		if err := w.Put(t); err != nil {
			return err
		}
		return w.Put(&model.TemplatePoint{Row: model.Ours(), TemplateID: t.ID, Side: model.SideManager, Text: "y"})
	},
	unit.DropTemplate: func(w *storage.Work, _ *stock) error {
		return w.Put(&model.Template{Row: model.Ours(), AuthorID: w.Actor(), Name: "x", ArchivedAt: 1})
	},
	unit.AddQuestion: func(w *storage.Work, _ *stock) error {
		return w.Put(&model.Question{Row: model.Ours(), Text: "x", External: "2"})
	},
	unit.DropQuestion: func(w *storage.Work, _ *stock) error {
		return w.Put(&model.Question{Row: model.Ours(), Text: "x", External: "3", ArchivedAt: 1})
	},
	unit.ReadInbox: func(w *storage.Work, _ *stock) error {
		return w.Put(&model.Caught{Row: model.Row{Visibility: model.Private}, AuthorID: w.Actor(), Text: "x", On: monday, Digest: "y"})
	},
	unit.CatchLine: func(w *storage.Work, _ *stock) error {
		c := model.NewCaught(w.Actor(), "x", monday)
		return w.Put(&c)
	},
	unit.SortInbox: func(w *storage.Work, x *stock) error {
		return put(w, &model.Caught{Row: model.PrivateAbout(x.amara.ID), AuthorID: w.Actor(), SortedOn: monday, Digest: "y"},
			&model.Note{Row: model.PrivateAbout(x.amara.ID), AuthorID: w.Actor(), Kind: model.NotePlain, On: monday, Text: "x"})
	},
	unit.Observe: func(w *storage.Work, x *stock) error {
		n := &model.Note{Row: model.PrivateAbout(x.amara.ID), AuthorID: w.Actor(), Kind: model.NoteObservation, On: monday, Occasion: "x", Keep: "y", Try: "z"}
		if err := w.Put(n); err != nil {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.PrivateAbout(x.amara.ID), AuthorID: w.Actor(), NoteID: n.ID, SkillID: x.roster.Framework.Skills[0].SkillID, Step: 3})
	},

	unit.AddPoint: func(w *storage.Work, x *stock) error {
		at, err := w.NextPosition("talking_point", x.amara.ID)
		for i := range 3 { // several pasted lines
			if err == nil {
				err = w.Put(&model.Point{
					Row: model.About(x.amara.ID), AuthorID: w.Actor(), Side: model.SideManager, Text: "x", RaisedOn: monday,
					Position: at + int64(i)*storage.PositionStep,
				})
			}
		}
		return err
	},
	unit.ChangePoint: func(w *storage.Work, x *stock) error {
		x.talks.Points[0].Text, x.talks.Points[0].Kind = "<&> “other”\u2028", model.PointDeal
		return w.Put(&x.talks.Points[0])
	},
	unit.ClosePoint: func(w *storage.Work, x *stock) error {
		x.talks.Points[0].ClosedOn = monday
		return w.Put(&x.talks.Points[0])
	},
	unit.ReopenPoint: func(w *storage.Work, x *stock) error { return reopenPoint(w, x) },
	unit.MovePoint:   func(w *storage.Work, x *stock) error { return shift(w, records(x.talks.Points)) },
	unit.ArchivePoint: func(w *storage.Work, x *stock) error {
		x.talks.Points[0].ArchivedAt = 1
		return w.Put(&x.talks.Points[0])
	},
	unit.ListPoint: func(w *storage.Work, x *stock) error {
		x.talks.Points[0].List = model.ListPipeline
		return w.Put(&x.talks.Points[0])
	},
	unit.SharePoint: func(w *storage.Work, x *stock) error { return reshare(w, records(x.talks.Points)) },

	unit.AddAction: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Action{
			Row: model.PrivateAbout(x.amara.ID), AuthorID: w.Actor(), OwedBy: model.SideRep, Text: "x", State: model.ActionOpen, OpenedOn: monday,
			PointID: x.talks.Points[0].ID, MeetingID: x.talks.Meetings[0].ID, GoalID: x.private.ID,
		})
	},
	unit.ChangeAction: func(w *storage.Work, x *stock) error {
		x.talks.Actions[0].DueOn, x.talks.Actions[0].OwedBy = monday, model.SideManager
		return w.Put(&x.talks.Actions[0])
	},
	unit.CloseAction: func(w *storage.Work, x *stock) error {
		x.talks.Actions[0].State, x.talks.Actions[0].ClosedOn = model.ActionDropped, monday
		return w.Put(&x.talks.Actions[0])
	},
	unit.ReopenAction: func(w *storage.Work, x *stock) error {
		a := find(x.talks.Actions, func(a *model.Action) bool { return a.State == model.ActionDone })
		a.State, a.ClosedOn = model.ActionOpen, model.Date{}
		return w.Put(a)
	},
	unit.MoveAction: func(w *storage.Work, x *stock) error { return shift(w, records(x.talks.Actions)) },
	unit.ArchiveAction: func(w *storage.Work, x *stock) error {
		x.talks.Actions[0].ArchivedAt = 1
		return w.Put(&x.talks.Actions[0])
	},
	unit.ShareAction: func(w *storage.Work, x *stock) error { return reshare(w, records(x.talks.Actions)) },

	unit.AddNote: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Note{Row: model.PrivateAbout(x.amara.ID), AuthorID: w.Actor(), Kind: model.NoteWin, On: monday, MeetingID: x.talks.Meetings[0].ID})
	},
	unit.ChangeNote: func(w *storage.Work, x *stock) error { x.talks.Notes[0].Text += "!"; return w.Put(&x.talks.Notes[0]) },
	unit.ArchiveNote: func(w *storage.Work, x *stock) error {
		x.talks.Notes[0].ArchivedAt = 1
		return w.Put(&x.talks.Notes[0])
	},
	unit.ShareNote: func(w *storage.Work, x *stock) error { return reshare(w, records(x.talks.Notes)) },
}

func aSeries(w *storage.Work, person model.ID) *model.Series {
	return &model.Series{
		Row: model.About(person), AuthorID: w.Actor(), Rule: model.Weekly, Every: 1, AtTime: "10:00", Zone: "Europe/Berlin", Minutes: 45, ValidFrom: monday,
	}
}

func importPeople(w *storage.Work, x *stock) error {
	for i := range 30 {
		p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: fmt.Sprint("New ", i)}
		if err := w.Put(p); err != nil {
			return err
		}
		for _, r := range []model.Record{
			&model.SourceID{Row: model.About(p.ID), Source: "crm", External: fmt.Sprint(i)}, &model.Alias{Row: model.About(x.amara.ID), Name: fmt.Sprint(i)},
		} {
			if err := w.Insert(r); err != nil {
				return err
			}
		}
		if err := w.Assign(model.Assignment{Row: model.About(p.ID), ManagerID: x.amara.ID}); err != nil {
			return err
		}
	}
	x.amara.Email = "amara@example.org"
	return w.Put(&x.amara)
}

func addAssigned(w *storage.Work, name string) error {
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true}
	if err := w.Put(p); err != nil {
		return err
	}
	return w.Assign(model.Assignment{Row: model.About(p.ID), Team: "North"})
}

func reopenPoint(w *storage.Work, x *stock) error {
	p := find(x.talks.Points, func(p *model.Point) bool { return !p.ClosedOn.IsZero() })
	p.ClosedOn, p.ClosedInID = model.Date{}, ""
	return w.Put(p)
}

// reshare shares what is private of a list, and takes back what is shared.
func reshare(w *storage.Work, list []model.Record) error {
	for _, r := range list {
		to := model.Shared
		if r.Head().Visibility == model.Shared {
			to = model.Private
		}
		if err := w.Reshare(r, to); err != nil {
			return err
		}
	}
	return nil
}
