package words

import (
	"strings"
	"time"

	"milepost/model"
)

// ConflictText is a conflict in words: what happened, and the fields that differ.
type ConflictText struct {
	Title, Intro string
	Fields       []ClashText
}

// ClashText is one field in both versions, whole, and who changed it where only one did.
type ClashText struct {
	Clash        model.Clash
	Field, Only  string
	Mine, Theirs string
}

// Conflict puts a conflict into words; zone is the file's.
func (s *Storyteller) Conflict(c *model.Conflict, zone *time.Location) ConflictText {
	last := &c.Story.Chapters[0]
	e := &last.Events[0]
	t := ConflictText{Title: Capital(s.the(e))}
	at := last.At.In(zone)
	when := at.Format("15:04")
	if on := model.DateOf(at); on != s.Today {
		when = Say("conflict.when", DateShort(on, s.Today), when)
	}
	who := s.Who(last)
	switch {
	case c.Theirs == nil:
		t.Title, t.Intro = Say("conflict.title.gone", t.Title), Say("conflict.intro.gone", who, when)
	case c.Mine == nil:
		t.Title, t.Intro = Say("conflict.title", t.Title), Say("conflict.intro.remove", who, when)
	case c.Theirs["archived_at"] != nil && c.Base["archived_at"] == nil:
		t.Title, t.Intro = Say("conflict.title.archived", t.Title), Say("conflict.intro.archived", who, when)
	default:
		t.Title, t.Intro = Say("conflict.title", t.Title), Say("conflict.intro", who, when)
	}
	for _, x := range c.Clashes() {
		if c.Theirs == nil && !x.ByMe {
			continue // what is gone differs in everything
		}
		t.Fields = append(t.Fields, s.clash(c, e, x))
	}
	return t
}

func (s *Storyteller) clash(c *model.Conflict, e *model.Event, x model.Clash) ClashText {
	t := ClashText{Clash: x, Field: Capital(strings.Trim(Field(c.Record.Table, x.Column), "“”"))}
	if x.Column == "archived_at" {
		t.Field = Say("conflict.archived")
	}
	t.Field = Capital(t.Field)
	switch {
	case c.Theirs == nil || c.Mine == nil:
	case !x.ByThem:
		t.Only = Say("conflict.only.mine")
	case !x.ByMe:
		t.Only = Say("conflict.only.theirs")
	}
	t.Mine, t.Theirs = s.whole(e, x.Column, x.Mine), s.whole(e, x.Column, x.Theirs)
	return t
}

// whole is a value as it stands in the file, not shortened.
func (s *Storyteller) whole(e *model.Event, column string, v any) string {
	switch {
	case column == "archived_at" && v != nil:
		return Say("conflict.archived.yes")
	case column == "archived_at":
		return Say("conflict.archived.no")
	}
	text, written := v.(string)
	if written && !strings.HasSuffix(column, "_id") && !isDay(column) {
		if word, ok := enum(e.Record.Table, column, text); ok {
			return Capital(word)
		}
	} else {
		text = s.value(e, column, v)
	}
	if text == "" {
		return Say("conflict.nothing")
	}
	return text
}
