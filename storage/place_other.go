//go:build !linux && !darwin && !windows

package storage

// remote cannot be told here.
func remote(string) (string, bool) { return "", false }
