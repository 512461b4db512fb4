// Package words turns keys into sentences: for the window, the command line and documents. It is the only place that
// knows the language; below ui and cmd nothing makes sentences.
package words

import (
	"errors"
	"fmt"
	"sync"

	"fyne.io/fyne/v2/lang"

	"milepost/model"
	"milepost/resources"
)

// Language is the language of all sentences, as a BCP 47 tag.
const Language = "en"

var load = sync.OnceValue(func() error {
	// The toolkit chooses the language from the system and offers no way to choose another, so the chosen files are
	// handed in under the system's name: ours, and its own words, so that no window speaks two languages.
	for _, read := range []func(string) ([]byte, error){resources.Translation, resources.ToolkitTranslation} {
		data, err := read(Language)
		if err != nil {
			return err
		}
		if err := lang.AddTranslationsForLocale(data, lang.SystemLocale()); err != nil {
			return err
		}
	}
	return nil
})

// Load reads the translations, once. It fails only when the program was built with a broken file.
func Load() error { return load() }

// Say is the sentence of a key with its arguments put in. An unknown key is shown as it is, which a test forbids.
func Say(key string, args ...any) string {
	if Load() != nil {
		return key
	}
	text := lang.X(key, key)
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// SayN is the sentence of a key for a number, in the plural form the language asks for. The number is the first
// argument of the sentence.
func SayN(key string, n int, args ...any) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return Say(key+form, append([]any{n}, args...)...)
}

// Problem is an error in words. A Problem is looked up by its key; when it names a place, file, line and column are
// put in front. Anything else is the text of the error.
func Problem(err error) string {
	var p *model.Problem
	if !errors.As(err, &p) {
		return err.Error()
	}
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		args[i] = argument(a)
	}
	text := Say(p.Key, args...)
	file := p.File
	if p.File != "" && p.Sheet != "" {
		file = Say("problem.place.sheet", p.File, p.Sheet)
	}
	switch {
	case p.File != "" && p.Line > 0 && p.Column > 0:
		return Say("problem.place.column", file, p.Line, p.Column, text)
	case p.File != "" && p.Line > 0:
		return Say("problem.place.line", file, p.Line, text)
	case p.File != "":
		return Say("problem.place.file", file, text)
	case p.Line > 0:
		return Say("problem.line", p.Line, text)
	}
	return text
}

// argument puts keys of units and days inside a problem into words too.
func argument(a any) any {
	switch x := a.(type) {
	case model.Date:
		return Date(x)
	case model.Named:
		return named(x)
	case model.Key:
		return Say(string(x))
	case error:
		return Problem(x)
	}
	return a
}
