package model

import (
	"strings"
	"testing"
)

// FuzzNotesText: whatever notes say, a file of them is read back byte for byte.
func FuzzNotesText(f *testing.F) {
	f.Add("a", "b", "keep", true)
	f.Add("## 2026-11-02\n\\## 2026-11-02\n", "\n\n a \r\n", "x\n> try: y\n\nz", false)
	f.Add("> keep: x", "\\> try: y", "", true)
	f.Add(NotesMark, "## 2026-11-02 – private", "> | x", false)
	f.Fuzz(func(t *testing.T, one, two, keep string, private bool) {
		notes := []Note{
			{Row: Row{Visibility: Shared}, On: MustDate("2026-11-02"), Kind: NotePlain, Text: one, MeetingID: "m"},
			{Row: Row{Visibility: Private}, On: MustDate("2026-11-02"), Kind: NoteObservation, Text: two, Keep: keep, Try: one},
			{Row: Row{Visibility: Private}, On: MustDate("2026-11-09"), Kind: NoteWin, Text: two},
		}
		got, ok := ParseNotesText(NotesText([]string{"Anna\nSnelling"}, notes))
		if !ok || len(got) != len(notes) {
			t.Fatalf("%d notes came back, %v", len(got), ok)
		}
		for i := range got {
			want := notes[i]
			if got[i].Met != (want.MeetingID != "") {
				t.Errorf("note %d: of a meeting %v", i, got[i].Met)
			}
			want.MeetingID = ""
			if got[i].Note != want {
				t.Errorf("note %d came back as %+v, want %+v", i, got[i].Note, want)
			}
		}
	})
}

// TestNotesTextOfAnotherProgram: ends of lines that a program changed make no difference, and other files are no such one.
func TestNotesTextOfAnotherProgram(t *testing.T) {
	text := NotesText([]string{"Anna"}, []Note{{Row: Row{Visibility: Private}, On: MustDate("2026-11-02"), Kind: NotePlain, Text: "a\nb"}})
	got, ok := ParseNotesText(strings.ReplaceAll(text, "\n", "\r\n"))
	if !ok || len(got) != 1 || got[0].Text != "a\nb" || got[0].Line != 4 {
		t.Errorf("%+v, %v", got, ok)
	}
	for _, other := range []string{"", "# Anna\n" + NotesMark, "## 2026-11-02\n"} {
		if _, ok := ParseNotesText(other); ok {
			t.Errorf("%q is taken for a file of ours", other)
		}
	}
	for _, line := range []string{"## 2026-11-02 – secret", "## 2026-13-02", "## 2026-11-02 private", "# 2026-11-02", " ## 2026-11-02"} {
		if _, _, ok := ParseNoteHeading(line); ok {
			t.Errorf("%q is taken for a heading", line)
		}
	}
}
