package report

import (
	"encoding/csv"
	"io"
	"regexp"

	"milepost/model"
)

// NoteLine is one line of a table of notes.
type NoteLine struct {
	Person string
	Note   *model.Note
}

// NotesTable writes notes as comma separated values: person, day, kind, visibility, note, and whether it is of a one-on-one.
// It begins with the mark by which spreadsheets know UTF-8, then a line of its own with whose it is, unless that is empty.
func NotesTable(to io.Writer, private string, lines []NoteLine) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(to) // with LF: CRLF would change the lines of notes
	if private != "" {
		if err := w.Write([]string{private}); err != nil {
			return err
		}
	}
	if err := w.Write([]string{"person", "date", "kind", "visibility", "note", "meeting"}); err != nil {
		return err
	}
	for _, l := range lines {
		text, meeting := l.Note.Text, "none"
		if l.Note.Kind == model.NoteObservation {
			text = model.NoteText(l.Note)
		}
		if l.Note.MeetingID != "" {
			meeting = string(model.MeetingHeld)
		}
		err := w.Write([]string{inert(l.Person), l.Note.On.String(), string(l.Note.Kind), string(l.Note.Visibility), inertNote(text), meeting})
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

var likeFormula = regexp.MustCompile(`^'*[=+\-@\t\r]`)

// inertNote is inert for texts that are read back: whatever could be taken for a formula has an apostrophe more.
func inertNote(text string) string {
	if likeFormula.MatchString(text) {
		return "'" + text
	}
	return text
}
