package shell_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/shell"
)

// constants are the pages or tabs that the program has, by the names of their constants: one that is new is looked at too.
func constants(t *testing.T, prefix string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "kit", "frame.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(v.Names[0].Name, prefix) || len(v.Values) == 0 {
			return true
		}
		text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
		return true
	})
	if len(out) < 5 {
		t.Fatalf("only %q begin with %s", out, prefix)
	}
	return out
}

// everyRoute leads to every page: of the file, of each of the people, and of each milestone.
func everyRoute(t *testing.T, w *shell.Window, people []model.ID) []kit.Route {
	t.Helper()
	dir, err := w.Store().Direction(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []kit.Route
	for _, page := range constants(t, "Page") {
		switch page {
		case kit.PageStrategic:
			for _, m := range dir.Strategic {
				out = append(out, kit.Route{Page: page, Ref: m.ID})
			}
		case kit.PagePerson:
			for _, id := range people {
				for _, tab := range constants(t, "Tab") {
					out = append(out, kit.Route{Page: page, Person: id, Tab: tab})
				}
			}
		default:
			out = append(out, kit.Route{Page: page})
			for _, id := range people {
				out = append(out, kit.Route{Page: page, Person: id})
			}
		}
	}
	return out
}

// toldNow is what MILEPOST_STATE tells of the window now, folded.
func toldNow(t *testing.T, w *shell.Window) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state.json")
	probe := kit.NewProbe(path, w.Window(), func() string { return "" }, func() time.Duration { return 0 })
	for range 2 { // it writes what it has seen twice
		if _, err := probe.Look(); err != nil {
			t.Fatal(err)
		}
	}
	told, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return model.Fold(string(told))
}
