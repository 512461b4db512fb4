package model

import "testing"

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Łukasz":             "lukasz",
		"ŁUCJA Wiśniewska":   "lucja wisniewska",
		"Satō":               "sato",
		"O’Brien":            "obrien",
		"O'Brien":            "obrien",
		"Nguyễn  Thu\tHà ":   "nguyen thu ha",
		"Đặng":               "dang",
		"Søren Ærø":          "soren aero",
		"Straße":             "strasse",
		"STRAẞE":             "strasse",
		"İstanbul Işık":      "istanbul isik",
		"Þóra":               "thora",
		"ﬁve Ｔｅａｍ":           "five team",
		"Ντίνος":             "ντινος",
		"Ёлкин":              "елкин",
		"がくせい":               "がくせい", // the mark tells ga from ka
		"か\u3099":            "が",
		"प्रिया":             "प्रिया",
		"กิตติ":              "กิตติ",
		"김철수":                "김철수",
		"مُحَمَّد":           "محمد",
		"e\u0301 and \u00e9": "e and e",
		"":                   "",
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
