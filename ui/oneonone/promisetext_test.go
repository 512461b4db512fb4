package oneonone_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestATypedPointBecomesAPromiseOfWhomItNames types one line, and two keys store it.
func TestATypedPointBecomesAPromiseOfWhomItNames(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	kittest.Type(c, "send deck amara fri")
	kittest.Ctrl(c, fyne.KeyT)
	text, due, side := kittest.Text(t, c, "promise.new"), kittest.Text(t, c, "promise.due"), kit.Find(c.Content(), "promise.side").(*kit.Segments).Key()
	if text != "send deck" || due != "27 Nov 2026" || side != string(model.SideRep) {
		t.Fatalf("understood as %q by %q on %q", text, side, due)
	}
	if promise(talks(t, f, id), "send deck") != nil {
		t.Error("it is stored before it was seen")
	}
	kittest.Press(c, fyne.KeyReturn)
	got := promise(talks(t, f, id), "send deck")
	if got == nil || got.OwedBy != model.SideRep || got.DueOn.String() != "2026-11-27" {
		t.Fatalf("stored: %+v", got)
	}
	if left := kittest.Text(t, c, "oneonone.point.new"); left != "" || kittest.Focused(c) != "oneonone.point.new" {
		t.Errorf("the field holds %q, the keyboard is at %q", left, kittest.Focused(c))
	}
	kittest.Type(c, "me tomorrow")
	kittest.Ctrl(c, fyne.KeyT)
	if due, at := kittest.Text(t, c, "promise.due"), kittest.Focused(c); due != "24 Nov 2026" || at != "promise.new" {
		t.Errorf("by %q; the words are asked for at %q", due, at)
	}
	kittest.Press(c, fyne.KeyEscape)
	if left := kittest.Text(t, c, "oneonone.point.new"); left != "me tomorrow" {
		t.Errorf("given up, the field holds %q", left)
	}
}

// TestAPointOfTheListBecomesAPromiseOfWhomItNames takes a row.
func TestAPointOfTheListBecomesAPromiseOfWhomItNames(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	write(c, "Amara will ask Lund by 4 Dec")
	kittest.Press(c, fyne.KeyUp)
	kittest.Ctrl(c, fyne.KeyT)
	if text, due := kittest.Text(t, c, "promise.new"), kittest.Text(t, c, "promise.due"); text != "ask Lund" || due != "4 Dec 2026" {
		t.Errorf("understood as %q on %q", text, due)
	}
	kittest.Press(c, fyne.KeyReturn)
	got, point := promise(talks(t, f, id), "ask Lund"), pointNamed(talks(t, f, id), "Amara will ask Lund by 4 Dec")
	if got == nil || got.OwedBy != model.SideRep || got.PointID != point.ID || point.ClosedOn != f.Today() {
		t.Errorf("stored: %+v of %+v", got, point)
	}
}

// TestThePromiseFieldShowsWhatItUnderstood stores with the second Enter, and what was put back as it was.
func TestThePromiseFieldShowsWhatItUnderstood(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	kittest.Tap(t, c, "action.new")
	kittest.Type(c, "amara fri: send the deck")
	kittest.Press(c, fyne.KeyReturn)
	if text, due := kittest.Text(t, c, "action.new"), kittest.Text(t, c, "action.due"); text != "send the deck" || due != "27 Nov 2026" || promise(talks(t, f, id), text) != nil {
		t.Fatalf("understood as %q on %q", text, due)
	}
	kittest.Press(c, fyne.KeyReturn)
	if got := promise(talks(t, f, id), "send the deck"); got == nil || got.OwedBy != model.SideRep || got.DueOn.IsZero() {
		t.Fatalf("stored: %+v", got)
	}
	kittest.Type(c, "say it to me")
	kittest.Press(c, fyne.KeyReturn) // nothing to understand: stored at once
	if got := promise(talks(t, f, id), "say it to me"); got == nil || !got.DueOn.IsZero() {
		t.Errorf("stored: %+v", got)
	}
	kittest.Type(c, "the word today")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Write(t, c, "action.new", "the word today") // it was meant as it was written
	kittest.Write(t, c, "action.due", "")
	kittest.Tap(t, c, "action.add")
	if got := promise(talks(t, f, id), "the word today"); got == nil || !got.DueOn.IsZero() {
		t.Errorf("stored: %+v", got)
	}
}
