package chart

import "slices"

// threadsAtRest draws everything that is not highlighted, below lanes and words. What comes too late lies above what
// does not.
func (p *weavePlan) threadsAtRest() {
	var quiet, late []Curve
	faint := p.Highlight != (Ref{}) && len(p.threads) > weaveCrowd // what is chosen stands out
	for i := range p.threads {
		t := &p.threads[i]
		switch {
		case p.litThread[t.ID], t.Many > 0:
		case t.late && !faint:
			late = append(late, p.strand(t, 2, Warn))
		case t.done || faint:
			quiet = append(quiet, p.strand(t, 2, ThreadDone))
		default:
			quiet = append(quiet, p.strand(t, 2, Thread))
		}
	}
	bundles, lateBundles := p.bundles(faint)
	p.c.Curves(slices.Concat(bundles, quiet, lateBundles, late))
}

// bundles are the threads of folded rows at rest: those that lead from the same stretch of time to the same strategic
// milestone are one, whosever they are. It begins at the first of the rows.
func (p *weavePlan) bundles(faint bool) (quiet, late []Curve) {
	type way struct {
		x    float64
		lane int
		late bool
	}
	sum, order := map[way]*WeaveThread{}, []*WeaveThread{}
	for i := range p.threads {
		t := &p.threads[i]
		if t.Many == 0 {
			continue
		}
		key := way{p.rows[t.row].marks[t.mark].x, t.lane, t.late}
		if all := sum[key]; all != nil {
			all.Many += t.Many
			continue
		}
		all := *t
		sum[key] = &all
		order = append(order, &all)
	}
	for _, t := range order {
		switch {
		case faint:
			quiet = append(quiet, p.strand(t, 2, ThreadDone))
		case t.late:
			late = append(late, p.strand(t, 2, Warn))
		default:
			quiet = append(quiet, p.strand(t, 2, Thread))
		}
	}
	return quiet, late
}

// weaveCrowd is the number of threads from which those that are not chosen fade while something is.
const weaveCrowd = 40

// threadsHighlighted draws what is highlighted above the lanes.
func (p *weavePlan) threadsHighlighted() {
	var lit []Curve
	for i := range p.threads {
		t := &p.threads[i]
		if !p.litThread[t.ID] {
			continue
		}
		color := Accent
		if t.late {
			color = Warn
		}
		lit = append(lit, p.strand(t, 3, color))
	}
	p.c.Curves(lit)
	for i := range p.threads {
		if t := &p.threads[i]; p.litThread[t.ID] && !p.shown[t.lane].Due.After(p.Span.To) {
			at := Point{p.laneX(t.lane), p.laneY(t.lane)}
			diamond(p.c, at, 8, Accent)
			if p.shown[t.lane].Reached {
				check(p.c, at, 5, Card)
			}
		}
	}
}

// threadPlaces notes the threads that start at a milestone.
func (p *weavePlan) threadPlaces(m *weaveMark) {
	for i := range p.threads {
		if t := &p.threads[i]; t.Career == m.ID && t.Many == 0 { // a bundle's mark stands for its threads
			p.hits.thread(t.ID, p.strand(t, 2, Thread), p.spoken(t, m))
		}
	}
}

func (p *weavePlan) spoken(t *WeaveThread, m *weaveMark) string {
	if t.Spoken != "" {
		return t.Spoken
	}
	said := ""
	for _, s := range []string{t.Who, t.Role, p.shown[t.lane].Name} {
		if s != "" && said != "" {
			said += " "
		}
		said += s
	}
	return joinWords(m.Name, said, t.Slack)
}
