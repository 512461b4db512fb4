package milepost_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// source is one file of the project.
type source struct {
	path   string // from the root, with slashes
	folder string // likewise
	test   bool
	file   *ast.File
	set    *token.FileSet
	lines  int
}

func (s *source) at(n ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.set.Position(n.Pos()).Line)
}

// imports are the paths a file imports.
func (s *source) imports() []string {
	var out []string
	for _, i := range s.file.Imports {
		out = append(out, strings.Trim(i.Path.Value, `"`))
	}
	return out
}

// sources reads every Go file of the project.
func sources(t *testing.T) []*source {
	t.Helper()
	var out []*source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != "." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "build") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") {
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		slashed := filepath.ToSlash(name)
		out = append(out, &source{
			path: slashed, folder: path.Dir(slashed), test: strings.HasSuffix(base, "_test.go"),
			file: f, set: set, lines: set.File(f.Pos()).LineCount(),
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// mayImport says what of ours a room of the house may use. A room is a folder with all below it that is not a room of
// its own; a test may use testsMayImport besides.
var mayImport = map[string][]string{
	"resources":      {},
	"model":          {},
	"chart":          {"model"},
	"report":         {"chart", "resources", "model", "report/pdf"},
	"report/pdf":     {},
	"storage":        {"model"},
	"exchange":       {"storage", "model"},
	"sample":         {"storage", "resources", "model"},
	"ui":             {"sample", "exchange", "storage", "report", "chart", "resources", "model", "ui/kit", "ui/theme", "ui/words", "ui/documents"},
	"ui/documents":   {"exchange", "storage", "report", "chart", "resources", "model", "ui/words"},
	"ui/theme":       {"resources", "model"},
	"ui/words":       {"resources", "model"},
	"ui/kit":         {"storage", "chart", "resources", "model", "ui/theme", "ui/words"},
	"ui/kit/kittest": {"sample", "storage", "resources", "model", "ui/kit", "ui/theme", "ui/words"}, // helpers for tests
	"ui/shell":       {"sample", "exchange", "storage", "report", "chart", "resources", "model", "ui"},
	"cmd":            {"ui", "sample", "exchange", "storage", "report", "chart", "resources", "model"},
	"e2e":            {},
	"tools":          {"e2e"},
	"bench":          {"sample", "storage", "model"}, // a module of its own
}

var testsMayImport = []string{"resources", "sample", "storage", "model", "ui/kit", "ui/theme", "ui/words"}

func TestImportsRunOneWay(t *testing.T) {
	for _, s := range sources(t) {
		if s.folder == "." {
			continue
		}
		room := roomOf(s.folder)
		if room == "" {
			t.Errorf("%s: no room of the house is planned for %s", s.path, s.folder)
			continue
		}
		for _, i := range s.imports() {
			folder, ours := strings.CutPrefix(i, "milepost/")
			holds := func(outer string) bool { return within(folder, outer) }
			switch {
			case !ours, sameRoom(s.folder, folder), slices.ContainsFunc(mayImport[room], holds):
			case s.test && slices.ContainsFunc(testsMayImport, holds):
			default:
				t.Errorf("%s imports %s", s.path, i)
			}
		}
	}
}

// roomOf is the room a folder is in: the longest of the names that hold it, "" for none.
func roomOf(folder string) string {
	for ; folder != "."; folder = path.Dir(folder) {
		if _, ok := mayImport[folder]; ok {
			return folder
		}
	}
	return ""
}

// sameRoom says whether two folders may use one another because they are in one room. The pages of the window share a
// room and never use one another.
func sameRoom(a, b string) bool {
	if roomOf(a) == "ui" {
		return within(a, b) || within(b, a)
	}
	return roomOf(a) == roomOf(b)
}

// within says whether a folder is another one or lies in it.
func within(folder, outer string) bool {
	return folder == outer || strings.HasPrefix(folder, outer+"/")
}

// onlyIn says which packages of others may be used where and nowhere else.
var onlyIn = map[string][]string{
	"fyne.io":                {"ui", "cmd", "tools/bench/label"},
	"fyne.io/fyne/v2/app":    {"cmd", "tools/bench/label"},
	"fyne.io/fyne/v2/lang":   {"ui", "cmd"},
	"gorm.io":                {"storage"},
	"github.com/glebarez":    {"storage"},
	"github.com/spf13/cobra": {"cmd"},
	"github.com/spf13/pflag": {"cmd"},
	"database/sql":           {"storage", "bench"},
	"github.com/mattn":       {"bench"}, // SQLite in C, to measure against
}

func TestPartsOfOthersStayWhereTheyBelong(t *testing.T) {
	for _, s := range sources(t) {
		here := func(folder string) bool { return within(s.folder, folder) }
		for _, i := range s.imports() {
			for part, folders := range onlyIn {
				if within(i, part) && i != "database/sql/driver" && !slices.ContainsFunc(folders, here) {
					t.Errorf("%s imports %s, which belongs to %v", s.path, i, folders)
				}
			}
			if within(i, "net") && !slices.Contains([]string{"net/url", "net/mail"}, i) {
				t.Errorf("%s imports %s: Milepost opens no connection", s.path, i)
			}
			if here("model") && !s.test && slices.Contains([]string{"os", "io/fs", "os/exec", "path/filepath"}, i) {
				t.Errorf("%s imports %s: the model does no I/O", s.path, i)
			}
		}
	}
}

func TestNoFileIsTooLongToRead(t *testing.T) {
	const most = 400
	for _, s := range sources(t) {
		if s.lines > most {
			t.Errorf("%s has %d lines, more than %d", s.path, s.lines, most)
		}
	}
}

// clocks are functions that look at the machine's clock, by the package they are in.
var clocks = map[string][]string{
	"time":                   {"Now", "Since", "Until"},
	"github.com/google/uuid": {"New", "NewString", "NewUUID", "NewV6", "NewV7", "NewV7FromReader"},
}

func TestOnlyTheProgramLooksAtTheClock(t *testing.T) {
	for _, s := range sources(t) {
		if within(s.folder, "cmd") || within(s.folder, "tools") || within(s.folder, "e2e") || within(s.folder, "bench") {
			continue
		}
		for pkg, names := range clocks {
			local := localName(s.file, pkg)
			if local == "" {
				continue
			}
			ast.Inspect(s.file, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == local && slices.Contains(names, sel.Sel.Name) {
					t.Errorf("%s uses %s.%s", s.at(n), local, sel.Sel.Name)
				}
				return true
			})
		}
	}
}

// localName is how a file calls a package it imports, "" if it does not.
func localName(f *ast.File, pkg string) string {
	for _, i := range f.Imports {
		if strings.Trim(i.Path.Value, `"`) != pkg {
			continue
		}
		if i.Name != nil {
			return i.Name.Name
		}
		return path.Base(pkg)
	}
	return ""
}

func TestWhatIsExportedIsDocumented(t *testing.T) {
	documented := map[string]bool{}
	packages := map[string]*source{}
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		documented[s.folder] = documented[s.folder] || s.file.Doc != nil
		packages[s.folder] = s
		for _, d := range s.file.Decls {
			for _, bare := range undocumented(d) {
				t.Errorf("%s: %s has no comment", s.at(d), bare)
			}
		}
	}
	for folder, s := range packages {
		if !documented[folder] {
			t.Errorf("no file of package %s says what it is for", s.folder)
		}
	}
}

// undocumented are the exported names of a declaration that nothing is said about. A group of constants or variables
// may be described as a whole.
func undocumented(d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && (d.Recv == nil || ast.IsExported(receiver(d))) {
			return []string{d.Name.Name}
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return nil
		}
		var out []string
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Doc == nil && spec.Name.IsExported() {
					out = append(out, spec.Name.Name)
				}
			case *ast.ValueSpec:
				if spec.Doc == nil && spec.Comment == nil && spec.Names[0].IsExported() {
					out = append(out, spec.Names[0].Name)
				}
			}
		}
		return out
	}
	return nil
}

// receiver is the name of the type a method belongs to.
func receiver(d *ast.FuncDecl) string {
	typ := d.Recv.List[0].Type
	for {
		switch x := typ.(type) {
		case *ast.StarExpr:
			typ = x.X
		case *ast.IndexExpr:
			typ = x.X
		case *ast.IndexListExpr:
			typ = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}
