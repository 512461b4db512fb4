package model

import "slices"

// nameKey marks a SourceID that holds no id of the other system but the name it uses.
const nameKey = "name:"

// NameKey is what stands for a person's id in a source that knows people by their names alone, so that the person is
// found again after the name was changed here.
func NameKey(name string) string { return nameKey + Fold(name) }

// IsNameKey says whether an external id is a name and not an id of the other system.
func IsNameKey(external string) bool {
	return len(external) >= len(nameKey) && external[:len(nameKey)] == nameKey
}

// PeopleIndex finds people as importers must: by the id of a source, else by the exact folded name or alias. People may
// be added while it is in use. It is not safe for several goroutines.
type PeopleIndex struct {
	people map[ID]Person
	byName map[string][]ID          // folded name or alias
	byID   map[[2]string]ID         // source and external id
	known  map[ID]map[string]string // person, source: an id that is no name
}

// NewPeopleIndex knows everybody in the roster, also who left or is archived.
func NewPeopleIndex(r *Roster) *PeopleIndex {
	x := &PeopleIndex{people: map[ID]Person{}, byName: map[string][]ID{}, byID: map[[2]string]ID{}, known: map[ID]map[string]string{}}
	for _, p := range r.People {
		x.Add(p)
	}
	for _, a := range r.Aliases {
		x.AddAlias(a.SubjectID, a.Name)
	}
	for _, s := range r.Sources {
		x.AddSource(s.SubjectID, s.Source, s.External)
	}
	return x
}

// Add makes a person known under the present name.
func (x *PeopleIndex) Add(p Person) {
	x.people[p.ID] = p
	x.AddAlias(p.ID, p.Name)
}

// AddAlias makes a known person known under another name. A name that folds to nothing finds nobody.
func (x *PeopleIndex) AddAlias(person ID, name string) {
	f := Fold(name)
	if f != "" && !slices.Contains(x.byName[f], person) {
		x.byName[f] = append(x.byName[f], person)
	}
}

// AddSource makes a known person known under an external id.
func (x *PeopleIndex) AddSource(person ID, source, external string) {
	x.byID[[2]string{source, external}] = person
	if IsNameKey(external) {
		return
	}
	if x.known[person] == nil {
		x.known[person] = map[string]string{}
	}
	x.known[person][source] = external
}

// Person gives a known person.
func (x *PeopleIndex) Person(id ID) Person { return x.people[id] }

// Source finds who has an external id; the empty ID when nobody has.
func (x *PeopleIndex) Source(source, external string) ID { return x.byID[[2]string{source, external}] }

// External is the id of a person in a source; empty when none is known or only the name.
func (x *PeopleIndex) External(person ID, source string) string { return x.known[person][source] }

// Named are all people whose name or alias folds to the same, sorted by name.
func (x *PeopleIndex) Named(name string) []Person {
	var out []Person
	for _, id := range x.byName[Fold(name)] {
		out = append(out, x.people[id])
	}
	if len(out) > 1 {
		SortPeople(out)
	}
	return out
}

// Match finds the one person a row means, which gives a name and perhaps an external id.
//
// With an id: who has it; else the one person of that name whom this source has not called otherwise yet; else nobody,
// which makes a new person: two ids are two people even under one name. Without an id: whom this source knew by that
// name alone; else the one person of that name. The answer is the empty ID when there is nobody. More than one is
// ErrAmbiguous, with the candidates.
func (x *PeopleIndex) Match(source, external, name string) (ID, []Person, error) {
	if external != "" {
		if id := x.Source(source, external); id != "" {
			return id, nil, nil
		}
		free := slices.DeleteFunc(x.Named(name), func(p Person) bool { return x.External(p.ID, source) != "" })
		return one(free)
	}
	if id := x.Source(source, NameKey(name)); id != "" && x.External(id, source) == "" {
		return id, nil, nil
	}
	return one(x.Named(name))
}

func one(people []Person) (ID, []Person, error) {
	switch len(people) {
	case 0:
		return "", nil, nil
	case 1:
		return people[0].ID, nil, nil
	}
	return "", people, ErrAmbiguous
}
