package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"strings"
	"sync"

	"github.com/mattn/go-sqlite3"
)

// Names of drivers of database/sql: the program's own, one that lists what is asked, and SQLite in C.
const (
	oursName   = "sqlite"
	listedName = "sqlite-listed"
	cName      = "sqlite3-pragmas"
)

func init() {
	sql.Register(cName, inC{})
	db, err := sql.Open(oursName, ":memory:") // opens nothing yet, but knows its driver
	if err != nil {
		panic(err)
	}
	sql.Register(listedName, &asked)
	asked.Driver = db.Driver()
}

// inC is SQLite in C with the addresses of the program's driver: it sets the pragmas that stand in them.
type inC struct{}

// Open opens a connection.
func (inC) Open(address string) (driver.Conn, error) {
	_, query, _ := strings.Cut(address, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, err
	}
	c, err := (&sqlite3.SQLiteDriver{}).Open(address)
	if err != nil {
		return nil, err
	}
	for _, p := range values["_pragma"] {
		name, value, _ := strings.Cut(strings.TrimSuffix(p, ")"), "(")
		if _, err := c.(*sqlite3.SQLiteConn).Exec("PRAGMA "+name+"="+value, nil); err != nil { //nolint:staticcheck // it has no other
			return nil, errors.Join(err, c.Close())
		}
	}
	return c, nil
}

// question is a query as the program asked it.
type question struct {
	text string
	args []any
}

// asked lists the queries of the connections opened through it.
var asked lister

type lister struct {
	driver.Driver
	mu   sync.Mutex
	list []question
}

// take gives what was asked since the last take.
func (l *lister) take() []question {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := l.list
	l.list = nil
	return out
}

// Open opens a connection that is listened to.
func (l *lister) Open(address string) (driver.Conn, error) {
	c, err := l.Driver.Open(address)
	if err != nil {
		return nil, err
	}
	return &listened{Conn: c, to: l}, nil
}

// listened passes everything on. Statements that are prepared first are not listed: reads do not use them.
type listened struct {
	driver.Conn
	to *lister
}

// QueryContext lists a query and asks it.
func (c *listened) QueryContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Rows, error) {
	x := question{text: q}
	for _, a := range args {
		x.args = append(x.args, a.Value)
	}
	c.to.mu.Lock()
	c.to.list = append(c.to.list, x)
	c.to.mu.Unlock()
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, q, args)
}

// ExecContext passes on.
func (c *listened) ExecContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Result, error) {
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, q, args)
}

// BeginTx passes on.
func (c *listened) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
}

// PrepareContext passes on.
func (c *listened) PrepareContext(ctx context.Context, q string) (driver.Stmt, error) {
	return c.Conn.(driver.ConnPrepareContext).PrepareContext(ctx, q)
}
