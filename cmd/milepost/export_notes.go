package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

// runNotes writes the notes about one person or about each: Markdown, a file each, or one table. They are the owner's, so
// private ones can be among them; without --private they are counted and left out.
func (p *program) runNotes(ctx context.Context, path string, f exportFlags) error {
	x, err := f.notesPlan()
	if err != nil {
		return err
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		people, err := x.people(r, p.dayOf(model.Date{}, &r.File))
		if err != nil {
			return err
		}
		var all []documents.Notes
		for i := range people {
			all = append(all, documents.Notes{Person: people[i].ID, Period: x.period, Private: f.private})
		}
		var told documents.WrittenNotes
		if x.single {
			if told, err = p.writeNotes(ctx, s, all, x.out); err != nil {
				return err
			}
		} else {
			for i := range people {
				name := documents.FileName(&people[i], r.Aliases, documents.NotesMarkdown)
				one, err := p.writeNotes(ctx, s, all[i:i+1], filepath.Join(x.out, name))
				if err != nil {
					return err
				}
				told.Notes, told.Private, told.LeftOut = told.Notes+one.Notes, told.Private+one.Private, told.LeftOut+one.LeftOut
			}
		}
		return p.sayNotes(&told, r)
	})
}

// notesPlan checks the options before any file is opened.
func (f exportFlags) notesPlan() (exportPlan, error) {
	extension := strings.ToLower(filepath.Ext(f.out))
	x := exportPlan{exportFlags: f, single: extension == documents.NotesMarkdown || extension == documents.NotesTable}
	switch {
	case f.out == "":
		return x, usage("cmd.export.where.notes")
	case !x.single && extension != "" && len(extension) <= 5 && !isFolder(f.out):
		return x, usage("cmd.export.extension.notes", f.out)
	case f.all == (f.rep != ""):
		return x, usage("cmd.export.whom")
	case f.all && extension == documents.NotesMarkdown:
		return x, usage("cmd.export.folder", f.out)
	case f.asOf != "":
		return x, usage("cmd.notes.asof")
	}
	if err := x.days(); err != nil {
		return x, err
	}
	if !x.period.From.IsZero() && !x.period.To.IsZero() && x.period.To.Before(x.period.From) {
		return x, usage("cmd.export.period", x.period.From, x.period.To)
	}
	return x, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func (p *program) writeNotes(ctx context.Context, s *storage.Store, list []documents.Notes, path string) (documents.WrittenNotes, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return documents.WrittenNotes{}, &model.Problem{Key: "cmd.export.write", File: path, Err: model.ErrReadOnly}
	}
	told, err := documents.WriteNotes(ctx, s, list, path)
	if err == nil && told.Notes > 0 {
		p.say("%s", path)
	}
	return told, err
}

// sayNotes tells what went into the files, and is an error when nothing did.
func (p *program) sayNotes(told *documents.WrittenNotes, r *model.Roster) error {
	switch {
	case told.Private > 0:
		p.warn("%s", words.SayN("notes.holds", told.Private, r.OwnerName()))
	case told.LeftOut > 0:
		p.warn("%s", words.SayN("cmd.notes.leftout", told.LeftOut))
	}
	if told.Notes == 0 {
		return &model.Problem{Key: "notes.none", Err: model.ErrNotFound}
	}
	return nil
}
