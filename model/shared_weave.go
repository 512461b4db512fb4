package model

// SharedWeave is where the team and each of its people are headed, as it may leave the house.
type SharedWeave struct {
	TeamName  string
	By        string // whose people they are
	AsOf      Date
	File      File
	People    []Person
	Direction Direction
}

// NewSharedWeave makes it from facts that hold nothing private, replaced or archived: of my people, as of a day.
func NewSharedWeave(f *SharedFacts, on Date) SharedWeave {
	people := f.Roster.MyPeople(on)
	dir := f.Direction.AsOf(on)
	return SharedWeave{TeamName: f.Roster.File.Name, By: f.Roster.OwnerName(), AsOf: on, File: f.Roster.File, People: people, Direction: dir.Of(people)}
}
