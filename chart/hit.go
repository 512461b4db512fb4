package chart

import "milepost/model"

// Kind says what a place of a picture stands for.
type Kind string

// What places stand for. The id of a Ref is that of the record, for Agree, Earlier and Later that of the person.
const (
	KindSkill     Kind = "skill"
	KindLevel     Kind = "level"
	KindGoal      Kind = "goal"
	KindPerson    Kind = "person"
	KindCareer    Kind = "career"
	KindStrategic Kind = "strategic"
	KindLink      Kind = "link"
	KindAgree     Kind = "agree"   // "Agree on one": a person without a career milestone
	KindEarlier   Kind = "earlier" // career milestones before the time shown
	KindLater     Kind = "later"   // career milestones after the time shown
	KindCustomer  Kind = "customer"
	KindAbove     Kind = "above"  // lines of a matrix before those shown
	KindBelow     Kind = "below"  // and after them
	KindGroup     Kind = "group"  // a row that stands for several people
	KindBundle    Kind = "bundle" // career milestones of a group that are due in the same stretch of time
	KindPlace     Kind = "place"  // a place of a matrix, open or not: PlaceOf its id
	KindSort      Kind = "sort"   // a title that sorts
	KindMedian    Kind = "median" // the median of a skill
	KindBar       Kind = "bar"    // the part of a scroll bar that is dragged
)

// Ref names the thing a place stands for. The zero Ref is nothing.
type Ref struct {
	Kind Kind
	ID   model.ID
}

// Hit is a place that stands for something.
type Hit struct {
	Ref   Ref
	Box   Box    // inside the canvas
	Path  *Curve // when the place is a thread: near is enough, and Box is a small square on it
	Label string // in words, for a screen reader
}

// Reach is how near to a thread a pointer must be.
const Reach = 6

// HitAt is the place under a point: what was drawn last among the boxes, else the nearest thread; nil when there is
// none.
func HitAt(hits []Hit, p Point) *Hit {
	for i := len(hits) - 1; i >= 0; i-- {
		if hits[i].Path == nil && hits[i].Box.Holds(p) {
			return &hits[i]
		}
	}
	var near *Hit
	best := float64(Reach)
	for i := range hits {
		if hits[i].Path == nil {
			continue
		}
		if d := hits[i].Path.Distance(p); d <= best {
			near, best = &hits[i], d
		}
	}
	return near
}

// hits collects places and keeps them inside the canvas.
type hits struct {
	room Box
	list []Hit
}

func newHits(c Canvas) *hits {
	w, h := c.Size()
	return &hits{room: Box{0, 0, w, h}}
}

// add notes a place, unless nothing of it can be seen.
func (h *hits) add(kind Kind, id model.ID, box Box, label string) {
	if box = box.clip(h.room); box.W > 0 && box.H > 0 {
		h.list = append(h.list, Hit{Ref: Ref{kind, id}, Box: box, Label: label})
	}
}

// thread notes a curve; its box lies on its middle.
func (h *hits) thread(id model.ID, c Curve, label string) {
	if box := Around(c.At(0.5), Reach).clip(h.room); box.W > 0 && box.H > 0 {
		h.list = append(h.list, Hit{Ref: Ref{KindLink, id}, Box: box, Path: &c, Label: label})
	}
}
