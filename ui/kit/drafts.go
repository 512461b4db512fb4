package kit

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
)

// DraftStore is where drafts are kept.
type DraftStore interface {
	KeepDrafts(ctx context.Context, window model.ID, keep []storage.Draft, drop []string) error
	ReadOnly() bool
}

// DraftOptions is what Drafts begin with.
type DraftOptions struct {
	Store  DraftStore
	Window model.ID                 // a name of its own for each run of the program
	Here   func() string            // the page that is shown, by kinds and ids
	After  storage.Scheduler        // what is waited with
	Failed func(error)              // hears in the window that what is typed cannot be kept, once until it can be again
	Found  []storage.Draft          // what was left by windows that are gone, newest first
	Hides  func(storage.Draft) bool // says of a draft that it must not be seen at the moment; nil: none is hidden
}

// How long a letter waits until it is kept: a moment when nothing was kept just before, and never so long that more than
// a second of typing could be lost.
const (
	draftSoon  = 250 * time.Millisecond
	draftPause = 950 * time.Millisecond
)

// Drafts holds what is typed in a window and neither stored nor given up, and keeps it in the file beside the window's
// goroutine. Pages are made anew when one comes back to them, and after the program was ended: their fields then hold
// what they held. In a file that can only be read it is held as long as the window is open. Its methods are for the
// window's goroutine.
type Drafts struct {
	o      DraftOptions
	held   map[string]storage.Draft
	order  []string         // things that were found, newest first
	stale  map[string]bool  // things of which the file says something else
	flying map[int][]string // things that are on their way to the file, by round
	kept   map[string]bool  // things that may be in the file
	stop   func()           // ends the wait; nil: nothing is waited for
	failed bool
	closed bool

	writing sync.Mutex // one after the other, so that an older state never replaces a newer one
	round   int
	last    int // the newest round that was written; belongs to writing
}

// NewDrafts holds what was found.
func NewDrafts(o DraftOptions) *Drafts {
	d := &Drafts{o: o, held: map[string]storage.Draft{}, flying: map[int][]string{}, stale: map[string]bool{}, kept: map[string]bool{}}
	for _, x := range o.Found {
		d.held[x.Thing], d.kept[x.Thing] = x, true
		d.order = append(d.order, x.Thing)
	}
	return d
}

// Thing names what is written: a kind, and the ids of what it is about or "new".
func Thing(kind string, ids ...model.ID) string {
	for _, id := range ids {
		kind += "/" + string(id)
	}
	return kind
}

// NewThing names something new of a kind, about what has the ids.
func NewThing(kind string, ids ...model.ID) string { return Thing(kind+"/new", ids...) }

// ThingKind is the kind of a thing, and the last of its ids.
func ThingKind(thing string) (kind string, id model.ID) {
	parts := strings.Split(thing, "/")
	kind = parts[0]
	if len(parts) > 1 && parts[1] == "new" {
		kind += "/new"
	}
	return kind, model.ID(parts[len(parts)-1])
}

// Found are the drafts of windows that are gone, newest first, as far as they are still held.
func (d *Drafts) Found() []storage.Draft {
	var out []storage.Draft
	for _, thing := range d.order {
		if x, ok := d.held[thing]; ok {
			out = append(out, x)
		}
	}
	return out
}

// About are the things about a person that are being written, by their names in order.
func (d *Drafts) About(person model.ID) []string {
	var out []string
	for _, thing := range slices.Sorted(maps.Keys(d.held)) {
		if d.held[thing].SubjectID == person {
			out = append(out, thing)
		}
	}
	return out
}

// LetGo forgets a thing that nobody can go on with.
func (d *Drafts) LetGo(thing string) { d.drop(thing) }

// Forget lets go of what is written about somebody who was erased.
func (d *Drafts) Forget(person model.ID) {
	for _, thing := range d.About(person) {
		d.drop(thing)
	}
}

// hold takes over what a thing says now.
func (d *Drafts) hold(x storage.Draft) {
	x.Route = d.o.Here()
	d.held[x.Thing] = x
	d.mark(x.Thing)
}

// drop forgets a thing that was stored or given up, at once where it may be in the file: nobody shall see it come back.
func (d *Drafts) drop(thing string) {
	delete(d.held, thing)
	if !d.kept[thing] && !d.flies(thing) {
		delete(d.stale, thing)
		return
	}
	d.mark(thing)
	d.send()
}

