package documents

import (
	"cmp"
	"fmt"
	"time"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// Former is what stays of an erased person where something has to stay.
func Former(number int) string { return words.Say("erase.former", number) }

// Nouns counts rows in the words of their tables: "1 person, 12 notes and 3 goals".
func Nouns(counts []storage.Count) string {
	var out []string
	for _, c := range counts {
		out = append(out, words.SayN("noun."+c.Table, c.Rows))
	}
	return words.List(out)
}

// WouldErase says what erasing a person would take away, before it is done.
func WouldErase(e *storage.Erased, r *model.Roster) []string {
	out := []string{
		words.Say("erase.would", nameOf(r, e.Person), Nouns(e.Rows)),
		words.SayN("erase.private", e.Private),
		words.Say("erase.forgood"),
	}
	return append(out, mentionLines(e, r)...)
}

// EraseReceipt says what went and what is left. It is for whoever erased; nothing of it is kept. The roster is that of
// before.
func EraseReceipt(e *storage.Erased, r *model.Roster, zone *time.Location) []string {
	at := time.UnixMilli(int64(e.At)).In(zone)
	out := []string{words.Say("erase.done", cmp.Or(nameOf(r, e.Person), string(e.Person)), words.Date(model.DateOf(at)), at.Format("15:04"))}
	if len(e.Rows) > 0 {
		out = append(out, words.Say("erase.went", Nouns(e.Rows)), words.SayN("erase.private", e.Private), words.SayN("erase.journal", e.Journal))
	}
	if e.Kept > 0 {
		out = append(out, words.SayN("erase.kept", e.Kept, e.Former))
	}
	out = append(out, sweptLines(&e.Swept)...)
	return append(append(out, mentionLines(e, r)...), words.Say("erase.reach"))
}

// NotesReceipt says what became of notes that were kept long enough.
func NotesReceipt(e *storage.ErasedNotes, zone *time.Location) []string {
	at := time.UnixMilli(int64(e.At)).In(zone)
	out := []string{
		words.SayN("notes.erased", e.Notes, words.Date(e.Before), words.Date(model.DateOf(at)), at.Format("15:04")),
		words.SayN("erase.private", e.Private), words.SayN("erase.journal", e.Journal),
	}
	return append(append(out, sweptLines(&e.Swept)...), words.Say("erase.reach"))
}

// sweptLines say what became of the copies.
func sweptLines(e *storage.Swept) []string {
	var out []string
	if len(e.Copies) == 0 {
		out = append(out, words.Say("erase.nocopies"))
	}
	out = append(out, paths("erase.copies", e.Copies)...)
	out = append(out, paths("erase.sealed", e.Sealed)...)
	out = append(out, paths("erase.others", e.Others)...)
	if len(e.Failed) > 0 {
		out = append(out, words.SayN("erase.failed", len(e.Failed)))
		for _, f := range e.Failed {
			out = append(out, "  "+f.Path+": "+words.Problem(f.Err))
		}
	}
	return out
}

func paths(key string, list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return append([]string{words.SayN(key, len(list))}, indented(list)...)
}

func indented(list []string) []string {
	var out []string
	for _, x := range list {
		out = append(out, "  "+x)
	}
	return out
}

// mentionLines say in which rows of others the person is mentioned, by whom these are about.
func mentionLines(e *storage.Erased, r *model.Roster) []string {
	if len(e.Mentions) == 0 {
		return nil
	}
	type group struct {
		table   string
		subject model.ID
		earlier bool
	}
	counts, order := map[group]int{}, []group{}
	for _, m := range e.Mentions {
		g := group{m.Table, m.SubjectID, m.Earlier}
		if counts[g] == 0 {
			order = append(order, g)
		}
		counts[g]++
	}
	out := []string{words.SayN("erase.mentions", len(e.Mentions))}
	for _, g := range order {
		line := words.SayN("noun."+g.table, counts[g])
		if name := nameOf(r, g.subject); name != "" {
			line = words.Say("erase.mention.about", line, name)
		}
		if g.earlier {
			line = words.Say("erase.mention.earlier", line)
		}
		out = append(out, fmt.Sprint("  ", line))
	}
	return out
}

// nameOf is a person's name; empty when there is none.
func nameOf(r *model.Roster, id model.ID) string {
	if p := r.Person(id); p != nil {
		return p.Name
	}
	return ""
}

// LeftLines say what became of what was open when somebody left.
func LeftLines(l *storage.Left, name string, on model.Date) []string {
	out := []string{words.Say("leave.done", name, words.Date(on))}
	for _, c := range []struct {
		key string
		n   int
	}{{"leave.series", l.Series}, {"leave.meetings", l.Meetings}, {"leave.moved", l.Moved}, {"leave.dropped", l.Dropped}, {"leave.leads", l.Leads}} {
		if c.n > 0 {
			out = append(out, words.SayN(c.key, c.n))
		}
	}
	return append(out, words.Say("leave.erase", words.Date(l.EraseOn)))
}
