package report_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/report"
	"milepost/report/pdf/pdftest"
	"milepost/ui/words"
)

// amarasSheet is a sheet as it is most weeks.
func amarasSheet() report.PrepareSheet {
	line := func(text, right string, warn bool) report.PrepareLine {
		return report.PrepareLine{Text: text, Right: right, Warn: warn}
	}
	return report.PrepareSheet{
		Title: "One-on-one with Amara Okafor", Author: "Ingrid Solberg", Private: "Private, for Ingrid Solberg",
		When: "Thursday 26 November 2026, 10:00 to 10:45", Sentence: "Start with your own promise: the Brevik introduction (4 days late).",
		Since: report.PrepareList{Title: "Since 19 November", Lines: []report.PrepareLine{
			{Text: "Kept: you 1 of 2, Amara 3 of 3", Note: "all year: you 7 of 9, Amara 11 of 12"}, {Text: "CFO meetings: 40 to 60 %"}, {Text: "Negotiation: own rating 2 to 3"},
		}},
		Quiet:     report.PrepareList{Title: "Not talked about for a while", Lines: []report.PrepareLine{line("Career", "9 weeks", true), line("Customer", "3 weeks", false)}},
		Questions: report.PrepareList{Title: "Questions that fit", Lines: []report.PrepareLine{{Text: "Which part of the pilot would you hate to hand over?"}, {Text: "What did I do this month that slowed you down?"}}},
		Theirs:    report.PreparePoints{Title: "Amara's points", Boxes: []report.PrepareBox{{Text: "How do I keep Konex warm?", Note: "Customer"}, {Text: "Is Senior AE in July still realistic?", Note: "Career"}}},
		Mine:      report.PreparePoints{Title: "Your points", Boxes: []report.PrepareBox{{Text: "Sounded tired on Tuesday", Note: "Personal", Private: true}}},
		Promises: report.PrepareList{Title: "Promises that are open", Empty: "Nobody owes anybody anything.", Lines: []report.PrepareLine{
			line("You: introduce her to Brevik's CFO", "4 days late", true), line("Amara: write the Konex account plan", "27 Nov", false),
		}},
		Promised: report.PrepareHeads{Title: "Promised today", Who: "who", By: "by"},
		Mark:     "Private", More: func(n int) string { return words.Say("prepare.sheet.more", n) },
		Foot: "Type it in by box number; then shred this sheet.", Printed: "Printed 25 November 2026",
	}
}

// fullSheet has more of everything than there is room for, in long words.
func fullSheet() report.PrepareSheet {
	s := amarasSheet()
	long := "A word about the price talk with the board of Konex, and what it takes until the end of the year to be ready for it, with everybody who is in it"
	s.Title = "One-on-one with " + strings.Repeat("Maximiliana ", 6) + "Featherstonehaugh"
	s.Sentence = "Start with your own promise: " + long + " (4 days late)."
	for _, l := range []*report.PrepareList{&s.Since, &s.Quiet, &s.Questions, &s.Promises} {
		l.Lines = nil
		for i := range 30 {
			l.Lines = append(l.Lines, report.PrepareLine{Text: fmt.Sprintf("line %d. %s", i, long), Right: "4 days late", Warn: i%2 == 0, Private: i%3 == 0})
		}
	}
	for _, p := range []*report.PreparePoints{&s.Theirs, &s.Mine} {
		p.Boxes = nil
		for i := range 12 {
			p.Boxes = append(p.Boxes, report.PrepareBox{Text: fmt.Sprintf("point %d. %s %s", i, long, long), Note: long, Private: i%2 == 0})
		}
	}
	return s
}

