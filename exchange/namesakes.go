package exchange

import (
	"slices"
	"strings"

	"milepost/model"
)

// listNames are what people are called in a list: by their names, and those who share one with the last digits of their ids
// after it.
func listNames(r *model.Roster) map[model.ID]string {
	many := map[string]int{}
	for i := range r.People {
		many[model.NameKey(r.People[i].Name)]++
	}
	out := map[model.ID]string{}
	for i := range r.People {
		p := &r.People[i]
		out[p.ID] = p.Name
		if many[model.NameKey(p.Name)] > 1 {
			out[p.ID] = withDigits(p)
		}
	}
	return out
}

func withDigits(p *model.Person) string { return p.Name + " (" + p.ID.Short() + ")" }

// byDigits is the person whose digits a cell holds, alone or in brackets after a name; nil when it holds nobody's.
func byDigits(r *model.Roster, cell string) *model.Person {
	digits := cell
	if at := strings.LastIndex(cell, " ("); at >= 0 && strings.HasSuffix(cell, ")") {
		digits = cell[at+2 : len(cell)-1]
	}
	if len(digits) != 8 && len(digits) != 36 {
		return nil
	}
	digits = strings.ToLower(digits)
	at := slices.IndexFunc(r.People, func(p model.Person) bool { return p.ID.Short() == digits || string(p.ID) == digits })
	if at < 0 {
		return nil
	}
	return &r.People[at]
}

// sayNamesakes is what each of several people of one name is written as.
func sayNamesakes(people []model.Person) string {
	var out []string
	for i := range people {
		out = append(out, withDigits(&people[i]))
	}
	return strings.Join(out, ", ")
}
