package model_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"milepost/model"
)

// However ties are made, those that CircleWith lets pass never make a circle, and those it refuses would.
func TestNoCircleOfDependencies(t *testing.T) {
	seed := uint64(7)
	if text := os.Getenv("SEED"); text != "" {
		seed, _ = strconv.ParseUint(text, 10, 64)
	}
	t.Logf("SEED=%d", seed)
	r := rand.New(rand.NewPCG(seed, 2))
	for range 200 {
		var d model.Direction
		n := 2 + r.IntN(7)
		for i := range n {
			d.Strategic = append(d.Strategic, model.Strategic{Row: model.Row{ID: model.ID(fmt.Sprint(i))}})
		}
		for range 3 * n {
			tie := model.Dependency{StrategicID: d.Strategic[r.IntN(n)].ID, WaitsForID: d.Strategic[r.IntN(n)].ID}
			circle := d.CircleWith(tie.StrategicID, tie.WaitsForID)
			with := append(append([]model.Dependency(nil), d.Dependencies...), tie)
			if (circle != nil) != hasCircle(with) {
				t.Fatalf("with %+v: circle %v, and a naive look says %v", with, circle, hasCircle(with))
			}
			if circle == nil {
				d.Dependencies = with
				continue
			}
			if circle[0].ID != tie.StrategicID || circle[len(circle)-1].ID != tie.StrategicID {
				t.Fatalf("the circle does not begin and end where it is: %v", circle)
			}
			for i := range circle[1:] {
				if !tied(with, circle[i].ID, circle[i+1].ID) {
					t.Fatalf("%s does not wait for %s", circle[i].ID, circle[i+1].ID)
				}
			}
		}
	}
}

func tied(list []model.Dependency, a, b model.ID) bool {
	for _, t := range list {
		if t.StrategicID == a && t.WaitsForID == b {
			return true
		}
	}
	return false
}

// hasCircle takes away what waits for nothing until nothing is left, or something is.
func hasCircle(list []model.Dependency) bool {
	for {
		var left []model.Dependency
		for _, t := range list {
			for _, o := range list {
				if o.StrategicID == t.WaitsForID {
					left = append(left, t)
					break
				}
			}
		}
		if len(left) == len(list) {
			return len(left) > 0
		}
		list = left
	}
}

func TestWhatIsWaitedForComesTooLate(t *testing.T) {
	due := model.MustDate("2027-03-01")
	w := model.WaitTie{For: model.Strategic{DueOn: due.AddDays(14), State: model.MilestoneActive}}
	if got := w.LateBy(due); got != 14 {
		t.Errorf("late by %d days", got)
	}
	w.For.State = model.MilestoneReached
	if got := w.LateBy(due); got != 0 {
		t.Errorf("what is reached is late by %d days", got)
	}
}
