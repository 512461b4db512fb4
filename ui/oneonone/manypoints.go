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

// A note in the list shows its beginning; the rest is seen when it is opened.
const (
	noteLines   = 14
	noteLetters = 1200
)

// beginning is the first lines of a text, and how many lines it leaves out; a line that is cut counts as one.
func beginning(text string) (first string, more int) {
	lines := strings.SplitAfter(text, "\n")
	letters := 0
	for i, l := range lines {
		runes := []rune(l)
		if letters+len(runes) > noteLetters && i == 0 {
			return string(runes[:noteLetters]) + "…", len(lines)
		}
		if i == noteLines || letters+len(runes) > noteLetters {
			return strings.TrimRight(strings.Join(lines[:i], ""), "\r\n"), len(lines) - i
		}
		letters += len(runes)
	}
	return text, 0
}
