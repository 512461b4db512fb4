// Package model holds what Milepost manages and the rules between the nouns: people, skills, one-on-ones, goals,
// career milestones and strategic ones. It does no I/O, knows neither GORM nor Fyne, and has no clock of its own:
// rules take a Date, and what needs the present instant is handed a Clock.
//
// Records are structs that embed Row. In every type of this package that can be stored the zero value means
// "none" and is stored as NULL.
package model
