package exchange

import "testing"

func TestWhatIsPastedIsATable(t *testing.T) {
	for name, c := range map[string]struct {
		text      string
		columns   int
		firstLine int
		second    string
	}{
		"a sheet":      {"name\tteam\nAnna\tNorth\n", 2, 2, "North"},
		"with lines":   {"name\tnote\nAnna\t\"two\nlines\"\n", 2, 2, "two\nlines"},
		"Markdown":     {"Our people\n\n| name | team |\n|:---|---|\n| Anna | North |\n", 2, 5, " North "},
		"HTML":         {"<p>Our people</p>\n<table><tr><td>name<td>team</tr>\n<tr><td>Anna<td>North &amp; East</tr></table>", 2, 3, "North & East"},
		"a list":       {"name,team\nAnna,North\n", 2, 2, "North"},
		"one line":     {"name\tteam", 0, 0, ""},
		"notes":        {"Nov 2, 2026 – 1:1\nWe talked, and laughed, much\nWill call\n", 0, 0, ""},
		"a dash":       {"- one\n- two | three\n", 0, 0, ""},
		"less than":    {"sold < 5 this week\nbut > 3\n", 0, 0, ""},
		"huge columns": {"<table><tr><td colspan=99999999>a<td>b</tr><tr><td>1<td>2</tr></table>", -1, 0, ""},
	} {
		got, err := PastedTable(c.text)
		if c.columns < 0 {
			if err == nil && got != nil && len(got.Columns) > mostSpan+1 {
				t.Errorf("%s: %d columns", name, len(got.Columns))
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.columns == 0 {
			if got != nil {
				t.Errorf("%s is taken for a table of %q", name, got.Columns)
			}
			continue
		}
		if got == nil || len(got.Columns) != c.columns || got.Rows[0].Line != c.firstLine || got.Rows[0].Cells[1] != c.second {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
