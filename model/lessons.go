package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// LessonOf is what a lesson was learned from.
type LessonOf string

// What lessons come from; one that names nothing is of its rep or of the team alone.
const (
	LessonOfTalk      LessonOf = "talk"
	LessonOfGoal      LessonOf = "goal"
	LessonOfMilestone LessonOf = "milestone"
	LessonOfNothing   LessonOf = "none"
)

// LessonFacts is what lessons are read from: notes of their kind, current and not archived, and what they name.
type LessonFacts struct {
	Notes     []Note // newest first
	Links     []NoteLink
	Goals     []Goal
	Careers   []Career
	Strategic []Strategic
	Meetings  []Meeting
}

// Lesson is a mistake and what was learned of it: a note, or what was written of a strategic milestone when it was over.
type Lesson struct {
	Note      *Note // nil: a retrospect
	Text      string
	On        Date
	SubjectID ID // empty: the team's
	Goal      *Goal
	Career    *Career
	Strategic *Strategic
	Meeting   *Meeting
}

// Of says what the lesson was learned from.
func (l *Lesson) Of() LessonOf {
	switch {
	case l.Strategic != nil || l.Career != nil:
		return LessonOfMilestone
	case l.Goal != nil:
		return LessonOfGoal
	case l.Meeting != nil:
		return LessonOfTalk
	}
	return LessonOfNothing
}

// Title is what the lesson was learned from, by its title; empty for a talk and for nothing.
func (l *Lesson) Title() string {
	switch {
	case l.Strategic != nil:
		return l.Strategic.Title
	case l.Career != nil:
		return l.Career.Title
	case l.Goal != nil:
		return l.Goal.Title
	}
	return ""
}

// Private says whether only its author may read it.
func (l *Lesson) Private() bool { return l.Note != nil && l.Note.Visibility == Private }

// Lessons are all lessons, newest first; what a strategic milestone taught once it was over is among them.
func (f *LessonFacts) Lessons() []Lesson {
	var out []Lesson
	for i := range f.Notes {
		n := &f.Notes[i]
		l := Lesson{Note: n, Text: n.Text, On: n.On, SubjectID: n.SubjectID}
		l.Meeting = byID(f.Meetings, n.MeetingID)
		for _, link := range f.Links {
			if link.NoteID == n.ID {
				l.Goal = cmp.Or(l.Goal, byID(f.Goals, link.GoalID))
				l.Career = cmp.Or(l.Career, byID(f.Careers, link.CareerID))
				l.Strategic = cmp.Or(l.Strategic, byID(f.Strategic, link.StrategicID))
			}
		}
		out = append(out, l)
	}
	for i := range f.Strategic {
		if m := &f.Strategic[i]; m.State.Closed() && m.Retrospective != "" {
			out = append(out, Lesson{Text: m.Retrospective, On: m.ClosedOn, Strategic: m})
		}
	}
	slices.SortStableFunc(out, func(a, b Lesson) int { return cmp.Compare(b.On.String(), a.On.String()) })
	return out
}

// byID is the record of an id, nil for none.
func byID[T any, P interface {
	*T
	Record
}](list []T, id ID) *T {
	for i := range list {
		if id != "" && P(&list[i]).Head().ID == id {
			return &list[i]
		}
	}
	return nil
}

// LessonFilter says which lessons are shown.
type LessonFilter struct {
	Of     LessonOf // empty: of anything
	Person ID       // empty: of anybody; TheTeam: of the team
	Words  string   // all of which have to be in the text or in what it names
}

// Lists says whether a lesson passes.
func (f *LessonFilter) Lists(l *Lesson) bool {
	switch {
	case f.Of != "" && l.Of() != f.Of:
		return false
	case f.Person == TheTeam && l.SubjectID != "":
		return false
	case f.Person != "" && f.Person != TheTeam && l.SubjectID != f.Person:
		return false
	}
	text := Fold(l.Text + " " + l.Title())
	for _, w := range strings.Fields(Fold(f.Words)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// Points that make a lesson similar to a milestone, and how many it takes.
const (
	similarKind   = 1 // learned from a strategic milestone of the same kind
	similarWord   = 1 // for each word both have
	similarName   = 2 // for each name of a region or product both have
	similarWords  = 3 // words beyond these count no more
	similarFrom   = 2
	similarMost   = 5
	similarLength = 4 // letters a word must have; shorter ones join sentences
)

// emptyWords are long words that say nothing of what a milestone is about.
var emptyWords = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`about after again also been before business could customer customers each every from have into
		itself just last less made make many more most much never next only other over quarter same should some still team than that their
		them then there these they this those through until very want were what when where which while will with without would year your`) {
		emptyWords[w] = true
	}
}

// SimilarLessons are lessons worth reading before a milestone is planned, the most similar first, of two that are alike
// the newer; at most five. Similar is what was learned from a milestone of the same kind, has words of its title and its
// first answer, or names the same region or product; one sign alone is not enough, a shared name is. names are regions
// and products. What was learned from the milestone itself is no news there.
func SimilarLessons(all []Lesson, m *Strategic, names []string) []Lesson {
	type scored struct {
		Lesson
		score int
	}
	words := contentWords(m.Title + " " + m.Headed)
	title := " " + strings.Join(allWords(m.Title+" "+m.Headed), " ") + " "
	var found []scored
	for i := range all {
		l := &all[i]
		if l.Strategic != nil && l.Strategic.ID == m.ID && m.ID != "" {
			continue
		}
		score := 0
		if s := l.Strategic; s != nil && s.Kind == m.Kind && Fold(s.KindName) == Fold(m.KindName) {
			score += similarKind
		}
		shared, own := 0, contentWords(l.Text+" "+l.Title())
		for w := range own {
			if words[w] {
				shared++
			}
		}
		score += similarWord * min(shared, similarWords)
		text := " " + strings.Join(allWords(l.Text+" "+l.Title()), " ") + " "
		for _, n := range names {
			n = strings.Join(allWords(n), " ")
			if n != "" && strings.Contains(title, " "+n+" ") && strings.Contains(text, " "+n+" ") {
				score += similarName
			}
		}
		if score >= similarFrom {
			found = append(found, scored{*l, score})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.On.String(), a.On.String()))
	})
	var out []Lesson
	for _, x := range found[:min(len(found), similarMost)] {
		out = append(out, x.Lesson)
	}
	return out
}

// allWords are the words of a text, folded.
func allWords(text string) []string {
	return strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// contentWords are the words that say what a text is about.
func contentWords(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range allWords(text) {
		if len([]rune(w)) >= similarLength && !emptyWords[w] {
			out[w] = true
		}
	}
	return out
}
