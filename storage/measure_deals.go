package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"milepost/model"
)

// MeasureValues are the values of those measures that are taken from deals, as of a day, by the measure's id. Others are
// left out. The database counts and sums, so that the number of deals does not matter. Behind the curtain the team's
// figure stays what it is, because the team's measures are everybody's, but of the shares only that person's is given, and
// a measure of another rep is left out too. Errors are those of storage.
func (s *Store) MeasureValues(ctx context.Context, measures []model.Measure, on model.Date) (map[model.ID]model.MeasureValue, error) {
	curtain := s.curtain.Load()
	return readWhole(ctx, s, func(v *view) (map[model.ID]model.MeasureValue, error) {
		seen := measures
		if curtain != nil {
			seen = slices.DeleteFunc(slices.Clone(measures), func(m model.Measure) bool { return hiddenMeasure(&m, curtain.person) })
		}
		out, err := measureValues(ctx, v.tx, seen, on)
		if err != nil || curtain == nil {
			return out, err
		}
		for id, value := range out {
			value.Shares = sharesFor(value.Shares, curtain.person)
			out[id] = value
		}
		return out, nil
	})
}

// measureValues are the values of those measures that are taken from deals, whoever looks.
func measureValues(ctx context.Context, tx *sql.Tx, measures []model.Measure, on model.Date) (map[model.ID]model.MeasureValue, error) {
	out := map[model.ID]model.MeasureValue{}
	currency, err := fileCurrency(ctx, tx)
	if err != nil {
		return nil, err
	}
	for i := range measures {
		m := &measures[i]
		if m.Source != model.FromDeals {
			continue
		}
		groups, err := closedDeals(ctx, tx, m, on)
		if err != nil {
			return nil, err
		}
		out[m.ID] = m.FromDeals(groups, currency)
	}
	return out, nil
}

// hiddenMeasure says whether a measure is about somebody whom the curtain hides.
func hiddenMeasure(m *model.Measure, seen model.ID) bool {
	return m.RepID != "" && m.RepID != seen || m.SubjectID != "" && m.SubjectID != seen
}

func sharesFor(shares []model.MeasureShare, seen model.ID) []model.MeasureShare {
	for i := range shares {
		if seen != "" && shares[i].RepID == seen {
			return shares[i : i+1 : i+1]
		}
	}
	return nil
}

func fileCurrency(ctx context.Context, tx *sql.Tx) (currency string, err error) {
	err = tx.QueryRowContext(ctx, "SELECT currency FROM file LIMIT 1").Scan(&currency)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return currency, err
}

// closedDeals asks for the deals that were closed in a measure's window and by a day, in groups. Team and region are those
// of the assignment on the close date.
func closedDeals(ctx context.Context, tx *sql.Tx, m *model.Measure, on model.Date) ([]model.ClosedDeals, error) {
	to := on
	if !m.To.IsZero() && m.To.Before(on) {
		to = m.To
	}
	q := `SELECT d.subject_id, coalesce(a.team,''), coalesce(a.region,''), coalesce(c.sector,''), d.currency,
		count(*) FILTER (WHERE d.stage='won'), count(*) FILTER (WHERE d.stage='lost'), coalesce(sum(d.amount) FILTER (WHERE d.stage='won'),0)
		FROM deal d
		LEFT JOIN assignment a ON a.subject_id=d.subject_id AND (a.valid_from IS NULL OR a.valid_from<=d.closed_on) AND (a.valid_to IS NULL OR a.valid_to>=d.closed_on)
		LEFT JOIN customer c ON c.id=d.customer_id
		WHERE d.stage IN ('won','lost') AND d.closed_on<=?`
	args := []any{to}
	if !m.From.IsZero() {
		q, args = q+" AND d.closed_on>=?", append(args, m.From)
	}
	if m.RepID != "" {
		q, args = q+" AND d.subject_id=?", append(args, m.RepID)
	}
	if m.ProductID != "" {
		q, args = q+" AND d.product_id=?", append(args, m.ProductID)
	}
	rows, err := tx.QueryContext(ctx, q+" GROUP BY 1,2,3,4,5", args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []model.ClosedDeals
	for rows.Next() {
		var g model.ClosedDeals
		var rep sql.NullString
		if err := rows.Scan(&rep, &g.Team, &g.Region, &g.Sector, &g.Currency, &g.Won, &g.Lost, &g.WonAmounts); err != nil {
			return nil, err
		}
		g.RepID = model.ID(rep.String)
		out = append(out, g)
	}
	return out, rows.Err()
}
