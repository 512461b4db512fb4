package model

import (
	"strings"
	"unicode"
)

// AskKind is what a question is about: a kind of talking point, or how the two of a pair work together.
type AskKind string

// AskManager are questions about how manager and rep work together.
const AskManager AskKind = "manager"

// AskKinds are all kinds of questions, in the order of the bank.
func AskKinds() []AskKind {
	return []AskKind{
		AskKind(PointCareer), AskKind(PointSkill), AskKind(PointDeal), AskKind(PointCustomer), AskKind(PointStrategy),
		AskKind(PointPersonal), AskManager,
	}
}

// Point is the kind of the talking point that a question becomes. How the two work together is personal.
func (k AskKind) Point() PointKind {
	if k == AskManager {
		return PointPersonal
	}
	return PointKind(k)
}

// AskFit is an occasion that a question fits in particular.
type AskFit string

// Occasions for questions.
const (
	AskFirst      AskFit = "first" // exactly five of the bank
	AskLost       AskFit = "lost"  // after a lost deal
	AskOnboarding AskFit = "onboarding"
	AskQuarterly  AskFit = "quarterly"
	AskRide       AskFit = "ride" // the manager comes along to a call or visit
)

// SourceBank is the source of the questions that come with the program.
const SourceBank = "milepost"

// Ask is a question that can be asked in a one-on-one, wherever it came from.
type Ask struct {
	ID       ID // of its row; empty for one that comes with the program
	Kind     AskKind
	Text     string
	Fits     []AskFit
	Category string // as its source calls it; empty for ours
	Language string // "en", "ja"
	Source   string // SourceBank for those that come with the program
	External string // its id in the source

	ArchivedAt Instant
}

// SourceOwn is the source of questions that were added by hand.
const SourceOwn = "own"

// Asks are all questions that can be asked: those that come with the program, then those of the file. Of two that ask the
// same in one language the first stays. Archived ones are in, and say so.
func Asks(bank []Ask, rows []Question) []Ask {
	gone := map[string]*Question{} // of the bank
	for i := range rows {
		if rows[i].Source == SourceBank {
			gone[rows[i].External] = &rows[i]
		}
	}
	seen := map[string]bool{}
	var out []Ask
	add := func(a Ask) {
		key := a.Language + " " + AskKey(a.Text)
		if !seen[key] {
			seen[key] = true
			out = append(out, a)
		}
	}
	for _, a := range bank {
		if q := gone[a.External]; q != nil {
			a.ID, a.ArchivedAt = q.ID, q.ArchivedAt
		}
		add(a)
	}
	for i := range rows {
		q := &rows[i]
		if q.Source == SourceBank {
			continue
		}
		add(Ask{
			ID: q.ID, Kind: AskKindOf(q.Category), Text: q.Text, Category: q.Category, Language: q.Language, Source: q.Source,
			External: q.External, ArchivedAt: q.ArchivedAt,
		})
	}
	return out
}

// Asked is when something was a point of a pair last.
type Asked struct {
	On   Date // raised, or closed if it is
	Open bool // it is on the list now
}

// AskedBefore finds questions among the points there were, by AskKey. Points that were archived without having been
// closed do not count: nobody asked them.
func AskedBefore(points []Point) map[string]Asked {
	out := map[string]Asked{}
	for i := range points {
		x := &points[i]
		if x.ReplacedBy != "" || !x.ArchivedAt.IsZero() && x.ClosedOn.IsZero() {
			continue
		}
		now := Asked{On: x.RaisedOn, Open: x.ClosedOn.IsZero()}
		if !now.Open {
			now.On = x.ClosedOn
		}
		key := AskKey(x.Text)
		if was, ok := out[key]; !ok || now.Open && !was.Open || now.Open == was.Open && now.On.After(was.On) {
			out[key] = now
		}
	}
	return out
}

// NamesIn are the people whom a text names, by any of their names, in the order given: what is kept for everybody should
// name nobody.
func NamesIn(text string, people []Person) []Person {
	words := " " + onlyWords(text) + " "
	var out []Person
	for i := range people {
		p := &people[i]
		for _, name := range []string{p.Name, p.Given, p.Family, p.Call()} {
			if name = onlyWords(name); name != "" && strings.Contains(words, " "+name+" ") {
				out = append(out, *p)
				break
			}
		}
	}
	return out
}

// onlyWords is a folded text without signs, its words with one space between. What hangs on a name by an apostrophe is a
// word of its own, and so is every sign of a script that is written without spaces.
func onlyWords(text string) string {
	var b strings.Builder
	for _, r := range Fold(strings.NewReplacer("'", " ", "’", " ").Replace(text)) {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			b.WriteString(" " + string(r) + " ")
		case unicode.IsLetter(r) || unicode.IsMark(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
