package model

// SeriesRule says how a standing meeting repeats.
type SeriesRule string

// Rules of series: every n weeks on the weekday of the first occurrence; every n months on its date, or on its weekday in
// the same week of the month.
const (
	Weekly         SeriesRule = "weekly"
	MonthlyDate    SeriesRule = "monthly_date"
	MonthlyWeekday SeriesRule = "monthly_weekday"
)

// Series is a standing meeting of a pair, or without a subject of the whole team. Its occurrences follow from the rule
// and are not stored; what became of a single one is a Meeting that names the series and the day.
type Series struct {
	Row
	AuthorID   ID
	Title      string // of a meeting of the team
	Rule       SeriesRule
	Every      int    // weeks or months between two occurrences, from 1 on
	Week       int    // of MonthlyWeekday: 1 to 4, or -1 for the last of the month
	AtTime     string // "10:00" in Zone
	Zone       string // IANA name; empty: the file's
	Minutes    int    // length; 0 if not known
	Place      string // a room or a link
	UID        string `gorm:"column:uid"` // in the calendar it came from
	ValidFrom  Date   // the first occurrence
	ValidTo    Date   // the last day it may fall on; none: it goes on
	ArchivedAt Instant
}

// TableName pins the table.
func (*Series) TableName() string { return "series" }

// Absence is days on which somebody is away, both included. They do not count as waiting for a talk.
type Absence struct {
	Row
	AuthorID   ID
	ValidFrom  Date
	ValidTo    Date // none: until further notice
	ArchivedAt Instant
}

// TableName pins the table.
func (*Absence) TableName() string { return "absence" }
