package resources_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"milepost/model"
	"milepost/resources"
)

func TestQuestionsAreWellMade(t *testing.T) {
	kinds, fits := map[string]int{}, map[string]int{}
	ids, texts := map[string]bool{}, map[string]string{}
	for _, q := range resources.Questions() {
		kinds[q.Kind]++
		for _, f := range q.Fits {
			fits[f]++
		}
		folded := strings.TrimRight(model.Fold(q.Text), "?.! ")
		switch {
		case q.ID == "" || ids[q.ID]:
			t.Errorf("%q: the id %q is missing or there twice", q.Text, q.ID)
		case !strings.HasPrefix(q.ID, q.Kind+"-"):
			t.Errorf("%q: the id %q is of another kind than %q", q.Text, q.ID, q.Kind)
		case texts[folded] != "":
			t.Errorf("%s and %s ask the same", q.ID, texts[folded])
		case !strings.HasSuffix(q.Text, "?"):
			t.Errorf("%s does not end with a question mark", q.ID)
		case utf8.RuneCountInString(q.Text) > 110:
			t.Errorf("%s is too long to be asked", q.ID)
		case strings.TrimSpace(q.Text) != q.Text || strings.Contains(q.Text, "  "):
			t.Errorf("%s has spaces to spare", q.ID)
		}
		ids[q.ID], texts[folded] = true, q.ID
	}
	if len(ids) < 90 {
		t.Errorf("%d questions, at least 90 are wanted", len(ids))
	}
	for _, k := range []string{"career", "skill", "deal", "customer", "strategy", "personal", "manager"} {
		if kinds[k] < 8 {
			t.Errorf("%d questions of kind %s, at least 8 are wanted", kinds[k], k)
		}
	}
	if len(kinds) != 7 {
		t.Errorf("kinds %v, seven are known", kinds)
	}
	for _, f := range []string{"lost", "onboarding", "quarterly", "ride"} {
		if fits[f] < 5 {
			t.Errorf("%d questions for %s, at least 5 are wanted", fits[f], f)
		}
	}
	if fits["first"] != 5 || len(fits) != 5 {
		t.Errorf("occasions %v: exactly five for a first talk, and five occasions", fits)
	}
}

func TestQuestionsAreSorted(t *testing.T) {
	order := []string{"career", "skill", "deal", "customer", "strategy", "personal", "manager"}
	by := func(a, b resources.Question) int { return slices.Index(order, a.Kind) - slices.Index(order, b.Kind) }
	if !slices.IsSortedFunc(resources.Questions(), by) {
		t.Error("the questions do not stand by kind")
	}
}
