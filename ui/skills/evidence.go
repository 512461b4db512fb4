package skills

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// How many notes stand under a skill: in the table, and where it is rated.
const (
	evidenceKnown  = 2
	evidenceRating = 3
)

// evidence are the notes about a skill, newest first, as quiet lines; nil when there are none. They stand beside ratings
// and are never counted as one. Where somebody rates, whole says all that was noted.
func (p *Page) evidence(skill model.ID, most int, whole bool) fyne.CanvasObject {
	lines := p.evidenceLines(skill, whole)
	if len(lines) == 0 {
		return nil
	}
	t, box := theme.Current(), kit.VB(2)
	for _, text := range lines[:min(len(lines), most)] {
		line := kit.P(text, kit.Cap, t.Ink3)
		line.Name = "skills.evidence." + skill.Short()
		box.Add(line)
	}
	if more := len(lines) - most; more > 0 {
		box.Add(kit.P(words.SayN("skills.evidence.more", more), kit.Cap, t.Ink3))
	}
	return box
}

// evidenceLines are notes and check-ins about a skill, newest first.
func (p *Page) evidenceLines(skill model.ID, whole bool) []string {
	type line struct {
		on   model.Date
		text string
	}
	var lines []line
	seen, looked := p.seen.ForSkill(skill), p.seen.CheckInsFor(skill)
	for i := range seen {
		lines = append(lines, line{seen[i].Note.On, p.evidenceLine(&seen[i], whole)})
	}
	for i := range looked {
		c := &looked[i].CheckIn
		text := words.Say("skills.evidence.checkin", words.Short(looked[i].Goal.Title), words.DateShort(c.On, p.frame.Today()), words.Short(cmp.Or(c.Progress, c.Blocker, c.NextStep)))
		lines = append(lines, line{c.On, text})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(b.on.String(), a.on.String()) })
	var out []string
	for _, l := range lines {
		out = append(out, l.text)
	}
	return out
}

// faded says whether a rating no longer tells how it is today.
func (p *Page) faded(s *model.SkillState) bool {
	on := p.frame.Today()
	return s.Step() > 0 && model.Faded(s.RatedOn, p.seen.LastFor(p.person, s.Skill.SkillID, on), on, p.frame.Roster().File.FadeMonths)
}

