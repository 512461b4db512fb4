package main

import (
	"testing"
)

// TestImportQuotas takes a list with its periods, and one whose period is said for all.
func TestImportQuotas(t *testing.T) {
	d := newDesk(t)
	d.list("q.milepost", "teams", twoReps)
	d.write("quotas.csv", "agent,quota_q1\nAnna Snelling,140000\nMoses Frase,95000.50\nNobody,1\n")
	d.says(d.refused(statusError, "import", "quotas", "q.milepost", "quotas.csv"), "quotas.csv, line 1", "“quota_q1” names a period but no year", "--from")
	period := []string{"import", "quotas", "q.milepost", "quotas.csv", "--from", "2026-10-01", "--to", "2026-12-31"}
	o := d.run(append(period, "--dry-run")...)
	d.says(o.out, "3 rows: 2 new, 0 changed, 0 unchanged, 0 missing, 1 refused.", "Nothing was written")
	o = d.run(append(period, "--json")...)
	d.says(o.out, `"new": 2`, `"reason": "import.row.deal.rep"`, `"line": 4`, `"column": 1`)
	o = d.run(append(period, "--alias", "person:Nobody=Moses Frase")...)
	d.says(o.out, "3 rows: 0 new, 0 changed, 2 unchanged, 0 missing, 1 refused.\n")
	d.says(o.errs, "quotas.csv, line 4, column 1: Line 3 has a quota of Moses Frase for some of the same days already.")
	d.write("quotas.csv", "rep,amount,period\nAnna Snelling,150000,Q4 2026\nMoses Frase,95000.5,Q4 2026\n")
	o = d.run("import", "quotas", "q.milepost", "quotas.csv", "--dry-run")
	d.says(o.out, "Amount: 140000 → 150000", "0 new, 1 changed, 1 unchanged")
	d.ok("import", "quotas", "q.milepost", "quotas.csv")
	d.same(d.ok("undo", "q.milepost"), "Undone: import of quotas\n")
}

func TestImportQuotasIsCalledWrongly(t *testing.T) {
	d := newDesk(t)
	d.list("q.milepost", "teams", twoReps)
	d.says(d.refused(statusUsage, "import", "quotas", "q.milepost", "list.csv", "--from", "2026-01-01"), "both days")
	d.says(d.refused(statusUsage, "import", "quotas", "q.milepost", "list.csv", "--from", "2026-02-01", "--to", "2026-01-31"), "before it begins")
	d.says(d.refused(statusUsage, "import", "quotas", "q.milepost", "list.csv", "--from", "soon", "--to", "2026-01-31"), "soon")
	d.says(d.refused(statusUsage, "import", "goals", "q.milepost", "list.csv", "--to", "2026-01-31"), "--to does not fit a list of goals")
}

// TestRealQuotas imports what a team was to bring in half a year, all of it known from the team's other lists.
func TestRealQuotas(t *testing.T) {
	list := realFile(t, "scenarios", "inputs", "rep_quota_2017.csv")
	d := newDesk(t)
	d.ok("import", "teams", "maven.milepost", realFile(t, "crm-maven", "sales_teams.csv"))
	d.ok("import", "deals", "maven.milepost", realFile(t, "crm-maven", "sales_pipeline.csv"))
	quotas := []string{"import", "quotas", "maven.milepost", list, "--from", "2017-02-01", "--to", "2017-07-31"}
	d.same(d.ok(quotas...), "30 rows: 30 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n")
	d.same(d.ok(quotas...), "30 rows: 0 new, 0 changed, 30 unchanged, 0 missing, 0 refused.\n")
}
