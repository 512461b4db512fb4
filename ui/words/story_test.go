package words_test

import (
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/words"
)

// TestEveryColumnHasAWord walks all columns of all records: what may change must have a word for it in a story.
func TestEveryColumnHasAWord(t *testing.T) {
	common := map[string]bool{ // told by sentences of their own
		"id": true, "version": true, "subject_id": true, "visibility": true, "author_id": true, "position": true, "replaced_by": true, "archived_at": true,
	}
	seen := 0
	for table := range storage.TableNames() {
		if said := words.Say("story.the."+table, "x"); strings.Contains(said, "story.") || strings.Contains(said, "%!") || !strings.Contains(said, "x") {
			t.Errorf("a record of %s is called %q", table, said)
		}
		for _, column := range storage.Columns(table) {
			if common[column] {
				continue
			}
			seen++
			if word := words.Field(table, column); word == "" || strings.HasPrefix(word, "story.") {
				t.Errorf("%s.%s has no word", table, column)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d columns were looked at", seen)
	}
}

const (
	me    = model.ID("me")
	other = model.ID("other")
)

func teller(measures map[model.ID]model.Measure) *words.Storyteller {
	return &words.Storyteller{
		Me: me, Today: model.MustDate("2026-11-23"),
		Story: &model.Story{
			Names:    map[model.ID]string{other: "Jonas", "skill": "Negotiation", "career": "Lead a pod", "launch": "Nordic launch", "talk": "2026-11-19", "goal": "Two CFO meetings"},
			Measures: measures,
		},
	}
}

// values puts pairs of columns and what they hold together.
func values(pairs ...any) model.Values {
	out := model.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i].(string)] = pairs[i+1]
	}
	return out
}

func changed(table string, as, before, after model.Values) model.Event {
	return model.Event{Record: model.Ref{Table: table, ID: "1"}, Op: model.EventChanged, Visibility: model.Shared, As: as, Before: before, After: after}
}

func made(table string, as model.Values) model.Event {
	return model.Event{Record: model.Ref{Table: table, ID: "1"}, Op: model.EventNew, Visibility: model.Shared, As: as}
}

func TestAStoryIsToldInSentences(t *testing.T) {
	long := strings.Repeat("a long word ", 10)
	goal := values("title", "Two CFO meetings", "author_id", "me")
	for _, c := range []struct {
		name    string
		chapter model.Chapter
		want    string // lines, each with its detail behind a bar
	}{
		{
			"a day", chapter(unit.ChangeGoal, changed("goal", goal, values("due_on", "2026-12-15"), values("due_on", "2027-01-31"))),
			"You changed the goal “Two CFO meetings”: due moved from 15 Dec to 31 Jan 2027",
		},
		{
			"a day set", chapter(unit.ChangeGoal, changed("goal", goal, nil, values("due_on", "2026-12-15"))),
			"You changed the goal “Two CFO meetings”: due set to 15 Dec",
		},
		{
			"a day taken out", chapter(unit.ChangeGoal, changed("goal", goal, values("due_on", "2026-12-15"), nil)),
			"You changed the goal “Two CFO meetings”: due taken out, it was 15 Dec",
		},
		{
			"two fields", chapter(unit.ChangeGoal, changed("goal", goal, values("title", "One", "skill_id", "skill"), values("title", "Two CFO meetings"))),
			"You changed the goal “Two CFO meetings”: skill taken out, it was Negotiation; title changed from “One” to “Two CFO meetings”",
		},
		{
			"a long text", chapter(unit.ChangeGoal, changed("goal", goal, values("done_when", long), values("done_when", "short"))),
			"You changed the goal “Two CFO meetings”: “done when” reworded | It was “a long word a long word a long word a long word a long word…”.",
		},
		{
			"a state", chapter(unit.CloseGoal, changed("goal", goal, values("state", "open"), values("state", "reached", "closed_on", "2026-11-23"))),
			"You set the goal “Two CFO meetings” to reached",
		},
		{
			"a promise", chapter(unit.CloseAction, changed("action_item", values("text", "Call Brevik"), values("state", "open"), values("state", "done", "closed_on", "2026-11-23"))),
			"You noted the promise “Call Brevik” as kept",
		},
		{
			"a point", chapter(unit.ClosePoint, changed("talking_point", values("text", "Discounts"), nil, values("closed_on", "2026-11-23", "closed_in_id", "talk"))),
			"You closed the talking point “Discounts”",
		},
		{"archived", chapter(unit.ArchiveNote, changed("note", values("text", "x"), nil, values("archived_at", int64(1)))), "You archived the note “x”"},
		{
			"a talk", chapter(unit.HoldOneOnOne, made("meeting", values("meeting_on", "2026-11-19", "state", "held", "minutes", int64(40)))),
			"You held the one-on-one of 19 Nov | Length 40 minutes",
		},
		{
			"somebody else",
			model.Chapter{Name: unit.AddGoal, Kind: model.ChapterDo, Actor: other, Events: []model.Event{made("goal", values("title", "One", "due_on", "2026-12-01"))}},
			"Jonas added the goal “One” | Due 1 Dec",
		},
		{
			"a link", chapter(unit.AddLink, made("link", values("career_milestone_id", "career", "strategic_milestone_id", "launch", "role", "leads", "why", "first pod"))),
			"You made the link of “Lead a pod” to “Nordic launch” | Role leads; why “first pod”",
		},
		{
			"what is not there any more", chapter(unit.AddLink, made("link", values("career_milestone_id", "career", "strategic_milestone_id", "none", "role", "leads"))),
			"You made the link of “Lead a pod” to “something that is not here any more” | Role leads",
		},
		{
			"ratings", chapter(unit.Rate, made("assessment", values("assessed_on", "2026-11-19")),
				made("rating", values("rater", "manager", "skill_id", "skill", "step", int64(3), "sentence", "calm")), made("rating", values("rater", "manager", "skill_id", "skill", "skipped", int64(1))),
				made("rating", values("rater", "self", "skill_id", "skill", "step", int64(4)))),
			"You entered the rep’s own rating: Negotiation 4\nYou rated Negotiation 3, Negotiation not rated | “calm”",
		},
		{"an order", chapter(unit.MoveGoal, changed("goal", goal, values("position", int64(1)), values("position", int64(2)))), "You moved the goal “Two CFO meetings” in its list"},
		{
			"a whole order", chapter(unit.MoveGoal, changed("goal", goal, values("position", int64(1)), values("position", int64(2))), changed("goal", goal, nil, values("position", int64(3)))),
			"You changed the order of 2 goals",
		},
		{"many", chapter(unit.Import, model.Event{Record: model.Ref{Table: "note"}, Op: model.EventNew, Count: 40}), "You added 40 notes at once"},
		{"removed", chapter(unit.RemoveLink, model.Event{Record: model.Ref{Table: "goal", ID: "1"}, Op: model.EventRemoved, As: goal}), "You removed the goal “Two CFO meetings”"},
		{
			"put back", chapter(unit.PutBack, changed("goal", goal, values("due_on", "2026-12-15"), values("due_on", "2026-12-01"))),
			"You put back the goal “Two CFO meetings” | Due moved from 15 Dec to 1 Dec",
		},
		{"brought back", chapter(unit.PutBack, made("goal", goal)), "You brought back the goal “Two CFO meetings”"},
		{
			"taken back",
			model.Chapter{Name: unit.ChangeGoal, Kind: model.ChapterUndo, Actor: me, Target: 3, Events: []model.Event{changed("goal", goal, values("due_on", "2026-12-15"), nil)}},
			"You took back: change of a goal | The goal “Two CFO meetings”: due taken out, it was 15 Dec",
		},
		{
			"done again",
			model.Chapter{Name: unit.AddGoal, Kind: model.ChapterRedo, Actor: me, Target: 3, Events: []model.Event{made("goal", goal)}},
			"You did again: new goal | The goal “Two CFO meetings” is there again",
		},
	} {
		checkLines(t, c.name, teller(nil).Chapter(&c.chapter), c.want)
	}
}

