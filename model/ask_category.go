package model

import "slices"

// askCategories are the folded names by which sources call what our kinds mean.
var askCategories = map[AskKind][]string{
	AskKind(PointCareer):   {"career", "career development", "growth", "development", "future", "goals", "promotion"},
	AskKind(PointSkill):    {"skill", "skills", "coaching", "learning", "training", "skill development"},
	AskKind(PointDeal):     {"deal", "deals", "pipeline", "forecast", "opportunities", "opportunity", "sales"},
	AskKind(PointCustomer): {"customer", "customers", "client", "clients", "accounts"},
	AskKind(PointStrategy): {"strategy", "team and company", "team", "company", "direction", "vision", "milestones", "priorities"},
	AskKind(PointPersonal): {
		"personal", "job satisfaction", "work life", "work-life", "work-life balance", "wellbeing", "well-being", "conversation starters",
		"check-in", "motivation", "happiness", "energy",
	},
	AskManager: {
		"manager", "about manager", "how we work together", "working together", "feedback", "feedback for the manager", "manager feedback", "management",
		"relationship",
	},
}

// AskKindOf is our kind of what a source calls a category; empty when it means none of ours.
func AskKindOf(category string) AskKind {
	name := Fold(category)
	for _, k := range AskKinds() {
		if name == string(k) || slices.Contains(askCategories[k], name) {
			return k
		}
	}
	return ""
}

// AskKey is what two wordings of one question have in common: without case, marks and signs at the end.
func AskKey(text string) string {
	key := []rune(Fold(text))
	for len(key) > 0 && slices.Contains([]rune("?!. ？！。…"), key[len(key)-1]) {
		key = key[:len(key)-1]
	}
	return string(key)
}
