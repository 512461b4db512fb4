package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Roster is who is in a file and what they are measured by: what nearly every page needs. Framework is the newest
// version.
type Roster struct {
	File        File
	Owner       Author
	Authors     []Author
	People      []Person
	Aliases     []Alias
	Sources     []SourceID
	Assignments []Assignment
	Framework   Framework
}

// Person finds a person by id; nil when there is none.
func (r *Roster) Person(id ID) *Person {
	for i := range r.People {
		if r.People[i].ID == id {
			return &r.People[i]
		}
	}
	return nil
}

// Call is what a person is called in a sentence: the chosen call name, else the given name, else the first word.
func (p *Person) Call() string {
	if p.CallName != "" {
		return p.CallName
	}
	if p.Given != "" {
		return p.Given
	}
	first, _, _ := strings.Cut(strings.TrimSpace(p.Name), " ")
	return first
}

// Initials are one or two letters for the disc. They follow the order of the name, except where somebody is called by
// several words at the end of it: Nguyễn Thu Hà, whose family name comes first, is called Thu Hà and has TH, not NH.
func (p *Person) Initials() string {
	name, call := JoinSpace(p.Name), JoinSpace(p.Call())
	if strings.Contains(call, " ") && strings.HasSuffix(name, " "+call) {
		name = call
	}
	return cmp.Or(Initials(name), "?")
}

// Initials are the first letters of the first and the last word of a name, in capitals. A name in Chinese, Japanese or
// Korean signs gives its first sign, a name without a letter nothing.
func Initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	if len(words) == 0 {
		return ""
	}
	first := firstLetter(words[0])
	if len(words) == 1 || eastAsian(first) {
		return first
	}
	return first + firstLetter(words[len(words)-1])
}

func firstLetter(s string) string {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return string(unicode.ToUpper(r))
		}
	}
	return ""
}

// Here says whether the person is in lists as of a day: not archived, and not left before it.
func (p *Person) Here(on Date) bool {
	return p.ArchivedAt.IsZero() && (p.LeftOn.IsZero() || !p.LeftOn.Before(on))
}

// AssignmentOn is the assignment a person had on a day; nil when there was none.
func (r *Roster) AssignmentOn(person ID, on Date) *Assignment {
	for i := range r.Assignments {
		if a := &r.Assignments[i]; a.SubjectID == person && a.Span().Holds(on) {
			return a
		}
	}
	return nil
}

// LevelOn is the level a person held on a day, with the words of the newest framework; nil when none is known.
func (r *Roster) LevelOn(person ID, on Date) *Level {
	a := r.AssignmentOn(person, on)
	if a == nil {
		return nil
	}
	return r.Framework.Level(a.LevelID)
}

// LevelSince is the first day of the unbroken time a person has held the level of the given day; zero when it is open
// to the past or unknown.
func (r *Roster) LevelSince(person ID, on Date) Date {
	a := r.AssignmentOn(person, on)
	if a == nil || a.LevelID == "" {
		return Date{}
	}
	since := a.ValidFrom
	for !since.IsZero() {
		before := r.AssignmentOn(person, since.AddDays(-1))
		if before == nil || before.LevelID != a.LevelID {
			break
		}
		since = before.ValidFrom
	}
	return since
}

// ManagerOn is the manager a person had on a day; nil when none is known.
func (r *Roster) ManagerOn(person ID, on Date) *Person {
	a := r.AssignmentOn(person, on)
	if a == nil {
		return nil
	}
	return r.Person(a.ManagerID)
}

// Reps are the reps who are here as of a day, sorted by name.
func (r *Roster) Reps(on Date) []Person {
	var out []Person
	for _, p := range r.People {
		if p.IsRep && p.Here(on) {
			out = append(out, p)
		}
	}
	SortPeople(out)
	return out
}

// Everyone are the people who are here as of a day, sorted by name; with archived, all of them.
func (r *Roster) Everyone(on Date, archived bool) []Person {
	var out []Person
	for _, p := range r.People {
		if archived || p.Here(on) {
			out = append(out, p)
		}
	}
	SortPeople(out)
	return out
}

// MyPeople are those assigned to the file's owner on a day, with the reps who never had a manager: whoever wrote them
// down would lose sight of them otherwise. They are all reps if nobody is assigned to the owner or the owner is no person.
func (r *Roster) MyPeople(on Date) []Person {
	var mine, alone []Person
	if r.Owner.PersonID != "" {
		for _, p := range r.People {
			a := r.AssignmentOn(p.ID, on)
			switch {
			case !p.Here(on) || p.ID == r.Owner.PersonID:
			case a != nil && a.ManagerID == r.Owner.PersonID:
				mine = append(mine, p)
			case p.IsRep && !r.everLed(p.ID):
				alone = append(alone, p)
			}
		}
	}
	if len(mine) == 0 {
		return r.Reps(on)
	}
	mine = append(mine, alone...)
	SortPeople(mine)
	return mine
}

