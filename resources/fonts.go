package resources

import _ "embed"

var (
	//go:embed fonts/MilepostSans-Regular.ttf
	fontRegular []byte
	//go:embed fonts/MilepostSans-Medium.ttf
	fontMedium []byte
	//go:embed fonts/MilepostSans-SemiBold.ttf
	fontSemiBold []byte
	//go:embed fonts/MilepostSans-Italic.ttf
	fontItalic []byte
	//go:embed fonts/MilepostSans-Display.ttf
	fontDisplay []byte
	//go:embed fonts/OFL.txt
	fontLicence []byte
)

// FontRegular is the text face as a TrueType file. The slice is shared; callers must not change it.
func FontRegular() []byte { return fontRegular }

// FontMedium is the face of buttons, navigation and names of rows, as a TrueType file. Read only.
func FontMedium() []byte { return fontMedium }

// FontSemiBold is the face of headings and figures, as a TrueType file. Read only.
func FontSemiBold() []byte { return fontSemiBold }

// FontItalic is the face of quotations, as a TrueType file. Read only.
func FontItalic() []byte { return fontItalic }

// FontDisplay is the face of headlines from 20 units up, as a TrueType file. Its digits are proportional. Read only.
func FontDisplay() []byte { return fontDisplay }

// FontLicence is the SIL Open Font License under which the faces are given on, as UTF-8 text.
func FontLicence() string { return string(fontLicence) }
