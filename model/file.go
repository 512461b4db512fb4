package model

import (
	"time"
)

// File is the one row that says what this file is and what its team shares.
type File struct {
	Row
	Kind            string // "team" or "rep"
	Name            string // of the team, as shown in the frame
	OwnerID         ID     // the author whose file this is
	Zone            string // IANA name
	FirstWeekday    int    // 0 Sunday … 6 Saturday; default 1
	FirstMonth      int    // 1-12, first month of the year; default 1
	Currency        string // ISO 4217; empty until one is set
	Paper           string // "a4", "letter" or empty: by region
	IsSample        bool   // made by the sample, so that "Look around" may say so
	MovedOn         Date   // the day it was moved to another computer; none: it is here to be worked in
	MovedTo         string // what that computer is called; may be empty
	ExpectationDays int    // how many days after its first one an expectation is to be looked at again; 0: never
	FadeMonths      int    // after how many months a rating without newer evidence fades; 0: never
	NoteMonths      int    // how long notes are kept, in months from their day; 0: as long as the file
}

// DefaultNoteMonths is how long a new file keeps notes: what was written in the year before last explains nothing of
// today any more.
const DefaultNoteMonths = 24

// DefaultExpectationDays is half a year.
const DefaultExpectationDays = 180

// DefaultFadeMonths is half a year: what nobody looked at for so long is no longer known.
const DefaultFadeMonths = 6

// NotesKeptFrom is the first day of which notes are still to be kept; the zero date when they are kept for ever.
func (f *File) NotesKeptFrom(today Date) Date {
	if f.NoteMonths <= 0 {
		return Date{}
	}
	return today.AddMonths(-f.NoteMonths)
}

// TableName pins the table.
func (*File) TableName() string { return "file" }

// Location is the file's zone; UTC when the name is unknown to this machine.
func (f *File) Location() *time.Location {
	loc, err := time.LoadLocation(f.Zone)
	if err != nil {
		return time.UTC
	}
	return loc
}

// Author is who writes: the owner of the file, or whoever's return was merged. PersonID ties the author to a person
// once "Which of these is you?" was answered.
type Author struct {
	Row
	Name     string
	PersonID ID
}

// TableName pins the table.
func (*Author) TableName() string { return "author" }

// YearStart is the first month of the year that periods follow; January unless another is set.
func (f *File) YearStart() time.Month { return time.Month(max(1, f.FirstMonth)) }
