package main

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// usualHits is how many hits are printed when nothing else is asked for.
const usualHits = 50

type searchFlags struct {
	limit  int
	asJSON bool
}

// hitItem is a record that was found.
type hitItem struct {
	Kind         storage.SearchKind `json:"kind"`
	ID           string             `json:"id"`
	Person       *named             `json:"person"`
	Title        string             `json:"title"`
	Marks        []markItem         `json:"marks"`
	Snippet      *string            `json:"snippet"`
	SnippetMarks []markItem         `json:"snippet_marks"`
	On           model.Date         `json:"on"`
	DueOn        model.Date         `json:"due_on"`
	Visibility   model.Visibility   `json:"visibility"`
	Archived     bool               `json:"archived"`
	Exact        bool               `json:"exact"`
}

// markItem is where words were found, in characters.
type markItem struct {
	From int `json:"from"`
	To   int `json:"to"`
}

type hitTotals struct {
	Hits    int  `json:"hits"`
	Private int  `json:"private"`
	More    bool `json:"more"` // there are more than the limit
}

func (p *program) searchCommand() *cobra.Command {
	var f searchFlags
	c := &cobra.Command{
		Use: "search FILE WORDS", Short: words.Say("cmd.search.short"), Long: words.Say("cmd.search.long"),
		Args: func(_ *cobra.Command, args []string) error { return wantArgs(args, true, "FILE", "WORDS") }, ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			if f.limit < 1 {
				return usage("cmd.flag.value", "--limit")
			}
			return p.runSearch(c.Context(), args[0], strings.Join(args[1:], " "), f)
		},
	}
	c.Flags().IntVar(&f.limit, "limit", usualHits, words.Say("cmd.search.limit"))
	c.Flags().BoolVar(&f.asJSON, "json", false, words.Say("cmd.flag.json"))
	return c
}

func (p *program) runSearch(ctx context.Context, path, question string, f searchFlags) error {
	return p.withStore(ctx, path, func(s *storage.Store) error {
		v, err := p.viewOf(ctx, s, "search", showFlags{}, model.Date{})
		if err != nil {
			return err
		}
		hits, err := s.Search(ctx, storage.SearchQuery{Text: question, Limit: f.limit + 1})
		if err != nil {
			return err
		}
		totals := hitTotals{Hits: min(len(hits), f.limit), More: len(hits) > f.limit}
		a := answer{}
		items := []hitItem{}
		for i := range hits[:totals.Hits] {
			x := v.hit(&hits[i])
			if x.Visibility == model.Private {
				totals.Private++
			}
			items = append(items, x)
			a.rows = append(a.rows, hitRow(&x, v.on))
		}
		if f.asJSON {
			return p.printJSON(listing{Kind: "search", AsOf: v.on, Currency: text(v.roster.File.Currency), Items: items, Totals: totals})
		}
		a.opening, a.closing = hitSentences(question, &totals)
		p.sayAnswer(&a)
		return nil
	})
}

func (v *view) hit(h *storage.SearchHit) hitItem {
	x := hitItem{
		Kind: h.Kind, ID: string(h.ID), Title: h.Title.Text, Marks: inCharacters(h.Title), SnippetMarks: inCharacters(h.Snippet),
		Snippet: text(h.Snippet.Text), On: h.On, DueOn: h.DueOn, Visibility: h.Visibility, Archived: h.Archived, Exact: h.Exact,
	}
	x.Person = personRef(v.roster.Person(h.SubjectID))
	return x
}

// inCharacters are the marks of a text in characters: what counts in bytes is of no use to most readers.
func inCharacters(m storage.Marked) []markItem {
	out := []markItem{}
	for _, x := range m.Marks {
		from := utf8.RuneCountInString(m.Text[:x.From])
		out = append(out, markItem{from, from + utf8.RuneCountInString(m.Text[x.From:x.To])})
	}
	return out
}

func hitRow(x *hitItem, on model.Date) []string {
	when := nothing
	switch {
	case !x.DueOn.IsZero():
		when = words.Say("cmd.search.due", words.DateShort(x.DueOn, on))
	case !x.On.IsZero():
		when = words.DateShort(x.On, on)
	}
	who := nothing
	if x.Person != nil && x.Kind != storage.FoundPerson {
		who = x.Person.Name
	}
	what := x.Title
	if x.Snippet != nil {
		what = words.Say("cmd.search.also", what, *x.Snippet)
	}
	if x.Visibility == model.Private {
		what = words.Say("cmd.private", what)
	}
	if x.Archived {
		what = words.Say("cmd.archived", what)
	}
	return []string{words.Say("search.what." + string(x.Kind)), when, who, what}
}

// hitSentences say how much was found, and what is to be known of it.
func hitSentences(question string, t *hitTotals) (opening, closing string) {
	opening = words.Say("cmd.search.none", question)
	if t.Hits > 0 {
		opening = words.SayN("cmd.search.found", t.Hits, question)
	}
	if t.Private > 0 {
		closing = words.SayN("cmd.search.private", t.Private)
	}
	if t.More {
		closing = model.JoinSpace(closing + " " + words.Say("cmd.search.more"))
	}
	return opening, closing
}
