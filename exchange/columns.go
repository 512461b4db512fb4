package exchange

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"milepost/model"
)

// Field is what a column can mean for a list of people.
type Field string

// Fields of a person and of the assignment that a row gives them.
const (
	FieldName    Field = "name"
	FieldGiven   Field = "given"
	FieldFamily  Field = "family"
	FieldID      Field = "id" // in the other system
	FieldAlias   Field = "alias"
	FieldEmail   Field = "email"
	FieldPhone   Field = "phone"
	FieldPlace   Field = "place"
	FieldStarted Field = "started_on"
	FieldManager Field = "manager"
	FieldTeam    Field = "team"
	FieldRegion  Field = "region"
	FieldLevel   Field = "level"
	FieldFrom    Field = "from" // the assignment's first day
)

// Fields are all that a column can be mapped to, in the order of a menu.
var Fields = []Field{
	FieldName, FieldGiven, FieldFamily, FieldID, FieldAlias, FieldEmail, FieldPhone, FieldPlace, FieldStarted,
	FieldManager, FieldTeam, FieldRegion, FieldLevel, FieldFrom,
}

// headings are column names that other programs use, folded, in English, German, French and Spanish. A column is
// proposed only when its whole name is among them, so that "name of spouse" is not taken for a name.
var headings = map[Field][]string{
	FieldName: {
		"name", "full name", "fullname", "display name", "person", "employee", "employee name", "rep", "rep name", "sales rep",
		"sales representative", "representative", "sales agent", "agent", "agent name", "salesperson", "sales person", "account executive",
		"team member", "member", "user", "user name", "owner", "owner name", "account owner", "opportunity owner", "worker",
		"mitarbeiter", "mitarbeitername", "vollstandiger name", "verkaufer", "vertriebsmitarbeiter", "nom complet", "employe", "vendeur",
		"commercial", "collaborateur", "nombre completo", "empleado", "vendedor", "comercial", "representante",
	},
	FieldGiven: {
		"first", "first name", "firstname", "given", "given name", "given names", "forename", "vorname", "prenom", "nombre", "primer nombre",
	},
	FieldFamily: {
		"last", "last name", "lastname", "family", "family name", "surname", "nachname", "familienname", "nom", "nom de famille", "apellido",
		"apellidos",
	},
	FieldID: {
		"id", "user id", "userid", "employee id", "employee number", "employee no", "employeenumber", "emp id", "staff id", "person id",
		"personnel number", "rep id", "agent id", "owner id", "external id", "personalnummer", "mitarbeiternummer", "mitarbeiter id", "matricule",
		"identifiant", "numero de empleado", "id empleado", "legajo",
	},
	FieldAlias: {
		"alias", "romanised", "romanized", "romanised name", "romanized name", "romanization", "latin name", "also known as", "aka", "nickname",
		"preferred name", "rufname", "spitzname", "surnom", "apodo",
	},
	FieldEmail: {"email", "e mail", "mail", "email address", "e mail address", "work email", "e mail adresse", "courriel", "adresse e mail", "correo", "correo electronico"},
	FieldPhone: {"phone", "phone number", "telephone", "tel", "mobile", "mobile phone", "work phone", "telefon", "telefonnummer", "handy", "mobil", "portable", "telefono", "movil", "celular"},
	FieldPlace: {"place", "city", "town", "location", "office", "office location", "work location", "site", "ort", "stadt", "standort", "buro", "lieu", "ville", "bureau", "lugar", "ciudad", "oficina"},
	FieldStarted: {
		"started on", "started", "start date", "startdate", "hire date", "hired on", "date of hire", "date hired", "joined", "joined on", "join date",
		"eintritt", "eintrittsdatum", "date d embauche", "date d entree", "fecha de ingreso", "fecha de alta", "fecha de contratacion",
	},
	FieldManager: {
		"manager", "manager name", "sales manager", "line manager", "team lead", "team leader", "reports to", "supervisor", "boss", "vorgesetzter",
		"vorgesetzte", "fuhrungskraft", "leiter", "teamleiter", "responsable", "superieur", "chef", "gerente", "jefe", "supervisora",
	},
	FieldTeam:   {"team", "team name", "sales team", "squad", "group", "gruppe", "equipe", "nom de l equipe", "equipo"},
	FieldRegion: {"region", "sales region", "regional office", "territory", "sales territory", "area", "gebiet", "vertriebsgebiet", "bezirk", "territoire", "secteur", "territorio", "zona"},
	FieldLevel: {
		"level", "career level", "job level", "joblevel", "grade", "job grade", "rank", "stufe", "karrierestufe", "niveau", "echelon", "nivel",
		"title", "job title", "position", "role", "job role", "stelle", "poste", "fonction", "puesto", "cargo",
	},
	FieldFrom: {"from", "since", "valid from", "effective", "effective from", "effective date", "assigned from", "assigned on", "seit", "ab", "gultig ab", "depuis", "a partir du", "desde", "vigente desde"},
}

