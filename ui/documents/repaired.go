package documents

import (
	"milepost/storage"
	"milepost/ui/words"
)

// repairLines is how many rows of one kind of record are named; --json names them all.
const repairLines = 20

// RepairReport says what was saved of a damaged file and what was not.
func RepairReport(r *storage.Repaired) []string {
	out := []string{words.Say("repair.saved", words.SayN("repair.records", r.Sum().Saved), words.SayN("repair.changes", int(r.Units)), r.Out)}
	if r.Whole() {
		return append(out, words.Say("repair.whole"))
	}
	if len(r.Lost) > 0 {
		out = append(append(out, words.Say("repair.lost")), findings(r.Lost)...)
	}
	if len(r.Mended) > 0 {
		out = append(append(out, words.Say("repair.mended")), findings(r.Mended)...)
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
func findings(list []storage.Finding) []string {
	var out []string
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Table == list[0].Table {
			n++
		}
		out = append(out, findingsOf(list[:n])...)
		list = list[n:]
	}
	return out
}

func findingsOf(list []storage.Finding) []string {
	table, rows := list[0].Table, map[string]bool{}
	var parts, lines []string
	for _, f := range list {
		if f.Row == "" {
			parts = append(parts, "  "+words.Say("repair.part", part(table), words.Problem(f.Problem)))
			continue
		}
		rows[f.Row] = true
		lines = append(lines, "    "+f.Row+": "+words.Problem(f.Problem))
	}
	if len(lines) == 0 {
		return parts
	}
	head := words.SayN("noun."+table, len(rows))
	if !storage.IsRecord(table) {
		head = part(table)
	}
	out := append(parts, "  "+head)
	if len(lines) > repairLines {
		more := "    " + words.SayN("repair.more", len(lines)-repairLines)
		lines = append(lines[:repairLines], more)
	}
	return append(out, lines...)
}

// part names what rows that are no records belong to.
func part(table string) string {
	switch table {
	case "":
		return words.Say("repair.file")
	case "unit", "change", "bulk":
		return words.Say("repair.history")
	}
	return table
}

// Lost names what stands in for somebody or something whose own row is lost.
func Lost(digits string) string { return words.Say("repair.lost.name", digits) }
