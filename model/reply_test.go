package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/model"
)

// replyItems are six promises with numbers; the last is the manager's own.
func replyItems() []model.SentItem {
	due := model.MustDate("2026-11-27")
	var out []model.SentItem
	for i, text := range []string{
		"Send the recording", "Call 2 banks, and note who answered", "Write the Konex account plan", "Record one discovery call",
		"Agree the contract with legal", "Introduce Amara to the CFO of Brevik",
	} {
		side := model.SideRep
		if i == 5 {
			side = model.SideManager
		}
		a := model.Action{Row: model.Row{ID: model.ID(fmt.Sprint("a", i+1)), Version: 3, Visibility: model.Shared}, OwedBy: side, Text: text, DueOn: due, State: model.ActionOpen, OpenedOn: due.AddDays(-20)}
		out = append(out, model.SentItem{Number: i + 1, Text: text, DueOn: due, Now: &a})
	}
	return out
}

func replyReader() *model.ReplyReader {
	today := model.MustDate("2026-11-23") // a Monday
	return &model.ReplyReader{Today: today, Items: replyItems(), Figures: func(s string) (model.Date, bool) {
		for _, form := range []string{"2.1.", "2.1", "2/1", "2"} {
			if t, err := time.Parse(form, s); err == nil {
				month := t.Month()
				if form == "2" {
					month = today.Month()
				}
				return model.NewDate(2026, month, t.Day()), true
			}
		}
		return model.Date{}, false
	}}
}

// saidBriefly is a reading in one line: "3 done; 4 due 2026-12-04 (reason)", then problems with an exclamation mark.
func saidBriefly(replies []model.Reply, problems []model.ReplyProblem) string {
	var out []string
	for _, r := range replies {
		s := fmt.Sprint(r.Number, " ", r.Answer)
		if !r.Due.IsZero() {
			s += " " + r.Due.String()[5:]
		}
		if r.Says != "" {
			s += " (" + r.Says + ")"
		}
		out = append(out, s)
	}
	for _, p := range problems {
		out = append(out, fmt.Sprintf("!%s %v", strings.TrimPrefix(p.Why.Key, "reply."), p.Why.Args))
	}
	return strings.Join(out, "; ")
}

