package storage_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/glebarez/sqlite"

	"milepost/model"
	"milepost/model/unit"
	"milepost/sample"
	"milepost/storage"
)

// sampled is the sample team with an import, part of which was changed and removed later, and one that was undone.
func sampled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "team.milepost")
	if err := sample.Make(ctx, path, sample.Options{AsOf: monday}); err != nil {
		t.Fatal(err)
	}
	s := openWith(t, path, options(70))
	p := roster(t, s).People[0]
	var notes []*model.Note
	many := func(w *storage.Work) error {
		notes = nil
		for range 1100 {
			n := note(&p, w)
			notes = append(notes, n)
			if err := w.Insert(n); err != nil {
				return err
			}
		}
		return nil
	}
	do(t, s, unit.Import, many)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	do(t, s, unit.Import, many)
	do(t, s, unit.ChangeNote, func(w *storage.Work) error {
		notes[3].Text = "changed"
		return errors.Join(w.Put(notes[3]), w.Delete(notes[4]))
	})
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func check(t *testing.T, path string) *storage.Checked {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := storage.CheckFile(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed, %v", err)
	}
	return c
}

func findings(c *storage.Checked) string {
	var out []string
	for _, f := range c.Findings {
		out = append(out, fmt.Sprint(f.Table, " ", f.Row, " ", f.Problem))
	}
	return strings.Join(out, "\n")
}

