package exchange

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// icsOf is a calendar with events; each is its lines.
func icsOf(events ...string) string {
	text := "BEGIN:VCALENDAR\nVERSION:2.0\n"
	for _, e := range events {
		text += "BEGIN:VEVENT\n" + e + "\nEND:VEVENT\n"
	}
	return strings.ReplaceAll(text+"END:VCALENDAR\n", "\n", "\r\n")
}

func calendarTable(t *testing.T, text string) *Table {
	t.Helper()
	table, err := ReadBytes("x.ics", []byte(text), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func datePlanOf(t *testing.T, s *storage.Store, table *Table, o Options) *Plan {
	t.Helper()
	o.Kind = KindCalendar
	if o.Day.IsZero() {
		o.Day = testDay
	}
	p, err := PreviewIn(ctx, s, rosterOf(t, s), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// importDates carries a calendar out and sees to it that the same again changes nothing.
func importDates(t *testing.T, s *storage.Store, text string) *Plan {
	t.Helper()
	table := calendarTable(t, text)
	p := datePlanOf(t, s, table, Options{})
	if _, err := Apply(ctx, s, p); err != nil {
		t.Fatal(err)
	}
	if again := datePlanOf(t, s, table, Options{}); !again.Empty() || again.Count(FateUnchanged) != p.Count(FateNew)+p.Count(FateChanged)+p.Count(FateUnchanged) {
		t.Errorf("the same again is not unchanged: %s", tell(again))
	}
	return p
}

// tell writes a plan down, a line a row.
func tell(p *Plan) string {
	var out []string
	for _, r := range p.Rows {
		line := fmt.Sprintf("%d %s %s", r.Line, r.Name, r.Fate)
		if r.Problem != nil {
			line += " " + r.Problem.Key
		}
		for _, c := range r.Changes {
			line += fmt.Sprintf(" %s:%s>%s", c.Field, c.Before, c.After)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func datesOf(t *testing.T, s *storage.Store) model.Dates {
	t.Helper()
	d, err := s.Dates(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// seriesText and meetingsText write down what is stored.
func seriesText(d model.Dates) string {
	var out []string
	for _, s := range d.Series {
		out = append(out, fmt.Sprintf("%s %d %d %s %s %s %d %s %s", s.Rule, s.Every, s.Week, s.ValidFrom, s.AtTime, s.Zone, s.Minutes, s.ValidTo, s.Place))
	}
	return strings.Join(out, "\n")
}

func meetingsText(d model.Dates) string {
	var out []string
	for _, m := range d.Meetings {
		out = append(out, fmt.Sprintf("%s %s %s %d %s of %s", m.On, m.AtTime, m.Zone, m.Minutes, m.State, m.SeriesOn))
	}
	return strings.Join(out, "\n")
}

func withReps(t *testing.T) *storage.Store {
	t.Helper()
	s := newStore(t)
	importText(t, s, "name,email,alias\nAmara Okafor,amara@north.example,\nJonas Lindqvist,jonas@north.example,\nTomás Ferreira,,\nTomás Weber,,\n山田太郎,,Yamada Taro\n", Options{Kind: KindPeople})
	return s
}

const weekly1 = "UID:w1\nSUMMARY:Amara / Ingrid\nDTSTART;TZID=Europe/Berlin:20261005T090000\nDTEND;TZID=Europe/Berlin:20261005T094500\nRRULE:FREQ=WEEKLY;BYDAY=MO\nLOCATION:Room 4\\, „Fjord“\n"

func TestAStandingMeetingIsFound(t *testing.T) {
	s := withReps(t)
	p := importDates(t, s, icsOf(
		weekly1+"EXDATE;TZID=Europe/Berlin:20261012T090000\nEXDATE:20261116T080000Z",
		"UID:w1\nRECURRENCE-ID;TZID=Europe/Berlin:20261019T090000\nSUMMARY:1:1\nDTSTART;TZID=Europe/Berlin:20261020T140000\nDTEND;TZID=Europe/Berlin:20261020T144500",
		"UID:w1\nRECURRENCE-ID:20261207T080000Z\nSUMMARY:x\nSTATUS:CANCELLED\nDTSTART:20261207T080000Z",
		"UID:w1\nRECURRENCE-ID:20261214T080000Z\nSUMMARY:x\nDTSTART;TZID=America/New_York:20261215T090000\nDURATION:PT1H",
	))
	if got := tell(p); got != "3 Amara / Ingrid new with:>Amara Okafor begins:>2026-10-05 09:00 Europe/Berlin repeats:>weekly 1 minutes:>45 place:>Room 4, „Fjord“ singles:>9" {
		t.Errorf("the plan is %s", got)
	}
	d := datesOf(t, s)
	if got := seriesText(d); got != "weekly 1 0 2026-10-05 09:00 Europe/Berlin 45  Room 4, „Fjord“" {
		t.Errorf("stored is %s", got)
	}
	want := `2026-10-05 09:00 Europe/Berlin 45 held of 2026-10-05
2026-10-12 09:00 Europe/Berlin 45 skipped of 2026-10-12
2026-10-20 14:00 Europe/Berlin 45 held of 2026-10-19
2026-10-26 09:00 Europe/Berlin 45 held of 2026-10-26
2026-11-02 09:00 Europe/Berlin 45 held of 2026-11-02
2026-11-09 09:00 Europe/Berlin 45 held of 2026-11-09
2026-11-16 09:00 Europe/Berlin 45 skipped of 2026-11-16
2026-12-07 09:00 Europe/Berlin 45 cancelled of 2026-12-07
2026-12-15 09:00 America/New_York 60 planned of 2026-12-14`
	if got := meetingsText(d); got != want {
		t.Errorf("stored is\n%s", got)
	}
}

func TestAChangedCalendarChangesTheMeeting(t *testing.T) {
	s := withReps(t)
	importDates(t, s, icsOf(weekly1))
	p := importDates(t, s, icsOf(strings.Replace(weekly1, "T090000\nDTEND;TZID=Europe/Berlin:20261005T094500\nRRULE:FREQ=WEEKLY", "T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20261214T080000Z", 1)))
	want := "3 Amara / Ingrid changed begins:2026-10-05 09:00 Europe/Berlin>2026-10-05 10:00 Europe/Berlin ends:>2026-12-13 minutes:45>60"
	if got := tell(p); got != want {
		t.Errorf("the plan is %s", got)
	}
	p = importDates(t, s, icsOf(weekly1+"STATUS:CANCELLED"))
	if got := tell(p); got != "3 Amara / Ingrid changed ends:2026-12-13>2026-11-22" {
		t.Errorf("called off: %s", got)
	}
	if d := datesOf(t, s); len(d.Series) != 1 {
		t.Errorf("%d series", len(d.Series))
	}
}

func TestRulesThatAStandingMeetingCanHold(t *testing.T) {
	for _, c := range []struct{ start, rule, want string }{
		{"20261005", "FREQ=WEEKLY", "weekly 1 0 "},
		{"20261005", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU", "weekly 2 0 "},
		{"20261005", "FREQ=DAILY;INTERVAL=14", "weekly 2 0 "},
		{"20261005", "FREQ=WEEKLY;COUNT=3", "weekly 1 0 2026-10-19"},
		{"20261005", "FREQ=WEEKLY;COUNT=1000000", "weekly 1 0 "},
		{"20261005", "FREQ=WEEKLY;INTERVAL=52;COUNT=1000000", "weekly 52 0 "},
		{"20261005", "FREQ=WEEKLY;UNTIL=20261019", "weekly 1 0 2026-10-19"},
		{"20261005", "FREQ=WEEKLY;UNTIL=20261019T065959Z", "weekly 1 0 2026-10-18"},
		{"20261005", "FREQ=WEEKLY;UNTIL=20261019T090000", "weekly 1 0 2026-10-19"},
		{"20261005", "FREQ=MONTHLY", "monthly_date 1 0 "},
		{"20261005", "FREQ=MONTHLY;BYMONTHDAY=5;INTERVAL=3", "monthly_date 3 0 "},
		{"20261031", "FREQ=MONTHLY;BYMONTHDAY=-1", "monthly_date 1 0 "},
		{"20261130", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;COUNT=4", "monthly_date 1 0 2027-02-28"},
		{"20261013", "FREQ=MONTHLY;BYDAY=2TU;COUNT=2", "monthly_weekday 1 2 2026-11-10"},
		{"20261013", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "monthly_weekday 1 2 "},
		{"20261030", "FREQ=MONTHLY;BYDAY=-1FR", "monthly_weekday 1 -1 "},
		{"20261030", "FREQ=MONTHLY;BYDAY=5FR", "import.calendar.rule"},
		{"20261005", "FREQ=DAILY", "import.calendar.rule"},
		{"20261005", "FREQ=WEEKLY;BYDAY=MO,WE", "import.calendar.rule"},
		{"20261005", "FREQ=WEEKLY;BYDAY=TU", "import.calendar.rule"},
		{"20261005", "FREQ=YEARLY", "import.calendar.rule"},
		{"20261005", "FREQ=WEEKLY;INTERVAL=53", "import.calendar.rule"},
		{"20261031", "FREQ=MONTHLY", "import.calendar.rule"},
		{"20261130", "FREQ=MONTHLY;BYMONTHDAY=-1", "import.calendar.rule"},
		{"20261005", "FREQ=MONTHLY;BYDAY=2MO", "import.calendar.rule"},
		{"20261005", "FREQ=WEEKLY;BYHOUR=9,14", "import.calendar.rule"},
		{"20261005", "FREQ=WEEKLY;INTERVAL=0", "import.calendar.rule.bad"},
		{"20261005", "FREQ=WEEKLY;UNTIL=soon", "import.calendar.rule.bad"},
		{"20261005", "BYDAY=MO", "import.calendar.rule.bad"},
	} {
		zone, _ := time.LoadLocation("Europe/Berlin")
		start, _ := parseICSTime(c.start, "")
		s := model.Series{ValidFrom: start.on, AtTime: "09:00"}
		got := ""
		if p := readRule(&s, c.rule, zone); p != nil {
			got = p.Key
		} else {
			got = fmt.Sprintf("%s %d %d %s", s.Rule, s.Every, s.Week, s.ValidTo)
		}
		if got != c.want {
			t.Errorf("%s from %s: %s, not %s", c.rule, c.start, got, c.want)
		}
	}
}

func TestWhoAMeetingIsWith(t *testing.T) {
	s := withReps(t)
	const at = "\nDTSTART:20261201T090000Z\nDTEND:20261201T093000Z"
	for _, c := range []struct{ event, want string }{
		{"SUMMARY:1:1 Amara" + at, "new Amara Okafor"},
		{"SUMMARY:Amara <> Ingrid 1-on-1" + at, "new Amara Okafor"},
		{"SUMMARY:Jour fixe Jonas Lindqvist" + at, "new Jonas Lindqvist"},
		{"SUMMARY:Jonas" + at, "new Jonas Lindqvist"},
		{"SUMMARY:1on1 山田太郎さん" + at, "new 山田太郎"},
		{"SUMMARY:YAMADA Taro: one-on-one" + at, "new 山田太郎"},
		{"SUMMARY:Tomás Weber 1:1" + at, "new Tomás Weber"},
		{"SUMMARY:Tomas 1:1" + at, "refused import.calendar.several 2"},
		{"SUMMARY:Amara & Jonas 1:1" + at, "refused import.calendar.several 2"},
		{"SUMMARY:Budget\nORGANIZER:mailto:ingrid@north.example\nATTENDEE;CN=A:MAILTO:Amara@North.example" + at, "new Amara Okafor"},
		{"SUMMARY:Budget\nORGANIZER:mailto:ingrid@north.example\nATTENDEE;CN=\"Tomás Weber\":mailto:tw@else.example" + at, "new Tomás Weber"},
		{"SUMMARY:Weekly\nORGANIZER:mailto:i@x.example\nATTENDEE:mailto:amara@north.example\nATTENDEE:mailto:cfo@x.example" + at, "refused import.calendar.other"},
		{"SUMMARY:1:1\nORGANIZER:mailto:i@x.example\nATTENDEE:mailto:amara@north.example\nATTENDEE;CUTYPE=ROOM:mailto:room@x.example" + at, "new Amara Okafor"},
		{"SUMMARY:Weekly forecast\nATTENDEE:mailto:amara@north.example\nATTENDEE:mailto:jonas@north.example" + at, "refused import.calendar.several 2"},
		{"SUMMARY:Amara's birthday party" + at, "refused import.calendar.other"},
		{"SUMMARY:Dentist" + at, "refused import.calendar.nobody"},
		{"SUMMARY:1:1 Amara\nSTATUS:CANCELLED" + at, "refused import.calendar.cancelled"},
		{"SUMMARY:1:1 Amara\nDTSTART:20261201T090000Z\nDTEND:20261201T190000Z", "refused import.calendar.long"},
		{"SUMMARY:1:1 Amara\nDTSTART;TZID=Mars/Olympus:20261201T090000", "refused import.calendar.zone"},
		{"SUMMARY:1:1 Amara\nDTSTART;;TZID=Europe/Berlin:20261201T090000", "refused import.calendar.line"},
		{"SUMMARY:1:1 Amara\nDTSTART:tomorrow", "refused import.calendar.start"},
		{"SUMMARY:1:1 Amara", "refused import.calendar.start"},
		{"SUMMARY:1:1 Amara\nRDATE:20261202T090000Z" + at, "refused import.calendar.extra"},
	} {
		p := datePlanOf(t, s, calendarTable(t, icsOf("UID:x\n"+c.event)), Options{})
		r := p.Rows[0]
		got := string(r.Fate)
		if who := rosterOf(t, s).Person(r.Person); who != nil {
			got += " " + who.Name
		}
		if r.Problem != nil {
			got += " " + r.Problem.Key
		}
		if len(r.Candidates) > 0 {
			got += fmt.Sprint(" ", len(r.Candidates))
		}
		if got != c.want {
			t.Errorf("%s: %s, not %s", c.event, got, c.want)
		}
	}
}

func TestZonesOfOtherPrograms(t *testing.T) {
	s := withReps(t)
	vtimezone := func(id, rules string) string {
		return "BEGIN:VTIMEZONE\nTZID:" + id + "\n" + rules + "END:VTIMEZONE\n"
	}
	berlin := "BEGIN:STANDARD\nDTSTART:16011028T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n" +
		"BEGIN:DAYLIGHT\nDTSTART:16010325T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\n"
	fixed := "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\n"
	strange := "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0123\nTZOFFSETTO:+0123\nEND:STANDARD\n"
	for _, c := range []struct{ zones, start, want string }{
		{"", "DTSTART;TZID=America/New_York:20261201T090000", "2026-12-01 09:00 America/New_York"},
		{"", `DTSTART;TZID="W. Europe Standard Time":20261201T090000`, "2026-12-01 09:00 Europe/Berlin"},
		{"", "DTSTART;TZID=Eastern Standard Time:20261201T090000", "2026-12-01 09:00 America/New_York"},
		{"", "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Oslo:20261201T090000", "2026-12-01 09:00 Europe/Oslo"},
		{"", "DTSTART;TZID=custom_Asia/Tokyo:20261201T090000", "2026-12-01 09:00 Asia/Tokyo"},
		{"", "DTSTART:20261201T090000", "2026-12-01 09:00 Europe/Berlin"},
		{"", "DTSTART:20261201T090000Z", "2026-12-01 10:00 Europe/Berlin"},
		{"X-WR-TIMEZONE:America/New_York\n", "DTSTART:20261201T140000Z", "2026-12-01 09:00 America/New_York"},
		{"", "DTSTART;VALUE=DATE:20261201", "2026-12-01  "},
		{vtimezone("(UTC+01:00) Amsterdam\\, Berlin", berlin), `DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin":20261201T090000`, "2026-12-01 09:00 Europe/Berlin"},
		{vtimezone("Custom", fixed), "DTSTART;TZID=Custom:20261201T090000", "2026-12-01 09:00 Asia/Kolkata"},
		{vtimezone("Custom", strange), "DTSTART;TZID=Custom:20261201T090000", "import.calendar.zone"},
		{vtimezone("Custom", strings.Replace(berlin, "+0200", "+0400", 2)), "DTSTART;TZID=Custom:20261201T090000", "import.calendar.zone"},
		{"", "DTSTART;TZID=EST:20261201T090000", "import.calendar.zone"},
		{"", "DTSTART;TZID=../../etc/passwd:20261201T090000", "import.calendar.zone"},
		{"", "DTSTART;TZID=Local:20261201T090000", "import.calendar.zone"},
	} {
		text := strings.Replace(icsOf("UID:x\nSUMMARY:1:1 Amara\n"+c.start), "VERSION:2.0\r\n", "VERSION:2.0\r\n"+strings.ReplaceAll(c.zones, "\n", "\r\n"), 1)
		p := datePlanOf(t, s, calendarTable(t, text), Options{})
		got := ""
		if r := p.Rows[0]; r.Problem != nil {
			got = r.Problem.Key
		} else {
			m := p.dates.meetings[0]
			got = fmt.Sprintf("%s %s %s", m.On, m.AtTime, m.Zone)
		}
		if got != c.want {
			t.Errorf("%s: %s, not %s", c.start, got, c.want)
		}
	}
}

func TestWhatIsHereIsNotDoubled(t *testing.T) {
	s := withReps(t)
	amara := person(t, rosterOf(t, s), "Amara Okafor").ID
	_, err := s.Do(ctx, unit.PlanMeeting, func(w *storage.Work) error {
		for on, state := range map[string]model.MeetingState{"2026-11-16": model.MeetingHeld, "2026-11-30": model.MeetingPlanned, "2026-12-02": model.MeetingPlanned} {
			if err := w.Put(&model.Meeting{Row: model.About(amara), AuthorID: w.Actor(), On: model.MustDate(on), State: state}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	importDates(t, s, icsOf(weekly1, "UID:once\nSUMMARY:1:1 Amara\nDTSTART;TZID=Europe/Berlin:20261202T160000"))
	days := map[model.Date]int{}
	for _, m := range datesOf(t, s).Meetings {
		days[m.On]++
		if m.On == model.MustDate("2026-11-30") && m.SeriesOn != m.On {
			t.Error("the planned meeting is no occurrence of the standing one")
		}
		if m.On == model.MustDate("2026-12-02") && m.AtTime != "16:00" {
			t.Errorf("the planned meeting has the time %q", m.AtTime)
		}
	}
	for day, n := range days {
		if n > 1 {
			t.Errorf("%d meetings on %s", n, day)
		}
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if d := datesOf(t, s); len(d.Series) != 0 || len(d.Meetings) != 3 {
		t.Errorf("after undo: %d series, %d meetings", len(d.Series), len(d.Meetings))
	}
}

func TestWhatIsOverCountsAsIsSaid(t *testing.T) {
	s := withReps(t)
	table := calendarTable(t, icsOf(weekly1, "UID:once\nSUMMARY:1:1 Jonas\nDTSTART:20261102T090000Z"))
	p := datePlanOf(t, s, table, Options{PastPlanned: true})
	if len(p.dates.meetings) != 1 || p.dates.meetings[0].State != model.MeetingPlanned {
		t.Errorf("as planned: %v", p.dates.meetings)
	}
	p = datePlanOf(t, s, table, Options{})
	for _, m := range p.dates.meetings {
		if m.State != model.MeetingHeld {
			t.Errorf("%s is %s", m.On, m.State)
		}
	}
	if _, err := s.Do(ctx, unit.SetCadence, func(w *storage.Work) error {
		return w.Put(&model.Meeting{Row: model.About(person(t, rosterOf(t, s), "Jonas Lindqvist").ID), AuthorID: w.Actor(), On: testDay, State: model.MeetingHeld})
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := Apply(ctx, s, p); !errors.Is(err, model.ErrConflict) {
		t.Errorf("a plan that is out of date: %v", err)
	}
}
