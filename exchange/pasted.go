package exchange

import (
	"regexp"
	"strings"

	"milepost/model"
)

// PastedTable takes a text that was copied from a sheet or a page for the table it is: cells behind tabs, a table of HTML or Markdown,
// or a list with separators whose columns say what it is. nil when it is no table. Errors are those of ReadBytes.
func PastedTable(text string) (*Table, error) {
	if len(text) > MaxTableBytes {
		return nil, &model.Problem{Key: "import.table.large", Args: []any{MaxTableBytes >> 20}, Err: model.ErrInvalid}
	}
	if t := frameText("", text); t != nil {
		return t, nil
	}
	if t, err := pastedHTML(text); t != nil || err != nil {
		return t, err
	}
	if rows := pipedRows(text); rows != "" {
		return ReadBytes("", []byte(rows), ReadOptions{Separator: '|'})
	}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) < 2 {
		return nil, nil
	}
	if strings.Contains(lines[0], "\t") {
		return ReadBytes("", []byte(text), ReadOptions{Separator: '\t', Encoding: EncodingUTF8})
	}
	t, err := ReadBytes("", []byte(text), ReadOptions{Encoding: EncodingUTF8})
	if err != nil || len(t.Columns) < 2 || !saysWhatItIs(t) {
		return nil, nil //nolint:nilerr // notes may hold commas, and are no table for that
	}
	return t, nil
}

// saysWhatItIs says whether at least two columns are called as a list calls them.
func saysWhatItIs(t *Table) bool {
	if LooksLikeFramework(t) || LooksLikeBenchmark(t) || LooksLikeGrowth(t) != "" || LooksLikeSales(t) != "" || LooksLikeQuestions(t) {
		return true
	}
	known := 0
	for _, c := range t.Columns {
		if proposeField(c) != "" {
			known++
		}
	}
	return known >= 2
}

// pastedHTML is the first table of a page that has rows under its first.
func pastedHTML(text string) (*Table, error) {
	if !strings.Contains(strings.ToLower(text), "<t") {
		return nil, nil
	}
	for _, rows := range htmlTables(text, 1) {
		var records []record
		for _, row := range rows {
			rec := record{}
			for i := range row {
				if i == 0 {
					rec.line = row[i].line
				}
				rec.cells = append(rec.cells, row[i].text())
			}
			if !rec.blank() {
				records = append(records, rec)
			}
		}
		if len(records) > 1 && len(records[0].cells) > 1 {
			t := &Table{Encoding: EncodingUTF8, Separator: ','}
			return t, t.fill(evenRecords(records))
		}
	}
	return nil, nil
}

// underHead is the line of dashes under the names of a table in Markdown.
var underHead = regexp.MustCompile(`^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$`)

// pipedRows are the rows of a table in Markdown, without the bars at their ends; empty when there is none.
func pipedRows(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := 1; i < len(lines); i++ {
		if !underHead.MatchString(strings.TrimSpace(lines[i])) || !strings.Contains(lines[i], "|") || !strings.Contains(lines[i-1], "|") {
			continue
		}
		out := strings.Repeat("\n", i-1) + bare(lines[i-1]) + "\n" // so that lines are counted as they stand
		for _, l := range lines[i+1:] {
			if !strings.Contains(l, "|") {
				break
			}
			out += "\n" + bare(l)
		}
		return out + "\n"
	}
	return ""
}

// bare is a row of a table in Markdown without its outer bars.
func bare(line string) string {
	line = strings.TrimSpace(line)
	return strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
}
