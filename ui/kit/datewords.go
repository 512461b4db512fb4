package kit

import (
	"milepost/model"
	"milepost/ui/words"
)

// LangDates are the words of the language in use.
func LangDates() model.DateWords {
	out := model.DateWords{Today: words.Say("date.today"), Tomorrow: words.Say("date.tomorrow"), Yesterday: words.Say("date.yesterday")}
	for i := range out.Months {
		out.Months[i] = words.Month(i + 1)
		out.ShortMonths[i] = firstThree(out.Months[i])
	}
	for i := range out.Days {
		out.Days[i] = words.Weekday(i)
		out.ShortDays[i] = firstThree(out.Days[i])
	}
	return out
}

func firstThree(s string) string {
	r := []rune(s)
	return string(r[:min(3, len(r))])
}

// longDate is a date in words: Thursday 26 November 2026. No date is empty.
func longDate(w model.DateWords, d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return words.Say("kit.date.long", w.Days[d.Weekday()], d.Day(), w.Months[d.Month()-1], d.Year())
}
