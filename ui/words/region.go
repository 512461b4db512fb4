package words

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"
)

// letterRegions use US Letter: the United States, Canada, Mexico and most of what lies between them and Colombia.
var letterRegions = []string{"US", "CA", "MX", "CL", "CO", "CR", "GT", "NI", "PA", "PH", "PR", "SV", "VE"}

// LetterRegion says whether the system's region prints on US Letter instead of A4.
func LetterRegion() bool {
	tag := strings.ReplaceAll(lang.SystemLocale().String(), "_", "-")
	return slices.Contains(letterRegions, strings.ToUpper(tag[strings.LastIndex(tag, "-")+1:]))
}
