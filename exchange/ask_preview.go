package exchange

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/model"
)

const (
	// longestQuestion in characters: what is longer is a text, which nobody asks.
	longestQuestion = 400
	// defaultLanguage is that of questions whose list does not say.
	defaultLanguage = "en"
)

// askDraft is a question in one language as the plan would leave it.
type askDraft struct {
	model.Question // its version is 0 when it is new
	before         model.Question
}

// CategoryCount is how many questions of a file are of a category; one in several languages counts once.
type CategoryCount struct {
	Category  string `json:"category"`
	Questions int    `json:"questions"`
}

// askPlanner gathers what a plan for questions is made from.
type askPlanner struct {
	table *Table
	plan  *Plan
	have  map[askID]model.Question
	lines map[askID]int     // the row that brings a question in a language
	words map[string]int    // and what it asks
	under map[string]string // the category of an id
	count map[string]map[string]bool
}

// askID is what finds a question again within a source.
type askID struct{ external, language string }

// askText is a question in a language, with the field it came from.
type askText struct {
	language, text string
	field          Field
}

// PreviewQuestions makes a plan from a list of questions and those the file holds, and writes nothing. Questions are
// found again by their id, else by their words. A question in several languages is one row of JSON or one a language of a
// table. Errors are about the whole list, ErrInvalid.
func PreviewQuestions(t *Table, have []model.Question, o Options) (*Plan, error) {
	if o.Source == "" {
		o.Source = string(KindQuestions)
	}
	cols, err := mapAskColumns(t, o.Map)
	if err != nil {
		return nil, err
	}
	holds := func(c Column) bool { return c.Field == FieldText || c.Field.Language() != "" }
	if !slices.ContainsFunc(cols, holds) {
		return nil, &model.Problem{Key: "import.column.text", Args: []any{headerList(t)}, File: t.File, Line: t.HeadLine, Err: model.ErrInvalid}
	}
	if len(t.Rows) > MaxQuestions {
		return nil, &model.Problem{Key: "import.json.many", Args: []any{MaxQuestions}, File: t.File, Err: model.ErrInvalid}
	}
	b := &askPlanner{
		table: t, have: map[askID]model.Question{}, lines: map[askID]int{}, words: map[string]int{}, under: map[string]string{},
		count: map[string]map[string]bool{},
		plan: &Plan{
			File: t.File, Kind: KindQuestions, Source: o.Source, Columns: cols, Rows: make([]RowPlan, len(t.Rows)), asked: markRows(have), JSON: t.JSON,
		},
	}
	for _, q := range have {
		if q.Source == o.Source {
			b.have[askID{q.External, q.Language}] = q
		}
	}
	for i := range t.Rows {
		b.row(i)
	}
	b.finish(have)
	return b.plan, nil
}

func (b *askPlanner) cell(row int, f Field) string {
	at := columnOf(b.plan.Columns, f)
	if at < 0 || at >= len(b.table.Rows[row].Cells) {
		return ""
	}
	return model.JoinSpace(b.table.Rows[row].Cells[at])
}

func (b *askPlanner) refuse(row int, f Field, key string, args ...any) {
	out := &b.plan.Rows[row]
	out.Fate, out.Changes = FateRefused, nil
	out.Problem = &model.Problem{Key: key, Args: args, File: b.table.File, Line: out.Line, Err: model.ErrInvalid}
	if !b.table.JSON { // whose columns nobody sees
		out.Problem.Column = columnOf(b.plan.Columns, f) + 1
	}
}

// row says what becomes of a row.
func (b *askPlanner) row(row int) {
	r := &b.table.Rows[row]
	texts := b.texts(row)
	b.plan.Rows[row] = RowPlan{Line: r.Line}
	if len(texts) > 0 {
		b.plan.Rows[row].Name = texts[0].text
	}
	switch {
	case r.Problem != nil:
		b.refuse(row, "", r.Problem.Key, r.Problem.Args...)
	case r.Uneven:
		b.refuse(row, "", "import.row.columns", len(r.Cells), len(b.table.Columns))
	case len(texts) == 0:
		b.refuse(row, FieldText, "import.row.question")
	default:
		b.take(row, texts)
	}
}

// texts are what a row asks, in each language.
func (b *askPlanner) texts(row int) []askText {
	var out []askText
	for _, c := range b.plan.Columns {
		code := c.Field.Language()
		if code == "" && c.Field != FieldText {
			continue
		}
		text := b.cell(row, c.Field)
		if text == "" {
			continue
		}
		if c.Field == FieldText {
			code = cmp.Or(b.cell(row, FieldLanguage), defaultLanguage)
		}
		out = append(out, askText{code, text, c.Field})
	}
	return out
}

