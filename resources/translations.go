package resources

import "embed"

//go:embed translations/*.json
var translations embed.FS

// Translation is the file of keys and sentences of a language, as JSON. An unknown language is an error.
func Translation(language string) ([]byte, error) {
	return translations.ReadFile("translations/" + language + ".json")
}
