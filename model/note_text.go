package model

import (
	"regexp"
	"slices"
	"strings"
)

// NotesMark is the first line of a file of notes that Milepost wrote. It says that every line of the form NoteHeading
// begins a note, and no other line does.
const NotesMark = "<!-- milepost notes 1 -->"

// notePrivate and noteMet are what a note's heading says beside the kind.
const (
	notePrivate = "private"
	noteMet     = "one-on-one"
)

var (
	noteHead   = regexp.MustCompile(`^## (\d{4}-\d{2}-\d{2})(?: – ([a-z-]+(?:, [a-z-]+)*))?\r?$`)
	noteEscape = regexp.MustCompile(`(?m)^\\*## \d{4}-\d{2}-\d{2}`)
	noteQuoted = regexp.MustCompile(`(?m)^\\+## \d{4}-\d{2}-\d{2}`)
	noteField  = regexp.MustCompile(`^\\*> (?:occasion|keep|try): `)
	fieldLine  = regexp.MustCompile(`^> (occasion|keep|try): (.*)$`)
)

// NoteHeading is the line of Markdown that begins a note in a file of notes: the day, the kind unless it is a plain one,
// whether it is private, and whether it is of a one-on-one.
func NoteHeading(n *Note) string {
	var more []string
	if n.Kind != NotePlain {
		more = append(more, string(n.Kind))
	}
	if n.Visibility == Private {
		more = append(more, notePrivate)
	}
	if n.MeetingID != "" {
		more = append(more, noteMet)
	}
	line := "## " + n.On.String()
	if len(more) > 0 {
		line += " – " + strings.Join(more, ", ")
	}
	return line
}

// ParseNoteHeading reads such a line. The note has the day, the kind and a visibility; met says whether it is of a
// one-on-one. ok is false for any other line.
func ParseNoteHeading(line string) (n Note, met, ok bool) {
	m := noteHead.FindStringSubmatch(line)
	if m == nil {
		return n, false, false
	}
	on, err := ParseDate(m[1])
	if err != nil {
		return n, false, false
	}
	n = Note{Row: Row{Visibility: Shared}, On: on, Kind: NotePlain}
	if m[2] == "" {
		return n, false, true
	}
	for _, w := range strings.Split(m[2], ", ") {
		switch {
		case w == notePrivate:
			n.Visibility = Private
		case w == noteMet:
			met = true
		case slices.Contains(NoteKinds, NoteKind(w)):
			n.Kind = NoteKind(w)
		default:
			return Note{}, false, false
		}
	}
	return n, met, true
}

// NoteText is a note as Markdown that ParseNoteText reads back byte for byte: what an observation says beside its text
// first, and lines that look like the heading of a note behind a backslash.
func NoteText(n *Note) string {
	var b strings.Builder
	for _, f := range []struct{ key, text string }{{"occasion", n.Occasion}, {"keep", n.Keep}, {"try", n.Try}} {
		if f.text != "" {
			b.WriteString("> " + f.key + ": " + strings.ReplaceAll(f.text, "\n", "\n> | ") + "\n")
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	text := noteEscape.ReplaceAllString(n.Text, `\$0`)
	if noteField.MatchString(text) {
		text = `\` + text
	}
	return b.String() + text
}

// ParseNoteText reads what NoteText wrote into a note.
func ParseNoteText(text string, n *Note) {
	rest, into := text, (*string)(nil)
	for {
		line, after, more := strings.Cut(rest, "\n")
		if m := fieldLine.FindStringSubmatch(line); m != nil {
			into = map[string]*string{"occasion": &n.Occasion, "keep": &n.Keep, "try": &n.Try}[m[1]]
			*into = m[2]
		} else if next, ok := strings.CutPrefix(line, "> | "); ok && into != nil {
			*into += "\n" + next
		} else {
			if into != nil && line == "" { // the line between
				rest = after
			}
			break
		}
		rest = after
		if !more {
			break
		}
	}
	if strings.HasPrefix(rest, `\`) && noteField.MatchString(rest) {
		rest = rest[1:]
	}
	n.Text = noteQuoted.ReplaceAllStringFunc(rest, func(s string) string { return s[1:] })
}

// NotesText is a file of notes: lines above them, each a heading of its own, then every note.
func NotesText(titles []string, notes []Note) string {
	var b strings.Builder
	b.WriteString(NotesMark + "\n")
	for _, t := range titles {
		b.WriteString("# " + JoinSpace(t) + "\n")
	}
	for i := range notes {
		b.WriteString("\n" + NoteHeading(&notes[i]) + "\n\n" + NoteText(&notes[i]) + "\n")
	}
	return b.String()
}

// WrittenNote is a note of a file of notes, with the line of its heading and whether it is of a one-on-one.
type WrittenNote struct {
	Note
	Line int
	Met  bool
}

// ParseNotesText reads a file that NotesText wrote; ok is false when it is another. Ends of lines that a program changed
// all over the file are taken for what they were.
func ParseNotesText(text string) (notes []WrittenNote, ok bool) {
	if strings.HasPrefix(text, NotesMark+"\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	if !strings.HasPrefix(text, NotesMark+"\n") && text != NotesMark {
		return nil, false
	}
	type begin struct{ heading, body, line int }
	var begins []begin
	for at, line := 0, 1; at < len(text); line++ {
		end := strings.IndexByte(text[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(text)-at, len(text)
		}
		if n, met, is := ParseNoteHeading(text[at : at+end]); is {
			notes = append(notes, WrittenNote{Note: n, Line: line, Met: met})
			begins = append(begins, begin{at, next, line})
		}
		at = next
	}
	for i := range notes {
		end := len(text)
		if i+1 < len(begins) {
			end = begins[i+1].heading
		}
		body := strings.TrimPrefix(text[begins[i].body:end], "\n")
		if i+1 < len(begins) {
			body = strings.TrimSuffix(body, "\n") // the blank line above the next heading
		}
		ParseNoteText(strings.TrimSuffix(body, "\n"), &notes[i].Note)
	}
	return notes, true
}
