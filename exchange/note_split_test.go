package exchange

import (
	"strings"
	"testing"

	"milepost/model"
)

// TestDatesOfHeadings reads dates as people write them above their notes.
func TestDatesOfHeadings(t *testing.T) {
	called := calledWords("Anna Snelling")
	for text, want := range map[string]string{
		"2026-11-02": "2026-11-02", "2026/11/2": "2026-11-02", "2026.11.02": "2026-11-02", "20261102": "2026-11-02", "2026年11月2日": "2026-11-02",
		"2 Nov 2026": "2026-11-02", "2nd November 2026": "2026-11-02", "02-Nov-2026": "2026-11-02", "2. November 2026": "2026-11-02",
		"Nov 2, 2026": "2026-11-02", "November 2nd, 2026": "2026-11-02", "Nov. 2 2026": "2026-11-02", "2026 Nov 2": "2026-11-02",
		"Monday, 2 November 2026": "2026-11-02", "Mon 2 Nov 2026": "2026-11-02", "Montag, 02.11.2026": "2026-11-02", "2.11.26": "2026-11-02",
		"lundi 2 novembre 2026": "2026-11-02", "le 2 février 2026": "2026-02-02", "2 de noviembre de 2026": "2026-11-02", "3. März 2026": "2026-03-03",
		"Nov 2, 2026 – 1:1": "2026-11-02", "1:1 2026-11-02": "2026-11-02", "1-1 – Nov 2, 2026": "2026-11-02", "1on1 2026-11-02": "2026-11-02",
		"Meeting with Anna, 2 Nov 2026": "2026-11-02", "2026-11-02 Anna Snelling": "2026-11-02", "One-on-one (2026-11-02)": "2026-11-02",
		"2026-11-02 10:30": "2026-11-02 10:30", "2 Nov 2026 at 9:05 pm": "2026-11-02 21:05", "2026-11-02, 10:00–10:30": "2026-11-02 10:00",
		"2026-11-02T09:00:00Z": "2026-11-02", "2 Nov 2026 10am": "2026-11-02 10:00", "29 Feb 2024": "2024-02-29", "5 May 2026": "2026-05-05",
		"[2026-11-02]": "2026-11-02", "13/11/2026": "?13/11/2026", "11/2/2026": "?11/2/2026", "11-2-2026": "?11-2-2026", "2/2/2026": "2026-02-02",
		"2026-02-30": "!import.row.date", "31 April 2026": "!import.row.date", "Nov 2": "-11-2", "2nd Nov": "-11-2",
		"2026-11-02 Pipeline": "2026-11-02+", "Nov 2, 2026: hard talk about the quarter": "2026-11-02+", "2026-11-02 – 3 deals": "2026-11-02+",
		"Actions due 2026-12-01": "", "Version 1.2.3": "", "10.0.0.1": "", "2026": "", "November 2026": "", "Q4 2026": "", "1:1": "", "Plan": "", "3 things": "",
		"May was good": "", "Sat on it": "", "1/2 of the plan": "", "99.99.2026": "!import.row.date", "12345-11-02": "", "1234-11-02": "",
	} {
		d, ok := findHeadDate(text, DatesAuto, called)
		got := ""
		switch {
		case !ok:
		case d.problem == "import.row.date.order" || d.numbers != "" && d.problem == "" && d.on.IsZero():
			got = "?" + d.numbers
		case d.problem != "":
			got = "!" + d.problem
		case d.noYear:
			got = "-" + itoa(d.month) + "-" + itoa(d.day)
		default:
			got = strings.TrimSpace(d.on.String() + " " + d.atTime)
		}
		if ok && !d.whole {
			got += "+"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, c := range []struct {
		text  string
		order DateOrder
		want  string
	}{{"11/2/2026", DatesMDY, "2026-11-02"}, {"11/2/2026", DatesDMY, "2026-02-11"}, {"02.11.2026", DatesMDY, "2026-02-11"}, {"2026-11-02", DatesMDY, "2026-11-02"}} {
		if d, ok := findHeadDate(c.text, c.order, nil); !ok || d.on.String() != c.want {
			t.Errorf("%s as %s: %v %+v", c.text, c.order, ok, d)
		}
	}
}

func itoa(n int) string {
	if n > 9 {
		return string(rune('0'+n/10)) + string(rune('0'+n%10))
	}
	return string(rune('0' + n))
}

// sayAll writes sections as lines "day|text".
func sayAll(text string) string {
	var out []string
	for _, s := range sectionsOf(text, DatesAuto, calledWords("Anna Snelling")) {
		day := s.date.on.String()
		if s.undated {
			day = "undated"
		}
		if s.date.problem != "" {
			day = s.date.problem
		}
		out = append(out, day+"|"+s.text)
	}
	return strings.Join(out, "\n~\n")
}

// TestNotesAreTakenApart reads texts in the shapes that people give them.
func TestNotesAreTakenApart(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"headings, newest first": {"# Anna Snelling\n\n## 2026-11-09\n\nb\n\n  c  \n\n## 2026-11-02\na\n", "2026-11-09|b\n\n  c  \n~\n2026-11-02|a"},
		"headings, CRLF":         {"## 2026-11-02\r\n\r\na\r\nb\r\n\r\n## 2026-11-09\r\nc", "2026-11-02|a\r\nb\n~\n2026-11-09|c"},
		"CR alone":               {"## 2026-11-02\ra\rb\r", "2026-11-02|a\rb"},
		"underlined":             {"2 Nov 2026\n----------\na\n\nNov 9, 2026 – 1:1\n=====\n\nb\n---\nc", "2026-11-02|a\n~\n2026-11-09|b\n---\nc"},
		"bold":                   {"**2 Nov 2026**\na\n\n__Nov 9, 2026:__\nb **c**\n", "2026-11-02|a\n~\n2026-11-09|b **c**"},
		"labels":                 {"Date: 2026-11-02\nAttendees: us\n\nDate: 9 Nov 2026\n- x\n", "2026-11-02|Attendees: us\n~\n2026-11-09|- x"},
		"bold labels":            {"**Date:** 2026-11-02\na\n\n- **Date**: 2026-11-09\nb", "2026-11-02|a\n~\n2026-11-09|b"},
		"label below a heading":  {"# Anna\n\n## 1:1\nDate: 2026-11-02\na\n\n## 1:1 long\nDate: 2026-11-09\nb\n", "2026-11-02|## 1:1\na\n~\n2026-11-09|## 1:1 long\nb"},
		"front matter":           {"---\ntitle: x\ndate: 2026-11-02\ntags: [a]\n---\n\ntext\n", "2026-11-02|---\ntitle: x\ntags: [a]\n---\n\ntext"},
		"lines alone":            {"2026-11-09\nb\n\n02.11.2026\na\n", "2026-11-09|b\n~\n2026-11-02|a"},
		"lines with their text":  {"2026-11-02: talked about x\nmore\n2026-11-09 - y\n", "2026-11-02|talked about x\nmore\n~\n2026-11-09|y"},
		"before the first":       {"# Anna\n\nLikes tea.\n\n## 2026-11-02\na\n", "undated|# Anna\n\nLikes tea.\n~\n2026-11-02|a"},
		"no date at all":         {"\n\nLikes tea.\n\n", "undated|Likes tea."},
		"titles alone":           {"# Anna\n\n", "undated|# Anna"},
		"more in a heading":      {"## 2026-11-02 Pipeline\na\n## 2026-11-09\nb", "2026-11-02|## 2026-11-02 Pipeline\na\n~\n2026-11-09|b"},
		"nothing below":          {"## 2026-11-02\n## 2026-11-09\n\n\n", "2026-11-02|\n~\n2026-11-09|"},
		"below one another":      {"## 2026-11-02\na\n### 2026-12-01 launch\nb\n### Actions due 2026-12-05\nc\n", "2026-11-02|a\n### 2026-12-01 launch\nb\n### Actions due 2026-12-05\nc"},
		"code":                   {"## 2026-11-02\n```\n## 2026-11-09\n```\nx\n```\n## 2026-11-16\ny", "2026-11-02|```\n## 2026-11-09\n```\nx\n```\n~\n2026-11-16|y"},
		"dates in the text":      {"## 2026-11-02\n\n2026-12-01\n\n2026-12-08: launch\nfrom 2 Nov 2026 on\n", "2026-11-02|2026-12-01\n\n2026-12-08: launch\nfrom 2 Nov 2026 on"},
		"a year above":           {"# 2026\n\n## Nov 2\na\n## 9 November\nb\n", "2026-11-02|a\n~\n2026-11-09|b"},
		"no year":                {"## Nov 2\na\n", "import.notes.noyear|a"},
		"no day":                 {"## 2026-02-30\na\n", "import.row.date|a"},
		"either of two":          {"## 11/2/2026\na\n", "import.row.date.order|a"},
		"boxes":                  {"## 2026-11-02\n- [ ] call\n- [x] send\n", "2026-11-02|- [ ] call\n- [x] send"},
		"twice on a day":         {"## 2026-11-02\na\n## 2026-11-02\nb\n", "2026-11-02|a\n~\n2026-11-02|b"},
		"ours":                   {model.NotesMark + "\n# Anna\n\n## 2026-11-02 – private\n\n\na\n2026-12-01\n\\## 2026-11-09\n\n", "2026-11-02|\na\n2026-12-01\n## 2026-11-09\n"},
	} {
		if got := sayAll(c.text); got != c.want {
			t.Errorf("%s: got\n%q\nwant\n%q", name, got, c.want)
		}
	}
}

// FuzzNoteSections: whatever the text, nothing of it is lost but dates, titles, blank lines and rules, and nothing comes
// to it.
func FuzzNoteSections(f *testing.F) {
	for _, s := range []string{
		"## 2026-11-02\r\na\n\n2 Nov 2026\n---\nb", "**2 Nov 2026**\nx\n```\n## 2026-11-09\n", "Date: 2026-11-02\na", "---\ndate: 2026-11-02\n---\n", "2026-11-02: x\n\n",
		"## 1:1\n\nDate: 2.11.26\n", "# 2026\n## Nov 2\r\r\n", "2026年11月2日\n", "## \xff2026-11-02", "2026-11-02 - \n", "Date:: 2026-11-02\n\n\nDate: 2026-11-03",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := newNoteReader(text, DatesAuto, nil)
		heads := map[int]bool{}
		for _, h := range r.heads() {
			heads[h.at], heads[h.after-1] = true, true
			if h.label > 0 {
				heads[h.label] = true
			}
		}
		sections := r.sections()
		var all strings.Builder
		last := 0
		for _, s := range sections {
			if s.line < last {
				t.Errorf("line %d comes after line %d", s.line, last)
			}
			last = s.line
			all.WriteString(s.text + "\n")
			if strings.TrimSpace(s.text) != "" && (strings.HasPrefix(s.text, "\n") || strings.HasSuffix(s.text, "\n")) {
				t.Errorf("blank lines are left around %q", s.text)
			}
		}
		kept := all.String()
		titles := len(sections) > 0 && !sections[0].undated
		for i := range r.lines {
			line := strings.TrimSpace(r.line(i))
			if line == "" || heads[i] || titles && i < sections[0].line-1 {
				continue
			}
			if !strings.Contains(kept, line) {
				t.Fatalf("line %d is lost: %q of %q", i+1, line, text)
			}
		}
	})
}

// FuzzHeadDate: no text makes the reader of dates fail, and a date lies within it.
func FuzzHeadDate(f *testing.F) {
	for _, s := range []string{"Nov 2, 2026 – 1:1", "2026-11-02T10:00:00Z", "1:1 1/1/26 9pm", "2. März '26", "le 1er mai 2026 10h30", "2026年1月2日"} {
		f.Add(s, "")
		f.Add(s, "mdy")
	}
	f.Fuzz(func(t *testing.T, s, order string) {
		d, ok := findHeadDate(s, DateOrder(order), calledWords("Anna Snelling"))
		if ok && (d.end < 1 || d.end > len(s)) {
			t.Errorf("%q: the date ends at %d", s, d.end)
		}
		if ok && d.problem == "" && !d.noYear && (d.on.Year() < firstYear || d.on.Year() > lastYear) {
			t.Errorf("%q: %v", s, d.on)
		}
	})
}