func sheet(t *testing.T, s report.PrepareSheet, o report.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	o.Created = time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	if _, err := report.Prepare(&out, s, english(), o); err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("MILEPOST_SHEETS"); folder != "" { // to be looked at
		if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(t.Name(), "/", "-")+string(o.Paper)+".pdf"), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

func TestPrepareSaysWhatIsPrepared(t *testing.T) {
	path := pdftest.Saved(t, sheet(t, amarasSheet(), report.Options{}))
	pdftest.Valid(t, path)
	text := pdftest.Joined(pdftest.Tool(t, "pdftotext", path, "-"))
	for _, want := range []string{
		"Private, for Ingrid Solberg", "Thursday 26 November 2026, 10:00 to 10:45", "One-on-one with Amara Okafor", "Start with your own promise",
		"Since 19 November", "Kept: you 1 of 2, Amara 3 of 3", "all year: you 7 of 9, Amara 11 of 12", "CFO meetings: 40 to 60 %",
		"Career", "9 weeks", "Which part of the pilot would you hate to hand over?", "Amara's points", "How do I keep Konex warm?", "Your points", "Sounded tired on Tuesday",
		"Promises that are open", "4 days late", "27 Nov", "Promised today", "who", "by", "10", "then shred this sheet.", "Printed 25 November 2026",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	if strings.Contains(text, "more in Milepost") || t.Failed() {
		t.Log(text)
		t.Error("something is counted that has its place")
	}
	info := pdftest.Info(t, path)
	if info["Title"] != "One-on-one with Amara Okafor" || info["Author"] != "Ingrid Solberg" {
		t.Errorf("it says of itself: %v", info)
	}
	if !bytes.Equal(sheet(t, amarasSheet(), report.Options{}), sheet(t, amarasSheet(), report.Options{})) {
		t.Error("the same sheet gave other bytes")
	}
}

func TestPrepareIsAlwaysOnePageAndCountsTheRest(t *testing.T) {
	empty := report.PrepareSheet{Title: "One-on-one with X", More: func(int) string { return "" }}
	for name, s := range map[string]report.PrepareSheet{"usual": amarasSheet(), "full": fullSheet(), "empty": empty} {
		for _, paper := range []report.Paper{report.A4, report.Letter} {
			t.Run(name, func(t *testing.T) {
				path := pdftest.Saved(t, sheet(t, s, report.Options{Paper: paper}))
				pages := pdftest.Pages(t, path)
				if len(pages) != 1 {
					t.Fatalf("%d pages on %s", len(pages), paper)
				}
				bottom := inBlock(t, path, paper)
				if bottom {
					t.Errorf("%s: something stands below the block or beside it", paper)
				}
				if text := pdftest.Joined(pages[0]); name == "full" {
					// twelve points a side of which three have a box
					for _, want := range []string{"and 9 more in Milepost", "line 0. A word about", "point 2. A word about", "line 2."} {
						if !strings.Contains(text, want) {
							t.Errorf("%s: %q is not on it", paper, want)
						}
					}
					if strings.Count(text, "more in Milepost") != 6 { // three lists, two sides, promises
						t.Errorf("%s: the rest is counted %d times:\n%s", paper, strings.Count(text, "more in Milepost"), text)
					}
				}
			})
		}
	}
}

// TestPromisesGiveWayBeforeBoxes: where not everything has a place, five promises are enough before the boxes get low.
func TestPromisesGiveWayBeforeBoxes(t *testing.T) {
	s := amarasSheet()
	s.Promises.Lines = nil
	for i := range 12 {
		s.Promises.Lines = append(s.Promises.Lines, report.PrepareLine{Text: fmt.Sprintf("promise%d", i), Right: "27 Nov"})
	}
	path := pdftest.Saved(t, sheet(t, s, report.Options{Paper: report.Letter}))
	shown, boxes := 0, []float64{}
	for _, w := range wordsOf(t, path) {
		if strings.HasPrefix(w.text, "promise") {
			shown++
		}
		if (w.text == "1" || w.text == "2") && w.xMin < 90 && w.yMin > 200 { // the numbers of the first two boxes
			boxes = append(boxes, w.yMin)
		}
	}
	if len(boxes) < 2 || boxes[1]-boxes[0] < 93 || shown < 5 || shown == 12 {
		t.Errorf("%d promises are shown, boxes stand at %v", shown, boxes)
	}
}

// inBlock says whether a word other than those of the foot stands outside of the text block.
func inBlock(t *testing.T, path string, paper report.Paper) bool {
	t.Helper()
	high, wide := 841.89, 595.28
	block := 714.0
	if paper == report.Letter {
		high, wide, block = 792, 612, 666
	}
	margin := (wide - 486) / 2
	for _, w := range wordsOf(t, path) {
		foot := w.yMin > high-50
		if w.xMin < margin-1 || w.xMax > wide-margin+1 || !foot && w.yMax > 66+block+2 {
			t.Logf("%q at %v", w.text, w)
			return true
		}
	}
	return false
}

type wordBox struct {
	text                   string
	xMin, yMin, xMax, yMax float64
}

func wordsOf(t *testing.T, path string) []wordBox {
	t.Helper()
	var out []wordBox
	for _, line := range strings.Split(pdftest.Tool(t, "pdftotext", "-bbox", path, "-"), "\n") {
		var w wordBox
		line = strings.TrimSpace(line)
		if n, err := fmt.Sscanf(line, `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &w.xMin, &w.yMin, &w.xMax, &w.yMax); err != nil || n != 4 {
			continue
		}
		w.text = line[strings.Index(line, ">")+1 : strings.LastIndex(line, "<")]
		out = append(out, w)
	}
	if len(out) < 5 {
		t.Fatalf("only %d words were found on the page", len(out))
	}
	return out
}

func TestPrepareWithoutPrivateTextsHasNoMark(t *testing.T) {
	s := amarasSheet()
	s.Private, s.Mine.Boxes = "", nil
	text := pdftest.Joined(pdftest.Tool(t, "pdftotext", pdftest.Saved(t, sheet(t, s, report.Options{})), "-"))
	if strings.Contains(text, "Private") {
		t.Errorf("the sheet says it is private:\n%s", text)
	}
}

func TestNamesArePrintedAsTheFontsCan(t *testing.T) {
	for _, c := range []struct{ name, call, alias, whole, short string }{
		{"Amara Okafor", "Amara", "Ama", "Amara Okafor", "Amara"},
		{"Ամարա Օկաֆոր", "Ամարա", "Amara Okafor", "Amara Okafor", "Amara Okafor"},
		{"Ամարա Օկաֆոր", "", "", "Ամարա Օկաֆոր", "Ամարա Օկաֆոր"},
	} {
		var aliases []string
		if c.alias != "" {
			aliases = []string{c.alias}
		}
		whole, short, err := report.Printable(english(), c.name, c.call, aliases)
		if err != nil || whole != c.whole || short != c.short {
			t.Errorf("%s is printed as %q and %q, %v", c.name, whole, short, err)
		}
	}
}
