package milepost_test

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// keyed is what a key of a translation looks like: page.thing.word.
var keyed = regexp.MustCompile(`^[a-z][a-z0-9]*(\.[a-z0-9_]+)+$`)

// use is a literal key in the source, handed to something that shows its sentence.
type use struct {
	key  string
	at   string
	args int  // values to put in; -1: not known
	many bool // a key of two plural forms
}

// reader follows keys through the source: from the functions that show sentences back to the literals, over
// parameters, local variables and fields of structs. It knows no types; names within a package are enough.
type reader struct {
	sinks  map[string][]int // "folder.Func" or, for any method, ".Method": which arguments are keys
	fields map[string]bool  // "folder.Field"
	uses   map[string]use   // by place and key
}

func TestEveryKeyHasItsSentence(t *testing.T) {
	sentences := english(t)
	for _, u := range keysUsed(sources(t)) {
		forms := []string{u.key}
		if u.many {
			forms = []string{u.key + ".one", u.key + ".other"}
		}
		for _, form := range forms {
			sentence, ok := sentences[form]
			if !ok {
				t.Errorf("%s: no sentence for %q", u.at, form)
				continue
			}
			// fmt is fine with fewer gaps than values only where gaps are numbered, as a plural may leave one out.
			if want := gaps(sentence); u.args >= 0 && want != u.args && !(want < u.args && strings.Contains(sentence, "%[")) {
				t.Errorf("%s: %q has room for %d values and gets %d: %s", u.at, form, want, u.args, sentence)
			}
		}
	}
}

func TestEverySentenceIsUsed(t *testing.T) {
	all := literals(sources(t))
	for key := range english(t) {
		if all.covers(key) {
			continue
		}
		t.Errorf("nothing uses the sentence of %q", key)
	}
}

func english(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("resources/translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]string
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

var gap = regexp.MustCompile(`%(\[(\d+)\])?[-+# 0]*\d*(\.\d+)?([a-zA-Z%])`)

// gaps counts the values a sentence has room for.
func gaps(sentence string) int {
	next, most := 0, 0
	for _, m := range gap.FindAllStringSubmatch(sentence, -1) {
		if m[4] == "%" {
			continue
		}
		next++
		if m[2] != "" {
			next, _ = strconv.Atoi(m[2])
		}
		most = max(most, next)
	}
	return most
}

// keysUsed finds every literal key that is shown.
func keysUsed(all []*source) []use {
	r := reader{
		sinks:  map[string][]int{"ui/words.Say": {0}, "ui/words.SayN": {0}},
		fields: map[string]bool{"model.Key": true},
		uses:   map[string]use{},
	}
	code := slices.DeleteFunc(slices.Clone(all), func(s *source) bool { return s.test || s.folder == "." })
	for before := -1; before != len(r.sinks)+len(r.fields)+len(r.uses); { // a sink found may lead to the next
		before = len(r.sinks) + len(r.fields) + len(r.uses)
		for _, s := range code {
			r.read(s)
		}
	}
	out := make([]use, 0, len(r.uses))
	for _, u := range r.uses {
		out = append(out, u)
	}
	return out
}

func (r *reader) read(s *source) {
	for _, d := range s.file.Decls {
		f, _ := d.(*ast.FuncDecl)
		ast.Inspect(d, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				r.call(s, f, n)
			case *ast.CompositeLit:
				r.composite(s, f, n)
			case *ast.ValueSpec:
				r.constants(s, n)
			}
			return true
		})
	}
}

// call hands the arguments of a function that shows keys on.
func (r *reader) call(s *source, f *ast.FuncDecl, c *ast.CallExpr) {
	name, ok := r.callee(s, c.Fun)
	if !ok {
		return
	}
	for _, i := range r.sinks[name] {
		if i >= len(c.Args) {
			continue
		}
		args, many := -1, name == "ui/words.SayN"
		if (many || name == "ui/words.Say") && !c.Ellipsis.IsValid() {
			args = len(c.Args) - 1
		}
		r.key(s, f, c.Args[i], args, many)
	}
}

// callee is the name of what is called, if it shows keys.
func (r *reader) callee(s *source, fun ast.Expr) (string, bool) {
	name := ""
	switch x := fun.(type) {
	case *ast.Ident:
		if x.Name == "Key" && s.folder == "model" {
			return "model.Key()", true
		}
		name = s.folder + "." + x.Name
	case *ast.SelectorExpr:
		if p, ok := x.X.(*ast.Ident); ok {
			if folder := folderOf(s.file, p.Name); folder != "" {
				name = folder + "." + x.Sel.Name
				break
			}
		}
		name = s.folder + ".()." + x.Sel.Name
	}
	_, ok := r.sinks[name]
	return name, ok
}

