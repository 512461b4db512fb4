package storage

import (
	"errors"
	"strings"
	"testing"

	"milepost/model"
)

const smallStarter = `{
 "steps":[{"value":1,"label":"learning"},{"value":2,"label":"alone"}],
 "ladders":[{"name":"L","levels":[{"name":"One","short":"1"},{"name":"Two","short":"2"}]}],
 "ways":[{"from":"One","to":"Two"}],
 "skills":[{"name":"S","short":"S","group":"G","about":"A","steps":["a","b"]}],
 "targets":{"One":{"S":1},"Two":{"S":2}}}`

func TestParseStarterRefusesWhatDoesNotFit(t *testing.T) {
	cases := []struct{ name, old, new, key string }{
		{"not JSON", `{`, `[`, "storage.starter.read"},
		{"unknown field", `"ways"`, `"paths"`, "storage.starter.read"},
		{"no skills", `[{"name":"S","short":"S","group":"G","about":"A","steps":["a","b"]}]`, `[]`, "storage.starter.empty"},
		{"steps not rising", `"value":2`, `"value":1`, "storage.starter.step"},
		{"a step left out", `"value":2`, `"value":3`, "storage.starter.step"},
		{"level twice", `"name":"Two"`, `"name":"One"`, "storage.starter.name"},
		{"way to nowhere", `"to":"Two"`, `"to":"Three"`, "storage.starter.unknown"},
		{"target of an unknown level", `"Two":{"S":2}`, `"Two":{"S":2},"Three":{"S":2}`, "storage.starter.unknown"},
		{"target of an unknown skill", `"Two":{"S":2}`, `"Two":{"S":2,"T":1}`, "storage.starter.unknown"},
		{"a sentence missing", `["a","b"]`, `["a"]`, "storage.starter.sentences"},
		{"a sentence empty", `["a","b"]`, `["a",""]`, "storage.starter.sentence"},
		{"target missing", `"Two":{"S":2}`, `"Two":{}`, "storage.starter.target"},
		{"target off the scale", `"Two":{"S":2}`, `"Two":{"S":3}`, "storage.starter.target"},
	}
	if _, err := ParseStarter([]byte(smallStarter)); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		_, err := ParseStarter([]byte(strings.Replace(smallStarter, c.old, c.new, 1)))
		var p *model.Problem
		if !errors.As(err, &p) || p.Key != c.key || !errors.Is(err, model.ErrInvalid) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.key)
		}
	}
}
