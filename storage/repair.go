package storage

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"milepost/model"
)

// RepairOptions say how what can be read of a damaged file is written anew.
type RepairOptions struct {
	// Clock tells when that is done. It must be set.
	Clock model.Clock
	// Random is the source of new ids; nil: the system's.
	Random io.Reader
	// Lost names what stands in for somebody or something whose own row is lost, while others refer to it. It is handed
	// the last digits of the id.
	Lost func(digits string) string
}

// RepairedTable is how many rows of one table were saved, left out, changed and put in.
type RepairedTable struct {
	Table                   string
	Saved, Lost, Mended, In int
}

// Repaired tells what was saved of a damaged file, and what was not. It holds no text of a record.
type Repaired struct {
	Path, Out string
	Tables    []RepairedTable
	Lost      []Finding // rows that are not in the new file, tables that are none of ours, and parts that cannot be read
	Mended    []Finding // rows of which a value had to be changed, and rows that stand in for lost ones
	Units     int64     // changes of the journal that were kept
	Anew      int       // rows whose history begins with the repair
	Final     bool      // nothing that was done before the repair can be undone
}

// Whole says whether all of the file was saved as it was.
func (r *Repaired) Whole() bool { return len(r.Lost)+len(r.Mended)+r.Anew == 0 }

// Sum is how many records were saved, left out, changed and put in.
func (r *Repaired) Sum() RepairedTable {
	var sum RepairedTable
	for _, t := range r.Tables {
		if IsRecord(t.Table) { // what else there is, is the journal and what hangs on it
			sum.Saved, sum.Lost, sum.Mended, sum.In = sum.Saved+t.Saved, sum.Lost+t.Lost, sum.Mended+t.Mended, sum.In+t.In
		}
	}
	return sum
}

