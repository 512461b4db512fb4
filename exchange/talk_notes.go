package exchange

import (
	"strings"

	"milepost/model"
)

// note is what a row's note would be here. Notes start private.
func (it *talkItem) note() model.Note {
	n := model.Note{
		Row: model.PrivateAbout(it.person), On: it.on, Kind: it.kind, Text: it.text, Occasion: it.occasion, Keep: it.keep, Try: it.try,
	}
	n.Origin = model.NoteOrigin(&n, it.day)
	return n
}

// knows says whether a row's note is here: as it was imported, whatever became of it since, or in the same words on the
// same day.
func (p *talkPerson) knows(it *talkItem) bool {
	n := it.note()
	return p.known[n.Origin] || p.known[model.NoteOrigin(&n, n.On)]
}

// write makes a note of a row. Where the same source said less on that day before, and nobody changed it here, the note
// grows; anything else that is on the day already stays as it is beside the new one.
func (p *talkPerson) write(it *talkItem, m *meetingDraft) (made bool, change Change) {
	next := it.note()
	p.known[next.Origin] = true
	for _, n := range p.notes {
		if n.Version > 0 && !n.edited && n.grows(it) {
			change = Change{Field: FieldNote, Before: n.Text, After: it.text}
			n.Text, n.Origin, n.edited = next.Text, next.Origin, true
			return false, change
		}
	}
	p.notes = append(p.notes, &noteDraft{Note: next, meeting: m})
	return true, Change{Field: FieldNote, After: it.text}
}

// grows says whether a row says all that a note says, and more, and the note is as it was imported.
func (n *noteDraft) grows(it *talkItem) bool {
	if n.On != it.on || n.Kind != it.kind || n.ReplacedBy != "" || !n.ArchivedAt.IsZero() || n.Origin != model.NoteOrigin(&n.Note, it.day) {
		return false
	}
	was := model.PlainLines(n.Text)
	return was != "" && strings.Contains(model.PlainLines(it.text), was) && n.Occasion == it.occasion && n.Keep == it.keep && n.Try == it.try
}

// trimBlankLines takes blank lines off before and behind a text and leaves the rest byte for byte.
func trimBlankLines(text string) string {
	r := newNoteReader(text, DatesAuto, nil)
	out, _ := r.body(0, len(r.lines), 0, -1)
	return out
}

// withLink puts a link below a text, as a line of Markdown.
func withLink(text, link string) string {
	if link == "" {
		return text
	}
	if strings.ContainsAny(link, " ()<>") {
		link = "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(link) + ">"
	}
	line := "[Link](" + link + ")"
	if text == "" {
		return line
	}
	return text + "\n\n" + line
}
