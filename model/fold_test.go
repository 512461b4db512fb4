package model

import (
	"strings"
	"testing"
)

func TestPlainUmlauts(t *testing.T) {
	for typed, want := range map[string]string{
		"mueller": Fold("Müller"), "joergen": Fold("Jörgen"), "haege": Fold("Häge"), "anna": "anna", "": "", "ae": "a", "eu": "eu",
	} {
		if got := PlainUmlauts(typed); got != want {
			t.Errorf("%q becomes %q, not %q", typed, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Łukasz":               "lukasz",
		"ŁUCJA Wiśniewska":     "lucja wisniewska",
		"Satō":                 "sato",
		"O’Brien":              "obrien",
		"O'Brien":              "obrien",
		"Nguyễn  Thu\tHà ":     "nguyen thu ha",
		"Đặng":                 "dang",
		"Søren Ærø":            "soren aero",
		"Straße":               "strasse",
		"STRAẞE":               "strasse",
		"İstanbul Işık":        "istanbul isik",
		"Þóra":                 "thora",
		"ﬁve Ｔｅａｍ":             "five team",
		"Ντίνος":               "ντινοσ",
		"ΝΤΙΝΟΣ":               "ντινοσ",
		"Ħal Ŋo Ŧ":             "hal no t",
		"Ɗan Ɓala":             "dan bala",
		"Oʻzbek ‘Oko":          "ozbek oko",
		"Pro\u00adgramm\u200b": "programm",
		"Ёлкин":                "елкин",
		"がくせい":                 "がくせい", // the mark tells ga from ka
		"か\u3099":              "が",
		"प्रिया":               "प्रिया",
		"กิตติ":                "กิตติ",
		"김철수":                  "김철수",
		"مُحَمَّد":             "محمد",
		"e\u0301 and \u00e9":   "e and e",
		"":                     "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldTwiceIsFoldOnce(t *testing.T) {
	for _, s := range []string{"Łukasz", "İ", "Ǆ", "ﬃ", "O’Brien", "か\u3099", "ཀྵ", "e\u0323\u0301", "Å", "ǰ"} {
		if once := Fold(s); Fold(once) != once {
			t.Errorf("%q folds to %q, then to %q", s, once, Fold(once))
		}
	}
}

// TestFoldedLettersKnowWhereTheyCameFrom holds that the letters are those of Fold, and that each came from bytes of the
// text that fold to it.
func TestFoldedLettersKnowWhereTheyCameFrom(t *testing.T) {
	for _, s := range []string{"Łukasz", "O’Brien's", "Straße", "か\u3099くせい", "e\u0323\u0301x", "ﬃ", "a'\u0301", "김철수", "กิตติ", "प्रिया", "\xffA"} {
		var folded strings.Builder
		end := 0
		for l := range Folded(s) {
			folded.WriteRune(l.Rune)
			if l.To <= l.From || l.To > len(s) || l.To < end || !strings.ContainsRune(strings.TrimPrefix(Fold(s[:l.To]), Fold(s[:l.From])), l.Rune) {
				t.Errorf("%q: %q came from bytes %d to %d", s, l.Rune, l.From, l.To)
			}
			end = l.To
		}
		if folded.String() != Fold(s) {
			t.Errorf("the letters of %q are %q, folded it is %q", s, folded.String(), Fold(s))
		}
	}
}
