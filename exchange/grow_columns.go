package exchange

import (
	"strings"

	"milepost/model"
)

// Kinds of lists of where people and the team are headed.
const (
	KindGoals      Kind = "goals"
	KindMilestones Kind = "milestones" // of the team and, with a rep, of a career
	KindLinks      Kind = "links"      // from milestones of a career to the team's
)

// Fields of goals, milestones and links, beside id, title, rep, kind, level and closed_on.
const (
	FieldDone          Field = "done_when"
	FieldDue           Field = "due_on"
	FieldStarts        Field = "starts_on"
	FieldGrowState     Field = "state"
	FieldOpened        Field = "opened_on"
	FieldSkill         Field = "skill"
	FieldCareer        Field = "career_milestone"
	FieldStrategic     Field = "strategic_milestone"
	FieldRole          Field = "role"
	FieldWhy           Field = "why"
	FieldHeaded        Field = "headed"
	FieldLooks         Field = "looks"
	FieldForCustomers  Field = "for_customers"
	FieldForUs         Field = "for_us"
	FieldForCompany    Field = "for_company"
	FieldRetrospective Field = "retrospective"
)

var (
	goalFields      = []Field{FieldID, FieldSeller, FieldTitle, FieldDone, FieldDue, FieldGrowState, FieldOpened, FieldClosed, FieldSkill, FieldCareer}
	milestoneFields = []Field{
		FieldID, FieldSeller, FieldTitle, FieldNoteKind, FieldStarts, FieldDue, FieldGrowState, FieldOpened, FieldClosed, FieldLevel, FieldSkill,
		FieldHeaded, FieldWhy, FieldLooks, FieldForCustomers, FieldForUs, FieldForCompany, FieldRetrospective,
	}
	linkFields = []Field{FieldSeller, FieldCareer, FieldStrategic, FieldRole, FieldWhy}
)

var (
	growID     = []string{"id", "milepost id"}
	growRep    = []string{"rep", "person", "owner", "employee", "name", "full name", "sales rep", "salesperson", "assignee", "mitarbeiter", "verkaufer", "personne", "persona"}
	growDue    = []string{"due on", "due", "due date", "by", "by when", "deadline", "target date", "end date", "end", "finish", "fallig", "fallig am", "frist", "bis", "echeance", "fecha limite", "vencimiento"}
	growState  = []string{"state", "status", "stand", "zustand", "statut", "etat", "estado"}
	growOpened = []string{"opened on", "opened", "created", "created on", "created date"}
	growClosed = []string{"closed on", "closed", "reached on", "finished on", "completed on", "completed", "done on", "abgeschlossen am"}
	growSkill  = []string{"skill", "competency", "competence", "fahigkeit", "kompetenz", "habilidad"}
	growWhy    = []string{"why", "reason", "purpose", "because", "warum", "grund", "pourquoi", "por que"}
	growCareer = []string{"career milestone", "milestone of the rep", "own milestone", "from"}
)

// growHeadings are the column names of these lists, as those of a sales system are.
var growHeadings = map[Kind]map[Field][]string{
	KindGoals: {
		FieldID: growID, FieldSeller: growRep,
		FieldTitle: {"title", "goal", "objective", "growth goal", "what", "ziel", "objectif", "objetivo"},
		FieldDone:  {"done when", "done looks like", "definition of done", "success criteria", "success", "description", "erfolg", "beschreibung"},
		FieldDue:   growDue, FieldGrowState: growState, FieldOpened: growOpened, FieldClosed: growClosed, FieldSkill: growSkill,
		FieldCareer: append([]string{"milestone"}, growCareer...),
	},
	KindMilestones: {
		FieldID: growID, FieldSeller: growRep,
		FieldTitle:    {"title", "milestone", "milestone name", "what", "meilenstein", "jalon", "hito", "initiative", "project"},
		FieldNoteKind: {"kind", "type", "category", "art", "tipo"},
		FieldStarts:   {"starts on", "starts", "start", "start date", "begin", "beginning", "from", "beginn", "debut", "inicio"},
		FieldDue:      growDue, FieldGrowState: growState, FieldOpened: growOpened, FieldClosed: growClosed,
		FieldLevel: {"level", "career level", "stufe", "niveau", "nivel"}, FieldSkill: growSkill,
		FieldHeaded: {"headed", "direction", "where are we headed", "vision"}, FieldWhy: growWhy,
		FieldLooks:         {"looks", "how does it look", "how it looks", "description", "success"},
		FieldForCustomers:  {"for customers", "for our customers", "customers"},
		FieldForUs:         {"for us", "for the team", "team"},
		FieldForCompany:    {"for company", "for the company", "company"},
		FieldRetrospective: {"retrospective", "retrospect", "what we learned", "lessons"},
	},
	KindLinks: {
		FieldSeller: growRep, FieldCareer: growCareer,
		FieldStrategic: {"strategic milestone", "team milestone", "milestone of the team", "milestone", "strategic", "to"},
		FieldRole:      {"role", "rolle", "rol"}, FieldWhy: growWhy,
	},
}

