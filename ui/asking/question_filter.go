package asking

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// filter says which questions are shown.
type filter struct {
	kind     string // a kind, "other" for none of ours; empty: all
	fit      model.AskFit
	source   string // empty: all
	category string // of the source
	language string // empty: all
	archived bool
}

// of are the questions that pass and hold every word of a text.
func (f *filter) of(all []model.Ask, text string) []model.Ask {
	wanted := strings.Fields(model.Fold(text))
	var out []model.Ask
	for i := range all {
		if x := &all[i]; f.passes(x) && holds(x, wanted) {
			out = append(out, *x)
		}
	}
	return out
}

func (f *filter) passes(x *model.Ask) bool {
	switch {
	case f.archived != !x.ArchivedAt.IsZero():
	case f.kind != "" && f.kind != kindKey(x.Kind):
	case f.fit != "" && !slices.Contains(x.Fits, f.fit):
	case f.source != "" && (f.source != x.Source || f.category != "" && f.category != x.Category):
	case f.language != "" && f.language != x.Language:
	default:
		return true
	}
	return false
}

// holds says whether a question, its kind or its category holds every word.
func holds(x *model.Ask, wanted []string) bool {
	in := model.Fold(x.Text + " " + words.AskKind(x.Kind) + " " + x.Category)
	return !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(in, w) })
}

func kindKey(k model.AskKind) string {
	if k == "" {
		return "other"
	}
	return string(k)
}

// filterBar are the menus above the list. They stay the same, so that the keyboard stays in them.
type filterBar struct {
	q                     *questions
	kind, fit, from, lang *kit.MenuButton
	archived              *kit.Tick
}

func newFilterBar(q *questions) *filterBar {
	b := &filterBar{q: q}
	b.kind = kit.NewMenuButton("questions.kind", "", b.kinds)
	b.fit = kit.NewMenuButton("questions.fit", "", b.fits)
	b.from = kit.NewMenuButton("questions.from", "", b.sources)
	b.lang = kit.NewMenuButton("questions.language", "", b.languages)
	b.archived = kit.NewTickText("questions.archived", false, "", func(on bool) { q.only.archived = on; q.find() })
	return b
}

// show says what is chosen, and how many questions that leaves. Menus with nothing to choose are left out.
func (b *filterBar) show() {
	f := &b.q.only
	b.kind.SetText(words.Say("questions.kind.all"))
	if f.kind != "" {
		b.kind.SetText(words.Say("ask.kind." + f.kind))
	}
	b.fit.SetText(words.Say("questions.fit.all"))
	if f.fit != "" {
		b.fit.SetText(words.Say("questions.fit." + string(f.fit)))
	}
	b.from.SetText(words.Say("questions.from.all"))
	if f.source != "" {
		b.from.SetText(sourceText(f.source, f.category))
	}
	b.lang.SetText(words.Say("questions.language.all"))
	if f.language != "" {
		b.lang.SetText(words.LanguageName(f.language))
	}
	row := kit.Flow(8, 8, b.kind, b.fit)
	if len(b.sources()) > 2 {
		row.Add(b.from)
	}
	if len(b.languages()) > 2 {
		row.Add(b.lang)
	}
	count := kit.P(words.SayN("questions.count", len(b.q.shown)), kit.Small, theme.Current().Ink3)
	count.Name = "questions.count"
	gone := 0
	for i := range b.q.all {
		if !b.q.all[i].ArchivedAt.IsZero() {
			gone++
		}
	}
	if gone > 0 || f.archived {
		b.archived.Text = words.Say("questions.archived.show", gone)
		b.archived.Set(f.archived)
		b.archived.Refresh()
		row.Add(kit.Mid(b.archived))
	}
	row.Add(kit.Mid(kit.Box(110, 0, count)))
	b.q.filters.Objects = []fyne.CanvasObject{row}
	b.q.filters.Refresh()
}

// choice is an item of a menu that sets something and shows what is left.
func (b *filterBar) choice(name, label string, chosen bool, set func(*filter)) kit.MenuItem {
	return kit.MenuItem{Name: name, Label: label, Chosen: chosen, OnTapped: func() {
		set(&b.q.only)
		b.q.find()
	}}
}

func (b *filterBar) kinds() []kit.MenuItem {
	f := b.q.only
	items := []kit.MenuItem{b.choice("kind.all", words.Say("questions.kind.all"), f.kind == "", func(f *filter) { f.kind = "" })}
	for _, k := range append(model.AskKinds(), "") {
		if slices.ContainsFunc(b.q.all, func(x model.Ask) bool { return x.Kind == k }) {
			items = append(items, b.choice("kind."+kindKey(k), words.AskKind(k), f.kind == kindKey(k), func(f *filter) { f.kind = kindKey(k) }))
		}
	}
	return items
}

func (b *filterBar) fits() []kit.MenuItem {
	f := b.q.only
	items := []kit.MenuItem{b.choice("fit.all", words.Say("questions.fit.all"), f.fit == "", func(f *filter) { f.fit = "" })}
	for _, x := range []model.AskFit{model.AskFirst, model.AskOnboarding, model.AskQuarterly, model.AskLost, model.AskRide} {
		items = append(items, b.choice("fit."+string(x), words.Say("questions.fit."+string(x)), f.fit == x, func(f *filter) { f.fit = x }))
	}
	return items
}

// sources are where questions come from, each with its categories.
func (b *filterBar) sources() []kit.MenuItem {
	f := b.q.only
	set := func(source, category string) func(*filter) {
		return func(f *filter) { f.source, f.category = source, category }
	}
	items := []kit.MenuItem{b.choice("from.all", words.Say("questions.from.all"), f.source == "", set("", ""))}
	type place struct{ source, category string }
	var places []place
	for i := range b.q.all {
		x := &b.q.all[i]
		for _, p := range []place{{x.Source, ""}, {x.Source, x.Category}} {
			if !slices.Contains(places, p) && (p.category == "" || x.Source != model.SourceOwn) {
				places = append(places, p)
			}
		}
	}
	slices.SortStableFunc(places, func(x, y place) int {
		return cmp.Or(order(x.source)-order(y.source), strings.Compare(x.source, y.source), strings.Compare(x.category, y.category))
	})
	for _, p := range places {
		items = append(items, b.choice("from."+p.source+"."+p.category, sourceText(p.source, p.category),
			f.source == p.source && f.category == p.category, set(p.source, p.category)))
	}
	return items
}

// order puts what comes with the program first and own questions next.
func order(source string) int {
	switch source {
	case model.SourceBank:
		return 0
	case model.SourceOwn:
		return 1
	}
	return 2
}

func sourceText(source, category string) string {
	switch {
	case category != "":
		return words.Say("questions.from.category", sourceText(source, ""), category)
	case source == model.SourceBank:
		return words.Say("questions.from.bank")
	case source == model.SourceOwn:
		return words.Say("questions.source.own")
	}
	return words.Say("questions.source", source)
}

func (b *filterBar) languages() []kit.MenuItem {
	f := b.q.only
	items := []kit.MenuItem{b.choice("language.all", words.Say("questions.language.all"), f.language == "", func(f *filter) { f.language = "" })}
	var codes []string
	for i := range b.q.all {
		if code := b.q.all[i].Language; code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	slices.SortFunc(codes, func(x, y string) int { return strings.Compare(words.LanguageName(x), words.LanguageName(y)) })
	for _, code := range codes {
		items = append(items, b.choice("language."+code, words.LanguageName(code), f.language == code, func(f *filter) { f.language = code }))
	}
	return items
}
