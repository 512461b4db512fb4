package kit

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// storyIcons are the pictures of what a story tells of.
var storyIcons = map[string]IconName{
	"goal": IconTarget, "check_in": IconTarget, "key_result": IconScore, "measure": IconScore, "reading": IconScore,
	"career_milestone": IconFlag, "strategic_milestone": IconWeave, "link": IconLink, "note": IconNote, "talking_point": IconChat,
	"action_item": IconCheck, "meeting": IconCalendar, "cadence": IconClock, "rating": IconSkills, "assessment": IconSkills,
	"series": IconCalendar, "absence": IconCalendar, "note_link": IconLink, "summary": IconNote, "template": IconChat, "template_point": IconChat,
	"customer": IconPeople, "product": IconScore, "naming": IconLink, "stage_rule": IconScore, "deal": IconScore, "milestone_target": IconScore,
	"dependency": IconLink, "needed_skill": IconSkills, "date_move": IconCalendar, "expectation": IconTarget, "acknowledgement": IconCheck,
	"expectation_template": IconTarget, "goal_step": IconTarget, "quota": IconScore, "decision_area": IconPeople, "delegation": IconPeople,
	"ladder_skill": IconSkills, "criterion": IconFlag, "criterion_check": IconFlag, "benchmark": IconSkills, "benchmark_skill": IconSkills,
	"aspiration": IconFlag, "calibration_deck": IconSkills, "calibration_card": IconSkills, "calibration_answer": IconSkills,
	"question": IconChat, "caught": IconNote, "person": IconPeople, "person_alias": IconPeople, "person_source": IconPeople, "assignment": IconPeople,
}

// StoryRows shows a story by day, newest first: the time, what it is about, the sentence, and a button to put back where
// a record changed.
type StoryRows struct {
	Frame Frame
	Name  string // of the buttons, NAME.back.1 and so on, the newest first
	// Before is called before something is put back; may be nil.
	Before func()
}

// Build makes the rows of a story.
func (s *StoryRows) Build(story *model.Story) fyne.CanvasObject {
	f := s.Frame
	told := &words.Storyteller{Story: story, Me: f.Roster().Owner.ID, Today: f.Today()}
	zone := f.Roster().File.Location()
	box, day, n := VB(0), model.Date{}, 0
	for i := range story.Chapters {
		c := &story.Chapters[i]
		at := c.At.In(zone)
		if on := model.DateOf(at); on != day {
			day = on
			box.Add(In(14, 0, 6, 0, P(storyDay(on, f.Today()), BodyB, theme.Current().Ink)))
		}
		clock := at.Format("15:04")
		for _, line := range told.Chapter(c) {
			var back *Button
			if line.Event != nil && line.Event.Back && !f.Store().ReadOnly() {
				n++
				back = s.backButton(n, c, line, at)
			}
			box.Add(storyRow(clock, line, back))
			clock = ""
		}
	}
	return box
}

// storyDay is a day as the heading of what was done on it.
func storyDay(d, today model.Date) string {
	text := words.DateLong(d)
	switch {
	case d == today:
		return words.Say("story.today", text)
	case d.Year() != today.Year():
		return words.Say("story.year", text, d.Year())
	}
	return text
}

func (s *StoryRows) backButton(n int, c *model.Chapter, line words.StoryLine, at time.Time) *Button {
	seq, e := c.Seq, *line.Event
	said := words.Say("story.putback.done", words.Relative(model.DateOf(at), s.Frame.Today()), at.Format("15:04"))
	b := NewLink(s.Name+".back."+strconv.Itoa(n), words.Say("story.putback.button"), func() {
		if s.Before != nil {
			s.Before()
		}
		s.Frame.Change(unit.PutBack, func(w *storage.Work) error { return w.PutBack(e.Record, seq-1, e.Now) },
			func() { s.Frame.Undoable(said) })
	}).WithIcon(IconUndo)
	b.Spoken = words.Say("story.putback.spoken", line.Text)
	return b
}

// storyRow is one sentence. Where there is little room the button stands below it.
func storyRow(clock string, line words.StoryLine, back *Button) fyne.CanvasObject {
	t := theme.Current()
	icon := storyIcons[line.Table]
	switch {
	case line.Private:
		icon = IconLock
	case icon == "":
		icon = IconFile
	}
	text := VB(2, P(line.Text, Body, t.Ink))
	if line.Detail != "" {
		text.Add(P(line.Detail, Small, t.Ink2))
	}
	mark := Stack(HB(0, Spring(), Box(2, 0, Rect(t.Line, 0)), Spring()), Top(Box(24, 24, Rect(t.Sunken2, 12), Center(Icon(icon, 14, t.Ink2)))))
	said := In(2, 0, 14, 0, text)
	time := Top(In(2, 0, 0, 0, TR(clock, Small, t.Ink3)))
	if back == nil {
		return Cols(12, []float32{40, 24, 0}, time, mark, said)
	}
	button := Top(In(2, 0, 14, 0, HB(0, back)))
	return Areas(12, []Arrangement{
		{MinWidth: 360, Rows: [][]Cell{{At(40, 0), At(24, 1), At(0, 2), At(ceil(back.MinSize().Width), 3)}}},
		{MinWidth: 0, Rows: [][]Cell{{At(40, 0), At(24, 1), At(0, 2, 3)}}},
	}, time, mark, said, button)
}
