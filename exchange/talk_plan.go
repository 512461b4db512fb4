package exchange

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"milepost/model"
	"milepost/storage"
)

// talkItem is what one row of a log, or one dated section of old notes, says about a person.
type talkItem struct {
	row     int // of the plan
	person  model.ID
	on      model.Date
	minutes int
	cadence int                // 0: not said
	state   model.MeetingState // empty: there is no meeting
	said    bool               // the list says the state itself
	atTime  string             // "10:00"; empty: not said

	kind                      model.NoteKind
	text, occasion, keep, try string     // of the note; all empty: there is none
	day                       model.Date // that the note is known by; zero: nobody wrote one
}

// hasNote says whether there is anything to keep beside the meeting.
func (it *talkItem) hasNote() bool {
	return it.text != "" || it.occasion != "" || it.keep != "" || it.try != ""
}

// talkPlan is what an import of one-on-ones would write.
type talkPlan struct {
	people   []model.ID
	was      talkMark // what the plan was made for
	meetings []*meetingDraft
	cadences []cadenceDraft
	notes    []*noteDraft
	sources  []model.SourceID // whom the list calls what, as the user said
}

// meetingDraft is a meeting as the plan would leave it.
type meetingDraft struct {
	model.Meeting
	edited bool
	row    int // the first one that means it; -1: none
}

// noteDraft is a note as the plan would leave it.
type noteDraft struct {
	model.Note
	meeting *meetingDraft // it is of; nil: of none, or of one that the note names itself
	edited  bool
}

// cadenceDraft is an agreement that ends, or is changed in place, and one that begins.
type cadenceDraft struct{ changed, begun *model.Cadence }

func (t *talkPlan) empty() bool {
	if t == nil {
		return true
	}
	return len(t.cadences)+len(t.sources)+len(t.notes) == 0 &&
		!slices.ContainsFunc(t.meetings, func(m *meetingDraft) bool { return m.writes() })
}

func (m *meetingDraft) writes() bool { return m.edited || m.Version == 0 }

// made counts new meetings and notes.
func (t *talkPlan) made() (meetings, notes int) {
	for _, m := range t.meetings {
		if m.Version == 0 {
			meetings++
		}
	}
	for _, n := range t.notes {
		if n.Version == 0 {
			notes++
		}
	}
	return meetings, notes
}

// talkMark tells whether the talks of the people concerned moved on between preview and apply.
type talkMark struct {
	people, aliases, sources          mark
	meetings, cadences, series, notes mark
}

func markTalks(r *model.Roster, all map[model.ID]model.OneOnOnes) talkMark {
	m := talkMark{people: markRows(r.People), aliases: markRows(r.Aliases), sources: markRows(r.Sources)}
	for _, t := range all {
		m.meetings = m.meetings.and(markRows(t.Meetings))
		m.cadences = m.cadences.and(markRows(t.Cadences))
		m.series = m.series.and(markRows(t.Series))
		m.notes = m.notes.and(markRows(t.Notes))
	}
	return m
}

func (m mark) and(other mark) mark { return mark{m.count + other.count, max(m.newest, other.newest)} }

// talkPlanner gathers what a plan for one-on-ones is made from.
type talkPlanner struct {
	table  *Table
	roster *model.Roster
	opt    Options
	plan   *Plan
	index  *model.PeopleIndex
	alias  map[string]model.ID // folded name of the list
	items  []talkItem
	order  DateOrder
}

