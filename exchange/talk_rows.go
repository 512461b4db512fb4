package exchange

import (
	"strconv"
	"strings"

	"milepost/model"
)

// readRows takes the rows of a table apart.
func (b *talkPlanner) readRows() error {
	cols, err := mapTalkColumns(b.table, b.opt.Map)
	if err != nil {
		return err
	}
	b.plan.Columns, b.plan.Rows = cols, make([]RowPlan, len(b.table.Rows))
	for _, f := range []struct {
		field Field
		key   string
	}{{FieldName, "import.column.name"}, {FieldOn, "import.column.date"}} {
		if columnOf(cols, f.field) < 0 {
			return &model.Problem{Key: f.key, Args: []any{headerList(b.table)}, File: b.table.File, Line: b.table.HeadLine, Err: model.ErrInvalid}
		}
	}
	if b.order = b.opt.Dates; b.order == DatesAuto {
		var values []string
		for i := range b.table.Rows {
			values = append(values, b.cell(i, FieldOn))
		}
		b.order = orderOf(values)
	}
	for i := range b.table.Rows {
		b.readRow(i)
	}
	return nil
}

// cell is the value of a field in a row, white space joined; empty when no column holds the field.
func (b *talkPlanner) cell(row int, f Field) string {
	return model.JoinSpace(b.text(row, f))
}

// text is the same as it stands in the file.
func (b *talkPlanner) text(row int, f Field) string {
	at := columnOf(b.plan.Columns, f)
	if at < 0 || at >= len(b.table.Rows[row].Cells) {
		return ""
	}
	return b.table.Rows[row].Cells[at]
}

// readRow finds out whom a row means and what it says.
func (b *talkPlanner) readRow(row int) {
	r, name := b.table.Rows[row], b.cell(row, FieldName)
	b.plan.Rows[row] = RowPlan{Line: r.Line, Name: name, Cells: map[Field]string{}}
	bad := func(f Field, key string, args ...any) {
		b.refuse(row, columnOf(b.plan.Columns, f)+1, &model.Problem{Key: key, Args: args, Err: model.ErrInvalid}, nil)
	}
	switch {
	case r.Uneven:
		bad("", "import.row.columns", len(r.Cells), len(b.table.Columns))
		return
	case model.Fold(name) == "":
		bad(FieldName, "import.row.name")
		return
	}
	id, problem, candidates := b.find(b.cell(row, FieldID), name)
	if problem != nil {
		b.refuse(row, columnOf(b.plan.Columns, FieldName)+1, problem, candidates)
		return
	}
	it := talkItem{row: row, person: id, kind: model.NotePlain}
	if f, key, arg := b.readFacts(row, &it); key != "" {
		bad(f, key, arg)
		return
	}
	switch {
	case it.on.IsZero() && it.hasNote():
		bad(FieldOn, "import.talk.noteday")
		return
	case it.on.IsZero() && it.cadence == 0:
		bad(FieldOn, "import.talk.nodate")
		return
	}
	b.items = append(b.items, it)
}

// readFacts reads the day, what became of the meeting and what was agreed. It returns the field and the key of what is
// wrong with it; an empty key when nothing is.
func (b *talkPlanner) readFacts(row int, it *talkItem) (f Field, key, arg string) {
	if text := b.cell(row, FieldOn); text != "" {
		order := b.order
		if order == DatesAuto && strings.Contains(text, ".") && !strings.ContainsAny(text, "-/") {
			order = DatesDMY // as is usual with dots
		}
		if it.on, key = parseDate(text, order); key != "" {
			return FieldOn, key, text
		}
	}
	it.day = it.on
	it.text = withLink(trimBlankLines(fromCell(b.text(row, FieldNote))), b.cell(row, FieldLink))
	if kind := b.cell(row, FieldNoteKind); kind != "" {
		if it.kind = noteKindOf(kind); it.kind == "" {
			return FieldNoteKind, "import.talk.kind", kind
		}
	}
	if it.kind == model.NoteObservation {
		b.readObservation(it)
	}
	word := b.cell(row, FieldHeld)
	if word == noMeeting || word == "" && it.kind != model.NotePlain {
		return b.readNumbers(row, it)
	}
	state, known := stateOf(word, it.on, b.opt.Day)
	switch {
	case !known:
		return FieldHeld, "import.talk.state", word
	case !it.on.IsZero():
		it.state, it.said = state, word != ""
	case word != "" && state != model.MeetingSkipped:
		return FieldOn, "import.talk.when", word
	}
	return b.readNumbers(row, it)
}

// readObservation takes apart what Milepost wrote about an observation.
func (b *talkPlanner) readObservation(it *talkItem) {
	var n model.Note
	model.ParseNoteText(it.text, &n)
	it.text, it.occasion, it.keep, it.try = n.Text, n.Occasion, n.Keep, n.Try
}

// fromCell takes off the apostrophe that keeps a spreadsheet from taking a text for a formula.
func fromCell(text string) string {
	if bare := strings.TrimLeft(text, "'"); bare != text && bare != "" && strings.ContainsRune("=+-@\t\r", rune(bare[0])) {
		return text[1:]
	}
	return text
}

// readNumbers reads what was agreed and how long it took, like readFacts.
func (b *talkPlanner) readNumbers(row int, it *talkItem) (f Field, key, arg string) {
	for _, n := range []struct {
		field Field
		into  *int
		most  int
		key   string
	}{{FieldCadence, &it.cadence, 365, "import.talk.cadence"}, {FieldMinutes, &it.minutes, 24 * 60, "import.talk.minutes"}} {
		if text := b.cell(row, n.field); text != "" {
			v, err := strconv.Atoi(text)
			if err != nil || v < 1 || v > n.most {
				return n.field, n.key, text
			}
			*n.into = v
		}
	}
	return "", "", ""
}
