package model

// KeepLeftMonths is how long what is about a person is kept after they left, unless somebody decides otherwise: long enough
// for the questions of the year after, and no longer.
const KeepLeftMonths = 24

// EraseOn is the day on which it is proposed to erase somebody who left.
func EraseOn(left Date) Date {
	if left.IsZero() {
		return Date{}
	}
	return left.AddMonths(KeepLeftMonths)
}
