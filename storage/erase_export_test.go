package storage

import "testing"

// EraseTries says how often erasing waits for others.
func EraseTries(t *testing.T, n int) {
	was := eraseTries
	eraseTries = n
	t.Cleanup(func() { eraseTries = was })
}
