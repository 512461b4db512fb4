package documents

import (
	"bytes"
	"context"
	"strings"
	"time"

	"milepost/model"
	"milepost/report"
	"milepost/storage"
	"milepost/ui/words"
)

// Prepare is what the sheet for a one-on-one is made of beside the file.
type Prepare struct {
	Person  model.ID
	On      model.Date // the day it is as of
	Private bool       // private texts too
	At      time.Time  // written into the document
}

// PreparedSheet says what is on a sheet that was written, and what is not.
type PreparedSheet struct {
	Warnings []string
	Private  int // private texts on it
	LeftOut  int // private texts that are not, because nobody asked for them
}

// WritePrepare makes the sheet as PDF and writes it to path, whole or not at all. It is its owner's, not for others: with
// Private it holds private texts, and says on the page whose it is. An unknown person is ErrNotFound.
func WritePrepare(ctx context.Context, store *storage.Store, x Prepare, path string) (PreparedSheet, error) {
	var told PreparedSheet
	roster, err := store.Roster(ctx)
	if err != nil {
		return told, err
	}
	who := roster.Person(x.Person)
	if who == nil {
		return told, &model.Problem{Key: "error.person.none", Args: []any{x.Person.Short()}, Err: model.ErrNotFound}
	}
	facts, err := store.PrepareFacts(ctx, x.Person, x.On)
	if err != nil {
		return told, err
	}
	p := model.Prepare(roster, facts, x.Person, x.On)
	if !x.Private {
		told.LeftOut = p.Private()
		p = p.WithoutPrivate()
	}
	told.Private = p.Private()
	s, err := newSheet(roster, who, &facts, &p)
	if err != nil {
		return told, err
	}
	var out bytes.Buffer
	problems, err := report.Prepare(&out, s.sheet(x), Words(), report.Options{Paper: paper(roster.File.Paper), Created: x.At})
	if err != nil {
		return told, err
	}
	for _, w := range problems {
		told.Warnings = append(told.Warnings, words.Problem(w))
	}
	return told, writeWhole(path, out.Bytes())
}

// prepareSheet puts what is prepared in words.
type prepareSheet struct {
	roster     *model.Roster
	who        *model.Person
	facts      *model.PrepareFacts
	p          *model.Prepared
	name, call string // as they can be printed
}

func newSheet(roster *model.Roster, who *model.Person, facts *model.PrepareFacts, p *model.Prepared) (*prepareSheet, error) {
	s := &prepareSheet{roster: roster, who: who, facts: facts, p: p}
	var aliases []string
	for _, a := range roster.Aliases {
		if a.SubjectID == who.ID && a.Visibility != model.Private {
			aliases = append(aliases, a.Name)
		}
	}
	var err error
	s.name, s.call, err = report.Printable(Words(), who.Name, who.Call(), aliases)
	return s, err
}

func (s *prepareSheet) sheet(x Prepare) report.PrepareSheet {
	out := report.PrepareSheet{
		Title: words.Say("prepare.sheet.title", s.name), Author: s.roster.OwnerName(), When: s.when(), Sentence: words.BeginWith(s.p, s.call),
		Since:     report.PrepareList{Title: words.Since(s.p), Lines: s.since(), Empty: words.Say("prepare.sheet.first", s.call)},
		Quiet:     report.PrepareList{Title: words.Say("oneonone.quiet.title"), Lines: s.quiet(), Empty: words.Say("prepare.sheet.quiet.none")},
		Questions: report.PrepareList{Title: words.Say("oneonone.questions.title"), Lines: s.questions()},
		Theirs:    report.PreparePoints{Title: words.Say("oneonone.points.theirs", s.call), Boxes: s.boxes(model.SideRep)},
		Mine:      report.PreparePoints{Title: words.Say("oneonone.points.yours"), Boxes: s.boxes(model.SideManager)},
		Promises:  report.PrepareList{Title: words.Say("prepare.sheet.open"), Lines: s.promises(x.On), Empty: words.Say("prepare.sheet.open.none")},
		Promised:  report.PrepareHeads{Title: words.Say("prepare.sheet.today"), Who: words.Say("prepare.sheet.who"), By: words.Say("prepare.sheet.by")},
		Mark:      words.Say("kit.visibility.private"), More: func(n int) string { return words.Say("prepare.sheet.more", n) },
		Foot: words.Say("prepare.sheet.foot"), Printed: words.Say("prepare.sheet.printed", words.Date(model.DateOf(x.At.In(s.roster.File.Location())))),
	}
	if s.p.First() {
		out.Questions.Title = words.Say("oneonone.questions.first")
	} else {
		out.Since.Empty = words.Say("oneonone.since.none")
	}
	if s.p.Private() > 0 {
		out.Private, out.Foot = words.Say("prepare.sheet.private", s.roster.OwnerName()), words.Say("prepare.sheet.shred")
	}
	return out
}

