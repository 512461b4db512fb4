package skills

import (
	"context"
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
	evidenceKnown  = 1
	evidenceRating = 3
)

// evidence are the notes about a skill, newest first, as quiet lines; nil when there are none. They stand beside ratings
// and are never counted as one. Where somebody rates, whole says all that was noted.
func (p *Page) evidence(skill model.ID, most int, whole bool) fyne.CanvasObject {
	seen := p.seen.ForSkill(skill)
	if len(seen) == 0 {
		return nil
	}
	t, box := theme.Current(), kit.VB(2)
	for i := range seen[:min(len(seen), most)] {
		line := kit.P(p.evidenceLine(&seen[i], whole), kit.Cap, t.Ink3)
		line.Name = "skills.evidence." + skill.Short()
		box.Add(line)
	}
	if more := len(seen) - most; more > 0 {
		box.Add(kit.P(words.SayN("skills.evidence.more", more), kit.Cap, t.Ink3))
	}
	return box
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
