package main

import (
	"context"
	"strings"

	"milepost/model"
	"milepost/ui/words"
)

// promotionItem is what a level asks of one person, and how far they are.
type promotionItem struct {
	Person   *named          `json:"person"`
	Level    *named          `json:"level"`
	Met      int             `json:"met"`
	All      int             `json:"all"`
	Criteria []criterionItem `json:"criteria"`
	Skills   []skillItem     `json:"skills"` // for which the level asks a step
}

// criterionItem is one criterion.
type criterionItem struct {
	Text    string        `json:"text"`
	Met     *bool         `json:"met"`     // null: nobody can say
	Unknown model.Unknown `json:"unknown"` // why; empty when it is known
	Value   *string       `json:"value"`   // exact, in the unit; null in words
	Target  *string       `json:"target"`
	Unit    string        `json:"unit"`
	From    model.Date    `json:"from"` // what was counted
	To      model.Date    `json:"to"`
	Checked model.Date    `json:"checked_on"` // of words
}

type promotionTotals struct {
	People   int              `json:"people"`
	Ready    int              `json:"ready"` // meet all that is asked for
	Criteria []criterionTotal `json:"criteria"`
}

type criterionTotal struct {
	Text    string `json:"text"`
	Level   *named `json:"level"`
	Met     int    `json:"met"`
	NotMet  int    `json:"not_met"`
	Unknown int    `json:"unknown"`
}

// aims are the levels people are held against: that of --role, else the next on each one's ladder.
func (v *view) aims() map[model.ID]model.Level {
	out := map[model.ID]model.Level{}
	for _, p := range v.people() {
		if v.level != nil {
			out[p.ID] = *v.level
		} else if own := v.roster.LevelOn(p.ID, v.on); own != nil {
			if next := v.roster.Framework.Next(own.LevelID); next != nil {
				out[p.ID] = *next
			}
		}
	}
	return out
}

func showPromotion(ctx context.Context, v *view) (answer, error) {
	ratings, err := v.store.Assessments(ctx, "")
	if err != nil {
		return answer{}, err
	}
	aims, ids := v.aims(), map[model.ID]model.ID{}
	for person, level := range aims {
		ids[person] = level.LevelID
	}
	facts, err := v.store.Promotion(ctx, &v.roster.Framework, ids, v.on)
	if err != nil {
		return answer{}, err
	}
	var a answer
	items, totals := []promotionItem{}, promotionTotals{Criteria: []criterionTotal{}}
	for _, p := range v.people() {
		level, ok := aims[p.ID]
		if !ok {
			continue
		}
		x := model.PromotionTo(v.roster, ratings, &facts, p.ID, level, v.on)
		item := promotionRow(&p, &x)
		totals.add(&x, item)
		items = append(items, item)
		a.rows = append(a.rows, []string{words.SayN("cmd.promotion.line", item.All, p.Name, level.Name, item.Met)})
		for i := range x.Criteria {
			a.rows = append(a.rows, []string{words.Say("cmd.promotion.criterion", words.Criterion(&x.Criteria[i]), x.Criteria[i].Criterion.Text)})
		}
		for _, gap := range model.Gaps(x.Skills) {
			a.rows = append(a.rows, []string{words.Say("cmd.promotion.skill", gap.Skill.Name, gap.Step(), gap.Target)})
		}
		for i := range x.Skills {
			if s := &x.Skills[i]; s.Target > 0 && s.Step() == 0 {
				a.rows = append(a.rows, []string{words.Say("cmd.promotion.unrated", s.Skill.Name, s.Target)})
			}
		}
	}
	a.items, a.totals = items, totals
	a.opening = words.SayN("cmd.promotion", totals.People, totals.Ready)
	if totals.People == 0 {
		a.opening = words.Say("cmd.promotion.none")
	}
	for _, c := range totals.Criteria {
		a.opening += "\n" + criterionLine(&c)
	}
	return a, nil
}

// criterionLine says how many meet a criterion, and of how many nobody can say.
func criterionLine(c *criterionTotal) string {
	text := strings.TrimRight(c.Text, ".")
	if c.Met+c.NotMet == 0 {
		return words.SayN("cmd.promotion.unsaid", c.Unknown, c.Level.Name, text)
	}
	line := words.Say("cmd.promotion.total", c.Level.Name, text, c.Met, c.Met+c.NotMet)
	if c.Unknown > 0 {
		line = words.SayN("cmd.promotion.unknown", c.Unknown, line)
	}
	return line
}

func promotionRow(p *model.Person, x *model.Promotion) promotionItem {
	item := promotionItem{Person: personRef(p), Level: levelRef(&x.Level), Criteria: []criterionItem{}, Skills: []skillItem{}}
	item.Met, item.All = x.Count()
	for i := range x.Criteria {
		s := &x.Criteria[i]
		c := criterionItem{Text: s.Criterion.Text, Unknown: s.Unknown, From: s.Window.From, To: s.Window.To}
		if s.Unknown == "" {
			c.Met = &s.Met
		}
		if s.Measure != nil {
			c.Unit = s.Measure.Unit
			if s.Measure.Target.Set {
				t := model.FormatDecimal(s.Measure.Target.N, s.Measure.Decimals)
				c.Target = &t
			}
		}
		if s.Exact != nil {
			value := s.Exact.RatString()
			if f, exact := s.Exact.FloatPrec(); exact {
				value = s.Exact.FloatString(f)
			}
			c.Value = &value
		}
		if s.Check != nil {
			c.Checked = s.Check.On
		}
		item.Criteria = append(item.Criteria, c)
	}
	for i := range x.Skills {
		item.Skills = append(item.Skills, cell(&x.Skills[i]))
	}
	return item
}

func (t *promotionTotals) add(x *model.Promotion, item promotionItem) {
	t.People++
	if item.All > 0 && item.Met == item.All {
		t.Ready++
	}
	for i := range x.Criteria {
		c := &x.Criteria[i]
		at := -1
		for k := range t.Criteria {
			if t.Criteria[k].Text == c.Criterion.Text && t.Criteria[k].Level.ID == string(x.Level.LevelID) {
				at = k
			}
		}
		if at < 0 {
			at = len(t.Criteria)
			t.Criteria = append(t.Criteria, criterionTotal{Text: c.Criterion.Text, Level: levelRef(&x.Level)})
		}
		switch {
		case c.Unknown != "":
			t.Criteria[at].Unknown++
		case c.Met:
			t.Criteria[at].Met++
		default:
			t.Criteria[at].NotMet++
		}
	}
}
