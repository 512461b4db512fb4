package history

import (
	"cmp"
	"maps"
	"slices"

	"milepost/model"
	"milepost/ui/words"
)

// sentence says what the story tells of, and how much.
func (p *Page) sentence() string {
	n, what := p.counted()
	from := p.from
	if p.since == sinceTalk {
		from = p.facts.lastTalk
	}
	day := words.DateLong(from)
	switch {
	case p.since == sinceEver && what == "":
		return words.Say("history.sentence.none", p.call())
	case what == "":
		return words.Say("history.sentence.since.none", day)
	case p.facts.story.Older > 0:
		return words.Say("history.sentence.newest", words.SayN("history.changes", len(p.facts.story.Chapters)), what)
	case p.since == sinceEver:
		return words.SayN("history.sentence", n, words.Capital(what))
	}
	return words.SayN("history.sentence.since", n, day, what)
}

// kindsNamed is how many kinds of records the sentence names.
const kindsNamed = 3

// counted is how many records changed, and of which kinds, the most frequent first; no words when none did.
func (p *Page) counted() (sum int, what string) {
	seen, kinds := map[model.Ref]bool{}, map[string]int{}
	for _, c := range p.facts.story.Chapters {
		for _, e := range c.Events {
			kind := nounOf(e.Record.Table)
			switch {
			case e.Record.ID == "":
				kinds[kind] += e.Count
			case !seen[e.Record]:
				seen[e.Record] = true
				kinds[kind]++
			}
		}
	}
	order := slices.SortedFunc(maps.Keys(kinds), func(a, b string) int { return cmp.Or(cmp.Compare(kinds[b], kinds[a]), cmp.Compare(a, b)) })
	var parts []string
	rest := 0
	for i, kind := range order {
		if i < kindsNamed {
			parts = append(parts, words.SayN("noun."+kind, kinds[kind]))
		} else {
			rest += kinds[kind]
		}
	}
	if rest > 0 {
		parts = append(parts, words.SayN("history.others", rest))
	}
	for _, n := range kinds {
		sum += n
	}
	return sum, words.List(parts)
}

// nounOf is the kind under which a record is counted: people know a key result, not the measure behind it.
func nounOf(table string) string {
	if table == "measure" {
		return "key_result"
	}
	return table
}

func (p *Page) call() string {
	if x := p.frame.Roster().Person(p.person); x != nil {
		return x.Call()
	}
	return ""
}