// sensitive are words that keep a column from ever being proposed, whatever its name is beside them.
var sensitive = []string{
	"gender", "sex", "birth", "birthday", "birthdate", "dob", "age", "born", "marital", "married", "spouse", "family status", "children", "health",
	"disability", "disabled", "sick", "illness", "medical", "religion", "religious", "faith", "church", "ethnicity", "ethnic", "race", "origin",
	"nationality", "citizenship", "country", "script", "salary", "income", "wage", "pay", "compensation", "bonus", "commission", "rate", "hike", "stock",
	"union", "political", "orientation", "pregnant", "ssn", "social security", "passport", "tax", "iban", "bank",
	"geschlecht", "geburtsdatum", "geburtstag", "alter", "familienstand", "krankheit", "gesundheit", "behinderung", "konfession", "kirche",
	"herkunft", "staatsangehorigkeit", "nationalitat", "gehalt", "lohn", "gewerkschaft", "sexe", "genre", "naissance", "etat civil", "sante",
	"handicap", "religiosite", "origine", "nationalite", "salaire", "syndicat", "sexo", "genero", "nacimiento", "edad", "estado civil", "salud",
	"discapacidad", "religiosa", "origen", "nacionalidad", "salario", "sueldo", "sindicato",
}

// Column is one column of a table and what it means.
type Column struct {
	Index   int    // in the table, from 0
	Header  string // as in the file
	Field   Field  // empty: not taken
	Guessed bool   // the field was proposed, not chosen
}

// heading brings a column's name into the form of the lists above: words apart, folded, signs as spaces.
func heading(name string) string {
	var b strings.Builder
	before := ' '
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			b.WriteByte(' ')
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			r = ' '
		}
		b.WriteRune(r)
		before = r
	}
	return model.Fold(b.String())
}

// Sensitive says whether a column's name tells that it holds what Milepost never proposes to take: birth, gender,
// marital state, health, religion, origin, pay, union.
func Sensitive(header string) bool {
	h := " " + heading(header) + " "
	return slices.ContainsFunc(sensitive, func(w string) bool { return strings.Contains(h, " "+w+" ") })
}

// proposeField is the field whose headings hold a column's name; empty when there is none.
func proposeField(header string) Field {
	if Sensitive(header) {
		return ""
	}
	h := heading(header)
	for _, f := range Fields {
		if slices.Contains(headings[f], h) {
			return f
		}
	}
	return ""
}

// mapColumns proposes a field for every column and then sets what the user chose. chosen maps a field to a column's name
// or, when no column is called so, its number from 1; an empty name takes the field from all columns.
func mapColumns(t *Table, kind Kind, chosen map[string]string, levels func(string) bool) ([]Column, error) {
	cols := make([]Column, len(t.Columns))
	taken := map[Field]bool{}
	for i, name := range t.Columns {
		cols[i] = Column{Index: i, Header: name}
		f := proposeField(name)
		if f == "" || taken[f] || f == FieldLevel && !holdsLevel(t, i, levels) {
			continue
		}
		cols[i].Field, cols[i].Guessed, taken[f] = f, true, true
	}
	for _, name := range sortedKeys(chosen) {
		if err := choose(t, cols, kind, Field(name), chosen[name]); err != nil {
			return nil, err
		}
	}
	settleNames(t, kind, cols, chosen)
	return cols, nil
}

// settleNames cleans up what the headings leave open: in German and French lists "Name" and "Nom" beside a first name are
// the family name, "Nombre" alone is the name; and the first column of a list of teams is the rep whatever it is called.
func settleNames(t *Table, kind Kind, cols []Column, chosen map[string]string) {
	name, given, family := columnOf(cols, FieldName), columnOf(cols, FieldGiven), columnOf(cols, FieldFamily)
	switch {
	case name >= 0 && given >= 0 && family < 0 && cols[name].Guessed && heading(t.Columns[name]) == "name":
		cols[name].Field = FieldFamily
	case name < 0 && given < 0 && family >= 0 && cols[family].Guessed:
		cols[family].Field = FieldName
	case name < 0 && family < 0 && given >= 0 && cols[given].Guessed:
		cols[given].Field = FieldName
	case name < 0 && given < 0 && kind == KindTeams && len(cols) > 0 && (cols[0].Field == "" || cols[0].Guessed):
		if _, unset := chosen[string(FieldName)]; !unset && !Sensitive(cols[0].Header) {
			cols[0].Field, cols[0].Guessed = FieldName, true
		}
	}
}

// holdsLevel says whether at least one value of a column is a level: titles that are none would only make noise.
func holdsLevel(t *Table, column int, levels func(string) bool) bool {
	return slices.ContainsFunc(t.Rows, func(r TableRow) bool { return column < len(r.Cells) && levels(r.Cells[column]) })
}

// choose sets one field as the user wants it.
func choose(t *Table, cols []Column, kind Kind, f Field, column string) error {
	if !KnowsField(kind, string(f)) {
		return &model.Problem{Key: "import.map.field", Args: []any{string(f), fieldList(FieldsOf(kind))}, Err: model.ErrInvalid}
	}
	for i := range cols {
		if cols[i].Field == f {
			cols[i].Field, cols[i].Guessed = "", false
		}
	}
	if column == "" {
		return nil
	}
	at := findColumn(t.Columns, column)
	if at < 0 {
		return &model.Problem{Key: "import.map.column", Args: []any{column, strings.Join(t.Columns, ", ")}, File: t.File, Line: t.HeadLine, Err: model.ErrInvalid}
	}
	cols[at].Field, cols[at].Guessed = f, false
	return nil
}

// findColumn finds a column by its name, folded, else by its number from 1; -1 when there is none.
func findColumn(columns []string, want string) int {
	for i, c := range columns {
		if c == want || heading(c) != "" && heading(c) == heading(want) {
			return i
		}
	}
	if n, err := strconv.Atoi(want); err == nil && n >= 1 && n <= len(columns) {
		return n - 1
	}
	return -1
}

func columnOf(cols []Column, f Field) int {
	return slices.IndexFunc(cols, func(c Column) bool { return c.Field == f })
}

func fieldList(fields []Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
