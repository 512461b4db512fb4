package resources

import (
	_ "embed"
	"encoding/json"
	"sync"
)

//go:embed templates.json
var templates []byte

// Template is a list of points to begin a talk with that comes with the program.
type Template struct {
	ID     string          `json:"id"` // never used for another template
	Name   string          `json:"name"`
	Points []TemplatePoint `json:"points"`
}

// TemplatePoint is one point of a template. In its text {name} stands for how the rep is called.
type TemplatePoint struct {
	Side string `json:"side"` // whose point it is: manager or rep
	Kind string `json:"kind"` // of a talking point; empty: not said
	Text string `json:"text"`
}

var readTemplates = sync.OnceValue(func() []Template {
	var out []Template
	if json.Unmarshal(templates, &out) != nil {
		return nil // a test reads the file that is built in
	}
	return out
})

// Templates are the lists of points for talks of certain kinds: the first one, on the career, after a lost deal, each
// quarter, after 30, 60 and 90 days, and on a ride-along. The slice is shared; callers must not change it.
func Templates() []Template { return readTemplates() }
