package storage

import "testing"

func TestNamesOfConflictCopies(t *testing.T) {
	for name, want := range map[string]bool{
		"Team (Anna's conflicted copy 2026-11-20)":     true,
		"Team (Kopie von Anna in Konflikt 2026-11-20)": true,
		"Team (conflicted copy 2026-11-20 101500)":     true,
		"Team (Case Conflict)":                         true,
		"Team (1)":                                     true,
		"Team 2":                                       true,
		"Team-LAPTOP":                                  true,
		"Team-LAPTOP-1":                                true,
		"Team.sync-conflict-20261120-101500-ABCDEFG":   true,
		"Team_conflict-20261120-101500":                true,
		"Team":                                         false,
		"Team North":                                   false,
		"Team 2026-11-20":                              false,
		"Team (before restore 2026-11-20 1015)":        false,
		"Team (version 1)":                             false,
		"Team moved 2026-11-20":                        false,
		"Other (Anna's conflicted copy 2026-11-20)":    false,
		"Team (old)":                                   false,
	} {
		if got := isCopyName(name, "Team"); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
