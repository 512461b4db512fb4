package chart

import (
	"math"
	"unicode/utf8"
)

// markLabel is the words beside a career milestone, set out; no text: there is no room for a word.
type markLabel struct {
	text, note string
	style      TextStyle
	x, noteX   float64
	width      float64 // of everything
}

// label finds the fullest wording of a milestone that has room: right of its mark, else left, rather not across the line
// of today. Amber is never left without its words while there is room for them.
func (p *weavePlan) label(m *weaveMark, taken []stretch) markLabel {
	st := weaveLabel
	if p.litCareer[m.ID] {
		st = weaveLabelB
	}
	notes := p.notes(m)
	with, without := notes[:len(notes)-1], notes[len(notes)-1:]
	if len(with) == 0 {
		with = without
	}
	for _, try := range []struct {
		notes []string
		cross bool
	}{{with, false}, {with, true}, {without, false}, {without, true}} {
		for _, note := range try.notes {
			l := p.lay(m, m.Name, note, st)
			for _, x := range []float64{m.x + 14, math.Floor(m.x - 14 - l.width)} {
				if p.has(x, l.width, taken, try.cross) {
					return l.at(x)
				}
			}
		}
	}
	return p.cut(m, st, notes, taken)
}

// notes are the words after the name, the fullest first and none last.
func (p *weavePlan) notes(m *weaveMark) []string {
	long, short := "", ""
	switch {
	case m.late > 0:
		long, short = p.Words.Late(m.late, m.lateLane, false), p.Words.Late(m.late, m.lateLane, true)
	case !m.serves && !m.Reached:
		long, short = p.Words.ServesNothing, p.Words.ServesNothingShort
	}
	var out []string
	if long != "" && (!p.dense || short == "") {
		out = append(out, long)
	}
	if short != "" && short != long {
		out = append(out, short)
	}
	return append(out, "")
}

func (p *weavePlan) lay(m *weaveMark, text, note string, st TextStyle) markLabel {
	l := markLabel{text: text, note: note, style: st, width: p.c.TextWidth(text, st)}
	if note != "" {
		noteStyle := weaveCaption
		if m.late > 0 {
			noteStyle = weaveCaptionM
		}
		l.noteX = math.Ceil(l.width) + 8
		l.width = l.noteX + p.c.TextWidth(note, noteStyle)
	}
	return l
}

func (l markLabel) at(x float64) markLabel {
	l.x, l.noteX = x, x+l.noteX
	return l
}

// has says whether a row has room for words from x on.
func (p *weavePlan) has(x, width float64, taken []stretch, cross bool) bool {
	from, to := x-4, x+width+4
	if from < p.left+1 || to > p.w || !free(from, to, taken) {
		return false
	}
	today := p.todayX()
	return cross || to < today || from > today
}

// cut shortens the name to the larger of the gaps beside the mark. A late milestone keeps its note as long as three
// letters of the name fit before it.
func (p *weavePlan) cut(m *weaveMark, st TextStyle, notes []string, taken []stretch) markLabel {
	end, start := p.w, p.left+1
	for _, s := range taken {
		if s.from > m.x {
			end = math.Min(end, s.from)
		}
		if s.to < m.x {
			start = math.Max(start, s.to)
		}
	}
	right, left := end-4-(m.x+14), m.x-14-4-start
	room := math.Max(right, left)
	for _, note := range notes {
		if note != "" && m.late == 0 {
			continue
		}
		extra := p.lay(m, "", note, st).width
		s := fit(p.c, m.Name, st, room-extra)
		if utf8.RuneCountInString(s) < 4 {
			continue
		}
		l := p.lay(m, s, note, st)
		x := m.x + 14
		if left > right {
			x = math.Floor(m.x - 14 - l.width)
		}
		if p.has(x, l.width, taken, true) {
			return l.at(x)
		}
	}
	return markLabel{}
}
