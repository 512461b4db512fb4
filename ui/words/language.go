package words

import "strings"

// languages are those that have a word here; others are called by their codes.
var languages = map[string]string{
	"en": "language.en", "ja": "language.ja", "de": "language.de", "fr": "language.fr", "es": "language.es", "it": "language.it",
	"pt": "language.pt", "nl": "language.nl", "pl": "language.pl", "sv": "language.sv", "zh": "language.zh", "ko": "language.ko",
}

// LanguageName is what a language is called, from its code: "en" is English.
func LanguageName(code string) string {
	if key, ok := languages[code]; ok {
		return Say(key)
	}
	return strings.ToUpper(code)
}
