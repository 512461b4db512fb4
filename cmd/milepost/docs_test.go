package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/command-line.md anew")

// TestDocsShowWhatTheProgramPrints carries out every example of docs/command-line.md and compares what it prints.
func TestDocsShowWhatTheProgramPrints(t *testing.T) {
	path, err := filepath.Abs(filepath.Join("..", "..", "docs", "command-line.md"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	got := newDesk(t).page(page)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	was, is := strings.Split(page, "\n"), strings.Split(got, "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			t.Fatalf("docs/command-line.md, line %d:\n%s\nthe program prints:\n%s\n(go test ./cmd/milepost -run Docs -update writes it anew)", i+1, was[i], is[i])
		}
	}
	if len(was) != len(is) {
		t.Errorf("docs/command-line.md has %d lines instead of %d", len(was), len(is))
	}
}

// page gives a page with all its examples made anew. A block of console holds commands with what they print, a block
// of csv the file that is named behind it.
func (d *desk) page(page string) string {
	d.Helper()
	var out strings.Builder
	block := "" // the first line of the block we are in
	var inside []string
	for _, line := range strings.Split(strings.TrimSuffix(page, "\n"), "\n") {
		switch {
		case block == "" && strings.HasPrefix(line, "```"):
			block, inside = line, nil
		case block != "" && line == "```":
			out.WriteString(block + "\n" + d.block(block, inside) + "```\n")
			block = ""
		case block != "":
			inside = append(inside, line)
		default:
			out.WriteString(line + "\n")
		}
	}
	if block != "" {
		d.Fatalf("a block is never closed: %s", block)
	}
	return out.String()
}

func (d *desk) block(kind string, inside []string) string {
	d.Helper()
	text := strings.Join(inside, "\n") + "\n"
	if name, ok := strings.CutPrefix(kind, "```csv "); ok {
		d.write(name, text)
	}
	if kind != "```console" {
		return text
	}
	var out strings.Builder
	for _, line := range inside {
		if command, ok := strings.CutPrefix(line, "$ milepost "); ok {
			out.WriteString(line + "\n" + d.example(command))
		}
	}
	return out.String()
}

// example is what a command prints, shortened.
func (d *desk) example(command string) string {
	d.Helper()
	o := d.run(splitWords(command)...)
	text := o.errs + o.out // what is complained about comes first
	if start := strings.Index(o.out, "{\n"); strings.HasSuffix(command, "--json") && start == 0 {
		var short bytes.Buffer
		if err := json.Indent(&short, []byte(shorten(d.T, []byte(o.out))), "", "  "); err != nil {
			d.Fatal(err)
		}
		return o.errs + short.String() + "\n"
	}
	const most = 13
	lines := strings.SplitAfter(text, "\n")
	if len(lines) > most+1 && !strings.HasPrefix(command, "help") {
		return strings.Join(lines[:most-1], "") + "…\n"
	}
	return text
}

// splitWords takes a line apart as a shell does, as far as the page needs it.
func splitWords(line string) []string {
	var out []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}

// shorten keeps of every list in a JSON text the first item, and the order of the keys.
func shorten(t *testing.T, raw []byte) string {
	t.Helper()
	from := json.NewDecoder(bytes.NewReader(raw))
	begin, err := from.Token()
	if err != nil {
		t.Fatal(err)
	}
	list := begin == json.Delim('[')
	if !list && begin != json.Delim('{') {
		return string(raw)
	}
	var parts []string
	for from.More() {
		key := ""
		if !list {
			k, err := from.Token()
			if err != nil {
				t.Fatal(err)
			}
			quoted, err := json.Marshal(k)
			if err != nil {
				t.Fatal(err)
			}
			key = string(quoted) + ":"
		}
		var v json.RawMessage
		if err := from.Decode(&v); err != nil {
			t.Fatal(err)
		}
		if !list || len(parts) == 0 {
			parts = append(parts, key+shorten(t, v))
		}
	}
	if list {
		return "[" + strings.Join(parts, ",") + "]"
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// TestDocsNameEverything: no command, kind or option is missing in the page, nor an example of any --json.
func TestDocsNameEverything(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "command-line.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	d := newDesk(t)
	for _, c := range (&program{}).root().Commands() {
		example := "milepost " + c.Name()
		if c.HasFlags() && c.Flags().Lookup("as-of") != nil || c.Flags().Lookup("json") != nil {
			example = "\n$ milepost help " + c.Name() + "\n" // which lists its options
		}
		d.says(page, example)
	}
	for _, k := range showKinds {
		d.says(page, "\n$ milepost show "+k.name+" team.milepost", "\n{\n  \"kind\": \""+k.name+"\",\n  \"as_of\": \"2026-11-23\",")
	}
	for _, k := range append(importKinds, exportKinds...) {
		if !strings.Contains(page, "\n$ milepost import "+k.name+" ") && !strings.Contains(page, "\n$ milepost export "+k.name+" ") {
			t.Errorf("there is no example of %s", k.name)
		}
	}
}