// folderOf is the folder of a package of ours by the name a file calls it, "" if it is none.
func folderOf(f *ast.File, local string) string {
	for _, i := range f.Imports {
		folder, ours := strings.CutPrefix(strings.Trim(i.Path.Value, `"`), "milepost/")
		if ours && localName(f, "milepost/"+folder) == local {
			return folder
		}
	}
	return ""
}

// composite looks at the fields of a struct that are known to hold keys.
func (r *reader) composite(s *source, f *ast.FuncDecl, c *ast.CompositeLit) {
	problem := false
	if sel, ok := c.Type.(*ast.SelectorExpr); ok {
		problem = sel.Sel.Name == "Problem"
	}
	if id, ok := c.Type.(*ast.Ident); ok {
		problem = id.Name == "Problem"
	}
	for _, e := range c.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		field, ok := kv.Key.(*ast.Ident)
		if ok && (problem && field.Name == "Key" || r.fields[s.folder+"."+field.Name]) {
			r.key(s, f, kv.Value, -1, false)
		}
	}
}

// constants takes the names of units, each of which is a key.
func (r *reader) constants(s *source, v *ast.ValueSpec) {
	if s.folder != "model/unit" {
		return
	}
	for _, e := range v.Values {
		r.key(s, nil, e, -1, false)
	}
}

// key says that an expression is shown: a literal is used, a name leads to where it came from.
func (r *reader) key(s *source, f *ast.FuncDecl, e ast.Expr, args int, many bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		key, err := strconv.Unquote(e.Value)
		if err == nil && e.Kind == token.STRING && keyed.MatchString(key) {
			r.uses[s.at(e)+" "+key] = use{key, s.at(e), args, many}
		}
	case *ast.ParenExpr:
		r.key(s, f, e.X, args, many)
	case *ast.CallExpr: // string(key), model.Key(key)
		if id, ok := e.Fun.(*ast.Ident); ok && id.Name == "string" && len(e.Args) == 1 {
			r.key(s, f, e.Args[0], args, many)
		}
	case *ast.SelectorExpr: // a field of one's own; those of others hold more than keys
		if !many && !e.Sel.IsExported() {
			r.fields[s.folder+"."+e.Sel.Name] = true
		}
	case *ast.Ident:
		if f != nil {
			r.local(s, f, e.Name, args, many)
		}
	}
}

// local follows a name inside a function: to the parameter it is, or to what is put into it.
func (r *reader) local(s *source, f *ast.FuncDecl, name string, args int, many bool) {
	i := 0
	for _, p := range f.Type.Params.List {
		for _, n := range p.Names {
			if n.Name == name && !many {
				r.sink(s, f, i)
			}
			i++
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if id, ok := left.(*ast.Ident); ok && id.Name == name && len(n.Lhs) == len(n.Rhs) {
					if lit, ok := n.Rhs[i].(*ast.BasicLit); ok {
						r.key(s, f, lit, args, many)
					}
				}
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				if id.Name == name && i < len(n.Values) {
					if lit, ok := n.Values[i].(*ast.BasicLit); ok {
						r.key(s, f, lit, args, many)
					}
				}
			}
		}
		return true
	})
}

func (r *reader) sink(s *source, f *ast.FuncDecl, arg int) {
	name := s.folder + "." + f.Name.Name
	if f.Recv != nil {
		name = s.folder + ".()." + f.Name.Name
	}
	if !slices.Contains(r.sinks[name], arg) {
		r.sinks[name] = append(r.sinks[name], arg)
	}
}

// strewn are all texts in the source, and the beginnings and ends that keys are put together from.
type strewn struct {
	whole               map[string]bool
	beginnings, endings []string
}

func literals(all []*source) strewn {
	out := strewn{whole: map[string]bool{}, endings: []string{".one", ".other"}}
	for _, s := range all {
		if s.test {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					out.whole[text] = true
				}
			case *ast.BinaryExpr:
				if n.Op == token.ADD {
					out.join(n)
				}
			}
			return true
		})
	}
	return out
}

// join keeps the ends of a text put together: "meeting.state." + x, x + ".text".
func (l *strewn) join(b *ast.BinaryExpr) {
	if lit, ok := b.X.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if text, err := strconv.Unquote(lit.Value); err == nil && strings.HasSuffix(text, ".") && keyed.MatchString(text+"x") {
			l.beginnings = append(l.beginnings, text)
		}
	}
	if lit, ok := b.Y.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if text, err := strconv.Unquote(lit.Value); err == nil && keyed.MatchString("x"+text) {
			l.endings = append(l.endings, text)
		}
	}
}

// covers says whether a key can come out of the source.
func (l *strewn) covers(key string) bool {
	if l.whole[key] || slices.ContainsFunc(l.beginnings, func(b string) bool { return strings.HasPrefix(key, b) }) {
		return true
	}
	return slices.ContainsFunc(l.endings, func(e string) bool {
		base, ok := strings.CutSuffix(key, e)
		return ok && l.whole[base]
	})
}
