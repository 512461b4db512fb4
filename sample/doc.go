// Package sample makes the sample team: Ingrid Solberg's, eight reps over two quarters, every feature in use. It
// writes through the same door a user uses, with a clock that moves through the two quarters, so that the history of
// every record is real. The same day and seed give the same file.
//
// What the team looks like stands in tables, one file per matter. Days in these tables are written as they were when
// as-of is 2026-11-23, and moved by whole weeks for any other day; a day inside a text stands in braces with the form
// it is shown in: "Havn on {2026-12-01 2 January}".
//
// For measuring it makes a crowd instead: a file of any size with made-up names and words.
package sample
