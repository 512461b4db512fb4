package words

import "milepost/model"

// Expected says in a sentence what somebody's expectations want.
func Expected(r *model.ExpectationReminder, who string) string {
	return Say("today.expect."+string(r.Want), who)
}

// missingNamed is how many of those of whom nothing is expected are called by name.
const missingNamed = 2

// Missing says of whom nothing is expected yet.
func Missing(r *model.Roster, people []model.ID) string {
	var names []string
	for _, id := range people {
		if p := r.Person(id); p != nil {
			names = append(names, p.Call())
		}
	}
	if n := len(names) - missingNamed; n > 1 {
		names = append(names[:missingNamed], Say("today.expect.others", n))
	}
	return Say("today.expect.missing", List(names))
}
