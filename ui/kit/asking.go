package kit

import "milepost/model"

// Asker is a window that shows the bank of questions and the templates of talks, over any page.
type Asker interface {
	// ShowQuestions opens the bank for a talk with a person; for the empty id one is chosen there.
	ShowQuestions(person model.ID)
	// ShowTemplates opens the templates to begin a talk with a person from.
	ShowTemplates(person model.ID)
	// KeepTemplate makes a template of a talk's points; of those that are open for the empty meeting.
	KeepTemplate(person, meeting model.ID)
}

// ShowQuestions opens the bank of questions for a talk with a person.
func ShowQuestions(f Frame, person model.ID) {
	if a, ok := f.(Asker); ok {
		a.ShowQuestions(person)
	}
}

// ShowTemplates opens the templates to begin a talk with a person from.
func ShowTemplates(f Frame, person model.ID) {
	if a, ok := f.(Asker); ok {
		a.ShowTemplates(person)
	}
}

// KeepTemplate makes a template of the points of a meeting with a person, or of those that are open.
func KeepTemplate(f Frame, person, meeting model.ID) {
	if a, ok := f.(Asker); ok {
		a.KeepTemplate(person, meeting)
	}
}
