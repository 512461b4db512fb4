package storage_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestReshareKeepsEarlierWordingPrivate(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	n := &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: roster(t, s).Owner.ID, Kind: model.NotePlain, Text: "tired", On: model.MustDate("2026-11-23")}
	do(t, s, unit.AddNote, func(w *storage.Work) error { return w.Put(n) })
	n.Text = "take it slowly"
	do(t, s, unit.ChangeNote, func(w *storage.Work) error { return w.Put(n) })
	do(t, s, unit.ShareNote, func(w *storage.Work) error { return w.Reshare(n, model.Shared) })
	talks, err := s.OneOnOnes(ctx, p.ID)
	if err != nil || len(talks.Notes) != 1 || talks.Notes[0].Visibility != model.Shared || talks.Notes[0].Text != "take it slowly" {
		t.Fatalf("%+v %v", talks.Notes, err)
	}
	events, err := s.History(ctx, &talks.Notes[0])
	if err != nil || len(events) != 1 {
		t.Errorf("the shared row tells %d events, %v: its past is private", len(events), err)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if talks, _ = s.OneOnOnes(ctx, p.ID); len(talks.Notes) != 1 || talks.Notes[0].Visibility != model.Private {
		t.Errorf("after undo: %+v", talks.Notes)
	}
}

// TestKilledProgramLosesNothingAcknowledged starts this test binary as a program that acknowledges units, ends it the
// hard way and looks whether everything acknowledged is there, and nothing by half.
func TestKilledProgramLosesNothingAcknowledged(t *testing.T) {
	if path := os.Getenv("MILEPOST_TEST_WRITER"); path != "" {
		writeForever(t, path)
		return
	}
	for round := range 3 {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("team%d.milepost", round))
		if err := createAt(t, path).Close(); err != nil {
			t.Fatal(err)
		}
		acknowledged := killAfter(t, path, 20+round*17)
		s, err := storage.Open(ctx, path, options(int64(round)))
		if err != nil {
			t.Fatal(err)
		}
		r := roster(t, s)
		if n := len(r.People); n < 2*acknowledged || n%2 != 0 {
			t.Errorf("%d units were acknowledged, %d people are there", acknowledged, n)
		}
		if _, err := s.Replay(ctx, "person", 1); err != nil {
			t.Error(err)
		}
		_ = s.Close()
	}
}

// writeForever stores two people a unit and says so.
func writeForever(t *testing.T, path string) {
	s, err := storage.Open(ctx, path, storage.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	for {
		do(t, s, unit.AddPerson, func(w *storage.Work) error {
			for range 2 {
				if err := w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "x"}); err != nil {
					return err
				}
			}
			return nil
		})
		fmt.Println("stored")
	}
}

func killAfter(t *testing.T, path string, units int) int {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=TestKilledProgramLosesNothingAcknowledged")
	cmd.Env = append(os.Environ(), "MILEPOST_TEST_WRITER="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	count, buf, rest := 0, make([]byte, 4096), ""
	for count < units {
		n, err := out.Read(buf)
		if err != nil {
			t.Fatalf("the writer ended by itself after %d units: %v", count, err)
		}
		rest += string(buf[:n])
		count = strings.Count(rest, "stored\n")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed, as asked
	return count
}
