package documents

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"milepost/model"
	"milepost/report"
	"milepost/storage"
	"milepost/ui/words"
)

// Notes is what a file of notes is made of.
type Notes struct {
	Person  model.ID
	Period  model.Span // an end that is zero is open
	Private bool       // private notes too
}

// WrittenNotes says what went into a file of notes, and what did not.
type WrittenNotes struct {
	Notes   int
	Private int // private ones among them
	LeftOut int // private ones that are not, because nobody asked for them
}

// Extensions of files of notes.
const (
	NotesMarkdown = ".md"
	NotesTable    = ".csv"
)

// WriteNotes writes the notes about people to path, whole or not at all: one person's as Markdown that is read back byte
// for byte, or everybody's as a table when the path ends in .csv. It is its owner's, not for others: with private notes
// it says at the top whose it is. Without any note nothing is written, and Notes is 0. Errors are ErrNotFound for an
// unknown person, and those of storage and of writing.
func WriteNotes(ctx context.Context, store *storage.Store, list []Notes, path string) (WrittenNotes, error) {
	var told WrittenNotes
	roster, err := store.Roster(ctx)
	if err != nil {
		return told, err
	}
	var table []report.NoteLine
	var text string
	for _, x := range list {
		who := roster.Person(x.Person)
		if who == nil {
			return told, &model.Problem{Key: "error.person.none", Args: []any{x.Person.Short()}, Err: model.ErrNotFound}
		}
		notes, private, err := store.NotesOf(ctx, x.Person, x.Period, x.Private)
		if err != nil {
			return told, err
		}
		notes = withWords(notes)
		told.Notes += len(notes)
		if !x.Private {
			told.LeftOut += private
		}
		titles := []string{who.Name}
		for i := range notes {
			table = append(table, report.NoteLine{Person: who.Name, Note: &notes[i]})
			if notes[i].Visibility == model.Private {
				told.Private++
			}
		}
		if told.Private > 0 {
			titles = []string{words.Say("prepare.sheet.private", roster.OwnerName()), who.Name}
		}
		text = model.NotesText(titles, notes)
	}
	if told.Notes == 0 {
		return told, nil
	}
	if !strings.EqualFold(filepath.Ext(path), NotesTable) {
		return told, writeWhole(path, []byte(text))
	}
	mark := ""
	if told.Private > 0 {
		mark = words.Say("prepare.sheet.private", roster.OwnerName())
	}
	var out bytes.Buffer
	if err := report.NotesTable(&out, mark, table); err != nil {
		return told, err
	}
	return told, writeWhole(path, out.Bytes())
}

// withWords are the notes that say anything.
func withWords(notes []model.Note) []model.Note {
	var out []model.Note
	for _, n := range notes {
		if strings.TrimSpace(n.Text+n.Occasion+n.Keep+n.Try) != "" {
			out = append(out, n)
		}
	}
	return out
}
