package model

// AwayDays is on how many days of a span, both ends included, a person is away.
func AwayDays(absences []Absence, person ID, span Span) int {
	n := 0
	for d := span.From; !d.IsZero() && !d.After(span.To); d = d.AddDays(1) {
		if AwayOn(absences, person, d) {
			n++
		}
	}
	return n
}

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
