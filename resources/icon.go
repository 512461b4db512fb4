package resources

import _ "embed"

//go:embed icon.png
var icon []byte

// Icon is the program's icon as a PNG of 512 pixels: a mile stone on a road.
func Icon() []byte { return icon }
