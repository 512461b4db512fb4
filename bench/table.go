package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"time"
)

// times are how long one thing took, once for each time it was done.
type times []time.Duration

// at is the value that so many of a hundred stay within.
func (t times) at(percent float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(t))
	return s[max(int(math.Ceil(percent/100*float64(len(s))))-1, 0)]
}

func (t times) median() time.Duration { return t.at(50) }

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// line is one of the report. other is what it is held against; most is the aim for the ratio, atMost for the median;
// 0 is none.
type line struct {
	what        string
	took, other times
	most        float64
	atMost      time.Duration
}

func head(w io.Writer, other string) {
	fmt.Fprintf(w, "%-52s %7s %10s %10s %10s %10s %7s  %s\n", "", "times", "median ms", "99 % ms", other, "99 % ms", "ratio", "aim")
}

func (l *line) print(w io.Writer) {
	fmt.Fprintf(w, "%-52s %7d %10.3f %10.3f", l.what, len(l.took), ms(l.took.median()), ms(l.took.at(99)))
	ratio, verdict := 0.0, ""
	if len(l.other) > 0 {
		ratio = float64(l.took.median()) / float64(l.other.median())
		fmt.Fprintf(w, " %10.3f %10.3f %7.2f", ms(l.other.median()), ms(l.other.at(99)), ratio)
	} else {
		fmt.Fprintf(w, " %10s %10s %7s", "", "", "")
	}
	switch {
	case l.most > 0:
		verdict = fmt.Sprintf("ratio at most %.1f: %s", l.most, met(ratio <= l.most))
	case l.atMost > 0:
		verdict = fmt.Sprintf("at most %.0f ms: %s", ms(l.atMost), met(l.took.median() <= l.atMost))
	}
	fmt.Fprintf(w, "  %s\n", verdict)
}

func met(yes bool) string {
	if yes {
		return "met"
	}
	return "MISSED"
}