// take plans what a row brings, unless something is wrong with it.
func (b *askPlanner) take(row int, texts []askText) {
	external, category := b.cell(row, FieldID), b.cell(row, FieldCategory)
	if external == "" {
		external = model.AskKey(texts[0].text)
	}
	was, ok := b.under[external]
	if ok && category == "" { // the row of another language has said it
		category = was
	}
	if ok && was != category {
		b.refuse(row, FieldCategory, "import.row.category", was)
		return
	}
	for i := range texts {
		x := &texts[i]
		code, ok := languageOf(x.language)
		if !ok {
			b.refuse(row, FieldLanguage, "import.row.language", x.language)
			return
		}
		x.language = code
		if !b.fits(row, external, *x) {
			return
		}
	}
	b.under[external] = category
	out, line := &b.plan.Rows[row], b.table.Rows[row].Line
	stored, changes := 0, []Change(nil)
	for _, x := range texts {
		id := askID{external, x.language}
		b.lines[id], b.words[x.language+" "+model.AskKey(x.text)] = line, line
		d := askDraft{before: b.have[id]}
		if d.before.Version > 0 {
			stored++
		}
		d.Question = d.before
		d.Text, d.Category, d.Language, d.Source, d.External = x.text, category, x.language, b.plan.Source, external
		if d.Question == d.before {
			continue
		}
		changes = append(changes, d.changes()...)
		b.plan.asks = append(b.plan.asks, d)
	}
	out.Fate, out.Changes = FateUnchanged, changes
	switch {
	case stored == 0:
		out.Fate = FateNew
	case len(changes) > 0:
		out.Fate = FateChanged
	}
	if b.count[category] == nil {
		b.count[category] = map[string]bool{}
	}
	b.count[category][external] = true
}

// fits refuses what is too long, and what the list has said already.
func (b *askPlanner) fits(row int, external string, x askText) bool {
	id := askID{external, x.language}
	key := model.AskKey(x.text)
	switch {
	case key == "":
		b.refuse(row, x.field, "import.row.question")
	case utf8.RuneCountInString(x.text) > longestQuestion:
		b.refuse(row, x.field, "import.row.long", longestQuestion)
	case b.words[x.language+" "+key] > 0:
		b.refuse(row, x.field, "import.row.same", b.words[x.language+" "+key])
	case b.lines[id] > 0:
		b.refuse(row, FieldID, "import.row.id", external, b.lines[id])
	default:
		return true
	}
	return false
}

// changes says what a question would be that is another now.
func (d *askDraft) changes() []Change {
	var out []Change
	if d.Text != d.before.Text {
		out = append(out, Change{FieldText, d.before.Text, d.Text})
	}
	if d.Category != d.before.Category && (d.before.Version > 0) {
		out = append(out, Change{FieldCategory, d.before.Category, d.Category})
	}
	return out
}

// finish counts the categories and lists what the source had and the list names no more.
func (b *askPlanner) finish(have []model.Question) {
	for category, ids := range b.count {
		b.plan.Categories = append(b.plan.Categories, CategoryCount{category, len(ids)})
	}
	sortCategories(b.plan.Categories)
	named := map[string]bool{}
	for i := range b.table.Rows { // also those that are refused
		if external := b.cell(i, FieldID); external != "" {
			named[external] = true
		}
		for _, x := range b.texts(i) {
			named[model.AskKey(x.text)] = true
		}
	}
	for _, q := range have {
		if q.Source == b.plan.Source && !named[q.External] && q.ArchivedAt.IsZero() {
			named[q.External] = true
			b.plan.Missing = append(b.plan.Missing, Missing{ID: q.ID, Name: q.Text})
		}
	}
}

func sortCategories(list []CategoryCount) {
	slices.SortFunc(list, func(x, y CategoryCount) int {
		if x.Questions != y.Questions {
			return y.Questions - x.Questions
		}
		return strings.Compare(x.Category, y.Category)
	})
}

// AddCategories counts the categories of two lists together, the largest first.
func AddCategories(a, b []CategoryCount) []CategoryCount {
	out := slices.Clone(a)
	for _, c := range b {
		if i := slices.IndexFunc(out, func(x CategoryCount) bool { return x.Category == c.Category }); i >= 0 {
			out[i].Questions += c.Questions
		} else {
			out = append(out, c)
		}
	}
	sortCategories(out)
	return out
}
