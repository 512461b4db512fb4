package documents_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"milepost/ui/words"
)

var (
	tableOf  = regexp.MustCompile(`(?s)CREATE TABLE (\w+)\((.*?)\) STRICT`)
	columnOf = regexp.MustCompile(`(?m)^  ([a-z_]+) `)
)

// TestEveryColumnHasAWord holds the words of "everything about a person" against all the tables there are.
func TestEveryColumnHasAWord(t *testing.T) {
	if err := words.Load(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "storage", "schema_v*.sql"))
	if err != nil || len(files) < 7 {
		t.Fatal(files, err)
	}
	seen := map[string]bool{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tableOf.FindAllStringSubmatch(string(text), -1) {
			if slices.Contains(notToldOf, table[1]) {
				continue
			}
			for _, c := range columnOf.FindAllStringSubmatch(table[2], -1) {
				seen[c[1]] = true
			}
		}
	}
	if len(seen) < 100 {
		t.Fatalf("only %d columns were found", len(seen))
	}
	for c := range seen {
		if key := "field." + c; !slices.Contains(notToldOf, c) && strings.HasPrefix(words.Say(key), "field.") {
			t.Errorf("the column %s has no word", c)
		}
	}
}

// notToldOf are tables that are no records, and columns that every row has and nobody reads.
var notToldOf = []string{"unit", "change", "bulk", "erased", "draft", "search_doc", "id", "subject_id", "version"}
