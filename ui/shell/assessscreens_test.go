package shell_test

import (
	"testing"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// rateAll rates all skills, beginning with a step.
func rateAll(t *testing.T, w *shell.Window, from int, sentence string) {
	t.Helper()
	for i := range w.Roster().Framework.Skills {
		kittest.Tap(t, w.Canvas(), rating(w, "skills.rating", i)+"."+string("3344534"[(i+from)%7]))
	}
	kittest.Write(t, w.Canvas(), rating(w, "skills.why", 0), sentence)
}

// assessStates are the steps of an assessment.
var assessStates = map[string]func(*testing.T, *shell.Window){
	"assess-alone": func(t *testing.T, w *shell.Window) {
		kittest.Tap(t, w.Canvas(), "skills.assess")
		kittest.Tap(t, w.Canvas(), rating(w, "skills.rating", 0)+".2")
		kittest.Tap(t, w.Canvas(), rating(w, "skills.rating", 1)+".3")
	},
	"assess-handover": func(t *testing.T, w *shell.Window) {
		kittest.Tap(t, w.Canvas(), "skills.assess")
		kittest.Tap(t, w.Canvas(), "skills.handover")
		kittest.Tap(t, w.Canvas(), rating(w, "skills.rating", 1)+".3")
	},
	"assess-waiting": func(t *testing.T, w *shell.Window) {
		kittest.Tap(t, w.Canvas(), "skills.assess")
		rateAll(t, w, 0, "Strong at Brevik; at Konex you spoke about features.")
		kittest.Tap(t, w.Canvas(), "skills.finish")
	},
	"assess-compare": func(t *testing.T, w *shell.Window) {
		kittest.Tap(t, w.Canvas(), "skills.assess")
		kittest.Tap(t, w.Canvas(), "skills.handover")
		rateAll(t, w, 1, "Brevik’s CFO asked me for the second meeting.")
		kittest.Tap(t, w.Canvas(), "handover.finish")
		kittest.Tap(t, w.Canvas(), "handover.confirm")
		rateAll(t, w, 0, "Strong at Brevik; at Konex you spoke about features.")
		kittest.Tap(t, w.Canvas(), "skills.finish")
	},
	"assess-going": func(t *testing.T, w *shell.Window) {
		kittest.Tap(t, w.Canvas(), "skills.assess")
		kittest.Tap(t, w.Canvas(), "skills.cancel")
	},
	"assess-evidence": func(t *testing.T, w *shell.Window) { kittest.Tap(t, w.Canvas(), "skills.hang") },
}

// TestAssessmentsFitAndAreDrawn opens each step at every size.
func TestAssessmentsFitAndAreDrawn(t *testing.T) { drawStates(t, kit.TabSkills, assessStates) }
