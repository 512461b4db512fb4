package resources

import _ "embed"

//go:embed starter.json
var starter []byte

// Starter is the framework a new team begins with, as JSON: a scale of five steps, the ladders of account executives
// and sales development, the ways between their levels, six sales skills with a sentence for every step, and the
// step each level asks for. The slice is shared; callers must not change it.
func Starter() []byte { return starter }
