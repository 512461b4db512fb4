package kit

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
)

// Named is a widget that tests and scripts can find in the window.
type Named interface {
	fyne.CanvasObject
	// WidgetName is a name like "oneonone.point.new"; empty if the widget was not given one.
	WidgetName() string
	// WidgetText is what the widget shows or holds, as a user would read it.
	WidgetText() string
}

// probeStep is the time between two looks. The window's goroutine is free in between, so it has drawn what the first
// look saw before the second one comes.
const probeStep = 40 * time.Millisecond

// State is what the probe writes: one picture of a window at rest. Sizes are units of the toolkit; pixels are counted
// from the corner of the window's content.
type State struct {
	Counter      int           `json:"counter"` // one more with each writing
	Page         string        `json:"page"`
	Title        string        `json:"title"`
	Focus        string        `json:"focus"` // the name of the widget that has the keyboard
	Milliseconds int64         `json:"ms"`    // since the program started
	Scale        float32       `json:"scale"` // pixels a unit
	Width        float32       `json:"width"`
	Height       float32       `json:"height"`
	Widgets      []WidgetState `json:"widgets"`
}

// WidgetState is one widget of ours on the canvas.
type WidgetState struct {
	Name    string  `json:"name"`
	X       float32 `json:"x"`
	Y       float32 `json:"y"`
	W       float32 `json:"w"`
	H       float32 `json:"h"`
	Pixels  [4]int  `json:"pixels"` // x, y, w, h
	Text    string  `json:"text"`
	Enabled bool    `json:"enabled"`
	Focused bool    `json:"focused"`
	// Reachable says that a click in the middle of the widget would hit it: it is not scrolled away and no dialog lies
	// over the page.
	Reachable bool `json:"reachable"`
}

// Probe tells the outside what the window shows, in a file that it writes anew whenever the window is still and
// something has changed. Programs that drive the window wait for the file instead of for time to pass.
type Probe struct {
	path    string
	window  fyne.Window
	page    func() string
	elapsed func() time.Duration

	counter       int
	seen, written []byte // pictures without counter and time
}

// NewProbe is a probe that writes to path. page names the page shown; elapsed is the time since the program started.
func NewProbe(path string, w fyne.Window, page func() string, elapsed func() time.Duration) *Probe {
	return &Probe{path: path, window: w, page: page, elapsed: elapsed}
}

// Watch looks again and again until ctx is done. It starts a goroutine of its own and must be called at most once.
// failed is called in the window when the file cannot be written; the probe then stops.
func (p *Probe) Watch(ctx context.Context, failed func(error)) {
	go func() {
		tick := time.NewTicker(probeStep)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			var err error
			fyne.DoAndWait(func() {
				if _, err = p.Look(); err != nil {
					failed(err)
				}
			})
			if err != nil {
				return
			}
			tick.Reset(probeStep) // a slow look must not be followed by the next at once
		}
	}()
}

// Look takes a picture of the window and writes it if no load runs, the last look saw the same, and the file holds
// something else. It must be called from the window's goroutine. It says whether it wrote.
func (p *Probe) Look() (bool, error) {
	if Loading() {
		p.seen = nil
		return false, nil
	}
	s := p.state()
	picture, err := json.Marshal(s)
	if err != nil {
		return false, err
	}
	still := bytes.Equal(picture, p.seen)
	p.seen = picture
	if !still || bytes.Equal(picture, p.written) {
		return false, nil
	}
	s.Counter, s.Milliseconds = p.counter+1, p.elapsed().Milliseconds()
	full, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return false, err
	}
	if err := replaceFile(p.path, append(full, '\n')); err != nil {
		return false, err
	}
	p.counter, p.written = s.Counter, picture
	return true, nil
}

// replaceFile makes the new content appear at once, so that a reader never sees half of it.
func replaceFile(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

func (p *Probe) state() State {
	c := p.window.Canvas()
	s := State{
		Page: p.page(), Title: p.window.Title(), Scale: c.Scale(),
		Width: c.Size().Width, Height: c.Size().Height, Widgets: []WidgetState{},
	}
	focused, _ := c.Focused().(fyne.CanvasObject)
	roots := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	for i, root := range roots {
		if root == nil {
			continue
		}
		look := &look{state: &s, focused: focused, reachable: i == len(roots)-1}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(root)
		look.walk(root, at.Subtract(root.Position()), area{w: s.Width, h: s.Height}, -1)
	}
	return s
}

// area is a part of the canvas.
type area struct{ x, y, w, h float32 }

func (a area) holds(x, y float32) bool { return x >= a.x && y >= a.y && x < a.x+a.w && y < a.y+a.h }

func (a area) meet(b area) area {
	x, y := fyne.Max(a.x, b.x), fyne.Max(a.y, b.y)
	return area{x, y, fyne.Min(a.x+a.w, b.x+b.w) - x, fyne.Min(a.y+a.h, b.y+b.h) - y}
}

// look is one walk through a tree of visible objects.
type look struct {
	state     *State
	focused   fyne.CanvasObject
	reachable bool
}

// walk adds the named widgets below o. owner is the index of the named widget o belongs to, -1 for none: a field has
// the focus when the entry inside it has.
func (l *look) walk(o fyne.CanvasObject, offset fyne.Position, clip area, owner int) {
	if !o.Visible() {
		return
	}
	at := offset.Add(o.Position())
	place := area{at.X, at.Y, o.Size().Width, o.Size().Height}
	if _, scrolls := o.(fyne.Scrollable); scrolls {
		clip = clip.meet(place)
	}
	if n, ok := o.(Named); ok && n.WidgetName() != "" {
		owner = l.add(n, place, clip)
	}
	if l.focused != nil && o == l.focused && owner >= 0 {
		l.state.Widgets[owner].Focused = true
		l.state.Focus = l.state.Widgets[owner].Name
	}
	for _, child := range childrenOf(o) {
		l.walk(child, at, clip, owner)
	}
}

func (l *look) add(n Named, place, clip area) int {
	d, ok := n.(fyne.Disableable)
	k := l.state.Scale
	l.state.Widgets = append(l.state.Widgets, WidgetState{
		Name: n.WidgetName(), Text: n.WidgetText(),
		X: place.x, Y: place.y, W: place.w, H: place.h,
		Pixels:    [4]int{int(place.x * k), int(place.y * k), int(place.w * k), int(place.h * k)},
		Enabled:   !ok || !d.Disabled(),
		Reachable: l.reachable && clip.holds(place.x+place.w/2, place.y+place.h/2),
	})
	return len(l.state.Widgets) - 1
}