// PreviewTalks makes a plan from a log of one-on-ones or from old notes and writes nothing. People must be in the file:
// who is not known is refused, with those who may be meant. Errors are about the whole list, ErrInvalid, ErrNotFound or
// ErrAmbiguous, and those of storage.
func PreviewTalks(ctx context.Context, s *storage.Store, r *model.Roster, t *Table, o Options) (*Plan, error) {
	o.Source = cmp.Or(o.Source, string(KindTalks))
	b := &talkPlanner{
		table: t, roster: r, opt: o, index: model.NewPeopleIndex(r), alias: map[string]model.ID{},
		plan: &Plan{File: t.File, Kind: KindTalks, Source: o.Source, talks: &talkPlan{}},
	}
	if err := b.findAliases(); err != nil {
		return nil, err
	}
	if t.Notes != nil {
		b.readSections()
	} else if err := b.readRows(); err != nil {
		return nil, err
	}
	for _, it := range b.items {
		if !slices.Contains(b.plan.talks.people, it.person) {
			b.plan.talks.people = append(b.plan.talks.people, it.person)
		}
	}
	have, err := s.TalksOf(ctx, b.plan.talks.people)
	if err != nil {
		return nil, err
	}
	b.plan.talks.was = markTalks(r, have)
	b.settle(have)
	return b.plan, nil
}

// findAliases looks up whom the user said the list means.
func (b *talkPlanner) findAliases() error {
	for _, from := range sortedKeys(b.opt.Aliases) {
		p, err := b.roster.FindPerson(b.opt.Aliases[from])
		if err != nil {
			return err
		}
		b.alias[model.Fold(from)] = p.ID
		b.remember(model.NameKey(from), p.ID)
	}
	return nil
}

// remember lets the next import of the source know whom it calls so.
func (b *talkPlanner) remember(key string, person model.ID) {
	next := model.SourceID{Row: model.About(person), Source: b.plan.Source, External: key}
	for _, s := range b.roster.Sources {
		if s.Source != b.plan.Source || s.External != key {
			continue
		}
		if s.SubjectID == person {
			return
		}
		next, next.SubjectID = s, person
	}
	b.plan.talks.sources = append(b.plan.talks.sources, next)
}

// find is the person a row means; else why it is refused, and who may be meant.
func (b *talkPlanner) find(external, name string) (model.ID, *model.Problem, []model.Person) {
	if id := b.alias[model.Fold(name)]; id != "" {
		return id, nil, nil
	}
	id, candidates, err := b.index.Match(b.plan.Source, external, name)
	switch {
	case err != nil:
		return "", &model.Problem{Key: "import.talk.ambiguous", Args: []any{name, len(candidates)}, Err: err}, candidates
	case id == "":
		return "", &model.Problem{Key: "import.talk.unknown", Args: []any{name}, Err: model.ErrNotFound}, b.near(name)
	}
	return id, nil, nil
}

// mostNear is how many people are named who may be meant by a name that nobody has.
const mostNear = 5

// near are people who share a word with a name, those with the most words first.
func (b *talkPlanner) near(name string) []model.Person {
	wanted := strings.Fields(heading(name))
	shared := map[model.ID]int{}
	count := func(id model.ID, called string) {
		n := 0
		for _, w := range strings.Fields(heading(called)) {
			if len([]rune(w)) > 1 && slices.Contains(wanted, w) {
				n++
			}
		}
		shared[id] = max(shared[id], n)
	}
	for _, p := range b.roster.People {
		count(p.ID, p.Name)
	}
	for _, a := range b.roster.Aliases {
		count(a.SubjectID, a.Name)
	}
	var out []model.Person
	for _, p := range b.roster.People {
		if shared[p.ID] > 0 {
			out = append(out, p)
		}
	}
	model.SortPeople(out)
	slices.SortStableFunc(out, func(a, b model.Person) int { return shared[b.ID] - shared[a.ID] })
	return out[:min(len(out), mostNear)]
}

// refuse says why a row is not taken.
func (b *talkPlanner) refuse(row int, column int, p *model.Problem, candidates []model.Person) {
	out := &b.plan.Rows[row]
	p.File, p.Line, p.Column = cmp.Or(out.File, b.table.File), out.Line, column
	out.Fate, out.Problem, out.Changes, out.Person, out.Candidates = FateRefused, p, nil, "", candidates
}
