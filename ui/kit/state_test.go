package kit_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func readState(t *testing.T, path string) kit.State {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var s kit.State
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func widgetNamed(s kit.State, name string) *kit.WidgetState {
	for i := range s.Widgets {
		if s.Widgets[i].Name == name {
			return &s.Widgets[i]
		}
	}
	return nil
}

func probed(t *testing.T) (fyne.Window, *kit.Probe, string) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	field, button := kit.NewLineField("person.name", "Name"), kit.NewButton("person.save", "Save", nil)
	button.Disable()
	low := kit.NewButton("person.low", "Far below", nil)
	w := kittest.Open(t, kit.Sheet(0, field, button, kit.Gap(1, 2000), low), fyne.NewSize(600, 400))
	w.SetTitle("Amara")
	field.Focus()
	path := filepath.Join(t.TempDir(), "state.json")
	page, spent := func() string { return "person" }, func() time.Duration { return 1500 * time.Millisecond }
	return w, kit.NewProbe(path, w, page, spent), path
}

func look(t *testing.T, p *kit.Probe, want bool) {
	t.Helper()
	if wrote, err := p.Look(); err != nil || wrote != want {
		t.Errorf("the look wrote %v %v, wanted %v", wrote, err, want)
	}
}

func TestProbeWritesWhatAStillWindowShows(t *testing.T) {
	w, p, path := probed(t)
	look(t, p, false)
	if _, err := os.Stat(path); err == nil {
		t.Error("the first look cannot know that the window is still")
	}
	look(t, p, true)
	s := readState(t, path)
	if s.Counter != 1 || s.Page != "person" || s.Title != "Amara" || s.Focus != "person.name" || s.Milliseconds != 1500 {
		t.Errorf("wrote %+v", s)
	}
	name, save := widgetNamed(s, "person.name"), widgetNamed(s, "person.save")
	if name == nil || save == nil || !name.Focused || !name.Enabled || save.Enabled || save.Focused || save.Text != "Save" {
		t.Fatalf("widgets %+v", s.Widgets)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(kittest.Find(t, w.Canvas(), "person.save"))
	if save.X != at.X || save.Y != at.Y || save.W == 0 || save.H != 32 || !save.Reachable {
		t.Errorf("the button stands at %v: %+v", at, save)
	}
	if low := widgetNamed(s, "person.low"); low == nil || low.Reachable {
		t.Errorf("a button that is scrolled away: %+v", low)
	}
	look(t, p, false)
	kittest.Type(w.Canvas(), "x")
	look(t, p, false)
	look(t, p, true)
	if s := readState(t, path); s.Counter != 2 || widgetNamed(s, "person.name").Text != "x" {
		t.Errorf("after typing: %+v", s)
	}
}

func TestProbeWaitsForLoads(t *testing.T) {
	_, p, _ := probed(t)
	look(t, p, false)
	kit.Run(context.Background(), func(context.Context) (int, error) {
		look(t, p, false)
		look(t, p, false)
		return 0, nil
	}, func(int, error) { look(t, p, false) })
	look(t, p, false)
	look(t, p, true)
}

func TestProbeSeesDialogsAndWhatTheyCover(t *testing.T) {
	w, p, path := probed(t)
	kit.ShowDialog(w.Canvas(), kit.Dialog{Name: "ask", Title: "Sure?", Confirm: "Yes", Cancel: "No"})
	look(t, p, false)
	look(t, p, true)
	s := readState(t, path)
	yes, name := widgetNamed(s, "ask.confirm"), widgetNamed(s, "person.name")
	if yes == nil || !yes.Reachable || s.Focus != "ask.confirm" || name == nil || name.Reachable {
		t.Errorf("focus %q, %+v, %+v", s.Focus, yes, name)
	}
}

func TestProbeLeavesNoHalfWrittenFile(t *testing.T) {
	_, p, path := probed(t)
	look(t, p, false)
	look(t, p, true)
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 {
		t.Errorf("the folder holds %v %v", files, err)
	}
	w, _, _ := probed(t)
	bad := kit.NewProbe(filepath.Join(t.TempDir(), "missing", "state.json"), w, func() string { return "" }, func() time.Duration { return 0 })
	look(t, bad, false)
	if _, err := bad.Look(); err == nil {
		t.Error("a folder that is not there is no error")
	}
}
