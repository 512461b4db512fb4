package resources

import "embed"

//go:embed translations/*.json translations/toolkit/*.json
var translations embed.FS

// Translation is the file of keys and sentences of a language, as JSON. An unknown language is an error.
func Translation(language string) ([]byte, error) {
	return translations.ReadFile("translations/" + language + ".json")
}

// ToolkitTranslation holds what the toolkit's own dialogs and menus say in a language, as JSON; its keys are the
// toolkit's. An unknown language is an error.
func ToolkitTranslation(language string) ([]byte, error) {
	return translations.ReadFile("translations/toolkit/" + language + ".json")
}
