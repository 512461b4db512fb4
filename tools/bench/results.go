package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// result is one line of the table. bare is empty where there is nothing to compare with.
type result struct {
	what           string
	milepost, bare []float64 // in what the line's name says
	aim            string
	met            bool
}

type results []result

func (r *results) add(x result) { *r = append(*r, x) }

func (r results) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-38s %-24s %-24s %-8s %s\n", "median (least to most)", "Milepost", "bare window", "ratio", "aim")
	for _, x := range r {
		ratio := ""
		if len(x.bare) > 0 && middle(x.bare) > 0 {
			ratio = fmt.Sprintf("%.2f", middle(x.milepost)/middle(x.bare))
		}
		verdict := ""
		if x.aim != "" {
			verdict = x.aim + ": " + map[bool]string{true: "met", false: "MISSED"}[x.met]
		}
		fmt.Fprintf(&b, "%-38s %-24s %-24s %-8s %s\n", x.what, spread(x.milepost), spread(x.bare), ratio, verdict)
	}
	return b.String()
}

func spread(d []float64) string {
	if len(d) == 0 {
		return ""
	}
	form := "%.0f (%.0f to %.0f)"
	if slices.Max(d) < 10 {
		form = "%.1f (%.1f to %.1f)"
	}
	return fmt.Sprintf(form, middle(d), slices.Min(d), slices.Max(d))
}

// middle is the median; the mean of the middle two of an even count.
func middle(d []float64) float64 {
	d = slices.Sorted(slices.Values(d))
	return (d[(len(d)-1)/2] + d[len(d)/2]) / 2
}

// inMS are durations in milliseconds.
func inMS(d []time.Duration) []float64 {
	out := make([]float64, len(d))
	for i, x := range d {
		out[i] = ms(x)
	}
	return out
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
