package model

import "testing"

func TestComposeName(t *testing.T) {
	for _, c := range []struct{ given, family, want string }{
		{"Anna", "Snelling", "Anna Snelling"},
		{"  Thu  Hà ", "Nguyễn", "Thu Hà Nguyễn"},
		{"若汐", "王", "王若汐"},
		{"蒼", "佐藤", "佐藤蒼"},
		{"지안", "김", "김지안"},
		{"지안", "金", "金지안"}, // Hangul and Han
		{"ユー", "佐々木", "佐々木ユー"},
		{"Mohammed", "আক্তার", "Mohammed আক্তার"}, // two scripts, neither East Asian
		{"Ken", "森田", "Ken 森田"},                   // one part alone is not enough
		{"", "Cher", "Cher"},
		{"Cher", "", "Cher"},
		{" ", "\t", ""},
	} {
		if got := ComposeName(c.given, c.family); got != c.want {
			t.Errorf("ComposeName(%q, %q) = %q, want %q", c.given, c.family, got, c.want)
		}
	}
}