func TestRepliesAsPeopleWriteThem(t *testing.T) {
	for _, c := range [][2]string{
		{"3 done, 4 by Friday, 5 no: waiting for legal", "3 done; 4 due 11-27; 5 open (waiting for legal)"},
		{"3 done", "3 done"},
		{"#3 done", "3 done"},
		{"3) done", "3 done"},
		{"3: done", "3 done"},
		{"3 - done", "3 done"},
		{"3-done", "3 done"},
		{"3. Done!", "3 done"},
		{"No. 3 is done", "3 done"},
		{"3 => ok", "3 done"},
		{"3 ok", "3 done"},
		{"3 ✅", "3 done"},
		{"3 ✔️ 4 👍🏽", "3 done; 4 done"},
		{"[x] 3", "3 done"},
		{"- [x] 3", "3 done"},
		{"✅ 3", "3 done"},
		{"3 erledigt", "3 done"},
		{"3 fait, 4 vendredi", "3 done; 4 due 11-27"},
		{"3 hecho, 5 todavía no", "3 done; 5 open (todavía no)"},
		{"3 ist schon fertig, 4 bis Freitag, 5 noch nicht: Recht antwortet nicht", "3 done; 4 due 11-27; 5 open (Recht antwortet nicht)"},
		{"1-3 done", "1 done; 2 done; 3 done"},
		{"1 – 3 done", "1 done; 2 done; 3 done"},
		{"1 to 3: done", "1 done; 2 done; 3 done"},
		{"1, 2 and 4 done", "1 done; 2 done; 4 done"},
		{"1,2,4: done", "1 done; 2 done; 4 done"},
		{"1 & 2 done; 3 by 4 Dec", "1 done; 2 done; 3 due 12-04"},
		{"1, 2, and 4 are all done.", "1 done; 2 done; 4 done"},
		{"1 and 2 both done, 3 not yet", "1 done; 2 done; 3 open (not yet)"},
		{"all done", "1 done; 2 done; 3 done; 4 done; 5 done"},
		{"All done!", "1 done; 2 done; 3 done; 4 done; 5 done"},
		{"everything is done except 4 and 5", "1 done; 2 done; 3 done"},
		{"all done, except 4 by Friday", "4 due 11-27; 1 done; 2 done; 3 done; 5 done"},
		{"alles erledigt außer 4", "1 done; 2 done; 3 done; 5 done"},
		{"3 no: no time\nthe rest is done", "3 open (no time); 1 done; 2 done; 4 done; 5 done"},
		{"done: 3, 4", "3 done; 4 done"},
		{"Done 1, 2 and 4.", "1 done; 2 done; 4 done"},
		{"not done: 5", "5 open (not done)"},
		{"4 next week", "4 due 12-04"},
		{"4 next Friday", "4 due 12-04"},
		{"4 Friday", "4 due 11-27"},
		{"4 on Monday", "4 due 11-30"},
		{"4 by 4 Dec", "4 due 12-04"},
		{"4: 4 Dec", "4 due 12-04"},
		{"4 - 4 Dec", "4 due 12-04"},
		{"4 by the 4th of December, promised", "4 due 12-04 (promised)"},
		{"4 by Dec 4th 2026", "4 due 12-04"},
		{"4 by Fri 4 Dec", "4 due 12-04"},
		{"4 by Mon 4 Dec", "!noday [4]"}, // it is a Friday
		{"4 bis 4. Dezember", "4 due 12-04"},
		{"4 by 4.12.", "4 due 12-04"},
		{"4 2026-12-04", "4 due 12-04"},
		{"4 by 2026-12-04", "4 due 12-04"},
		{"4 by 4", "4 due 11-04"},
		{"4 tomorrow", "4 due 11-24"},
		{"4 demain", "4 due 11-24"},
		{"4 in 2 weeks", "4 due 12-07"},
		{"4 in a week", "4 due 11-30"},
		{"4 end of the month", "4 due 11-30"},
		{"4 will be done by Friday", "4 due 11-27"},
		{"4 done by Friday", "4 due 11-27"},
		{"4 not yet, by Friday", "4 due 11-27"},
		{"4 no, next week: they are on holiday", "4 due 12-04 (they are on holiday)"},
		{"4 waiting for legal, by Friday", "4 due 11-27 (waiting for legal)"},
		{"4 by 5 Jan", "4 due 01-05"},
		{"5 no", "5 open (no)"},
		{"5 not yet", "5 open (not yet)"},
		{"5 not done", "5 open (not done)"},
		{"5 no: waiting for 2 done deals", "5 open (waiting for 2 done deals)"},
		{"5 no: waiting for legal, 2 people are ill", "5 open (waiting for legal, 2 people are ill)"},
		{"5 still waiting for legal", "5 open (still waiting for legal)"},
		{"5 80 % done", "5 open (80 % done)"},
		{"5 almost done", "5 open (almost done)"},
		{"5: legal has not answered", "5 open (legal has not answered)"},
		{"5 legal has not answered", "!unclear [5]"},
		{"6 dropped", "6 dropped"},
		{"6 cancel", "6 dropped"},
		{"6 cancelled, they bought elsewhere", "6 dropped (they bought elsewhere)"},
		{"6 no longer needed", "6 dropped"},
		{"3 done, sent it to Konex yesterday", "3 done (sent it to Konex yesterday)"},
		{"3 done (sent it to Konex)", "3 done (sent it to Konex)"},
		{"3 done 4 by Friday 5 no", "3 done; 4 due 11-27; 5 open (no)"},
		{"3 done and 4 by Friday", "3 done; 4 due 11-27"},
		{"3. done 4. tomorrow", "3 done; 4 due 11-24"},
		{"3 done? ", "!asks [3]"},
		{"3 by when?", "!noday [3]"},
		{"3:", "!nothing [3]"},
		{"3", ""},
		{"9 done", "!number [9 6]"},
		{"0 done", "!number [0 6]"},
		{"5-8 done", "5 done; 6 done; !number [8 6]"},
		{"3 done, 3 by Friday", "!twice [3 1 1]"},
		{"3 done\n3 done, sent", "3 done (sent)"},
		{"", ""},
		{"Thanks, talk soon!", ""},
		{"10:30 works for me", ""},
		{"4 weeks of holiday", ""},
		{"> 3. Write the Konex account plan (by Fri 27 Nov)\ndone\n> 4. Record one discovery call\n\nby 4 Dec", "3 done; 4 due 12-04"},
		{"On Mon, 23 Nov 2026 Ingrid wrote:\n> 3. Write the Konex account plan\n> 4. Record one discovery call\nnot yet, they are on holiday", "4 open (they are on holiday)"},
		{"3. Write the Konex account plan (by Fri 27 Nov): done\n2. Call 2 banks, and note who answered - by Friday", "3 done; 2 due 11-27"},
		{"3 done\n\n-----Original Message-----\nFrom: Ingrid\n1. Send the recording\n4 done", "3 done"},
		{"3 done\nFrom: Ingrid Solberg <ingrid@example.com>\n4 done", "3 done"},
		{"3 done\n-- \n4 done", "3 done"},
		{"Hi Ingrid,\n\n• 3 done\n• 4 by Friday\n\nBest\nAmara", "3 done; 4 due 11-27"},
	} {
		replies, problems, _ := replyReader().Read(c[0])
		if got := saidBriefly(replies, problems); got != c[1] {
			t.Errorf("%q\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// TestAReplyChangesOnlyWhatItMay: closed ones stay closed, what is gone is said to be, and what moved on is marked.
func TestAReplyChangesOnlyWhatItMay(t *testing.T) {
	r := replyReader()
	due := model.MustDate("2026-11-27")
	r.Items[0].Now.State, r.Items[0].Now.ClosedOn = model.ActionDone, due.AddDays(-7)
	r.Items[1].Now = nil
	r.Items[2].Now.DueOn = due.AddDays(7)
	r.Items[3].Now.ArchivedAt = 1
	before := *r.Items[4].Now
	plan := model.PlanReply(r, "1 done\n2 done\n3 done, at last\n4 done\n5 no: waiting for legal\n6 by 4 Nov\nThanks")
	if got := fmt.Sprint(plan.Same); got != "[1]" {
		t.Errorf("as they are already: %s", got)
	}
	var problems []string
	for _, p := range plan.Problems {
		problems = append(problems, fmt.Sprint(p.Line, p.Why.Key))
	}
	if got := strings.Join(problems, " "); got != "2reply.gone 4reply.archived 6reply.past" {
		t.Errorf("problems: %s", got)
	}
	if len(plan.Changes) != 2 || len(plan.Left) != 1 {
		t.Fatalf("changes %+v, left %q", plan.Changes, plan.Left)
	}
	three, five := plan.Changes[0], plan.Changes[1]
	if !three.MovedOn || three.Before.DueOn != due.AddDays(7) || three.After.State != model.ActionDone || three.After.ClosedOn != r.Today || three.After.Reply != "at last" {
		t.Errorf("3: %+v", three)
	}
	if five.MovedOn || five.After.State != model.ActionOpen || five.After.Reply != "waiting for legal" || five.After.RepliedOn != r.Today || five.After.DueOn != due {
		t.Errorf("5: %+v", five)
	}
	if *r.Items[4].Now != before {
		t.Error("the plan changed a promise by itself")
	}
}

// TestALongReply: whatever is pasted is read to its end, without a panic.
func TestALongReply(t *testing.T) {
	var b strings.Builder
	for i := range 10000 {
		fmt.Fprintf(&b, "%d done, %d by Friday, 2 no: %s\n", i%9, i%7, strings.Repeat("x", i%50))
	}
	b.WriteString(strings.Repeat("1,2 3 and ", 2000))
	plan := model.PlanReply(replyReader(), b.String())
	if len(plan.Problems) == 0 {
		t.Error("nothing was found wrong")
	}
}

func FuzzReply(f *testing.F) {
	for _, s := range []string{"3 done, 4 by Friday", "1-9999 done", "> 3. Write", "all but", "#", "4 -", "\xff3 done", "3 👍🏽", "1,2,3,", "rest except 3 to", "0000 y 3", "n/a 3", "3 by 99999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := replyReader()
		for _, c := range model.PlanReply(r, s).Changes {
			if c.Number < 1 || c.Number > len(r.Items) {
				t.Errorf("%q changes %d", s, c.Number)
			}
		}
	})
}
