package resources

import (
	_ "embed"
	"encoding/json"
	"sync"
)

//go:embed questions.json
var questions []byte

// Question is one question of the bank that comes with the program.
type Question struct {
	ID   string   `json:"id"`   // never used for another question
	Kind string   `json:"kind"` // a kind of talking point, or "manager": how the two work together
	Text string   `json:"text"`
	Fits []string `json:"fits"` // occasions it fits in particular: first, lost, onboarding, quarterly, ride
}

var readQuestions = sync.OnceValue(func() []Question {
	var out []Question
	if json.Unmarshal(questions, &out) != nil {
		return nil // a test reads the file that is built in
	}
	return out
})

// Questions is the bank of questions for one-on-ones, in plain words, by kind. Exactly five fit a first talk. The slice
// is shared; callers must not change it.
func Questions() []Question { return readQuestions() }