func chapter(name string, events ...model.Event) model.Chapter {
	return model.Chapter{Name: name, Kind: model.ChapterDo, Actor: me, Events: events}
}

func checkLines(t *testing.T, name string, lines []words.StoryLine, want string) {
	t.Helper()
	var got []string
	for _, l := range lines {
		text := l.Text
		if l.Detail != "" {
			text += " | " + l.Detail
		}
		got = append(got, text)
	}
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("%s:\n is  %s\n not %s", name, text, want)
	}
}

func TestWhatWasTakenBackSaysSo(t *testing.T) {
	c := chapter(unit.AddGoal, made("goal", values("title", "One")))
	c.Undone = true
	checkLines(t, "undone", teller(nil).Chapter(&c), "You added the goal “One” | Taken back since.")
}

func TestSharingIsOneLine(t *testing.T) {
	old := model.Event{
		Record: model.Ref{Table: "goal", ID: "1"}, Op: model.EventChanged, Visibility: model.Private,
		As: values("title", "One", "visibility", "private"), After: values("replaced_by", "2"),
	}
	next := model.Event{Record: model.Ref{Table: "goal", ID: "2"}, Op: model.EventNew, Visibility: model.Shared, As: values("title", "One", "author_id", "me")}
	follows := []model.Event{made("key_result", values("goal_id", "2")), made("measure", values("name", "x")), changed("action_item", values("text", "y"), values("goal_id", "1"), values("goal_id", "2"))}
	c := chapter(unit.ShareGoal, append([]model.Event{next, old}, follows...)...)
	checkLines(t, "its author", teller(nil).Chapter(&c), "You shared the private goal “One”")
	c = chapter(unit.ShareGoal, next)
	c.Actor = other
	checkLines(t, "somebody else", teller(nil).Chapter(&c), "Jonas shared the goal “One”")
}

func TestValuesAreToldWithTheirDecimals(t *testing.T) {
	measures := map[model.ID]model.Measure{"m": {Name: "Win rate", Unit: "%", Decimals: 1}}
	c := chapter(unit.AddReading, made("reading", values("measure_id", "m", "value", int64(415), "read_on", "2026-11-20")))
	checkLines(t, "a reading", teller(measures).Chapter(&c), "You entered 41.5\u00a0% for “Win rate” | Of 20 Nov")
	c = chapter(unit.AddKeyResult, made("measure", values("name", "Win rate")), made("key_result", values("measure_id", "m")))
	c.Events[0].Record.ID = "m"
	checkLines(t, "a key result", teller(measures).Chapter(&c), "You added the key result “Win rate”")
	c = chapter(unit.ChangeKeyResult, changed("measure", values("name", "Win rate", "unit", "%", "decimals", int64(1)), values("target", int64(300)), values("target", int64(450))))
	checkLines(t, "a target", teller(measures).Chapter(&c), "You changed the measure “Win rate”: target changed from 30\u00a0% to 45\u00a0%")
}
