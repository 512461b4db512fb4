package model

import "math/big"

// MeasureState is how a measure stands on a day: what a target or a quota shows.
type MeasureState struct {
	Measure    Measure
	Value      Decimal  // in the measure's last decimal; unset: not known
	Share      *big.Rat // of the way from start to target, exact; nil: there is no such share
	Reached    bool     // exactly, before anything is rounded
	Currencies []string // of the deals; more than one: they are never added, and there is no value
	Shares     []MeasureShare
}

// State is how the measure stands: by hand the last reading up to a day, else what was counted from deals, which is taken
// exactly and not as it is shown. A start that was not said is 0 where the measure shall go up.
func (m *Measure) State(readings []Reading, values map[ID]MeasureValue, on Date) MeasureState {
	s := MeasureState{Measure: *m}
	var exact *big.Rat
	if m.Source == FromDeals {
		v := values[m.ID]
		s.Value, s.Currencies, s.Shares, exact = v.Value, v.Currencies, v.Shares, v.Exact
	} else if s.Value = m.At(readings, on); s.Value.Set {
		exact = m.inUnit(s.Value)
	}
	s.measure(exact)
	return s
}

// Kept is how a measure stood when it was closed: a reading that was written down on that day says so, also of a measure
// from deals, whose lists may be other ones since.
func (m *Measure) Kept(readings []Reading, values map[ID]MeasureValue, closed Date) MeasureState {
	s := m.State(readings, values, closed)
	if m.Source != FromDeals {
		return s
	}
	for i := range readings {
		if r := &readings[i]; r.MeasureID == m.ID && r.On == closed && r.ArchivedAt.IsZero() {
			s.Value = Dec(r.Value)
			s.measure(m.inUnit(s.Value))
		}
	}
	return s
}

// measure holds the exact value against start and target.
func (s *MeasureState) measure(exact *big.Rat) {
	m := &s.Measure
	s.Share, s.Reached = nil, false
	if exact == nil || !m.Target.Set {
		return
	}
	target := m.inUnit(m.Target)
	switch m.Direction {
	case MeasureUp:
		s.Reached = exact.Cmp(target) >= 0
	case MeasureDown:
		s.Reached = exact.Cmp(target) <= 0
	case MeasureKeep:
		return
	}
	start := new(big.Rat)
	if m.Start.Set {
		start = m.inUnit(m.Start)
	} else if m.Direction != MeasureUp {
		return
	}
	if way := new(big.Rat).Sub(target, start); way.Sign() != 0 {
		s.Share = way.Quo(new(big.Rat).Sub(exact, start), way)
	}
}

// inUnit is a value in the measure's unit.
func (m *Measure) inUnit(d Decimal) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(d.N), pow10(m.Decimals))
}

// TargetState is a target of a strategic milestone with how its measure stands.
type TargetState struct {
	Target MilestoneTarget
	MeasureState
}

// TargetsOf are the targets of a strategic milestone in their order as of a day; those that are archived only when they are
// asked for. Of a closed milestone they are as they were when it was closed.
func (d *Direction) TargetsOf(strategic ID, values map[ID]MeasureValue, on Date, archived bool) []TargetState {
	closed := Date{}
	if s := d.StrategicByID(strategic); s != nil && s.State.Closed() {
		closed = s.ClosedOn
	}
	var out []TargetState
	for _, t := range d.Targets {
		m := d.MeasureByID(t.MeasureID)
		if t.StrategicID != strategic || m == nil || !t.ArchivedAt.IsZero() && !archived {
			continue
		}
		state := m.State(d.Readings, values, on)
		if !closed.IsZero() && !closed.After(on) {
			state = m.Kept(d.Readings, values, closed)
		}
		out = append(out, TargetState{t, state})
	}
	return out
}

// MeasureByID finds a measure of a target; nil when there is none.
func (d *Direction) MeasureByID(id ID) *Measure {
	for i := range d.Measures {
		if d.Measures[i].ID == id {
			return &d.Measures[i]
		}
	}
	return nil
}
