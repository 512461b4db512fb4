package model

import "strings"

// FileName is how files about a person are called, without an extension: "lucja-wisniewska--1a2b3c4d". The name or the
// first alias of which letters remain is folded to a-z, 0-9 and hyphens, "person" when there is none; the end is that of
// the id, so that two people of one name have two files.
func (p *Person) FileName(aliases []string) string {
	slug := "person"
	for _, name := range append([]string{p.Name}, aliases...) {
		if s := slugOf(name); s != "" {
			slug = s
			break
		}
	}
	return slug + "--" + p.ID.Short()
}

// slugOf folds a text to what every system takes in a file's name; at most 60 characters.
func slugOf(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(text) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
			continue
		}
		gap = true
	}
	s := b.String()
	return strings.TrimSuffix(s[:min(len(s), 60)], "-")
}
