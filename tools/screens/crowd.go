package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"milepost/e2e/desk"
)

// alone shows the weave of the first rep.
func (t *tour) alone() error {
	if err := t.click("milestones.filter.person")(); err != nil {
		return err
	}
	return t.click("choice.0")() // an id; the choice of everybody has none
}

// reps of a team of two hundred are called by a first and a last name each.
var (
	firstNames = strings.Fields("Amara Ben Chloe Daniel Elif Farah Greta Hugo Ines Jonas Kenji Lina Mei Nora Omar Priya Rosa Sofia Tariq Yara")
	lastNames  = strings.Fields("Adler Berg Costa Dahl Eriksen Fischer Garcia Hansen Ito Novak")
	headings   = strings.Fields("Certificate Mentor Pilot Segment Forecast")
)

// ahead are the team's milestones, and how many days lie before each.
var ahead = []struct {
	title, kind string
	days        int
}{{"2.4 M new business", "quarter", 38}, {"Nordic launch", "launch", 98}, {"Partner spring campaign", "campaign", 172}, {"Win five hospital groups", "segment", 219}, {"Second product line", "launch", 290}}

// lists are a team of two hundred reps with a thousand career milestones, as the program imports them: people, milestones,
// and what ties them.
func lists() (people, milestones, links string) {
	var p, m, l strings.Builder
	p.WriteString("Name,Manager,Start date\nIngrid Solberg,,2020-01-06\n")
	m.WriteString("milestone,rep,kind,due\n")
	l.WriteString("rep,career milestone,strategic milestone,role\n")
	day := func(days int) string { return time.Date(2026, 11, 23+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) }
	for _, s := range ahead {
		fmt.Fprintf(&m, "%s,,%s,%s\n", s.title, s.kind, day(s.days))
	}
	n := 0
	for _, first := range firstNames {
		for _, last := range lastNames {
			name := first + " " + last
			fmt.Fprintf(&p, "%s,Ingrid Solberg,2025-01-06\n", name)
			for k, h := range headings {
				n++
				due := (n*83+k*37)%300 + 5
				fmt.Fprintf(&m, "%s,%s,,%s\n", h, name, day(due))
				at := 0
				for at < len(ahead)-1 && ahead[at].days < due {
					at++
				}
				if n%17 == 0 { // some come too late
					at = max(0, at-1)
				}
				if n%5 > 0 {
					fmt.Fprintf(&l, "%s,%s,%s,%s\n", name, h, ahead[at].title, []string{"leads", "contributes", "learns"}[n%3])
				}
			}
		}
	}
	return p.String(), m.String(), l.String()
}

// crowd keeps the weave of two hundred reps: folded, and with one group open.
func (t *tour) crowd() error {
	file := filepath.Join(t.home, "two hundred.milepost")
	people, milestones, links := lists()
	for _, x := range []struct{ kind, text string }{{"people", people}, {"milestones", milestones}, {"links", links}} {
		list := filepath.Join(t.home, x.kind+".csv")
		if err := os.WriteFile(list, []byte(x.text), 0o600); err != nil {
			return err
		}
		args := []string{"import", x.kind, file, list}
		if x.kind == "people" {
			args = append(args, "--me", "Ingrid Solberg")
		}
		if _, err := desk.Run(t.options(args...)); err != nil {
			return err
		}
	}
	var err error
	if t.running, err = t.desk.Start(t.options(file)); err != nil {
		return err
	}
	defer t.running.Kill()
	if err := t.click("nav.milestones")(); err != nil {
		return err
	}
	if err := t.keep("milestones-200", shows("milestones.weave.group")); err != nil {
		return err
	}
	if err := t.click("milestones.weave.group")(); err != nil {
		return err
	}
	return t.keep("milestones-200-open", shows("milestones.weave.person"))
}
