package skills

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
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
		box.Add(kit.HB(0, kit.NewLink("skills.observe", words.Say("skills.evidence.add"), p.onObserve)))
	}
	return box
}

func (p *Page) onObserve() { p.frame.Go(kit.Route{Page: kit.PageObserve, Person: p.person}) }