// RepairFile writes what can be read of a file into a new one, which passes CheckFile, and lists what could not. The
// file itself is only read. out must not be there; it has its name only when it is complete and on the disk.
//
// Rows keep their history where the journal explains them from beginning to end. Of others the history begins with the
// repair, which then makes everything done before final: what is left of it could not be undone as a whole.
//
// ErrInvalid when nothing of it can be read or it is no team file; the other errors are those of Open and of writing a
// backup.
func RepairFile(ctx context.Context, path, out string, o RepairOptions) (*Repaired, error) {
	if _, err := os.Lstat(out); err == nil {
		return nil, copyProblem(fs.ErrExist, out)
	}
	version, doubt := repairable(path)
	if version == 0 {
		return nil, doubt
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	settled, drop, err := settledCopy(ctx, path)
	if err != nil {
		return nil, err
	}
	defer drop()
	p, err := newPart(filepath.Dir(out))
	if err != nil {
		return nil, copyProblem(err, filepath.Dir(out))
	}
	defer p.drop()
	r := &rescue{ctx: ctx, o: o, version: version, out: &Repaired{Path: path, Out: out}, damaged: map[string]bool{}}
	err = r.run(settled, p)
	var found *model.Problem
	if doubt != nil && errors.As(err, &found) && found.Key == "storage.repair.nothing" {
		err = doubt
	}
	if err != nil {
		return nil, copyProblem((&Store{path: path}).problem(err), filepath.Dir(out))
	}
	if err := p.publish(out); err != nil {
		return nil, copyProblem(err, out)
	}
	return r.out, nil
}

// repairable says of which version a file is, 0 when it cannot be repaired. A file whose first bytes are not ours may have
// lost them: then the error is what it is when nothing of ours is found in it.
func repairable(path string) (version int, doubt error) {
	err := recognise(path)
	if err == nil {
		header, err := readHeader(path)
		return int(binary.BigEndian.Uint32(header[headerVersion:])), err
	}
	var p *model.Problem
	info, failed := os.Stat(path)
	if failed != nil || !errors.As(err, &p) || !info.Mode().IsRegular() || info.Size() < headerSize {
		return 0, err
	}
	header, failed := readHeader(path)
	if failed != nil {
		return 0, err
	}
	stated := binary.BigEndian.Uint32(header[headerVersion:])
	switch p.Key {
	case "storage.open.foreign", "storage.open.other":
		return len(migrations), err
	case "storage.open.cut", "storage.open.damaged":
		if stated >= 1 && stated < uint32(len(migrations)) {
			return int(stated), nil
		}
		return len(migrations), nil
	case "storage.open.newer":
		if stated >= 1000 { // there will not be as many: it is damage
			return len(migrations), nil
		}
	}
	return 0, err
}

// settledCopy answers with the file itself when nothing stands beside it. Else a copy is made and what the logs hold is
// moved into it, so that the file itself stays as it is. ErrBusy when somebody goes on writing.
func settledCopy(ctx context.Context, path string) (settled string, drop func(), err error) {
	if !hasLog(path) && !exists(path+"-journal") {
		return path, func() {}, nil
	}
	folder, err := os.MkdirTemp("", "milepost-")
	if err != nil {
		return "", nil, copyProblem(err, os.TempDir())
	}
	drop = func() { _ = os.RemoveAll(folder) }
	settled = filepath.Join(folder, "file"+backupExt)
	for range 5 {
		before := stampOf(path)
		if err = copyWithLogs(ctx, path, settled); err != nil {
			break
		}
		if stampOf(path) == before {
			moveLog(ctx, settled)
			return settled, drop, nil
		}
	}
	drop()
	if err == nil {
		err = &model.Problem{Key: "storage.busy", File: path, Err: model.ErrBusy}
	}
	return "", nil, copyProblem(err, path)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// stampOf tells whether a file or its log was written meanwhile.
func stampOf(path string) (out [2]struct{ size, at int64 }) {
	for i, end := range []string{"", "-wal"} {
		if info, err := os.Stat(path + end); err == nil {
			out[i].size, out[i].at = info.Size(), info.ModTime().UnixNano()
		}
	}
	return out
}

func copyWithLogs(ctx context.Context, from, to string) error {
	for _, end := range []string{"", "-wal", "-journal"} {
		in, err := os.Open(from + end)
		if errors.Is(err, fs.ErrNotExist) && end != "" {
			continue
		}
		if err != nil {
			return err
		}
		err = writeAll(ctx, in, to+end)
		_ = in.Close() // it was only read
		if err != nil {
			return err
		}
	}
	return nil
}

func writeAll(ctx context.Context, in io.Reader, to string) error {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, reading{ctx, in})
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// moveLog moves what a log holds into its file. When SQLite cannot make sense of it, what is in the file is all there is.
func moveLog(ctx context.Context, path string) {
	s, err := connect(path, Options{}, nil, true, Place{})
	if err != nil {
		return
	}
	if _, err := s.pen.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err == nil {
		_ = s.Close()
	}
	_ = s.Close()
}

// digits are those of an id that people see.
func digits(id string) string { return id[max(0, len(id)-8):] }

// rescue is one repair.
type rescue struct {
	ctx     context.Context
	o       RepairOptions
	out     *Repaired
	version int
	src     *pages
	shapes  map[string]*shape
	s       *Store // on the new file
	refused map[tableRow]bool
	mended  map[tableRow][]Finding
	damaged map[string]bool // tables of which something is missing
}

type tableRow struct{ table, id string }

// run fills the new file and holds it against the check.
func (r *rescue) run(settled string, p *part) error {
	r.refused, r.mended = map[tableRow]bool{}, map[tableRow][]Finding{}
	in, err := os.Open(settled)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // it was only read
	if r.shapes, err = shapesOf(r.ctx, r.version); err != nil {
		return err
	}
	if r.s, err = connect(p.path, Options{Clock: r.o.Clock, Random: r.o.Random}, model.NewIDs(r.o.Clock, r.o.Random), true, Place{}); err != nil {
		return err
	}
	err = reads(r.begin, func() error { return r.read(in) }, r.newer, r.settleRows, func() error { return r.s.begin(r.ctx) },
		func() error { return r.s.reindex(r.ctx) })
	if e := r.s.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	c, err := CheckFile(r.ctx, p.path)
	switch {
	case err != nil:
		return err
	case !c.Whole(): // never seen; but nobody shall take a file for whole that is not
		return &model.Problem{Key: "storage.repair.failed", File: r.out.Path, Args: []any{c.Findings[0].Problem}, Err: model.ErrInvalid}
	}
	r.count(c)
	return p.file.Sync()
}

// begin makes the tables as a file of that version has them. What refers to what is held at the end, and until the file
// has its name nothing needs to survive.
func (r *rescue) begin() error {
	for _, q := range []string{"PRAGMA journal_mode=MEMORY", "PRAGMA synchronous=OFF", "PRAGMA foreign_keys=0"} {
		if _, err := r.s.pen.ExecContext(r.ctx, q); err != nil {
			return err
		}
	}
	return r.s.makeTables(r.ctx, migrations[:r.version])
}

// newer brings an older file's tables to the present version.
func (r *rescue) newer() error {
	for v := r.version; v < len(migrations); v++ {
		if _, err := r.s.pen.ExecContext(r.ctx, migrations[v]); err != nil {
			return err
		}
		mark := []any{v + 1, model.InstantOf(r.o.Clock.Now())}
		if _, err := r.s.pen.ExecContext(r.ctx, "INSERT INTO migration(version,at) VALUES(?,?)", mark...); err != nil {
			return err
		}
	}
	_, err := r.s.pen.ExecContext(r.ctx, "PRAGMA user_version="+strconv.Itoa(len(migrations)))
	return err
}

// lose notes a row that is not in the new file.
func (r *rescue) lose(table, id, key string, args ...any) {
	r.refused[tableRow{table, id}] = true
	r.out.Lost = append(r.out.Lost, Finding{&model.Problem{Key: key, Args: args, Err: model.ErrInvalid}, table, printableID(id)})
	r.table(table).Lost++
}

// mend notes that a row is not as it was.
func (r *rescue) mend(table, id, key string, args ...any) {
	k := tableRow{table, id}
	r.mended[k] = append(r.mended[k], Finding{&model.Problem{Key: key, Args: args, Err: model.ErrInvalid}, table, printableID(id)})
}

func (r *rescue) table(name string) *RepairedTable {
	i := slices.IndexFunc(r.out.Tables, func(t RepairedTable) bool { return t.Table == name })
	if i < 0 {
		i = len(r.out.Tables)
		r.out.Tables = append(r.out.Tables, RepairedTable{Table: name})
	}
	return &r.out.Tables[i]
}

// count says what is in the new file.
func (r *rescue) count(c *Checked) {
	r.out.Units = c.Units
	for k, list := range r.mended {
		if r.refused[k] {
			continue
		}
		r.out.Mended = append(r.out.Mended, list...)
		if list[0].Problem.Key == "storage.repair.in" {
			r.table(k.table).In++
		} else {
			r.table(k.table).Mended++
		}
	}
	byTable := func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Table, b.Table), strings.Compare(a.Row, b.Row))
	}
	slices.SortStableFunc(r.out.Lost, byTable)
	slices.SortStableFunc(r.out.Mended, byTable)
	slices.SortFunc(r.out.Tables, func(a, b RepairedTable) int { return strings.Compare(a.Table, b.Table) })
}
