//go:build !test

package storage

// crashAt does nothing in the program that is shipped.
func crashAt(string) {}
