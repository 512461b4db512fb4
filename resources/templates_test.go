package resources_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"milepost/model"
	"milepost/resources"
)

func TestTemplatesAreWellMade(t *testing.T) {
	var ids []string
	for _, x := range resources.Templates() {
		ids = append(ids, x.ID)
		sides, texts := map[string]int{}, map[string]bool{}
		for _, p := range x.Points {
			sides[p.Side]++
			plain := strings.ReplaceAll(p.Text, model.NamePlace, "")
			switch {
			case texts[model.AskKey(p.Text)]:
				t.Errorf("%s says twice: %s", x.ID, p.Text)
			case p.Kind != "" && !slices.Contains(model.AskKinds()[:6], model.AskKind(p.Kind)):
				t.Errorf("%s: %q is no kind of a point", x.ID, p.Kind)
			case strings.TrimSpace(p.Text) != p.Text || p.Text == "" || utf8.RuneCountInString(p.Text) > 110:
				t.Errorf("%s: a point is empty or too long: %q", x.ID, p.Text)
			case strings.ContainsAny(plain, "{}"):
				t.Errorf("%s: only %s is put in: %q", x.ID, model.NamePlace, p.Text)
			}
			texts[model.AskKey(p.Text)] = true
		}
		if len(sides) != 2 || sides["manager"] < 2 || sides["rep"] < 2 || len(x.Points) > 8 || x.Name == "" {
			t.Errorf("%s has points %v; each side has at least two, and nobody talks through more than eight", x.ID, sides)
		}
	}
	if want := "first career lost quarterly onboarding-30 onboarding-60 onboarding-90 ride"; strings.Join(ids, " ") != want {
		t.Errorf("templates %v, want %s", ids, want)
	}
}
