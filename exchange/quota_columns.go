package exchange

import (
	"slices"
	"strings"

	"milepost/model"
)

// KindQuotas is a list of what each rep is to bring in a period.
const KindQuotas Kind = "quotas"

// Fields of quotas, beside rep, amount, currency and starts_on.
const (
	FieldEndsOn Field = "ends_on"
	FieldPeriod Field = "period"
)

var quotaFields = []Field{FieldSeller, FieldAmount, FieldCurrency, FieldPeriod, FieldStarts, FieldEndsOn}

// quotaHeadings are the column names of such a list. Whom a quota is for is called as in a list of reps.
var quotaHeadings = map[Field][]string{
	FieldSeller:   append([]string{"rep id", "agent id", "owner id"}, headings[FieldName]...),
	FieldAmount:   {"quota", "quota amount", "sales quota", "revenue quota", "sales target", "revenue target", "target", "umsatzziel", "vertriebsziel", "ziel", "objectif", "cuota", "objetivo", "amount", "value", "betrag", "montant", "importe"},
	FieldCurrency: currencyWords,
	FieldPeriod:   {"period", "quarter", "month", "year", "fiscal quarter", "fiscal period", "quota period", "quartal", "monat", "zeitraum", "jahr", "periode", "trimestre", "mois", "periodo", "mes", "ano"},
	FieldStarts:   {"from", "start", "starts", "starts on", "start date", "period start", "valid from", "beginning", "von", "ab", "beginn", "du", "debut", "desde", "inicio"},
	FieldEndsOn:   {"to", "until", "end", "ends", "ends on", "end date", "period end", "valid to", "bis", "ende", "au", "fin", "hasta"},
}

// quotaWords in a column's name say that it holds quotas, whatever stands beside them.
var quotaWords = []string{"quota", "quotas", "cuota", "cuotas", "umsatzziel", "vertriebsziel"}

// mapGrowth finds the columns of a list of goals, milestones, links or quotas. A list of quotas may name its period beside
// the word: when one column does, it is the amount.
func mapGrowth(t *Table, kind Kind, chosen map[string]string) ([]Column, error) {
	cols, err := mapSales(t, kind, chosen)
	if _, said := chosen[string(FieldAmount)]; err != nil || kind != KindQuotas || said || columnOf(cols, FieldAmount) >= 0 {
		return cols, err
	}
	at := -1
	for i, c := range cols {
		if c.Field != "" || !namesQuota(c.Header) {
			continue
		}
		if at >= 0 {
			return cols, nil // one of several: somebody has to say which
		}
		at = i
	}
	if at >= 0 {
		cols[at].Field, cols[at].Guessed = FieldAmount, true
	}
	return cols, nil
}

func namesQuota(header string) bool {
	return slices.ContainsFunc(strings.Fields(heading(header)), func(w string) bool { return slices.Contains(quotaWords, w) })
}

// LooksLikeQuotas says whether a table names a rep and a quota for each, and not who leads them.
func LooksLikeQuotas(t *Table) bool {
	if t.JSON || t.IsCalendar() || t.Notes != nil {
		return false
	}
	cols, err := mapGrowth(t, KindQuotas, nil)
	at := columnOf(cols, FieldAmount)
	if err != nil || columnOf(cols, FieldSeller) < 0 || at < 0 || !namesQuota(cols[at].Header) {
		return false
	}
	return !slices.ContainsFunc(cols, func(c Column) bool {
		return c.Field == "" && slices.Contains([]Field{FieldManager, FieldTeam, FieldLevel}, proposeField(c.Header))
	})
}

// quotaPeriod is what the name of the amount's column says of the period of all quotas, as quota_feb_jul does; the year may be
// missing. The bool is false when it says nothing.
func quotaPeriod(t *Table, columns []Column) (p model.SpokenPeriod, header string, ok bool) {
	if at := columnOf(columns, FieldAmount); at >= 0 {
		header = t.Columns[columns[at].Index]
		p, ok = model.PeriodIn(header)
	}
	return p, header, ok
}

// SpokenQuotaPeriod is what the name of the amount's column says of the period of all quotas, with the columns as they were
// chosen; the year may be missing. The bool is false when it says nothing.
func SpokenQuotaPeriod(t *Table, chosen map[string]string) (model.SpokenPeriod, bool) {
	cols, err := mapGrowth(t, KindQuotas, chosen)
	if err != nil {
		return model.SpokenPeriod{}, false
	}
	p, _, ok := quotaPeriod(t, cols)
	return p, ok
}

// NeedsPeriod says whether the columns of a list of quotas leave open for which period they are.
func NeedsPeriod(columns []Column) bool {
	return columnOf(columns, FieldPeriod) < 0 && (columnOf(columns, FieldStarts) < 0 || columnOf(columns, FieldEndsOn) < 0)
}
