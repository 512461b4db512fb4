package exchange

import (
	"errors"
	"testing"

	"milepost/model"
)

var testDay = model.MustDate("2026-11-23")

func wantProblem(t *testing.T, what string, err error, key string, line, column int) {
	t.Helper()
	var p *model.Problem
	if !errors.As(err, &p) || p.Key != key || p.Line != line || p.Column != column {
		t.Errorf("%s: got %v, want %s in line %d, column %d", what, err, key, line, column)
	}
}
