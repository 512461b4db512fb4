package shell

import (
	"milepost/model"
	"milepost/storage"
	"milepost/ui/asking"
	"milepost/ui/kit"
	"milepost/ui/quicknote"
)

var _ kit.Asker = (*Window)(nil)

// ShowQuestions opens the bank of questions for a talk with a person; for the empty id one is chosen there.
func (w *Window) ShowQuestions(person model.ID) { asking.ShowQuestions(w, person) }

// ShowTemplates opens the templates to begin a talk with a person from; for the empty id one is chosen there.
func (w *Window) ShowTemplates(person model.ID) { asking.ShowTemplates(w, person) }

// KeepTemplate makes a template of the points of a meeting with a person, or of those that are open.
func (w *Window) KeepTemplate(person, meeting model.ID) { asking.KeepTemplate(w, person, meeting) }

// onQuestions opens the bank for whoever the page is about.
func (w *Window) onQuestions() { w.ShowQuestions(w.shownRep()) }

// onTemplates opens the templates for whoever the page is about.
func (w *Window) onTemplates() { w.ShowTemplates(w.shownRep()) }

// quickNote writes down what is on one's mind. What is true is not written into a what-if, which may be dropped.
func (w *Window) quickNote() {
	if !w.realFirst() {
		quicknote.Show(w, w.person())
	}
}

// goOnAsking opens again what was being written in one of these dialogs; false when it is something else, or gone.
func (w *Window) goOnAsking(d *storage.Draft) bool {
	switch kind, id := kit.ThingKind(d.Thing); kind {
	case "template":
		return asking.ChangeTemplate(w, w.shownRep(), id)
	case "template/new":
		meeting := id
		if id == d.SubjectID {
			meeting = ""
		}
		asking.KeepTemplate(w, d.SubjectID, meeting)
	case quicknote.Thing:
		quicknote.Show(w, w.shownRep())
	case "question/new":
		asking.AskOwnQuestion(w, w.shownRep())
	default:
		return false
	}
	return true
}

// shownRep is the person whose page is shown; empty on other pages.
func (w *Window) shownRep() model.ID {
	if now, ok := w.trail.current(); ok && now.Page == kit.PagePerson {
		return now.Person
	}
	return ""
}