// bare says which ratings have no evidence; empty when each has.
func (p *Page) bare() string {
	var names []string
	for i := range p.states {
		s := &p.states[i]
		if s.Step() > 0 && p.seen.LastFor(p.person, s.Skill.SkillID, p.frame.Today()).IsZero() {
			names = append(names, s.Skill.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return words.SayN("skills.bare", len(names), words.List(names))
}

func (p *Page) evidenceLine(s *model.Seen, whole bool) string {
	text := words.Note(&s.Note)
	if !whole {
		text, _, _ = strings.Cut(text, "\n")
		text = words.Short(text)
	}
	day := words.DateShort(s.Note.On, p.frame.Today())
	if s.Step > 0 {
		return words.Say("skills.evidence.seen", s.Step, day, text)
	}
	return words.Say("skills.evidence.noted", day, text)
}

// evidenceFoot says under the table what these lines are, and leads to where one is written.
func (p *Page) evidenceFoot() fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(6)
	if text := p.bare(); text != "" {
		bare := kit.P(text, kit.Small, t.Ink2)
		bare.Name = "skills.bare"
		box.Add(bare)
	}
	if len(p.seen.Notes) > 0 {
		box.Add(kit.P(words.Say("skills.evidence.foot"), kit.Cap, t.Ink3))
	}
	if !p.frame.Curtain().On { // the page is behind it
		box.Add(kit.Flow(16, 6, kit.NewLink("skills.observe", words.Say("skills.evidence.add"), p.onObserve),
			kit.NewLink("skills.hang", words.Say("skills.hang.any"), p.onHang)))
	}
	return box
}

func (p *Page) onObserve() { p.frame.Go(kit.Route{Page: kit.PageObserve, Person: p.person}) }

// onHang asks for evidence of any skill.
func (p *Page) onHang() { p.askEvidence(model.Skill{}, nil) }

// askEvidence hangs a note on a rating, also on one of long ago: one that is there, or a new one. A skill that nobody has rated
// takes it as well.
func (p *Page) askEvidence(s model.Skill, rating *model.Rating) {
	kit.Run(p.Context(), func(ctx context.Context) (model.OneOnOnes, error) { return p.store.OneOnOnes(ctx, p.person) }, func(talks model.OneOnOnes, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.showHang(s, rating, talks.Notes)
	})
}

func (p *Page) showHang(s model.Skill, rating *model.Rating, notes []model.Note) {
	f := p.framework()
	skill := kit.NewPicker("skills.hang.skill", words.Say("skills.table.skill"), kit.Among(skillItems(f)))
	skill.Required = true
	skill.FillKey(string(s.SkillID))
	note := kit.NewPicker("skills.hang.note", words.Say("skills.hang.note"), kit.Among(p.noteItems(notes)))
	text := kit.NewTextField("skills.hang.text", words.Say("skills.hang.text"))
	text.SetPlaceholder(words.Say("skills.hang.example"))
	on := kit.NewDateField("skills.hang.on", words.Say("skills.hang.on"), p.frame.Today())
	on.Required, on.Max = true, p.frame.Today()
	on.Fill(p.frame.Today())
	see := kit.NewSegments("skills.hang.see", []kit.Choice{
		{Key: string(model.Private), Text: words.Say("lesson.private")}, {Key: string(model.Shared), Text: words.Say("lesson.shared")},
	}, string(model.Shared), nil)
	see.Spoken = words.Say("lesson.see")
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "skills.hang", Thing: kit.NewThing("evidence", p.person), About: p.person, Title: words.Say("skills.hang.title", p.call()),
		Intro: words.Say("skills.hang.intro"), Confirm: words.Say("skills.hang.confirm"), Unit: unit.HangOn, Width: 560,
		Form: kit.NewForm(skill, note, text, on, kit.Labelled(words.Say("lesson.see"), kit.HB(0, see))),
		Read: func() func(*storage.Work) error {
			day, _ := on.Date() // the form has checked it
			n := model.Note{
				Row: model.Row{SubjectID: p.person, Visibility: model.Visibility(see.Key())}, AuthorID: p.frame.Roster().Owner.ID, Kind: model.NoteEvidence,
				On: day, Text: text.Trimmed(),
			}
			for i := range notes {
				if string(notes[i].ID) == note.Chosen().Key {
					n = notes[i]
				}
			}
			link := model.NoteLink{SkillID: model.ID(skill.Chosen().Key)}
			if r := p.ratingOf(link.SkillID, rating); r != nil {
				link = model.NoteLink{RatingID: r.ID}
			}
			return func(w *storage.Work) error { return hang(w, n, link) }
		},
	})
}

// hang ties a note, a new one (version 0) or one that is there, to what it is evidence of.
func hang(w *storage.Work, n model.Note, link model.NoteLink) error {
	if n.Version == 0 {
		if n.Text == "" {
			return &model.Problem{Key: "skills.hang.nothing", Err: model.ErrInvalid}
		}
		if err := w.Put(&n); err != nil {
			return err
		}
	}
	link.Row, link.AuthorID, link.NoteID = model.Row{SubjectID: n.SubjectID, Visibility: n.Visibility}, w.Actor(), n.ID
	return w.Put(&link)
}

// ratingOf is the rating of a skill that evidence hangs on: the one given if it is of the skill, else the newest that the matrix
// counts; nil when nobody has rated it.
func (p *Page) ratingOf(skill model.ID, given *model.Rating) *model.Rating {
	if given != nil && given.SkillID == skill && !given.Skipped {
		return given
	}
	for i := len(p.ratings.Ratings) - 1; i >= 0; i-- {
		if r := &p.ratings.Ratings[i]; r.SkillID == skill && r.Rater != model.BySelf && !r.Skipped {
			return r
		}
	}
	return nil
}

func skillItems(f *model.Framework) []kit.Item {
	var out []kit.Item
	for _, s := range f.Skills {
		out = append(out, kit.Item{Key: string(s.SkillID), Text: s.Name})
	}
	return out
}

// noteItems are the notes that could be evidence, newest first.
func (p *Page) noteItems(notes []model.Note) []kit.Item {
	var out []kit.Item
	for i := range notes {
		n := &notes[i]
		if n.SubjectID != p.person || n.ReplacedBy != "" || !n.ArchivedAt.IsZero() {
			continue
		}
		text, _, _ := strings.Cut(words.Note(n), "\n")
		out = append(out, kit.Item{Key: string(n.ID), Text: words.Say("skills.hang.item", words.DateShort(n.On, p.frame.Today()), words.Short(text))})
	}
	return out
}