// plant runs statements on a closed file, past everything that would refuse them.
func plant(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open(sqlite.DriverName, "file:"+path+"?_pragma=ignore_check_constraints(1)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	for _, q := range append([]string{"PRAGMA writable_schema=1"}, statements...) {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// copyOf is a copy of a closed file.
func copyOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "team.milepost")
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestAWholeFileIsWhole(t *testing.T) {
	path := sampled(t)
	c := check(t, path)
	if !c.Whole() || c.More != 0 || c.Rows < 1900 || c.Units < 800 {
		t.Errorf("%d rows, %d changes:\n%s", c.Rows, c.Units, findings(c))
	}
	alone(t, filepath.Dir(path), "team.milepost")
	o := options(71)
	o.After = func(time.Duration, func()) func() { return func() {} } // the store does not come to rest by itself meanwhile
	s := openWith(t, path, o)
	addPerson(t, s, "Amara") // it is still in the log
	if c := check(t, path); !c.Whole() {
		t.Errorf("while it is open:\n%s", findings(c))
	}
	if c, err := s.Check(ctx); err != nil || !c.Whole() {
		t.Errorf("from within: %v\n%s", err, findings(c))
	}
	addPerson(t, s, "Jonas")
}

// damages are what is planted, and which finding it must lead to, in which table.
var damages = []struct{ name, statement, table, key string }{
	{"a reference", "UPDATE note SET meeting_id='0198a000-0000-7000-8000-000000000000' WHERE rowid=(SELECT min(rowid) FROM note WHERE meeting_id IS NOT NULL)", "note", "reference"},
	{"a person", "DELETE FROM person WHERE rowid=1", "note", "reference"},
	{"an author", "UPDATE note SET author_id=NULL WHERE rowid=5", "note", "author"},
	{"who may see it", "UPDATE note SET visibility='team' WHERE rowid=5", "note", "subject"},
	{"who may see it is nobody", "UPDATE note SET visibility='all' WHERE rowid=5", "note", "value"},
	{"whom a person is about", "UPDATE person SET subject_id=(SELECT id FROM person WHERE rowid=2) WHERE rowid=1", "person", "self"},
	{"a version", "UPDATE note SET version=999999 WHERE rowid=5", "note", "version"},
	{"an id", "UPDATE goal SET id='my goal' WHERE rowid=1", "goal", "id"},
	{"a NUL", "UPDATE note SET text='a'||char(0)||'b' WHERE rowid=5", "note", "text"},
	{"no letters", "UPDATE note SET text=CAST(x'ff41' AS TEXT) WHERE rowid=5", "note", "text"},
	{"a day", "UPDATE note SET noted_on='2026-02-31' WHERE rowid=5", "note", "date"},
	{"a day in words", "UPDATE assignment SET valid_from='now' WHERE rowid=1", "assignment", "date"},
	{"a life", "UPDATE assignment SET valid_from='2026-05-02', valid_to='2026-05-01' WHERE rowid=1", "assignment", "span"},
	{"two assignments", "INSERT INTO assignment SELECT '0198a000-0000-7000-8000-000000000001',subject_id,visibility,version,manager_id,team,region,level_id,valid_from,valid_to FROM assignment WHERE rowid=1", "assignment", "overlap"},
	{"no file", "DELETE FROM file", "file", "file"},
	{"two files", "INSERT INTO file SELECT '0198a000-0000-7000-8000-000000000001',subject_id,visibility,version,kind,name,owner_id,zone,first_weekday,first_month,currency,paper,is_sample,note_months,moved_on,moved_to,expectation_days,fade_months FROM file", "file", "file"},
	{"whose expectations", `UPDATE assessment SET expectation_id=(SELECT e.id FROM expectation e WHERE e.subject_id<>assessment.subject_id LIMIT 1)
		WHERE rowid=1`, "assessment", "pair"},
	{"no owner", "UPDATE file SET owner_id=NULL", "file", "owner"},
	{"a level", "UPDATE assignment SET level_id='0198a000-0000-7000-8000-000000000001' WHERE rowid=1", "assignment", "level"},
	{"a skill of a goal", "UPDATE goal SET skill_id='0198a000-0000-7000-8000-000000000001' WHERE rowid=1", "goal", "skill"},
	{"a skill of a rating", "UPDATE rating SET skill_id='0198a000-0000-7000-8000-000000000001' WHERE rowid=1", "rating", "skill"},
	{"a step of a rating", "UPDATE rating SET step=9, skipped=0 WHERE rowid=1", "rating", "step"},
	{"a target", "UPDATE target SET step=0 WHERE rowid=1", "target", "step"},
	{"a ladder", "DELETE FROM ladder WHERE rowid=1", "level", "ladder"},
	{"a skill of the framework", "DELETE FROM skill WHERE rowid=1", "behaviour", "skill"},
	{"a way", "UPDATE level_way SET to_level_id=NULL WHERE rowid=1", "level_way", "level"},
	{"a version of the framework", "UPDATE skill SET version_id=NULL WHERE rowid=1", "skill", "parent"},
	{"a skill twice", "INSERT INTO skill SELECT '0198a000-0000-7000-8000-000000000001',subject_id,visibility,version,version_id,skill_id,name,short,skill_group,about,position FROM skill WHERE rowid=1", "skill", "twice"},
	{"an end of a link", "UPDATE link SET strategic_milestone_id=NULL WHERE rowid=1", "link", "parent"},
	{"whose link", "UPDATE link SET subject_id=(SELECT id FROM person p WHERE p.id<>link.subject_id LIMIT 1) WHERE rowid=1", "link", "pair"},
	{"the goal of a check-in", "UPDATE check_in SET goal_id=NULL WHERE rowid=1", "check_in", "parent"},
	{"a state", "UPDATE goal SET state='great' WHERE rowid=1", "goal", "value"},
	{"an index", "DELETE FROM sqlite_schema WHERE name='note_subject'", "", "missing"},
	{"a description", "UPDATE sqlite_schema SET sql=replace(sql,'(rater IN','(''x''<>rater AND rater IN') WHERE name='rating'", "", "described"},
	{"the search index", "DELETE FROM search_doc WHERE rowid=(SELECT max(rowid) FROM search_doc)", "search_index", "search.missing"},
	{"a past text", "UPDATE change SET diff=replace(diff,'\"text\":[','\"text\":[\"x\",') WHERE tbl='note' AND op='U'", "note", "journal.row"},
	{"a text", "UPDATE note SET text=text||'!' WHERE id=(SELECT row_id FROM change WHERE tbl='note' AND op='U' AND instr(cols,'text') ORDER BY unit DESC LIMIT 1)", "note", "journal.row"},
	{"a row that is gone", "DELETE FROM check_in WHERE rowid=1", "check_in", "journal.row"},
	{"a row of many that is gone", "DELETE FROM note WHERE rowid=(SELECT max(rowid) FROM note)", "note", "journal.row"},
	{"an entry that is gone", "DELETE FROM change WHERE op='I' AND tbl='goal' AND row_id=(SELECT id FROM goal WHERE rowid=1)", "goal", "journal.origin"},
	{"entries of many that are gone", "DELETE FROM bulk WHERE unit=(SELECT max(unit) FROM bulk)", "note", "journal.origin"},
	{"an entry of a change", "DELETE FROM change WHERE op='U' AND tbl='note'", "note", "journal.row"},
	{"an entry that cannot be read", "UPDATE change SET diff='{' WHERE op='U' AND tbl='note'", "note", "journal.unread"},
	{"many that cannot be read", "UPDATE bulk SET data=x'00' WHERE unit=(SELECT max(unit) FROM bulk)", "bulk", "journal.unread"},
	{"who may see an entry", "UPDATE change SET visibility='team' WHERE tbl='note' AND op='I' AND visibility='private'", "note", "journal.seen"},
	{"whom an entry is about", "UPDATE bulk SET subject_id=NULL", "note", "journal.seen"},
	{"a change", "DELETE FROM unit WHERE seq=(SELECT unit FROM change WHERE tbl='note' LIMIT 1)", "change", "journal.unit"},
	{"the time of a change", "UPDATE unit SET at=at+100000000000 WHERE seq=5", "unit", "journal.time"},
	{"a table", "UPDATE change SET tbl='nowhere' WHERE tbl='link'", "change", "journal.table"},
	{"the number of a version", "UPDATE note SET version=version-1 WHERE rowid=5", "note", "journal.row"},
}

func TestCheckFindsWhatIsPlanted(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	good := sampled(t)
	for _, d := range damages {
		path := copyOf(t, good)
		plant(t, path, d.statement)
		c := check(t, path)
		if !slices.ContainsFunc(c.Findings, func(f storage.Finding) bool {
			return f.Table == d.table && f.Problem.Key == "storage.check."+d.key
		}) {
			t.Errorf("%s: want %s %s, found\n%s", d.name, d.table, d.key, findings(c))
		}
		for _, f := range c.Findings {
			if !errors.Is(f.Problem, model.ErrInvalid) {
				t.Errorf("%s: %v is of no kind", d.name, f.Problem)
			}
		}
	}
}

// TestFindingsHoldNoTexts plants a word in every place a report might take one from.
func TestFindingsHoldNoTexts(t *testing.T) {
	path := sampled(t)
	plant(t, path,
		"UPDATE note SET id='secret id '||rowid, noted_on='secret day', kind='secret kind', text=char(0)||'secret text', meeting_id='secret meeting' WHERE rowid<9",
		"UPDATE change SET tbl='secret table' WHERE tbl='link'", "UPDATE change SET diff='secret diff' WHERE tbl='goal'",
		"UPDATE unit SET name='secret name', actor='secret actor'", "UPDATE goal SET state='secret', title='secret'")
	c := check(t, path)
	if text := findings(c); strings.Contains(text, "secret") || len(c.Findings) < 20 {
		t.Errorf("a text is in the report:\n%s", text)
	}
}

func TestAnIndexThatDisagrees(t *testing.T) {
	path := sampled(t)
	plant(t, path, "UPDATE sqlite_schema SET sql='CREATE INDEX note_meeting_id ON note(author_id)' WHERE name='note_meeting_id'")
	c := check(t, path)
	if !slices.ContainsFunc(c.Findings, func(f storage.Finding) bool { return f.Problem.Key == "storage.check.index" }) {
		t.Errorf("found\n%s", findings(c))
	}
}

func TestWhatCannotBeChecked(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		data []byte
		key  string
	}{
		"text":  {[]byte("hello"), "storage.open.foreign"},
		"other": {append([]byte("SQLite format 3\x00"), make([]byte, 200)...), "storage.open.other"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := storage.CheckFile(ctx, path); problemKey(t, err) != c.key {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := storage.CheckFile(ctx, filepath.Join(dir, "none")); problemKey(t, err) != "storage.open.missing" {
		t.Errorf("a missing file: %v", err)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if c, err := storage.CheckFile(ctx, empty); err != nil || c.Whole() {
		t.Errorf("an empty file: %v", err)
	}
}