// when is the talk that is prepared: its day, its time for both of the pair if it is known, and how long it is planned.
func (s *prepareSheet) when() string {
	m := s.p.Next
	if m == nil {
		return words.Say("prepare.sheet.asof", words.Date(s.p.On))
	}
	here := s.roster.BothClocks(m)[0]
	out := []string{words.Say("prepare.sheet.day", words.Weekday(int(here.On.Weekday())), words.Date(here.On))}
	if at := words.Times(m, s.roster); at != "" {
		out = append(out, at)
	}
	if m.Minutes > 0 {
		out = append(out, words.Say("talk.minutes", m.Minutes))
	}
	return strings.Join(out, ", ")
}

func (s *prepareSheet) since() []report.PrepareLine {
	var out []report.PrepareLine
	for _, l := range words.PreparedLines(s.p, s.call) {
		line := report.PrepareLine{Text: l.Text, Private: l.Private}
		if l.Kind == words.LineKept {
			line.Note = l.Note
		}
		out = append(out, line)
	}
	return out
}

func (s *prepareSheet) quiet() []report.PrepareLine {
	var out []report.PrepareLine
	for i := range s.p.Quiet {
		q := &s.p.Quiet[i]
		out = append(out, report.PrepareLine{Text: words.PointKind(q.Kind), Right: words.QuietFor(q), Warn: q.Long})
	}
	return out
}

func (s *prepareSheet) questions() []report.PrepareLine {
	var out []report.PrepareLine
	for _, q := range model.FittingQuestions(words.Asks(), s.p, s.facts.Talks.Points, s.who.StartedOn, 0) {
		out = append(out, report.PrepareLine{Text: q.Text})
	}
	return out
}

// boxes are the points of a side. Deals stand on a list of their own and do not eat the time for coaching.
func (s *prepareSheet) boxes(side model.Side) []report.PrepareBox {
	var out []report.PrepareBox
	for i := range s.p.Points {
		x := &s.p.Points[i]
		if x.Side != side || x.List != model.ListTalk {
			continue
		}
		var notes []string
		if x.Kind != "" {
			notes = append(notes, words.PointKind(x.Kind))
		}
		if carried := words.OpenSince(x, s.p.On); carried != "" {
			notes = append(notes, carried)
		}
		for k := range s.p.Quiet {
			if q := &s.p.Quiet[k]; q.Kind == x.Kind && q.Long {
				notes = append(notes, words.Say("prepare.sheet.quiet", words.QuietFor(q)))
			}
		}
		out = append(out, report.PrepareBox{Text: x.Text, Note: words.Capital(strings.Join(notes, ", ")), Private: x.Visibility == model.Private})
	}
	return out
}

func (s *prepareSheet) promises(on model.Date) []report.PrepareLine {
	var out []report.PrepareLine
	for _, list := range [][]model.Owed{s.p.Mine, s.p.Theirs} {
		for i := range list {
			o := &list[i]
			who := s.call
			if o.OwedBy == model.SideManager {
				who = words.Say("oneonone.side.you")
			}
			line := report.PrepareLine{Text: words.Say("prepare.sheet.owes", who, o.Text), Private: o.Visibility == model.Private}
			switch {
			case o.Late > 0:
				line.Right, line.Warn = words.Late(o.Late), true
			case !o.DueOn.IsZero():
				line.Right = words.DateShort(o.DueOn, on)
			default:
				line.Right = words.Say("prepare.sheet.opened", words.DateShort(o.OpenedOn, on))
			}
			out = append(out, line)
		}
	}
	return out
}
