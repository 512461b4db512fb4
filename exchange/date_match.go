package exchange

import (
	"regexp"
	"slices"
	"strings"

	"milepost/model"
)

// dateMatcher finds out whom a meeting is with and whether it is one of two.
type dateMatcher struct {
	roster *model.Roster
	index  *model.PeopleIndex
	mails  map[string][]model.ID
	full   map[model.ID][]string // names and aliases, in words
	short  map[string][]model.ID // what reps are called in a sentence
	owner  []string              // words of the owner's name
}

func newDateMatcher(r *model.Roster) *dateMatcher {
	m := &dateMatcher{roster: r, index: model.NewPeopleIndex(r), mails: map[string][]model.ID{}, full: map[model.ID][]string{}, short: map[string][]model.ID{}}
	for i := range r.People {
		p := &r.People[i]
		if !p.IsRep || !p.ArchivedAt.IsZero() {
			continue
		}
		if mail := foldMail(p.Email); mail != "" {
			m.mails[mail] = append(m.mails[mail], p.ID)
		}
		m.full[p.ID] = append(m.full[p.ID], heading(p.Name))
		for _, name := range []string{p.Call(), p.Given} {
			if w := heading(name); w != "" && !slices.Contains(m.short[w], p.ID) {
				m.short[w] = append(m.short[w], p.ID)
			}
		}
	}
	for _, a := range r.Aliases {
		if _, rep := m.full[a.SubjectID]; rep {
			m.full[a.SubjectID] = append(m.full[a.SubjectID], heading(a.Name))
		}
	}
	m.owner = strings.Fields(heading(r.Owner.Name))
	if p := r.Person(r.Owner.PersonID); p != nil {
		m.owner = append(m.owner, strings.Fields(heading(p.Name+" "+p.Call()))...)
	}
	return m
}

// whom finds the one rep whom the invited or else the title name; more than one are candidates, and nobody is meant.
func (m *dateMatcher) whom(title string, mails, names []string) (model.ID, []model.ID) {
	var found []model.ID
	add := func(ids ...model.ID) {
		for _, id := range ids {
			if !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
	}
	for _, mail := range mails {
		add(m.mails[mail]...)
	}
	if len(found) == 0 {
		for _, name := range names {
			for _, p := range m.index.Named(name) {
				if _, rep := m.full[p.ID]; rep {
					add(p.ID)
				}
			}
		}
	}
	if len(found) == 0 {
		add(m.inTitle(title)...)
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return "", found
}

// inTitle are the reps whom a title names: by a whole name or alias, else as they are called.
func (m *dateMatcher) inTitle(title string) []model.ID {
	text := " " + heading(title) + " "
	var found []model.ID
	for id, names := range m.full {
		if slices.ContainsFunc(names, func(n string) bool { return named(text, n) }) {
			found = append(found, id)
		}
	}
	if len(found) == 0 {
		for name, ids := range m.short {
			if named(text, name) {
				found = append(found, ids...)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// named says whether words stand in a text; names of scripts that set no spaces may stand beside other signs.
func named(text, name string) bool {
	if name == "" {
		return false
	}
	if strings.Contains(text, " "+name+" ") {
		return true
	}
	return len(name) > 3 && !strings.Contains(name, " ") && name[0] >= 0xe3 && strings.Contains(text, name)
}

var (
	// twoOfUs are titles that are meetings of two, whoever is invited beside them.
	twoOfUs = regexp.MustCompile(`(^|[^\d])1\s*(:|-|/|x|×|&|\+|on|to|:\s|-?on-?|-?to-?)\s*1([^\d]|$)`)

	twoWords = []string{
		"one on one", "one to one", "1 on 1", "121", "vier augen", "4 augen", "einzelgesprach", "mitarbeitergesprach", "zweiergesprach", "entretien individuel",
		"tete a tete", "point individuel", "uno a uno", "uno a uno", "reunion individual", "ワンオンワン", "面談",
	}
	// regular are titles of what may be a meeting of two, when nobody else is invited.
	regular = []string{
		"weekly", "biweekly", "bi weekly", "fortnightly", "monthly", "jour fixe", "jf", "check in", "checkin", "catch up", "catchup", "sync", "touchpoint",
		"touch base", "coaching", "feedback", "regeltermin", "wochentlich", "hebdo", "hebdomadaire", "semanal", "meeting with", "talk with", "gesprach mit",
		"development talk", "entwicklungsgesprach",
	}
	// filler are words beside names that say nothing of what it is.
	filler = strings.Fields("and with und mit et avec y con x meeting call chat talk video zoom teams gesprach termin rendez vous")
)

// isOneOnOne says whether a meeting looks like one of two.
func (m *dateMatcher) isOneOnOne(title string, who model.ID, invited int) bool {
	words := " " + heading(title) + " "
	holds := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(words, " "+w+" ") })
	}
	switch {
	case twoOfUs.MatchString(strings.ToLower(title)), holds(twoWords):
		return true
	case invited == 2:
		return true
	case invited > 2:
		return false
	}
	return holds(regular) || m.onlyNames(words, who)
}

// onlyNames says whether a title is made of the rep's and the owner's name alone.
func (m *dateMatcher) onlyNames(words string, who model.ID) bool {
	p := m.roster.Person(who)
	known := slices.Concat(m.owner, filler, strings.Fields(heading(p.Name+" "+p.Given+" "+p.Family+" "+p.Call())))
	for _, n := range m.full[who] {
		known = append(known, strings.Fields(n)...)
	}
	for _, w := range strings.Fields(words) {
		if !slices.Contains(known, w) {
			return false
		}
	}
	return true
}