// LooksLikeGrowth says whether a table's columns are those of goals, milestones or links as Milepost names them, or as
// nobody else would; empty: of none.
func LooksLikeGrowth(t *Table) Kind {
	if t.JSON || t.IsCalendar() || t.Notes != nil {
		return ""
	}
	named := map[string]bool{}
	for _, c := range t.Columns {
		named[heading(c)] = true
	}
	any := func(words ...string) bool {
		for _, w := range words {
			if named[w] {
				return true
			}
		}
		return false
	}
	dated := any(growDue...)
	switch {
	case any("career milestone", "own milestone", "milestone of the rep") && any("strategic milestone", "team milestone", "milestone of the team", "strategic"):
		return KindLinks
	case any("goal", "growth goal", "objective", "done when", "ziel", "objectif", "objetivo") && (dated || any("done when")) && any(growRep...):
		return KindGoals
	case any("milestone", "milestone name", "meilenstein", "jalon", "hito", "headed", "retrospective") && dated:
		return KindMilestones
	}
	return ""
}

// goalStates, milestoneStates and roles are what lists call them, folded.
var (
	goalStates = map[string]model.GoalState{
		"open": model.GoalOpen, "active": model.GoalOpen, "in progress": model.GoalOpen, "on track": model.GoalOpen, "at risk": model.GoalOpen,
		"not started": model.GoalOpen, "offen": model.GoalOpen, "reached": model.GoalReached, "done": model.GoalReached, "achieved": model.GoalReached,
		"completed": model.GoalReached, "complete": model.GoalReached, "closed": model.GoalReached, "erreicht": model.GoalReached,
		"missed": model.GoalMissed, "failed": model.GoalMissed, "not reached": model.GoalMissed, "verfehlt": model.GoalMissed,
		"dropped": model.GoalDropped, "cancelled": model.GoalDropped, "canceled": model.GoalDropped, "verworfen": model.GoalDropped,
	}
	milestoneStates = map[string]model.MilestoneState{
		"planned": model.MilestonePlanned, "not started": model.MilestonePlanned, "open": model.MilestonePlanned, "geplant": model.MilestonePlanned,
		"active": model.MilestoneActive, "in progress": model.MilestoneActive, "on track": model.MilestoneActive, "at risk": model.MilestoneActive,
		"reached": model.MilestoneReached, "done": model.MilestoneReached, "achieved": model.MilestoneReached, "completed": model.MilestoneReached,
		"complete": model.MilestoneReached, "closed": model.MilestoneReached, "erreicht": model.MilestoneReached,
		"missed": model.MilestoneMissed, "failed": model.MilestoneMissed, "not reached": model.MilestoneMissed, "verfehlt": model.MilestoneMissed,
		"dropped": model.MilestoneDropped, "cancelled": model.MilestoneDropped, "canceled": model.MilestoneDropped, "verworfen": model.MilestoneDropped,
	}
	linkRoles = map[string]model.Role{
		"leads": model.RoleLeads, "lead": model.RoleLeads, "contributes": model.RoleContributes, "contributor": model.RoleContributes,
		"learns": model.RoleLearns, "learner": model.RoleLearns, "backs up": model.RoleBacksUp, "backs_up": model.RoleBacksUp, "backup": model.RoleBacksUp,
	}
	strategicKinds = map[string]model.StrategicKind{
		"quarter": model.KindQuarter, "launch": model.KindLaunch, "campaign": model.KindCampaign, "segment": model.KindSegment, "own": model.KindOwn,
	}
)

// ownKind begins the own word of a kind that could be taken for one of ours.
const ownKind = "own:"

// writeKind is what a list calls the kind of a strategic milestone, so that parseKind reads the same.
func writeKind(m *model.Strategic) string {
	if m.Kind != model.KindOwn {
		return string(m.Kind)
	}
	if _, ours := strategicKinds[model.Fold(m.KindName)]; ours || strings.HasPrefix(strings.ToLower(m.KindName), ownKind) {
		return ownKind + m.KindName
	}
	if m.KindName == "" {
		return string(model.KindOwn)
	}
	return m.KindName
}

func parseKind(text string) (model.StrategicKind, string) {
	if name, own := strings.CutPrefix(text, ownKind); own {
		return model.KindOwn, name
	}
	if k, ours := strategicKinds[model.Fold(text)]; ours {
		return k, ""
	}
	return model.KindOwn, text
}
