//go:build test

package storage

// In tests of all packages a passphrase takes no time.
func init() { sealWork = 8 }
