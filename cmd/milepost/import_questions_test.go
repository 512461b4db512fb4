package main

import (
	"testing"
)

const someQuestions = `{"questions": [
 {"id": 1, "question": {"en": "How are you?", "ja_JP": "元気ですか？"}, "category": "Other"},
 {"id": 2, "question": "What do you want?", "category": "Career development"},
 {"id": 2, "question": "What else do you want?", "category": "Career development"}
]}`

func TestImportQuestions(t *testing.T) {
	d := newDesk(t)
	d.write("q.json", someQuestions)
	o := d.run("import", "questions", "north.milepost", "q.json", "--dry-run")
	d.says(o.out, "line 2", "How are you?", "Nothing was written")
	if d.files() != "q.json" {
		t.Errorf("a dry run left %s", d.files())
	}
	o = d.run("import", "questions", "north.milepost", "q.json")
	d.same(o.out, "3 questions: 2 new, 0 changed, 0 unchanged, 0 missing, 1 refused.\nQuestions by category: Career development 1, Other 1.\n")
	d.same(o.errs, "q.json, line 4: The id 2 is already in line 3, with another question.\n")
	again := d.run("import", "questions", "north.milepost", "q.json", "--json")
	d.is(d.object(again.out), `2`, "unchanged")
	d.is(d.object(again.out), `{"file":"q.json","line":4,"column":null,"reason":"import.row.id","candidates":[],"message":"The id 2 is already in line 3, with another question."}`, "refused", 0)
	d.same(d.ok("undo", "north.milepost"), "Undone: import of questions\n")
	d.write("q.csv", "text;category\nHow are you?;Personal\n")
	d.is(d.json("import", "questions", "north.milepost", "q.csv", "--source", "ours"),
		`{"rows":1,"new":1,"changed":0,"unchanged":0,"missing":0,"refused":[],"created":{"people":0},"categories":[{"category":"Personal","questions":1}]}`)
	d.write("later.csv", "text;category\nWho are you?;Personal\n")
	d.says(d.ok("import", "questions", "north.milepost", "later.csv", "--source", "ours"), "1 row: 1 new", "1 missing", "No longer in the list, and kept: How are you?")
}

func TestImportQuestionsIsRefused(t *testing.T) {
	d := newDesk(t)
	d.write("bad.json", "{\"questions\": [\n")
	d.write("good.csv", "text\nHow are you?\n")
	d.says(d.refused(statusError, "import", "questions", "north.milepost", "good.csv", "bad.json"), "bad.json, line 2: ", "no JSON")
	if d.files() != "bad.json good.csv" {
		t.Errorf("one bad list left %s", d.files())
	}
	d.says(d.refused(statusUsage, "import", "questions", "north.milepost", "good.csv", "--me", "Anna"), "--me does not fit a list of questions.")
	d.says(d.refused(statusUsage, "import", "questions", "north.milepost", "good.csv", "--dates", "dmy"), "--dates does not fit")
	d.says(d.refused(statusUsage, "import", "questions", "north.milepost", "good.csv", "--map", "manager=x"), "manager", "text, category, language, id")
	d.says(d.refused(statusError, "import", "people", "north.milepost", "q.json"), "q.json: There is no such file.")
	d.write("odd.csv", "to ask,text.de\nHow are you?,Wie geht es?\n")
	d.says(d.ok("import", "questions", "north.milepost", "odd.csv", "--map", "text=to ask"), "1 row: 1 new")
	d.says(d.ok("import", "questions", "north.milepost", "odd.csv", "--map", "text.fr=to ask"), "1 row: 0 new, 1 changed") // it is known in another language
}

func TestImportRealQuestions(t *testing.T) {
	list := realFile(t, "one-on-ones", "questions.json")
	d := newDesk(t)
	d.same(d.ok("import", "questions", "north.milepost", list), "325 questions: 325 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n"+
		"Questions by category: Team and company 83, Job satisfaction 62, Career development 60, About Manager 45, Work-life 40, Conversation starters 26, Other 9.\n")
	again := d.json("import", "questions", "north.milepost", list)
	d.is(again, `325`, "unchanged")
	d.is(again, `{"category":"Team and company","questions":83}`, "categories", 0)
	d.is(again, `{"category":"Other","questions":9}`, "categories", 6)
	d.says(d.ok("check", "north.milepost"), "")
}
