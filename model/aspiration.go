package model

// Aspiration is where a rep wants to go, in their own words. Append-only; the newest counts.
type Aspiration struct {
	Row
	AuthorID   ID
	On         Date `gorm:"column:stated_on"`
	Text       string
	ArchivedAt Instant
}

// TableName pins the table.
func (*Aspiration) TableName() string { return "aspiration" }

// AspirationOn is the newest of a person's aspirations as of a day; nil when there is none.
func AspirationOn(all []Aspiration, person ID, on Date) *Aspiration {
	var newest *Aspiration
	for i := range all {
		a := &all[i]
		if a.SubjectID == person && a.ArchivedAt.IsZero() && !a.On.After(on) && (newest == nil || !a.On.Before(newest.On)) {
			newest = a
		}
	}
	return newest
}
