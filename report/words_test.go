package report_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/report"
	"milepost/resources"
)

// english are the program's own sentences, with dates as it writes them.
func english(t testing.TB) report.Words {
	t.Helper()
	data, err := resources.Translation("en")
	if err != nil {
		t.Fatal(err)
	}
	var sentences map[string]string
	if err := json.Unmarshal(data, &sentences); err != nil {
		t.Fatal(err)
	}
	say := func(key string, args ...any) string {
		text, ok := sentences[key]
		if !ok {
			t.Errorf("no sentence for %s", key)
		}
		if len(args) == 0 {
			return text
		}
		return fmt.Sprintf(text, args...)
	}
	return report.Words{
		Language: "en", Say: say, Count: func(n int) string { return count(n) },
		Date: func(d model.Date) string { return format(d, "2 January 2006") },
		DateShort: func(d, today model.Date) string {
			if d.Year() == today.Year() {
				return format(d, "2 Jan")
			}
			return format(d, "2 Jan 2006")
		},
		Month:     func(n int) string { return time.Month(n).String() },
		MonthYear: func(d model.Date) string { return format(d, "January 2006") },
		Duration:  duration,
		Capital:   func(s string) string { return strings.ToUpper(s[:1]) + s[1:] },
		List: func(items []string) string {
			if len(items) < 2 {
				return strings.Join(items, "")
			}
			return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
		},
	}
}

func format(d model.Date, layout string) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(layout)
}

func count(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func duration(days int) string {
	n, unit := days, "day"
	if days >= 14 {
		n, unit = days/7, "week"
	}
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", n, unit)
}
