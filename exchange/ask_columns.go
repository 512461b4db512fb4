package exchange

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"milepost/model"
)

// KindQuestions is a list of questions to be asked in one-on-ones.
const KindQuestions Kind = "questions"

// Fields of a question, beside its id.
const (
	FieldText     Field = "text"
	FieldCategory Field = "category"
	FieldLanguage Field = "language"
)

// AskFields are all that a column of a list of questions can be mapped to. A column called text.en or question.ja holds
// the question in that language.
var AskFields = []Field{FieldText, FieldCategory, FieldLanguage, FieldID}

// Language is the language of a field that holds questions in one; empty for others.
func (f Field) Language() string {
	code, in := strings.CutPrefix(string(f), textIn)
	if !in {
		return ""
	}
	return code
}

// KnowsField says whether a column of a kind of list can be mapped to a field of that name.
func KnowsField(k Kind, name string) bool {
	if k == KindQuestions && Field(name).Language() != "" {
		code, ok := languageOf(Field(name).Language())
		return ok && name == textIn+code
	}
	return slices.Contains(FieldsOf(k), Field(name))
}

// FieldsOf are what a column of a kind of list can be mapped to, in the order of a menu.
func FieldsOf(k Kind) []Field {
	switch k {
	case KindQuestions:
		return AskFields
	case KindTalks:
		return TalkFields
	case KindCalendar:
		return calendarFields
	case KindCustomers:
		return customerFields
	case KindProducts:
		return productFields
	case KindDeals:
		return dealFields
	case KindGoals:
		return goalFields
	case KindMilestones:
		return milestoneFields
	case KindLinks:
		return linkFields
	case KindRatings:
		return rateFields
	case KindQuotas:
		return quotaFields
	case KindFramework:
		return frameFields
	case KindBenchmark:
		return benchmarkFields
	}
	return Fields
}

var askHeadings = map[Field][]string{
	FieldText:     {"text", "question", "questions", "ask", "frage", "pregunta", "wording"},
	FieldCategory: {"category", "kind", "topic", "theme", "group", "type", "tag", "area", "kategorie", "thema", "categorie", "categoria", "tema"},
	FieldLanguage: {"language", "lang", "locale", "sprache", "langue", "idioma"},
	FieldID:       {"id", "question id", "number", "no", "nr", "key", "external id"},
}

// textIn begins the name of a column that holds questions in one language.
const textIn = "text."

// languageOf brings the name of a language into the form that is stored: "en" for en, en_GB and English. The bool is
// false when there is no such language.
func languageOf(name string) (string, bool) {
	name = strings.TrimSpace(name)
	if name == "" {
		return "", true
	}
	if code, ok := languageNames[model.Fold(name)]; ok {
		return code, true
	}
	tag, err := language.Parse(name)
	if err != nil || tag == language.Und {
		return "", false
	}
	base, _ := tag.Base()
	if script, sure := tag.Script(); sure == language.Exact {
		return base.String() + "-" + script.String(), true
	}
	return base.String(), true
}

// languageNames are languages as people write them, folded.
var languageNames = map[string]string{
	"english": "en", "japanese": "ja", "日本語": "ja", "german": "de", "deutsch": "de", "french": "fr", "francais": "fr", "spanish": "es",
	"espanol": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "portugues": "pt", "dutch": "nl", "nederlands": "nl", "polish": "pl",
	"polski": "pl", "swedish": "sv", "svenska": "sv", "chinese": "zh", "korean": "ko",
}

// TextColumn is the field of a column whose name says in which language its questions are; empty for others.
func TextColumn(header string) Field {
	first, rest, cut := strings.Cut(strings.TrimSpace(header), ".")
	if code, ok := languageOf(rest); cut && ok && code != "" && slices.Contains(askHeadings[FieldText], heading(first)) {
		return textIn + Field(code)
	}
	return ""
}

// proposeAskField is what a column of a list of questions is for.
func proposeAskField(header string) Field {
	if f := TextColumn(header); f != "" {
		return f
	}
	h := heading(header)
	for _, f := range AskFields {
		if slices.Contains(askHeadings[f], h) {
			return f
		}
	}
	return ""
}

// mapAskColumns proposes a field for every column and then sets what the user chose. A table of one column is taken for
// the questions.
func mapAskColumns(t *Table, chosen map[string]string) ([]Column, error) {
	cols := make([]Column, len(t.Columns))
	taken := map[Field]bool{}
	for i, name := range t.Columns {
		cols[i] = Column{Index: i, Header: name}
		if f := proposeAskField(name); f != "" && !taken[f] {
			cols[i].Field, cols[i].Guessed, taken[f] = f, true, true
		}
	}
	for _, name := range sortedKeys(chosen) {
		if err := choose(t, cols, KindQuestions, Field(name), chosen[name]); err != nil {
			return nil, err
		}
	}
	if _, unset := chosen[string(FieldText)]; !unset && len(cols) == 1 && cols[0].Field == "" {
		cols[0].Field, cols[0].Guessed = FieldText, true
	}
	return cols, nil
}

// LooksLikeQuestions says whether a table is a list of questions and not of people: one from JSON, or one with a column
// of questions and none of names.
func LooksLikeQuestions(t *Table) bool {
	if t.JSON {
		return true
	}
	question := false
	for _, name := range t.Columns {
		switch f := proposeField(name); {
		case f == FieldName || f == FieldGiven || f == FieldFamily || f == FieldManager:
			return false
		case f == "":
			f = proposeAskField(name)
			question = question || f == FieldText || f.Language() != ""
		}
	}
	return question
}
