package model

// SharedExpectation is what is expected of a rep, as it may leave the house.
type SharedExpectation struct {
	Name, Call               string
	Aliases                  []string
	ManagerName, ManagerCall string
	ManagerAliases           []string
	TeamName                 string
	AsOf                     Date
	Version                  Expectation
	Changed                  []int // places of the answers that the version before said differently; none for the first
	AcknowledgedOn           Date  // zero: not yet
}

// NewSharedExpectation makes it from facts and expectations that hold nothing private. ErrNotFound when nobody is called so,
// or nothing is expected of them on the day.
func NewSharedExpectation(f *SharedFacts, x *Expectations, person ID, on Date) (SharedExpectation, error) {
	p := f.Roster.Person(person)
	if p == nil {
		return SharedExpectation{}, &Problem{Key: "error.person.none", Args: []any{person.Short()}, Err: ErrNotFound}
	}
	v := x.On(person, on)
	if v == nil {
		return SharedExpectation{}, &Problem{Key: "export.expectations.none", Args: []any{p.Name}, Err: ErrNotFound}
	}
	out := SharedExpectation{Name: p.Name, Call: p.Call(), Aliases: sharedAliases(f.Roster, person), TeamName: f.Roster.File.Name, AsOf: on, Version: *v}
	if m := f.Roster.ManagerOn(person, on); m != nil {
		out.ManagerName, out.ManagerCall, out.ManagerAliases = m.Name, m.Call(), sharedAliases(f.Roster, m.ID)
	} else {
		out.ManagerName, out.ManagerCall = f.Roster.OwnerName(), f.Roster.OwnerCall()
		out.ManagerAliases = sharedAliases(f.Roster, f.Roster.Owner.PersonID)
	}
	if before := x.Before(v); before != nil {
		out.Changed = ChangedAnswers(&before.Expected, &v.Expected)
	}
	if a := x.Acknowledged(v.ID, on); a != nil {
		out.AcknowledgedOn = a.On
	}
	return out, nil
}
