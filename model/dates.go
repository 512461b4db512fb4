package model

// Dates are all meetings and standing meetings of a file, whoever they are with.
type Dates struct {
	Series   []Series
	Meetings []Meeting // oldest first
}

// CalendarUID is what a standing meeting is called in calendars: as in the one it came from, else by its id.
func (s *Series) CalendarUID() string { return uidOf(s.ID, s.UID) }

// CalendarUID is what a meeting is called in calendars: as in the one it came from, else by its id. An occurrence of a
// standing meeting is called like that one.
func (m *Meeting) CalendarUID() string { return uidOf(m.ID, m.UID) }
