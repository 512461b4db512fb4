package profile

import (
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Leaver is a frame that can let a person leave, erase them, and hand over what is kept about them.
type Leaver interface {
	AskLeave(person model.ID)
	AskErase(person model.ID)
	HandOver(person model.ID)
}

// leaving are the items of the menu for when somebody goes, or asks what is kept about them.
func (h *Header) leaving() []kit.MenuItem {
	l, ok := h.frame.(Leaver)
	if !ok {
		return nil
	}
	return []kit.MenuItem{
		{Name: "profile.everything", Label: words.Say("profile.menu.everything"), OnTapped: func() { l.HandOver(h.person) }},
		{Name: "profile.leave", Label: words.Say("profile.menu.leave"), OnTapped: func() { l.AskLeave(h.person) }},
		{Name: "profile.erase", Label: words.Say("profile.menu.erase"), OnTapped: func() { l.AskErase(h.person) }},
	}
}