// everLed says whether a person has or had a manager, or is to get one.
func (r *Roster) everLed(id ID) bool {
	return slices.ContainsFunc(r.Assignments, func(a Assignment) bool { return a.SubjectID == id && a.ManagerID != "" })
}

// Managers are the people somebody is assigned to on a day, sorted by name: the candidates for "Which of these is
// you?".
func (r *Roster) Managers(on Date) []Person {
	seen := map[ID]bool{}
	var out []Person
	for i := range r.Assignments {
		a := &r.Assignments[i]
		if a.ManagerID == "" || seen[a.ManagerID] || !a.Span().Holds(on) {
			continue
		}
		if p := r.Person(a.ManagerID); p != nil && p.Here(on) {
			seen[a.ManagerID] = true
			out = append(out, *p)
		}
	}
	SortPeople(out)
	return out
}

// OwnerName is what the owner is called: the person's name once known, else the author's.
func (r *Roster) OwnerName() string {
	if p := r.Person(r.Owner.PersonID); p != nil {
		return p.Name
	}
	return r.Owner.Name
}

// OwnerCall is what the owner is called in a sentence: the person's call name once known, else the first word of the
// author's.
func (r *Roster) OwnerCall() string {
	if p := r.Person(r.Owner.PersonID); p != nil {
		return p.Call()
	}
	return (&Person{Name: r.Owner.Name}).Call()
}

// SortPeople sorts by the root collation of the name, then by id, so that the order is the same everywhere.
func SortPeople(people []Person) {
	c := collate.New(language.Und)
	var buf collate.Buffer
	keys := make(map[ID]string, len(people))
	for i := range people {
		keys[people[i].ID] = string(c.KeyFromString(&buf, people[i].Name))
		buf.Reset()
	}
	slices.SortFunc(people, func(a, b Person) int {
		return cmp.Or(cmp.Compare(keys[a.ID], keys[b.ID]), cmp.Compare(a.ID, b.ID))
	})
}

// FindPerson resolves what a user typed: a name, an alias, another system's id, or any unique ending of our id. People
// who left or are archived are found too. Errors are ErrNotFound and ErrAmbiguous; the latter's Args are the text and
// the candidates as "name (id)".
func (r *Roster) FindPerson(text string) (*Person, error) {
	found := map[ID]bool{}
	want := Fold(text)
	if want == "" {
		return nil, &Problem{Key: "error.person.none", Args: []any{text}, Err: ErrNotFound}
	}
	for i := range r.People {
		p := &r.People[i]
		if Fold(p.Name) == want || len(text) >= 4 && strings.HasSuffix(string(p.ID), strings.ToLower(text)) {
			found[p.ID] = true
		}
	}
	for i := range r.Aliases {
		if Fold(r.Aliases[i].Name) == want {
			found[r.Aliases[i].SubjectID] = true
		}
	}
	for i := range r.Sources {
		if r.Sources[i].External == text {
			found[r.Sources[i].SubjectID] = true
		}
	}
	if len(found) == 0 { // a call name is enough when only one person has it
		for i := range r.People {
			if Fold(r.People[i].Call()) == want {
				found[r.People[i].ID] = true
			}
		}
	}
	var hits []Person
	for i := range r.People {
		if found[r.People[i].ID] {
			hits = append(hits, r.People[i])
		}
	}
	switch len(hits) {
	case 0:
		return nil, &Problem{Key: "error.person.none", Args: []any{text}, Err: ErrNotFound}
	case 1:
		return &hits[0], nil
	}
	SortPeople(hits)
	return nil, &Problem{Key: "error.person.ambiguous", Args: []any{text, strings.Join(PersonLabels(hits), ", ")}, Err: ErrAmbiguous}
}

// PersonLabels are "name (last eight of the id)", for lists of candidates.
func PersonLabels(people []Person) []string {
	out := make([]string, len(people))
	for i := range people {
		out[i] = people[i].Name + " (" + people[i].ID.Short() + ")"
	}
	return out
}

// Led are the people assigned to a manager on a day, sorted by name.
func (r *Roster) Led(manager ID, on Date) []Person {
	var out []Person
	for _, p := range r.People {
		if a := r.AssignmentOn(p.ID, on); a != nil && a.ManagerID == manager && p.Here(on) {
			out = append(out, p)
		}
	}
	SortPeople(out)
	return out
}
