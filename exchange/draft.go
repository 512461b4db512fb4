package exchange

import (
	"fmt"
	"slices"
	"strings"

	"milepost/model"
)

// draft is a person as the plan would leave them. New people have an id that only the plan knows.
type draft struct {
	person    model.Person
	isNew     bool
	edited    bool           // person differs from what is stored
	asManager bool           // some row names them as manager
	problem   *model.Problem // why their own row is refused
	line      int            // of the first row that means them; 0: none
	values    map[Field]string
	aliases   []string
	externals []string
	ended     *model.Assignment // a present one, ended or filled in
	begun     *model.Assignment
}

// exists says whether the person is or would be in the file.
func (d *draft) exists() bool { return !d.isNew || d.line > 0 && d.problem == nil || d.asManager }

// writes says whether carrying out changes anything of the person.
func (d *draft) writes() bool {
	return d.exists() && (d.isNew || d.edited || len(d.aliases) > 0 || len(d.externals) > 0 || d.ended != nil || d.begun != nil)
}

// draftID marks people that are not in the file yet.
const draftID = "draft-"

func isDraftID(id model.ID) bool { return strings.HasPrefix(string(id), draftID) }

// newDraft makes a person of a name, known to the index from now on.
func (b *planner) newDraft(name string) *draft {
	d := &draft{isNew: true}
	d.person.ID = model.ID(fmt.Sprintf("%s%06d", draftID, len(b.plan.drafts)+1))
	d.person.Name = name
	b.add(d)
	b.index.Add(d.person)
	return d
}

// draftOf is the draft of a person who is in the file or in the plan.
func (b *planner) draftOf(id model.ID) *draft {
	if d := b.byID[id]; d != nil {
		return d
	}
	d := &draft{person: *b.roster.Person(id)}
	b.add(d)
	return d
}

func (b *planner) add(d *draft) {
	b.plan.drafts = append(b.plan.drafts, d)
	b.byID[d.person.ID] = d
}

// addExternal makes the person known to the source: by its id, else by the name it uses. The bool is false when nothing
// has to be added.
func (b *planner) addExternal(d *draft, external, name string) bool {
	if external == "" {
		if b.index.External(d.person.ID, b.plan.Source) != "" {
			return false
		}
		external = model.NameKey(name)
	}
	if b.index.Source(b.plan.Source, external) != "" {
		return false
	}
	d.externals = append(d.externals, external)
	b.index.AddSource(d.person.ID, b.plan.Source, external)
	return true
}

// addAlias gives the person another name, unless it folds to one they have.
func (b *planner) addAlias(d *draft, alias string) bool {
	if alias == "" || model.Fold(alias) == "" || slices.ContainsFunc(b.index.Named(alias), func(p model.Person) bool { return p.ID == d.person.ID }) {
		return false
	}
	d.aliases = append(d.aliases, alias)
	b.index.AddAlias(d.person.ID, alias)
	return true
}

// strip leaves of a person whose row is refused what a manager without a row has: the name.
func (d *draft) strip() {
	if d.isNew {
		d.person = model.Person{Row: d.person.Row, Name: d.person.Name}
	}
	d.edited, d.aliases, d.ended, d.begun = false, nil, nil, nil
	d.externals = slices.DeleteFunc(d.externals, func(e string) bool { return !d.asManager || !model.IsNameKey(e) })
}
