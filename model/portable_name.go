package model

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// longestPortable leaves room for a day, a number and an ending; a name of a file has at most 255 bytes.
const longestPortable = 180

// devices are names that no file can have on Windows, whatever its ending.
var devices = []string{"con", "prn", "aux", "nul"}

// PortableName makes a text one that a file can have on every system, and that is not hidden; empty when nothing is
// left of it.
func PortableName(text string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' || r == 0x7f {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	for len(name) > longestPortable {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	name = strings.Trim(name, ". ")
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	port := len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && stem[3] >= '0' && stem[3] <= '9'
	if port || slices.Contains(devices, stem) {
		return name + "-"
	}
	return name
}
