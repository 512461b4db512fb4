package oneonone

import (
	"strings"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

const (
	// manyLines is how many pasted lines are still points: whoever pastes more has old notes.
	manyLines = 40
	// manyPoints is how many points of a side are shown before one asks for all of them.
	manyPoints = 300
)

// onPasteLong keeps a text of many lines as one note, byte for byte, and says so with a way back. false leaves it to be
// points.
func (f *pointField) onPasteLong(text string) bool {
	if strings.Count(text, "\n") < manyLines {
		return false
	}
	p := f.page
	n := model.Note{
		Row: model.RowFor(p.person, model.Private), AuthorID: p.frame.Roster().Owner.ID, On: p.frame.Today(), Kind: model.NotePlain,
		Text: strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", ""), MeetingID: p.meetingToday(),
	}
	lines := strings.Count(strings.TrimRight(text, "\r\n"), "\n") + 1
	kit.Save(p.frame, unit.AddNote, func(w *storage.Work) error { return w.Put(&n) }, func(err error) {
		if err != nil {
			f.field.SetError(kit.ErrorText(err))
			return
		}
		p.frame.Undoable(words.Say("oneonone.paste.note", lines))
	})
	return true
}

// fewPoints are the first of many, until one asks for the rest; how many are left out is counted.
func (p *Page) fewPoints(list []model.Point) []model.Point {
	if len(list) <= manyPoints || p.older["many"] {
		return list
	}
	p.left += len(list) - manyPoints
	return list[:manyPoints]
}

// showMany is the link to the points that are left out because there are so many.
func (p *Page) showMany() {
	if p.left > 0 {
		p.pointsFoot.Add(kit.HB(0, kit.NewQuiet("oneonone.points.many", words.Say("oneonone.points.many", p.left), "", func() { p.onOlder("many") })))
	}
}
