package oneonone_test

import (
	"net/url"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestNotesAreShownAsTheyAreMeant writes one in Markdown, and finds it as it was written when it is changed.
func TestNotesAreShownAsTheyAreMeant(t *testing.T) {
	var opened []string
	kit.OpenLink = func(u *url.URL) error { opened = append(opened, u.String()); return nil }
	t.Cleanup(func() { kit.OpenLink = nil })
	f, c, id := open(t, "Amara Okafor")
	const source = "## After the Brevik call\n- **three questions** about cost\n- see https://example.org/brevik"
	kittest.Write(t, c, "note.new", source)
	kittest.Tap(t, c, "note.add")
	c.Content().Refresh()
	drawn := map[string]bool{}
	for _, o := range test.LaidOutObjects(c.Content()) {
		if x, ok := o.(*canvas.Text); ok && x.Visible() {
			drawn[x.Text] = x.TextStyle.Bold
		}
	}
	for text, bold := range map[string]bool{"After the Brevik call": true, "three questions": true, " about cost": false, "see ": false, "https://example.org/brevik": false} {
		if is, shown := drawn[text]; !shown || is != bold {
			t.Errorf("%q: shown %v, bold %v", text, shown, is)
		}
	}
	n := talks(t, f, id).Notes[0]
	if n.Text != source {
		t.Fatalf("stored: %q", n.Text)
	}
	kittest.Choose(t, c, "note.more."+n.ID.Short(), "link")
	if strings.Join(opened, " ") != "https://example.org/brevik" {
		t.Errorf("opened: %q", opened)
	}
	kittest.Choose(t, c, "note.more."+n.ID.Short(), "edit")
	if got := kittest.Text(t, c, "note.text"); got != source {
		t.Errorf("it is changed as %q", got)
	}
}
