package importing_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func questions(t *testing.T, s *storage.Store) int {
	t.Helper()
	q, err := s.Questions(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(q)
}

const asked = `{"questions": [
 {"id": 1, "question": {"en": "How are you?", "ja_JP": "元気ですか？"}, "category": "Other"},
 {"id": 2, "question": {"en": "What do you want?"}, "category": "Career development"},
 {"id": 3, "question": {"qqq-x": "?"}}
]}`

func TestQuestionsAreTakenForQuestions(t *testing.T) {
	s := newStore(t)
	f, c := open(t, s, write(t, "q.json", asked))
	wantText(t, c, "import.kind", "Questions")
	wantText(t, c, "import.sentence", "3 questions: 2 new, 0 changed, 0 unchanged, 1 refused.")
	if got := kittest.Text(t, c, "import.row.4"); !strings.Contains(got, "refused") || !strings.Contains(got, "is no language that Milepost knows") {
		t.Errorf("the third row says %q", got)
	}
	if kittest.Has(c, "import.separator") {
		t.Error("JSON has a separator")
	}
	all := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"Categories", "Career development", "Other"} {
		if !strings.Contains(all, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	kittest.Tap(t, c, "import.apply")
	if got := questions(t, s); got != 3 { // one in two languages
		t.Errorf("%d rows are stored", got)
	}
	if len(f.Toasts) != 1 || f.Toasts[0] != "Imported 2 new questions" {
		t.Errorf("told %q", f.Toasts)
	}
	wantText(t, c, "import.sentence", "3 questions: 0 new, 0 changed, 2 unchanged, 1 refused.")
	if !disabled(t, c, "import.apply") {
		t.Error("the same list can be imported again")
	}
	kittest.Choose(t, c, "import.kind", "import.kind.people")
	if got := kittest.Text(t, c, "import.problem"); !strings.Contains(got, "reads as a list of questions") {
		t.Errorf("as people: %q", got)
	}
	kittest.Choose(t, c, "import.kind", "import.kind.questions")
	wantText(t, c, "import.sentence", "3 questions: 0 new, 0 changed, 2 unchanged, 1 refused.")
	f.Undo(t)
	wantText(t, c, "import.apply", "Import 2 new")
}

func TestTableOfQuestionsIsMapped(t *testing.T) {
	s := newStore(t)
	_, c := open(t, s, write(t, "q.csv", "to be asked,theme,text.ja\nHow are you?,Other,元気ですか？\nWho are you?,Team,\n"))
	wantText(t, c, "import.kind", "Questions")
	wantText(t, c, "import.column.text.ja", "Question (Japanese)")
	wantText(t, c, "import.column.theme", "Category")
	pick(t, c, "import.column.to be asked", "question")
	wantText(t, c, "import.apply", "Import 2 new")
	kittest.Tap(t, c, "import.row.2")
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "元気ですか？") || !strings.Contains(got, "Category") {
		t.Errorf("a row says %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	kittest.Tap(t, c, "import.apply")
	if got := questions(t, s); got != 3 {
		t.Errorf("%d rows are stored", got)
	}
}

func TestJSONThatIsBrokenSaysWhere(t *testing.T) {
	_, c := open(t, newStore(t), write(t, "q.json", "{\"questions\": [\n{\"id\": 1,\n"))
	if got := kittest.Text(t, c, "import.problem"); !strings.HasPrefix(got, "q.json, line 3: ") || !strings.Contains(got, "no JSON") {
		t.Errorf("the page says %q", got)
	}
}

func TestRealQuestionsInTheWindow(t *testing.T) {
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	path := filepath.Join(root, "one-on-ones", "questions.json")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	s := newStore(t)
	_, c := open(t, s, path)
	wantText(t, c, "import.sentence", "325 questions: 325 new, 0 changed, 0 unchanged, none refused.")
	all := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"83", "62", "60", "45", "40", "26", "9"} {
		if !strings.Contains(all, "\n"+want+"\n") {
			t.Errorf("the page does not count %s of a category", want)
		}
	}
	kittest.Tap(t, c, "import.apply")
	if got := questions(t, s); got != 650 {
		t.Errorf("%d rows are stored", got)
	}
}
