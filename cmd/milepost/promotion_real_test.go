package main

import (
	"strings"
	"testing"
)

// TestTheSixMonthRuleOfARealLadder: of thirty reps with a quota from February to July fifteen brought all of it; exactly all of it is
// enough, and a dollar short is short and does not read as 100 %.
func TestTheSixMonthRuleOfARealLadder(t *testing.T) {
	d := newDesk(t)
	d.ok("import", "teams", "real.milepost", realFile(t, "crm-maven", "sales_teams.csv"))
	d.ok("import", "deals", "real.milepost", realFile(t, "crm-maven", "sales_pipeline.csv"))
	d.ok("import", "quotas", "real.milepost", realFile(t, "scenarios/inputs", "rep_quota_2017.csv"), "--from", "2017-02-01", "--to", "2017-07-31")
	d.ok("import", "framework", "real.milepost", realFile(t, "ladders-sourcegraph", "sdr-framework.md"))
	for _, day := range []string{"2017-07-31", "2017-08-20"} {
		said := d.ok("show", "promotion", "real.milepost", "--role", "Senior SDR (P2)", "--as-of", day)
		d.says(said, "15 of 30 meet it. Of 5 more nobody can say.")
		for _, line := range []string{
			"Zane Levy, for Senior SDR (P2): 1 of 1 met\n  met: 100 %", "Cassey Cress, for Senior SDR (P2): 0 of 1 met\n  not met: 99.9996 %",
		} {
			if !strings.Contains(strings.ReplaceAll(said, "\u00a0", " "), line) {
				t.Errorf("as of %s %q is not said:\n%s", day, line, said)
			}
		}
	}
	early := d.ok("show", "promotion", "real.milepost", "--role", "Senior SDR (P2)", "--as-of", "2017-07-30")
	d.says(early, "of 35 nobody can say.") // the half-year is not over
}
