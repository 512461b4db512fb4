package model

import (
	"strings"
	"testing"
)

func TestNamesThatEverySystemTakes(t *testing.T) {
	for text, want := range map[string]string{
		"Team North":              "Team North",
		"Équipe Łódź 東京":          "Équipe Łódź 東京",
		`Q4: a/b\c "x" <y> |z? *`: "Q4- a-b-c -x- -y- -z- -",
		"tab\tand\x7f":            "tab-and-",
		"...hidden. ":             "hidden",
		"nul":                     "nul-",
		"Com1":                    "Com1-",
		"com":                     "com",
		"":                        "",
		" . ":                     "",
		"bad \xff bytes":          "bad  bytes",
	} {
		if got := PortableName(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := PortableName(strings.Repeat("東", 200)); len(got) > 180 || got != strings.Repeat("東", 60) {
		t.Errorf("a long name becomes %d bytes", len(got))
	}
}
