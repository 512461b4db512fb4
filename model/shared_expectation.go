package model

// sharedExpectations leaves out what is private.
func sharedExpectations(x *Expectations) *Expectations {
	return &Expectations{
		Versions:         notPrivate(x.Versions, func(v *Expectation) *Row { return &v.Row }),
		Acknowledgements: notPrivate(x.Acknowledgements, func(a *Acknowledgement) *Row { return &a.Row }),
	}
}

// expected says under which version the review is made, and under which each look of its period was.
func (r *SharedReview) expected(x *Expectations, as Assessments, person ID) {
	r.Expected = x.cited(x.On(person, r.AsOf), r.AsOf)
	rated := map[ID]bool{}
	for i := range as.Ratings {
		rated[as.Ratings[i].AssessmentID] = true
	}
	for i := range as.Assessments {
		if a := &as.Assessments[i]; a.SubjectID == person && rated[a.ID] && r.Period.Holds(a.On) && !a.On.After(r.AsOf) {
			r.Looks = append(r.Looks, SharedLook{On: a.On, Expected: x.cited(x.Version(a.ExpectationID), r.AsOf)})
		}
	}
}

// cited is how a version is cited on a day.
func (x *Expectations) cited(v *Expectation, on Date) *SharedExpected {
	if v == nil {
		return nil
	}
	out := &SharedExpected{Number: v.Number, ValidFrom: v.ValidFrom}
	if a := x.Acknowledged(v.ID, on); a != nil {
		out.AcknowledgedOn = a.On
	}
	return out
}

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

// NewSharedExpectation makes it from facts; what is private in them is left out. ErrNotFound when nobody is called so,
// or nothing is expected of them on the day.
func NewSharedExpectation(f *SharedFacts, person ID, on Date) (SharedExpectation, error) {
	p := f.Roster.Person(person)
	if p == nil {
		return SharedExpectation{}, &Problem{Key: "error.person.none", Args: []any{person.Short()}, Err: ErrNotFound}
	}
	x := sharedExpectations(&f.Expected)
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
