package model

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// NoteOrigin is what an imported note is known again by: a digest of its day and its words. The day is zero for a note
// whose day nobody wrote. Ends of lines and blank lines around the text make no difference.
func NoteOrigin(n *Note, day Date) string {
	words := day.String()
	for _, t := range []string{n.Text, n.Occasion, n.Keep, n.Try} {
		words += "\x00" + PlainLines(t)
	}
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:])
}

// PlainLines is a text with LF at the end of every line and no blank lines before and behind: in that form texts of
// different programs are compared.
func PlainLines(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(text, "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}
