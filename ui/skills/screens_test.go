package skills

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// against is the tab of somebody held against a level; empty: the next one.
func against(t *testing.T, s *storage.Store, name, level string) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		f := kittest.NewFrame(t, s)
		p := New(f, kit.Route{Person: find(t, f, name).ID})
		if level != "" {
			p.against = string(f.Roster().Framework.LevelNamed(level).LevelID)
		}
		return f.Build(kittest.InSheet(p))
	}
}

func TestTheTabFitsEverySize(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.Overflow(t, against(t, s, "Amara", ""), kittest.PageSizes...)
	kittest.Overflow(t, against(t, s, "Amara", "Principal AE"), kittest.PageSizes...)
	kittest.Overflow(t, against(t, s, "Daniel", ""), kittest.PageSizes...)
}

func TestScreensAgainstRoles(t *testing.T) {
	s := kittest.SampleStore(t)
	size := fyne.NewSize(1216, 1100)
	kittest.Screens(t, "skills-next", size, against(t, s, "Amara", ""), nil)
	kittest.Screens(t, "skills-role", size, against(t, s, "Amara", "Principal AE"), nil)
	kittest.Screens(t, "skills-role-narrow", fyne.NewSize(964, 640), against(t, s, "Amara", "Principal AE"), nil)
}

// TestHeldAgainstAnyRole: the gaps are those of the role that was chosen, and the own level is one tap away.
func TestHeldAgainstAnyRole(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Amara", ""), wide).Canvas()
	role := f.Roster().Framework.LevelNamed("Principal AE")
	kittest.Tap(t, c, "skills.roles")
	kittest.Tap(t, c, "skills.role."+role.LevelID.Short())
	if got, want := kittest.Text(t, c, "skills.sentence"), "Executive talks is three steps below what Principal AE asks for."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	kittest.Tap(t, c, "skills.against."+againstOwn)
	if got := kittest.Text(t, c, "skills.sentence"); !strings.Contains(got, "Account Executive II") {
		t.Errorf("against the own level the page says %q", got)
	}
}
