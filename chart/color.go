package chart

// Color names what a colour is for. The backend looks it up in the palette in force.
type Color uint8

// The colours of the palette, and a few that are mixed from them.
const (
	Page       Color = iota // ground of the window or sheet
	Card                    // ground of the picture; white on paper
	Sunken                  // wells, bands of the radar
	Sunken2                 // lanes, tracks
	Raised                  // call-outs
	Line                    // hairlines
	LineStrong              // the road ahead, the grid on paper
	Edge                    // edges of what is open or empty
	Ink                     // text, and the line of today
	Ink2                    // second text, neutral marks
	Ink3                    // quiet text on screen; paper has none and draws Ink2
	Accent                  // where you are, what is highlighted, the manager's rating
	AccentSoft              // ground of what is highlighted
	AccentInk               // highlighted text
	OnAccent                // on Accent
	Bar                     // large bars
	Warn                    // attention: never without words or a shape
	WarnSoft                // ground of attention
	WarnInk                 // words of attention
	Thread                  // threads at rest
	DiscInk                 // initials

	Wash       // translucent Accent: the area of a series. Screen 16 %, paper 13 %
	Past       // ground of what lies before today: 70 % Sunken on Card; white on paper
	Grid       // lines of the time grid: 75 % Line; LineStrong on paper
	ThreadDone // threads of what is reached: 55 % Thread
	Shade      // translucent Ink, 7 %: laid over a place under the pointer
	RadarRing  // edge of a band of the radar: nothing in the light palette, Line in the dark one

	disc0      // eight grounds of initials
	rating0    = disc0 + discs
	ratingInk0 = rating0 + ratings
	colors     = ratingInk0 + ratings
)

const (
	discs   = 8
	ratings = 6
)

// Disc is the ground of a person's initials; give the same person the same index everywhere.
func Disc(index int) Color { return disc0 + Color((index%discs+discs)%discs) }

// Rating is the ground of a rating from 0, not rated, to 5.
func Rating(step int) Color { return rating0 + Color(min(max(step, 0), ratings-1)) }

// RatingInk is the colour of the number on Rating.
func RatingInk(step int) Color { return ratingInk0 + Color(min(max(step, 0), ratings-1)) }

// Disc says whether the colour is a ground of initials, and which.
func (c Color) Disc() (index int, ok bool) {
	return int(c) - int(disc0), c >= disc0 && c < rating0
}

// Rating says whether the colour is the ground of a rating, and of which.
func (c Color) Rating() (step int, ok bool) {
	return int(c) - int(rating0), c >= rating0 && c < ratingInk0
}

// RatingInk says whether the colour is the number of a rating, and of which.
func (c Color) RatingInk() (step int, ok bool) {
	return int(c) - int(ratingInk0), c >= ratingInk0 && c < colors
}

// Colors are all colours, so that a backend can be tested for knowing each.
func Colors() []Color {
	out := make([]Color, colors)
	for i := range out {
		out[i] = Color(i)
	}
	return out
}
