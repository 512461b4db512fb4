package main

import (
	"fmt"
	"strings"
	"time"
)

// result is one line of the table. bare is empty where there is nothing to compare with.
type result struct {
	what           string
	milepost, bare []time.Duration
	aim            string
	met            bool
}

type results []result

func (r *results) add(x result) { *r = append(*r, x) }

func (r results) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-34s %-22s %-22s %-12s %s\n", "median (least to most), ms", "Milepost", "bare window", "ratio", "aim")
	for _, x := range r {
		ratio := ""
		if len(x.bare) > 0 {
			ratio = fmt.Sprintf("%.2f", float64(median(x.milepost))/float64(median(x.bare)))
		}
		verdict := ""
		if x.aim != "" {
			verdict = x.aim + ": " + map[bool]string{true: "met", false: "MISSED"}[x.met]
		}
		fmt.Fprintf(&b, "%-34s %-22s %-22s %-12s %s\n", x.what, spread(x.milepost), spread(x.bare), ratio, verdict)
	}
	return b.String()
}

func spread(d []time.Duration) string {
	if len(d) == 0 {
		return ""
	}
	least, most := d[0], d[0]
	for _, x := range d {
		least, most = min(least, x), max(most, x)
	}
	return fmt.Sprintf("%.0f (%.0f to %.0f)", ms(median(d)), ms(least), ms(most))
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
