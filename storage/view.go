package storage

import (
	"context"
	"database/sql"

	"gorm.io/gorm"

	"milepost/model"
)

// view is one state of the file, in which several reads agree with one another. Inside a unit it is the unit's own
// state, with what the unit has written so far.
type view struct {
	tx    *sql.Tx
	gorm  *gorm.DB
	actor model.ID
	refs  map[string]map[string]string // of tables, as references found them
}

func (s *Store) view(ctx context.Context, tx *sql.Tx) *view {
	g := s.gorm.Session(&gorm.Session{NewDB: true, SkipDefaultTransaction: true, Context: ctx})
	g.Statement.ConnPool = tx
	return &view{tx: tx, gorm: g, actor: s.actor}
}

// read runs f over one state of the file, as far as the curtain lets it be seen.
func read[T any](ctx context.Context, s *Store, f func(*view) (T, error)) (T, error) {
	return readFrom(ctx, s, s.reader(), f)
}

// readWhole is read whether the curtain is drawn or not: for what is done with the file, and for documents that hold
// nothing private.
func readWhole[T any](ctx context.Context, s *Store, f func(*view) (T, error)) (T, error) {
	return readFrom(ctx, s, s.db, f)
}

func readFrom[T any](ctx context.Context, s *Store, db *sql.DB, f func(*view) (T, error)) (T, error) {
	var none T
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return none, s.problem(err)
	}
	defer func() { _ = tx.Rollback() }() // it only read
	out, err := f(s.view(ctx, tx))
	if err != nil {
		return none, s.problem(err)
	}
	return out, nil
}

// all reads records of one kind, in an order of columns.
func all[T any](v *view, order, where string, args ...any) ([]T, error) {
	var out []T
	q := v.gorm.Order(order)
	if where != "" {
		q = q.Where(where, args...)
	}
	err := q.Find(&out).Error
	return out, err
}

// reads runs steps one after the other until one fails.
func reads(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// into is a read for reads that keeps its outcome.
func into[T any](v *view, to *[]T, order, where string, args ...any) func() error {
	return func() (err error) {
		*to, err = all[T](v, order, where, args...)
		return err
	}
}

// find reads records inside the unit, with what it has written so far, oldest first.
func find[T any](w *Work, where string, args ...any) ([]T, error) {
	if err := w.flush(); err != nil {
		return nil, err
	}
	return all[T](w.s.view(w.ctx, w.tx), "id", where, args...)
}
