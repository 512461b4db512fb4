package storage

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
)

// searchDesk is an empty file with one rep to write about.
type searchDesk struct {
	*testing.T
	s    *Store
	path string
	rep  *model.Person
}

func newSearchDesk(t *testing.T) *searchDesk {
	t.Helper()
	d := &searchDesk{T: t, path: filepath.Join(t.TempDir(), "team.milepost")}
	d.s = newStore(t, d.path)
	d.rep = d.person("Amara Okafor")
	return d
}

func (d *searchDesk) do(f func(*Work) error) {
	d.Helper()
	if _, err := d.s.Do(context.Background(), unit.AddNote, f); err != nil {
		d.Fatal(err)
	}
	d.agrees()
}

func (d *searchDesk) put(r model.Record) {
	d.Helper()
	d.do(func(w *Work) error { return w.Put(r) })
}

func (d *searchDesk) person(name string, aliases ...string) *model.Person {
	d.Helper()
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true}
	d.put(p)
	for _, name := range aliases {
		d.put(&model.Alias{Row: model.Row{SubjectID: p.ID, Visibility: model.Shared}, Name: name})
	}
	return p
}

func (d *searchDesk) note(text, on string, v model.Visibility) *model.Note {
	d.Helper()
	n := &model.Note{Row: model.Row{SubjectID: d.rep.ID, Visibility: v}, AuthorID: d.s.actor, On: model.MustDate(on), Kind: model.NotePlain, Text: text}
	d.put(n)
	return n
}

// agrees fails when index and rows disagree.
func (d *searchDesk) agrees() {
	d.Helper()
	problems, err := d.s.checkSearch(context.Background())
	if err != nil {
		d.Fatal(err)
	}
	for _, p := range problems {
		d.Errorf("%s %v", p.Key, p.Args)
	}
}

func (d *searchDesk) search(q SearchQuery) []SearchHit {
	d.Helper()
	hits, err := d.s.Search(context.Background(), q)
	if err != nil {
		d.Fatalf("%q: %v", q.Text, err)
	}
	return hits
}

// shown writes a marked text with its marks in brackets.
func shown(m Marked) string {
	var b strings.Builder
	end := 0
	for _, x := range m.Marks {
		b.WriteString(m.Text[end:x.From] + "[" + m.Text[x.From:x.To] + "]")
		end = x.To
	}
	return b.String() + m.Text[end:]
}

// titles are the titles of hits with their marks.
func titles(hits []SearchHit) string {
	var out []string
	for _, h := range hits {
		out = append(out, shown(h.Title))
	}
	return strings.Join(out, " | ")
}

func (d *searchDesk) finds(question string, want ...string) {
	d.Helper()
	if got := titles(d.search(SearchQuery{Text: question})); got != strings.Join(want, " | ") {
		d.Errorf("%q finds %q, want %q", question, got, strings.Join(want, " | "))
	}
}

// TestSearchKnowsHowPeopleType asks for words as people type them, in many scripts.
func TestSearchKnowsHowPeopleType(t *testing.T) {
	d := newSearchDesk(t)
	for _, text := range []string{
		"Łukasz Wójcik asked for coaching", "Satō-san renewed", "Ngô Bảo Châu leads", "Straße in Köln", "田中太郎と会議を行った",
		"東京都の顧客、契約更新について話した", "销售经理与客户讨论续约", "김민수 고객 미팅", "Søren Kjærgård", "O'Brien's pipeline", "ＡＢＣ商事 full width",
		"İstanbul office", "がぎぐ voiced", "คุณกิตติชอบเดโม", "ΝΤΊΝΟΣ called", "प्रिया ने कहा", "محمد سافر", "follow-up with Q3目标", "e\u0301lan vital",
		"Ёлкин звонил", "ラーメン店のデモ", "Fuß fassen",
	} {
		d.note(text, "2026-11-02", model.Private)
	}
	for question, want := range map[string]string{
		"lukasz":       "[Łukasz] Wójcik asked for coaching",
		"Łuk":          "[Łuk]asz Wójcik asked for coaching",
		"wojcik":       "Łukasz [Wójcik] asked for coaching",
		"sato":         "[Satō]-san renewed",
		"bao chau":     "Ngô [Bảo] [Châu] leads",
		"strasse":      "[Straße] in Köln",
		"stras":        "[Straß]e in Köln",
		"koln":         "Straße in [Köln]",
		"fuss":         "[Fuß] fassen",
		"田中":           "[田中]太郎と会議を行った",
		"太郎":           "田中[太郎]と会議を行った",
		"会議":           "田中太郎と[会議]を行った",
		"顧客":           "東京都の[顧客]、契約更新について話した",
		"契約更新":         "東京都の顧客、[契約更新]について話した",
		"话し":           "",
		"話した":          "東京都の顧客、契約更新について[話した]",
		"た":            "東京都の顧客、契約更新について話し[た] | 田中太郎と会議を行っ[た]",
		"经理":           "销售[经理]与客户讨论续约",
		"客户":           "销售经理与[客户]讨论续约",
		"续":            "销售经理与客户讨论[续]约",
		"约":            "销售经理与客户讨论续[约]",
		"민수":           "김[민수] 고객 미팅",
		"고객":           "김민수 [고객] 미팅",
		"soren":        "[Søren] Kjærgård",
		"kjaergard":    "Søren [Kjærgård]",
		"obrien":       "[O'Brien]'s pipeline",
		"o'brien":      "[O'Brien]'s pipeline",
		"O’Brien’s":    "[O'Brien]'s pipeline",
		"obrien pipe":  "[O'Brien]'s [pipe]line",
		"obriens":      "",
		"abc商事":        "[ＡＢＣ商事] full width",
		"istanbul":     "[İstanbul] office",
		"か":            "",
		"กิตติ":        "คุณ[กิตติ]ชอบเดโม",
		"ชอบ":          "คุณกิตติ[ชอบ]เดโม",
		"ντινος":       "[ΝΤΊΝΟΣ] called",
		"प्रि":         "[प्रि]या ने कहा",
		"पर":           "",
		"محم":          "[محم]د سافر",
		"目标":           "follow-up with Q3[目标]",
		"q3":           "follow-up with [Q3]目标",
		"follow-up":    "[follow]-[up] with Q3目标",
		"élan":         "[e\u0301lan] vital",
		"elkin":        "",
		"елкин":        "[Ёлкин] звонил",
		"ラーメン":         "[ラーメン]店のデモ",
		"店のデモ":         "ラーメン[店のデモ]",
		"ーン":           "",
		"san lukasz":   "",
		"asked coach":  "Łukasz Wójcik [asked] for [coach]ing",
		"coach asked":  "",
		"?!":           "",
		"text:lukasz":  "",
		`"lukasz" OR `: "",
		"NOT":          "",
	} {
		var wants []string
		if want != "" {
			wants = strings.Split(want, " | ")
		}
		d.finds(question, wants...)
	}
}
