package exchange

import "milepost/model"

// KindRatings is a list of ratings: one a row, or a person a row and a skill a column.
const KindRatings Kind = "ratings"

// Fields of ratings, beside rep, skill and step.
const (
	FieldRater    Field = "rater"
	FieldSentence Field = "sentence"
	FieldRatedOn  Field = "rated_on"
)

var rateFields = []Field{FieldSeller, FieldSkill, FieldRater, FieldStep, FieldSentence, FieldRatedOn}

var rateHeadings = map[Field][]string{
	FieldSeller:   growRep,
	FieldSkill:    growSkill,
	FieldRater:    {"rater", "rated by", "by", "assessor", "bewertet von", "evaluateur", "evaluador"},
	FieldStep:     {"step", "rating", "score", "level", "stufe", "bewertung", "note", "puntuacion"},
	FieldSentence: {"sentence", "comment", "reason", "remark", "kommentar", "commentaire", "comentario"},
	FieldRatedOn:  {"rated on", "date", "assessed on", "day", "datum", "fecha"},
}

// raterWords are what lists call the three sides.
var raterWords = map[string]model.Rater{
	"": model.ByManager, "manager": model.ByManager, "lead": model.ByManager, "boss": model.ByManager, "vorgesetzte": model.ByManager,
	"self": model.BySelf, "rep": model.BySelf, "own": model.BySelf, "employee": model.BySelf, "selbst": model.BySelf,
	"agreed": model.ByAgreed, "both": model.ByAgreed, "final": model.ByAgreed, "calibrated": model.ByAgreed,
}

// skippedWords say that a skill was looked at and not rated.
var skippedWords = map[string]bool{"skipped": true, "skip": true, "n/a": true, "na": true, "-": true, "–": true, "not rated": true}
