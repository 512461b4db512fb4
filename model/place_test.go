package model

import "testing"

func TestOnlyWebAddressesAreLinks(t *testing.T) {
	for place, want := range map[string]bool{
		"https://meet.example/abc?x=1": true, "HTTP://meet.example": true, "Room 4": false, "": false, "file:///etc/passwd": false, "https://": false,
		"javascript:alert(1)": false, "https://a.example and more": false, "see https://a.example": false, "zoommtg://x": false,
	} {
		if got := IsLink(place); got != want {
			t.Errorf("%q: %v", place, got)
		}
	}
}
