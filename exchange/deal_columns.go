package exchange

import (
	"slices"

	"milepost/model"
)

// Kinds of lists of a sales system.
const (
	KindCustomers Kind = "customers"
	KindProducts  Kind = "products"
	KindDeals     Kind = "deals"
)

// Fields of customers, products and deals, beside name, id and place.
const (
	FieldSector    Field = "sector"
	FieldEmployees Field = "employees"
	FieldParent    Field = "parent"
	FieldSeries    Field = "series"
	FieldPrice     Field = "price"
	FieldCurrency  Field = "currency"
	FieldSeller    Field = "rep"
	FieldCustomer  Field = "customer"
	FieldProduct   Field = "product"
	FieldStage     Field = "stage"
	FieldEngaged   Field = "engaged_on"
	FieldClosed    Field = "closed_on"
	FieldAmount    Field = "amount"
	FieldTitle     Field = "title"
)

var (
	customerFields = []Field{FieldName, FieldSector, FieldPlace, FieldEmployees, FieldParent}
	productFields  = []Field{FieldName, FieldSeries, FieldPrice, FieldCurrency}
	dealFields     = []Field{FieldID, FieldSeller, FieldStage, FieldCustomer, FieldProduct, FieldTitle, FieldEngaged, FieldClosed, FieldAmount, FieldCurrency}
)

var currencyWords = []string{"currency", "currency iso code", "currencyisocode", "currency code", "wahrung", "devise", "moneda"}

// salesHeadings are the column names of lists of a sales system, folded, the surest first.
var salesHeadings = map[Kind]map[Field][]string{
	KindCustomers: {
		FieldName:      {"account", "account name", "customer", "customer name", "company", "company name", "name", "kunde", "client", "cliente"},
		FieldSector:    {"sector", "industry", "segment", "branche", "secteur", "industria"},
		FieldPlace:     {"office location", "location", "place", "city", "billing city", "billingcity", "ort", "ville", "ciudad"},
		FieldEmployees: {"employees", "number of employees", "numberofemployees", "headcount", "mitarbeiter"},
		FieldParent:    {"subsidiary of", "parent", "parent account", "parent company"},
	},
	KindProducts: {
		FieldName:     {"product", "product name", "name", "produkt", "produit", "producto"},
		FieldSeries:   {"series", "family", "product family", "line"},
		FieldPrice:    {"sales price", "list price", "price", "unit price", "preis", "prix", "precio"},
		FieldCurrency: currencyWords,
	},
	KindDeals: {
		FieldID:       {"opportunity id", "deal id", "id", "external id", "record id"},
		FieldSeller:   {"sales agent", "opportunity owner", "deal owner", "owner name", "owner", "rep", "sales rep", "salesperson", "owner id", "ownerid"},
		FieldStage:    {"deal stage", "stage", "stage name", "stagename", "status", "phase"},
		FieldCustomer: {"account", "account name", "customer", "company", "company name", "associated company", "account id", "accountid", "kunde"},
		FieldProduct:  {"product", "product name", "produkt", "produit", "producto"},
		FieldTitle:    {"opportunity name", "deal name", "name", "title", "opportunity", "deal"},
		FieldEngaged:  {"engage date", "engaged on", "created date", "createddate", "create date", "created on", "open date"},
		FieldClosed:   {"close date", "closedate", "closed on", "closed date", "actual close date"},
		FieldAmount:   {"close value", "amount", "deal value", "value", "deal amount", "betrag", "montant", "importe"},
		FieldCurrency: currencyWords,
	},
}

// mapSales proposes the columns of a list of a sales system, or of where people are headed, and then sets what the user chose. Of two columns that could
// be one field the surer name wins, wherever it stands.
func mapSales(t *Table, kind Kind, chosen map[string]string) ([]Column, error) {
	cols := make([]Column, len(t.Columns))
	for i, name := range t.Columns {
		cols[i] = Column{Index: i, Header: name}
	}
	words := salesHeadings[kind]
	if words == nil {
		words = growHeadings[kind]
	}
	switch kind {
	case KindFramework:
		words = frameHeadings
	case KindRatings:
		words = rateHeadings
	case KindBenchmark:
		words = benchmarkHeadings
	case KindQuotas:
		words = quotaHeadings
	}
	for _, f := range FieldsOf(kind) {
		for _, h := range words[f] {
			i := slices.IndexFunc(cols, func(c Column) bool { return c.Field == "" && heading(c.Header) == h })
			if i >= 0 {
				cols[i].Field, cols[i].Guessed = f, true
				break
			}
		}
	}
	for _, name := range sortedKeys(chosen) {
		if err := choose(t, cols, kind, Field(name), chosen[name]); err != nil {
			return nil, err
		}
	}
	return cols, nil
}

// LooksLikeSales says whether a table's columns are those of customers, products or deals; empty: of none of them. A name
// alone, or a place, could be anybody's.
func LooksLikeSales(t *Table) Kind {
	has := func(kind Kind, fields ...Field) bool {
		cols, err := mapSales(t, kind, nil)
		return err == nil && !slices.ContainsFunc(fields, func(f Field) bool { return columnOf(cols, f) < 0 })
	}
	switch {
	case t.JSON || t.IsCalendar() || t.Notes != nil:
		return ""
	case has(KindDeals, FieldID, FieldSeller, FieldStage) && (has(KindDeals, FieldAmount) || has(KindDeals, FieldClosed)):
		return KindDeals
	case has(KindProducts, FieldName, FieldPrice):
		return KindProducts
	case has(KindCustomers, FieldName, FieldParent), has(KindCustomers, FieldName, FieldEmployees), has(KindCustomers, FieldName, FieldSector):
		return KindCustomers
	}
	return ""
}

// needColumns refuses a table in which a field has no column that every row needs.
func needColumns(t *Table, cols []Column, fields ...Field) error {
	for _, f := range fields {
		if columnOf(cols, f) < 0 {
			return &model.Problem{Key: "import.column.needed", Args: []any{model.Key("import.field." + string(f)), headerList(t)}, File: t.File, Line: t.HeadLine, Err: model.ErrInvalid}
		}
	}
	return nil
}
