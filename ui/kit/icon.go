package kit

import (
	"fmt"
	"image/color"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// IconName is one of our line icons. An unknown name draws nothing.
type IconName string

// The icons, on a grid of 24 with a line of 1.8 and round ends.
const (
	IconToday     IconName = "today"
	IconPeople    IconName = "people"
	IconSkills    IconName = "skills"
	IconWeave     IconName = "weave"
	IconScore     IconName = "score"
	IconReview    IconName = "review"
	IconMirror    IconName = "mirror"
	IconSettings  IconName = "settings"
	IconSearch    IconName = "search"
	IconCheck     IconName = "check"
	IconLock      IconName = "lock"
	IconEye       IconName = "eye"
	IconArrow     IconName = "arrow"
	IconLeft      IconName = "chevron-left"
	IconRight     IconName = "chevron-right"
	IconChevron   IconName = "chevron-down"
	IconPlus      IconName = "plus"
	IconClock     IconName = "clock"
	IconFlag      IconName = "flag"
	IconTarget    IconName = "target"
	IconWarn      IconName = "warn"
	IconNote      IconName = "note"
	IconHeart     IconName = "heart"
	IconFile      IconName = "file"
	IconImport    IconName = "import"
	IconExport    IconName = "export"
	IconUndo      IconName = "undo"
	IconLink      IconName = "link"
	IconCustomers IconName = "customers"
	IconCurtain   IconName = "curtain"
	IconMore      IconName = "more"
	IconShift     IconName = "shift"
	IconClose     IconName = "close"
	IconSun       IconName = "sun"
	IconUp        IconName = "up"
	IconDown      IconName = "down"
	IconChat      IconName = "chat"
	IconCalendar  IconName = "calendar"
)

var iconShapes = map[IconName]string{
	IconToday:     `<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4l1.4-1.4M17 7l1.4-1.4"/>`,
	IconPeople:    `<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c0-3.6 2.9-6 6.5-6s6.500 2.4 6.500 6"/><path d="M16 4.800a3.500 3.500 0 0 1 0 6.400M18 14.500c2.200 .8 3.500 2.800 3.500 5.500"/>`,
	IconSkills:    `<path d="M12 3l8.500 6.200-3.200 10H6.700l-3.200-10z"/><path d="M12 8.500l3.800 2.800-1.500 4.500H9.700l-1.500-4.500z"/>`,
	IconWeave:     `<path d="M5 20v-4c0-5 14-3 14-8V4"/><path d="M12 20v-3M12 7V4"/><circle cx="5" cy="20" r="1.200"/><circle cx="19" cy="4" r="1.200"/>`,
	IconScore:     `<path d="M4 20V10M10 20V4M16 20v-7M21 20H3"/>`,
	IconReview:    `<path d="M6 3h9l4 4v14H6z"/><path d="M15 3v4h4M9.500 12h6M9.500 16h6"/>`,
	IconMirror:    `<circle cx="12" cy="10" r="6.500"/><path d="M12 16.500V21M8.500 21h7"/>`,
	IconSettings:  `<path d="M4 7h10M18 7h2M4 17h2M10 17h10"/><circle cx="16" cy="7" r="2"/><circle cx="8" cy="17" r="2"/>`,
	IconSearch:    `<circle cx="11" cy="11" r="6.500"/><path d="M16 16l4.500 4.500"/>`,
	IconCheck:     `<path d="M5 12.500l4.500 4.500L19 7.500"/>`,
	IconLock:      `<path d="M6 11h12v9H6z"/><path d="M8.500 11V8a3.500 3.500 0 0 1 7 0v3"/>`,
	IconEye:       `<path d="M2.500 12c2.200-4.200 5.600-6.300 9.500-6.300s7.300 2.100 9.500 6.300c-2.200 4.200-5.600 6.300-9.500 6.300S4.700 16.200 2.500 12z"/><circle cx="12" cy="12" r="2.800"/>`,
	IconArrow:     `<path d="M5 12h14M13 6l6 6-6 6"/>`,
	IconLeft:      `<path d="M15 6l-6 6 6 6"/>`,
	IconRight:     `<path d="M9 6l6 6-6 6"/>`,
	IconChevron:   `<path d="M6 9l6 6 6-6"/>`,
	IconPlus:      `<path d="M12 5v14M5 12h14"/>`,
	IconClock:     `<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5l3.500 2"/>`,
	IconFlag:      `<path d="M6 21V4M6 4.500c4-2 7 2 12 0v9c-5 2-8-2-12 0"/>`,
	IconTarget:    `<circle cx="12" cy="12" r="8.500"/><circle cx="12" cy="12" r="4.500"/><circle cx="12" cy="12" r=".8"/>`,
	IconWarn:      `<path d="M12 4l9 16H3z"/><path d="M12 10v4.500M12 17v.3"/>`,
	IconNote:      `<path d="M4 20h4L19 9l-4-4L4 16z"/>`,
	IconHeart:     `<path d="M12 20s-8-4.800-8-10.500A4.300 4.300 0 0 1 12 7a4.300 4.300 0 0 1 8 2.500C20 15.200 12 20 12 20z"/>`,
	IconFile:      `<path d="M3 7h7l2 2h9v10H3z"/>`,
	IconImport:    `<path d="M12 4v11M7.500 10.500L12 15l4.500-4.500M4 20h16"/>`,
	IconExport:    `<path d="M12 15V4M7.500 8.500L12 4l4.500 4.500M4 20h16"/>`,
	IconUndo:      `<path d="M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6"/>`,
	IconLink:      `<path d="M9.500 14.500l5-5M8 11l-2.500 2.500a3.500 3.500 0 0 0 5 5L13 16M16 13l2.500-2.500a3.500 3.500 0 0 0-5-5L11 8"/>`,
	IconCustomers: `<path d="M4 21V6.500l8-3.500v18M12 9.500h8V21M2.500 21h19M8 9v.3M8 13v.3M8 17v.3M16 13.500v.3M16 17v.3"/>`,
	IconCurtain:   `<path d="M3 4h18M5 4c0 7-.500 12-1 16 3.500 0 5.500-4 6-16M19 4c0 7 .500 12 1 16-3.500 0-5.500-4-6-16"/>`,
	IconMore:      `<path d="M6 12h.1M12 12h.1M18 12h.1"/>`,
	IconShift:     `<path d="M4 12h13M12 6l6 6-6 6M21 5v14"/>`,
	IconClose:     `<path d="M6 6l12 12M18 6L6 18"/>`,
	IconSun:       `<circle cx="12" cy="12" r="4"/>`,
	IconUp:        `<path d="M12 19V5M6 11l6-6 6 6"/>`,
	IconDown:      `<path d="M12 5v14M6 13l6 6 6-6"/>`,
	IconChat:      `<path d="M4 5h16v11H11l-4.500 4v-4H4z"/>`,
	IconCalendar:  `<path d="M4 6h16v14H4zM4 10.500h16M8.500 3.500V7M15.500 3.500V7"/>`,
}

const iconFrame = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" ` +
	`stroke="#%02x%02x%02x" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">%s</svg>`

// IconResource is the icon as an SVG in a colour. Its name holds the colour, because the toolkit caches by name.
func IconResource(name IconName, c color.NRGBA) fyne.Resource {
	svg := fmt.Sprintf(iconFrame, c.R, c.G, c.B, iconShapes[name])
	return fyne.NewStaticResource(fmt.Sprintf("milepost-%s-%02x%02x%02x.svg", name, c.R, c.G, c.B), []byte(svg))
}

// IconImage is the icon as a bare image of size units, for drawings that place it themselves.
func IconImage(name IconName, size float32, c color.NRGBA) *canvas.Image {
	i := canvas.NewImageFromResource(IconResource(name, c))
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSize(size, size))
	i.Resize(fyne.NewSize(size, size))
	return i
}

// Icon is the icon, size units wide, half way down its place.
func Icon(name IconName, size float32, c color.NRGBA) fyne.CanvasObject {
	return Mid(Box(size, size, IconImage(name, size, c)))
}

// Icons are the names of all icons, in the order of their names.
func Icons() []IconName { return slices.Sorted(maps.Keys(iconShapes)) }
