package words_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"milepost/model"
	"milepost/ui/words"
)

func TestDates(t *testing.T) {
	today := model.MustDate("2026-11-23")
	for _, c := range []struct{ got, want string }{
		{words.DateLong(today), "Monday 23 November"},
		{words.DateShort(model.MustDate("2027-03-01"), today), "1 Mar 2027"},
		{words.DateWeekday(model.MustDate("2026-11-26"), today), "Thu 26 Nov"},
		{words.Relative(model.MustDate("2026-11-24"), today), "tomorrow"},
		{words.In(model.MustDate("2027-03-01"), today), "in 14 weeks"},
		{words.Late(1), "1 day late"},
		{words.Duration(35), "5 weeks"},
		{words.List([]string{"Thu Hà", "Daniel"}), "Thu Hà and Daniel"},
		{words.List([]string{"A", "B", "C"}), "A, B and C"},
		{words.Count(8), "eight"},
		{words.Count(35), "35"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// The toolkit's own dialogs speak the language of the program, whatever the system's is.
func TestTheToolkitSpeaksOurLanguage(t *testing.T) {
	if err := words.Load(); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"Quit": "Quit", "Create Folder": "Create folder", "file.parent": "Parent", "monday.short": "Mon"} {
		if got := lang.X(key, "not translated"); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestProblemNamesThePlace(t *testing.T) {
	err := &model.Problem{Key: "error.date", Args: []any{"31.2."}, File: "people.csv", Line: 3, Column: 2, Err: model.ErrInvalid}
	want := `people.csv, line 3, column 2: "31.2." is not a day of the calendar. Write one as 2026-11-23.`
	if got := words.Problem(err); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestAFullDiskPromisesOnlyWhatIsKept: what was typed is not in the file when the disk did not take it.
func TestAFullDiskPromisesOnlyWhatIsKept(t *testing.T) {
	for _, key := range []string{"storage.full", "storage.disk"} {
		if got := words.Say(key); strings.Contains(got, "nothing was lost") || !strings.Contains(got, "what you typed is still in the field") {
			t.Errorf("%s says %q", key, got)
		}
	}
}