func (d *Drafts) flies(thing string) bool {
	for _, things := range d.flying {
		if slices.Contains(things, thing) {
			return true
		}
	}
	return false
}

func (d *Drafts) mark(thing string) {
	if d.o.Store.ReadOnly() || d.closed {
		return
	}
	d.stale[thing] = true
	if d.stop == nil {
		d.stop = d.o.After(draftSoon, d.onTime)
	}
}

// onTime comes on a goroutine of its own.
func (d *Drafts) onTime() { fyne.Do(d.pass) }

// pass writes what has changed since; when something had, the next time comes after a pause.
func (d *Drafts) pass() {
	if d.stop == nil {
		return // closed meanwhile
	}
	d.stop = nil
	if len(d.stale) == 0 {
		return
	}
	if len(d.flying) == 0 { // else the file is busy with something long, and takes this afterwards
		d.send()
	}
	d.stop = d.o.After(draftPause, d.onTime)
}

// send writes what has changed beside the window's goroutine.
func (d *Drafts) send() {
	round, keep, drop := d.collect()
	Run(context.Background(), func(ctx context.Context) (struct{}, error) { return struct{}{}, d.write(ctx, round, keep, drop) },
		func(_ struct{}, err error) { d.sent(round, keep, drop, err) })
}

// collect is what the file is to be told: also what is on its way, which this may overtake.
func (d *Drafts) collect() (round int, keep []storage.Draft, drop []string) {
	for _, things := range d.flying {
		for _, thing := range things {
			d.stale[thing] = true
		}
	}
	d.round++
	for _, thing := range slices.Sorted(maps.Keys(d.stale)) {
		if x, ok := d.held[thing]; ok {
			keep = append(keep, x)
		} else {
			drop = append(drop, thing)
		}
		d.flying[d.round] = append(d.flying[d.round], thing)
	}
	d.stale = map[string]bool{}
	return d.round, keep, drop
}

func (d *Drafts) write(ctx context.Context, round int, keep []storage.Draft, drop []string) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	if round < d.last {
		return nil // a later one took it along
	}
	d.last = round
	return d.o.Store.KeepDrafts(ctx, d.o.Window, keep, drop)
}

func (d *Drafts) sent(round int, keep []storage.Draft, drop []string, err error) {
	delete(d.flying, round)
	for _, x := range keep {
		d.kept[x.Thing] = true
		if err != nil {
			d.stale[x.Thing] = true
		}
	}
	for _, thing := range drop {
		if _, again := d.held[thing]; err == nil && !again {
			delete(d.kept, thing)
		} else if err != nil {
			d.stale[thing] = true
		}
	}
	d.tell(err)
}

// tell says once that what is typed cannot be kept. It is tried again with the next letters.
func (d *Drafts) tell(err error) {
	known := d.failed
	d.failed = err != nil
	if d.failed && !known && !d.closed {
		d.o.Failed(err)
	}
}

// Unkept is what is typed and would be lost if the file were closed now, and why it cannot be kept. It tries once more,
// and waits for that.
func (d *Drafts) Unkept() ([]storage.Draft, error) {
	if d.o.Store.ReadOnly() { // nothing is in it, and it says why
		var keep []storage.Draft
		for _, thing := range slices.Sorted(maps.Keys(d.held)) {
			keep = append(keep, d.held[thing])
		}
		if len(keep) == 0 {
			return nil, nil
		}
		return keep, d.o.Store.KeepDrafts(context.Background(), d.o.Window, keep, nil)
	}
	if len(d.stale)+len(d.flying) == 0 {
		return nil, nil
	}
	round, keep, drop := d.collect()
	err := d.write(context.Background(), round, keep, drop)
	d.sent(round, keep, drop, err)
	if err == nil || len(keep) == 0 {
		return nil, nil
	}
	return keep, err
}

// Close keeps what is not yet kept, and waits for it: the file is closed next.
func (d *Drafts) Close() error {
	d.closed = true
	if d.stop != nil {
		d.stop()
		d.stop = nil
	}
	if len(d.stale)+len(d.flying) == 0 || d.o.Store.ReadOnly() {
		return nil
	}
	round, keep, drop := d.collect()
	return d.write(context.Background(), round, keep, drop)
}
