package documents

import (
	"strings"

	"milepost/storage"
	"milepost/ui/words"
)

// repairLines is how many rows of one kind of record are named; --json names them all.
const repairLines = 20

// RepairReport says what was saved of a damaged file and what was not: by kind of record and reason, and with ids which
// they are.
func RepairReport(r *storage.Repaired, ids bool) []string {
	out := []string{words.Say("repair.saved", words.SayN("repair.records", r.Sum().Saved), words.SayN("repair.changes", int(r.Units)), r.Out)}
	if r.Whole() {
		return append(out, words.Say("repair.whole"))
	}
	if len(r.Lost) > 0 {
		out = append(append(out, words.Say("repair.lost")), findings(r.Lost, ids)...)
	}
	if len(r.Mended) > 0 {
		out = append(append(out, words.Say("repair.mended")), findings(r.Mended, ids)...)
	}
	if r.Anew > 0 {
		out = append(out, words.SayN("repair.anew", r.Anew))
	}
	if r.Final {
		out = append(out, words.Say("repair.final"))
	}
	return append(out, words.Say("repair.keep"))
}

// findings are lines for what was found, kind by kind: how many, then which and why.
func findings(list []storage.Finding, ids bool) []string {
	var out []string
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Table == list[0].Table {
			n++
		}
		out = append(out, findingsOf(list[:n], ids)...)
		list = list[n:]
	}
	return out
}

func findingsOf(list []storage.Finding, ids bool) []string {
	table, rows, said := list[0].Table, map[string]bool{}, map[string]bool{}
	var lines []string
	for _, f := range list {
		line := words.Problem(f.Problem)
		if f.Row != "" {
			rows[f.Row] = true
			if ids {
				line = f.Row + ": " + line
			}
		}
		if line = "    " + line; !said[line] {
			said[line] = true
			lines = append(lines, line)
		}
	}
	if len(lines) > repairLines {
		lines = append(lines[:repairLines], "    "+words.SayN("repair.more", len(lines)-repairLines))
	}
	return append([]string{"  " + kindOf(table, len(rows))}, lines...)
}

// kindOf names what rows are: how many records, when that is known, or what they belong to.
func kindOf(table string, rows int) string {
	switch {
	case table == "":
		return words.Say("repair.file")
	case !storage.IsRecord(table):
		return words.Say("repair.history")
	case rows > 0:
		return words.SayN("noun."+table, rows)
	}
	return words.Say("repair.unknown", strings.TrimPrefix(words.SayN("noun."+table, 0), "0 "))
}

// Lost names what stands in for somebody or something whose own row is lost.
func Lost(digits string) string { return words.Say("repair.lost.name", digits) }
