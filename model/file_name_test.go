package model

import (
	"strings"
	"testing"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct {
		name    string
		aliases []string
		want    string
	}{
		{"Łucja Wiśniewska", nil, "lucja-wisniewska--89abcdef"},
		{"Sinéad O’Brien, Jr.", nil, "sinead-obrien-jr--89abcdef"},
		{"森田健二", []string{"", "Kenji Morita"}, "kenji-morita--89abcdef"},
		{"佐藤蒼", nil, "person--89abcdef"},
		{"../../etc/passwd", nil, "etc-passwd--89abcdef"},
		{"CON\\nul:", nil, "con-nul--89abcdef"},
		{strings.Repeat("ab ", 40), nil, strings.TrimSuffix(strings.Repeat("ab-", 20), "-") + "--89abcdef"},
	} {
		p := Person{Row: Row{ID: "01234567-0123-7123-8123-012389abcdef"}, Name: c.name}
		if got := p.FileName(c.aliases); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
