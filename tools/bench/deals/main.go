// Command deals measures how long lists of deals take to be imported and to be taken back, against the sqlite3 shell that
// imports the same list into a table with the same indexes, and how much memory that takes. Times of one machine mean
// little, so what counts are the ratios within one run. It never fails because something is slow; it says so.
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// What is aimed at: an import against the shell's, undo against the import, growth against the shell's growth.
const (
	mostOfShell, mostUndo, mostGrowth = 2.5, 1.0, 1.2
)

// took is what one list cost: seconds, and the most memory in MB.
type took struct {
	rows                     int
	milepost, undo, shell    float64
	memory, undone, shellHas float64
}

func main() {
	program := flag.String("program", "build/milepost", "the built program")
	sizes := flag.String("rows", "8800,880000", "how many deals, one list after the other")
	flag.Parse()
	if err := run(*program, *sizes); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(program, sizes string) error {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		fmt.Println("deals: skipped, there is no sqlite3 shell")
		return nil
	}
	program, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "milepost-deals-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	var all []took
	for _, size := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			return err
		}
		t, err := measure(program, filepath.Join(dir, size), n)
		if err != nil {
			return err
		}
		fmt.Printf("%8d deals: import %.2f s (%.0f MB), undo %.2f s (%.0f MB), sqlite3 %.2f s (%.0f MB)%s%s\n", t.rows, t.milepost, t.memory, t.undo, t.undone,
			t.shell, t.shellHas, judge("import / sqlite3", t.milepost/t.shell, mostOfShell), judge("undo / import", t.undo/t.milepost, mostUndo))
		all = append(all, t)
	}
	if first, last := all[0], all[len(all)-1]; len(all) > 1 {
		ours, theirs := last.milepost/first.milepost, last.shell/first.shell
		fmt.Printf("growth: %.1f times, of sqlite3 %.1f times%s%s\n", ours, theirs, judge("growth / sqlite3's", ours/theirs, mostGrowth), judge("memory", last.memory/first.memory, mostGrowth))
	}
	return nil
}

func judge(what string, is, most float64) string {
	word := "ok"
	if is > most {
		word = "MISSED"
	}
	return fmt.Sprintf("; %s %.2f, at most %.1f: %s", what, is, most, word)
}

// measure imports a list of n deals with both, each into a file of its own.
func measure(program, dir string, n int) (took, error) {
	t := took{rows: n}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return t, err
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := writeLists(at("teams.csv"), at("deals.csv"), n); err != nil {
		return t, err
	}
	if _, _, err := timed("", program, "import", "teams", at("team.milepost"), at("teams.csv")); err != nil {
		return t, err
	}
	var err error
	if t.milepost, t.memory, err = timed("", program, "import", "deals", at("team.milepost"), at("deals.csv")); err != nil {
		return t, err
	}
	if t.undo, t.undone, err = timed("", program, "undo", at("team.milepost")); err != nil {
		return t, err
	}
	t.shell, t.shellHas, err = timed(`CREATE TABLE deal(external TEXT PRIMARY KEY NOT NULL, subject TEXT, product TEXT, customer TEXT, stage TEXT, engaged_on TEXT, closed_on TEXT, amount TEXT);
CREATE UNIQUE INDEX deal_external ON deal(amount, external);
CREATE INDEX deal_subject ON deal(subject);
CREATE INDEX deal_customer ON deal(customer);
CREATE INDEX deal_product ON deal(product);
CREATE INDEX deal_closed ON deal(closed_on, stage);
.import --csv --skip 1 `+at("deals.csv")+" deal\n", "sqlite3", at("shell.db"))
	return t, err
}

// timed runs a program and gives the seconds it took and the most memory it had, in MB.
func timed(input, program string, args ...string) (seconds, memory float64, err error) {
	c := exec.Command(program, args...)
	c.Stdin = strings.NewReader(input)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	begin := time.Now()
	if err := c.Run(); err != nil {
		return 0, 0, fmt.Errorf("%s %s: %w\n%s", filepath.Base(program), args[0], err, said.String())
	}
	return time.Since(begin).Seconds(), most(c.ProcessState), nil
}

// writeLists writes 35 reps and n deals of theirs.
func writeLists(teams, deals string, n int) error {
	var b bytes.Buffer
	b.WriteString("rep,manager\n")
	for i := range 35 {
		fmt.Fprintf(&b, "Rep %c%c Moreau,Mia Berg\n", 'A'+i/6, 'a'+i%6)
	}
	if err := os.WriteFile(teams, b.Bytes(), 0o600); err != nil {
		return err
	}
	f, err := os.Create(deals)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	_, _ = w.WriteString("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n")
	stages := []string{"Won", "Won", "Lost", "Engaging"}
	for i := range n {
		r := i * 7 % 35
		fmt.Fprintf(w, "%08X,Rep %c%c Moreau,GTX %d,Customer %d,%s,2017-%02d-%02d,2018-%02d-%02d,%d\n", uint32(i)*2654435761, 'A'+r/6, 'a'+r%6, i%7, i%85, stages[i%4], 1+i%12, 1+i%28, 1+i%12, 1+i%28, 100+i%5000)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
