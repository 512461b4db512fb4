//go:build unix

package storage_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/storage"
)

// TestKilledWhileErasing ends the program in the middle of erasing: the rows are gone or whole, and erasing once more by
// the id leaves nothing behind.
func TestKilledWhileErasing(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	if dir := os.Getenv("MILEPOST_TEST_KILL"); dir != "" {
		var x scene
		data, err := os.ReadFile(filepath.Join(dir, "scene.json"))
		if err == nil {
			err = json.Unmarshal(data, &x)
		}
		if err != nil {
			t.Fatal(err)
		}
		s := openWith(t, x.Path, x.options(500))
		_, err = s.Erase(ctx, x.Gone.ID, storage.EraseOptions{Former: former})
		t.Fatalf("it went on: %v", err)
	}
	for _, point := range []string{"erase.rows", "erase.wiped", "erase.copy"} {
		x := newScene(t)
		dir := t.TempDir()
		data, err := json.Marshal(x)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "scene.json"), data, 0o600)
		}
		if err == nil {
			err = os.Remove(filepath.Join(filepath.Dir(x.Path), "my own.milepost"))
		}
		if err != nil {
			t.Fatal(err)
		}
		if !killed(t, "TestKilledWhileErasing", point, dir) {
			continue
		}
		folder := filepath.Dir(x.Path)
		if found := traces(t, folder); !strings.Contains(strings.Join(found, " "), "2026-11-23") {
			t.Errorf("%s: the copies are clean already, so that this proves nothing: %q", point, found)
		}
		s := openWith(t, x.Path, x.options(501))
		if roster(t, s).Person(x.Gone.ID) != nil {
			t.Errorf("%s: the person is there", point)
		}
		if got, err := s.Erase(ctx, x.Gone.ID, storage.EraseOptions{Former: former}); err != nil || got.Number != 1 || len(got.Failed) > 0 {
			t.Errorf("%s: %+v, %v", point, got, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if found := traces(t, folder); len(found) > 0 {
			t.Errorf("%s: words are left in %q", point, found)
		}
		if c := check(t, x.Path); !c.Whole() {
			t.Errorf("%s: the file is not whole:\n%s", point, findings(c))
		}
	}
}
