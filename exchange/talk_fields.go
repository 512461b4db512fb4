package exchange

import (
	"slices"
	"strings"

	"milepost/model"
)

// KindTalks is what was written down about one-on-ones elsewhere: a log of meetings, or old notes.
const KindTalks Kind = "one-on-ones"

// Fields of a one-on-one, beside the name and the id of the person.
const (
	FieldOn       Field = "date"
	FieldHeld     Field = "held"         // what became of the meeting
	FieldCadence  Field = "cadence_days" // days agreed between two talks
	FieldMinutes  Field = "minutes"
	FieldNote     Field = "note"
	FieldNoteKind Field = "kind"
	FieldLink     Field = "link"
	FieldTime     Field = "time" // of a meeting whose heading says it; no column is taken for it
)

// TalkFields are all that a column of a list of one-on-ones can be mapped to, in the order of a menu.
var TalkFields = []Field{FieldName, FieldID, FieldOn, FieldHeld, FieldCadence, FieldMinutes, FieldNote, FieldNoteKind, FieldLink}

// talkHeadings are column names of logs and notes, folded as in headings. Those of a person are there already.
var talkHeadings = map[Field][]string{
	FieldName: {"with", "with whom", "who", "attendee", "participant", "report", "direct report", "mit", "avec", "con"},
	FieldOn: {
		"date", "day", "on", "when", "held on", "met on", "meeting date", "meeting on", "date of meeting", "talk date", "1 1 date", "session date",
		"note date", "noted on", "created", "created on", "created at", "datum", "tag", "am", "termin", "date de l entretien", "jour", "fecha", "dia",
	},
	FieldHeld: {"held", "meeting", "took place", "state", "status", "outcome", "happened", "stattgefunden", "zustand", "etat", "statut", "estado", "realizada", "meeting"},
	FieldCadence: {
		"cadence", "cadence days", "cadence in days", "days between", "every days", "interval", "interval days", "frequency days", "rhythm days",
		"rhythmus", "abstand tage", "takt", "intervalle", "intervalo",
	},
	FieldMinutes:  {"minutes", "duration", "duration minutes", "length", "min", "dauer", "minuten", "duree", "duracion", "minutos"},
	FieldNote:     {"note", "notes", "text", "comment", "comments", "summary", "body", "content", "notiz", "notizen", "notes de reunion", "commentaire", "nota", "notas"},
	FieldNoteKind: {"kind", "type", "note kind", "note type", "art", "tipo"},
	FieldLink:     {"link", "url", "document", "doc", "href", "web link", "lien", "enlace"},
}

// proposeTalkField is what a column of a list of one-on-ones is for; empty: for nothing. A column called just "id" may be
// that of the note.
func proposeTalkField(header string) Field {
	if Sensitive(header) {
		return ""
	}
	h := heading(header)
	for _, f := range TalkFields {
		if slices.Contains(talkHeadings[f], h) {
			return f
		}
	}
	if slices.Contains(headings[FieldName], h) {
		return FieldName
	}
	if slices.Contains(headings[FieldID], h) && h != "id" && !strings.HasPrefix(h, "external") {
		return FieldID
	}
	return ""
}

// mapTalkColumns proposes a field for every column and then sets what the user chose.
func mapTalkColumns(t *Table, chosen map[string]string) ([]Column, error) {
	cols := make([]Column, len(t.Columns))
	taken := map[Field]bool{}
	for i, name := range t.Columns {
		cols[i] = Column{Index: i, Header: name}
		f := proposeTalkField(name)
		if f == "" || taken[f] || f == FieldNoteKind && !holdsOnly(t, i, func(s string) bool { return noteKindOf(s) != "" }) {
			continue
		}
		cols[i].Field, cols[i].Guessed, taken[f] = f, true, true
	}
	for _, name := range sortedKeys(chosen) {
		if err := choose(t, cols, KindTalks, Field(name), chosen[name]); err != nil {
			return nil, err
		}
	}
	return cols, nil
}

// holdsOnly says whether a column holds something, and nothing but what is known.
func holdsOnly(t *Table, column int, known func(string) bool) bool {
	some := false
	for _, r := range t.Rows {
		if column >= len(r.Cells) || strings.TrimSpace(r.Cells[column]) == "" {
			continue
		}
		if !known(r.Cells[column]) {
			return false
		}
		some = true
	}
	return some
}

// LooksLikeTalks says whether a table is about one-on-ones and not a list of people: somebody, a day, and a meeting or a
// note.
func LooksLikeTalks(t *Table) bool {
	has := map[Field]bool{}
	for _, name := range t.Columns {
		has[proposeTalkField(name)] = true
	}
	return has[FieldName] && has[FieldOn] && (has[FieldHeld] || has[FieldCadence] || has[FieldNote] || has[FieldLink])
}

// noteKindOf is the kind of note that a cell names as it is stored; empty when it is none.
func noteKindOf(cell string) model.NoteKind {
	switch k := model.NoteKind(model.Fold(cell)); k {
	case model.NotePlain, model.NoteWin, model.NoteLesson, model.NoteEvidence, model.NoteObservation:
		return k
	}
	return ""
}

// noMeeting says that a note is of no meeting.
const noMeeting = "none"

// heldWords are what logs say of a meeting, folded, in English, German, French and Spanish.
var heldWords = map[model.MeetingState][]string{
	model.MeetingHeld: {
		"yes", "y", "true", "1", "x", "✓", "✔", "held", "done", "completed", "attended", "happened", "took place", "ok", "ja", "j", "wahr", "gehalten",
		"erledigt", "stattgefunden", "oui", "o", "vrai", "fait", "tenu", "si", "s", "verdadero", "hecho", "realizada",
	},
	model.MeetingPlanned: {
		"planned", "plan", "scheduled", "upcoming", "open", "pending", "booked", "tentative", "geplant", "offen", "prevu", "planifie", "planificada",
		"prevista", "pendiente",
	},
	model.MeetingCancelled: {"cancelled", "canceled", "called off", "abgesagt", "annule", "annulee", "cancelada", "anulada"},
	model.MeetingSkipped: {
		"no", "n", "false", "0", "skipped", "skip", "missed", "no show", "noshow", "not held", "nein", "falsch", "ausgefallen", "non", "faux", "manque",
		"falso",
	},
	model.MeetingMoved: {"moved", "rescheduled", "postponed", "verschoben", "reporte", "deplace", "aplazada", "movida"},
}

// heldWord is the state that a word of a log means; the bool is false when the word is not known.
func heldWord(word string) (model.MeetingState, bool) {
	folded := strings.ReplaceAll(model.Fold(word), "-", " ")
	for state, list := range heldWords {
		if slices.Contains(list, folded) {
			return state, true
		}
	}
	return "", false
}

// stateOf is what became of a meeting as a log says it; the bool is false when the word is not known. A "no" beside a day
// that is still to come means that the talk is planned.
func stateOf(word string, on, today model.Date) (model.MeetingState, bool) {
	if strings.TrimSpace(word) == "" {
		if on.After(today) {
			return model.MeetingPlanned, true
		}
		return model.MeetingHeld, true
	}
	state, ok := heldWord(word)
	if state == model.MeetingSkipped && on.After(today) {
		state = model.MeetingPlanned
	}
	return state, ok
}
