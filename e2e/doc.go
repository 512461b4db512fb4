// Package e2e holds the tests of the built program in a real window: they go by keyboard and mouse, find things on the
// screen through what the window says it shows, and look at the file with the program's own command line. They are
// built with the tag e2e and need MILEPOST_PROGRAM, the path of the program; `make e2e` sets both.
package e2e
