// Package storage is a team file: it opens, migrates, reads and writes one, and is the only importer of GORM. Every
// change runs through Store.Do, in one transaction that also writes the journal; from the journal come undo and redo,
// history, past states, and the word to every page that something has changed.
package storage
