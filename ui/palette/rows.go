package palette

import (
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// show puts an answer into the list, the first row marked.
func (p *Palette) show(a answer) {
	p.rows, p.chosen, p.shown = nil, 0, a.question
	p.body.Objects = nil
	t := theme.Current()
	if a.question == "" {
		p.body.Add(kit.In(14, 20, 6, 20, kit.P(words.Say("palette.empty"), kit.Small, t.Ink2)))
	}
	p.group("palette.people", p.hits(a.people))
	exact := len(a.aims) > 0 && a.aims[0].Exact
	named := !exact && p.namesCommand(a.question)
	if named {
		p.group("palette.do", p.commands(a))
	}
	if exact { // who types the name of a goal or milestone means that
		p.group("palette.aims", p.hits(a.aims))
		p.group("palette.texts", p.hits(a.texts))
	} else {
		p.group("palette.texts", p.hits(a.texts))
		p.group("palette.aims", p.hits(a.aims))
	}
	if !named {
		p.group("palette.do", p.commands(a))
	}
	if len(p.rows) == 0 {
		none := kit.P(words.Say("palette.none", a.question), kit.BodyM, t.Ink)
		none.Name = "palette.none"
		hint := words.Say("palette.none.hint")
		if p.opts.Frame.Curtain().On { // whoever looks on is not told that there are private texts
			hint = words.Say("palette.none.hint.curtain")
		}
		p.body.Add(kit.In(18, 20, 14, 20, kit.VB(6, none, kit.P(hint, kit.Small, t.Ink2))))
	}
	p.mark(0)
}

// group adds rows below a caption.
func (p *Palette) group(caption string, rows []*row) {
	if len(rows) == 0 {
		return
	}
	p.body.Add(kit.In(12, 20, 4, 20, kit.T(words.Say(caption), kit.CapM, theme.Current().Ink3)))
	for _, r := range rows {
		p.rows = append(p.rows, r)
		p.body.Add(kit.In(0, 8, 0, 8, r))
	}
}

func (p *Palette) hits(hits []storage.SearchHit) []*row {
	var out []*row
	for i := range hits {
		out = append(out, p.hit(&hits[i]))
	}
	return out
}

// icons of what was found; a person has a disc instead.
var icons = map[storage.SearchKind]kit.IconName{
	storage.FoundNote: kit.IconNote, storage.FoundPoint: kit.IconChat, storage.FoundAction: kit.IconCheck, storage.FoundCaught: kit.IconNote,
	storage.FoundGoal: kit.IconTarget, storage.FoundCareer: kit.IconFlag, storage.FoundStrategic: kit.IconWeave,
	storage.FoundExpected: kit.IconCheck,
}

func (p *Palette) hit(h *storage.SearchHit) *row {
	f := p.opts.Frame
	r := &row{
		name: "palette." + string(h.Kind) + "." + h.ID.Short(), title: h.Title, more: h.Snippet,
		private: h.Visibility == model.Private, key: "Enter", take: p.take(func() { f.Go(routeTo(h)) }),
	}
	about := f.Roster().Person(h.SubjectID)
	if h.Kind == storage.FoundPerson {
		r.quiet = p.aboutPerson(about, h)
		if about != nil {
			r.lead = kit.PersonDisc(about, 24)
		}
		return r.build()
	}
	r.lead = kit.Icon(icons[h.Kind], 17, theme.Current().Ink2)
	r.quiet = p.aboutRecord(about, h)
	return r.build()
}

// aboutPerson are the quiet words behind a name: the level, and that one is archived.
func (p *Palette) aboutPerson(x *model.Person, h *storage.SearchHit) string {
	var parts []string
	if x != nil {
		if l := p.opts.Frame.Roster().LevelOn(x.ID, p.opts.Frame.Today()); l != nil {
			parts = append(parts, l.Name)
		}
	}
	if h.Archived {
		parts = append(parts, words.Say("palette.archived"))
	}
	return strings.Join(parts, ", ")
}

// aboutRecord are the quiet words behind a record: whom it is about, when, and that it is archived.
func (p *Palette) aboutRecord(about *model.Person, h *storage.SearchHit) string {
	var parts []string
	if about != nil {
		parts = append(parts, about.Call())
	}
	today := p.opts.Frame.Today()
	switch {
	case !h.DueOn.IsZero():
		parts = append(parts, words.Say("palette.due", words.DateShort(h.DueOn, today)))
	case !h.On.IsZero():
		parts = append(parts, words.DateShort(h.On, today))
	}
	if h.Archived {
		parts = append(parts, words.Say("palette.archived"))
	}
	return strings.Join(parts, ", ")
}

// routeTo is the page of a record, pointing at it.
func routeTo(h *storage.SearchHit) kit.Route {
	r := kit.Route{Page: kit.PagePerson, Person: h.SubjectID, Ref: h.ID}
	switch h.Kind {
	case storage.FoundPerson:
		r.Ref = ""
	case storage.FoundCaught:
		return kit.Route{Page: kit.PageInbox, Ref: h.ID}
	case storage.FoundStrategic:
		return kit.Route{Page: kit.PageStrategic, Ref: h.ID}
	case storage.FoundExpected:
		r.Tab = kit.TabExpectations
	case storage.FoundGoal, storage.FoundCareer:
		r.Tab = kit.TabGrowth
	default:
		r.Tab = kit.TabTalks
	}
	return r
}

// commands are those whose words begin as the question's do, and what can be done with the first person found.
func (p *Palette) commands(a answer) []*row {
	var out []*row
	if len(a.people) > 0 && p.opts.About != nil {
		if x := p.opts.Frame.Roster().Person(a.people[0].ID); x != nil {
			for _, c := range p.opts.About(x) {
				out = append(out, p.command(&c, a.question))
			}
		}
	}
	for i := range p.opts.Commands {
		if c := &p.opts.Commands[i]; begins(c.Text, a.question) {
			out = append(out, p.command(c, a.question))
		}
	}
	return out
}

// leastOfCommand is how many letters of a command's name mean the command rather than a text that holds them.
const leastOfCommand = 4

// namesCommand says whether a question is the beginning of what a command is called: who types that means the command.
func (p *Palette) namesCommand(question string) bool {
	q := model.Fold(question)
	return utf8.RuneCountInString(q) >= leastOfCommand && slices.ContainsFunc(p.opts.Commands, func(c Command) bool { return strings.HasPrefix(model.Fold(c.Text), q) })
}

func (p *Palette) command(c *Command, question string) *row {
	r := &row{
		name: "palette.do." + c.Name, title: storage.MarkFound(c.Text, question), key: c.Keys, isCommand: true, take: p.take(c.Do),
		lead: kit.Icon(c.Icon, 17, theme.Current().Ink2),
	}
	return r.build()
}

// begins says whether every word of a question begins a word of a text.
func begins(text, question string) bool {
	folded := " " + model.Fold(text)
	for _, w := range strings.Fields(model.Fold(question)) {
		if !strings.Contains(folded, " "+w) {
			return false
		}
	}
	return true
}
