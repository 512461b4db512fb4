package model

import "strings"

// IsLink says whether the place of a meeting is an address that a browser opens.
func IsLink(place string) bool {
	lower := strings.ToLower(place)
	rest, ok := strings.CutPrefix(lower, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(lower, "http://")
	}
	return ok && rest != "" && !strings.ContainsAny(place, " \t\r\n")
}
