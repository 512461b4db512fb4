//go:build test

package storage

// armed arms the trip wire of every file that is opened: the program is tested with it, whoever opens the file.
const armed = true
