package model_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"milepost/model"
)

func rippleDirection(role model.Role, due model.Date) (model.Direction, model.Date) {
	at := model.NewDate(2027, time.March, 1)
	opened := model.NewDate(2026, time.January, 1)
	return model.Direction{
		Strategic: []model.Strategic{{Row: model.Row{ID: "s", Visibility: model.Team}, Title: "Launch", DueOn: at, OpenedOn: opened, State: model.MilestoneActive}},
		Careers:   []model.Career{{Row: model.Row{ID: "c", SubjectID: "p", Visibility: model.Shared}, DueOn: due, OpenedOn: opened, State: model.MilestoneActive}},
		Links:     []model.Link{{Row: model.Row{ID: "l", SubjectID: "p"}, CareerID: "c", StrategicID: "s", Role: role}},
	}, at
}

func TestWhatIsProposedWhenADateMoves(t *testing.T) {
	today := model.NewDate(2026, time.November, 23)
	for _, c := range []struct {
		name string
		role model.Role
		due  model.Date
		by   int
		want model.RippleChoice
	}{
		{"leads", model.RoleLeads, model.NewDate(2027, time.February, 15), 28, model.RippleShift},
		{"still fits", model.RoleContributes, model.NewDate(2027, time.January, 20), 28, model.RippleKeep},
		{"was late already", model.RoleLearns, model.NewDate(2027, time.March, 22), 7, model.RippleKeep},
		{"would be late", model.RoleLearns, model.NewDate(2027, time.February, 20), -20, model.RippleShift},
		{"would lie behind us", model.RoleLearns, model.NewDate(2026, time.December, 1), -90, model.RippleKeep},
		{"no date", model.RoleLeads, model.Date{}, 7, model.RippleKeep},
		{"not moved", model.RoleLeads, model.NewDate(2027, time.February, 15), 0, model.RippleKeep},
	} {
		d, at := rippleDirection(c.role, c.due)
		got := d.Ripples("s", at.AddDays(c.by), today)
		if len(got) != 1 || got[0].Choice != c.want {
			t.Errorf("%s: %+v, want %s", c.name, got, c.want)
		}
	}
}

func TestRecordsOfAMove(t *testing.T) {
	today := model.NewDate(2026, time.November, 23)
	d, at := rippleDirection(model.RoleLeads, model.NewDate(2027, time.February, 15))
	m := model.Moving{Strategic: d.Strategic[0], To: at.AddDays(28), On: today, Author: "a", Why: "because", Ripples: d.Ripples("s", at.AddDays(28), today)}
	records := m.Records()
	if len(records) != 4 || m.Touched() != 1 {
		t.Fatalf("%d records, %d touched", len(records), m.Touched())
	}
	move := records[3].(*model.DateMove)
	if move.CareerID != "c" || move.SubjectID != "p" || move.Visibility != model.Shared || move.Why != "because" || move.To != model.NewDate(2027, time.March, 15) {
		t.Errorf("the move of the career is %+v", move)
	}
	m.Ripples[0].Choice, m.Ripples[0].Instead = model.RippleReplace, "other"
	records = m.Records()
	if l, ok := records[2].(*model.Link); len(records) != 3 || !ok || l.StrategicID != "other" {
		t.Errorf("replaced: %v", records)
	}
	if m.Ripples[0].Thread.Link.StrategicID != "s" || d.Careers[0].DueOn != model.NewDate(2027, time.February, 15) {
		t.Error("what was read was changed")
	}
}

// Whatever is chosen, no date of a career moves without a row that says so, and the rows lead back to the old dates.
func TestMovesLeadBack(t *testing.T) {
	seed := uint64(20261123)
	if text := os.Getenv("SEED"); text != "" {
		seed, _ = strconv.ParseUint(text, 10, 64)
	}
	t.Logf("SEED=%d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	today := model.NewDate(2026, time.November, 23)
	for range 300 {
		d := model.Direction{Strategic: []model.Strategic{{Row: model.Row{ID: "s"}, DueOn: today.AddDays(r.IntN(400))}}}
		for i := range r.IntN(12) {
			id := model.ID(fmt.Sprint("c", i))
			c := model.Career{Row: model.Row{ID: id}, State: model.MilestoneActive}
			if r.IntN(5) > 0 {
				c.DueOn = today.AddDays(r.IntN(500) - 50)
			}
			d.Careers = append(d.Careers, c)
			d.Links = append(d.Links, model.Link{Row: model.Row{ID: "l" + id}, CareerID: id, StrategicID: "s", Role: model.RoleLeads})
		}
		was := d.AsOf(today)
		m := model.Moving{Strategic: d.Strategic[0], To: today.AddDays(r.IntN(400)), On: today, Ripples: d.Ripples("s", today.AddDays(r.IntN(400)), today)}
		for i := range m.Ripples {
			m.Ripples[i].Choice = []model.RippleChoice{model.RippleKeep, model.RippleShift, model.RippleReplace}[r.IntN(3)]
			if r.IntN(2) == 0 {
				m.Ripples[i].To = today.AddDays(r.IntN(300))
			}
		}
		for _, rec := range m.Records() {
			switch x := rec.(type) {
			case *model.Strategic:
				d.Strategic[0] = *x
			case *model.Career:
				*d.CareerByID(x.ID) = *x
			case *model.DateMove:
				d.Moves = append(d.Moves, *x)
			}
		}
		back := d.AsOf(today.AddDays(-1))
		if back.Strategic[0].DueOn != was.Strategic[0].DueOn {
			t.Fatalf("the milestone was due on %s, and the moves say %s", was.Strategic[0].DueOn, back.Strategic[0].DueOn)
		}
		for i := range was.Careers {
			if from := was.Careers[i].DueOn; !from.IsZero() && back.Careers[i].DueOn != from {
				t.Fatalf("%s was due on %s, and the moves say %s", was.Careers[i].ID, from, back.Careers[i].DueOn)
			}
		}
	}
}
