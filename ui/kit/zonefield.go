package kit

import (
	"strings"
	"time"

	"milepost/ui/words"
)

// NewZoneField is a line for the name of a time zone, "Europe/Oslo". Empty is taken only where it is not required.
func NewZoneField(name, label, zone string) *LineField {
	f := NewLineField(name, label)
	f.SetPlaceholder(words.Say("zone.example"))
	f.Validate = func(text string) string {
		if text = strings.TrimSpace(text); text == "" && !f.Required {
			return ""
		}
		if _, err := time.LoadLocation(text); err != nil || text == "" || text == "Local" { // "Local" means another one on every machine
			return words.Say("settings.zone.wrong")
		}
		return ""
	}
	f.Fill(zone)
	return f
}
