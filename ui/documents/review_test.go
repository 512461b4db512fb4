package documents_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/report/pdf/pdftest"
	"milepost/sample"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

var (
	ctx   = context.Background()
	today = model.MustDate("2026-11-23")
	now   = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
)

// sampleStore is a sample team, and one of its reps.
func sampleStore(t *testing.T) (*storage.Store, model.Person) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.milepost")
	if err := sample.Make(ctx, path, sample.Options{AsOf: today}); err != nil {
		t.Fatal(err)
	}
	store, err := storage.Open(ctx, path, storage.Options{Clock: model.FixedClock(now), Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	roster, err := store.Roster(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return store, roster.Reps(today)[0]
}

func TestReviewIsWrittenWholeOrNotAtAll(t *testing.T) {
	store, rep := sampleStore(t)
	review := documents.Review{Person: rep.ID, AsOf: today, At: now}
	folder := t.TempDir()
	path := filepath.Join(folder, "review.pdf")
	if err := os.WriteFile(path, []byte("an older one"), 0o600); err != nil {
		t.Fatal(err)
	}
	warnings, err := documents.WriteReview(ctx, store, review, path)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	pdftest.Valid(t, path)
	if title := pdftest.Info(t, path)["Title"]; title != rep.Name+": review, July to December 2026" {
		t.Errorf("title %q", title)
	}
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := documents.WriteReview(ctx, store, review, path); err != nil {
		t.Fatal(err)
	}
	if second, err := os.ReadFile(path); err != nil || !bytes.Equal(first, second) {
		t.Errorf("the same review gave other bytes, %v", err)
	}
	inside := filepath.Join(folder, "inside")
	if err := os.Mkdir(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{"a folder that is not there": filepath.Join(folder, "none", "review.pdf"), "a folder": inside} {
		_, err := documents.WriteReview(ctx, store, review, bad)
		if !errors.Is(err, model.ErrReadOnly) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if said := words.Problem(err); !strings.HasPrefix(said, bad+":") || strings.Contains(said, ".milepost-") || !strings.Contains(said, "Choose a folder") {
			t.Errorf("%s: %s", name, said)
		}
	}
	if _, err := documents.WriteReview(ctx, store, documents.Review{Person: "nobody", AsOf: today}, path); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 2 {
		t.Errorf("beside the folder and the review: %v, %v", left, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(first, after) {
		t.Errorf("a review that failed changed the one that was there, %v", err)
	}
}

func TestReviewFollowsTheFile(t *testing.T) {
	store, rep := sampleStore(t)
	if _, err := store.Do(ctx, unit.ChangeFile, func(w *storage.Work) error {
		roster, err := store.Roster(ctx)
		if err != nil {
			return err
		}
		roster.File.Paper, roster.File.FirstMonth = "letter", 2
		if err := w.Put(&roster.File); err != nil {
			return err
		}
		return w.Put(&model.Point{Row: model.About(rep.ID), AuthorID: w.Actor(), Side: model.SideRep, Text: "Ask Արամ", RaisedOn: today})
	}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "review.pdf")
	warnings, err := documents.WriteReview(ctx, store, documents.Review{Person: rep.ID, AsOf: today, At: now}, path)
	if err != nil {
		t.Fatal(err)
	}
	if len(warnings) != 1 || !strings.Contains(warnings[0], "Armenian") {
		t.Errorf("warnings %q", warnings)
	}
	info := pdftest.Info(t, path)
	if !strings.Contains(info["Page size"], "letter") {
		t.Errorf("the file asks for Letter and gets %s", info["Page size"])
	}
	if want := "August 2026 to January 2027"; !strings.HasSuffix(info["Title"], want) {
		t.Errorf("with a year from February the title is %q, want %s", info["Title"], want)
	}
	period := model.Span{From: model.MustDate("2026-10-05"), To: model.MustDate("2026-10-31")}
	if _, err := documents.WriteReview(ctx, store, documents.Review{Person: rep.ID, Period: period, AsOf: today, At: now}, path); err != nil {
		t.Fatal(err)
	}
	if title := pdftest.Info(t, path)["Title"]; !strings.HasSuffix(title, "5 October 2026 to 31 October 2026") {
		t.Errorf("title %q", title)
	}
}

func TestFileNames(t *testing.T) {
	id := model.ID("01931234-5678-7abc-8def-0123456789ab")
	aliases := []model.Alias{{Row: model.Row{SubjectID: id}, Name: "Viktoria Ivanov"}}
	for _, c := range []struct {
		name    string
		aliases []model.Alias
		want    string
	}{
		{"Amara Okafor", nil, "amara-okafor--456789ab.pdf"},
		{"Łucja  Wiśniewska/Nowak", nil, "lucja-wisniewska-nowak--456789ab.pdf"},
		{"Виктория Иванов", aliases, "viktoria-ivanov--456789ab.pdf"},
		{"Виктория Иванов", nil, "person--456789ab.pdf"},
		{"../../etc", nil, "etc--456789ab.pdf"},
		{"Виктория Иванов", []model.Alias{{Row: model.Row{SubjectID: id, Visibility: model.Private}, Name: "Vika"}}, "person--456789ab.pdf"},
		{"Виктория Иванов", []model.Alias{{Row: model.Row{SubjectID: "another"}, Name: "Boris"}}, "person--456789ab.pdf"},
	} {
		p := &model.Person{Row: model.Row{ID: id}, Name: c.name}
		if got := documents.FileName(p, c.aliases, ".pdf"); got != c.want {
			t.Errorf("%q gives %q, want %q", c.name, got, c.want)
		}
	}
}
