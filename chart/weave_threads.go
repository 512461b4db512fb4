package chart

// threadsAtRest draws everything that is not highlighted, below lanes and words. What comes too late lies above what
// does not.
func (p *weavePlan) threadsAtRest() {
	var quiet, late []Curve
	for i := range p.threads {
		t := &p.threads[i]
		switch {
		case p.litThread[t.ID]:
		case t.late:
			late = append(late, p.strand(t, 2, Warn))
		case t.done:
			quiet = append(quiet, p.strand(t, 2, ThreadDone))
		default:
			quiet = append(quiet, p.strand(t, 2, Thread))
		}
	}
	p.c.Curves(append(quiet, late...))
}

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
		if t := &p.threads[i]; t.Career == m.ID {
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
