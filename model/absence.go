package model

// AwayOn says whether a person is away on a day.
func AwayOn(absences []Absence, person ID, d Date) bool {
	for i := range absences {
		a := &absences[i]
		if a.SubjectID == person && a.ArchivedAt.IsZero() && (Span{a.ValidFrom, a.ValidTo}).Holds(d) {
			return true
		}
	}
	return false
}
