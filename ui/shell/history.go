package shell

import "milepost/ui/kit"

// trail keeps the routes one came by, for back and forward. The zero trail is empty.
type trail struct {
	routes []kit.Route
	at     int
}

// current is the route shown; false when nothing was shown yet.
func (t *trail) current() (kit.Route, bool) {
	if len(t.routes) == 0 {
		return kit.Route{}, false
	}
	return t.routes[t.at], true
}

// visit goes to a route and drops what lay ahead. The same route twice in a row is one step.
func (t *trail) visit(r kit.Route) {
	if now, ok := t.current(); ok {
		if now == r {
			return
		}
		t.routes = t.routes[:t.at+1]
	}
	t.routes = append(t.routes, r)
	t.at = len(t.routes) - 1
}

func (t *trail) canBack() bool    { return t.at > 0 }
func (t *trail) canForward() bool { return t.at+1 < len(t.routes) }

// back steps back if it can and gives the route to show.
func (t *trail) back() (kit.Route, bool) {
	if !t.canBack() {
		return kit.Route{}, false
	}
	t.at--
	return t.routes[t.at], true
}

// forward steps forward if it can and gives the route to show.
func (t *trail) forward() (kit.Route, bool) {
	if !t.canForward() {
		return kit.Route{}, false
	}
	t.at++
	return t.routes[t.at], true
}

// settle remembers, without a new step, what the page shown has become: another tab, nothing left to begin.
func (t *trail) settle(r kit.Route) {
	if len(t.routes) > 0 {
		r.Do = ""
		t.routes[t.at] = r
	}
}
