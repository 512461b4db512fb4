package words

import (
	"strings"

	"milepost/model"
)

// DifferenceText is a record that two files hold differently, in words.
type DifferenceText struct {
	Title   string      // the goal “Two CFO meetings”
	Detail  string      // what is to be known of one that only one file holds; may be empty
	About   string      // whom it is about; may be empty
	Private bool        // of its author alone
	Fields  []ClashText // that differ, when both hold it
}

// Difference puts one into words.
func (s *Storyteller) Difference(d *model.Difference) DifferenceText {
	shown := d.Shown()
	e := &model.Event{Record: d.Record, Op: model.EventNew, Visibility: model.Visibility(shown.Text("visibility")), As: shown}
	t := DifferenceText{Title: Capital(s.the(e)), Private: shown.Private()}
	if who := shown.ID("subject_id"); who != "" && d.Record.Table != "person" {
		t.About = s.Story.Names[who]
	}
	if d.Here == nil || d.There == nil {
		t.Detail = s.new("", e).Detail
		return t
	}
	c := &model.Conflict{Record: d.Record, Columns: d.Columns, Base: d.Base, Mine: d.Here, Theirs: d.There}
	for _, x := range d.Clashes() {
		f := s.clash(c, e, x)
		f.Only = ""
		t.Fields = append(t.Fields, f)
	}
	return t
}

// named is a record as a problem names it.
func named(n model.Named) string {
	if n.From != "" {
		return source(n.Title, n.Of, n.From)
	}
	title := Short(n.Title)
	if title == "" {
		title = Say("story.untitled")
	}
	if key := "story.the." + n.Table; has(key) {
		return Say(key, title)
	}
	return strings.ReplaceAll(n.Table, "_", " ")
}
